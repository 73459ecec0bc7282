//! What a consent allows to exist (CON-01, CON-02, CON-05).

use jiff::civil::Date;

use crate::parse::front::Consent;
use crate::site::{ConsentBasis, ConsentStatus, Purpose, Scope, Subject};

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

/// What `consent` grants on `today`, or the reason why nothing: a word that
/// `consent-lacking` in `diagnostics.ftl` puts into a sentence.
pub fn granted(consent: Option<&Consent>, today: Date) -> Result<Granted, &'static str> {
    let consent = consent.ok_or("none")?;
    match consent.status {
        Some(ConsentStatus::Granted) => {}
        Some(ConsentStatus::Withdrawn) => return Err("withdrawn"),
        Some(ConsentStatus::Expired) => return Err("expired"),
        Some(ConsentStatus::Refused) => return Err("refused"),
        Some(ConsentStatus::Pending) => return Err("pending"),
        None => return Err("none"),
    }
    if consent.withdrawn_on.is_some() {
        return Err("withdrawn");
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
    check_proof(consent)?;
    check_child(consent)?;
    Ok(Granted(scopes(consent)))
}

/// Consent must be provable: how it was given and under which file number.
fn check_proof(consent: &Consent) -> Result<(), &'static str> {
    let proven = consent.method.is_some() && consent.evidence.is_some();
    match consent.basis {
        None => Err("basis"),
        Some(ConsentBasis::Consent | ConsentBasis::DeceasedFamily) if !proven => Err("proof"),
        // A stage photograph at most: nothing of which a profile could be made (CON-01).
        Some(ConsentBasis::PublicEvent) => Err("public-event"),
        Some(_) => Ok(()),
    }
}

fn check_child(consent: &Consent) -> Result<(), &'static str> {
    match consent.subject {
        None => Err("subject"),
        Some(Subject::Adult) => Ok(()),
        Some(_) if consent.guardian_granted_on.is_none() => Err("guardian"),
        Some(Subject::Child7To15) if consent.child_agreed_on.is_none() => Err("child"),
        Some(_) => Ok(()),
    }
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
            guardian_granted_on: None,
            child_agreed_on: None,
        }
    }

    fn reason(change: impl Fn(&mut Consent)) -> Option<&'static str> {
        let mut consent = valid();
        change(&mut consent);
        granted(Some(&consent), TODAY).err()
    }

    #[test]
    fn a_valid_consent_covers_its_scopes_and_no_others() {
        let granted = granted(Some(&valid()), TODAY).expect("valid");
        assert_eq!(granted.within(Scope::Name, Some("Mẫu")), Some("Mẫu"));
        assert_eq!(granted.within(Scope::Quote, Some("…")), None);
    }

    #[test]
    fn whatever_lacks_grants_nothing() {
        assert_eq!(granted(None, TODAY).err(), Some("none"));
        assert_eq!(reason(|c| c.status = Some(ConsentStatus::Withdrawn)), Some("withdrawn"));
        assert_eq!(reason(|c| c.withdrawn_on = Some(TODAY)), Some("withdrawn"));
        assert_eq!(reason(|c| c.status = Some(ConsentStatus::Pending)), Some("pending"));
        assert_eq!(reason(|c| c.status = Some(ConsentStatus::Refused)), Some("refused"));
        assert_eq!(reason(|c| c.expires_on = Some(date(2026, 11, 9))), Some("expired"));
        assert_eq!(reason(|c| c.granted_on = Some(date(2026, 11, 11))), Some("not-yet"));
        assert_eq!(reason(|c| c.purposes.clear()), Some("purpose"));
        assert_eq!(reason(|c| c.evidence = None), Some("proof"));
        assert_eq!(reason(|c| c.basis = Some(ConsentBasis::PublicEvent)), Some("public-event"));
        assert_eq!(reason(|c| c.subject = Some(Subject::ChildUnder7)), Some("guardian"));
    }

    #[test]
    fn a_child_from_seven_on_must_agree_itself() {
        let with_guardian = |c: &mut Consent| {
            c.subject = Some(Subject::Child7To15);
            c.guardian_granted_on = Some(date(2026, 1, 1));
        };
        assert_eq!(reason(with_guardian), Some("child"));
    }

    #[test]
    fn an_official_duty_covers_name_and_position_only() {
        let mut consent = valid();
        consent.basis = Some(ConsentBasis::OfficialDuty);
        let granted = granted(Some(&consent), TODAY).expect("valid");
        assert!(granted.covers(Scope::Name) && !granted.covers(Scope::Bio));
    }
}
