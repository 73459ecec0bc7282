//! A site held in memory, whose pages are made when somebody asks for them: what `serve` shows. The
//! same verbs as a build, without the last.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use super::{Memo, Options, Outcome, Prepared, Progress, Stage, prepare};
use crate::diag::{Diagnostic, Error, Problem, SourcePath};
use crate::pipeline::leaks::Sentry;
use crate::render::{Rendered, Renderer, Theme};
use crate::site::{Language, PieceId, Route, Site};
use crate::view::{Output, View};

/// A site without errors, ready to be looked at.
pub struct Preview {
    pub outcome: Outcome,
    site: Site,
    renderer: Renderer,
    sentry: Sentry,
    /// Files of the theme, by path.
    assets: BTreeMap<String, Vec<u8>>,
}

/// The site as it stands, or, when it has errors, only what is wrong.
///
/// # Errors
/// What the machine refused.
pub fn preview(options: &Options, memo: &mut Memo) -> Result<Result<Box<Preview>, Box<Outcome>>, Error> {
    let Prepared { mut outcome, problems, sentry, made } = prepare(options, memo, &Silent)?;
    outcome.diagnostics = problems.sorted();
    let Some((site, theme)) = made else { return Ok(Err(Box::new(outcome))) };
    let renderer = renderer(options, &site, &View::new(&site, &outcome.locales), theme, &outcome);
    let assets = renderer.assets().into_iter().map(|Rendered { path, bytes }| (path, bytes)).collect();
    Ok(Ok(Box::new(Preview { outcome, site, renderer, sentry, assets })))
}

/// The renderer of `site`, which `view` shows.
pub(super) fn renderer(options: &Options, site: &Site, view: &View, theme: Theme, outcome: &Outcome) -> Renderer {
    let base_path = site.config.base_path();
    let renderer = Renderer::new(theme, &outcome.locales, &outcome.sources.locales, &view.palettes(), base_path);
    if options.relative { renderer.relative(base_path) } else { renderer }
}

/// Nobody looks at how far it is.
struct Silent;

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

    /// Ready to hand out pages.
    pub fn open(&self) -> Bench<'_> {
        let view = View::new(&self.site, &self.outcome.locales);
        let (mut pages, mut others) = (BTreeMap::new(), Vec::new());
        for output in view.outputs() {
            let place = match &output {
                Output::Page(language, route) => view.place(language, *route),
                _ => None,
            };
            match place {
                Some(place) => _ = pages.insert(place, output),
                None => others.push(output),
            }
        }
        Bench { preview: self, view, pages, others, rest: OnceCell::new() }
    }
}

/// A preview from which pages are taken.
pub struct Bench<'a> {
    preview: &'a Preview,
    view: View<'a>,
    pages: BTreeMap<String, Output>,
    others: Vec<Output>,
    /// The others by their paths, made when one of them is asked for.
    rest: OnceCell<BTreeMap<String, Output>>,
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
        let page = self.view.page(self.output(path)?)?;
        let mut digest = blake3::Hasher::new();
        digest.update(&page.digest()).update(&preview.renderer.bones());
        let bytes = match &page.search {
            Some(catalogue) => Ok(catalogue.index().json),
            None => preview.renderer.render(&page).map(|rendered| rendered.bytes),
        };
        let digest = digest.finalize().into();
        Some(bytes.map_err(|problem| vec![problem]).and_then(|bytes| self.guarded(path, Made { bytes, digest })))
    }

    fn guarded(&self, path: &str, made: Made) -> Result<Made, Vec<Diagnostic>> {
        let leaks = self.preview.sentry.output(path, &made.bytes);
        if leaks.is_empty() { Ok(made) } else { Err(leaks) }
    }

    fn output(&self, path: &str) -> Option<&Output> {
        self.pages.get(path).or_else(|| self.rest().get(path))
    }

    fn rest(&self) -> &BTreeMap<String, Output> {
        self.rest.get_or_init(|| {
            let placed = self.others.iter().filter_map(|output| Some((self.view.page(output)?.path, output.clone())));
            placed.collect()
        })
    }

    /// The path of every file.
    pub fn paths(&self) -> Vec<String> {
        let all = self.preview.assets.keys().chain(self.pages.keys()).chain(self.rest().keys());
        all.cloned().collect()
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
        let Some(Output::Page(language, route)) = self.pages.get(path) else { return Lacks::default() };
        let Some(id) = self.piece(*route).map(ToString::to_string) else { return Lacks::default() };
        let languages = || self.preview.site.config.languages.iter().map(|config| &config.code);
        let files: Vec<(&Language, Option<&SourcePath>)> =
            languages().map(|language| (language, memo.file_of(&id, language))).collect();
        let own = files.iter().find(|(other, _)| *other == language).and_then(|(_, file)| *file);
        let about = |found: &&Diagnostic| {
            let is_of_it = files.iter().any(|(_, file)| *file == Some(&found.span.file));
            is_of_it && (found.problem != Problem::TranslationStale || own == Some(&found.span.file))
        };
        Lacks {
            source: own.or_else(|| files.first().and_then(|(_, file)| *file)).cloned(),
            untranslated: files.iter().filter(|(_, file)| file.is_none()).map(|(it, _)| (*it).clone()).collect(),
            warnings: self.preview.outcome.diagnostics.iter().filter(about).cloned().collect(),
        }
    }

    /// The piece that the page at `route` is about.
    fn piece(&self, route: Route) -> Option<&PieceId> {
        let site = &self.preview.site;
        Some(match route {
            Route::Article(ix) => &site.articles[ix].id,
            Route::Campaign(ix) => &site.campaigns[ix].id,
            Route::Event(ix) => &site.events[ix].id,
            Route::Honoree(ix) => &site.honorees[ix].id,
            Route::Page(ix) => &site.pages[ix].id,
            Route::Place(ix) => &site.places[ix].shared().id,
            _ => return None,
        })
    }
}
