//! What somebody's own profile says of them although the consent does not cover it: there one word is enough (CON-02).

use super::{END, Group, Naming, has_capital};
use crate::diag::Span;
use crate::parse::{Document, FieldPath, Part, front};
use crate::resolve::consent::Granted;
use crate::site::Scope;
use crate::site::secret::Phrase;

/// What is shown of a profile, and the scope it is shown by; the title always is.
const SHOWN: [(&str, Option<Scope>); 6] = [
    ("title", None),
    ("summary", Some(Scope::Bio)),
    ("achievement", Some(Scope::Bio)),
    ("award", Some(Scope::Bio)),
    ("position", Some(Scope::Position)),
    ("quote", Some(Scope::Quote)),
];

/// So many words after "quê" may still name where that is: "quê gốc ở một bản của xã Mẫu Đông".
const NEAR: usize = 7;

/// What ends a sentence: the word behind it has a capital whatever it is.
const STOPS: [char; 7] = ['.', '!', '?', ':', ';', '…', '–'];

impl Naming<'_> {
    /// Where a text of `group` that is shown says where somebody is from or which people they belong to, which `granted`
    /// does not cover; and the field that says so.
    pub fn beyond_scopes(
        &self,
        group: &Group,
        own: &front::Honoree,
        granted: &Granted,
    ) -> Option<(Span, &'static str)> {
        let kept = |scope: Scope, value: &Option<String>| value.clone().filter(|_| !granted.covers(scope));
        let (people, home) = (kept(Scope::Ethnicity, &own.ethnicity), kept(Scope::Hometown, &own.hometown));
        let peoples: Vec<Phrase> = people.iter().flat_map(|value| self.peoples(value)).collect();
        let homes: Vec<Phrase> = home.iter().flat_map(|value| self.homes(value)).collect();
        if peoples.is_empty() && homes.is_empty() {
            return None;
        }
        let says = |text: &str| {
            let words: Vec<&str> = text.split_whitespace().collect();
            if self.says_people(&words, &peoples) {
                return Some("ethnicity");
            }
            self.says_origin(&words, &homes).then_some("hometown")
        };
        group.documents().find_map(|document| {
            let front = document.front();
            let shown = SHOWN.iter().filter(|(_, scope)| scope.is_none_or(|scope| granted.covers(scope)));
            let mut texts = shown.flat_map(|(key, _)| front.texts_of(key));
            let in_front = texts.find_map(|(_, text, span)| Some((span, says(&text)?)));
            in_front.or_else(|| {
                let text = document.source.text.read();
                let body = granted.covers(Scope::Bio).then(|| document.prose(&text))?;
                Some((body_of(document, &text), says(&body)?))
            })
        })
    }

    /// The peoples that `value` names: "Tày" of "Dân tộc Tày".
    fn peoples(&self, value: &str) -> Vec<Phrase> {
        let bare = |part: &str| {
            let words: Vec<&str> = part.split_whitespace().collect();
            let is_kind = |count: &usize| {
                let first = words.get(..*count).map(|first| first.join(" "));
                first.is_some_and(|first| self.telling_words(&first).0 == 0)
            };
            let kind = [2, 1].into_iter().find(is_kind).filter(|kind| *kind < words.len()).unwrap_or(0);
            Phrase::read(&words[kind..].join(" "))
        };
        let parts = value.split([',', ';', '/', '(', ')']).map(bare);
        parts.filter(|people| !people.is_empty()).collect()
    }

    /// The names of the places that `value` names: "Mẫu Đông" of "Xã Mẫu Đông".
    fn homes(&self, value: &str) -> Vec<Phrase> {
        let units = || self.locales.iter().map(|locale| &locale.data().unit_words);
        let kinds = || units().flat_map(|units| units.before.iter().chain(&units.within).chain(&units.after));
        let bare = |part: &str| {
            let part = part.trim();
            let lower = part.to_lowercase();
            let before = |kind: &String| lower.strip_prefix(&**kind).filter(|rest| rest.starts_with(' ')).map(str::len);
            let after = |kind: &String| lower.strip_suffix(&**kind).filter(|rest| rest.ends_with(' ')).map(str::len);
            // Small letters may be longer or shorter than capitals.
            let whole = part.len() == lower.len();
            let name = match (kinds().filter_map(before).min(), kinds().filter_map(after).min()) {
                (Some(rest), _) if whole => &part[part.len() - rest..],
                (None, Some(rest)) if whole => &part[..rest],
                _ => part,
            };
            Phrase::read(name)
        };
        value.split([',', ';']).map(bare).filter(|home| !home.is_empty()).collect()
    }

    /// Whether `words` say one of `peoples`, with a capital, marks and all: "bàn tay", "con dao", "chị Hoa" are none.
    fn says_people(&self, words: &[&str], peoples: &[Phrase]) -> bool {
        let is_one = |at: usize, people: &Phrase| {
            let Some(found) = words.get(at..at + people.len()) else { return false };
            let before = at.checked_sub(1).map(|at| words[at]);
            let is_open = before.is_none_or(|before| before.ends_with(STOPS));
            let is_closed = found.last().is_some_and(|last| last.ends_with(END));
            has_capital(found[0])
                && people.is_exactly(&Phrase::read(&found.join(" ")))
                && (!is_open || is_closed)
                && !before.is_some_and(|before| self.is_honorific(before))
        };
        (0..words.len()).any(|at| peoples.iter().any(|people| is_one(at, people)))
    }

    /// Whether `words` say that somebody is from one of `homes`.
    fn says_origin(&self, words: &[&str], homes: &[Phrase]) -> bool {
        let origins = || self.locales.iter().flat_map(|locale| &locale.data().origin_words);
        let origins: Vec<Phrase> = origins().map(|word| Phrase::read(word)).collect();
        let is_origin = |at: usize, origin: &Phrase| {
            let found = words.get(at..at + origin.len()).map(|found| Phrase::read(&found.join(" ")));
            found.is_some_and(|found| origin.is_exactly(&found))
        };
        let is_home = |from: usize| {
            let near = Phrase::read(&words[from..words.len().min(from + NEAR)].join(" "));
            homes.iter().any(|home| home.is_in(&near))
        };
        (0..words.len()).any(|at| {
            let origin = origins.iter().find(|origin| is_origin(at, origin));
            origin.is_some_and(|origin| is_home(at + origin.len()))
        })
    }
}

