//! The data files become tables whose rows refer to each other by position.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

use super::figures::Stills;
use super::keyed::Keyed;
use super::{text, validity};
use crate::diag::{Diagnostic, Problem, SourcePath};
use crate::discover::safe_join;
use crate::locale;
use crate::markdown::Ids;
use crate::parse::{Data, DataFile, HoursFront, Located, Part, data, front};
use crate::site::{
    Abbreviation, Document, Enumeration, Fault, Hotline, Hours, Issuer, Ix, Language, Organisation, Paper, Still,
    Topic, Unit, Validity, Verified,
};

/// The tables that pieces refer to.
#[derive(Debug, Default)]
pub struct Registry {
    pub organisations: Keyed<Organisation>,
    /// Organisations by their names in every language, as [`called`] has them; none where several are called so.
    names: BTreeMap<String, Option<Ix<Organisation>>>,
    pub units: Keyed<Unit>,
    /// What each unit is called in addresses, once somebody asks.
    spoken_units: OnceLock<Vec<String>>,
    pub topics: Keyed<Topic>,
    pub documents: Keyed<Document>,
    pub abbreviations: Keyed<Abbreviation>,
    /// The PDFs beside the content, and how many bytes they have.
    papers: BTreeMap<SourcePath, u64>,
    /// Every hotline of the file, also those that this build does not show.
    pub hotlines: Keyed<Hotline>,
}

/// A document of more bytes is refused: it takes minutes on a slow telephone.
const HEAVIEST: u64 = 20 << 20;

impl Registry {
    /// What each of the units is called in addresses, as [`validity::spoken`] has it.
    pub fn spoken_units(&self) -> &[String] {
        let name = |unit: &Unit| validity::spoken(&format!("{} {}", unit.unit_type.code(), unit.name));
        self.spoken_units.get_or_init(|| self.units.table.iter().map(name).collect())
    }

    /// Reads all rows; organisations and units first, because the rest refers to them.
    ///
    /// `broken` are files that could not be read. Sample documents stay out `without_samples`.
    pub fn build(
        files: &[&DataFile],
        stills: &Stills,
        broken: &BTreeSet<SourcePath>,
        first: &Language,
        without_samples: bool,
        problems: &mut Vec<Diagnostic>,
    ) -> Self {
        let size = |(path, still): (&SourcePath, &Result<Still, Fault>)| match still {
            Err(Fault::Paper(size)) => Some((path.clone(), *size)),
            _ => None,
        };
        let mut registry = Self {
            organisations: Keyed::of("content/organisations.yaml"),
            names: BTreeMap::new(),
            units: Keyed::of("content/units.yaml"),
            spoken_units: OnceLock::new(),
            topics: Keyed::of("content/topics.yaml"),
            documents: Keyed::of("content/documents.yaml"),
            abbreviations: Keyed::of("content/glossary.yaml"),
            papers: stills.iter().filter_map(size).collect(),
            hotlines: Keyed::of("content/hotlines.yaml"),
        };
        registry.mark_incomplete(broken);
        let incomplete = files.iter().filter(|file| !file.complete).map(|file| file.source.path.clone());
        registry.mark_incomplete(&incomplete.collect());
        files.iter().for_each(|file| registry.add_offices(file, first, problems));
        files.iter().for_each(|file| registry.add_rest(file, first, without_samples, problems));
        files.iter().for_each(|file| registry.check_successors(file, problems));
        registry
    }

    /// The organisation that is called `name` in any language, if one is.
    pub fn organisation_called(&self, name: &str) -> Option<Ix<Organisation>> {
        self.names.get(&called(name)).copied().flatten()
    }

    fn mark_incomplete(&mut self, broken: &BTreeSet<SourcePath>) {
        for path in broken {
            match &**path {
                "content/organisations.yaml" => self.organisations.set_incomplete(),
                "content/units.yaml" => self.units.set_incomplete(),
                "content/topics.yaml" => self.topics.set_incomplete(),
                "content/documents.yaml" => self.documents.set_incomplete(),
                "content/glossary.yaml" => self.abbreviations.set_incomplete(),
                "content/hotlines.yaml" => self.hotlines.set_incomplete(),
                _ => {}
            }
        }
    }

    fn add_offices(&mut self, file: &DataFile, first: &Language, problems: &mut Vec<Diagnostic>) {
        match &file.data {
            Data::Organisations(rows) => {
                for row in rows {
                    self.organisations.add(&row.id, organisation(row, first), file, problems);
                    let Some(ix) = self.organisations.get(&row.id.value) else { continue };
                    for (_, name) in row.name.iter() {
                        let own = self.names.entry(called(name)).or_insert(Some(ix));
                        *own = own.filter(|own| *own == ix);
                    }
                }
            }
            Data::Units(rows) => {
                for (row, slug) in rows.iter().zip(unit_slugs(rows)) {
                    match unit(row, slug) {
                        Some(unit) => self.units.add(&row.code, unit, file, problems),
                        None => self.units.set_incomplete(),
                    }
                }
            }
            _ => {}
        }
    }

