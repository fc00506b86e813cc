use std::{cell::RefCell, collections::BTreeSet, ffi::OsString, time::Duration};

use frontend_cli::SettingArgs;

use super::*;

fn read(given: &[(&str, &str)]) -> Result<Config, Vec<ConfigError>> {
    let given: Vec<(String, String)> =
        given.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let (config, mistakes) = Config::read(|setting| {
        let found = given.iter().find(|(name, _)| format!("SHIPSHAPE_{name}") == setting);
        found.map(|(_, value)| value.clone())
    });
    if mistakes.is_empty() { Ok(config) } else { Err(mistakes) }
}

fn mistakes(given: &[(&str, &str)]) -> Vec<String> {
    match read(given) {
        Ok(_) => Vec::new(),
        Err(mistakes) => mistakes.iter().map(ToString::to_string).collect(),
    }
}

fn given_environment(sources: &mut Sources, variables: &[(&str, &str)]) {
    let variables = variables.iter();
    let variables = variables.map(|(name, value)| (OsString::from(name), OsString::from(value)));
    sources.add_environment(variables);
}

fn sentences(sources: &Sources) -> Vec<String> {
    let mistakes = sources.config().err().unwrap_or_default();
    mistakes.iter().map(ToString::to_string).collect()
}

#[test]
fn every_default_works_on_a_laptop() {
    let config = read(&[]).expect("nothing is needed");
    assert_eq!(config.listen.to_string(), "127.0.0.1:8080");
    assert_eq!(config.data_dir, PathBuf::from("data"));
    assert_eq!((config.connections, config.hashes), (1024, None));
    assert_eq!(config.session.absolute, Duration::from_hours(12));
    assert_eq!(config.session.idle, Duration::from_hours(8));
    assert!(config.secret_key.is_none() && config.database_url.is_none());
    assert!(config.public_url.is_none() && config.trusted_proxies.is_empty());
    assert!(config.webhook_networks.is_empty());
}

#[test]
fn all_mistakes_are_reported_at_once_each_in_one_sentence() {
    let found = mistakes(&[
        ("LISTEN", "8080"),
        ("SESSION_HOURS", "0"),
        ("TRUSTED_PROXIES", "10.0.0.0/8, nginx"),
        ("WEBHOOK_NETWORKS", "10.0.0.0/33"),
        ("CONNECTIONS", "many"),
        ("HASHES", "-1"),
        ("LIMIT_SIGN_IN_ADDRESS", "30"),
        ("LIMIT_SIGN_IN_IDENTIFIER", "fast"),
        ("LIMIT_RESET_ADDRESS", "10"),
        ("LIMIT_RESET_IDENTIFIER", "3/week"),
        ("LIMIT_JOIN_ADDRESS", "many"),
        ("LIMIT_JOIN_EMAIL", "3"),
        ("LIMIT_CERTIFICATE_ADDRESS", "60/hour"),
        ("LIMIT_CALENDAR_ADDRESS", "often"),
        ("LIMIT_CODE_PERSON", "often"),
        ("LIMIT_CODE_COMPANY", "often"),
        ("LIMIT_CODE_ADDRESS", "often"),
        ("MAIL_FROM", "ship"),
        ("MAIL_BCC", "a@b.co, b@b.co"),
        ("CONTACT_TO", "operator"),
        ("LIMIT_CONTACT_ADDRESS", "5"),
        ("LIMIT_CONTACT_ALL", "100/day"),
        ("LIMIT_FEEDBACK_PERSON", "often"),
        ("TIME_ZONE", "Mars/Olympus"),
        ("LOG_FORMAT", "xml"),
        ("LOG", "shipshape=loud"),
        ("PUBLIC_URL", "train.example.com"),
    ]);
    assert_eq!(found.len(), 27, "{found:#?}");
    assert_eq!(
        found[0],
        "SHIPSHAPE_LISTEN is \"8080\", but it takes an IP address and a port, such as \
         127.0.0.1:8080 or [::1]:8080"
    );
    for sentence in found {
        assert!(sentence.contains(" is \"") && sentence.contains("but it takes "), "{sentence}");
    }
}

