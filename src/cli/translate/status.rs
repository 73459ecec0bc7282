//! How translations stand, counted by language and kind: a table for people, Markdown for a page or an
//! issue, lines of JSON for programs.

use std::io::{self, Write};

use serde::Serialize;

use super::super::arguments::Format;
use super::super::table;
use super::super::words::{Words, number};
use crate::locale::Arg;
use crate::pipeline::{State, Texts, Translation};
use crate::site::{Kind, Language};

#[derive(Serialize)]
struct Message<'a> {
    message: &'a str,
    language: &'a str,
    state: &'static str,
    /// What pages say instead.
    original: &'a str,
    file: &'a str,
}

/// The translations of a site, by language; and how the path of a file, or the id of a piece, may be told.
pub struct Status<'a> {
    standings: Vec<Standing<'a>>,
    shown: Shown<'a>,
}

/// A path as it may be told.
pub type Shown<'a> = &'a dyn Fn(&str) -> String;

/// How one language stands.
struct Standing<'a> {
    language: &'a Language,
    all: Vec<&'a Translation>,
    /// Messages of the interface that it has no words for: the name, and what pages say instead.
    lent: Vec<(&'a str, &'a str)>,
}

/// Columns of the table: the kind, a number for each state, words to translate, words to read again.
const COLUMNS: usize = 7;

#[derive(Serialize)]
struct Line<'a> {
    piece: String,
    kind: &'static str,
    language: &'a str,
    state: &'static str,
    /// Of the original.
    words: usize,
    original: &'a str,
    file: &'a str,
    fingerprint: &'a str,
}

impl<'a> Status<'a> {
    /// How the texts stand in the languages that `told` names.
    pub fn of(texts: &'a Texts, told: impl Fn(&Language) -> bool, shown: Shown<'a>) -> Self {
        let languages = texts.languages.iter().skip(1).filter(|language| told(language));
        let standing = |language: &'a Language| {
            let all = texts.translations.iter().filter(|it| it.language == *language).collect();
            let said =
                |name: &'a str| texts.locales.get(language).filter(|it| it.has_text(name)).map(|it| it.text(name));
            let lent = texts.locales.missing_messages(language).into_iter();
            Standing { language, all, lent: lent.map(|name| (name, said(name).unwrap_or("…"))).collect() }
        };
        Self { standings: languages.map(standing).collect(), shown }
    }

    /// Whether any translation is in one of `states`.
    pub fn has(&self, states: &[State]) -> bool {
        self.standings.iter().flat_map(|it| &it.all).any(|translation| states.contains(&translation.state))
    }

    /// Tells it in `format`.
    pub fn write(&self, format: Format, words: Words, out: &mut dyn Write) -> io::Result<()> {
        match format {
            Format::Json => self.standings.iter().try_for_each(|standing| {
                standing.all.iter().try_for_each(|it| writeln!(out, "{}", line(it, self.shown)))?;
                standing.lent.iter().try_for_each(|it| writeln!(out, "{}", message(standing.language, *it)))
            }),
            Format::Markdown => self.each(words, out, markdown),
            _ => self.each(words, out, human),
        }
    }

    fn each(
        &self,
        words: Words,
        out: &mut dyn Write,
        write: fn(&Told<'_>, &mut dyn Write) -> io::Result<()>,
    ) -> io::Result<()> {
        for (at, Standing { language, all, lent }) in self.standings.iter().enumerate() {
            if at > 0 {
                writeln!(out)?;
            }
            write(&Told { language, all, lent, words, shown: self.shown }, out)?;
        }
        Ok(())
    }
}

fn line(translation: &Translation, shown: Shown) -> String {
    let line = Line {
        piece: shown(&translation.piece.to_string()),
        kind: translation.piece.kind.folder(),
        language: translation.language.code(),
        state: translation.state.code(),
        words: translation.words,
        original: &shown(&translation.original),
        file: &shown(&translation.file),
        fingerprint: translation.fingerprint.as_str(),
    };
    serde_json::to_string(&line).expect("strings always serialise")
}

/// A message of the interface that is not translated, as a line of JSON.
fn message(language: &Language, (name, original): (&str, &str)) -> String {
    let file = interface(language);
    let line =
        Message { message: name, language: language.code(), state: State::Missing.code(), original, file: &file };
    serde_json::to_string(&line).expect("strings always serialise")
}

/// Where the messages of the interface stand.
fn interface(language: &Language) -> String {
    format!("locales/{language}/site.ftl")
}

