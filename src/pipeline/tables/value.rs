//! What a cell says, as a field of front matter has it.

use jiff::civil::Time;

use super::columns::{self, Holds, Register, plain, words};
use super::registers::{Meant, Registers};
use super::slips;
use crate::locale::encoding::LOST;
use crate::locale::{Amiss, Locale, Locales, Vocabulary, can_name_file, name_of_title, slug};
use crate::sheet::Cell;
use crate::site::{ENUMERATIONS, Enumeration as _, Holder, phone};

/// The value of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    Text(String),
    /// A number, a date, `true`: written as it is.
    Bare(String),
    List(Vec<String>),
    /// Days and times from–to, in order; days that have several stand as often.
    Map(Vec<(String, String)>),
}

/// Why a cell says nothing that the field could have: a word that `table-cell` puts into a sentence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wrong {
    pub reason: &'static str,
    /// What stands there; empty where it is nobody's business.
    pub value: String,
    pub accepted: String,
    pub nearest: String,
}

/// What cells are read with.
pub struct Reader<'a> {
    pub registers: &'a Registers,
    pub locales: &'a Locales,
    /// The words of days and times.
    pub words: &'a Vocabulary,
    /// What words are called in what is told.
    pub own: Option<&'a Locale>,
}

pub const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

impl Value {
    /// As YAML in one line.
    pub fn yaml(&self) -> String {
        match self {
            Self::Text(text) => scalar(text),
            Self::Bare(text) => text.clone(),
            Self::List(items) => format!("[{}]", items.iter().map(|it| scalar(it)).collect::<Vec<_>>().join(", ")),
            Self::Map(all) => {
                let days = all.chunk_by(|(day, _), (next, _)| day == next).map(|times| match times {
                    [(day, only)] => format!("{day}: {only}"),
                    _ => format!("{}: [{}]", times[0].0, joined(times)),
                });
                format!("{{ {} }}", days.collect::<Vec<_>>().join(", "))
            }
        }
    }
}

/// The times of days without the days.
pub fn joined(times: &[(String, String)]) -> String {
    times.iter().map(|(_, time)| time.as_str()).collect::<Vec<_>>().join(", ")
}

/// A text as YAML, plain where no reader can take it for something else.
fn scalar(text: &str) -> String {
    let is_plain = text.starts_with(char::is_alphabetic)
        && text.chars().all(|c| c.is_alphanumeric() || " -_./()–“”".contains(c))
        && serde_yaml::from_str::<serde_yaml::Value>(text).is_ok_and(|value| value.as_str() == Some(text));
    if is_plain { text.to_owned() } else { serde_json::to_string(text).expect("a text always serialises") }
}

/// A cell as text on one line; a number as people type it.
pub fn text(cell: &Cell) -> Option<String> {
    match cell {
        Cell::Text(text) => Some(text.split_whitespace().collect::<Vec<_>>().join(" ")),
        Cell::Number(number) => Some(number.to_string()),
        Cell::Flag(flag) => Some(flag.to_string()),
        Cell::Moment(day, time) => {
            let time = time.map(clock);
            Some([day.map(|day| day.to_string()), time].into_iter().flatten().collect::<Vec<_>>().join("T"))
        }
        Cell::Empty | Cell::Broken => None,
    }
}

