//! Consents that were withdrawn, are refused or have expired: what must go with them, and which texts still name
//! the person (CON-03). And where everything that is not published would stand.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use super::admission::Admission;
use super::consent::{self, Terms};
use super::faces::Faces;
use super::figures::{self, Stills};
use super::groups::{self, Group};
use super::neutral::Neutral;
use crate::diag::{SourcePath, Span};
use crate::locale::Section;
use crate::parse::{Document, Own, front};
use crate::site::{Addresses, Kind, Language, PieceId, SecretKind, Site, Still};
use jiff::civil::Date;

/// Why a consent holds no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    Withdrawn,
    Expired,
    /// Whoever agreed before says no now; or never agreed, and then nothing goes.
    Refused,
}

impl Ground {
    /// As receipts write it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Withdrawn => "withdrawn",
            Self::Expired => "expired",
            Self::Refused => "refused",
        }
    }

    /// Of a consent that grants nothing because of `lack`.
    fn of(lack: &str) -> Option<Self> {
        [Self::Withdrawn, Self::Expired, Self::Refused].into_iter().find(|ground| ground.code() == lack)
    }
}

/// A consent that holds no more, and all that goes because of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdrawal {
    pub id: PieceId,
    /// The file number of the consent.
    pub evidence: Option<String>,
    /// When it was taken back; `None` when it has expired, or the day is not recorded.
    pub requested_on: Option<Date>,
    pub ground: Ground,
    /// Where the piece, and those that still name the person, would stand: root-relative, without
    /// base path.
    pub addresses: Vec<(Language, String)>,
    /// What was made of its pictures, and of others that show the person, below the output.
    pub pictures: Vec<String>,
}

impl Withdrawal {
    /// Whether `path` of the output is one of the piece's: its page, what lies beside it, a picture.
    pub fn covers(&self, path: &str) -> bool {
        self.pictures.iter().any(|picture| picture == path) || self.covers_address(path)
    }

    fn covers_address(&self, path: &str) -> bool {
        self.addresses.iter().map(|(_, address)| address.trim_matches('/')).filter(|address| !address.is_empty()).any(
            |address| {
                let rest = path.strip_prefix(address);
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '.']))
            },
        )
    }

    /// Until when its traces must be gone, if it is known when that was asked for.
    pub fn deadlines(&self) -> Option<(Date, Date)> {
        self.requested_on.map(consent::deadlines)
    }
}

/// Where all that is not published would stand, were it published: what a host still has there must
/// go before anything else is done (CON-03).
#[derive(Debug, Clone, Default)]
pub struct Hidden {
    /// Of pieces that are left out, their old addresses included; below the output, without slashes
    /// at the ends.
    addresses: BTreeSet<String>,
    /// Those among them of which no log may say what lies there: places for the hotlines only, private events.
    untold: BTreeSet<String>,
    published: Addresses,
    /// Those of what is published, likewise; made when it is asked for.
    shown: OnceLock<BTreeSet<String>>,
    /// Made of pictures of those whose consent holds no more, below the output.
    pictures: BTreeSet<String>,
}

impl Hidden {
    /// Of the pieces of `groups` that `left_out` names, and of `withdrawals`; those of `untold` no log may name.
    pub fn of(
        groups: &BTreeMap<PieceId, Group>,
        left_out: &BTreeSet<&str>,
        untold: &BTreeSet<&str>,
        withdrawals: &[Withdrawal],
        site: &Site,
        neutral: Neutral,
    ) -> Self {
        let of = |ids: &BTreeSet<&str>| -> BTreeSet<String> {
            let left = ids.iter().filter_map(|id| groups.get(&PieceId::read(id)?));
            let own = left.flat_map(|group| addresses(group, site, neutral));
            own.map(|(_, address)| plain(&address)).filter(|address| !address.is_empty()).collect()
        };
        let theirs = withdrawals.iter().flat_map(|withdrawal| &withdrawal.addresses);
        let theirs = theirs.map(|(_, address)| plain(address)).filter(|address| !address.is_empty());
        Self {
            addresses: of(left_out).into_iter().chain(theirs).collect(),
            untold: of(untold),
            published: site.addresses.clone(),
            shown: OnceLock::new(),
            pictures: withdrawals.iter().flat_map(|withdrawal| withdrawal.pictures.iter().cloned()).collect(),
        }
    }

    /// Whether `path` of the output is one of theirs: a page, what lies beside it, a picture.
    pub fn covers(&self, path: &str) -> bool {
        self.pictures.contains(path) || self.owner(path, &self.addresses).is_some()
    }

    /// The folder, its slash included, in which `path` lies beside others, where no log may say what it is.
    pub fn untold_in(&self, path: &str) -> Option<&str> {
        let owner = self.owner(path, &self.untold)?;
        Some(owner.rfind('/').map_or("", |slash| &owner[..=slash]))
    }

