//! The architecture, kept: who may see whom, what every file begins with, how long it may be,
//! what it may not say, and which doors to the machine there are. The page that explains it is
//! the documentation of `src/lib.rs`.
//!
//! Each rule is a function from a file to its breaches, and has a test that it can fail. Unit
//! tests inside `src/` (`tests/`, `tests.rs`, `#[cfg(test)]`) may see and say what they like.
#![expect(clippy::disallowed_methods, reason = "the tests read the source tree")]

mod source;

use std::fs;

use crate::sandbox::repository;
use source::{File, Token};

/// What a module may see: modules whole (`diag`), or single items of them (`site::Language`).
struct Row {
    module: &'static str,
    sees: &'static [&'static str],
}

/// Nouns see the nouns before them; a verb sees nouns and what the verb before it gives.
const TABLE: [Row; 24] = [
    // Formats, and nothing of a site.
    Row { module: "colour", sees: &[] },
    Row { module: "diag", sees: &[] },
    // Formats, and nothing of a site.
    Row { module: "exif", sees: &[] },
    Row { module: "ical", sees: &[] },
    Row { module: "locale", sees: &["diag"] },
    Row { module: "markdown", sees: &["diag", "locale"] },
    // A format, and nothing of a site.
    Row { module: "paper", sees: &["exif"] },
    // Texts and how they are folded: what may be found is decided by `view`.
    Row { module: "search", sees: &["locale", "markdown::Quote"] },
    // Cells of a table, whatever they mean: old encodings are known to `locale`.
    Row { module: "sheet", sees: &["locale::encoding"] },
    Row { module: "site", sees: &["diag", "locale", "markdown"] },
    // The name of a host: all else it is told by its facts.
    Row { module: "host", sees: &["site::Host", "site::Enumeration"] },
    Row { module: "discover", sees: &["diag", "locale", "markdown", "site"] },
    Row { module: "parse", sees: &["diag", "locale", "markdown", "site", "discover::Source"] },
    Row { module: "resolve", sees: &["colour", "diag", "locale", "markdown", "site", "parse"] },
    // Pixels only: what is refused is a `Fault`, which resolve puts into a problem.
    Row { module: "picture", sees: &["diag::Error", "site::Fault", "site::Form", "site::Rendition", "site::Still"] },
    // No diagnostics: a view cannot fail.
    Row { module: "view", sees: &["ical", "locale", "markdown", "search", "site", "host"] },
    // Not `Site`: templates receive, never ask.
    Row {
        module: "render",
        sees: &[
            "colour",
            "diag",
            "exif",
            "locale",
            "markdown",
            "site::Class",
            "site::Language",
            "host::Policies",
            "view::Body",
            "view::Page",
            "discover::Source",
            "discover::Static",
            "discover::is_embedded",
            "discover::carried_theme",
            "search::Catalogue",
        ],
    },
    // Files that people wrote: bytes and paths, nothing of what they mean.
    Row { module: "amend", sees: &["diag"] },
    // What must not be written, and how it is recognised: nothing else of a site.
    Row {
        module: "emit",
        sees: &[
            "diag",
            "host::TEXTS",
            "locale::fold",
            "locale::FoldedWord",
            "locale::FoldedWords",
            "paper",
            "site::Secret",
            "site::secret",
        ],
    },
    Row {
        module: "pipeline",
        sees: &[
            "colour", "diag", "locale", "markdown", "paper", "site", "sheet", "host", "discover", "parse", "picture",
            "resolve", "view", "render", "emit", "amend",
        ],
    },
    // What was written, as paths, hashes and bytes, and how a host serves it: nothing of what it means.
    Row { module: "deploy", sees: &["diag", "host", "emit", "pipeline"] },
    // What was written, and how a host serves it; the other end of what `deploy` does, without knowing it.
    Row { module: "verify", sees: &["diag", "host", "emit", "pipeline"] },
    // Hands out what the pipeline makes; words come from whoever runs it.
    Row { module: "serve", sees: &["diag", "pipeline", "host::kind_of"] },
    Row { module: "cli", sees: &["diag", "locale", "markdown", "site", "pipeline", "deploy", "verify", "serve"] },
];

