//! Where the program listens, and under which address people reach it.

use std::{
    io::{self, Read, Write},
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, TcpStream, ToSocketAddrs},
    time::Duration,
};

use frontend_html::PublicUrl;

use super::{
    LATE, Patient, beside,
    report::{Finding, reason},
};
use crate::config::{LISTEN, METRICS_LISTEN, PUBLIC_URL};

const ADDRESS: &str = "address";
const METRICS: &str = "metrics";
const URL: &str = "public URL";
/// For whoever answers at an address of this machine.
const PATIENCE: Duration = Duration::from_secs(2);
/// Nobody needs to read on to know who it is.
const MOST_READ: u64 = 256 * 1024;
const FREE: &str = "an address of this machine and a port that is free and allowed";

pub(super) async fn check(patient: &Patient) -> Vec<Finding> {
    let config = &patient.config;
    let mut findings = Vec::new();
    if patient.is_wrong(LISTEN) {
        findings.push(Finding::skipped(ADDRESS, "SHIPSHAPE_LISTEN is wrong"));
    } else {
        let at = config.listen;
        let ours = Ours { path: "/healthz", says: "alive" };
        findings.push(late(ADDRESS, beside(move || listens(ADDRESS, LISTEN, at, ours)).await));
    }
    match config.metrics_listen {
        Some(at) if at == config.listen && !patient.is_wrong(LISTEN) => {
            let found = format!("{at} is where pages are served");
            let to_do = "set SHIPSHAPE_METRICS_LISTEN to another port, such as 127.0.0.1:9464";
            findings.push(Finding::fault(METRICS, found, "an address of its own", to_do));
        }
        Some(at) => {
            let ours = Ours { path: "/metrics", says: "shipshape_build_info" };
            let looked = beside(move || metrics(at, ours)).await;
            findings.push(late(METRICS, looked));
        }
        None if patient.is_wrong(METRICS_LISTEN) => {
            findings.push(Finding::skipped(METRICS, "SHIPSHAPE_METRICS_LISTEN is wrong"));
        }
        None => findings.push(Finding::fine(METRICS, "told to nobody")),
    }
    if patient.is_wrong(PUBLIC_URL) {
        findings.push(Finding::skipped(URL, "SHIPSHAPE_PUBLIC_URL is wrong"));
    } else {
        let url = config.public_url.clone();
        let (listen, has_proxies) = (config.listen, !config.trusted_proxies.is_empty());
        let looked = beside(move || public_url(url.as_ref(), listen, has_proxies)).await;
        findings.push(late(URL, looked));
    }
    findings
}

/// How this program is known among those that listen.
#[derive(Clone, Copy)]
struct Ours {
    path: &'static str,
    says: &'static str,
}

fn late(what: &'static str, found: Option<Finding>) -> Finding {
    let to_do = "see what the system is waiting for, such as a name server";
    found.unwrap_or_else(|| Finding::fault(what, LATE, "an answer", to_do))
}

fn listens(what: &'static str, setting: &str, at: SocketAddr, ours: Ours) -> Finding {
    match TcpListener::bind(at) {
        Ok(_) => Finding::fine(what, format!("{at} is free, so nobody serves there now")),
        Err(err) if err.kind() == io::ErrorKind::AddrInUse => match answers(at, ours) {
            true => Finding::fine(what, format!("Shipshape answers at {at}")),
            false => {
                let found = format!("another program listens at {at}");
                let to_do = format!("end that program, or set {setting} to another port");
                Finding::fault(what, found, FREE, to_do)
            }
        },
        Err(err) => {
            let found = format!("it cannot listen at {at}: {}", reason(&err));
            let to_do = format!(
                "set {setting} to an address that this machine has, or to a port that the program \
                 may take (from 1024 on, without special rights)"
            );
            Finding::fault(what, found, FREE, to_do)
        }
    }
}

fn metrics(at: SocketAddr, ours: Ours) -> Finding {
    let found = listens(METRICS, METRICS_LISTEN, at, ours);
    if found.is_fine() && !at.ip().is_loopback() {
        let found = format!("{at} can be reached by other machines, and asks for no password");
        let to_do = "set SHIPSHAPE_METRICS_LISTEN to an address that only Prometheus reaches";
        return Finding::warning(METRICS, found, "an address for Prometheus alone", to_do);
    }
    found
}

