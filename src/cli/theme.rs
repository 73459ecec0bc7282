//! `tincay theme`: what of the program's theme and words a site can have its own of.

use std::io::{self, Write};

use super::arguments::{Format, Invocation, Task};
use super::words::Words;
use super::{FINE, Surroundings, in_full, refuse, table};
use crate::diag::Error;
use crate::locale::Arg;
use crate::pipeline::{self, Carried};

/// Obeys one of the commands; gives the exit code.
pub fn obey(invocation: &Invocation, words: Words, around: &mut Surroundings) -> u8 {
    let done = match invocation.task {
        Task::ThemeShow => show(invocation, around),
        Task::ThemeCopy => copy(invocation, words, around),
        _ => list(invocation, words, around),
    };
    done.map_or_else(|error| refuse(words.refusal(&in_full(error)), words, around), |()| FINE)
}

fn list(invocation: &Invocation, words: Words, around: &mut Surroundings) -> Result<(), Error> {
    let carried = pipeline::carried(&invocation.root)?;
    // Whoever closed the pipe has read enough; what else keeps it back is told when all is written.
    let _ = match invocation.format {
        Format::Json => carried.iter().try_for_each(|file| writeln!(around.stdout, "{}", line(file))),
        _ => human(&carried, words, around.stdout),
    };
    Ok(())
}

fn line(file: &Carried) -> String {
    serde_json::json!({ "path": file.path, "own": file.own.as_deref() }).to_string()
}

fn human(carried: &[Carried], words: Words, out: &mut dyn Write) -> io::Result<()> {
    let row = |file: &Carried| {
        let own = file.own.as_deref().map(|own| words.say("theme-own", &[("file", Arg::Text(own))]));
        [file.path.clone(), own.unwrap_or_default()]
    };
    let rows: Vec<[String; 2]> = carried.iter().map(row).collect();
    table::write(&rows, out)?;
    writeln!(out, "\n{}", words.say("theme-next", &[]))
}

fn show(invocation: &Invocation, around: &mut Surroundings) -> Result<(), Error> {
    for path in &invocation.files {
        let bytes = pipeline::carried_file(path)?;
        let _ = around.stdout.write_all(bytes);
    }
    Ok(())
}

fn copy(invocation: &Invocation, words: Words, around: &mut Surroundings) -> Result<(), Error> {
    for path in pipeline::take(&invocation.root, &invocation.files)? {
        let path = invocation.root.join(&*path).display().to_string();
        let path = path.strip_prefix("./").unwrap_or(&path);
        let _ = writeln!(around.stdout, "{}", words.say("theme-copied", &[("file", Arg::Text(path))]));
    }
    Ok(())
}
