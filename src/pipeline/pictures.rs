//! Pictures on their way: looked at before anything is resolved, made when pages are rendered.
//! What the shelf or the output has is neither read again nor made again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use super::{Progress, Sink, Stage};
use crate::diag::{Diagnostic, Error, Problem, SourcePath, Span};
use crate::discover::Asset;
use crate::picture::{self, Looked, Shelf};
use crate::resolve::Stills;
use crate::site::{Fault, PICTURES, Paper, Picture, Rendition, Site, Still};

/// What is in `asset`. Only a file that looks like a picture is read, and only one that changed
/// since the shelf saw it.
pub fn look_at(asset: &Asset, shelf: &Shelf) -> Result<Result<Still, Fault>, Error> {
    if let Some(still) = shelf.still(&asset.path, asset.size, asset.modified) {
        return Ok(Ok(still));
    }
    if asset.path.to_ascii_lowercase().ends_with(".pdf") {
        return Ok(Err(Fault::Paper(asset.size)));
    }
    if let Some(format) = picture::format_of_name(&asset.path) {
        return Ok(Err(Fault::Format(format)));
    }
    if asset.size > picture::BYTES {
        return Ok(Err(Fault::Heavy(asset.size)));
    }
    Ok(asset.read(picture::BYTES)?.map_or(Err(Fault::Broken), |bytes| picture::look(&bytes)))
}

/// The pictures of a site and where they are kept.
pub struct Darkroom<'a> {
    pub site: &'a Site,
    /// Sorted by path.
    pub assets: &'a [Asset],
    pub shelf: &'a Shelf,
}

impl<'a> Darkroom<'a> {
    /// Puts every rendition of every picture of the site into `sink`; makes those that are neither
    /// there nor on the shelf. Gives what is wrong with pictures.
    pub fn put_all(&self, sink: &Sink, progress: &dyn Progress) -> Result<Vec<Diagnostic>, Error> {
        let pictures = self.pictures();
        progress.start(Stage::Picture, pictures.len());
        let mut problems = Vec::new();
        for batch in picture::batches(&pictures, |picture| &picture.still) {
            let made: Vec<Result<Vec<Diagnostic>, Error>> = batch
                .par_iter()
                .map(|picture| {
                    let made = self.put(picture, sink);
                    progress.advance();
                    made
                })
                .collect();
            for found in made {
                problems.extend(found?);
            }
        }
        Ok(problems)
    }

    /// Puts the PDFs of documents into `sink`, as they are. Gives what is wrong with them.
    pub fn put_papers(&self, sink: &Sink) -> Result<Vec<Diagnostic>, Error> {
        let mut problems = Vec::new();
        for (path, paper) in self.site.papers() {
            match self.paper(paper)? {
                Ok(bytes) => problems.extend(sink.put(&path, blake3::hash(&bytes).into(), || Ok(bytes))?),
                Err(gone) => problems.push(gone),
            }
        }
        Ok(problems)
    }

    /// The bytes of `paper`; what is wrong when it went since it was weighed.
    pub fn paper(&self, paper: &Paper) -> Result<Result<Vec<u8>, Diagnostic>, Error> {
        let asset = self.asset(&paper.file);
        let bytes = asset.map(|asset| asset.read(paper.size)).transpose()?.flatten();
        let gone = || Diagnostic::new(Problem::MissingFile, Span::file(&paper.file)).arg("file", &*paper.file);
        Ok(bytes.ok_or_else(gone))
    }

