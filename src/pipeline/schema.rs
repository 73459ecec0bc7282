//! JSON Schemas (draft 07, as editors read them) of what staff write, made of what the parser asks for
//! ([`sketch`]), with what each field is for in every language.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use super::{embedded_locales, is_site, translations};
use crate::amend;
use crate::diag::Error;
use crate::locale::{Locale, Locales};
use crate::parse::sketch::{self, Field, File, Form, Shape};
use crate::site::Language;

const DRAFT: &str = "http://json-schema.org/draft-07/schema#";
/// Texts that YAML takes for numbers (`113`) or for yes and no are texts to the parser.
const SCALAR: [&str; 4] = ["string", "number", "boolean", "null"];

/// A schema, and the files that it is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schema {
    /// `hotlines.json`
    pub name: String,
    /// The path of the one file in YAML that it is for; none for front matter, which stands in Markdown.
    pub file: Option<String>,
    pub text: String,
}

/// All schemas of a site in `languages`, the one of originals first, explained in each of them that
/// `locales` has.
pub fn schemas(locales: &Locales, languages: &[Language]) -> Vec<Schema> {
    let spoken: Vec<&Locale> = languages.iter().filter_map(|language| locales.get(language)).collect();
    let writer = Writer { spoken, languages };
    sketch::files().iter().map(|file| writer.schema(file)).collect()
}

/// Writes the schemas of the site at `root` into `folder`; where there is no site, those of one in all
/// languages of the tool.
///
/// # Errors
/// What the machine refused; settings that cannot be read.
pub fn put_schemas(root: &Path, folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let made = if is_site(root) {
        let texts = translations(root, None)?;
        schemas(&texts.locales, &texts.languages)
    } else {
        let locales = embedded_locales();
        let languages: Vec<Language> = locales.iter().map(|locale| locale.language().clone()).collect();
        schemas(locales, &languages)
    };
    let files: Vec<(PathBuf, String)> = made.into_iter().map(|it| (folder.join(it.name), it.text)).collect();
    amend::overwrite_all(&files)?;
    Ok(files.into_iter().map(|(path, _)| path).collect())
}

/// Where a new site keeps its schemas.
pub(super) const FOLDER: &str = ".vscode/schemas";

/// The setting of VS Code that says which schema is for which file.
pub(super) fn setting(schemas: &[Schema]) -> String {
    let files = schemas.iter().filter_map(|schema| {
        let file = schema.file.as_ref()?;
        Some((format!("./{FOLDER}/{}", schema.name), json!(file)))
    });
    serde_json::to_string_pretty(&Map::from_iter(files)).expect("texts always serialise")
}

struct Writer<'a> {
    spoken: Vec<&'a Locale>,
    languages: &'a [Language],
}

impl Writer<'_> {
    fn schema(&self, file: &File) -> Schema {
        let shape = sketch::shape(file, self.languages);
        let (stem, path) = match file {
            File::Front(kind, true) => (kind.folder().to_owned(), None),
            File::Front(kind, false) => (format!("{}.translation", kind.folder()), None),
            File::Data(name) => (name.trim_end_matches(".yaml").to_owned(), Some(format!("content/{name}"))),
            File::Settings => ("site".to_owned(), Some("content/site.yaml".to_owned())),
        };
        let about = stem.split('.').next().unwrap_or(&stem);
        let own = self.map(about, &shape);
        let body = if matches!(file, File::Data(_)) { json!({ "type": ["array", "null"], "items": own }) } else { own };
        let mut all = Map::from_iter([("$schema".to_owned(), DRAFT.into()), ("title".to_owned(), json!(stem))]);
        all.extend(body.as_object().cloned().unwrap_or_default());
        let text = serde_json::to_string_pretty(&all).expect("texts always serialise") + "\n";
        Schema { name: format!("{stem}.json"), file: path, text }
    }

    /// A map that belongs to `parent`: the key above it, or the name of the file.
    fn map(&self, parent: &str, shape: &Shape) -> Value {
        let fields = shape.fields.iter().map(|(key, field)| (key.clone(), self.field(parent, key, field)));
        let required: Vec<&String> =
            shape.fields.iter().filter(|(_, field)| field.required).map(|(key, _)| key).collect();
        let mut map = json!({ "type": "object", "properties": Map::from_iter(fields), "additionalProperties": false });
        if !required.is_empty() {
            map["required"] = json!(required);
        }
        if let Some(pattern) = shape.others {
            let texts = json!({ "type": "array", "items": { "type": SCALAR } });
            map["patternProperties"] = json!({ pattern: { "anyOf": [texts, { "type": SCALAR }] } });
        }
        map
    }

    fn field(&self, parent: &str, key: &str, field: &Field) -> Value {
        let mut forms: Vec<Value> = field.forms.iter().map(|form| self.form(key, form)).collect();
        let mut value = if forms.len() == 1 { forms.remove(0) } else { json!({ "anyOf": forms }) };
        let said: Vec<String> = self.spoken.iter().map(|locale| described(locale, parent, key, field)).collect();
        value["description"] = json!(said.join("\n\n"));
        value
    }

    fn form(&self, key: &str, form: &Form) -> Value {
        let list = |item: Value| json!({ "anyOf": [{ "type": "array", "items": item }, item] });
        match form {
            Form::Text => json!({ "type": SCALAR }),
            Form::Day => json!({ "type": ["string", "null"], "pattern": pattern(&[""]) }),
            Form::Moment => {
                let times: Vec<&str> = [""].into_iter().chain(sketch::TIMES).collect();
                json!({ "type": ["string", "null"], "pattern": pattern(&times) })
            }
            Form::Flag => json!({ "type": ["boolean", "null"] }),
            Form::Count => json!({ "type": ["integer", "null"], "minimum": 0 }),
            Form::Texts => list(json!({ "type": SCALAR })),
            // Words without labels stand beside another form.
            Form::Word("", words) => json!({ "enum": words }),
            Form::Word(_, words) => {
                json!({ "enum": words.iter().map(|it| json!(it)).chain([Value::Null]).collect::<Vec<_>>() })
            }
            Form::Words(_, words) => list(json!({ "enum": words })),
            Form::Local => {
                let texts = self.languages.iter().map(|it| (it.code().to_owned(), json!({ "type": SCALAR })));
                let by_language =
                    json!({ "type": "object", "properties": Map::from_iter(texts), "additionalProperties": false });
                json!({ "anyOf": [{ "type": SCALAR }, by_language] })
            }
            Form::TextMap => json!({ "type": ["object", "null"], "additionalProperties": { "type": SCALAR } }),
            Form::Map(shape) => self.map(key, shape),
            Form::Maps(shape) => json!({ "type": ["array", "null"], "items": self.map(key, shape) }),
            Form::Named(shape) => json!({ "type": ["object", "null"], "additionalProperties": self.map(key, shape) }),
        }
    }
}

