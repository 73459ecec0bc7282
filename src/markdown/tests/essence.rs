//! What counts for a translation and what does not (TRN-04): tables first, then many random edits.

use super::super::scan;

fn same(a: &str, b: &str) -> bool {
    scan(a).essence == scan(b).essence
}

/// TRN-04: white space, quotes, dashes' spaces and link targets do not count.
#[test]
fn what_a_translation_need_not_follow_does_not_count() {
    for (a, b) in [
        ("một hai", "  một\n  hai  "),
        ("một hai", "một\u{a0}hai"),
        ("một hai", "một\\\nhai"),
        ("một hai", "một<br>hai"),
        ("một\n\nhai", "một hai"),
        ("một hai", "mộ\u{ad}t \u{200b}hai\u{feff}"),
        ("\"một\" 'hai'", "“một” ‘hai’"),
        ("«một» 'hai'", "„một“ ’hai’"),
        ("Lạng Sơn – 2023", "Lạng Sơn–2023"),
        ("Lạng Sơn - 2023", "Lạng Sơn — 2023"),
        ("từ 15-11 đến", "từ 15 – 11 đến"),
        ("[bài](a.vi.md)", "[bài](b.vi.md#c)"),
        ("[bài](a.vi.md)", "[bài][1]\n\n[1]: b.vi.md"),
        ("![ảnh](a.jpg)", "![ảnh](b.jpg)"),
        ("## Mục", "## Mục {#muc-khac}"),
        ("## Mục", "Mục\n---"),
        ("- một\n- hai", "* một\n\n* hai"),
        ("*một* __hai__", "_một_ **hai**"),
        ("một & hai", "một &amp; hai"),
        ("một[^1]\n\n[^1]: chú", "một[^a]\n\n[^a]: chú"),
        ("{{hotline 111}}", "{{ hotline   111 }}"),
        ("| a | b |\n|---|---|\n| c | d |", "|a|b|\n|:--|--:|\n|c|d|"),
    ] {
        assert!(same(a, b), "{a:?} and {b:?}");
    }
}

/// TRN-04: words, their order and the blocks that they stand in count.
#[test]
fn what_a_translation_must_follow_counts() {
    for (a, b) in [
        ("một hai", "một"),
        ("một hai", "hai một"),
        ("một hai", "mộthai"),
        ("mot hai", "một hai"),
        ("một hai", "Một hai"),
        ("gọi 111", "gọi 113"),
        ("một.", "một?"),
        ("tái-sinh", "tái sinh"),
        ("một hai", "một \"hai\""),
        ("một", "## một"),
        ("## một", "### một"),
        ("- một\n- hai", "một hai"),
        ("- một\n- hai", "1. một\n2. hai"),
        ("- một hai", "- một\n- hai"),
        ("- một\n- hai", "- một\n  - hai"),
        ("một hai", "> một hai"),
        ("> một", "> [!WARNING]\n> một"),
        ("- [ ] một", "- [x] một"),
        ("{{hotline 111}}", "{{hotline 113}}"),
        ("một", "một {{theme}}"),
        ("[bài](a.md)", "[tin](a.md)"),
        ("![ảnh](a.jpg)", "![hình](a.jpg)"),
        ("![ảnh](a.jpg)", "ảnh"),
        ("một", "một[^1]\n\n[^1]: chú"),
        ("| a | b |\n|---|---|\n| c | d |", "| a | b |\n|---|---|\n| cd | |"),
        ("`một`", "`hai`"),
    ] {
        assert!(!same(a, b), "{a:?} and {b:?}");
    }
}

/// Random numbers that are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits fit") % limit
    }

    fn pick<'t>(&mut self, all: &[&'t str]) -> &'t str {
        all[self.below(all.len())]
    }
}

const WORDS: [&str; 14] = [
    "bạo lực",
    "nói",
    "111",
    "“im lặng”",
    "chị Mai",
    "**mạnh**",
    "15–11",
    "an toàn,",
    "đường",
    "[bài](a.md)",
    "{{theme}}",
    "đêm.",
    "`mã`",
    "Hội",
];

/// Blocks of a random body, each a list of words.
fn body(dice: &mut Dice) -> Vec<(&'static str, Vec<&'static str>)> {
    let blocks = 1 + dice.below(6);
    let block = |dice: &mut Dice| {
        let start = dice.pick(&["", "", "## ", "- ", "> "]);
        (start, (0..1 + dice.below(8)).map(|_| dice.pick(&WORDS)).collect())
    };
    (0..blocks).map(|_| block(dice)).collect()
}

/// The body as Markdown, with the gaps between words and blocks that `gap` gives.
fn written(blocks: &[(&str, Vec<&str>)], mut gap: impl FnMut() -> &'static str) -> String {
    let mut out = String::new();
    for (start, words) in blocks {
        out.push_str(start);
        for (at, word) in words.iter().enumerate() {
            out.push_str(if at == 0 { "" } else { gap() });
            out.push_str(word);
        }
        out.push_str("\n\n");
    }
    out
}

#[test]
fn random_changes_of_spelling_do_not_count() {
    let mut dice = Dice(4);
    for round in 0..2_000 {
        let blocks = body(&mut dice);
        let plain = written(&blocks, || " ");
        let spaced = written(&blocks, || ["  ", " ", "\u{a0}", " \u{2009}"][dice.below(4)]);
        let respelt = spaced.replace('“', "\"").replace('”', "»").replace('–', " — ").replace("(a.md)", "(b.md#x)");
        assert!(same(&plain, &respelt), "round {round}\n{plain}\n{respelt}");
    }
}

#[test]
fn random_changes_of_words_count() {
    let mut dice = Dice(5);
    for round in 0..2_000 {
        let before = body(&mut dice);
        let mut after = before.clone();
        let at = dice.below(after.len());
        let words = &mut after[at].1;
        let word = dice.below(words.len());
        match dice.below(3) {
            0 => words[word] = "khác",
            1 => words.insert(word, "thêm"),
            _ => _ = words.remove(word),
        }
        let (before, after) = (written(&before, || " "), written(&after, || " "));
        assert!(!same(&before, &after), "round {round}\n{before}\n{after}");
    }
}
