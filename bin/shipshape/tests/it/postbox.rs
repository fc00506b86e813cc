//! A mail server on this machine that takes everything, or says nothing.

use std::{
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

pub(crate) struct Postbox {
    pub(crate) port: u16,
    mails: Arc<Mutex<Vec<String>>>,
    n_calls: Arc<AtomicUsize>,
}

impl Postbox {
    pub(crate) fn open() -> Self {
        Self::start(true)
    }

    /// Lets everybody in and never says a word.
    pub(crate) fn silent() -> Self {
        Self::start(false)
    }

    fn start(is_open: bool) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let postbox = Self { port, mails: Arc::default(), n_calls: Arc::default() };
        let (mails, n_calls) = (Arc::clone(&postbox.mails), Arc::clone(&postbox.n_calls));
        thread::spawn(move || {
            let mut waiting = Vec::new();
            for stream in listener.incoming().flatten() {
                n_calls.fetch_add(1, Ordering::SeqCst);
                if !is_open {
                    waiting.push(stream);
                    continue;
                }
                let mails = Arc::clone(&mails);
                thread::spawn(move || take(&stream, &mails));
            }
        });
        postbox
    }

    pub(crate) fn n_calls(&self) -> usize {
        self.n_calls.load(Ordering::SeqCst)
    }

    /// Waits for the first mail with this in it, and returns it without what the way has added.
    pub(crate) fn wait_for(&self, words: &str) -> String {
        let find = || {
            let mails = self.mails.lock().unwrap_or_else(PoisonError::into_inner);
            mails.iter().map(|it| readable(it)).find(|it| it.contains(words))
        };
        within(Duration::from_secs(20), find)
    }
}

/// Looks again and again until there is something.
pub(crate) fn within<T>(patience: Duration, look: impl Fn() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(begun.elapsed() < patience, "nothing came");
        thread::sleep(Duration::from_millis(50));
    }
}

/// As far as our mails need: soft line breaks and the one sign that links have.
pub(crate) fn readable(mail: &str) -> String {
    mail.replace("=\r\n", "").replace("=\n", "").replace("=3D", "=")
}

/// The server's side of a conversation (RFC 5321, 4).
fn take(stream: &TcpStream, mails: &Mutex<Vec<String>>) -> Option<()> {
    let (mut heard, mut said) = (BufReader::new(stream), stream);
    said.write_all(b"220 postbox\r\n").ok()?;
    loop {
        let mut line = String::new();
        if heard.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let is_data = line.starts_with("DATA");
        said.write_all(if is_data { b"354 go on\r\n" } else { b"250 fine\r\n" }).ok()?;
        if is_data {
            let mut mail = String::new();
            while !mail.ends_with("\r\n.\r\n") {
                heard.read_line(&mut mail).ok()?;
            }
            mails.lock().unwrap_or_else(PoisonError::into_inner).push(mail);
            said.write_all(b"250 taken\r\n").ok()?;
        }
    }
}
