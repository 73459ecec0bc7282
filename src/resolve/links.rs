//! Links: each is checked, and led to its target in the language of its readers (TRN-06).

use std::sync::Arc;

use super::bodies::{Bodies, Checked, folder_of};
use super::groups::Group;
use super::headings::Ids;
use crate::diag::{Diagnostic, Problem, Span, UNTOLD, nearest};
use crate::discover::safe_join;
use crate::parse::{self, Document};
use crate::site::{Language, PieceId, Target};

impl Bodies<'_> {
    /// Where `destination`, which stands at `span` of `document`, leads; `None` loses the link.
    pub fn link(
        &self,
        document: &Document,
        destination: &str,
        span: Span,
        problems: &mut Vec<Diagnostic>,
    ) -> Checked<Option<Target>> {
        if let Some(mail) = mail_in(destination) {
            let problem = Diagnostic::new(Problem::DeadLink, span).arg("reason", "mail");
            return Err(Box::new(problem.arg("link", destination).arg("nearest", format!("mailto:{mail}"))));
        }
        if destination.contains("://") || destination.starts_with("mailto:") {
            return Ok(Some(Target::External(destination.to_owned())));
        }
        let (path, fragment) = match destination.split_once('#') {
            Some((path, fragment)) => (path, Some(fragment).filter(|fragment| !fragment.is_empty())),
            None => (destination, None),
        };
        if path.is_empty() {
            let Some(fragment) = fragment else {
                let problem = Diagnostic::new(Problem::DeadLink, span).arg("reason", "empty");
                return Err(Box::new(problem.arg("link", destination).arg("nearest", "")));
            };
            let at = self.heading(document, fragment, span)?;
            let id = self.ids(document).and_then(|ids| ids.get(at).map(str::to_owned));
            return Ok(id.map(Target::Fragment));
        }
        if self.is_broken(document, path) || self.is_broken_id(path) {
            return Ok(None);
        }
        let linked = self.linked(document, path, &span)?;
        if !self.may_be_named(&linked.id) {
            // Nothing of it is looked up, for nothing of it may be told.
            let problem = Diagnostic::new(Problem::LinkNotPublished, span).arg("reason", UNTOLD);
            problems.push(problem.arg("link", destination));
            return Ok(None);
        }
        let heading = fragment.map(|fragment| self.heading(linked, fragment, span.clone())).transpose()?;
        let Some(route) = self.admission.routes.get(&linked.id) else {
            problems.push(Diagnostic::new(Problem::LinkNotPublished, span).arg("link", destination));
            return Ok(None);
        };
        let fragments = match heading {
            Some(at) => self.fragments(document, (linked, at), &span, problems),
            None => Vec::new(),
        };
        Ok(Some(Target::Route { route: *route, fragments }))
    }

    /// The document that `path` names: a source file relative to `document`, or the id of a piece.
    fn linked(&self, document: &Document, path: &str, span: &Span) -> Checked<&Document> {
        let by_path = safe_join(folder_of(document), path).and_then(|joined| self.document_at(&joined));
        let by_id = || self.piece(path).map(|group| group.document(&document.language));
        by_path.or_else(by_id).ok_or_else(|| {
            let paper = safe_join(folder_of(document), path).filter(|joined| self.registry.has_paper(joined));
            let (reason, near) = match paper {
                Some(paper) => ("paper", self.directive_of(&paper).unwrap_or_default()),
                None if is_host(path) => ("scheme", format!("https://{path}")),
                None => ("file", self.nearest_file(document, path).unwrap_or_default()),
            };
            let problem = Diagnostic::new(Problem::DeadLink, span.clone()).arg("reason", reason);
            Box::new(problem.arg("link", path).arg("nearest", near))
        })
    }

    /// What shows the official document with the PDF at `path`, if one has it.
    fn directive_of(&self, path: &str) -> Option<String> {
        let has = |document: &&crate::site::Document| document.paper.as_ref().is_some_and(|it| *it.file == *path);
        self.registry.documents.table.iter().find(has).map(|document| format!("{{{{document {}}}}}", document.id))
    }

    fn document_at(&self, path: &str) -> Option<&Document> {
        let (id, _) = parse::piece_of(&path.into(), &self.languages)?;
        let is_there = |document: &&Document| *document.source.path == *path;
        let group = self.groups.get(&id);
        // Readers of one that is not used yet see the original.
        if let Some(group) = group.filter(|group| group.waiting.iter().any(&is_there)) {
            return Some(group.original);
        }
        let group = group.into_iter();
        // One that belongs to no piece, which was reported, is there all the same.
        group.flat_map(Group::documents).find(is_there).or_else(|| self.documents.iter().copied().find(is_there))
    }

    fn piece(&self, id: &str) -> Option<&Group<'_>> {
        self.groups.get(&PieceId::read(id)?)
    }

    fn ids(&self, document: &Document) -> Option<Arc<Ids>> {
        self.groups.get(&document.id).map(|group| self.headings.of(document, group))
    }

    /// Where the heading called `fragment` stands among those of `document`.
    fn heading(&self, document: &Document, fragment: &str, span: Span) -> Checked<usize> {
        let ids = self.ids(document);
        let found = match &ids {
            Some(ids) => ids.find(fragment, document).or_else(|| self.heading_begun(document, fragment)),
            // A translation without original, which was reported.
            None => document.body.scan.headings.iter().position(|heading| heading.id == fragment),
        };
        found.ok_or_else(|| {
            let near = ids.as_ref().and_then(|ids| nearest(fragment, ids.iter())).unwrap_or_default();
            let problem = Diagnostic::new(Problem::DeadFragment, span);
            Box::new(problem.arg("fragment", fragment).arg("nearest", near))
        })
    }

    /// As [`Bodies::heading`], where a translation that is not used yet calls it so.
    fn heading_begun(&self, document: &Document, fragment: &str) -> Option<usize> {
        let group = self.groups.get(&document.id)?;
        group.waiting.iter().find_map(|begun| {
            let at = begun.body.scan.headings.iter().position(|heading| heading.id == fragment)?;
            let id = self.headings.counterpart(begun, at, document, group)?;
            self.headings.of(document, group).iter().position(|other| other == id)
        })
    }

    /// What the heading at `at` of `linked` is called in each language in which people read `document`. A
    /// text without it is reported: its readers arrive at the top of the page.
    fn fragments(
        &self,
        document: &Document,
        (linked, at): (&Document, usize),
        span: &Span,
        problems: &mut Vec<Diagnostic>,
    ) -> Vec<(Language, String)> {
        let Some(group) = self.groups.get(&linked.id) else { return Vec::new() };
        let mut fragments: Vec<(Language, String)> = Vec::new();
        let mut lacking: Vec<&str> = Vec::new();
        for language in self.languages.iter().filter(|language| self.is_read_in(document, language)) {
            let target = group.document(language);
            match self.headings.counterpart(linked, at, target, group) {
                Some(id) => fragments.push((language.clone(), id)),
                None if lacking.contains(&&*target.source.path) => {}
                None => {
                    lacking.push(&target.source.path);
                    let fragment = self.headings.of(linked, group).get(at).unwrap_or_default().to_owned();
                    let problem = Diagnostic::new(Problem::HeadingNotShared, span.clone());
                    problems.push(problem.arg("fragment", fragment).arg("file", &*target.source.path));
                }
            }
        }
        fragments
    }

    /// Whether the page in `language` shows `document`: its own, or one that it stands in for.
    fn is_read_in(&self, document: &Document, language: &Language) -> bool {
        let group = self.groups.get(&document.id);
        group.is_some_and(|group| std::ptr::eq(group.document(language), document))
    }
}

