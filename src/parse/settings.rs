//! `site.yaml` as staff wrote it.

use jiff::civil::Date;

use super::contact;
use super::data::LocalText;
use super::fields::{Fields, Located};
use super::reading::Reading;
use super::yaml::{FieldPath, Part};
use crate::diag::Problem;
use crate::locale;
use crate::site::{Host, Language, LanguageConfig, VerifyEvery};

/// Settings whose references are not checked yet.
#[derive(Debug, Clone)]
pub struct Settings {
    pub base_url: String,
    pub time_zone: String,
    pub theme: String,
    pub languages: Vec<LanguageConfig>,
    pub title: LocalText,
    pub safe_title: LocalText,
    pub publisher: Option<(Option<Located<String>>, Option<String>)>,
    pub exit: Option<Exit>,
    pub feed_items: usize,
    pub paging: usize,
    pub hosts: Vec<Host>,
    pub verify_every: VerifyEvery,
    pub precompress: bool,
}

/// `exit: {url, checked_on}`.
#[derive(Debug, Clone)]
pub struct Exit {
    pub url: Located<String>,
    pub checked_on: Option<Date>,
}

impl Settings {
    /// The codes of the languages, the one of originals first.
    pub fn codes(&self) -> Vec<Language> {
        self.languages.iter().map(|language| language.code.clone()).collect()
    }
}

/// Reads `site.yaml`; `None` when it cannot be read far enough to go on.
pub fn read(reading: &Reading) -> Option<Settings> {
    let value = reading.map()?;
    let fields = Fields::of(reading, &value, FieldPath::default())?;
    let languages = languages(&fields);
    if repeats_language(reading, &fields, &languages) {
        // Nobody can tell which texts are in which language: all else would only look wrong.
        return None;
    }
    let codes: Vec<Language> = languages.iter().map(|language| language.code.clone()).collect();
    fields.required("title");
    fields.required("safe_title");
    let settings = Settings {
        base_url: base_url(&fields),
        time_zone: time_zone(&fields),
        theme: fields.text("theme").unwrap_or_else(|| "default".to_owned()),
        title: fields.local_text("title", &codes),
        safe_title: fields.safety_text("safe_title", &codes),
        publisher: fields.map("publisher").map(publisher),
        exit: exit(&fields),
        feed_items: feed_items(&fields),
        paging: positive(&fields, "paging", 20),
        hosts: fields.choices("hosts"),
        verify_every: verify_every(&fields),
        precompress: fields.flag("precompress"),
        languages,
    };
    fields.finish();
    (!settings.languages.is_empty()).then_some(settings)
}

fn languages(fields: &Fields) -> Vec<LanguageConfig> {
    fields.required("languages");
    let languages: Vec<LanguageConfig> = fields
        .maps("languages")
        .into_iter()
        .map(|language| {
            let read = LanguageConfig {
                code: Language::new(&language.required_text("code")),
                name: language.required_text("name"),
                path: language_path(&language),
            };
            language.finish();
            read
        })
        .filter(|language| !language.code.code().is_empty())
        .collect();
    check_paths(fields, &languages);
    languages
}

/// Reports each language that is there twice.
fn repeats_language(reading: &Reading, fields: &Fields, languages: &[LanguageConfig]) -> bool {
    let repeated = |at: &usize| languages[..*at].iter().any(|other| other.code == languages[*at].code);
    let repeated: Vec<usize> = (0..languages.len()).filter(repeated).collect();
    for at in &repeated {
        let place = FieldPath::default().key("languages").item(*at).key("code");
        let args = [("id", languages[*at].code.code()), ("other", reading.file())];
        fields.report_below(Problem::DuplicateId, &place, &args);
    }
    !repeated.is_empty()
}

/// `path`, which may be the empty text.
fn language_path(fields: &Fields) -> String {
    let path = fields.text_or_empty("path");
    let path = path.trim_matches('/');
    let is_plain = path.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-');
    if !is_plain || locale::is_reserved_name(path) {
        fields.report(Problem::BadSlug, "path", Part::Value, &[("slug", path), ("file", "none"), ("nearest", "")]);
        return String::new();
    }
    path.to_owned()
}

