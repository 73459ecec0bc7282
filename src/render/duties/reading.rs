//! A page as far as its duties go: what is met from its first tag to its last, and what that lacks.

use std::borrow::Cow;

use html5gum::StartTag;

use super::super::markup::{LISTS, LOADED};
use super::{Duty, Fault, Neutral, Owed, Worn, is_elsewhere, loaded_by_style};

/// The exit is the first or the second that the Tab key comes to (SAF-01).
const EXIT_WITHIN: usize = 2;

/// Elements that the Tab key comes to; `<a>` only with an address.
const FOCUSED: [&str; 6] = ["a", "button", "input", "select", "summary", "textarea"];

/// Elements that a policy after them does not govern.
const GOVERNED: [&str; 6] = ["link", "script", "style", "img", "body", "iframe"];

/// Elements that show or run what their address leads to: nothing, where it is empty.
const FED: [&str; 5] = ["link", "script", "img", "source", "iframe"];

/// What the names of data for other sites begin with.
const SOCIAL: [&str; 3] = ["og:", "twitter:", "article:"];

/// Kinds of `<link>` that say something and load nothing.
const SAID: [&str; 6] = ["canonical", "alternate", "license", "author", "me", "help"];

/// What tells the next site nothing of where its reader came from.
const NO_REFERRER: &str = "no-referrer";

/// Kinds of `<link>` that ask for what nobody has opened yet (TRACE-02).
const AHEAD: [&str; 4] = ["prefetch", "prerender", "preconnect", "dns-prefetch"];

/// Attributes of what nobody sees or presses.
const AWAY: [&str; 2] = ["hidden", "inert"];

/// What was met so far.
#[derive(Default)]
pub struct Reading {
    has_exit: bool,
    /// The exit is called as it should be, and so is another link that does the same.
    has_name: bool,
    has_second_exit: bool,
    /// A link out of the site that is still open.
    way_out: Option<WayOut>,
    has_charset: bool,
    has_viewport: bool,
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
    /// Something lets the next site know where its reader came from all the same.
    has_referrer: bool,
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
    /// Whether that is run.
    runs: bool,
    loads: Vec<String>,
    text: String,
    /// The language of `<html>`.
    lang: Option<String>,
    has_base: bool,
    /// Style or script in an attribute, which no policy allows.
    has_inline: bool,
    /// A script in the page that is none of the program's.
    has_foreign_script: bool,
    has_form: bool,
    /// It asks for other pages before anybody opens them.
    asks_ahead: bool,
    canonical: Option<String>,
    /// Its other languages, with the address of each.
    alternates: Vec<(String, String)>,
}

