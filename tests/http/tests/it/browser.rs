//! As much of a browser as these tests need: it keeps cookies and says where a form comes from.

use std::{
    collections::BTreeMap,
    net::{Ipv4Addr, SocketAddr},
    sync::{Arc, LazyLock},
};

use async_trait::async_trait;
use axum::{
    Router,
    body::{Body, Bytes},
    extract::ConnectInfo,
};
use frontend_html::{Beside, PublicUrl, Readiness, Settings, Views, Web, router};
use frontend_rest::Api;
use http::{
    HeaderMap, Method, Request, Response, StatusCode,
    header::{CONTENT_TYPE, COOKIE, HOST, LOCATION, SET_COOKIE},
};
use http_body_util::BodyExt;
use jiff::tz::TimeZone;
use tower::ServiceExt;
use world::World;

pub(crate) struct Browser {
    site: Router,
    host: &'static str,
    cookies: BTreeMap<String, String>,
}

/// An answer that was read to its end.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
    pub(crate) bytes: Bytes,
}

struct Ready;

#[async_trait]
impl Readiness for Ready {
    async fn is_ready(&self) -> bool {
        true
    }
}

/// Reading the templates takes longer than most tests.
pub(crate) static VIEWS: LazyLock<Views> =
    LazyLock::new(|| Views::load(None).expect("templates that can be used"));

/// The pages of a world, without a browser.
pub(crate) fn site(world: &World) -> Router {
    site_at(world, None)
}

fn site_at(world: &World, public_url: Option<PublicUrl>) -> Router {
    let app = world.app.clone();
    let api = Api::new(app.clone(), Arc::new(VIEWS.clone()));
    let routes = frontend_rest::router(api);
    let beside = Beside { routes, document: frontend_rest::document };
    let settings = Settings {
        public_url,
        secret_key: [3; 32],
        trusted_proxies: Vec::new(),
        time_zone: TimeZone::UTC,
        clock: Arc::clone(&app.clock),
        ids: Arc::clone(&app.ids),
        random: Arc::clone(&app.random),
        readiness: Arc::new(Ready),
    };
    router(Web::new(app, VIEWS.clone(), settings), beside)
}

impl Browser {
    pub(crate) fn new(world: &World) -> Self {
        Self::at(&site(world))
    }

    /// A browser that reaches the world at an https address.
    pub(crate) fn over_https(world: &World) -> Self {
        let url = "https://ship.example".parse().expect("a public URL");
        Self { site: site_at(world, Some(url)), host: "ship.example", ..Self::new(world) }
    }

    /// A browser for which no site is made anew, which takes longer than most requests.
    pub(crate) fn at(site: &Router) -> Self {
        Self { site: site.clone(), host: "127.0.0.1", cookies: BTreeMap::new() }
    }

    /// The same browser, after something of the world was replaced.
    pub(crate) fn on(self, world: &World) -> Self {
        Self { site: site(world), ..self }
    }

    /// A browser in which somebody of the world has signed in.
    pub(crate) async fn of(world: &World, email: &str) -> Self {
        Self::new(world).signed_in(email).await
    }

    /// The same browser, after somebody has signed in.
    pub(crate) async fn signed_in(mut self, email: &str) -> Self {
        let answer = self
            .post("/login", &[("identifier", email), ("password", world::PASSWORD), ("next", "")])
            .await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        self
    }

    pub(crate) async fn get(&mut self, path: &str) -> Answer {
        self.send(Method::GET, path, &[], Body::empty()).await
    }

