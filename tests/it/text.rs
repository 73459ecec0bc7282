//! What readers get of text: no-break spaces that hide nothing from the guard, files in NFC, foreign
//! names under their language, dates whatever the machine's zone. Knows HTML, nothing of its making.

use std::collections::BTreeMap;

use html5gum::{DefaultEmitter, Token, Tokenizer};
use tincay::diag::Problem;
use tincay::emit::Guard;
use tincay::pipeline;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::safety_guard::secret;
use crate::sandbox::{OWN_DAY, Sandbox, Silent, TOWN_DAY, Tree, assert_same, committed, program, read_tree, succeed};

/// Elements that have no end.
const VOID: [&str; 8] = ["br", "hr", "img", "input", "link", "meta", "source", "wbr"];
/// Elements whose text is no sentence, and `title`, which can hold no markup.
const NO_SENTENCE: [&str; 5] = ["script", "style", "title", "code", "pre"];
/// Letters that Vietnamese has and English has not, tones on plain vowels among them.
const LETTERS: &str = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ";

/// The texts of a page, each with the language that it stands under.
fn texts(html: &str) -> Vec<(String, String)> {
    let mut open: Vec<(String, String)> = Vec::new();
    let mut texts: Vec<(String, String)> = Vec::new();
    for token in Tokenizer::new_with_emitter(html, DefaultEmitter::default()) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let name = string(&tag.name);
                let inherited = open.last().map_or_else(String::new, |(_, lang)| lang.clone());
                let lang = tag.attributes.iter().find(|(name, _)| ***name == *b"lang");
                let lang = lang.map_or(inherited, |(_, value)| string(value));
                if !VOID.contains(&&*name) && !tag.self_closing {
                    open.push((name, lang));
                }
            }
            Token::EndTag(tag) => {
                let at = open.iter().rposition(|(name, _)| *name.as_bytes() == **tag.name);
                at.into_iter().for_each(|at| open.truncate(at));
            }
            Token::String(text) => {
                let sentence = open.iter().all(|(name, _)| !NO_SENTENCE.contains(&&**name));
                let lang = open.last().filter(|_| sentence).map(|(_, lang)| lang.clone());
                texts.extend(lang.map(|lang| (lang, string(&text))));
            }
            _ => {}
        }
    }
    texts
}

fn string(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Words of `text` with Vietnamese letters; abbreviations, which have no vowel of it, are of no language.
fn vietnamese(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphabetic());
    let is = |word: &&str| {
        let own = word.chars().flat_map(char::to_lowercase).any(|c| LETTERS.contains(c));
        own && word.chars().flat_map(char::to_lowercase).any(|c| c != 'đ' && is_vowel(c))
    };
    words.filter(is).map(str::to_owned).collect()
}

fn is_vowel(letter: char) -> bool {
    letter.nfd().next().is_some_and(|base| "aeiouy".contains(base))
}

/// Vietnamese words of English pages that do not stand under `lang="vi"`, with their page.
fn unmarked(tree: &Tree) -> Vec<String> {
    let pages = tree.iter().filter(|(path, _)| path.starts_with("en/") && path.ends_with(".html"));
    let wrong = pages.flat_map(|(path, bytes)| {
        let texts = texts(&string(bytes)).into_iter().filter(|(lang, _)| lang != "vi");
        texts.flat_map(|(_, text)| vietnamese(&text)).map(|word| format!("{path}: {word}")).collect::<Vec<_>>()
    });
    wrong.collect()
}

fn town() -> Sandbox {
    Sandbox::with(&committed("tests/sites/thi-tran-mau/content"))
}