/// A link that leads where the exit does, and what it is called so far.
struct WayOut {
    is_exit: bool,
    label: Option<String>,
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
    pub fn tag(&mut self, tag: &StartTag<()>, owed: &Owed) {
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
            "a" => self.closes_way_out(owed),
            "img" => self.way_out.iter_mut().for_each(|way| way.text.extend(tag.value("alt"))),
            "html" => _ = self.lang.get_or_insert_with(|| tag.value("lang").unwrap_or_default().into_owned()),
            "base" => self.has_base = true,
            "form" => self.has_form |= owed.alone || tag.value("action").is_some(),
            "meta" => self.meta(&tag, owed),
            "link" => self.link(&tag, owed),
            "script" => {
                let address = tag.value("src").unwrap_or_default();
                self.has_script |= matches!(&owed.script, Worn::At(own) if *own == address);
                self.asks_ahead |= tag.says("type", "speculationrules");
                self.runs = address.is_empty() && !is_data(&tag.value("type").unwrap_or_default());
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
        for list in LISTS.iter().filter_map(|name| tag.value(name)) {
            list.split(',').for_each(|candidate| self.loads(candidate.trim()));
        }
        tag.value("style").iter().for_each(|css| self.loads.extend(loaded_by_style(css)));
        self.has_form |= tag.value("formaction").is_some();
        self.has_inline |= tag.0.attributes.keys().any(|name| is_inline(name)) || runs_when_pressed(&tag);
        self.has_referrer |= tag.value("referrerpolicy").is_some_and(|policy| !is_silent(&policy, ""));
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
            self.loads(refreshed_to(&content));
        }
        let is_of_type =
            tag.says("http-equiv", "content-type") && content.to_ascii_lowercase().ends_with("charset=utf-8");
        self.has_charset |= tag.says("charset", "utf-8") || is_of_type;
        let spread: String = content.split_whitespace().collect();
        self.has_viewport |= tag.says("name", "viewport") && spread.split(',').any(|it| it == "width=device-width");
        if tag.says("name", "referrer") {
            self.has_no_referrer |= is_silent(&content, NO_REFERRER);
            self.has_referrer |= !is_silent(&content, NO_REFERRER);
        }
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
        self.asks_ahead |= AHEAD.iter().any(|kind| is(kind)) && !is_elsewhere(&address);
        if is("canonical") {
            self.canonical.get_or_insert_with(|| address.to_string());
        }
        if let Some(lang) = tag.value("hreflang").filter(|_| is("alternate")) {
            self.alternates.push((lang.into_owned(), address.to_string()));
        }
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
        let is_there = !AWAY.iter().any(|name| tag.value(name).is_some()) && !tag.says("tabindex", "-1");
        let is_there = is_there && !tag.says("aria-hidden", "true");
        let leads_out = address == owed.exit && tag.value("target").is_none() && is_there;
        let is_exit = self.focused <= EXIT_WITHIN && leads_out && leaves_no_trace && !self.has_exit;
        if is_exit || leads_out && leaves_no_trace && tag.value("data-exit").is_some() {
            let label = tag.value("aria-label").filter(|label| !label.trim().is_empty()).map(Cow::into_owned);
            self.way_out = Some(WayOut { is_exit, label, text: String::new() });
        }
        if is_exit {
            self.has_exit = true;
            let title = tag.value("data-title").unwrap_or_default();
            self.has_control = tag.value("data-exit").is_some() && !title.trim().is_empty();
        }
        self.has_mail |= address.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("mailto:"));
        self.numbers.extend(address.strip_prefix("tel:").map(str::to_owned));
    }

    pub fn text(&mut self, text: &str, owed: &Owed) {
        if self.raw == Some(Raw::Style) {
            self.loads.extend(loaded_by_style(text));
        }
        if let Some(way) = self.way_out.as_mut().filter(|_| self.raw.is_none()) {
            way.text.push_str(text);
        }
        match self.raw {
            Some(_) => self.within.push_str(text),
            None if owed.notice.is_empty() && owed.notices.is_empty() && owed.preview.is_empty() => {}
            None => self.text.push_str(text),
        }
    }

    /// The link out of the site ends, if one is open.
    fn closes_way_out(&mut self, owed: &Owed) {
        let Some(WayOut { is_exit, label, text }) = self.way_out.take() else { return };
        let is_called_so = spaced(&label.unwrap_or(text)).contains(&spaced(owed.exit_name));
        *(if is_exit { &mut self.has_name } else { &mut self.has_second_exit }) |= is_called_so;
    }

    /// The element `name` ends.
    pub fn ends(&mut self, name: &[u8], owed: &Owed) {
        if name == b"a" {
            self.closes_way_out(owed);
        }
        let within = std::mem::take(&mut self.within);
        let is = |worn: &Worn| matches!(worn, Worn::Within(own) if within.trim() == own.trim());
        match self.raw.take() {
            Some(Raw::Style) => self.has_style |= is(&owed.style),
            Some(Raw::Script) => {
                self.has_script |= is(&owed.script);
                self.has_foreign_script |= self.runs && !is(&owed.script);
            }
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

    pub fn faults(mut self, owed: &Owed) -> Vec<Fault> {
        self.closes_way_out(owed);
        let text = spaced(&self.text);
        let is_said = |sentence: &str| text.contains(&spaced(sentence));
        let titled = |neutral: Neutral| self.title.as_deref().is_some_and(|title| is_alike(title, neutral.title));
        let speaks =
            |(lang, address): &(&str, &str)| self.alternates.iter().any(|it| it.0 == *lang && it.1 == *address);
        let is_known = owed.canonical.is_empty() || self.canonical.as_deref() == Some(owed.canonical);
        // A script that is not that of the page as it should be is told as its loss.
        let is_foreign = self.has_foreign_script && (self.has_script || !matches!(owed.script, Worn::Within(_)));
        let is_scripted = self.has_script && self.has_status && (self.has_control || !self.has_exit);
        let kept = [
            (Duty::Exit, self.has_exit),
            (Duty::ExitName, self.has_name || !self.has_exit),
            (Duty::SecondExit, !owed.again || self.has_second_exit),
            (Duty::Script, owed.script == Worn::Nothing || is_scripted),
            (Duty::Style, owed.style == Worn::Nothing || self.has_style),
            (Duty::Address, !self.is_fed_nothing),
            (Duty::Charset, self.has_charset),
            (Duty::Viewport, self.has_viewport),
            (Duty::Policy, self.has_policy),
            (Duty::Referrer, self.has_no_referrer && !self.has_referrer),
            (Duty::Unlisted, owed.indexed || self.is_unlisted),
            (Duty::Title, owed.neutral.is_none_or(titled)),
            (Duty::Head, owed.neutral.is_none() || !self.tells),
            (Duty::Mail, !owed.alone || !self.has_mail),
            (Duty::Alone, !owed.alone || !self.asks),
            (Duty::Numbers, owed.numbers.iter().all(|number| self.numbers.iter().any(|it| it == number))),
            (Duty::Notice, owed.notice.iter().all(|it| is_said(it))),
            (Duty::Language, owed.lang.is_empty() || self.lang.as_deref() == Some(owed.lang)),
            (Duty::Base, !self.has_base),
            (Duty::Inline, !self.has_inline && !is_foreign),
            (Duty::Form, !self.has_form),
            (Duty::Prefetch, !self.asks_ahead),
            (Duty::Canonical, is_known && owed.alternates.iter().all(speaks)),
            (Duty::Preview, is_said(owed.preview)),
            (Duty::Notices, owed.notices.iter().all(|it| is_said(it))),
        ];
        let lacks = kept.into_iter().filter(|(_, is_kept)| !is_kept).map(|(duty, _)| Fault::Lacks(duty));
        lacks.chain(self.loads.into_iter().map(Fault::Loads)).collect()
    }
}

/// Where `content` of a page that leads on by itself leads to: `0; url=/a/`, or without the name (HTML, "shared declarative
/// refresh steps"). Nothing, to itself.
fn refreshed_to(content: &str) -> &str {
    let after = content.trim_start().trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let after = after.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ';' || c == ',');
    let is_named = after.get(..3).is_some_and(|name| name.eq_ignore_ascii_case("url"));
    let named = after.get(3..).filter(|_| is_named).and_then(|rest| rest.trim_start().strip_prefix('='));
    let address = named.unwrap_or(after).trim();
    match address.strip_prefix(['"', '\'']) {
        Some(quoted) => quoted.split(['"', '\'']).next().unwrap_or_default(),
        None => address,
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

/// Whether the policy `policy` of what is told to the next site tells it nothing; `or` is another word for that.
fn is_silent(policy: &str, or: &str) -> bool {
    let policy = policy.trim();
    policy.eq_ignore_ascii_case(NO_REFERRER) || policy.eq_ignore_ascii_case(or)
}

/// Whether a script of the type `media_type` is one that browsers do not run.
fn is_data(media_type: &str) -> bool {
    let media_type = media_type.trim().to_ascii_lowercase();
    let is_run = ["javascript", "ecmascript", "jscript", "livescript"].iter().any(|name| media_type.contains(name));
    !is_run && !["", "module", "importmap", "speculationrules"].contains(&&*media_type)
}

/// Whether the attribute `name` holds style or script.
fn is_inline(name: &[u8]) -> bool {
    name == b"style" || name.len() > 2 && name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case(b"on"))
}

/// Whether `tag` leads to a script.
fn runs_when_pressed(tag: &Tag) -> bool {
    let start = |address: &str| address.trim_start().get(..11).map(str::to_ascii_lowercase);
    tag.value("href").is_some_and(|address| start(&address).as_deref() == Some("javascript:"))
}
