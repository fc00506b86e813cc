//! Where files are on an S3 server, and how long it is waited for.

use std::{net::IpAddr, str::FromStr, sync::Arc, time::Duration};

use application::identity::BlobError;
use object_store::{
    BackoffConfig, ClientConfigKey, ObjectStore, RetryConfig,
    aws::{AmazonS3Builder, AmazonS3ConfigKey},
    prefix::PrefixStore,
};
use rustls::crypto::ring;
use thiserror::Error;

use super::failed;

/// A bucket, and the folder in it below which everything lies: `s3://bucket/folder`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bucket {
    // Invariant: 3 to 63 small letters, digits, dots and hyphens.
    name: String,
    // Invariant: empty, or names of letters, digits, dots, hyphens and underscores with slashes
    // between them.
    folder: String,
}

/// Why a text is no place for files, as the second part of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum BucketError {
    #[error("does not begin with s3://")]
    Scheme,
    #[error("has no good name of a bucket")]
    Name,
    #[error("has a folder with other signs than letters, digits and .-_ in it")]
    Folder,
}

/// A server that is down is not waited for, and one that stalls not for long: each try has these,
/// and the last one begins before [`RETRIES`] is over.
const CONNECT: &str = "3s";
const SILENCE: &str = "10s";
/// For a file as a whole, which may be slow and large as long as it comes on.
const WHOLE: &str = "15m";
const RETRIES: Duration = Duration::from_secs(10);
const MOST_RETRIES: usize = 2;

impl FromStr for Bucket {
    type Err = BucketError;

    fn from_str(text: &str) -> Result<Self, BucketError> {
        let place = text.strip_prefix("s3://").ok_or(BucketError::Scheme)?;
        let (name, folder) = place.split_once('/').unwrap_or((place, ""));
        let is_edge = |it: u8| it.is_ascii_lowercase() || it.is_ascii_digit();
        let is_good = (3..=63).contains(&name.len())
            && name.bytes().all(|it| is_edge(it) || matches!(it, b'.' | b'-'))
            && name.bytes().next().is_some_and(is_edge)
            && name.bytes().last().is_some_and(is_edge);
        if !is_good {
            return Err(BucketError::Name);
        }
        let folder = folder.strip_suffix('/').unwrap_or(folder);
        let is_sign = |it: u8| it.is_ascii_alphanumeric() || matches!(it, b'.' | b'-' | b'_');
        let is_part =
            |it: &str| !it.is_empty() && it != "." && it != ".." && it.bytes().all(is_sign);
        if !folder.is_empty() && !folder.split('/').all(is_part) {
            return Err(BucketError::Folder);
        }
        Ok(Self { name: name.to_owned(), folder: folder.to_owned() })
    }
}

pub(super) fn open(bucket: &Bucket) -> Result<Arc<dyn ObjectStore>, BlobError> {
    // The client takes the provider of the process. Whoever has set one before has set the same.
    let _ = ring::default_provider().install_default();
    let client = AmazonS3ConfigKey::Client;
    let mut builder = AmazonS3Builder::from_env()
        .with_bucket_name(&bucket.name)
        .with_config(client(ClientConfigKey::ConnectTimeout), CONNECT)
        .with_config(client(ClientConfigKey::ReadTimeout), SILENCE)
        .with_config(client(ClientConfigKey::Timeout), WHOLE)
        .with_retry(RetryConfig {
            backoff: BackoffConfig { max_backoff: Duration::from_secs(1), ..Default::default() },
            max_retries: MOST_RETRIES,
            retry_timeout: RETRIES,
        });
    let endpoints = [AmazonS3ConfigKey::S3Endpoint, AmazonS3ConfigKey::Endpoint];
    let endpoint = endpoints.iter().find_map(|it| builder.get_config_value(it));
    match endpoint.as_deref().map(is_near) {
        Some(Some(true)) => {
            builder = builder.with_config(client(ClientConfigKey::AllowHttp), "true");
        }
        Some(Some(false)) if !allows_http(&builder) => {
            return Err(BlobError(NOT_ENCRYPTED.into()));
        }
        _ => {}
    }
    let store = builder.build().map_err(failed)?;
    Ok(Arc::new(PrefixStore::new(store, bucket.folder.as_str())))
}

const NOT_ENCRYPTED: &str = "AWS_ENDPOINT_URL begins with http://, which is for this machine alone \
                             unless AWS_ALLOW_HTTP is true";

fn allows_http(builder: &AmazonS3Builder) -> bool {
    let key = AmazonS3ConfigKey::Client(ClientConfigKey::AllowHttp);
    let said = builder.get_config_value(&key).unwrap_or_default().to_ascii_lowercase();
    matches!(said.as_str(), "1" | "on" | "true" | "y" | "yes")
}

/// Whether an endpoint without encryption is this machine; `None` if it has encryption.
fn is_near(endpoint: &str) -> Option<bool> {
    let authority = endpoint.strip_prefix("http://")?.split('/').next()?;
    let is_port = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
    let host = authority.rsplit_once(':').filter(|(_, port)| is_port(port));
    let host = host.map_or(authority, |(host, _)| host);
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    Some(host == "localhost" || address.is_ok_and(|it| it.is_loopback()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_for_files_is_a_bucket_and_perhaps_a_folder() {
        let place = |text: &str| text.parse::<Bucket>().map(|it| (it.name, it.folder));
        let good =
            |name: &str, folder: &str| Ok::<_, BucketError>((name.to_owned(), folder.to_owned()));
        assert_eq!(place("s3://files"), good("files", ""));
        assert_eq!(place("s3://files.example-1/"), good("files.example-1", ""));
        assert_eq!(place("s3://files/ship/Shape_1/"), good("files", "ship/Shape_1"));
        for bad in ["", "file", "files/ship", "https://files", "S3://files"] {
            assert_eq!(place(bad), Err(BucketError::Scheme), "{bad}");
        }
        for bad in ["s3://", "s3://ab", "s3://Files", "s3://-files", "s3://key:word@files"] {
            assert_eq!(place(bad), Err(BucketError::Name), "{bad}");
        }
        for bad in ["s3://files//ship", "s3://files/../ship", "s3://files/a b", "s3://files/a?b"] {
            assert_eq!(place(bad), Err(BucketError::Folder), "{bad}");
        }
    }

    #[test]
    fn only_this_machine_is_asked_without_encryption() {
        for near in ["http://localhost:9000", "http://127.0.0.1", "http://[::1]:9000/x"] {
            assert_eq!(is_near(near), Some(true), "{near}");
        }
        for far in ["http://minio:9000", "http://10.1.2.3", "http://localhost.example.com"] {
            assert_eq!(is_near(far), Some(false), "{far}");
        }
        assert_eq!(is_near("https://s3.example.com"), None);
    }
}
