//! What the address bar and the history show of sensitive pages says nothing (TRACE-04), and their
//! texts ask for nothing that gives a reader away: no mail, no pictures.

use std::collections::BTreeMap;

use super::carried::{is_for_pages, named_lines};
use crate::diag::{Diagnostic, Problem, Span};
use crate::discover::Source;
use crate::locale::{Locales, Section, section_span};
use crate::parse::{Data, DataFile, Document, Facts, FieldPath, Own, Part, Settings, field_span};
use crate::site::Language;

/// Words of the deny-lists in `safe_title`, `slug` and `aliases` of a sensitive piece: an old address stands in the
/// address bar, too, and in lists of redirects. A file whose name has such
/// a word and no slug gets a neutral address by itself (`resolve::neutral`).
pub fn check_head(document: &Document, locales: &Locales, problems: &mut Vec<Diagnostic>) {
    if let Some(title) = &document.texts.safe_title {
        let span = || document.span(&title.path, Part::Value);
        problems.extend(denied(&title.value, "safe_title", locales, span));
    }
    if let Some(slug) = &document.texts.slug {
        problems.extend(denied(&slug.value, "slug", locales, || document.span(&slug.path, Part::Value)));
    }
    for alias in &document.texts.aliases {
        problems.extend(denied(&alias.value, "aliases", locales, || document.span(&alias.path, Part::Value)));
    }
    // A step within the page is an entry of the history, too.
    let scan = &document.body.scan;
    for heading in scan.headings.iter().filter(|heading| heading.explicit) {
        problems.extend(denied(&heading.id, ID, locales, || document.body_span(&heading.range)));
    }
    for reference in &scan.references {
        let fragment = reference.destination.strip_prefix('#').unwrap_or_default();
        let is_told = scan.headings.iter().any(|heading| heading.explicit && heading.id == fragment);
        let found = denied(fragment, ID, locales, || document.body_span(&reference.range));
        problems.extend(found.filter(|_| !is_told));
    }
}

/// What is called so leads to a part of a page: `{#id}`, the `id` of a hotline.
const ID: &str = "id";

/// The same for the ids of hotlines, of which a part of their page is called each.
pub fn check_hotlines(file: &DataFile, locales: &Locales, problems: &mut Vec<Diagnostic>) {
    let Data::Hotlines(rows) = &file.data else { return };
    for row in rows {
        problems.extend(denied(&row.id.value, ID, locales, || file.span(&row.id.path, Part::Value)));
    }
}

/// The same for the words that open the title of every sensitive page.
pub fn check_site(settings: &Settings, source: &Source, locales: &Locales, problems: &mut Vec<Diagnostic>) {
    for (language, title) in &settings.safe_title {
        let path = FieldPath::default().key("safe_title").key(language.code());
        problems.extend(denied(title, "safe_title", locales, || field_span(source, &path, Part::Value)));
    }
}

/// Sections whose words stand in the addresses of sensitive pages.
const SECTIONS: [Section; 5] =
    [Section::Support, Section::PhoneNumbers, Section::Safety, Section::Unit, Section::Search];

/// The same for a site's own words of addresses, in its `locale.yaml`: all places and hotlines lie below them.
pub fn check_sections(source: &Source, locales: &Locales, problems: &mut Vec<Diagnostic>) {
    let Some(code) = source.path.strip_prefix("locales/").and_then(|path| path.strip_suffix("/locale.yaml")) else {
        return;
    };
    let Some(locale) = locales.get(&Language::new(code)) else { return };
    for section in SECTIONS.into_iter().filter(|section| source.text.read().contains(locale.section(*section))) {
        let span = || section_span(source, section.key());
        problems.extend(denied(locale.section(section), section.key(), locales, span));
    }
}

/// Messages that a browser's history, its tab or a search engine shows of sensitive pages; the last is what the tab says
/// while the exit opens another site (SAF-03).
const MESSAGES: [&str; 7] = [
    "view-support",
    "view-hotlines",
    "view-search",
    "not-found-title",
    "redirect-title",
    "description-neutral",
    "exit-leaving",
];

