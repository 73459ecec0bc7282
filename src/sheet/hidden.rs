//! Rows and columns of a workbook's sheet that nobody sees who opens it: those that a filter leaves out, or that
//! somebody hid. `calamine` does not tell them, so the tags of the sheet are looked through for that alone. What is not
//! understood hides nothing.

use std::collections::BTreeMap;

use super::{COLUMNS, Hidden, ROWS, archive};

/// Folder of the parts of a workbook.
const FOLDER: &str = "xl/";

/// What is hidden in the sheet that is the `part` of the workbook.
pub fn of(bytes: &[u8], part: &str) -> Hidden {
    let mut hidden = Hidden::default();
    let Some(sheet) = text(bytes, part) else { return hidden };
    let mut row = 0;
    for (name, rest) in tags(&sheet) {
        let number = |name: &str| attribute(rest, name).and_then(|text| text.parse::<usize>().ok());
        let is_hidden = || matches!(attribute(rest, "hidden"), Some("1" | "true"));
        match name {
            "row" => {
                row = number("r").unwrap_or(row + 1);
                if row <= ROWS && is_hidden() {
                    hidden.rows.insert(row);
                }
            }
            "col" if is_hidden() => {
                let (from, to) = (number("min").unwrap_or_default(), number("max").unwrap_or_default());
                hidden.columns.extend((from.max(1)..=to.min(COLUMNS)).map(|column| column - 1));
            }
            _ => {}
        }
    }
    hidden
}

/// The part that holds each sheet, in their order, as far as that is told.
pub fn parts(bytes: &[u8]) -> Vec<Option<String>> {
    let read = |part: &str| text(bytes, &format!("{FOLDER}{part}")).unwrap_or_default();
    let (book, relations) = (read("workbook.xml"), read("_rels/workbook.xml.rels"));
    let relations = tags(&relations).filter(|(name, _)| *name == "Relationship");
    let targets: BTreeMap<&str, &str> =
        relations.filter_map(|(_, rest)| Some((attribute(rest, "Id")?, attribute(rest, "Target")?))).collect();
    let below = |target: &str| match target.strip_prefix('/').unwrap_or(target) {
        whole if whole.starts_with(FOLDER) => whole.to_owned(),
        other => format!("{FOLDER}{other}"),
    };
    let sheets = tags(&book).filter(|(name, _)| *name == "sheet");
    sheets.map(|(_, rest)| targets.get(attribute(rest, "id")?).map(|target| below(target))).collect()
}

fn text(bytes: &[u8], part: &str) -> Option<String> {
    String::from_utf8(archive::part(bytes, part)?).ok()
}

/// The tags that begin something, by name without prefix, each with what stands behind its name, up to the next one.
fn tags(xml: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = xml;
    std::iter::from_fn(move || {
        loop {
            let (_, tag) = rest.split_once('<')?;
            let aside = [("!--", "-->"), ("![CDATA[", "]]>")];
            if let Some((_, end)) = aside.into_iter().find(|(start, _)| tag.starts_with(start)) {
                rest = tag.split_once(end)?.1;
                continue;
            }
            let (inside, behind) = tag.split_at(tag.find('<').unwrap_or(tag.len()));
            rest = behind;
            if !inside.starts_with(['/', '?', '!']) {
                let end = inside.find([' ', '\t', '\r', '\n', '/', '>']).unwrap_or(inside.len());
                let (name, behind) = inside.split_at(end);
                return Some((local(name), behind));
            }
        }
    })
}

/// Where the `>` outside of quotation marks is.
fn end_of_tag(tag: &str) -> Option<usize> {
    let mut quote = None;
    tag.bytes().position(|byte| {
        match (quote, byte) {
            (None, b'>') => return true,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(own), _) if own == byte => quote = None,
            _ => {}
        }
        false
    })
}

/// The value of the attribute called `wanted`, whatever its prefix, of a tag whose name stands before `tag`.
fn attribute<'t>(tag: &'t str, wanted: &str) -> Option<&'t str> {
    let mut rest = &tag[..end_of_tag(tag)?];
    loop {
        let (name, after) = rest.split_once('=')?;
        let after = after.trim_start();
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, behind) = after[1..].split_once(quote)?;
        if local(name.trim()) == wanted {
            return Some(value);
        }
        rest = behind;
    }
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_found_whatever_stands_between_and_in_them() {
        let xml = "<?xml version=\"1.0\"?><!-- <a> --><x:a b=\"1>2\" r:c='3'><![CDATA[<d>]]><e/></x:a><f";
        let found: Vec<(&str, Option<&str>, Option<&str>)> =
            tags(xml).map(|(name, rest)| (name, attribute(rest, "b"), attribute(rest, "c"))).collect();
        assert_eq!(found, [("a", Some("1>2"), Some("3")), ("e", None, None), ("f", None, None)]);
    }
}
