//! The order of a deployment, over random sites; and what a remote manifest is.

mod full;
mod older;
mod shared;
mod two;
mod vacant;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use proptest::prelude::*;

use super::manifest::{File, Manifest};
use super::plan::{Plan, Stage};
use super::run::{self, Known, Run};
use super::target::{Fault, Put, Target};
use crate::diag::Error;
use crate::emit;
use crate::pipeline::{self, Progress};
use shared::Shared;

const ASSETS: usize = 6;
const PAGES: usize = 7;

fn asset(number: usize) -> String {
    format!("assets/{number}.webp")
}

fn page(number: usize) -> String {
    format!("p{number}/index.html")
}

/// A file whose bytes are `version`.
fn file(version: u8, uses: BTreeSet<String>) -> File {
    File { content: Some([version; 32]), uses, about: BTreeSet::new() }
}

/// A site: some assets, which never change, and some pages, which use assets and pages that are there.
fn site() -> impl Strategy<Value = Manifest> {
    let assets = prop::collection::btree_set(0..ASSETS, 0..=ASSETS);
    let page = (0_u8..3, prop::collection::btree_set(0..ASSETS, 0..3), prop::collection::btree_set(0..PAGES, 0..3));
    let pages = prop::collection::btree_map(0..PAGES, page, 0..=PAGES);
    (assets, pages, prop::option::of(0_u8..3)).prop_map(|(assets, pages, feed)| {
        let mut files: BTreeMap<String, File> =
            assets.iter().map(|number| (asset(*number), file(9, BTreeSet::new()))).collect();
        for (number, (version, parts, links)) in &pages {
            let parts = parts.intersection(&assets).map(|number| asset(*number));
            let links = links.iter().filter(|other| pages.contains_key(other)).map(|number| self::page(*number));
            let uses: BTreeSet<String> = parts.chain(links).collect();
            // What a page uses is part of its bytes.
            let bytes = format!("{version} {uses:?}");
            let file = File { content: Some(emit::hash(bytes.as_bytes())), uses, about: BTreeSet::new() };
            files.insert(self::page(*number), file);
        }
        files.extend(feed.map(|version| ("feed.xml".to_owned(), file(version, BTreeSet::new()))));
        Manifest { files, ..Manifest::default() }
    })
}

/// What must not be public: any of the names.
fn hidden() -> impl Strategy<Value = BTreeSet<String>> {
    let names: Vec<String> = (0..ASSETS).map(asset).chain((0..PAGES).map(page)).collect();
    prop::sample::subsequence(names, 0..4).prop_map(|names| names.into_iter().collect())
}

/// A host with its files and what is written down about them.
#[derive(Clone)]
struct Host {
    there: Manifest,
    noted: Manifest,
}

impl Host {
    /// Takes `steps` from the beginning, and looks at the host after each.
    fn take(&mut self, plan: &Plan, steps: usize, local: &Manifest, withdrawn: &BTreeSet<&str>) {
        for (stage, path) in plan.steps.iter().filter(|(stage, _)| stage.puts()) {
            assert!(*stage != Stage::Withdraw);
            let noted = self.noted.files.entry(path.clone()).or_default();
            noted.content = None;
            noted.uses.extend(local.files[path].uses.iter().cloned());
        }
        for (stage, path) in plan.steps.iter().take(steps) {
            if *stage == Stage::Withdraw {
                self.assert_relieved(plan, withdrawn);
            }
            for manifest in [&mut self.there, &mut self.noted] {
                match stage.puts() {
                    true => _ = manifest.files.insert(path.clone(), local.files[path].clone()),
                    false => _ = manifest.files.remove(path),
                }
            }
            self.assert_whole(withdrawn);
        }
    }

    /// Every page has its parts, but for what is withdrawn.
    fn assert_whole(&self, withdrawn: &BTreeSet<&str>) {
        for (path, file) in self.there.files.iter().filter(|(path, _)| path.ends_with(".html")) {
            for part in file.uses.iter().filter(|part| part.starts_with("assets/")) {
                assert!(
                    self.there.files.contains_key(part) || withdrawn.contains(part.as_str()),
                    "{path} lacks {part}"
                );
            }
        }
    }