/// Whether `path` begins like the address of another website: `www.langson.gov.vn/tin`.
fn is_host(path: &str) -> bool {
    let host = path.split('/').next().unwrap_or_default().to_lowercase();
    let is_name = !host.starts_with('.') && host.split('.').all(|part| !part.is_empty());
    is_name && (host.starts_with("www.") || [".vn", ".com", ".org", ".net"].iter().any(|end| host.ends_with(end)))
}

/// The address of mail that `destination` is in place of a web address or a file: `a@b.vn`, `https://a@b.vn`. A user at
/// a website is none of a public link.
fn mail_in(destination: &str) -> Option<&str> {
    let rest = destination.split_once("://").map_or(destination, |(_, rest)| rest);
    let (user, host) = rest.split(['/', '?', '#']).next()?.split_once('@')?;
    let is_user = !user.is_empty() && !user.contains([':', '@']);
    // `anh@2x.jpg` is a file; `mailto:` is as it should be.
    let is_mail = is_user && (rest.len() < destination.len() || is_host(host));
    is_mail.then(|| &rest[..user.len() + 1 + host.len()])
}

/// The way from the folder `from` to the file `to`: `../events/le.vi.md`.
pub(super) fn relative(from: &str, to: &str) -> String {
    let (from, to): (Vec<&str>, Vec<&str>) = (from.split('/').collect(), to.split('/').collect());
    let shared = from.iter().zip(&to).take_while(|(from, to)| from == to).count();
    [vec![".."; from.len() - shared], to[shared..].to_vec()].concat().join("/")
}

#[cfg(test)]
mod tests {
    use super::{is_host, mail_in, relative};

    #[test]
    fn the_address_of_another_site_is_told_from_a_file() {
        for host in ["www.langson.gov.vn", "www.langson.gov.vn/tin", "langson.gov.vn", "Example.com/a.html"] {
            assert!(is_host(host), "{host}");
        }
        for file in ["../vn/a.vi.md", "a.vi.md", "bai.vn.md", ".vn", "..", "", "/www.a.vn", "articles/a"] {
            assert!(!is_host(file), "{file}");
        }
    }

    #[test]
    fn an_address_of_mail_is_told_from_a_website_and_a_file() {
        for link in [
            "lienhe@mau.gov.vn",
            "https://lienhe@mau.gov.vn",
            "http://lienhe@mau.gov.vn/",
            "lienhe@mau.gov.vn?subject=a",
        ] {
            assert_eq!(mail_in(link), Some("lienhe@mau.gov.vn"), "{link}");
        }
        for link in [
            "mailto:lienhe@mau.gov.vn",
            "https://mau.gov.vn/@lienhe",
            "https://mau.gov.vn?a=b@c.vn",
            "https://ten:khoa@mau.gov.vn",
            "anh@2x.jpg",
            "../@lienhe/a.vi.md",
            "@mau.gov.vn",
            "",
        ] {
            assert_eq!(mail_in(link), None, "{link}");
        }
    }

    #[test]
    fn a_suggested_link_can_be_pasted() {
        for (from, to, expected) in [
            ("content/articles/2023", "content/articles/2023/a.vi.md", "a.vi.md"),
            ("content/articles/2023", "content/events/2023/le.vi.md", "../../events/2023/le.vi.md"),
            ("content/pages", "content/articles/2023/a.vi.md", "../articles/2023/a.vi.md"),
        ] {
            assert_eq!(relative(from, to), expected);
        }
    }
}