/// An item that a module sees against the table, and why.
struct Exception {
    module: &'static str,
    sees: &'static str,
    #[expect(dead_code, reason = "it is there to be read")]
    reason: &'static str,
}

const EXCEPTIONS: [Exception; 11] = [
    Exception {
        module: "locale",
        sees: "discover::Source",
        reason: "a text with its path; locale files are read by discover and have no type of their own",
    },
    Exception { module: "locale", sees: "site::Language", reason: "a code, the name under which a locale is found" },
    Exception {
        module: "resolve",
        sees: "discover::Source",
        reason: "looks for the line of a wrong setting, on the error path only",
    },
    Exception {
        module: "resolve",
        sees: "discover::Seen",
        reason: "what was found in a text is found again while both text and context are the same",
    },
    Exception {
        module: "resolve",
        sees: "discover::safe_join",
        reason: "one rule for every path out of content, links included (PUB-03)",
    },
    Exception {
        module: "render",
        sees: "discover::below_theme",
        reason: "the name of a template, whichever layer of the theme it was found in",
    },
    Exception {
        module: "cli",
        sees: "discover::embedded_locales",
        reason: "the tool's own words, needed before there is a site",
    },
    Exception {
        module: "cli",
        sees: "discover::handbooks",
        reason: "the explanations of problems that the binary carries, which need no site",
    },
    Exception {
        module: "cli",
        sees: "discover::Sources",
        reason: "diagnostics quote the lines that the pipeline has read",
    },
    Exception {
        module: "cli",
        sees: "parse::Top",
        reason: "which lines of a piece no log may show is read as the piece is, not by a second reader of YAML",
    },
    Exception {
        module: "cli",
        sees: "amend::replace",
        reason: "files are converted that no site can read yet, one by one",
    },
];

/// Files that open a door to the disk, the environment or the clock.
const DOORS: [&str; 16] = [
    "src/main.rs",
    "src/build.rs",
    "src/amend.rs",
    "src/discover/folder.rs",
    "src/discover/forbidden.rs",
    "src/emit/disk.rs",
    "src/emit/place.rs",
    "src/picture/shelf.rs",
    "src/deploy/disk.rs",
    // The host that is a folder of this machine.
    "src/deploy/folder.rs",
    "src/deploy/tree.rs",
    "src/cli/clock.rs",
    "src/cli/program.rs",
    // What other sites answered, below `.tincay`.
    "src/verify/memory.rs",
    // Commands that write sources.
    "src/cli/fix.rs",
    // Looks whether files have changed, and reads none.
    "src/serve/watch.rs",
];

/// What clippy must ban outside the doors: reading and writing, the environment, the clock.
const BANNED: [&str; 32] = [
    "std::env::args",
    "std::env::args_os",
    "std::env::current_dir",
    "std::env::var",
    "std::env::var_os",
    "std::env::vars",
    "std::fs::File::create",
    "std::fs::File::open",
    "std::fs::OpenOptions::open",
    "std::fs::canonicalize",
    "std::fs::copy",
    "std::fs::create_dir",
    "std::fs::create_dir_all",
    "std::fs::exists",
    "std::fs::metadata",
    "std::fs::read",
    "std::fs::read_dir",
    "std::fs::read_to_string",
    "std::fs::remove_dir",
    "std::fs::remove_dir_all",
    "std::fs::remove_file",
    "std::fs::rename",
    "std::fs::symlink_metadata",
    "std::fs::write",
    "std::path::Path::exists",
    "std::path::Path::is_dir",
    "std::path::Path::is_file",
    "std::path::Path::metadata",
    "std::time::Instant::now",
    "std::time::SystemTime::now",
    "jiff::Timestamp::now",
    "jiff::ZonedDateTime::now",
];

const LONGEST_FILE: usize = 400;
/// Languages are data (TRN-10): only the folder of locales knows any by name. The languages of our
/// locales, and those that staff may name in content.
const LANGUAGE_CODES: [&str; 8] = ["vi", "en", "tyz", "nut", "mww", "ium", "mtq", "zh"];

