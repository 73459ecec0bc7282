//! Tests of what the output is after every kind of trouble.
#![expect(clippy::disallowed_methods, reason = "the tests look at the disk and measure")]

mod capitals;
mod crash;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rayon::prelude::*;
use tempfile::TempDir;

use super::*;
use place::RECORD;

const MEMORY: &str = "/dev/shm";

/// Files of an output, without the record.
type Tree = BTreeMap<String, String>;

fn tree(files: &[(&str, &str)]) -> Tree {
    files.iter().map(|(path, text)| (path.to_string(), text.to_string())).collect()
}

/// The files below `folder`, if it is there; an empty folder is `name/`.
fn on_disk(folder: &Path) -> Tree {
    let mut files = Tree::new();
    if !folder.exists() {
        return files;
    }
    for entry in walkdir::WalkDir::new(folder).min_depth(1) {
        let entry = entry.expect("the output can be walked");
        let path = entry.path().strip_prefix(folder).expect("it is below").to_str().expect("it is UTF-8").to_owned();
        if entry.file_type().is_file() && path != RECORD {
            files.insert(path, fs::read_to_string(entry.path()).expect("it is text"));
        } else if entry.file_type().is_dir() && fs::read_dir(entry.path()).expect("it can be read").next().is_none() {
            files.insert(format!("{path}/"), String::new());
        }
    }
    files
}

/// An empty folder, in memory where the machine has that: commits wait for the disk.
fn root() -> TempDir {
    let memory = Path::new(MEMORY);
    if memory.is_dir() { TempDir::new_in(memory) } else { TempDir::new() }.expect("a temporary folder can be made")
}

fn put(folder: &Path, path: &str, text: &str) {
    let file = folder.join(path);
    fs::create_dir_all(file.parent().expect("it is below")).expect("a folder can be made");
    fs::write(file, text).expect("a file can be written");
}

fn open(root: &Path) -> Output {
    Output::open(root, Path::new("public")).expect("the output can be opened")
}

/// Builds as the pipeline does: what is current is kept, the rest rendered.
fn build(output: &mut Output, site: &Tree) -> Result<Summary, Error> {
    let staging = output.stage()?;
    stage(&staging, site)?;
    staging.commit(&|_| Vec::new())
}

fn stage(staging: &Staging, site: &Tree) -> Result<(), Error> {
    site.iter().try_for_each(|(path, text)| {
        let digest = record::hash(text.as_bytes());
        if staging.keep(path, &digest) { Ok(()) } else { staging.write(path, digest, text.as_bytes()) }
    })
}

/// Whether the file at `path` was made from `digest` and has not been touched since.
fn is_current(output: &Output, path: &str, digest: &[u8; 32]) -> bool {
    output.current(path, digest).is_some()
}

fn counts(summary: &Summary) -> (usize, usize, usize) {
    (summary.written, summary.unchanged, summary.removed)
}

/// A site with `public/` built from `site`.
fn built(site: &Tree) -> TempDir {
    let root = root();
    build(&mut open(root.path()), site).expect("the site can be built");
    root
}

fn modified(file: &Path) -> std::time::SystemTime {
    fs::metadata(file).and_then(|found| found.modified()).expect("the file is there")
}

fn code(result: Result<impl Sized, Error>) -> &'static str {
    result.err().map_or("fine", |error| error.code())
}

#[test]
fn a_fresh_output_is_written_and_current_afterwards() {
    let site = tree(&[("index.html", "home"), ("en/index.html", "home"), ("a/b/c.html", "")]);
    let root = root();
    let mut output = open(root.path());
    assert_eq!(counts(&build(&mut output, &site).expect("it builds")), (3, 0, 0));
    assert_eq!(on_disk(&root.path().join("public")), site);
    assert!(is_current(&output, "index.html", &record::hash(b"home")));
    assert!(!is_current(&output, "index.html", &record::hash(b"other")));
    assert_eq!(output.files().map(|(path, _)| path).collect::<Vec<_>>(), ["a/b/c.html", "en/index.html", "index.html"]);
    drop(output);
    let output = open(root.path());
    assert!(site.iter().all(|(path, text)| is_current(&output, path, &record::hash(text.as_bytes()))));
    assert!(!root.path().join(".tincay/staging").read_dir().expect("it is there").any(|_| true));
}

