//! A first deployment, to a host of which nothing is known.

use super::*;

/// A host of which nothing is known keeps what is there: a first deployment replaces nothing of somebody else's.
#[test]
fn a_first_deployment_replaces_nothing() {
    let mut host = Shared { files: BTreeSet::from([page(1), "other.txt".to_owned()]), ..Shared::default() };
    let files = BTreeMap::from([(page(1), file(1, BTreeSet::new())), (page(2), file(1, BTreeSet::new()))]);
    let local = Manifest { files, ..Manifest::default() };
    let refused = run::check_vacant(&mut host, "host", &local);
    assert!(matches!(&refused, Err(Error::Occupied { paths, .. }) if *paths == [page(1)]), "{refused:?}");
    host.files.remove(&page(1));
    run::check_vacant(&mut host, "host", &local).expect("nothing is in the way");
}
