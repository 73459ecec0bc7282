//! Everything that decides what a build writes, as one digest: when it is that of the build before, and nobody
//! touched the output, there is no page to look at.

use blake3::Hasher;
use rayon::prelude::*;

use super::{Options, TakenBack};
use crate::discover::{Asset, Source, Sources, Static};
use crate::resolve::{Policy, Stills};
use crate::view::Digest;

/// The digest of all that decides the output, but for the values that the guard looks for; `None` where it is
/// not known which program this is, nor of a file beside the content when it was changed. The site itself is resolved and checked all the same: what is found in it
/// is told by every build.
pub fn digest(
    options: &Options,
    policy: &Policy,
    taken_back: &[TakenBack],
    sources: &Sources,
    stills: &Stills,
) -> Option<Digest> {
    let Sources { content, assets, theme, theme_statics, locales, damaged: _ } = sources;
    let mut hasher = Hasher::new();
    hasher.update(&options.program?);
    if assets.iter().any(|asset| asset.modified == 0) {
        return None;
    }
    // What is chosen, and how large pictures are and what they hold, in words that differ where they do.
    let chosen = format!("{:?}", (options.relative, options.precompress, taken_back));
    for words in [format!("{policy:?}"), chosen, format!("{stills:?}")] {
        add(&mut hasher, words.as_bytes());
    }
    for Asset { path, file: _, size, modified } in assets {
        add(&mut hasher, format!("{path} {size} {modified}").as_bytes());
    }
    for sources in [content, theme, locales] {
        let digests: Vec<Digest> = sources.par_chunks(TOGETHER).map(of_texts).collect();
        add(&mut hasher, digests.as_flattened());
    }
    for Static { path, bytes } in theme_statics {
        add(&mut hasher, path.as_bytes());
        add(&mut hasher, bytes);
    }
    Some(hasher.finalize().into())
}

/// So many texts are hashed at once: short ones by themselves take three times as long.
const TOGETHER: usize = 32;

fn of_texts(sources: &[Source]) -> Digest {
    let mut bytes = Vec::new();
    for part in sources.iter().flat_map(|Source { path, text }| [path.as_bytes(), text.kept()]) {
        bytes.extend_from_slice(&(part.len() as u64).to_le_bytes());
        bytes.extend_from_slice(part);
    }
    blake3::hash(&bytes).into()
}

/// Adds `bytes` with their length, so that neighbours cannot run into each other.
fn add(hasher: &mut Hasher, bytes: &[u8]) {
    hasher.update(&(bytes.len() as u64).to_le_bytes()).update(bytes);
}
