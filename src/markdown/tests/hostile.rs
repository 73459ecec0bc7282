//! Input that nobody writes by accident: bounded time, no panic, no deep stack, sound HTML.

use std::collections::BTreeSet;
use std::thread;

use super::html;
use crate::markdown::scan;

/// Reads and renders on a thread of 512 KiB, a quarter of the usual: recursion would show.
fn survives(name: &str, text: String) {
    let run = move || (scan(&text), html(&text)).1.len();
    let thread = thread::Builder::new().stack_size(512 * 1024).spawn(run).expect("a thread can be made");
    assert!(thread.join().is_ok(), "{name}");
}

#[test]
fn repetition_and_nesting_are_survived() {
    const MANY: usize = 20_000;
    for (name, piece) in [
        ("headings", "## A\n\n"),
        ("headings with one id", "## A {#a}\n\n"),
        ("brackets", "["),
        ("pictures", "!["),
        ("brackets both ways", "[]("),
        ("quotes", ">"),
        ("emphasis", "*a _"),
        ("openings", "{{"),
        ("openings and names", "{{a "),
        ("closings", "}}"),
        ("directives", "{{abbr a}} "),
        ("raw tags", "<kbd>"),
        ("closing tags", "</kbd>"),
        ("comments", "<!-- "),
        ("blocks", "<div>\n\n"),
        ("ticks", "`a ``b "),
        ("mentions", "[^a] "),
        ("definitions", "[^a]: a\n\n"),
        ("references", "[a]: b\n\n[a] "),
        ("tables", "|a|\n|-|\n\n"),
        ("columns", "|"),
        ("entities", "&amp;{"),
        ("nul", "\0"),
        ("returns", "a\r"),
        ("terms", "a\n: b\n\n"),
    ] {
        survives(name, piece.repeat(MANY));
    }
    survives("closed brackets", format!("{}{}", "[".repeat(MANY), "](a)".repeat(MANY)));
    survives("closed pictures", format!("{}{}", "![".repeat(MANY), "](a)".repeat(MANY)));
    survives("closed raw tags", format!("{}{}", "<kbd>".repeat(MANY), "</kbd>".repeat(MANY)));
    survives("a long line", "một hai ".repeat(MANY * 5));
}

/// A linear congruential generator (Knuth's MMIX), so that failures come again.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits fit") % sides
    }

    fn text(&mut self) -> String {
        (0..1 + self.roll(24)).map(|_| SHARDS[self.roll(SHARDS.len())]).collect()
    }
}

#[rustfmt::skip]
const SHARDS: &[&str] = &[
    "a", "ế", " ", "\n", "\n\n", "\r", "\r\n", "\t", "    ", "\0", "\\", "&amp;", "&", "<", ">", "\"", "# ", "## ", "## A\n",
    "{#a}", " {#b}\n", "{{", "}}", "{{theme}}", "{{hotline 111}}", "{{place x}}\n", "{", "}", "*", "**", "_", "`", "```\n",
    "[", "]", "](b)", "](", "(", ")", "![", "[^a]", "[^a]: ", "\n\n[^b]: ", "[^b]", "[a]: b\n", "|a|b|\n|-|:-:|\n", "|", "- ", "1. ",
    "- [ ] ", "- [x] a\n", "  ", "> ", "> [!NOTE]\n", ": ", "a\n: b\n", "<br>", "<kbd>", "</kbd>", "<span lang=en>", "</span>",
    "<!-- ", "-->", "<div>", "</div>\n", "<script>", "<https://a.b>", "<a@b.c>", "---\n", "===\n",
];

#[test]
fn whatever_is_written_the_html_is_sound() {
    let mut dice = Dice(2023);
    for _ in 0..20_000 {
        let text = dice.text();
        check(&text);
    }
}

fn check(text: &str) {
    let scan = scan(text);
    let html = html(text);
    let places = scan.headings.iter().map(|heading| &heading.range);
    let places = places.chain(scan.references.iter().map(|reference| &reference.range));
    let places = places.chain(scan.directives.iter().map(|directive| &directive.range));
    for place in places.chain(scan.findings.iter().map(|finding| &finding.range)) {
        assert!(text.get(place.clone()).is_some(), "{place:?} in {text:?}");
    }
    let ids: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let distinct: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(distinct.len(), ids.len(), "{text:?}\n{html}");
    let missing: Vec<_> = scan.headings.iter().filter(|heading| !distinct.contains(heading.id.as_str())).collect();
    assert!(missing.is_empty(), "{missing:?} {text:?}\n{html}");
    assert_balanced(text, &html);
}

/// Every element is closed in order; nothing but our own tags is there.
fn assert_balanced(text: &str, html: &str) {
    let mut open = Vec::new();
    for tag in html.split('<').skip(1).map(|rest| rest.split('>').next().unwrap_or_default()) {
        let name = tag.split(' ').next().unwrap_or_default();
        match name.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name), "{text:?}\n{html}"),
            None if matches!(name, "br" | "hr" | "img" | "input" | "wbr") => {}
            None => open.push(name),
        }
        assert!(!["script", "iframe", "style"].contains(&name) && !tag.contains(" on"), "{text:?}\n{html}");
    }
    assert!(open.is_empty(), "{open:?} {text:?}\n{html}");
}
