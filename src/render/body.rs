//! The Markdown body of a page becomes HTML: links as the view resolved them, directives through
//! the theme's `directives/<name>.html`.

use std::cell::RefCell;

use tera::{Context, Tera, Value};

use crate::locale::Locale;
use crate::markdown::{self, Directive, Labels, Resolver};
use crate::site::Language;
use crate::view::Body;

/// Names of the words that Markdown needs, and of the site strings that hold them.
const LABELS: [&str; 8] = [
    "callout-note",
    "callout-tip",
    "callout-important",
    "callout-warning",
    "callout-caution",
    "footnotes",
    "footnote-back",
    "table-scroll",
];

/// The HTML of `body`, whose text is in the language of `locale`. What directives show is in the language of the reader,
/// for whom `engine` has its templates, and is marked so where that is another one.
///
/// # Errors
/// The first refusal of a directive's template.
pub fn html(body: &Body, locale: &Locale, (engine, reader): (&Tera, &Language)) -> Result<String, tera::Error> {
    let labels: Labels = LABELS.iter().map(|name| (*name, locale.text(name).to_owned())).collect();
    let is_foreign = locale.language() != reader;
    let links = Links { body, engine, language: reader.code(), is_foreign, refusal: RefCell::new(None) };
    let text = body.text.read();
    let mut out = String::with_capacity(text.len() * 2);
    markdown::render(&text, &body.heading_ids, &labels, &locale.data().no_break, &links, &mut out);
    match links.refusal.into_inner() {
        Some(error) => Err(error),
        None => Ok(out),
    }
}

struct Links<'a> {
    body: &'a Body,
    engine: &'a Tera,
    /// The reader's.
    language: &'a str,
    /// Whether the text is in another language.
    is_foreign: bool,
    /// [`Resolver`] cannot fail; the first refusal waits here until the body is done.
    refusal: RefCell<Option<tera::Error>>,
}

impl Links<'_> {
    fn context(&self, item: Value, block: bool) -> Context {
        let mut context = Context::new();
        context.insert_value("item", item);
        context.insert_value("block", Value::from(block));
        context.insert("lang", self.language);
        context
    }
}

impl Resolver for Links<'_> {
    fn link(&self, destination: &str) -> Option<String> {
        self.body.links.get(destination).cloned().flatten()
    }

    fn picture(&self, destination: &str, alternative: &str) -> Option<String> {
        let Some(part) = self.body.pictures.get(destination)? else { return Some(String::new()) };
        let mut context = self.context(part.value().clone(), false);
        context.insert("alt", alternative);
        Some(self.rendered("directives/picture.html", &context))
    }

    fn directive(&self, directive: &Directive, block: bool) -> String {
        let Some(part) = self.body.directives.get(&directive.call()) else { return String::new() };
        let name = format!("directives/{}.html", directive.name);
        let html = self.rendered(&name, &self.context(part.value().clone(), block));
        match if block { "div" } else { "span" } {
            _ if !self.is_foreign || html.is_empty() => html,
            element => format!("<{element} lang=\"{}\">{html}</{element}>", self.language),
        }
    }
}

impl Links<'_> {
    fn rendered(&self, template: &str, context: &Context) -> String {
        match self.engine.render(template, context) {
            Ok(html) => html.trim().to_owned(),
            Err(error) => {
                self.refusal.borrow_mut().get_or_insert(error);
                String::new()
            }
        }
    }
}
