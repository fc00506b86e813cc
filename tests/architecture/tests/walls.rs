//! The dependency rule, checked against what Cargo actually resolved.
#![expect(clippy::expect_used, reason = "a workspace that cannot be read is a panic")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand};

/// Every workspace package, and everything it may depend on. A new edge is a decision: make it
/// here, in the same change, with a reason in the commit message.
const MAY_USE: &[(&str, &[&str])] = &[
    ("domain-kernel", &["jiff", "thiserror", "unicase", "unicode-normalization", "uuid"]),
    ("domain-audit", &["domain-kernel", "async-trait", "sha2", "thiserror", "uuid"]),
    ("domain-identity", &["domain-kernel", "async-trait", "thiserror"]),
    ("domain-courses", &["domain-kernel", "async-trait", "thiserror"]),
    ("domain-equipment", &["domain-kernel", "async-trait", "thiserror"]),
    ("domain-inventory", &["domain-kernel", "async-trait", "thiserror"]),
    ("domain-skills", &["domain-kernel", "async-trait", "thiserror"]),
    ("domain-onboarding", &["domain-kernel", "async-trait", "thiserror"]),
    ("domain-training", &["domain-kernel", "async-trait", "thiserror"]),
    ("application", &["domain-*", "async-trait", "bytes", "hmac", "sha2", "thiserror", "totp-rs"]),
    ("store-memory", &["application", "domain-*", "async-trait"]),
    (
        "store-seaorm",
        &[
            "application",
            "domain-*",
            "async-trait",
            "futures-util",
            "sea-orm",
            // What a statement of sea-orm binds, on a connection that is not in its pool.
            "sea-query-sqlx",
            "serde",
            "serde_json",
            "thiserror",
            "tokio",
            "uuid",
        ],
    ),
    ("migrations", &["sea-orm-migration", "tokio"]),
    (
        "backup-zip",
        &[
            "application",
            "async-trait",
            "bytes",
            "domain-audit",
            "domain-kernel",
            "serde",
            "serde_json",
            "sha2",
            // A backup has its name when it is whole.
            "tempfile",
            "tokio",
            "zip",
        ],
    ),
    (
        "blobs-object-store",
        &[
            "application",
            "async-trait",
            "bytes",
            "futures-util",
            "object_store",
            // Both only say how object_store's client encrypts.
            "reqwest",
            "rustls",
            "thiserror",
            "tokio",
        ],
    ),
    (
        "mail-lettre",
        &[
            "application",
            "domain-identity",
            "async-trait",
            "lettre",
            "percent-encoding",
            "thiserror",
            "tokio",
            "url",
        ],
    ),
    ("passwords-argon2", &["application", "domain-identity", "argon2", "async-trait", "tokio"]),
    (
        "payments-stripe",
        &[
            "application",
            "async-trait",
            "bytes",
            "domain-identity",
            "domain-kernel",
            // What the provider signs with.
            "hmac",
            "http-body-util",
            "hyper",
            "hyper-util",
            "rustls-native-certs",
            "serde_json",
            "sha2",
            "thiserror",
            "tokio",
            "tokio-rustls",
            "url",
        ],
    ),
    ("sealing-ring", &["application", "ring"]),
    (
        "sessions-redis",
        &[
            "application",
            "async-trait",
            "domain-identity",
            "domain-kernel",
            "redis",
            // Only says by what connections are encrypted.
            "rustls",
            "thiserror",
            "tokio",
            "uuid",
        ],
    ),
    (
        "metrics-prometheus",
        &["async-trait", "http", "http-body-util", "hyper", "hyper-util", "rustix", "tokio"],
    ),
    (
        "printing-krilla",
        &[
            "application",
            "async-trait",
            "domain-equipment",
            "krilla",
            "qrcode",
            "thiserror",
            "tokio",
            "ttf-parser",
        ],
    ),
    ("pictures-image", &["application", "async-trait", "bytes", "image", "tokio"]),
    (
        "summaries",
        &[
            "application",
            "async-trait",
            "bytes",
            "domain-courses",
            "hayro-cmap",
            "hayro-interpret",
            "hayro-syntax",
            "http-body-util",
            "hyper",
            "hyper-util",
            "kurbo",
            "quick-xml",
            "rustix",
            "rustls-native-certs",
            "serde_json",
            "thiserror",
            "tokio",
            "tokio-rustls",
            "unicode-normalization",
            "url",
            "zip",
        ],
    ),
    (
        "system",
        &["application", "async-trait", "domain-kernel", "getrandom", "jiff", "tokio", "uuid"],
    ),
    (
        "tables",
        &["application", "async-trait", "bytes", "calamine", "csv", "encoding_rs", "tokio", "zip"],
    ),
    (
        "traces-otlp",
        &[
            "getrandom",
            "reqwest",
            // Only says by what connections are encrypted.
            "rustls",
            "serde_json",
            "thiserror",
            "tokio",
            "tracing",
            "tracing-subscriber",
            "url",
        ],
    ),
    (
        "erp",
        &[
            "application",
            "async-trait",
            "calamine",
            "csv",
            "domain-inventory",
            "domain-kernel",
            "encoding_rs",
            "futures-util",
            "percent-encoding",
            "sqlx",
            "thiserror",
            "tiberius",
            "tokio",
            "tokio-util",
            "url",
            "zip",
        ],
    ),
    (
        "webhooks-hyper",
        &[
            "application",
            "async-trait",
            "bytes",
            "domain-audit",
            "domain-kernel",
            "http-body-util",
            "hyper",
            "hyper-util",
            "jiff",
            "rustls-native-certs",
            "serde_json",
            "tokio",
            "tokio-rustls",
            "url",
        ],
    ),
    ("frontend-cli", &["application", "domain-*", "bytes", "clap", "rpassword"]),
    (
        "frontend-html",
        &[
            "application",
            "domain-*",
            "ammonia",
            "async-trait",
            "axum",
            "base64",
            "bytes",
            "fluent",
            "futures-util",
            "hmac",
            "http",
            "jiff",
            "minijinja",
            "pulldown-cmark",
            "qrcode",
            "rust_xlsxwriter",
            "serde",
            "serde_json",
            "sha2",
            "tempfile",
            "thiserror",
            "tokio",
            "tower-http",
            "tower-sessions",
            "tracing",
            "unic-langid",
            "uuid",
            "zip",
        ],
    ),
    (
        "frontend-rest",
        &[
            "application",
            "domain-*",
            "axum",
            "base64",
            "http",
            "jiff",
            "serde",
            "serde_json",
            "serde_path_to_error",
            "sha2",
            "thiserror",
            // What is done once is done to its end, also for whoever hangs up.
            "tokio",
            "tracing",
            "utoipa",
            "utoipa-axum",
        ],
    ),
    ("tds", &["rustls", "tokio"]),
    ("contracts", &["application", "domain-*", "async-trait", "tokio", "uuid", "world"]),
    (
        "world",
        &[
            "application",
            "domain-*",
            "sealing-ring",
            "store-memory",
            "tables",
            "async-trait",
            "bytes",
            "uuid",
        ],
    ),
    ("http-tests", &[]),
    ("architecture", &[]),
    (
        "bench",
        &[
            "application",
            "domain-*",
            "anyhow",
            "blobs-object-store",
            "erp",
            "migrations",
            "passwords-argon2",
            "pictures-image",
            "printing-krilla",
            "sealing-ring",
            "sea-orm",
            "store-seaorm",
            "summaries",
            "system",
            "tables",
            "tempfile",
            "tokio",
            "webhooks-hyper",
        ],
    ),
];

