//! What the page of a module leads to.

use application::training::ModuleView;
use domain_training::ModuleStatus;
use serde::Serialize;

use super::{url, videos::videos_url};

/// Where what can be done now is done.
#[derive(Debug, Serialize)]
pub(super) struct Actions {
    publish: Option<String>,
    edit: Option<String>,
    sections: Option<String>,
    import: Option<String>,
    open_draft: Option<String>,
    discard: Option<String>,
    export: Option<String>,
    /// For a quiz that people have been able to take.
    statistics: Option<String>,
    challenges: Option<String>,
    pictures: Option<String>,
    videos: String,
    copy: String,
    /// For those who may, once somebody has been marked by its key.
    correct: Option<String>,
    retire: Option<String>,
    delete: Option<String>,
}

impl Actions {
    pub(super) fn new(
        module: &ModuleView,
        is_quiz: bool,
        is_empty: bool,
        may_correct: bool,
    ) -> Self {
        let has_key = module.latest.as_ref().is_some_and(|it| it.quiz().is_some());
        let url = url(module.module.value.id());
        let status = module.module.value.status();
        let has_draft = module.module.value.draft().is_some();
        let is_published = status == ModuleStatus::Published;
        let has_run = module.latest.as_ref().is_some_and(|it| it.quiz().is_some());
        let at = |is_there: bool, path: &str| is_there.then(|| format!("{url}/{path}"));
        Self {
            publish: at(has_draft, "publish"),
            edit: at(has_draft, "edit"),
            sections: at(has_draft && is_quiz, "sections"),
            import: at(has_draft && is_quiz, "import"),
            open_draft: at(is_published && !has_draft, "draft"),
            discard: at(is_published && has_draft, "draft/delete"),
            export: at(!is_empty, "export"),
            statistics: at(has_run, "statistics"),
            challenges: at(has_run, "challenges"),
            pictures: at(has_draft, "pictures"),
            videos: videos_url(module.module.value.id()),
            copy: format!("{url}/copy"),
            correct: at(may_correct && has_key, "correct"),
            retire: at(is_published, "retire"),
            delete: at(module.module.value.delete().is_ok(), "delete"),
        }
    }
}
