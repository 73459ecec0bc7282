//! Each verb alone, over corpora of 100, 1,000 and 10,000 pieces in memory, on one thread. What a
//! verb needs from those before it is made once and not measured.
//!
//! `cargo bench --manifest-path tests/bench/verbs/Cargo.toml -- view` measures those with the word.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::{env, fs, process};

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use tincay::discover::{self, Memory, Source, Sources};
use tincay::emit::{Guard, Output};
use tincay::locale::Locales;
use tincay::parse::{self, DataFile, Document, Parsed, Settings};
use tincay::render::{Renderer, Theme};
use tincay::resolve::{self, Input, Policy, Recall};
use tincay::site::{Language, Mode, Secret, Site};
use tincay::view::{Page, View, palettes};

const PIECES: [usize; 3] = [100, 1_000, 10_000];

fn main() {
    divan::main();
    fs::remove_dir_all(top()).ok();
}

/// Where the corpora lie, in memory where that can be.
fn top() -> PathBuf {
    let memory = Path::new("/dev/shm");
    let top = if memory.is_dir() { memory.to_owned() } else { env::temp_dir() };
    top.join(format!("tincay-verbs.{}", process::id()))
}

/// A corpus and what every verb makes of it.
struct Made {
    root: PathBuf,
    sources: Sources,
    locales: Locales,
    settings: Settings,
    settings_source: Source,
    languages: Vec<Language>,
    documents: Vec<Document>,
    data: Vec<DataFile>,
    site: Site,
    secrets: Vec<Secret>,
}

/// The corpus of `pieces`, made when it is first asked for and kept until the end.
fn made(pieces: usize) -> &'static Made {
    static ALL: Mutex<BTreeMap<usize, &'static Made>> = Mutex::new(BTreeMap::new());
    let mut all = ALL.lock().expect("no bench panics");
    all.entry(pieces).or_insert_with(|| Box::leak(Box::new(Made::of(pieces))))
}

impl Made {
    fn of(pieces: usize) -> Self {
        let root = top().join(pieces.to_string());
        let writer = concat!(env!("CARGO_MANIFEST_DIR"), "/../corpus.py");
        let mut command = Command::new("python3");
        command.args([writer, "--pieces", &pieces.to_string(), "--for", "tincay", "--into"]).arg(&root);
        assert!(command.status().expect("python3 runs").success(), "the corpus was not written");
        let (mut sources, _) = discover::content(&root, &mut Memory::default()).expect("the corpus can be read");
        let is_settings = |source: &&Source| &*source.path == "content/site.yaml";
        let settings_source = sources.content.iter().find(is_settings).expect("it is written").clone();
        let settings = parse::settings(&settings_source).0.expect("the settings are right");
        discover::dressing(&root, &settings.theme, &mut sources, &mut Memory::default())
            .expect("the theme can be read");
        let locales = Locales::load(&sources.locales).0;
        let languages = settings.codes();
        let (mut documents, mut data) = (Vec::new(), Vec::new());
        for source in &sources.content {
            match parse::parse(source, &languages).0 {
                Parsed::Document(document) => documents.push(*document),
                Parsed::Data(file) => data.push(*file),
                Parsed::Nothing => {}
            }
        }
        let resolved = resolve::resolve(
            &input(&settings, &settings_source, &documents, &data),
            &policy(),
            &locales,
            &mut Recall::default(),
        );
        let (site, secrets) = (resolved.site.expect("the corpus has no errors"), resolved.secrets);
        Self { root, sources, locales, settings, settings_source, languages, documents, data, site, secrets }
    }

    fn input(&self) -> Input<'_> {
        input(&self.settings, &self.settings_source, &self.documents, &self.data)
    }

    fn renderer(&self) -> Renderer {
        let theme = Theme::load(&self.sources.theme, &self.sources.theme_statics).expect("the theme is right");
        let base_path = self.site.config.base_path();
        Renderer::new(theme, &self.locales, &self.sources.locales, &palettes(&self.site), base_path)
    }

    fn pages(&self, view: &View) -> Vec<Page> {
        view.outputs().iter().filter_map(|output| view.page(output)).collect()
    }

    fn rendered(&self) -> Vec<(String, Vec<u8>)> {
        let view = View::new(&self.site, &self.locales);
        let renderer = self.renderer();
        let bytes = |page: &Page| renderer.render(page).map(|made| made.bytes).unwrap_or_default();
        self.pages(&view).into_iter().map(|page| (page.path.clone(), bytes(&page))).collect()
    }
}

