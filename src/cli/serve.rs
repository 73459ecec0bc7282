//! `tincay serve`: what the server has to say, in the user's language.

use std::collections::BTreeMap;
use std::io::Write;
use std::process::{Command, Stdio};

use super::arguments::Invocation;
use super::report::Report;
use super::words::Words;
use super::{FINE, Surroundings, clock, options, refuse, texts};
use crate::diag::{Area, Diagnostic, Error, Severity};
use crate::locale::Arg;
use crate::pipeline::{self, Lacks, Options, Outcome};
use crate::serve::{self, Choice, Shared, Voice};
use crate::site::Language;

/// Serves until the program is ended.
pub fn obey(invocation: &Invocation, language: &Language, words: Words, around: &mut Surroundings) -> u8 {
    let options = match options(invocation, around.env) {
        Ok(options) => options,
        Err(error) => return refuse(words.refusal(&error), words, around),
    };
    if !pipeline::is_site(&options.root) {
        // Nothing that could be written there later would make one by itself.
        return refuse(words.refusal(&super::in_full(Error::NotASite { path: options.root })), words, around);
    }
    let given = &invocation.serve;
    // Whoever writes wants to see what is not finished, too.
    let options = Options { drafts: true, ..options };
    let clock = clock::running(invocation.date, around.env);
    let choice = Choice { options, clock, host: given.host, port: given.port, poll: given.poll };
    let mut speaker = Speaker {
        language,
        words,
        out: &mut *around.stdout,
        err: &mut *around.stderr,
        open: given.open,
        fine: true,
        dress: Vec::new(),
        pages: BTreeMap::new(),
    };
    match serve::serve(&choice, &mut speaker) {
        Ok(()) => FINE,
        Err(error) => refuse(words.refusal(&error), words, around),
    }
}

/// Says what the server has to say.
struct Speaker<'a> {
    language: &'a Language,
    words: Words<'a>,
    out: &'a mut dyn Write,
    err: &'a mut dyn Write,
    open: bool,
    /// Whether there was nothing wrong when it was last told.
    fine: bool,
    /// The warnings about the theme and the words of the site that stood there when it was last told.
    dress: Vec<Diagnostic>,
    /// What is wrong with files that were asked for and could not be made, by their paths.
    pages: BTreeMap<String, Vec<Diagnostic>>,
}

impl Speaker<'_> {
    /// A site may have its own words for the tool.
    fn of<'w>(&'w self, outcome: &'w Outcome) -> Words<'w> {
        outcome.locales.get(self.language).map_or(self.words, Words::new)
    }
}

