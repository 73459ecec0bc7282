//! Days and times as people type them: the words that may stand beside their numbers.

use serde::Deserialize;

/// Words beside the numbers of a day and a time. Any other word says something else, and what it says is lost where the
/// numbers alone are read.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Moments {
    /// Before the number of a day: `ngày`.
    pub day: Vec<String>,
    /// Before the number of a month: `tháng`.
    pub month: Vec<String>,
    /// Before the number of a year: `năm`.
    pub year: Vec<String>,
    /// After the number of an hour: `giờ`, `h`.
    pub hour: Vec<String>,
    /// After the number of minutes: `phút`.
    pub minute: Vec<String>,
    /// Before a day or a time, without a meaning of their own: `lúc`.
    pub at: Vec<String>,
    /// Of several days or times: `từ`, `đến`.
    pub span: Vec<String>,
    pub parts: Vec<PartOfDay>,
}

/// A part of the day: `chiều`, `PM`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartOfDay {
    pub words: Vec<String>,
    /// The first and the last of its hours, from 0 to 23. An hour of twelve is that one of them.
    pub hours: (i8, i8),
}
