//! Whom to tell of a weakness of the site: what RFC 9116 §2.5.3 takes, an address of the web or of mail. Enter at
//! [`address`].

use crate::site::phone;

/// The address that `written` is: of the web by https, of mail with its `mailto:`, or of a page of the site, which begins
/// with a slash. Else a word that `wrong-contact` puts into a sentence, and what was meant, or nothing.
///
/// A telephone number is none: numbers are published out of the registry alone (HOT-01).
pub fn address(written: &str) -> Result<String, (&'static str, String)> {
    let (scheme, rest) =
        written.split_once(':').map_or((String::new(), written), |(scheme, rest)| (scheme.to_ascii_lowercase(), rest));
    match &*scheme {
        "https" if is_website(rest) => Ok(format!("https:{rest}")),
        "http" if is_website(rest) => Err(("web", format!("https:{rest}"))),
        "mailto" if is_mail(rest.split('?').next().unwrap_or_default()) && is_clean(rest) => {
            Ok(format!("mailto:{rest}"))
        }
        "tel" => Err(("phone", String::new())),
        "" if is_mail(rest) => Ok(format!("mailto:{rest}")),
        "" if phone::resembles(rest) || phone::with_zero(rest).is_some() => Err(("phone", String::new())),
        "" if rest.starts_with('/') && !rest.starts_with("//") && is_clean(rest) => Ok(rest.to_owned()),
        "" if is_website(&format!("//{rest}")) => Err(("web", format!("https://{rest}"))),
        _ => Err(("form", String::new())),
    }
}

/// `//host.vn/path`, without a user.
fn is_website(rest: &str) -> bool {
    let host = rest.strip_prefix("//").and_then(|rest| rest.split(['/', '?', '#']).next());
    is_clean(rest) && host.is_some_and(is_host)
}

/// `a@host.vn`
fn is_mail(text: &str) -> bool {
    let parts = text.split_once('@');
    is_clean(text) && parts.is_some_and(|(user, host)| !user.is_empty() && !user.contains(['/', ':']) && is_host(host))
}

/// A name of two parts at least, perhaps with a port.
fn is_host(text: &str) -> bool {
    let name = text.split_once(':').map_or(text, |(name, _)| name);
    let is_part =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    name.contains('.') && name.split('.').all(is_part)
}

/// Whether a URI may have all these letters (RFC 3986): no spaces, no marks.
fn is_clean(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_graphic() && !b"<>\"\\^`{|}".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_reached_is_written_as_an_address() {
        for (written, expected) in [
            ("a@b.vn", "mailto:a@b.vn"),
            ("mailto:a@b.vn", "mailto:a@b.vn"),
            ("Mailto:a@b.vn?subject=x", "mailto:a@b.vn?subject=x"),
            ("https://example.org/lien-he/", "https://example.org/lien-he/"),
            ("HTTPS://example.org", "https://example.org"),
            ("https://example.org:8443/@a", "https://example.org:8443/@a"),
            ("/lien-he/", "/lien-he/"),
        ] {
            assert_eq!(address(written), Ok(expected.to_owned()), "{written}");
        }
    }

    /// HOT-01: a number in the file would be one that nobody verifies.
    #[test]
    fn what_nobody_can_follow_is_refused_with_what_was_meant() {
        for (written, reason, nearest) in [
            ("Văn phòng", "form", ""),
            ("javascript:alert(1)", "form", ""),
            ("//b.vn/a", "form", ""),
            ("lien-he", "form", ""),
            ("/liên hệ/", "form", ""),
            ("a@b", "form", ""),
            ("a b@c.vn", "form", ""),
            ("https://", "form", ""),
            ("https://a@b.vn/", "form", ""),
            ("https://b.vn/x y", "form", ""),
            ("a@b.vn\nContact: c@d.vn", "form", ""),
            ("http://b.vn/a", "web", "https://b.vn/a"),
            ("www.b.vn/a", "web", "https://www.b.vn/a"),
            ("0205 3812 345", "phone", ""),
            ("(0205) 3812 345", "phone", ""),
            ("+84 912 345 678", "phone", ""),
            ("912345678", "phone", ""),
            ("0912.345.67", "phone", ""),
            ("tel:+84912345678", "phone", ""),
        ] {
            assert_eq!(address(written), Err((reason, nearest.to_owned())), "{written}");
        }
    }
}