pub fn clock(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

fn wrong<T>(reason: &'static str, value: &str) -> Result<T, Wrong> {
    Err(Wrong { reason, value: value.to_owned(), ..Wrong::default() })
}

/// The items of a cell, which stand on lines or between semicolons, else between commas.
fn items(text: &str) -> Vec<String> {
    let separators: &[char] = if text.contains([';', '\n']) { &[';', '\n'] } else { &[','] };
    text.split(separators).map(|it| it.trim().to_owned()).filter(|it| !it.is_empty()).collect()
}

impl Reader<'_> {
    /// What `cell` says; `None` when it is empty.
    pub fn read(&self, holds: Holds, cell: &Cell) -> Result<Option<Value>, Wrong> {
        if *cell == Cell::Broken {
            return wrong("broken", "");
        }
        let Some(text) = text(cell) else { return Ok(None) };
        if text.contains(LOST) {
            return wrong("lost", "");
        }
        let several = match cell {
            Cell::Text(raw) => items(raw),
            _ => vec![text.clone()],
        };
        if slips::has_lost_letters(&text) {
            return wrong("lost-mark", "");
        }
        let value = match holds {
            Holds::Chosen(set) => Value::Text(self.word(set, &text)?),
            Holds::Several(set) => self.list(&several, |it| self.word(set, it))?,
            Holds::One(register, or_name) => Value::Text(self.reference(register, or_name, &text)?),
            Holds::Many(register) => self.list(&several, |it| self.reference(register, false, it))?,
            Holds::Flag => Value::Bare(self.flag(&text)?.to_string()),
            Holds::Count => count(&text)?,
            Holds::Day | Holds::Moment => self.moment(holds, cell, &text)?,
            Holds::TimeOf(_) => match cell.moment(|text| self.words.moment(text)).1 {
                Some(time) => Value::Bare(clock(time)),
                // What people write beside times may name somebody.
                None if self.words.amiss(&text) == Amiss::Words => return wrong("time-words", ""),
                None => return wrong("time", &text),
            },
            Holds::Phones => phones(&several)?,
            Holds::Hours => self.hours(&several)?,
            Holds::Id if slug(&text) != text => return wrong("id", &text),
            Holds::Id if !can_name_file(&text) => {
                let nearest = name_of_title(&text);
                return Err(Wrong { reason: "id", value: text, nearest, ..Wrong::default() });
            }
            Holds::Id | Holds::Words | Holds::Fact | Holds::Never(_) => Value::Text(text),
        };
        Ok(Some(value))
    }

    fn list(&self, items: &[String], one: impl Fn(&str) -> Result<String, Wrong>) -> Result<Value, Wrong> {
        items.iter().map(|item| one(item)).collect::<Result<_, _>>().map(Value::List)
    }

    /// A word of the closed set called `name`, as it is written in files or as it is called in any language.
    fn word(&self, name: &str, text: &str) -> Result<String, Wrong> {
        let codes = ENUMERATIONS.iter().find(|(known, _)| *known == name).map_or(&[][..], |(_, codes)| codes);
        let (folded, labels) =
            (plain(text), |code: &'static str| self.locales.iter().flat_map(move |it| columns::labels(name, code, it)));
        let mut found =
            codes.iter().filter(|code| plain(code) == folded || labels(code).any(|label| plain(&label) == folded));
        if let (Some(code), None) = (found.next(), found.next()) {
            return Ok((*code).to_owned());
        }
        let accepted: Vec<&str> =
            codes.iter().map(|code| self.own.map_or(*code, |locale| locale.label(name, code))).collect();
        let all: Vec<String> = codes.iter().flat_map(|code| labels(code).chain([(*code).to_owned()])).collect();
        let nearest = crate::diag::nearest(text, all.iter().map(String::as_str)).unwrap_or_default().to_owned();
        Err(Wrong { reason: "word", value: text.to_owned(), accepted: accepted.join("; "), nearest })
    }

    fn reference(&self, register: Register, or_name: bool, text: &str) -> Result<String, Wrong> {
        if register == Register::Languages {
            return self.language(text);
        }
        match self.registers.find(register, text) {
            Meant::One(id) => Ok(id.to_owned()),
            Meant::Several => wrong("several", text),
            Meant::Nothing if or_name => Ok(text.to_owned()),
            Meant::Nothing => {
                let nearest = self.registers.nearest(register, text).unwrap_or_default().to_owned();
                Err(Wrong { reason: "unknown", value: text.to_owned(), nearest, ..Wrong::default() })
            }
        }
    }

    /// A language by its code, or by a name that a locale has for it.
    fn language(&self, text: &str) -> Result<String, Wrong> {
        let folded = plain(text);
        let codes = self.locales.iter().flat_map(Locale::known_languages);
        let called = |code: &&str| {
            self.locales.iter().any(|locale| {
                let name = plain(locale.language_name(code));
                name == folded || name.rsplit(' ').next() == Some(&folded)
            })
        };
        match codes.into_iter().find(|code| *code == text || called(code)) {
            Some(code) => Ok(code.to_owned()),
            None => wrong("unknown", text),
        }
    }

    fn is(&self, key: &str, text: &str) -> bool {
        self.locales.iter().flat_map(|locale| words(key, locale)).any(|word| plain(&word) == plain(text))
    }

    fn flag(&self, text: &str) -> Result<bool, Wrong> {
        match (
            text == "true" || text == "1" || self.is("cell-yes", text),
            text == "false" || text == "0" || self.is("cell-no", text),
        ) {
            (true, _) => Ok(true),
            (_, true) => Ok(false),
            _ => wrong("flag", text),
        }
    }

    /// `T2-T6: 07:00-11:30, 13:30-17:00; T7-CN: nghỉ`, or always.
    fn hours(&self, items: &[String]) -> Result<Value, Wrong> {
        if let [only] = items {
            for (key, word) in [("cell-always", "always"), ("cell-unknown", "unknown")] {
                if only == word || self.is(key, only) {
                    return Ok(Value::Bare(word.to_owned()));
                }
            }
        }
        let mut times: Vec<(String, String)> = Vec::new();
        for item in items.iter().flat_map(|item| item.split(',')).map(str::trim) {
            // Without days of its own it belongs to those before it.
            let own = self.open(item).and_then(|open| Some((times.last()?.0.clone(), open)));
            match own.or_else(|| self.days(item)) {
                Some(time) => times.push(time),
                None => return wrong("hours", &items.join("; ")),
            }
        }
        if times.is_empty() { wrong("hours", "") } else { Ok(Value::Map(times)) }
    }

    /// `T2-T6: 07:00-17:00`
    fn days(&self, item: &str) -> Option<(String, String)> {
        let (days, hours) = item.split_once(':')?;
        let (from, to) = days.split_once(['-', '–']).unwrap_or((days, days));
        let (from, to) = (self.day(from)?, self.day(to)?);
        let nth = |day| DAYS.iter().position(|it| *it == day);
        (nth(from) <= nth(to)).then_some(())?;
        let days = if from == to { from.to_owned() } else { format!("{from}-{to}") };
        Some((days, self.open(hours.trim())?))
    }

    fn day(&self, text: &str) -> Option<&'static str> {
        let folded = plain(text);
        let called = |at: usize, locale: &Locale| {
            let weekday = jiff::civil::Weekday::from_monday_zero_offset(i8::try_from(at).unwrap_or_default());
            weekday.is_ok_and(|day| {
                [locale.weekday_name(day), locale.weekday_short(day)].iter().any(|it| plain(it) == folded)
            })
        };
        let at = (0..7).find(|at| DAYS[*at] == folded || self.locales.iter().any(|locale| called(*at, locale)))?;
        Some(DAYS[at])
    }

    fn moment(&self, holds: Holds, cell: &Cell, text: &str) -> Result<Value, Wrong> {
        match cell.moment(|text| self.words.moment(text)) {
            (Some(day), None) => Ok(Value::Bare(day.to_string())),
            (Some(day), Some(time)) if holds == Holds::Moment => Ok(Value::Bare(format!("{day}T{}", clock(time)))),
            // Spreadsheets keep a time that the cell does not show.
            (Some(day), Some(_)) if !matches!(cell, Cell::Text(_)) => Ok(Value::Bare(day.to_string())),
            (day, time) => {
                let is_time = time.is_some() && day.is_none();
                let (reason, nearest) = slips::of_moment(text, is_time, self.words);
                let is_more = matches!(reason, "date-words" | "date-range" | "time-range" | "date-time" | "date-alone");
                match reason {
                    _ if holds == Holds::Day && is_more => wrong("day-words", ""),
                    // What people write beside days may name somebody.
                    "date-words" => wrong(reason, ""),
                    _ => Err(Wrong { reason, value: text.to_owned(), nearest, ..Wrong::default() }),
                }
            }
        }
    }

    fn open(&self, text: &str) -> Option<String> {
        if text == "closed" || self.is("cell-closed", text) {
            return Some("closed".to_owned());
        }
        let (from, to) = text.split_once(['-', '–'])?;
        let (from, to) = (crate::sheet::time(from)?, crate::sheet::time(to)?);
        (from != to).then(|| format!("{}-{}", clock(from), clock(to)))
    }
}

