//! A site's own theme: what every page owes its reader holds whichever template shows it.

use super::pdf::pdf;
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
        ("<title>{{ page.title }}</title>", "<title>{{ page.title }} – {{ site.title }}</title>", "theme-lacks"),
        ("</head>", "<meta property=\"og:title\" content=\"{{ page.heading }}\"></head>", "theme-lacks"),
        ("</main>", "<a href=\"mailto:a@b.example\">Thư</a></main>", "theme-lacks"),
        (
            "{% if page.class == \"sensitive\" %}{% include \"layouts/frame/head-",
            "{% if page.class == \"sensitve\" %}{% include \"layouts/frame/head-",
            "theme-lacks",
        ),
        (
            "{% if page.class == \"sensitive\" %}{% include \"layouts/frame/footer-",
            "{% if false %}{% include \"layouts/frame/footer-",
            "theme-lacks",
        ),
        ("<meta charset", "<meta name=\"referrer\" content=\"unsafe-url\"><meta charset", "theme-lacks"),
        ("<html lang=\"{{ page.lang }}\">", "<html>", "theme-lacks"),
        ("<meta charset", "<base href=\"/\"><meta charset", "theme-lacks"),
        ("<main ", "<main style=\"color: red\" ", "theme-lacks"),
        ("</main>", "<script>alert(1)</script></main>", "theme-lacks"),
        ("{% for alternate in page.alternates %}", "{% for alternate in [] %}", "theme-lacks"),
        ("<meta charset=\"utf-8\">", "", "theme-lacks"),
        ("<meta name=\"viewport\"", "<meta name=\"view\"", "theme-lacks"),
        ("data-exit>{{ t.exit_name }}</a>", "data-exit></a>", "theme-lacks"),
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

