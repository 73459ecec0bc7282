//! Two runs at once to one folder, and what it costs to know of the other on a host.
#![expect(clippy::disallowed_methods, reason = "tests look at what is on the disk")]

use std::fs;

use tempfile::TempDir;

use super::super::folder::Folder;
use super::*;

/// A site with pages of these numbers, in a folder of its own.
fn built(numbers: &[usize]) -> (TempDir, Manifest) {
    let folder = TempDir::new().expect("a folder");
    for number in numbers {
        let place = folder.path().join(page(*number));
        fs::create_dir_all(place.parent().expect("it has one")).expect("there is room");
        fs::write(place, number.to_string()).expect("there is room");
    }
    let files = numbers.iter().map(|number| (page(*number), file(1, BTreeSet::new()))).collect();
    (folder, Manifest { files, ..Manifest::default() })
}

/// Takes `site` to `target`, from what was `known` of it.
fn take(target: &mut Folder, site: &(TempDir, Manifest), known: Known) -> Result<(), Error> {
    let nobody = BTreeSet::new();
    let mut run = Run {
        target,
        name: "dir:site",
        folder: site.0.path(),
        local: &site.1,
        facts: None,
        narrowed: &nobody,
        forgotten: &nobody,
        covers: &|_| false,
        last: known.text,
        is_damaged: known.is_damaged,
    };
    let plan = Plan::new(&site.1, &known.remote, &|_| false);
    run.through(&plan, &mut { known.remote }, &Silent)
}

/// What is served stands in the manifest of it, whoever brought it.
fn assert_told(top: &Path) {
    let manifest = run::known(&mut Folder::new(top.to_owned(), 3), "dir:site", false).expect("readable").remote;
    let served = |number: &usize| top.join("current").join(page(*number)).exists();
    let told = |number: &usize| manifest.files.contains_key(&page(*number));
    assert!((0..PAGES).all(|number| served(&number) == told(&number)), "{manifest:?}");
}

/// CON-03: of two runs to a folder the second begins when the first has ended, so that neither forgets what the other
/// put there, and all of it can be taken back.
#[test]
fn a_folder_is_read_and_written_by_one_run_alone() {
    let top = TempDir::new().expect("a folder");
    let site = top.path().join("site");
    let (mut one, mut other) = (Folder::new(site.clone(), 3), Folder::new(site.clone(), 3));
    one.begin().expect("nobody else is there");
    let known = run::known(&mut one, "dir:site", false).expect("readable");
    take(&mut one, &built(&[1]), known).expect("it goes through");
    one.end();
    one.begin().expect("it is over");
    let known = run::known(&mut one, "dir:site", false).expect("readable");
    let refused = other.begin();
    assert!(matches!(refused, Err(Fault { error: Error::Locked { .. }, passes: false })), "{refused:?}");
    take(&mut one, &built(&[1, 2]), known).expect("it goes through");
    assert_told(&site);
    one.end();
    other.begin().expect("the first has ended");
    assert_told(&site);
}

/// CON-03: a folder in which nothing is stays as it is until something comes, so that two may begin with it at once:
/// the one that comes second stops.
#[test]
fn of_two_runs_to_a_new_folder_the_second_stops() {
    let top = TempDir::new().expect("a folder");
    let site = top.path().join("site");
    let (mut one, mut other) = (Folder::new(site.clone(), 3), Folder::new(site.clone(), 3));
    let mut known = Vec::new();
    for folder in [&mut one, &mut other] {
        folder.begin().expect("nobody else is there");
        known.push(run::known(folder, "dir:site", false).expect("readable"));
    }
    assert!(!site.exists());
    take(&mut one, &built(&[1]), known.remove(0)).expect("it goes through");
    one.end();
    let refused = take(&mut other, &built(&[2]), known.remove(0));
    assert!(matches!(refused, Err(Error::Overtaken { .. })), "{refused:?}");
    assert_told(&site);
    assert!(site.join("current").join(page(1)).exists());
}

/// The note of what is on a host names all of it, and is sent a few times and not once for every hundred files.
#[test]
fn the_note_of_a_large_site_is_sent_a_few_times() {
    let cost = |count: usize| {
        let files = (0..count).map(|number| (format!("p{number:06}/index.html"), file(1, BTreeSet::new()))).collect();
        let local = Manifest { files, ..Manifest::default() };
        let mut host = Shared::default();
        go(&mut host, &local, false, &|_| false).expect("it goes through");
        assert_eq!(host.files.len(), count);
        let note = Manifest::unseal(host.note.as_deref().expect("it is there"));
        assert_eq!(note.as_ref(), Some(&local));
        host.noted
    };
    let (few, many) = (cost(2_000), cost(10_000));
    assert!(many < few * 10, "{few} bytes of notes for a site, {many} for one five times as large");
}
