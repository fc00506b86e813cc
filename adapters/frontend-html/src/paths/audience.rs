//! Whom a path is for: who gets it by itself.

use application::{
    App, Message, Page as Lines, PageNumber,
    identity::DepartmentLine,
    onboarding::{
        AimPath, Candidate, PathView, aim_path, list_aimed_at, list_audience_departments, see_path,
    },
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_identity::DepartmentName;
use domain_kernel::{Actor, Id, Permission, Version};
use domain_onboarding::{Audience, Path};
use serde::Serialize;

use super::{back, sample, url};
use crate::{
    form::{Choice, Draft, Field, FieldErrors, Form, Mistake, Refusal, Tick},
    parts::{Link, count, version},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    training::sample::id,
    views::Page,
    visitor::{PathId, Signed},
};

/// Departments and job titles, and who gets the path now if it is for these.
#[derive(Debug, Serialize)]
pub(crate) struct AudiencePage {
    back: Link,
    action: String,
    version: String,
    everyone: Tick,
    departments: Vec<Choice>,
    departments_error: Option<String>,
    job_titles: Field,
    /// Nothing before it was asked who that is.
    preview: Option<Preview>,
    mistakes: Vec<Mistake>,
}

/// Who gets the path now.
#[derive(Debug, Serialize)]
struct Preview {
    lead: String,
    people: Vec<String>,
    /// "And 12 others."
    more: Option<String>,
    button: String,
}

type Aimed = Lines<(Candidate, Option<DepartmentName>)>;

/// What the page shows besides the path.
struct Shown<'a> {
    departments: &'a [DepartmentLine],
    draft: &'a Draft,
    aimed: Option<&'a Aimed>,
}

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Path>,
    screen: Screen,
) -> Result<Response, Problem> {
    let departments = list_audience_departments(&app, &actor).await?;
    let path = see_path(&app, &actor, id).await?;
    let draft = stored(&path.settings.audience);
    let shown = Shown { departments: &departments, draft: &draft, aimed: None };
    Ok(screen.show(&AudiencePage::new(&path, &shown, screen.reader())))
}

pub(crate) async fn save(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Path>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    actor.permit(Permission::ManagePeople)?;
    let path = see_path(&app, &actor, id).await?;
    let form = form.only_with(&["version", "everyone", "job_titles", "action"], &["department"])?;
    let done = if form.text("action") == "save" {
        keep(&app, &actor, &path, &form).await.map(|n_people| (Some(n_people), None))
    } else {
        look(&app, &actor, &path, &form).await.map(|aimed| (None, Some(aimed)))
    };
    let (draft, aimed) = match done {
        Ok((Some(n_people), _)) => {
            let notice = Message::new("audience-saved").number("n", count(n_people));
            return Ok(SeeOther::to(url(id)).notice(notice).into_response());
        }
        Ok((None, aimed)) => (Draft::refused(form, FieldErrors::default()), aimed),
        Err(refusal) => (Draft::refused(form, refusal.mistakes()?), None),
    };
    let departments = list_audience_departments(&app, &actor).await?;
    let shown = Shown { departments: &departments, draft: &draft, aimed: aimed.as_ref() };
    Ok(screen.show(&AudiencePage::new(&path, &shown, screen.reader())))
}

async fn keep(app: &App, actor: &Actor, path: &PathView, form: &Form) -> Result<usize, Refusal> {
    let expected = version(form)?;
    let command = AimPath { path: path.id, expected, audience: parse(form)? };
    Ok(aim_path(app, actor, command).await?.n_people)
}

async fn look(app: &App, actor: &Actor, path: &PathView, form: &Form) -> Result<Aimed, Refusal> {
    version(form)?;
    let audience = parse(form)?;
    Ok(list_aimed_at(app, actor, path.id, &audience, PageNumber::FIRST).await?)
}

