//! The captions that the films in a text have, as `markdown_with` takes them.

use application::{App, training::captions_in};
use domain_kernel::Actor;
use domain_training::{Content, LanguageCode, VideoId};
use serde::Serialize;

use crate::{problem::Problem, reader::Reader};

/// Captions of a film in one language.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Track {
    video: String,
    src: String,
    language: String,
    label: String,
    /// Shown unless somebody chooses otherwise.
    is_default: bool,
}

/// What languages are called by those who speak them. Any other one is its code.
const NAMES: [(&str, &str); 16] = [
    ("ar", "العربية"),
    ("cs", "Čeština"),
    ("da", "Dansk"),
    ("de", "Deutsch"),
    ("en", "English"),
    ("es", "Español"),
    ("fr", "Français"),
    ("it", "Italiano"),
    ("nl", "Nederlands"),
    ("pl", "Polski"),
    ("pt", "Português"),
    ("ro", "Română"),
    ("sv", "Svenska"),
    ("tr", "Türkçe"),
    ("uk", "Українська"),
    ("zh", "中文"),
];

pub(crate) fn video_url(id: VideoId) -> String {
    format!("/videos/{id}")
}

/// For a page that shows this text.
pub(crate) async fn tracks_in(
    app: &App,
    actor: &Actor,
    content: Option<&Content>,
    reader: &Reader,
) -> Result<Vec<Track>, Problem> {
    let text = content.map(Content::as_str).unwrap_or_default();
    Ok(tracks(&captions_in(app, actor, text).await?, reader))
}

/// Of these captions, of which those in one film stand together.
pub(crate) fn tracks(captions: &[(VideoId, LanguageCode)], reader: &Reader) -> Vec<Track> {
    let own = reader.language().tag();
    let speaks = |it: &&(VideoId, LanguageCode)| it.1.language() == own;
    let track = |(video, language): &(VideoId, LanguageCode)| {
        let mut others = captions.iter().filter(|it| it.0 == *video);
        let first = others.clone().find(speaks).or(others.next());
        Track {
            video: video.to_string(),
            src: format!("{}/captions/{language}", video_url(*video)),
            language: language.to_string(),
            label: language_name(language),
            is_default: first.is_some_and(|it| it.1 == *language),
        }
    };
    captions.iter().map(track).collect()
}

/// "Deutsch" or "Deutsch (AT)"
pub(crate) fn language_name(code: &LanguageCode) -> String {
    let name = NAMES.iter().find(|(it, _)| *it == code.language());
    match (name, code.as_str().split_once('-')) {
        (None, _) => code.to_string(),
        (Some((_, name)), None) => (*name).to_owned(),
        (Some((_, name)), Some((_, rest))) => format!("{name} ({rest})"),
    }
}
