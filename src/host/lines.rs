//! `_headers` and `_redirects`, which Cloudflare Pages and Netlify read from the site. Both take a
//! header that two rules give as two values, or as the later one, so no two rules give the same.

use std::collections::{BTreeMap, BTreeSet};

use super::header::{CACHE_CONTROL, cache};
use super::{Facts, HostFile, Sort, headers, in_site};
use crate::site::Host;

/// Cloudflare reads 100 rules of `_headers` and drops the rest; one is for all paths.
const RULES: usize = 99;
/// Cloudflare reads 2,000 redirects without wildcards; the rest have their page at the old address.
const REDIRECTS: usize = 2_000;

/// The files for whichever of the two are in `asked`.
pub fn files(facts: &Facts, asked: &BTreeSet<Host>) -> Vec<HostFile> {
    let redirects = redirects(facts, asked);
    let mut files = vec![in_site("_headers", rules(facts))];
    files.extend((!redirects.is_empty()).then(|| in_site("_redirects", redirects)));
    files
}

fn rules(facts: &Facts) -> String {
    let mut text = "# Headers that the host adds to its answers.\n".to_owned();
    text.push_str(&format!("{}*\n", facts.base));
    for header in headers(facts, Sort::Ordinary) {
        // The hosts have a value of their own, which asks again each time.
        if header.name != CACHE_CONTROL {
            text.push_str(&format!("  {}: {}\n", header.name, header.value));
        }
    }
    let named = facts.named.iter().map(|folder| (folder.clone(), Sort::Named));
    let quiet = folded(facts.all_quiet(), RULES - facts.named.len());
    // Of more than are read, old addresses are lost: each is asked for once, the pages at the new ones again and again.
    let covers = |path: &String| facts.quiet.iter().any(|page| page.starts_with(path));
    let (pages, moved): (Vec<String>, Vec<String>) = quiet.into_iter().partition(covers);
    let quiet = pages.into_iter().chain(moved).map(|path| (path, Sort::Quiet));
    for (path, sort) in named.chain(quiet) {
        let star = if path.ends_with('/') { "*" } else { "" };
        text.push_str(&format!("{}{star}\n  {CACHE_CONTROL}: {}\n", facts.address(&path), cache(sort)));
    }
    text
}

/// At most `limit` paths that cover all of `paths`, where folders can stand for them: the one that holds most of them
/// first, never the root, which would be the whole site.
fn folded(paths: Vec<&str>, limit: usize) -> BTreeSet<String> {
    let mut paths: BTreeSet<String> = paths.into_iter().map(str::to_owned).collect();
    while paths.len() > limit {
        let mut folders: BTreeMap<String, usize> = BTreeMap::new();
        paths.iter().for_each(|path| *folders.entry(parent(path)).or_default() += 1);
        folders.retain(|folder, count| !folder.is_empty() && *count > 1);
        let Some((folder, _)) = folders.into_iter().max_by_key(|(folder, count)| (*count, folder.len())) else { break };
        paths.retain(|path| !path.starts_with(&folder));
        paths.insert(folder);
    }
    paths
}

/// `tin/bai/` → `tin/`; of what lies at the root, nothing.
fn parent(path: &str) -> String {
    let path = path.trim_end_matches('/');
    path[..path.rfind('/').map_or(0, |slash| slash + 1)].to_owned()
}

/// Netlify needs `!` to prefer a rule to the page at the old address, and Cloudflare, which always
/// prefers the rule, does not know it. Netlify alone takes rules for what is not there.
fn redirects(facts: &Facts, asked: &BTreeSet<Host>) -> String {
    let netlify_alone = !asked.contains(&Host::CloudflarePages);
    let code = if netlify_alone { "301!" } else { "301" };
    let moved = facts.redirects.iter().take(REDIRECTS);
    let mut text: String =
        moved.map(|moved| format!("{} {} {code}\n", facts.address(&moved.from), facts.address(&moved.to))).collect();
    if netlify_alone {
        let lost = facts
            .not_found
            .iter()
            .map(|lost| format!("{}* {} 404\n", facts.address(&lost.below), facts.address(&lost.page)));
        text.extend(lost);
    }
    text
}
