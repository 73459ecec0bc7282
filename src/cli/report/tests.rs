//! What reports say, and what they keep to themselves.

use super::*;
use crate::cli::language::Tool;
use crate::diag::{Problem, Span};
use crate::site::Language;

use std::cell::Cell;
use std::collections::BTreeSet;

use serde_json::Value;

const TEXT: &str = "---\ntitle: Lễ phát động\ntittle: Lễ\naddress: Thôn Kín\n---\n";

fn diagnostics() -> Vec<Diagnostic> {
    let file = "content/events/le.vi.md".into();
    let at = |word: &str| TEXT.find(word).map(|start| Span::new(&file, start, start + word.len()));
    let key = Diagnostic::new(Problem::UnknownKey, at("tittle").expect("in the text"));
    let hidden = Diagnostic::new(Problem::FieldBelowVisibility, at("address").expect("in the text"));
    let whole = Diagnostic::new(Problem::MissingRole, Span::file(&file));
    vec![
        key.arg("key", "tittle").arg("accepted", "title, summary").arg("nearest", "title"),
        hidden.arg("key", "address").arg("visibility", "hotline_only"),
        whole.arg("role", "about"),
    ]
}

fn written(language: &str, write: impl Fn(&Report, &mut dyn Write) -> io::Result<()>) -> String {
    let tool = Tool::load();
    let diagnostics = diagnostics();
    let sources = |path: &str| path.ends_with("le.vi.md").then(|| Arc::from(TEXT));
    let report = Report::new(&diagnostics, &[], tool.words(&Language::new(language)), &sources);
    let mut out = anstream::StripStream::new(Vec::new());
    write(&report, &mut out).expect("writing to memory");
    String::from_utf8(out.into_inner()).expect("reports are UTF-8")
}

#[test]
fn a_report_shows_the_line_the_hint_and_the_tally() {
    let report = written("vi", |report, out| report.human(out));
    let expected = "\
lỗi[unknown-key]: Không có mục `tittle`
 --> content/events/le.vi.md:3:1
  |
3 | tittle: Lễ
  | ^^^^^^
  |
  = gợi ý: có phải bạn muốn viết `title`?
";
    assert!(report.starts_with(expected), "{report}");
    assert!(report.ends_with("\n2 lỗi, 1 cảnh báo\nxem giải thích và ví dụ: tincay explain unknown-key\n"), "{report}");
}

#[test]
fn a_report_speaks_english_too() {
    let report = written("en", |report, out| report.human(out));
    assert!(report.starts_with("error[unknown-key]: There is no key `tittle`\n"), "{report}");
    assert!(
        report.ends_with("\n2 errors, 1 warning\nfor an explanation with an example: tincay explain unknown-key\n"),
        "{report}"
    );
}

/// Build logs are public (safety.md): the guard, consent and locations show no source.
#[test]
fn a_private_problem_names_its_place_but_shows_no_source() {
    let report = written("vi", |report, out| report.human(out));
    assert!(report.contains("--> content/events/le.vi.md:4:1\n"), "{report}");
    assert!(!report.contains("Thôn Kín"), "{report}");
}

#[test]
fn json_is_one_object_a_line() {
    let report = written("en", |report, out| report.json(out));
    let lines: Vec<serde_json::Value> =
        report.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[0]["code"], "unknown-key");
    assert_eq!(lines[0]["severity"], "error");
    assert_eq!((&lines[0]["line"], &lines[0]["column"]), (&3.into(), &1.into()));
    assert_eq!((&lines[0]["end_line"], &lines[0]["end_column"]), (&3.into(), &7.into()));
    assert_eq!(lines[0]["hint"], "did you mean `title`?");
    assert_eq!(lines[2]["line"], serde_json::Value::Null);
}

