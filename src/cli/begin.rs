//! `tincay init` and `tincay new`: a site, and pieces of it, that staff only have to fill in.

mod skeleton;

use std::path::Path;

use jiff::civil::Date;

use super::arguments::{Begin, Invocation, Task, called};
use super::words::{Words, number};
use super::{FINE, Surroundings, clock, refuse};
use crate::diag::{Error, SourcePath};
use crate::locale::{Arg, name_of_title};
use crate::pipeline::{self, Starter};
use crate::site::{Kind, Language, PieceId};

/// Obeys one of the commands; gives the exit code.
pub fn obey(invocation: &Invocation, language: &Language, words: Words, around: &mut Surroundings) -> u8 {
    let done = match invocation.task {
        Task::Init => init(&invocation.begin, words, around),
        _ => new(invocation, language, words, around),
    };
    done.unwrap_or_else(|error| refuse(words.refusal(&super::in_full(error)), words, around))
}

fn init(begin: &Begin, words: Words, around: &mut Surroundings) -> Result<u8, Error> {
    let starter = Starter { name: begin.name.clone(), languages: begin.languages.clone() };
    let files = pipeline::init(&begin.folder, &starter)?;
    let folder = begin.folder.display().to_string();
    let args = [("folder", Arg::Text(&folder)), ("count", Arg::Number(number(files.len())))];
    let _ = writeln!(around.stdout, "{}", words.say("init-done", &args));
    let _ = writeln!(around.stdout, "{}", words.say("init-next", &args));
    Ok(FINE)
}

fn new(invocation: &Invocation, language: &Language, words: Words, around: &mut Surroundings) -> Result<u8, Error> {
    let Begin { kind, title, slug: given, .. } = &invocation.begin;
    let kind = kind.expect("clap requires a kind");
    let of_title = || name_of_title(title.as_deref().unwrap_or_default());
    let slug = given.clone().unwrap_or_else(of_title);
    if let (None, Some(title), true) = (given, title, slug.is_empty()) {
        // Of `!!!` no name of a file can be made.
        return Err(Error::Argument { name: "--from-title".to_owned(), value: title.clone() });
    }
    let today = clock::today(invocation.date, around.env)?;
    let begun = pipeline::begin(&invocation.root, kind, &slug, given.is_none(), today);
    let begun = begun.map_err(|error| match error {
        Error::PieceThere { path, command: free } => {
            Error::PieceThere { path, command: instead(invocation, kind, &free) }
        }
        error => error,
    })?;
    let slug = &begun.slug;
    let own = begun.locales.get(language);
    let words = own.map_or(words, Words::new);
    let id = PieceId { kind, slug: slug.as_str().into() }.to_string();
    let texts = begun.files.iter().enumerate().map(|(at, (language, path))| {
        let of_the_file = begun.locales.get(language).map_or(words, Words::new);
        let title = title.clone().filter(|_| at == 0).unwrap_or_else(|| {
            // The headline of an honouree without consent may stand nowhere else: no two are the same.
            of_the_file.say("skeleton-title", &[("slug", Arg::Text(&id))])
        });
        let text = match at {
            0 => skeleton::original(kind, &title, day_of(kind, slug, begun.today), words),
            _ => skeleton::translation(kind, &title, path, words),
        };
        (path.clone(), text)
    });
    let texts: Vec<(SourcePath, String)> = texts.collect();
    let paths: Vec<SourcePath> = texts.iter().map(|(path, _)| path.clone()).collect();
    pipeline::put_new(&invocation.root, texts)?;
    if let Some(other) = &begun.other {
        let other = shown(&invocation.root, other);
        let args = [("file", Arg::Text(&other)), ("slug", Arg::Text(slug))];
        let _ = writeln!(around.stdout, "{}", words.say("new-of-year", &args));
    }
    for path in paths {
        let shown = shown(&invocation.root, &path);
        let _ = writeln!(around.stdout, "{}", words.say("translate-new", &[("file", Arg::Text(&shown))]));
    }
    let _ = writeln!(around.stdout, "{}", words.say("new-next", &[]));
    Ok(FINE)
}

/// The day that a piece is begun with: a campaign called after a year is of that year.
fn day_of(kind: Kind, slug: &str, today: Date) -> Date {
    let year = slug.parse().ok().filter(|year| kind == Kind::Campaign && (1900..2200).contains(year));
    year.and_then(|year: i16| today.with().year(year).build().ok()).unwrap_or(today)
}

/// The command that begins the piece as `free` instead, with all else that was given.
fn instead(invocation: &Invocation, kind: Kind, free: &str) -> String {
    let quoted = |text: &str| format!("\"{text}\"");
    let is_plain = |text: &&str| !text.contains(['"', '$', '`', '\\', '!', '%']);
    let root = invocation.root.display().to_string();
    let title =
        invocation.begin.title.as_deref().filter(is_plain).map(|title| format!(" --from-title {}", quoted(title)));
    let date = invocation.date.map(|date| format!(" --date {date}"));
    let root = (invocation.root != Path::new(".")).then(|| format!(" --root {}", quoted(&root)));
    let options = [title, date, root].into_iter().flatten().collect::<String>();
    format!("tincay new {} {free}{options}", called(kind))
}

/// The path as a shell there takes it.
fn shown(root: &Path, path: &SourcePath) -> String {
    if root == Path::new(".") { path.to_string() } else { root.join(&**path).display().to_string() }
}
