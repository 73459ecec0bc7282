//! A day and a time as people type them, with words beside: what has one meaning is read, what has several or says
//! anything else is not. Enter at [`Vocabulary::moment`]; why a text is none, [`Vocabulary::amiss`] says.

use jiff::civil::{Date, Time, Weekday};

use super::vocabulary::{Token, Vocabulary, What};

/// Nobody needs more for a day and a time.
const TOKENS: usize = 24;

/// What is wrong with a text that is no day and no time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amiss {
    /// It has words that are none of days and times, or some that say more than one day and one time do.
    Words,
    /// Its weekday is not that of its day.
    Weekday,
    /// Several times.
    Times,
    /// It may be several days, or one.
    Span,
    /// It has a time that is not understood.
    Time,
    Other,
}

/// What is read so far of a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Reading {
    day: Option<Date>,
    /// Hour and minute as they stand there.
    clock: Option<(i8, i8)>,
    /// The first and the last hour of a part of the day.
    part: Option<(i8, i8)>,
    weekday: Option<Weekday>,
}

impl Reading {
    /// The time of day, where it is one: `2h chiều` is 14:00.
    fn time(self) -> Option<Time> {
        let (hour, minute) = self.clock?;
        let hours = match (self.part, hour) {
            (None, _) => vec![hour],
            (Some((first, last)), _) => {
                let other = if hour == 12 { 0 } else { hour + 12 };
                let both = [Some(hour), Some(other).filter(|_| (1..=12).contains(&hour))];
                both.into_iter().flatten().filter(|hour| (first..=last).contains(hour)).collect()
            }
        };
        match hours[..] {
            [hour] => Time::new(hour, minute, 0, 0).ok(),
            _ => None,
        }
    }

    fn has_wrong_weekday(self) -> bool {
        self.weekday.zip(self.day).is_some_and(|(weekday, day)| day.weekday() != weekday)
    }

    /// Whether all that was read is part of a day and a time.
    fn is_whole(self) -> bool {
        let is_timed = self.clock.is_some() || self.part.is_none();
        is_timed && (self.clock.is_none() || self.time().is_some()) && (self.day.is_some() || self.weekday.is_none())
    }
}

impl Vocabulary {
    /// The day and the time that `text` says: `13/11/2023 08:00`, `2h chiều thứ Hai, ngày 13 tháng 11 năm 2023`, either
    /// part alone, in either order. Nothing of a text that says anything else too.
    pub fn moment(&self, text: &str) -> (Option<Date>, Option<Time>) {
        let reading = one_reading(&self.tokens(text)).filter(|it| it.is_whole() && !it.has_wrong_weekday());
        reading.map_or((None, None), |it| (it.day, it.time()))
    }

    /// Why `text` is no day and time.
    pub fn amiss(&self, text: &str) -> Amiss {
        let tokens = self.tokens(text);
        let is = |what: &What| tokens.iter().any(|token| token.what == *what);
        let reading = one_reading(&tokens);
        let is_span = is(&What::Span) || is(&What::Mark('-')) || is(&What::Mark('–'));
        if is(&What::Other) || (is_span && clocks_in(&tokens) == 1) {
            Amiss::Words
        } else if reading.is_some_and(Reading::has_wrong_weekday) {
            Amiss::Weekday
        } else if clocks_in(&tokens) > 1 {
            Amiss::Times
        } else if is_span {
            Amiss::Span
        } else if clocks_in(&tokens) > 0 || tokens.iter().any(|token| matches!(token.what, What::Part(..))) {
            Amiss::Time
        } else {
            Amiss::Other
        }
    }
}

/// How many times of day stand among `tokens`.
fn clocks_in(tokens: &[Token]) -> usize {
    let is_clock = |at: &usize| {
        let seconds = at.checked_sub(2).is_some_and(|before| tokens[before].what == What::Mark(':'));
        tokens[*at].what == What::Hour || (tokens[*at].what == What::Mark(':') && !seconds)
    };
    (0..tokens.len()).filter(is_clock).count()
}

/// What `tokens` say, where that is one thing.
fn one_reading(tokens: &[Token]) -> Option<Reading> {
    let mut all = Vec::new();
    if !tokens.is_empty() && tokens.len() <= TOKENS {
        read(tokens, Reading::default(), &mut all);
    }
    all.dedup();
    match all[..] {
        [one] => Some(one),
        _ => None,
    }
}

