//! What makes summaries.

use summaries::{EndpointKey, EndpointUrl};

use super::{SUMMARY_KEY, SUMMARY_MODEL, SUMMARY_URL, fields::Fields};

const URL: &str = "the address of a chat endpoint before /chat/completions, such as \
                   https://api.example.com/v1; http:// is for this machine, private addresses and \
                   names without a dot";
const MODEL: &str = "the name that the endpoint has for a model, such as gemma3:4b, of at most 100 \
                     letters";
const KEY: &str = "a key in visible ASCII letters";

/// Who is asked for summaries.
#[derive(Clone, Debug)]
pub(crate) struct SummaryEndpoint {
    pub(crate) url: EndpointUrl,
    pub(crate) model: String,
    pub(crate) key: Option<EndpointKey>,
}

pub(super) fn endpoint(fields: &mut Fields<'_>) -> Option<SummaryEndpoint> {
    let url = fields.take_secret(SUMMARY_URL, URL, |it| it.parse::<EndpointUrl>());
    let model = fields.take(SUMMARY_MODEL, MODEL, model);
    let key = fields.take_secret(SUMMARY_KEY, KEY, key);
    let is_asked = fields.text(SUMMARY_URL).is_some();
    if is_asked && fields.text(SUMMARY_MODEL).is_none() {
        let accepted = "the model to ask for, since SHIPSHAPE_SUMMARY_URL says whom to ask";
        fields.reject(SUMMARY_MODEL, "is not set".to_owned(), accepted);
    }
    for setting in [SUMMARY_MODEL, SUMMARY_KEY] {
        if !is_asked && fields.text(setting).is_some() {
            let accepted = "something only together with SHIPSHAPE_SUMMARY_URL, which is not set";
            fields.reject(setting, "is set".to_owned(), accepted);
        }
    }
    Some(SummaryEndpoint { url: url?, model: model?, key })
}

fn model(text: &str) -> Option<String> {
    let is_good = text.len() <= 100 && text.chars().all(|it| !it.is_control());
    is_good.then(|| text.to_owned())
}

fn key(text: String) -> Result<EndpointKey, &'static str> {
    match text.bytes().all(|it| it.is_ascii_graphic()) {
        true => Ok(EndpointKey(text)),
        false => Err("has other letters in it"),
    }
}
