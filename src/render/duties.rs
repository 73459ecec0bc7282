//! What a page owes its reader whichever theme shows it: the exit (SAF-01, SAF-02) and its script (SAF-03, SAF-04), the
//! safety notice (SAF-07), no request to another site (TRACE-01, TRACE-02), the policy and no referrer (TRACE-03), a
//! head that says nothing of the subject, and no mail (TRACE-04), one request (TRACE-06), `noindex` (PUB-02), the
//! numbers to call (HOT-03).
//!
//! Enter at [`faults`]. Pages of the theme that the program carries are not looked at: its tests are.

use std::borrow::Cow;

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

/// What the theme must put on a page.
#[derive(Debug, Clone, Default)]
pub struct Owed<'a> {
    /// Where the exit leads.
    pub exit: &'a str,
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
    Script,
    Style,
    Address,
    Policy,
    Referrer,
    Unlisted,
    Title,
    Head,
    Mail,
    Alone,
    Numbers,
    Notice,
}

impl Duty {
    /// As messages call it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Exit => "exit",
            Self::Script => "script",
            Self::Style => "style",
            Self::Address => "address",
            Self::Policy => "policy",
            Self::Referrer => "referrer",
            Self::Unlisted => "noindex",
            Self::Title => "title",
            Self::Head => "head",
            Self::Mail => "mail",
            Self::Alone => "alone",
            Self::Numbers => "numbers",
            Self::Notice => "notice",
        }
    }
}

/// The exit is the first or the second that the Tab key comes to (SAF-01).
const EXIT_WITHIN: usize = 2;

/// Elements that the Tab key comes to; `<a>` only with an address.
const FOCUSED: [&str; 6] = ["a", "button", "input", "select", "summary", "textarea"];

/// Elements that a policy after them does not govern.
const GOVERNED: [&str; 6] = ["link", "script", "style", "img", "body", "iframe"];

/// Attributes whose address is asked for at once, on whichever element; `href` only on some.
const LOADED: [&str; 4] = ["src", "poster", "data", "background"];

/// Attributes that list such addresses.
const LISTED: [&str; 2] = ["srcset", "imagesrcset"];

/// Elements that show or run what their address leads to: nothing, where it is empty.
const FED: [&str; 5] = ["link", "script", "img", "source", "iframe"];

/// What the names of data for other sites begin with.
const SOCIAL: [&str; 3] = ["og:", "twitter:", "article:"];

/// Kinds of `<link>` that say something and load nothing.
const SAID: [&str; 6] = ["canonical", "alternate", "license", "author", "me", "help"];

/// What the page `html` lacks of what is `owed`, and what it loads from other sites.
pub fn faults(html: &[u8], owed: &Owed) -> Vec<Fault> {
    let mut page = Reading::default();
    let mut emitter = DefaultEmitter::<()>::default();
    emitter.naively_switch_states(true);
    for Ok(token) in Tokenizer::new_with_emitter(html, emitter) {
        match token {
            Token::StartTag(tag) => page.tag(&tag, owed),
            Token::EndTag(_) => page.ends(owed),
            Token::String(text) => page.text(&String::from_utf8_lossy(&text), owed),
            _ => {}
        }
    }
    page.faults(owed)
}

/// Addresses of `css` that lie on other sites. Comments say nothing.
pub fn loaded_by_style(css: &str) -> Vec<String> {
    let css = without_comments(css);
    let lower = css.to_ascii_lowercase();
    let after = |mark: &'static str| lower.match_indices(mark).map(move |(at, _)| at + mark.len());
    let addresses = after("url(").chain(after("@import")).filter_map(|at| {
        let address = css.get(at..)?.trim_start().trim_start_matches(['"', '\'']).trim_start();
        let end = address.find(['"', '\'', ')', ';', ' ']).unwrap_or(address.len());
        is_elsewhere(&address[..end]).then(|| address[..end].to_owned())
    });
    addresses.collect()
}

