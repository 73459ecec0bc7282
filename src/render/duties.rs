//! What a page owes its reader whichever theme shows it: the exit (SAF-01, SAF-02) by its name and once more at the end
//! (SAF-05), its script (SAF-03, SAF-04), letters and a width that phones can read, the
//! safety notice (SAF-07), no request to another site (TRACE-01, TRACE-02), the policy and no referrer (TRACE-03), a
//! head that says nothing of the subject, and no mail (TRACE-04), one request (TRACE-06), `noindex` (PUB-02), the
//! numbers to call (HOT-03), its language (TXT-08), its other languages (TRN-07), what it says of itself (PUB-01, TRN-03,
//! TRN-04).
//!
//! Enter at [`faults`]; [`reading`] goes through the page. Pages of the theme that the program carries are not looked at: its tests are.

mod reading;
mod robots;

use std::borrow::Cow;

use html5gum::{DefaultEmitter, Token, Tokenizer};

use reading::Reading;

use super::css;
pub use robots::shuts_out;

/// What the theme must put on a page.
#[derive(Debug, Clone, Default)]
pub struct Owed<'a> {
    /// Where the exit leads.
    pub exit: &'a str,
    /// What the exit is called.
    pub exit_name: &'a str,
    /// Whether another link does what the exit does.
    pub again: bool,
    /// The Content-Security-Policy.
    pub policy: &'a str,
    /// Whether search engines may list the page.
    pub indexed: bool,
    /// Sentences of the safety notice; none where there need not be one.
    pub notice: &'a [&'a str],
    /// The style of the page's class.
    pub style: Worn<'a>,
    /// The script of the page's class, which holds that of the exit.
    pub script: Worn<'a>,
    /// What the head says of a page that is not to tell its subject; `None` of others.
    pub neutral: Option<Neutral<'a>>,
    /// Whether the page is one request, and offers no mail.
    pub alone: bool,
    /// Numbers that can be called from the page, as they are dialled.
    pub numbers: Vec<&'a str>,
    /// The code of its language; empty where that does not matter.
    pub lang: &'a str,
    /// Its address for other sites; empty where it has none.
    pub canonical: &'a str,
    /// Its other languages, with the address of each.
    pub alternates: Vec<(&'a str, &'a str)>,
    /// What a preview says of itself; empty in a publication.
    pub preview: &'a str,
    /// What its readers are told of its text before they read it.
    pub notices: Vec<Cow<'a, str>>,
}

/// A style or a script of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Worn<'a> {
    /// The page goes without.
    #[default]
    Nothing,
    /// It is loaded from this address.
    At(Cow<'a, str>),
    /// It stands in the page.
    Within(&'a str),
    /// What the theme gives the page is not what it owes.
    Wrong,
}

/// A head that says nothing of the subject (TRACE-04).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Neutral<'a> {
    pub title: &'a str,
    pub description: &'a str,
    /// Whether it has data for machines all the same.
    pub structured: bool,
}

/// What is wrong with a page because of its theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    Lacks(Duty),
    /// It asks another site for what is at this address, before anybody has chosen to.
    Loads(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Duty {
    Exit,
    ExitName,
    SecondExit,
    Script,
    Style,
    Address,
    Charset,
    Viewport,
    Policy,
    Referrer,
    Unlisted,
    Title,
    Head,
    Mail,
    Alone,
    Numbers,
    Notice,
    Language,
    Base,
    Inline,
    Form,
    Prefetch,
    Canonical,
    Preview,
    Notices,
    Robots,
}

impl Duty {
    /// As messages call it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Exit => "exit",
            Self::ExitName => "exit-name",
            Self::SecondExit => "second-exit",
            Self::Script => "script",
            Self::Style => "style",
            Self::Address => "address",
            Self::Charset => "charset",
            Self::Viewport => "viewport",
            Self::Policy => "policy",
            Self::Referrer => "referrer",
            Self::Unlisted => "noindex",
            Self::Title => "title",
            Self::Head => "head",
            Self::Mail => "mail",
            Self::Alone => "alone",
            Self::Numbers => "numbers",
            Self::Notice => "notice",
            Self::Language => "lang",
            Self::Base => "base",
            Self::Inline => "inline",
            Self::Form => "form",
            Self::Prefetch => "prefetch",
            Self::Canonical => "canonical",
            Self::Preview => "preview",
            Self::Notices => "notices",
            Self::Robots => "robots",
        }
    }
}

