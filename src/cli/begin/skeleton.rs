//! What a new piece begins as: what it must have, filled in with what can be known, and what it may
//! have, behind a `#`, each with a line of explanation in the user's words.

use jiff::civil::Date;

use super::super::front_matter::{comment, quoted};
use super::super::words::Words;
use crate::diag::SourcePath;
use crate::locale::Arg;
use crate::site::{ENUMERATIONS, Kind};

/// A field of front matter as it is begun.
struct Field {
    name: &'static str,
    begins: Begins,
    /// The set of words that it takes, if it takes one of a set.
    set: &'static str,
}

/// With what a field begins.
#[derive(Clone, Copy)]
enum Begins {
    /// The title.
    Title,
    Today,
    Year,
    /// The month of action: 15 November to 15 December, every year.
    Month,
    Word(&'static str),
    /// Behind a `#`, with the form that it takes.
    Open(&'static str),
    /// Whole in its explanation, behind a `#`.
    Shown,
}

use Begins::{Month, Open, Shown, Title, Today, Word, Year};

const fn field(name: &'static str, begins: Begins) -> Field {
    Field { name, begins, set: "" }
}

const fn chosen(name: &'static str, begins: Begins, set: &'static str) -> Field {
    Field { name, begins, set }
}

const ARTICLE: &[Field] = &[
    chosen("kind", Word("news"), "article-kind"),
    field("date", Today),
    field("topics", Open("[]")),
    field("campaign", Open("\"\"")),
    field("byline", Open("")),
    field("source", Open("")),
    field("image", Open("{ file: , alt: , credit: }")),
];
const EVENT: &[Field] = &[
    chosen("kind", Word("talk"), "event-kind"),
    field("start", Today),
    field("end", Open("")),
    field("venue", Open("")),
    field("organiser", Open("")),
    field("unit", Open("\"\"")),
    chosen("audience", Word("public"), "event-audience"),
    chosen("state", Word("planned"), "event-state"),
    field("campaign", Open("\"\"")),
];
const HONOREE: &[Field] = &[
    field("name", Open("")),
    field("honorific", Open("")),
    field("position", Open("")),
    chosen("field", Word("other"), "honoree-field"),
    field("year", Year),
    field("campaign", Open("\"\"")),
    field("achievement", Open("")),
    field("portrait", Open("{ file: , alt: , people: [{ role: honoree }] }")),
    field("consent", Shown),
];
const PLACE: &[Field] = &[
    field("safe_title", Open("")),
    chosen("kind", Word("other"), "place-kind"),
    chosen("holder", Word("organisation"), "place-holder"),
    chosen("seat", Open(""), "place-seat"),
    chosen("visibility", Word("hotline_only"), "place-visibility"),
    field("unit", Open("\"\"")),
    field("published_by", Open("{ document: , approved_by: }")),
    field("decision", Open("")),
    field("address", Open("")),
    field("phones", Open("[\"\"]")),
    field("hours", Open("always")),
    chosen("services", Open("[]"), "place-service"),
    chosen("accepts", Open("[]"), "place-accepts"),
    field("languages", Open("[]")),
    field("managed_by", Open("")),
    field("verified", Open("{ on: , by: }")),
    field("consent", Shown),
];
const CAMPAIGN: &[Field] = &[
    field("theme", Title),
    field("goal_line", Open("")),
    field("year", Year),
    field("period", Month),
    field("organiser", Open("")),
    field("plan", Open("")),
    field("slogans", Open("[{ id: , text: , use: [poster] }]")),
];
const PAGE: &[Field] = &[field("role", Open("")), field("sensitivity", Open("sensitive"))];

/// The fields of each kind between its summary and `draft`.
fn fields(kind: Kind) -> &'static [Field] {
    match kind {
        Kind::Article => ARTICLE,
        Kind::Campaign => CAMPAIGN,
        Kind::Event => EVENT,
        Kind::Honoree => HONOREE,
        Kind::Page => PAGE,
        Kind::Place => PLACE,
    }
}

/// The original of a piece of `kind`: a draft until its writer says otherwise.
pub fn original(kind: Kind, title: &str, today: Date, words: Words) -> String {
    let mut out = String::from("---\n");
    comment(&mut out, &words.say("skeleton-original", &[]));
    out.push_str(&format!("title: {}\n", quoted(title)));
    for field in std::iter::once(&SUMMARY).chain(fields(kind)) {
        comment(&mut out, &explained(kind, field, words));
        out.push_str(&line(field, title, today));
    }
    comment(&mut out, &words.say("skeleton-draft", &[]));
    out.push_str("draft: true\n---\n\n");
    out
}

const SUMMARY: Field = field("summary", Open(""));

/// A translation of it.
pub fn translation(kind: Kind, title: &str, path: &SourcePath, words: Words) -> String {
    let mut out = String::from("---\n");
    let file = named(kind, path, words);
    comment(&mut out, &words.say("skeleton-translation", &[("file", Arg::Text(&file))]));
    out.push_str(&format!("title: {}\n#summary:\n", quoted(title)));
    if kind == Kind::Campaign {
        out.push_str(&format!("theme: {}\n", quoted(title)));
    }
    comment(&mut out, &words.say("sketch-slug", &[]));
    out.push_str("#slug:\n---\n\n");
    out
}

/// The file as a comment in it may call it: where a name may have to stay unknown, no comment holds it either.
fn named(kind: Kind, path: &SourcePath, words: Words) -> String {
    match kind {
        Kind::Honoree | Kind::Place => format!("<{}>", words.say("value-path", &[])),
        Kind::Article | Kind::Campaign | Kind::Event | Kind::Page => path.to_string(),
    }
}

fn line(field: &Field, title: &str, today: Date) -> String {
    let name = field.name;
    match field.begins {
        Title => format!("{name}: {}\n", quoted(title)),
        Today => format!("{name}: {today}\n"),
        Year => format!("{name}: {}\n", today.year()),
        Month => format!("{name}: {{ from: {0}-11-15, to: {0}-12-15 }}\n", today.year()),
        Word(word) => format!("{name}: {word}\n"),
        Open(form) => format!("#{name}: {form}").trim_end().to_owned() + "\n",
        Shown => String::new(),
    }
}

/// What the field is for, and the words that it takes with their meanings.
fn explained(kind: Kind, field: &Field, words: Words) -> String {
    let own = words.find(&format!("skeleton-{}-{}", kind.folder(), field.name.replace('_', "-")), &[]);
    let said = own.unwrap_or_else(|| words.say(&format!("skeleton-{}", field.name.replace('_', "-")), &[]));
    let set = ENUMERATIONS.iter().find(|(name, _)| *name == field.set);
    let accepted = set.map(|(name, codes)| codes.iter().map(|code| format!("{code} ({})", words.label(name, code))));
    match accepted {
        None => said,
        Some(accepted) => format!("{said} {}", accepted.collect::<Vec<_>>().join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::language::Tool;

    /// LOC-08, CON-02: what a record may have to keep back stands in no comment that nobody asked for.
    #[test]
    fn no_comment_holds_the_name_of_a_person_or_of_a_place() {
        let tool = Tool::load();
        for language in tool.languages() {
            for kind in [Kind::Honoree, Kind::Place] {
                let path = SourcePath::from(format!("content/{}/guong-moi.en.md", kind.folder()));
                let text = translation(kind, "x", &path, tool.words(language));
                assert!(!text.contains("guong-moi"), "{text}");
            }
        }
    }

    /// Whoever takes the `#` away as the first line says, and nothing else, has front matter.
    #[test]
    fn every_field_counts_once_its_mark_is_gone() {
        let tool = Tool::load();
        for language in tool.languages() {
            for kind in Kind::ALL {
                let text = original(kind, "Bài mẫu", jiff::civil::date(2026, 11, 10), tool.words(language));
                let front = text.trim_start_matches("---\n").split("---\n").next().expect("front matter");
                let on = |line: &str| {
                    let open = line.strip_prefix('#').filter(|rest| !rest.starts_with(' ') || rest.starts_with("  "));
                    format!("{}\n", open.unwrap_or(line))
                };
                let yaml: String = front.lines().map(on).collect();
                let read: serde_yaml::Value =
                    serde_yaml::from_str(&yaml).unwrap_or_else(|error| panic!("{error}: {yaml}"));
                for field in std::iter::once(&SUMMARY).chain(fields(kind)) {
                    assert!(read.get(field.name).is_some(), "{language}: {} in {yaml}", field.name);
                }
            }
        }
    }

    #[test]
    fn every_role_of_a_page_is_explained_in_words() {
        let tool = Tool::load();
        let (_, roles) = ENUMERATIONS.iter().find(|(name, _)| *name == "page-role").expect("a set");
        for language in tool.languages() {
            let said = tool.words(language).say("skeleton-role", &[]);
            for role in *roles {
                assert!(said.contains(&format!("{role} (")), "{language}: {said}");
            }
        }
    }

    #[test]
    fn every_field_is_explained_in_every_language() {
        let tool = Tool::load();
        for language in tool.languages() {
            for kind in Kind::ALL {
                for field in fields(kind) {
                    let said = explained(kind, field, tool.words(language));
                    assert!(!said.starts_with("skeleton-"), "{language}: {said}");
                    assert!(field.set.is_empty() || said.contains('('), "{language}: {said}");
                }
            }
        }
    }
}
