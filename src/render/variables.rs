//! Custom properties (`--paper`) that styles use and none of the same pages defines: a browser passes over each
//! declaration with one of them, without a word. Enter at [`undefined`].

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::css::{self, Token};
use super::{style, syntax};
use crate::diag::{Diagnostic, Problem, SourcePath, Span};
use crate::discover::{Source, below_theme, carried_theme, is_embedded};

/// No more of them are named.
const NAMED: usize = 8;

/// A warning for each file of the site's own because of which styles of a bundle, each a list of files below the theme,
/// use properties that none of them defines: the file that defines it where it is the program's, else those that use it,
/// else the manifest.
pub fn undefined(bundles: &[Vec<String>], sources: &[Source], manifest: &SourcePath) -> Vec<Diagnostic> {
    let mut lost = BTreeMap::<&SourcePath, BTreeSet<String>>::new();
    for bundle in bundles {
        let files = sources.iter().filter(|source| bundle.iter().any(|file| file == below_theme(&source.path)));
        let files: Vec<(&Source, Said)> = files.map(|source| (source, Said::of(&source.text.read()))).collect();
        let missing = |said: &Said| {
            let is_defined = |name: &String, on_paper| files.iter().any(|(_, said)| said.defines(name, on_paper));
            said.used
                .iter()
                .filter(|(name, on_paper)| !is_defined(name, *on_paper))
                .map(|(name, _)| name.clone())
                .collect()
        };
        let missing: Vec<BTreeSet<String>> = files.iter().map(|(_, said)| missing(said)).collect();
        let own = || files.iter().enumerate().filter(|(_, (source, _))| !is_embedded(source));
        for name in missing.iter().flatten() {
            let giver = own().find(|(_, (source, _))| is_given_by(source, name));
            let users = own().filter(|(at, _)| missing[*at].contains(name));
            let blamed: Vec<&SourcePath> = match giver {
                Some((_, (source, _))) => vec![&source.path],
                None => users.map(|(_, (source, _))| &source.path).collect(),
            };
            let blamed = if blamed.is_empty() { vec![manifest] } else { blamed };
            blamed.into_iter().for_each(|path| _ = lost.entry(path).or_default().insert(name.clone()));
        }
    }
    let told = |(path, names): (&SourcePath, BTreeSet<String>)| {
        let more = if names.len() > NAMED { ", …" } else { "" };
        let first: Vec<String> = names.iter().take(NAMED).map(|name| format!("`{name}`")).collect();
        let problem = Diagnostic::new(Problem::ThemeDoubtful, Span::file(path)).arg("what", "variables");
        problem.arg("name", format!("{}{more}", first.join(", ")))
    };
    lost.into_iter().map(told).collect()
}

/// Whether the file of the program's that `source` stands in for defines `name`.
fn is_given_by(source: &Source, name: &str) -> bool {
    let carried = carried_theme().iter().find(|carried| below_theme(&carried.path) == below_theme(&source.path));
    carried.is_some_and(|carried| Said::of(&carried.text.read()).defines(name, false))
}

/// What a style says of custom properties, each with whether that is for paper alone.
struct Said {
    defined: BTreeSet<(String, bool)>,
    /// Those without which a declaration means nothing.
    used: BTreeSet<(String, bool)>,
}

impl Said {
    fn of(css: &str) -> Self {
        let css = style::minified_style(css);
        let mut said = Self { defined: BTreeSet::new(), used: BTreeSet::new() };
        // How deep the brackets are, and where those of paper opened.
        let (mut depth, mut since, mut paper) = (0_usize, 0, None);
        for (token, place) in css::tokens(&css) {
            match token {
                Token::Sign('{') => {
                    depth += 1;
                    paper = paper.or_else(|| syntax::is_of_paper(&css[since..place.start]).then_some(depth));
                }
                Token::Sign('}') => {
                    paper = paper.filter(|opened| *opened != depth);
                    depth = depth.saturating_sub(1);
                }
                Token::Word if css[place.clone()].starts_with("--") => said.name(&css, place.clone(), paper.is_some()),
                _ => {}
            }
            if let Token::Sign('{' | '}' | ';') = token {
                since = place.end;
            }
        }
        said
    }

    /// Notes the name at `place`.
    fn name(&mut self, css: &str, place: Range<usize>, on_paper: bool) {
        let (before, after) = (css[..place.start].trim_end(), css[place.end..].trim_start());
        let name = (css[place].to_owned(), on_paper);
        match after.chars().next() {
            Some(')') if before.ends_with("var(") => _ = self.used.insert(name),
            Some(':' | '{') if !before.ends_with('(') => _ = self.defined.insert(name),
            _ => {}
        }
    }

    /// Whether it defines `name`, for paper alone or for the screen, too.
    fn defines(&self, name: &str, on_paper: bool) -> bool {
        let has = |on_paper| self.defined.contains(&(name.to_owned(), on_paper));
        has(false) || on_paper && has(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(files: &[(&str, &str)]) -> Vec<String> {
        let source =
            |(name, text): &(&str, &str)| Source { path: format!("themes/t/{name}").into(), text: (*text).into() };
        let mut sources: Vec<Source> = files.iter().map(source).collect();
        let carried = carried_theme().iter().filter(|it| files.iter().all(|(name, _)| below_theme(&it.path) != *name));
        sources.extend(carried.cloned());
        let bundles = [&["styles/ordinary/tokens.css", "styles/print.css", "styles/a.css"][..], &["styles/b.css"]];
        let bundles = bundles.map(|files| files.iter().map(|file| (*file).to_owned()).collect());
        let found = undefined(&bundles, &sources, &"themes/t/theme.yaml".into());
        found.iter().map(|it| format!("{} {}", it.span.file, it.args[1].1)).collect()
    }

    #[test]
    fn properties_that_no_style_defines_are_told_where_they_were_lost() {
        let used = "a { color: var(--ink); margin: var( --gutter ) var(--a, 1px) calc(var(--b) * -1) }";
        let defined = ":root{--b:1px}@property --c{}b{d:var(--c)}";
        assert_eq!(told(&[("styles/a.css", &format!("{used}{defined}"))]), <[String; 0]>::default());
        let lost = told(&[("styles/ordinary/tokens.css", ":root { --paper: #fff }"), ("styles/a.css", used)]);
        assert_eq!(lost.len(), 2, "{lost:?}");
        assert_eq!(lost[0], "themes/t/styles/a.css `--b`");
        assert!(lost[1].starts_with("themes/t/styles/ordinary/tokens.css ") && lost[1].contains("`--ink`"), "{lost:?}");
        // Of other pages.
        assert_eq!(told(&[("styles/b.css", "a{b:var(--ink)}")]), ["themes/t/styles/b.css `--ink`"]);
        let paper = "@media print{:root{--x:1px}a{b:var(--x)}}/* var(--none) */q{content:\"var(--none)\"}";
        assert_eq!(told(&[("styles/a.css", paper)]), <[String; 0]>::default());
        assert_eq!(told(&[("styles/a.css", &format!("{paper}a{{b:var(--x)}}"))]), ["themes/t/styles/a.css `--x`"]);
    }
}
