//! Filters of lists: links to other lists of the same things.

use serde::Serialize;

use super::Part;

/// Links to other lists of the same things.
#[derive(Serialize)]
pub struct Filter {
    pub heading: String,
    pub links: Vec<FilterLink>,
}

/// A link to another list, with how much stands there.
#[derive(Clone, Serialize)]
pub struct FilterLink {
    pub label: String,
    pub url: String,
    pub count: usize,
    pub current: bool,
}

/// A filter of which each list marks another link: all that does not change is made once.
pub struct KeptFilter {
    heading: Part,
    /// The address of a link, and the link when it leads elsewhere and when it leads here.
    links: Vec<(String, Part, Part)>,
}

impl KeptFilter {
    /// Keeps `filter`.
    pub fn of(filter: Filter) -> Self {
        let link = |link: FilterLink| {
            let here = Part::of(FilterLink { current: true, ..link.clone() });
            (link.url.clone(), Part::of(link), here)
        };
        Self { heading: Part::of(filter.heading), links: filter.links.into_iter().map(link).collect() }
    }

    /// Whether the list at the address `here` is one of its choices.
    pub fn leads_to(&self, here: &str) -> bool {
        self.links.iter().any(|(url, ..)| url == here)
    }

    /// The filter as the list at the address `here` shows it.
    pub fn on(&self, here: &str) -> Part {
        let links = self.links.iter();
        let links = links.map(|(url, elsewhere, current)| if url == here { current } else { elsewhere }.clone());
        Part::named(vec![("heading", self.heading.clone()), ("links", Part::list(links.collect()))])
    }
}
