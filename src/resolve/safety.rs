//! What the whole site must have before anything is written: an exit, hotlines, the pages that
//! others lead to.

use std::collections::{BTreeMap, BTreeSet};

use public_suffix::{DEFAULT_PROVIDER, EffectiveTLDProvider};

use super::places;
use super::policy::{Policy, Reason, Withheld};
use super::registry::Registry;
use super::uniqueness::Files;
use crate::diag::{Diagnostic, Problem, SourcePath, Span};
use crate::discover::Source;
use crate::parse::{Data, DataFile, FieldPath, Located, Part, Settings, field_span};
use crate::site::{Enumeration, Hotline, Ix, Language, Mode, Role, Site, Table, URGENT, VerifyEvery};

/// The exit was checked longer ago than this many days: warning (SAF-06).
const EXIT_CHECK_DAYS: i32 = 180;
/// Ends of names that no public page has (RFC 6761, RFC 6762, RFC 8375).
const NOWHERE: [&str; 6] = ["localhost", "local", "internal", "lan", "invalid", "test"];
/// Names that belong to nobody, for examples (RFC 2606, section 3).
const EXAMPLES: [&str; 3] = ["example.com", "example.net", "example.org"];

/// The hotlines that this build shows, in the order of the registry, and where each stands.
/// A publication shows what is certain and lately verified (HOT-02).
pub fn hotlines(
    registry: &Registry,
    policy: &Policy,
    every: VerifyEvery,
) -> (Table<Hotline>, BTreeMap<String, Ix<Hotline>>) {
    let (mut shown, mut places) = (Table::default(), BTreeMap::new());
    for hotline in registry.hotlines.table.iter() {
        let doubt = doubt(hotline, policy, every);
        if doubt.is_none() || policy.mode == Mode::Preview {
            // In a preview, whatever is in doubt bears the same mark.
            let ix = shown.push(Hotline { certain: hotline.certain && doubt.is_none(), ..hotline.clone() });
            places.insert(hotline.id.clone(), ix);
        }
    }
    (shown, places)
}

/// Why `hotline` is not for a publication, if it is not: a word that `verification-due` in
/// `diagnostics.ftl` puts into a sentence. Police and the children's line never are (HOT-03).
fn doubt(hotline: &Hotline, policy: &Policy, every: VerifyEvery) -> Option<&'static str> {
    if URGENT.contains(&&*hotline.id) {
        return None;
    }
    let unverified = places::unverified(hotline.verified.map(|verified| verified.on), policy.today, every.hotlines);
    if hotline.certain { unverified } else { Some("uncertain") }
}

