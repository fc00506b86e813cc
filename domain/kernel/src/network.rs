use std::{net::IpAddr, str::FromStr};

use thiserror::Error;

/// An address, or all addresses with the same first bits (CIDR notation).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    first: IpAddr,
    n_bits: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a network is an IP address such as 10.1.2.3, or a range such as 10.0.0.0/8 or fd00::/8")]
pub struct NetworkError;

impl Network {
    pub fn contains(&self, address: IpAddr) -> bool {
        let (first, width) = bits(self.first);
        let (other, other_width) = bits(address);
        let n_free = width - self.n_bits;
        width == other_width
            && first.checked_shr(n_free).unwrap_or(0) == other.checked_shr(n_free).unwrap_or(0)
    }
}

impl FromStr for Network {
    type Err = NetworkError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (address, n_bits) = match text.split_once('/') {
            Some((address, n_bits)) => (address, Some(n_bits)),
            None => (text, None),
        };
        let first: IpAddr = address.parse().map_err(|_| NetworkError)?;
        let (_, width) = bits(first);
        let n_bits = match n_bits {
            Some(n_bits) => n_bits.parse().map_err(|_| NetworkError)?,
            None => width,
        };
        if width < n_bits {
            return Err(NetworkError);
        }
        Ok(Self { first, n_bits })
    }
}

fn bits(address: IpAddr) -> (u128, u32) {
    match address {
        IpAddr::V4(it) => (it.to_bits().into(), 32),
        IpAddr::V6(it) => (it.to_bits(), 128),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_holds_the_addresses_that_begin_like_it() {
        let holds = |network: &str, address: &str| {
            let network: Network = network.parse().expect("a network");
            network.contains(address.parse().expect("an address"))
        };
        assert!(holds("10.0.0.0/8", "10.255.0.1"));
        assert!(!holds("10.0.0.0/8", "11.0.0.1"));
        assert!(holds("0.0.0.0/0", "203.0.113.9"));
        assert!(!holds("0.0.0.0/0", "::1"));
        assert!(holds("::/0", "2001:db8::1"));
        assert!(holds("127.0.0.1", "127.0.0.1"));
        assert!(!holds("127.0.0.1", "127.0.0.2"));
        assert!(holds("fd00::/8", "fd12::1"));
        for bad in ["10.0.0.0/33", "fd00::/129", "ten", "10.0.0.0/", ""] {
            assert_eq!(bad.parse::<Network>(), Err(NetworkError), "{bad:?}");
        }
    }
}