    fn add_rest(&mut self, file: &DataFile, first: &Language, without_samples: bool, problems: &mut Vec<Diagnostic>) {
        match &file.data {
            Data::Topics(rows) => {
                for row in rows {
                    self.topics.add(&row.id, topic(row, first), file, problems);
                }
            }
            Data::Glossary(rows) => {
                for row in rows {
                    let text = text::localised(&row.text, first);
                    self.abbreviations.add(&row.id, Abbreviation { id: row.id.value.clone(), text }, file, problems);
                }
            }
            Data::Documents(rows) => {
                let mut slugs = Ids::default();
                for row in rows {
                    let slug = slugs.unique(&document_slug(&row.id.value));
                    if row.sample && without_samples {
                        self.documents.withhold(row.id.value.clone());
                        continue;
                    }
                    match self.document(row, slug, file, first, problems) {
                        Some(document) => self.documents.add(&row.id, document, file, problems),
                        None => self.documents.set_incomplete(),
                    }
                }
            }
            Data::Hotlines(rows) => {
                for row in rows {
                    let hotline = self.hotline(row, file, first, problems);
                    self.hotlines.add(&row.id, hotline, file, problems);
                }
            }
            Data::Organisations(_) | Data::Units(_) => {}
        }
    }

    fn check_successors(&self, file: &DataFile, problems: &mut Vec<Diagnostic>) {
        match &file.data {
            Data::Organisations(rows) => {
                rows.iter().for_each(|row| {
                    self.organisations.find_any(row.successor.as_ref(), file, problems);
                });
                check_loops(rows.iter().map(|row| (&row.id, row.successor.as_ref())), file, problems);
            }
            Data::Units(rows) => {
                rows.iter().for_each(|row| {
                    self.units.find_any(row.successor.as_ref(), file, problems);
                });
                check_loops(rows.iter().map(|row| (&row.code, row.successor.as_ref())), file, problems);
            }
            _ => {}
        }
    }

    /// The office that exists on `day` after the one called `id`: its successor, or the successor of that.
    pub fn present_successor(&self, id: &str, day: Date) -> Option<&str> {
        let next = |id: &str| self.organisations.table[self.organisations.get(id)?].successor.as_deref();
        let exists = |id: &&str| {
            let known = self.organisations.get(id).map(|ix| &self.organisations.table[ix].valid);
            known.is_some_and(|valid| valid.on(day))
        };
        // A chain that is longer than there are offices goes round.
        let chain = std::iter::successors(next(id), |id| next(id)).take(self.organisations.table.len());
        chain.into_iter().find(exists)
    }

    /// Whether a PDF lies at `path`, whichever document has it.
    pub fn has_paper(&self, path: &str) -> bool {
        self.papers.contains_key(path)
    }

