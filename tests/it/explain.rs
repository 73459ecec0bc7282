//! The examples of `tincay explain`, tried: what was written gives the problem, what to write mends it
//! and makes no other. In every language of the tool, each with originals in that language.

use std::path::Path;

use rayon::prelude::*;
use tempfile::TempDir;
use tincay::cli::handbook::{Example, Handbook, Part};
use tincay::cli::language::Tool;
use tincay::diag::{Diagnostic, Problem, Severity};
use tincay::pipeline::{self, Memo, Options, Progress, Stage, Today};
use tincay::site::{Language, Mode};

use super::camera;
use super::diagnostics::{base, broken, files, fixture, put};

/// Problems that no text shows: what is wrong is done to a file as a whole, or to none.
const NOT_TRIED: [Problem; 17] = [
    Problem::NotUtf8,
    Problem::NulByte,
    Problem::FileTooLarge,
    Problem::SymbolicLink,
    Problem::SamePath,
    Problem::FrontMatterTooLarge,
    Problem::SafetyNotTranslated,
    Problem::LeakInPicture,
    Problem::LeakInPaper,
    Problem::PaperWithheld,
    Problem::PaperUnread,
    Problem::NameInPath,
    Problem::LeakInOutput,
    // A table is no file of the site.
    Problem::TableUnreadable,
    Problem::TableCell,
    Problem::TableLeftOut,
    // Asks somebody else.
    Problem::LinkUnanswered,
];

/// Problems that are mended by doing something, so that only the example before is tried.
const HALF_TRIED: [Problem; 4] =
    [Problem::TranslationStale, Problem::VisibilityNever, Problem::LocaleLacks, Problem::LocaleLacksHelp];

/// Files of the fixtures that an example needs beside it.
const COMPANIONS: [(Problem, &str); 15] = [
    (Problem::AltMissing, "content/articles/2023/bai.vi.md"),
    (Problem::ReferenceNotPublished, "content/events/2023/nhap.vi.md"),
    (Problem::LinkNotPublished, "content/articles/2023/nhap.vi.md"),
    (Problem::HeadingNotShared, "content/articles/2023/bai.vi.md"),
    (Problem::PictureWithheld, "content/honorees/2023/nguoi.vi.md"),
    (Problem::NamesWithdrawn, "content/honorees/nguoi.vi.md"),
    (Problem::UnitExpired, "content/units.yaml"),
    (Problem::VerifiedBeforeUnit, "content/units.yaml"),
    (Problem::OfficeExpired, "content/organisations.yaml"),
    (Problem::LeakInSource, "content/places/noi-kin.vi.md"),
    (Problem::LeakInWithheld, "content/places/noi-kin.vi.md"),
    (Problem::LeakInComment, "content/places/noi-kin.vi.md"),
    (Problem::SampleInPublication, "content/site.yaml"),
    (Problem::LocaleLacks, "content/site.yaml"),
    (Problem::LocaleLacksHelp, "content/site.yaml"),
];

/// Those that only a publication has.
const PUBLISHED: [Problem; 4] =
    [Problem::SampleInPublication, Problem::ExampleAddress, Problem::NoSafetyPage, Problem::LocaleLacksHelp];

/// Those of finished pages.
const ON_PAGES: [Problem; 2] = [Problem::ThemeLacks, Problem::ThemeLoads];

/// What a piece has that an example does not say, by the folder of its kind.
const FRONTS: [(&str, &str); 6] = [
    ("articles", "title: Lễ\nkind: news\ndate: 2023-11-20\n"),
    ("campaigns", "title: Lễ\ntheme: Một chủ đề khác hẳn\nyear: 2023\nperiod: { from: 2023-11-15, to: 2023-12-15 }\n"),
    ("events", "title: Lễ\nkind: talk\nstart: 2023-11-20\naudience: public\nstate: done\n"),
    ("honorees", "title: Gương\nname: Nguyễn Thị Mẫu\nfield: economy\nyear: 2023\n"),
    ("pages", "title: Trang\n"),
    (
        "places",
        "title: Trạm Y tế\nkind: medical\nholder: organisation\nunit: \"06001\"\nvisibility: area_phone\nsafe_title: Mẫu\nslug: mau\n\
         phones: [\"0000 000 001\"]\nverified: { on: 2026-11-20, by: hoi-phu-nu }\n",
    ),
];

/// The theme of the valid site, and the one that the English handbook speaks of.
const THEMES: [&str; 2] = ["Bảo đảm an sinh xã hội", "Ensuring social security for all women and girls"];
/// The languages of `site.yaml` in the valid site.
const LINES: [&str; 2] =
    ["  - { code: vi, name: Tiếng Việt, path: \"\" }\n", "  - { code: en, name: English, path: en }\n"];

struct Silent;

impl Progress for Silent {
    fn start(&self, _: Stage, _: usize) {}
    fn advance(&self) {}
}

/// The valid site as it would be if `original` were the language of originals.
struct Town<'a> {
    root: TempDir,
    original: &'a Language,
}

impl<'a> Town<'a> {
    fn new(original: &'a Language) -> Self {
        let town = Self { root: TempDir::new().expect("temporary folders can be made"), original };
        for (path, file) in files(&base()) {
            let text = std::fs::read_to_string(file).expect("the valid site is text");
            town.lay(&path, &text);
        }
        put(town.root.path(), "content/articles/2023/anh.jpg", camera::photo(700, 20));
        town
    }