fn without_comments(css: &str) -> Cow<'_, str> {
    let mut parts = css.split("/*");
    let first = parts.next().unwrap_or_default();
    let rest: String = parts.filter_map(|part| part.split_once("*/")).map(|(_, after)| after).collect();
    if rest.is_empty() { Cow::Borrowed(first) } else { Cow::Owned(format!("{first}{rest}")) }
}

/// Whether `address` says its host.
fn is_elsewhere(address: &str) -> bool {
    let begins = |start: &str| address.get(..start.len()).is_some_and(|found| found.eq_ignore_ascii_case(start));
    ["http:", "https:", "//", "ws:", "wss:"].into_iter().any(begins)
}

/// What was met so far.
#[derive(Default)]
struct Reading {
    has_exit: bool,
    /// Whether the exit's script finds the control, and where it tells what it does.
    has_control: bool,
    has_status: bool,
    has_script: bool,
    has_style: bool,
    /// Something that is shown or run has an empty address.
    is_fed_nothing: bool,
    has_policy: bool,
    /// Something came that a later policy does not govern.
    is_past_policy: bool,
    has_no_referrer: bool,
    is_unlisted: bool,
    title: Option<String>,
    /// The head tells other sites or search engines more than it should.
    tells: bool,
    has_mail: bool,
    /// It asks for something of this site.
    asks: bool,
    numbers: Vec<String>,
    /// How many elements the Tab key has come to.
    focused: usize,
    /// The element whose text is no text of the page.
    raw: Option<Raw>,
    /// What stands in it.
    within: String,
    loads: Vec<String>,
    text: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Raw {
    Style,
    Script,
    Title,
}

/// A tag and its attributes.
struct Tag<'a>(&'a StartTag<()>);

impl<'a> Tag<'a> {
    fn value(&self, wanted: &str) -> Option<Cow<'a, str>> {
        let found = self.0.attributes.iter().find(|(name, _)| ***name == *wanted.as_bytes());
        found.map(|(_, value)| String::from_utf8_lossy(value))
    }

    fn says(&self, wanted: &str, text: &str) -> bool {
        self.value(wanted).is_some_and(|it| it.trim().eq_ignore_ascii_case(text))
    }
}

impl Reading {
    fn tag(&mut self, tag: &StartTag<()>, owed: &Owed) {
        let name = String::from_utf8_lossy(&tag.name);
        let tag = Tag(tag);
        self.is_past_policy |= GOVERNED.contains(&&*name);
        self.raw = match &*name {
            "style" => Some(Raw::Style),
            "script" => Some(Raw::Script),
            "title" => Some(Raw::Title),
            _ => None,
        };
        self.within.clear();
        match &*name {
            "meta" => self.meta(&tag, owed),
            "link" => self.link(&tag, owed),
            "script" => {
                let address = tag.value("src").unwrap_or_default();
                self.has_script |= matches!(&owed.script, Worn::At(own) if *own == address);
                self.tells |=
                    tag.says("type", "application/ld+json") && owed.neutral.is_some_and(|neutral| !neutral.structured);
            }
            "image" | "use" => {
                ["href", "xlink:href"].iter().filter_map(|name| tag.value(name)).for_each(|it| self.loads(&it));
            }
            _ => {}
        }
        let addresses = ["src", "href"].iter().filter_map(|name| tag.value(name));
        self.is_fed_nothing |= FED.contains(&&*name) && addresses.into_iter().any(|it| it.trim().is_empty());
        LOADED.iter().filter_map(|name| tag.value(name)).for_each(|address| self.loads(address.trim()));
        for list in LISTED.iter().filter_map(|name| tag.value(name)) {
            list.split(',').for_each(|candidate| self.loads(candidate.trim()));
        }
        tag.value("style").iter().for_each(|css| self.loads.extend(loaded_by_style(css)));
        self.has_status |= tag.value("data-exit-status").is_some() && tag.says("role", "status");
        if FOCUSED.contains(&&*name) && (name != "a" || tag.value("href").is_some()) {
            self.pressed(&tag, owed);
        }
    }