/// PUB-01, TRN-03, TRN-04: what a page says of its text before it is read is not lost without a word.
#[test]
fn notices_that_a_theme_loses_are_told() {
    let notices = include_str!("../../themes/default/layouts/frame/notices.html");
    let path = "layouts/frame/notices.html";
    let previewed = |path: &str, text: &str| {
        let town = Town::new();
        town.edit("articles/2026/chuyen-chiec-khan.vi.md", "kind: story\n", "kind: story\nsample: true\n");
        town.write(&format!("{DEFAULT}/{path}"), text);
        town.run(&["build", "--drafts", "--date", DAY])
    };
    let kept = previewed("layouts/base.html", &BASE.replace("<main id", "<main class=\"mine\" id"));
    assert_eq!(kept.code, 0, "{}", kept.stderr);
    for (path, text) in [
        ("layouts/base.html", BASE.replace("{% if site.preview %}", "{% if false %}")),
        (path, notices.replace("{% if page.sample %}", "{% if false %}")),
        (path, notices.replace("{% if page.fallback and page.kind != \"place\" %}", "{% if false %}")),
    ] {
        let run = previewed(path, &text);
        assert_eq!(run.code, 1, "{text}: {}", run.stderr);
        assert!(run.stderr.contains("[theme-lacks]") && run.stderr.contains(path), "{text}: {}", run.stderr);
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

const DEFAULT: &str = "../themes/default";

/// What publishing the town says when the file `path` of the default theme is `text`.
fn published_with(path: &str, text: &(impl AsRef<[u8]> + ?Sized)) -> super::safety_town::Run {
    let town = Town::new();
    town.write(&format!("{DEFAULT}/{path}"), text);
    town.run(&PUBLISH)
}

/// SAF-03, SAF-04: a theme whose pages have no script of the exit is not published.
#[test]
fn a_manifest_without_the_script_of_the_exit_stops_the_publication() {
    let manifest = include_str!("../../themes/default/theme.yaml");
    let run = published_with("theme.yaml", &manifest.replace("    - scripts/exit.js\n", ""));
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stderr.contains("[theme-lacks]") && run.stderr.contains("theme.yaml"), "{}", run.stderr);
}

/// SAF-05: an exit that is called otherwise, or not at all, is no exit for whoever hears the page.
#[test]
fn an_exit_without_its_name_stops_the_publication() {
    let control = include_str!("../../themes/default/components/exit-control/exit-control.html");
    for (from, to) in [(" aria-label=\"{{ t.exit_name }}\"", ""), (">{{ t.exit_name }}", ">X")] {
        assert!(control.contains(from), "{from}");
        let path = "components/exit-control/exit-control.html";
        let run = published_with(path, &control.replace(from, to));
        assert_eq!(run.code, 1, "{from}: {}", run.stderr);
        assert!(run.stderr.contains("[theme-lacks]") && run.stderr.contains(path), "{from}: {}", run.stderr);
    }
}

/// SAF-01: pages without any style are not published; a strip that nothing holds at the top is told.
#[test]
fn a_style_that_lets_the_exit_scroll_away_is_told() {
    let manifest = include_str!("../../themes/default/theme.yaml");
    let without = |lost: &str, to: &str| published_with("theme.yaml", &manifest.replacen(lost, to, 1));
    let empty = without("    - styles/sensitive.css\n", "    []\n");
    assert_eq!(empty.code, 1, "{}", empty.stderr);
    assert!(empty.stderr.contains("[theme-lacks]") && empty.stderr.contains("theme.yaml"), "{}", empty.stderr);
    let loose = without("    - styles/ordinary/frame.css\n", "");
    assert_eq!(loose.code, 0, "{}", loose.stderr);
    assert!(loose.stderr.contains("trang thường không giữ lối thoát"), "{}", loose.stderr);
    assert!(loose.stderr.contains("có sẵn: `styles/ordinary/frame.css`"), "{}", loose.stderr);
}

/// PUB-02: a preview keeps robots out whatever the theme says; a publication may say what it likes.
#[test]
fn a_preview_whose_robots_txt_lets_robots_in_is_an_error() {
    let town = Town::new();
    town.write(&format!("{DEFAULT}/formats/robots.txt"), "User-agent: *\nAllow: /\n");
    let preview = town.run(&["build", "--date", DAY]);
    assert_eq!(preview.code, 1, "{}", preview.stderr);
    assert!(preview.stderr.contains("[theme-lacks]") && preview.stderr.contains("robots.txt"), "{}", preview.stderr);
    assert_eq!(town.run(&PUBLISH).code, 0);
}

/// SAF-01, TRACE-01: what is published as it is.
#[test]
fn pages_and_drawings_of_the_folder_static_are_looked_at() {
    for (name, text, code, told) in [
        ("a.html", "<title>Khảo sát</title><p>A</p>", 0, "[theme-doubtful]"),
        ("a.html", "<script src=\"https://dem.example/a.js\"></script>", 1, "[theme-loads]"),
        ("a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>a()</script></svg>", 1, "[theme-lacks]"),
    ] {
        let run = published_with(&format!("static/{name}"), text);
        assert_eq!(run.code, code, "{text}: {}", run.stderr);
        assert!(run.stderr.contains(told) && run.stderr.contains(&format!("static/{name}")), "{text}: {}", run.stderr);
    }
}

/// LOC-05: nothing that is published as it is tells a place, as a document, a list or a film.
#[test]
fn files_of_the_folder_static_tell_no_place() {
    let plain = |text: &str| text.as_bytes().to_vec();
    for (name, bytes, told) in [
        ("a.pdf", pdf(&["21.853612, 106.761045"]), true),
        ("a.geojson", plain("{\"type\":\"Point\",\"coordinates\":[106.761045,21.853612]}"), true),
        ("a.mp4", plain("\0\0\0\u{18}ftypmp42 moov xyz+21.8536+106.7610/"), true),
        ("a.pdf", pdf(&["21.85, 106.76"]), false),
        ("a.csv", plain("Xã;Dân số\nMẫu Đông;10.218536\n"), false),
    ] {
        let run = published_with(&format!("static/{name}"), &bytes);
        assert_eq!(run.code, i32::from(told), "{name}: {}", run.stderr);
        assert_eq!(run.stderr.contains("[coordinates]"), told, "{name}: {}", run.stderr);
        assert!(!run.stderr.contains("853612"), "a report is read by everybody: {}", run.stderr);
    }
}

/// Files that are as the program carries them, in a theme of any name, are neither told nor blamed.
#[test]
fn unchanged_copies_are_never_to_blame() {
    let town = with_base("rieng", "{{ <exit_control url={site.exit.url} quiet={not page.neutral} /> }}", "");
    for (path, text) in [
        ("layouts/home.html", include_str!("../../themes/default/layouts/home.html")),
        ("scripts/exit.js", include_str!("../../themes/default/scripts/exit.js")),
        ("theme.yaml", include_str!("../../themes/default/theme.yaml")),
    ] {
        town.write(&format!("../themes/rieng/{path}"), text);
    }
    let run = town.run(&PUBLISH);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stderr.contains("themes/rieng/layouts/base.html"), "{}", run.stderr);
    for innocent in ["home.html", "exit.js", "theme.yaml"] {
        assert!(!run.stderr.contains(&format!("/{innocent}\n")), "{innocent}: {}", run.stderr);
    }
}

