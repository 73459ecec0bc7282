//! Links that are written with the site's own address, as copied from a browser: they lead to one of its pages,
//! or nobody would learn that they do not. A page that this build leaves out is told like one that never was.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::uniqueness;
use super::{Input, Policy};
use crate::diag::{Diagnostic, Problem};
use crate::site::{Site, file_of};

/// Reports every link to a page at the site's own address that is not there.
pub fn check(input: &Input, policy: &Policy, site: &Site, problems: &mut Vec<Diagnostic>) {
    let bases = [Some(&input.settings.base_url), policy.base_url.as_ref()].into_iter().flatten();
    let bases: Vec<&str> = bases.map(|base| host_and_path(base)).filter(|base| !base.is_empty()).collect();
    let own = input.documents.iter().flat_map(|document| {
        let links = document.body.scan.references.iter().filter(|reference| !reference.picture);
        let below = |destination: &str| bases.iter().find_map(|base| below(destination, base)).map(str::to_owned);
        links.filter_map(move |link| Some((*document, link, below(&link.destination)?)))
    });
    let aliases = OnceCell::new();
    for (document, link, path) in own.filter(|(.., path)| !leads_somewhere(site, path, &aliases)) {
        let problem = Diagnostic::new(Problem::OwnAddress, document.body_span(&link.range));
        problems.push(problem.arg("link", path));
    }
}

/// An address without its scheme, which changes from `http` to `https` one day.
fn host_and_path(url: &str) -> &str {
    url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or_default()
}

/// The path of `destination` on the site at `base`: `/bai-viet/le/`.
fn below<'a>(destination: &'a str, base: &str) -> Option<&'a str> {
    let rest = host_and_path(destination).strip_prefix(base.trim_end_matches('/'))?;
    let path = rest.split(['#', '?']).next().unwrap_or_default();
    (path.is_empty() || path.starts_with('/')).then_some(path)
}

/// Whether `site` has something at `address`, which is written from its root or with its base path.
pub fn answers(site: &Site, address: &str) -> bool {
    let (base, aliases) = (site.config.base_path(), OnceCell::new());
    leads_somewhere(site, address, &aliases)
        || address.strip_prefix(base).is_some_and(|path| leads_somewhere(site, path, &aliases))
}

/// Whether a page, or an old address of one, is at `path`. Files that are no pages, and what is written with
/// percent signs, are not looked for. All old addresses are gathered once, where they are needed.
fn leads_somewhere(site: &Site, path: &str, aliases: &OnceCell<BTreeSet<String>>) -> bool {
    let path = path.strip_suffix("index.html").unwrap_or(path).trim_matches('/');
    if path.contains('%') || path.rsplit('/').next().is_some_and(|last| last.contains('.')) {
        return true;
    }
    let address = if path.is_empty() { "/".to_owned() } else { format!("/{path}/") };
    let all = || uniqueness::aliases(site).iter().map(|(.., alias)| alias.trim_matches('/').to_owned()).collect();
    let is_alias = || aliases.get_or_init(all).contains(path);
    site.addresses.at(&file_of(&address)).is_some() || is_alias()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_of_an_own_address_is_found() {
        for (destination, base, expected) in [
            ("https://a.example/tin/x/", "a.example/", Some("/tin/x/")),
            ("http://a.example/tin/x/#y", "a.example/", Some("/tin/x/")),
            ("https://a.example", "a.example/", Some("")),
            ("https://a.example?x=1", "a.example/", Some("")),
            ("https://a.example/b/tin/", "a.example/b/", Some("/tin/")),
            ("https://a.example/tin/", "a.example/b/", None),
            ("https://a.example.org/", "a.example/", None),
            ("mailto:x@a.example", "a.example/", None),
            ("../a.example/", "a.example/", None),
        ] {
            assert_eq!(below(destination, base), expected, "{destination}");
        }
    }
}