    /// No page that stays leads to what is withdrawn.
    fn assert_relieved(&self, plan: &Plan, withdrawn: &BTreeSet<&str>) {
        let going = plan.removed();
        for (path, file) in self.there.files.iter().filter(|(path, _)| !going.contains(path.as_str())) {
            let leads = file.uses.iter().find(|other| withdrawn.contains(other.as_str()));
            assert_eq!(leads, None, "{path}");
        }
    }
}

/// What of `hidden` is not among what shall be there.
fn withdrawn<'a>(hidden: &'a BTreeSet<String>, local: &Manifest) -> BTreeSet<&'a str> {
    hidden.iter().map(String::as_str).filter(|path| !local.files.contains_key(*path)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// CON-03: whatever prefix of the steps was taken, no page lacks a part unless it is withdrawn; what is
    /// withdrawn goes when no page leads to it any more, and before all else; in the end the host has what it shall.
    #[test]
    fn after_any_prefix_of_the_steps_no_page_lacks_a_part(
        before in site(), first in site(), then in site(), hidden in hidden(), stop in 0_usize..30,
    ) {
        let mut host = Host { there: before.clone(), noted: before };
        let covers = |path: &str| hidden.contains(path);
        // A run that is killed, and one that goes on with another state of the site.
        let plan = Plan::new(&first, &host.noted, &covers);
        host.take(&plan, stop, &first, &withdrawn(&hidden, &first));
        let plan = Plan::new(&then, &host.noted, &covers);
        // What the first run took back already is led to in vain.
        let there = |path: &&str| host.there.files.contains_key(*path);
        let still: BTreeSet<&str> = withdrawn(&hidden, &then).into_iter().filter(there).collect();
        host.take(&plan, plan.steps.len(), &then, &still);
        prop_assert_eq!(&host.there, &then);
        prop_assert_eq!(&host.noted, &then);
        prop_assert!(Plan::new(&then, &host.noted, &covers).steps.is_empty());
    }

    /// CON-03: nothing but what must go and what takes its place comes before it, and the limit does not count it.
    #[test]
    fn withdrawals_come_first_and_are_not_counted(local in site(), remote in site(), hidden in hidden()) {
        let plan = Plan::new(&local, &remote, &|path| hidden.contains(path));
        let last = plan.steps.iter().rposition(|(stage, _)| *stage == Stage::Withdraw);
        prop_assert!(plan.steps[..last.unwrap_or(0)].iter().all(|(stage, _)| *stage <= Stage::Withdraw));
        let others = plan.other_removals();
        prop_assert!(others.iter().all(|path| !hidden.contains(path)));
        let gone = withdrawn(&hidden, &local);
        let must_go = remote.files.keys().filter(|path| gone.contains(path.as_str())).cloned();
        let short = plan.without_the_rest();
        let goes = short.removed();
        prop_assert!(must_go.into_iter().all(|path| goes.contains(path.as_str())));
    }

    #[test]
    fn a_manifest_reads_as_it_was_written(site in site(), at in 0_usize..4000, uncertain in any::<bool>()) {
        let mut site = site;
        if let Some(file) = site.files.values_mut().next().filter(|_| uncertain) {
            file.content = None;
        }
        let text = site.seal();
        prop_assert_eq!(Manifest::unseal(text.as_bytes()), Some(site));
        let mut damaged = text.into_bytes();
        let at = at % damaged.len();
        damaged[at] ^= 1;
        prop_assert_eq!(Manifest::unseal(&damaged), None);
    }
}

#[test]
fn a_file_that_stands_where_a_folder_comes_goes_first() {
    let with = |paths: &[&str]| Manifest {
        files: paths.iter().map(|path| ((*path).to_owned(), file(1, BTreeSet::new()))).collect(),
        ..Manifest::default()
    };
    for (before, after) in [("a", "a/index.html"), ("a/index.html", "a")] {
        let plan = Plan::new(&with(&[after]), &with(&[before]), &|_| false);
        assert_eq!(plan.steps[0], (Stage::ClearWay, before.to_owned()));
    }
}

