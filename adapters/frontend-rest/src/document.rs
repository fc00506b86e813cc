//! What there is below `/api/v1`, as an OpenAPI document.

use std::collections::BTreeSet;

use application::{
    Class, Failure,
    equipment::{
        CategoryError, EditItemError, ListItemsError, LocationError, ReturnItemError, SeeItemError,
        TakeItemError,
    },
    inventory::{NothingToExport, StockError},
};
use domain_kernel::StoreError;
use utoipa::{
    Modify, OpenApi,
    openapi::{
        Content, Ref, RefOr, Response,
        path::{HttpMethod, Operation, PathItem},
        security::{Http, HttpAuthScheme, SecurityScheme},
    },
};

use crate::{
    RequestRefused,
    equipment::{custody, groups, item, items},
    inventory::stock,
    me,
    problem::{FlawDocument, ProblemDocument},
};

/// The document of this program.
pub fn document() -> String {
    // A document of ours is always written.
    let mut text = Document::openapi().to_pretty_json().unwrap_or_default();
    text.push('\n');
    text
}

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Shipshape",
        version = "1",
        description = "A program comes in with a token that a person has made on their account \
            page. It may do what the person may do by then, as far as the scopes of the token go.",
        license(name = "Apache-2.0", identifier = "Apache-2.0")
    ),
    paths(
        me::show,
        items::list,
        item::show,
        item::edit,
        custody::take,
        custody::give_back,
        custody::own,
        groups::choices,
        groups::categories,
        groups::create,
        groups::rename,
        groups::delete,
        groups::locations,
        stock::list
    ),
    components(schemas(ProblemDocument, FlawDocument)),
    modifiers(&Bearer, &Problems),
    security(("token" = []))
)]
struct Document;

/// How a program says who it is.
struct Bearer;

/// What any operation may refuse with.
struct Problems;

impl Modify for Bearer {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let scheme = Http::builder().scheme(HttpAuthScheme::Bearer).build();
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("token", SecurityScheme::Http(scheme));
    }
}

impl Modify for Problems {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        for (path, item) in &mut document.paths.paths {
            for (method, operation) in operations(item) {
                let problem = problem(&codes(path, &method));
                operation.responses.responses.insert("default".to_owned(), RefOr::T(problem));
            }
        }
    }
}

fn operations(item: &mut PathItem) -> impl Iterator<Item = (HttpMethod, &mut Operation)> {
    let all = [
        (HttpMethod::Get, item.get.as_mut()),
        (HttpMethod::Post, item.post.as_mut()),
        (HttpMethod::Put, item.put.as_mut()),
        (HttpMethod::Delete, item.delete.as_mut()),
    ];
    all.into_iter().filter_map(|(method, it)| Some((method, it?)))
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

/// What the use case behind an operation refuses with, beside what every operation may.
fn codes(path: &str, method: &HttpMethod) -> BTreeSet<&'static str> {
    let rest = path.trim_start_matches("/api/v1/");
    match (rest, method) {
        ("equipment/items", _) => own::<ListItemsError>(),
        ("equipment/items/{id}", HttpMethod::Get) => own::<SeeItemError>(),
        ("equipment/items/{id}", _) => own::<EditItemError>(),
        ("equipment/items/{id}/return", _) => own::<ReturnItemError>(),
        ("equipment/take", _) => own::<TakeItemError>(),
        ("equipment/choices" | "equipment/locations", _) => own::<LocationError>(),
        ("equipment/categories" | "equipment/categories/{id}", _) => own::<CategoryError>(),
        ("inventory/stock", _) => &own::<StockError>() | &own::<NothingToExport>(),
        _ => BTreeSet::new(),
    }
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
    fn every_operation_says_what_it_is_and_what_it_refuses_with() {
        let (mut document, mut ids) = (Document::openapi(), BTreeSet::new());
        for (path, item) in &mut document.paths.paths {
            for (_, operation) in operations(item) {
                let id = operation.operation_id.clone().expect("an id");
                assert!(ids.insert(id), "{path}");
                assert!(operation.summary.is_some(), "{path}");
                assert!(operation.responses.responses.contains_key("default"), "{path}");
            }
        }
    }
}
