//! The columns of each table: which field of front matter a cell is for, and what it holds. Their heads are
//! `column-…` in `cli.ftl`, in every language, with `|` between words that mean the same.

use crate::locale::{Arg, Locale, Locales, fold};
use crate::site::{Enumeration as _, Kind, ResultMetric};

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// The file's name.
    Id,
    /// Words that staff may have polished in the file: those stay.
    Words,
    Fact,
    /// One of a closed set.
    Chosen(&'static str),
    /// Several of a closed set.
    Several(&'static str),
    Flag,
    Count,
    Day,
    Moment,
    /// The time of day that belongs to the moment of this field.
    TimeOf(&'static str),
    Phones,
    Hours,
    /// Something of this register; other words are a name where that may be.
    One(Register, bool),
    Many(Register),
    /// What no table may bring in: why.
    Never(&'static str),
}

/// Where names are looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Register {
    Units,
    Organisations,
    Documents,
    Campaigns,
    Topics,
    Languages,
}

/// A column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// The field, with dots between steps.
    pub field: &'static str,
    pub holds: Holds,
}

use Holds::{Chosen, Count, Day, Fact, Flag, Hours, Id, Many, Moment, Never, One, Phones, Several, TimeOf, Words};
use Register::{Campaigns, Documents, Languages, Organisations, Topics, Units};

const fn column(field: &'static str, holds: Holds) -> Column {
    Column { field, holds }
}

const PLACES: &[Column] = &[
    column("id", Id),
    column("title", Words),
    column("safe_title", Words),
    column("summary", Words),
    column("kind", Chosen("place-kind")),
    column("holder", Chosen("place-holder")),
    column("seat", Chosen("place-seat")),
    column("visibility", Chosen("place-visibility")),
    column("unit", One(Units, false)),
    column("address", Fact),
    column("phones", Phones),
    column("hours", Hours),
    column("services", Several("place-service")),
    column("accepts", Several("place-accepts")),
    column("languages", Many(Languages)),
    column("managed_by", One(Organisations, false)),
    column("decision", One(Documents, false)),
    column("published_by.document", One(Documents, false)),
    column("published_by.approved_by", One(Organisations, false)),
    column("verified.on", Day),
    column("verified.by", One(Organisations, false)),
    column("draft", Flag),
    column("sample", Flag),
    column("village", Never("locating")),
    column("coordinates", Never("locating")),
    column("map", Never("locating")),
    column("photo", Never("locating")),
    column("directions", Never("locating")),
    column("consent", Never("consent")),
];
const EVENTS: &[Column] = &[
    column("id", Id),
    column("title", Words),
    column("summary", Words),
    column("kind", Chosen("event-kind")),
    column("start", Moment),
    column("start_time", TimeOf("start")),
    column("end", Moment),
    column("end_time", TimeOf("end")),
    column("all_day", Flag),
    column("venue", Words),
    column("unit", One(Units, false)),
    column("organiser", One(Organisations, true)),
    column("chair", One(Organisations, true)),
    column("audience", Chosen("event-audience")),
    column("state", Chosen("event-state")),
    column("campaign", One(Campaigns, false)),
    column("topics", Many(Topics)),
    column("result.metric", Chosen("result-metric")),
    column("result.count", Count),
    column("draft", Flag),
    column("sample", Flag),
];
const HONOREES: &[Column] = &[
    column("id", Id),
    column("title", Words),
    column("summary", Words),
    column("name", Fact),
    column("sort_name", Fact),
    column("honorific", Fact),
    column("position", Words),
    column("organisation", One(Organisations, false)),
    column("field", Chosen("honoree-field")),
    column("year", Count),
    column("campaign", One(Campaigns, false)),
    column("hometown", Fact),
    column("ethnicity", Fact),
    column("achievement", Words),
    column("award", Words),
    column("quote", Words),
    column("draft", Flag),
    column("sample", Flag),
    column("photo", Never("photo")),
    column("consent", Never("consent")),
];

/// The columns of the table of `kind`, in the order in which they are written; none for a kind without table.
pub fn columns(kind: Kind) -> &'static [Column] {
    match kind {
        Kind::Place => PLACES,
        Kind::Event => EVENTS,
        Kind::Honoree => HONOREES,
        Kind::Article | Kind::Campaign | Kind::Page => &[],
    }
}

/// Every word for `field` of `kind`, in all languages.
pub fn heads(field: &str, kind: Kind, locales: &Locales) -> Vec<String> {
    locales.iter().flat_map(|locale| words(&key(field, kind), locale)).collect()
}

/// The word for `field` of `kind` in tables that are written with `locale`.
pub fn head(field: &str, kind: Kind, locale: Option<&Locale>) -> String {
    let said = locale.and_then(|locale| words(&key(field, kind), locale).into_iter().next());
    said.unwrap_or_else(|| field.to_owned())
}

