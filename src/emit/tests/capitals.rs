//! A file whose name changes in capitals alone, on a disk that does not tell them apart.
#![expect(clippy::disallowed_methods, reason = "the tests look at the disk")]

use super::*;
use record::PagePath;

/// What a file is called in other capitals is the same file on some disks, and a second name for it stands for that: the
/// old one goes first, so that the new one stays.
#[test]
fn a_file_whose_name_changes_in_capitals_alone_stays() {
    for text in ["a", "new"] {
        let root = built(&tree(&[("static/Logo.svg", "a")]));
        let folder = root.path().join("public/static");
        fs::hard_link(folder.join("Logo.svg"), folder.join("logo.svg")).expect("it can have two names");
        let mut output = open(root.path());
        let site = tree(&[("static/logo.svg", text)]);
        assert_eq!(counts(&build(&mut output, &site).expect("it builds")), (1, 0, 1));
        assert_eq!(on_disk(&root.path().join("public")), site);
    }
    // Somebody's own file beside it is none of ours.
    let root = built(&tree(&[("static/Logo.svg", "a")]));
    put(&root.path().join("public"), "static/logo.svg", "of somebody");
    assert_eq!(code(build(&mut open(root.path()), &tree(&[("static/logo.svg", "new")]))), "error-not-ours");
    let (first, last) = commit::split_blocking(
        ["a/B.svg", "c.svg"].map(PagePath::from).to_vec(),
        &BTreeMap::from([(PagePath::from("A/b.svg"), record::hash(b"a"))]),
    );
    assert_eq!((first, last), (vec![PagePath::from("a/B.svg")], vec![PagePath::from("c.svg")]));
}
