//! Which pieces this build shows, in which order, and so where each will stand in its table.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::consent::{self, Granted, Terms};
use super::groups::{self, Group, Unnamed};
use super::naming::Naming;
use super::pictures;
use super::places::{self, Shown};
use super::policy::{Policy, Reason, Withheld};
use super::registry::Registry;
use super::withdrawal::Withdrawals;
use crate::diag::{Diagnostic, Problem};
use crate::parse::{FieldPath, Own, Part, front};
use crate::site::{ArticleKind, Audience, Holder, Ix, Kind, Mode, PieceId, Route, Scope, VerifyEvery};

/// The pieces of the build, kind by kind, in the order of their tables.
#[derive(Debug, Default)]
pub struct Admission<'a> {
    pub articles: Vec<(&'a Group<'a>, &'a front::Article)>,
    pub campaigns: Vec<(&'a Group<'a>, &'a front::Campaign)>,
    pub events: Vec<(&'a Group<'a>, &'a front::Event)>,
    pub honorees: Vec<(&'a Group<'a>, &'a front::Honoree, Granted)>,
    pub pages: Vec<(&'a Group<'a>, front::Page)>,
    pub places: Vec<(&'a Group<'a>, &'a front::Place, Shown)>,
    /// Where links to a piece lead.
    pub routes: FxHashMap<&'a PieceId, Route>,
    pub withheld: Vec<Withheld>,
    /// Those left out that no log may name: it is public, and their ids tell of people and hidden places (LOC-08).
    pub untold: BTreeSet<PieceId>,
}

/// What is shown of a piece, with its files.
pub trait Grouped {
    fn group(&self) -> &Group<'_>;
}

impl<T> Grouped for (&Group<'_>, T) {
    fn group(&self) -> &Group<'_> {
        self.0
    }
}

impl<T, U> Grouped for (&Group<'_>, T, U) {
    fn group(&self) -> &Group<'_> {
        self.0
    }
}

/// What pieces are held against.
#[derive(Clone, Copy)]
pub struct Gate<'a> {
    pub registry: &'a Registry,
    pub policy: &'a Policy,
    pub every: VerifyEvery,
    /// What consents are held against.
    pub terms: Terms<'a>,
    pub unnamed: &'a Unnamed,
    pub naming: &'a Naming<'a>,
}

/// Decides for every piece; samples that stand in the way of a publication are reported (PUB-01).
pub fn admit<'a>(
    groups: &'a BTreeMap<PieceId, Group<'a>>,
    gate: Gate,
    withdrawals: &mut Withdrawals,
    problems: &mut Vec<Diagnostic>,
) -> Admission<'a> {
    let groups: Vec<&Group> = groups.values().collect();
    let considered = groups.par_iter().map(|group| {
        let mut found = Vec::new();
        let admitted = consider(group, gate, withdrawals, &mut found);
        if admitted.is_ok() && group.facts.common.sample && gate.policy.mode == Mode::Publication {
            let span = group.original.span(&FieldPath::default().key("sample"), Part::Key);
            found.push(Diagnostic::new(Problem::SampleInPublication, span));
        }
        (admitted, found)
    });
    let considered: Vec<_> = considered.collect();
    let mut admission = Admission::default();
    for (group, (admitted, found)) in groups.into_iter().zip(considered) {
        problems.extend(found);
        match admitted {
            Ok(admitted) => admission.add(group, admitted),
            Err(reason) => {
                if reason == Reason::NamesWithdrawn {
                    withdrawals.remember(group);
                }
                if is_told_nowhere(group, reason, gate.terms) {
                    admission.untold.insert(group.original.id.clone());
                }
                let (file, id) = (group.original.source.path.clone(), group.original.id.to_string());
                admission.withheld.push(Withheld { file, id, reason });
            }
        }
    }
    admission.sort();
    admission.plan_routes();
    admission
}

