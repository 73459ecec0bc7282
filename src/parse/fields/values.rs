//! What one value of YAML says, with a report where it does not say what it should.

use serde_yaml::Value;

use super::super::reading::Reading;
use super::super::yaml::{FieldPath, Part};
use crate::diag::{Problem, nearest};
use crate::site::Enumeration;

/// The words of a set.
pub fn codes<E: Enumeration>() -> Vec<&'static str> {
    E::ALL.iter().map(|value| value.code()).collect()
}

/// The value that `text`, a word of a set, stands for.
pub fn chosen<E: Enumeration>(reading: &Reading, path: &FieldPath, key: &str, text: &str) -> Option<E> {
    let value = E::from_code(text);
    if value.is_none() {
        let codes = codes::<E>();
        let near = E::meant_by(text).or_else(|| nearest(text, codes.iter().copied())).unwrap_or_default();
        let accepted = codes.join(", ");
        let args = [("key", key), ("value", text), ("set", E::NAME), ("accepted", &*accepted), ("nearest", near)];
        reading.report(Problem::WrongValue, path, Part::Value, &args);
    }
    value
}

/// Text, trimmed; numbers as they were written.
pub fn text_of(reading: &Reading, value: &Value, path: &FieldPath) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        // `0912…`, `+84…`, `1.10`, `2023-…` must stay what was written.
        Value::Number(_) | Value::Bool(_) => reading.scalar(path).unwrap_or_default().to_owned(),
        other => {
            wrong_type(reading, path, "text", other);
            return None;
        }
    };
    if text.is_empty() {
        reading.report(Problem::EmptyText, path, Part::Value, &[("key", &path.to_string())]);
        return None;
    }
    Some(text)
}

/// Reports that the value at `path` is something else.
pub fn wrong_type(reading: &Reading, path: &FieldPath, expected: &str, found: &Value) {
    let grouped = reading.scalar(path).filter(|_| expected == "integer").and_then(without_groups);
    let found = match found {
        _ if grouped.is_some() => "grouped",
        Value::Null => "nothing",
        Value::Bool(_) => "boolean",
        Value::Number(number) if expected == "integer" => unlike_a_count(number),
        Value::Number(_) => "number",
        Value::String(_) => "text",
        Value::Sequence(_) => "list",
        Value::Mapping(_) | Value::Tagged(_) => "map",
    };
    let key = path.to_string();
    let args = [("key", &*key), ("expected", expected), ("found", found)];
    let nearest = grouped.as_deref().map(|digits| ("nearest", digits));
    let args: Vec<(&'static str, &str)> = args.into_iter().chain(nearest).collect();
    reading.report(Problem::WrongType, path, Part::Value, &args);
}

/// The digits of a number whose thousands stand apart: `2.000`, `1,234,567`, `12 000`.
fn without_groups(written: &str) -> Option<String> {
    let mark = written.chars().find(|c| !c.is_ascii_digit()).filter(|c| ".,\u{a0}\u{202f} ".contains(*c))?;
    let (first, rest) = written.split_once(mark)?;
    let is_group = |group: &str, least: usize| {
        (least..=3).contains(&group.len()) && group.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_grouped = is_group(first, 1) && !first.starts_with('0') && rest.split(mark).all(|group| is_group(group, 3));
    is_grouped.then(|| written.replace(mark, ""))
}

/// What keeps `number` from being a count.
fn unlike_a_count(number: &serde_yaml::Number) -> &'static str {
    match (number.as_i64(), number.as_f64()) {
        (Some(..0), _) => "negative",
        (None, Some(float)) if float.is_nan() || float.fract() != 0.0 => "fraction",
        (None, Some(..0.0)) => "negative",
        _ => "large",
    }
}

/// A key as text.
pub fn key_text(key: &Value) -> Option<String> {
    match key {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_may_stand_apart_and_fractions_are_none() {
        for (written, digits) in [
            ("2.000", Some("2000")),
            ("1,234,567", Some("1234567")),
            ("12 500", Some("12500")),
            ("2.5", None),
            ("0.500", None),
            ("1.234,567", None),
            ("2000", None),
            ("1234.567", None),
            ("2.000 người", None),
            ("", None),
        ] {
            assert_eq!(without_groups(written).as_deref(), digits, "{written}");
        }
    }
}
