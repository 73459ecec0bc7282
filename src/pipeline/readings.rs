//! What a site says before anything of it is resolved, read in one way by whoever asks: consents are as receipts, the
//! notes of hosts and copies of files know them. Enter at [`readings`], or with a memory at [`parsed`].

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;

use super::copies::Copies;
use super::memo::Known;
use super::preview::Silent;
use super::{Memo, Progress, TakenBack, Today, day, taken_back};
use crate::diag::{Diagnostic, Diagnostics, Error, Problem, SourcePath};
use crate::discover::{self, Source, Sources};
use crate::locale::Locales;
use crate::parse::{self, DataFile, Document, FieldPath, Parsed, Part, Settings, field_span};
use crate::site::Language;

/// What a site says, as far as it can be read.
pub struct Readings {
    /// `None` where they cannot be read: then nothing else was.
    pub settings: Option<Settings>,
    /// That of originals first.
    pub languages: Vec<Language>,
    pub documents: Vec<Document>,
    pub data: Vec<DataFile>,
    /// Files with errors: they may say anything.
    pub unread: BTreeSet<SourcePath>,
    pub locales: Locales,
    pub locale_sources: Vec<Source>,
    pub today: Date,
}

/// What the site at `root` says on the day that `today` is there; where that is not told, by what files say alone.
///
/// # Errors
/// What the machine refused.
pub fn readings(root: &Path, today: Option<Today>) -> Result<Readings, Error> {
    let mut memory = discover::Memory::default();
    let (mut sources, mut problems) = discover::content(root, &mut memory)?;
    let settings = settings(&sources, &mut problems);
    let theme = settings.as_ref().map_or("default", |(settings, _)| &settings.theme).to_owned();
    problems.extend(discover::dressing(root, &theme, &mut sources, &mut memory)?);
    let (locales, _) = Locales::load(&sources.locales);
    let zone = zone(settings.as_ref().map(|(settings, _)| settings), &sources);
    let known = today.map_or_else(|| Ok(Vec::new()), |_| taken_back::by_receipts(root))?;
    let day = today.map(|today| day(today, &zone)).transpose()?;
    let languages = settings.as_ref().map(|(settings, _)| settings.codes()).unwrap_or_default();
    let (mut documents, mut data) = (Vec::new(), Vec::new());
    if settings.is_some() {
        let content = &sources.content;
        let (parsed, copies) =
            parsed(content, &languages, day.map(|day| (day, &*known)), &mut Memo::default(), &Silent);
        let Gathered { told, .. } = Gathered::of(&parsed, content, &copies, &problems);
        problems.extend(copies.told(told));
        for (known, _) in parsed.into_iter().zip(content).filter(|(_, source)| !copies.lies_in_copy(&source.path)) {
            match Arc::unwrap_or_clone(known).0 {
                Parsed::Document(document) => documents.push(*document),
                Parsed::Data(file) => data.push(*file),
                Parsed::Nothing => {}
            }
        }
    }
    // How pages look says nothing of what they say.
    let wrong = problems.iter().filter(|problem| problem.is_error() && !problem.span.file.starts_with("themes/"));
    let unread = wrong.map(|problem| problem.span.file.clone()).collect();
    let settings = settings.map(|(settings, _)| settings);
    let today = day.unwrap_or(Date::MIN);
    Ok(Readings { settings, languages, documents, data, unread, locales, locale_sources: sources.locales, today })
}

/// What each of `content` comes to in `languages`, and which of it are copies. Consents are brought up to date that were
/// taken back, as copies and what is `known` on a day say it; where no day is told, they are as their files say.
pub fn parsed<'c>(
    content: &'c [Source],
    languages: &[Language],
    known: Option<(Date, &[TakenBack])>,
    memo: &mut Memo,
    progress: &dyn Progress,
) -> (Vec<Known>, Copies<'c>) {
    let mut parsed = memo.parse(content, languages, progress);
    let copies = Copies::among(content, languages, known.map_or(Date::MIN, |(today, _)| today));
    if let Some((_, known)) = known {
        let taken_back: Vec<TakenBack> = known.iter().cloned().chain(copies.taken_back()).collect();
        for known in &mut parsed {
            let day = taken_back::forgotten(&known.0, &taken_back);
            day.into_iter().for_each(|day| taken_back::remind(&mut Arc::make_mut(known).0, day));
        }
    }
    (parsed, copies)
}

