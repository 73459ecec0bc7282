//! Numbers with a language's own separators: 1.234,5 and 1,234.5 (TXT-06).

use fluent_bundle::FluentValue;
use serde::Deserialize;

/// Noncharacters around a number on its way out of Fluent, whose formatter is a plain function
/// that cannot know the separators: [`Numbers::unmark`] puts them in.
const MARKS: [char; 2] = ['\u{FDD0}', '\u{FDD1}'];

/// Separators of numbers.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Numbers {
    /// Between units and tenths.
    pub decimal: String,
    /// Between groups of three digits.
    pub group: String,
}

impl Numbers {
    /// `plain`, as machines write numbers (`-1234.5`), with these separators.
    pub fn separated(&self, plain: &str) -> String {
        let (whole, tenths) = plain.split_once('.').unwrap_or((plain, ""));
        let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
        let mut text = String::from(sign);
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place) % 3 == 0 {
                text.push_str(&self.group);
            }
            text.push(digit);
        }
        if !tenths.is_empty() {
            text.extend([self.decimal.as_str(), tenths]);
        }
        text
    }

    /// Replaces the numbers that [`mark`] marked.
    pub(super) fn unmark(&self, text: &str) -> String {
        let mut parts = text.split(MARKS[0]);
        let mut plain = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (number, rest) = part.split_once(MARKS[1]).unwrap_or(("", part));
            plain.extend([self.separated(number).as_str(), rest]);
        }
        plain
    }
}

/// Whether `text` holds a number that [`mark`] marked.
pub(super) fn is_marked(text: &str) -> bool {
    text.contains(MARKS[0])
}

/// The formatter of the bundles: marks numbers, leaves the rest to Fluent.
pub(super) fn mark<M>(value: &FluentValue, _: &M) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(format!("{}{}{}", MARKS[0], number.as_string(), MARKS[1])),
        _ => None,
    }
}
