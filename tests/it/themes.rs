//! A site's own theme: what every page owes its reader holds whichever template shows it.

use super::safety_town::{DAY, Town};

const PUBLISH: [&str; 5] = ["build", "--publish", "--reproduce", "--date", DAY];
const BASE: &str = include_str!("../../themes/default/layouts/base.html");

/// The town with a theme of its own whose frame is that of the program with `from` replaced by `to`.
fn with_base(folder: &str, from: &str, to: &str) -> Town {
    let town = Town::new();
    assert!(BASE.contains(from), "{from}");
    town.write(&format!("../themes/{folder}/layouts/base.html"), BASE.replacen(from, to, 1));
    if folder != "default" {
        town.edit("site.yaml", "theme: default", &format!("theme: {folder}"));
    }
    town
}

/// SAF-01, SAF-07, TRACE-01, TRACE-03: a template that changes something else publishes as before.
#[test]
fn a_frame_that_keeps_its_duties_publishes() {
    for folder in ["default", "rieng"] {
        let run = with_base(folder, "<main id=\"main\"", "<main id=\"main\" class=\"mine\"").publish();
        assert_eq!(run.code, 0, "{}", run.stderr);
    }
}

/// SAF-01, SAF-02, SAF-07, TRACE-01, TRACE-03, PUB-02: in the default theme as in one of another name.
#[test]
fn a_frame_that_loses_a_duty_stops_the_publication() {
    let losses = [
        ("{{ <exit_control", "<a href=\"/\">1</a> <a href=\"/\">2</a>{{ <exit_control", "theme-lacks"),
        ("<meta name=\"referrer\" content=\"no-referrer\">", "", "theme-lacks"),
        ("content=\"{{ csp }}\"", "content=\"default-src *\"", "theme-lacks"),
        ("{% if not page.indexed %}", "{% if false %}", "theme-lacks"),
        ("{{ <safety_notice ", "{{ <skipped ", "bad-template"),
        ("{% if page.class == \"sensitive\" %}{{ <safety_notice", "{% if false %}{{ <safety_notice", "theme-lacks"),
        ("</body>", "<img src=\"https://dem.example/x.gif\" alt=\"\"></body>", "theme-loads"),
    ];
    for (from, to, code) in losses {
        let folder = if code == "theme-loads" { "rieng" } else { "default" };
        let town = with_base(folder, from, to);
        let run = town.run(&PUBLISH);
        assert_eq!(run.code, 1, "{from}: {}", run.stderr);
        assert!(run.stderr.contains(&format!("[{code}]")), "{from}: {}", run.stderr);
        assert!(!town.path("public/index.html").exists(), "{from}: something was written");
    }
}

/// TRACE-01: a style of the site's own loads nothing from elsewhere.
#[test]
fn a_style_that_loads_from_elsewhere_is_an_error() {
    let town = Town::new();
    town.write(
        "../themes/default/styles/print.css",
        "@font-face { font-family: X; src: url(//phong.example/x.woff2) }",
    );
    let run = town.run(&PUBLISH);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stderr.contains("[theme-loads]") && run.stderr.contains("print.css"), "{}", run.stderr);
}
