//! What holds on the day of the build: units and offices that exist (LOC-07), texts that are due for another reading.

use jiff::civil::Date;
use rayon::prelude::*;

use super::Input;
use super::admission::Admission;
use super::groups::Group;
use super::policy::{Policy, Reason};
use super::registry::Registry;
use crate::diag::{Diagnostic, Problem, Span};
use crate::locale;
use crate::parse::{Data, DataFile, Document, FieldPath, Located, Own, Part, front};
use crate::site::{Ix, Unit, Visibility};

/// That an article is dated a day to come and shown all the same, most often with a mistyped year; and that the day has
/// come on which somebody wanted to read a shown piece again.
pub fn check_days(admission: &Admission, policy: &Policy, problems: &mut Vec<Diagnostic>) {
    for group in admission.shown() {
        let Some(date) = group.facts.common.review_by.filter(|date| *date <= policy.today) else { continue };
        let span = group.original.span(&FieldPath::default().key("review_by"), Part::Value);
        problems.push(Diagnostic::new(Problem::ReviewDue, span).arg("date", date.to_string()));
    }
    for (group, _) in &admission.articles {
        let Some(date) = group.facts.common.date.filter(|date| *date > policy.today) else { continue };
        let span = group.original.span(&FieldPath::default().key("date"), Part::Value);
        let problem = Diagnostic::new(Problem::DateOrder, span).arg("reason", "future");
        problems.push(problem.arg("start", policy.today.to_string()).arg("end", date.to_string()));
    }
}

/// Whether a contact may stand for `unit`: it exists today, and no former unit is named instead.
pub fn place(
    group: &Group,
    own: &front::Place,
    unit: Ix<Unit>,
    (registry, today): (&Registry, Date),
    problems: &mut Vec<Diagnostic>,
) -> Result<(), Reason> {
    let file = group.original;
    let key = |key: &str, part| file.span(&FieldPath::default().key(key), part);
    let exists = registry.units.table[unit].valid.on(today);
    if !exists {
        problems.push(Diagnostic::new(Problem::UnitExpired, key("unit", Part::Value)));
    }
    let former = own.address.as_deref().is_some_and(|address| names_former(address, registry, today));
    if former {
        problems.push(Diagnostic::new(Problem::UnitExpired, key("address", Part::Value)));
    }
    if exists && own.verified.is_some() && !is_verified(own, &registry.units.table[unit]) {
        problems.push(Diagnostic::new(Problem::VerifiedBeforeUnit, key("verified", Part::Value)));
    }
    if exists && !former { Ok(()) } else { Err(Reason::Unit) }
}

/// Whether a contact was verified since its unit exists: what was true of another may be so no more.
pub fn is_verified(own: &front::Place, unit: &Unit) -> bool {
    own.verified.as_ref().is_some_and(|verified| unit.valid.from.is_none_or(|from| from <= verified.on))
}

/// Whether `address` names a unit that is no more, and that no present one has taken its name from.
fn names_former(address: &str, registry: &Registry, today: Date) -> bool {
    let address = spoken(address);
    let units = registry.units.table.iter().zip(registry.spoken_units());
    let (present, former): (Vec<_>, Vec<_>) = units.partition(|(unit, _)| unit.valid.on(today));
    let is_present = |name: &String| present.iter().any(|(_, other)| *other == name);
    former.into_iter().any(|(_, name)| address.contains(name.as_str()) && !is_present(name))
}

/// `text` as its words are compared, with a blank at each end.
pub fn spoken(text: &str) -> String {
    format!(" {} ", locale::slug(text).replace('-', " "))
}

