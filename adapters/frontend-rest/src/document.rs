//! What there is below `/api/v1`, as an OpenAPI document: each operation says at its handler what it
//! takes and answers, and is described where it is registered.

use std::{
    collections::{BTreeMap, BTreeSet},
    marker::PhantomData,
    sync::LazyLock,
};

use application::{Class, Failure};
use domain_kernel::StoreError;
use utoipa::{
    IntoResponses, Modify, OpenApi,
    openapi::{
        Content, Ref, RefOr, Response,
        path::{Operation, PathItem},
        security::{Http, HttpAuthScheme, SecurityScheme},
    },
};

use crate::{
    RequestRefused,
    problem::{FlawDocument, ProblemDocument},
};

/// What the use case behind an operation refuses with, beside what every operation may. Where there
/// are two, the second stands behind the first.
pub(crate) struct Refuses<E, F = E>(PhantomData<(E, F)>);

/// The document without its operations.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Shipshape",
        version = "1",
        description = "A program comes in with a token that a person has made on their account \
            page. It may do what the person may do by then, as far as the scopes of the token go.",
        license(name = "Apache-2.0", identifier = "Apache-2.0")
    ),
    components(schemas(ProblemDocument, FlawDocument)),
    modifiers(&Bearer),
    security(("token" = []))
)]
pub(crate) struct Outline;

/// How a program says who it is.
struct Bearer;

/// Made when it is first asked for, since it is always the same.
static DOCUMENT: LazyLock<String> = LazyLock::new(made);

/// The document of this program.
pub fn document() -> &'static str {
    &DOCUMENT
}

fn made() -> String {
    let mut document = crate::resources().into_openapi();
    for operation in document.paths.paths.values_mut().flat_map(operations) {
        let default = || RefOr::T(problem(&BTreeSet::new()));
        operation.responses.responses.entry("default".to_owned()).or_insert_with(default);
    }
    // A document of ours is always written.
    let mut text = document.to_pretty_json().unwrap_or_default();
    text.push('\n');
    text
}

impl<E: Failure, F: Failure> IntoResponses for Refuses<E, F> {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let problem = problem(&(&own::<E>() | &own::<F>()));
        BTreeMap::from([("default".to_owned(), RefOr::T(problem))])
    }
}

impl Modify for Bearer {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let scheme = Http::builder().scheme(HttpAuthScheme::Bearer).build();
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("token", SecurityScheme::Http(scheme));
    }
}

fn operations(item: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    let all = [item.get.as_mut(), item.post.as_mut(), item.put.as_mut(), item.delete.as_mut()];
    all.into_iter().flatten()
}

fn problem(codes: &BTreeSet<&'static str>) -> Response {
    let codes: Vec<String> = codes.iter().map(|it| format!("`{it}`")).collect();
    let text = match codes.is_empty() {
        true => "Why not.".to_owned(),
        false => format!("Why not. Codes of its own: {}.", codes.join(", ")),
    };
    let content = Content::new(Some(Ref::from_schema_name("Problem")));
    Response::builder().description(text).content("application/problem+json", content).build()
}

fn own<E: Failure>() -> BTreeSet<&'static str> {
    let common: BTreeSet<&str> = StoreError::samples()
        .iter()
        .map(|it| it.message().key)
        .chain(RequestRefused::samples().iter().map(|it| it.message().key))
        .chain(["denied", "too-often"])
        .collect();
    // What is not there is told in one way, whatever it is.
    let said = E::samples().into_iter().filter(|it| it.class() != Class::NotFound);
    let all: BTreeSet<&str> = said.map(|it| it.message().key).collect();
    &all - &common
}

#[cfg(test)]
mod tests {
    use std::{env, fs, path::Path};

    use super::*;

    /// Programs are written against it, so that every change of it is one that somebody has seen:
    /// `SHIPSHAPE_WRITE_OPENAPI=1 cargo test -p frontend-rest` writes it anew.
    #[test]
    fn the_document_is_the_one_that_is_committed() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("openapi.json");
        if env::var_os("SHIPSHAPE_WRITE_OPENAPI").is_some() {
            fs::write(&file, document()).expect("a file that can be written");
        }
        let committed = fs::read_to_string(&file).expect("it is committed");
        assert_eq!(document(), committed);
    }

    #[test]
    fn every_operation_says_what_it_is_and_has_an_id_of_its_own() {
        let (mut document, mut ids) = (crate::resources().into_openapi(), BTreeSet::new());
        for (path, item) in &mut document.paths.paths {
            for operation in operations(item) {
                let id = operation.operation_id.clone().expect("an id");
                assert!(ids.insert(id), "{path}");
                assert!(operation.summary.is_some(), "{path}");
            }
        }
    }
}
