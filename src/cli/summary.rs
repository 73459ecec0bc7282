//! One line about what a command did: "Xong: 42 trang tiếng Việt, 42 trang tiếng Anh; …; 0,8 giây".

use std::time::Duration;

use super::withheld;
use super::words::{Words, number};
use crate::locale::Arg;
use crate::pipeline::{Outcome, Summary};

/// The line for what was done in `time`.
pub fn line(outcome: &Outcome, words: Words, time: Duration) -> String {
    let done = match &outcome.summary {
        Some(summary) => vec![pages(summary, words), files(summary, words)],
        None => vec![words.say("summary-checked", &[])],
    };
    let withheld = withheld::count(&outcome.withheld);
    let withheld = (withheld > 0).then(|| words.say("summary-withheld", &[("count", Arg::Number(number(withheld)))]));
    let exempt = outcome.exempt.len();
    let exempt = (exempt > 0).then(|| words.say("summary-exempt", &[("count", Arg::Number(number(exempt)))]));
    let receipts = outcome.summary.as_ref().map_or(0, |summary| summary.receipts.len());
    let receipts = (receipts > 0).then(|| words.say("summary-receipts", &[("count", Arg::Number(number(receipts)))]));
    let elsewhere = outcome.summary.as_ref().and_then(|summary| elsewhere(summary, words));
    let short = outcome.summary.as_ref().and_then(|summary| search(summary, words));
    let heavy = outcome.summary.as_ref().and_then(|summary| heavy(summary, words));
    let said =
        done.into_iter().chain(withheld).chain(exempt).chain(receipts).chain(elsewhere).chain(short).chain(heavy);
    said.chain([duration(time, words)]).collect::<Vec<_>>().join("; ")
}

fn pages(summary: &Summary, words: Words) -> String {
    let counted = summary.pages.iter().map(|(language, count)| {
        let name = words.language_name(language);
        words.say("summary-language", &[("language", Arg::Text(name)), ("count", Arg::Number(number(*count)))])
    });
    words.say("summary-pages", &[("pages", Arg::Text(&counted.collect::<Vec<_>>().join(", ")))])
}

/// Where else pages of who withdrew still are (CON-03).
pub fn elsewhere(summary: &Summary, words: Words) -> Option<String> {
    let names: Vec<String> = summary.elsewhere.iter().map(|name| format!("`{name}/`")).collect();
    (!names.is_empty()).then(|| words.say("summary-elsewhere", &[("folders", Arg::Text(&names.join(", ")))]))
}

/// Whose search finds long texts by their beginnings only.
fn search(summary: &Summary, words: Words) -> Option<String> {
    let names: Vec<&str> = summary.short.iter().map(|language| words.language_name(language)).collect();
    (!names.is_empty()).then(|| words.say("summary-search", &[("languages", Arg::Text(&names.join(", ")))]))
}

/// So many heavy pages are named.
const HEAVY: usize = 3;

/// Which sensitive pages are too heavy for a slow line (TRACE-06).
fn heavy(summary: &Summary, words: Words) -> Option<String> {
    let named = summary.heavy.iter().take(HEAVY).map(|(path, bytes)| {
        let path = Arg::Text(path.trim_end_matches("index.html"));
        words.say("summary-heavy-page", &[("path", path), ("bytes", Arg::Number(number(*bytes)))])
    });
    let (pages, count) = (named.collect::<Vec<_>>().join(", "), number(summary.heavy.len()));
    let args = [("pages", Arg::Text(&pages)), ("count", Arg::Number(count))];
    (count > 0).then(|| words.say("summary-heavy", &args))
}

fn files(summary: &Summary, words: Words) -> String {
    let args = [("written", summary.written), ("unchanged", summary.unchanged), ("removed", summary.removed)];
    words.say("summary-files", &args.map(|(name, count)| (name, Arg::Number(number(count)))))
}

/// Seconds and tenths apart, so that the language's file says what stands between them.
fn duration(time: Duration, words: Words) -> String {
    let tenths = (time.as_millis() + 50) / 100;
    let part = |value: u128| Arg::Number(i64::try_from(value).unwrap_or(i64::MAX));
    words.say("duration", &[("seconds", part(tenths / 10)), ("tenths", part(tenths % 10))])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::language::Tool;
    use crate::site::Language;

    #[test]
    fn durations_have_the_separator_of_their_language() {
        let tool = Tool::load();
        for (code, expected) in [("vi", "1,3 giây"), ("en", "1.3 s")] {
            let words = tool.words(&Language::new(code));
            assert_eq!(duration(Duration::from_millis(1260), words), expected);
        }
    }
}