/// TXT-07, TXT-08: names, quotes and texts that were not translated stand under `lang="vi"` wherever an
/// English page shows them. `<title>` can hold no markup.
#[test]
fn every_vietnamese_word_of_an_english_page_says_so() {
    for tree in [Sandbox::own().built(OWN_DAY), town().built(TOWN_DAY)] {
        let pages = tree.keys().filter(|path| path.starts_with("en/") && path.ends_with(".html")).count();
        let marked = tree.values().filter(|bytes| string(bytes).contains("<span lang=\"vi\">")).count();
        assert!(pages > 20 && marked > 10, "{pages} pages, {marked} with names");
        let wrong = unmarked(&tree);
        assert!(wrong.is_empty(), "{} words\n{}", wrong.len(), wrong.join("\n"));
        // The check can fail.
        let bare = |bytes: &Vec<u8>| string(bytes).replace(" lang=\"vi\"", "").into_bytes();
        let bare: Tree = tree.iter().map(|(path, bytes)| (path.clone(), bare(bytes))).collect();
        assert!(unmarked(&bare).len() > 100);
    }
}

/// TXT-07: whose words a quotation is, as each language addresses people; nobody's where no consent covers the name.
#[test]
fn a_quotation_is_somebodys_as_each_language_addresses_people() {
    const QUOTATIONS: [&str; 2] = [
        "If you want women to come and learn, first find someone to hold the baby.",
        "Muốn chị em đi học, trước hết phải có người bế cháu.",
    ];
    let captions = |content: &Tree| {
        let tree = Sandbox::with(content).built(TOWN_DAY);
        QUOTATIONS.map(|quotation| {
            let quotation = format!("<p>{quotation}</p></blockquote>");
            let after = tree.values().find_map(|bytes| Some(string(bytes).split_once(&quotation)?.1.to_owned()));
            let after = after.expect("a page quotes it");
            after.split_once("</figure>").expect("a figure holds it").0.trim().to_owned()
        })
    };
    let mut content = committed("tests/sites/thi-tran-mau/content");
    let [english, vietnamese] = captions(&content);
    assert_eq!(english, "<figcaption>— Ms <span lang=\"vi\">Mẫu</span></figcaption>");
    assert_eq!(vietnamese, "<figcaption>— Bà Lê Thị Mai Mẫu</figcaption>");
    for language in ["vi", "en"] {
        let file = content.get_mut(&format!("content/honorees/2026/nguoi-1.{language}.md")).expect("it is there");
        *file = string(file).replace("Lê Thị Mai Mẫu", "").replace("name: ", "").replace("[name, ", "[").into_bytes();
    }
    assert_eq!(captions(&content), ["", ""]);
}

/// TXT-08: what a campaign is for stays in the language in which alone it is written, and says so.
#[test]
fn the_aim_of_a_campaign_says_its_language() {
    let mut content = committed("tests/sites/thi-tran-mau/content");
    let file = content.get_mut("content/campaigns/2026/index.en.md").expect("it is there");
    *file = string(file).replace("goal_line:", "# goal_line:").into_bytes();
    let tree = Sandbox::with(&content).built(TOWN_DAY);
    assert!(string(&tree["chien-dich/2026/index.html"]).contains("<dd>Để ai ở Thị trấn Mẫu"));
    content.remove("content/campaigns/2026/index.en.md").expect("it is there");
    let linking = content.get_mut("content/articles/2026/mo-dau-mua-hanh-dong.en.md").expect("it is there");
    *linking = string(linking).replace("campaigns/2026/index.en.md", "campaigns/2026/index.vi.md").into_bytes();
    let tree = Sandbox::with(&content).built(TOWN_DAY);
    let shown = tree.iter().filter(|(path, bytes)| {
        path.starts_with("en/") && string(bytes).contains("<dd lang=\"vi\">Để ai ở Thị trấn Mẫu")
    });
    assert_eq!(shown.count(), 1);
}

/// TXT-08: the sign of a document is in the language of whoever issued it.
#[test]
fn signs_of_documents_on_english_pages_say_their_language() {
    let tree = town().built(TOWN_DAY);
    let page = |path: &str| string(&tree[path]);
    assert!(page("en/documents/index.html").contains("<span class=\"number\" lang=\"vi\">02/QĐ-UBND</span>"));
    assert!(page("en/publisher/index.html").contains("Decision <span lang=\"vi\">02/QĐ-UBND</span></a>"));
    assert!(page("van-ban/index.html").contains("<span class=\"number\">02/QĐ-UBND</span>"));
}

