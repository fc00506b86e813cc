use std::{
    collections::BTreeSet,
    net::IpAddr,
    path::{Path, PathBuf},
};

use percent_encoding::percent_decode_str;
use tokio::net::lookup_host;

use crate::address::{HostAndPort, Server};

/// The product's own database, which is nobody's ERP.
#[derive(Debug)]
pub(crate) enum OwnDatabase {
    File(PathBuf),
    Server(Server),
    Unknown,
}

impl OwnDatabase {
    /// Of the URL by which the product itself finds it.
    pub(crate) fn parse(url: &str) -> Self {
        let (scheme, rest) = url.split_once(':').unwrap_or((url, ""));
        let rest = rest.strip_prefix("//").unwrap_or(rest);
        let rest = rest.split('?').next().unwrap_or_default();
        let usual_port = match scheme {
            "sqlite" => return Self::File(file(rest)),
            "mysql" | "mariadb" => 3306,
            _ => 5432,
        };
        // Without a sign-in it is still the same database.
        let rest = if rest.contains('@') { rest.to_owned() } else { format!("nobody@{rest}") };
        // What names no host that we know is a socket of this machine.
        let database = rest.rsplit('/').next().unwrap_or_default();
        let here = || Server::parse(&format!("nobody@localhost/{database}"), usual_port);
        Server::parse(&rest, usual_port).or_else(here).map_or(Self::Unknown, Self::Server)
    }

    pub(crate) fn file(&self) -> Option<&Path> {
        match self {
            Self::File(path) => Some(path),
            Self::Server(_) | Self::Unknown => None,
        }
    }

    /// Whether a database of a server is this one, whichever of its names the server is called by.
    pub(crate) async fn is(&self, other: &Server) -> bool {
        let Self::Server(own) = self else { return false };
        // Where none is named, both databases are called as who signs in.
        let name = |it: &Server| it.database.as_ref().unwrap_or(&it.username).to_lowercase();
        if own.at.port != other.at.port || name(own) != name(other) {
            return false;
        }
        own.at.host.eq_ignore_ascii_case(&other.at.host)
            || share_an_address(&own.at, &other.at).await
    }
}

fn file(path: &str) -> PathBuf {
    percent_decode_str(path).decode_utf8().map_or_else(|_| path.into(), |it| (*it).into())
}

async fn share_an_address(left: &HostAndPort, right: &HostAndPort) -> bool {
    let (left, right) = (addresses(left).await, addresses(right).await);
    // All of a machine's loopback addresses lead to that machine.
    let both = |is: fn(&IpAddr) -> bool| left.iter().any(is) && right.iter().any(is);
    both(IpAddr::is_loopback) || left.intersection(&right).next().is_some()
}

async fn addresses(at: &HostAndPort) -> BTreeSet<IpAddr> {
    let found = lookup_host((at.bare_host(), at.port)).await;
    found.map(|all| all.map(|it| it.ip().to_canonical()).collect()).unwrap_or_default()
}
