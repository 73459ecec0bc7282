//! What machines may know of a page: JSON-LD in the words of schema.org.
//!
//! Enter at [`Edition::structured`]. Nothing on a sensitive page (TRACE-04), and nothing on a page
//! whose text stands in for a missing translation: its language would be a lie (TRN-03).

mod node;
mod things;

use serde_json::{Value, json};

pub use node::Node;
pub use things::Thing;

use super::edition::{Edition, Link};
use super::frame::About;
use super::pictures::Sight;
use crate::site::Route;

impl Edition<'_> {
    /// The graph of the page at `route`, safe inside of a script element; empty where there is none.
    pub fn structured(&self, route: Route, about: &About, breadcrumbs: &[Link]) -> String {
        if about.sensitive || about.nowhere || about.unlisted || about.original.is_some() {
            return String::new();
        }
        let url = self.absolute(route, self.language());
        let mut graph = vec![self.page_node(&url, about, !breadcrumbs.is_empty())];
        if !breadcrumbs.is_empty() {
            graph.push(self.breadcrumb_node(&url, breadcrumbs));
        }
        if route == Route::Home {
            graph.push(self.site_node());
        }
        let image = || about.sight.as_ref().map(image);
        graph.extend(about.thing.as_ref().map(|thing| thing.node.clone().maybe("image", image())));
        let graph: Vec<Value> = graph.into_iter().map(Node::value).collect();
        in_script(&json!({ "@context": "https://schema.org", "@graph": graph }))
    }

    fn page_node(&self, url: &str, about: &About, has_breadcrumbs: bool) -> Node {
        let node = Node::new(page_type(about)).text("@id", url).text("url", url).text("name", &about.heading);
        let node = node.text("description", &about.summary).text("inLanguage", self.language().code());
        let node = match has_breadcrumbs {
            true => node.with("isPartOf", self.site_reference()).with("breadcrumb", reference(&breadcrumb_id(url))),
            false => node.with("isPartOf", reference(&self.site_id())),
        };
        let node = node.maybe("primaryImageOfPage", about.sight.as_ref().map(image));
        match &about.thing {
            Some(thing) => node.with("mainEntity", reference(&thing.id)),
            None => node,
        }
    }

    fn breadcrumb_node(&self, url: &str, breadcrumbs: &[Link]) -> Node {
        let origin = self.site.config.origin();
        let item = |(at, link): (usize, &Link)| {
            // The last is the page itself, which has no link on it.
            let item = if link.url.is_empty() { url.to_owned() } else { format!("{origin}{}", link.url) };
            let node = Node::new("ListItem").with("position", json!(at + 1)).text("name", &link.label);
            node.text("item", &item).value()
        };
        let items: Vec<Value> = breadcrumbs.iter().enumerate().map(item).collect();
        Node::new("BreadcrumbList").text("@id", &breadcrumb_id(url)).with("itemListElement", json!(items))
    }

    fn site_id(&self) -> String {
        format!("{}#website", self.absolute(Route::Home, self.language()))
    }

    /// The site in this language, as far as other pages say it.
    fn site_reference(&self) -> Value {
        let node = Node::new("WebSite").text("@id", &self.site_id());
        let node = node.text("url", &self.absolute(Route::Home, self.language()));
        node.text("name", self.site.config.title.get(self.language())).value()
    }

    fn site_node(&self) -> Node {
        let node = Node::new("WebSite").text("@id", &self.site_id());
        let node = node.text("url", &self.absolute(Route::Home, self.language()));
        let node = node.text("name", self.site.config.title.get(self.language()));
        node.text("inLanguage", self.language().code()).maybe("publisher", self.publisher_value())
    }

    /// Who answers for the site, the same in every language.
    fn publisher_value(&self) -> Option<Value> {
        let publisher = self.site.config.publisher.as_ref()?;
        let node = Node::new("Organization").text("@id", &format!("{}#publisher", self.site.config.base_url));
        let node = node.text("name", &self.organisation(publisher.organisation));
        Some(node.text("url", &self.absolute(Route::Home, self.language())).value())
    }
}

fn page_type(about: &About) -> &'static str {
    match about.kind {
        "article-list" | "campaign-list" | "event-list" | "event-month" | "honoree-list" | "documents" => {
            "CollectionPage"
        }
        "honoree" => "ProfilePage",
        _ => "WebPage",
    }
}

fn image(sight: &Sight) -> Value {
    let node = Node::new("ImageObject").text("url", &sight.url).with("width", json!(sight.width));
    let node = node.with("height", json!(sight.height)).text("encodingFormat", sight.media_type);
    node.text("description", &sight.alt).value()
}

fn breadcrumb_id(url: &str) -> String {
    format!("{url}#breadcrumb")
}

fn reference(id: &str) -> Value {
    json!({ "@id": id })
}

/// `value` as it may stand in a script element: no tag, comment or entity can begin in it, and
/// programs that read it as JavaScript find no end of line.
fn in_script(value: &Value) -> String {
    let text = value.to_string();
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text.as_str();
    while let Some(at) = rest.find(['<', '>', '&', '\u{2028}', '\u{2029}']) {
        out.push_str(&rest[..at]);
        let mut after = rest[at..].chars();
        out.extend(after.next().map(|letter| format!("\\u{:04x}", u32::from(letter))));
        rest = after.as_str();
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// TRACE-03: what a writer says cannot end the element that carries it.
    #[test]
    fn nothing_can_end_the_script() {
        let written = in_script(&json!({ "name": "a</script><script>b&c<!--\u{2028}\u{2029}" }));
        assert!(!written.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{written}");
        let read: Value = serde_json::from_str(&written).expect("it is JSON still");
        assert_eq!(read["name"], "a</script><script>b&c<!--\u{2028}\u{2029}");
    }
}
