//! Fields that hold a number.

use std::ops::RangeInclusive;

use serde_yaml::Value;

use super::values::{text_of, wrong_type};
use super::{Fields, Form};
use crate::diag::Problem;
use crate::parse::yaml::Part;

impl Fields<'_> {
    /// A whole number from 0.
    pub fn count(&self, key: &'static str) -> Option<u32> {
        if self.noted(key, || Form::Count) {
            return None;
        }
        let value = self.take(key)?;
        let count = value.as_u64().and_then(|count| u32::try_from(count).ok());
        if count.is_none() {
            wrong_type(self.reading, &self.path.known(key), "integer", value);
        }
        count
    }

    /// A whole number from 1.
    pub fn positive(&self, key: &'static str) -> Option<u32> {
        self.within(key, 1..=i64::MAX)
    }

    /// A year with four digits.
    pub fn year(&self, key: &'static str) -> Option<i16> {
        i16::try_from(self.within(key, 1900..=2200)?).ok()
    }

    /// A whole number in `range`.
    pub fn within(&self, key: &'static str, range: RangeInclusive<i64>) -> Option<u32> {
        let is_outside = |value: &&Value| value.as_i64().is_some_and(|count| !range.contains(&count));
        let Some(outside) = self.map.get(key).filter(is_outside) else { return self.count(key) };
        self.take(key);
        let written = text_of(self.reading, outside, &self.path.known(key)).unwrap_or_default();
        let args = [("key", key), ("value", &*written), ("accepted", "1, 2, 3"), ("nearest", "")];
        self.report(Problem::WrongValue, key, Part::Value, &args);
        None
    }
}
