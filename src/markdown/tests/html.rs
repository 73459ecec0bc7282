//! Input and the HTML that comes out, construct by construct.

use super::html;

fn check(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(&html(text), expected, "\n{text}");
    }
}

#[test]
fn text_is_text() {
    check(&[
        ("", ""),
        ("Đường *dây* **nóng** `a<b`", "<p>Đường <em>dây</em> <strong>nóng</strong> <code>a&lt;b</code></p>\n"),
        ("~~Thứ Hai~~ Thứ Ba, ~~**cũ**~~", "<p><del>Thứ Hai</del> Thứ Ba, <del><strong>cũ</strong></del></p>\n"),
        // One tilde is "about", or stands between two numbers.
        ("5~10 người, 7~8 xã, ~3 km và ~4 km", "<p>5~10 người, 7~8 xã, ~3 km và ~4 km</p>\n"),
        ("\"a\" -- 'b'... & <", "<p>\"a\" -- 'b'... &amp; &lt;</p>\n"),
        ("a  \nb\nc", "<p>a<br>\nb\nc</p>\n"),
        ("a\n\n---\n\nb", "<p>a</p>\n<hr>\n<p>b</p>\n"),
        ("> a\n>\n> b", "<blockquote>\n<p>a</p>\n<p>b</p>\n</blockquote>\n"),
        ("~~a~~ $b$ ^c^", "<p><del>a</del> $b$ ^c^</p>\n"),
        ("```rust\na <b>\n```", "<pre><code>a &lt;b&gt;\n</code></pre>\n"),
        ("a\0b", "<p>a\u{fffd}b</p>\n"),
    ]);
}

#[test]
fn headings_have_ids_and_are_never_first_level_or_empty() {
    check(&[
        ("## Gọi ai?", "<h2 id=\"goi-ai\">Gọi ai?</h2>\n"),
        ("### *A* `b` {#c_d}", "<h3 id=\"c_d\"><em>A</em> <code>b</code></h3>\n"),
        ("A {#b}\n---", "<h2 id=\"b\">A</h2>\n"),
        ("## A {.b}", "<h2 id=\"a-b\">A {.b}</h2>\n"),
        ("# A", "<h2 id=\"a\">A</h2>\n"),
        ("##\n\n## {#a}\n\nb", "<p>b</p>\n"),
        ("## A\n## A\n## B {#a}", "<h2 id=\"a-2\">A</h2>\n<h2 id=\"a-3\">A</h2>\n<h2 id=\"a\">B</h2>\n"),
        ("## A {#a}\n## B {#a}", "<h2 id=\"a\">A</h2>\n<h2 id=\"a-2\">B</h2>\n"),
        ("## Gọi {{hotline 111}}", "<h2 id=\"goi-111\">Gọi <b>hotline 111</b></h2>\n"),
        ("## {{theme}}", "<h2 id=\"h\"><b>theme </b></h2>\n"),
    ]);
}

#[test]
fn lists_and_tasks() {
    check(&[
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n"),
        ("- a\n\n- b", "<ul>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>\n"),
        (
            "- [x] a *b*\n- [ ] c\n  - d",
            "<ul>\n<li class=\"task\"><label><input type=\"checkbox\" disabled checked> a <em>b</em></label></li>\n\
             <li class=\"task\"><label><input type=\"checkbox\" disabled> c</label><ul>\n<li>d</li>\n</ul>\n</li>\n</ul>\n",
        ),
        (
            "- [ ] a\n\n  b",
            "<ul>\n<li class=\"task\"><p><label><input type=\"checkbox\" disabled> a</label></p>\n<p>b</p>\n</li>\n</ul>\n",
        ),
        ("a\n: b\n: c", "<dl>\n<dt>a</dt>\n<dd>b</dd>\n<dd>c</dd>\n</dl>\n"),
    ]);
}

