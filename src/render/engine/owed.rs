//! What a page owes its reader, out of what it was made from; [`duties`] looks whether it keeps that.

use std::borrow::Cow;

use tera::Value;

use super::super::duties::{self, Duty, Fault, Neutral, Owed, Worn};
use super::super::relative;
use super::{PAGE, REDIRECT, Renderer, entry, template_of};
use crate::diag::{Diagnostic, Problem, SourcePath, Span};
use crate::discover::below_theme;
use crate::locale::Arg;
use crate::site::Class;
use crate::view::Page;

/// The template of what robots may read.
const ROBOTS: &str = "formats/robots.txt";

/// The template of the page for what is not there: it has no text of anybody.
const NOT_FOUND: &str = "not-found";

impl Renderer {
    /// What `page`, shown as `bytes`, owes its reader and lacks because of the site's own theme. A page of the theme
    /// that the program carries lacks nothing.
    pub fn faults(&self, page: &Page, bytes: &[u8]) -> Vec<Diagnostic> {
        if page.template == ROBOTS {
            return self.open_robots(page, bytes).into_iter().collect();
        }
        if self.theme.own.is_empty() || page.text.is_some() || !page.path.ends_with(PAGE) {
            return Vec::new();
        }
        let owed = self.owed(page);
        let given = Span::file(&self.giver());
        let blamed = Span::file(&self.blamed(&template_of(page)));
        let problem = |fault| match fault {
            Fault::Lacks(Duty::Script) if owed.script == Worn::Wrong => lacks(given.clone(), Duty::Script),
            Fault::Lacks(Duty::Style) if owed.style == Worn::Wrong => lacks(given.clone(), Duty::Style),
            Fault::Lacks(duty) => lacks(blamed.clone(), duty),
            Fault::Loads(address) => Diagnostic::new(Problem::ThemeLoads, blamed.clone()).arg("address", address),
        };
        let notice = ["safety-history", "safety-device", "safety-chat"].map(|key| self.said(page, key));
        // A page at an old address shows nothing that could be read.
        let is_noticed = page.class == Class::Sensitive && page.template != REDIRECT;
        let notices = if is_noticed_first(page) { self.notices(page) } else { Vec::new() };
        let owed = Owed { notice: if is_noticed { &notice } else { &[] }, notices, ..owed.clone() };
        duties::faults(bytes, &owed).into_iter().map(problem).collect()
    }

    /// The file that most likely gives pages a wrong style or script: the manifest, or a style where that is the
    /// program's.
    fn giver(&self) -> SourcePath {
        let own = &self.theme.own;
        let found = own.iter().find(|path| **path == self.theme.manifest);
        found.or_else(|| own.iter().find(|path| path.ends_with(".css"))).unwrap_or(&self.theme.manifest).clone()
    }

    /// That the theme's own `robots.txt` lets robots read a preview (PUB-02).
    fn open_robots(&self, page: &Page, bytes: &[u8]) -> Option<Diagnostic> {
        let own = self.theme.own.iter().find(|path| below_theme(path) == ROBOTS)?;
        let is_open = entry(page, "robots", "allow").is_some_and(Value::is_truthy);
        let is_shut = is_open || duties::shuts_out(&String::from_utf8_lossy(bytes));
        (!is_shut).then(|| lacks(Span::file(own), Duty::Robots))
    }

    fn said<'a>(&'a self, page: &Page, key: &'a str) -> &'a str {
        self.engines.get(&page.language).map_or("", |engine| engine.locale.text(key))
    }

    /// What readers of `page` are told of its text before they read it (PUB-01, TRN-03, TRN-04).
    fn notices<'a>(&'a self, page: &'a Page) -> Vec<Cow<'a, str>> {
        let is = |name| entry(page, "page", name).is_some_and(Value::is_truthy);
        let text = |name| entry(page, "page", name).and_then(Value::as_str).map(Arg::Text);
        let said = |key| Some(Cow::Borrowed(self.said(page, key)));
        let Some(locale) = self.engines.get(&page.language).map(|engine| &engine.locale) else { return Vec::new() };
        let stale = text("stale.name").map(|name| locale.format("stale-notice", &[("name", name)]).into());
        let fallback = text("fallback.name").zip(text("fallback.into"));
        let fallback =
            fallback.map(|(name, into)| locale.format("fallback-notice", &[("name", name), ("language", into)]).into());
        let draft = said("draft-notice").filter(|_| is("draft"));
        let sample = said("sample-text").filter(|_| is("sample"));
        [draft, sample, stale, fallback].into_iter().flatten().collect()
    }

