use domain_kernel::{Access, Area, Id};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    Api,
    answer::{Answer, moment},
    caller::Caller,
};

/// Who a program is here.
#[derive(Serialize, ToSchema)]
pub(crate) struct Me {
    person: NamedDocument,
    /// `admin`, `manager`, `staff` or `customer`: as it is now.
    role: &'static str,
    company: NamedDocument,
    token: TokenDocument,
}

/// Something with what it is called.
#[derive(Serialize, ToSchema)]
#[schema(as = Named)]
pub(crate) struct NamedDocument {
    pub(crate) id: String,
    pub(crate) name: String,
}

/// What the program comes in with.
#[derive(Serialize, ToSchema)]
#[schema(as = Token)]
pub(crate) struct TokenDocument {
    id: String,
    name: String,
    scopes: Vec<ScopeDocument>,
    expires: String,
}

/// How far an area is open. What the person may not do is closed all the same.
#[derive(Serialize, ToSchema)]
#[schema(as = Scope)]
pub(crate) struct ScopeDocument {
    /// `training`, `skills`, `equipment`, `inventory` or `administration`.
    area: &'static str,
    /// `read` or `write`, which is to read too.
    access: &'static str,
}

pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new().routes(routes!(show))
}

pub(crate) fn named<T>(id: Id<T>, name: &str) -> NamedDocument {
    NamedDocument { id: id.to_string(), name: name.to_owned() }
}

/// Who the token comes in for.
#[utoipa::path(
    get,
    path = "/api/v1/me",
    operation_id = "show_me",
    tag = "You",
    responses((status = 200, body = Me))
)]
pub(crate) async fn show(caller: Caller) -> Answer<Me> {
    let token = caller.token();
    let scope =
        |(area, access): (Area, Access)| ScopeDocument { area: area.name(), access: access.name() };
    Answer::of(Me {
        person: named(token.person, token.person_name.as_str()),
        role: token.role.name(),
        company: named(token.company, token.company_name.as_str()),
        token: TokenDocument {
            id: token.id.to_string(),
            name: token.name.as_str().to_owned(),
            scopes: token.scopes.iter().map(scope).collect(),
            expires: moment(token.expires),
        },
    })
}
