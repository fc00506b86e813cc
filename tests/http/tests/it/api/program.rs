//! As much of a program as these tests need: it has a token, and sends and reads JSON.

use std::net::{Ipv4Addr, SocketAddr};

use application::identity::{MakeApiToken, make_api_token};
use axum::{Router, body::Body, extract::ConnectInfo};
use domain_identity::ApiTokenName;
use domain_kernel::{Access, Area, Scopes};
use http::{HeaderMap, Method, Request, StatusCode, header::HOST};
use http_body_util::BodyExt;
use serde_json::Value;
use tower::ServiceExt;
use world::{Somebody, World};

use crate::browser::site;

#[derive(Clone)]
pub(crate) struct Program {
    site: Router,
    token: Option<String>,
}

/// An answer that was read to its end.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
    /// Nothing where the answer is no JSON.
    pub(crate) json: Value,
}

/// All that a token can open.
pub(crate) fn everything() -> Scopes {
    Scopes::of(Area::ALL.map(|it| (it, Access::Write)))
}

impl Program {
    pub(crate) fn nobodys(world: &World) -> Self {
        Self { site: site(world), token: None }
    }

    pub(crate) fn with(world: &World, token: &str) -> Self {
        Self { token: Some(token.to_owned()), ..Self::nobodys(world) }
    }

    /// Comes in for somebody with all that their role makes use of.
    pub(crate) async fn of(world: &World, whose: &Somebody) -> Self {
        let role = whose.actor.role().expect("a person");
        Self::narrowed(world, whose, Scopes::of_role(role)).await
    }

    pub(crate) async fn narrowed(world: &World, whose: &Somebody, scopes: Scopes) -> Self {
        let name = ApiTokenName::restore("Gate".to_owned());
        let command = MakeApiToken { name, scopes, days: 365 };
        let secret = make_api_token(&world.app, &whose.actor, command).await;
        Self::with(world, &secret.expect("nothing against it").text())
    }

    /// The same program, after something of the world was replaced.
    pub(crate) fn on(self, world: &World) -> Self {
        Self { site: site(world), ..self }
    }

    pub(crate) async fn get(&self, path: &str) -> Reply {
        self.send(Method::GET, path, &[], "").await
    }

    pub(crate) async fn post(&self, path: &str, body: &str) -> Reply {
        self.send(Method::POST, path, &[], body).await
    }

    pub(crate) async fn send(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Reply {
        let mut request = Request::builder().method(method).uri(path).header(HOST, "127.0.0.1");
        if let Some(token) = &self.token {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        let says_type = headers.iter().any(|(name, _)| *name == "content-type");
        if !body.is_empty() && !says_type {
            request = request.header("content-type", "application/json");
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut request = request.body(Body::from(body.to_owned())).expect("a request");
        let peer = SocketAddr::from((Ipv4Addr::LOCALHOST, 40_000));
        request.extensions_mut().insert(ConnectInfo(peer));
        let response = self.site.clone().oneshot(request).await.expect("no error leaves the site");
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.expect("a whole body").to_bytes();
        let json = serde_json::from_slice(&bytes).unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Reply { status: parts.status, headers: parts.headers, text, json }
    }
}

impl Reply {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|it| it.to_str().ok()).unwrap_or_default()
    }

    pub(crate) fn code(&self) -> &str {
        self.json["code"].as_str().unwrap_or_default()
    }

    /// Where something is wrong, and what.
    pub(crate) fn flaw(&self) -> (&str, &str) {
        let flaw = &self.json["errors"][0];
        let place = flaw["pointer"].as_str().or(flaw["parameter"].as_str());
        (place.unwrap_or_default(), flaw["code"].as_str().unwrap_or_default())
    }
}
