//! The Content-Security-Policy of a page (TRACE-03): nothing is allowed but what is listed, and
//! inline style and script only by their hash.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

/// The policy of pages that load style, script, pictures and fonts from their own site only. They may
/// fetch from it too: the search its index (TRACE-05), and who audits the others `robots.txt`. Pictures
/// could be asked for anyway, so this opens no way that was closed.
pub fn of_ordinary_pages() -> String {
    format!("{}; connect-src 'self'", policy("'self'", "'self'", "'self' data:", "'self'"))
}

/// The policy of pages that carry `style` and `script` in themselves and load nothing (TRACE-06).
pub fn of_sensitive_pages(style: &str, script: &str) -> String {
    policy(&source_of(style), &source_of(script), "data:", "'none'")
}

/// A policy that stops nothing on a page of either class: for hosts that send one header to all.
pub fn of_any_page(style: &str, script: &str) -> String {
    let own = |text: &str| format!("'self' {}", source_of(text)).replace(" 'none'", "");
    format!("{}; connect-src 'self'", policy(&own(style), &own(script), "'self' data:", "'self'"))
}

fn policy(style: &str, script: &str, pictures: &str, fonts: &str) -> String {
    format!(
        "default-src 'none'; style-src {style}; script-src {script}; img-src {pictures}; \
         font-src {fonts}; base-uri 'none'; form-action 'none'"
    )
}

/// `'sha256-…'` of an inline text, `'none'` when there is no text to allow.
fn source_of(text: &str) -> String {
    match text {
        "" => "'none'".to_owned(),
        _ => format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes()))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_inline_text_is_allowed_by_its_hash() {
        // `printf 'a{}' | openssl dgst -sha256 -binary | base64`
        assert_eq!(source_of("a{}"), "'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk='");
    }

    #[test]
    fn nothing_is_allowed_that_is_not_there() {
        let policy = of_sensitive_pages("a{}", "");
        assert!(policy.starts_with("default-src 'none'; style-src 'sha256-"));
        assert!(policy.contains("script-src 'none'; img-src data:; font-src 'none'"));
    }

    /// TRACE-05: a page may fetch from its own site, a sensitive one not even that.
    #[test]
    fn nothing_is_fetched_from_elsewhere() {
        assert!(of_ordinary_pages().ends_with("; connect-src 'self'"));
        assert!(!of_sensitive_pages("a", "b").contains("connect-src"));
    }

    #[test]
    fn no_policy_allows_unsafe_inline_or_another_origin() {
        for policy in [of_ordinary_pages(), of_sensitive_pages("a", "b"), of_any_page("a", "")] {
            assert!(!policy.contains("unsafe"), "{policy}");
            assert!(!policy.contains("http"), "{policy}");
            assert!(policy.contains("base-uri 'none'; form-action 'none'"), "{policy}");
        }
    }
}