/// The one package that knows all adapters, and decides nothing.
const ASSEMBLES: &str = "shipshape";

/// The only packages that may touch each piece of machinery.
const OWNERS: &[(&str, &[&str])] = &[
    ("argon2", &["passwords-argon2"]),
    ("ring", &["sealing-ring"]),
    ("axum", &["frontend-html", "frontend-rest", "shipshape"]),
    ("calamine", &["erp", "tables"]),
    ("clap", &["frontend-cli", "shipshape"]),
    ("fluent", &["frontend-html"]),
    ("hayro-interpret", &["summaries"]),
    (
        "hyper",
        &["metrics-prometheus", "payments-stripe", "shipshape", "summaries", "webhooks-hyper"],
    ),
    ("image", &["pictures-image"]),
    ("krilla", &["printing-krilla"]),
    ("lettre", &["mail-lettre"]),
    ("minijinja", &["frontend-html"]),
    ("object_store", &["blobs-object-store"]),
    ("redis", &["sessions-redis"]),
    ("reqwest", &["blobs-object-store", "traces-otlp"]),
    ("rust_xlsxwriter", &["frontend-html"]),
    ("sea-orm", &["bench", "store-seaorm"]),
    ("sea-query-sqlx", &["store-seaorm"]),
    // The binary only asks what there is to migrate.
    ("sea-orm-migration", &["migrations", "shipshape"]),
    // The ERP of the demo is a file of its own.
    ("sqlx", &["erp", "shipshape"]),
    ("tiberius", &["erp"]),
    ("tower-sessions", &["frontend-html"]),
    ("utoipa", &["frontend-rest"]),
    ("utoipa-axum", &["frontend-rest"]),
];

