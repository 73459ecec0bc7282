//! [`Facts`]: what a host must know of a site, whatever its dialect.

use super::Sort;

/// Everything that the files for hosts are made from. Paths are below the base path and have no
/// slash in front: `ho-tro/`, `en/404.html`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// The path of the site, with slashes at both ends: `/`, `/binh-dang/`.
    pub base: String,
    /// Whether the site is reached by https, so that browsers may be told to insist.
    pub secure: bool,
    pub policies: Policies,
    /// Folders and files that neither caches nor logs may keep (TRACE-07); sorted, none in another.
    pub quiet: Vec<String>,
    /// Folders of files that are named by their content and so never change.
    pub named: Vec<String>,
    /// Old addresses, sorted.
    pub redirects: Vec<Redirect>,
    /// The page for what is not there, by folder; the deepest folder first, the root last.
    pub not_found: Vec<NotFound>,
}

/// Content-Security-Policies as pages carry them (TRACE-03).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Policies {
    pub ordinary: String,
    pub sensitive: String,
    /// Allows what either allows: for hosts that cannot tell pages apart. Each page's own narrows it.
    pub either: String,
}

/// An old address and the present one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Redirect {
    pub from: String,
    pub to: String,
    /// It leads to a sensitive page.
    pub quiet: bool,
}

/// The page that answers where there is nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotFound {
    /// Below this folder: `en/`, or nothing for the whole site.
    pub below: String,
    pub page: String,
}

impl Facts {
    /// The path below `base` as a browser asks for it.
    pub fn address(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    /// Of `quiet` and the old addresses that lead there, what lies in the folder of `part` and in
    /// none of a deeper one.
    pub fn quiet_below(&self, part: &NotFound) -> Vec<&str> {
        let redirects = self.redirects.iter().filter(|redirect| redirect.quiet).map(|redirect| redirect.from.as_str());
        let all = self.quiet.iter().map(String::as_str).chain(redirects);
        all.filter(|path| self.not_found_for(path).is_some_and(|own| own.below == part.below)).collect()
    }

    /// Everything that is quiet, old addresses included.
    pub fn all_quiet(&self) -> Vec<&str> {
        self.not_found.iter().flat_map(|part| self.quiet_below(part)).collect()
    }

    /// What `path` of the output holds, as far as headers differ.
    pub fn sort_of(&self, path: &str) -> Sort {
        let within =
            |folder: &str| path.strip_prefix(folder).is_some_and(|rest| folder.ends_with('/') || rest.is_empty());
        if self.all_quiet().into_iter().any(within) {
            Sort::Quiet
        } else if self.named.iter().any(|folder| within(folder)) {
            Sort::Named
        } else {
            Sort::Ordinary
        }
    }

    /// The page for what is not there below `path`.
    pub fn not_found_for(&self, path: &str) -> Option<&NotFound> {
        self.not_found.iter().find(|part| path.starts_with(&part.below))
    }
}
