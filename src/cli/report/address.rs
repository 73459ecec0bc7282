//! Paths of sources as relative URI references.

/// `path` with every byte percent-encoded that is neither unreserved nor a slash (RFC 3986 §2.3): a
/// colon in its first part would make a scheme of it.
pub fn encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(byte.into()),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::encoded;

    #[test]
    fn whatever_a_file_is_called_it_is_a_relative_reference() {
        assert_eq!(encoded("content/Lễ.vi.md"), "content/L%E1%BB%85.vi.md");
        assert_eq!(encoded("c:d e?f#g%"), "c%3Ad%20e%3Ff%23g%25");
    }
}
