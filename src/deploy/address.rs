//! Where a site is brought, as somebody writes it: `dir:/srv/site`, `sftp://user@host:22/path`,
//! `s3://bucket/prefix`.

use std::fmt;
use std::path::PathBuf;

use crate::diag::Error;

/// A place that a site can be brought to. Never holds a password: one that holds it is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// A folder on this machine; the site is served from `current` in it.
    Folder(PathBuf),
    /// The folder that is served, on a host with SFTP.
    Sftp { login: String, port: Option<u16>, path: String },
    /// An object store: all objects below the path, or all of the bucket.
    Bucket(InBucket),
}

/// What an address in an object store begins with.
pub const BUCKET: &str = "s3://";

/// A place in a bucket, without a slash at its ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InBucket {
    pub bucket: String,
    pub path: String,
}

impl InBucket {
    /// Understands `bucket/path`.
    pub fn parse(text: &str) -> Option<Self> {
        let (bucket, path) = text.split_once('/').unwrap_or((text, ""));
        let is_letter = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || ".-".contains(letter);
        let path = path.trim_matches('/');
        let is_odd = |part: &str| part.is_empty() || part == "." || part == ".." || part.contains(char::is_control);
        let fits = bucket.len() >= 3 && bucket.chars().all(is_letter) && !bucket.starts_with(['.', '-']);
        let fits = fits && (path.is_empty() || !path.split('/').any(is_odd));
        fits.then(|| Self { bucket: bucket.to_owned(), path: path.to_owned() })
    }

    /// Whether an object at `path` of the bucket lies below this place.
    pub fn holds(&self, path: &str) -> bool {
        self.path.is_empty()
            || path.strip_prefix(&self.path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

impl Address {
    /// Understands `text`.
    ///
    /// # Errors
    /// [`Error::SecretInTarget`]: it holds a password. [`Error::Argument`]: it is no such address.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let wrong = || Error::Argument { name: "TARGET".to_owned(), value: text.to_owned() };
        if let Some(path) = text.strip_prefix("dir:").filter(|path| !path.is_empty()) {
            return std::path::absolute(path).map(Self::Folder).map_err(|_| wrong());
        }
        let (scheme, rest) = text.split_once("://").ok_or_else(wrong)?;
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        if host.split_once('@').is_some_and(|(user, _)| user.contains(':')) {
            return Err(Error::SecretInTarget);
        }
        let is_plain = |text: &str| !text.is_empty() && !text.starts_with('-') && !text.contains(is_odd);
        match scheme {
            "s3" if host.contains('@') => Err(wrong()),
            "s3" => InBucket::parse(rest).map(Self::Bucket).ok_or_else(wrong),
            _ if path.split('/').any(|part| part == "..") || path.contains(char::is_control) => Err(wrong()),
            "sftp" => sftp(host, path)
                .filter(|(login, ..)| is_plain(login))
                .ok_or_else(wrong)
                .map(|(login, port, path)| Self::Sftp { login, port, path }),
            _ => Err(wrong()),
        }
    }
}

/// What has no place in a name of a host or user.
fn is_odd(letter: char) -> bool {
    !(letter.is_ascii_alphanumeric() || "-._@[]:".contains(letter))
}

/// `/~/www` is below the folder of the login, `/srv/www` is from the root.
fn sftp(host: &str, path: &str) -> Option<(String, Option<u16>, String)> {
    let (login, port) = match host.rsplit_once(':').filter(|(_, port)| !port.contains(']')) {
        Some((login, port)) => (login, Some(port.parse().ok()?)),
        None => (host, None),
    };
    let path = path.trim_end_matches('/');
    let path = match path.strip_prefix("~/") {
        Some(below) => below.to_owned(),
        None if path == "~" => String::new(),
        None => format!("/{path}"),
    };
    Some((login.to_owned(), port, path))
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(path) => write!(f, "dir:{}", path.display()),
            Self::Sftp { login, port, path } => {
                let port = port.map_or_else(String::new, |port| format!(":{port}"));
                let path = if path.starts_with('/') { path.clone() } else { format!("/~/{path}") };
                write!(f, "sftp://{login}{port}{path}")
            }
            Self::Bucket(InBucket { bucket, path }) if path.is_empty() => write!(f, "{BUCKET}{bucket}"),
            Self::Bucket(InBucket { bucket, path }) => write!(f, "{BUCKET}{bucket}/{path}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_reads_as_it_is_written() {
        for text in [
            "dir:/srv/site",
            "sftp://web@host.example:2222/srv/site",
            "sftp://host.example/~/public_html",
            "s3://binh-dang.example",
            "s3://binh-dang/www/site",
        ] {
            assert_eq!(Address::parse(text).expect(text).to_string(), text);
        }
        for text in [
            "",
            "dir:",
            "ftp://host/a",
            "/srv/site",
            "sftp:///a",
            "sftp://-oProxyCommand=x/a",
            "s3://",
            "s3://Site/a",
            "s3://user@site/a",
            "s3://site/a/../b",
            "s3://site/a//b",
            "sftp://host/a/../b",
            "sftp://host:port/a",
            "sftp://a;b/c",
        ] {
            assert!(matches!(Address::parse(text), Err(Error::Argument { .. })), "{text}");
        }
    }

    #[test]
    fn a_password_in_an_address_is_refused_and_not_repeated() {
        let refused = Address::parse("sftp://web:hunter2@host.example/srv").expect_err("a password");
        assert!(!format!("{refused} {refused:?}").contains("hunter2"));
    }
}
