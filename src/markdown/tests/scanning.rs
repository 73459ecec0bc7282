//! What a scan finds, and where: places are checked as the text that they cover.

use crate::diag::Problem;
use crate::markdown::{Scan, scan};

/// Code of the problem, values of its arguments, text that it stands at.
fn findings(text: &str) -> Vec<(&'static str, Vec<String>, &str)> {
    let described = |finding: crate::markdown::Finding| {
        let names: Vec<&str> = finding.args.iter().map(|(name, _)| *name).collect();
        assert!(names.iter().all(|name| finding.problem.args().contains(name)), "{:?}", finding.problem);
        let values = finding.args.into_iter().map(|(_, value)| value).collect();
        (finding.problem.code(), values, &text[finding.range])
    };
    scan(text).findings.into_iter().map(described).collect()
}

const NAMES: &str = "hotline, place, document, event, theme, figure, abbr";

#[test]
fn what_is_wrong_is_found_at_its_place() {
    for (text, code, args, place) in [
        ("a <b>c</b>", Problem::RawHtml, vec!["<b>"], "<b>"),
        ("a <!-- b -->", Problem::RawHtml, vec!["<!-- -->"], "<!-- b -->"),
        ("a\n\n<div>\n\n*b*\n\n</div>\n", Problem::RawHtml, vec!["<div>"], "<div>"),
        ("</div>\n", Problem::RawHtml, vec!["</div>"], "</div>"),
        ("<iframe src=x></iframe>", Problem::RawHtml, vec!["<iframe>"], "<iframe src=x></iframe>"),
        ("a <br style=x>", Problem::RawHtml, vec!["<br style>"], "<br style=x>"),
        ("*a <kbd>b*", Problem::UnpairedTag, vec!["<kbd>"], "<kbd>"),
        ("a</sub>", Problem::UnpairedTag, vec!["</sub>"], "</sub>"),
        ("a {{hotlin 111}}", Problem::UnknownDirective, vec!["hotlin", NAMES, "hotline"], "{{hotlin 111}}"),
        ("{{xyz}}", Problem::UnknownDirective, vec!["xyz", NAMES], "{{xyz}}"),
        ("{{hotline}}", Problem::DirectiveArgument, vec!["hotline", "{{hotline 111}}"], "{{hotline}}"),
        ("{{place a b}}", Problem::DirectiveArgument, vec!["place", "{{place ID}}"], "{{place a b}}"),
        ("{{theme a}}", Problem::DirectiveArgument, vec!["theme", "{{theme}}"], "{{theme a}}"),
        ("a {{abbr b\nc}}", Problem::UnclosedDirective, vec!["abbr"], "{{abbr b"),
        ("[a {{hotline 111}}](b)", Problem::DirectiveInLink, vec!["hotline"], "{{hotline 111}}"),
        ("# A\n\nb", Problem::TopHeading, vec![], "# A"),
        ("## A {#b}\n\n## C {#b}\n", Problem::DuplicateHeadingId, vec!["b"], "## C {#b}"),
        ("![a](https://b/c.jpg)", Problem::ForeignImage, vec!["https://b/c.jpg"], "https://b/c.jpg"),
        ("![a](//b/c.jpg)", Problem::ForeignImage, vec!["//b/c.jpg"], "//b/c.jpg"),
        ("![a](data:x)", Problem::ForeignImage, vec!["data:x"], "data:x"),
        ("[a](tel:111)", Problem::LinkScheme, vec!["tel"], "tel:111"),
        ("[a](JavaScript&#58;b)", Problem::LinkScheme, vec!["javascript"], "JavaScript&#58;b"),
        ("[a](C:\\a.pdf)", Problem::LinkScheme, vec!["drive"], "C:\\a.pdf"),
        ("[a](//b)", Problem::LinkScheme, vec!["//"], "//b"),
    ] {
        let args = args.into_iter().map(str::to_owned).collect();
        assert_eq!(findings(text), [(code.code(), args, place)], "\n{text}");
    }
}

