//! Which pieces this build shows, in which order, and so where each will stand in its table.

use std::collections::BTreeMap;

use super::consent::{self, Granted};
use super::groups::Group;
use super::places::{self, Shown};
use super::policy::{Policy, Reason, Withheld};
use super::registry::Registry;
use crate::diag::{Diagnostic, Problem};
use crate::parse::{FieldPath, Own, Part, front};
use crate::site::{Audience, Ix, Kind, PieceId, Route, VerifyEvery};

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
    pub routes: BTreeMap<PieceId, Route>,
    pub withheld: Vec<Withheld>,
}

/// Decides for every piece; samples that stand in the way of a publication are reported (PUB-01).
pub fn admit<'a>(
    groups: &'a BTreeMap<PieceId, Group<'a>>,
    registry: &Registry,
    policy: &Policy,
    every: VerifyEvery,
    problems: &mut Vec<Diagnostic>,
) -> Admission<'a> {
    let mut admission = Admission::default();
    for group in groups.values() {
        // Checked first, so that the problems of a draft are known before it is published.
        let admitted = admission.consider(group, registry, (policy, every), problems);
        if let Err(reason) = admitted {
            let (file, id) = (group.original.source.path.clone(), group.original.id.clone());
            admission.withheld.push(Withheld { file, id, reason });
        } else if group.facts.common.sample && policy.mode == crate::site::Mode::Publication {
            let span = group.original.span(&FieldPath::default().key("sample"), Part::Key);
            problems.push(Diagnostic::new(Problem::SampleInPublication, span));
        }
    }
    admission.sort();
    admission.plan_routes();
    admission
}

impl<'a> Admission<'a> {
    fn consider(
        &mut self,
        group: &'a Group<'a>,
        registry: &Registry,
        (policy, every): (&Policy, VerifyEvery),
        problems: &mut Vec<Diagnostic>,
    ) -> Result<(), Reason> {
        let withheld = policy.withholds(&group.facts.common).map_or(Ok(()), Err);
        match &group.facts.own {
            Own::Article(own) => withheld.map(|()| self.articles.push((group, own))),
            Own::Campaign(own) => withheld.map(|()| self.campaigns.push((group, own))),
            Own::Event(own) if own.audience == Some(Audience::Private) => Err(Reason::PrivateEvent),
            Own::Event(own) => withheld.map(|()| self.events.push((group, own))),
            Own::Page(own) => withheld.map(|()| self.pages.push((group, *own))),
            Own::Honoree(own) => {
                let granted = granted(group, own, policy, problems);
                withheld?;
                self.honorees.push((group, own, granted?));
                Ok(())
            }
            Own::Place(own) => {
                let shown = places::shown(group, own, registry, (policy, every), problems);
                withheld?;
                self.places.push((group, own, shown?));
                Ok(())
            }
        }
    }

    fn sort(&mut self) {
        self.articles.sort_by_key(|(group, _)| std::cmp::Reverse(group.facts.common.date));
        self.campaigns.sort_by_key(|(_, own)| std::cmp::Reverse(own.from));
        self.events.sort_by_key(|(_, own)| own.start.map(|start| start.datetime()));
    }

    fn plan_routes(&mut self) {
        let mut routes = BTreeMap::new();
        let mut plan = |groups: Vec<&Group>, route: &dyn Fn(usize) -> Route| {
            routes.extend(groups.iter().enumerate().map(|(at, group)| (group.original.id.clone(), route(at))));
        };
        plan(self.articles.iter().map(|entry| entry.0).collect(), &|at| Route::Article(Ix::planned(at)));
        plan(self.campaigns.iter().map(|entry| entry.0).collect(), &|at| Route::Campaign(Ix::planned(at)));
        plan(self.events.iter().map(|entry| entry.0).collect(), &|at| Route::Event(Ix::planned(at)));
        plan(self.honorees.iter().map(|entry| entry.0).collect(), &|at| Route::Honoree(Ix::planned(at)));
        plan(self.pages.iter().map(|entry| entry.0).collect(), &|at| Route::Page(Ix::planned(at)));
        plan(self.places.iter().map(|entry| entry.0).collect(), &|at| Route::Place(Ix::planned(at)));
        self.routes = routes;
    }

    /// The route of the piece of `kind` called `slug`, if this build shows it.
    pub fn route(&self, kind: Kind, slug: &str) -> Option<Route> {
        self.routes.get(&PieceId { kind, slug: slug.into() }).copied()
    }
}

fn granted(
    group: &Group,
    own: &front::Honoree,
    policy: &Policy,
    problems: &mut Vec<Diagnostic>,
) -> Result<Granted, Reason> {
    consent::granted(own.consent.as_ref(), policy.today).map_err(|reason| {
        if !group.original.is_misread("consent") {
            let span = group.original.span(&FieldPath::default().key("consent"), Part::Key);
            problems.push(Diagnostic::new(Problem::ConsentLacking, span).arg("reason", reason));
        }
        Reason::Consent
    })
}
