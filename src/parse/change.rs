//! Putting values into the front matter of a file that somebody wrote: comments, order and everything else
//! stay byte by byte. What cannot be put in so that it can be read back, and nothing else with it, is left.

use std::ops::Range;

use serde_yaml::{Mapping, Value};

use super::accept::line_end;
use super::front_matter;
use super::yaml::{FieldPath, Part, Tree};
use crate::discover::Source;

/// What becomes of a field, named from the top with dots (`verified.on`; two steps at most).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub field: &'static str,
    /// Its YAML in one line; `None` takes the field away.
    pub value: Option<String>,
}

/// The text of `source` with `changes`. `source` is the file as it is, without a byte order mark, but with its
/// line ends. `None` when the file is written in a way in which nothing can be put in safely.
pub fn changed(source: &Source, changes: &[Change]) -> Option<String> {
    let whole = source.text.read();
    let front = front_matter(&source.path, &whole).ok()?;
    let before: Value = serde_yaml::from_str(&whole[front.clone()]).ok()?;
    let (mut yaml, mut expected) = (whole[front.clone()].to_owned(), before.as_mapping()?.clone());
    for change in changes {
        let (range, text) = edit(&yaml, change, line_end(&whole))?;
        yaml.replace_range(range, &text);
        expect(&mut expected, change)?;
    }
    let after: Value = serde_yaml::from_str(&yaml).ok()?;
    let kept = comments(&whole[front.clone()]).all(|comment| yaml.contains(comment));
    let text = format!("{}{yaml}{}", &whole[..front.start], &whole[front.end..]);
    let is_front = front_matter(&source.path, &text).is_ok_and(|found| text[found] == yaml);
    (kept && is_front && after.as_mapping() == Some(&expected)).then_some(text)
}

fn comments(yaml: &str) -> impl Iterator<Item = &str> {
    yaml.lines().map(str::trim).filter(|line| line.starts_with('#'))
}

/// What the front matter must say after `change`.
fn expect(map: &mut Mapping, change: &Change) -> Option<()> {
    let (outer, inner) = steps(change.field);
    let map = match inner {
        None => map,
        Some(_) => {
            let below = map.entry(outer.into()).or_insert(Value::Null);
            if below.is_null() {
                *below = Value::Mapping(Mapping::new());
            }
            below.as_mapping_mut()?
        }
    };
    let key = inner.unwrap_or(outer);
    match &change.value {
        Some(value) => _ = map.insert(key.into(), serde_yaml::from_str(value).ok()?),
        None => _ = map.remove(key),
    }
    Some(())
}

fn steps(field: &str) -> (&str, Option<&str>) {
    field.split_once('.').map_or((field, None), |(outer, inner)| (outer, Some(inner)))
}

fn path(field: &str) -> FieldPath {
    field.split('.').fold(FieldPath::default(), |path, step| path.key(step))
}

/// Which bytes of `yaml` give way to what.
fn edit(yaml: &str, change: &Change, line_end: &str) -> Option<(Range<usize>, String)> {
    let place = Place::of(yaml, change.field);
    match (&change.value, place) {
        (None, None) => Some((0..0, String::new())),
        (None, Some(place)) => Some((lines(yaml, &place.whole()), String::new())),
        (Some(value), Some(place)) => replaced(yaml, &place, value, line_end),
        (Some(value), None) => missing(yaml, change.field, value, line_end),
    }
}

/// Puts `value` where another is. What is noted between its lines then stands above the field.
fn replaced(yaml: &str, place: &Place, value: &str, line_end: &str) -> Option<(Range<usize>, String)> {
    let from = place.after_colon(yaml)?;
    let notes = notes(yaml, from..place.end);
    if notes.is_empty() {
        return Some((from..place.end, format!(" {value}")));
    }
    let line = yaml[..place.key.start].rfind('\n').map_or(0, |at| at + 1);
    let indent = yaml.get(line..place.key.start).filter(|indent| indent.trim().is_empty())?;
    let notes: String = notes.iter().map(|note| format!("{indent}{note}{line_end}")).collect();
    Some((line..place.end, format!("{notes}{} {value}", &yaml[line..from])))
}

