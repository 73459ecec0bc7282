//! What machines may know of a page: JSON-LD in the words of schema.org.
//!
//! Enter at [`Edition::structured`]. Nothing on a sensitive page (TRACE-04), and nothing on a page
//! whose text stands in for a missing translation: its language would be a lie (TRN-03).

mod node;
mod things;

pub use node::{Json, Node};
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
        Json::graph(graph.into_iter().map(Node::value))
    }

    fn page_node(&self, url: &str, about: &About, has_breadcrumbs: bool) -> Node {
        let node = Node::new(page_type(about)).text("@id", url).text("url", url).text("name", &about.heading);
        // An article has the same description.
        let is_article = about.thing.as_ref().is_some_and(|thing| thing.article.is_some());
        let node = if is_article { node } else { node.text("description", &about.summary) };
        let node = node.text("inLanguage", self.language().code());
        let node = match has_breadcrumbs {
            true => {
                node.with("isPartOf", &self.site_reference()).with("breadcrumb", &Node::reference(&breadcrumb_id(url)))
            }
            false => node.with("isPartOf", &Node::reference(&self.site_id())),
        };
        let node = node.maybe("primaryImageOfPage", about.sight.as_ref().map(image));
        match &about.thing {
            Some(thing) => node.with("mainEntity", &Node::reference(&thing.id)),
            None => node,
        }
    }

    fn breadcrumb_node(&self, url: &str, breadcrumbs: &[Link]) -> Node {
        let origin = self.site.config.origin();
        let item = |(at, link): (u64, &Link)| {
            // The last is the page itself, which has no link on it.
            let item = if link.url.is_empty() { url.to_owned() } else { format!("{origin}{}", link.url) };
            let node = Node::new("ListItem").with("position", &Json::number(at)).text("name", &link.label);
            node.text("item", &item).value()
        };
        let items = Json::list((1_u64..).zip(breadcrumbs).map(item));
        Node::new("BreadcrumbList").text("@id", &breadcrumb_id(url)).with("itemListElement", &items)
    }

    fn site_id(&self) -> String {
        format!("{}#website", self.absolute(Route::Home, self.language()))
    }

    /// The site in this language, as far as other pages say it.
    fn site_reference(&self) -> Json {
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
    fn publisher_value(&self) -> Option<Json> {
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

fn image(sight: &Sight) -> Json {
    let node = Node::new("ImageObject").text("url", &sight.url).with("width", &Json::number(sight.width));
    let node = node.with("height", &Json::number(sight.height)).text("encodingFormat", sight.media_type);
    node.text("description", &sight.alt).value()
}

fn breadcrumb_id(url: &str) -> String {
    format!("{url}#breadcrumb")
}
