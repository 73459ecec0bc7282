//! Files for hosts as a publication of the town writes them, compressed copies, pages for a folder.

use std::collections::BTreeSet;

use tincay::pipeline::{self, Options};
use tincay::site::Mode;

use crate::sandbox::{Sandbox, TOWN_DAY, Tree, assert_same, build, committed, program, read_tree, repository, succeed};

fn town() -> Sandbox {
    Sandbox::with(&committed("tests/sites/thi-tran-mau/content"))
}

fn publication(sandbox: &Sandbox) -> Options {
    let mut options = sandbox.options(TOWN_DAY);
    options.mode = Mode::Publication;
    options
}

fn text<'t>(tree: &'t Tree, path: &str) -> &'t str {
    std::str::from_utf8(tree.get(path).unwrap_or_else(|| panic!("{path} is there"))).expect("it is text")
}

/// Every page that loads nothing, which sensitive pages do, and no other.
fn sensitive(tree: &Tree) -> BTreeSet<String> {
    let pages = tree.keys().filter(|path| path.ends_with("index.html"));
    let is_sensitive = |path: &&String| text(tree, path).contains("<body class=\"sensitive");
    pages.filter(is_sensitive).map(|path| path.trim_end_matches("index.html").to_owned()).collect()
}

/// TRACE-07: what hosts are told to keep nowhere is what the pages themselves are, no more and no less.
#[test]
fn the_paths_without_traces_are_those_of_the_sensitive_pages() {
    let sandbox = town();
    build(&publication(&sandbox));
    let tree = read_tree(&sandbox.path("public"));
    let beside = read_tree(&sandbox.path(".tincay/hosts/public"));
    let rules: serde_json::Value = serde_json::from_str(text(&beside, "object-storage.json")).expect("JSON");
    let rules = rules["rules"].as_array().expect("a list");
    let is_quiet = |path: &str| {
        let rule = rules.iter().find(|rule| path.starts_with(rule["prefix"].as_str().unwrap_or("?")));
        rule.is_some_and(|rule| rule["headers"]["Cache-Control"] == "no-store")
    };
    let pages = tree.keys().filter(|path| path.ends_with("index.html")).map(|path| path.trim_end_matches("index.html"));
    // A redirect to a sensitive page is told apart by no mark of its own.
    let quiet: BTreeSet<String> =
        pages.filter(|path| is_quiet(path) && !path.starts_with("cu/")).map(str::to_owned).collect();
    assert_eq!(quiet, sensitive(&tree));
    assert!(quiet.len() > 10, "{quiet:?}");
}

/// TRACE-03: the policy in the header is the page's own and what only a header can say; that of ordinary pages allows also
/// what sensitive pages have in themselves, for any page may become one before its host is told.
#[test]
fn hosts_send_the_policies_of_the_pages() {
    let sandbox = town();
    build(&publication(&sandbox));
    let tree = read_tree(&sandbox.path("public"));
    let nginx = read_tree(&sandbox.path(".tincay/hosts/public"));
    let nginx = text(&nginx, "nginx.conf");
    let policy = |path: &str| {
        let page = text(&tree, path).replace("&#39;", "'");
        let policy = page.split_once("Content-Security-Policy\" content=\"").expect("a page has a policy").1;
        policy.split_once('"').expect("an attribute ends").0.to_owned()
    };
    let is_sent = |policy: &str| nginx.contains(&format!("\"{policy}; frame-ancestors 'none'\""));
    let quiet = policy("ho-tro/index.html");
    assert!(is_sent(&quiet), "{quiet}");
    for path in ["index.html", "tim-kiem/index.html", "en/search/index.html"] {
        let wide = ["style-src", "script-src"].iter().fold(policy(path), |policy, part| {
            let hash =
                quiet.split_once(&format!("{part} ")).expect("it has one").1.split(';').next().unwrap_or_default();
            assert!(hash.starts_with("'sha256-"), "{hash}");
            policy.replace(&format!("{part} 'self'"), &format!("{part} 'self' {hash}"))
        });
        assert!(is_sent(&wide), "{path}: {wide}");
    }
}

#[test]
fn only_a_publication_has_files_for_hosts_and_only_those_that_are_asked_for() {
    let sandbox = town();
    build(&sandbox.options(TOWN_DAY));
    let names = |tree: &Tree| -> Vec<String> {
        let own =
            |path: &&String| path.starts_with(['.', '_']) && !path.starts_with(".well-known") || *path == "web.config";
        tree.keys().filter(own).cloned().collect()
    };
    assert_eq!(names(&read_tree(&sandbox.path("public"))), [""; 0]);
    assert!(read_tree(&sandbox.path(".tincay/hosts")).is_empty());
    build(&publication(&sandbox));
    let expected = [".htaccess", ".nojekyll", "_headers", "_redirects", "web.config"];
    assert_eq!(names(&read_tree(&sandbox.path("public"))), expected);
    let site = text(&committed("tests/sites/thi-tran-mau/content"), "content/site.yaml").to_owned();
    let start = site.find("hosts:").expect("the town asks for all");
    crate::sandbox::write(&sandbox.path("content/site.yaml"), format!("{}hosts: [nginx]\n", &site[..start]).as_bytes());
    build(&publication(&sandbox));
    assert_eq!(names(&read_tree(&sandbox.path("public"))), [""; 0]);
    let beside = read_tree(&sandbox.path(".tincay/hosts/public"));
    assert_eq!(beside.keys().collect::<Vec<_>>(), ["nginx.conf"]);
}

