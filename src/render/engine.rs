//! [`Renderer`]: a theme, the strings of every language and a site's colours, ready for pages.

mod owed;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use tera::{Context, Kwargs, State, Tera, Value};

use super::assets::{self, Assets};
use super::direction::Directions;
use super::lent::Lent;
use super::theme::{BASE, Dress, Theme};
use super::{Rendered, body, gallery, names, policy, problem, relative, rooted, style};
use crate::diag::{Diagnostic, SourcePath};
use crate::discover::{Source, below_theme, is_embedded};
use crate::host::Policies;
use crate::locale::{Arg, Locale, Locales};
use crate::search::Catalogue;
use crate::site::{Class, Language};
use crate::view::Page;

/// What the path of an HTML page ends in.
const PAGE: &str = ".html";

/// Bytes of most pages without their bodies.
const USUAL: usize = 1 << 14;

/// The template of a page at an old address.
const REDIRECT: &str = "redirect";

/// The page of the gallery.
const GALLERY: &str = "layouts/gallery.html";

/// Makes pages into bytes. Shared between threads; a page depends on no other page.
pub struct Renderer {
    theme: Arc<Theme>,
    engines: BTreeMap<Language, Engine>,
    /// Which way languages run, where not all run from left to right.
    directions: Option<Directions>,
    assets: Assets,
    /// What templates get as `assets`, `inline` and `csp`, by class of pages.
    ordinary: Frame,
    sensitive: Frame,
    /// What a report is dressed in.
    report: Dress,
    /// The base path, when addresses on pages are to be relative.
    relative: Option<String>,
    /// The base path.
    base: String,
    key: [u8; 32],
    /// The digest of the files of strings.
    strings: [u8; 32],
}

/// The theme's templates with the strings of one language.
struct Engine {
    templates: Tera,
    locale: Arc<Locale>,
    /// What other languages lend it.
    lent: Lent,
}

/// What every page of a class gets.
struct Frame {
    assets: Value,
    inline: Value,
    policy: Value,
}

impl Renderer {
    /// A renderer for pages in the languages of `locales`, which were read from `locale_files`.
    /// `extra_style` (the palettes of campaigns) follows the style of ordinary pages and reports; addresses of
    /// assets begin with `base_path`.
    pub fn new(
        theme: impl Into<Arc<Theme>>,
        locales: &Locales,
        locale_files: &[Source],
        extra_style: &str,
        base_path: &str,
    ) -> Self {
        let theme = theme.into();
        let extra_style = style::minified_style(extra_style);
        let ordinary_style = format!("{}{extra_style}", theme.ordinary.style);
        let mut report = theme.report.clone();
        report.style.push_str(&extra_style);
        let ordinary_style = rooted::beside_assets(&ordinary_style, base_path);
        let assets = Assets::of(&theme, &ordinary_style, base_path.trim_end_matches('/'));
        let locales = locales.iter().filter_map(|locale| locales.shared(locale.language()));
        let locales: Vec<Arc<Locale>> = locales.collect();
        let directions = Directions::of(locales.iter().map(Arc::as_ref));
        let templates = theme.placed(base_path);
        let engine = |locale: Arc<Locale>| (locale.language().clone(), Engine::new(&templates, locale));
        let engines = locales.into_par_iter().map(engine).collect();
        let key = key(&theme, locale_files, &assets, base_path);
        let ordinary = Frame::of_ordinary_pages(&assets);
        let sensitive = Frame::of_pages_by_themselves(&theme.sensitive);
        let strings = strings(locale_files);
        Self {
            theme,
            engines,
            directions,
            assets,
            ordinary,
            sensitive,
            report,
            relative: None,
            base: base_path.to_owned(),
            key,
            strings,
        }
    }

    /// The same for a folder that is opened without a host: addresses below `base_path` are made
    /// relative to their page.
    #[must_use]
    pub fn relative(self, base_path: &str) -> Self {
        let key = blake3::keyed_hash(&self.key, base_path.as_bytes()).into();
        Self { relative: Some(base_path.to_owned()), key, ..self }
    }

