//! What somebody is called in the texts of a piece, and what others make of it.

use super::super::groups::Group;
use super::super::naming::Naming;
use super::{FIELD_WORDS, read};
use crate::parse::{Front, Own};
use crate::site::secret::Phrase;
use crate::site::{Secret, SecretKind};

/// What somebody is called in `fronts`, the texts of `group`: an ordinary value beside one of these tells of them.
pub fn of(group: &Group, fronts: &[Front], naming: &Naming) -> Vec<Phrase> {
    let names = ["name", "sort_name"].iter().flat_map(|key| read(fronts, SecretKind::Name, key));
    let names = names.filter(|name| !naming.is_no_name(name.value()));
    let names = names.flat_map(|name| [vec![name.value().to_owned()], naming.names_within(name.value())].concat());
    // The title may say what no field does.
    let is_unnamed = matches!(&group.facts.own, Own::Honoree(own) if own.name.is_none());
    let titles = read(fronts, SecretKind::Title, "title").into_iter().flat_map(|title| {
        let title = title.value();
        let whole = (naming.telling_words(title).0 >= FIELD_WORDS).then(|| title.to_owned());
        whole.into_iter().chain(if is_unnamed { naming.names_in_title(title) } else { Vec::new() }).collect::<Vec<_>>()
    });
    names.chain(titles).map(|name| Phrase::read(&name)).collect()
}

/// The names in `title`, which as a whole is none.
pub fn in_title(title: &Secret, naming: &Naming) -> Vec<Secret> {
    let names = naming.names_in_title(title.value()).into_iter();
    names.map(|name| title.saying(SecretKind::Name, "title", name)).collect()
}

/// The name `secret` without the particles in it, as many write it; of two words only behind a title.
pub fn shortened(secret: &Secret, naming: &Naming) -> Vec<Secret> {
    let Some(words) = naming.without_particles(secret.value()) else { return Vec::new() };
    match words[..] {
        [family, given] => behind_titles(secret, naming, [family, given]),
        _ => vec![secret.saying(SecretKind::Name, &secret.field, words.join(" "))],
    }
}

/// The two words that the holder is addressed by in `title`, "Nhà bà Ví Dụ": only behind a title.
pub fn addressed(title: &Secret, naming: &Naming) -> Vec<Secret> {
    let name = naming.addressed_in(title.value()).filter(|_| title.kind == SecretKind::Title);
    name.map_or_else(Vec::new, |name| behind_titles(title, naming, name))
}

/// A name of two words, in either order.
fn behind_titles(secret: &Secret, naming: &Naming, [one, other]: [&str; 2]) -> Vec<Secret> {
    let orders = [format!("{one} {other}"), format!("{other} {one}")];
    let with = |name: String| {
        let mut said = secret.saying(SecretKind::Name, &secret.field, name);
        said.behind = Some(naming.titles());
        said
    };
    orders.into_iter().map(with).collect()
}