/// The regular expression of a day with any of `times` after it.
fn pattern(times: &[&str]) -> String {
    let written = |form: &str| form.replace("0000", "\\d{4}").replace("00", "\\d{2}");
    let times: Vec<String> = times.iter().map(|form| written(form)).collect();
    match &times[..] {
        [only] => format!("^{}{only}$", written(sketch::DAY)),
        several => format!("^{}({})$", written(sketch::DAY), several.join("|")),
    }
}

/// What the field is for, and the words that it takes with their meanings.
fn described(locale: &Locale, parent: &str, key: &str, field: &Field) -> String {
    let [above, own] = [parent, key].map(|name| name.replace('_', "-"));
    let keys = [
        format!("schema-{above}-{own}"),
        format!("skeleton-{above}-{own}"),
        format!("schema-{own}"),
        format!("skeleton-{own}"),
    ];
    let said = keys.iter().find_map(|key| locale.cli(key, &[])).unwrap_or_default();
    let labelled = field.forms.iter().find_map(|form| match form {
        Form::Word(set, words) | Form::Words(set, words) if !set.is_empty() => Some((set, words)),
        _ => None,
    });
    match labelled {
        None => said,
        Some((set, words)) => {
            let words = words.iter().map(|word| format!("{word} ({})", locale.label(set, word)));
            format!("{said} {}", words.collect::<Vec<_>>().join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn undescribed(value: &Value, place: &str, found: &mut Vec<String>) {
        let Some(map) = value.as_object() else { return };
        for (key, below) in map {
            if key == "properties" {
                for (name, field) in below.as_object().into_iter().flatten() {
                    let said = field["description"].as_str();
                    // A language is described by its code.
                    if said.is_some_and(|said| said.split("\n\n").any(|said| said.trim().is_empty())) {
                        found.push(format!("{place}.{name}"));
                    }
                    undescribed(field, &format!("{place}.{name}"), found);
                }
            }
            undescribed(below, place, found);
            below.as_array().into_iter().flatten().for_each(|it| undescribed(it, place, found));
        }
    }

    #[test]
    fn a_day_has_no_time_unless_it_may() {
        assert_eq!(pattern(&[""]), r"^\d{4}-\d{2}-\d{2}$");
        assert_eq!(pattern(&["", "T00:00"]), r"^\d{4}-\d{2}-\d{2}(|T\d{2}:\d{2})$");
    }

    #[test]
    fn every_field_is_described_in_every_language() {
        let locales = embedded_locales();
        let languages: Vec<Language> = locales.iter().map(|locale| locale.language().clone()).collect();
        let mut found = Vec::new();
        for Schema { name, text, .. } in schemas(locales, &languages) {
            let schema: Value = serde_json::from_str(&text).expect("it is JSON");
            assert_eq!((&schema["$schema"], &schema["title"]), (&json!(DRAFT), &json!(name.trim_end_matches(".json"))));
            undescribed(&schema, &name, &mut found);
        }
        found.sort();
        found.dedup();
        assert!(found.is_empty(), "{}", found.join("\n"));
    }
}