/// A job title in each line.
fn parse(form: &Form) -> Result<Audience, FieldErrors> {
    let mut errors = FieldErrors::default();
    let departments = form.texts("department").map(|it| it.parse::<Id<_>>().ok());
    let departments: Option<Vec<_>> = departments.collect();
    let Some(departments) = departments else {
        errors.add("department", Message::new("choice-unknown"));
        return Err(errors);
    };
    let job_titles = form.text("job_titles").lines().map(str::to_owned);
    let audience = Audience::new(form.is_ticked("everyone"), departments, job_titles);
    audience.ok_or_else(|| {
        let most = u32::try_from(Audience::MOST_CHOICES).unwrap_or(u32::MAX);
        errors.add("job_titles", Message::new("audience-too-many").number("most", most));
        errors
    })
}

fn stored(audience: &Audience) -> Draft {
    let everyone = audience.is_everyone().then(|| ("everyone", "1".to_owned()));
    let departments = audience.departments().iter().map(|it| ("department", it.to_string()));
    let titles = audience.job_titles().iter().cloned().collect::<Vec<_>>().join("\n");
    Draft::filled(departments.chain(everyone).chain([("job_titles", titles)]))
}

impl AudiencePage {
    fn new(path: &PathView, shown: &Shown<'_>, reader: &Reader) -> Self {
        let draft = shown.draft;
        let departments = shown.departments.iter();
        let departments = departments.map(|it| (it.id.to_string(), it.name.as_str().to_owned()));
        Self {
            back: back(path),
            action: format!("{}/audience", url(path.id)),
            version: draft.version(path.version),
            everyone: draft.tick("everyone", reader),
            departments: draft.choices("department", departments),
            departments_error: draft.error("department", reader),
            job_titles: draft.field("job_titles", reader),
            preview: shown.aimed.map(|it| Preview::new(it, reader)),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Preview {
    fn new(aimed: &Aimed, reader: &Reader) -> Self {
        let n_more = aimed.n_matches.saturating_sub(count(aimed.items.len()));
        let said = |key, n| reader.text(&Message::new(key).number("n", n));
        Self {
            lead: said("audience-gets-it", aimed.n_matches),
            people: aimed.items.iter().map(called).collect(),
            more: (0 < n_more).then(|| said("audience-others", n_more)),
            button: said("audience-save", aimed.n_matches),
        }
    }
}

fn called((person, department): &(Candidate, Option<DepartmentName>)) -> String {
    let name = Some(person.name.as_str());
    let job_title = person.job_title.as_ref().map(domain_identity::JobTitle::as_str);
    let department = department.as_ref().map(DepartmentName::as_str);
    let said: Vec<&str> = [name, job_title, department].into_iter().flatten().collect();
    said.join(", ")
}

impl Page for AudiencePage {
    const TEMPLATE: &'static str = "onboarding/paths/audience.html";

    fn title(&self, reader: &Reader) -> String {
        format!("{} – {}", reader.say("audience-title"), self.back.text)
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let department = |number: u128, name: &str| DepartmentLine {
            id: id(number),
            version: Version::FIRST,
            name: DepartmentName::restore(name.to_owned()),
            n_people: 3,
        };
        let departments = [department(1, "Yard <b>"), department(2, "Office")];
        let audience = Audience::new(false, [id(1)], ["Welder & fitter".to_owned()]);
        let draft = stored(&audience.unwrap_or_default());
        let people =
            sample::candidates().into_iter().zip([Some(departments[0].name.clone()), None]);
        let aimed = Lines { items: people.collect(), number: PageNumber::FIRST, n_matches: 14 };
        let nobody = Lines { items: Vec::new(), number: PageNumber::FIRST, n_matches: 0 };
        let mut errors = FieldErrors::default();
        errors.add("department", Message::new("choice-unknown"));
        errors.add("job_titles", Message::new("audience-too-many").number("most", 200));
        let refused = Draft::refused(Form::from_iter([("job_titles", "<i>")]), errors);
        let path = sample::path();
        let page = |departments, draft, aimed| {
            Self::new(&path, &Shown { departments, draft, aimed }, reader)
        };
        vec![
            page(&departments, &draft, None),
            page(&departments, &draft, Some(&aimed)),
            page(&departments, &draft, Some(&nobody)),
            page(&[], &refused, None),
        ]
    }
}
