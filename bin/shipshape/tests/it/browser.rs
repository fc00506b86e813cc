//! As much of a browser as these tests need: it stays signed in, and sends forms.

use std::{
    io::{self, Read, Write},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

use crate::program::text;

#[derive(Clone)]
pub(crate) struct Browser {
    pub(crate) address: SocketAddr,
    /// The cookie of the session, as it is sent.
    session: String,
}

/// An answer whose head came whole.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    head: String,
    pub(crate) body: String,
}

const FORM: &str = "application/x-www-form-urlencoded";

impl Browser {
    pub(crate) fn new(address: SocketAddr) -> Self {
        Self { address, session: String::new() }
    }

    /// A browser in which somebody has signed in.
    pub(crate) fn of(address: SocketAddr, identifier: &str, password: &str) -> Self {
        let mut browser = Self::new(address);
        let answer = browser.sign_in(identifier, password);
        assert_eq!(answer.status, 303, "{answer:?}");
        let cookies = answer.lines("set-cookie").filter_map(|it| it.split(';').next());
        browser.session = cookies.filter(|it| it.contains("sid=")).collect();
        browser
    }

    pub(crate) fn sign_in(&self, identifier: &str, password: &str) -> Answer {
        let fields = [("identifier", identifier), ("password", password), ("next", "")];
        self.post("/login", &fields).expect("an answer")
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.send(&format!("GET {path}"), "", "").expect("an answer")
    }

    /// Fails when no answer comes.
    pub(crate) fn post(&self, path: &str, fields: &[(&str, &str)]) -> io::Result<Answer> {
        let pairs = fields.iter().map(|(name, value)| format!("{name}={}", encoded(value)));
        let body = pairs.collect::<Vec<_>>().join("&");
        self.send(&format!("POST {path}"), &format!("Content-Type: {FORM}\r\n"), &body)
    }

    /// A form that could bring a file along.
    pub(crate) fn upload(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let parts = fields.iter().map(|(name, value)| {
            format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
        });
        let body = parts.collect::<String>() + "--x--\r\n";
        let head = "Content-Type: multipart/form-data; boundary=x\r\n";
        self.send(&format!("POST {path}"), head, &body).expect("an answer")
    }

    /// A form with one field and a file of text. Fails when no answer comes.
    pub(crate) fn send_file(
        &self,
        path: &str,
        (name, value): (&str, &str),
        (file_name, content): (&str, &str),
    ) -> io::Result<Answer> {
        let body = format!(
            "--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n--x\r\n\
             Content-Disposition: form-data; name=\"file\"; filename=\"{file_name}\"\r\n\r\n\
             {content}\r\n--x--\r\n"
        );
        let head = "Content-Type: multipart/form-data; boundary=x\r\n";
        self.send(&format!("POST {path}"), head, &body)
    }

    /// The first lines of a form that somebody writes on their own.
    pub(crate) fn head_of_form(&self, path: &str, more: &str) -> String {
        format!(
            "POST {path} HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\nSec-Fetch-Site: same-origin\r\n\
             Content-Type: multipart/form-data; boundary=x\r\n{more}\r\n\r\n",
            self.address, self.session
        )
    }

    /// On a connection of its own, which the other side closes.
    fn send(&self, request: &str, head: &str, body: &str) -> io::Result<Answer> {
        let mut stream = TcpStream::connect(self.address)?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        let words = format!(
            "{request} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nCookie: {}\r\n\
             Sec-Fetch-Site: same-origin\r\n{head}Content-Length: {}\r\n\r\n{body}",
            self.address,
            self.session,
            body.len()
        );
        stream.write_all(words.as_bytes())?;
        let mut said = Vec::new();
        let read = stream.read_to_end(&mut said);
        // Who is told by the first line that it is done has been told, whatever follows it.
        Answer::parse(&text(&said))
            .ok_or_else(|| read.err().unwrap_or(io::ErrorKind::UnexpectedEof.into()))
    }
}

impl Answer {
    fn parse(said: &str) -> Option<Self> {
        let (head, body) = said.split_once("\r\n\r\n")?;
        let status = head.split(' ').nth(1)?.parse().ok()?;
        Some(Self { status, head: head.to_owned(), body: body.to_owned() })
    }

    /// Where a redirect leads.
    pub(crate) fn location(&self) -> &str {
        assert_eq!(self.status, 303, "{self:?}");
        self.lines("location").next().expect("a redirect")
    }

    /// The value of the first control of this name.
    pub(crate) fn field(&self, name: &str) -> &str {
        let control = self.body.split_once(&format!("name=\"{name}\"")).expect("the control").1;
        let control = control.split('>').next().unwrap_or_default();
        let value = control.split_once("value=\"").map(|(_, it)| it).unwrap_or_default();
        value.split('"').next().unwrap_or_default()
    }

    /// What the head has lines about, where it leads, and which cookies it sets. What is in those is
    /// another thing each time.
    pub(crate) fn outline(&self) -> Vec<String> {
        let lines = self.head.lines().skip(1).filter_map(|it| it.split_once(": "));
        let told = lines.map(|(name, value)| match name.to_ascii_lowercase().as_str() {
            "location" => format!("{name}: {value}"),
            "set-cookie" => {
                let cookie = value.split('=').next().unwrap_or_default();
                format!("{name}: {cookie} of {} bytes", value.len())
            }
            _ => name.to_owned(),
        });
        told.collect()
    }

    /// The lines of the head that have this name.
    fn lines<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let lines = self.head.lines().filter_map(|it| it.split_once(": "));
        lines.filter(move |(it, _)| it.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

fn encoded(text: &str) -> String {
    let keep = |it: &u8| it.is_ascii_alphanumeric();
    text.bytes()
        .map(|it| if keep(&it) { char::from(it).to_string() } else { format!("%{it:02X}") })
        .collect()
}