    fn meta(&mut self, tag: &Tag, owed: &Owed) {
        let content = tag.value("content").unwrap_or_default();
        if tag.says("http-equiv", "content-security-policy") {
            self.has_policy |= !self.is_past_policy && content == owed.policy;
        } else if tag.says("http-equiv", "refresh") {
            let target = content.split_once('=').map_or("", |(_, target)| target.trim());
            self.loads(target.trim_matches(['"', '\'']));
        }
        self.has_no_referrer |= tag.says("name", "referrer") && tag.says("content", "no-referrer");
        self.is_unlisted |= tag.says("name", "robots") && content.split(',').any(|word| word.trim() == "noindex");
        let names = ["name", "property"].iter().filter_map(|name| tag.value(name));
        let is_social = |name: Cow<str>| {
            let name = name.trim().to_ascii_lowercase();
            SOCIAL.iter().any(|start| name.starts_with(start))
        };
        self.tells |= names.into_iter().any(is_social);
        let described = tag.says("name", "description") || tag.says("name", "keywords");
        self.tells |= described && owed.neutral.is_some_and(|neutral| !is_alike(&content, neutral.description));
    }

    fn link(&mut self, tag: &Tag, owed: &Owed) {
        let kinds = tag.value("rel").unwrap_or_default().to_ascii_lowercase();
        let address = tag.value("href").unwrap_or_default();
        let is = |wanted: &str| kinds.split_ascii_whitespace().any(|kind| kind == wanted);
        self.has_style |= is("stylesheet") && matches!(&owed.style, Worn::At(own) if *own == address);
        // A feed has the site's name.
        self.tells |= is("alternate") && tag.value("title").is_some();
        if kinds.split_ascii_whitespace().any(|kind| !SAID.contains(&kind)) {
            self.loads(&address);
        }
    }

    /// Something that the Tab key comes to.
    fn pressed(&mut self, tag: &Tag, owed: &Owed) {
        self.focused += 1;
        let rel = tag.value("rel").unwrap_or_default();
        let leaves_no_trace = ["noreferrer", "noopener"].iter().all(|word| rel.split(' ').any(|it| it == *word));
        let address = tag.value("href").unwrap_or_default();
        let leads_out = address == owed.exit && tag.value("target").is_none();
        if self.focused <= EXIT_WITHIN && leads_out && leaves_no_trace && !self.has_exit {
            self.has_exit = true;
            let title = tag.value("data-title").unwrap_or_default();
            self.has_control = tag.value("data-exit").is_some() && !title.trim().is_empty();
        }
        self.has_mail |= address.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("mailto:"));
        self.numbers.extend(address.strip_prefix("tel:").map(str::to_owned));
    }

    fn text(&mut self, text: &str, owed: &Owed) {
        if self.raw == Some(Raw::Style) {
            self.loads.extend(loaded_by_style(text));
        }
        match self.raw {
            Some(_) => self.within.push_str(text),
            None if owed.notice.is_empty() => {}
            None => self.text.push_str(text),
        }
    }

    /// An element ends.
    fn ends(&mut self, owed: &Owed) {
        let within = std::mem::take(&mut self.within);
        let is = |worn: &Worn| matches!(worn, Worn::Within(own) if within.trim() == own.trim());
        match self.raw.take() {
            Some(Raw::Style) => self.has_style |= is(&owed.style),
            Some(Raw::Script) => self.has_script |= is(&owed.script),
            Some(Raw::Title) => _ = self.title.get_or_insert(within),
            None => {}
        }
    }

    fn loads(&mut self, address: &str) {
        if is_elsewhere(address) {
            self.loads.push(address.split(' ').next().unwrap_or_default().to_owned());
        }
        let is_within = address.is_empty() || address.starts_with('#') || address.starts_with("data:");
        self.asks |= !is_within && !is_elsewhere(address);
    }

    fn faults(self, owed: &Owed) -> Vec<Fault> {
        let text = spaced(&self.text);
        let is_said = |sentence: &&str| text.contains(&spaced(sentence));
        let titled = |neutral: Neutral| self.title.as_deref().is_some_and(|title| is_alike(title, neutral.title));
        let is_scripted = self.has_script && self.has_status && (self.has_control || !self.has_exit);
        let kept = [
            (Duty::Exit, self.has_exit),
            (Duty::Script, owed.script == Worn::Nothing || is_scripted),
            (Duty::Style, owed.style == Worn::Nothing || self.has_style),
            (Duty::Address, !self.is_fed_nothing),
            (Duty::Policy, self.has_policy),
            (Duty::Referrer, self.has_no_referrer),
            (Duty::Unlisted, owed.indexed || self.is_unlisted),
            (Duty::Title, owed.neutral.is_none_or(titled)),
            (Duty::Head, owed.neutral.is_none() || !self.tells),
            (Duty::Mail, !owed.alone || !self.has_mail),
            (Duty::Alone, !owed.alone || !self.asks),
            (Duty::Numbers, owed.numbers.iter().all(|number| self.numbers.iter().any(|it| it == number))),
            (Duty::Notice, owed.notice.iter().all(is_said)),
        ];
        let lacks = kept.into_iter().filter(|(_, is_kept)| !is_kept).map(|(duty, _)| Fault::Lacks(duty));
        lacks.chain(self.loads.into_iter().map(Fault::Loads)).collect()
    }
}

