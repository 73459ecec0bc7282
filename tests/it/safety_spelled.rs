//! However the fields of a record are spelled in YAML, what they keep to themselves is guarded (LOC-04).

use tincay::diag::Problem;
use tincay::pipeline::{self, Options};
use tincay::site::Mode;

use crate::sandbox::{Sandbox, Silent, TOWN_DAY, committed};

/// Lines of a record before or around its name, which stands in place of `{}`: as people, programs and copies from elsewhere spell them.
const SPELLINGS: [&str; 54] = [
    "name: {}",
    "name:\t{}",
    "name: \t{}",
    "name: {}\t",
    "name: {}\t# x",
    "name : {}",
    "\"name\": {}",
    "'name': '{}'",
    "name: \"{}\"",
    "name: \"{}\"# x",
    "name: '{}'# x",
    "name: '{}' # x",
    "name: >\n  {}",
    "name: >-\n  {}\n",
    "name: |2-\n  {}",
    "name: |\n    {}\n",
    "name:\n  {}",
    "name:\n  \"{}\"",
    "? name\n: {}",
    "name: !!str {}",
    "name: ! {}",
    "name: &n {}",
    "name: !!str &n {}",
    "name: &n !!str {}",
    "x: &n {}\nname: *n",
    "honorific: &n {}\nname: *n",
    "namesakes: [&n {}]\nname: *n",
    "namesakes: [\nA B\n]\nname: {}",
    "namesakes: [\n  A B\n]\nname: {}",
    "namesakes: [A B,\n  C D]\nname: {}",
    "namesakes: [A B,]\nname: {}",
    "namesakes:\n- A B\nname: {}",
    "namesakes:\n  - A B\n  -\n    C D\nname: {}",
    "honorific:\tBà\nname: {}",
    "honorific: Bà\t# x\nname: {}",
    "honorific: \"Bà\"# x\nname: {}",
    "honorific: \"B\\/à\"\nname: {}",
    "honorific: \"\\x41\\_\\N\\L\\P\"\nname: {}",
    "honorific: 'Bà\n\n  x'\nname: {}",
    "honorific: \"Bà \\\n   x\"\nname: {}",
    "honorific: a\u{feff}b\nname: {}",
    "honorific: a\u{2028}b\nname: {}",
    "honorific: a\u{85}b\nname: {}",
    "honorific: a\u{a0}b\nname: {}",
    "honorific: \u{1f600}\nname: {}",
    "honorific: \"a\\e\\a\\0\"\nname: {}",
    "honorific: -x\nname: {}",
    "honorific: a:b#c\nname: {}",
    "honorific: ~\nname: {}",
    "honorific:\nname: {}",
    "image: {file: a.jpg}\nname: {}",
    "image: {\"file\":\"a.jpg\"}\nname: {}",
    "<<: {honorific: Bà}\nname: {}",
    "honorific: Bà\r\nname: {}",
];

const GIVEN: [&str; 9] = ["Ngát", "Khuê", "Thoa", "Xuyến", "Quyên", "Trâm", "Diễm", "Hạnh", "Uyên"];
const MIDDLE: [&str; 6] = ["Hồng", "Thúy", "Bích", "Ngọc", "Lệ", "Kim"];

/// LOC-04: there are two readers of YAML here, one for values and one for places. Whatever the first one reads as the
/// name of somebody who has not agreed is found in other texts, or the file is refused.
#[test]
fn no_spelling_of_a_record_hides_its_values_from_the_guard() {
    let sandbox = Sandbox::with(&committed("tests/sites/thi-tran-mau/content"));
    let names: Vec<String> = (0..SPELLINGS.len())
        .map(|at| format!("Phan {} {}", MIDDLE[at / GIVEN.len()], GIVEN[at % GIVEN.len()]))
        .collect();
    let file = |at: usize| format!("content/honorees/2026/dau-vet-{at}.vi.md");
    for (at, (spelling, name)) in SPELLINGS.iter().zip(&names).enumerate() {
        let fields = spelling.replacen("{}", name, 1);
        let text = format!(
            "---\ntitle: Một người mới\n{fields}\nfield: economy\nyear: 2026\nconsent:\n  status: pending\n---\n\nLời.\n"
        );
        std::fs::write(sandbox.path(&file(at)), text).expect("writable");
    }
    let page = "content/pages/ke-ten.vi.md";
    let lines: Vec<String> = names.iter().map(|name| format!("Có bà {name} ở đây.\n")).collect();
    let text = format!("---\ntitle: Kể tên\n---\n\n{}", lines.join("\n"));
    std::fs::write(sandbox.path(page), &text).expect("writable");
    let options = Options { mode: Mode::Publication, ..sandbox.options(TOWN_DAY) };
    let outcome = pipeline::build(&options, &Silent).expect("the machine refuses nothing");
    let is_told = |at: usize| {
        outcome.diagnostics.iter().any(|problem| {
            let span = &problem.span;
            let said = text.get(span.start..span.end).filter(|_| *span.file == *page);
            let is_refused = problem.is_error() && *span.file == *file(at);
            is_refused
                || (problem.problem == Problem::LeakInSource && said.is_some_and(|said| said.contains(&names[at])))
        })
    };
    let missed: Vec<&str> = (0..SPELLINGS.len()).filter(|at| !is_told(*at)).map(|at| SPELLINGS[at]).collect();
    assert_eq!(missed, [""; 0]);
    assert!(outcome.summary.is_none());
}