/// PUB-03: a copy is put into the site and nowhere else.
#[test]
fn a_theme_outside_of_the_site_gets_no_copies() {
    let copied = |town: &Town| town.run(&["theme", "copy", "styles/ordinary/tokens.css"]);
    let town = Town::new();
    town.edit("site.yaml", "theme: default", "theme: ../../ngoai");
    let run = copied(&town);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(run.stderr.contains("`../../ngoai`"), "{}", run.stderr);
    assert!(!town.path("../ngoai").exists() && !town.path("themes").exists());
    town.edit("site.yaml", "theme: ../../ngoai", "theme: [");
    let run = copied(&town);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(run.stderr.contains("site.yaml") && !town.path("themes").exists(), "{}", run.stderr);
    #[cfg(unix)]
    {
        town.edit("site.yaml", "theme: [", "theme: phu-nu");
        let outside = town.path("ngoai");
        std::fs::create_dir_all(&outside).and_then(|()| std::fs::create_dir_all(town.path("themes"))).expect("made");
        std::os::unix::fs::symlink(&outside, town.path("themes/phu-nu")).expect("it can be linked");
        assert_eq!(copied(&town).code, 2);
        assert_eq!(std::fs::read_dir(&outside).expect("it is there").count(), 0);
    }
}

/// HOT-03: where a misspelt condition keeps the numbers of places off a page, or the numbers that always render.
#[test]
fn a_template_that_loses_numbers_stops_the_publication() {
    let card = include_str!("../../themes/default/components/place-card/place-card.html");
    let block = include_str!("../../themes/default/components/hotline-block/hotline-block.html");
    for (path, text) in [
        ("components/place-card/place-card.html", card.replace("{% if place.phones", "{% if place.phone")),
        ("components/hotline-block/hotline-block.html", block.replace("in hotlines %}", "in [] %}")),
    ] {
        let run = published_with(path, &text);
        assert_eq!(run.code, 1, "{path}: {}", run.stderr);
        assert!(run.stderr.contains("[theme-lacks]") && run.stderr.contains(path), "{path}: {}", run.stderr);
    }
}

/// SAF-01, TRACE-02: a style that does not close, a script that remembers.
#[test]
fn styles_and_scripts_are_told_at_their_line() {
    for (path, text, told) in [
        ("styles/print.css", "a { b: c }\n@media print {\n  d { e: f }\n", "styles/print.css:2:14"),
        ("scripts/switch.js", "var a = 1;\nsessionStorage.a = a;\n", "scripts/switch.js:2:1"),
        ("scripts/switch.js", "(function () {\n  a(');\n})();", "scripts/switch.js:2:5"),
    ] {
        let run = published_with(path, text);
        assert_eq!(run.code, 1, "{path}: {}", run.stderr);
        assert!(run.stderr.contains(told), "{path}: {}", run.stderr);
    }
}

/// A mistake in a component is told at the file that the site has, once, with the nearest name.
#[test]
fn a_mistake_is_told_once_at_a_file_of_the_site() {
    let card = include_str!("../../themes/default/components/card/card.html");
    let run = published_with("components/card/card.html", &card.replacen("card: map", "carte: map", 1));
    assert!(run.stderr.contains("--> themes/default/components/card/card.html"), "{}", run.stderr);
    assert!(!run.stderr.contains("--> themes/default/layouts"), "{}", run.stderr);
    let run = published_with("layouts/base.html", &BASE.replace("t.skip_to_content", "t.skip_to_contnt"));
    assert_eq!(run.stderr.matches("[bad-template]").count(), 1, "{}", run.stderr);
    let told = run.stderr.lines().find(|line| line.contains("[bad-template]")).expect("it is told");
    assert!(told.contains("Nearest: `skip_to_content`") && told.len() < 300, "{told}");
}

