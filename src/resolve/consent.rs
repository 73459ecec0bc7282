//! What a consent allows to exist (CON-01, CON-02, CON-05).

use jiff::civil::Date;

use super::groups::Group;
use super::policy::Reason;
use crate::diag::{Diagnostic, Problem};
use crate::locale::Locales;
use crate::parse::front::Consent;
use crate::parse::{FieldPath, Part};
use crate::site::{ConsentBasis, ConsentStatus, Language, Purpose, Scope, Subject};

/// The days within which what a withdrawn consent covered must be gone (CON-03).
const DEADLINE_DAYS: i32 = 15;
/// The same when somebody who keeps the data for us, such as a host, must act too.
const PROCESSOR_DAYS: i32 = 20;

/// The fields that may be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Granted(Vec<Scope>);

impl Granted {
    /// Whether `scope` may be shown.
    pub fn covers(&self, scope: Scope) -> bool {
        self.0.contains(&scope)
    }

    /// `value` within `scope`, else nothing: the way in which fields come to exist or not.
    pub fn within<T>(&self, scope: Scope, value: Option<T>) -> Option<T> {
        value.filter(|_| self.covers(scope))
    }
}

/// What a consent is held against.
#[derive(Debug, Clone, Copy)]
pub struct Terms<'a> {
    pub today: Date,
    /// The languages of the site.
    pub languages: &'a [Language],
    /// What the example of a consent says in place of proof: [`examples`].
    pub examples: &'a [String],
}

/// The words of the example that stand where its user is to write.
const EXAMPLES: [&str; 2] = ["skeleton-evidence", "skeleton-recorded-by"];

/// What the example of a consent, which `new` writes, says in place of a file number and of who recorded it, in each
/// language. Where it still stands, nobody has written down what proves the consent (CON-04).
pub fn examples(locales: &Locales) -> Vec<String> {
    locales.iter().flat_map(|locale| EXAMPLES.iter().filter_map(|key| locale.cli(key, &[]))).collect()
}

/// Whether `text` is one of `examples`, however it is written.
pub fn is_example(text: &str, examples: &[String]) -> bool {
    let words = |text: &str| text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    examples.iter().any(|example| words(example) == words(text))
}

/// Until when what a consent covered must be gone when it was withdrawn on `day`: from here, and
/// from those who process for us.
pub fn deadlines(day: Date) -> (Date, Date) {
    (day.saturating_add(days(DEADLINE_DAYS)), day.saturating_add(days(PROCESSOR_DAYS)))
}

fn days(count: i32) -> jiff::Span {
    jiff::Span::new().days(count)
}

/// The file number under which `consent` is kept, for lists and receipts. What is no plain number
/// (CON-04) could tell who somebody is and is not repeated.
pub fn file_number(consent: &Consent) -> Option<String> {
    let number = &consent.evidence.as_ref()?.value;
    let is_plain = number.chars().all(|letter| letter.is_ascii_alphanumeric() || "-._".contains(letter));
    let digits = number.split(|letter: char| !letter.is_ascii_digit()).map(str::len).max();
    (is_plain && digits < Some(12)).then(|| number.clone())
}

/// What the consent of `group` grants that nothing of it may be shown without; if that is nothing, it is told why.
pub fn required(
    group: &Group,
    consent: Option<&Consent>,
    terms: Terms,
    problems: &mut Vec<Diagnostic>,
) -> Result<Granted, Reason> {
    granted(consent, terms).map_err(|lack| {
        let lack = match consent.filter(|_| lack == "withdrawn") {
            Some(consent) if consent.is_taken_back => "taken-back",
            Some(consent) if consent.withdrawn_on.is_none() => "withdrawn-undated",
            _ => lack,
        };
        lacking(group, lack, problems)
    })
}

/// Reports what the consent of `group` lacks, a word of `consent-lacking`.
pub fn lacking(group: &Group, lack: &'static str, problems: &mut Vec<Diagnostic>) -> Reason {
    if !group.original.is_misread("consent") {
        let span = group.original.span(&FieldPath::default().key("consent"), Part::Key);
        problems.push(Diagnostic::new(Problem::ConsentLacking, span).arg("reason", lack));
    }
    reason(lack)
}

/// Why a piece is left out whose consent grants nothing because of `lack`.
fn reason(lack: &str) -> Reason {
    match lack {
        "withdrawn" | "withdrawn-undated" | "taken-back" => Reason::Withdrawn,
        "expired" => Reason::Expired,
        _ => Reason::Consent,
    }
}