/// The whole publication, files beside it included, is the same on another machine.
#[test]
fn a_publication_with_copies_is_the_same_on_every_machine() {
    let made = |zone: &str, language: &str, jobs: &str| {
        let sandbox = town();
        let mut command = program();
        command.args(["build", "--quiet", "--publish", "--reproduce", "--precompress", "--jobs", jobs]);
        command.args(["--date", &TOWN_DAY.to_string(), "--root"]).arg(sandbox.path(""));
        succeed(command.env("TZ", zone).env("LANG", language).env("LC_ALL", language));
        let mut tree = read_tree(&sandbox.path("public"));
        tree.extend(read_tree(&sandbox.path(".tincay/hosts")));
        tree
    };
    let one = made("UTC", "C", "1");
    assert!(one.contains_key("index.html.br") && one.contains_key("public/nginx.conf"));
    assert_same("another machine", &one, &made("Pacific/Kiritimati", "tr_TR.UTF-8", "3"));
}

/// LOC-04: a value that may not be written is in no compressed copy, because its file has none.
#[test]
fn a_hidden_value_stops_the_file_and_its_copies() {
    let sandbox = town();
    let options = Options { precompress: true, forbidden: Some(sandbox.path("kin.txt")), ..publication(&sandbox) };
    crate::sandbox::write(&sandbox.path("kin.txt"), "Nguyễn Thị Không Ai Biết\n".as_bytes());
    let clean = build(&options);
    assert!(clean.written > 200, "{clean:?}");
    let before = read_tree(&sandbox.path("public"));
    let planted = format!("{}Nguyễn Thị Không Ai Biết\n", "chữ ".repeat(500));
    crate::sandbox::write(&sandbox.path("themes/default/static/ghi-chu.txt"), planted.as_bytes());
    let outcome = pipeline::build(&options, &crate::sandbox::Silent).expect("the machine allows it");
    let codes: BTreeSet<&str> = outcome.diagnostics.iter().filter(|p| p.is_error()).map(|p| p.problem.code()).collect();
    assert_eq!(codes, BTreeSet::from(["leak-in-output"]));
    assert_same("the last good site", &before, &read_tree(&sandbox.path("public")));
}

#[test]
fn copies_are_made_once_and_again_only_with_their_file() {
    let sandbox = town();
    let options = Options { precompress: true, ..publication(&sandbox) };
    let first = build(&options);
    let again = build(&options);
    assert_eq!((again.written, again.removed), (0, 0));
    assert_eq!(again.unchanged, first.written);
    std::fs::remove_file(sandbox.path("public/index.html.gz")).expect("it was written");
    assert_eq!(build(&options).written, 1);
    let without = build(&publication(&sandbox));
    assert!(without.removed > 100, "{without:?}");
    assert!(!read_tree(&sandbox.path("public")).keys().any(|path| path.ends_with(".br") || path.ends_with(".gz")));
}

#[test]
fn pages_for_a_folder_name_neither_host_nor_root() {
    let sandbox = town();
    build(&Options { relative: true, ..publication(&sandbox) });
    let tree = read_tree(&sandbox.path("public"));
    for (path, bytes) in tree.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = String::from_utf8_lossy(bytes);
        assert!(!page.contains("=\"/"), "{path} has an address from the root");
        let own = page.matches("thi-tran-mau.example").count();
        assert!(own <= 1 && own == page.matches("rel=\"canonical\"").count(), "{path} names its host");
    }
    assert!(text(&tree, "ho-tro/index.html").contains("href=\"../index.html\""));
}

/// The recipes are YAML, and what they tell the program it knows.
#[test]
fn recipes_say_what_the_program_understands() {
    let help = |command: &str| {
        let output = program().args([command, "--help"]).output().expect("it runs");
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    let recipes = read_tree(&repository(".github/recipes"));
    assert_eq!(recipes.len(), 4);
    for (path, bytes) in &recipes {
        let recipe = std::str::from_utf8(bytes).expect("UTF-8");
        let value: serde_yaml::Value = serde_yaml::from_str(recipe).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert!(value.as_mapping().is_some_and(|map| map.len() > 3), "{path}");
        let lines = recipe.lines().map(|line| line.trim().trim_start_matches("- ").trim_start_matches("run: "));
        let calls: Vec<&str> = lines.filter_map(|line| line.strip_prefix("tincay ")).collect();
        let publishes = |call: &&str| call.starts_with("build --publish") || call.starts_with("deploy ");
        assert!(calls.iter().any(publishes), "{path}");
        // CON-03: a forecast keeps nothing from being published or taken back. It comes last, or may fail.
        let told = calls.iter().position(|call| call.starts_with("next-change"));
        let is_last =
            told == Some(calls.len() - 1) && !recipe.split("next-change").nth(1).unwrap_or("").contains("uses:");
        assert!(is_last, "{path}");
        let is_job_of_script = recipe.contains("script:");
        assert_eq!(recipe.contains("next-change || true"), is_job_of_script, "{path}");
        // What `deploy` leaves where it is goes up by hand of nobody else either.
        let is_uploaded = calls.iter().any(|call| call.starts_with("build --publish"));
        assert_eq!(recipe.contains("rm -f public/.tincay-record"), is_uploaded, "{path}");
        for call in calls {
            let (command, rest) = call.split_once(' ').unwrap_or((call, ""));
            let known = help(command);
            for word in rest.split([' ', ';']).filter(|word| word.starts_with("--")) {
                assert!(known.contains(word), "{path}: {call}");
            }
        }
    }
}