    pub(crate) async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let pairs = fields.iter().map(|(name, value)| format!("{name}={}", encoded(value)));
        let body = pairs.collect::<Vec<_>>().join("&");
        let headers = [
            ("content-type", "application/x-www-form-urlencoded"),
            ("sec-fetch-site", "same-origin"),
        ];
        self.send(Method::POST, path, &headers, Body::from(body)).await
    }

    /// A form with one file.
    pub(crate) async fn upload(&mut self, path: &str, field: &str, content: &[u8]) -> Answer {
        let head = format!(
            "--x\r\ncontent-disposition: form-data; name=\"{field}\"; filename=\"f\"\r\n\r\n"
        );
        let body = [head.as_bytes(), content, b"\r\n--x--\r\n"].concat();
        let headers = [
            ("content-type", "multipart/form-data; boundary=x"),
            ("sec-fetch-site", "same-origin"),
        ];
        self.send(Method::POST, path, &headers, Body::from(body)).await
    }

    /// A form that may bring a file along.
    pub(crate) async fn send_form(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        file: Option<(&str, &[u8])>,
    ) -> Answer {
        let mut body = Vec::new();
        for (name, value) in fields {
            let part = format!(
                "--x\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            );
            body.extend(part.into_bytes());
        }
        let (name, content) = file.unwrap_or(("", b""));
        let head = format!(
            "--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n"
        );
        body.extend([head.as_bytes(), content, b"\r\n--x--\r\n"].concat());
        let headers = [
            ("content-type", "multipart/form-data; boundary=x"),
            ("sec-fetch-site", "same-origin"),
        ];
        self.send(Method::POST, path, &headers, Body::from(body)).await
    }

    pub(crate) async fn send(
        &mut self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Body,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(path).header(HOST, self.host);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if !self.cookies.is_empty() {
            let cookies = self.cookies.iter().map(|(name, value)| format!("{name}={value}"));
            request = request.header(COOKIE, cookies.collect::<Vec<_>>().join("; "));
        }
        let mut request = request.body(body).expect("a request");
        let peer = SocketAddr::from((Ipv4Addr::LOCALHOST, 40_000));
        request.extensions_mut().insert(ConnectInfo(peer));
        let response = self.site.clone().oneshot(request).await.expect("no error leaves the site");
        self.keep_cookies(&response);
        Answer::read(response).await
    }

    pub(crate) fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    pub(crate) fn set_cookie(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    fn keep_cookies(&mut self, response: &Response<Body>) {
        for line in response.headers().get_all(SET_COOKIE) {
            let line = line.to_str().expect("ASCII");
            let (pair, attributes) = line.split_once(';').unwrap_or((line, ""));
            let (name, value) = pair.split_once('=').expect("a name and a value");
            if attributes.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

impl Answer {
    async fn read(response: Response<Body>) -> Self {
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.expect("a whole body").to_bytes();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Self { status: parts.status, headers: parts.headers, text, bytes }
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|it| it.to_str().ok()).unwrap_or_default()
    }

    /// Where a redirect leads.
    pub(crate) fn location(&self) -> &str {
        self.header(LOCATION.as_str())
    }

    pub(crate) fn is_html(&self) -> bool {
        self.header(CONTENT_TYPE.as_str()).starts_with("text/html")
    }

    /// The value of the first control of this name.
    pub(crate) fn field(&self, name: &str) -> String {
        let control = self.text.split_once(&format!("name=\"{name}\"")).expect("the control").1;
        let control = control.split('>').next().unwrap_or_default();
        let value = control.split_once("value=\"").map(|(_, it)| it).unwrap_or_default();
        unescaped(value.split('"').next().unwrap_or_default())
    }

    /// The text in the control of this name that has many lines.
    pub(crate) fn textarea(&self, name: &str) -> String {
        let control =
            self.text.split_once(&format!("<textarea class=\"form-control\" id=\"{name}\""));
        let text = control.and_then(|(_, it)| it.split_once('>')).expect("the control").1;
        unescaped(text.split("</textarea>").next().unwrap_or_default().trim_start_matches('\n'))
    }
}

/// The temporary password that a page says.
pub(crate) fn password_in(page: &Answer) -> String {
    let words = page.text.split(|it: char| !it.is_ascii_alphanumeric() && it != '-');
    let is_temporary = |it: &&str| it.len() == 19 && it.split('-').all(|it| it.len() == 4);
    words.into_iter().find(is_temporary).expect("the password").to_owned()
}

/// The text that an attribute stands for, as far as our templates escape it.
fn unescaped(text: &str) -> String {
    let marks = [("&quot;", "\""), ("&#x27;", "'"), ("&#x2f;", "/"), ("&lt;", "<"), ("&gt;", ">")];
    let plain = marks.iter().fold(text.to_owned(), |it, (from, to)| it.replace(from, to));
    plain.replace("&amp;", "&")
}

fn encoded(text: &str) -> String {
    let keep = |it: &u8| it.is_ascii_alphanumeric();
    text.bytes()
        .map(|it| if keep(&it) { char::from(it).to_string() } else { format!("%{it:02X}") })
        .collect()
}
