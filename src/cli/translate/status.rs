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

/// The translations of a site, by language.
pub struct Status<'a>(Vec<(&'a Language, Vec<&'a Translation>)>);

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
    pub fn of(texts: &'a Texts, told: impl Fn(&Language) -> bool) -> Self {
        let languages = texts.languages.iter().skip(1).filter(|language| told(language));
        let own = |language: &Language| texts.translations.iter().filter(|it| it.language == *language).collect();
        Self(languages.map(|language| (language, own(language))).collect())
    }

    /// Whether any translation is in one of `states`.
    pub fn has(&self, states: &[State]) -> bool {
        self.0.iter().flat_map(|(_, all)| all).any(|translation| states.contains(&translation.state))
    }

    /// Tells it in `format`.
    pub fn write(&self, format: Format, words: Words, out: &mut dyn Write) -> io::Result<()> {
        match format {
            Format::Json => self.0.iter().flat_map(|(_, all)| all).try_for_each(|it| writeln!(out, "{}", line(it))),
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
        for (at, (language, all)) in self.0.iter().enumerate() {
            if at > 0 {
                writeln!(out)?;
            }
            write(&Told { language, all, words }, out)?;
        }
        Ok(())
    }
}

fn line(translation: &Translation) -> String {
    let line = Line {
        piece: translation.piece.to_string(),
        kind: translation.piece.kind.folder(),
        language: translation.language.code(),
        state: translation.state.code(),
        words: translation.words,
        original: &translation.original,
        file: &translation.file,
        fingerprint: translation.fingerprint.as_str(),
    };
    serde_json::to_string(&line).expect("strings always serialise")
}

/// One language, in the words of the user.
struct Told<'a> {
    language: &'a Language,
    all: &'a [&'a Translation],
    words: Words<'a>,
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
        let rows: Vec<[String; 2]> = all.iter().map(|it| [it.file.to_string(), told.words_of(it)]).collect();
        table::write(&rows, out)?;
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
            writeln!(out, "- [ ] `{}` ({})", translation.file, told.words_of(translation))?;
        }
    }
    Ok(())
}