/// The terms of a list of facts stand apart from what they name: none has a colon.
#[test]
fn terms_of_facts_have_no_colon() {
    let tree = town().built(TOWN_DAY);
    let wrong = tree.iter().filter(|(path, bytes)| path.ends_with(".html") && string(bytes).contains(":</dt>"));
    assert_eq!(wrong.map(|(path, _)| path).collect::<Vec<_>>(), <[&String; 0]>::default());
}

/// LOC-04: the guard finds a value across no-break spaces and across the marks of names.
#[test]
fn no_break_spaces_and_marked_names_hide_nothing_from_the_guard() {
    let guard = Guard::new(&[secret("Nhà số 12 thôn Nà Mẫu"), secret("Hoàng Thị Mẫu")]);
    for text in [
        "<p>Nhà số\u{a0}12 thôn\u{a0}Nà Mẫu</p>",
        "<p>at <span lang=\"vi\">Nhà</span> số&nbsp;12 <span lang=\"vi\">thôn Nà Mẫu</span></p>",
        "<p>Ms <span lang=\"vi\">Hoàng\u{a0}Thị Mẫu</span></p>",
    ] {
        assert!(!guard.scan("a.html", text.as_bytes()).is_empty(), "{text}");
    }
}

/// TXT-01: whatever form the sources have, every output is NFC in name and text.
#[test]
fn outputs_are_the_same_and_nfc_whatever_form_the_sources_have() {
    let composed = committed("tests/sites/thi-tran-mau/content");
    let decompose = |(path, bytes): (&String, &Vec<u8>)| {
        let text = String::from_utf8(bytes.clone()).map(|text| text.nfd().collect::<String>().into_bytes());
        (path.nfd().collect::<String>(), text.unwrap_or_else(|_| bytes.clone()))
    };
    let decomposed: Tree = composed.iter().map(decompose).collect();
    assert_ne!(composed, decomposed);
    let [one, other] = [composed, decomposed].map(|tree| Sandbox::with(&tree).built(TOWN_DAY));
    assert_same("a site in NFD", &one, &other);
    for (path, bytes) in &one {
        let nfc = std::str::from_utf8(bytes).is_ok_and(is_nfc) || !has_text(path);
        assert!(is_nfc(path) && nfc, "{path}");
    }
}

fn has_text(path: &str) -> bool {
    [".html", ".xml", ".json", ".txt", ".ics", ".css", ".js"].iter().any(|ending| path.ends_with(ending))
}

/// Codes of the problems of a site of `files` over the valid one.
fn problems(files: &[(&str, &str)]) -> Vec<&'static str> {
    let mut tree = committed("tests/diagnostics/base/content");
    tree.extend(files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())));
    let sandbox = Sandbox::with(&tree);
    let outcome = pipeline::check(&sandbox.options(OWN_DAY), &Silent).expect("the machine refuses nothing");
    outcome.diagnostics.iter().map(|problem| problem.problem.code()).collect()
}

/// TXT-01: two source paths that are one after NFC and case folding are an error.
#[test]
fn paths_that_a_file_system_may_take_for_one_are_an_error() {
    let text = "---\ntitle: Bài\nkind: news\ndate: 2023-11-20\n---\n\nVăn bản.\n";
    let composed = "content/articles/2023/bài.vi.md";
    let decomposed: String = composed.nfd().collect();
    for other in [&*decomposed, "content/articles/2023/BÀI.vi.md"] {
        let found = problems(&[(composed, text), (other, text)]);
        assert!(found.contains(&Problem::SamePath.code()), "{other}: {found:?}");
    }
}