#[test]
fn a_mail_server_needs_a_sender_and_its_password_is_not_shown() {
    let found = mistakes(&[("SMTP_URL", "smtp://mx.example")]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("SHIPSHAPE_MAIL_FROM is not set, but it takes "), "{found:?}");
    for bad in ["mx.example", "http://u:hunter2@mx.example", "smtp://u:hunter2@mx.example/x"] {
        let found = mistakes(&[("SMTP_URL", bad), ("MAIL_FROM", "ship@mx.example")]);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("SHIPSHAPE_SMTP_URL "), "{found:?}");
        assert!(!found[0].contains("hunter2"), "{found:?}");
    }
    let good = [("SMTP_URL", "smtps://u:hunter2@mx.example"), ("MAIL_FROM", "Ship <ship@b.co>")];
    let config = read(&good).expect("complete");
    assert!(!format!("{config:?}").contains("hunter2"));
}

#[test]
fn an_endpoint_for_summaries_needs_a_model_and_its_key_is_not_shown() {
    let url = ("SUMMARY_URL", "https://api.example.com/v1");
    let found = mistakes(&[url]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("SHIPSHAPE_SUMMARY_MODEL is not set, but it takes "), "{found:?}");
    for alone in [("SUMMARY_MODEL", "gemma3:4b"), ("SUMMARY_KEY", "hunter2")] {
        let found = mistakes(&[alone]);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].contains(" is set, but it takes "), "{found:?}");
        assert!(!found[0].contains("hunter2"), "{found:?}");
    }
    let model = ("SUMMARY_MODEL", "gemma3:4b");
    for bad in ["http://api.example.com/v1", "https://u:hunter2@api.example.com/v1", "hunter2"] {
        let found = mistakes(&[("SUMMARY_URL", bad), model]);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("SHIPSHAPE_SUMMARY_URL "), "{found:?}");
        assert!(!found[0].contains("hunter2"), "{found:?}");
    }
    let found = mistakes(&[url, model, ("SUMMARY_KEY", "hunter2 hunter2")]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(!found[0].contains("hunter2"), "{found:?}");

    let config = read(&[url, model, ("SUMMARY_KEY", "hunter2")]).expect("complete");
    assert!(!format!("{config:?}").contains("hunter2"));
    let endpoint = config.summary_endpoint.expect("an endpoint");
    assert_eq!((endpoint.model.as_str(), endpoint.key.is_some()), ("gemma3:4b", true));
    assert!(read(&[]).expect("complete").summary_endpoint.is_none());
}

#[test]
fn a_redis_is_a_url_whose_password_is_not_shown() {
    let bad =
        ["localhost", "http://u:hunter2@r.co", "redis://u:hunter2@r.co/x", "rediss://r.co/#a"];
    for bad in bad {
        let found = mistakes(&[("REDIS_URL", bad)]);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("SHIPSHAPE_REDIS_URL "), "{found:?}");
        assert!(found[0].contains(", but it takes redis://"), "{found:?}");
        assert!(!found[0].contains("hunter2"), "{found:?}");
    }
    let config = read(&[("REDIS_URL", "rediss://u:hunter2@r.co:6380/3")]).expect("good");
    assert!(config.redis_url.is_some());
    assert!(!format!("{config:?}").contains("hunter2"));
    assert!(read(&[]).expect("good").redis_url.is_none());
}

