//! Addresses that are nobody's on the web. A link in content must not make the machine of whoever checks
//! it ask in its own network: names are looked up here, redirects too, and refused before anything is sent.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// Looks up names, and refuses those that lead into a network of the machine's own.
#[derive(Debug, Default)]
pub struct PublicOnly {
    inner: DefaultResolver,
}

impl Resolver for PublicOnly {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.inner.resolve(uri, config, timeout)?;
        if found.iter().any(|address| is_private(address.ip())) {
            return Err(ureq::Error::Io(io::ErrorKind::PermissionDenied.into()));
        }
        Ok(found)
    }
}

/// Whether nobody on the web has `address` (RFC 6890 and the registries of special addresses).
pub fn is_private(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_private_v4(address),
        IpAddr::V6(address) => is_private_v6(address),
    }
}

fn is_private_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_documentation()
        || a == 0
        || a >= 224
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && c == 0)
        || (a == 198 && (b == 18 || b == 19))
}

fn is_private_v6(address: Ipv6Addr) -> bool {
    // An address of the old protocol in one of the new, however it is packed.
    if let Some(inner) = address.to_ipv4() {
        return is_private_v4(inner);
    }
    let [first, second, ..] = address.segments();
    let global = (0x2000..0x4000).contains(&first);
    // Teredo and documentation, and 6to4, which hides an address of the old protocol.
    !global || (first == 0x2001 && (second < 0x200 || second == 0xdb8)) || first == 0x2002
}

#[cfg(test)]
mod tests {
    use super::is_private;

    #[test]
    fn nothing_in_a_network_of_ones_own_is_asked() {
        for private in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "224.0.0.1",
            "255.255.255.255",
            "198.18.0.1",
            "192.0.2.1",
            "::1",
            "::",
            "fe80::1",
            "fc00::1",
            "ff02::1",
            "::ffff:10.0.0.1",
            "::127.0.0.1",
            "64:ff9b::a00:1",
            "2002:a00:1::",
            "2001:db8::1",
        ] {
            assert!(is_private(private.parse().expect("an address")), "{private}");
        }
        for public in ["1.1.1.1", "203.162.0.1", "172.32.0.1", "2606:4700::1111", "2001:ee0::1", "::ffff:1.1.1.1"] {
            assert!(!is_private(public.parse().expect("an address")), "{public}");
        }
    }
}