#[test]
fn what_is_right_is_not_reported() {
    for text in [
        "a<br>b <kbd>c</kbd> <abbr title=d>e</abbr> H<sub>2</sub>O x<sup>2</sup> <span lang=en>f</span>",
        "`{{nothing}}` \\{{nothing}}\n\n    {{nothing\n",
        "[a](https://b) <c@d.e> [f](../g.vi.md#h) ![i](j.jpg)",
        "## A\n\n## A\n",
        "a }} b { { c",
    ] {
        assert_eq!(findings(text), [], "\n{text}");
    }
}

#[test]
fn headings_are_listed_with_their_ids() {
    let text = "## *Gọi* ai? {#goi}\n\nb\n\n- ### C `d`\n\n###### Gọi\n";
    let found: Vec<_> = scan(text)
        .headings
        .into_iter()
        .map(|heading| (heading.level, heading.id, heading.explicit, heading.text, &text[heading.range]))
        .collect();
    let row = |level, id: &str, explicit, words: &str, place| (level, id.to_owned(), explicit, words.to_owned(), place);
    assert_eq!(
        found,
        [
            row(2, "goi", true, "Gọi ai?", "## *Gọi* ai? {#goi}"),
            row(3, "c-d", false, "C d", "### C `d`"),
            row(6, "goi-2", false, "Gọi", "###### Gọi"),
        ]
    );
}

#[test]
fn destinations_are_found_to_the_byte() {
    for (text, destination, picture, place) in [
        ("ă [b](c.vi.md#d)", "c.vi.md#d", false, "c.vi.md#d"),
        ("[*b*]( <c d.md> \"t\")", "c d.md", false, "c d.md"),
        ("[b](c(d).md)", "c(d).md", false, "c(d).md"),
        ("[b](c\\_d.md)", "c_d.md", false, "c\\_d.md"),
        ("[`](x`](c)", "c", false, "c"),
        ("[b]()", "", false, "[b]()"),
        ("![b](c.jpg)", "c.jpg", true, "c.jpg"),
        ("[b][x]\n\n[x]: c.md 't'\n", "c.md", false, "c.md"),
        ("[X]\n\n[x]: <c.md>\n", "c.md", false, "c.md"),
        ("<https://b.c>", "https://b.c", false, "https://b.c"),
        ("<a@b.c>", "mailto:a@b.c", false, "a@b.c"),
        ("> [b](\n> c.md)", "c.md", false, "[b](\n> c.md)"),
    ] {
        let references = scan(text).references;
        let [reference] = references.as_slice() else { panic!("{text}: {references:?}") };
        assert_eq!((reference.destination.as_str(), reference.picture), (destination, picture), "{text}");
        assert_eq!(&text[reference.range.clone()], place, "{text}");
    }
}

#[test]
fn refused_things_are_not_to_be_checked_again() {
    let Scan { references, directives, .. } = scan("[a](tel:1) ![b](//c) {{x}} {{hotline}} {{theme}}");
    assert_eq!(references, []);
    assert_eq!(directives.len(), 1);
}

/// TRN-11: headings, pictures, directives and code tell no reader what the original says.
#[test]
fn a_body_says_something_when_it_has_a_word_outside_of_headings() {
    for text in ["a", "## A\n\nb", "- [x](y.vi.md)", "|a|\n|-|\n", "> 1", "![](c.jpg) d", "{{hotline 111}}: e", "**f**"]
    {
        assert!(scan(text).says, "{text}");
    }
    for text in
        ["", "## A {#b}\n\n### C *d*\n", "![a](b.jpg)", "{{hotline 111}}", "…\n\n—", "```\na\n```", "<!-- a -->"]
    {
        assert!(!scan(text).says, "{text}");
    }
}

#[test]
fn plain_text_has_a_line_a_block_and_no_code() {
    for (text, plain) in [
        ("## A {#x}\n\nb *c*\nd `e` f\n\n    g\n\nh", "A\nb c d  f\nh"),
        ("- a\n- b\n\n> c\n\n|d|e|\n|-|-|\n|f|g|\n", "a\nb\nc\nd\ne\nf\ng"),
        ("a ![b](c) [d](e) {{hotline 111}} {{abbr BĐG}} {{place x}}.", "a  d 111 BĐG ."),
        ("a<br>b<!-- c -->", "a b"),
    ] {
        assert_eq!(scan(text).plain.text(text).trim_end(), plain, "\n{text}");
    }
}
