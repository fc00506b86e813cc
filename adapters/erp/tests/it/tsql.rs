//! What `FreeTDS` reads of the server that stands in for SQL Server: a second opinion on its bytes.

use std::process::Stdio;

use tokio::{io::AsyncWriteExt, process::Command};

use crate::sql_server;

/// `tsql` prints a line for each row, with tabs between the values.
async fn answer(question: &str, password: &str) -> String {
    let running = tds::start(sql_server::server()).await.expect("a server");
    let port = running.address().port().to_string();
    let mut tsql = Command::new("tsql")
        .args(["-H", "127.0.0.1", "-p", &port, "-U", "reader", "-P", password])
        .env("TDSVER", "7.4")
        .env("LC_ALL", "C.UTF-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .expect("freetds-bin, which tests/all installs");
    let mut input = tsql.stdin.take().expect("its input");
    input.write_all(format!("{question}\ngo\nexit\n").as_bytes()).await.expect("it listens");
    drop(input);
    let output = tsql.wait_with_output().await.expect("it ends");
    let said = [output.stdout, output.stderr].concat();
    String::from_utf8_lossy(&said).into_owned()
}

#[tokio::test]
async fn freetds_reads_the_same_rows() {
    let said = answer("SELECT * FROM stock", "pa ss/wörd").await;
    for value in ["00123", "=1+1", "شركة النور للتجارة", "123456789012.345678", "(6 rows affected)"]
    {
        assert!(said.contains(value), "{value}: {said}");
    }
}

#[tokio::test]
async fn freetds_reads_an_answer_of_many_packets() {
    let said = answer("SELECT * FROM many", "pa ss/wörd").await;
    assert!(said.contains("P-99999"), "{}", said.chars().take(1000).collect::<String>());
    assert!(said.contains("(100000 rows affected)"));
}

#[tokio::test]
async fn freetds_is_refused_what_is_wrong() {
    let said = answer("SELECT * FROM nothing", "pa ss/wörd").await;
    assert!(said.contains("Msg 208"), "{said}");
    let said = answer("SELECT * FROM stock", "wrong").await;
    assert!(said.contains("Login failed"), "{said}");
}
