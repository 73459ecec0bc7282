//! What was read, parsed, looked for and made ready, kept between the builds of a preview: what is decided
//! by the same things is not done again.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::Progress;
use super::leaks::Rounds;
use super::pictures::{Prints, look_at};
use super::wardrobe::Wardrobe;
use crate::diag::{Diagnostic, Error, SourcePath, is_same};
use crate::discover::{Asset, Changes, Memory, Source};
use crate::parse::{self, Document, Parsed};
use crate::picture::Shelf;
use crate::resolve::{Recall, Stills};
use crate::site::{Fault, Language, PieceId, Still};

/// A file's contents and what they came to.
pub type Known = Arc<(Parsed, Vec<Diagnostic>)>;

/// How large a picture was, when it was changed, and what was in it.
type Seen = (u64, u64, Result<Still, Fault>);

/// What came of files and pictures, by their paths. Empty, it changes nothing.
#[derive(Default)]
pub struct Memo {
    pub(super) texts: Memory,
    pub(super) recall: Recall,
    pub(super) rounds: Rounds,
    pub(super) wardrobe: Wardrobe,
    languages: Vec<Language>,
    files: FxHashMap<SourcePath, (Arc<str>, Known)>,
    pictures: BTreeMap<SourcePath, Seen>,
    /// Pictures that were made for somebody who looked.
    pub(super) prints: Arc<Prints>,
}

impl Memo {
    /// Only `changes` may have happened to the site's folders since the last preview. Unless this is said,
    /// anything may.
    pub fn expect(&mut self, changes: Changes) {
        self.texts.expect(changes);
    }

    /// What each of `content` comes to, in their order. Files that are not among them are forgotten.
    pub fn parse(&mut self, content: &[Source], languages: &[Language], progress: &dyn Progress) -> Vec<Known> {
        if self.languages != languages {
            (self.languages, self.files) = (languages.to_vec(), FxHashMap::default());
        }
        let parsed: Vec<(Known, bool)> = content
            .par_iter()
            .map(|source| {
                let known = self.files.get(&source.path).filter(|(text, _)| is_same(text, &source.text));
                let parsed =
                    known.map_or_else(|| Arc::new(parse::parse(source, languages)), |(_, known)| known.clone());
                progress.advance();
                (parsed, known.is_none())
            })
            .collect();
        for (source, (parsed, _)) in content.iter().zip(&parsed).filter(|(_, (_, is_new))| *is_new) {
            self.files.insert(source.path.clone(), (source.text.clone(), parsed.clone()));
        }
        if self.files.len() > content.len() {
            let there: FxHashSet<&SourcePath> = content.iter().map(|source| &source.path).collect();
            self.files.retain(|path, _| there.contains(path));
        }
        parsed.into_iter().map(|(parsed, _)| parsed).collect()
    }

    /// What is in each of `assets`. One that has its size and its time of change is not read again.
    pub fn look(&mut self, assets: &[Asset], shelf: &Shelf) -> Result<Stills, Error> {
        let look = |asset: &Asset| match self.pictures.get(&asset.path) {
            Some((size, modified, seen)) if (*size, *modified) == (asset.size, asset.modified) && *modified != 0 => {
                Ok(*seen)
            }
            _ => look_at(asset, shelf),
        };
        let seen = assets.par_iter().map(|asset| Ok((asset.path.clone(), look(asset)?)));
        let stills = Stills::from_iter(seen.collect::<Result<Vec<_>, Error>>()?);
        let looked = assets
            .iter()
            .filter_map(|asset| Some((asset.path.clone(), (asset.size, asset.modified, *stills.get(&asset.path)?))));
        self.pictures = looked.collect();
        Ok(stills)
    }

    /// The text of the piece called `id` in `language`.
    pub fn text_of(&self, id: &PieceId, language: &Language) -> Option<&Document> {
        let mut documents = self.files.values().filter_map(|(_, known)| match &known.0 {
            Parsed::Document(document) => Some(&**document),
            _ => None,
        });
        documents.find(|it| it.language == *language && it.id == *id)
    }
}