/// A piece that is shown, and what it is shown with.
enum Admitted<'a> {
    Article(&'a front::Article),
    Campaign(&'a front::Campaign),
    Event(&'a front::Event),
    Honoree(&'a front::Honoree, Granted),
    Page(front::Page),
    Place(&'a front::Place, Shown),
}

/// Decides about one piece. The consents of people and all of places are looked at in drafts too; what else is wrong with
/// a draft is told once it is none.
fn consider<'a>(
    group: &'a Group<'a>,
    gate: Gate,
    withdrawals: &Withdrawals,
    problems: &mut Vec<Diagnostic>,
) -> Result<Admitted<'a>, Reason> {
    let withheld = gate.policy.withholds(&group.facts.common).map_or(Ok(()), Err);
    match &group.facts.own {
        Own::Event(own) if own.audience == Some(Audience::Private) => Err(Reason::PrivateEvent),
        Own::Honoree(own) => {
            let granted = consent::required(group, own.consent.as_ref(), gate.terms, problems);
            withheld?;
            let granted = granted?;
            pass(group, gate, withdrawals, problems)?;
            check_own_words(group, own, (&granted, gate), problems)?;
            if !granted.covers(Scope::Photo) && granted.covers(Scope::Bio) {
                pictures::check_bodies(group, problems);
            }
            Ok(Admitted::Honoree(own, granted))
        }
        Own::Place(own) => {
            let shown = places::shown(group, own, gate.registry, (gate.terms, gate.every), problems);
            if !matches!(shown, Err(Reason::HotlineOnly)) {
                withheld?;
            }
            let shown = shown?;
            check_verified(group, &shown, gate.policy, problems)?;
            pass(group, gate, withdrawals, problems)?;
            Ok(Admitted::Place(own, shown))
        }
        Own::Article(own) => {
            withheld?;
            check_story(group, own, gate.terms, problems)?;
            pass(group, gate, withdrawals, problems).map(|()| Admitted::Article(own))
        }
        Own::Campaign(own) => {
            withheld?;
            pass(group, gate, withdrawals, problems).map(|()| Admitted::Campaign(own))
        }
        Own::Event(own) => {
            withheld?;
            pass(group, gate, withdrawals, problems).map(|()| Admitted::Event(own))
        }
        Own::Page(own) => {
            withheld?;
            pass(group, gate, withdrawals, problems).map(|()| Admitted::Page(*own))
        }
    }
}

impl<'a> Admission<'a> {
    fn add(&mut self, group: &'a Group<'a>, admitted: Admitted<'a>) {
        match admitted {
            Admitted::Article(own) => self.articles.push((group, own)),
            Admitted::Campaign(own) => self.campaigns.push((group, own)),
            Admitted::Event(own) => self.events.push((group, own)),
            Admitted::Honoree(own, granted) => self.honorees.push((group, own, granted)),
            Admitted::Page(own) => self.pages.push((group, own)),
            Admitted::Place(own, shown) => self.places.push((group, own, shown)),
        }
    }

    fn sort(&mut self) {
        self.articles.sort_by_cached_key(|(group, _)| std::cmp::Reverse(group.facts.common.date));
        self.campaigns.sort_by_key(|(_, own)| std::cmp::Reverse(own.from));
        self.events.sort_by_cached_key(|(_, own)| own.start.map(|start| start.datetime()));
    }

    fn plan_routes(&mut self) {
        let mut routes = Vec::new();
        let mut plan = |groups: Vec<&'a Group>, route: &dyn Fn(usize) -> Route| {
            routes.extend(groups.iter().enumerate().map(|(at, group)| (&group.original.id, route(at))));
        };
        plan(self.articles.iter().map(|entry| entry.0).collect(), &|at| Route::Article(Ix::planned(at)));
        plan(self.campaigns.iter().map(|entry| entry.0).collect(), &|at| Route::Campaign(Ix::planned(at)));
        plan(self.events.iter().map(|entry| entry.0).collect(), &|at| Route::Event(Ix::planned(at)));
        plan(self.honorees.iter().map(|entry| entry.0).collect(), &|at| Route::Honoree(Ix::planned(at)));
        plan(self.pages.iter().map(|entry| entry.0).collect(), &|at| Route::Page(Ix::planned(at)));
        plan(self.places.iter().map(|entry| entry.0).collect(), &|at| Route::Place(Ix::planned(at)));
        self.routes = routes.into_iter().collect();
    }

    /// All pieces of the build, kind by kind, in the order of their tables.
    pub fn shown(&self) -> impl Iterator<Item = &'a Group<'a>> {
        let articles = self.articles.iter().map(|entry| entry.0);
        let others = self.campaigns.iter().map(|entry| entry.0).chain(self.events.iter().map(|entry| entry.0));
        let people = self.honorees.iter().map(|entry| entry.0);
        let rest = self.pages.iter().map(|entry| entry.0).chain(self.places.iter().map(|entry| entry.0));
        articles.chain(others).chain(people).chain(rest)
    }

    /// The route of the piece of `kind` called `slug`, if this build shows it.
    pub fn route(&self, kind: Kind, slug: &str) -> Option<Route> {
        self.routes.get(&PieceId { kind, slug: slug.into() }).copied()
    }
}

/// The last gate of a piece that nothing else keeps back: whom its pictures show, and whom it names.
fn pass(group: &Group, gate: Gate, withdrawals: &Withdrawals, problems: &mut Vec<Diagnostic>) -> Result<(), Reason> {
    if let Some(told) = withdrawals.told_in(group) {
        let problem = Diagnostic::new(Problem::NamesWithdrawn, told.span.clone()).arg("kind", told.kind.code());
        problems.push(problem.arg("key", &*told.field).arg("nearest", &*told.shown));
        return Err(Reason::NamesWithdrawn);
    }
    pictures::check(group, gate.terms, problems);
    if !group.facts.common.draft && groups::is_unnamed(group.original, gate.unnamed) {
        problems.push(groups::no_name(group.original, "original"));
    }
    if gate.policy.mode == Mode::Publication && holds_no_name(group, gate.unnamed) {
        return Err(Reason::Unnamed);
    }
    Ok(())
}

/// What somebody's own profile says of them that the consent does not cover keeps it back (CON-02).
fn check_own_words(
    group: &Group,
    own: &front::Honoree,
    (granted, gate): (&Granted, Gate),
    problems: &mut Vec<Diagnostic>,
) -> Result<(), Reason> {
    let Some((span, key)) = gate.naming.beyond_scopes(group, own, granted) else { return Ok(()) };
    let shown = if granted.covers(Scope::Name) { &*group.original.source.path } else { "" };
    let problem = Diagnostic::new(Problem::NamesWithdrawn, span).arg("kind", "field").arg("key", key);
    problems.push(problem.arg("nearest", shown));
    Err(Reason::NamesWithdrawn)
}

/// Whether no log may name `group`, which is left out for `reason`: hidden places, private events, and people who have not
/// agreed to be named, whatever else keeps them back.
fn is_told_nowhere(group: &Group, reason: Reason, terms: Terms) -> bool {
    let is_agreed = |consent: Option<&front::Consent>| consent::granted(consent, terms).is_ok();
    let is_named = |consent: Option<&front::Consent>| {
        consent::granted(consent, terms).is_ok_and(|granted| granted.covers(Scope::Name))
    };
    match &group.facts.own {
        _ if reason == Reason::NamesWithdrawn => true,
        Own::Place(own) => {
            let is_of_office = own.holder == Some(Holder::Organisation);
            reason == Reason::HotlineOnly || !(is_of_office || is_named(own.consent.as_ref()))
        }
        Own::Event(own) => own.audience == Some(Audience::Private) || group.original.is_misread("audience"),
        Own::Honoree(own) => !is_named(own.consent.as_ref()),
        Own::Article(own) => own.consent.is_some() && !is_agreed(own.consent.as_ref()),
        Own::Campaign(_) | Own::Page(_) => false,
    }
}

/// Whether what stands in place of a name was never replaced somewhere in the original or in a translation.
fn holds_no_name(group: &Group, unnamed: &Unnamed) -> bool {
    let id = group.original.id.to_string();
    let placeholders: Vec<String> = unnamed.iter().map(|(before, after)| format!("{before}{id}{after}")).collect();
    let mut texts = group.documents().map(|document| document.source.text.read());
    texts.any(|text| placeholders.iter().any(|placeholder| text.contains(placeholder)))
}

/// A story has no names, or the consent of the person whose it is (content.md).
fn check_story(
    group: &Group,
    own: &front::Article,
    terms: Terms,
    problems: &mut Vec<Diagnostic>,
) -> Result<(), Reason> {
    if own.consent.is_some() {
        let granted = consent::required(group, own.consent.as_ref(), terms, problems)?;
        // Whoever agreed to a picture has not agreed that their life is told (CON-02).
        let is_told = own.kind != Some(ArticleKind::Story) || own.anonymised || granted.covers(Scope::Bio);
        return if is_told { Ok(()) } else { Err(consent::lacking(group, "scope", problems)) };
    }
    if own.kind == Some(ArticleKind::Story) && !own.anonymised {
        let span = group.original.span(&FieldPath::default().key("kind"), Part::Value);
        problems.push(Diagnostic::new(Problem::StoryNotAnonymous, span));
    }
    Ok(())
}

/// A place that nobody verified lately gives way to the hotlines when published (LOC-06).
fn check_verified(group: &Group, shown: &Shown, policy: &Policy, problems: &mut Vec<Diagnostic>) -> Result<(), Reason> {
    let Some(reason) = shown.unverified else { return Ok(()) };
    if reason != places::BEFORE_UNIT {
        let span = group.original.span(&FieldPath::default().key("verified"), Part::Key);
        problems.push(Diagnostic::new(Problem::VerificationDue, span).arg("reason", reason));
    }
    if policy.mode == Mode::Publication { Err(Reason::Unverified) } else { Ok(()) }
}
