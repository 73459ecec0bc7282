//! What a page owes its reader whichever theme shows it: the exit (SAF-01, SAF-02), the safety notice (SAF-07), no
//! request to another site (TRACE-01, TRACE-02), the policy and no referrer (TRACE-03), `noindex` (PUB-02).
//!
//! Enter at [`faults`]. Pages of the theme that the program carries are not looked at: its tests are.

use std::borrow::Cow;

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

/// What the theme must put on a page.
#[derive(Debug, Clone, Copy)]
pub struct Owed<'a> {
    /// Where the exit leads.
    pub exit: &'a str,
    /// The Content-Security-Policy.
    pub policy: &'a str,
    /// Whether search engines may list the page.
    pub indexed: bool,
    /// Sentences of the safety notice; none where there need not be one.
    pub notice: &'a [&'a str],
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
    Policy,
    Referrer,
    Unlisted,
    Notice,
}

impl Duty {
    /// As messages call it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Exit => "exit",
            Self::Policy => "policy",
            Self::Referrer => "referrer",
            Self::Unlisted => "noindex",
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
            Token::EndTag(_) => page.raw = None,
            Token::String(text) => page.text(&String::from_utf8_lossy(&text)),
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
    has_policy: bool,
    /// Something came that a later policy does not govern.
    is_past_policy: bool,
    has_no_referrer: bool,
    is_unlisted: bool,
    /// How many elements the Tab key has come to.
    focused: usize,
    /// The element whose text is no text of the page.
    raw: Option<Raw>,
    loads: Vec<String>,
    text: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Raw {
    Style,
    Script,
}

impl Reading {
    fn tag(&mut self, tag: &StartTag<()>, owed: &Owed) {
        let name = String::from_utf8_lossy(&tag.name);
        let value = |wanted: &str| {
            let found = tag.attributes.iter().find(|(name, _)| ***name == *wanted.as_bytes());
            found.map(|(_, value)| String::from_utf8_lossy(value))
        };
        let says = |wanted: &str, text: &str| value(wanted).is_some_and(|it| it.trim().eq_ignore_ascii_case(text));
        self.is_past_policy |= GOVERNED.contains(&&*name);
        self.raw = match &*name {
            "style" => Some(Raw::Style),
            "script" => Some(Raw::Script),
            _ => None,
        };
        match &*name {
            "meta" => {
                let content = value("content").unwrap_or_default();
                if says("http-equiv", "content-security-policy") {
                    self.has_policy |= !self.is_past_policy && content == owed.policy;
                } else if says("http-equiv", "refresh") {
                    let target = content.split_once('=').map_or("", |(_, target)| target.trim());
                    self.loads(target.trim_matches(['"', '\'']));
                }
                self.has_no_referrer |= says("name", "referrer") && says("content", "no-referrer");
                self.is_unlisted |= says("name", "robots") && content.split(',').any(|word| word.trim() == "noindex");
            }
            "link" => {
                let kinds = value("rel").unwrap_or_default().to_ascii_lowercase();
                if kinds.split_ascii_whitespace().any(|kind| !SAID.contains(&kind)) {
                    self.loads(&value("href").unwrap_or_default());
                }
            }
            "image" | "use" => {
                ["href", "xlink:href"].iter().filter_map(|name| value(name)).for_each(|it| self.loads(&it))
            }
            _ => {}
        }
        LOADED.iter().filter_map(|name| value(name)).for_each(|address| self.loads(address.trim()));
        for list in LISTED.iter().filter_map(|name| value(name)) {
            list.split(',').for_each(|candidate| self.loads(candidate.trim()));
        }
        value("style").iter().for_each(|css| self.loads.extend(loaded_by_style(css)));
        if FOCUSED.contains(&&*name) && (name != "a" || value("href").is_some()) {
            self.focused += 1;
            let rel = value("rel").unwrap_or_default();
            let leaves_no_trace = ["noreferrer", "noopener"].iter().all(|word| rel.split(' ').any(|it| it == *word));
            let leads_out = value("href").is_some_and(|address| address == owed.exit) && value("target").is_none();
            self.has_exit |= self.focused <= EXIT_WITHIN && leads_out && leaves_no_trace;
        }
    }

    fn text(&mut self, text: &str) {
        match self.raw {
            Some(Raw::Style) => self.loads.extend(loaded_by_style(text)),
            Some(Raw::Script) => {}
            None => self.text.push_str(text),
        }
    }

    fn loads(&mut self, address: &str) {
        if is_elsewhere(address) {
            self.loads.push(address.split(' ').next().unwrap_or_default().to_owned());
        }
    }

    fn faults(self, owed: &Owed) -> Vec<Fault> {
        let text: Vec<&str> = self.text.split_whitespace().collect();
        let text = text.join(" ");
        let is_said = |sentence: &&str| text.contains(&sentence.split_whitespace().collect::<Vec<_>>().join(" "));
        let kept = [
            (Duty::Exit, self.has_exit),
            (Duty::Policy, self.has_policy),
            (Duty::Referrer, self.has_no_referrer),
            (Duty::Unlisted, owed.indexed || self.is_unlisted),
            (Duty::Notice, owed.notice.iter().all(is_said)),
        ];
        let lacks = kept.into_iter().filter(|(_, is_kept)| !is_kept).map(|(duty, _)| Fault::Lacks(duty));
        lacks.chain(self.loads.into_iter().map(Fault::Loads)).collect()
    }
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
        let owed = Owed { exit: "https://b.example/", policy: "default-src 'none'", indexed: false, notice: &notice };
        let said = |fault| match fault {
            Fault::Lacks(duty) => duty.code().to_owned(),
            Fault::Loads(address) => address,
        };
        faults(html.as_bytes(), &owed).into_iter().map(said).collect()
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
