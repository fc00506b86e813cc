use std::{
    future::pending,
    io,
    net::{Ipv4Addr, SocketAddr},
    sync::{Arc, Mutex, PoisonError},
};

use tokio::{
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};

use crate::{
    DEADLOCK, FakeServer, Fault, INVALID_OBJECT, Kind, LOCK_TIMEOUT, LOGIN_FAILED, Rows, Table,
    Value,
    messages::{self, Answer},
    sign_in,
    statements::{self, Statement},
    tokens,
    wire::Wire,
};

const BATCH: u8 = 1;
const CALL: u8 = 3;
const CANCEL: u8 = 6;
const SIGN_IN: u8 = 0x10;
const PRELOGIN: u8 = 0x12;
/// The version of the server, which is followed by whether it encrypts.
const ABOUT_IT: [u8; 17] = [0, 0, 11, 0, 6, 1, 0, 17, 0, 1, 0xFF, 16, 0, 0x10, 0x27, 0, 0];
const ENCRYPTS: u8 = 1;
const DOES_NOT_ENCRYPT: u8 = 2;

/// A server that listens on the loopback interface until this is dropped.
#[derive(Debug)]
pub struct Running {
    address: SocketAddr,
    listening: JoinHandle<()>,
    said: Arc<Mutex<Vec<String>>>,
}

impl Running {
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Who signed in and what was asked, in its order.
    pub fn said(&self) -> Vec<String> {
        self.said.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

pub async fn start(server: FakeServer) -> io::Result<Running> {
    let server = Arc::new(server);
    start_with(move || Arc::clone(&server)).await
}

/// For each connection another one, if need be.
pub async fn start_with(
    next: impl Fn() -> Arc<FakeServer> + Send + 'static,
) -> io::Result<Running> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let address = listener.local_addr()?;
    let said = Arc::new(Mutex::new(Vec::new()));
    let heard = Arc::clone(&said);
    let listening = tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let (server, heard) = (next(), Arc::clone(&heard));
            // Whoever hangs up in the middle is no trouble of ours.
            tokio::spawn(async move { serve(stream, &server, &heard).await });
        }
    });
    Ok(Running { address, listening, said })
}

async fn serve(
    stream: TcpStream,
    server: &FakeServer,
    heard: &Mutex<Vec<String>>,
) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut stream = Wire::new(stream);
    if server.fault == Some(Fault::StallsBeforeSignIn) {
        return pending().await;
    }
    if !signs_in(&mut stream, server, heard).await? {
        return Ok(());
    }
    loop {
        let statement = match messages::read(&mut stream).await? {
            (BATCH, message) => statements::batch(&message)?,
            (CALL, message) => statements::call(&message)?,
            (CANCEL, _) => {
                let mut answer = Answer::new(&mut stream);
                tokens::done(false, tokens::CANCELED, 0, &mut answer.body);
                answer.end().await?;
                continue;
            }
            _ => return Ok(()),
        };
        hear(heard, statement.text.clone());
        if server.fault == Some(Fault::StallsAfterSignIn) {
            return pending().await;
        }
        answer(&mut stream, server, &statement).await?;
    }
}

fn hear(heard: &Mutex<Vec<String>>, said: String) {
    heard.lock().unwrap_or_else(PoisonError::into_inner).push(said);
}

async fn signs_in(
    stream: &mut Wire,
    server: &FakeServer,
    heard: &Mutex<Vec<String>>,
) -> io::Result<bool> {
    let (PRELOGIN, _) = messages::read(stream).await? else { return Ok(false) };
    let mut answer = Answer::new(stream);
    answer.body.extend(ABOUT_IT);
    answer.body.push(if server.is_encrypted { ENCRYPTS } else { DOES_NOT_ENCRYPT });
    answer.end().await?;
    if server.is_encrypted {
        stream.encrypt().await?;
    }
    let (SIGN_IN, message) = messages::read(stream).await? else { return Ok(false) };
    let who = sign_in::read(&message)?;
    hear(heard, format!("{} signs in, read-only: {}", who.user, who.is_read_only));
    let is_right = who.user == server.user && who.password == server.password;
    let mut answer = Answer::new(stream);
    if is_right {
        tokens::signed_in(&mut answer.body)?;
        tokens::done(false, tokens::FINAL, 0, &mut answer.body);
    } else {
        let message = format!("Login failed for user '{}'.", who.user);
        tokens::error(LOGIN_FAILED, &message, &mut answer.body)?;
        tokens::done(false, tokens::FAILED, 0, &mut answer.body);
    }
    answer.end().await?;
    Ok(is_right)
}

