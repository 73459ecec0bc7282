//! What no row may do to the files: what safety.md forbids of places and people, and what would be lost of events.

use jiff::civil::Date;

use super::Trouble;
use super::columns::plain;
use super::row::{Row, Values, is_settled, plans};
use super::value::{Value, is_individual};
use crate::parse::{Document, Own, front};
use crate::resolve;
use crate::site::{Audience, Enumeration, EventState, Moment, Scope, Seat, Visibility};

/// Fields that must go from the file; `None` when nothing of the row can be taken.
type Gone = Option<Vec<&'static str>>;

/// What the page of a place tells as verified on a day.
const CHECKED: [&str; 7] = ["unit", "address", "phones", "hours", "services", "accepts", "languages"];

/// What came of an event.
const RESULTS: [&str; 2] = ["result.metric", "result.count"];

/// Days after which nobody will change the plan of what nobody reported on.
const LONG_OVER: i64 = 60;

/// The facts of a piece that is there.
fn facts_of(original: Option<&Document>) -> Option<&Own> {
    original?.facts.as_ref().map(|facts| &facts.own)
}

impl Row<'_> {
    /// LOC-01…03, LOC-06: fields that must go from the file.
    pub fn guard_place(&self, original: Option<&Document>, values: &mut Values, troubles: &mut Vec<Trouble>) -> Gone {
        let gone = self.guard_location(original, values, troubles)?;
        if let Some(original) = original {
            self.leave_unchecked(original, values, troubles);
        }
        Some(gone)
    }

    fn guard_location(&self, original: Option<&Document>, values: &mut Values, troubles: &mut Vec<Trouble>) -> Gone {
        let own = match facts_of(original) {
            Some(Own::Place(place)) => Some(place),
            _ => None,
        };
        if let Some(own) = own {
            if own.consent.as_ref().is_some_and(is_taken_back) {
                troubles.push(self.trouble("id", "withdrawn", false));
                return None;
            }
            self.stay_private(own, values, troubles);
            if !self.takes_newer(own, values, troubles) {
                return None;
            }
        }
        let said = |field: &str| match values.get(field) {
            Some(Value::Text(text)) => Some(text.clone()),
            _ => None,
        };
        let visibility = visibility_of(values);
        let visibility = visibility.or(own.map(|it| it.visibility)).unwrap_or(Visibility::HotlineOnly);
        let holder = said("holder").or(own.and_then(|it| it.holder).map(|it| it.code().to_owned()));
        if visibility == Visibility::Never {
            troubles.push(self.trouble("visibility", "never", true));
            return None;
        }
        if visibility != Visibility::PublicOffice {
            if values.remove("address").is_some() {
                troubles.push(self.trouble("address", "address", false));
            }
            return Some(own.map(|it| it.locating.clone()).unwrap_or_default());
        }
        if holder.is_some_and(|holder| is_individual(&holder)) {
            troubles.push(self.trouble("visibility", "individual", true));
            return None;
        }
        Some(Vec::new())
    }

    /// LOC-03: whose home a place is does not end with a table: as an office its name and number would be told.
    fn stay_private(&self, own: &front::Place, values: &mut Values, troubles: &mut Vec<Trouble>) {
        let is_home = own.holder.is_some_and(|holder| is_individual(holder.code()));
        let is_seat = own.seat == Some(Seat::PrivateHome);
        let stays = |field: &str, value: &Value| match value {
            Value::Text(code) if field == "holder" => is_individual(code),
            Value::Text(code) => Seat::from_code(code) == Some(Seat::PrivateHome),
            _ => true,
        };
        for (field, is_private) in [("holder", is_home), ("seat", is_seat)] {
            if is_private && values.get(field).is_some_and(|value| !stays(field, value)) {
                values.remove(field);
                troubles.push(self.trouble(field, "closed", false));
            }
        }
    }

    /// LOC-06: a row that was verified before the file was is older than it, and nothing of it is taken but that less
    /// may be known of the place. That more may be known of it is decided in its file, with the decision beside it
    /// (LOC-02). Whether anything is left to take.
    fn takes_newer(&self, own: &front::Place, values: &mut Values, troubles: &mut Vec<Trouble>) -> bool {
        let file_day = own.verified.as_ref().map(|verified| verified.on);
        let is_older = verified_on(values).zip(file_day).is_some_and(|(table, file)| table < file);
        // The widest comes first.
        let is_wider = visibility_of(values).is_some_and(|visibility| visibility < own.visibility);
        if is_wider {
            values.remove("visibility");
            troubles.push(self.trouble("visibility", "wider", false));
        }
        if is_older {
            troubles.push(self.trouble("verified.on", "older", false));
            values.retain(|field, _| *field == "visibility");
        }
        !values.is_empty()
    }

    /// LOC-06: what a reader relies on is as somebody checked it on the day that the page tells. A row without a newer
    /// day has not been checked since: what it says otherwise is not taken, and the place keeps what was verified.
    fn leave_unchecked(&self, original: &Document, values: &mut Values, troubles: &mut Vec<Trouble>) {
        let file_day = match facts_of(Some(original)) {
            Some(Own::Place(place)) => place.verified.as_ref().map(|verified| verified.on),
            _ => None,
        };
        if file_day.is_none_or(|file| verified_on(values).is_some_and(|table| table > file)) {
            return;
        }
        for field in CHECKED {
            let says_otherwise = |value: &&Value| !self.is_same(original, field, value);
            if values.get(field).filter(says_otherwise).is_some() {
                values.remove(field);
                troubles.push(self.trouble(field, "unchecked", false));
            }
        }
    }

    /// What a place that is to be published with its address lacks for it (LOC-02): it would stop the site later.
    pub fn lacking(&self, document: &Document) -> Vec<Trouble> {
        let Some(Own::Place(place)) = facts_of(Some(document)) else { return Vec::new() };
        if place.visibility != Visibility::PublicOffice {
            return Vec::new();
        }
        let published = place.published_by.clone().unwrap_or_default();
        let lacks = [
            ("address", place.address.is_none()),
            ("published_by.document", published.document.is_none()),
            ("published_by.approved_by", published.approved_by.is_none()),
        ];
        let lacks = lacks.into_iter().filter(|(_, lacks)| *lacks).map(|(field, _)| self.trouble(field, "office", true));
        let has_seat = place.seat.is_some_and(|seat| seat != Seat::PrivateHome);
        let seats = Seat::ALL.iter().filter(|seat| **seat != Seat::PrivateHome).map(|seat| seat.code());
        let name = |code| self.stock.locale().map_or(code, |locale| locale.label(Seat::NAME, code));
        let accepted = seats.map(name).collect::<Vec<_>>().join("; ");
        let seat = (!has_seat).then(|| Trouble { accepted, ..self.trouble("seat", "seat", true) });
        let undecided = published.document.and_then(|it| self.stock.registers.undecided(&it.value, self.stock.today));
        let undecided = undecided.map(|reason| self.trouble("published_by.document", reason, true));
        seat.into_iter().chain(lacks).chain(undecided).collect()
    }

    /// What took place, was cancelled or is long over stays as it was. A row that still carries its id and plans it for
    /// another day, or moves it into another year or campaign, is about another event; one that plans it for the same
    /// day is older than the file.
    pub fn guard_event(&self, original: Option<&Document>, values: &mut Values, troubles: &mut Vec<Trouble>) -> Gone {
        self.leave_early(original, values, troubles);
        let Some(original) = original else { return Some(Vec::new()) };
        let Some(Own::Event(own)) = facts_of(Some(original)) else { return Some(Vec::new()) };
        self.stay_closed(own, values, troubles);
        keep_hours(own, values);
        let last = own.end.or(own.start).map(Moment::date);
        let is_past = last.is_some_and(|day| self.stock.today.duration_since(day).as_hours() > LONG_OVER * 24);
        let is_over = is_settled(original) || (is_past && own.state != Some(EventState::Postponed));
        let says = |field: &str| match values.get(field) {
            Some(Value::Text(text) | Value::Bare(text)) => Some(text.as_str()),
            _ => None,
        };
        let day = says("start").and_then(|start| start.get(..10)?.parse::<Date>().ok());
        let own_day = own.start.map(Moment::date);
        let moves = |moved: &dyn Fn(Date, Date) -> bool| day.zip(own_day).is_some_and(|(day, own)| moved(day, own));
        let campaign = original.facts.as_ref().and_then(|facts| facts.common.campaign.as_ref());
        let is_of_another = says("campaign").zip(campaign).is_some_and(|(new, own)| new != own.value);
        let is_planned = is_settled(original) && plans(values);
        let again = if is_planned && moves(&|day, own| day != own) {
            "state"
        } else if is_over && moves(&|day, own| day.year() != own.year()) {
            "start"
        } else if is_over && is_of_another {
            "campaign"
        } else {
            if is_planned {
                values.remove("state");
                troubles.push(self.trouble("state", "settled", false));
            }
            return Some(Vec::new());
        };
        troubles.push(self.trouble(again, "again", true));
        None
    }

    /// Who may know of an event: a table makes that fewer, never more.
    fn stay_closed(&self, own: &front::Event, values: &mut Values, troubles: &mut Vec<Trouble>) {
        let audience = match values.get("audience") {
            Some(Value::Text(code)) => Audience::from_code(code),
            _ => None,
        };
        // The most open comes first.
        if audience.zip(own.audience).is_some_and(|(new, own)| new < own) {
            values.remove("audience");
            troubles.push(self.trouble("audience", "closed", false));
        }
    }

    /// What is still to come has no results yet: those that its row has are of another event.
    fn leave_early(&self, original: Option<&Document>, values: &mut Values, troubles: &mut Vec<Trouble>) {
        let is_to_come = plans(values);
        for field in RESULTS.into_iter().filter(|_| is_to_come) {
            let is_there = |value: &Value| original.is_some_and(|own| self.is_same(own, field, value));
            if values.get(field).is_some_and(|value| !is_there(value)) {
                values.remove(field);
                troubles.push(self.trouble(field, "early", false));
            }
        }
    }

    /// CON-01, CON-02: a consent is that of one person, for what it names.
    pub fn guard_honoree(&self, original: Option<&Document>, values: &mut Values, troubles: &mut Vec<Trouble>) -> Gone {
        let own = match facts_of(original) {
            Some(Own::Honoree(honoree)) => Some(honoree),
            _ => None,
        };
        let consent = own.and_then(|it| it.consent.as_ref());
        let granted = resolve::granted(consent, self.stock.terms());
        if consent.is_some_and(is_taken_back) {
            troubles.push(self.trouble("id", "withdrawn", false));
            return None;
        }
        let name = own.and_then(|it| it.name.as_deref()).map(plain);
        if let (Some(old), Some(Value::Text(new)), true) = (name, values.get("name"), consent.is_some())
            && plain(new) != old
        {
            troubles.push(self.trouble("name", "person", true));
            return None;
        }
        for (field, scope) in [("hometown", Scope::Hometown), ("ethnicity", Scope::Ethnicity)] {
            let covers = granted.as_ref().is_ok_and(|granted| granted.covers(scope));
            if !covers && values.remove(field).is_some() {
                troubles.push(self.trouble(field, "scope", false));
            }
        }
        Some(Vec::new())
    }
}

/// A table with days alone says nothing of hours: those of the file stay, on whatever day.
fn keep_hours(own: &front::Event, values: &mut Values) {
    for (field, moment) in [("start", own.start), ("end", own.end)] {
        if let (Some(Value::Bare(day)), Some(Moment::Time(own))) = (values.get_mut(field), moment)
            && day.len() == "2026-11-18".len()
        {
            day.push_str(&own.strftime("T%H:%M").to_string());
        }
    }
}

/// Whether a consent says that nothing of the person may be kept up.
fn is_taken_back(consent: &front::Consent) -> bool {
    use crate::site::ConsentStatus::{Refused, Withdrawn};
    consent.withdrawn_on.is_some() || matches!(consent.status, Some(Withdrawn | Refused))
}

fn verified_on(values: &Values) -> Option<Date> {
    match values.get("verified.on") {
        Some(Value::Bare(day)) => day.parse().ok(),
        _ => None,
    }
}

/// Who may know of the place, as the row says it.
pub fn visibility_of(values: &Values) -> Option<Visibility> {
    match values.get("visibility") {
        Some(Value::Text(code)) => Visibility::from_code(code),
        _ => None,
    }
}
