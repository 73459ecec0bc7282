//! The files of what a build leaves out: texts, and the pictures that only they show.

use std::collections::BTreeMap;

use super::bodies::folder_of;
use super::faces;
use super::groups::Group;
use super::policy::{Reason, Withheld};
use crate::diag::SourcePath;
use crate::discover::safe_join;
use crate::site::PieceId;

/// The files of every piece that this build leaves out, with the pictures that only they show.
pub fn files(groups: &BTreeMap<PieceId, Group>, withheld: &[Withheld]) -> BTreeMap<SourcePath, Reason> {
    let out: BTreeMap<PieceId, Reason> =
        withheld.iter().filter_map(|piece| Some((PieceId::read(&piece.id)?, piece.reason))).collect();
    let (mut files, mut drawn) = (BTreeMap::new(), BTreeMap::new());
    for (id, reason) in &out {
        let Some(group) = groups.get(id) else { continue };
        files.extend(group.all().map(|document| (document.source.path.clone(), *reason)));
        drawn.extend(pictures(group).into_iter().map(|picture| (picture, *reason)));
    }
    // A translation that is not used yet is in no output either, whatever is with its original.
    let waiting = groups.values().flat_map(|group| &group.waiting);
    let waiting: Vec<_> = waiting.map(|document| (document.source.path.clone(), Reason::Unnamed)).collect();
    waiting.into_iter().for_each(|(path, reason)| _ = files.entry(path).or_insert(reason));
    // Hardly ever is a picture among them: then nobody need ask which are shown.
    if !drawn.is_empty() {
        let shown = groups.iter().filter(|(id, _)| !out.contains_key(*id)).flat_map(|(_, group)| pictures(group));
        shown.for_each(|picture| _ = drawn.remove(&picture));
    }
    files.append(&mut drawn);
    files
}

/// Where the pictures of `group` lie, if they are there: `{{figure}}` shows what is listed.
fn pictures(group: &Group) -> Vec<SourcePath> {
    let listed = faces::all(group).map(|picture| (group.original, &*picture.file.value));
    let drawn = group.all().flat_map(|document| {
        let references = document.body.scan.references.iter().filter(|found| found.picture);
        references.map(move |found| (document, &*found.destination))
    });
    let joined = listed.chain(drawn).filter_map(|(document, file)| safe_join(folder_of(document), file));
    joined.map(SourcePath::from).collect()
}
