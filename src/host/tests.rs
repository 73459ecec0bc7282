//! The table of dialects, walked: every host has its files, and each file keeps the rules of who
//! reads it. `_headers` and `_redirects` are read as their hosts' documentation says.

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::site::Enumeration;

/// A site below a path with more sensitive pages and old addresses than any host takes rules.
fn large() -> Facts {
    let quiet = (0..150).map(|at| format!("bai-viet/tin-{at}/")).chain(["en/support/".into(), "ho-tro/".into()]);
    let redirects = (0..5_000).map(|at| Redirect { from: format!("cu/{at:04}/"), to: "ho-tro/".into(), quiet: false });
    let mut facts = small();
    facts.quiet = quiet.collect();
    facts.redirects.extend(redirects);
    facts.redirects.sort();
    facts
}

fn small() -> Facts {
    let redirect = |from: &str, to: &str, quiet| Redirect { from: from.into(), to: to.into(), quiet };
    let lost = |below: &str| NotFound { below: below.into(), page: format!("{below}404.html") };
    Facts {
        base: "/binh-dang/".into(),
        secure: true,
        policies: Policies {
            ordinary: "default-src 'none'; style-src 'self'; connect-src 'self'".into(),
            sensitive: "default-src 'none'; style-src 'sha256-A+/='".into(),
            either: "default-src 'none'; style-src 'self' 'sha256-A+/='; connect-src 'self'".into(),
        },
        quiet: vec!["en/support/".into(), "ho-tro/".into()],
        named: vec!["assets/".into()],
        redirects: vec![redirect("cu/bai.html", "bai-viet/bai/", false), redirect("cu/nha/", "ho-tro/nha/", true)],
        not_found: vec![lost("en/"), lost("")],
    }
}

fn files_of(facts: &Facts, hosts: &[Host]) -> BTreeMap<&'static str, String> {
    files(facts, hosts).into_iter().map(|file| (file.path, file.text)).collect()
}

#[test]
fn every_host_has_one_dialect() {
    let known: Vec<Host> = DIALECTS.iter().map(|dialect| dialect.host).collect();
    assert_eq!(known, Host::ALL);
}

#[test]
fn hosts_that_share_a_file_get_it_once() {
    for facts in [small(), large()] {
        let all = files(&facts, Host::ALL);
        let places: BTreeSet<(Lies, &str)> = all.iter().map(|file| (file.lies, file.path)).collect();
        assert_eq!(places.len(), all.len());
        assert_eq!(files(&facts, &[Host::Nginx, Host::Nginx]).len(), 1);
    }
    assert!(files(&small(), &[]).is_empty());
}

/// TRACE-03, TRACE-07: each host that takes headers is told all of them, and what no cache may keep.
#[test]
fn every_host_that_takes_headers_gets_all_of_them() {
    let facts = small();
    let deaf = [Host::GithubPages, Host::GitlabPages];
    for dialect in DIALECTS.iter().filter(|dialect| !deaf.contains(&dialect.host)) {
        let host = dialect.host.code();
        let text: String = files_of(&facts, &[dialect.host]).into_values().collect();
        for header in headers(&facts, Sort::Quiet) {
            assert!(text.contains(header.name), "{host}: {}", header.name);
        }
        for said in [
            "no-store",
            "frame-ancestors 'none'",
            "sha256-A+/=",
            "immutable",
            "ho-tro",
            "en/support",
            "connect-src 'self'",
        ] {
            assert!(text.contains(said), "{host}: {said}");
        }
    }
}

/// TRACE-07: those who may switch a log off are told to, for old addresses of sensitive pages too.
#[test]
fn hosts_with_a_log_are_told_to_leave_sensitive_paths_out() {
    let off = [
        (Host::Nginx, "nginx.conf", "access_log off"),
        (Host::Apache, "apache.conf", "env=!tincay-unlogged"),
        (Host::Iis, "applicationHost.config", "dontLog=\"true\""),
    ];
    for (host, path, said) in off {
        let text = &files_of(&small(), &[host])[path];
        assert!(text.contains(said) && text.contains("cu/nha"), "{path}: {text}");
        assert!(!text.contains("bai.html\" dontLog"), "{path}");
    }
}

