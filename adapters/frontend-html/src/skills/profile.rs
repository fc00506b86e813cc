use application::{
    App, Message,
    skills::{
        EditProfile, ProfileChoices, ProfileView, edit_profile, list_profile_choices, see_profile,
    },
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_kernel::{Actor, Id, Line, Person, PersonId, Version};
use domain_skills::ProfileSettings;
use serde::Serialize;

use super::sample;
use crate::{
    form::{Choice, Draft, Field, FieldErrors, Form, FormError, Mistake, Refusal},
    parts::{Link, version},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::{PathId, Signed},
};

/// The job roles, the grade and the projects of somebody.
#[derive(Debug, Serialize)]
pub(crate) struct ProfilePage {
    heading: String,
    back: Link,
    action: String,
    version: String,
    grade: Field,
    grades: Vec<Choice>,
    projects: Vec<Choice>,
    job_roles: Vec<Choice>,
    job_roles_error: Option<String>,
    mistakes: Vec<Mistake>,
}

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Person>,
    screen: Screen,
) -> Result<Response, Problem> {
    let profile = see_profile(&app, &actor, id).await?;
    let choices = list_profile_choices(&app, &actor).await?;
    let draft = stored(&profile);
    Ok(screen.show(&ProfilePage::new(&profile, &choices, &draft, screen.reader())))
}

pub(crate) async fn save(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Person>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let profile = see_profile(&app, &actor, id).await?;
    let form = form.only_with(&["version", "grade"], &["project", "job_role"])?;
    match save_typed(&app, &actor, id, &form).await {
        Ok(()) => {
            let notice = Message::new("skill-profile-saved").text("name", profile.name.as_str());
            Ok(SeeOther::to(team_url(id)).notice(notice).into_response())
        }
        Err(refusal) => {
            let choices = list_profile_choices(&app, &actor).await?;
            let draft = Draft::refused(form, refusal.mistakes()?);
            Ok(screen.show(&ProfilePage::new(&profile, &choices, &draft, screen.reader())))
        }
    }
}

async fn save_typed(
    app: &App,
    actor: &Actor,
    person: PersonId,
    form: &Form,
) -> Result<(), Refusal> {
    let expected = match form.text("version") {
        "" if form.is_ticked("version") => None,
        _ => Some(version(form)?),
    };
    let grade = match form.text("grade") {
        "" => None,
        id => Some(id.parse().map_err(|_| FormError::Unreadable)?),
    };
    let settings = ProfileSettings {
        grade,
        projects: ids(form, "project")?,
        job_roles: ids(form, "job_role")?,
    };
    Ok(edit_profile(app, actor, EditProfile { person, expected, settings }).await?)
}

fn ids<T, C: FromIterator<Id<T>>>(form: &Form, name: &str) -> Result<C, FormError> {
    let ids = form.texts(name).map(|it| it.parse().map_err(|_| FormError::Unreadable));
    ids.collect()
}

/// Where it is said what somebody does.
pub(crate) fn url(person: PersonId) -> String {
    format!("/people/{person}/skills/profile")
}

fn team_url(person: PersonId) -> String {
    format!("/team/{person}")
}

/// The fields as they are stored.
fn stored(profile: &ProfileView) -> Draft {
    let settings = &profile.settings;
    let grade = settings.grade.map(|it| ("grade", it.to_string()));
    let projects = settings.projects.iter().map(|it| ("project", it.to_string()));
    let job_roles = settings.job_roles.iter().map(|it| ("job_role", it.to_string()));
    Draft::filled(grade.into_iter().chain(projects).chain(job_roles))
}

impl ProfilePage {
    fn new(
        profile: &ProfileView,
        choices: &ProfileChoices,
        draft: &Draft,
        reader: &Reader,
    ) -> Self {
        let name = profile.name.as_str().to_owned();
        let none = (String::new(), reader.say("skill-profile-no-grade"));
        let version = profile.version.map(Version::get).map(|it| it.to_string());
        let version = match draft.form().is_ticked("version") {
            true => draft.form().text("version").to_owned(),
            false => version.unwrap_or_default(),
        };
        Self {
            heading: reader.say("skill-profile-title"),
            back: Link { href: team_url(profile.person), text: name },
            action: url(profile.person),
            version,
            grade: draft.field("grade", reader),
            grades: draft.choices("grade", [none].into_iter().chain(texts(&choices.grades))),
            projects: draft.choices("project", texts(&choices.projects)),
            job_roles: draft.choices("job_role", texts(&choices.job_roles)),
            job_roles_error: draft.error("job_role", reader),
            mistakes: draft.mistakes(reader),
        }
    }
}

fn texts<T, const N: usize>(
    choices: &[(Id<T>, Line<N>)],
) -> impl Iterator<Item = (String, String)> {
    choices.iter().map(|(id, it)| (id.to_string(), it.as_str().to_owned()))
}

impl Page for ProfilePage {
    const TEMPLATE: &'static str = "skills/profile.html";

    fn title(&self, _: &Reader) -> String {
        format!("{} – {}", self.heading, self.back.text)
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let (profile, choices) = (sample::profile(), sample::choices());
        let mut errors = FieldErrors::default();
        errors.add("job_role", Message::new("skill-profile-no-such-choice"));
        let refused = Draft::refused(Form::from_iter([("version", "1")]), errors);
        vec![
            Self::new(&profile, &choices, &stored(&profile), reader),
            Self::new(&profile, &choices, &refused, reader),
            Self::new(&profile, &ProfileChoices::default(), &Draft::blank(), reader),
        ]
    }
}
