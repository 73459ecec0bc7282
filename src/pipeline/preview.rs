//! A site held in memory, whose pages are made when somebody asks for them: what `serve` shows. The
//! same verbs as a build, without the last.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::leaks::Sentry;
use super::pictures::{Prints, broken};
use super::{Darkroom, Memo, Options, Outcome, Prepared, Progress, Stage, Today, day, prepare};
use crate::diag::{Diagnostic, Error, Problem, SourcePath};
use crate::parse::Document;
use crate::picture::Shelf;
use crate::render::{Rendered, Renderer};
use crate::resolve::{self, Terms};
use crate::site::{Language, PICTURES, Picture, Rendition, Site};
use crate::view::{Output, View};

/// A site without errors, ready to be looked at.
pub struct Preview {
    pub outcome: Outcome,
    site: Site,
    renderer: Arc<Renderer>,
    sentry: Sentry,
    shelf: Shelf,
    prints: Arc<Prints>,
    /// Files of the theme, by path.
    assets: BTreeMap<String, Vec<u8>>,
}

/// The site as it stands, or, when it has errors, only what is wrong.
///
/// # Errors
/// What the machine refused.
pub fn preview(options: &Options, memo: &mut Memo) -> Result<Result<Box<Preview>, Box<Outcome>>, Error> {
    let Prepared { mut outcome, problems, sentry, shelf, made, .. } = prepare(options, memo, &Silent)?;
    outcome.diagnostics = problems.sorted();
    let Some((site, theme)) = made else { return Ok(Err(Box::new(outcome))) };
    let renderer = memo.wardrobe.renderer(options, &site, theme, &outcome);
    let assets = renderer.assets().into_iter().map(|Rendered { path, bytes }| (path, bytes)).collect();
    Ok(Ok(Box::new(Preview { outcome, site, renderer, sentry, shelf, prints: memo.prints.clone(), assets })))
}

/// Nobody looks at how far it is.
pub(super) struct Silent;

impl Progress for Silent {
    fn start(&self, _: Stage, _: usize) {}

    fn advance(&self) {}
}

impl Preview {
    /// The path below which the site lies, with slashes at both ends.
    pub fn base_path(&self) -> &str {
        self.site.config.base_path()
    }

    /// The address of the style of ordinary pages.
    pub fn style(&self) -> &str {
        self.renderer.style()
    }

    /// The day that `today` is where the site is at home.
    pub fn day_of(&self, today: Today) -> Option<Date> {
        day(today, &self.site.config.time_zone).ok()
    }

    /// The components of the theme in the language with `code`, or in the first; `None` when the site
    /// is not in that language.
    pub fn gallery(&self, code: &str) -> Option<Result<String, Diagnostic>> {
        let languages = &self.site.config.languages;
        let found = languages.iter().find(|language| code.is_empty() || language.code.code() == code)?;
        Some(self.renderer.gallery(&found.code))
    }

    fn darkroom(&self) -> Darkroom<'_> {
        Darkroom { site: &self.site, assets: &self.outcome.sources.assets, shelf: &self.shelf }
    }

    /// Ready to hand out pages.
    pub fn open(&self) -> Bench<'_> {
        let view = View::new(&self.site, &self.outcome.locales);
        Bench { preview: self, view, rest: OnceCell::new(), pictures: OnceCell::new() }
    }
}

/// A preview from which pages are taken.
pub struct Bench<'a> {
    preview: &'a Preview,
    view: View<'a>,
    /// Outputs that are no pages of the site, by their paths, made when one of them is asked for.
    rest: OnceCell<BTreeMap<String, Output>>,
    /// Renditions by their paths, likewise.
    pictures: OnceCell<BTreeMap<String, (&'a Picture, Rendition)>>,
}

/// A file that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    pub bytes: Vec<u8>,
    /// The digest of all that decides it but the style of ordinary pages.
    pub digest: [u8; 32],
}

/// What a page lacks, for whoever writes it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lacks {
    /// The file that the page's text stands in; none when it is not written by anyone.
    pub source: Option<SourcePath>,
    /// Languages into which it is not translated.
    pub untranslated: Vec<Language>,
    /// When the consent that it rests on ends, if that is soon.
    pub consent_until: Option<Date>,
    /// Warnings about its files.
    pub warnings: Vec<Diagnostic>,
}

