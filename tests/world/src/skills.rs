use application::skills::{
    AddGrant, CreateJobRole, CreateLabel, CreateSkill, EditProfile, HandInCertificate,
    RateOwnSkill, RateSkill, add_grant, create_job_role, create_label, create_skill, edit_profile,
    hand_in_certificate, rate_own_skill, rate_skill, see_own_skill, see_profile,
};
use domain_courses::CourseId;
use domain_kernel::{Date, Id, Line};
use domain_skills::{
    CertificateClaim, Giver, JobRoleId, JobRoleSettings, LabelId, LabelKind, Level, Need,
    ProfileSettings, RatingId, SkillCertificateId, SkillId, SkillSettings,
};
use domain_training::ModuleId;

use crate::{Somebody, World};

/// A skill of this name, of whose levels nothing is said.
pub fn skill_settings(name: &str, category: Option<LabelId>) -> SkillSettings {
    SkillSettings {
        name: Line::restore(name.to_owned()),
        category,
        levels: [const { None }; 4],
        is_critical: false,
    }
}

/// A job role of this title that needs these skills at these levels.
pub fn job_role_settings(title: &str, needs: &[(SkillId, u8)]) -> JobRoleSettings {
    let needs = needs
        .iter()
        .map(|(skill, level)| Need { skill: *skill, level: Level::new(*level).expect("a level") });
    let title = Line::restore(title.to_owned());
    JobRoleSettings::new(title, needs.collect()).expect("good needs")
}

impl World {
    /// One more skill.
    pub async fn skill(&self, admin: &Somebody, name: &str, category: Option<LabelId>) -> SkillId {
        let id = self.app.ids.next();
        let command = CreateSkill { id, settings: skill_settings(name, category) };
        create_skill(&self.app, &admin.actor, command).await.expect("an admin may");
        id
    }

    /// One more name of a list.
    pub async fn skill_label(&self, admin: &Somebody, kind: LabelKind, name: &str) -> LabelId {
        let id = self.app.ids.next();
        let command = CreateLabel { id, kind, name: Line::restore(name.to_owned()) };
        create_label(&self.app, &admin.actor, command).await.expect("an admin may");
        id
    }

    /// One more job role.
    pub async fn job_role(
        &self,
        admin: &Somebody,
        title: &str,
        needs: &[(SkillId, u8)],
    ) -> JobRoleId {
        let id = self.app.ids.next();
        let command = CreateJobRole { id, settings: job_role_settings(title, needs) };
        create_job_role(&self.app, &admin.actor, command).await.expect("an admin may");
        id
    }

    /// From now on somebody has these job roles and no others.
    pub async fn has_job_roles(&self, by: &Somebody, who: &Somebody, job_roles: &[JobRoleId]) {
        let seen = see_profile(&self.app, &by.actor, who.id).await.expect("theirs to lead");
        let settings =
            ProfileSettings { job_roles: job_roles.iter().copied().collect(), ..seen.settings };
        let command = EditProfile { person: who.id, expected: seen.version, settings };
        edit_profile(&self.app, &by.actor, command).await.expect("theirs to lead");
    }

    /// A certificate that somebody hands in, of themselves or of others.
    pub async fn paper(&self, by: &Somebody, who: &Somebody, skill: SkillId) -> SkillCertificateId {
        let id = self.app.ids.next();
        let claim = CertificateClaim {
            level: Level::new(3).expect("a level"),
            issued: Date::constant(2026, 3, 1),
            until: None,
            note: Some(Line::restore("Safety school".to_owned())),
        };
        let command = HandInCertificate {
            id,
            person: who.id,
            skill,
            claim,
            file_name: "My paper.jpeg".to_owned(),
            content: "photo of a paper".into(),
        };
        hand_in_certificate(&self.app, &by.actor, command).await.expect("they may");
        id
    }

    /// Says for good at which level somebody has a skill: of themselves, or of others.
    pub async fn rate(&self, by: &Somebody, who: &Somebody, skill: SkillId, level: u8) -> RatingId {
        let level = Level::new(level).expect("a level");
        let rated = if by.id == who.id {
            let command = RateOwnSkill { skill, level, until: None, note: None };
            rate_own_skill(&self.app, &by.actor, command).await
        } else {
            let person = who.id;
            let command =
                RateSkill { person, skill, level, until: None, overrides: false, note: None };
            rate_skill(&self.app, &by.actor, command).await
        };
        rated.expect("they may");
        let seen = see_own_skill(&self.app, &who.actor, skill).await.expect("there");
        seen.ratings.last().expect("rated").rating.id
    }

    /// From now on a module gives a skill.
    pub async fn module_gives(
        &self,
        admin: &Somebody,
        module: ModuleId,
        skill: SkillId,
        level: u8,
    ) {
        self.gives(admin, Giver::Module(Id::from_uuid(module.uuid())), skill, level).await;
    }

    /// From now on a course gives a skill.
    pub async fn course_gives(
        &self,
        admin: &Somebody,
        course: CourseId,
        skill: SkillId,
        level: u8,
    ) {
        self.gives(admin, Giver::Course(Id::from_uuid(course.uuid())), skill, level).await;
    }

    async fn gives(&self, admin: &Somebody, giver: Giver, skill: SkillId, level: u8) {
        let level = Level::new(level).expect("a level");
        let command = AddGrant { skill, giver, level };
        add_grant(&self.app, &admin.actor, command).await.expect("an admin may");
    }
}
