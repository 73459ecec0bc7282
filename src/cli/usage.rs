//! What clap refuses, said in the user's language from the error's kind and context.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::arguments::{BELOW, COMMANDS, NAME};
use super::words::{Statement, Words};
use crate::diag::nearest;
use crate::locale::Arg;

/// The sentence for a refused command line.
pub fn statement(error: &Error, words: Words) -> Statement {
    let facts = Facts::new(error);
    words.statement(key(error, &facts), &facts.args())
}

/// The message of `cli.ftl` for this error.
fn key(error: &Error, facts: &Facts) -> &'static str {
    match error.kind() {
        ErrorKind::InvalidValue if facts.value.is_empty() => "usage-missing-value",
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => "usage-missing-value",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "usage-wrong-value",
        ErrorKind::UnknownArgument if facts.argument.starts_with('-') => "usage-unknown-argument",
        ErrorKind::UnknownArgument => "usage-unexpected-value",
        ErrorKind::InvalidSubcommand => "usage-unknown-command",
        ErrorKind::MissingSubcommand => "usage-missing-command",
        ErrorKind::MissingRequiredArgument => "usage-missing-argument",
        ErrorKind::ArgumentConflict if facts.other == facts.argument => "usage-twice",
        ErrorKind::ArgumentConflict => "usage-conflict",
        ErrorKind::TooManyValues => "usage-value-not-taken",
        ErrorKind::InvalidUtf8 => "usage-not-utf8",
        _ => "usage-other",
    }
}

/// What clap tells about an error.
struct Facts {
    /// As typed, without its placeholder: `--date`; or the command, or the stray value.
    argument: String,
    /// Its name without dashes: `date`.
    option: String,
    /// Its placeholder: `<DATE>`.
    placeholder: String,
    value: String,
    other: String,
    accepted: String,
    nearest: String,
    /// The command that was being given: `tincay build`.
    command: String,
}

impl Facts {
    fn new(error: &Error) -> Self {
        let get = |kind| error.get(kind).map(text).unwrap_or_default();
        let first = |kinds: &[ContextKind]| kinds.iter().map(|kind| get(*kind)).find(|text| !text.is_empty());
        let named = first(&[ContextKind::InvalidArg, ContextKind::InvalidSubcommand]).unwrap_or_default();
        let (argument, placeholder) = split(&named);
        let accepted = first(&[ContextKind::ValidValue, ContextKind::ValidSubcommand]);
        let command = command(&get(ContextKind::Usage));
        let nearest = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
        Self {
            option: argument.trim_start_matches('-').to_owned(),
            value: get(ContextKind::InvalidValue),
            other: split(&get(ContextKind::PriorArg)).0,
            accepted: accepted.unwrap_or_else(|| commands(&command)),
            nearest: meant(&named, nearest.iter().find_map(|kind| error.get(*kind))),
            command,
            argument,
            placeholder,
        }
    }

    fn args(&self) -> [(&'static str, Arg<'_>); 8] {
        [
            ("argument", Arg::Text(&self.argument)),
            ("option", Arg::Text(&self.option)),
            ("placeholder", Arg::Text(&self.placeholder)),
            ("value", Arg::Text(&self.value)),
            ("other", Arg::Text(&self.other)),
            ("accepted", Arg::Text(&self.accepted)),
            ("nearest", Arg::Text(&self.nearest)),
            ("command", Arg::Text(&self.command)),
        ]
    }
}

/// Of what clap suggests, the word most like `typed`; it lists the likeliest last.
fn meant(typed: &str, suggested: Option<&ContextValue>) -> String {
    match suggested {
        Some(ContextValue::Strings(all)) => {
            let near = nearest(typed, all.iter().map(String::as_str));
            near.or(all.last().map(String::as_str)).map(|found| split(found).0).unwrap_or_default()
        }
        Some(value) => split(&text(value)).0,
        None => String::new(),
    }
}

/// `--date <DATE>` → `--date` and `<DATE>`.
fn split(named: &str) -> (String, String) {
    // An argument without a name of its own is its placeholder, of one word or two.
    if named.starts_with('<') {
        return (named.to_owned(), String::new());
    }
    let (argument, placeholder) = named.split_once([' ', '=']).unwrap_or((named, ""));
    (argument.to_owned(), placeholder.to_owned())
}

/// A value without clap's styles.
fn text(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(all) => all.join(", "),
        value => anstream::adapter::strip_str(&value.to_string()).to_string(),
    }
}

/// The command out of a usage line: the words before the first placeholder.
fn command(usage: &str) -> String {
    let words = usage.split_whitespace().skip_while(|word| *word != NAME);
    let words: Vec<_> = words.take_while(|word| word.chars().all(|c| c.is_ascii_lowercase())).collect();
    if words.is_empty() { NAME.to_owned() } else { words.join(" ") }
}

