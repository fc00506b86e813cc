use std::path::PathBuf;

use domain_inventory::ErpKind;
use thiserror::Error;

use crate::address::Server;

/// The one ERP that the operator's configuration names, with the sign-in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfiguredErp(pub(crate) ErpAt);

/// What an ERP is, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ErpAt {
    Sqlite(PathBuf),
    Postgres(Server),
    Mysql(Server),
    SqlServer(Server),
    Folder(PathBuf),
}

/// A text is no URL of an ERP. It says nothing of what may be a password.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error(
    "this URL of an ERP {found}; what is accepted is sqlite:///path/to/file.db, \
     folder:///path/to/files, or postgres://, mysql:// or mssql:// with \
     user:password@host:port/database, and behind that if need be ?encrypt=no, ?encrypt=yes or \
     ?trust_server_certificate=yes"
)]
pub struct WrongErpUrl {
    found: String,
}

impl ConfiguredErp {
    pub fn parse(raw: &str) -> Result<Self, WrongErpUrl> {
        let raw = raw.trim();
        let wrong = |found: &str| WrongErpUrl { found: found.to_owned() };
        let (scheme, rest) = raw.split_once(':').ok_or_else(|| wrong("has no scheme"))?;
        let server = |usual_port| {
            let rest = rest.strip_prefix("//").unwrap_or(rest);
            let why = format!("begins with {scheme}: and does not go on as such a URL does");
            Server::parse(rest, usual_port).ok_or(WrongErpUrl { found: why })
        };
        let place = match scheme {
            "sqlite" => ErpAt::Sqlite(path(rest).ok_or_else(|| wrong("names no file"))?),
            "folder" => {
                let folder = path(rest).filter(|it| it.is_absolute());
                ErpAt::Folder(folder.ok_or_else(|| wrong("names no folder from / on"))?)
            }
            "postgres" | "postgresql" => ErpAt::Postgres(server(5432)?),
            "mysql" | "mariadb" => ErpAt::Mysql(server(3306)?),
            "mssql" | "sqlserver" => ErpAt::SqlServer(server(1433)?),
            other => return Err(wrong(&format!("begins with {}:", shown(other)))),
        };
        Ok(Self(place))
    }

    pub fn kind(&self) -> ErpKind {
        match self.0 {
            ErpAt::Sqlite(_) => ErpKind::Sqlite,
            ErpAt::Postgres(_) => ErpKind::Postgres,
            ErpAt::Mysql(_) => ErpKind::Mysql,
            ErpAt::SqlServer(_) => ErpKind::SqlServer,
            ErpAt::Folder(_) => ErpKind::Files,
        }
    }
}

/// `///absolute`, `relative`, and the `//relative` that other programs write.
fn path(rest: &str) -> Option<PathBuf> {
    let path = rest.strip_prefix("//").unwrap_or(rest);
    // Read-only is what it is opened as, whatever stands there.
    let path = path.split('?').next().unwrap_or_default();
    (!path.is_empty()).then(|| PathBuf::from(path))
}

/// A scheme as far as it is one.
fn shown(scheme: &str) -> String {
    scheme.chars().filter(char::is_ascii_alphanumeric).take(20).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::{Encryption, HostAndPort, Secret};

    #[test]
    fn each_kind_has_its_url() {
        for (raw, kind) in [
            ("sqlite:///srv/erp/stock.db", ErpKind::Sqlite),
            ("sqlite:erp.db", ErpKind::Sqlite),
            ("postgres://reader:pw@erp:5432/erp", ErpKind::Postgres),
            ("postgresql://reader@erp/erp", ErpKind::Postgres),
            ("mysql://reader:pw@erp/erp", ErpKind::Mysql),
            ("mssql://reader:pw@erp:1433/erp?encrypt=no", ErpKind::SqlServer),
            ("folder:///srv/erp", ErpKind::Files),
        ] {
            assert_eq!(ConfiguredErp::parse(raw).map(|it| it.kind()), Ok(kind), "{raw}");
        }
    }

    #[test]
    fn a_password_may_have_any_character() {
        let raw = "mssql://sa:p%40ss%2Fw%3Ard@erp/erp?trust_server_certificate=yes";
        let at = HostAndPort { host: "erp".to_owned(), port: 1433 };
        let server = Server {
            at,
            database: Some("erp".to_owned()),
            username: "sa".to_owned(),
            password: Secret("p@ss/w:rd".to_owned()),
            encryption: Encryption::Unverified,
        };
        assert_eq!(ConfiguredErp::parse(raw), Ok(ConfiguredErp(ErpAt::SqlServer(server))));
    }

    #[test]
    fn a_wrong_url_is_explained_without_the_password() {
        for (raw, found) in [
            ("erp.db", "has no scheme"),
            ("oracle://u:secret@erp/x", "begins with oracle:"),
            ("sqlite:", "names no file"),
            ("folder://relative", "names no folder"),
            ("mysql://erp/x", "begins with mysql: and does not go on"),
            ("mssql://u:secret@erp/x?encrypt=maybe", "begins with mssql: and does not go on"),
            ("postgres://u:secret@/x", "begins with postgres: and does not go on"),
        ] {
            let wrong = ConfiguredErp::parse(raw).expect_err(raw).to_string();
            assert!(wrong.contains(found), "{wrong}");
            assert!(!wrong.contains("secret"), "{wrong}");
        }
        let debug = format!("{:?}", ConfiguredErp::parse("mysql://u:secret@erp/x"));
        assert!(!debug.contains("secret"), "{debug}");
    }
}