/// What was read, by what it is.
pub struct Gathered<'a> {
    pub documents: Vec<&'a Document>,
    pub data: Vec<&'a DataFile>,
    /// Files of which nothing could be read, or not all.
    pub broken: BTreeSet<SourcePath>,
    pub told: Vec<Diagnostic>,
}

impl<'a> Gathered<'a> {
    /// Of what each of `content` comes to; what lies in a folder that is one of `copies` is told, and not read. Whatever
    /// `problems` has an error of is broken.
    pub fn of(parsed: &'a [Known], content: &[Source], copies: &Copies, problems: &Diagnostics) -> Self {
        let broken = problems.iter().filter(|problem| problem.is_error()).map(|problem| problem.span.file.clone());
        let (documents, data) = Default::default();
        let mut all = Self { documents, data, broken: broken.collect(), told: copies.folders().collect() };
        for (known, source) in parsed.iter().zip(content).filter(|(_, source)| !copies.lies_in_copy(&source.path)) {
            let (parsed, found) = &**known;
            all.told.extend(found.iter().cloned());
            match parsed {
                Parsed::Document(document) => all.documents.push(document),
                Parsed::Data(file) => all.data.push(file),
                Parsed::Nothing if found.iter().any(Diagnostic::is_error) => _ = all.broken.insert(source.path.clone()),
                Parsed::Nothing => {}
            }
        }
        all
    }
}

/// `site.yaml` and its settings, if it can be read and languages are in an order in which the site makes sense.
pub fn settings(sources: &Sources, problems: &mut Diagnostics) -> Option<(Settings, Source)> {
    let source = sources.content.iter().find(|source| is_settings(source))?;
    let (settings, found) = parse::settings(source);
    let wrong = settings.as_ref().and_then(|own| without_originals(own, source, &sources.content));
    let Some(wrong) = wrong else {
        problems.extend(found);
        return settings.map(|settings| (settings, source.clone()));
    };
    problems.extend([wrong]);
    None
}

fn is_settings(source: &Source) -> bool {
    &*source.path == "content/site.yaml"
}

/// That nothing is written in the language of originals while there are texts in others: then that language is new, and
/// was put first by mistake. All else would only look wrong.
fn without_originals(settings: &Settings, source: &Source, content: &[Source]) -> Option<Diagnostic> {
    let languages = settings.codes();
    let (first, others) = languages.split_first()?;
    let has = |language: &Language| {
        let ending = format!(".{language}.md");
        content.iter().any(|source| source.path.ends_with(&ending))
    };
    if has(first) || !others.iter().any(has) {
        return None;
    }
    let place = FieldPath::default().key("languages").item(0).key("code");
    let problem = Diagnostic::new(Problem::NoOriginal, field_span(source, &place, Part::Value));
    Some(problem.arg("reason", "site").arg("language", first.code()))
}

/// The time zone of a site: that of its `settings`; where they cannot be read, what a line of their file says all the
/// same. Empty where nobody knows.
pub fn zone(settings: Option<&Settings>, sources: &Sources) -> String {
    if let Some(settings) = settings {
        return settings.time_zone.clone();
    }
    let source = sources.content.iter().find(|source| is_settings(source));
    let text = source.map(|source| source.text.read().into_owned()).unwrap_or_default();
    let said = text.lines().find_map(|line| line.strip_prefix("time_zone:")).unwrap_or_default();
    said.split('#').next().unwrap_or_default().trim().trim_matches(['"', '\'']).to_owned()
}