#[test]
fn what_has_not_changed_is_not_touched() {
    let site = tree(&[("a.html", "a"), ("b.html", "b")]);
    let root = built(&site);
    let public = root.path().join("public");
    let before = [modified(&public.join("a.html")), modified(&public.join(RECORD)), modified(&public)];
    let mut output = open(root.path());
    assert_eq!(counts(&build(&mut output, &site).expect("it builds")), (0, 2, 0));
    let staging = output.stage().expect("it can be staged");
    for (path, text) in &site {
        staging.write(path, record::hash(b"another digest"), text.as_bytes()).expect("it can be written");
    }
    assert_eq!(counts(&staging.commit(&|_| Vec::new()).expect("it commits")), (0, 2, 0));
    assert_eq!([modified(&public.join("a.html")), modified(&public.join(RECORD)), modified(&public)], before);
    assert!(is_current(&output, "a.html", &record::hash(b"another digest")));
    drop(output);
    assert!(is_current(&open(root.path()), "a.html", &record::hash(b"another digest")));
}

#[test]
fn a_page_that_was_edited_or_removed_by_hand_is_made_again() {
    let site = tree(&[("a.html", "a"), ("b.html", "b"), ("c.html", "c")]);
    let root = built(&site);
    put(&root.path().join("public"), "a.html", "x");
    fs::remove_file(root.path().join("public/b.html")).expect("it can be removed");
    assert_eq!(counts(&build(&mut open(root.path()), &site).expect("it builds")), (2, 1, 0));
    assert_eq!(on_disk(&root.path().join("public")), site);
}

#[test]
fn only_own_files_and_folders_left_empty_are_removed() {
    let root = built(&tree(&[("a/b/c.html", "c"), ("a/d/e.html", "e"), ("f.html", "f")]));
    let public = root.path().join("public");
    put(&public, "a/d/foreign.txt", "foreign");
    put(&public, "CNAME", "example.org");
    fs::create_dir(public.join("foreign")).expect("a folder can be made");
    let summary = build(&mut open(root.path()), &tree(&[("f.html", "f")])).expect("it builds");
    assert_eq!(summary.removed_paths, ["a/b/c.html", "a/d/e.html"].map(Arc::from));
    let left = tree(&[("a/d/foreign.txt", "foreign"), ("CNAME", "example.org"), ("foreign/", ""), ("f.html", "f")]);
    assert_eq!(on_disk(&public), left);
}

#[test]
fn files_and_folders_change_places() {
    let (one, other) = (tree(&[("a", "file"), ("b/c/d", "deep")]), tree(&[("a/x/y", "deep"), ("b", "file")]));
    let root = built(&one);
    let mut output = open(root.path());
    for site in [&other, &one, &other] {
        build(&mut output, site).expect("it builds");
        assert_eq!(on_disk(&root.path().join("public")), *site);
    }
}

#[test]
fn a_folder_that_is_not_ours_is_refused() {
    let root = root();
    put(root.path(), "public/index.html", "foreign");
    assert_eq!(code(Output::open(root.path(), Path::new("public"))), "error-not-ours");
    put(root.path(), "file", "foreign");
    assert_eq!(code(Output::open(root.path(), Path::new("file"))), "error-not-ours");
    put(root.path(), "cut/.tincay-record", "tincay record 1\n");
    assert_eq!(code(Output::open(root.path(), Path::new("cut"))), "error-not-ours");
    assert_eq!(on_disk(&root.path().join("public")), tree(&[("index.html", "foreign")]));
}

#[test]
fn a_folder_with_nothing_but_git_is_blank() {
    let root = root();
    put(root.path(), "public/.git", "gitdir: elsewhere");
    build(&mut open(root.path()), &tree(&[("a.html", "a")])).expect("it builds");
    let expected = tree(&[(".git", "gitdir: elsewhere"), ("a.html", "a")]);
    assert_eq!(on_disk(&root.path().join("public")), expected);
}