/// Where the body of `document` begins to say something.
fn body_of(document: &Document, text: &str) -> Span {
    let body = document.body_of(text);
    let start = document.body.offset + (body.len() - body.trim_start().len());
    let line = text[start..].find('\n').unwrap_or(text.len() - start);
    match line {
        0 => document.span(&FieldPath::default().key("title"), Part::Value),
        _ => Span::new(&document.source.path, start, start + line),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discover;
    use crate::locale::Locales;

    /// CON-02: of the person whose profile it is, one word tells; ordinary words do not.
    #[test]
    fn a_people_and_a_home_are_told_from_ordinary_words() {
        let (locales, _) = Locales::load(&discover::embedded_locales());
        let unnamed = Vec::new();
        let naming = Naming::new(&locales, &unnamed);
        let words = |text: &'static str| text.split_whitespace().collect::<Vec<_>>();
        for (value, text, is_said) in [
            ("Tày", "Chị người Tày. Chị dệt vải.", true),
            ("Dân tộc Tày", "Chị là người Tày, sống ở phố.", true),
            ("Tày", "Tày, 45 tuổi.", true),
            ("Tày", "Đôi bàn tay khéo. Tay chị nhanh.", false),
            ("Tày", "người Nùng", false),
            ("Dao", "con dao, cái rựa", false),
            ("Kinh", "Kinh tế gia đình. Kinh nghiệm.", false),
            ("Hoa", "gặp chị Hoa", false),
            ("Sán Chay", "She is Sán Chay.", true),
        ] {
            assert_eq!(naming.says_people(&words(text), &naming.peoples(value)), is_said, "{value}: {text}");
        }
        for (value, text, is_said) in [
            ("Xã Mẫu Đông", "Quê ở xã Mẫu Đông.", true),
            ("thôn Nà Lầu, xã Mẫu Đông", "Chị sinh ra tại Nà Lầu", true),
            ("Mẫu Đông commune", "She was born in Mẫu Đông.", true),
            ("Xã Mẫu Đông", "Lớp may ở xã Mẫu Đông.", false),
            ("Xã Mẫu Đông", "Quê ở xã Mẫu Tây.", false),
        ] {
            assert_eq!(naming.says_origin(&words(text), &naming.homes(value)), is_said, "{value}: {text}");
        }
    }
}
