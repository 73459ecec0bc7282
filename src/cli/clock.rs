//! The only place that asks the clock; everything else is told what day it is.
#![expect(clippy::disallowed_methods, reason = "this is the door to the clock")]

use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::civil::Date;

use crate::diag::Error;
use crate::pipeline::Today;

/// The variable by which builds that must be reproducible set the clock (reproducible-builds.org).
const SOURCE_DATE_EPOCH: &str = "SOURCE_DATE_EPOCH";

/// Today: `date` if it is given, else the day of `SOURCE_DATE_EPOCH`, else of the clock. The last
/// two are instants, which become a day in the site's time zone.
pub fn today(date: Option<Date>, env: &dyn Fn(&str) -> Option<String>) -> Result<Today, Error> {
    if let Some(date) = date {
        return Ok(Today::Fixed(date));
    }
    let Some(value) = env(SOURCE_DATE_EPOCH).filter(|value| !value.is_empty()) else {
        return Ok(Today::Now(Timestamp::now()));
    };
    let instant = value.parse().ok().and_then(|second| Timestamp::from_second(second).ok());
    let wrong = || Error::Argument { name: SOURCE_DATE_EPOCH.to_owned(), value: value.clone() };
    instant.map(Today::Now).ok_or_else(wrong)
}

/// A stopwatch that is running.
pub struct Stopwatch(Instant);

impl Stopwatch {
    /// Starts one.
    pub fn start() -> Self {
        Self(Instant::now())
    }

    /// The time since the start.
    pub fn time(&self) -> Duration {
        self.0.elapsed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_comes_before_the_variable_and_the_variable_before_the_clock() {
        let epoch = |_: &str| Some("1699866000".to_owned());
        let date = jiff::civil::date(2023, 11, 13);
        assert_eq!(today(Some(date), &epoch).ok(), Some(Today::Fixed(date)));
        let instant = Timestamp::from_second(1_699_866_000).expect("in range");
        assert_eq!(today(None, &epoch).ok(), Some(Today::Now(instant)));
        assert!(today(None, &|_| Some("soon".to_owned())).is_err());
        assert!(today(None, &|_| Some(i64::MAX.to_string())).is_err());
        assert!(today(None, &|_| None).is_ok());
    }
}