/// CON-03: compressed copies go up and go away with what they are copies of.
#[test]
fn compressed_copies_share_the_fate_of_their_file() {
    let manifest = |paths: &[(&str, &[&str])]| Manifest {
        files: paths
            .iter()
            .map(|(path, uses)| ((*path).to_owned(), file(1, uses.iter().map(ToString::to_string).collect())))
            .collect(),
        ..Manifest::default()
    };
    let remote =
        manifest(&[("a/index.html", &[]), ("a/index.html.br", &[]), ("b.html", &["a/index.html"]), ("b.html.gz", &[])]);
    let mut local = manifest(&[("b.html", &[]), ("b.html.gz", &[])]);
    local.files.values_mut().for_each(|file| file.content = Some([2; 32]));
    let plan = Plan::new(&local, &remote, &|path| path == "a/index.html");
    let stages: Vec<(Stage, &str)> = plan.steps.iter().map(|(stage, path)| (*stage, path.as_str())).collect();
    let (relieve, withdraw) = (Stage::Relieve, Stage::Withdraw);
    assert_eq!(
        stages,
        [(relieve, "b.html"), (relieve, "b.html.gz"), (withdraw, "a/index.html"), (withdraw, "a/index.html.br")]
    );
    assert!(plan.other_removals().is_empty());
}

/// Nobody looks at how far it is.
struct Silent;

impl Progress for Silent {
    fn start(&self, _: pipeline::Stage, _: usize) {}

    fn advance(&self) {}
}

/// Brings a page and its part to `host`.
fn bring(host: &mut Shared) -> Result<(), Error> {
    let uses = BTreeSet::from([asset(1)]);
    let local = Manifest {
        files: BTreeMap::from([(asset(1), file(1, BTreeSet::new())), (page(1), file(1, uses))]),
        ..Manifest::default()
    };
    go(host, &local, false, &|_| false)
}

/// Brings `local` to `host`, or takes back what of it is `hidden`.
fn go(host: &mut Shared, local: &Manifest, removals_only: bool, hidden: &dyn Fn(&str) -> bool) -> Result<(), Error> {
    let Known { mut remote, text, is_damaged } = run::known(host, "host", removals_only)?;
    if removals_only {
        let looked_for: Vec<String> = (0..PAGES).map(page).filter(|path| hidden(path)).collect();
        remote.files.extend(run::found(host, &looked_for)?.files);
    }
    let plan = if removals_only { Plan::withdrawals(&remote, hidden) } else { Plan::new(local, &remote, hidden) };
    let mut run = Run {
        target: host,
        name: "host",
        folder: Path::new(""),
        local,
        facts: None,
        narrowed: &BTreeSet::new(),
        forgotten: &BTreeSet::new(),
        covers: hidden,
        last: text,
        is_damaged,
    };
    run.through(&plan, &mut remote, &Silent)
}

#[test]
fn a_run_that_is_overtaken_by_another_stops() {
    let mut alone = Shared::default();
    bring(&mut alone).expect("nobody else is there");
    assert_eq!(alone.files, BTreeSet::from([asset(1), page(1)]));
    bring(&mut alone).expect("the same again");
    // What is about to be written is noted first: another run begins right after.
    let mut shared = Shared { overtaken_after: 1, ..Shared::default() };
    assert!(matches!(bring(&mut shared), Err(Error::Overtaken { .. })));
    assert_eq!(shared.files, BTreeSet::from([asset(1)]), "no page comes after");
}

/// CON-03: a note that cannot be read keeps nobody's page on the host, and stays for whoever can mend it.
#[test]
fn what_is_withdrawn_goes_also_where_the_note_is_damaged() {
    let hers = |path: &str| path == page(1);
    let damaged = || Some(b"tincay deployed 1\nhalf of a li".to_vec());
    let host = || Shared { note: damaged(), files: BTreeSet::from([page(1), page(2)]), ..Shared::default() };
    let mut only = host();
    go(&mut only, &Manifest::default(), true, &hers).expect("it goes");
    assert_eq!((only.files, only.note), (BTreeSet::from([page(2)]), damaged()));
    let mut whole = host();
    let done = go(&mut whole, &Manifest::default(), false, &hers);
    assert!(matches!(done, Err(Error::DamagedState { .. })) && whole.files == host().files);
}

/// A wrong address that answers everything with a page of its own is not taken for a damaged host.
#[test]
fn a_host_that_is_not_ours_is_told_apart_from_one_with_a_damaged_note() {
    for removals_only in [false, true] {
        let note = Some(b"<!doctype html><title>Welcome</title>".to_vec());
        let mut host = Shared { note, has_all: true, ..Shared::default() };
        let done = go(&mut host, &Manifest::default(), removals_only, &|path| path == page(1));
        assert!(matches!(done, Err(Error::NotANote { .. })), "{done:?}");
    }
    // What has become of a note by whatever accident keeps nobody's page there.
    let mut host = Shared { note: Some(vec![0; 9]), files: BTreeSet::from([page(1)]), ..Shared::default() };
    go(&mut host, &Manifest::default(), true, &|path| path == page(1)).expect("it goes");
    assert!(host.files.is_empty());
}

