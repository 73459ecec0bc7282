//! Strings for people, as sets: what one language has the other has, with the same arguments, and
//! nothing stands there that nobody says (TRN-08). Whether every string that is asked for exists is
//! for unit tests beside those who ask.

use std::collections::{BTreeMap, BTreeSet};

use tincay::diag::Problem;
use tincay::discover::{Source, embedded_locales};
use tincay::locale::{Inventory, Locales};

use crate::sandbox::{Tree, read_tree, repository};

/// Endings of messages that are found through another: what to do about it.
const HINTS: [&str; 2] = ["-hint-nearest", "-hint"];

fn locales() -> Locales {
    Locales::load(&embedded_locales()).0
}

/// What Rust and the theme ask for.
struct Asked {
    /// Everything between quotes in `src/`, and every name after `t.` and `key="` in templates.
    whole: BTreeSet<String>,
    /// Beginnings of keys that are put together: `result-metric-` of `result-metric-{}`.
    begun: BTreeSet<String>,
}

impl Asked {
    fn new(rust: &Tree, templates: &Tree) -> Self {
        let mut asked = Self { whole: BTreeSet::new(), begun: BTreeSet::new() };
        let of =
            |tree: &Tree| tree.values().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect::<Vec<_>>();
        for text in of(rust) {
            text.split('"').for_each(|part| asked.take(part));
        }
        for text in of(templates) {
            let names = text.split("t.").skip(1).chain(text.split("key=\"").skip(1)).map(|rest| {
                rest.split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '_' | '-')).next().unwrap_or_default()
            });
            asked.whole.extend(names.map(|name| name.replace('_', "-")));
        }
        asked
    }

    fn take(&mut self, literal: &str) {
        let is_key =
            |text: &str| text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        if let Some((start, _)) = literal.split_once('{').filter(|(start, _)| start.ends_with('-') && is_key(start)) {
            self.begun.insert(start.to_owned());
        } else if is_key(literal) {
            self.whole.insert(literal.to_owned());
        }
    }

    fn has(&self, key: &str) -> bool {
        let known =
            |key: &str| self.whole.contains(key) || self.begun.iter().any(|start| key.starts_with(start.as_str()));
        known(key) || HINTS.iter().any(|hint| key.strip_suffix(hint).is_some_and(known))
    }
}

/// Rust that is no test, and the default theme.
fn sources() -> (Tree, Tree) {
    let rust =
        read_tree(&repository("src")).into_iter().filter(|(path, _)| path.ends_with(".rs") && !path.contains("tests"));
    let theme = read_tree(&repository("themes/default")).into_iter();
    (rust.collect(), theme.filter(|(path, _)| path.ends_with(".html") || path.ends_with(".xml")).collect())
}

/// Keys of `file` that nothing asks for.
fn unused(inventory: &Inventory, file: &str, asked: &Asked) -> Vec<String> {
    let keys = inventory.get(file).into_iter().flat_map(BTreeMap::keys);
    keys.filter(|key| !key.contains('.') && !asked.has(key)).map(|key| format!("{file}: {key}")).collect()
}

/// TRN-08: no string of the site or the tool is said by nobody; the labels of enumerations have a test
/// beside them, diagnostics are those of the catalogue.
#[test]
fn nothing_stands_in_the_locales_that_nobody_says() {
    let (rust, theme) = sources();
    let asked = Asked::new(&rust, &theme);
    for locale in locales().iter() {
        let inventory = locale.inventory();
        let unused: Vec<String> =
            ["site.ftl", "cli.ftl"].iter().flat_map(|file| unused(&inventory, file, &asked)).collect();
        assert!(unused.is_empty(), "{}: {}\n{}", locale.language(), unused.len(), unused.join("\n"));
        for key in inventory["diagnostics.ftl"].keys() {
            let code = key.split('.').next().unwrap_or_default();
            assert!(Problem::ALL.iter().any(|problem| problem.code() == code), "{key}");
        }
    }
    // The check can fail.
    let mut one = Inventory::new();
    one.entry("cli.ftl".to_owned()).or_default().insert("nobody-says-this".to_owned(), BTreeSet::new());
    assert_eq!(unused(&one, "cli.ftl", &asked), ["cli.ftl: nobody-says-this"]);
}

/// TRN-08: every file of messages has the same keys with the same arguments in every language.
#[test]
fn all_languages_say_the_same_things_with_the_same_arguments() {
    let locales = locales();
    let inventories: Vec<Inventory> = locales.iter().map(tincay::locale::Locale::inventory).collect();
    assert!(inventories.len() > 1);
    for inventory in &inventories {
        assert_eq!(inventory.len(), 4, "site, labels, diagnostics, cli");
        assert!(*inventory == inventories[0], "see the unit tests beside the messages for the difference");
    }
}

/// TRN-08: a site overrides a string by its key, and the others stay; what a language lacks comes from
/// its fallback when pages are made.
#[test]
fn a_site_overrides_by_key_and_the_rest_falls_back() {
    let own = |path: &str, text: &str| Source { path: path.into(), text: text.into() };
    let more = vec![own("locales/en/site.ftl", "home = Start\n"), own("locales/tyz/locale.yaml", "fallback: vi\n")];
    let (locales, problems) = Locales::load(&[embedded_locales(), more].concat());
    assert!(problems.is_empty(), "{problems:?}");
    let get = |code: &str| locales.iter().find(|locale| locale.language().code() == code).expect("it was loaded");
    assert_eq!(get("en").text("home"), "Start");
    assert_ne!(get("en").text("skip-to-content"), "skip-to-content");
    assert_eq!(get("tyz").text("skip-to-content"), get("vi").text("skip-to-content"));
}