/// TRACE-07: where an old address of a sensitive page leads is not kept, and the answer has all headers; TRACE-06:
/// texts without a compressed copy are compressed on the way.
#[test]
fn nginx_sends_redirects_with_headers_and_texts_compressed() {
    let text = &files_of(&small(), &[Host::Nginx])["nginx.conf"];
    let moved =
        text.split("\nlocation ").find(|block| block.contains("return 301") && block.contains("access_log off"));
    let moved = moved.expect("an old address of a sensitive page");
    for header in headers(&small(), Sort::Quiet) {
        assert!(moved.contains(&format!("add_header {} \"{}\" always;", header.name, header.value)), "{moved}");
    }
    assert!(moved.contains("no-store") && moved.contains("return 301"), "{moved}");
    assert!(text.contains("\ngzip on;\ngzip_types text/css "), "{text}");
}

#[test]
fn only_a_site_with_https_insists_on_it() {
    let told = |secure| {
        let facts = Facts { secure, ..small() };
        files(&facts, Host::ALL).iter().any(|file| file.text.contains("Strict-Transport-Security"))
    };
    assert_eq!((told(true), told(false)), (true, false));
}

/// Words that would say why a path is treated apart.
#[test]
fn no_file_says_why_a_path_is_quiet() {
    for file in files(&small(), Host::ALL) {
        let text = file.text.to_lowercase();
        for word in ["sensitive", "shelter", "victim", "violence", "survivor", "abuse"] {
            assert!(!text.contains(word), "{}: {word}", file.path);
        }
    }
}

/// What one rule of `_headers` gives, read as Cloudflare documents it: at most 100 rules, lines of
/// at most 2,000 characters, a path with at most one `*`, then indented `name: value`.
fn header_rules(text: &str) -> BTreeMap<String, BTreeMap<String, String>> {
    let mut rules: Vec<(String, BTreeMap<String, String>)> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        assert!(line.len() <= 2_000, "{} characters", line.len());
        if let Some(header) = line.strip_prefix("  ") {
            let (name, value) = header.split_once(": ").expect("a header is `name: value`");
            assert!(name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'), "{name}");
            assert!(!value.is_empty() && value.trim() == value && value.is_ascii(), "{value}");
            let (_, rule) = rules.last_mut().expect("a header follows a path");
            assert!(rule.insert(name.to_owned(), value.to_owned()).is_none(), "{name} stands twice");
        } else {
            assert!(line.starts_with('/') && !line.contains(' ') && line.matches('*').count() <= 1, "{line}");
            assert!(!line.contains('*') || line.ends_with('*'), "{line}: Netlify takes nothing after `*`");
            rules.push((line.to_owned(), BTreeMap::new()));
        }
    }
    let count = rules.len();
    assert!(count <= 100, "{count} rules");
    let map: BTreeMap<_, _> = rules.into_iter().collect();
    assert_eq!(map.len(), count, "a path stands twice");
    assert!(map.values().all(|headers| !headers.is_empty()));
    map
}

/// The values of `name` for `path`: each rule that matches adds its own.
fn values<'r>(rules: &'r BTreeMap<String, BTreeMap<String, String>>, path: &str, name: &str) -> Vec<&'r str> {
    let matches = |rule: &str| rule.strip_suffix('*').map_or(rule == path, |start| path.starts_with(start));
    let found = rules.iter().filter(|(rule, _)| matches(rule)).filter_map(|(_, headers)| headers.get(name));
    found.map(String::as_str).collect()
}

/// TRACE-07: `_headers` keeps the limits of its hosts however large the site is, and no path gets
/// two values of a header, which one host would join and another choose from.
#[test]
fn lines_of_headers_are_whole() {
    for facts in [small(), large()] {
        let rules = header_rules(&files_of(&facts, &[Host::CloudflarePages])["_headers"]);
        for path in facts.all_quiet() {
            let path = facts.address(path);
            assert_eq!(values(&rules, &path, "Cache-Control"), ["no-store"], "{path}");
            for header in headers(&facts, Sort::Quiet) {
                assert_eq!(values(&rules, &path, header.name).len(), 1, "{path}: {}", header.name);
            }
        }
        let asset = values(&rules, "/binh-dang/assets/a.css", "Cache-Control");
        assert_eq!(asset, ["public, max-age=31536000, immutable"]);
        assert_eq!(values(&rules, "/binh-dang/", "Cache-Control"), [""; 0]);
    }
}

