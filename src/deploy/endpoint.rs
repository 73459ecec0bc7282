//! What the environment says of an object store, before a program that takes all of it for granted gets it: addresses
//! that can be asked, values that fit into a header.

use crate::diag::Error;

/// `value` without what surrounds it: a secret of a CI job often ends with a line end. One that does not exist there is
/// given as nothing.
pub fn trimmed(value: &str) -> Option<&str> {
    Some(value.trim()).filter(|value| !value.is_empty())
}

/// Whether `value` can be sent in a header or be a part of an address.
pub fn is_plain(value: &str) -> bool {
    value.chars().all(|letter| letter.is_ascii_graphic())
}

/// Whether `value` can be a part of the name of a host, as a region is.
pub fn is_label(value: &str) -> bool {
    value.chars().all(|letter| letter.is_ascii_alphanumeric() || "-._".contains(letter))
}

/// Whether `endpoint`, which `name` says, is on this machine, the only place to which nothing is encrypted.
///
/// # Errors
/// [`Error::SecretInTarget`], [`Error::UnsafeEndpoint`]; [`Error::Argument`]: nobody can be asked there.
pub fn is_local(name: &str, endpoint: &str) -> Result<bool, Error> {
    if endpoint.contains('@') {
        return Err(Error::SecretInTarget);
    }
    let wrong = || Error::Argument { name: name.to_owned(), value: endpoint.to_owned() };
    let address: ureq::http::Uri = endpoint.parse().map_err(|_| wrong())?;
    let host = address.host().filter(|host| !host.is_empty() && is_plain(endpoint)).ok_or_else(wrong)?;
    let port = address.authority().and_then(|authority| authority.as_str().strip_prefix(host)).unwrap_or_default();
    let is_port = |port: &str| port.parse::<u16>().is_ok_and(|port| port > 0);
    if !(port.is_empty() || port.strip_prefix(':').is_some_and(is_port)) || address.query().is_some() {
        return Err(wrong());
    }
    match address.scheme_str() {
        Some("https") => Ok(false),
        Some("http") if host == "127.0.0.1" => Ok(true),
        Some("http") => Err(Error::UnsafeEndpoint { value: endpoint.to_owned() }),
        _ => Err(wrong()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_spoken_to_without_encryption() {
        let is_local = |endpoint| is_local("--endpoint", endpoint);
        assert!(matches!(is_local("http://127.0.0.1:9000"), Ok(true)));
        assert!(matches!(is_local("https://store.example"), Ok(false)));
        for bad in ["http://store.example", "http://127.0.0.1.nip.io", "http://localhost:9000", "http://10.0.0.1"] {
            assert!(matches!(is_local(bad), Err(Error::UnsafeEndpoint { .. })), "{bad}");
        }
        assert!(matches!(is_local("https://key:hunter2@store.example"), Err(Error::SecretInTarget)));
    }

    #[test]
    fn an_endpoint_that_nobody_can_be_asked_at_is_told() {
        for bad in [
            "s3.example.vn",
            "s3.example.vn:9000",
            "localhost:9000",
            "",
            "https://",
            "https:///kho",
            "https://s3 .vn",
            "https://s3\n.vn",
            "https://kho-dữ-liệu.vn",
            "http://127.0.0.1:99999",
            "http://127.0.0.1:0",
            "https://s3.example.vn:",
            "https://s3.example.vn?kho=1",
            "ftp://s3.example.vn",
            "//s3.example.vn",
        ] {
            let refused = is_local("--endpoint", bad);
            assert!(
                matches!(&refused, Err(Error::Argument { name, value }) if name == "--endpoint" && value == bad),
                "{bad}"
            );
        }
        for good in
            ["https://s3.example.vn/", "https://s3.example.vn:9000", "https://[2001:db8::1]:9000", "https://s3.vn/a"]
        {
            assert!(matches!(is_local("--endpoint", good), Ok(false)), "{good}");
        }
    }

    #[test]
    fn what_surrounds_a_value_is_left_out_and_nothing_is_none() {
        assert_eq!(trimmed("AKIA\r\n"), Some("AKIA"));
        assert_eq!((trimmed(""), trimmed(" \n")), (None, None));
        assert!(is_plain("AKIA/+=") && !is_plain("AK\nIA") && !is_plain("ké") && !is_plain("a b"));
        assert!(is_label("us-east-1") && !is_label("us east") && !is_label("us<east"));
    }
}
