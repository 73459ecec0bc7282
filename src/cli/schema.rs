//! `tincay schema`: JSON Schemas of what staff write, for editors.

use super::arguments::Invocation;
use super::words::{Words, number};
use super::{FINE, Surroundings, refuse};
use crate::locale::Arg;
use crate::pipeline;

/// Where editors look for them, below the root.
const FOLDER: &str = ".vscode/schemas";

/// Writes the schemas.
pub fn obey(invocation: &Invocation, words: Words, around: &mut Surroundings) -> u8 {
    let folder = invocation.schemas.clone().unwrap_or_else(|| invocation.root.join(FOLDER));
    match pipeline::put_schemas(&invocation.root, &folder) {
        Err(error) => refuse(words.refusal(&error), words, around),
        Ok(files) => {
            let folder = folder.display().to_string();
            let args = [("folder", Arg::Text(&folder)), ("count", Arg::Number(number(files.len())))];
            let _ = writeln!(around.stdout, "{}", words.say("schema-done", &args));
            FINE
        }
    }
}