#[test]
fn a_foreign_file_in_the_way_stops_the_commit() {
    for (foreign, page) in [("b.html", "b.html"), ("b", "b/c.html"), ("b.html/foreign", "b.html")] {
        let root = built(&tree(&[("a.html", "a")]));
        let public = root.path().join("public");
        put(&public, foreign, "foreign");
        let before = on_disk(&public);
        assert_eq!(code(build(&mut open(root.path()), &tree(&[("a.html", "new"), (page, "b")]))), "error-not-ours");
        assert_eq!(on_disk(&public), before, "{page}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_in_the_output_is_not_followed() {
    use std::os::unix::fs::symlink;
    let (root, outside) = (built(&tree(&[("a/b.html", "b"), ("c.html", "c")])), root());
    let public = root.path().join("public");
    put(outside.path(), "b.html", "outside");
    fs::remove_dir_all(public.join("a")).expect("it can be removed");
    symlink(outside.path(), public.join("a")).expect("links can be made");
    assert_eq!(code(build(&mut open(root.path()), &tree(&[("a/b.html", "new")]))), "error-not-ours");
    build(&mut open(root.path()), &tree(&[("c.html", "c")])).expect("it builds");
    assert_eq!(on_disk(outside.path()), tree(&[("b.html", "outside")]));
    let linked = super::tests::root();
    symlink(outside.path(), linked.path().join(".tincay")).expect("links can be made");
    assert_eq!(code(Output::open(linked.path(), Path::new("public"))), "error-not-ours");
}

#[test]
fn one_build_at_a_time() {
    let root = root();
    let first = open(root.path());
    assert_eq!(code(Output::open(root.path(), Path::new("public"))), "error-locked");
    drop(first);
    open(root.path());
}

#[test]
fn an_output_that_mixes_with_inputs_is_refused() {
    let outer = root();
    let root = outer.path().join("site");
    fs::create_dir_all(root.join("content/a")).expect("a folder can be made");
    for output in ["", ".", "..", "content", "content/a", "content/new/x", "themes", "locales/out", "src", ".tincay"] {
        let result = Output::open(&root, Path::new(output));
        assert_eq!(code(result), "error-output-inside-input", "{output:?}");
    }
    for output in ["public", "build/public", "../public", "content-old"] {
        assert_eq!(code(Output::open(&root, Path::new(output))), "fine", "{output:?}");
    }
}

#[test]
fn dropping_without_a_commit_changes_nothing() {
    let site = tree(&[("a.html", "a")]);
    let root = built(&site);
    let mut output = open(root.path());
    let staging = output.stage().expect("it can be staged");
    stage(&staging, &tree(&[("a.html", "new"), ("b/c.html", "c")])).expect("it can be written");
    drop(staging);
    assert_eq!(on_disk(&root.path().join("public")), site);
    assert!(on_disk(&root.path().join(".tincay/staging")).is_empty());
    assert_eq!(counts(&build(&mut output, &site).expect("it builds")), (0, 1, 0));
}

#[test]
fn ownership_survives_the_loss_of_the_state_folder() {
    let root = built(&tree(&[("a.html", "a"), ("gone.html", "withdrawn"), ("b.html", "b")]));
    fs::remove_dir_all(root.path().join(".tincay")).expect("it can be removed");
    let before = modified(&root.path().join("public/a.html"));
    let site = tree(&[("a.html", "a"), ("b.html", "new")]);
    let mut output = open(root.path());
    assert!(!is_current(&output, "a.html", &record::hash(b"a")));
    assert_eq!(counts(&build(&mut output, &site).expect("it builds")), (1, 1, 1));
    assert_eq!(on_disk(&root.path().join("public")), site);
    assert_eq!(modified(&root.path().join("public/a.html")), before);
}

#[test]
fn without_the_state_folder_a_file_with_other_bytes_is_not_ours() {
    for site in [tree(&[]), tree(&[("a.html", "new")])] {
        let root = built(&tree(&[("a.html", "a")]));
        fs::remove_dir_all(root.path().join(".tincay")).expect("it can be removed");
        put(&root.path().join("public"), "a.html", "edited");
        assert_eq!(code(build(&mut open(root.path()), &site)), "error-not-ours");
        assert_eq!(on_disk(&root.path().join("public")), tree(&[("a.html", "edited")]));
    }
}

#[test]
fn a_state_folder_older_than_the_output_is_not_believed() {
    let root = built(&tree(&[("a.html", "a"), ("b.html", "b")]));
    let state = root.path().join(".tincay/manifests");
    let manifest = fs::read_dir(&state).expect("it is there").next().expect("one").expect("readable").path();
    let old = fs::read(&manifest).expect("it can be read");
    build(&mut open(root.path()), &tree(&[("a.html", "new")])).expect("it builds");
    for bytes in [&old[..], b"", b"nonsense", &old[..old.len() / 2]] {
        fs::write(&manifest, bytes).expect("it can be written");
        let output = open(root.path());
        assert!(!is_current(&output, "a.html", &record::hash(b"a")) && !output.remembers());
        assert_eq!(output.files().count(), 1);
    }
}

#[test]
fn an_output_removed_between_builds_is_built_anew() {
    let site = tree(&[("a.html", "a")]);
    let root = built(&site);
    let mut output = open(root.path());
    fs::remove_dir_all(root.path().join("public")).expect("it can be removed");
    assert_eq!(counts(&build(&mut output, &site).expect("it builds")), (1, 0, 0));
    let staging = output.stage().expect("it can be staged");
    stage(&staging, &site).expect("it can be kept");
    fs::remove_dir_all(root.path().join("public")).expect("it can be removed");
    assert_eq!(code(staging.commit(&|_| Vec::new())), "error-read");
    drop(output);
    assert_eq!(counts(&build(&mut open(root.path()), &site).expect("it builds")), (1, 0, 0));
    assert_eq!(on_disk(&root.path().join("public")), site);
}

#[test]
fn outputs_of_one_site_do_not_disturb_each_other() {
    let root = root();
    for (folder, text) in [("one", "1"), ("two", "2"), ("one", "1"), ("two", "2")] {
        let mut output = Output::open(root.path(), Path::new(folder)).expect("it opens");
        build(&mut output, &tree(&[("a.html", text)])).expect("it builds");
        assert_eq!(on_disk(&root.path().join(folder)), tree(&[("a.html", text)]));
    }
    let two = Output::open(root.path(), Path::new("two")).expect("it opens");
    assert!(is_current(&two, "a.html", &record::hash(b"2")));
}

#[test]
fn the_same_path_twice_is_an_error() {
    let root = root();
    let mut output = open(root.path());
    let staging = output.stage().expect("it can be staged");
    staging.write("a", [0; 32], b"a").expect("it can be written");
    assert_eq!(code(staging.write("a", [0; 32], b"b")), "error-write");
}

#[test]
#[cfg_attr(debug_assertions, should_panic(expected = "is no path of a page"))]
fn a_path_that_leaves_the_output_is_refused() {
    let root = root();
    let mut output = open(root.path());
    let staging = output.stage().expect("it can be staged");
    assert_eq!(code(staging.write("../a", [0; 32], b"a")), "error-write");
}

#[test]
fn records_depend_on_nothing_but_the_pages() {
    let site = tree(&[("a.html", "a"), ("b/c.html", "c")]);
    let records = [built(&site), built(&site)].map(|root| fs::read(root.path().join("public").join(RECORD)));
    let [one, other] = records.map(|record| record.expect("it is there"));
    assert_eq!(one, other);
}

fn many(count: usize, text: &str) -> Tree {
    (0..count).map(|at| (format!("{}/bai-{at}/index.html", at % 7), format!("{text} {at}"))).collect()
}

/// Writes `site` from all threads.
fn build_in_parallel(output: &mut Output, site: &Tree) -> Summary {
    let staging = output.stage().expect("it can be staged");
    site.par_iter().for_each(|(path, text)| {
        let digest = record::hash(text.as_bytes());
        if !staging.keep(path, &digest) {
            staging.write(path, digest, text.as_bytes()).expect("it can be written");
        }
    });
    staging.commit(&|_| Vec::new()).expect("it commits")
}

#[test]
fn two_thousand_files_come_from_many_threads() {
    let root = root();
    let mut site = many(2000, "a");
    let mut output = open(root.path());
    assert_eq!(counts(&build_in_parallel(&mut output, &site)), (2000, 0, 0));
    site.values_mut().take(100).for_each(|text| text.push_str(" new"));
    site.pop_last();
    assert_eq!(counts(&build_in_parallel(&mut output, &site)), (100, 1899, 1));
    assert_eq!(on_disk(&root.path().join("public")), site);
}

/// `cargo test --release emit::tests::measure -- --ignored --nocapture`
#[test]
#[ignore = "a measurement"]
fn measure_twenty_thousand_files() {
    let root = TempDir::new_in(MEMORY).expect("there is a memory file system");
    let threads = rayon::ThreadPoolBuilder::new().num_threads(2).build().expect("threads can be made");
    let site = many(20_000, &"x".repeat(4000));
    let changed = many(20_000, &"y".repeat(4000));
    for (name, site) in [("fresh", &site), ("unchanged", &site), ("all changed", &changed)] {
        let start = std::time::Instant::now();
        let mut output = open(root.path());
        let opened = start.elapsed();
        let summary = threads.install(|| build_in_parallel(&mut output, site));
        println!("{name}: {:?}, of which opening {opened:?}, {:?}", start.elapsed(), counts(&summary));
    }
}
