//! What fuzzing has found worth keeping, given to the same functions again (PUB-04).

use std::fs;

use crate::fuzz::TARGETS;
use crate::sandbox::repository;

/// The corpus is read by everybody who clones; fuzzing grows it elsewhere.
const LARGEST: usize = 1 << 20;

fn corpus(target: &str) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(repository("tests/fuzz/corpus").join(target)).expect("there is a corpus");
    let read = |entry: fs::DirEntry| (entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path()));
    let found = entries.map(|entry| read(entry.expect("it can be listed")));
    found.map(|(name, bytes)| (name, bytes.expect("it can be read"))).collect()
}

/// PUB-04: front matter and Markdown of every sort that fuzzing knows hold what is promised.
/// LOC-04: and so does the guard.
#[test]
fn everything_in_the_corpus_of_the_fuzz_targets_holds() {
    let mut size = 0;
    for (target, check) in TARGETS {
        let corpus = corpus(target);
        assert!(corpus.len() > 50, "{target} has {} cases", corpus.len());
        for (name, bytes) in &corpus {
            println!("{target}/{name}");
            check(bytes);
            size += bytes.len();
        }
    }
    assert!(size < LARGEST, "{size} bytes");
}