/// All of `src/`.
fn sources() -> Vec<File> {
    let found = crate::sandbox::read_tree(&repository("src"));
    let rust = found.into_iter().filter(|(path, _)| path.ends_with(".rs"));
    let files: Vec<File> = rust
        .map(|(path, bytes)| File::new(&format!("src/{path}"), &String::from_utf8(bytes).expect("Rust is UTF-8")))
        .collect();
    assert!(files.len() > 50, "src/ was found");
    files
}

/// Fails with all breaches of `rule` in `src/`.
fn assert_kept(rule: impl Fn(&File) -> Vec<String>) {
    let breaches: Vec<String> = sources().iter().flat_map(rule).collect();
    assert!(breaches.is_empty(), "{} breaches\n{}", breaches.len(), breaches.join("\n"));
}

/// Breaches of `rule` in a file at `path` with `text`.
fn breaches(rule: impl Fn(&File) -> Vec<String>, path: &str, text: &str) -> usize {
    rule(&File::new(path, text)).len()
}

fn allows(allowed: &str, seen: &[String]) -> bool {
    let allowed: Vec<&str> = allowed.split("::").collect();
    seen.len() >= allowed.len() && allowed.iter().zip(seen).all(|(one, other)| one == other)
}

fn may_see(module: &str, seen: &[String]) -> bool {
    let rows = TABLE.iter().filter(|row| row.module == module).flat_map(|row| row.sees.iter().copied());
    let exceptions = EXCEPTIONS.iter().filter(|exception| exception.module == module).map(|exception| exception.sees);
    allows(module, seen) || rows.chain(exceptions).any(|allowed| allows(allowed, seen))
}

/// Paths to modules that the table does not let the file see.
fn imports(file: &File) -> Vec<String> {
    let Some(module) = file.module() else { return Vec::new() };
    let seen = file.references();
    let wrong = seen.iter().filter(|(_, path)| !may_see(module, path));
    wrong.map(|(line, path)| format!("{}:{line}: {module} may not see crate::{}", file.path, path.join("::"))).collect()
}

fn header(file: &File) -> Vec<String> {
    let first = file.text.lines().next().unwrap_or_default();
    let says = first.strip_prefix("//! ").is_some_and(|says| !says.trim().is_empty());
    if says { Vec::new() } else { vec![format!("{}:1: does not open with `//!` and what it is", file.path)] }
}

fn length(file: &File) -> Vec<String> {
    let before_tests = file.text.lines().take_while(|line| line.trim() != "#[cfg(test)]").count();
    let is_long = before_tests > LONGEST_FILE;
    is_long.then(|| format!("{}:{}: {before_tests} lines", file.path, LONGEST_FILE + 1)).into_iter().collect()
}

fn unwraps(file: &File) -> Vec<String> {
    let found = file.tokens.windows(3).filter(|three| match three {
        [(_, Token::Punct('.')), (_, Token::Name(name)), (_, Token::Open)] => name == "unwrap",
        _ => false,
    });
    found.map(|three| format!("{}:{}: unwrap", file.path, three[0].0)).collect()
}

fn language_codes(file: &File) -> Vec<String> {
    if file.module() == Some("locale") {
        return Vec::new();
    }
    let found = file.tokens.iter().filter_map(|(line, token)| match token {
        Token::Literal(text) if names_language(text) => Some((line, text)),
        _ => None,
    });
    found.map(|(line, text)| format!("{}:{line}: a language is named: {text}", file.path)).collect()
}

