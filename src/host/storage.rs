//! Object stores: headers by the beginning of an object's path, as JSON for `deploy` and for
//! whoever sets up the network in front of the store.

use serde_json::{Map, Value, json};

use super::{Facts, Sort, headers};

/// `object-storage.json`. Of its rules the first whose `prefix` fits counts.
pub fn text(facts: &Facts) -> String {
    let quiet = facts.all_quiet().into_iter().map(|path| rule(facts, path, Sort::Quiet));
    let named = facts.named.iter().map(|path| rule(facts, path, Sort::Named));
    let rules: Vec<Value> = quiet.chain(named).chain([rule(facts, "", Sort::Ordinary)]).collect();
    let redirects: Vec<Value> =
        facts.redirects.iter().map(|moved| json!({ "from": moved.from, "to": facts.address(&moved.to) })).collect();
    let not_found: Vec<Value> =
        facts.not_found.iter().map(|lost| json!({ "below": lost.below, "page": lost.page })).collect();
    let all = json!({
        "base": facts.base, "rules": rules, "redirects": redirects, "not_found": not_found,
    });
    format!("{all:#}\n")
}

fn rule(facts: &Facts, prefix: &str, sort: Sort) -> Value {
    let headers: Map<String, Value> =
        headers(facts, sort).into_iter().map(|header| (header.name.to_owned(), header.value.into())).collect();
    json!({ "prefix": prefix, "headers": headers })
}
