//! Pieces of front matter that commands write for people to go on with.

/// Adds `text` as comments, a line each.
pub fn comment(out: &mut String, text: &str) {
    text.lines().for_each(|line| out.push_str(&format!("# {line}\n")));
}

/// A text between JSON's quotes, which YAML reads as they are, whatever stands in it.
pub fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