/// Reports the hotlines that nobody verified lately or that are not certain; those that a publication
/// leaves out are listed.
pub fn check_verification(
    files: &[&DataFile],
    registry: &Registry,
    policy: &Policy,
    every: VerifyEvery,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Withheld> {
    let mut withheld = Vec::new();
    for file in files {
        let Data::Hotlines(rows) = &file.data else { continue };
        for row in rows {
            let hotline = registry.hotlines.get(&row.id.value).map(|ix| &registry.hotlines.table[ix]);
            let Some(reason) = hotline.and_then(|hotline| doubt(hotline, policy, every)) else { continue };
            let span = file.span(&row.id.path, Part::Value);
            problems.push(Diagnostic::new(Problem::VerificationDue, span).arg("reason", reason));
            let (file, id) = (file.source.path.clone(), format!("hotlines/{}", row.id.value));
            withheld.push(Withheld { file, id, reason: Reason::Unverified });
        }
    }
    withheld.retain(|_| policy.mode == Mode::Publication);
    withheld
}

/// Sample documents cannot be published (PUB-01); those that are left out are listed.
pub fn check_samples(files: &[&DataFile], policy: &Policy, problems: &mut Vec<Diagnostic>) -> Vec<Withheld> {
    let mut withheld = Vec::new();
    for file in files {
        let Data::Documents(rows) = &file.data else { continue };
        for row in rows.iter().filter(|row| row.sample) {
            if policy.without_samples {
                let (file, id) = (file.source.path.clone(), format!("documents/{}", row.id.value));
                withheld.push(Withheld { file, id, reason: Reason::Sample });
            } else if policy.mode == Mode::Publication {
                let span = file.span(&row.id.path, Part::Value);
                problems.push(Diagnostic::new(Problem::SampleInPublication, span));
            }
        }
    }
    withheld
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

/// The exit: https, a public page of another registrable domain, checked lately (SAF-06).
pub fn exit(settings: &Settings, source: &Source, policy: &Policy, problems: &mut Vec<Diagnostic>) -> Option<String> {
    let exit = settings.exit.as_ref()?;
    let checked_on = exit.checked_on?;
    let span = |part: &Located<String>| field_span(source, &part.path, Part::Value);
    let host_of_exit = host(&exit.url.value);
    if !exit.url.value.starts_with("https://") || !is_plain_host(&host_of_exit) {
        let problem = Diagnostic::new(Problem::WrongUrl, span(&exit.url)).arg("key", "exit.url");
        problems.push(problem.arg("value", &exit.url.value));
        return None;
    }
    if !is_public(&host_of_exit) {
        problems.push(Diagnostic::new(Problem::ExitNotPublic, span(&exit.url)).arg("host", host_of_exit));
        return None;
    }
    let base_url = policy.base_url.as_deref().unwrap_or(&settings.base_url);
    if same_site(&host_of_exit, &host(base_url)) {
        problems.push(Diagnostic::new(Problem::ExitSameSite, span(&exit.url)));
    }
    let age = policy.today.since(checked_on).map_or(0, |age| age.get_days());
    // What is still to come was not checked, and would keep the warning away for as long.
    let days = if age < 0 { "future".to_owned() } else { age.to_string() };
    if !(0..=EXIT_CHECK_DAYS).contains(&age) {
        let span = field_span(source, &FieldPath::default().key("exit").key("checked_on"), Part::Value);
        problems.push(Diagnostic::new(Problem::ExitUnchecked, span).arg("days", days));
    }
    Some(exit.url.value.clone())
}

/// What people publish has an address of its own, not the one that `init` wrote.
pub fn check_address(settings: &Settings, source: &Source, policy: &Policy, problems: &mut Vec<Diagnostic>) {
    let address = policy.base_url.as_deref().unwrap_or(&settings.base_url);
    if policy.mode == Mode::Publication && EXAMPLES.iter().any(|example| same_site(&host(address), example)) {
        let span = field_span(source, &FieldPath::default().key("base_url"), Part::Value);
        problems.push(Diagnostic::new(Problem::ExampleAddress, span).arg("address", address));
    }
}

/// The host of a URL, as browsers read it: without name and password before an `@`, a port or a
/// dot at the end, in small letters.
fn host(url: &str) -> String {
    let rest = url.split_once("://").map_or("", |(_, rest)| rest);
    let authority = rest.split(['/', '\\', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    host.split(':').next().unwrap_or_default().trim_end_matches('.').to_lowercase()
}

/// Letters, digits, dashes and dots: other spellings of a host could hide that it is our own.
fn is_plain_host(host: &str) -> bool {
    !host.is_empty() && host.chars().all(|letter| letter.is_ascii_alphanumeric() || "-.".contains(letter))
}

/// Whether a host may be known to everybody: a name of two parts at least. Browsers read it as an IP address when the
/// last part begins with a digit: `127.0.0.1`, `127.0.0.0x1`.
fn is_public(host: &str) -> bool {
    let parts: Vec<&str> = host.split('.').collect();
    let last = parts.last().copied().unwrap_or_default();
    let is_address = last.starts_with(|letter: char| letter.is_ascii_digit());
    parts.len() > 1 && !is_address && !NOWHERE.contains(&last) && parts.iter().all(|part| !part.is_empty())
}

/// Whether two hosts share what people register, by the list of public suffixes: `gov.vn` and
/// `langson.vn` are suffixes, so the sites of two offices below them are two.
fn same_site(a: &str, b: &str) -> bool {
    fn registrable(host: &str) -> &str {
        DEFAULT_PROVIDER.effective_tld_plus_one(host).unwrap_or(host)
    }
    registrable(a) == registrable(b)
}

/// Every role has its page, because every page links to it (TRN-11 wants the safety page above all).
/// Nothing is published without that one.
pub fn check_roles(site: &Site, files: &Files, broken: &BTreeSet<SourcePath>, problems: &mut Vec<Diagnostic>) {
    let mut missing = Role::ALL.iter().filter(|role| site.page_for(**role).is_none()).peekable();
    // A page that could not be read, or whose role could not, may well be the one.
    if missing.peek().is_none()
        || broken.iter().any(|path| path.starts_with("content/pages/"))
        || files.have_misread("role")
    {
        return;
    }
    let folder: SourcePath = SourcePath::from("content/pages");
    for role in missing {
        problems.push(match (role, site.mode) {
            (Role::Safety, Mode::Publication) => Diagnostic::new(Problem::NoSafetyPage, Span::file(&folder)),
            _ => Diagnostic::new(Problem::MissingRole, Span::file(&folder)).arg("role", role.code()),
        });
    }
}

/// Whoever reads a language of the site must find there how to stay safe (TRN-11). A text of headings alone is none.
pub fn check_safety_page(site: &Site, files: &Files, broken: &BTreeSet<SourcePath>, problems: &mut Vec<Diagnostic>) {
    let Some(page) = site.page_for(Role::Safety).map(|ix| &site.pages[ix]) else { return };
    let Some(original) = files.0.get(&page.id).map(|group| group.original) else { return };
    let languages = site.config.languages.iter().map(|language| &language.code);
    let is_silent = |language: &Language| *language == original.language && !original.body.scan.says;
    for language in languages.filter(|language| page.texts.own(language).is_none() || is_silent(language)) {
        if !broken.contains(&super::beside(original, language)) {
            let problem = Diagnostic::new(Problem::SafetyNotTranslated, original.front_span());
            problems.push(problem.arg("language", language.code()));
        }
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
        assert!(!same_site("a.langson.vn", "b.langson.vn"), "a list of the provinces' names");
        assert!(same_site("localhost", "localhost"));
        assert!(!same_site("", "example.org"));
    }

    /// SAF-06: an exit leads to a page that everybody can open, not into the reader's own machine or house.
    #[test]
    fn an_exit_has_the_name_of_a_public_host() {
        for host in ["vi.wikipedia.org", "thoitiet.vn", "xn--bo-hja.vn", "24h.com.vn"] {
            assert!(is_public(host), "{host}");
        }
        for host in ["", "localhost", "a.localhost", "may-in", "nas.local", "127.0.0.1", "127.1", "10.0.0.0x1", ".vn"] {
            assert!(!is_public(host), "{host}");
        }
    }
}