fn input<'a>(
    settings: &'a Settings,
    settings_source: &'a Source,
    documents: &'a [Document],
    data: &'a [DataFile],
) -> Input<'a> {
    let (documents, data) = (documents.iter().collect(), data.iter().collect());
    Input { documents, data, ..Input::of(settings, settings_source) }
}

fn policy() -> Policy {
    let today = jiff::civil::date(2026, 11, 23);
    Policy { today, consents_on: today, mode: Mode::Preview, drafts: false, without_samples: false, base_url: None }
}

#[divan::bench(args = PIECES, sample_count = 10)]
fn discover(bencher: Bencher, pieces: usize) {
    let made = made(pieces);
    bencher
        .bench(|| discover::content(&made.root, &mut Memory::default()).map(|(sources, _)| sources.content.len()).ok());
}

#[divan::bench(args = PIECES, sample_count = 10)]
fn parse(bencher: Bencher, pieces: usize) {
    let made = made(pieces);
    bencher.bench(|| {
        made.sources.content.iter().for_each(|source| drop(black_box(parse::parse(source, &made.languages))));
    });
}

#[divan::bench(args = PIECES, sample_count = 10)]
fn resolve(bencher: Bencher, pieces: usize) {
    let made = made(pieces);
    bencher.bench(|| resolve::resolve(&made.input(), &policy(), &made.locales, &mut Recall::default()).site.is_some());
}

#[divan::bench(args = PIECES, sample_count = 10)]
fn view(bencher: Bencher, pieces: usize) {
    let made = made(pieces);
    bencher.bench(|| {
        let view = View::new(&made.site, &made.locales);
        made.pages(&view).iter().map(Page::digest).collect::<Vec<_>>()
    });
}

#[divan::bench(args = PIECES, sample_count = 10)]
fn render(bencher: Bencher, pieces: usize) {
    let made = made(pieces);
    let view = View::new(&made.site, &made.locales);
    let (renderer, pages) = (made.renderer(), made.pages(&view));
    bencher.bench_local(|| pages.iter().filter(|page| renderer.render(page).is_ok()).count());
}

/// The spaces at which no line breaks, in every body: items are bodies, a page has one at most.
#[divan::bench(args = PIECES, sample_count = 10)]
fn typography(bencher: Bencher, pieces: usize) {
    let made = made(pieces);
    let bodies: Vec<Cow<str>> = made.documents.iter().map(|document| document.source.text.read()).collect();
    let tied = |text: &str| made.locales.iter().map(|locale| locale.data().no_break.tied(text).len()).max();
    bencher.counter(ItemsCount::new(bodies.len())).bench_local(|| bodies.iter().filter_map(|text| tied(text)).count());
}

/// Names of another language in the text of every page that may have some: items are pages.
#[divan::bench(args = PIECES, sample_count = 10)]
fn lang(bencher: Bencher, pieces: usize) {
    let made = made(pieces);
    let language = Language::new("en");
    let data = made.locales.get(&language).expect("the program carries it").data();
    let (names, syllables) = data.foreign_names.as_ref().zip(data.syllables.as_ref()).expect("English has both");
    let pages: Vec<String> = made
        .rendered()
        .into_iter()
        .filter(|(path, _)| path.starts_with("en/") && path.ends_with(".html"))
        .filter_map(|(_, bytes)| String::from_utf8(bytes).ok())
        .collect();
    let found =
        |page: &String| page.split(['<', '>']).map(|text| names.find(text.as_bytes(), syllables).len()).sum::<usize>();
    bencher.counter(ItemsCount::new(pages.len())).bench_local(|| pages.iter().map(found).sum::<usize>());
}

#[divan::bench(args = PIECES, sample_count = 10)]
fn guard(bencher: Bencher, pieces: usize) {
    let made = made(pieces);
    let (guard, files) = (Guard::new(&made.secrets), made.rendered());
    bencher.bench_local(|| files.iter().map(|(path, bytes)| guard.scan(path, bytes).len()).sum::<usize>());
}

/// Staging, the commit and what it removes; into nothing.
#[divan::bench(args = PIECES, sample_count = 10)]
fn emit(bencher: Bencher, pieces: usize) {
    let made = made(pieces);
    let files = made.rendered();
    let fresh = || {
        fs::remove_dir_all(made.root.join("public")).ok();
        fs::remove_dir_all(made.root.join(".tincay")).ok();
    };
    bencher.with_inputs(fresh).bench_local_values(|()| {
        let mut output = Output::open(&made.root, Path::new("public")).expect("the output can be written");
        let staging = output.stage().expect("nothing is in the way");
        for (path, bytes) in &files {
            staging.write(path, [0; 32], bytes).expect("a page can be written");
        }
        staging.commit(&|_| Vec::new()).expect("a commit can be made").written
    });
}