    /// What the index of a search at `path` is made of, its addresses as they are on pages.
    pub fn placed<'c>(&self, catalogue: &'c Catalogue, path: &str) -> Cow<'c, Catalogue> {
        let Some(base) = &self.relative else { return Cow::Borrowed(catalogue) };
        let mut own = catalogue.clone();
        own.entries.iter_mut().for_each(|entry| entry.url = relative::address(&entry.url, path, base));
        Cow::Owned(own)
    }

    /// The digest of everything but the page that decides the bytes of a page.
    pub fn key(&self) -> [u8; 32] {
        self.key
    }

    /// The digest of what decides a page besides itself, but for the style of ordinary pages.
    pub fn bones(&self) -> [u8; 32] {
        let mut hasher = blake3::Hasher::new();
        for source in self.theme.sources.iter().filter(|source| !source.path.ends_with(".css")) {
            hasher.update(source.path.as_bytes()).update(blake3::hash(source.text.read().as_bytes()).as_bytes());
        }
        let parts = [&self.assets.script, &self.assets.search, &self.assets.icon, &self.theme.sensitive.style];
        parts.into_iter().for_each(|part| _ = hasher.update(part.as_bytes()));
        hasher.update(&self.strings).finalize().into()
    }

    /// The address of the style of ordinary pages; empty when there is none.
    pub fn style(&self) -> &str {
        &self.assets.style
    }

    /// Files that pages load, named by their content.
    pub fn assets(&self) -> Vec<Rendered> {
        self.assets.files.clone()
    }

    /// Where files that are named by their content lie, below the output.
    pub fn assets_folder(&self) -> String {
        assets::FOLDER.to_owned()
    }

    /// The policies of pages, for the hosts' headers.
    pub fn policies(&self) -> Policies {
        let Dress { style, script, .. } = &self.theme.sensitive;
        Policies {
            ordinary: policy::of_ordinary_pages(),
            sensitive: policy::of_sensitive_pages(style, script),
            either: policy::of_any_page(style, script),
        }
    }

    /// The bytes of `page`.
    ///
    /// # Errors
    /// What the template asks for and the page does not have.
    pub fn render(&self, page: &Page) -> Result<Rendered, Diagnostic> {
        self.framed(page, self.frame_of(page.class))
    }

    fn frame_of(&self, class: Class) -> &Frame {
        match class {
            Class::Ordinary => &self.ordinary,
            Class::Sensitive => &self.sensitive,
        }
    }

    /// The bytes of `page` as a file that stands by itself, which is sent around and printed.
    ///
    /// # Errors
    /// As [`Renderer::render`].
    pub fn render_alone(&self, page: &Page) -> Result<Rendered, Diagnostic> {
        self.framed(page, &Frame::of_pages_by_themselves(&self.report))
    }

    fn framed(&self, page: &Page, frame: &Frame) -> Result<Rendered, Diagnostic> {
        if let Some(text) = &page.text {
            return Ok(Rendered { path: page.path.clone(), bytes: text.clone().into_bytes() });
        }
        let template = template_of(page);
        let refused = |error: &tera::Error| self.problem(error, &template);
        let engine = self.engines.get(&page.language);
        let engine = engine.ok_or_else(|| refused(&tera::Error::message(no_strings(&page.language))))?;
        let mut context = context(page, frame);
        let html = self.body(page).map_err(|error| refused(&error))?;
        context.insert_value("body", Value::safe_string(&html));
        let mut bytes = Vec::with_capacity(USUAL + html.len());
        engine.templates.render_to(&template, &context, &mut bytes).map_err(|error| refused(&error))?;
        let bytes = if page.path.ends_with(PAGE) { names::marked(bytes, &engine.locale, &engine.lent) } else { bytes };
        let bytes = match &self.directions {
            Some(directions) if template.ends_with(PAGE) => directions.marked(&bytes),
            _ => bytes,
        };
        let bytes = match &self.relative {
            Some(base) if template.ends_with(".html") => match String::from_utf8(bytes) {
                Ok(text) => relative::page(&text, &page.path, base).into_bytes(),
                Err(error) => error.into_bytes(),
            },
            _ => bytes,
        };
        Ok(Rendered { path: page.path.clone(), bytes })
    }

    /// A page of every component of the theme with its examples, in the words of `language`: for whoever
    /// works on the theme, not for readers.
    ///
    /// # Errors
    /// The first example that its component refuses.
    pub fn gallery(&self, language: &Language) -> Result<String, Diagnostic> {
        let refused = |error: &tera::Error| self.problem(error, GALLERY);
        let engine = self.engines.get(language);
        let engine = engine.ok_or_else(|| refused(&tera::Error::message(no_strings(language))))?;
        let mut context = Context::new();
        context.insert("components", &gallery::exhibits(&self.theme.sources, &engine.templates)?);
        context.insert("lang", language.code());
        context.insert_value("assets", self.ordinary.assets.clone());
        context.insert_value("csp", self.ordinary.policy.clone());
        engine.templates.render(GALLERY, &context).map_err(|error| refused(&error))
    }

    /// The body's HTML. Its words are in its own language, which is another one than the page's
    /// when the original stands in for a missing translation (TRN-03).
    fn body(&self, page: &Page) -> Result<String, tera::Error> {
        let Some(text) = &page.body else { return Ok(String::new()) };
        let language = body_language(page);
        match (self.engines.get(&language), self.engines.get(&page.language)) {
            (Some(own), Some(reader)) => body::html(text, &own.locale, (&reader.templates, &page.language)),
            (None, _) => Err(tera::Error::message(no_strings(&language))),
            (_, None) => Err(tera::Error::message(no_strings(&page.language))),
        }
    }

    fn problem(&self, error: &tera::Error, template: &str) -> Diagnostic {
        let file = match self.theme.templates.contains_template(template) {
            true => self.blamed(template),
            false => self.file_of(template),
        };
        let mut problem = problem::first(error, &self.theme.sources, &file);
        // The engine has read it as it was placed.
        let own = self.theme.sources.iter().find(|source| source.path == problem.span.file && !is_embedded(source));
        if let Some(text) = own.filter(|_| problem.span.end > 0).map(|source| source.text.read()) {
            let span = &mut problem.span;
            [&mut span.start, &mut span.end].into_iter().for_each(|at| *at = rooted::origin(&text, &self.base, *at));
        }
        problem
    }

    /// The file of `template`; of one that is missing, where it should be.
    fn file_of(&self, template: &str) -> SourcePath {
        let file = self.theme.sources.iter().find(|source| below_theme(&source.path) == template);
        let folder = self.theme.manifest.trim_end_matches("theme.yaml");
        file.map_or_else(|| SourcePath::from(format!("{folder}{template}")), |source| source.path.clone())
    }

    /// The site's own file that a fault on pages of `template` most likely comes from: the template itself, else the
    /// frame of all pages, else any of its layouts, else any.
    fn blamed(&self, template: &str) -> SourcePath {
        let own = |is_it: &dyn Fn(&str) -> bool| self.theme.own.iter().find(|path| is_it(below_theme(path)));
        let found = own(&|path| path == template)
            .or_else(|| own(&|path| path == BASE))
            .or_else(|| own(&|path| path.starts_with("layouts/")))
            .or_else(|| self.theme.own.first());
        found.cloned().unwrap_or_else(|| self.file_of(template))
    }
}

