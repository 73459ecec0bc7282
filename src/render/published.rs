//! Files of a theme's folder `static`, which are published as they are: no template gives them the exit (SAF-01), no page
//! governs what they load (TRACE-01) and keep (TRACE-02), and a photo may tell where it was taken (LOC-05).
//!
//! Enter at [`flaws_of`]. Only what a browser opens by itself is looked at: pages, drawings, styles, scripts, photos.

use std::borrow::Cow;
use std::collections::BTreeSet;

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use super::duties::{self, Fault, Owed};
use super::syntax::{self, What};
use crate::diag::{Diagnostic, Problem, Span};
use crate::discover::Static;
use crate::exif;

/// What is wrong with `file`. It is no source that a report could show.
pub fn flaws_of(file: &Static) -> Vec<Diagnostic> {
    let ending = file.path.rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_ascii_lowercase());
    let mut flaws = match &*ending {
        "html" | "htm" | "xhtml" | "xht" | "shtml" => of_page(file),
        "svg" => of_drawing(file),
        "css" => loads(file, duties::loaded_by_style(&String::from_utf8_lossy(&file.bytes))),
        "js" | "mjs" => kept_by(file, [String::from_utf8_lossy(&file.bytes)]),
        _ => Vec::new(),
    };
    flaws.extend(taken_at(file));
    flaws
}

/// A problem for each of `addresses`, once.
fn loads(file: &Static, addresses: impl IntoIterator<Item = String>) -> Vec<Diagnostic> {
    let addresses: BTreeSet<String> = addresses.into_iter().collect();
    let problem = |address| Diagnostic::new(Problem::ThemeLoads, Span::file(&file.path)).arg("address", address);
    addresses.into_iter().map(problem).collect()
}

/// What a page asks other sites for, what its scripts keep, and that it has no exit (SAF-01).
fn of_page(file: &Static) -> Vec<Diagnostic> {
    let mut found = loads(file, loaded_by(&file.bytes));
    found.extend(kept_by(file, scripts(&file.bytes)));
    if !leads_out(&file.bytes) {
        let doubt = Diagnostic::new(Problem::ThemeDoubtful, Span::file(&file.path));
        found.push(doubt.arg("what", "page").arg("name", ""));
    }
    found
}

fn loaded_by(html: &[u8]) -> impl Iterator<Item = String> {
    let faults = duties::faults(html, &Owed::default());
    faults.into_iter().filter_map(|fault| match fault {
        Fault::Loads(address) => Some(address),
        Fault::Lacks(_) => None,
    })
}

/// Whether the first or the second link of `html` leads off the site and leaves no trace, as the exit does.
fn leads_out(html: &[u8]) -> bool {
    let links = tags(html).into_iter().filter(|tag| *tag.name == b"a"[..]);
    let is_exit = |tag: StartTag<()>| {
        let value = |name: &str| attributes(&tag).find(|(known, _)| known == name).map(|(_, value)| value);
        let is_silent = value("rel").is_some_and(|rel| rel.split_whitespace().any(|word| word == "noreferrer"));
        is_silent && value("href").is_some_and(|address| duties::is_elsewhere(&address))
    };
    links.take(2).any(is_exit)
}

/// What a drawing that is opened by itself asks other sites for or runs; shown by `<img>` it does neither.
fn of_drawing(file: &Static) -> Vec<Diagnostic> {
    let (mut loaded, mut runs) = (loaded_by(&file.bytes).collect::<Vec<_>>(), false);
    for tag in tags(&file.bytes) {
        runs |= *tag.name == b"script"[..];
        for (name, value) in attributes(&tag) {
            let leads = ["href", "xlink:href"].contains(&&*name);
            let is_script = value.trim_start().get(..11).is_some_and(|it| it.eq_ignore_ascii_case("javascript:"));
            runs |= name.len() > 2 && name.starts_with("on") || leads && is_script;
            loaded.extend(duties::loaded_by_style(&value));
            let is_fed = leads && *tag.name != b"a"[..] && duties::is_elsewhere(value.trim());
            loaded.extend(is_fed.then(|| value.trim().to_owned()));
        }
    }
    loaded.extend(sheet_of(&String::from_utf8_lossy(&file.bytes)));
    let mut found = loads(file, loaded);
    if runs {
        let problem = Diagnostic::new(Problem::ThemeLacks, Span::file(&file.path));
        found.push(problem.arg("what", "drawing"));
    }
    found
}

