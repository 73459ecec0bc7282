//! Build script: turns `themes/default` and `locales` into a table of `(path, bytes)` that
//! `discover::embedded` includes, so that the binary works in an empty folder.
#![expect(clippy::disallowed_methods, reason = "a build script reads the source tree")]

use std::env;
use std::fmt::Write;
use std::fs;
use std::io;
use std::path::Path;

/// Folders of the source tree that the binary carries. A folder may be missing.
const FOLDERS: [&str; 3] = ["locales", "src/starter", "themes/default"];

fn main() -> io::Result<()> {
    // Asked for when it runs: a script that was made before the folder was moved looks in the right place too.
    let root = env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?;
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    println!("cargo::rerun-if-changed=src/build.rs");
    let mut files = Vec::new();
    for folder in FOLDERS {
        // A folder that is missing is named too: Cargo then asks again at the next build.
        println!("cargo::rerun-if-changed={folder}");
        list(Path::new(&root), folder, &mut files)?;
    }
    files.sort();
    fs::write(Path::new(&out).join("embedded.rs"), table(&files))
}

/// Adds every file below `folder` to `files`, as a path from `root` with `/`.
fn list(root: &Path, folder: &str, files: &mut Vec<String>) -> io::Result<()> {
    if !root.join(folder).is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(root.join(folder))? {
        let entry = entry?;
        let name = entry.file_name().into_string().map_err(|_| io::Error::other("a file name is not UTF-8"))?;
        let path = format!("{folder}/{name}");
        match entry.file_type()? {
            _ if name.starts_with('.') || name.ends_with('~') => {}
            kind if kind.is_dir() => list(root, &path, files)?,
            kind if kind.is_file() => files.push(path),
            _ => {}
        }
    }
    Ok(())
}

/// The table as Rust source. The compiler asks where the files are: a folder that was moved together with what was
/// compiled in it is no reason for Cargo to run this script again.
fn table(files: &[String]) -> String {
    let mut code = String::from("&[\n");
    for path in files {
        let below = format!("/{path}");
        writeln!(code, "    ({path:?}, include_bytes!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {below:?}))),")
            .expect("a String takes every text");
    }
    code.push_str("]\n");
    code
}
