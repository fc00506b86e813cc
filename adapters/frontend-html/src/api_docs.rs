//! What the REST frontend offers, for people: a page out of its OpenAPI document, with nothing that
//! is fetched from elsewhere.

use axum::{Router, extract::State, response::Response, routing::get};
use serde::Serialize;
use serde_json::Value;

use crate::{Web, reader::Reader, screen::Screen, views::Page};

/// All operations, sorted by what they are about.
#[derive(Debug, Serialize)]
pub(crate) struct ApiDocsPage {
    groups: Vec<Group>,
}

#[derive(Debug, Serialize)]
struct Group {
    id: String,
    name: String,
    operations: Vec<Operation>,
}

#[derive(Debug, Serialize)]
struct Operation {
    id: String,
    method: String,
    path: String,
    summary: String,
    text: Option<String>,
    /// What the address and the headers say.
    params: Vec<Part>,
    /// What the document that is sent has.
    fields: Vec<Part>,
    answers: Vec<Answer>,
}

/// Something that a request has.
#[derive(Debug, Serialize)]
struct Part {
    name: String,
    is_needed: bool,
    text: String,
}

#[derive(Debug, Serialize)]
struct Answer {
    status: String,
    text: String,
}

/// In the order in which a list has them.
const METHODS: [&str; 4] = ["get", "post", "put", "delete"];

pub(crate) fn routes() -> Router<Web> {
    Router::new().route("/api/docs", get(show))
}

async fn show(State(web): State<Web>, screen: Screen) -> Response {
    screen.show(&ApiDocsPage::of((web.document)()))
}

impl ApiDocsPage {
    /// What cannot be read is left out: the document is our own.
    fn of(document: &str) -> Self {
        let document: Value = serde_json::from_str(document).unwrap_or_default();
        let mut groups: Vec<Group> = Vec::new();
        for (path, item) in document["paths"].as_object().into_iter().flatten() {
            for (method, it) in METHODS.iter().filter_map(|it| Some((*it, item.get(*it)?))) {
                let operation = Operation::of(&document, path, method, it);
                let name = text(&it["tags"][0]);
                match groups.iter_mut().find(|it| it.name == name) {
                    Some(group) => group.operations.push(operation),
                    None => {
                        let id = format!("about-{}", groups.len() + 1);
                        groups.push(Group { id, name, operations: vec![operation] });
                    }
                }
            }
        }
        Self { groups }
    }
}

impl Operation {
    fn of(document: &Value, path: &str, method: &str, operation: &Value) -> Self {
        let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
        let answers = operation["responses"].as_object().into_iter().flatten();
        Self {
            id: text(&operation["operationId"]),
            method: method.to_uppercase(),
            path: path.to_owned(),
            summary: text(&operation["summary"]),
            text: operation["description"].as_str().map(str::to_owned),
            params: params(&operation["parameters"]),
            fields: fields(named(document, schema)),
            answers: answers.map(|(status, it)| Answer::of(status, it)).collect(),
        }
    }
}

impl Answer {
    fn of(status: &str, answer: &Value) -> Self {
        Self { status: status.to_owned(), text: text(&answer["description"]) }
    }
}

fn params(list: &Value) -> Vec<Part> {
    let parts = list.as_array().into_iter().flatten().map(|it| Part {
        name: text(&it["name"]),
        is_needed: it["required"] == true,
        text: text(&it["description"]),
    });
    parts.collect()
}

fn fields(schema: &Value) -> Vec<Part> {
    let needed = schema["required"].as_array();
    let fields = schema["properties"].as_object().into_iter().flatten().map(|(name, it)| Part {
        name: name.clone(),
        is_needed: needed.is_some_and(|all| all.iter().any(|it| it == name)),
        text: text(&it["description"]),
    });
    fields.collect()
}

/// The schema that another one names.
fn named<'a>(document: &'a Value, schema: &'a Value) -> &'a Value {
    let name = schema["$ref"].as_str().and_then(|it| it.rsplit('/').next());
    name.map_or(schema, |it| &document["components"]["schemas"][it])
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

impl Page for ApiDocsPage {
    const TEMPLATE: &'static str = "api/docs.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("api-docs-title")
    }

    fn samples(_: &Reader) -> Vec<Self> {
        let document = r##"{
            "paths": {
                "/api/v1/saws/{id}": {
                    "put": {
                        "tags": ["Saws & <drills>"],
                        "operationId": "edit_saw",
                        "summary": "Changes a saw.",
                        "description": "For admins.",
                        "parameters": [{"name": "id", "in": "path", "required": true},
                            {"name": "q", "in": "query", "description": "Part of its name"}],
                        "requestBody": {"content": {"application/json":
                            {"schema": {"$ref": "#/components/schemas/Saw"}}}},
                        "responses": {"204": {"description": ""},
                            "default": {"description": "Why not."}}
                    }
                },
                "/api/v1/saws": {
                    "get": {"tags": ["Saws & <drills>"], "operationId": "list_saws",
                        "summary": "All saws.", "responses": {"200": {"description": "Saws"}}}
                }
            },
            "components": {"schemas": {"Saw": {"required": ["name"], "properties": {
                "name": {"description": "What it is called"}, "notes": {}}}}}
        }"##;
        vec![Self::of(document), Self::of("{}")]
    }
}