#[test]
fn files_are_in_the_data_folder_or_in_a_bucket() {
    assert_eq!(read(&[]).expect("good").bucket, None);
    assert_eq!(read(&[("STORAGE_URL", "file")]).expect("good").bucket, None);
    let config = read(&[("STORAGE_URL", "s3://files.example/ship")]).expect("good");
    assert_eq!(config.bucket, "s3://files.example/ship".parse().ok());
    for bad in ["files", "/srv/files", "s3://", "s3://key:hunter2@files", "s3://files/../x"] {
        let found = mistakes(&[("STORAGE_URL", bad)]);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("SHIPSHAPE_STORAGE_URL "), "{found:?}");
        assert!(found[0].contains(", but it takes file for the data folder"), "{found:?}");
        assert!(!found[0].contains("hunter2"), "{found:?}");
    }
}

#[test]
fn metrics_are_told_on_an_address_of_their_own_or_to_nobody() {
    assert_eq!(read(&[]).expect("good").metrics_listen, None);
    let config = read(&[("METRICS_LISTEN", "127.0.0.1:9464")]).expect("good");
    assert_eq!(config.metrics_listen.map(|it| it.port()), Some(9464));
    let found = mistakes(&[("METRICS_LISTEN", "9464")]);
    let sentence = "SHIPSHAPE_METRICS_LISTEN is \"9464\", but it takes an IP address and a port of \
                    its own, such as 127.0.0.1:9464";
    assert_eq!(found, [sentence]);
}

#[test]
fn traces_go_to_a_collector_or_to_nobody() {
    assert_eq!(read(&[]).expect("good").otlp_endpoint, None);
    let config = read(&[("OTLP_ENDPOINT", "http://127.0.0.1:4318")]).expect("good");
    assert_eq!(config.otlp_endpoint, "http://127.0.0.1:4318".parse().ok());
    for (bad, found) in [
        ("127.0.0.1:4318", "is no URL"),
        ("http://otlp.example.com", "begins with \"http\", though its host is not near"),
        ("https://ship:hunter2@otlp.example.com", "has a name or a password in it"),
    ] {
        let sentence = format!("SHIPSHAPE_OTLP_ENDPOINT {found}, but it takes the address of a ");
        let mistakes = mistakes(&[("OTLP_ENDPOINT", bad)]);
        assert_eq!(mistakes.len(), 1, "{mistakes:?}");
        assert!(mistakes[0].starts_with(&sentence), "{mistakes:?}");
        assert!(!mistakes[0].contains("hunter2"), "{mistakes:?}");
    }
}

#[test]
fn other_machines_are_let_in_under_a_public_url_only() {
    let found = mistakes(&[("LISTEN", "0.0.0.0:8080")]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("SHIPSHAPE_PUBLIC_URL is not set, but it takes "), "{found:?}");
    let url = "https://train.example.com";
    let config = read(&[("LISTEN", "0.0.0.0:8080"), ("PUBLIC_URL", url)]).expect("complete");
    assert_eq!(config.public_url.map(|it| it.origin().to_owned()).as_deref(), Some(url));
    assert!(mistakes(&[("LISTEN", "[::1]:0")]).is_empty());
}

#[test]
fn no_sentence_shows_a_secret() {
    let cases = [
        ("SECRET_KEY", "hunter2", "has fewer than 32 bytes"),
        ("SECRET_KEY", "hunter2hunter2hunter2hunter2hunter2", "is one that others would guess"),
        ("DATABASE_URL", "mongodb://anna:hunter2@db/shipshape", "begins with \"mongodb\""),
        ("DATABASE_URL", "hunter2", "is no URL"),
        ("DATABASE_URL", "postgres://", "is no good postgres URL"),
        ("DATABASE_URL", "postgres://anna:hunter2@db:99999/shipshape", "is no good postgres URL"),
    ];
    for (setting, value, reason) in cases {
        let found = mistakes(&[(setting, value)]);
        assert_eq!(found.len(), 1, "{value}");
        assert!(found[0].contains(reason) && !found[0].contains("hunter2"), "{found:?}");
    }
    let url = "mysql://anna:hunter2@[::1]:3306/shipshape";
    let config = read(&[("DATABASE_URL", url)]).expect("a good URL");
    assert!(!format!("{config:?}").contains("hunter2"));
    assert_eq!(config.database_url.as_ref().map(|it| it.expose().as_str()), Some(url));
}

