//! What a report keeps to itself. Build logs are public, and files about places and people hold what must not stand
//! in one, whatever is wrong with them: a misspelt `address` is a line with the address. So of such a file, and of a
//! `consent` in any, a report names the field and what it accepts, never what stands there (safety.md); nor of a line on
//! which something must not be said. Enter at [`told`] for arguments, [`may_quote`] for source lines.

use std::borrow::Cow;

use super::guarded::{Guarded, has_number};
use crate::diag::{Diagnostic, Problem};
use crate::site::Kind;

/// Arguments that repeat what an author wrote.
const SAID: [&str; 18] = [
    "abbreviation",
    "address",
    "alias",
    "date",
    "end",
    "fragment",
    "host",
    "id",
    "link",
    "lost",
    "number",
    "path",
    "reads",
    "slug",
    "start",
    "tag",
    "value",
    "written",
];

/// Arguments that name a field, a language, a directive; where a colon is misplaced, they are words of a text.
const NAMES: [&str; 6] = ["key", "language", "name", "reason", "scheme", "within"];

/// Problems of pictures, whose `file` is what an author wrote; others tell a path of the site.
const OF_PICTURES: [Problem; 5] = [
    Problem::MissingPicture,
    Problem::PictureFormat,
    Problem::PictureBroken,
    Problem::PictureTooLarge,
    Problem::PictureSmall,
];

/// Problems whose `nearest` is made of what an author wrote; others tell a word that is accepted.
const MADE_NEAREST: [Problem; 9] = [
    Problem::WrongType,
    Problem::WrongDate,
    Problem::DuplicateAddress,
    Problem::BadSlug,
    Problem::DeadFragment,
    Problem::MissingPicture,
    Problem::DocumentNumber,
    Problem::AbbreviationUnexplained,
    Problem::WrongContact,
];

/// The one of them that the program says.
const REASON: &str = "reason";

/// No part of a name of ours has more letters.
const LETTERS: usize = 12;

/// What stands in place of what is kept.
const KEPT: &str = "…";

/// The field that says what somebody agreed to.
pub const CONSENT: &str = "consent";

/// `diagnostic` as it may be told.
pub fn told<'d>(diagnostic: &'d Diagnostic, guarded: &Guarded) -> Cow<'d, Diagnostic> {
    // Problems whose lines are never shown say no more than they may.
    let is_guarded = diagnostic.problem.may_quote_source() && guarded.has(&diagnostic.span);
    if !is_guarded && !is_private(diagnostic, guarded) {
        return Cow::Borrowed(diagnostic);
    }
    let problem = diagnostic.problem;
    let tell = |name: &str, value: &str| match name {
        // A name of somebody can be written as one of a field.
        name if is_guarded && name != REASON && NAMES.contains(&name) && !is_short(value) => KEPT.to_owned(),
        name => tellable(problem, name, value).to_owned(),
    };
    let args = diagnostic.args.iter().map(|(name, value)| (*name, tell(name, value)));
    Cow::Owned(Diagnostic { problem, span: diagnostic.span.clone(), args: args.collect() })
}

/// Whether the line where `diagnostic` stands may be shown.
pub fn may_quote(diagnostic: &Diagnostic, guarded: &Guarded) -> bool {
    diagnostic.may_quote_source() && !guarded.has(&diagnostic.span) && !is_private(diagnostic, guarded)
}

fn tellable<'v>(problem: Problem, name: &str, value: &'v str) -> &'v str {
    match name {
        "nearest" if MADE_NEAREST.contains(&problem) => "",
        "file" if OF_PICTURES.contains(&problem) => KEPT,
        name if SAID.contains(&name) => KEPT,
        name if NAMES.contains(&name) && !is_name(value) => KEPT,
        _ => value,
    }
}

/// `hours.note`, `phones[0]`, `{{hotline}}`.
fn is_name(value: &str) -> bool {
    value.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "_-.[]{}".contains(c))
}

/// Whether `value` can be a name of a field or a directive, and not one of somebody in a single word.
fn is_short(value: &str) -> bool {
    let parts = value.split(|c: char| !c.is_ascii_lowercase());
    !value.contains('-') && !has_number(value) && parts.map(str::len).all(|letters| letters <= LETTERS)
}

fn is_private(diagnostic: &Diagnostic, guarded: &Guarded) -> bool {
    [Kind::Place, Kind::Honoree].iter().any(|kind| is_of(&diagnostic.span.file, *kind))
        // A misspelt one holds the same.
        || diagnostic.args.iter().any(|(name, value)| *name == "nearest" && value == CONSENT)
        || guarded.is_private(&diagnostic.span)
}