    /// Writes a file of the valid site or of a fixture, whose originals are in the first language.
    fn lay(&self, path: &str, text: &str) {
        if self.original.code() == "vi" {
            return put(self.root.path(), path, text);
        }
        let swapped =
            |text: &str| text.replace(".vi.md", ".XX.md").replace(".en.md", ".vi.md").replace(".XX.md", ".en.md");
        let first = [LINES[1].replace("path: en", "path: \"\""), LINES[0].replace("path: \"\"", "path: vi")].concat();
        let text = text.replace(&LINES.concat(), &first).replace(THEMES[0], THEMES[1]);
        put(self.root.path(), &swapped(path), swapped(&text));
    }

    fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.root.path().join(path)).unwrap_or_default()
    }

    /// Writes the file that `example` is a part of.
    fn put(&self, example: &Example) {
        let Some(path) = &example.file else { return };
        let text = format!("{}\n", example.text);
        let is_piece = path.ends_with(".md");
        let whole = match example.part {
            Part::Whole | Part::Steps => text,
            Part::Top if !is_piece => merged(&self.read(path), &text),
            Part::Text if !is_piece => self.read(path) + "\n" + &text,
            Part::Text => format!("---\n{}---\n\n{text}", self.front(path)),
            Part::Top => {
                let (top, body) = text.split_once("\n---\n").unwrap_or((&text, "## A {#mo-dau}\n\nB.\n"));
                format!("---\n{}---\n\n{body}", merged(self.front(path), &format!("{}\n", top.trim_end())))
            }
        };
        put(self.root.path(), path, whole);
    }

    fn front(&self, path: &str) -> &'static str {
        if !path.ends_with(&format!(".{}.md", self.original)) && path.matches('.').count() == 2 {
            return "title: Một bản dịch\n";
        }
        let folder = path.split('/').nth(1).unwrap_or_default();
        FRONTS.iter().find(|(name, _)| *name == folder).map_or(FRONTS[0].1, |(_, front)| front)
    }

    fn problems(&self, problem: Problem) -> Vec<Diagnostic> {
        let root: &Path = self.root.path();
        let options = Options {
            root: root.to_owned(),
            output: root.join("public"),
            today: Today::Fixed(jiff::civil::date(2026, 11, 23)),
            mode: if PUBLISHED.contains(&problem) { Mode::Publication } else { Mode::Preview },
            without_samples: false,
            drafts: false,
            base_url: None,
            relative: false,
            precompress: false,
            forbidden: None,
            taken_back: Vec::new(),
            jobs: None,
            program: None,
        };
        // A preview looks for no advice, and makes no page that nobody asks for.
        if problem.severity() == Severity::Advice || ON_PAGES.contains(&problem) {
            return pipeline::check(&options, &Silent).expect("the machine refuses nothing").diagnostics;
        }
        match pipeline::preview(&options, &mut Memo::default()).expect("the machine refuses nothing") {
            Ok(preview) => preview.outcome.diagnostics,
            Err(outcome) => outcome.diagnostics,
        }
    }
}

/// `fields` with those that `over` has replaced by its own.
fn merged(fields: &str, over: &str) -> String {
    let key = |line: &str| line.split(':').next().unwrap_or_default().to_owned();
    let new: Vec<String> = over.lines().filter(|line| !line.starts_with([' ', '#', '-'])).map(key).collect();
    let mut kept = true;
    let mut out = String::new();
    for line in fields.split_inclusive('\n') {
        if !line.starts_with([' ', '-']) {
            kept = !new.contains(&key(line));
        }
        out.push_str(if kept { line } else { "" });
    }
    out + over
}

/// What is found in a site with `example` of `problem`.
fn tried(problem: Problem, example: &Example, original: &Language) -> Vec<Diagnostic> {
    let town = Town::new(original);
    for (_, path) in COMPANIONS.iter().filter(|(of, _)| *of == problem) {
        town.lay(path, &fixture(problem.code(), path));
    }
    // Its examples are texts, and the other files of the fixture have problems of their own.
    if problem != Problem::WrongEncoding {
        broken::lay(problem.code(), town.root.path());
    }
    town.put(example);
    town.problems(problem)
}

fn wrong_with(problem: Problem, book: &Handbook, language: &Language) -> Vec<String> {
    let code = problem.code();
    let Some(explained) = book.explanation(problem) else {
        return vec![format!("{language}: {code} is not explained")];
    };
    let mut wrong = Vec::new();
    if !NOT_TRIED.contains(&problem) {
        let found = tried(problem, &explained.before, language);
        if found.iter().all(|it| it.problem != problem) {
            wrong.push(format!("{language}: {code}: not shown before: {found:?}"));
        }
        if !HALF_TRIED.contains(&problem) {
            let found = tried(problem, &explained.after, language);
            let left = found.iter().filter(|it| it.problem == problem || it.is_error());
            wrong.extend(left.map(|it| format!("{language}: {code}: still there after: {it:?}")));
        }
    }
    wrong
}

#[test]
fn an_example_shows_its_problem_before_and_mends_it_after() {
    for language in Tool::load().languages() {
        let book = Handbook::of(language);
        let wrong: Vec<String> =
            Problem::ALL.par_iter().flat_map(|problem| wrong_with(*problem, &book, language)).collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

/// What is not tried says what to do, and nothing else does.
#[test]
fn only_examples_outside_of_files_are_not_tried() {
    for language in Tool::load().languages() {
        let book = Handbook::of(language);
        for problem in Problem::ALL {
            let Some(explained) = book.explanation(*problem) else { continue };
            let steps = [&explained.before, &explained.after].map(|example| example.part == Part::Steps);
            let expected = [NOT_TRIED.contains(problem), NOT_TRIED.contains(problem) || HALF_TRIED.contains(problem)];
            assert_eq!(steps, expected, "{language}: {}", problem.code());
        }
    }
}

#[test]
fn the_valid_site_is_valid_with_originals_in_any_language() {
    for language in Tool::load().languages() {
        assert_eq!(Town::new(language).problems(Problem::LongSentence), [], "{language}");
    }
}