/// The home page must be somewhere: the first language has the empty path, every other one its own.
fn check_paths(fields: &Fields, languages: &[LanguageConfig]) {
    for (at, language) in languages.iter().enumerate() {
        let path = language.path.as_str();
        let taken = languages[..at].iter().any(|other| other.path == path);
        if taken || (at == 0) != path.is_empty() {
            let value = if path.is_empty() { "\"\"" } else { path };
            let place = FieldPath::default().key("languages").item(at).key("path");
            let args = [("key", "path"), ("value", value), ("accepted", ""), ("nearest", "")];
            fields.report_below(Problem::WrongValue, &place, &args);
        }
    }
}

fn base_url(fields: &Fields) -> String {
    let url = fields.required_text("base_url");
    if url.is_empty() {
        return String::new();
    }
    normal_base_url(&url).unwrap_or_else(|| {
        fields.report(Problem::WrongUrl, "base_url", Part::Value, &[("key", "base_url"), ("value", &url)]);
        String::new()
    })
}

/// A base URL with a slash at its end; `None` when it is none.
pub fn normal_base_url(url: &str) -> Option<String> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let host = rest.split('/').next().unwrap_or_default();
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~:/[]".contains(c);
    let right = !host.is_empty() && rest.chars().all(plain);
    right.then(|| if url.ends_with('/') { url.to_owned() } else { format!("{url}/") })
}

fn time_zone(fields: &Fields) -> String {
    let zone = fields.required_text("time_zone");
    if !zone.is_empty() && jiff::tz::TimeZone::get(&zone).is_err() {
        let args = [("key", "time_zone"), ("value", &*zone), ("accepted", "Asia/Ho_Chi_Minh"), ("nearest", "")];
        fields.report(Problem::WrongValue, "time_zone", Part::Value, &args);
    }
    zone
}

fn publisher(fields: Fields) -> (Option<Located<String>>, Option<String>) {
    fields.required("organisation");
    let publisher = (fields.located("organisation"), contact(&fields));
    fields.finish();
    publisher
}

/// Whom to tell of a weakness, as [`contact::address`].
fn contact(fields: &Fields) -> Option<String> {
    let written = fields.text("contact")?;
    contact::address(&written)
        .map_err(|(reason, nearest)| {
            let args = [("reason", reason), ("nearest", &*nearest)];
            fields.report(Problem::WrongContact, "contact", Part::Value, &args);
        })
        .ok()
}

fn exit(fields: &Fields) -> Option<Exit> {
    fields.required("exit");
    let exit = fields.map("exit")?;
    exit.required("url");
    exit.required("checked_on");
    let (url, checked_on) = (exit.located("url"), exit.date("checked_on"));
    let read = url.map(|url| Exit { url, checked_on });
    exit.finish();
    read
}

fn feed_items(fields: &Fields) -> usize {
    let Some(feeds) = fields.map("feeds") else { return 20 };
    let items = positive(&feeds, "items", 20);
    feeds.finish();
    items
}

/// A check that may be older is none.
const MOST_DAYS: i64 = 3650;

fn verify_every(fields: &Fields) -> VerifyEvery {
    let mut every = VerifyEvery { places: 90, hotlines: 30 };
    if let Some(written) = fields.map("verify_every") {
        every.places = written.within("places", 1..=MOST_DAYS).map_or(every.places, i64::from);
        every.hotlines = written.within("hotlines", 1..=MOST_DAYS).map_or(every.hotlines, i64::from);
        written.finish();
    }
    every
}

fn positive(fields: &Fields, key: &'static str, default: usize) -> usize {
    fields.positive(key).map_or(default, |count| count as usize)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::SourcePath;

    /// TRN-10: what is wrong is said at its line of `site.yaml`, and nothing else is looked at.
    #[test]
    fn a_language_that_is_there_twice_is_told_once_and_where() {
        let path = SourcePath::from("content/site.yaml");
        let yaml = "languages:\n  - { code: vi, name: A, path: \"\" }\n  - { code: vi, name: B, path: vi }\n";
        let reading = Reading::new(&path, yaml, 0);
        assert!(read(&reading).is_none());
        let found = reading.into_problems();
        let told: Vec<_> =
            found.iter().map(|it| (it.problem, it.span.start, &yaml[it.span.start..it.span.end])).collect();
        let second = yaml.rfind("vi, name").expect("it is there");
        assert_eq!(told, [(Problem::DuplicateId, second, "vi")]);
    }
}