    fn document(
        &self,
        row: &data::Document,
        slug: String,
        file: &DataFile,
        first: &Language,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Document> {
        let paper = row.file.as_ref().and_then(|written| {
            let wrong = |problem| Diagnostic::new(problem, file.span(&written.path, Part::Value));
            let Some(path) = safe_join("content", &written.value) else {
                problems.push(wrong(Problem::UnsafePath).arg("path", &written.value));
                return None;
            };
            match self.papers.get(&*path) {
                Some(size) if *size <= HEAVIEST => {
                    let (span, read_size) = (file.span(&written.path, Part::Value), row.read_bytes.map(u64::from));
                    return Some(Paper { file: path.into(), span, size: *size, read_size });
                }
                Some(size) => {
                    let problem = wrong(Problem::FileTooLarge).arg("size", size.to_string());
                    problems.push(problem.arg("limit", HEAVIEST.to_string()));
                }
                None => problems.push(wrong(Problem::MissingFile).arg("file", path)),
            }
            None
        });
        let issuer = match &row.issuer {
            Some(data::Issuer::Organisation(id)) => {
                self.organisations.find(id, file, problems).map(Issuer::Organisation)
            }
            Some(data::Issuer::Named(name)) => Some(Issuer::Named(text::localised(name, first))),
            None => None,
        };
        // What was decided with it is not undecided for a slip of the pen.
        if row.is_misdated {
            return None;
        }
        Some(Document {
            id: row.id.value.clone(),
            slug,
            form: row.form?,
            number: row.number.clone(),
            issuer,
            issued_on: row.issued_on,
            effective_on: row.effective_on,
            title: text::localised(&row.title, first),
            sample: row.sample,
            paper,
        })
    }

    fn hotline(
        &self,
        row: &data::Hotline,
        file: &DataFile,
        first: &Language,
        problems: &mut Vec<Diagnostic>,
    ) -> Hotline {
        Hotline {
            id: row.id.value.clone(),
            number: row.number.clone(),
            display: row.display.clone(),
            name: text::localised(&row.name, first),
            operator: text::optional(&row.operator),
            hours: hours(&row.hours),
            purpose: row.purpose,
            cost: row.cost,
            channels: row.channels.clone(),
            languages: row.languages.iter().map(|code| Language::new(code)).collect(),
            certain: row.certain,
            source: text::optional(&row.source),
            note: text::optional(&row.note),
            verified: self.verified(row.verified.as_ref(), file, problems),
        }
    }

    /// A verification whose office is in the registry.
    pub fn verified(
        &self,
        verified: Option<&front::VerifiedFront>,
        file: &impl super::keyed::Spanned,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Verified> {
        let verified = verified?;
        let by = self.organisations.find_any(verified.by.as_ref(), file, problems)?;
        Some(Verified { on: verified.on, by })
    }
}

/// Reports successors that lead back to where they began, each loop once: at its first id.
fn check_loops<'a>(
    rows: impl Iterator<Item = (&'a Located<String>, Option<&'a Located<String>>)>,
    file: &DataFile,
    problems: &mut Vec<Diagnostic>,
) {
    let next: BTreeMap<&str, &Located<String>> =
        rows.filter_map(|(id, successor)| Some((id.value.as_str(), successor?))).collect();
    for (first, successor) in &next {
        let after = |id: &&str| next.get(id).map(|successor| successor.value.as_str());
        let chain = std::iter::successors(Some(successor.value.as_str()), after).take(next.len());
        let mut way: Vec<&str> = chain.collect();
        let Some(back) = way.iter().position(|id| id == first) else { continue };
        way.truncate(back + 1);
        if way.iter().all(|id| first <= id) {
            let span = file.span(&successor.path, Part::Value);
            problems.push(Diagnostic::new(Problem::SuccessorLoop, span).arg("id", *first));
        }
    }
}

/// Hours as pages show them.
pub fn hours(front: &HoursFront) -> Hours {
    match front {
        HoursFront::Unknown => Hours::Unknown,
        HoursFront::Always => Hours::Always,
        HoursFront::Weekly { spans, note } => Hours::Weekly { spans: spans.clone(), note: text::optional(note) },
    }
}

/// A name however it is capitalised and composed, and whatever blanks are in it.
fn called(name: &str) -> String {
    let words: Vec<String> = name.nfc().collect::<String>().split_whitespace().map(str::to_lowercase).collect();
    words.join(" ")
}

fn organisation(row: &data::Organisation, first: &Language) -> Organisation {
    Organisation {
        id: row.id.value.clone(),
        name: text::localised(&row.name, first),
        abbreviation: text::optional(&row.abbreviation),
        valid: Validity { from: row.valid_from, to: row.valid_to },
        successor: row.successor.as_ref().map(|successor| successor.value.clone()),
    }
}

/// What the document `id` is called in addresses, unless another is.
fn document_slug(id: &str) -> String {
    let slug = locale::slug(id);
    if slug.is_empty() { "document".to_owned() } else { slug }
}

/// The name of each unit in addresses, with its code where two share one.
fn unit_slugs(rows: &[data::Unit]) -> Vec<String> {
    let names: Vec<String> = rows.iter().map(|row| locale::slug(&row.name)).collect();
    let mut bearers = BTreeMap::<&str, usize>::new();
    names.iter().for_each(|name| *bearers.entry(name).or_default() += 1);
    let slug = |(name, row): (&String, &data::Unit)| match bearers[name.as_str()] {
        1 if locale::slug_instead_of(name).is_none() => name.clone(),
        _ if name.is_empty() => locale::slug(&row.code.value),
        _ => format!("{name}-{}", locale::slug(&row.code.value)),
    };
    names.iter().zip(rows).map(slug).collect()
}

fn unit(row: &data::Unit, slug: String) -> Option<Unit> {
    Some(Unit {
        code: row.code.value.clone(),
        unit_type: row.unit_type?,
        name: row.name.clone(),
        slug,
        valid: Validity { from: row.valid_from, to: row.valid_to },
        successor: row.successor.as_ref().map(|successor| successor.value.clone()),
    })
}

fn topic(row: &data::Topic, first: &Language) -> Topic {
    let label = text::localised(&row.label, first);
    let mut slug = text::localised(&row.slug, first);
    if row.slug.is_empty() {
        slug = crate::site::Localised::new(first.clone(), locale::slug(&row.id.value));
        let words = label.iter().skip(1).map(|(language, text)| (language, locale::slug(text)));
        // Of a label in other letters nothing can stand in an address.
        for (language, word) in words.filter(|(_, word)| locale::slug_instead_of(word).is_none()) {
            slug.add(language.clone(), word);
        }
    }
    Topic { id: row.id.value.clone(), label, slug }
}