/// The commands below `command`.
fn commands(command: &str) -> String {
    let outer = command.strip_prefix(NAME).unwrap_or_default().trim();
    let below: Vec<&str> = BELOW.iter().filter(|(other, ..)| *other == outer).map(|(_, name, _)| *name).collect();
    let all = if below.is_empty() { COMMANDS.iter().map(|(name, _)| *name).collect() } else { below };
    all.join(", ")
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::*;
    use crate::cli::arguments::parse;
    use crate::cli::language::Tool;
    use crate::site::Language;

    fn said(language: &str, args: &str) -> (String, String) {
        let tool = Tool::load();
        let words = tool.words(&Language::new(language));
        let args: Vec<OsString> = std::iter::once(NAME).chain(args.split(' ')).map(OsString::from).collect();
        let error = parse(&args, words, &["vi".to_owned(), "en".to_owned()]).expect_err("the arguments are wrong");
        let Statement { message, hint } = statement(&error, words);
        (message, hint.unwrap_or_default())
    }

    #[test]
    fn every_mistake_is_named_with_its_cure() {
        let cases = [
            ("build --drats", "Không có lựa chọn `--drats`", "có phải bạn muốn viết `--drafts`?"),
            ("build --xyz", "Không có lựa chọn `--xyz`", "xem các lựa chọn: tincay build --help"),
            ("build abc", "Không rõ `abc` dùng để làm gì", "xem cách dùng: tincay build --help"),
            ("biuld", "Không có lệnh `biuld`", "có phải bạn muốn viết `build`?"),
            (
                "xyz",
                "Không có lệnh `xyz`",
                "các lệnh dùng được: build, check, completions, consent, deploy, explain, export, fix, import, init, man, new, next-change, report, schema, serve, theme, translate, verify",
            ),
            (
                "--lang vi",
                "Chưa có lệnh",
                "các lệnh dùng được: build, check, completions, consent, deploy, explain, export, fix, import, init, man, new, next-change, report, schema, serve, theme, translate, verify",
            ),
            ("translate xyz", "Không có lệnh `xyz`", "các lệnh dùng được: status, accept, new"),
            ("translate new articles/tin", "Còn thiếu `<MÃ>`", "xem cách dùng: tincay translate new --help"),
            ("consent xyz", "Không có lệnh `xyz`", "các lệnh dùng được: status"),
            ("build --root", "Sau `--root` còn thiếu giá trị", "viết `--root <THƯ MỤC>`"),
            ("build --date", "Sau `--date` còn thiếu giá trị", "viết `--date <NGÀY>`"),
            (
                "build --date 13/11/2023",
                "`--date` không nhận giá trị `13/11/2023`",
                "viết năm-tháng-ngày, ví dụ `2023-11-13`",
            ),
            ("check --jobs 0", "`--jobs` không nhận giá trị `0`", "viết một số nguyên từ 1 trở lên"),
            (
                "check --base-url example.org",
                "`--base-url` không nhận giá trị `example.org`",
                "viết cả phần đầu, ví dụ `https://example.org/`",
            ),
            ("check --format xml", "`--format` không nhận giá trị `xml`", "dùng một trong: human, json, sarif, github"),
            ("check --format jsn", "`--format` không nhận giá trị `jsn`", "có phải bạn muốn viết `json`?"),
            ("build --root a --root b", "`--root` chỉ được viết một lần", "giữ lại một, xóa các chỗ khác"),
            ("build --publish --drafts", "`--publish` không dùng chung với `--drafts`", "bỏ một trong hai"),
            ("chekc", "Không có lệnh `chekc`", "có phải bạn muốn viết `check`?"),
            ("serve --port abc", "`--port` không nhận giá trị `abc`", "viết một số từ 1 đến 65535, ví dụ `3000`"),
            ("serve --port 99999", "`--port` không nhận giá trị `99999`", "viết một số từ 1 đến 65535, ví dụ `3000`"),
            (
                "serve --host x",
                "`--host` không nhận giá trị `x`",
                "viết một địa chỉ bằng số, ví dụ `0.0.0.0` để máy khác cùng mạng xem được",
            ),
            ("deploy dir:/a --keep 0", "`--keep` không nhận giá trị `0`", "viết một số nguyên từ 1 trở lên"),
            ("deploy dir:/a --max-deletes x", "`--max-deletes` không nhận giá trị `x`", "viết một số nguyên"),
            (
                "verify https://a.example --pages 0",
                "`--pages` không nhận giá trị `0`",
                "viết một số nguyên từ 1 trở lên",
            ),
            ("build --quiet=1", "`--quiet` không có giá trị đi kèm", "chỉ viết `--quiet`"),
        ];
        for (args, message, hint) in cases {
            assert_eq!(said("vi", args), (message.to_owned(), hint.to_owned()), "{args}");
        }
    }

    #[test]
    fn no_mistake_is_said_in_claps_own_words() {
        for args in ["build --drats", "xyz", "build --root", "build --date x", "build --quiet=1", "--lang xx build"] {
            let (message, hint) = said("en", args);
            assert!(!hint.is_empty() && !message.starts_with("usage-"), "{args}: {message}");
        }
    }
}
