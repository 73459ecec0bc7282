//! `tincay report`: what it holds is what the site would show, in every form.
#![expect(clippy::disallowed_methods, reason = "the tests write the sites that are read")]

use std::fs;
use std::path::Path;

use tempfile::TempDir;
use tincay::pipeline::{self, Form, Options, Today, Wanted};
use tincay::site::{Language, Mode};

use crate::diagnostics::put;
use crate::sandbox::{TOWN_DAY, read_tree, repository};

const FORMS: [Form; 3] = [Form::Html, Form::Csv, Form::Markdown];

/// A copy of the town of the tests.
fn town() -> TempDir {
    let root = TempDir::new().expect("temporary folders can be made");
    for (path, bytes) in read_tree(&repository("tests/sites/thi-tran-mau")) {
        put(root.path(), &path, bytes);
    }
    root
}

fn options(root: &Path) -> Options {
    Options {
        root: root.to_owned(),
        output: "public".into(),
        today: Today::Fixed(TOWN_DAY),
        mode: Mode::Preview,
        without_samples: false,
        drafts: true,
        base_url: None,
        relative: false,
        precompress: false,
        forbidden: None,
        taken_back: Vec::new(),
        jobs: None,
        program: None,
    }
}

/// The report in every language and form.
fn reports(root: &Path) -> Vec<String> {
    let reader = Language::new("vi");
    let all = ["vi", "en"].into_iter().flat_map(|language| FORMS.map(|form| (language, form)));
    let made = all.map(|(language, form)| {
        let wanted = Wanted { campaign: "2026", language: Some(language), reader: &reader, form };
        let made = pipeline::report(&options(root), &wanted).expect("the machine refuses nothing");
        made.text.unwrap_or_else(|| panic!("{:?}", made.outcome.diagnostics))
    });
    made.collect()
}

/// LOC-08: records that only the hotline stands for, drafts and samples change no byte of a report.
#[test]
fn what_is_not_public_changes_no_byte_of_a_report() {
    let site = town();
    let before = reports(site.path());
    let place = fs::read_to_string(site.path().join("content/places/mau-01.vi.md")).expect("it is there");
    let hidden = "---\ntitle: Nhà Kín Số Bảy\nkind: safe_house\nholder: organisation\nvisibility: hotline_only\n";
    let unit = place.lines().find(|line| line.starts_with("unit:")).expect("it has a commune");
    for n in 0..7 {
        put(site.path(), &format!("content/places/kin-{n}.vi.md"), format!("{hidden}{unit}\n---\n"));
        let shown = place.replacen("---\n", "---\nsample: true\n", 1);
        put(site.path(), &format!("content/places/them-{n}.vi.md"), shown);
    }
    let event = "---\ntitle: Buổi gặp riêng\nkind: talk\ncampaign: \"2026\"\nstart: 2026-11-05\nstate: done\n";
    for (name, more) in [("nhap", "audience: public\ndraft: true\n"), ("kin", "audience: private\n")] {
        put(site.path(), &format!("content/events/2026/{name}.vi.md"), format!("{event}{more}---\n"));
    }
    assert_eq!(reports(site.path()), before);
    // The check can fail.
    put(site.path(), "content/events/2026/mo.vi.md", format!("{event}audience: public\n---\n"));
    assert!(reports(site.path()).iter().zip(&before).all(|(after, before)| after != before));
}

/// LOC-04: the guard reads a report before anybody else does.
#[test]
fn a_report_with_a_forbidden_value_is_not_given_out() {
    let site = town();
    let list = site.path().join("forbidden.txt");
    fs::write(&list, "Lượt người tham gia\n").expect("files can be written");
    let options = Options { forbidden: Some(list), ..options(site.path()) };
    let reader = Language::new("vi");
    for form in FORMS {
        let wanted = Wanted { campaign: "2026", language: None, reader: &reader, form };
        let made = pipeline::report(&options, &wanted).expect("the machine refuses nothing");
        assert_eq!(made.text, None, "{form:?}");
        assert!(made.outcome.diagnostics.iter().any(|found| found.problem.code() == "leak-in-output"), "{form:?}");
    }
}

/// A report is one file: nothing is loaded, and no policy is broken by what it holds.
#[test]
fn a_report_for_reading_stands_by_itself() {
    let site = town();
    let html = &reports(site.path())[0];
    for banned in ["<script", " src=", "rel=\"stylesheet\"", "url(", "@import", " style=", "<form"] {
        assert!(!html.contains(banned), "{banned}");
    }
    assert!(
        html.replace("&#39;", "'").contains("default-src 'none'; style-src 'sha256-"),
        "its style is allowed by its hash"
    );
    let dress = html.split("<body class=\"report ").nth(1).and_then(|rest| rest.split('"').next());
    let dress = dress.expect("a report is dressed");
    assert!(html.contains(&format!(".{dress}{{")), "it wears the colours of its campaign");
    let addresses = html.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap_or_default());
    let strange = addresses.filter(|it| !it.starts_with("https://thi-tran-mau.example/") && *it != "data:,");
    assert_eq!(strange.collect::<Vec<_>>(), Vec::<&str>::new(), "links are whole");
}

/// A spreadsheet is told what people read: the days and times at which activities of several days begin and end.
#[test]
fn the_table_for_spreadsheets_says_when_an_activity_ends() {
    let site = town();
    let event = "---\ntitle: Ba ngày\nkind: talk\ncampaign: \"2026\"\nstate: planned\naudience: public\n";
    put(site.path(), "content/events/2026/ba-ngay.vi.md", format!("{event}start: 2026-11-05\nend: 2026-11-07\n---\n"));
    let timed = "start: 2026-11-06T08:00\nend: 2026-11-06T11:30\n---\n";
    put(site.path(), "content/events/2026/co-gio.vi.md", format!("{event}{timed}").replace("Ba ngày", "Có giờ"));
    let reports = reports(site.path());
    for line in ["2026-11-05,2026-11-07,Ba ngày,", "2026-11-06 08:00,2026-11-06 11:30,Có giờ,"] {
        assert!(reports[1].lines().any(|own| own.starts_with(line)), "{line}\n{}", reports[1]);
    }
    assert!(reports[1].contains("\r\nBắt đầu,Kết thúc,Hoạt động,"), "{}", reports[1]);
    assert!(reports[4].contains("\r\nStart,End,"), "{}", reports[4]);
}

/// An organisation that is written out by its name, in any language and however it is composed, is the one with the id.
#[test]
fn an_organisation_counts_once_whichever_way_it_is_written() {
    let site = town();
    let before = reports(site.path());
    let file = "content/events/2026/toa-dam-truong-hoc.vi.md";
    let text = fs::read_to_string(site.path().join(file)).expect("it is there");
    for name in [
        "Trường Trung học Mẫu",
        "TRƯỜNG  trung học Mẫu",
        "Tru\u{31b}o\u{31b}\u{300}ng Trung học Mẫu",
        "Mẫu Secondary School",
    ] {
        put(site.path(), file, text.replace("organiser: truong-mau", &format!("organiser: {name}")));
        assert_eq!(reports(site.path()), before, "{name}");
    }
    put(site.path(), file, text.replace("organiser: truong-mau", "organiser: Trường Trung học Khác"));
    assert_ne!(reports(site.path()), before);
}
