//! SQL Server as it is usually spoken to: encrypted, with a certificate that it has made itself.

use application::inventory::{StockSource, StockSources};
use domain_inventory::{Place, Trouble};
use erp::{Allowed, ConfiguredErp, ErpSources};
use tds::{FakeServer, Fault, Running};

use crate::{contract, fixture::selects, sql_server::server};

async fn encrypted(fault: Option<Fault>) -> Running {
    tds::start(FakeServer { is_encrypted: true, fault, ..server() }).await.expect("a server")
}

async fn about(running: &Running, option: &str, stock: &str) -> Box<dyn StockSource> {
    let url = format!("mssql://reader:pa%20ss%2Fw%C3%B6rd@{}/erp{option}", running.address());
    let configured = Some(ConfiguredErp::parse(&url).expect("a URL"));
    let sources = ErpSources::new(Allowed { configured, ..Allowed::default() });
    sources.open(&Place::Configured, None, &selects(stock)).await.expect("a source")
}

#[tokio::test]
async fn an_encrypted_sql_server_is_read_as_any_other() {
    let running = encrypted(None).await;
    let source = about(&running, "?trust_server_certificate=yes", "SELECT * FROM stock").await;
    contract::all_rows_come_once_and_as_they_are(source.as_ref()).await;
    contract::it_says_what_it_is(source.as_ref(), "SQL Server 16.0", Some(false)).await;

    let many = about(&running, "?trust_server_certificate=yes", "SELECT * FROM many").await;
    contract::an_answer_that_is_half_read_and_dropped_does_not_matter(many.as_ref()).await;
}

#[tokio::test]
async fn a_certificate_for_which_nobody_vouches_is_refused_before_anybody_signs_in() {
    let running = encrypted(None).await;
    for option in ["", "?encrypt=yes"] {
        let source = about(&running, option, "SELECT * FROM stock").await;
        let (trouble, _) = contract::trouble(source.as_ref()).await;
        assert_eq!(trouble, Trouble::Unreachable, "{option}");
    }
    assert_eq!(running.said(), Vec::<String>::new());
}

#[tokio::test]
async fn an_encrypted_answer_that_breaks_off_is_not_taken_for_its_end() {
    for fault in [Fault::HangsUpBetweenRows, Fault::ResetsMidRow] {
        let running = encrypted(Some(fault)).await;
        for question in ["SELECT * FROM stock", "SELECT * FROM some"] {
            let source = about(&running, "?trust_server_certificate=yes", question).await;
            let (trouble, _) = contract::trouble(source.as_ref()).await;
            assert_eq!(trouble, Trouble::BrokenOff, "{fault:?} of {question}");
        }
    }
}