/// What the page `html` lacks of what is `owed`, and what it loads from other sites.
pub fn faults(html: &[u8], owed: &Owed) -> Vec<Fault> {
    let mut page = Reading::default();
    let mut emitter = DefaultEmitter::<()>::default();
    emitter.naively_switch_states(true);
    for Ok(token) in Tokenizer::new_with_emitter(html, emitter) {
        match token {
            Token::StartTag(tag) => page.tag(&tag, owed),
            Token::EndTag(tag) => page.ends(&tag.name, owed),
            Token::String(text) => page.text(&String::from_utf8_lossy(&text), owed),
            _ => {}
        }
    }
    page.faults(owed)
}

/// Addresses of `css` that lie on other sites.
pub fn loaded_by_style(css: &str) -> Vec<String> {
    let addresses = css::addresses(css).into_iter().map(|place| &css[place]);
    addresses.filter(|address| is_elsewhere(address)).map(str::to_owned).collect()
}

/// Whether `address` says its host.
pub fn is_elsewhere(address: &str) -> bool {
    let begins = |start: &str| address.get(..start.len()).is_some_and(|found| found.eq_ignore_ascii_case(start));
    ["http:", "https:", "//", "ws:", "wss:"].into_iter().any(begins)
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXIT: &str = r#"<a href="https://b.example/" rel="nofollow noreferrer noopener">Thoát</a>"#;
    const HEAD: &str = concat!(
        r#"<!doctype html><meta charset="utf-8">"#,
        r#"<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;">"#,
        r#"<meta name="viewport" content="width=device-width, initial-scale=1">"#,
        r#"<meta name="referrer" content="no-referrer"><meta name="robots" content="noindex">"#,
    );

    fn found(html: &str) -> Vec<String> {
        let notice = ["Lịch sử vẫn còn."];
        told(
            html,
            &Owed { exit: "https://b.example/", policy: "default-src 'none'", notice: &notice, ..Owed::default() },
        )
    }

    fn told(html: &str, owed: &Owed) -> Vec<String> {
        let said = |fault| match fault {
            Fault::Lacks(duty) => duty.code().to_owned(),
            Fault::Loads(address) => address,
        };
        faults(html.as_bytes(), owed).into_iter().map(said).collect()
    }

    /// What a sensitive page with `head` and `body` lacks of style, script, title, head and numbers.
    fn found_in_sensitive(head: &str, body: &str) -> Vec<String> {
        let control = EXIT.replace(">T", " data-exit data-title=\"Trang khác\">T");
        let html = format!("{HEAD}{head}<body>{control}<p data-exit-status role=\"status\"></p>{body}");
        let neutral = Neutral { title: "Thông tin & giúp đỡ", description: "Một trang.", structured: false };
        let owed = Owed {
            exit: "https://b.example/",
            policy: "default-src 'none'",
            style: Worn::Within("a{b:c}"),
            script: Worn::Within("d(); // <p>"),
            neutral: Some(neutral),
            alone: true,
            numbers: vec!["111", "113"],
            ..Owed::default()
        };
        told(&html, &owed)
    }

    const NEUTRAL: &str = concat!(
        "<title> Thông tin &amp; giúp\nđỡ</title><meta name=\"description\" content=\"Một trang.\">",
        "<link rel=\"icon\" href=\"data:,\"><style>a{b:c}</style>",
    );
    const BODY: &str = "<a href=\"tel:111\">111</a><a href=\"tel:113\">113</a><script>d(); // <p></script>";

    /// SAF-03, SAF-04, TRACE-04, TRACE-06, HOT-03
    #[test]
    fn a_sensitive_page_that_loses_a_duty_is_told_which() {
        assert_eq!(found_in_sensitive(NEUTRAL, BODY), <[String; 0]>::default());
        let social = format!("{NEUTRAL}<meta property=\"og:title\" content=\"A\">");
        let feed = format!("{NEUTRAL}<link rel=\"alternate\" title=\"A\" href=\"/a.xml\">");
        let heads = [
            (NEUTRAL.replace("a{b:c}", "a{}"), "style"),
            (NEUTRAL.replace("giúp\nđỡ", "giúp đỡ – Tên trang"), "title"),
            (NEUTRAL.replace("Một trang", "Nhà tạm lánh"), "head"),
            (social, "head"),
            (feed, "head"),
            (NEUTRAL.replace("href=\"data:,\"", "href=\"/icon.svg\""), "alone"),
            (NEUTRAL.replace("href=\"data:,\"", "href=\"\""), "address"),
        ];
        heads.iter().for_each(|(head, lost)| assert_eq!(found_in_sensitive(head, BODY), [*lost], "{head}"));
        let bodies = [
            (BODY.replace("d();", "e();"), "script"),
            (BODY.replace("tel:113", "/113"), "numbers"),
            (format!("{BODY}<a href=\"MAILTO:a@b.example\">a</a>"), "mail"),
            (format!("{BODY}<img src=\"/a.png\" alt=\"\">"), "alone"),
            (format!("{BODY}<script type=\"application/ld+json\">{{}}</script>"), "head"),
        ];
        bodies.iter().for_each(|(body, lost)| assert_eq!(found_in_sensitive(NEUTRAL, body), [*lost], "{body}"));
    }

    /// SAF-03: the script finds its control by a mark, and tells its progress in a place of its own.
    #[test]
    fn an_exit_that_its_script_does_not_find_is_told() {
        let owed = Owed { exit: "https://b.example/", policy: "default-src 'none'", ..Owed::default() };
        let owed = Owed { script: Worn::At("/a.js".into()), style: Worn::At("/a.css".into()), ..owed };
        let page = |exit: &str, status: &str| {
            let head = "<link rel=\"stylesheet\" href=\"/a.css\"><script src=\"/a.js\" defer></script>";
            told(&format!("{HEAD}{head}<body>{exit}{status}"), &owed)
        };
        let marked = EXIT.replace(">T", " data-exit data-title=\"Trang khác\">T");
        let status = "<p data-exit-status role=\"status\"></p>";
        assert_eq!(page(&marked, status), <[String; 0]>::default());
        assert_eq!(page(EXIT, status), ["script"]);
        assert_eq!(page(&marked, ""), ["script"]);
        assert_eq!(told(&whole(""), &Owed { script: Worn::Wrong, ..owed.clone() }), ["script", "style"]);
    }

    fn whole(body: &str) -> String {
        format!("{HEAD}<body>{EXIT}<p>Lịch sử\n<b>vẫn</b> còn.</p>{body}")
    }

    /// SAF-01, SAF-07, TRACE-03, PUB-02
    #[test]
    fn a_page_that_keeps_its_duties_has_no_fault() {
        assert_eq!(
            found(&whole("<a href=\"https://c.example/\">Báo</a><img src=\"/a.png\">")),
            <[String; 0]>::default()
        );
        assert_eq!(found("<p>"), ["exit", "charset", "viewport", "policy", "referrer", "noindex", "notice"]);
    }

    /// SAF-01, SAF-02
    #[test]
    fn the_exit_is_a_plain_link_before_others() {
        let two = "<a href=\"/\">1</a><button>2</button>";
        let wrong = [
            whole("").replace(EXIT, &format!("{two}{EXIT}")),
            whole("").replace(" noreferrer", ""),
            whole("").replace("<a href", "<a target=\"_blank\" href"),
            whole("").replace("https://b.example/", "https://b.example/x"),
            whole("").replace(EXIT, &format!("<!-- {EXIT} --><script type=\"text/plain\">'{EXIT}'</script>")),
        ];
        wrong.iter().for_each(|html| assert_eq!(found(html), ["exit"], "{html}"));
        assert_eq!(found(&whole("").replace(EXIT, &format!("<a>0</a><a href=\"#main\">1</a>{EXIT}"))).len(), 0);
    }

    /// TRACE-03: a policy governs only what follows it.
    #[test]
    fn a_policy_after_a_style_or_with_other_words_is_none() {
        let policy = &HEAD
            [HEAD.find("<meta http").expect("there is one")..HEAD.find("<meta name=\"viewport").expect("there is one")];
        assert_eq!(found(&whole("").replace(policy, &format!("<link rel=\"icon\" href=\"/i\">{policy}"))), ["policy"]);
        assert_eq!(found(&whole("").replace("default-src", "img-src")), ["policy"]);
    }

    /// TRACE-01, TRACE-02
    #[test]
    fn what_is_asked_of_other_sites_is_found() {
        let cases = [
            ("<img src=\"https://c.example/a.png\">", "https://c.example/a.png"),
            ("<img src=\"/a.png\" srcset=\"/a.png 1x, //c.example/b.png 2x\">", "//c.example/b.png"),
            ("<link rel=\"dns-prefetch\" href=\"//c.example\">", "//c.example"),
            ("<link rel=\"preload stylesheet\" href=\"HTTPS://c.example/a.css\">", "HTTPS://c.example/a.css"),
            ("<script src=\"http://c.example/a.js\"></script>", "http://c.example/a.js"),
            ("<style>@import \"https://c.example/a.css\";</style>", "https://c.example/a.css"),
            ("<style>a{b:image-set(\"https://c.example/b.png\" 1x)}</style>", "https://c.example/b.png"),
            ("<style>a{content:\"/*\";b:url(//c.example/b)}</style>", "//c.example/b"),
            ("<meta http-equiv=\"refresh\" content=\"5; url=https://c.example/\">", "https://c.example/"),
            ("<meta http-equiv=\"refresh\" content=\"1;https://c.example/\">", "https://c.example/"),
            ("<meta http-equiv=\"refresh\" content=\" .5 , URL = 'https://c.example/' a\">", "https://c.example/"),
            ("<svg><use href=\"https://c.example/a.svg#a\"/></svg>", "https://c.example/a.svg#a"),
            ("<iframe src=\"https://c.example/\"></iframe>", "https://c.example/"),
        ];
        cases.iter().for_each(|(html, address)| assert_eq!(found(&whole(html)), [*address], "{html}"));
        let styled = "<p style=\"background: url( '//c.example/a.png' )\">";
        assert_eq!(found(&whole(styled)), ["inline", "//c.example/a.png"]);
    }

    /// TRACE-03: the right line is none beside a wrong one.
    #[test]
    fn whatever_lets_a_referrer_out_is_found() {
        for more in [
            "<meta name=\"referrer\" content=\"unsafe-url\">",
            "<meta name=\"Referrer\" content=\"\">",
            "<a href=\"https://c.example/\" referrerpolicy=\"unsafe-url\">a</a>",
            "<img src=\"/a.png\" referrerpolicy=\"origin\">",
        ] {
            assert_eq!(found(&whole(more)), ["referrer"], "{more}");
        }
        for right in ["no-referrer", "NO-REFERRER", ""] {
            let picture = format!("<img src=\"/a.png\" referrerpolicy=\"{right}\">");
            assert_eq!(found(&whole(&picture)), <[String; 0]>::default(), "{right}");
        }
    }

    /// TRACE-01, TRACE-02, TRACE-03
    #[test]
    fn what_no_page_may_have_is_found() {
        let cases = [
            ("<base href=\"/a/\">", "base"),
            ("<p style=\"color: red\">", "inline"),
            ("<button OnClick=\"a()\">b</button>", "inline"),
            ("<a href=\" JavaScript:a()\">b</a>", "inline"),
            ("<script>a()</script>", "inline"),
            ("<script type=\"module\">a()</script>", "inline"),
            ("<form action=\"/a\"></form>", "form"),
            ("<button formaction=\"https://c.example/\">a</button>", "form"),
            ("<link rel=\"prefetch\" href=\"/a/\">", "prefetch"),
        ];
        cases.iter().for_each(|(html, lost)| assert_eq!(found(&whole(html)), [*lost], "{html}"));
        let ahead = "<script type=\"speculationrules\">{}</script>";
        assert_eq!(found(&whole(ahead)), ["inline", "prefetch"]);
        let right = "<script type=\"application/ld+json\">{}</script><script src=\"/a.js\"></script><form></form>";
        assert_eq!(found(&whole(right)), <[String; 0]>::default());
        assert_eq!(found_in_sensitive(NEUTRAL, &format!("{BODY}<form></form>")), ["form"]);
        assert_eq!(found_in_sensitive(NEUTRAL, &format!("{BODY}<script>a()</script>")), ["inline"]);
    }

    /// SAF-05: whoever hears the page hears the promised name, at its beginning and at its end.
    #[test]
    fn the_exit_is_called_as_promised_and_stands_there_twice() {
        let name = "Khẩn cấp: thoát khỏi trang này";
        let owed = Owed { exit: "https://b.example/", exit_name: name, again: true, ..Owed::default() };
        let owed = Owed { policy: "default-src 'none'", ..owed };
        let link = |label: &str, text: &str| EXIT.replace(">Thoát", &format!(" data-exit{label}>{text}"));
        let lost = |first: &str, second: &str| told(&format!("{HEAD}<body>{first}<p>a</p>{second}"), &owed);
        let good = link("", &format!("<b>{}</b>{} ↗", &name[..12], name[12..].replace(' ', "\n")));
        let labelled = link(&format!(" aria-label=\"{name}\""), "Thoát");
        let drawn = link("", &format!("<img src=\"/a.svg\" alt=\"{name}\">"));
        for first in [&good, &labelled, &drawn, &labelled.replace("</a>", "")] {
            assert_eq!(lost(first, &good), <[String; 0]>::default(), "{first}");
        }
        for wrong in [link("", ""), link("", "Trang chủ"), link("", "X"), link(" aria-label=\"X\"", name)] {
            assert_eq!(lost(&wrong, &good), ["exit-name"], "{wrong}");
            assert_eq!(lost(&good, &wrong), ["second-exit"], "{wrong}");
        }
        for second in ["", &good.replace("data-exit", ""), &good.replace("href", "hidden href")] {
            assert_eq!(lost(&good, second), ["second-exit"], "{second}");
        }
    }

    /// Letters and a width that a phone can read.
    #[test]
    fn a_head_without_charset_or_viewport_is_told() {
        let charset = "<meta charset=\"utf-8\">";
        let typed = "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=UTF-8\">";
        assert_eq!(found(&whole("").replace(charset, typed)), <[String; 0]>::default());
        assert_eq!(found(&whole("").replace(charset, "")), ["charset"]);
        assert_eq!(found(&whole("").replace("width=device-width,", "width=980,")), ["viewport"]);
        assert_eq!(found(&whole("").replace("\"viewport\"", "\"view\"")), ["viewport"]);
    }

    /// SAF-01
    #[test]
    fn an_exit_that_nobody_sees_is_none() {
        for hidden in ["hidden", "inert", "aria-hidden=\"true\"", "tabindex=\"-1\""] {
            assert_eq!(found(&whole("").replace("<a href", &format!("<a {hidden} href"))), ["exit"], "{hidden}");
        }
    }

    /// TXT-08, TRN-03, TRN-04, TRN-07, PUB-01
    #[test]
    fn what_a_page_says_of_itself_must_stand_there() {
        let owed = Owed {
            exit: "https://b.example/",
            policy: "default-src 'none'",
            lang: "vi",
            canonical: "https://a.example/a/",
            alternates: vec![("en", "https://a.example/en/a/")],
            preview: "Bản xem trước.",
            notices: vec!["Bài mẫu.".into(), "Bản dịch cũ.".into()],
            ..Owed::default()
        };
        let head = concat!(
            "<link rel=\"canonical\" href=\"https://a.example/a/\">",
            "<link rel=\"alternate\" hreflang=\"en\" href=\"https://a.example/en/a/\">",
        );
        let body = "<p>Bản xem\ntrước.</p><p><b>Bài mẫu.</b></p><p>Bản dịch cũ.</p>";
        let whole =
            format!("{}{body}", HEAD.replace("<meta name=\"ref", &format!("<html lang=\"vi\">{head}<meta name=\"ref")));
        let whole = format!("{whole}{EXIT}");
        assert_eq!(told(&whole, &owed), <[String; 0]>::default());
        for (from, to, lost) in [
            ("lang=\"vi\"", "", "lang"),
            ("lang=\"vi\"", "lang=\"en\"", "lang"),
            ("<html lang=\"vi\">", "", "lang"),
            ("rel=\"canonical\"", "rel=\"canon\"", "canonical"),
            ("hreflang=\"en\"", "hreflang=\"fr\"", "canonical"),
            ("Bản xem", "", "preview"),
            ("Bài mẫu.", "", "notices"),
            ("dịch cũ", "dịch", "notices"),
        ] {
            assert!(told(&whole.replace(from, to), &owed).contains(&lost.to_owned()), "{from}");
        }
    }

    #[test]
    fn what_is_only_said_of_other_sites_loads_nothing() {
        let said = concat!(
            r#"<link rel="canonical" href="https://a.example/"><link rel="alternate" hreflang="en" href="https://a.example/en/">"#,
            r#"<meta property="og:image" content="https://a.example/a.png"><p cite="https://c.example/">https://c.example/</p>"#,
            r#"<img src="data:image/svg+xml,https://c.example/"><style>/* url(https://c.example/) */@namespace svg url(http://www.w3.org/2000/svg);</style>"#,
            r#"<meta http-equiv="refresh" content="300">"#,
        );
        assert_eq!(found(&whole(said)), <[String; 0]>::default());
    }
}