/// Puts into `all` whatever `tokens` may say after what is `known`.
fn read(tokens: &[Token], known: Reading, all: &mut Vec<Reading>) {
    let Some((first, rest)) = tokens.split_first() else { return all.push(known) };
    match first.what {
        What::Mark(',' | '.') | What::At => read(rest, known, all),
        // `8h - 20/11/2026`: what follows is of another kind, else it is not read.
        What::Mark('-') if known != Reading::default() => read(rest, known, all),
        What::Iso if known.day.is_some() && known.clock.is_none() => read(rest, known, all),
        What::Weekday(day) if known.weekday.is_none() => {
            read(rest, Reading { weekday: Some(day), ..known }, all);
        }
        What::Part(first, last) if known.part.is_none() => {
            read(rest, Reading { part: Some((first, last)), ..known }, all);
        }
        What::Day | What::Number(_) => {
            if let Some((day, rest)) = date(tokens).filter(|_| known.day.is_none()) {
                read(rest, Reading { day: Some(day), ..known }, all);
            }
            let clocks = if known.clock.is_none() { clocks(tokens) } else { Vec::new() };
            for (clock, rest) in clocks {
                read(rest, Reading { clock: Some(clock), ..known }, all);
            }
        }
        _ => {}
    }
}

/// The number at the beginning of `tokens`, where it has at most `longest` digits.
fn number(tokens: &[Token], longest: usize) -> Option<(&str, &[Token])> {
    match tokens.split_first()? {
        (Token { what: What::Number(digits), .. }, rest) if digits.len() <= longest => Some((digits, rest)),
        _ => None,
    }
}

fn skip<'t>(tokens: &'t [Token], what: &What) -> Option<&'t [Token]> {
    tokens.split_first().filter(|(first, _)| first.what == *what).map(|(_, rest)| rest)
}

/// What stands between two numbers of a day.
#[derive(PartialEq)]
enum Between {
    Mark(Option<char>),
    Word,
}

/// What stands at the beginning of `tokens` before the next number: a mark, the word `word`, or nothing.
fn between<'t>(tokens: &'t [Token], word: &What) -> (Between, &'t [Token]) {
    let mark = ['/', '-', '.', ','].into_iter().find_map(|mark| Some((mark, skip(tokens, &What::Mark(mark))?)));
    let (mark, rest) = mark.map_or((None, tokens), |(mark, rest)| (Some(mark), rest));
    match skip(rest, word).filter(|_| matches!(mark, None | Some(','))) {
        Some(rest) => (Between::Word, rest),
        None => (Between::Mark(mark), rest),
    }
}

/// `2023-11-13`, `13/11/2023`, `13-11-2023`, `13.11.2023`, `ngày 13 tháng 11 năm 2023`, `13 November 2023` at the
/// beginning of `tokens`: three numbers, the year with four digits first or last, with the same marks between.
fn date(tokens: &[Token]) -> Option<(Date, &[Token])> {
    let (one, rest) = number(skip(tokens, &What::Day).unwrap_or(tokens), 4)?;
    let (before, rest) = between(rest, &What::Month);
    if let Some((Token { what: What::Named(month), .. }, rest)) = rest.split_first() {
        let (year, rest) = number(between(rest, &What::Year).1, 4).filter(|(year, _)| year.len() == 4)?;
        let day = Date::new(year.parse().ok()?, *month, one.parse().ok()?).ok()?;
        return Some((day, rest));
    }
    let (two, rest) = number(rest, 2)?;
    let (after, rest) = between(rest, &What::Year);
    let (three, rest) = number(rest, 4)?;
    let has_words = before == Between::Word || after == Between::Word;
    let (year, day) = if one.len() == 4 && !has_words { (one, three) } else { (three, one) };
    (year.len() == 4 && day.len() <= 2 && (has_words || before == after)).then_some(())?;
    let day = Date::new(year.parse().ok()?, two.parse().ok()?, day.parse().ok()?).ok()?;
    Some((day, rest))
}

