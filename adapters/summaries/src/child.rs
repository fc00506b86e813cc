use std::{
    io,
    os::unix::process::ExitStatusExt,
    path::PathBuf,
    process::{ExitStatus, Stdio},
    time::Duration,
};

use application::{
    courses::{DocumentKind, DocumentTexts, TextError},
    identity::{BlobError, BlobPieces},
};
use async_trait::async_trait;
use domain_courses::NoSummary;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    process::{ChildStdin, ChildStdout, Command},
    sync::Semaphore,
    time::timeout,
};

use crate::extract::{CODE_NO_LIMITS, MOST_TEXT, why};

/// Takes texts out of documents in a child process, one at a time.
pub struct ChildTexts {
    program: PathBuf,
    patience: Duration,
    turn: Semaphore,
}

/// How long a child may take by the clock. How much it may work it holds itself to.
pub const CHILD_PATIENCE: Duration = Duration::from_secs(20);

/// The kernel stops whoever has worked too long with these.
const SIGXCPU: i32 = 24;
const SIGKILL: i32 = 9;

impl ChildTexts {
    /// `program` is a build of this one, which knows the command `extract-text`.
    pub fn new(program: PathBuf, patience: Duration) -> Self {
        Self { program, patience, turn: Semaphore::new(1) }
    }
}

#[async_trait]
impl DocumentTexts for ChildTexts {
    async fn text(
        &self,
        kind: DocumentKind,
        document: Box<dyn BlobPieces>,
    ) -> Result<String, TextError> {
        let _turn = self.turn.acquire().await.map_err(TextError::failed)?;
        // Dropping it, as when time is up, kills the child.
        let mut child = Command::new(&self.program)
            .args(["extract-text", kind.name()])
            .env_clear()
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .map_err(TextError::failed)?;
        let (Some(stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(TextError::failed("the child has no standard input or output"));
        };
        let talk = async {
            let (given, text) = tokio::join!(give(stdin, document), take(stdout));
            given.map_err(TextError::failed)?;
            let text = text.map_err(TextError::failed)?;
            if MOST_TEXT < text.len() {
                return Err(NoSummary::TooBig.into());
            }
            let status = child.wait().await.map_err(TextError::failed)?;
            judged(status, text)
        };
        let done = timeout(self.patience, talk).await;
        done.unwrap_or_else(|_| Err(NoSummary::TooSlow.into()))
    }
}

/// Piece by piece, so that the document is never held as a whole. A child that has seen enough does
/// not read on, and says why in its exit code.
async fn give(mut stdin: ChildStdin, mut document: Box<dyn BlobPieces>) -> Result<(), BlobError> {
    while let Some(piece) = document.next().await? {
        if stdin.write_all(&piece).await.is_err() {
            return Ok(());
        }
    }
    let _ = stdin.shutdown().await;
    Ok(())
}

async fn take(stdout: ChildStdout) -> io::Result<Vec<u8>> {
    let mut text = Vec::new();
    stdout.take(MOST_TEXT as u64 + 1).read_to_end(&mut text).await?;
    Ok(text)
}

fn judged(status: ExitStatus, text: Vec<u8>) -> Result<String, TextError> {
    if status.success() {
        return String::from_utf8(text).map_err(TextError::failed);
    }
    match (status.code(), status.signal()) {
        (Some(code), _) if code == i32::from(CODE_NO_LIMITS) => {
            Err(TextError::failed("the limits of the child process cannot be set"))
        }
        (Some(code), _) => Err(why(code).unwrap_or(NoSummary::Broken).into()),
        (None, Some(SIGXCPU | SIGKILL)) => Err(NoSummary::TooSlow.into()),
        // No memory left, or a stack that is too small for how deep the document goes.
        (None, _) => Err(NoSummary::TooBig.into()),
    }
}
