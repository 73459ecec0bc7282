//! Words in several languages, and the honest fallback when one lacks (TRN-03).

use super::Language;

/// Something in one or more languages, the original first. Never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Localised<T>(Vec<(Language, T)>);

impl<T> Localised<T> {
    /// With nothing but the original.
    pub fn new(language: Language, original: T) -> Self {
        Self(vec![(language, original)])
    }

    /// Adds a translation; a language that is there keeps what it has.
    pub fn add(&mut self, language: Language, translation: T) {
        if self.own(&language).is_none() {
            // Texts are large and languages few: there is no room for more.
            self.0.reserve_exact(1);
            self.0.push((language, translation));
        }
    }

    /// The text in `language` itself.
    pub fn own(&self, language: &Language) -> Option<&T> {
        self.0.iter().find(|(own, _)| own == language).map(|(_, text)| text)
    }

    /// The text in `language`, else the original.
    pub fn get(&self, language: &Language) -> &T {
        self.own(language).unwrap_or_else(|| self.original())
    }

    /// The text of the language in which the thing was written first.
    pub fn original(&self) -> &T {
        &self.0.first().expect("made with an original, nothing is ever removed").1
    }

    /// The language of the original.
    pub fn original_language(&self) -> &Language {
        &self.0.first().expect("made with an original, nothing is ever removed").0
    }

    /// The language that [`Localised::get`] answers in.
    pub fn language_for(&self, language: &Language) -> &Language {
        self.0.iter().map(|(own, _)| own).find(|own| *own == language).unwrap_or_else(|| self.original_language())
    }

    /// Every text with its language, the original first.
    pub fn iter(&self) -> impl Iterator<Item = (&Language, &T)> {
        self.0.iter().map(|(language, text)| (language, text))
    }

    /// Every text, to be changed.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.0.iter_mut().map(|(_, text)| text)
    }

    /// Each text made into something else; languages for which that gives `None` fall away. `None`
    /// when the original does.
    pub fn filter_map<U>(&self, make: impl Fn(&T) -> Option<U>) -> Option<Localised<U>> {
        let original = make(self.original())?;
        let mut made = Localised::new(self.original_language().clone(), original);
        for (language, text) in self.iter().skip(1) {
            if let Some(text) = make(text) {
                made.add(language.clone(), text);
            }
        }
        Some(made)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_language_falls_back_to_the_original_and_says_so() {
        let (vi, en) = (Language::new("vi"), Language::new("en"));
        let text = Localised::new(vi.clone(), "Trạm y tế");
        assert_eq!((*text.get(&en), text.language_for(&en)), ("Trạm y tế", &vi));
    }

    #[test]
    fn a_translation_is_found_under_its_language() {
        let (vi, en) = (Language::new("vi"), Language::new("en"));
        let mut text = Localised::new(vi, "Trạm y tế");
        text.add(en.clone(), "Health station");
        assert_eq!((*text.get(&en), text.language_for(&en)), ("Health station", &en));
    }
}