async fn answer(stream: &mut Wire, server: &FakeServer, statement: &Statement) -> io::Result<()> {
    let text = statement.text.to_lowercase();
    let of = |text: &str| server.tables.iter().find(|(word, _)| text.contains(word.as_str()));
    if text.contains("serverproperty") {
        let version = Value::Text("16.0.4135.4".to_owned());
        return send(stream, statement, &one("version", Kind::NVarchar, version), None).await;
    }
    if text.contains("fn_my_permissions") {
        let can_write = Value::Number(server.can_write.into());
        return send(stream, statement, &one("can_write", Kind::Int, can_write), None).await;
    }
    if text.contains("sp_describe_first_result_set") {
        let asked = statement.parameters.first().map_or("", String::as_str).to_lowercase();
        return match of(&asked) {
            Some((_, table)) => send(stream, statement, &described(table), None).await,
            None => refuse(stream, statement, INVALID_OBJECT).await,
        };
    }
    // The settings of a session, and what FreeTDS says by itself.
    if !text.contains("select") {
        let mut answer = Answer::new(stream);
        tokens::done(statement.is_call, tokens::FINAL, 0, &mut answer.body);
        return answer.end().await;
    }
    match (of(&text), server.fault) {
        (_, Some(Fault::Refuses(number))) => refuse(stream, statement, number).await,
        (Some((word, table)), fault) => {
            let fault = fault.filter(|_| server.spared.as_ref() != Some(word));
            send(stream, statement, table, fault).await
        }
        (None, _) => refuse(stream, statement, INVALID_OBJECT).await,
    }
}

async fn refuse(stream: &mut Wire, statement: &Statement, number: u32) -> io::Result<()> {
    let mut answer = Answer::new(stream);
    tokens::error(number, words(number), &mut answer.body)?;
    tokens::done(statement.is_call, tokens::FAILED, 0, &mut answer.body);
    answer.end().await
}

async fn send(
    stream: &mut Wire,
    statement: &Statement,
    table: &Table,
    fault: Option<Fault>,
) -> io::Result<()> {
    let mut answer = Answer::new(stream);
    tokens::columns(table, &mut answer.body)?;
    let n_rows = table.rows.count();
    for number in 0..n_rows {
        if number == n_rows / 2
            && let Some(fault) = fault
        {
            return break_off(answer, statement, table, fault).await;
        }
        tokens::row(table, &table.rows.row(number), &mut answer.body)?;
        answer.go_on().await?;
    }
    tokens::done(statement.is_call, tokens::COUNTED, n_rows, &mut answer.body);
    answer.end().await
}

async fn break_off(
    mut answer: Answer<'_>,
    statement: &Statement,
    table: &Table,
    fault: Fault,
) -> io::Result<()> {
    if let Fault::BreaksOff(number) = fault {
        tokens::error(number, words(number), &mut answer.body)?;
        tokens::done(statement.is_call, tokens::FAILED, 0, &mut answer.body);
        return answer.end().await;
    }
    if fault == Fault::HangsUpBetweenRows {
        answer.flush().await?;
        return Err(io::ErrorKind::ConnectionAborted.into());
    }
    let n_before = answer.body.len();
    tokens::row(table, &table.rows.row(0), &mut answer.body)?;
    let n_half = usize::midpoint(n_before, answer.body.len());
    answer.body.truncate(n_half);
    answer.flush().await?;
    if fault == Fault::StallsMidRow {
        return pending().await;
    }
    answer.reset()
}

fn words(number: u32) -> &'static str {
    match number {
        LOCK_TIMEOUT => "Lock request time out period exceeded.",
        DEADLOCK => "Transaction was deadlocked on lock resources with another process.",
        INVALID_OBJECT => "Invalid object name.",
        _ => "Something is wrong.",
    }
}

fn one(name: &'static str, kind: Kind, value: Value) -> Table {
    Table { columns: vec![(name, kind)], rows: Rows::Given(vec![vec![value]]) }
}

/// What `sp_describe_first_result_set` says, of which only these two columns are asked for here.
fn described(table: &Table) -> Table {
    let rows = table
        .columns
        .iter()
        .map(|(name, kind)| vec![Value::Text((*name).to_owned()), Value::Text(kind.name())]);
    Table {
        columns: vec![("name", Kind::NVarchar), ("system_type_name", Kind::NVarchar)],
        rows: Rows::Given(rows.collect()),
    }
}