    /// The address among `hidden` that `path` belongs to. Of what lies in a folder that is shown, only what is deeper
    /// than it can be hidden.
    fn owner<'h>(&self, path: &str, hidden: &'h BTreeSet<String>) -> Option<&'h str> {
        fn of<'s>(path: &str, set: &'s BTreeSet<String>) -> Option<&'s str> {
            owners(path).find_map(|owner| set.get(owner)).map(String::as_str)
        }
        let shown = || self.published.iter().map(|(_, _, address)| plain(address)).collect();
        let owner = of(path, hidden)?;
        let shown = of(path, self.shown.get_or_init(shown));
        shown.is_none_or(|shown| owner.len() > shown.len()).then_some(owner)
    }
}

/// An address without slashes at its ends.
fn plain(address: &str) -> String {
    address.trim_matches('/').to_owned()
}

/// The addresses that `path` can belong to, the longest first: `a/b.ics` is beside `a/b` and in `a`.
fn owners(path: &str) -> impl Iterator<Item = &str> {
    let ends = path.char_indices().filter(|(_, letter)| matches!(letter, '/' | '.')).map(|(at, _)| at);
    let ends: Vec<usize> = ends.chain([path.len()]).collect();
    ends.into_iter().rev().map(|end| &path[..end])
}

/// The consent that `own` is published under, if one is recorded.
pub fn consent_of(own: &Own) -> Option<&front::Consent> {
    own.consent()
}

/// Whether what `own` says could be lawful to publish once, and is not any more: its consent was withdrawn, has
/// expired, was refused, or tells the day on which it was given and lacks something now.
pub fn has_lapsed(own: &Own, terms: Terms) -> bool {
    let given = |consent: &front::Consent| consent.granted_on.is_some_and(|day| day <= terms.today);
    consent_of(own).is_some_and(|own| match consent::granted(Some(own), terms) {
        Ok(_) => false,
        Err("withdrawn" | "expired" | "refused") => true,
        Err(_) => given(own),
    })
}

/// What a text says although nobody's consent covers it any more, or ever.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Where the text says it.
    pub span: Span,
    /// The file with the consent.
    pub owner: SourcePath,
    pub kind: SecretKind,
    /// The field there.
    pub field: String,
    /// That file as a public log may name it.
    pub shown: String,
}

/// Files of pieces that say what may not be said of a person, and are left out for it. The guard finds them, so they
/// are known only once everything was resolved.
pub type Telling = BTreeMap<SourcePath, Told>;

/// Every withdrawal of the site, and the texts that must go because they say what no consent covers.
#[derive(Debug, Default)]
pub struct Withdrawals<'a> {
    lapsed: Vec<(&'a Group<'a>, Withdrawal)>,
    telling: Telling,
    /// Pieces that are left out because they name somebody, with that withdrawal.
    naming: Vec<(PieceId, usize)>,
}

impl<'a> Withdrawals<'a> {
    /// Looks through all consents; what is `telling` goes besides.
    pub fn find(groups: &'a BTreeMap<PieceId, Group<'a>>, terms: Terms, telling: &Telling) -> Self {
        let mut found = Self { telling: telling.clone(), ..Self::default() };
        for group in groups.values() {
            let Some(consent) = consent_of(&group.facts.own) else { continue };
            if let Some(ground) = consent::granted(Some(consent), terms).err().and_then(Ground::of) {
                found.add(group, consent, ground);
            }
        }
        found
    }

    fn add(&mut self, group: &'a Group<'a>, consent: &front::Consent, ground: Ground) {
        let withdrawal = Withdrawal {
            id: group.original.id.clone(),
            evidence: consent::file_number(consent),
            requested_on: consent.withdrawn_on,
            ground,
            addresses: Vec::new(),
            pictures: Vec::new(),
        };
        self.lapsed.push((group, withdrawal));
    }

    /// What a text of `group` says of somebody that no consent covers.
    pub fn told_in(&self, group: &Group) -> Option<&Told> {
        group.documents().find_map(|document| self.telling.get(&document.source.path))
    }

    /// Remembers that `group` goes because it names somebody whose consent holds no more.
    pub fn remember(&mut self, group: &Group) {
        let Some(told) = self.told_in(group) else { return };
        let is_owner = |lapsed: &Group| lapsed.documents().any(|document| document.source.path == told.owner);
        let at = self.lapsed.iter().position(|(lapsed, _)| is_owner(lapsed));
        self.naming.extend(at.map(|at| (group.original.id.clone(), at)));
    }

