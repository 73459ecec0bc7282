//! A build of what was built before looks at no page again; whatever decides the output is noticed, and then
//! the output is that of a build from nothing.

use std::sync::atomic::{AtomicBool, Ordering};

use jiff::civil::date;
use tincay::pipeline::{self, Options, Progress, Stage, Today};
use tincay::site::Mode;

use crate::camera;
use crate::sandbox::{Sandbox, TOWN_DAY, Tree, assert_same, committed, read_tree, replaced, write};

/// Sees whether pages are looked at.
#[derive(Default)]
struct Watch(AtomicBool);

impl Progress for Watch {
    fn start(&self, stage: Stage, _: usize) {
        self.0.fetch_or(stage == Stage::Render, Ordering::Relaxed);
    }

    fn advance(&self) {}
}

/// Builds, and tells whether pages were looked at, and what was found in the content.
fn look(options: &Options) -> (bool, Vec<String>) {
    let watch = Watch::default();
    let outcome = pipeline::build(options, &watch).expect("the machine refuses nothing");
    assert!(outcome.summary.is_some(), "{:?}", outcome.diagnostics);
    (watch.0.into_inner(), outcome.diagnostics.iter().map(|found| format!("{found:?}")).collect())
}

fn town() -> Tree {
    let mut town = committed("tests/sites/thi-tran-mau/content");
    town.insert("content/pictures/song.jpg".to_owned(), camera::photo(64, 48));
    town
}

/// Files of a site, each with what is put in place of something in it: nothing is put in place of a new file.
const FILES: [(&str, &str, &str); 7] = [
    ("content/articles/2026/viec-nha-chia-deu.vi.md", "title: ", "title: Mới – "),
    ("content/site.yaml", "places: 90, hotlines: 30", "places: 80, hotlines: 20"),
    ("content/topics.yaml", "label: { vi: ", "label: { vi: Khác – "),
    ("locales/vi/labels.ftl", "", "article-kind-news = Tin mới\n"),
    ("themes/default/styles/print.css", "", "@media print { body { color: #000; } }\n"),
    ("content/pictures/nui.jpg", "", "no picture"),
    ("content/honorees/2026/nguoi-1.vi.md", "status: granted", "status: withdrawn\n  withdrawn_on: 2026-11-05"),
];

#[test]
fn a_file_that_changes_is_noticed() {
    let town = town();
    let sandbox = Sandbox::with(&town);
    let options = sandbox.options(TOWN_DAY);
    let first = look(&options);
    assert!(first.0, "nothing was there");
    assert_eq!(look(&options), (false, first.1), "what is found is told again");
    for (path, old, new) in FILES {
        let changed = replaced(&town, (path, old, new));
        sandbox.change(&town, &changed);
        assert!(look(&options).0, "{path}: {new}");
        assert!(!look(&options).0, "{path}: {new}: the same once more");
        let clean = Sandbox::with(&changed).built(TOWN_DAY);
        assert_same(path, &clean, &read_tree(&sandbox.path("public")));
        sandbox.change(&changed, &town);
        assert!(look(&options).0, "{path}: back again");
    }
}

#[test]
fn another_choice_is_noticed() {
    let sandbox = Sandbox::with(&town());
    let options = sandbox.options(TOWN_DAY);
    let list = sandbox.path("kin.txt");
    write(&list, "Một điều kín đáo không ai nói\n".as_bytes());
    let choices = [
        Options { today: Today::Fixed(date(2026, 11, 12)), ..options.clone() },
        Options { without_samples: true, ..options.clone() },
        Options { drafts: true, ..options.clone() },
        Options { base_url: Some("https://example.org/khac/".to_owned()), ..options.clone() },
        Options { relative: true, ..options.clone() },
        Options { precompress: true, ..options.clone() },
        Options { forbidden: Some(list), ..options.clone() },
        Options { mode: Mode::Publication, ..options.clone() },
        Options { program: Some([2; 32]), ..options.clone() },
    ];
    look(&options);
    for choice in choices {
        assert!(look(&choice).0, "{choice:?}");
        assert!(!look(&choice).0, "{choice:?} once more");
        let clean = Sandbox::with(&town());
        look(&Options { root: clean.path(""), ..choice.clone() });
        assert_same(&format!("{choice:?}"), &read_tree(&clean.path("public")), &read_tree(&sandbox.path("public")));
    }
    let unknown = Options { program: None, ..options };
    assert!(look(&unknown).0 && look(&unknown).0, "nobody knows whether it is the same program");
}

#[test]
fn an_output_that_somebody_touched_is_noticed() {
    let sandbox = Sandbox::with(&town());
    let options = sandbox.options(TOWN_DAY);
    look(&options);
    let built = read_tree(&sandbox.path("public"));
    let page = sandbox.path("public/index.html");
    let touches: [&dyn Fn(); 4] = [
        &|| std::fs::remove_file(&page).expect("it is there"),
        &|| write(&page, &built["index.html"]),
        &|| std::fs::remove_dir_all(sandbox.path("public")).expect("it is there"),
        &|| std::fs::remove_dir_all(sandbox.path(".tincay")).expect("it is there"),
    ];
    for touch in touches {
        touch();
        assert!(look(&options).0);
        assert_same("the output", &built, &read_tree(&sandbox.path("public")));
        assert!(!look(&options).0);
    }
}
