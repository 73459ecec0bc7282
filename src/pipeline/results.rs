//! `tincay report`: the results report of a campaign as HTML, CSV or Markdown. The first four verbs of a
//! publication without samples, then one page, under the eyes of the guard (LOC-04).

use std::fmt::Write as _;
use std::path::Path;

use super::{Memo, Options, Outcome, Prepared, prepare, preview};
use crate::amend;
use crate::diag::{Diagnostic, Error, nearest};
use crate::sheet;
use crate::site::{Kind, Language, Mode, Site};
use crate::view::{Cell, Report, Table, View};

/// In which form a report is given out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// One file with its style in it.
    Html,
    /// As [`sheet::write`] makes it: the tables one below the other.
    Csv,
    Markdown,
}

/// What was asked for.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// The campaign by its id or its slug.
    pub campaign: &'a str,
    /// The code of the report's language; that of the reader, or else the site's first, without one.
    pub language: Option<&'a str>,
    pub reader: &'a Language,
    pub form: Form,
}

/// A report and what there is to say to those who asked for it.
#[derive(Debug)]
pub struct Results {
    pub outcome: Outcome,
    /// None when there are errors.
    pub text: Option<String>,
    /// Activities that are past and not recorded as done.
    pub overdue: usize,
}

/// The report that is `wanted`.
///
/// # Errors
/// What the machine refused; [`Error::NoCampaign`]; a language that the site has not. Problems of content are in
/// the outcome.
pub fn report(options: &Options, wanted: &Wanted) -> Result<Results, Error> {
    let options = Options { mode: Mode::Publication, without_samples: true, drafts: false, ..options.clone() };
    let mut memo = Memo::default();
    let Prepared { mut outcome, mut problems, sentry, made, .. } = prepare(&options, &mut memo, &preview::Silent)?;
    let (mut text, mut overdue) = (None, 0);
    if let Some((site, theme)) = made {
        let view = View::new(&site, &outcome.locales);
        let (language, slug) = (wanted.language_of(&site)?, wanted.slug());
        let report = view.report(language, slug).ok_or_else(|| unknown(slug, &view.campaign_slugs()))?;
        overdue = report.overdue;
        let made = match wanted.form {
            Form::Csv => Ok(sheet::write(&rows(&report))),
            Form::Markdown => Ok(markdown(&report)),
            Form::Html => html(report, language, &memo.wardrobe.renderer(&options, &site, theme, &outcome)),
        };
        match made {
            Err(problem) => problems.extend([problem]),
            Ok(made) => {
                problems.extend(sentry.output("report", made.as_bytes()));
                text = Some(made).filter(|_| !problems.has_errors());
            }
        }
    }
    outcome.diagnostics = problems.sorted();
    Ok(Results { outcome, text, overdue })
}

impl<'a> Wanted<'a> {
    fn slug(&self) -> &'a str {
        let below = self.campaign.strip_prefix(Kind::Campaign.folder()).and_then(|rest| rest.strip_prefix('/'));
        below.unwrap_or(self.campaign)
    }

    fn language_of<'s>(&self, site: &'s Site) -> Result<&'s Language, Error> {
        let own = |code: &str| site.config.languages.iter().map(|it| &it.code).find(|it| it.code() == code);
        match self.language {
            None => Ok(own(self.reader.code()).unwrap_or(&site.config.languages[0].code)),
            Some(code) => {
                let known = || site.config.languages.iter().map(|it| it.code.code());
                let unknown = || Error::not_a_language(code, known());
                own(code).ok_or_else(unknown)
            }
        }
    }
}

/// What messages choose by where there is nothing to name.
const NONE: &str = "none";

fn unknown(id: &str, known: &[&str]) -> Error {
    let nearest = nearest(id, known.iter().copied()).unwrap_or_default().to_owned();
    let accepted = if known.is_empty() { NONE.to_owned() } else { known.join(", ") };
    Error::NoCampaign { id: id.to_owned(), nearest, accepted }
}

/// Writes a report to a file that is not there yet.
///
/// # Errors
/// What the machine refused; [`Error::AlreadyThere`].
pub fn put_report(path: &Path, text: String) -> Result<(), Error> {
    amend::create_all(&[(path.to_owned(), text)])
}

fn html(report: Report, language: &Language, renderer: &crate::render::Renderer) -> Result<String, Diagnostic> {
    let rendered = renderer.render_alone(&report.page(language))?;
    Ok(String::from_utf8(rendered.bytes).expect("templates are made of texts"))
}

/// The facts and the tables, one below the other, with an empty row between.
fn rows(report: &Report) -> Vec<Vec<String>> {
    let mut rows = vec![vec![report.title.clone()], vec![report.lead.clone()], vec![report.publisher.clone()]];
    rows.push(Vec::new());
    rows.extend(report.facts.iter().map(|fact| vec![fact.label.clone(), fact.text.clone()]));
    for table in &report.tables {
        let own = |cell: &Cell| std::iter::once(cell.plain.clone()).chain(cell.until.clone());
        let plain = |cells: &Vec<Cell>| cells.iter().flat_map(own).collect::<Vec<_>>();
        rows.extend([Vec::new(), vec![table.title.clone()], plain(&table.heads)]);
        rows.extend(table.rows.iter().map(plain));
        rows.extend((!table.note.is_empty()).then(|| vec![table.note.clone()]));
    }
    rows
}

fn markdown(report: &Report) -> String {
    let mut out = format!("# {}\n\n{}\n", escaped(&report.title), escaped(&report.lead));
    if !report.publisher.is_empty() {
        let _ = write!(out, "\n{}\n", escaped(&report.publisher));
    }
    out.push('\n');
    for fact in &report.facts {
        let _ = writeln!(out, "- **{}:** {}", escaped(&fact.label), escaped(&fact.text));
    }
    for table in &report.tables {
        markdown_table(table, &mut out);
    }
    out
}

fn markdown_table(table: &Table, out: &mut String) {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let _ = write!(out, "\n## {}\n\n", escaped(&table.title));
    out.push_str(&line(table.heads.iter().map(linked).collect()));
    out.push_str(&line(table.heads.iter().map(|head| if head.number { "--:" } else { "---" }.to_owned()).collect()));
    for row in &table.rows {
        out.push_str(&line(row.iter().map(linked).collect()));
    }
    if !table.note.is_empty() {
        let _ = write!(out, "\n{}\n", escaped(&table.note));
    }
}

fn linked(cell: &Cell) -> String {
    let text = escaped(&cell.text);
    if cell.url.is_empty() { text } else { format!("[{text}](<{}>)", cell.url) }
}

/// `text` as Markdown that reads as it does, on one line.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '&' | '!') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_words_in_markdown() {
        use pulldown_cmark::{Event, Options, Parser};
        for text in ["a | b", "**đậm** _nghiêng_", "<b>&amp;</b>", "[a](b) ![c](d)", "`mã` ~~gạch~~ \\ # đầu", "a\nb"]
        {
            let table = format!("| {0} |\n|---|\n| {0} |\n", escaped(text));
            let events = Parser::new_ext(&table, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH);
            let read: String = events
                .filter_map(|it| if let Event::Text(text) = it { Some(text.into_string()) } else { None })
                .collect();
            assert_eq!(read, text.replace('\n', " ").repeat(2), "{table}");
        }
    }
}
