use std::net::IpAddr;

use domain_kernel::Network;

/// Which addresses may be reached.
pub(crate) struct Guard {
    /// What the operator lets everybody reach, also unencrypted.
    allowed: Vec<Network>,
    /// What is part of the internet and yet no place in it.
    not_global: Vec<Network>,
}

/// Where nothing of IPv4 is that everybody reaches (RFC 6890 and its registry): this network and this
/// host, private ones, those between a provider and its customers, link-local ones, what protocols
/// need, documentation, old relays, benchmarks, multicast and what is reserved.
///
/// Of IPv6 only `2000::/3` is handed out, and of this, what protocols need (with Teredo, which wraps
/// any address of IPv4), documentation, and 6to4, which wraps one too.
const NOT_GLOBAL: [&str; 19] = [
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.0.0.0/24",
    "192.0.2.0/24",
    "192.88.99.0/24",
    "192.168.0.0/16",
    "198.18.0.0/15",
    "198.51.100.0/24",
    "203.0.113.0/24",
    "224.0.0.0/4",
    "240.0.0.0/4",
    "2001::/23",
    "2001:db8::/32",
    "2002::/16",
    "3fff::/20",
];

impl Guard {
    pub(crate) fn new(allowed: Vec<Network>) -> Self {
        let not_global = NOT_GLOBAL.iter().filter_map(|it| it.parse().ok()).collect();
        Self { allowed, not_global }
    }

    /// Whether an operator lets anything be reached that is not on the internet.
    pub(crate) fn has_networks(&self) -> bool {
        !self.allowed.is_empty()
    }

    /// An address of IPv4 that is written as one of IPv6 is what it is.
    pub(crate) fn allows(&self, address: IpAddr, is_encrypted: bool) -> bool {
        let address = address.to_canonical();
        let is_in = |networks: &[Network]| networks.iter().any(|it| it.contains(address));
        is_in(&self.allowed) || (is_encrypted && is_handed_out(address) && !is_in(&self.not_global))
    }
}

fn is_handed_out(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(_) => true,
        IpAddr::V6(address) => address.segments()[0] & 0xe000 == 0x2000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guard(allowed: &[&str]) -> Guard {
        Guard::new(allowed.iter().map(|it| it.parse().expect("a network")).collect())
    }

    #[test]
    fn only_what_is_on_the_internet_may_be_reached() {
        let guard = guard(&[]);
        assert_eq!(guard.not_global.len(), NOT_GLOBAL.len());
        let allows = |address: &str| guard.allows(address.parse().expect(address), true);
        for global in [
            "1.1.1.1",
            "9.255.255.255",
            "11.0.0.0",
            "100.63.255.255",
            "100.128.0.0",
            "172.15.255.255",
            "172.32.0.0",
            "192.0.1.0",
            "192.167.255.255",
            "198.17.255.255",
            "198.20.0.0",
            "223.255.255.255",
            "::ffff:1.1.1.1",
            "2606:4700::1111",
            "2a00::1",
            "2001:200::1",
            "2001:4860:4860::8888",
        ] {
            assert!(allows(global), "{global}");
        }
        for other in [
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "100.64.0.1",
            "127.0.0.1",
            "127.255.255.254",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.1",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.19.255.255",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "239.255.255.255",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::7f00:1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::ffff:169.254.169.254",
            "64:ff9b::a00:1",
            "64:ff9b:1::1",
            "100::1",
            "2001::1",
            "2001:10::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "3fff::1",
            "4000::1",
            "5f00::1",
            "fc00::1",
            "fd12::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
        ] {
            assert!(!allows(other), "{other}");
        }
    }

    #[test]
    fn nothing_is_reached_unencrypted_but_what_an_operator_allows() {
        let guard = guard(&["10.1.0.0/16", "::1"]);
        assert!(guard.has_networks());
        for (address, plain, encrypted) in [
            ("10.1.2.3", true, true),
            ("::ffff:10.1.2.3", true, true),
            ("::1", true, true),
            ("10.2.0.1", false, false),
            ("127.0.0.1", false, false),
            ("1.1.1.1", false, true),
        ] {
            let address = address.parse().expect("an address");
            assert_eq!(guard.allows(address, false), plain, "{address}");
            assert_eq!(guard.allows(address, true), encrypted, "{address}");
        }
    }
}