/// `from to code`, as the three hosts document it: 2,000 rules, 1,000 characters, no query, no `*`
/// but for what is not there.
fn redirect_rules(text: &str) -> Vec<(&str, &str, &str)> {
    let rules: Vec<_> = text
        .lines()
        .map(|line| {
            assert!(line.len() <= 1_000 && line.is_ascii() && !line.contains(['?', '#']), "{line}");
            match line.split(' ').collect::<Vec<_>>()[..] {
                [from, to, code] if from.starts_with('/') && to.starts_with('/') => (from, to, code),
                _ => panic!("{line}: not `from to code`"),
            }
        })
        .collect();
    let sources: BTreeSet<&str> = rules.iter().map(|(from, ..)| *from).collect();
    assert_eq!(sources.len(), rules.len(), "an address leads to two");
    rules
}

#[test]
fn lines_of_redirects_are_whole() {
    for facts in [small(), large()] {
        for (hosts, codes) in [
            (&[Host::CloudflarePages][..], &["301"][..]),
            (&[Host::Netlify], &["301!", "404"]),
            (&[Host::CloudflarePages, Host::Netlify], &["301"]),
        ] {
            let files = files_of(&facts, hosts);
            let rules = redirect_rules(&files["_redirects"]);
            let moved = rules.iter().filter(|(.., code)| code.starts_with("301")).count();
            assert!(moved <= 2_000 && moved == facts.redirects.len().min(2_000));
            assert!(rules.iter().all(|(.., code)| codes.contains(code)), "{codes:?}");
            // The first rule that matches counts: a language's own page before that of the site.
            let lost: Vec<&str> = rules.iter().filter(|(.., code)| *code == "404").map(|(_, to, _)| *to).collect();
            assert!(lost.is_empty() || lost == ["/binh-dang/en/404.html", "/binh-dang/404.html"]);
        }
    }
}

#[test]
fn no_expression_is_longer_than_a_server_takes() {
    let facts = large();
    let patterns = pattern::of(&facts, &facts.all_quiet());
    assert!(patterns.len() > 1 || facts.quiet.concat().len() < 3_000);
    assert!(patterns.iter().all(|pattern| pattern.len() < 4_000));
    let text = &files_of(&facts, &[Host::Nginx])["nginx.conf"];
    assert!(text.split_whitespace().all(|word| word.len() < 4_000));
}

/// Element names open and close in order, attributes are quoted, no location stands twice.
#[test]
fn configuration_of_iis_is_well_formed() {
    for file in files(&large(), &[Host::Iis]) {
        let mut open: Vec<&str> = Vec::new();
        let mut locations = BTreeSet::new();
        for tag in file.text.split('<').skip(1).filter(|tag| !tag.starts_with(['?', '!'])) {
            let (inside, _) = tag.split_once('>').expect("a tag ends");
            assert_eq!(inside.matches('"').count() % 2, 0, "{inside}");
            let name = inside.split([' ', '/']).find(|part| !part.is_empty()).expect("a tag has a name");
            if inside.starts_with('/') {
                assert_eq!(open.pop(), Some(name));
            } else if !inside.ends_with('/') {
                open.push(name);
            }
            if name == "location" && !inside.starts_with('/') {
                assert!(locations.insert(inside), "{inside} stands twice");
            }
        }
        assert!(open.is_empty(), "{open:?}");
    }
}

#[test]
fn rules_for_object_stores_are_json_and_the_first_that_fits_counts() {
    let text = files_of(&small(), &[Host::ObjectStorage]).remove("object-storage.json").expect("it was asked for");
    let all: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let rules = all["rules"].as_array().expect("a list");
    let cache = |path: &str| {
        let fits = |rule: &&serde_json::Value| path.starts_with(rule["prefix"].as_str().unwrap_or("?"));
        rules.iter().find(fits).map(|rule| rule["headers"]["Cache-Control"].clone())
    };
    assert_eq!(cache("ho-tro/nha/index.html"), Some("no-store".into()));
    assert_eq!(cache("assets/a.css"), Some("public, max-age=31536000, immutable".into()));
    assert_eq!(cache("index.html"), Some("no-cache".into()));
}

