//! What cells call by name: communes, offices, documents, campaigns, topics, languages.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::columns::{Register, plain};
use crate::locale::Locales;
use crate::parse::{Data, DataFile, Document, data::LocalText};
use crate::site::{Enumeration, Kind};

/// Ids with all the names that mean them, folded.
#[derive(Default)]
pub struct Registers {
    names: Vec<(Register, String, Vec<String>)>,
    /// The days on which documents were issued.
    issued: BTreeMap<String, Option<Date>>,
}

/// What a name means.
pub enum Meant<'a> {
    One(&'a str),
    /// Several are called so.
    Several,
    Nothing,
}

impl Registers {
    /// All that `documents` and `data` have.
    pub fn new(documents: &[Document], data: &[DataFile], locales: &Locales) -> Self {
        let mut all = Self::default();
        for file in data {
            all.read(&file.data, locales);
        }
        for campaign in documents.iter().filter(|it| it.id.kind == Kind::Campaign) {
            match all
                .names
                .iter_mut()
                .find(|(register, id, _)| *register == Register::Campaigns && **id == *campaign.id.slug)
            {
                Some((_, _, names)) => names.push(plain(&campaign.texts.title)),
                None => all.add(Register::Campaigns, &campaign.id.slug, [&campaign.texts.title]),
            }
        }
        all
    }

    fn read(&mut self, data: &Data, locales: &Locales) {
        match data {
            Data::Units(units) => units.iter().for_each(|unit| {
                let types = unit.unit_type.into_iter().flat_map(|it| {
                    let labels = locales.iter().map(move |locale| locale.label("unit-type", it.code()));
                    labels.flat_map(|label| [format!("{label} {}", unit.name), format!("{} {label}", unit.name)])
                });
                let names: Vec<String> = types.chain([unit.name.clone()]).collect();
                self.add(Register::Units, &unit.code.value, &names);
            }),
            Data::Organisations(all) => all.iter().for_each(|it| {
                self.add(Register::Organisations, &it.id.value, texts(&it.name).chain(texts(&it.abbreviation)));
            }),
            Data::Topics(all) => all.iter().for_each(|it| self.add(Register::Topics, &it.id.value, texts(&it.label))),
            Data::Documents(all) => all.iter().for_each(|it| {
                self.add(Register::Documents, &it.id.value, texts(&it.title).chain([&it.number]));
                self.issued.insert(it.id.value.clone(), it.issued_on);
            }),
            Data::Hotlines(_) | Data::Glossary(_) => {}
        }
    }

    fn add<'n>(&mut self, register: Register, id: &str, names: impl IntoIterator<Item = &'n String>) {
        let mut names: Vec<String> = names.into_iter().map(|name| plain(name)).collect();
        // Excel takes the zeros at the beginning of a code away.
        names.push(id.trim_start_matches('0').to_owned());
        self.names.push((register, id.to_owned(), names));
    }

    /// Why the document called `id` is none that a full address can be published with on `today`, if it is not.
    pub fn undecided(&self, id: &str, today: Date) -> Option<&'static str> {
        match self.issued.get(id)? {
            None => Some("undated"),
            Some(day) if *day > today => Some("undecided"),
            Some(_) => None,
        }
    }

    /// What `name` means among the things of `register`.
    pub fn find(&self, register: Register, name: &str) -> Meant<'_> {
        let own = || self.names.iter().filter(|(other, ..)| *other == register);
        if let Some((_, id, _)) = own().find(|(_, id, _)| id == name) {
            return Meant::One(id);
        }
        let folded = plain(name);
        let mut found = own().filter(|(_, _, names)| names.contains(&folded));
        match (found.next(), found.next()) {
            (Some((_, id, _)), None) => Meant::One(id),
            (Some(_), Some(_)) => Meant::Several,
            (None, _) => Meant::Nothing,
        }
    }

    /// The id of what is spelt nearly as `name` is: a wrong commune looks right, so a letter or two may differ.
    pub fn nearest(&self, register: Register, name: &str) -> Option<&str> {
        let folded = plain(name);
        let own = || self.names.iter().filter(|(other, ..)| *other == register);
        let names = own().flat_map(|(_, _, names)| names.iter().map(String::as_str));
        let near = crate::diag::nearest(&folded, names.filter(|name| crate::diag::is_close(&folded, name)))?;
        own().find(|(_, _, names)| names.iter().any(|it| it == near)).map(|(_, id, _)| id.as_str())
    }
}

fn texts(text: &LocalText) -> impl Iterator<Item = &String> {
    text.iter().map(|(_, text)| text)
}
