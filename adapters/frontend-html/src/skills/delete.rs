use application::{
    App, Failure, Message,
    skills::{DeleteSkill, SkillView, delete_skill, see_skill},
};
use axum::{extract::State, response::Response};
use domain_equipment::SkillIsNeeded;
use domain_skills::Skill;

use super::{PATH, back, url};
use crate::{
    confirm::{Change, ConfirmPage},
    form::Form,
    parts::{Hidden, version},
    problem::Problem,
    screen::Screen,
    see_other::SeeOther,
    visitor::{PathId, Signed},
};

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Skill>,
    screen: Screen,
) -> Result<Response, Problem> {
    let skill = see_skill(&app, &actor, id).await?;
    Ok(screen.show(&ConfirmPage::new(back(&skill), change(&skill), screen.reader())))
}

pub(crate) async fn delete(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Skill>,
    form: Form,
) -> Result<SeeOther, Problem> {
    let skill = see_skill(&app, &actor, id).await?;
    let expected = version(&form.only(&["version"])?)?;
    let deleted = delete_skill(&app, &actor, DeleteSkill { id, expected }).await;
    deleted.map_err(|err| Problem::from(err).back_to(url(id)))?;
    let notice = Message::new("skill-is-deleted").text("name", skill.settings.name.as_str());
    Ok(SeeOther::to(PATH).notice(notice))
}

pub(super) fn change(skill: &SkillView) -> Change {
    let n_uses = skill.n_equipment;
    Change {
        heading: Message::new("skill-delete-title").text("name", skill.settings.name.as_str()),
        lead: "skill-delete-lead",
        points: vec![
            Message::new("skill-delete-job-roles").number("n", skill.n_job_roles),
            Message::new("skill-delete-stays"),
        ],
        stem: None,
        refused: (0 < n_uses).then(|| SkillIsNeeded { n_uses }.message()),
        action: format!("{}/delete", url(skill.id)),
        hidden: vec![Hidden::new("version", &skill.version.get())],
        button: Message::new("skill-delete-submit"),
        is_destructive: true,
    }
}