fn count(text: &str) -> Result<Value, Wrong> {
    match text.parse::<u32>() {
        Ok(count) => Ok(Value::Bare(count.to_string())),
        Err(_) => wrong("count", text),
    }
}

/// Telephone numbers; between two whole ones a slash or a dash may stand. A number without its first zero or plus is
/// what spreadsheets make of one, in their CSV too; the digits of what stands there are told to nobody.
fn phones(items: &[String]) -> Result<Value, Wrong> {
    let whole = |text: &str| phone::is_number(text).then(|| text.to_owned());
    let number = |text: &str| whole(text).or_else(|| phone::with_zero(text)).or_else(|| phone::with_plus(text));
    let mut numbers = Vec::new();
    for item in items {
        let parts = item.split('/').flat_map(|part| part.split(" - ")).flat_map(|part| part.split(" – "));
        let several = || parts.map(|part| number(part.trim())).collect::<Option<Vec<_>>>();
        match number(item).map(|one| vec![one]).or_else(several) {
            Some(found) => numbers.extend(found),
            // `9.88E+08`
            None if item.to_lowercase().contains("e+") => return wrong("rounded", ""),
            None => return Err(wrong_phone(item)),
        }
    }
    Ok(Value::List(numbers))
}

/// What is wrong with `item`, one number or several: that one of them is no number any more, has too few digits or too
/// many, or that it is none.
fn wrong_phone(item: &str) -> Wrong {
    let parts = item.split('/').flat_map(|part| part.split(" - ")).flat_map(|part| part.split(" – "));
    if phone::is_gone(item) || parts.clone().any(phone::is_gone) {
        return Wrong { reason: "gone", ..Wrong::default() };
    }
    let miscounted = [item].into_iter().chain(parts).find_map(phone::miscounted);
    miscounted.map_or(Wrong { reason: "phone", ..Wrong::default() }, |wrong| Wrong {
        reason: "digits",
        value: wrong.digits.to_string(),
        accepted: wrong.expected(),
        ..Wrong::default()
    })
}

/// Whether a holder is a person.
pub fn is_individual(word: &str) -> bool {
    word == Holder::Individual.code()
}
