//! Modules as their authors keep them.

mod actions;
mod challenges;
mod copy;
mod correct;
mod correction_form;
mod delete;
mod draft;
mod edit;
mod export;
mod import;
mod import_files;
mod import_new;
mod kinds;
mod list;
mod module_form;
mod pictures;
mod publish;
mod question;
mod question_form;
mod question_page;
mod question_rows;
mod question_stored;
mod question_text;
mod release_form;
mod remove_question;
mod retire;
mod sample;
mod section_form;
mod section_list;
mod sections;
mod show;
mod statistics;
mod upload;
mod validity_form;
mod verdicts;
mod videos;

use application::training::ModuleView;
use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};
use domain_training::{MAX_FILE_SIZE, ModuleId, VersionNumber};

use crate::{
    Web,
    confirm::Change,
    form::{Form, FormError},
    parts::Link,
};

#[cfg(test)]
pub(crate) use {
    challenges::{AnswerChallengePage, ChallengesPage},
    correct::CorrectPage,
    edit::ModuleFormPage,
    import::ImportPage,
    import_files::ImportFilesPage,
    import_new::ImportNewPage,
    list::ModulesPage,
    pictures::PicturesPage,
    publish::PublishPage,
    question_page::QuestionPage,
    section_form::SectionFormPage,
    section_list::SectionsPage,
    show::ModulePage,
    statistics::StatisticsPage,
    videos::{CaptionsPage, VideosPage},
};

pub(crate) use pictures::picture_url;

const PATH: &str = "/modules";
/// A picture of 10 MB, and the form around it.
const MOST_PICTURE_BYTES: usize = 10 * 1024 * 1024 + 64 * 1024;
/// A file, the text of another, whose lines a browser ends with two bytes each, and the form around
/// them.
const MOST_FILE_BYTES: usize = 3 * MAX_FILE_SIZE + 64 * 1024;
/// An archive of 3 MB, the one that was looked at before as text, and the form around them.
const MOST_ARCHIVE_BYTES: usize = 8 * 1024 * 1024;
/// A module's text, and the form around it: a letter may be sent as nine bytes.
const MOST_TEXT_BYTES: usize = 1024 * 1024;

pub(crate) fn routes() -> Router<Web> {
    let file = || DefaultBodyLimit::max(MOST_FILE_BYTES);
    let text = || DefaultBodyLimit::max(MOST_TEXT_BYTES);
    Router::new()
        .route("/modules", get(list::show).post(edit::create).layer(text()))
        .route("/modules/new", get(edit::new))
        .route("/modules/import", get(import_new::ask).post(import_new::import).layer(file()))
        .route(
            "/modules/import/files",
            get(import_files::ask)
                .post(import_files::import)
                .layer(DefaultBodyLimit::max(MOST_ARCHIVE_BYTES)),
        )
        .route("/modules/{id}", get(show::show))
        .route("/modules/{id}/edit", get(edit::ask).post(edit::save).layer(text()))
        .route("/modules/{id}/draft", post(draft::open))
        .route("/modules/{id}/draft/delete", get(draft::ask).post(draft::discard))
        .route("/modules/{id}/questions", post(question::create).layer(text()))
        .route("/modules/{id}/questions/new", get(question::new))
        .route(
            "/modules/{id}/questions/{question}",
            get(question::ask).post(question::save).layer(text()),
        )
        .route("/modules/{id}/questions/{question}/move", post(question::shift))
        .route(
            "/modules/{id}/questions/{question}/delete",
            get(remove_question::ask).post(remove_question::remove),
        )
        .route("/modules/{id}/sections", get(sections::list).post(sections::create))
        .route("/modules/{id}/sections/new", get(sections::new))
        .route("/modules/{id}/sections/{section}", get(sections::ask).post(sections::save))
        .route("/modules/{id}/sections/{section}/move", post(sections::shift))
        .route(
            "/modules/{id}/sections/{section}/delete",
            get(sections::ask_to_remove).post(sections::remove),
        )
        .route("/modules/{id}/import", get(import::ask).post(import::import).layer(file()))
        .route(
            "/modules/{id}/pictures",
            get(pictures::list)
                .post(pictures::add)
                .layer(DefaultBodyLimit::max(MOST_PICTURE_BYTES)),
        )
        .route("/pictures/{id}", get(pictures::show))
        .merge(videos::routes())
        .route("/modules/{id}/statistics", get(statistics::show))
        .route("/modules/{id}/challenges", get(challenges::list))
        .route(
            "/modules/{id}/challenges/{challenge}",
            get(challenges::ask).post(challenges::answer),
        )
        .route("/modules/{id}/correct", get(correct::ask).post(correct::correct))
        .route("/modules/{id}/copy", post(copy::copy))
        .route("/modules/{id}/export", get(export::export))
        .route("/modules/{id}/publish", get(publish::ask).post(publish::publish))
        .route("/modules/{id}/delete", get(delete::ask).post(delete::delete))
        .route("/modules/{id}/retire", get(retire::ask).post(retire::retire))
}

pub(crate) fn url(id: ModuleId) -> String {
    format!("{PATH}/{id}")
}

/// The published version that a form speaks of.
fn number(form: &Form) -> Result<VersionNumber, FormError> {
    form.text("number").parse().map(VersionNumber::new).map_err(|_| FormError::Unreadable)
}

/// The way back from what is asked about a module.
fn back(module: &ModuleView) -> Link {
    Link { href: url(module.module.value.id()), text: edit::title(module).to_owned() }
}

/// What can be asked about a module before it is done, for the samples of the page that asks.
pub(crate) fn changes() -> Vec<(Link, Change)> {
    use application::training::Publication;
    use domain_training::PublishRefused;

    let publication =
        |module, refused| Publication { module, refused, is_editorial: false, n_good: 0 };
    let (first, next) = (sample::draft(), sample::next());
    let question = sample::lesson(&next).questions().first().cloned();
    let removed = question.map(|it| remove_question::change(&next, 0, &it));
    let changes = [
        publish::change(&publication(first.clone(), None)),
        publish::change(&publication(sample::empty(), Some(PublishRefused::NothingScored))),
        draft::change(&next),
        retire::change(&next),
        delete::change(&first),
        delete::change(&next),
    ];
    let strict = sample::strict();
    let section = sections::sections(&strict).ok().and_then(|it| it.first().cloned());
    let section = section.map(|it| sections::change(&strict, &it));
    changes.into_iter().chain(removed).chain(section).map(|it| (back(&next), it)).collect()
}
