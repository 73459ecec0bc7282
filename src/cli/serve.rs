//! `tincay serve`: what the server has to say, in the user's language.

use std::io::Write;
use std::process::{Command, Stdio};

use super::arguments::Invocation;
use super::report::Report;
use super::words::Words;
use super::{FINE, Surroundings, clock, options, refuse, texts};
use crate::diag::{Diagnostic, Error};
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
    let mut speaker =
        Speaker { language, words, out: &mut *around.stdout, err: &mut *around.stderr, open: given.open, fine: true };
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
    }

    fn refused(&mut self, error: &Error) {
        self.fine = false;
        let text = self.refusal(error);
        let _ = writeln!(self.err, "{text}");
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