/// The only files outside tests that may make an actor or start a query without a company.
const DOORS: &[&str] = &[
    "adapters/store-seaorm/src/audit.rs",
    "adapters/store-seaorm/src/audit/found.rs",
    "adapters/store-seaorm/src/courses/summaries.rs",
    "adapters/store-seaorm/src/identity/api_tokens.rs",
    "adapters/store-seaorm/src/identity/companies.rs",
    "adapters/store-seaorm/src/identity/joins.rs",
    "adapters/store-seaorm/src/identity/logins.rs",
    "adapters/store-seaorm/src/identity/once_requests.rs",
    "adapters/store-seaorm/src/identity/open_sessions.rs",
    "adapters/store-seaorm/src/identity/people.rs",
    "adapters/store-seaorm/src/identity/reads.rs",
    "adapters/store-seaorm/src/identity/sessions.rs",
    "adapters/store-seaorm/src/identity/throttle.rs",
    "adapters/store-seaorm/src/inventory/claims.rs",
    "adapters/store-seaorm/src/inventory/queue.rs",
    "adapters/store-seaorm/src/inventory/shelves.rs",
    "adapters/store-seaorm/src/inventory/stock_customers.rs",
    "adapters/store-seaorm/src/lib.rs",
    "adapters/store-seaorm/src/platform/companies.rs",
    "adapters/store-seaorm/src/platform/invites.rs",
    "adapters/store-seaorm/src/platform/operators.rs",
    "adapters/store-seaorm/src/platform/purchases.rs",
    "adapters/store-seaorm/src/platform/reads.rs",
    "adapters/store-seaorm/src/platform/second_factors.rs",
    "adapters/store-seaorm/src/platform/sessions.rs",
    "adapters/store-seaorm/src/training/overdue.rs",
    "adapters/store-seaorm/src/training/pictures.rs",
    "adapters/store-seaorm/src/training/videos.rs",
    "adapters/store-seaorm/src/mail/digests.rs",
    "adapters/store-seaorm/src/mail/outbox.rs",
    "adapters/store-seaorm/src/mail/queue.rs",
    "adapters/store-seaorm/src/scope.rs",
    "adapters/store-seaorm/src/webhooks/queue.rs",
    "application/src/identity/act.rs",
    "domain/kernel/src/test_support.rs",
];

#[test]
fn every_dependency_is_one_we_decided_on() {
    let metadata = metadata();
    let rules: BTreeMap<&str, &[&str]> = MAY_USE.iter().copied().collect();
    let mut broken = BTreeSet::new();
    for (package, dependency) in edges(&metadata) {
        if let Some((_, owners)) = OWNERS.iter().find(|(name, _)| *name == dependency)
            && !owners.contains(&package)
        {
            broken.insert(format!("{dependency} belongs to {owners:?}, not {package}"));
        }
        if package == ASSEMBLES {
            continue;
        }
        let Some(allowed) = rules.get(package) else {
            broken.insert(format!("{package} is not listed"));
            continue;
        };
        if !allowed.iter().any(|rule| matches(rule, dependency)) {
            broken.insert(format!("{package} may not use {dependency}"));
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn no_rule_outlives_its_dependency() {
    let metadata = metadata();
    let used: BTreeSet<(&str, &str)> = edges(&metadata).collect();
    let is_used = |package: &str, rule: &str| {
        used.iter().any(|(it, dependency)| *it == package && matches(rule, dependency))
    };
    let dead: Vec<_> = MAY_USE
        .iter()
        .flat_map(|(package, rules)| rules.iter().map(move |it| (*package, *it)))
        .filter(|(package, rule)| !is_used(package, rule))
        .collect();
    assert!(dead.is_empty(), "{dead:?}");
}

#[test]
fn only_tests_may_make_actors_without_signing_in() {
    let metadata = metadata();
    let mut makers = BTreeSet::new();
    for package in metadata.workspace_packages() {
        let normal = package.dependencies.iter().filter(|it| it.kind == DependencyKind::Normal);
        if normal.flat_map(|it| &it.features).any(|it| it == "test_support") {
            makers.insert(package.name.as_str());
        }
    }
    assert_eq!(makers, BTreeSet::from(["contracts", "world"]));
}

#[test]
fn every_package_takes_the_lints_of_the_workspace() {
    for package in metadata().workspace_packages() {
        let manifest = fs::read_to_string(&package.manifest_path).expect("a manifest");
        assert!(manifest.contains("[lints]\nworkspace = true"), "{}", package.name);
    }
}

#[test]
fn only_the_doors_go_round_the_scope() {
    let root: PathBuf = metadata().workspace_root.into();
    let mut doors = BTreeSet::new();
    for folder in ["adapters", "application/src", "bin", "domain", "migrations"] {
        for file in rust_files(&root.join(folder)) {
            let text = fs::read_to_string(&file).expect("a source file");
            if text.contains("clippy::disallowed_methods") {
                let path = file.strip_prefix(&root).expect("below the root");
                doors.insert(path.to_string_lossy().into_owned());
            }
        }
    }
    assert_eq!(doors, DOORS.iter().map(|it| (*it).to_owned()).collect());
}

/// The source files below a folder, without those of tests.
fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() && path.file_name().is_some_and(|it| it != "tests") {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|it| it == "rs") {
            files.push(path);
        }
    }
    files
}

fn edges(metadata: &Metadata) -> impl Iterator<Item = (&str, &str)> {
    metadata.workspace_packages().into_iter().flat_map(|package| {
        let normal = package.dependencies.iter().filter(|it| it.kind == DependencyKind::Normal);
        normal.map(|it| (package.name.as_str(), it.name.as_str()))
    })
}

/// `domain-*` matches every package of the domain.
fn matches(rule: &str, name: &str) -> bool {
    rule.strip_suffix('*').map_or(rule == name, |prefix| name.starts_with(prefix))
}

fn metadata() -> Metadata {
    MetadataCommand::new().no_deps().exec().expect("cargo metadata")
}