    /// The withdrawals, each with the addresses of all that goes because of it; `stills` are the
    /// pictures beside the content, of which `faces` tells which show the person, wherever they stand. What others that
    /// are `admitted` lawfully show as well stays.
    pub fn into_list(
        self,
        groups: &BTreeMap<PieceId, Group>,
        site: &Site,
        neutral: Neutral,
        (stills, faces): (&Stills, &Faces),
        admitted: &Admission,
    ) -> Vec<Withdrawal> {
        let naming = self.naming;
        let mut shown = BTreeSet::new();
        if !self.lapsed.is_empty() {
            let all = admitted.shown().flat_map(|group| figures::of(group, stills));
            shown.extend(all.filter(|still| faces.barring(still).is_none()).map(|still| still.content));
        }
        let made = self.lapsed.into_iter().enumerate().map(|(at, (group, mut withdrawal))| {
            let others = naming.iter().filter(|(_, because)| *because == at).filter_map(|(id, _)| groups.get(id));
            let all: Vec<&Group> = std::iter::once(group).chain(others).collect();
            withdrawal.addresses = all.iter().flat_map(|group| addresses(group, site, neutral)).collect();
            let barred = stills.values().flatten().filter(|still| faces.barring(still) == Some(&withdrawal.id));
            let theirs = all.iter().flat_map(|group| figures::of(group, stills));
            let gone = theirs.filter(|still| !shown.contains(&still.content)).chain(barred);
            let pictures: BTreeSet<String> = gone.flat_map(Still::renditions).map(|rendition| rendition.path).collect();
            withdrawal.pictures = pictures.into_iter().collect();
            withdrawal
        });
        made.collect()
    }
}

/// Those of `documents` alone, in a site whose settings nobody can read: its languages are those of `terms`, and of
/// addresses nothing is known.
pub fn withdrawals(documents: &[&Document], terms: Terms) -> Vec<Withdrawal> {
    let groups = groups::group(documents, terms.languages, &Vec::new(), &BTreeSet::new(), &mut Vec::new());
    Withdrawals::find(&groups, terms, &Telling::default()).lapsed.into_iter().map(|(_, own)| own).collect()
}

/// The addresses that a piece would have, its old ones included; whether it is sensitive may have changed.
fn addresses(group: &Group, site: &Site, neutral: Neutral) -> Vec<(Language, String)> {
    let mut all = Vec::new();
    let shown = site.config.languages.iter().map(|language| &language.code);
    let shown = shown.map(|language| (language, group.document(language)));
    // What waits now may have been shown once.
    let waiting = group.waiting.iter().map(|document| (&document.language, *document));
    for (language, document) in shown.chain(waiting) {
        let Some(locale) = neutral.locales.get(language) else { continue };
        let own = document.texts.slug.as_ref();
        let slug = own.map_or(&*group.original.id.slug, |slug| &slug.value);
        let instead = own.is_none().then(|| neutral.slug_instead_of(&document.id, &document.language)).flatten();
        for slug in [Some(slug), instead.as_deref()].into_iter().flatten() {
            let section = section(document.id.kind).map(|section| locale.section(section));
            let parts: Vec<String> = section.into_iter().chain([slug]).map(ToOwned::to_owned).collect();
            all.push((language.clone(), site.under_language(language, &parts)));
        }
        all.extend(document.texts.aliases.iter().map(|alias| (language.clone(), alias.value.clone())));
    }
    all
}

fn section(kind: Kind) -> Option<Section> {
    match kind {
        Kind::Article => Some(Section::Articles),
        Kind::Campaign => Some(Section::Campaigns),
        Kind::Event => Some(Section::Events),
        Kind::Honoree => Some(Section::Honorees),
        Kind::Place => Some(Section::Support),
        Kind::Page => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// CON-03: what is left out is known by its address, and nothing else is.
    #[test]
    fn what_lies_at_a_hidden_address_is_hidden_and_nothing_else_is() {
        let set = |paths: &[&str]| paths.iter().map(ToString::to_string).collect();
        let hidden = Hidden {
            addresses: set(&["tin/an", "tin", "su-kien/kin"]),
            untold: set(&["su-kien/kin", "tin", "kin"]),
            published: Addresses::default(),
            shown: OnceLock::from(set(&["tin/hien", "tin/hien/trong", ""])),
            pictures: set(&["pictures/a.webp"]),
        };
        for path in ["tin/an/index.html", "tin/an/index.html.gz", "su-kien/kin.ics", "pictures/a.webp", "tin/cu/a.html"]
        {
            assert!(hidden.covers(path), "{path}");
        }
        for path in ["tin/hien/index.html", "tin/hien.ics", "tin-an/index.html", "su-kien/kin-dao.ics", "index.html"] {
            assert!(!hidden.covers(path), "{path}");
        }
        // LOC-08: of some no log says what they are.
        for (path, folder) in
            [("su-kien/kin.ics", Some("su-kien/")), ("kin/index.html", Some("")), ("tin/hien.ics", None)]
        {
            assert_eq!(hidden.untold_in(path), folder, "{path}");
        }
        assert_eq!(hidden.untold_in("tin/an/index.html"), Some(""), "as a part of what may not be named");
    }
}
