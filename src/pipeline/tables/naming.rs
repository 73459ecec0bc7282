//! What rows without an id are called: after their titles, and after their days where several are called alike.
//! Knows ids and days, nothing of cells.

use std::collections::{BTreeMap, BTreeSet};

use super::Stock;
use super::guard::visibility_of;
use super::row::{Current, Values, is_settled, plans};
use super::value::{Value, is_individual};
use crate::locale::{Locales, is_reserved_name, name_of_title, slug};
use crate::site::{Enumeration as _, Kind, Seat, Visibility};

/// Letters of a day that are its year.
const YEAR: usize = 4;
/// Letters of a moment that are its day.
const DAY: usize = 10;

/// The names of the rows of a table.
pub struct Names<'a> {
    stock: &'a Stock,
    kind: Kind,
    /// The days of rows that are called alike and lie in one year, by what they are called and the year.
    days: BTreeMap<(String, String), BTreeSet<String>>,
}

impl<'a> Names<'a> {
    pub fn new<'v>(stock: &'a Stock, kind: Kind, rows: impl Iterator<Item = &'v Values>) -> Self {
        let mut days: BTreeMap<_, BTreeSet<String>> = BTreeMap::new();
        for values in rows.filter(|values| !values.contains_key("id")) {
            if let (Some(Value::Text(title)), Some(day)) = (values.get("title"), day(values)) {
                let year = day.get(..YEAR).unwrap_or_default().to_owned();
                days.entry((called(title.as_str()), year)).or_default().insert(day.to_owned());
            }
        }
        Self { stock, kind, days }
    }

    /// What an event or a place is called after its title. What is held every year keeps a file for each year, and
    /// what is held several times a year one for each day: an event of another year, or one that is over where the
    /// row plans one, is another event.
    pub fn made(&self, title: &str, values: &Values) -> String {
        let id = called(title);
        let Some((day, year)) = day(values).and_then(|day| Some((day, day.get(..YEAR)?))) else { return id };
        let (of_year, of_day) = (format!("{id}-{year}"), format!("{id}-{day}"));
        let start = |id: &str| {
            let there = self.stock.original(self.kind, id)?;
            Current::of(there, "start").0.first().map(|(_, start)| start.clone())
        };
        let all = [&id, &of_year, &of_day];
        if let Some(own) = all.into_iter().find(|id| start(id).is_some_and(|start| start.starts_with(day))) {
            return own.clone();
        }
        if self.days.get(&(id.clone(), year.to_owned())).is_some_and(|days| days.len() > 1) {
            return of_day;
        }
        let is_of_another = start(&id).is_some_and(|start| !start.starts_with(year));
        let own = if is_of_another { of_year } else { id };
        let is_over = self.stock.original(self.kind, &own).is_some_and(is_settled);
        if is_over && plans(values) { of_day } else { own }
    }
}

fn called(title: &str) -> String {
    let id = slug(title);
    if is_reserved_name(&id) { name_of_title(title) } else { id }
}

/// The day on which the row begins.
fn day(values: &Values) -> Option<&str> {
    match values.get("start") {
        Some(Value::Bare(start)) => start.get(..DAY),
        _ => None,
    }
}

/// Whether a row is about the place of a person, or one of which nobody may know.
pub fn is_private(values: &Values) -> bool {
    is_of_person(values) || visibility_of(values) == Some(Visibility::HotlineOnly)
}

fn is_of_person(values: &Values) -> bool {
    let said = |field: &str| match values.get(field) {
        Some(Value::Text(code)) => Some(code.as_str()),
        _ => None,
    };
    // A home that is to be an office is told to be none.
    let is_home = || said("seat").and_then(Seat::from_code) == Some(Seat::PrivateHome);
    said("holder").is_some_and(is_individual) || (is_home() && visibility_of(values) != Some(Visibility::PublicOffice))
}

/// Whether a file called `id` would tell of a place that is private: it is called after its title because the row has no
/// id, or the id says the name of the person. A name of one word may be in any id.
pub fn tells_private(id: &str, values: &Values, locales: &Locales) -> bool {
    let Some(Value::Text(title)) = values.get("title") else { return false };
    // "Nhà ông Trần Văn Mẫu" is called by "Trần Văn Mẫu" as well.
    let names = locales.iter().map(|locale| locale.data().names.bare(title)).chain([title.as_str()]);
    let tells = || names.filter(|name| slug(name).contains('-')).any(|name| tells_name(id, name));
    is_private(values) && (!values.contains_key("id") || (is_of_person(values) && tells()))
}

/// Whether `id` says the whole of `name`, be it among other words.
pub fn tells_name(id: &str, name: &str) -> bool {
    let name = slug(name);
    !name.is_empty() && format!("-{id}-").contains(&format!("-{name}-"))
}