/// The address on another site in `<?xml-stylesheet href="…"?>`.
fn sheet_of(xml: &str) -> Option<String> {
    let said = xml.split("<?xml-stylesheet").nth(1)?.split("?>").next()?;
    let address = said.split("href=").nth(1)?.trim_start_matches(['"', '\'']);
    let address = &address[..address.find(['"', '\'']).unwrap_or(address.len())];
    duties::is_elsewhere(address).then(|| address.to_owned())
}

fn tags(html: &[u8]) -> Vec<StartTag<()>> {
    let mut emitter = DefaultEmitter::<()>::default();
    emitter.naively_switch_states(true);
    let tokens = Tokenizer::new_with_emitter(html, emitter).map(|Ok(token)| token);
    let started = tokens.filter_map(|token| match token {
        Token::StartTag(tag) => Some(tag),
        _ => None,
    });
    started.collect()
}

/// The attributes of `tag`, their names in small letters.
fn attributes(tag: &StartTag<()>) -> impl Iterator<Item = (String, Cow<'_, str>)> {
    tag.attributes
        .iter()
        .map(|(name, value)| (String::from_utf8_lossy(name).to_ascii_lowercase(), String::from_utf8_lossy(value)))
}

/// The scripts in `html`: elements, what elements do when something happens to them, and links that run.
fn scripts(html: &[u8]) -> Vec<Cow<'_, str>> {
    let mut emitter = DefaultEmitter::<()>::default();
    emitter.naively_switch_states(true);
    let (mut found, mut is_script) = (Vec::new(), false);
    for Ok(token) in Tokenizer::new_with_emitter(html, emitter) {
        match token {
            Token::StartTag(tag) => {
                is_script = *tag.name == b"script"[..];
                let runs = |name: &str, value: &str| {
                    let start = value.trim_start().get(..11);
                    name.starts_with("on") || start.is_some_and(|start| start.eq_ignore_ascii_case("javascript:"))
                };
                let run = attributes(&tag).filter(|(name, value)| runs(name, value));
                found.extend(run.map(|(_, value)| Cow::Owned(value.into_owned())));
            }
            Token::String(text) if is_script => found.push(Cow::Owned(String::from_utf8_lossy(&text).into_owned())),
            Token::EndTag(_) => is_script = false,
            _ => {}
        }
    }
    found
}

/// What `scripts` keep in the browser (TRACE-02), each once.
fn kept_by<'s>(file: &Static, scripts: impl IntoIterator<Item = Cow<'s, str>>) -> Vec<Diagnostic> {
    let flaws = scripts.into_iter().flat_map(|script| syntax::of_script(&script));
    let kept: BTreeSet<&str> = flaws
        .filter_map(|flaw| match flaw.what {
            What::Keeps(name) => Some(name),
            _ => None,
        })
        .collect();
    let problem = |name| Diagnostic::new(Problem::ThemeKeeps, Span::file(&file.path)).arg("name", name);
    kept.into_iter().map(problem).collect()
}

