//! What the whole site must have before anything is written: an exit, hotlines, the pages that
//! others lead to.

use std::collections::{BTreeMap, BTreeSet};

use super::policy::Policy;
use super::registry::Registry;
use super::uniqueness::Files;
use crate::diag::{Diagnostic, Problem, SourcePath, Span};
use crate::discover::Source;
use crate::parse::{FieldPath, Located, Part, Settings, field_span};
use crate::site::{Enumeration, Exit, Hotline, Ix, Mode, Role, Site, Table, URGENT, VerifyEvery};

/// The exit was checked longer ago than this many days: warning (SAF-06).
const EXIT_CHECK_DAYS: i32 = 180;

/// The hotlines that this build shows, in the order of the registry, and where each stands.
/// A publication shows what is certain and lately verified (HOT-02).
pub fn hotlines(
    registry: &Registry,
    policy: &Policy,
    every: VerifyEvery,
) -> (Table<Hotline>, BTreeMap<String, Ix<Hotline>>) {
    let (mut shown, mut places) = (Table::default(), BTreeMap::new());
    for hotline in registry.hotlines.table.iter().filter(|hotline| is_shown(hotline, policy, every)) {
        let ix = shown.push(hotline.clone());
        places.insert(hotline.id.clone(), ix);
    }
    (shown, places)
}

fn is_shown(hotline: &Hotline, policy: &Policy, every: VerifyEvery) -> bool {
    if policy.mode == Mode::Preview || URGENT.contains(&&*hotline.id) {
        return true;
    }
    let fresh = hotline.verified.is_some_and(|verified| {
        let age = policy.today.duration_since(verified.on).as_hours() / 24;
        (0..=every.hotlines).contains(&age)
    });
    hotline.certain && fresh
}

/// Reports hotlines that must be in the registry and are not (HOT-03).
pub fn check_hotlines(registry: &Registry, problems: &mut Vec<Diagnostic>) {
    if registry.hotlines.is_incomplete() {
        return;
    }
    let file: SourcePath = SourcePath::from("content/hotlines.yaml");
    for id in URGENT.iter().filter(|id| registry.hotlines.get(id).is_none()) {
        problems.push(Diagnostic::new(Problem::MissingHotline, Span::file(&file)).arg("id", *id));
    }
}

/// The exit: https, another registrable domain, checked lately (SAF-06).
pub fn exit(settings: &Settings, source: &Source, policy: &Policy, problems: &mut Vec<Diagnostic>) -> Option<Exit> {
    let exit = settings.exit.as_ref()?;
    let checked_on = exit.checked_on?;
    let span = |part: &Located<String>| field_span(source, &part.path, Part::Value);
    if !exit.url.value.starts_with("https://") || host(&exit.url.value).is_empty() {
        let problem = Diagnostic::new(Problem::WrongUrl, span(&exit.url)).arg("key", "exit.url");
        problems.push(problem.arg("value", &exit.url.value));
        return None;
    }
    let base_url = policy.base_url.as_deref().unwrap_or(&settings.base_url);
    if same_site(host(&exit.url.value), host(base_url)) {
        problems.push(Diagnostic::new(Problem::ExitSameSite, span(&exit.url)));
    }
    let age = policy.today.since(checked_on).map_or(0, |age| age.get_days());
    if age > EXIT_CHECK_DAYS {
        let span = field_span(source, &FieldPath::default().key("exit").key("checked_on"), Part::Value);
        problems.push(Diagnostic::new(Problem::ExitUnchecked, span).arg("days", age.to_string()));
    }
    Some(Exit { url: exit.url.value.clone(), checked_on })
}

fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or("", |(_, rest)| rest);
    rest.split(['/', ':', '?', '#']).next().unwrap_or_default()
}

/// Whether two hosts share what people register: the last two labels, or three below a second-level
/// domain such as `gov.vn`, `com.vn`, `co.uk` (a short label before a two-letter one).
fn same_site(a: &str, b: &str) -> bool {
    registrable(a) == registrable(b)
}

fn registrable(host: &str) -> Vec<String> {
    let labels: Vec<String> = host.to_lowercase().split('.').map(str::to_owned).collect();
    let second_level = labels.len() > 2
        && labels.last().is_some_and(|last| last.len() == 2)
        && labels.get(labels.len() - 2).is_some_and(|label| label.len() <= 4 || label == "langson");
    let keep = if second_level { 3 } else { 2 };
    labels[labels.len().saturating_sub(keep)..].to_vec()
}

/// Every role has its page, because every page links to it (TRN-11 wants the safety page above all).
pub fn check_roles(site: &Site, files: &Files, broken: &BTreeSet<SourcePath>, problems: &mut Vec<Diagnostic>) {
    // A page that could not be read, or whose role could not, may well be the one.
    if broken.iter().any(|path| path.starts_with("content/pages/")) || files.have_misread("role") {
        return;
    }
    let folder: SourcePath = SourcePath::from("content/pages");
    for role in Role::ALL.iter().filter(|role| site.page_for(**role).is_none()) {
        problems.push(Diagnostic::new(Problem::MissingRole, Span::file(&folder)).arg("role", role.code()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exit_on_the_same_registrable_domain_is_the_same_site() {
        assert!(same_site("langson.gov.vn", "www.langson.gov.vn"));
        assert!(same_site("example.org", "news.example.org"));
        assert!(!same_site("vi.wikipedia.org", "example.org"));
        assert!(!same_site("a.gov.vn", "b.gov.vn"));
    }
}