#[test]
fn tables_scroll_and_align_by_class() {
    check(&[(
        "|a|b|c|d|\n|-|:-|:-:|-:|\n|1|2|3|\n",
        "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"Table\">\n<table>\n<thead>\n<tr>\
         <th scope=\"col\">a</th><th scope=\"col\" class=\"align-left\">b</th>\
         <th scope=\"col\" class=\"align-center\">c</th><th scope=\"col\" class=\"align-right\">d</th></tr>\n</thead>\n\
         <tbody>\n<tr><td>1</td><td class=\"align-left\">2</td><td class=\"align-center\">3</td>\
         <td class=\"align-right\"></td></tr>\n</tbody>\n</table>\n</div>\n",
    )]);
    assert!(html("|a|\n|-|\n\nb\n\n|c|\n|-|\n").contains("aria-label=\"Table 2\""));
}

#[test]
fn callouts_are_notes_with_a_title() {
    check(&[
        (
            "> [!NOTE]\n> a",
            "<div class=\"callout callout-note\" role=\"note\">\n<p class=\"callout-title\">Note</p>\n<p>a</p>\n</div>\n",
        ),
        ("> [!OTHER]\n> a", "<blockquote>\n<p>[!OTHER]\na</p>\n</blockquote>\n"),
    ]);
    for kind in ["note", "tip", "important", "warning", "caution"] {
        let class = format!("class=\"callout callout-{kind}\"");
        assert!(html(&format!("> [!{}]\n> a", kind.to_uppercase())).contains(&class), "{kind}");
    }
}

#[test]
fn footnotes_are_collected_at_the_end_by_first_mention() {
    let mention = |n: &str, id: &str| {
        format!("<sup class=\"footnote-ref\"><a id=\"{id}\" href=\"#fn:{n}\" role=\"doc-noteref\">{n}</a></sup>")
    };
    let back = |to: &str, label: &str, text: &str| {
        format!(
            " <a class=\"footnote-back\" href=\"#{to}\" role=\"doc-backlink\" aria-label=\"Back {label}\">{text}</a>"
        )
    };
    let (one, two, again) = (mention("1", "fnref:1"), mention("2", "fnref:2"), mention("1", "fnref:1:2"));
    let (back_one, back_two) = (back("fnref:1", "1", "↩"), back("fnref:2", "2", "↩"));
    let back_again = back("fnref:1:2", "1.2", "↩<sup>2</sup>");
    assert_eq!(
        html("a[^x] b[^y] e[^X] f[^none]\n\n[^unused]: u\n\n[^y]: - y\n\n[^x]: x\n"),
        format!(
            "<p>a{one} b{two} e{again} f[^none]</p>\n\
             <section class=\"footnotes\" aria-label=\"Footnotes\">\n<ol>\n\
             <li id=\"fn:1\">\n<p>x{back_one}{back_again}</p>\n</li>\n\
             <li id=\"fn:2\">\n<ul>\n<li>y</li>\n</ul>\n<p>{back_two}</p>\n</li>\n\
             <li id=\"fn:3\">\n<p>u</p>\n</li>\n</ol>\n</section>\n"
        )
    );
}

#[test]
fn links_lead_where_the_resolver_says() {
    check(&[
        ("[a *b*](c.vi.md#d \"e\")", "<p><a href=\"c.vi.md#d\" title=\"e\">a <em>b</em></a></p>\n"),
        ("[a](gone.md) b", "<p>a b</p>\n"),
        ("<https://a.b/>", "<p><a href=\"https://a.b/\" rel=\"noreferrer noopener nofollow\">https://a.b/</a></p>\n"),
        ("<a@b.c>", "<p><a href=\"mailto:a@b.c\">a@b.c</a></p>\n"),
        ("[a][b]\n\n[b]: c.md", "<p><a href=\"c.md\">a</a></p>\n"),
        ("[a](javascript:x) [b](tel:111) [c](//d)", "<p>a b c</p>\n"),
        ("[a <https://b.c/> d](e)", "<p><a href=\"e\">a https://b.c/ d</a></p>\n"),
        ("[a {{hotline 111}} {{abbr BĐG}}](b)", "<p><a href=\"b\">a 111 <b>abbr BĐG</b></a></p>\n"),
    ]);
}