/// TRACE-07: a folder stands for many paths, the root for none: the site would lose its cache. What a host does not read
/// any more are old addresses.
#[test]
fn old_addresses_at_the_root_do_not_silence_the_site() {
    let mut facts = small();
    let old = |at| Redirect { from: format!("a{at:03}/"), to: "ho-tro/".into(), quiet: true };
    facts.redirects.extend((0..120).map(old));
    let text = files_of(&facts, &[Host::CloudflarePages]).remove("_headers").expect("it was asked for");
    let quiet: Vec<&str> = text.split('\n').filter(|line| line.starts_with('/')).collect();
    assert_eq!(quiet.iter().filter(|path| **path == "/binh-dang/*").count(), 1, "the headers of all pages");
    let at = |path: &str| quiet.iter().position(|it| *it == path).unwrap_or_else(|| panic!("{path}"));
    let first = at("/binh-dang/a000/*");
    for page in ["/binh-dang/ho-tro/*", "/binh-dang/en/support/*"] {
        assert!(at(page) < first, "{page}");
    }
}

/// TRACE-07: an answer that leads on is kept for ever unless it says otherwise.
#[test]
fn an_old_address_of_a_sensitive_page_is_kept_by_nobody_with_iis() {
    let text = files_of(&small(), &[Host::Iis]).remove("web.config").expect("it was asked for");
    let of = |path: &str| {
        let (_, rest) = text.split_once(&format!("<location path=\"{path}\">")).expect("there is one");
        rest.split_once("</location>").expect("it ends").0.to_owned()
    };
    assert!(of("cu/nha").contains("no-store") && of("cu/nha").contains("<httpRedirect"));
    assert!(!of("cu/bai.html").contains("no-store"));
}

/// What is compressed is handed out as such: Apache would send the bytes of a copy as a text.
#[test]
fn apache_knows_all_compressed_copies() {
    let text = files_of(&small(), &[Host::Apache]).remove(".htaccess").expect("it was asked for");
    for (ending, coding) in [("br", "br"), ("gz", "gzip")] {
        let block = text.split("<FilesMatch ").find(|block| block.contains(&format!("\\.{ending}$"))).expect("a block");
        assert!(block.contains(&format!("Content-Encoding {coding}\n")), "{block}");
        TEXTS.iter().for_each(|text| assert!(block.contains(&text[1..]), "{text}: {block}"));
    }
}

/// SAF-01, SAF-03, SAF-04, TRACE-03: the style and the script of a page that is sensitive since today work on a host that
/// has not been told so yet.
#[test]
fn what_is_ordinary_to_a_host_may_become_sensitive() {
    let facts = small();
    for sort in [Sort::Ordinary, Sort::Named] {
        let policy = headers(&facts, sort).into_iter().find(|header| header.name == CONTENT_SECURITY_POLICY);
        assert_eq!(policy.map(|header| header.value), Some(framed(&facts.policies.either)));
    }
    let text = &files_of(&facts, &[Host::Nginx])["nginx.conf"];
    let all = text.split("\nlocation ").find(|block| block.starts_with("/binh-dang/ ")).expect("all of the site");
    assert!(all.contains("style-src 'self' 'sha256-A+/='"), "{all}");
}

/// A server that knows no media types hands out styles, scripts and calendars as such: beside `nosniff` a browser takes
/// them for nothing else.
#[test]
fn servers_are_told_every_media_type() {
    let files = files_of(&small(), &[Host::Nginx, Host::Apache]);
    for (end, kind) in kind::kinds() {
        let is_told = |line: &str| line.trim().starts_with(&format!("{kind} ")) && line.contains(end);
        assert!(files["nginx.conf"].lines().any(is_told), "{end}");
        assert!(files[".htaccess"].contains(&format!("AddType {kind} .{end}\n")), "{end}");
    }
}

/// What comes compressed is not compressed once more: Apache's own filters know such a file by its name.
#[test]
fn apache_compresses_no_copy_again() {
    let text = &files_of(&small(), &[Host::Apache])[".htaccess"];
    assert!(text.contains("SetEnvIf Request_URI \"\\.(?:br|gz)$\" no-gzip no-brotli\n"), "{text}");
}
