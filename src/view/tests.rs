//! A whole site through the view: outputs that must be divided.

use std::path::Path;

use jiff::civil::date;

use super::*;
use crate::discover::{self, Source};
use crate::parse::{self, DataFile, Document, Parsed};
use crate::render::{Renderer, Theme};
use crate::resolve::{self, Input, Policy};
use crate::site::Mode;

/// The town of the tests as it is published, and what it is dressed in.
struct Town {
    site: Site,
    locales: Locales,
    sources: discover::Sources,
}

impl Town {
    fn read() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/thi-tran-mau");
        let (mut sources, _) =
            discover::content(&root, &mut discover::Memory::default()).expect("the town can be read");
        discover::dressing(&root, "default", &mut sources, &mut discover::Memory::default())
            .expect("the theme can be read");
        let (locales, _) = Locales::load(&sources.locales);
        let site = resolved(&sources, &locales);
        Self { site, locales, sources }
    }

    fn renderer(&self) -> Renderer {
        let theme = Theme::load(&self.sources.theme, &self.sources.theme_statics);
        let theme = theme.unwrap_or_else(|problems| panic!("{problems:?}"));
        Renderer::new(theme, &self.locales, &self.sources.locales, "", "/")
    }

    /// The sitemaps of the town, divided by `limits`: the addresses and the bytes of each.
    fn sitemaps(&self, limits: SitemapLimits) -> Vec<(String, Vec<String>, usize)> {
        let (view, renderer) = (View::with_limits(&self.site, &self.locales, limits), self.renderer());
        let outputs = view.outputs().into_iter().filter(|output| matches!(output, Output::Sitemap(..)));
        let made = outputs.map(|output| {
            let page = view.page(&output).expect("what is listed is made");
            let rendered = renderer.render(&page).unwrap_or_else(|problem| panic!("{problem:?}"));
            let text = String::from_utf8(rendered.bytes).expect("it is text");
            let urls = text.split("<loc>").skip(1).map(|rest| rest.split('<').next().unwrap_or_default().to_owned());
            (page.path, urls.collect(), text.len())
        });
        made.collect()
    }
}

fn resolved(sources: &discover::Sources, locales: &Locales) -> Site {
    let settings_source: &Source =
        sources.content.iter().find(|source| &*source.path == "content/site.yaml").expect("there are settings");
    let settings = parse::settings(settings_source).0.expect("they can be read");
    let languages = settings.codes();
    let (mut documents, mut data): (Vec<Document>, Vec<DataFile>) = (Vec::new(), Vec::new());
    for source in &sources.content {
        match parse::parse(source, &languages).0 {
            Parsed::Document(document) => documents.push(*document),
            Parsed::Data(file) => data.push(*file),
            Parsed::Nothing => {}
        }
    }
    let (documents, data) = (documents.iter().collect(), data.iter().collect());
    let input = Input { documents, data, ..Input::of(&settings, settings_source) };
    let today = date(2026, 11, 10);
    let policy = Policy {
        today,
        consents_on: today,
        mode: Mode::Publication,
        drafts: false,
        without_samples: false,
        base_url: None,
    };
    resolve::resolve(&input, &policy, locales, &mut resolve::Recall::default()).site.expect("the town has no error")
}

/// sitemaps.org: no part holds more than it may, all parts together hold what one would, and the
/// index names each.
#[test]
fn a_sitemap_is_divided_where_it_would_be_too_large() {
    let town = Town::read();
    let whole = town.sitemaps(SitemapLimits::PROTOCOL);
    assert_eq!(whole.len(), 2, "one a language");
    let urls = |parts: &[(String, Vec<String>, usize)]| {
        let mut all: Vec<String> = parts.iter().flat_map(|(_, urls, _)| urls.clone()).collect();
        all.sort();
        all
    };
    for limits in [
        SitemapLimits { urls: 7, ..SitemapLimits::PROTOCOL },
        SitemapLimits { bytes: 20_000, ..SitemapLimits::PROTOCOL },
    ] {
        let parts = town.sitemaps(limits);
        assert!(parts.len() > 4, "{} parts", parts.len());
        assert!(parts.iter().all(|(_, urls, bytes)| urls.len() <= limits.urls && *bytes <= limits.bytes));
        assert_eq!(urls(&parts), urls(&whole));
        let view = View::with_limits(&town.site, &town.locales, limits);
        let index = view.page(&Output::SitemapIndex).expect("there is an index");
        let index = town.renderer().render(&index).unwrap_or_else(|problem| panic!("{problem:?}"));
        let index = String::from_utf8(index.bytes).expect("it is text");
        assert_eq!(index.matches("<loc>").count(), parts.len());
        parts.iter().for_each(|(path, ..)| assert!(index.contains(&format!("/{path}</loc>")), "{path}"));
    }
}