    /// Each picture once, however many pages show it and however many files hold it.
    pub fn pictures(&self) -> Vec<&'a Picture> {
        let mut pictures: Vec<&'a Picture> = self.site.pictures().collect();
        pictures.sort_by_key(|picture| (picture.still.content, picture.file.clone()));
        pictures.dedup_by_key(|picture| picture.still.content);
        pictures
    }

    fn put(&self, picture: &Picture, sink: &Sink) -> Result<Vec<Diagnostic>, Error> {
        let mut problems = Vec::new();
        let mut missing = Vec::new();
        for rendition in picture.still.renditions().into_iter().filter(|rendition| !sink.has(&rendition.path)) {
            match self.shelf.get(name(&rendition)) {
                Some(bytes) => problems.extend(sink.put_picture(&rendition.path, &bytes)?),
                None => missing.push(rendition),
            }
        }
        if missing.is_empty() {
            return Ok(problems);
        }
        let bytes = self.source(picture)?;
        if !sink.needs_bytes() {
            problems.extend((!picture::is_whole(&bytes)).then(|| broken(picture)));
            return Ok(problems);
        }
        let Ok(made) = picture::develop(&bytes, &picture.still, &missing) else {
            problems.push(broken(picture));
            return Ok(problems);
        };
        for (rendition, bytes) in missing.iter().zip(made) {
            self.shelf.put(name(rendition), &bytes)?;
            problems.extend(sink.put_picture(&rendition.path, &bytes)?);
        }
        Ok(problems)
    }

    /// The bytes of `rendition` of `picture`, from the shelf or made for this one time; what is wrong
    /// with the picture. Nothing is kept on the disk.
    pub fn one(&self, picture: &Picture, rendition: &Rendition) -> Result<Result<Vec<u8>, Diagnostic>, Error> {
        if let Some(bytes) = self.shelf.get(name(rendition)) {
            return Ok(Ok(bytes));
        }
        let made = picture::develop(&self.source(picture)?, &picture.still, std::slice::from_ref(rendition));
        Ok(made.ok().and_then(|mut made| made.pop()).ok_or_else(|| broken(picture)))
    }

    fn asset(&self, path: &SourcePath) -> Option<&'a Asset> {
        let at = self.assets.binary_search_by(|asset| asset.path.cmp(path)).ok()?;
        self.assets.get(at)
    }

    /// The bytes of `picture`, if they are still those that were looked at.
    fn source(&self, picture: &Picture) -> Result<Vec<u8>, Error> {
        let asset = self.asset(&picture.file);
        let changed = |asset: Option<&Asset>| {
            let file = asset.map_or_else(|| picture.file.to_string().into(), |asset| asset.file.clone());
            Error::read(&file, std::io::Error::new(std::io::ErrorKind::Interrupted, "the file keeps changing"))
        };
        let bytes = asset.map(|asset| asset.read(picture::BYTES)).transpose()?.flatten();
        let same = bytes.filter(|bytes| *blake3::hash(bytes).as_bytes() == picture.still.content);
        same.ok_or_else(|| changed(asset))
    }

    /// Leaves on the shelf what this site shows, and that files were `looked` through, and nothing else (CON-03).
    pub fn tidy(&self, stills: &Stills, looked: &Looked) -> Result<(), Error> {
        let renditions = self.site.pictures().flat_map(|picture| picture.still.renditions());
        let names: BTreeSet<String> = renditions.map(|rendition| name(&rendition).to_owned()).collect();
        let seen = self.assets.iter().filter_map(|asset| {
            let still = stills.get(&asset.path)?.as_ref().ok()?;
            Some((&*asset.path, asset.size, asset.modified, *still))
        });
        self.shelf.tidy(&names, &seen.collect::<Vec<_>>(), looked)
    }
}

/// Pictures that were made to be looked at, by their paths: a while, and so many.
#[derive(Default)]
pub struct Prints(Mutex<BTreeMap<String, Arc<[u8]>>>);

/// How many bytes of pictures are held at once. Above it all go, and are made again when asked for.
const HELD: usize = 64 << 20;

impl Prints {
    /// The picture at `path`, made by `make` unless it is held.
    pub fn get_or<E>(&self, path: &str, make: impl FnOnce() -> Result<Vec<u8>, E>) -> Result<Arc<[u8]>, E> {
        let held = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(bytes) = held().get(path) {
            return Ok(bytes.clone());
        }
        let bytes: Arc<[u8]> = make()?.into();
        let mut held = held();
        if held.values().map(|bytes| bytes.len()).sum::<usize>() + bytes.len() > HELD {
            held.clear();
        }
        held.insert(path.to_owned(), bytes.clone());
        Ok(bytes)
    }
}

fn name(rendition: &Rendition) -> &str {
    rendition.path.strip_prefix(PICTURES).unwrap_or(&rendition.path)
}

/// Damage among the pixels is told at the picture itself: its head was fine.
pub fn broken(picture: &Picture) -> Diagnostic {
    let file: &SourcePath = &picture.file;
    let name = file.rsplit('/').next().unwrap_or_default();
    Diagnostic::new(Problem::PictureBroken, Span::file(file)).arg("file", name)
}
