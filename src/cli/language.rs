//! The language in which the tool speaks: `--lang`, the environment, or the first of its own.

use std::ffi::OsString;

use super::words::Words;
use crate::locale::Locales;
use crate::pipeline::embedded_locales;
use crate::site::Language;

/// The languages that the tool itself speaks, out of the locales inside the binary.
pub struct Tool {
    locales: &'static Locales,
    /// Those whose words stand in for another's come before it; never empty.
    languages: Vec<Language>,
}

impl Tool {
    /// Reads the embedded locales.
    pub fn load() -> Self {
        let locales = embedded_locales();
        let mut ordered: Vec<_> =
            locales.iter().map(|locale| (locale.fallbacks(), locale.language().clone())).collect();
        ordered.sort();
        Self { locales, languages: ordered.into_iter().map(|(_, language)| language).collect() }
    }

    /// The languages, the first of them for users whose language is not known.
    pub fn languages(&self) -> &[Language] {
        &self.languages
    }

    /// What the tool says in `language`, which is one of its languages.
    pub fn words(&self, language: &Language) -> Words<'_> {
        Words::new(self.locales.get(language).expect("a language of the tool comes from a locale in the binary"))
    }

    /// The language for these arguments and this environment.
    pub fn choose(&self, args: &[OsString], env: &dyn Fn(&str) -> Option<String>) -> &Language {
        let mut wishes = [argument(args), environment(env)].into_iter().flatten();
        wishes.find_map(|wish| self.find(&wish)).unwrap_or(&self.languages[0])
    }

    /// The language that `wish` names, be it `en`, `en-GB` or `en_GB.UTF-8`.
    fn find(&self, wish: &str) -> Option<&Language> {
        let tag = wish.split(['.', '@']).next().unwrap_or_default().replace('_', "-");
        let named = |code: &str| self.languages.iter().find(|language| language.code().eq_ignore_ascii_case(code));
        named(&tag).or_else(|| named(tag.split('-').next().unwrap_or_default()))
    }
}

/// The value of `--lang`, looked for before the arguments are understood: even a complaint
/// about them has to be in some language.
fn argument(args: &[OsString]) -> Option<String> {
    let mut args = args.iter().filter_map(|arg| arg.to_str());
    while let Some(arg) = args.next() {
        match arg.strip_prefix("--lang") {
            Some("") => return args.next().map(str::to_owned),
            Some(rest) if rest.starts_with('=') => return Some(rest[1..].to_owned()),
            _ => {}
        }
    }
    None
}

/// The first of the POSIX variables that is set, as gettext does.
fn environment(env: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(env).find(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wish_of_the_user_comes_before_the_environment() {
        type Case<'a> = (&'a [&'a str], &'a [(&'a str, &'a str)], &'a str);
        let cases: &[Case] = &[
            (&[], &[], "vi"),
            (&["--lang", "en"], &[("LANG", "vi_VN.UTF-8")], "en"),
            (&["build", "--lang=en"], &[], "en"),
            (&["--lang"], &[], "vi"),
            (&["--lang", "xx"], &[("LANG", "en_US.UTF-8")], "en"),
            (&["--lang", "xx"], &[], "vi"),
            (&["--language"], &[], "vi"),
            (&[], &[("LANG", "en_GB.UTF-8")], "en"),
            (&[], &[("LC_ALL", ""), ("LANG", "en")], "en"),
            (&[], &[("LC_ALL", "vi_VN"), ("LANG", "en")], "vi"),
            (&[], &[("LC_MESSAGES", "EN-gb@euro"), ("LANG", "vi")], "en"),
            (&[], &[("LANG", "C.UTF-8")], "vi"),
            (&[], &[("LANG", "fr_FR.UTF-8")], "vi"),
        ];
        let tool = Tool::load();
        for (args, env, expected) in cases {
            let args: Vec<OsString> = args.iter().map(OsString::from).collect();
            let env = |name: &str| env.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned());
            assert_eq!(tool.choose(&args, &env).code(), *expected, "{args:?}");
        }
    }
}