impl Frame {
    fn of_ordinary_pages(assets: &Assets) -> Self {
        let addresses =
            [("css", &*assets.style), ("js", &assets.script), ("search", &assets.search), ("icon", &assets.icon)];
        Self {
            assets: texts(addresses),
            inline: texts([("css", ""), ("js", "")]),
            policy: Value::from(policy::of_ordinary_pages()),
        }
    }

    /// Of sensitive pages and reports. One page is one request (TRACE-06): nothing to load, and an icon that is
    /// not asked for.
    fn of_pages_by_themselves(dress: &Dress) -> Self {
        Self {
            assets: texts([("css", ""), ("js", ""), ("search", ""), ("icon", "data:,")]),
            inline: texts([("css", &*dress.style), ("js", &dress.script)]),
            policy: Value::from(policy::of_sensitive_pages(&dress.style, &dress.script)),
        }
    }
}

impl Engine {
    fn new(templates: &Tera, locale: Arc<Locale>) -> Self {
        let mut templates = templates.clone();
        templates.global_context().insert_value("t", texts(locale.texts()));
        let strings = locale.clone();
        templates.register_function("tr", move |args: Kwargs, _: &State| tr(&strings, &args));
        let lent = Lent::to(&locale);
        Self { templates, locale, lent }
    }
}

