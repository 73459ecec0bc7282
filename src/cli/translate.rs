//! `tincay translate`: how translations stand, taking them as up to date, beginning new ones.

mod sketch;
mod status;

use std::io::Write;

use super::arguments::{Invocation, Task};
use super::words::{Words, number};
use super::{FINE, PROBLEMS, Surroundings, clock, is_log, options, refuse, table};
use crate::diag::{Error, SourcePath};
use crate::locale::{Arg, Locales};
use crate::pipeline;
use crate::site::Language;

/// Obeys one of the commands; gives the exit code.
pub fn obey(invocation: &Invocation, language: &Language, words: Words, around: &mut Surroundings) -> u8 {
    let done = match invocation.task {
        Task::TranslateAccept => accept(invocation, language, words, around),
        Task::TranslateNew => new(invocation, language, words, around),
        _ => tell(invocation, language, words, around),
    };
    done.unwrap_or_else(|error| refuse(words.refusal(&super::in_full(error)), words, around))
}

/// The words of the site's own locale, if it has one for the user's language.
fn own<'w>(locales: &'w Locales, language: &Language, words: Words<'w>) -> Words<'w> {
    locales.get(language).map_or(words, Words::new)
}

fn tell(invocation: &Invocation, language: &Language, words: Words, around: &mut Surroundings) -> Result<u8, Error> {
    let today = clock::today(invocation.date, around.env)?;
    let texts = pipeline::translations(&invocation.root, Some(today))?;
    let words = own(&texts.locales, language, words);
    let only = &invocation.translate.language;
    let known = || texts.languages.iter().skip(1).map(Language::code);
    if let Some(code) = only.as_ref().filter(|code| !known().any(|known| known == **code)) {
        return Err(Error::not_a_language(code, known()));
    }
    let told = |language: &Language| only.as_deref().is_none_or(|code| code == language.code());
    // A log is public: it calls files as that of a build does (CON-03).
    let seen =
        if is_log(invocation, around) { Some(pipeline::glance(&options(invocation, around.env)?)?) } else { None };
    let shown = |path: &str| seen.as_ref().map_or_else(|| path.to_owned(), |seen| seen.shown(path).into_owned());
    let status = status::Status::of(&texts, told, &shown);
    let _ = status.write(invocation.format, words, around.stdout);
    let unread_files: Vec<SourcePath> = texts.unread.iter().map(|path| shown(path).into()).collect();
    let _ = unread(&unread_files, "translate-unread", words, around.stderr);
    let fail_on = &invocation.translate.fail_on;
    // A file that cannot be read may be a translation that lags.
    let lags = !fail_on.is_empty() && (status.has(fail_on) || !texts.unread.is_empty());
    Ok(if lags { PROBLEMS } else { FINE })
}

/// The files of `paths`, under the heading `key`; nothing when there are none.
fn unread(paths: &[SourcePath], key: &str, words: Words, out: &mut dyn Write) -> std::io::Result<()> {
    if paths.is_empty() {
        return Ok(());
    }
    writeln!(out, "{}", words.say(key, &[("count", Arg::Number(number(paths.len())))]))?;
    let rows: Vec<[String; 1]> = paths.iter().map(|path| [path.to_string()]).collect();
    table::write(&rows, out)
}

fn accept(invocation: &Invocation, language: &Language, words: Words, around: &mut Surroundings) -> Result<u8, Error> {
    let given = &invocation.translate;
    let accepted = pipeline::accept(&invocation.root, (!given.all).then_some(&*given.paths))?;
    let words = own(&accepted.locales, language, words);
    let rows: Vec<[String; 1]> = accepted.written.iter().map(|path| [path.to_string()]).collect();
    let args = [("written", accepted.written.len()), ("unchanged", accepted.unchanged)];
    let args = args.map(|(name, count)| (name, Arg::Number(number(count))));
    let _ = writeln!(around.stdout, "{}", words.say("translate-accepted", &args));
    let _ = table::write(&rows, around.stdout);
    let _ = unread(&accepted.refused, "translate-refused", words, around.stderr);
    let _ = unread(&accepted.unplaced, "translate-unplaced", words, around.stderr);
    let _ = unread(&accepted.unwritten, "translate-unwritten", words, around.stderr);
    let left = [&accepted.refused, &accepted.unplaced, &accepted.unwritten];
    Ok(if left.iter().all(|left| left.is_empty()) { FINE } else { PROBLEMS })
}

fn new(invocation: &Invocation, language: &Language, words: Words, around: &mut Surroundings) -> Result<u8, Error> {
    let given = &invocation.translate;
    let [id, into] = [&given.id, &given.language].map(|given| given.clone().unwrap_or_default());
    let blank = pipeline::blank(&invocation.root, &id, &into)?;
    let words = own(&blank.locales, language, words);
    pipeline::put(&invocation.root, &blank.file, &sketch::text(&blank, words))?;
    let said = words.say("translate-new", &[("file", Arg::Text(&blank.file))]);
    let _ = writeln!(around.stdout, "{said}");
    Ok(FINE)
}