/// Whether whoever listens there is a program like this one.
fn answers(at: SocketAddr, ours: Ours) -> bool {
    let ip = match at.ip() {
        ip if !ip.is_unspecified() => ip,
        IpAddr::V4(_) => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(_) => Ipv6Addr::LOCALHOST.into(),
    };
    let ask = || -> io::Result<String> {
        let mut stream = TcpStream::connect_timeout(&(ip, at.port()).into(), PATIENCE)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        write!(stream, "GET {} HTTP/1.1\r\nHost: {at}\r\nConnection: close\r\n\r\n", ours.path)?;
        let mut said = Vec::new();
        stream.take(MOST_READ).read_to_end(&mut said)?;
        Ok(String::from_utf8_lossy(&said).into_owned())
    };
    ask().is_ok_and(|it| it.starts_with("HTTP/1.1 200 ") && it.contains(ours.says))
}

/// As far as it can be known from here.
fn public_url(url: Option<&PublicUrl>, listen: SocketAddr, has_proxies: bool) -> Finding {
    let Some(url) = url else {
        return Finding::fine(URL, "not set, so that only browsers on this machine are answered");
    };
    let (origin, host) = (url.origin(), url.host());
    let host = host.trim_start_matches('[').trim_end_matches(']');
    let addresses = match (host, 0).to_socket_addrs() {
        Ok(addresses) => addresses.map(|it| it.ip()).collect::<Vec<_>>(),
        Err(err) => {
            let found = format!("{origin}: the name has no address ({})", reason(&err));
            let to_do = "have the name point to this machine or to its proxy, or correct \
                         SHIPSHAPE_PUBLIC_URL";
            return Finding::warning(URL, found, "a name that people's browsers find", to_do);
        }
    };
    let is_here = addresses.iter().all(IpAddr::is_loopback);
    let port = origin.rsplit(':').next().and_then(|it| it.parse::<u16>().ok()).unwrap_or(80);
    if url.is_https() && !has_proxies {
        let found = format!("{origin}, and SHIPSHAPE_TRUSTED_PROXIES is not set");
        let to_do = "set SHIPSHAPE_TRUSTED_PROXIES to the address of the proxy that encrypts; until \
                     then everybody seems to come from it, and a few failed sign-ins stop everyone";
        Finding::warning(URL, found, "the proxy in front of it", to_do)
    } else if url.is_https() {
        Finding::fine(URL, origin)
    } else if !is_here {
        let to_do = "put a proxy in front that encrypts, and set SHIPSHAPE_PUBLIC_URL to https://…";
        let found = format!("{origin} is not encrypted: passwords can be read on the way");
        Finding::warning(URL, found, "https://", to_do)
    } else if !has_proxies && port != listen.port() {
        let found = format!("{origin} leads to another port than {listen}");
        let to_do = "set SHIPSHAPE_PUBLIC_URL or SHIPSHAPE_LISTEN so that they agree";
        Finding::warning(URL, found, "the port that it listens on, or a proxy", to_do)
    } else {
        Finding::fine(URL, origin)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(url: &str, listen: &str, has_proxies: bool) -> String {
        let url: PublicUrl = url.parse().expect("a URL");
        let listen = listen.parse().expect("an address");
        public_url(Some(&url), listen, has_proxies).to_string()
    }

    #[test]
    fn a_public_url_fits_what_is_listened_on() {
        let local = "127.0.0.1:8080";
        assert!(of("https://127.0.0.1", local, true).starts_with("ok "));
        assert!(of("https://127.0.0.1", local, false).contains("SHIPSHAPE_TRUSTED_PROXIES"));
        assert!(of("http://127.0.0.1:8080", local, false).starts_with("ok "));
        assert!(of("http://127.0.0.1:9090", local, false).contains("another port"));
        assert!(of("http://192.0.2.1:8080", "0.0.0.0:8080", false).contains("not encrypted"));
        assert!(public_url(None, local.parse().expect("one"), false).is_fine());
    }
}