#[test]
fn what_is_read_is_what_is_listed() {
    let asked = RefCell::new(BTreeSet::new());
    let (_, mistakes) = Config::read(|setting| {
        asked.borrow_mut().insert(setting.to_owned());
        None
    });
    assert!(mistakes.is_empty());
    let listed = SETTINGS.into_iter().chain([RUST_LOG]).map(str::to_owned);
    assert_eq!(asked.into_inner(), listed.collect());
}

#[test]
fn the_nearest_place_wins() {
    let mut sources = Sources::default();
    sources.add_toml("listen = '127.0.0.1:1'\nconnections = 1\nhashes = 1\nsession_hours = 1");
    sources.add_env_file("SHIPSHAPE_LISTEN=127.0.0.1:2\nSHIPSHAPE_CONNECTIONS=2\n");
    given_environment(&mut sources, &[("SHIPSHAPE_LISTEN", "127.0.0.1:3"), ("PATH", "/bin")]);
    given_environment(&mut sources, &[("SHIPSHAPE_HASHES", "")]);
    sources.add_args(&SettingArgs {
        listen: Some("127.0.0.1:4".to_owned()),
        ..SettingArgs::default()
    });
    let config = sources.config().expect("good");
    assert_eq!(config.listen.port(), 4);
    assert_eq!((config.connections, config.hashes), (2, Some(1)));
    assert_eq!(config.session.absolute, Duration::from_hours(1));
    let config = sources.overridden(LISTEN, None).config().expect("good");
    assert_eq!(config.listen.port(), 8080);
}

#[test]
fn an_unknown_name_is_a_mistake_that_names_the_nearest() {
    let mut sources = Sources::default();
    given_environment(&mut sources, &[("SHIPSHAPE_LISTN", "x"), ("SHIPSHAPE_PORT", "8080")]);
    sources.add_env_file("SHIPSHAPE_DATADIR=x\nPOSTGRES_PASSWORD=hunter2\n");
    sources.add_toml("secret-key = 'x'\nDATA_DIR = 'x'");
    assert_eq!(
        sentences(&sources),
        [
            "SHIPSHAPE_LISTN from the environment is no setting; did you mean SHIPSHAPE_LISTEN?",
            "SHIPSHAPE_PORT from the environment is no setting; did you mean SHIPSHAPE_LOG?",
            "SHIPSHAPE_DATADIR from .env is no setting; did you mean SHIPSHAPE_DATA_DIR?",
            "DATA_DIR from shipshape.toml is no setting; did you mean data_dir?",
            "secret-key from shipshape.toml is no setting; did you mean secret_key?",
        ]
    );
}

#[test]
fn a_sentence_says_where_the_value_is_from() {
    let mut sources = Sources::default();
    sources.add_toml("connections = 0\nlisten = [1]\ntrusted_proxies = ['10.0.0.1', '::1']");
    let found = sentences(&sources);
    let sentence = "SHIPSHAPE_CONNECTIONS from shipshape.toml is \"0\", but it takes a whole \
                    number from 1 to 65535";
    assert!(found.contains(&sentence.to_owned()), "{found:?}");
    let sentence = "shipshape.toml cannot be used: listen is neither a text nor a number nor a \
                    list of texts";
    assert!(found.contains(&sentence.to_owned()), "{found:?}");
}

#[test]
fn a_broken_file_is_a_mistake_that_shows_no_secret() {
    let mut sources = Sources::default();
    sources.add_toml("listen = '127.0.0.1:1'\nsecret_key = hunter2\n");
    sources.add_env_file("# ours\nhunter2\n");
    let found = sentences(&sources);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].starts_with("shipshape.toml cannot be used: line 2 is not TOML"), "{found:?}");
    assert_eq!(found[1], ".env cannot be used: line 2 is not of the form NAME=value");
    assert!(!found.concat().contains("hunter2"), "{found:?}");
}