impl Bench<'_> {
    /// The file at `path` below the output, as a build would write it; what keeps it from being
    /// written; or nothing when the site has no such file.
    pub fn file(&self, path: &str) -> Option<Result<Made, Vec<Diagnostic>>> {
        let preview = self.preview;
        if let Some(bytes) = preview.assets.get(path) {
            let digest = blake3::hash(bytes).into();
            return Some(self.guarded(path, Made { bytes: bytes.clone(), digest }));
        }
        if path.starts_with(PICTURES) {
            return self.picture(path);
        }
        if let Some(paper) = preview.site.papers().get(path) {
            // It has gone or changed since it was weighed: the next preview will tell.
            let bytes = preview.darkroom().paper(paper).ok()?;
            let made = |bytes: Vec<u8>| Made { digest: blake3::hash(&bytes).into(), bytes };
            return Some(bytes.map_err(|problem| vec![problem]).and_then(|bytes| self.guarded(path, made(bytes))));
        }
        let page = self.view.page(&self.output(path)?)?;
        let mut digest = blake3::Hasher::new();
        digest.update(&page.digest()).update(&preview.renderer.bones());
        let bytes = match &page.search {
            Some(catalogue) => Ok(catalogue.index().json),
            None => preview.renderer.render(&page).map(|rendered| rendered.bytes),
        };
        let digest = digest.finalize().into();
        let bytes = bytes.map_err(|problem| vec![problem]).and_then(|bytes| {
            let faults = preview.renderer.faults(&page, &bytes);
            if faults.is_empty() { Ok(bytes) } else { Err(faults) }
        });
        Some(bytes.and_then(|bytes| self.guarded(path, Made { bytes, digest })))
    }

    fn picture(&self, path: &str) -> Option<Result<Made, Vec<Diagnostic>>> {
        let (picture, rendition) = self.pictures().get(path)?;
        let develop = || match self.preview.darkroom().one(picture, rendition) {
            Ok(made) => made,
            // It has gone or changed since it was looked at: the next preview will tell.
            Err(_) => Err(broken(picture)),
        };
        let digest = blake3::hash(path.as_bytes()).into();
        let made = self.preview.prints.get_or(path, develop).map_err(|problem| vec![problem]);
        Some(made.and_then(|bytes| self.guarded(path, Made { bytes: bytes.to_vec(), digest })))
    }

    fn guarded(&self, path: &str, made: Made) -> Result<Made, Vec<Diagnostic>> {
        let leaks = self.preview.sentry.output(path, &made.bytes);
        if leaks.is_empty() { Ok(made) } else { Err(leaks) }
    }

    fn output(&self, path: &str) -> Option<Output> {
        let page = self.preview.site.addresses.at(path);
        let page = page.map(|(language, route)| Output::Page(language.clone(), *route));
        page.or_else(|| self.rest().get(path).cloned())
    }

    fn rest(&self) -> &BTreeMap<String, Output> {
        self.rest.get_or_init(|| {
            let others = self.view.outputs().into_iter().filter(|output| !matches!(output, Output::Page(..)));
            others.filter_map(|output| Some((self.view.page(&output)?.path, output))).collect()
        })
    }

    fn pictures(&self) -> &BTreeMap<String, (&Picture, Rendition)> {
        self.pictures.get_or_init(|| {
            let preview: &Preview = self.preview;
            let all = preview.darkroom().pictures().into_iter().flat_map(|picture| {
                let named = |rendition: Rendition| (rendition.path.clone(), (picture, rendition));
                picture.still.renditions().into_iter().map(named).collect::<Vec<_>>()
            });
            all.collect()
        })
    }

    /// The path of every file.
    pub fn paths(&self) -> Vec<String> {
        let all = self.preview.assets.keys().chain(self.rest().keys()).chain(self.pictures().keys());
        all.cloned().chain(self.preview.site.addresses.files().map(str::to_owned)).collect()
    }

    /// The page for what is not there, in the language that `path` begins with.
    pub fn not_found(&self, path: &str) -> String {
        let config = &self.preview.site.config;
        let language = config.language_of_path(path);
        let own = config.languages.iter().find(|it| it.code == *language).map_or("", |it| &*it.path);
        if own.is_empty() { "404.html".to_owned() } else { format!("{own}/404.html") }
    }

    /// What the page at `path` lacks; `memo` is the one that the preview was made with.
    pub fn lacks(&self, path: &str, memo: &Memo) -> Lacks {
        let Some((language, route)) = self.preview.site.addresses.at(path) else { return Lacks::default() };
        let Some(id) = self.preview.site.piece_at(*route) else { return Lacks::default() };
        let languages: Vec<Language> = self.preview.site.config.languages.iter().map(|it| it.code.clone()).collect();
        let texts: Vec<Option<&Document>> = languages.iter().map(|language| memo.text_of(id, language)).collect();
        let file = |text: &Option<&Document>| text.map(|text| text.source.path.clone());
        let own = languages.iter().position(|other| other == language).and_then(|at| file(&texts[at]));
        let about = |found: &&Diagnostic| {
            let is_of_it = texts.iter().flatten().any(|text| text.source.path == found.span.file);
            is_of_it && (found.problem != Problem::TranslationStale || own.as_ref() == Some(&found.span.file))
        };
        let examples = resolve::examples(&self.preview.outcome.locales);
        let terms = Terms { today: self.preview.site.today, languages: &languages, examples: &examples };
        Lacks {
            untranslated: languages.iter().zip(&texts).filter(|it| it.1.is_none()).map(|it| it.0.clone()).collect(),
            consent_until: texts.iter().flatten().find_map(|text| resolve::ends_soon(text, terms)),
            warnings: self.preview.outcome.diagnostics.iter().filter(about).cloned().collect(),
            source: own.or_else(|| texts.first().and_then(file)),
        }
    }
}
