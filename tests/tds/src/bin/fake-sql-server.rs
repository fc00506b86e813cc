//! The server as a program of its own, for tests that start Shipshape as one: `fake-sql-server FILE`.
//!
//! At each connection it reads from the file how many rows its stock has and what is wrong with it,
//! such as `100` or `100 hangs-up`, and it says on which address it listens. Its sign-in is
//! `reader` with `low tide`, its tables are `stock` and `customers`.

use std::{env, error::Error, fs, future::pending, path::Path, sync::Arc};

use tds::{FakeServer, Fault, Kind, Rows, Table, Value, start_with};

const FAULTS: [(&str, Fault); 5] = [
    ("says-nothing", Fault::StallsBeforeSignIn),
    ("answers-nothing", Fault::StallsAfterSignIn),
    ("stalls-mid-row", Fault::StallsMidRow),
    ("resets-mid-row", Fault::ResetsMidRow),
    ("hangs-up", Fault::HangsUpBetweenRows),
];

#[expect(clippy::expect_used, reason = "a test that spoils the file is to be found out")]
fn main() -> Result<(), Box<dyn Error>> {
    let script = env::args().nth(1).ok_or("which file says how it is to be?")?;
    // What cannot be read now is the fault of whoever starts it.
    server(Path::new(&script))?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
    runtime.block_on(async move {
        let next = move || Arc::new(server(Path::new(&script)).expect("a script that can be read"));
        let running = start_with(next).await?;
        println!("The fake SQL Server listens on {}", running.address());
        pending().await
    })
}

fn server(script: &Path) -> Result<FakeServer, String> {
    let script =
        fs::read_to_string(script).map_err(|err| format!("{}: {err}", script.display()))?;
    let mut words = script.split_whitespace();
    let n_rows =
        words.next().and_then(|it| it.parse().ok()).ok_or("how many rows has its stock?")?;
    let fault = words.next().map(|word| {
        let fault = FAULTS.into_iter().find(|(name, _)| *name == word);
        fault.map(|(_, it)| it).ok_or_else(|| format!("{word} is no fault that it has"))
    });
    Ok(FakeServer {
        user: "reader".to_owned(),
        password: "low tide".to_owned(),
        tables: vec![
            ("from stock".to_owned(), stock(n_rows)),
            ("from customers".to_owned(), customers()),
        ],
        can_write: false,
        is_encrypted: false,
        fault: fault.transpose()?,
        spared: Some("from customers".to_owned()),
    })
}

fn stock(n_rows: u64) -> Table {
    let columns = vec![
        ("customer", Kind::NVarchar),
        ("part", Kind::NVarchar),
        ("quantity", Kind::Decimal(2)),
        ("unit", Kind::NVarchar),
        ("bin", Kind::NVarchar),
    ];
    Table { columns, rows: Rows::Made(n_rows, line) }
}

fn line(number: u64) -> Vec<Value> {
    vec![
        text("C1"),
        text(&format!("P-{number}")),
        Value::Number(i128::from(number) * 100 + 150),
        text("kg"),
        text(&format!("A{number}")),
    ]
}

fn customers() -> Table {
    let columns = vec![("customer", Kind::NVarchar), ("name", Kind::NVarchar)];
    let rows = vec![vec![text("C1"), text("Calder Tea Company")]];
    Table { columns, rows: Rows::Given(rows) }
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}
