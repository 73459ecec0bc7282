//! Addresses of requests: whom they name, which file they mean, what kind of file that is. A file is
//! looked up among those of the site and never on the disk, so that no path leads out of it.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, UdpSocket};

/// The address of the site for whoever serves it.
pub fn of(host: Option<IpAddr>, port: u16) -> String {
    match host {
        Some(IpAddr::V6(host)) if !host.is_unspecified() => format!("http://[{host}]:{port}/"),
        Some(host) if !host.is_unspecified() => format!("http://{host}:{port}/"),
        _ => format!("http://localhost:{port}/"),
    }
}

/// Where this machine itself reaches what listens at `host`.
pub fn nearest(host: Option<IpAddr>) -> IpAddr {
    match host {
        Some(IpAddr::V6(host)) if host.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        Some(host) if !host.is_unspecified() => host,
        _ => Ipv4Addr::LOCALHOST.into(),
    }
}

/// The site as others in the network see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    /// What they type; `None` when the machine does not know by which number it is found.
    pub address: Option<String>,
    pub port: u16,
}

/// Whether others can look at what is served at `host`, and where.
pub fn shared(host: Option<IpAddr>, port: u16) -> Option<Shared> {
    let host = host.filter(|host| !host.is_loopback())?;
    let own = if host.is_unspecified() { outward(host) } else { Some(host) };
    Some(Shared { address: own.map(|own| of(Some(own), port)), port })
}

/// The number of this machine among those of `any`, from which it would speak to others. Nothing is sent: the
/// systems of a documentation's network (RFC 5737, RFC 3849) are nobody's, and a datagram's socket only chooses.
fn outward(any: IpAddr) -> Option<IpAddr> {
    let four = (IpAddr::from(Ipv4Addr::UNSPECIFIED), IpAddr::from(Ipv4Addr::new(192, 0, 2, 1)));
    let six = (IpAddr::from(Ipv6Addr::UNSPECIFIED), IpAddr::from(Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 1)));
    let chosen = |(from, to): (IpAddr, IpAddr)| {
        let socket = UdpSocket::bind(SocketAddr::new(from, 0)).ok()?;
        socket.connect(SocketAddr::new(to, 9)).ok()?;
        let own = socket.local_addr().ok()?.ip();
        (!own.is_unspecified() && !own.is_loopback()).then_some(own)
    };
    // Who listens at all of IPv6 listens at all of IPv4 too.
    chosen(four).or_else(|| any.is_ipv6().then(|| chosen(six))?)
}

/// The hosts that a request may name. A page of another site, whose name has been made to lead here,
/// names its own (DNS rebinding), and gets nothing.
pub struct Hosts(Option<IpAddr>);

impl Hosts {
    /// Those of whoever listens at `host`.
    pub fn new(host: Option<IpAddr>) -> Self {
        Self(host)
    }

    /// Whether a request with `header` as its `Host` is answered.
    pub fn admit(&self, header: &str) -> bool {
        let name = match header.rsplit_once(':') {
            Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
            _ => header,
        };
        if name.eq_ignore_ascii_case("localhost") {
            return true;
        }
        let bare = name.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(name);
        // A number is nobody's name: who listens everywhere may be asked by any of the machine's.
        bare.parse::<IpAddr>()
            .is_ok_and(|named| named.is_loopback() || self.0.is_some_and(|own| own == named || own.is_unspecified()))
    }
}

/// The path of an address, its escapes undone; `None` when it is none or would climb.
pub fn path_of(url: &str) -> Option<String> {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, after @ ..] = rest {
        let (byte, left) = match (first, after) {
            (b'%', [high, low, left @ ..]) => (digit(*high)? << 4 | digit(*low)?, left),
            (b'%', _) => return None,
            (byte, left) => (*byte, left),
        };
        bytes.push(byte);
        rest = left;
    }
    let path = String::from_utf8(bytes).ok().filter(|path| path.starts_with('/') && !path.contains(['\\', '\0']))?;
    let climbs = path.split('/').any(|part| part == ".." || part == ".");
    (!climbs).then_some(path)
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

/// The file behind the address `path` of a site below `base`; `None` when it is not below it.
pub fn file_of(path: &str, base: &str) -> Option<String> {
    let below = path.strip_prefix(base)?;
    let is_folder = below.is_empty() || below.ends_with('/');
    Some(if is_folder { format!("{below}index.html") } else { below.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_foreign_name_is_not_answered() {
        let own = Hosts::new(None);
        for good in ["localhost", "localhost:3000", "LOCALHOST:1", "127.0.0.1:3000", "[::1]:3000", "[::1]"] {
            assert!(own.admit(good), "{good}");
        }
        for bad in [
            "",
            "example.org",
            "example.org:3000",
            "localhost.example.org",
            "192.168.1.5:3000",
            "127.0.0.1.nip.io",
            "[::2]:1",
        ] {
            assert!(!own.admit(bad), "{bad}");
        }
        assert!(Hosts::new(Some(IpAddr::from([192, 168, 1, 5]))).admit("192.168.1.5:3000"));
        assert!(!Hosts::new(Some(IpAddr::from([192, 168, 1, 5]))).admit("192.168.1.6:3000"));
        let everywhere = Hosts::new(Some(IpAddr::from([0, 0, 0, 0])));
        assert!(everywhere.admit("192.168.1.6:3000") && !everywhere.admit("example.org"));
    }

    #[test]
    fn others_see_only_what_is_not_served_to_this_machine_alone() {
        assert_eq!(shared(None, 3000), None);
        assert_eq!(shared(Some(IpAddr::from([127, 0, 0, 1])), 3000), None);
        let address = Some("http://192.168.1.5:3000/".to_owned());
        let own = Some(IpAddr::from([192, 168, 1, 5]));
        assert_eq!(shared(own, 3000), Some(Shared { address, port: 3000 }));
        for everywhere in [IpAddr::from(Ipv4Addr::UNSPECIFIED), IpAddr::from(Ipv6Addr::UNSPECIFIED)] {
            let shared = shared(Some(everywhere), 3000).expect("others can look");
            // A machine without a network has no number.
            let address = shared.address.unwrap_or_default();
            assert!(!address.contains("localhost") && !address.contains("://0.") && !address.contains("127.0.0.1"));
        }
    }

    #[test]
    fn a_path_that_climbs_is_none() {
        for bad in [
            "..",
            "/../a",
            "/a/../../b",
            "/%2e%2e/a",
            "/a/%2E%2E",
            "/a\\b",
            "/%00",
            "/%zz",
            "/%",
            "http://a/",
            "/./a",
            "/%ff",
        ] {
            assert_eq!(path_of(bad), None, "{bad}");
        }
        assert_eq!(path_of("/b%C3%A0i/?a=../b#c").as_deref(), Some("/bài/"));
    }

    #[test]
    fn a_folder_means_its_index() {
        assert_eq!(file_of("/", "/").as_deref(), Some("index.html"));
        assert_eq!(file_of("/en/articles/", "/").as_deref(), Some("en/articles/index.html"));
        assert_eq!(file_of("/binh-dang/atom.xml", "/binh-dang/").as_deref(), Some("atom.xml"));
        assert_eq!(file_of("/", "/binh-dang/"), None);
    }
}