/// What `consent` grants under `terms`, or the reason why nothing: a word that
/// `consent-lacking` in `diagnostics.ftl` puts into a sentence.
pub fn granted(consent: Option<&Consent>, terms: Terms) -> Result<Granted, &'static str> {
    let consent = consent.ok_or("none")?;
    let today = terms.today;
    // First, whatever the status says: what was taken back is taken back.
    if consent.withdrawn_on.is_some() {
        return Err("withdrawn");
    }
    match consent.status {
        Some(ConsentStatus::Granted) => {}
        Some(ConsentStatus::Withdrawn) => return Err("withdrawn"),
        Some(ConsentStatus::Expired) => return Err("expired"),
        Some(ConsentStatus::Refused) => return Err("refused"),
        Some(ConsentStatus::Pending) => return Err("pending"),
        None => return Err("status"),
    }
    if consent.expires_on.is_some_and(|day| day < today) {
        return Err("expired");
    }
    if consent.granted_on.is_none_or(|day| day > today) {
        return Err("not-yet");
    }
    if !consent.purposes.contains(&Purpose::Website) {
        return Err("purpose");
    }
    check_proof(consent, terms.examples)?;
    check_child(consent, today)?;
    check_languages(consent, terms.languages)?;
    Ok(Granted(scopes(consent)))
}

/// Consent must be provable: how it was given and under which file number.
fn check_proof(consent: &Consent, examples: &[String]) -> Result<(), &'static str> {
    let proven = consent.method.is_some() && consent.evidence.is_some();
    let mut said = consent.evidence.iter().map(|number| &number.value).chain(&consent.recorded_by);
    let rests_on_it = matches!(consent.basis, Some(ConsentBasis::Consent | ConsentBasis::DeceasedFamily));
    match consent.basis {
        _ if rests_on_it && said.any(|text| is_example(text, examples)) => Err("example"),
        None => Err("basis"),
        Some(ConsentBasis::Consent | ConsentBasis::DeceasedFamily) if !proven => Err("proof"),
        // A stage photograph at most: nothing of which a profile could be made (CON-01).
        Some(ConsentBasis::PublicEvent) => Err("public-event"),
        Some(_) => Ok(()),
    }
}

/// Who agrees tomorrow has not agreed.
fn check_child(consent: &Consent, today: Date) -> Result<(), &'static str> {
    let has_agreed = |day: Option<Date>| day.is_some_and(|day| day <= today);
    match consent.subject {
        None => Err("subject"),
        Some(Subject::Adult) => Ok(()),
        Some(_) if !has_agreed(consent.guardian_granted_on) => Err("guardian"),
        Some(Subject::Child7To15) if !has_agreed(consent.child_agreed_on) => Err("child"),
        Some(_) => Ok(()),
    }
}

/// A profile has a page in every language of the site, so a consent that lists languages must list
/// them all: a page in a language that the person did not agree to would still show the original.
///
/// Withholding all of it is on purpose. A profile in some languages only would make the name lawful
/// in one half of the outputs and a suppressed value in the other (LOC-04), while lists, calendars,
/// the index of search and other pieces are made from one `Site`, in which a profile is or is not:
/// every one of them would have to ask for the language, and one that forgets gives the name away.
/// Whoever has such a consent is told so (`consent-lacking`), and can ask for the other language.
fn check_languages(consent: &Consent, languages: &[Language]) -> Result<(), &'static str> {
    let covers = |language: &Language| consent.languages.iter().any(|code| code == language.code());
    let covered = consent.languages.is_empty() || languages.iter().all(covers);
    if covered { Ok(()) } else { Err("language") }
}

/// Whether the guardian of a child, who may be another than the subject, has agreed to be shown
/// with it (CON-05).
pub fn covers_child(consent: Option<&Consent>, terms: Terms) -> bool {
    let guardian = consent.and_then(|consent| consent.guardian_granted_on);
    granted(consent, terms).is_ok() && guardian.is_some_and(|day| day <= terms.today)
}

