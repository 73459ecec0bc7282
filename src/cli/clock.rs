//! The only place that asks the clock; everything else is told what day it is.
#![expect(clippy::disallowed_methods, reason = "this is the door to the clock")]

use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::civil::Date;

use crate::diag::Error;
use crate::pipeline::Today;
use crate::site::Mode;

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

/// The clock, for what runs past midnight, unless the day was given: then it stays.
pub fn running(date: Option<Date>, env: &dyn Fn(&str) -> Option<String>) -> Option<fn() -> Timestamp> {
    let given = date.is_some() || env(SOURCE_DATE_EPOCH).is_some_and(|value| !value.is_empty());
    (!given).then_some(Timestamp::now)
}

/// As [`today`], for what is to be published: unless it is a reproduction, a day that somebody gave
/// must be near the clock's, so that nothing out of date is published by accident (LOC-06).
pub fn today_for(
    mode: Mode,
    reproduce: bool,
    date: Option<Date>,
    env: &dyn Fn(&str) -> Option<String>,
) -> Result<Today, Error> {
    let told = today(date, env)?;
    if mode == Mode::Preview || reproduce {
        return Ok(told);
    }
    let clock = Timestamp::now();
    match told {
        Today::Fixed(date) => Ok(Today::Near(date, clock)),
        Today::Now(instant) if instant.duration_since(clock).abs() > FAR => {
            let day = |instant: Timestamp| instant.to_zoned_datetime(jiff::tz::TimeZone::UTC).date();
            Err(Error::FarDate { date: day(instant), clock: day(clock) })
        }
        Today::Now(instant) => Ok(Today::At(instant, clock)),
        told => Ok(told),
    }
}

/// An instant of `SOURCE_DATE_EPOCH` further from the clock than this is no publication of today.
const FAR: jiff::SignedDuration = jiff::SignedDuration::from_hours(3 * 24);

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

    /// LOC-06: a publication of another day needs `--reproduce`.
    #[test]
    fn a_publication_is_dated_near_the_clock_unless_it_is_a_reproduction() {
        let long_ago = |_: &str| Some("1699866000".to_owned());
        let date = Some(jiff::civil::date(2023, 11, 13));
        assert!(matches!(today_for(Mode::Publication, false, date, &|_| None), Ok(Today::Near(..))));
        assert!(matches!(today_for(Mode::Publication, true, date, &|_| None), Ok(Today::Fixed(_))));
        assert!(matches!(today_for(Mode::Preview, false, date, &|_| None), Ok(Today::Fixed(_))));
        assert!(matches!(today_for(Mode::Publication, false, None, &|_| None), Ok(Today::At(..))));
        assert!(today_for(Mode::Publication, false, None, &long_ago).is_err());
        assert!(today_for(Mode::Publication, true, None, &long_ago).is_ok());
    }

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
