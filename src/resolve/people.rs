//! Honourees and places: only what consent and visibility allow is carried over.

use super::consent::Granted;
use super::figures;
use super::groups::Group;
use super::neutral;
use super::pieces::Maker;
use super::places::Shown;
use super::registry;
use super::validity;
use crate::parse::front;
use crate::site::{
    Area, Body, Class, Holder, Honoree, HonoreeFacts, HonoreeField, HonoreeText, Language, Localised, Office,
    PersonName, Piece, Place, PlaceKind, PlaceShared, Scope,
};

impl Maker<'_> {
    /// The profile of a person, as far as `granted` goes (CON-02).
    pub fn honoree(&mut self, group: &Group, own: &front::Honoree, granted: &Granted) -> Honoree {
        let mut common = self.common(group, Class::Ordinary);
        common.picture = granted.within(Scope::Photo, common.picture);
        let portrait =
            own.portrait.as_ref().and_then(|portrait| self.picture(group, portrait, figures::LEAST_PORTRAIT));
        let portrait = granted.within(Scope::Photo, portrait);
        let is_seen = portrait.is_some();
        let organisations = &self.bodies.registry.organisations;
        let organisation = organisations.find_any(own.organisation.as_ref(), group.original, &mut self.problems);
        let name = own.name.clone().map(|name| PersonName {
            name,
            sort_name: own.sort_name.clone(),
            honorific: own.honorific.clone(),
        });
        let facts = HonoreeFacts {
            name: granted.within(Scope::Name, name),
            organisation: granted.within(Scope::Position, organisation),
            field: own.field.unwrap_or(HonoreeField::Other),
            year: own.year,
            hometown: granted.within(Scope::Hometown, own.hometown.clone()),
            ethnicity: granted.within(Scope::Ethnicity, own.ethnicity.clone()),
            portrait,
        };
        let mut texts = self.texts(group, &common, |_, document| {
            let texts = document.texts.own();
            HonoreeText {
                position: granted.within(Scope::Position, texts.position.clone()),
                achievement: granted.within(Scope::Bio, texts.achievement.clone()),
                award: granted.within(Scope::Bio, texts.award.clone()),
                quote: granted.within(Scope::Quote, texts.quote.clone()),
                portrait_alt: texts.portrait_alt.clone().filter(|_| is_seen),
            }
        });
        if !granted.covers(Scope::Bio) {
            texts.iter_mut().for_each(|text| (text.summary, text.body) = (None, Body::default()));
        }
        Piece { id: group.original.id.clone(), common, facts, texts }
    }

    /// A place, as the type that its visibility allows.
    pub fn place(&mut self, group: &Group, own: &front::Place, shown: &Shown) -> Place {
        let shared = self.place_shared(group, own, shown);
        // Checked for every place, shown only for an office: prose can give an address away.
        let body = self.per_language(group, |maker, document| maker.bodies.body(document, None, &mut maker.problems));
        let Some(office) = &shown.office else { return Place::Area(Area { shared }) };
        Place::Office(Office {
            shared,
            address: office.address.clone(),
            seat: office.seat,
            decision: office.decision,
            approved_by: office.approved_by,
            body,
        })
    }

    fn place_shared(&mut self, group: &Group, own: &front::Place, shown: &Shown) -> PlaceShared {
        let title = self.per_language(group, |_, document| document.texts.title.clone());
        let safe_title = self.per_language(group, |_, document| document.texts.safe_title.clone());
        let safe_title = safe_title.filter_map(|title| title.as_ref().map(|title| title.value.clone()));
        // The commune alone would not tell its places apart.
        let commune = &self.bodies.registry.units.table[shown.unit].name;
        let commune = format!("{commune} {}", neutral::number(&group.original.id));
        let registry = self.bodies.registry;
        let stale = self.stale_languages(group, shown);
        PlaceShared {
            id: group.original.id.clone(),
            slugs: self.per_language(group, |maker, document| maker.slug(document, Class::Sensitive)),
            aliases: self.per_language(group, |maker, document| maker.aliases(document)),
            title: shown.named.then_some(title),
            safe_title: safe_title.unwrap_or_else(|| Localised::new(group.original.language.clone(), commune)),
            kind: own.kind.unwrap_or(PlaceKind::Other),
            holder: own.holder.unwrap_or(Holder::Individual),
            unit: shown.unit,
            phones: own.phones.clone(),
            hours: registry::hours(&own.hours),
            services: own.services.clone(),
            accepts: own.accepts.clone(),
            languages: own.languages.iter().map(|code| Language::new(code)).collect(),
            managed_by: registry.organisations.find_any(own.managed_by.as_ref(), group.original, &mut Vec::new()),
            verified: registry
                .verified(own.verified.as_ref(), group.original, &mut self.problems)
                .filter(|_| validity::is_verified(own, &registry.units.table[shown.unit])),
            unverified: shown.unverified.is_some(),
            stale,
            sample: group.facts.common.sample,
            draft: group.facts.common.draft,
        }
    }
}
