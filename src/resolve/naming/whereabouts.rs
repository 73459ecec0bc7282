//! Where a place is, in words that are shown of it although its visibility allows no more than its commune (LOC-02).

use super::{END, Group, Naming, has_capital};
use crate::diag::{Diagnostic, Problem};
use crate::locale::LocaleData;
use crate::parse::front::{self, Own};
use crate::parse::{FieldPath, Part};
use crate::site::secret::Phrase;
use crate::site::{Audience, PieceId, Visibility};
use std::collections::BTreeMap;

/// What is shown of a place by the telephone.
const SHOWN: [&str; 3] = ["title", "safe_title", "hours"];

/// Not more digits, and no short number that people call, are a house: "số 12", "số 111".
const HOUSE_DIGITS: usize = 4;
const CALLED_DIGITS: usize = 3;

impl Naming<'_> {
    /// Warns of places that say in their title or their hours where they are.
    pub(super) fn check_places(&self, groups: &BTreeMap<PieceId, Group>, problems: &mut Vec<Diagnostic>) {
        let is_by_phone = |own: &front::Place| own.visibility == Visibility::AreaPhone;
        let groups = groups.values().filter(|group| matches!(&group.facts.own, Own::Place(own) if is_by_phone(own)));
        for document in groups.flat_map(Group::documents) {
            let front = document.front();
            problems.extend(SHOWN.iter().filter_map(|key| {
                let texts = front.texts_of(key);
                let (_, _, span) = texts.into_iter().find(|(_, text, _)| self.says_where(text))?;
                Some(Diagnostic::new(Problem::AddressInText, span).arg("key", *key))
            }));
        }
    }

    /// Reports shelters that only their `kind` does not call so: in the title of a place that is shown, and in the venue of an
    /// event for everybody.
    pub(super) fn check_shelters(&self, groups: &BTreeMap<PieceId, Group>, problems: &mut Vec<Diagnostic>) {
        let is_shown = |own: &front::Place| matches!(own.visibility, Visibility::AreaPhone | Visibility::PublicOffice);
        for group in groups.values() {
            let key = match &group.facts.own {
                Own::Place(own) if is_shown(own) => "title",
                Own::Event(own) if !matches!(own.audience, Some(Audience::Private | Audience::Internal)) => "venue",
                _ => continue,
            };
            problems.extend(group.all().filter_map(|document| {
                let venue = || document.texts.own().venue.as_deref().unwrap_or_default();
                let text = if key == "title" { &*document.texts.title } else { venue() };
                let span = || document.span(&FieldPath::default().key(key), Part::Value);
                let is_one = self.names_shelter(text);
                is_one.then(|| Diagnostic::new(Problem::ShelterVisibility, span()).arg("reason", key))
            }));
        }
    }

    /// Whether `text` names a shelter: "Nhà tạm lánh Mẫu Nam".
    fn names_shelter(&self, text: &str) -> bool {
        let text = Phrase::read(text);
        let has = |words: fn(&LocaleData) -> &Vec<String>| {
            let words = self.locales.iter().flat_map(|locale| words(locale.data()));
            words.map(|word| Phrase::read(word)).any(|word| word.is_in(&text))
        };
        has(|data| &data.shelter_words) && !has(|data| &data.trusted_words)
    }

    /// Whether `text` names a house, a street or a place where few live: "ngõ 5", "thôn Nà Lầu", "12 Cho street".
    fn says_where(&self, text: &str) -> bool {
        let text = self.without_units(text);
        let words: Vec<&str> = text.split_whitespace().collect();
        // Where every word has a capital, none of them tells a name.
        let is_shouted = words.iter().all(|word| has_capital(word) || !word.contains(char::is_alphabetic));
        let kinds = || self.locales.iter().flat_map(|locale| &locale.data().unit_words.within);
        let names_one = |at: usize, kind: &str| {
            let length = kind.split(' ').count();
            let found = words.get(at..at + length).is_some_and(|found| {
                let bare = found.iter().map(|word| word.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase());
                bare.eq(kind.split(' ').map(str::to_owned))
            });
            let is_closed = || words[at + length - 1].ends_with(END);
            let is_name = |word: &&str| is_house(word) || !is_shouted && has_capital(word);
            let before = || words[..at].iter().rev().take(2).any(|word| is_house(word) && !has_capital(word));
            found && (!is_closed() && words.get(at + length).is_some_and(is_name) || before())
        };
        (0..words.len()).any(|at| kinds().any(|kind| names_one(at, kind)))
    }
}

/// Whether `word` may be the number of a house: "12", "5A", "12/3".
fn is_house(word: &str) -> bool {
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let first = word.chars().find(|c| c.is_alphanumeric());
    let is_called = digits == CALLED_DIGITS && first == Some('1') && !word.contains(|c: char| c.is_alphabetic());
    first.is_some_and(|c| c.is_ascii_digit()) && digits <= HOUSE_DIGITS && !is_called && !word.contains(':')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discover;
    use crate::locale::Locales;

    /// LOC-02: a shelter is known by its name, and what everybody should know is none.
    #[test]
    fn a_shelter_is_told_from_a_trusted_address() {
        let (locales, _) = Locales::load(&discover::embedded_locales());
        let unnamed = Vec::new();
        let naming = Naming::new(&locales, &unnamed);
        for text in
            ["Nhà tạm lánh Mẫu Nam", "Nhà Tạm Lánh Hoa Sim, thôn Khuổi Mẫu", "nha tam lanh", "Safe house of Mẫu"]
        {
            assert!(naming.names_shelter(text), "{text}");
        }
        for text in ["Địa chỉ tin cậy – nhà tạm lánh xã Mẫu Đông", "Nhà văn hóa", "Hội trường xã", "Nhà tâm lành", ""]
        {
            assert!(!naming.names_shelter(text), "{text}");
        }
    }

    /// LOC-02: where a place is stands in no text that is shown of it.
    #[test]
    fn a_house_a_street_and_a_hamlet_are_found() {
        let (locales, _) = Locales::load(&discover::embedded_locales());
        let unnamed = Vec::new();
        let naming = Naming::new(&locales, &unnamed);
        for text in [
            "Nhà tạm lánh số 12 ngõ 5 đường Chợ",
            "Số 12 ngõ 5 đường Chợ",
            "Số nhà 7",
            "Địa chỉ tin cậy thôn Nà Lầu",
            "Nhà bà Mẫu (bản Nà Lầu)",
            "gọi trước, rồi đến tổ 3",
            "Safe house, 12 Cho street",
            "Trusted address in hamlet Na Lau",
        ] {
            assert!(naming.says_where(text), "{text}");
        }
        for text in [
            "Địa chỉ tin cậy xã Mẫu Đông",
            "Công an thành phố Lạng Sơn",
            "Tổ hòa giải xã Mẫu Đông",
            "gọi đường dây nóng số 111",
            "số điện thoại 0000 900 142",
            "Văn phòng Hội Phụ nữ Mẫu Tây",
            "Nhà Tạm Lánh Tổ Hòa Giải",
            "07:00-11:30",
            "Trạm Y tế xã Mẫu 22 (mẫu)",
            "Safe house of the Women's Union",
            "",
        ] {
            assert!(!naming.says_where(text), "{text}");
        }
    }
}