/// An official duty covers name and position, whatever else is written.
fn scopes(consent: &Consent) -> Vec<Scope> {
    let allowed = |scope: &Scope| {
        consent.basis != Some(ConsentBasis::OfficialDuty) || matches!(scope, Scope::Name | Scope::Position)
    };
    consent.scopes.iter().copied().filter(allowed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::Located;
    use crate::site::Method;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 10);

    fn terms(languages: &[Language]) -> Terms<'_> {
        Terms { today: TODAY, languages, examples: &[] }
    }

    fn valid() -> Consent {
        Consent {
            status: Some(ConsentStatus::Granted),
            basis: Some(ConsentBasis::Consent),
            subject: Some(Subject::Adult),
            scopes: vec![Scope::Name, Scope::Bio],
            purposes: vec![Purpose::Website],
            languages: Vec::new(),
            granted_on: Some(date(2026, 1, 1)),
            method: Some(Method::Written),
            evidence: Some(Located { value: "HS-1".into(), path: Default::default() }),
            recorded_by: None,
            expires_on: Some(date(2026, 11, 10)),
            withdrawn_on: None,
            is_taken_back: false,
            guardian_granted_on: None,
            child_agreed_on: None,
        }
    }

    fn reason(change: impl Fn(&mut Consent)) -> Option<&'static str> {
        let mut consent = valid();
        change(&mut consent);
        granted(Some(&consent), terms(&[])).err()
    }

    #[test]
    fn a_valid_consent_covers_its_scopes_and_no_others() {
        let granted = granted(Some(&valid()), terms(&[])).expect("valid");
        assert_eq!(granted.within(Scope::Name, Some("Mẫu")), Some("Mẫu"));
        assert_eq!(granted.within(Scope::Quote, Some("…")), None);
    }

    #[test]
    fn whatever_lacks_grants_nothing() {
        assert_eq!(granted(None, terms(&[])).err(), Some("none"));
        assert_eq!(reason(|c| c.status = Some(ConsentStatus::Withdrawn)), Some("withdrawn"));
        assert_eq!(reason(|c| c.withdrawn_on = Some(TODAY)), Some("withdrawn"));
        assert_eq!(reason(|c| c.status = Some(ConsentStatus::Pending)), Some("pending"));
        assert_eq!(reason(|c| c.status = Some(ConsentStatus::Refused)), Some("refused"));
        assert_eq!(reason(|c| c.expires_on = Some(date(2026, 11, 9))), Some("expired"));
        assert_eq!(reason(|c| c.granted_on = Some(date(2026, 11, 11))), Some("not-yet"));
        assert_eq!(reason(|c| c.purposes.clear()), Some("purpose"));
        assert_eq!(reason(|c| c.status = None), Some("status"));
        assert_eq!(reason(|c| c.evidence = None), Some("proof"));
        assert_eq!(reason(|c| c.basis = Some(ConsentBasis::PublicEvent)), Some("public-event"));
        assert_eq!(reason(|c| c.subject = Some(Subject::ChildUnder7)), Some("guardian"));
    }

    /// CON-04: what `new` writes as an example proves nothing, in whatever language and case it stands.
    #[test]
    fn the_words_of_the_example_prove_nothing() {
        let examples = examples(crate::pipeline::embedded_locales());
        assert!(examples.iter().any(|text| text == "số hồ sơ"), "{examples:?}");
        let lack = |change: &dyn Fn(&mut Consent)| {
            let mut consent = valid();
            change(&mut consent);
            granted(Some(&consent), Terms { examples: &examples, ..terms(&[]) }).err()
        };
        for text in examples.iter().chain([&" Số  hồ sơ ".to_owned()]) {
            let evidence = Located { value: text.clone(), path: Default::default() };
            assert_eq!(lack(&|c| c.evidence = Some(evidence.clone())), Some("example"), "{text}");
            assert_eq!(lack(&|c| c.recorded_by = Some(text.clone())), Some("example"), "{text}");
        }
        assert_eq!(lack(&|c| c.recorded_by = Some("so-noi-vu".to_owned())), None);
    }

    /// CON-01: a consent that lists languages must list every language of the site.
    #[test]
    fn a_consent_that_lists_languages_must_list_all_of_the_site() {
        let (vi, en) = (Language::new("vi"), Language::new("en"));
        let mut consent = valid();
        consent.languages = vec!["vi".to_owned()];
        assert!(granted(Some(&consent), terms(std::slice::from_ref(&vi))).is_ok());
        assert_eq!(granted(Some(&consent), terms(&[vi, en])).err(), Some("language"));
    }

    /// CON-03: 15 days from the request, 20 when a processor must act.
    #[test]
    fn deadlines_count_from_the_request() {
        assert_eq!(deadlines(date(2026, 11, 20)), (date(2026, 12, 5), date(2026, 12, 10)));
    }

    #[test]
    fn a_child_from_seven_on_must_agree_itself() {
        let with_guardian = |c: &mut Consent| {
            c.subject = Some(Subject::Child7To15);
            c.guardian_granted_on = Some(date(2026, 1, 1));
        };
        assert_eq!(reason(with_guardian), Some("child"));
    }

    /// CON-05: an agreement of tomorrow is none, neither the guardian's nor the child's.
    #[test]
    fn a_guardian_and_a_child_have_agreed_by_today() {
        let agreed = |guardian: Date, child: Date| {
            move |c: &mut Consent| {
                c.subject = Some(Subject::Child7To15);
                (c.guardian_granted_on, c.child_agreed_on) = (Some(guardian), Some(child));
            }
        };
        let tomorrow = date(2026, 11, 11);
        assert_eq!(reason(agreed(TODAY, TODAY)), None);
        assert_eq!(reason(agreed(tomorrow, TODAY)), Some("guardian"));
        assert_eq!(reason(agreed(TODAY, tomorrow)), Some("child"));
        let mut guarded = valid();
        guarded.guardian_granted_on = Some(tomorrow);
        assert!(!covers_child(Some(&guarded), terms(&[])));
        guarded.guardian_granted_on = Some(TODAY);
        assert!(covers_child(Some(&guarded), terms(&[])));
    }

    #[test]
    fn an_official_duty_covers_name_and_position_only() {
        let mut consent = valid();
        consent.basis = Some(ConsentBasis::OfficialDuty);
        let granted = granted(Some(&consent), terms(&[])).expect("valid");
        assert!(granted.covers(Scope::Name) && !granted.covers(Scope::Bio));
    }
}