impl Voice for Speaker<'_> {
    fn ready(&mut self, address: &str, taken: Option<u16>) {
        if let Some(port) = taken {
            let port = port.to_string();
            let _ = writeln!(self.out, "{}", self.words.say("serve-taken", &[("port", Arg::Text(&port))]));
        }
        let _ = writeln!(self.out, "{}", self.words.say("serve-ready", &[("address", Arg::Text(address))]));
        let _ = self.out.flush();
        if self.open {
            open(address);
        }
    }

    fn shared(&mut self, shared: &Shared) {
        let port = shared.port.to_string();
        let said = match &shared.address {
            Some(address) => self.words.say("serve-shared", &[("address", Arg::Text(address))]),
            None => self.words.say("serve-shared-somewhere", &[("port", Arg::Text(&port))]),
        };
        let _ = writeln!(self.out, "{said}");
        let _ = self.out.flush();
    }

    fn made(&mut self, outcome: &Outcome) {
        let is_fine = !outcome.diagnostics.iter().any(Diagnostic::is_error);
        if is_fine && !self.fine {
            let _ = writeln!(self.out, "{}", self.words.say("serve-mended", &[]));
            let _ = self.out.flush();
        }
        self.fine = is_fine;
        if !is_fine {
            let errors: Vec<Diagnostic> =
                outcome.diagnostics.iter().filter(|found| found.is_error()).cloned().collect();
            let text = self.problems(outcome, &errors);
            let _ = writeln!(self.err, "{text}");
        }
        let dress: Vec<Diagnostic> = of_dress(outcome).cloned().collect();
        let new: Vec<Diagnostic> = dress.iter().filter(|found| !self.dress.contains(found)).cloned().collect();
        // While there are errors not all of them are known.
        if is_fine {
            self.dress = dress;
        }
        if is_fine && !new.is_empty() {
            let text = self.problems(outcome, &new);
            let _ = writeln!(self.err, "{text}");
        }
    }

    fn page(&mut self, path: &str, outcome: &Outcome, problems: &[Diagnostic]) {
        if problems.is_empty() {
            let was_wrong = self.pages.remove(path).is_some();
            if was_wrong && self.pages.is_empty() && self.fine {
                let _ = writeln!(self.out, "{}", self.words.say("serve-mended", &[]));
                let _ = self.out.flush();
            }
            return;
        }
        // A theme is wrong on many pages in one place.
        let is_new = |found: &&Diagnostic| !self.pages.values().flatten().any(|known| known == *found);
        let new: Vec<Diagnostic> = problems.iter().filter(is_new).cloned().collect();
        self.pages.insert(path.to_owned(), problems.to_vec());
        if !new.is_empty() {
            let text = self.problems(outcome, &new);
            let _ = writeln!(self.err, "{text}");
        }
    }

    fn refused(&mut self, error: &Error) {
        self.fine = false;
        let text = self.refusal(error);
        let _ = writeln!(self.err, "{text}");
    }

    fn dress(&self, outcome: &Outcome) -> Vec<String> {
        let words = self.of(outcome);
        of_dress(outcome).map(|found| format!("{}: {}", found.span.file, words.problem(found).message)).collect()
    }

    fn problems(&self, outcome: &Outcome, problems: &[Diagnostic]) -> String {
        let texts = texts(&outcome.sources);
        let lookup = |path: &str| Some(texts.get(path)?.read().into());
        let mut out = anstream::StripStream::new(Vec::new());
        let _ = Report::new(problems, &outcome.guarded, self.of(outcome), &lookup).human(&mut out);
        String::from_utf8_lossy(&out.into_inner()).into_owned()
    }

    fn refusal(&self, error: &Error) -> String {
        let text = super::report::refusal(self.words.refusal(error), self.words);
        anstream::adapter::strip_str(&text).to_string()
    }

    fn lacks(&self, outcome: &Outcome, lacks: &Lacks) -> Vec<String> {
        let words = self.of(outcome);
        let untranslated = lacks
            .untranslated
            .iter()
            .map(|language| words.say("serve-untranslated", &[("language", Arg::Text(words.language_name(language)))]));
        let warnings = lacks.warnings.iter().map(|found| words.problem(found).message);
        let consent =
            lacks.consent_until.map(|day| words.say("serve-consent", &[("date", Arg::Text(&words.date(day)))]));
        untranslated.chain(consent).chain(warnings).collect()
    }

    fn say(&self, key: &'static str) -> String {
        self.words.say(key, &[])
    }
}

/// Warnings about the theme and the words of the site.
fn of_dress(outcome: &Outcome) -> impl Iterator<Item = &Diagnostic> {
    let is_of_it = |found: &&Diagnostic| {
        let file = &found.span.file;
        found.problem.severity() == Severity::Warning
            && (found.problem.area() == Area::Interface || file.starts_with("themes/") || file.starts_with("locales/"))
    };
    outcome.diagnostics.iter().filter(is_of_it)
}

/// Shows `address` in the browser that the machine prefers. Without one the address was printed.
fn open(address: &str) {
    let (program, before): (&str, &[&str]) = if cfg!(target_os = "windows") {
        ("cmd", &["/C", "start", ""])
    } else if cfg!(target_os = "macos") {
        ("open", &[])
    } else {
        ("xdg-open", &[])
    };
    let quiet = || Stdio::null();
    let _ = Command::new(program).args(before).arg(address).stdin(quiet()).stdout(quiet()).stderr(quiet()).spawn();
}