/// The parts of the schema of SARIF 2.1.0 that a log of ours has, checked by hand: required members,
/// their types, and what refers to what.
#[test]
fn a_log_has_the_shape_of_sarif() {
    for language in ["vi", "en"] {
        let log: Value = serde_json::from_str(&written(language, |report, out| report.sarif(out))).expect("it is JSON");
        assert_eq!((&log["version"], keys(&log).len()), (&"2.1.0".into(), 3));
        let run = &log["runs"][0];
        assert_eq!((log["runs"].as_array().map(Vec::len), &run["language"]), (Some(1), &language.into()));
        assert_eq!(run["columnKind"], "unicodeCodePoints");
        let driver = &run["tool"]["driver"];
        assert_eq!(driver["name"], "tincay");
        let rules = driver["rules"].as_array().expect("rules are a list");
        for rule in rules {
            for text in ["shortDescription", "fullDescription", "help"] {
                assert!(rule[text]["text"].as_str().is_some_and(|text| !text.is_empty()), "{rule}");
            }
            assert!(rule["help"]["markdown"].is_string(), "{rule}");
        }
        let results = run["results"].as_array().expect("results are a list");
        assert_eq!((results.len(), rules.len()), (3, 3));
        for result in results {
            let rule = &rules[result["ruleIndex"].as_u64().expect("it is a number") as usize];
            assert_eq!(rule["id"], result["ruleId"]);
            assert_eq!(rule["defaultConfiguration"]["level"], result["level"]);
            assert!(["error", "warning", "note"].contains(&result["level"].as_str().expect("a level is a text")));
            assert!(result["message"]["text"].is_string());
            let place = &result["locations"][0]["physicalLocation"];
            assert_eq!(place["artifactLocation"]["uri"], "content/events/le.vi.md");
        }
        let region = &results[0]["locations"][0]["physicalLocation"]["region"];
        let expected = serde_json::json!({ "startLine": 3, "startColumn": 1, "endLine": 3, "endColumn": 7, "snippet": { "text": "tittle" } });
        assert_eq!(*region, expected);
        // The file as a whole is meant.
        assert_eq!(results[2]["locations"][0]["physicalLocation"]["region"], Value::Null);
    }
}

fn keys(value: &Value) -> BTreeSet<&str> {
    value.as_object().into_iter().flatten().map(|(key, _)| key.as_str()).collect()
}

#[test]
fn a_log_of_nothing_is_a_log() {
    let tool = Tool::load();
    let report = Report::new(&[], &[], tool.words(&tool.languages()[0]), &|_| None);
    let mut out = Vec::new();
    report.sarif(&mut out).expect("writing to memory");
    let log: Value = serde_json::from_slice(&out).expect("it is JSON");
    assert_eq!(log["runs"][0]["results"], Value::Array(Vec::new()));
}

/// PUB-04: a file with as many problems as lines is taken out and counted through a few times, not for each of them.
#[test]
fn a_file_is_read_once_for_all_of_its_problems() {
    let tool = Tool::load();
    let file = "content/articles/a.vi.md".into();
    let text: Arc<str> = "<b>x\n\n".repeat(500).into();
    let problem = |at| Diagnostic::new(Problem::UnpairedTag, Span::new(&file, at, at + 3)).arg("tag", "<b>");
    let diagnostics: Vec<_> = (0..500).map(|line| problem(line * 6)).collect();
    let taken = Cell::new(0);
    let look_up = |_: &str| {
        taken.set(taken.get() + 1);
        Some(text.clone())
    };
    let report = Report::new(&diagnostics, &[], tool.words(&tool.languages()[0]), &look_up);
    let mut out = Vec::new();
    report.human(&mut out).expect("writing to memory");
    report.json(&mut out).expect("writing to memory");
    let out = String::from_utf8(out).expect("reports are UTF-8");
    assert!(out.contains("a.vi.md:1:1") && out.contains("a.vi.md:999:1") && out.contains("\"line\":999"));
    assert!(taken.get() < 5, "{}", taken.get());
}

/// Build logs are public (safety.md), whoever reads them.
#[test]
fn no_form_of_report_quotes_what_is_private() {
    let reports = [
        written("vi", |report, out| report.human(out)),
        written("vi", |report, out| report.json(out)),
        written("vi", |report, out| report.sarif(out)),
        written("vi", |report, out| report.github(out)),
    ];
    for report in reports {
        assert!(!report.contains("Thôn Kín") && report.contains("field-below-visibility"), "{report}");
    }
}

#[test]
fn a_workflow_command_names_file_and_place() {
    let report = written("en", |report, out| report.github(out));
    let lines: Vec<&str> = report.lines().collect();
    let first = "::error file=content/events/le.vi.md,line=3,endLine=3,col=1,endColumn=6,title=unknown-key::There is no key `tittle`%0Ahint: did you mean `title`?";
    assert_eq!((lines.len(), lines[0]), (3, first));
    assert!(lines[2].starts_with("::warning file=content/events/le.vi.md,title=missing-role::"), "{}", lines[2]);
}

#[test]
fn files_are_named_from_where_the_program_was_run() {
    let path = |root: &str| {
        let tool = Tool::load();
        let diagnostics = diagnostics();
        let report = Report::new(&diagnostics, &[], tool.words(&tool.languages()[0]), &|_| None).below(Path::new(root));
        report.path(&diagnostics[0])
    };
    assert_eq!(path("."), "content/events/le.vi.md");
    assert_eq!(path("./site/"), "site/content/events/le.vi.md");
    assert_eq!(path("../a b"), "../a b/content/events/le.vi.md");
    assert_eq!(path(&std::path::absolute("x").expect("there is a folder").to_string_lossy()), path("."));
}