/// Whether `file` is one of a piece of such a kind.
pub fn is_of(file: &str, kind: Kind) -> bool {
    let below = file.strip_prefix("content/").and_then(|path| path.strip_prefix(kind.folder()));
    below.is_some_and(|rest| rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diag::Span;

    /// Arguments that never repeat what an author wrote: what is accepted, counts, paths of the site.
    const TOLD: [&str; 32] = [
        "accepted",
        "alike",
        "bytes",
        "column",
        "count",
        "days",
        "encoding",
        "expected",
        "file",
        "format",
        "found",
        "kind",
        "label",
        "least",
        "limit",
        "lines",
        "nearest",
        "original",
        "other",
        "pages",
        "phrase",
        "ratio",
        "role",
        "row",
        "set",
        "size",
        "visibility",
        "weekday",
        "what",
        "width",
        "word",
        "words",
    ];

    #[test]
    fn it_is_decided_of_every_argument_whether_it_is_told() {
        for problem in Problem::ALL {
            for name in problem.args() {
                let decided = [&SAID[..], &NAMES, &TOLD].iter().any(|names| names.contains(name));
                assert!(decided, "`{name}` of {}", problem.code());
            }
        }
    }

    fn args(file: &str, text: &str, at: &str, problem: Problem, args: &[(&'static str, &str)]) -> String {
        let start = text.find(at).expect("it stands there");
        let text: Arc<str> = text.into();
        let found = Diagnostic::new(problem, Span::new(&file.into(), start, start + at.len()));
        let found = args.iter().fold(found, |found, (name, value)| found.arg(name, *value));
        let sources = |path: &str| (path == file).then(|| text.clone());
        let guarded = Guarded::of(std::slice::from_ref(&found), &[], &sources);
        let told: Vec<String> = told(&found, &guarded).args.iter().map(|(_, value)| value.clone()).collect();
        format!("{}{}", if may_quote(&found, &guarded) { "quoted " } else { "" }, told.join("|"))
    }

    /// LOC-08, CON-03: of places, honourees and consents a log tells the field and what it accepts, not what stands
    /// there.
    #[test]
    fn no_value_of_a_place_a_person_or_a_consent_is_told() {
        let place = "---\ntitle: Nơi\nhours: sau chợ\nunit: Số 5\n---\n";
        let value = [("key", "hours"), ("value", "sau chợ"), ("accepted", "always"), ("nearest", "")];
        for file in ["content/places/a.vi.md", "content/honorees/2023/a.vi.md"] {
            let found = args(file, place, "sau chợ", Problem::WrongValue, &value);
            assert_eq!(found, "hours|…|always|");
        }
        let unit = [("key", "unit"), ("id", "Số 5"), ("nearest", "06001")];
        assert_eq!(args("content/places/a.vi.md", place, "Số 5", Problem::UnknownReference, &unit), "unit|…|06001");
        let key = [("key", "Số 5 ngõ 7"), ("accepted", "title"), ("nearest", "")];
        assert_eq!(args("content/places/a.vi.md", place, "title", Problem::UnknownKey, &key), "…|title|");

        let story = "---\ntitle: Chuyện\nconsent:\n  status: Quyên rút lại\n\n  # ghi chú\n  withdrawn_on: hôm qua\n\
                     date: 1\nconsnt: { status: Quyên }\n---\nconsent: x\n";
        let status = [("key", "status"), ("value", "Quyên rút lại"), ("accepted", "granted"), ("nearest", "granted")];
        let file = "content/articles/a.vi.md";
        let found = args(file, story, "Quyên rút lại", Problem::WrongValue, &status);
        assert_eq!(found, "status|…|granted|granted");
        let day = [("key", "withdrawn_on"), ("value", "hôm qua")];
        assert_eq!(args(file, story, "hôm qua", Problem::WrongDate, &day), "withdrawn_on|…");
        let misspelt = [("key", "consnt"), ("accepted", "title"), ("nearest", "consent")];
        assert_eq!(args(file, story, "consnt", Problem::UnknownKey, &misspelt), "consnt|title|consent");
        // Elsewhere all is told.
        let date = [("key", "date"), ("value", "1")];
        assert_eq!(args(file, story, "1", Problem::WrongDate, &date), "quoted date|1");
        assert_eq!(args(file, story, "consent: x", Problem::RawHtml, &[("tag", "<a>")]), "quoted <a>");
    }

    /// CON-02: a private event is told as a person is, also where who may know of it is misspelt.
    #[test]
    fn no_line_of_a_private_event_is_told() {
        let quoted = |audience: &str| {
            let event = format!("---\ntitle: Gặp chị Mẫu\nstart: hôm qua\n{audience}\n---\n");
            let day = [("key", "start"), ("value", "hôm qua")];
            args("content/events/2026/a.vi.md", &event, "hôm qua", Problem::WrongDate, &day)
        };
        for audience in ["audience: private", "audience: \"private\" # kín", "audience: prvate", "audience private"] {
            assert_eq!(quoted(audience), "start|…", "{audience}");
        }
        for audience in ["audience: public", "audience: 'internal'", "kind: talk"] {
            assert_eq!(quoted(audience), "quoted start|hôm qua", "{audience}");
        }
    }
}
