//! What may stand in a file, found by reading nothing: the functions that read a file are run over an
//! empty one that notes what they ask for. So there is one list of fields, the one that is read.

use std::collections::BTreeMap;

use super::fields::Fields;
use super::reading::Reading;
use super::yaml::FieldPath;
use super::{data, front, settings};
use crate::site::{Kind, Language};

/// How a day is written, a digit for each `0`.
pub const DAY: &str = "0000-00-00";
/// How a time of day is written after it.
pub const TIMES: [&str; 4] = ["T00:00", "T00:00:00", " 00:00", " 00:00:00"];

/// The form of what a field holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Form {
    Text,
    /// A text that is a day, as [`DAY`] has it.
    Day,
    /// A day, or a day with one of [`TIMES`] after it.
    Moment,
    Flag,
    Count,
    /// A list of texts, or one.
    Texts,
    /// One of a set: the name of its labels, and the words.
    Word(&'static str, Vec<&'static str>),
    /// Some of a set.
    Words(&'static str, Vec<&'static str>),
    /// A text per language, or one in the first.
    Local,
    /// Texts whose keys are data.
    TextMap,
    Map(Shape),
    /// A list of maps.
    Maps(Shape),
    /// Maps whose keys are data.
    Named(Shape),
}

/// A field as it is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Field {
    /// Any of these.
    pub forms: Vec<Form>,
    pub required: bool,
}

/// A map by its keys, in the order in which they are read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shape {
    pub fields: Vec<(String, Field)>,
    /// A regular expression of further keys that hold a text or a list of texts.
    pub others: Option<&'static str>,
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum File {
    /// The front matter of a piece: an original or a translation.
    Front(Kind, bool),
    /// One of the data files, a list.
    Data(&'static str),
    /// `site.yaml`.
    Settings,
}

/// Every file that has a shape.
pub fn files() -> Vec<File> {
    let fronts = Kind::ALL.into_iter().flat_map(|kind| [true, false].map(|original| File::Front(kind, original)));
    fronts.chain(data::FILES.map(File::Data)).chain([File::Settings]).collect()
}

/// The shape of `file`: of a data file, of each of its rows.
pub fn shape(file: &File, languages: &[Language]) -> Shape {
    let nowhere = "".into();
    let reading = Reading::sketch(&nowhere);
    match file {
        File::Front(kind, original) => {
            let Some(fields) = Fields::sketch(&reading, FieldPath::default()) else { return Shape::default() };
            front::texts(&fields, *kind, *original);
            if *original {
                front::facts(&fields, *kind, languages);
            }
            fields.finish();
        }
        File::Data(name) => _ = data::read(name, &reading, languages),
        File::Settings => _ = settings::read(&reading),
    }
    let top = FieldPath::default();
    let top = if matches!(file, File::Data(_)) { top.item(0) } else { top };
    Notes::of(reading.notes()).shape(&top)
}

/// What was asked for in one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// A field in this form; what it holds below is noted at its own path.
    Form(Form),
    Required,
    /// Further keys of the map itself.
    Others(&'static str),
}

/// The key that stands for those of maps whose keys are data.
pub const ANY: &str = "*";

/// Notes by the map that they are about, in their order.
struct Notes(BTreeMap<FieldPath, Vec<(String, Note)>>);

impl Notes {
    fn of(notes: Vec<(FieldPath, String, Note)>) -> Self {
        let mut by_map: BTreeMap<FieldPath, Vec<(String, Note)>> = BTreeMap::new();
        for (path, key, note) in notes {
            by_map.entry(path).or_default().push((key, note));
        }
        Self(by_map)
    }

    fn shape(&self, path: &FieldPath) -> Shape {
        let mut shape = Shape::default();
        for (key, note) in self.0.get(path).into_iter().flatten() {
            if let Note::Others(pattern) = note {
                shape.others = Some(pattern);
                continue;
            }
            let at = shape.fields.iter().position(|(known, _)| known == key).unwrap_or_else(|| {
                shape.fields.push((key.clone(), Field::default()));
                shape.fields.len() - 1
            });
            let field = &mut shape.fields[at].1;
            match note {
                Note::Form(form) => {
                    let form = self.whole(form, &path.key(key));
                    if !field.forms.contains(&form) {
                        field.forms.push(form);
                    }
                }
                _ => field.required = true,
            }
        }
        // What is required and never read has no form.
        shape.fields.retain(|(_, field)| !field.forms.is_empty());
        shape
    }

    /// `form` of the field at `path` with what is below it.
    fn whole(&self, form: &Form, path: &FieldPath) -> Form {
        match form {
            Form::Map(_) => Form::Map(self.shape(path)),
            Form::Maps(_) => Form::Maps(self.shape(&path.item(0))),
            Form::Named(_) => Form::Named(self.shape(&path.key(ANY))),
            other => other.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn languages() -> [Language; 2] {
        ["vi", "en"].map(Language::new)
    }

    fn keys(shape: &Shape) -> Vec<&str> {
        shape.fields.iter().map(|(key, _)| key.as_str()).collect()
    }

    #[test]
    fn an_original_has_facts_and_a_translation_only_words() {
        for kind in Kind::ALL {
            let original = shape(&File::Front(kind, true), &languages());
            let translation = shape(&File::Front(kind, false), &languages());
            // All that tells where a place is but its address is read only to be refused.
            let facts = front::fact_names(kind).into_iter().filter(|fact| !front::LOCATING[1..].contains(fact));
            for fact in facts {
                assert!(keys(&original).contains(&fact), "{kind:?}: {fact}");
                assert!(!keys(&translation).contains(&fact), "{kind:?}: {fact}");
            }
        }
        let original = shape(&File::Front(Kind::Event, true), &languages());
        let translation = shape(&File::Front(Kind::Event, false), &languages());
        let required = |key| original.fields.iter().find(|(known, _)| known == key).is_some_and(|(_, it)| it.required);
        assert!(required("title") && required("start") && !required("end"));
        assert!(keys(&translation).contains(&"translated_from"));
    }

    /// A field that is read only after another was found would be forgotten.
    #[test]
    fn what_is_read_after_another_is_known_too() {
        let below = |shape: &Shape, key: &str| match shape.fields.iter().find(|(known, _)| known == key) {
            Some((_, Field { forms, .. })) => match &forms[..] {
                [Form::Map(map) | Form::Maps(map)] => map.clone(),
                other => panic!("{key}: {other:?}"),
            },
            None => panic!("{key} is not read"),
        };
        let place = shape(&File::Front(Kind::Place, true), &languages());
        assert_eq!(keys(&below(&place, "verified")), ["on", "by"]);
        assert_eq!(keys(&below(&shape(&File::Settings, &languages()), "exit")), ["url", "checked_on"]);
        let image = below(&place, "image");
        for key in ["file", "credit", "people", "alt", "caption"] {
            assert!(keys(&image).contains(&key), "{key}");
        }
        assert_eq!(keys(&below(&image, "people")), ["role", "recognisable", "honoree"]);
    }

    #[test]
    fn what_stands_below_a_field_is_known_too() {
        let found = shape(&File::Data("hotlines.yaml"), &languages());
        let hours = &found.fields.iter().find(|(key, _)| key == "hours").expect("it is read").1;
        assert!(matches!(&hours.forms[..], [Form::Map(map), Form::Word(..)] if map.others.is_some()), "{hours:?}");
        for file in files() {
            assert!(shape(&file, &languages()).fields.len() > 1, "{file:?}");
        }
    }
}