/// What a theme writes from the root of the site holds below a path and in a folder; what is not there is told.
#[test]
fn addresses_of_a_theme_hold_wherever_the_site_lies() {
    let town = Town::new();
    let home = include_str!("../../themes/default/layouts/home.html");
    let more =
        "{% block main %}<img src=\"/static/logo.svg\" alt=\"\"><a href=\"/en/\">1</a><a href=\"/khong-co/\">2</a>";
    town.write(&format!("{DEFAULT}/layouts/home.html"), home.replacen("{% block main %}", more, 1));
    town.write(&format!("{DEFAULT}/static/logo.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    let print = include_str!("../../themes/default/styles/print.css");
    town.write(&format!("{DEFAULT}/styles/print.css"), format!("{print} .a {{ background: url(/static/nen.png) }}"));
    for (args, logo, english) in [
        (&["--base-url", "https://x.example/binh-dang/"][..], "\"/binh-dang/static/logo.svg\"", "\"/binh-dang/en/\""),
        (&["--relative"], "\"static/logo.svg\"", "\"en/index.html\""),
        (&[], "\"/static/logo.svg\"", "\"/en/\""),
    ] {
        let run = town.run(&[&["build", "--date", DAY], args].concat());
        assert_eq!(run.code, 0, "{}", run.stderr);
        let page = std::fs::read_to_string(town.path("public/index.html")).expect("it was written");
        assert!(
            page.contains(&format!("src={logo}")) && page.contains(&format!("href={english}>1")),
            "{args:?}: {page}"
        );
        let assets = town.files().into_iter().filter(|file| file.starts_with("assets/") && file.ends_with(".css"));
        let styles =
            assets.map(|file| std::fs::read_to_string(town.path("public").join(file)).expect("it was written"));
        assert!(styles.collect::<String>().contains("url(../static/nen.png)"), "{args:?}");
        for told in ["`/khong-co/`", "`/static/nen.png`"] {
            assert!(run.stderr.contains(told), "{told}: {}", run.stderr);
        }
        assert_eq!(run.stderr.matches("[theme-doubtful]").count(), 2, "{}", run.stderr);
    }
}

/// Who copied the list of styles is told of those that it lacks.
#[test]
fn a_manifest_that_lacks_styles_is_told_once() {
    let manifest = include_str!("../../themes/default/theme.yaml");
    let run = published_with("theme.yaml", &manifest.replace("    - pager\n    - filter\n", ""));
    assert_eq!(run.code, 0, "{}", run.stderr);
    let told = run.stderr.lines().find(|line| line.contains("[theme-doubtful]")).expect("it is told");
    assert!(told.contains("pager") && told.contains("filter") && !told.contains("card"), "{told}");
    assert_eq!(run.stderr.matches("[theme-doubtful]").count(), 1, "{}", run.stderr);
    let run = published_with("theme.yaml", manifest);
    assert!(!run.stderr.contains("[theme-doubtful]"), "{}", run.stderr);
}

/// Templates that include each other are told at a file that the site has.
#[test]
fn templates_in_a_circle_are_told_at_a_file_of_the_site() {
    let town = Town::new();
    town.write(&format!("{DEFAULT}/components/card/card.html"), "{% include \"components/card/them.html\" %}");
    town.write(&format!("{DEFAULT}/components/card/them.html"), "\n{% include \"components/card/card.html\" %}");
    let run = town.run(&PUBLISH);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stderr.contains("--> themes/default/components/card/card.html:1:12"), "{}", run.stderr);
    assert!(!run.stderr.contains("theme.yaml"), "{}", run.stderr);
}

/// A folder that is there and has nothing in it yet is no folder that is missing.
#[test]
fn an_empty_theme_is_the_default_one() {
    let town = Town::new();
    town.edit("site.yaml", "theme: default", "theme: mau");
    town.write("../themes/mau/x", "");
    std::fs::remove_file(town.path("themes/mau/x")).expect("it was written");
    let run = town.run(&PUBLISH);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("[theme-ignored]"), "{}", run.stderr);
}

/// Every file that is listed can be shown, and those of the site are told.
#[test]
fn what_the_program_carries_is_listed_with_what_the_site_has_of_its_own() {
    let town = with_base("rieng", "<main id=\"main\"", "<main id=\"main\" class=\"mine\"");
    town.write("../locales/vi/site.ftl", "skip-to-content = Tới phần chính\n");
    let listed = town.run(&["theme", "list", "--format", "json"]).stdout;
    let files: Vec<serde_json::Value> =
        listed.lines().map(|line| serde_json::from_str(line).expect("it is JSON")).collect();
    let own = |file: &&serde_json::Value| file["own"].is_string();
    let own: Vec<[&str; 2]> =
        files.iter().filter(own).map(|it| [&it["path"], &it["own"]].map(|text| text.as_str().expect("text"))).collect();
    let expected = [["layouts/base.html", "themes/rieng/layouts/base.html"], ["locales/vi/site.ftl"; 2]];
    assert_eq!(own, expected);
    assert!(files.len() > 100, "{listed}");
    let paths: Vec<&str> = files.iter().map(|it| it["path"].as_str().expect("text")).collect();
    // The site is asked for nothing here, so that no root is given.
    let shown = std::process::Command::new(env!("CARGO_BIN_EXE_tincay")).args(["theme", "show"]).args(&paths).output();
    let shown = shown.expect("it runs");
    assert!(shown.status.success() && String::from_utf8_lossy(&shown.stdout).contains(BASE), "{:?}", shown.status);
    let human = town.run(&["theme", "list"]).stdout;
    assert!(human.contains("trang này dùng themes/rieng/layouts/base.html"), "{human}");
}
