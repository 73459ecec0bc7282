//! All documents together become a [`Site`], or the problems that keep it from being one.
//!
//! Enter at [`resolve`]. Every reference, link, consent, visibility and address is decided here;
//! the verbs after this one cannot find anything wrong with content.

mod admission;
mod bodies;
mod consent;
mod faces;
mod figures;
mod groups;
mod headings;
mod kept;
mod keyed;
mod languages;
mod lawful;
mod ledger;
mod left_out;
mod links;
mod lost;
mod naming;
mod near;
mod neutral;
mod openness;
mod own_links;
mod palette;
mod people;
mod pictures;
mod pieces;
mod places;
mod policy;
mod prose;
mod registry;
mod safety;
mod secrets;
mod strays;
mod text;
mod translation;
mod uniqueness;
mod validity;
mod withdrawal;

use std::collections::{BTreeMap, BTreeSet};

use admission::{Admission, Gate};
use bodies::Bodies;
pub use consent::{Terms, deadlines, examples, granted};
use faces::Faces;
pub use figures::Stills;
pub use groups::pasted;
use headings::Linked;
use kept::Kept;
pub use ledger::{Entry, Standing, ends_soon, ledger};
use naming::Naming;
use near::Near;
use neutral::Neutral;
pub use openness::{Detail, Details, Openness};
pub use own_links::answers;
use pieces::Maker;
pub use policy::{Policy, Reason, Withheld};
pub use prose::{Clues, advise};
use registry::Registry;
pub use secrets::Exempt;
use secrets::Secrets;
pub use strays::may_be_text;
pub use translation::{State, Translation, beside, translations};
use uniqueness::Files;
use withdrawal::Withdrawals;
pub use withdrawal::{Ground, Hidden, Telling, Told, Withdrawal, withdrawals};

use crate::colour::Grounds;
use crate::diag::{self, Diagnostic, Diagnostics, Problem, SourcePath};
use crate::discover::Source;
use crate::locale::Locales;
use crate::parse::{DataFile, Document, Settings};
use crate::site::{Addresses, Campaign, Config, Ix, Mode, Period, Publisher, Secret, Site, Table, leading_of};

/// What parsing gave.
#[derive(Debug)]
pub struct Input<'a> {
    pub settings: &'a Settings,
    /// `site.yaml`, for the places of its problems.
    pub settings_source: &'a Source,
    pub documents: Vec<&'a Document>,
    pub data: Vec<&'a DataFile>,
    /// The site's own files of locales.
    pub wording: Vec<Source>,
    /// The site's own files of its theme.
    pub templates: Vec<Source>,
    /// The files of locales that the program carries.
    pub carried: Vec<Source>,
    /// Pictures and other files beside the content, and what is in them.
    pub pictures: Stills,
    /// Files that could not be read, so that nobody reports what they may well hold.
    pub broken: BTreeSet<SourcePath>,
    /// What the guard found when this was resolved before: empty at first.
    pub telling: Telling,
    /// What the colours of the theme are.
    pub grounds: Grounds,
}

impl<'a> Input<'a> {
    /// A site of these settings and nothing else, for its other parts to be set.
    pub fn of(settings: &'a Settings, settings_source: &'a Source) -> Self {
        Self {
            settings,
            settings_source,
            documents: Vec::new(),
            data: Vec::new(),
            wording: Vec::new(),
            templates: Vec::new(),
            carried: Vec::new(),
            pictures: Stills::default(),
            broken: BTreeSet::new(),
            telling: Telling::default(),
            grounds: Grounds::default(),
        }
    }
}

/// What resolving gives: a site only when there is no error.
#[derive(Debug, Clone)]
pub struct Resolved {
    pub site: Option<Site>,
    pub diagnostics: Diagnostics,
    pub withheld: Vec<Withheld>,
    /// What no output may hold (LOC-04).
    pub secrets: Vec<Secret>,
    /// What it may although it is suppressed, because another record lawfully publishes the same.
    pub exempt: Vec<Exempt>,
    /// The files of what is withheld, translations too.
    pub left_out: BTreeMap<SourcePath, Reason>,
    /// Consents that hold no more, with the addresses of what goes with them (CON-03).
    pub withdrawals: Vec<Withdrawal>,
    /// Where all that is left out would stand; known also when there are errors.
    pub hidden: Hidden,
    /// What of every piece may be public; likewise. Empty for a preview, which no host is held against.
    pub openness: Openness,
}

/// What was found in texts and made of them, kept from one resolving to the next. Empty, it changes nothing.
#[derive(Debug, Default)]
pub struct Recall {
    prose: prose::Recall,
    pieces: Kept,
    addresses: uniqueness::Recall,
    lawful: lawful::Recall,
    secrets: secrets::Recall,
}