/// CON-03: all that a host keeps although it was removed is named, pages that tell of somebody first.
#[test]
fn all_that_stays_although_it_was_removed_is_named() {
    let uses = |paths: &[String]| file(1, paths.iter().cloned().collect());
    let copy = format!("{}.gz", page(3));
    let files = BTreeMap::from([
        ("a.json".to_owned(), uses(&[page(3)])),
        (asset(1), uses(&[])),
        (page(0), uses(&[page(3)])),
        (page(3), uses(&[asset(1)])),
        (copy.clone(), uses(&[])),
    ]);
    let remote = Manifest { files, ..Manifest::default() };
    let (note, files) = (Some(remote.seal().into_bytes()), remote.files.keys().cloned().collect());
    let mut host = Shared { note, files, keeps: true, ..Shared::default() };
    let hidden = |path: &str| path == page(3) || path == asset(1);
    let Err(Error::StillThere { paths, .. }) = go(&mut host, &Manifest::default(), true, &hidden) else {
        panic!("it is still there");
    };
    assert_eq!(paths, [page(3), asset(1), page(0), "a.json".to_owned(), copy]);
    let told = Error::StillThere { target: "host".to_owned(), paths: vec![page(1); 25], shown: Vec::new() }.args();
    assert!(told.contains(&("more", "5".to_owned())), "{told:?}");
    // CON-03: a log calls them by their folder.
    let shown = vec!["guong/…".to_owned()];
    let told = Error::StillThere { target: "host".to_owned(), paths: vec![page(1); 25], shown }.for_a_log().args();
    assert!(told.contains(&("path", "guong/…".to_owned())) && told.contains(&("more", "none".to_owned())), "{told:?}");
}

/// CON-03: a host whose manifest was lost is asked for the pages that are withdrawn.
#[test]
fn what_is_withdrawn_is_found_where_the_manifest_was_lost() {
    let mut host = Shared { files: BTreeSet::from([page(1), page(2)]), ..Shared::default() };
    let remote = run::found(&mut host, &[page(1), page(3)]).expect("it answers");
    assert_eq!(remote.files.into_keys().collect::<Vec<_>>(), [page(1)]);
}

/// CON-02, CON-03: a page that says too much is replaced before anything else, with what leads to it; where nothing
/// can take its place it goes, with what tells machines of it and with what leads nowhere else.
#[test]
fn a_page_that_says_too_much_is_replaced_first_or_goes() {
    let (old, list) = ("cu/index.html".to_owned(), "list/index.html".to_owned());
    let files = |version: u8| {
        let uses = |paths: &[String]| file(version, paths.iter().cloned().collect());
        BTreeMap::from([
            (page(1), uses(&[])),
            (page(2), uses(&[])),
            ("index.json".to_owned(), uses(&[page(1), page(2)])),
            (list.clone(), uses(&[page(1), page(2)])),
            (old.clone(), uses(&[page(1)])),
        ])
    };
    let (remote, local) =
        (Manifest { files: files(1), ..Manifest::default() }, Manifest { files: files(2), ..Manifest::default() });
    let covers = |path: &str| path == page(1);
    let plan = Plan::new(&local, &remote, &covers);
    let first: BTreeSet<&str> =
        plan.steps.iter().filter(|(stage, _)| *stage == Stage::Relieve).map(|(_, path)| &**path).collect();
    assert_eq!(first, BTreeSet::from([&*page(1), "index.json", &*list, &*old]));
    assert_eq!(plan.narrowed(&remote, &covers), BTreeSet::from([page(1)]));
    let plan = Plan::withdrawals(&remote, &covers);
    let gone: Vec<&str> = plan.steps.iter().map(|(_, path)| &**path).collect();
    assert_eq!(gone.last(), Some(&&*page(1)), "what names it goes before it");
    assert_eq!(plan.removed(), BTreeSet::from([&*page(1), "index.json", &*old]));
    assert_eq!(remote.pages_using(&plan.removed()), [list]);
}