#[test]
fn pictures_come_from_here_and_have_alternative_texts() {
    check(&[
        ("![a *b* `c` \"d\"](e.jpg)", "<p><img src=\"e.jpg\" alt=\"a b c &quot;d&quot;\"></p>\n"),
        ("![a](gone.jpg) ![b](https://c/d.jpg) ![e](data:x)", "<p>a b e</p>\n"),
        ("[![a](b.jpg)](c)", "<p><a href=\"c\"><img src=\"b.jpg\" alt=\"a\"></a></p>\n"),
        ("![a {{abbr b}} ![c](d)](e.jpg)", "<p><img src=\"e.jpg\" alt=\"a b c\"></p>\n"),
    ]);
}

#[test]
fn directives_are_blocks_when_nothing_else_is_in_their_paragraph() {
    check(&[
        ("{{place a-b_c}}", "<div>place a-b_c</div>\n"),
        ("{{ place  a }}\n{{place b}}", "<div>place a</div>\n<div>place b</div>\n"),
        ("a {{hotline 111}}.", "<p>a <b>hotline 111</b>.</p>\n"),
        ("{{hotline 111}} {{hotline 113}}", "<p><b>hotline 111</b> <b>hotline 113</b></p>\n"),
        ("- {{hotline 111}}", "<ul>\n<li><b>hotline 111</b></li>\n</ul>\n"),
        ("`{{theme}}`", "<p><code>{{theme}}</code></p>\n"),
        ("    {{theme}}", "<pre><code>{{theme}}</code></pre>\n"),
        ("\\{{theme}} {\\{theme}}", "<p>{{theme}} {{theme}}</p>\n"),
        ("{{them}} {{abbr BĐG", "<p> {{abbr BĐG</p>\n"),
        ("|a|\n|-|\n|{{theme}}|\n", &html("|a|\n|-|\n|X|\n").replace('X', "<b>theme </b>")),
    ]);
}

#[test]
fn only_raw_html_of_the_short_list_stays() {
    check(&[
        ("a<br>b<wbr/>c", "<p>a<br>b<wbr>c</p>\n"),
        ("<kbd>Ctrl</kbd> <span lang=en>*a*</span>", "<p><kbd>Ctrl</kbd> <span lang=\"en\"><em>a</em></span></p>\n"),
        ("<abbr title=\"R&amp;D\">R</abbr>", "<p><abbr title=\"R&amp;D\">R</abbr></p>\n"),
        ("<br>\n", "<br>"),
        ("a <!-- b --> <b onclick=c>d</b>", "<p>a  d</p>\n"),
        ("*a <kbd>b* c</kbd>", "<p><em>a b</em> c</p>\n"),
        ("<script>\na\n</script>\n\n<div>\n*b*\n</div>", ""),
    ]);
}

/// No-break spaces stand in text alone: neither in code, in ids, in targets nor in alternative texts.
#[test]
fn spaces_hold_in_text_alone() {
    let spaces = "{ before_number: [điều, ngày], after_number: [km], before_name: [bà] }";
    let spaces = serde_yaml::from_str(spaces).expect("the words are a list");
    for (text, expected) in [
        ("Điều 9, *ngày 13*\n5 km", "<p>Điều~9, <em>ngày~13</em>\n5~km</p>\n"),
        ("từ ngày\n13 cho bà\nHuyên\nvà con", "<p>từ ngày~13 cho bà~Huyên\nvà con</p>\n"),
        ("`Điều 9`", "<p><code>Điều 9</code></p>\n"),
        ("```\nĐiều 9\n```\nĐiều 9", "<pre><code>Điều 9\n</code></pre>\n<p>Điều~9</p>\n"),
        ("## Điều 9", "<h2 id=\"dieu-9\">Điều~9</h2>\n"),
        ("[Điều 9](</dieu 9> \"Điều 9\")", "<p><a href=\"/dieu%209\" title=\"Điều 9\">Điều~9</a></p>\n"),
        ("![Điều 9](/a.jpg)", "<p><img src=\"/a.jpg\" alt=\"Điều 9\"></p>\n"),
        ("Điều & 9 < 5 km", "<p>Điều &amp; 9 &lt; 5~km</p>\n"),
    ] {
        let mut out = String::new();
        crate::markdown::render(text, &[], &super::labels(), &spaces, &super::Echo, &mut out);
        assert_eq!(out, expected.replace('~', "\u{a0}"), "{text}");
    }
}