/// `text` with one space between its words.
fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether both say the same words.
fn is_alike(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXIT: &str = r#"<a href="https://b.example/" rel="nofollow noreferrer noopener">Thoát</a>"#;
    const HEAD: &str = concat!(
        r#"<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;">"#,
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
        assert_eq!(found("<p>"), ["exit", "policy", "referrer", "noindex", "notice"]);
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
            whole("").replace(EXIT, &format!("<!-- {EXIT} --><script>'{EXIT}'</script>")),
        ];
        wrong.iter().for_each(|html| assert_eq!(found(html), ["exit"], "{html}"));
        assert_eq!(found(&whole("").replace(EXIT, &format!("<a>0</a><a href=\"#main\">1</a>{EXIT}"))).len(), 0);
    }

    /// TRACE-03: a policy governs only what follows it.
    #[test]
    fn a_policy_after_a_style_or_with_other_words_is_none() {
        let policy = &HEAD[HEAD.find("<meta").expect("there is one")..HEAD.find("<meta name").expect("there is one")];
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
            ("<p style=\"background: url( '//c.example/a.png' )\">", "//c.example/a.png"),
            ("<meta http-equiv=\"refresh\" content=\"5; url=https://c.example/\">", "https://c.example/"),
            ("<svg><use href=\"https://c.example/a.svg#a\"/></svg>", "https://c.example/a.svg#a"),
            ("<iframe src=\"https://c.example/\"></iframe>", "https://c.example/"),
        ];
        cases.iter().for_each(|(html, address)| assert_eq!(found(&whole(html)), [*address], "{html}"));
    }

    #[test]
    fn what_is_only_said_of_other_sites_loads_nothing() {
        let said = concat!(
            r#"<link rel="canonical" href="https://a.example/"><link rel="alternate" hreflang="en" href="https://a.example/en/">"#,
            r#"<meta property="og:image" content="https://a.example/a.png"><p cite="https://c.example/">https://c.example/</p>"#,
            r#"<img src="data:image/svg+xml,https://c.example/"><style>/* url(https://c.example/) */</style>"#,
        );
        assert_eq!(found(&whole(said)), <[String; 0]>::default());
    }
}