/// `8:00`, `08:00:00`, `8h`, `8h30`, `7 giờ 30 phút`, and the `8` of `8 PM`, at the beginning of `tokens`; what follows
/// an hour may be its minutes or a day.
fn clocks(tokens: &[Token]) -> Vec<((i8, i8), &[Token])> {
    let Some((hour, rest)) = number(tokens, 2) else { return Vec::new() };
    let clock = |minute: &str| {
        let clock: Option<(i8, i8)> = hour.parse().ok().zip(minute.parse().ok());
        clock.filter(|(hour, minute)| *hour < 24 && *minute < 60)
    };
    let minutes = |tokens| number(tokens, 2).and_then(|(minute, rest)| Some((clock(minute)?, rest)));
    if let Some(found) = skip(rest, &What::Mark(':')).and_then(minutes) {
        let seconds = skip(found.1, &What::Mark(':')).map(|rest| number(rest, 2));
        return match seconds {
            None => vec![found],
            Some(Some(("0" | "00", rest))) => vec![(found.0, rest)],
            Some(_) => Vec::new(),
        };
    }
    if matches!(rest.first(), Some(Token { what: What::Part(..), .. })) {
        return clock("0").into_iter().map(|found| (found, rest)).collect();
    }
    let Some(rest) = skip(rest, &What::Hour) else { return Vec::new() };
    let with_minutes = minutes(rest).map(|(clock, rest)| (clock, skip(rest, &What::Minute).unwrap_or(rest)));
    // `8h30`, never `8h` and a 30th.
    let is_one = rest.first().is_some_and(|next| next.is_glued && matches!(next.what, What::Number(_)));
    let alone = clock("0").filter(|_| !is_one).map(|clock| (clock, rest));
    alone.into_iter().chain(with_minutes).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;
    use crate::discover::embedded_locales;
    use crate::locale::Locales;

    fn vocabulary() -> Vocabulary {
        Vocabulary::of(&Locales::load(&embedded_locales()).0)
    }

    /// 20 November 2026 is a Friday.
    #[test]
    fn a_day_is_read_with_the_words_of_days() {
        let (words, day) = (vocabulary(), date(2026, 11, 20));
        for text in [
            "20/11/2026",
            "20 / 11 / 2026",
            "20-11-2026",
            "20.11.2026",
            "2026-11-20",
            "20 11 2026",
            "ngày 20 tháng 11 năm 2026",
            "Ngày 20/11/2026",
            "NGÀY 20 THÁNG 11 NĂM 2026",
            "ngay 20 thang 11 nam 2026",
            "20 tháng 11, 2026",
            "ngày 20/11 năm 2026",
            "ngày 20 tháng 11/2026",
            "vào ngày 20/11/2026.",
            "thứ 6, 20/11/2026",
            "Thứ Sáu, ngày 20/11/2026",
            "thu sau 20/11/2026",
            "T6, 20/11/2026",
            "20/11/2026, thứ sáu",
            "Friday, 20/11/2026",
            "Fri 20.11.2026",
            "Friday, 20 November 2026",
            "20-Nov-2026",
        ] {
            assert_eq!(words.moment(text), (Some(day), None), "{text}");
        }
    }

    /// LOC-06: what else stands beside a day says something of it, and nobody verified a place by not being answered.
    #[test]
    fn a_day_with_anything_else_beside_it_is_none() {
        let words = vocabulary();
        for (text, amiss) in [
            ("gọi ngày 01/11/2026 không ai nghe máy", Amiss::Words),
            ("Chưa gọi được 01/11/2026", Amiss::Words),
            ("01/11/2026 chưa gọi được", Amiss::Words),
            ("hết hạn 01/11/2026", Amiss::Words),
            ("Từ 01/11/2026 ngừng hoạt động", Amiss::Words),
            ("không liên lạc được từ 01/11/2026", Amiss::Words),
            ("dự kiến gọi lại 09/11/2026", Amiss::Words),
            ("hoãn, không làm ngày 21/11/2026", Amiss::Words),
            ("chua goi duoc 01/11/2026", Amiss::Words),
            ("20/11/2026 (dự kiến)", Amiss::Words),
            ("trước 20/11/2026", Amiss::Words),
            ("khoảng 20/11/2026", Amiss::Words),
            ("từ 20/11/2026", Amiss::Span),
            ("đến 20/11/2026", Amiss::Span),
            // Without marks it may be a part of the day, or a limit.
            ("8h toi 20/11/2026", Amiss::Words),
            ("tháng 10 ngày 11 năm 2026", Amiss::Other),
            ("năm 2026 tháng 11 ngày 20", Amiss::Other),
            ("20/11-2026", Amiss::Span),
            ("20 - 22/11/2026", Amiss::Span),
            ("20/11/2026 - 22/11/2026", Amiss::Span),
            ("thứ Sáu - thứ Bảy, 20/11/2026", Amiss::Span),
            ("Từ ngày 20 đến 22/11/2026", Amiss::Span),
            ("Từ 8 đến 10/11/2026", Amiss::Span),
            ("25–27/11/2026", Amiss::Span),
            ("[20/11/2026]", Amiss::Other),
            ("20/11/2026?", Amiss::Other),
            ("thứ Hai, 20/11/2026", Amiss::Weekday),
            ("sáng 20/11/2026", Amiss::Time),
            ("thứ Sáu", Amiss::Other),
            ("20 November", Amiss::Other),
            ("31 November 2026", Amiss::Other),
            ("11/25/2023", Amiss::Other),
            ("31/02/2026", Amiss::Other),
            ("20/11/26", Amiss::Other),
            ("tháng 11", Amiss::Other),
        ] {
            assert_eq!((words.moment(text), words.amiss(text)), ((None, None), amiss), "{text}");
        }
    }

    #[test]
    fn a_time_is_that_of_its_part_of_the_day() {
        let (words, day) = (vocabulary(), date(2026, 11, 20));
        for (text, hour, minute) in [
            ("2h chiều 20/11/2026", 14, 0),
            ("14h chiều 20/11/2026", 14, 0),
            ("chiều thứ Sáu 20/11/2026, 2h30", 14, 30),
            ("7h tối 20/11/2026", 19, 0),
            ("7h30 sáng ngày 20/11/2026", 7, 30),
            ("1h trưa 20/11/2026", 13, 0),
            ("11h30 trưa 20/11/2026", 11, 30),
            ("12h trưa 20/11/2026", 12, 0),
            ("10h đêm 20/11/2026", 22, 0),
            ("2:00 CH 20/11/2026", 14, 0),
            ("8:00 SA 20/11/2026", 8, 0),
            ("20/11/2026 7:30 PM", 19, 30),
            ("20/11/2026 7:30:00 p.m.", 19, 30),
            ("20/11/2026 12:00 PM", 12, 0),
            ("20/11/2026 8 AM", 8, 0),
            ("8h ngày 20/11/2026", 8, 0),
            ("8h00 - 20/11/2026", 8, 0),
            ("thứ Sáu - 20/11/2026 - 8h", 8, 0),
            ("lúc 8h30p, ngày 20/11/2026", 8, 30),
            ("7 giờ 30 phút, ngày 20 tháng 11 năm 2026", 7, 30),
            ("7 giờ 30 ngày 20/11/2026", 7, 30),
            ("8h 20/11/2026", 8, 0),
            ("8 giờ 00 20/11/2026", 8, 0),
            ("2026-11-20T08:30", 8, 30),
            ("2026-11-20T06:00:00", 6, 0),
            ("20/11/2026 08:30:00", 8, 30),
        ] {
            assert_eq!(words.moment(text), (Some(day), Some(time(hour, minute, 0, 0))), "{text}");
        }
        assert_eq!(words.moment("2h chiều"), (None, Some(time(14, 0, 0, 0))));
        assert_eq!(words.moment("8h30"), (None, Some(time(8, 30, 0, 0))));
    }

    #[test]
    fn a_time_of_several_meanings_is_none() {
        let words = vocabulary();
        for (text, amiss) in [
            ("12h đêm 20/11/2026", Amiss::Time),
            ("12h tối 20/11/2026", Amiss::Time),
            ("20/11/2026 12:00 AM", Amiss::Time),
            ("20/11/2026 12:00 SA", Amiss::Time),
            ("15h sáng 20/11/2026", Amiss::Time),
            ("2h đêm 20/11/2026", Amiss::Time),
            ("25h 20/11/2026", Amiss::Time),
            ("8h75 20/11/2026", Amiss::Time),
            ("8:30:15 20/11/2026", Amiss::Time),
            ("8h sáng chiều 20/11/2026", Amiss::Time),
            ("8h-11h 20/11/2026", Amiss::Times),
            ("8:00-11:00 20/11/2026", Amiss::Times),
            ("từ 8h đến 11h ngày 20/11/2026", Amiss::Times),
            ("từ 8h ngày 20/11/2026", Amiss::Words),
            ("khoảng 8h 20/11/2026", Amiss::Words),
            ("20/11/2026 8", Amiss::Other),
        ] {
            assert_eq!((words.moment(text), words.amiss(text)), ((None, None), amiss), "{text}");
        }
    }

    /// PUB-04: a cell is read in bounded time, whatever is in it.
    #[test]
    fn a_very_long_cell_is_no_day() {
        let words = vocabulary();
        for text in ["1h ".repeat(5_000), "1 ".repeat(5_000), "thứ ".repeat(5_000), "1h 1 ".repeat(4)] {
            assert_eq!(words.moment(&text), (None, None));
        }
    }
}
