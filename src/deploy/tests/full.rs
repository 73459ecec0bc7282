//! Hosts that take nothing, or do not let their note be read.

use super::*;

/// CON-03: from a host that has no room what must go goes, although its note cannot be written; the run that can write
/// it finds nothing where the note says that something is, and puts there what was taken away with it.
#[test]
fn what_must_go_goes_from_a_host_that_takes_nothing() {
    let feed = || ("feed.xml".to_owned(), file(1, BTreeSet::from([page(1)])));
    let all = BTreeMap::from([(page(1), file(1, BTreeSet::new())), (page(2), file(1, BTreeSet::new())), feed()]);
    let before = Manifest { files: all, ..Manifest::default() };
    let files: BTreeSet<String> = before.files.keys().cloned().collect();
    let note = || Some(before.seal().into_bytes());
    let mut host = Shared { note: note(), files, is_full: true, ..Shared::default() };
    let hidden = |path: &str| path == page(1);
    assert!(matches!(go(&mut host, &before, true, &hidden), Err(Error::Target { .. })));
    let plan = Plan::withdrawals(&before, &hidden);
    let mut run = Run {
        target: &mut host,
        name: "host",
        folder: Path::new(""),
        local: &Manifest::default(),
        facts: None,
        narrowed: &BTreeSet::new(),
        forgotten: &BTreeSet::new(),
        covers: &hidden,
        last: note(),
        is_damaged: false,
    };
    run.take_away(&plan, &mut before.clone(), &Silent).expect("it goes");
    assert_eq!((host.files.clone(), &host.note), (BTreeSet::from([page(2)]), &note()));
    host.is_full = false;
    let files =
        BTreeMap::from([(page(2), file(1, BTreeSet::new())), ("feed.xml".to_owned(), file(2, BTreeSet::new()))]);
    let local = Manifest { files, ..Manifest::default() };
    go(&mut host, &local, false, &hidden).expect("there is room");
    assert_eq!(host.files, BTreeSet::from([page(2), "feed.xml".to_owned()]));
    assert_eq!(Manifest::unseal(host.note.as_deref().unwrap_or_default()), Some(local));
}

/// CON-03: nor does a note that nobody may read keep anybody's page there.
#[test]
fn what_is_withdrawn_goes_also_where_the_note_may_not_be_read() {
    let mut host = Shared { files: BTreeSet::from([page(1)]), is_secret: true, ..Shared::default() };
    let known = run::known(&mut host, "host", true).expect("it answers");
    assert!(known.is_damaged && known.text.is_none());
    assert!(matches!(run::known(&mut host, "host", false), Err(Error::Target { .. })));
}
