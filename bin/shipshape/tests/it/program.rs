//! Starts the program in a folder of its own, and talks to it as plainly as possible.

use std::{
    fs::{self, File},
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
    path::PathBuf,
    process::{Child, ChildStdout, Command, ExitStatus, Output, Stdio},
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use tempfile::TempDir;

/// A folder to start the program in.
pub(crate) struct Place(TempDir);

/// A program that serves. It is killed when the test is over.
pub(crate) struct Serving {
    child: Child,
    stdout: BufReader<ChildStdout>,
    pub(crate) address: SocketAddr,
    /// What it has printed so far.
    pub(crate) said: String,
}

impl Place {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// The log of everything that was started here.
    pub(crate) fn log(&self) -> String {
        fs::read_to_string(self.path("log")).expect("a log")
    }

    /// Knows nothing of the environment of the tests.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let log = File::options().create(true).append(true).open(self.path("log"));
        let mut command = Command::new(env!("CARGO_BIN_EXE_shipshape"));
        command.args(args).env_clear().env("TMPDIR", self.0.path()).current_dir(self.0.path());
        command.stdin(Stdio::null()).stderr(log.expect("a log"));
        command
    }

    /// Runs to its end, with `input` as its standard input.
    pub(crate) fn run(&self, args: &[&str], input: &str) -> Output {
        let mut command = self.command(args);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("starts");
        let mut stdin = child.stdin.take().expect("is piped");
        // A command that asks nothing may be gone already.
        let _ = stdin.write_all(input.as_bytes());
        drop(stdin);
        child.wait_with_output().expect("ends")
    }

    pub(crate) fn serve(&self) -> Serving {
        Serving::start(self.command(&["--listen", "127.0.0.1:0"]))
    }
}

impl Serving {
    /// Waits until it says where it listens.
    pub(crate) fn start(mut command: Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).spawn().expect("starts");
        let mut stdout = BufReader::new(child.stdout.take().expect("is piped"));
        let mut line = String::new();
        stdout.read_line(&mut line).expect("says something");
        let address = line.trim_end().strip_prefix("Shipshape listens on http://");
        let address = address.and_then(|it| it.parse().ok());
        let address = address.unwrap_or_else(|| panic!("says {line:?}"));
        Self { child, stdout, address, said: line }
    }

    /// The next line that it prints.
    pub(crate) fn line(&mut self) -> String {
        let mut line = String::new();
        self.stdout.read_line(&mut line).expect("says something");
        self.said.push_str(&line);
        line
    }

    pub(crate) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).expect("let in");
        stream.set_read_timeout(Some(Duration::from_secs(30))).expect("set");
        stream
    }

    /// The whole answer to a GET.
    pub(crate) fn get(&self, path: &str) -> String {
        let mut stream = self.connect();
        let host = self.address;
        let words = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        stream.write_all(words.as_bytes()).expect("listened to");
        rest(stream)
    }

    /// How much memory it takes, and how much it has ever taken, in kilobytes.
    pub(crate) fn memory(&self) -> (u64, u64) {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()));
        let status = status.expect("it runs on Linux");
        let kilobytes = |name: &str| {
            let line = status.lines().find_map(|it| it.strip_prefix(name)).expect("a line");
            line.trim().trim_end_matches(" kB").parse().expect("a number")
        };
        (kilobytes("VmRSS:"), kilobytes("VmHWM:"))
    }

    /// What a service manager does.
    pub(crate) fn terminate(&self) {
        let pid = self.child.id().to_string();
        let killed = Command::new("kill").args(["-TERM", &pid]).status().expect("kill runs");
        assert!(killed.success());
    }

    /// What nobody can prepare for.
    pub(crate) fn kill(&mut self) {
        self.child.kill().expect("it runs");
        self.wait();
    }

    pub(crate) fn wait(&mut self) -> ExitStatus {
        self.child.wait().expect("ends")
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The machine for one test at a time: taken by those that keep it busy and by those that look at
/// the clock, which would be disturbed.
pub(crate) fn machine() -> MutexGuard<'static, ()> {
    static MACHINE: Mutex<()> = Mutex::new(());
    MACHINE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What comes until the other side closes.
pub(crate) fn rest(mut stream: TcpStream) -> String {
    let mut said = Vec::new();
    stream.read_to_end(&mut said).expect("an orderly end");
    String::from_utf8(said).expect("text")
}

pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