#[test]
fn an_env_file_may_have_quotes_comments_and_export() {
    let mut sources = Sources::default();
    let text = "export SHIPSHAPE_CONNECTIONS='7' # few\n SHIPSHAPE_DATA_DIR = \"a b\"\n\
                SHIPSHAPE_TIME_ZONE=UTC # no summer\n";
    sources.add_env_file(text);
    let config = sources.config().expect("good");
    assert_eq!(config.connections, 7);
    assert_eq!(config.data_dir, PathBuf::from("a b"));
    assert!(config.time_zone.is_some());
}

#[test]
fn what_kubernetes_says_about_a_service_is_not_for_us() {
    let mut sources = Sources::default();
    let variables = [
        ("SHIPSHAPE_SERVICE_HOST", "10.0.0.1"),
        ("SHIPSHAPE_PORT", "tcp://10.0.0.1:80"),
        ("SHIPSHAPE_PORT_80_TCP_ADDR", "10.0.0.1"),
    ];
    given_environment(&mut sources, &variables);
    assert!(sources.config().is_ok());
}

#[test]
fn an_erp_is_where_the_operator_says_and_asked_as_they_say() {
    let config = read(&[
        ("ERP_URL", "sqlite:///srv/erp/stock.db"),
        ("ERP_STOCK_QUERY", "SELECT * FROM stock"),
        ("ERP_CUSTOMERS_QUERY", "SELECT key, name FROM customers;"),
        ("ERP_COMPANY", "Harbour & Sons"),
        ("ERP_HOSTS", "erp.example.com:1433, /srv/exports"),
        ("ERP_NO_DATES", "1970-01-01, 2099-12-31"),
    ]);
    let erp = config.expect("complete").erp;
    assert!(erp.url.is_some() && erp.questions.is_some());
    assert_eq!((erp.servers.len(), erp.folders.len(), erp.no_dates.len()), (1, 1, 2));
    let files = [
        ("ERP_URL", "folder:///srv/erp"),
        ("ERP_STOCK_QUERY", "stock.csv"),
        ("ERP_CUSTOMERS_QUERY", "customers.csv"),
    ];
    assert!(read(&files).expect("complete").erp.questions.is_some());
    assert!(read(&[]).expect("complete").erp.url.is_none());
}

#[test]
fn what_is_wrong_about_an_erp_is_said_without_its_password() {
    let url = ("ERP_URL", "postgres://reader:hunter2@erp.example.com/erp");
    let stock = ("ERP_STOCK_QUERY", "SELECT * FROM stock");
    for (given, setting) in [
        (vec![("ERP_URL", "ftp://reader:hunter2@erp.example.com/erp")], "ERP_URL"),
        (vec![url, stock], "ERP_CUSTOMERS_QUERY"),
        (vec![url, ("ERP_CUSTOMERS_QUERY", "SELECT 1")], "ERP_STOCK_QUERY"),
        (vec![url, stock, ("ERP_CUSTOMERS_QUERY", "DELETE FROM c")], "ERP_CUSTOMERS_QUERY"),
        (vec![("ERP_COMPANY", "Harbour & Sons")], "ERP_COMPANY"),
        (vec![("ERP_HOSTS", "erp.example.com")], "ERP_HOSTS"),
        (vec![("ERP_NO_DATES", "1970-02-30")], "ERP_NO_DATES"),
    ] {
        let found = mistakes(&given);
        let [one] = &found[..] else { panic!("{found:?}") };
        assert!(one.starts_with(&format!("SHIPSHAPE_{setting} ")), "{one}");
        assert!(!one.contains("hunter2"), "{one}");
    }
}