/// Whether a literal is a code, be it a whole tag (`vi-VN`, `vi_VN.UTF-8`), a part of an address
/// (`/en/`) or an attribute (`lang=\"vi\"`).
fn names_language(literal: &str) -> bool {
    let Some((_, text)) = literal.split_once('"') else { return false };
    let text = text.trim_end_matches(['"', '#']).trim_end_matches(".UTF-8");
    let text = text.rsplit_once("lang=").map_or(text, |(_, value)| value);
    let text = text.trim_matches(['/', '\\', '"', '>', ' ']);
    let code = text.split(['-', '_']).next().unwrap_or_default();
    let rest = &text[code.len()..];
    LANGUAGE_CODES.contains(&code)
        && (rest.is_empty() || (rest.len() == 3 && rest[1..].bytes().all(|b| b.is_ascii_uppercase())))
}

fn doors(file: &File) -> Vec<String> {
    let opens =
        file.tokens.iter().find(|(_, token)| matches!(token, Token::Name(name) if name == "disallowed_methods"));
    let wrong = opens.filter(|_| !DOORS.contains(&&*file.path));
    wrong.map(|(line, _)| format!("{}:{line}: a door that nobody has heard of", file.path)).into_iter().collect()
}

/// What of [`BANNED`] the configuration of clippy lets through.
fn unbanned(configuration: &str) -> Vec<&'static str> {
    BANNED.into_iter().filter(|path| !configuration.contains(&format!("path = \"{path}\""))).collect()
}

#[test]
fn modules_see_only_what_the_table_allows() {
    assert_kept(imports);
}

#[test]
fn a_path_against_the_table_is_found_however_it_is_written() {
    let cases = [
        ("src/view/page.rs", "use crate::diag::Problem;", 1),
        ("src/view/page.rs", "fn a() -> crate::diag::Problem { crate::emit::b() }", 2),
        ("src/view/page.rs", "use crate::{site::{Class, Site}, diag::{self, Span}};", 2),
        ("src/view/page.rs", "use crate::{render as r, site as s};", 1),
        ("src/view/page.rs", "use super::super::diag::Span;", 1),
        ("src/view/mod.rs", "use super::diag::Span;", 1),
        ("src/view/mod.rs", "use super::*;", 1),
        ("src/pipeline.rs", "use super::cli;", 1),
        ("src/render/engine.rs", "use crate::site::Site;", 1),
        ("src/render/engine.rs", "use crate::site;", 1),
        ("src/render/engine.rs", "use crate::site::*;", 1),
        ("src/render/engine.rs", "use crate::site::{Class, Language};", 0),
        ("src/site/mod.rs", "pub(crate) mod a; use crate::locale::Section;", 0),
        ("src/diag/mod.rs", "use crate::diag::Span;", 0),
        ("src/view/page.rs", "use super::Digest; use super::super::view::Digest;", 0),
        ("src/view/page.rs", "// crate::diag\n/// [`crate::diag`]\nconst A: &str = \"crate::diag\";", 0),
        ("src/view/page.rs", "#[cfg(test)]\nmod tests { use super::super::super::diag::Span; use crate::diag; }", 0),
        ("src/view/tests.rs", "use crate::diag::Span;", 0),
    ];
    for (path, text, expected) in cases {
        assert_eq!(breaches(imports, path, text), expected, "{path}: {text}");
    }
}

#[test]
fn the_table_names_the_modules_that_there_are() {
    let entries = fs::read_dir(repository("src")).expect("there is a src");
    let entries = entries.map(|entry| entry.expect("it can be listed"));
    // A folder without a module holds what the binary carries.
    let code = entries.filter(|entry| entry.path().extension().is_some() || entry.path().join("mod.rs").is_file());
    let names = code.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut modules: Vec<String> = names
        .filter(|name| !["lib.rs", "main.rs", "build.rs"].contains(&&**name))
        .map(|name| name.trim_end_matches(".rs").to_owned())
        .collect();
    let mut rows: Vec<&str> = TABLE.iter().map(|row| row.module).collect();
    modules.sort();
    rows.sort_unstable();
    assert_eq!(modules, rows);
}

/// An exception that nobody needs any more goes.
#[test]
fn every_exception_and_every_door_is_used() {
    let files = sources();
    for Exception { module, sees, .. } in &EXCEPTIONS {
        let own = files.iter().filter(|file| file.module() == Some(module));
        assert!(own.flat_map(File::references).any(|(_, path)| allows(sees, &path)), "{module} does not see {sees}");
    }
    for door in DOORS {
        let file = files.iter().find(|file| file.path == door);
        assert!(file.is_some_and(|file| file.text.contains("clippy::disallowed_methods")), "{door}");
    }
}