/// That a picture or a film tells where it was taken (CON-06, LOC-05).
fn taken_at(file: &Static) -> Option<Diagnostic> {
    let reason = match &file.bytes {
        bytes if exif::tells_place(bytes) => "photo",
        bytes if exif::is_filmed_somewhere(bytes) => "film",
        _ => return None,
    };
    Some(Diagnostic::new(Problem::Coordinates, Span::file(&file.path)).arg("reason", reason))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(name: &str, text: &str) -> Vec<String> {
        let file = Static { path: format!("themes/t/static/{name}").into(), bytes: text.as_bytes().into() };
        let args = |it: &Diagnostic| it.args.first().map_or_else(String::new, |(_, value)| value.clone());
        flaws_of(&file).iter().map(|it| format!("{} {}", it.problem.code(), args(it))).collect()
    }

    /// SAF-01, TRACE-01: a page that no template makes.
    #[test]
    fn a_page_that_is_published_as_it_is_loads_nothing_and_has_an_exit() {
        let exit = "<a href=\"#a\">A</a><a href=\"https://a.example/\" rel=\"nofollow noreferrer\">B</a>";
        let picture = "<img src=\"https://c.example/a.png\"><img src=\"https://c.example/a.png\">";
        let script = "<script src=\"//c.example/a.js\"></script>";
        for (text, wrong) in [
            (exit.to_owned(), &[][..]),
            (format!("{exit}{picture}"), &["theme-loads https://c.example/a.png"]),
            ("<h1>A</h1>".to_owned(), &["theme-doubtful page"]),
            (format!("<a href=\"/\">C</a>{exit}"), &["theme-doubtful page"]),
            (script.to_owned(), &["theme-loads //c.example/a.js", "theme-doubtful page"]),
        ] {
            assert_eq!(told("a.HTML", &text), wrong, "{text}");
        }
    }

    /// TRACE-02: what a page keeps by a script of its own is found as in a file.
    #[test]
    fn a_page_that_is_published_as_it_is_keeps_nothing() {
        let exit = "<a href=\"https://a.example/\" rel=\"nofollow noreferrer\">B</a>";
        let script = "<script>localStorage.a=1;document.cookie='b'</script><script>localStorage.c=2</script>";
        let kept = ["theme-keeps cookie", "theme-keeps localStorage"];
        assert_eq!(told("a.xht", &format!("{exit}{script}<p>indexedDB</p>")), kept);
        for run in ["<p onclick=\"sessionStorage.a=1\">", "<a href=\" JavaScript:sessionStorage.a=1\">C</a>"] {
            assert_eq!(told("a.html", &format!("{exit}{run}")), ["theme-keeps sessionStorage"], "{run}");
        }
        let leads = format!("{exit}<meta http-equiv=\"refresh\" content=\"1;https://c.example/\">");
        assert_eq!(told("a.shtml", &leads), ["theme-loads https://c.example/"]);
    }

    /// LOC-05: a film tells as a telephone does.
    #[test]
    fn a_film_that_tells_where_it_was_taken_is_an_error() {
        let film = |place: &str| told("a.mp4", &format!("\0\0\0\u{18}ftypmp42 moov udta xyz\0{place}\0free"));
        for place in ["+21.8536+106.7610/", "+21.8536+106.7610+250.123/", "-00.0001-000.5000CRSWGS_84/"] {
            assert_eq!(film(place), ["coordinates film"], "{place}");
        }
        for none in ["", "+21.8536+106.7610", "+00.0000+000.0000/", "+21.8536/106.7610/", "1+21.85+106.76/"] {
            assert_eq!(film(none), <[String; 0]>::default(), "{none}");
        }
    }

    /// TRACE-01: a drawing that is opened by itself is a page.
    #[test]
    fn a_drawing_that_loads_or_runs_something_is_an_error() {
        let whole = |inner: &str| {
            let head = "<?xml version=\"1.0\"?><!DOCTYPE svg PUBLIC \"a\" \"http://www.w3.org/a.dtd\">";
            format!("{head}<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\">{inner}</svg>")
        };
        for (inner, wrong) in [
            ("<path style=\"fill:red\" d=\"M0 0\"/><use href=\"#a\"/><a href=\"https://c.example/\"/>", &[][..]),
            ("<script>a()</script>", &["theme-lacks drawing"]),
            ("<script xlink:href=\"//c.example/a.js\"/>", &["theme-loads //c.example/a.js", "theme-lacks drawing"]),
            ("<g onload=\"a()\"/>", &["theme-lacks drawing"]),
            ("<a href=\" JavaScript:a()\"/>", &["theme-lacks drawing"]),
            ("<image href=\"https://c.example/a.png\"/>", &["theme-loads https://c.example/a.png"]),
            ("<feImage xlink:href=\"//c.example/a\"/>", &["theme-loads //c.example/a"]),
            ("<g fill=\"url(//c.example/a#b)\"/>", &["theme-loads //c.example/a#b"]),
            ("<style>@import '//c.example/a.css';</style>", &["theme-loads //c.example/a.css"]),
        ] {
            assert_eq!(told("a.svg", &whole(inner)), wrong, "{inner}");
        }
        let sheet = "<?xml-stylesheet type=\"text/css\" href=\"https://c.example/a.css\"?><svg/>";
        assert_eq!(told("a.svg", sheet), ["theme-loads https://c.example/a.css"]);
        assert_eq!(told("a.css", "a { b: url(//c.example/a) }"), ["theme-loads //c.example/a"]);
        assert_eq!(told("a.txt", "<script src=\"//c.example/a.js\"></script>"), <[String; 0]>::default());
    }
}
