//! A small server that speaks TDS 7.4 as SQL Server does, so that what reads SQL Server is tested over
//! real bytes of the protocol, with the troubles that a real one has once in a blue moon. It answers a
//! few statements that it knows by a word in them, and parses no SQL.
//!
//! The bytes are those of Microsoft's MS-TDS; `FreeTDS` reads them too, which tests/all tries.

mod messages;
mod server;
mod sign_in;
mod statements;
mod table;
mod tokens;
mod wire;

pub use server::{Running, start, start_with};
pub use table::{Kind, Rows, Table, Value};

/// A SQL Server that has what a test needs.
#[derive(Clone, Debug)]
pub struct FakeServer {
    pub user: String,
    pub password: String,
    /// By the word in a statement that means them.
    pub tables: Vec<(String, Table)>,
    /// What it says of the rights of the sign-in.
    pub can_write: bool,
    /// With a certificate that it has made itself.
    pub is_encrypted: bool,
    pub fault: Option<Fault>,
    /// The word of a table of which all rows come, even if half of those of others do.
    pub spared: Option<String>,
}

/// What a server does wrong, or what is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Takes the connection and says nothing.
    StallsBeforeSignIn,
    /// Signs in, and answers nothing that is asked.
    StallsAfterSignIn,
    /// Half of the rows come, and half of the next one.
    StallsMidRow,
    /// As above, and then the connection is reset.
    ResetsMidRow,
    /// Half of the rows come, and then it hangs up as politely as at an end.
    HangsUpBetweenRows,
    /// Tables are refused with an error of this number.
    Refuses(u32),
    /// Half of the rows come, and then an error of this number.
    BreaksOff(u32),
}

/// A row waited longer for a lock than was allowed.
pub const LOCK_TIMEOUT: u32 = 1222;
/// Two waited for each other, and this one had to give way.
pub const DEADLOCK: u32 = 1205;
/// There is no such table.
pub const INVALID_OBJECT: u32 = 208;
/// The user or the password is wrong.
pub const LOGIN_FAILED: u32 = 18456;