/// The message with the words for `field`. What a piece about a person is called is a headline, never the name: it
/// has words of its own.
fn key(field: &str, kind: Kind) -> String {
    match (field, kind) {
        ("title", Kind::Honoree) => "column-headline".to_owned(),
        _ => format!("column-{}", field.replace(['_', '.'], "-")),
    }
}

/// Whether a head in a table of people may mean a headline or a name.
pub fn is_unclear(head: &str, locales: &Locales) -> bool {
    let plain = plain(head);
    locales.iter().flat_map(|locale| words("column-unclear", locale)).any(|word| self::plain(&word) == plain)
}

/// Every word for `code` of the closed set called `set` in the language of `locale`: what it is called, and what
/// `cell-…` in `cli.ftl` says that tables call it too.
pub fn labels(set: &str, code: &str, locale: &Locale) -> Vec<String> {
    let mut all = vec![locale.label(set, code).to_owned()];
    if set == ResultMetric::NAME {
        let sentence = locale.format(&format!("{set}-{}", code.replace('_', "-")), &[("count", Arg::Number(0))]);
        all.push(sentence.trim_start_matches(|c: char| c.is_numeric() || c.is_whitespace()).to_owned());
    }
    all.extend(words(&format!("cell-{set}-{}", code.replace('_', "-")), locale));
    all
}

/// The words between `|` of a message of `cli.ftl`.
pub fn words(key: &str, locale: &Locale) -> Vec<String> {
    let text = locale.cli(key, &[]).unwrap_or_default();
    text.split('|').map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()).collect()
}

/// Whether a column only numbers the rows.
pub fn is_number_of_row(head: &str, locales: &Locales) -> bool {
    let plain = plain(head);
    locales.iter().flat_map(|locale| words("column-number-of-row", locale)).any(|word| self::plain(&word) == plain)
}

/// The column of `kind` that a head means, with marks or without, in any language.
pub fn meant(head: &str, kind: Kind, locales: &Locales) -> Option<&'static Column> {
    let plain = plain(head);
    let fits = |column: &&Column| {
        column.field == head || heads(column.field, kind, locales).iter().any(|word| self::plain(word) == plain)
    };
    let of_plan = || columns(kind).iter().find(|it| it.field == "title" && is_title_of_plan(head, kind, locales));
    columns(kind).iter().find(fits).or_else(of_plan)
}

/// Whether a head is what plans have over their events. Beside another column with titles it means something else.
pub fn is_title_of_plan(head: &str, kind: Kind, locales: &Locales) -> bool {
    let plain = plain(head);
    let mut all = locales.iter().flat_map(|locale| words("column-title-of-plan", locale));
    kind == Kind::Event && all.any(|word| self::plain(&word) == plain)
}

/// The word with which a row begins that is no entry: a total, a signature. Words of one syllable stand alone.
pub fn begins_no_row(text: &str, locales: &Locales) -> Option<String> {
    let own = plain(text);
    let begins = |word: &String| {
        let word = plain(word);
        own == word || (word.contains(' ') && own.strip_prefix(&word).is_some_and(|rest| rest.starts_with(' ')))
    };
    locales.iter().flat_map(|locale| words("row-of-none", locale)).find(begins)
}

/// Letters and digits without marks: "Điện thoại (*)" is `dien thoai`.
pub fn plain(text: &str) -> String {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::embedded_locales;

    /// Tables that say in fewer words what became of an event are understood.
    #[test]
    fn a_table_may_say_a_state_in_other_words_than_pages_do() {
        let locales = embedded_locales();
        let means = |code: &str, word: &str| {
            locales.iter().flat_map(|locale| labels("event-state", code, locale)).any(|known| known == word)
        };
        for (code, words) in [
            ("confirmed", ["Đã xác nhận", "Xác nhận", "Certain"]),
            ("postponed", ["Đã hoãn", "Hoãn", "Put off"]),
            ("cancelled", ["Đã hủy", "Hủy", "Called off"]),
        ] {
            words.iter().for_each(|word| assert!(means(code, word), "{code} {word}"));
        }
    }

    /// What is told names heads that a table may have.
    #[test]
    fn every_column_is_known_by_what_it_is_called() {
        let locales = embedded_locales();
        for kind in [Kind::Place, Kind::Event, Kind::Honoree] {
            for (column, locale) in columns(kind).iter().flat_map(|it| locales.iter().map(move |locale| (it, locale))) {
                let head = head(column.field, kind, Some(locale));
                assert_ne!(head, column.field);
                assert_eq!(meant(&head, kind, locales), Some(column), "{kind:?} {head}");
            }
        }
    }
}