/// TXT-04: ma, má and mã have one slug; the second of them is an error that names another slug.
#[test]
fn slugs_that_collide_are_an_error_with_a_suggestion() {
    let piece = |title: &str| format!("---\ntitle: {title}\nkind: news\ndate: 2023-11-20\n---\n\nVăn bản.\n");
    let (ma, sac) = (piece("Ma"), piece("Má"));
    let slugged = sac.replacen("kind:", "slug: ma\nkind:", 1);
    let files = [("content/articles/2023/ma.vi.md", &*ma), ("content/articles/2023/sac.vi.md", &slugged)];
    assert_eq!(problems(&files), [Problem::DuplicateAddress.code()]);
    let report = said(&files);
    assert!(report.contains("sac") || report.contains("ma-2"), "{report}");
}

/// What the program says of a site of `files` over the valid one.
fn said(files: &[(&str, &str)]) -> String {
    let mut tree = committed("tests/diagnostics/base/content");
    tree.extend(files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())));
    let sandbox = Sandbox::with(&tree);
    let mut command = program();
    command.args(["check", "--lang", "en", "--date", "2026-11-23", "--root"]).arg(sandbox.path("."));
    string(&command.output().expect("the program starts").stderr)
}

/// TXT-04: a piece that moves leaves a redirect at its old address, once it names it.
#[test]
fn a_piece_that_moves_leaves_a_redirect() {
    let mut tree = committed("tests/diagnostics/base/content");
    let old = "content/articles/2023/tin.vi.md";
    let text = string(&tree[old]).replacen("kind:", "slug: tin-moi\naliases: [/bai-viet/tin/]\nkind:", 1);
    tree.insert(old.to_owned(), text.into_bytes());
    let built = Sandbox::with(&tree).built(OWN_DAY);
    assert!(built.contains_key("bai-viet/tin-moi/index.html"));
    assert!(string(&built["bai-viet/tin/index.html"]).contains("url=/bai-viet/tin-moi/"));
}

/// SAF-01, TRACE-06: a page at an old address has the exit too, before anything else, and asks for nothing.
#[test]
fn a_redirect_has_the_exit_and_asks_for_nothing() {
    let mut tree = committed("tests/diagnostics/base/content");
    let old = "content/articles/2023/tin.vi.md";
    let text = string(&tree[old]).replacen("kind:", "sensitivity: sensitive\naliases: [/cu/]\nkind:", 1);
    tree.insert(old.to_owned(), text.into_bytes());
    let built = Sandbox::with(&tree).built(OWN_DAY);
    let page = string(&built["cu/index.html"]);
    let body = page.split_once("<body>").expect("it has a body").1;
    let exit = r#"<p><a href="https://vi.wikipedia.org/" rel="nofollow noreferrer noopener">Khẩn cấp: thoát khỏi trang này</a></p>"#;
    assert!(body.trim_start().starts_with(exit), "{body}");
    assert_eq!(page.matches("<link").count(), 2, "its address and an icon that is not asked for: {page}");
    assert!(!page.contains("<script") && !page.contains("<style") && page.contains("href=\"data:,\""));
    assert!(page.contains("<title>Trang đã chuyển chỗ</title>"));
}

/// TXT-06: dates are the same whatever zone the machine is in.
#[test]
fn the_zone_of_the_machine_changes_no_byte() {
    let sandbox = town();
    let trees = ["Asia/Ho_Chi_Minh", "Pacific/Kiritimati", "America/Los_Angeles"].map(|zone| {
        let mut command = program();
        command.args(["build", "--date", "2026-11-10", "--output"]).arg(sandbox.path("public")).arg("--root");
        succeed(command.arg(sandbox.path(".")).env("TZ", zone));
        read_tree(&sandbox.path("public"))
    });
    let counted: BTreeMap<usize, ()> = trees.iter().map(|tree| (tree.len(), ())).collect();
    assert!(counted.keys().all(|count| *count > 50));
    assert_same("a zone to the east", &trees[0], &trees[1]);
    assert_same("a zone to the west", &trees[0], &trees[2]);
}