/// The comments within `range`.
fn notes(yaml: &str, range: Range<usize>) -> Vec<&str> {
    let tree = Tree::read(yaml);
    let comment = |line: &Range<usize>| {
        let text = &yaml[line.clone()];
        let opens = |at: &usize| text[..*at].is_empty() || text[..*at].ends_with([' ', '\t']);
        let mut hashes = text.match_indices('#').map(|(at, _)| at).filter(opens);
        let at = hashes.find(|at| !tree.has_scalar_at(line.start + at))?;
        Some(text[at..].trim_end())
    };
    let mut start = range.start;
    let lines = yaml[range].split_inclusive('\n').map(|line| {
        start += line.len();
        start - line.len()..start
    });
    lines.collect::<Vec<_>>().iter().filter_map(comment).collect()
}

/// Puts in a field that is not there: at the end of the front matter, or at the end of its map.
fn missing(yaml: &str, field: &str, value: &str, line_end: &str) -> Option<(Range<usize>, String)> {
    let (outer, inner) = steps(field);
    let Some(inner) = inner else { return Some((yaml.len()..yaml.len(), format!("{outer}: {value}{line_end}"))) };
    let Some(map) = Place::of(yaml, outer) else {
        return missing(yaml, outer, &format!("{{ {inner}: {value} }}"), line_end);
    };
    match yaml.get(map.value..map.end)? {
        "" => Some((map.after_colon(yaml)?..map.end, format!(" {{ {inner}: {value} }}"))),
        flow if flow.starts_with('{') => {
            let within = flow.trim_end_matches('}').trim_end();
            let comma = if within == "{" { "" } else { "," };
            Some((map.value + within.len()..map.end, format!("{comma} {inner}: {value} }}")))
        }
        _ => {
            let first = yaml[..map.value].rfind('\n').map_or(0, |at| at + 1);
            let indent = yaml.get(first..map.value).filter(|indent| indent.trim().is_empty())?;
            Some((map.end..map.end, format!("{line_end}{indent}{inner}: {value}")))
        }
    }
}

/// Where a field stands: where its key ends, and from where to where its value goes.
struct Place {
    key: Range<usize>,
    value: usize,
    end: usize,
}

impl Place {
    fn of(yaml: &str, field: &str) -> Option<Self> {
        let (tree, path) = (Tree::read(yaml), path(field));
        let leaves = tree.leaves(&path);
        let key = tree.locate(&path, Part::Key);
        let is_there = yaml.get(key.clone())?.trim_matches(['"', '\'']) == field.rsplit('.').next()?;
        if !is_there
            || (leaves.is_empty() && tree.locate(&path, Part::Value) == tree.locate(&path.parent(), Part::Value))
        {
            return None;
        }
        let value = tree.locate(&path, Part::Value);
        let last = leaves.last().map(|(_, _, range)| range.clone());
        if last.as_ref().is_some_and(|last| leaves.len() == 1 && last.is_empty()) {
            return Some(Self { value: key.end, end: colon(yaml, key.end)?, key });
        }
        let end = match yaml[value.clone()].chars().next() {
            Some('[' | '{') => value.end,
            Some('|' | '>') => indented(yaml, key.start, value.start),
            // Blocks end with their last text: what follows may be a comment.
            _ => last.map_or(value.end, |last| last.end),
        };
        let end = block_scalar(yaml, &key).unwrap_or(end);
        Some(Self { value: value.start, end: value.start + yaml.get(value.start..end)?.trim_end().len(), key })
    }

    fn whole(&self) -> Range<usize> {
        self.key.start..self.end
    }

    fn after_colon(&self, yaml: &str) -> Option<usize> {
        colon(yaml, self.key.end)
    }
}

fn colon(yaml: &str, key_end: usize) -> Option<usize> {
    yaml.get(key_end..)?.find(':').map(|at| key_end + at + 1)
}

/// The end of a text that begins with `|` or `>` behind its key.
fn block_scalar(yaml: &str, key: &Range<usize>) -> Option<usize> {
    let after = colon(yaml, key.end)?;
    yaml[after..].trim_start_matches(' ').starts_with(['|', '>']).then(|| indented(yaml, key.start, after))
}

/// The end of the lines after `from` that stand further right than the key at `key`.
fn indented(yaml: &str, key: usize, from: usize) -> usize {
    let column = key - yaml[..key].rfind('\n').map_or(0, |at| at + 1);
    let first = yaml[from..].find('\n').map_or(yaml.len(), |at| from + at + 1);
    let deeper = |line: &str| line.trim().is_empty() || line.len() - line.trim_start_matches(' ').len() > column;
    first + yaml[first..].split_inclusive('\n').take_while(|line| deeper(line)).map(str::len).sum::<usize>()
}

