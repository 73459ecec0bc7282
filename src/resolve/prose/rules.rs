//! What a language says about its texts, made ready once for all of them (TRN-10).

use std::collections::BTreeMap;

use super::phones::Numbers;
use super::phrases::Phrases;
use super::short_numbers::Calls;
use super::theme::Theme;
use super::weekday::Days;
use crate::locale::{Locale, Locales};
use crate::parse::Document;
use crate::resolve::groups::Group;
use crate::site::{Kind, Language, PieceId};

/// The rules of one language.
#[derive(Debug)]
pub struct Rules<'a> {
    pub locale: &'a Locale,
    pub numbers: Numbers<'a>,
    pub calls: Calls,
    pub claims: Phrases,
    pub days: Days<'a>,
    pub themes: Vec<Theme>,
}

impl<'a> Rules<'a> {
    /// The rules of `locale`, and the campaigns' `themes` in its language.
    pub fn new(locale: &'a Locale, themes: Vec<Theme>) -> Self {
        let data = locale.data();
        let list = |phrases: &'a [String]| Phrases::new(phrases.iter().map(String::as_str));
        Self {
            locale,
            numbers: Numbers {
                patterns: &data.phone_patterns,
                other: list(&data.number_words),
                money: list(&data.money_words),
                no_money: list(&data.no_money_words),
                hosts: &data.number_hosts,
            },
            calls: Calls { before: list(&data.call_words), after: list(&data.call_followers) },
            claims: list(&data.forbidden_claims),
            days: Days::new(locale),
            themes,
        }
    }
}

/// The theme of a campaign in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    language: Language,
    theme: String,
    /// Others have to copy it: not that of a draft, and not what stands in place of one, the title.
    is_settled: bool,
}

/// The themes of all campaigns.
pub fn themes(groups: &BTreeMap<PieceId, Group>) -> Vec<Wording> {
    let campaigns = groups.values().filter(|group| group.original.id.kind == Kind::Campaign);
    let wording = |group: &Group, document: &Document| {
        let theme = document.texts.own().theme.clone()?;
        let is_title = document.texts.title == theme;
        let is_settled = !group.facts.common.draft && !is_title;
        Some(Wording { language: document.language.clone(), theme, is_settled })
    };
    campaigns.flat_map(|group| group.documents().filter_map(move |document| wording(group, document))).collect()
}

/// The rules of every language, with the campaigns' `themes` in it.
pub fn by_language<'a>(themes: &[Wording], locales: &'a Locales) -> BTreeMap<Language, Rules<'a>> {
    let themes = |language: &Language| -> Vec<Theme> {
        let own = themes.iter().filter(|wording| wording.language == *language);
        own.map(|wording| Theme::new(&wording.theme, wording.is_settled)).collect()
    };
    locales.iter().map(|locale| (locale.language().clone(), Rules::new(locale, themes(locale.language())))).collect()
}