/// One language, in the words of the user.
struct Told<'a> {
    language: &'a Language,
    all: &'a [&'a Translation],
    lent: &'a [(&'a str, &'a str)],
    words: Words<'a>,
    shown: Shown<'a>,
}

impl Told<'_> {
    fn heading(&self) -> String {
        let language = self.words.language_name(self.language);
        self.words.say("translate-heading", &[("language", Arg::Text(language))])
    }

    /// The heads of the columns, a row a kind, and the sum.
    fn rows(&self) -> Vec<[String; COLUMNS]> {
        let states = State::ALL.map(State::code);
        let heads = ["kind"].into_iter().chain(states).chain(["to-translate", "to-read-again"]);
        let heads = row(heads.map(|head| self.words.say(&format!("translate-{head}"), &[])));
        let kinds = Kind::ALL.into_iter().filter_map(|kind| {
            let own: Vec<&Translation> = self.all.iter().copied().filter(|it| it.piece.kind == kind).collect();
            let name = self.words.say(&format!("translate-kind-{}", kind.folder()), &[]);
            (!own.is_empty()).then(|| self.counted(name, &own))
        });
        let sum = self.counted(self.words.say("translate-sum", &[]), self.all);
        std::iter::once(heads).chain(kinds).chain([sum]).collect()
    }

    fn counted(&self, name: String, all: &[&Translation]) -> [String; COLUMNS] {
        let of = |state: State| all.iter().filter(move |translation| translation.state == state);
        let words = |state: State| of(state).map(|translation| translation.words).sum();
        let counts = State::ALL.map(|state| of(state).count());
        let counts = counts.into_iter().chain([words(State::Missing), words(State::Stale)]);
        let written = |count: usize| self.words.say("translate-count", &[("count", Arg::Number(number(count)))]);
        row(std::iter::once(name).chain(counts.map(written)))
    }

    /// What there is to do, the most urgent first: a stale text says something that is no longer so.
    fn to_do(&self) -> impl Iterator<Item = (State, Vec<&Translation>)> {
        [State::Stale, State::Missing, State::Untracked].into_iter().filter_map(|state| {
            let own: Vec<&Translation> = self.all.iter().copied().filter(|it| it.state == state).collect();
            (!own.is_empty()).then_some((state, own))
        })
    }

    /// Messages of the interface that are not translated, as they would be written into their file.
    fn messages(&self) -> Option<(String, Vec<String>)> {
        let file = interface(self.language);
        let heading = || self.words.say("translate-messages", &[("file", Arg::Text(&file))]);
        let lines = self.lent.iter().map(|(name, text)| format!("{name} = {text}")).collect();
        (!self.lent.is_empty()).then(|| (heading(), lines))
    }

    fn list_heading(&self, state: State) -> String {
        self.words.say(&format!("translate-list-{}", state.code()), &[])
    }

    fn words_of(&self, translation: &Translation) -> String {
        self.words.say("translate-words", &[("count", Arg::Number(number(translation.words)))])
    }
}

fn row(cells: impl Iterator<Item = String>) -> [String; COLUMNS] {
    let mut row: [String; COLUMNS] = Default::default();
    row.iter_mut().zip(cells).for_each(|(cell, text)| *cell = text);
    row
}

fn human(told: &Told, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", told.heading())?;
    table::write(&told.rows(), out)?;
    for (state, all) in told.to_do() {
        writeln!(out, "\n{}", told.list_heading(state))?;
        let rows: Vec<[String; 2]> = all.iter().map(|it| [(told.shown)(&it.file), told.words_of(it)]).collect();
        table::write(&rows, out)?;
    }
    if let Some((heading, lines)) = told.messages() {
        writeln!(out, "\n{heading}")?;
        lines.iter().try_for_each(|line| writeln!(out, "  {line}"))?;
    }
    Ok(())
}

fn markdown(told: &Told, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "## {}\n", told.heading())?;
    for (at, row) in told.rows().iter().enumerate() {
        writeln!(out, "| {} |", row.join(" | "))?;
        if at == 0 {
            writeln!(out, "|---|{}", "---:|".repeat(COLUMNS - 1))?;
        }
    }
    for (state, all) in told.to_do() {
        writeln!(out, "\n### {}\n", told.list_heading(state))?;
        for translation in all {
            writeln!(out, "- [ ] `{}` ({})", (told.shown)(&translation.file), told.words_of(translation))?;
        }
    }
    if let Some((heading, lines)) = told.messages() {
        writeln!(out, "\n### {heading}\n")?;
        lines.iter().try_for_each(|line| writeln!(out, "- [ ] `{line}`"))?;
    }
    Ok(())
}