/// What the template of `page` sees but for its body.
fn context(page: &Page, frame: &Frame) -> Context {
    let mut context = Context::new();
    for (name, part) in &page.context {
        context.insert_value(*name, part.value().clone());
    }
    context.insert_value("assets", frame.assets.clone());
    context.insert_value("inline", frame.inline.clone());
    context.insert_value("csp", frame.policy.clone());
    context
}

/// `tr(key="…", name=value)`: a string with arguments.
fn tr(locale: &Locale, args: &Kwargs) -> Result<String, tera::Error> {
    let key: &str = args.must_get("key")?;
    let named = args.iter().filter_map(|(name, value)| Some((name.as_str()?, argument(value)?)));
    let arguments: Vec<(&str, Arg)> = named.filter(|(name, _)| *name != "key").collect();
    Ok(locale.format(key, &arguments))
}

fn argument(value: &Value) -> Option<Arg<'_>> {
    value.as_i64().map(Arg::Number).or_else(|| value.as_str().map(Arg::Text))
}

fn no_strings(language: &Language) -> String {
    format!("no strings for `{language}`")
}

fn texts<'a>(entries: impl IntoIterator<Item = (&'a str, &'a str)>) -> Value {
    Value::from_serializable(&entries.into_iter().collect::<BTreeMap<_, _>>())
}

/// `article` → `layouts/article.html`; `formats/atom.xml` as it is.
fn template_of(page: &Page) -> String {
    match page.template.starts_with("formats/") {
        true => page.template.to_owned(),
        false => format!("layouts/{}.html", page.template),
    }
}

/// What the template of `page` finds at `path` below `name`.
fn entry<'a>(page: &'a Page, name: &str, path: &'a str) -> Option<&'a Value> {
    let (_, part) = page.context.iter().find(|(it, _)| *it == name)?;
    part.value().get_from_path(path)
}

fn body_language(page: &Page) -> Language {
    let code = entry(page, "page", "body_lang").and_then(Value::as_str);
    code.filter(|code| !code.is_empty()).map_or_else(|| page.language.clone(), Language::new)
}

/// The digest of the program's version, the base path, the theme, the strings and the assets.
fn key(theme: &Theme, locale_files: &[Source], assets: &Assets, base: &str) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    let mut add = |text: &str| {
        hasher.update(&(text.len() as u64).to_le_bytes());
        hasher.update(text.as_bytes());
    };
    add(env!("CARGO_PKG_VERSION"));
    add(base);
    for file in theme.sources.iter().chain(locale_files) {
        add(&file.path);
        add(&file.text.read());
    }
    [&assets.style, &assets.script, &assets.search, &assets.icon].into_iter().for_each(|address| add(address));
    hasher.finalize().into()
}

/// The digest of the files of strings.
fn strings(locale_files: &[Source]) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    for file in locale_files {
        hasher
            .update(blake3::hash(file.path.as_bytes()).as_bytes())
            .update(blake3::hash(file.text.read().as_bytes()).as_bytes());
    }
    hasher.finalize().into()
}
