//! Paths as regular expressions that nginx and Apache share (PCRE).

use super::Facts;

/// nginx refuses a word of more than 4,096 bytes.
const LONGEST: usize = 3_000;

/// Expressions that match `paths` with all that is below them, and folders also without their last
/// slash; whole in themselves, none longer than a server takes. None when there is no path.
pub fn of(facts: &Facts, paths: &[&str]) -> Vec<String> {
    let mut groups: Vec<String> = Vec::new();
    for path in paths {
        let path = escaped(path.trim_end_matches('/'));
        match groups.last_mut().filter(|group| group.len() + path.len() < LONGEST) {
            Some(group) => {
                group.push('|');
                group.push_str(&path);
            }
            None => groups.push(path),
        }
    }
    groups.into_iter().map(|group| format!("^{}(?:{group})(?:/|$)", escaped(&facts.base))).collect()
}

/// Matches the address of `path` alone, of a folder also without its last slash.
pub fn exactly(facts: &Facts, path: &str) -> String {
    let optional = if path.ends_with('/') { "/?" } else { "" };
    format!("^{}{optional}$", escaped(facts.address(path).trim_end_matches('/')))
}

/// `text` with nothing in it that means something else than itself. Addresses hold letters,
/// digits and `-._~/` only.
pub fn escaped(text: &str) -> String {
    text.chars()
        .flat_map(|c| (!c.is_ascii_alphanumeric() && !"-_~/".contains(c)).then_some('\\').into_iter().chain([c]))
        .collect()
}
