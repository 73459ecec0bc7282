//! What a host must know of the site's addresses (TRACE-07).

use std::collections::BTreeSet;

use super::View;
use super::edition::Edition;
use crate::host::{Facts, NotFound, Policies, Redirect};
use crate::site::{Class, Route};

impl View<'_> {
    /// The facts for hosts, with the policies of the pages and the folders whose files are named by
    /// their content.
    pub fn facts(&self, policies: Policies, named: Vec<String>) -> Facts {
        let config = self.editions.first().map(|dressed| &dressed.edition.site.config);
        let editions = || self.editions.iter().map(|dressed| &dressed.edition);
        let mut redirects: Vec<Redirect> = editions().flat_map(Edition::redirects).collect();
        redirects.sort();
        let mut not_found: Vec<NotFound> = editions().map(Edition::lost).collect();
        // A folder's own before its parent's.
        not_found.sort_by(|a, b| b.below.cmp(&a.below));
        Facts {
            base: config.map_or("/", |config| config.base_path()).to_owned(),
            secure: config.is_some_and(|config| config.base_url.starts_with("https://")),
            policies,
            quiet: outermost(editions().flat_map(|edition| edition.quiet(self.routes)).collect()),
            named,
            redirects,
            not_found,
        }
    }
}

impl Edition<'_> {
    /// The addresses of sensitive pages.
    fn quiet(&self, routes: &[Route]) -> Vec<String> {
        let sensitive = routes.iter().filter(|route| self.site.class_of(**route) == Class::Sensitive);
        sensitive.map(|route| relative(self.site.addresses.get(self.language(), *route))).collect()
    }

    fn redirects(&self) -> Vec<Redirect> {
        let aliases = self.aliases().into_iter();
        aliases
            .map(|(alias, route)| Redirect {
                from: relative(&alias),
                to: relative(self.site.addresses.get(self.language(), route)),
                quiet: self.site.class_of(route) == Class::Sensitive,
            })
            .collect()
    }

    fn lost(&self) -> NotFound {
        let below = relative(self.site.addresses.get(self.language(), Route::Home));
        NotFound { page: format!("{below}404.html"), below }
    }
}

fn relative(address: &str) -> String {
    address.trim_start_matches('/').to_owned()
}

/// `paths` without those that lie in another.
fn outermost(paths: BTreeSet<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for path in paths {
        if !kept.last().is_some_and(|folder| folder.ends_with('/') && path.starts_with(folder)) {
            kept.push(path);
        }
    }
    kept
}