    /// What `page` owes but for its notices.
    fn owed<'a>(&'a self, page: &'a Page) -> Owed<'a> {
        let is = |name| entry(page, "page", name).is_some_and(Value::is_truthy);
        let text = |name| entry(page, "page", name).and_then(Value::as_str).unwrap_or_default();
        let is_shown = page.template != REDIRECT;
        let is_preview = entry(page, "site", "preview").is_some_and(Value::is_truthy);
        let (style, script) = if is_shown { self.worn(page) } else { Default::default() };
        let neutral = Neutral { title: text("title"), description: text("description"), structured: is("structured") };
        Owed {
            exit: entry(page, "site", "exit.url").and_then(Value::as_str).unwrap_or_default(),
            exit_name: self.said(page, "exit-name"),
            again: is_shown,
            policy: self.frame_of(page.class).policy.as_str().unwrap_or_default(),
            indexed: is("indexed"),
            notice: &[],
            style,
            script,
            neutral: (is_shown && is("neutral")).then_some(neutral),
            alone: page.class == Class::Sensitive && is_shown,
            numbers: if is_shown { numbers(page) } else { Vec::new() },
            lang: text("lang"),
            canonical: text("canonical"),
            alternates: if is_shown && self.relative.is_none() { alternates(page) } else { Vec::new() },
            preview: if is_shown && is_preview { self.said(page, "preview-notice") } else { "" },
            notices: Vec::new(),
        }
    }

    /// The style and the script of `page`.
    fn worn<'a>(&'a self, page: &Page) -> (Worn<'a>, Worn<'a>) {
        let at = |address: &'a str| match &self.relative {
            _ if address.is_empty() => Worn::Wrong,
            Some(base) => Worn::At(relative::address(address, &page.path, base).into()),
            None => Worn::At(address.into()),
        };
        let within = |text: &'a str| if text.is_empty() { Worn::Wrong } else { Worn::Within(text) };
        let (style, script, dress) = match page.class {
            Class::Ordinary => (at(&self.assets.style), at(&self.assets.script), &self.theme.ordinary),
            Class::Sensitive => {
                let dress = &self.theme.sensitive;
                (within(&dress.style), within(&dress.script), dress)
            }
        };
        (style, if dress.leads_out { script } else { Worn::Wrong })
    }
}

/// Whether `page` has a text of its own that readers may have to be told something of.
fn is_noticed_first(page: &Page) -> bool {
    ![REDIRECT, NOT_FOUND].contains(&page.template)
}

/// The other languages of `page`, with the address of each (TRN-07).
fn alternates(page: &Page) -> Vec<(&str, &str)> {
    let all = entry(page, "page", "alternates").and_then(Value::as_array).into_iter().flatten();
    all.filter_map(|it| Some((text_at(it, "lang")?, text_at(it, "url")?))).collect()
}

fn text_at<'a>(value: &'a Value, path: &'static str) -> Option<&'a str> {
    value.get_from_path(path).and_then(Value::as_str)
}

fn lacks(blamed: Span, duty: Duty) -> Diagnostic {
    Diagnostic::new(Problem::ThemeLacks, blamed).arg("what", duty.code())
}

/// Numbers that can be called from `page`: those of `site.urgent`, and from a sensitive one all that it is given
/// (HOT-03); its text may say more.
fn numbers(page: &Page) -> Vec<&str> {
    let mut found = Vec::new();
    let is_frame = |name: &str| name == "site";
    entry(page, "site", "urgent").iter().for_each(|urgent| add_numbers(urgent, &mut found));
    let own = page.context.iter().filter(|(name, _)| page.class == Class::Sensitive && !is_frame(name));
    own.for_each(|(_, part)| add_numbers(part.value(), &mut found));
    found
}

fn add_numbers<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
    value.as_array().into_iter().flatten().for_each(|value| add_numbers(value, found));
    for (key, value) in value.as_map().into_iter().flatten() {
        match value.as_str() {
            Some(number) if key.as_str() == Some("tel") => found.extend((!number.is_empty()).then_some(number)),
            _ => add_numbers(value, found),
        }
    }
}
