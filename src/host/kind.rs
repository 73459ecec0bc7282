//! Media types, for whoever hands files out itself: the preview, and objects of a store.

/// What the names of texts end with: they are worth compressing, and may lead to other files. Pictures and fonts are
/// compressed in themselves.
pub const TEXTS: [&str; 9] = [".css", ".csv", ".html", ".ics", ".js", ".json", ".svg", ".txt", ".xml"];

/// The media types by the end of a name.
const KINDS: [(&str, &str); 21] = [
    ("html", "text/html; charset=utf-8"),
    ("csv", "text/csv; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json"),
    ("xml", "application/xml; charset=utf-8"),
    ("txt", "text/plain; charset=utf-8"),
    ("ics", "text/calendar; charset=utf-8"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("gif", "image/gif"),
    ("ico", "image/x-icon"),
    ("webp", "image/webp"),
    ("avif", "image/avif"),
    ("pdf", "application/pdf"),
    ("woff2", "font/woff2"),
    ("woff", "font/woff"),
    ("ttf", "font/ttf"),
    ("otf", "font/otf"),
];

/// Every media type with the end of the names of its files, and without what it is written in.
pub fn kinds() -> impl Iterator<Item = (&'static str, &'static str)> {
    KINDS.iter().map(|(end, kind)| (*end, bare(kind)))
}

/// A media type without its parameters.
pub fn bare(kind: &str) -> &str {
    kind.split(';').next().unwrap_or_default().trim()
}

/// The media type of the file at `path`.
pub fn kind_of(path: &str) -> &'static str {
    let end = path.rsplit_once('.').map_or("", |(_, end)| end);
    KINDS.iter().find(|(known, _)| *known == end).map_or("application/octet-stream", |(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_says_nothing_is_bytes() {
        for (path, kind) in [("a/b.ics", "text/calendar; charset=utf-8"), ("a.js", "text/javascript; charset=utf-8")] {
            assert_eq!(kind_of(path), kind);
        }
        assert_eq!(kind_of(".nojekyll"), "application/octet-stream");
        TEXTS.iter().for_each(|ending| assert_ne!(kind_of(ending), "application/octet-stream", "{ending}"));
    }
}