/// The whole lines of `range`.
fn lines(yaml: &str, range: &Range<usize>) -> Range<usize> {
    let start = yaml[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let end = yaml[range.end..].find('\n').map_or(yaml.len(), |at| range.end + at + 1);
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "---\n# Một lời dặn.\ntitle: Cũ # tên\nservices:\n  - a\n  - b\n# Giữ.\nverified:\n  on: 2023-01-01\n\
                        published_by: { document: qd }\nsummary: >-\n  Hai\n  dòng\naccepts: [x, y]\nphones:\nsample: true\n---\n\nThân.\n";

    fn put(changes: &[(&'static str, Option<&str>)]) -> Option<String> {
        let source = Source { path: "content/places/a.vi.md".into(), text: FILE.into() };
        let changes = changes.iter().map(|(field, value)| Change { field, value: value.map(str::to_owned) });
        changed(&source, &changes.collect::<Vec<_>>())
    }

    #[test]
    fn a_value_gives_way_and_all_else_stays() {
        for (field, old, new, value) in [
            ("title", "title: Cũ # tên", "title: Mới # tên", "Mới"),
            ("title", "title: Cũ # tên", "title: a #b # tên", "a #b"),
            ("services", "services:\n  - a\n  - b\n", "services: [c]\n", "[c]"),
            ("accepts", "accepts: [x, y]", "accepts: [z]", "[z]"),
            ("verified.on", "on: 2023-01-01", "on: 2024-01-01", "2024-01-01"),
            ("summary", "summary: >-\n  Hai\n  dòng\n", "summary: Một\n", "Một"),
            ("phones", "phones:\n", "phones: [\"113\"]\n", "[\"113\"]"),
            ("verified.by", "  on: 2023-01-01\n", "  on: 2023-01-01\n  by: so\n", "so"),
            ("published_by.approved_by", "{ document: qd }", "{ document: qd, approved_by: so }", "so"),
            ("unit", "sample: true\n", "sample: true\nunit: \"06001\"\n", "\"06001\""),
            ("result.count", "sample: true\n", "sample: true\nresult: { count: 5 }\n", "5"),
        ] {
            assert_eq!(put(&[(field, Some(value))]).as_deref(), Some(&*FILE.replacen(old, new, 1)), "{field}");
        }
    }

    #[test]
    fn a_field_is_taken_away_with_its_lines() {
        for (field, gone) in [("services", "services:\n  - a\n  - b\n"), ("title", "title: Cũ # tên\n")] {
            assert_eq!(put(&[(field, None)]).as_deref(), Some(&*FILE.replacen(gone, "", 1)), "{field}");
        }
        assert_eq!(put(&[("nothing", None)]).as_deref(), Some(FILE));
    }

    #[test]
    fn what_is_noted_within_a_list_stays() {
        let text =
            "---\nphones:\n  - \"0000\" # số mới, gọi được\n  # Không gọi ban đêm.\n  - \"1 # 2\"\nunit: a\n---\n";
        let source = Source { path: "content/places/a.vi.md".into(), text: text.into() };
        let change = Change { field: "phones", value: Some("[\"113\"]".to_owned()) };
        let new = "---\n# số mới, gọi được\n# Không gọi ban đêm.\nphones: [\"113\"]\nunit: a\n---\n";
        assert_eq!(changed(&source, &[change]).as_deref(), Some(new));
    }

    #[test]
    fn two_fields_of_a_map_that_is_not_there_make_one_map() {
        let text = put(&[("result.metric", Some("gifts")), ("result.count", Some("5"))]).expect("it can be put in");
        assert!(text.contains("\nresult: { metric: gifts, count: 5 }\n---\n"), "{text}");
    }

    #[test]
    fn what_would_change_something_else_is_not_put_in() {
        for value in ["a\nb: c", "[", "x\n---", "x # tên\n# Giữ.\nsample: false"] {
            assert_eq!(put(&[("title", Some(value))]), None, "{value}");
        }
        assert_eq!(put(&[("title.below", Some("a"))]), None);
    }
}