/// Offices that are no more and still answer for a contact: those who verified it or look after it.
pub fn check_offices(input: &Input, registry: &Registry, policy: &Policy, problems: &mut Vec<Diagnostic>) {
    let former = |office: Option<&Located<String>>, span: &dyn Fn(&FieldPath) -> Span| {
        let office = office?;
        let known = &registry.organisations.table[registry.organisations.get(&office.value)?];
        let over = known.valid.to.is_some_and(|day| day < policy.today);
        let successor = registry.present_successor(&office.value, policy.today).unwrap_or_default();
        let problem = || Diagnostic::new(Problem::OfficeExpired, span(&office.path)).arg("nearest", successor);
        over.then(problem)
    };
    let of_document = |document: &&Document| {
        let own = match document.facts.as_ref().map(|facts| &facts.own) {
            // A log must not tell which places are hidden (LOC-08).
            Some(Own::Place(own)) if matches!(own.visibility, Visibility::PublicOffice | Visibility::AreaPhone) => own,
            _ => return [None, None],
        };
        let span = |path: &FieldPath| Document::span(document, path, Part::Value);
        let by = own.verified.as_ref().and_then(|verified| verified.by.as_ref());
        [by, own.managed_by.as_ref()].map(|office| former(office, &span))
    };
    let found: Vec<Diagnostic> = input.documents.par_iter().flat_map_iter(of_document).flatten().collect();
    problems.extend(found);
    for file in &input.data {
        let Data::Hotlines(rows) = &file.data else { continue };
        let span = |path: &FieldPath| DataFile::span(file, path, Part::Value);
        let by = |row: &crate::parse::data::Hotline| {
            former(row.verified.as_ref().and_then(|verified| verified.by.as_ref()), &span)
        };
        problems.extend(rows.iter().filter_map(by));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::{UnitType, Validity};
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 10);
    const MERGED: Date = date(2025, 6, 30);

    fn registry() -> Registry {
        let mut registry = Registry::default();
        let mut add = |code: &str, name: &str, valid: Validity| {
            let (code, name) = (code.to_owned(), name.to_owned());
            let slug = name.clone();
            let unit = Unit { code: code.clone(), unit_type: UnitType::Commune, slug, name, valid, successor: None };
            registry.units.insert(code, unit);
        };
        add("1", "Mẫu Cũ", Validity { from: None, to: Some(MERGED) });
        add("2", "Mẫu", Validity { from: None, to: Some(MERGED) });
        add("3", "Mẫu", Validity { from: Some(date(2025, 7, 1)), to: None });
        registry
    }

    /// LOC-07: an address that names a former unit is found; a name that lives on is not.
    #[test]
    fn an_address_that_names_a_former_unit_is_found() {
        for (address, former) in [
            ("Thôn 1, xã Mẫu Cũ", true),
            ("Thôn 1, XÃ MẪU CŨ, tỉnh Lạng Sơn", true),
            ("Thôn 1, xã Mẫu", false),
            ("Thôn Mẫu Cũ, xã Mẫu", false),
            ("Thôn 1", false),
        ] {
            assert_eq!(names_former(address, &registry(), TODAY), former, "{address}");
        }
    }

    fn place_of(front: &str) -> (Result<(), Reason>, Vec<(&'static str, String)>) {
        let text =
            format!("---\ntitle: Mẫu\nkind: medical\nholder: organisation\nvisibility: area_phone\n{front}---\n");
        let source = crate::discover::Source { path: "content/places/a.vi.md".into(), text: text.into() };
        let languages = [crate::site::Language::new("vi")];
        let crate::parse::Parsed::Document(document) = crate::parse::parse(&source, &languages).0 else {
            panic!("a place")
        };
        let groups =
            crate::resolve::groups::group(&[&document], &languages, &Vec::new(), &Default::default(), &mut Vec::new());
        let group = groups.values().next().expect("one");
        let Own::Place(own) = &group.facts.own else { panic!("a place") };
        let registry = registry();
        let unit = registry.units.get(&own.unit.as_ref().expect("given").value).expect("known");
        let mut problems = Vec::new();
        let admitted = place(group, own, unit, (&registry, TODAY), &mut problems);
        let shown = |problem: &Diagnostic| {
            (problem.problem.code(), source.text.read()[problem.span.start..problem.span.end].to_owned())
        };
        (admitted, problems.iter().map(shown).collect())
    }

    /// LOC-07: a place of a unit that is no more is left out, with a warning at the unit; what was
    /// verified before the unit was formed counts as unverified.
    #[test]
    fn a_place_needs_a_unit_of_today_and_a_check_since_it_was_formed() {
        let verified = |on: &str| format!("verified: {{ on: {on}, by: a }}\n");
        let expired = ("unit-expired", "\"1\"".to_owned());
        assert_eq!(place_of("unit: \"1\"\n"), (Err(Reason::Unit), vec![expired]));
        let old = ("verified-before-unit", "verified".to_owned());
        let (admitted, problems) = place_of(&format!("unit: \"3\"\n{}", verified("2025-06-30")));
        assert_eq!((admitted, problems.first().map(|found| found.0)), (Ok(()), Some(old.0)));
        assert_eq!(place_of(&format!("unit: \"3\"\n{}", verified("2025-07-01"))), (Ok(()), vec![]));
    }
}
