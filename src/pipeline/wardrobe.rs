//! Locales, theme and renderer, kept for as long as what they are made of is the same.

use std::sync::{Arc, LazyLock};

use super::{Options, Outcome, statics};
use crate::diag::{Diagnostic, Diagnostics};
use crate::discover::{self, Source, Static};
use crate::locale::{self, Locales};
use crate::render::{Renderer, Theme};
use crate::resolve::Clues;
use crate::site::Site;
use crate::view::palettes;

/// The locales inside the binary, read once: the tool speaks in them, and most sites have no others.
pub fn embedded_locales() -> &'static Locales {
    &embedded().0
}

fn embedded() -> &'static (Locales, Diagnostics) {
    static EMBEDDED: LazyLock<(Locales, Diagnostics)> = LazyLock::new(|| Locales::load(&discover::embedded_locales()));
    &EMBEDDED
}

/// What was made last, with what it was made of. Empty, it changes nothing.
#[derive(Default)]
pub struct Wardrobe {
    locales: Option<(Vec<Source>, Locales, Diagnostics)>,
    recall: locale::Recall,
    theme: Option<(Vec<Source>, Vec<Static>, Arc<Theme>)>,
    renderer: Option<(Dress, Arc<Renderer>)>,
    places: Option<(Vec<Static>, Locales, Vec<Diagnostic>)>,
}

/// What decides a renderer.
struct Dress {
    theme: Arc<Theme>,
    locales: Locales,
    palettes: String,
    base_path: String,
    relative: bool,
}

impl Dress {
    fn is(&self, other: &Self) -> bool {
        let is_same = Arc::ptr_eq(&self.theme, &other.theme) && self.locales.are(&other.locales);
        let is_placed = self.base_path == other.base_path && self.relative == other.relative;
        is_same && is_placed && self.palettes == other.palettes
    }
}

impl Wardrobe {
    /// As [`Locales::load`].
    pub fn locales(&mut self, sources: &[Source]) -> (Locales, Diagnostics) {
        if let Some((_, locales, problems)) = self.locales.as_ref().filter(|(of, ..)| of == sources) {
            return (locales.clone(), problems.clone());
        }
        let (locales, problems) = match sources == discover::embedded_locales() {
            true => embedded().clone(),
            false => Locales::load_again(sources, &mut self.recall),
        };
        self.locales = Some((sources.to_vec(), locales.clone(), problems.clone()));
        (locales, problems)
    }

    /// As [`Theme::load`].
    pub fn theme(&mut self, sources: &[Source], statics: &[Static]) -> Result<Arc<Theme>, Diagnostics> {
        if let Some((.., theme)) = self.theme.as_ref().filter(|(of, with, _)| of == sources && with == statics) {
            return Ok(theme.clone());
        }
        let theme = Arc::new(Theme::load(sources, statics)?);
        self.theme = Some((sources.to_vec(), statics.to_vec(), theme.clone()));
        Ok(theme)
    }

    /// The places that `statics` tell, numbers and words read as in `locales`.
    pub fn places(&mut self, statics: &[Static], locales: &Locales) -> Vec<Diagnostic> {
        if let Some((.., found)) = self.places.as_ref().filter(|(of, by, _)| of == statics && by.are(locales)) {
            return found.clone();
        }
        let found = statics::coordinates(statics, &Clues::new(locales));
        self.places = Some((statics.to_vec(), locales.clone(), found.clone()));
        found
    }

    /// The renderer of `site`, shown in `theme`.
    pub fn renderer(&mut self, options: &Options, site: &Site, theme: Arc<Theme>, outcome: &Outcome) -> Arc<Renderer> {
        let base_path = site.config.base_path();
        let dress = Dress {
            theme,
            locales: outcome.locales.clone(),
            palettes: palettes(site),
            base_path: base_path.to_owned(),
            relative: options.relative,
        };
        if let Some((_, renderer)) = self.renderer.as_ref().filter(|(of, _)| of.is(&dress)) {
            return renderer.clone();
        }
        let sources = &outcome.sources.locales;
        let renderer = Renderer::new(dress.theme.clone(), &dress.locales, sources, &dress.palettes, base_path);
        let renderer = Arc::new(if options.relative { renderer.relative(base_path) } else { renderer });
        self.renderer = Some((dress, renderer.clone()));
        renderer
    }
}