#[test]
fn every_file_says_what_it_is() {
    assert_kept(header);
    assert_eq!(breaches(header, "src/site/a.rs", "use std::fmt;\n"), 1);
    assert_eq!(breaches(header, "src/site/a.rs", "//!\n"), 1);
    assert_eq!(breaches(header, "src/site/a.rs", "//! A thing.\n"), 0);
}

#[test]
fn no_file_is_longer_than_can_be_read() {
    assert_kept(length);
    let lines = "// a\n".repeat(LONGEST_FILE);
    assert_eq!(breaches(length, "src/site/a.rs", &lines), 0);
    assert_eq!(breaches(length, "src/site/a.rs", &format!("{lines}// b\n")), 1);
    assert_eq!(breaches(length, "src/site/a.rs", &format!("{lines}#[cfg(test)]\nmod tests {{}}\n")), 0);
}

#[test]
fn nothing_is_unwrapped_outside_tests() {
    assert_kept(unwraps);
    assert_eq!(breaches(unwraps, "src/site/a.rs", "fn a() { b().unwrap(); c.unwrap_or(1); }"), 1);
    assert_eq!(breaches(unwraps, "src/site/a.rs", "#[cfg(test)]\nmod tests { fn a() { b().unwrap() } }"), 0);
    assert_eq!(breaches(unwraps, "src/site/tests/a.rs", "fn a() { b().unwrap() }"), 0);
}

/// TRN-10: 0 codes of languages in `src/` outside `locale/` and tests, however they are written.
#[test]
fn no_language_is_named_outside_its_locale() {
    assert_kept(language_codes);
    for literal in ["\"tyz\"", "\"vi-VN\"", "\"vi_VN.UTF-8\"", "\"/en/\"", "\"en/\"", "b\"vi\"", "r\"vi\"", "r#\"vi\"#"]
    {
        assert_eq!(breaches(language_codes, "src/view/a.rs", &format!("const A: B = {literal};")), 1, "{literal}");
    }
    let attribute = "const A: &str = \"<p lang=\\\"vi\\\">\";";
    assert_eq!(breaches(language_codes, "src/view/a.rs", attribute), 1);
    for literal in ["\"video\"", "\"en-route\"", "\"view-articles\"", "\"Vi\"", "'e'"] {
        assert_eq!(breaches(language_codes, "src/view/a.rs", &format!("const A: B = {literal};")), 0, "{literal}");
    }
    assert_eq!(breaches(language_codes, "src/view/a.rs", "fn a(l: &str) -> bool { l == \"vi\" }"), 1);
    assert_eq!(breaches(language_codes, "src/view/a.rs", "fn a() { println!(\"en\") }"), 1);
    assert_eq!(breaches(language_codes, "src/view/a.rs", "// \"vi\"\nconst A: &str = \"vind\";"), 0);
    assert_eq!(breaches(language_codes, "src/locale/a.rs", "const A: &str = \"vi\";"), 0);
}

#[test]
fn there_are_no_doors_but_the_known_ones() {
    assert_kept(doors);
    let door = "#![expect(clippy::disallowed_methods, reason = \"x\")]";
    assert_eq!(breaches(doors, "src/view/a.rs", door), 1);
    assert_eq!(breaches(doors, "src/main.rs", door), 0);
}

#[test]
fn clippy_bans_the_disk_the_environment_and_the_clock() {
    let configuration = fs::read_to_string(repository("clippy.toml")).expect("there is a clippy.toml");
    assert_eq!(unbanned(&configuration), Vec::<&str>::new());
    assert_eq!(unbanned("").len(), BANNED.len());
    assert_eq!(unbanned(&configuration.replace("\"std::fs::write\"", "\"std::fs::writ\"")), ["std::fs::write"]);
}