/// Brings everything together under `policy`. What `recall` knows of texts is not looked for again.
pub fn resolve(input: &Input, policy: &Policy, locales: &Locales, recall: &mut Recall) -> Resolved {
    let mut problems = Vec::new();
    let languages = input.settings.codes();
    let first = &input.settings.languages[0].code;
    let registry =
        Registry::build(&input.data, &input.pictures, &input.broken, first, policy.without_samples, &mut problems);
    languages::check(input, locales, policy, &mut problems);
    strays::check(input, &mut problems);
    safety::check_hotlines(&registry, &mut problems);
    let unnamed = groups::unnamed(locales);
    let groups = groups::group(&input.documents, &languages, &unnamed, &input.broken, &mut problems);
    validity::check_offices(input, &registry, policy, &mut problems);
    let every = input.settings.verify_every;
    let mut withheld = safety::check_samples(&input.data, policy, &mut problems);
    withheld.extend(safety::check_verification(&input.data, &registry, policy, every, &mut problems));
    let naming = Naming::new(locales, &unnamed);
    let examples = consent::examples(locales);
    let terms = policy.terms(&languages, &examples);
    let gate = Gate { registry: &registry, policy, every, terms, unnamed: &unnamed, naming: &naming };
    naming.check(&groups, terms, &mut problems);
    let (said, (mut withdrawals, faces)) = rayon::join(
        || prose::check(input, &groups, &registry, locales, &mut recall.prose),
        || {
            let withdrawals = Withdrawals::find(&groups, terms, &input.telling);
            (withdrawals, Faces::find(&groups, &input.pictures, terms))
        },
    );
    problems.extend(said);
    let admission = admission::admit(&groups, gate, &mut withdrawals, &mut problems);
    groups::name_renamed(&mut problems, &groups, &admission.untold);
    validity::check_days(&admission, policy, &mut problems);
    let (hotlines, hotline_ids) = safety::hotlines(&registry, policy, every);
    let bodies = Bodies {
        groups: &groups,
        documents: &input.documents,
        admission: &admission,
        registry: &registry,
        hotlines: hotline_ids,
        pictures: &input.pictures,
        faces,
        broken: &input.broken,
        leading: leading(&admission, policy),
        languages: languages.clone(),
        near: Near::default(),
        headings: Linked::default(),
    };
    let neutral = Neutral { locales, safe_title: &input.settings.safe_title };
    let mut maker = Maker { bodies: &bodies, neutral, grounds: &input.grounds, problems };
    recall.pieces.within(&kept::Around { input, policy, locales, bodies: &bodies, admission: &admission });
    let pieces = Pieces::make(&mut maker, &admission, &mut recall.pieces);
    let Maker { mut problems, .. } = maker;
    let Bodies { faces, .. } = bodies;
    let config = config(input, policy, &registry, &mut problems);
    withheld.extend(admission.withheld.iter().cloned());
    withheld.sort();
    let taken_back = withheld.iter().filter(|withheld| !places::is_in_doubt(withheld, &groups, &registry));
    let taken_back: Vec<String> = taken_back.map(|withheld| withheld.id.clone()).collect();
    let files = Files(&groups);
    let mut site = pieces.into_site(config, policy, hotlines, registry);
    let Recall { pieces, addresses, lawful, secrets, .. } = recall;
    let ((addresses, found), (secrets, left_out)) = rayon::join(
        || uniqueness::addresses(&site, &files, locales, addresses),
        || {
            let lawful = lawful.of(&site, locales, pieces.edition());
            let secrets = secrets::gather(&groups, (terms, &naming), &lawful, secrets);
            (secrets, left_out::files(&groups, &withheld))
        },
    );
    site.addresses = addresses;
    problems.extend(found);
    let Secrets { kept: secrets, mut exempt, unread } = secrets;
    problems
        .extend(unread.into_iter().map(|span| Diagnostic::new(Problem::BadYaml, span).arg("reason", diag::DOUBTFUL)));
    own_links::check(input, policy, &site, &mut problems);
    safety::check_roles(&site, &files, &input.broken, &mut problems);
    safety::check_safety_page(&site, &files, &input.broken, &mut problems);
    let withdrawals = withdrawals.into_list(&groups, &site, neutral, (&input.pictures, &faces), &admission);
    let ids = taken_back.iter().map(String::as_str).collect();
    let untold = withheld.iter().filter(|it| !it.reason.may_be_named()).map(|it| &*it.id).collect();
    let hidden = Hidden::of(&groups, &ids, &untold, &withdrawals, &site, neutral);
    let is_published = policy.mode == Mode::Publication;
    let openness = if is_published { Openness::of(&groups, &ids, policy, terms) } else { Openness::default() };
    lost::fold(&mut problems);
    let diagnostics: Diagnostics = problems.into_iter().collect();
    let site = Some(site).filter(|_| !diagnostics.has_errors());
    // That there are places for the hotlines only is told nowhere (LOC-08), nor where a private event is.
    exempt.retain(|it| left_out.get(&it.file).is_none_or(|reason| reason.may_be_named()));
    Resolved { site, diagnostics, withheld, secrets, exempt, left_out, withdrawals, hidden, openness }
}

