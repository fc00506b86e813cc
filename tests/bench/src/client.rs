//! As much of a browser as it takes: HTTP/1.1 on a connection that stays open.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

use anyhow::{Context, bail, ensure};

pub(crate) struct Client(BufReader<TcpStream>);

/// A request as it is sent, and what tells that the answer is the right one.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    text: String,
    status: u16,
    /// Stands in the head or in the body of the answer.
    sign: String,
}

#[derive(Debug)]
pub(crate) struct Answer {
    status: u16,
    head: String,
    pub(crate) body: String,
}

/// What a browser says each time, about as much as they do.
const ALWAYS: &str = "Host: 127.0.0.1\r\n\
    User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0\r\n\
    Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8\r\n\
    Accept-Language: en-GB,en;q=0.7,de;q=0.3\r\n\
    Accept-Encoding: gzip, deflate, br, zstd\r\n\
    Sec-Fetch-Dest: document\r\n\
    Sec-Fetch-Mode: navigate\r\n\
    Sec-Fetch-Site: same-origin\r\n";

impl Request {
    pub(crate) fn get(path: &str, cookie: Option<&str>, sign: &str) -> Self {
        let text = format!("GET {path} HTTP/1.1\r\n{ALWAYS}{}\r\n", cookie_line(cookie));
        Self { text, status: 200, sign: sign.to_owned() }
    }

    /// Sends a form and expects to be led elsewhere, to `location` if there is one.
    pub(crate) fn post(path: &str, cookie: Option<&str>, form: &str, location: &str) -> Self {
        let (length, cookie) = (form.len(), cookie_line(cookie));
        let text = format!(
            "POST {path} HTTP/1.1\r\n{ALWAYS}{cookie}Content-Type: \
             application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\r\n{form}"
        );
        Self { text, status: 303, sign: format!("location: {location}") }
    }
}

fn cookie_line(cookie: Option<&str>) -> String {
    cookie.map(|it| format!("Cookie: {it}\r\n")).unwrap_or_default()
}

impl Client {
    pub(crate) fn connect(address: SocketAddr) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_mins(1)))?;
        Ok(Self(BufReader::new(stream)))
    }

    /// Fails for another answer than the expected one.
    pub(crate) fn send(&mut self, request: &Request) -> anyhow::Result<Answer> {
        self.0.get_mut().write_all(request.text.as_bytes())?;
        let answer = self.answer()?;
        let is_right = answer.status == request.status
            && (answer.head.contains(&request.sign) || answer.body.contains(&request.sign));
        ensure!(
            is_right,
            "expected {} with {:?}, but got {}\n{}",
            request.status,
            request.sign,
            answer.head,
            answer.body
        );
        Ok(answer)
    }

    fn answer(&mut self) -> anyhow::Result<Answer> {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if self.0.read_line(&mut head)? == 0 {
                bail!("the connection was closed after {head:?}");
            }
        }
        let status = head.split(' ').nth(1).and_then(|it| it.parse().ok());
        let body = match header(&head, "transfer-encoding") {
            Some(_) => self.chunks()?,
            None => {
                let length = header(&head, "content-length").and_then(|it| it.parse().ok());
                self.bytes(length.context("there is no length")?)?
            }
        };
        // A workbook is no text.
        let body = String::from_utf8_lossy(&body).into_owned();
        Ok(Answer { status: status.context("there is no status")?, head, body })
    }

    /// A body whose length nobody knew when it began (RFC 9112, 7.1).
    fn chunks(&mut self) -> anyhow::Result<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let mut size = String::new();
            self.0.read_line(&mut size)?;
            let size = usize::from_str_radix(size.trim_end(), 16)?;
            body.extend(self.bytes(size)?);
            self.bytes(2)?;
            if size == 0 {
                return Ok(body);
            }
        }
    }

    fn bytes(&mut self, n: usize) -> anyhow::Result<Vec<u8>> {
        let mut bytes = vec![0; n];
        self.0.read_exact(&mut bytes)?;
        Ok(bytes)
    }
}

impl Answer {
    /// The cookie that the answer sets, as it is sent back.
    pub(crate) fn cookie(&self) -> Option<&str> {
        header(&self.head, "set-cookie")?.split(';').next()
    }
}

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let mut lines = head.lines().filter_map(|it| it.split_once(':'));
    lines.find(|(it, _)| it.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
}

#[cfg(test)]
mod tests {
    use std::{net::TcpListener, thread};

    use super::*;

    /// Answers each request of one connection with the next of these.
    fn given_server(answers: &'static [&str]) -> SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("an address");
        thread::spawn(move || {
            let (mut stream, _) = listener.accept().expect("somebody comes");
            for answer in answers {
                let mut read = [0; 4096];
                let _ = stream.read(&mut read).expect("a request");
                stream.write_all(answer.as_bytes()).expect("listened to");
            }
        });
        address
    }

    #[test]
    fn one_connection_carries_many_answers() {
        let address = given_server(&[
            "HTTP/1.1 303 See Other\r\nlocation: /next\r\nset-cookie: sid=a=; \
             HttpOnly\r\ncontent-length: 0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n<hü",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\
             4\r\n<hü\r\nA\r\n0123456789\r\n0\r\n\r\n",
        ]);
        let mut client = Client::connect(address).expect("let in");
        let answer = client.send(&Request::post("/", None, "a=1", "/next\r\n")).expect("as told");
        assert_eq!((answer.cookie(), answer.body.as_str()), (Some("sid=a="), ""));
        let answer = client.send(&Request::get("/next", answer.cookie(), "hü")).expect("as told");
        assert_eq!((answer.cookie(), answer.body.as_str()), (None, "<hü"));
        let answer = client.send(&Request::get("/", None, "hü")).expect("as told");
        assert_eq!(answer.body, "<hü0123456789");
    }

    #[test]
    fn another_answer_is_a_failure() {
        let address = given_server(&[
            "HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nother",
            "HTTP/1.1 500 Oh\r\ncontent-length: 4\r\n\r\nsign",
        ]);
        let mut client = Client::connect(address).expect("let in");
        for _ in 0..3 {
            assert!(client.send(&Request::get("/", None, "sign")).is_err());
        }
    }
}
