//! Pieces of front matter that commands write for people to go on with.

/// Adds `text` as comments, a line each. An example in it, which stands further in, is [`off`]: it begins two spaces
/// nearer.
pub fn comment(out: &mut String, text: &str) {
    for line in text.lines() {
        match line.strip_prefix("  ") {
            Some(example) => off(out, example),
            None => out.push_str(&format!("# {line}\n")),
        }
    }
}

/// Adds a line of front matter that counts once its `#` is taken away, and nothing else of it.
pub fn off(out: &mut String, line: &str) {
    out.push_str(&format!("#{}\n", line.trim_end()));
}

/// A text between JSON's quotes, which YAML reads as they are, whatever stands in it.
pub fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