/// The tables of all kinds.
struct Pieces {
    articles: Table<crate::site::Article>,
    campaigns: Table<Campaign>,
    events: Table<crate::site::Event>,
    honorees: Table<crate::site::Honoree>,
    places: Table<crate::site::Place>,
    pages: Table<crate::site::Page>,
}

impl Pieces {
    fn make(maker: &mut Maker, admission: &Admission, kept: &mut Kept) -> Self {
        let Admission { articles, campaigns, events, honorees, places, pages, .. } = admission;
        Self {
            articles: maker.all(articles, &mut kept.articles, |maker, _, (group, own)| maker.article(group, own)),
            campaigns: maker.all(campaigns, &mut kept.campaigns, |maker, at, (group, own)| {
                maker.campaign(group, own, Ix::planned(at))
            }),
            events: maker.all(events, &mut kept.events, |maker, _, (group, own)| maker.event(group, own)),
            honorees: maker.all(honorees, &mut kept.honorees, |maker, _, (group, own, granted)| {
                maker.honoree(group, own, granted)
            }),
            places: maker.all(places, &mut kept.places, |maker, _, (group, own, shown)| maker.place(group, own, shown)),
            pages: maker.all(pages, &mut kept.pages, |maker, _, (group, own)| maker.page(group, *own)),
        }
    }

    fn into_site(
        self,
        config: Config,
        policy: &Policy,
        hotlines: Table<crate::site::Hotline>,
        registry: Registry,
    ) -> Site {
        Site {
            config,
            today: policy.today,
            mode: policy.mode,
            articles: self.articles,
            campaigns: self.campaigns,
            events: self.events,
            honorees: self.honorees,
            places: self.places,
            pages: self.pages,
            hotlines,
            organisations: registry.organisations.table,
            units: registry.units.table,
            topics: registry.topics.table,
            documents: registry.documents.table,
            abbreviations: registry.abbreviations.table,
            addresses: Addresses::default(),
        }
    }
}

/// The campaign that `{{theme}}` means where nothing says which.
fn leading(admission: &Admission, policy: &Policy) -> Option<Ix<Campaign>> {
    let periods = admission
        .campaigns
        .iter()
        .enumerate()
        .filter_map(|(at, (_, own))| Some((Ix::planned(at), Period { from: own.from?, to: own.to? })));
    leading_of(periods, policy.today)
}

fn config(input: &Input, policy: &Policy, registry: &Registry, problems: &mut Vec<Diagnostic>) -> Config {
    let settings = input.settings;
    let first = &settings.languages[0].code;
    let source = SettingsFile(input.settings_source);
    let base_url = policy.base_url.clone().unwrap_or_else(|| settings.base_url.clone());
    let publisher = settings.publisher.as_ref().and_then(|(organisation, contact)| {
        let organisation = registry.organisations.find_any(organisation.as_ref(), &source, problems)?;
        // The address of a page is one of this site.
        let absolute = |path: &str| format!("{}{path}", base_url.trim_end_matches('/'));
        let contact = contact.as_ref().map(|it| if it.starts_with('/') { absolute(it) } else { it.clone() });
        Some(Publisher { organisation, contact })
    });
    let exit = safety::exit(settings, input.settings_source, policy, problems);
    safety::check_address(settings, input.settings_source, policy, problems);
    Config {
        base_url,
        time_zone: settings.time_zone.clone(),
        theme: settings.theme.clone(),
        languages: settings.languages.clone(),
        title: text::localised(&settings.title, first),
        safe_title: text::localised(&settings.safe_title, first),
        publisher,
        exit: exit.unwrap_or_default(),
        feed_items: settings.feed_items,
        paging: settings.paging,
        hosts: settings.hosts.clone(),
        verify_every: settings.verify_every,
        precompress: settings.precompress,
    }
}

/// `site.yaml` as a file that knows where its fields stand.
struct SettingsFile<'a>(&'a Source);

impl keyed::Spanned for SettingsFile<'_> {
    fn span(&self, path: &crate::parse::FieldPath, part: crate::parse::Part) -> crate::diag::Span {
        crate::parse::field_span(self.0, path, part)
    }
}
