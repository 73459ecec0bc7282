//! What was read, parsed, looked for and made ready, kept between the builds of a preview: what is decided
//! by the same things is not done again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::Progress;
use super::leaks::Rounds;
use super::pictures::{Prints, look_at};
use super::wardrobe::Wardrobe;
use crate::colour::Grounds;
use crate::diag::{Diagnostic, Error, SourcePath};
use crate::discover::{Asset, Changes, Memory, Seen, Source};
use crate::locale::Locales;
use crate::paper::{self, Paper};
use crate::parse::{self, Document, Parsed};
use crate::picture::{Looked, Shelf};
use crate::resolve::{self, Input, Policy, Recall, Resolved, Stills, Telling};
use crate::site::{Fault, Language, PieceId, Still};

/// A file's contents and what they came to.
pub type Known = Arc<(Parsed, Vec<Diagnostic>)>;

/// How large a picture was, when it was changed, and what was in it.
type Look = (u64, u64, Result<Still, Fault>);

/// What came of files and pictures, by their paths. Empty, it changes nothing.
#[derive(Default)]
pub struct Memo {
    pub(super) texts: Memory,
    recall: Recall,
    last: Option<Last>,
    pub(super) rounds: Rounds,
    pub(super) wardrobe: Wardrobe,
    files: Seen<Vec<Language>, (), Known>,
    pictures: BTreeMap<SourcePath, Look>,
    papers: BTreeMap<SourcePath, (u64, u64, Arc<Paper>)>,
    /// Large files in which nothing was found that must stay secret.
    pub(super) looked: Looked,
    /// Pictures that were made for somebody who looked.
    pub(super) prints: Arc<Prints>,
}

/// Everything that was resolved last, and what came of it.
struct Last {
    parsed: Vec<Known>,
    settings: Source,
    stills: Stills,
    broken: BTreeSet<SourcePath>,
    telling: Telling,
    templates: Vec<Source>,
    grounds: Grounds,
    policy: Policy,
    locales: Locales,
    resolved: Resolved,
}

impl Last {
    fn is_of(&self, parsed: &[Known], input: &Input, policy: &Policy, locales: &Locales) -> bool {
        self.parsed.len() == parsed.len()
            && self.parsed.iter().zip(parsed).all(|(one, other)| Arc::ptr_eq(one, other))
            && self.settings == *input.settings_source
            && self.stills == input.pictures
            && self.broken == input.broken
            && self.telling == input.telling
            && self.templates == input.templates
            && self.grounds == input.grounds
            && self.policy == *policy
            && self.locales.are(locales)
    }
}

impl Memo {
    /// What `input` comes to, which was made of `parsed`.
    pub fn resolve(&mut self, parsed: &[Known], input: &Input, policy: &Policy, locales: &Locales) -> Resolved {
        if let Some(last) = self.last.as_ref().filter(|last| last.is_of(parsed, input, policy, locales)) {
            return last.resolved.clone();
        }
        let resolved = resolve::resolve(input, policy, locales, &mut self.recall);
        self.last = Some(Last {
            parsed: parsed.to_vec(),
            settings: input.settings_source.clone(),
            stills: input.pictures.clone(),
            broken: input.broken.clone(),
            telling: input.telling.clone(),
            templates: input.templates.clone(),
            grounds: input.grounds,
            policy: policy.clone(),
            locales: locales.clone(),
            resolved: resolved.clone(),
        });
        resolved
    }

    /// For a site that will be read again.
    pub fn lasting() -> Self {
        Self { texts: Memory::lasting(), ..Self::default() }
    }

    /// Gives back all that only reading the same site again needs.
    pub fn forget_texts(&mut self) {
        *self = Self { wardrobe: std::mem::take(&mut self.wardrobe), ..Self::default() };
    }

    /// Only `changes` may have happened to the site's folders since the last preview. Unless this is said,
    /// anything may.
    pub fn expect(&mut self, changes: Changes) {
        self.texts.expect(changes);
    }

    /// What each of `content` comes to, in their order. Files that are not among them are forgotten.
    pub fn parse(&mut self, content: &[Source], languages: &[Language], progress: &dyn Progress) -> Vec<Known> {
        let texts: Vec<&Source> = content.iter().collect();
        let parse = |at: usize| {
            let parsed = Arc::new(parse::parse(texts[at], languages));
            progress.advance();
            parsed
        };
        self.files.look(languages.to_vec(), &texts, |_| (), parse)
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

    /// What those of `assets` say that are the PDFs called `files`. Others are forgotten.
    pub fn read(
        &mut self,
        assets: &[Asset],
        files: &BTreeSet<SourcePath>,
    ) -> Result<BTreeMap<SourcePath, Arc<Paper>>, Error> {
        let read = |asset: &Asset| match self.papers.get(&asset.path) {
            Some((size, modified, paper)) if (*size, *modified) == (asset.size, asset.modified) && *modified != 0 => {
                Ok(paper.clone())
            }
            _ => Ok(Arc::new(paper::read(&asset.read(asset.size)?.unwrap_or_default()))),
        };
        let named = assets.par_iter().filter(|asset| files.contains(&asset.path));
        let papers = named.map(|asset| Ok((asset.path.clone(), (asset.size, asset.modified, read(asset)?))));
        self.papers = papers.collect::<Result<_, Error>>()?;
        Ok(self.papers.iter().map(|(path, (.., paper))| (path.clone(), paper.clone())).collect())
    }

    /// The text of the piece called `id` in `language`.
    pub fn text_of(&self, id: &PieceId, language: &Language) -> Option<&Document> {
        let mut documents = self.files.found().filter_map(|known| match &known.0 {
            Parsed::Document(document) => Some(&**document),
            _ => None,
        });
        documents.find(|it| it.language == *language && it.id == *id)
    }
}
