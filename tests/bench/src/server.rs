//! The program under test, as a process of its own.

use std::{
    env,
    fs::File,
    io::{BufRead, BufReader},
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, ensure};

use crate::client::{Client, Request};

/// Serves until it is stopped or dropped.
pub(crate) struct Server {
    child: Child,
    pub(crate) address: SocketAddr,
}

/// Where below `folder` the program keeps everything.
pub(crate) const DATA: &str = "data";
/// How long a start may take before it is given up.
const PATIENCE: Duration = Duration::from_secs(30);

/// Builds what is packaged, and tells where it is.
pub(crate) fn build() -> anyhow::Result<PathBuf> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut build = Command::new(cargo);
    build.args(["build", "--profile", "dist", "--package", "shipshape"]);
    let status = build.current_dir(env!("CARGO_MANIFEST_DIR")).status()?;
    ensure!(status.success(), "the program cannot be built");
    // Every profile has a folder beside that of this program's own.
    let own = env::current_exe()?;
    let profiles = own.parent().and_then(Path::parent).context("this program is nowhere")?;
    Ok(profiles.join("dist").join("shipshape"))
}

impl Server {
    /// Starts the program, and tells how long it took until it was ready.
    pub(crate) fn start(program: &Path, folder: &Path) -> anyhow::Result<(Self, Duration)> {
        Self::start_with(program, folder, &[])
    }

    /// The same with settings.
    pub(crate) fn start_with(
        program: &Path,
        folder: &Path,
        settings: &[(&str, &str)],
    ) -> anyhow::Result<(Self, Duration)> {
        let log = File::options().create(true).append(true).open(folder.join("log"))?;
        let mut command = Command::new(program);
        command.args(["serve", "--listen", "127.0.0.1:0", "--data-dir", DATA]);
        // Nothing of the settings of whoever runs this, and one address may sign many people in.
        command.env_clear().env("SHIPSHAPE_LIMIT_SIGN_IN_ADDRESS", "1000000/1s");
        command.envs(settings.iter().copied());
        command.current_dir(folder).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(log);

        let begun = Instant::now();
        let mut child = command.spawn().context("the program cannot be started")?;
        let stdout = child.stdout.take();
        // From here on dropping it ends the process.
        let mut server = Self { child, address: SocketAddr::from(([127, 0, 0, 1], 0)) };
        let mut line = String::new();
        BufReader::new(stdout.context("nothing can be read")?).read_line(&mut line)?;
        let address = line.trim_end().strip_prefix("Shipshape listens on http://");
        server.address = address.and_then(|it| it.parse().ok()).with_context(|| {
            format!("it does not say where it listens; its log is {}", log_of(folder))
        })?;
        while let Err(err) = server.is_ready() {
            ensure!(begun.elapsed() < PATIENCE, "it does not get ready: {err:#}");
            thread::sleep(Duration::from_millis(1));
        }
        Ok((server, begun.elapsed()))
    }

    fn is_ready(&self) -> anyhow::Result<()> {
        Client::connect(self.address)?.send(&Request::get("/readyz", None, ""))?;
        Ok(())
    }

    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// As a service manager does, so that the next start has nothing to repair.
    pub(crate) fn stop(mut self) -> anyhow::Result<()> {
        let told = Command::new("kill").args(["-TERM", &self.pid().to_string()]).status()?;
        ensure!(told.success(), "it cannot be told to stop");
        let status = self.child.wait()?;
        ensure!(status.success(), "it stopped with {status}");
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // After `stop` there is nothing left to end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub(crate) fn log_of(folder: &Path) -> String {
    std::fs::read_to_string(folder.join("log")).unwrap_or_default()
}