/// What messages that call a commune begin with: its name is the title of its page of places.
const COMMUNES: &str = "unit-full-";

/// The same for a site's own words of those messages, written out or through another message, at their line.
pub fn check_messages(source: &Source, locales: &Locales, problems: &mut Vec<Diagnostic>) {
    let code = source.path.split('/').nth(1).unwrap_or_default();
    let Some(locale) = locales.get(&Language::new(code)).filter(|_| is_for_pages(source)) else { return };
    let text = source.text.read();
    let (mut lines, mut at) = (BTreeMap::<&str, Vec<(usize, &str)>>::new(), 0);
    for (name, line) in named_lines(&text) {
        let is_shown = MESSAGES.contains(&name) || name.starts_with(COMMUNES);
        if is_shown && !line.starts_with('#') {
            let said = line.strip_prefix(name).and_then(|rest| rest.split_once('=')).map_or(line, |(_, said)| said);
            lines.entry(name).or_default().push((at + line.len() - said.len(), said));
        }
        at += line.len();
    }
    for (name, lines) in lines {
        let span = |(at, said): &(usize, &str)| {
            let start = at + said.len() - said.trim_start().len();
            Span::new(&source.path, start, start + said.trim().len())
        };
        let told = lines.iter().find_map(|line| denied(line.1, name, locales, || span(line)));
        let whole = || denied(&locale.format(name, &[]), name, locales, || span(&lines[0]));
        problems.extend(told.or_else(whole));
    }
}

fn denied(text: &str, key: &str, locales: &Locales, span: impl Fn() -> Span) -> Option<Diagnostic> {
    let word = locales.iter().find_map(|locale| locale.finds_sensitive_word(text))?;
    Some(Diagnostic::new(Problem::SensitiveWord, span()).arg("word", word).arg("key", key))
}

/// What the files end with that programs of their own open: documents and calendars.
const FILES: [&str; 5] = [".pdf", ".ics", ".ical", ".ifb", ".vcs"];

/// Whether `destination` is a file that stays among the downloads, by its path or by what is asked for.
fn is_file(destination: &str) -> bool {
    let address = destination.split('#').next().unwrap_or_default().to_ascii_lowercase();
    address.split(['?', '&', ';']).any(|part| FILES.iter().any(|file| part.trim_end().ends_with(file)))
}

/// Links that open a mail program, which keeps a draft, or a file, which stays on the device; pictures, each a request
/// and a line in a log.
pub fn check_body(document: &Document, problems: &mut Vec<Diagnostic>) {
    let scan = &document.body.scan;
    for reference in &scan.references {
        let problem = match reference.picture {
            true => Problem::PictureInSensitive,
            false if reference.destination.to_ascii_lowercase().starts_with("mailto:") => Problem::MailInSensitive,
            false if is_file(&reference.destination) => Problem::FileInSensitive,
            false => continue,
        };
        problems.push(Diagnostic::new(problem, document.body_span(&reference.range)));
    }
    for figure in scan.directives.iter().filter(|directive| directive.name == "figure") {
        problems.push(Diagnostic::new(Problem::PictureInSensitive, document.body_span(&figure.range)));
    }
    for key in document.facts.as_deref().map(picture_keys).unwrap_or_default() {
        let span = document.span(&FieldPath::default().key(key), Part::Key);
        problems.push(Diagnostic::new(Problem::PictureInSensitive, span));
    }
}

/// The fields of the front matter that are pictures.
fn picture_keys(facts: &Facts) -> Vec<&'static str> {
    let own = match &facts.own {
        Own::Honoree(honoree) => honoree.portrait.as_ref().map(|_| "portrait"),
        Own::Campaign(campaign) => campaign.logo.as_ref().map(|_| "logo"),
        Own::Article(_) | Own::Event(_) | Own::Place(_) | Own::Page(_) => None,
    };
    facts.common.picture.iter().map(|_| "image").chain(own).collect()
}
