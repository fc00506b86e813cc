//! Whether somebody can do what an item asks of whoever has it.

use domain_equipment::{Item, MissingSkills, Needs, NeedsOf, Shortfall, Taken, Taking};
use domain_kernel::{Date, Id, PersonId, StoreError};
use domain_skills::{Rating, SkillName, SkillState};
use thiserror::Error;

use super::TakeItemError;
use crate::{Class, Failure, Message, Tx};

/// Somebody lacks skills that an item asks for.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("this needs skills that they lack: {}", missing.as_str())]
pub struct NotQualified {
    /// The skills, each with the level that is needed.
    pub missing: MissingSkills,
}

/// How somebody gets an item today who may lack what it asks for: as they asked to, or else they are
/// not qualified. A waiver holds for exactly what it names, and whoever lacks nothing needs none.
pub(super) async fn qualified(
    tx: &mut dyn Tx,
    item: &Item,
    taking: &Taking,
    today: Date,
) -> Result<Taking, TakeItemError> {
    let mut needs = tx.item_needs().of(NeedsOf::Item(item.id)).await?;
    if let Some(category) = item.settings.category {
        needs = needs.with(&tx.item_needs().of(NeedsOf::Category(category)).await?);
    }
    let missing = lacking(tx, &needs, taking.holder, today).await?;
    let is_waived =
        missing.is_some() && taking.taken.waiver().map(|it| &it.missing) == missing.as_ref();
    let taken = match (&taking.taken, missing) {
        (Taken::Waived { by, reason, .. }, None) => {
            Taken::OnBehalf { by: *by, reason: reason.clone() }
        }
        (_, Some(missing)) if !is_waived => return Err(NotQualified { missing }.into()),
        (taken, _) => taken.clone(),
    };
    Ok(Taking { taken, ..taking.clone() })
}

async fn lacking(
    tx: &mut dyn Tx,
    needs: &Needs,
    person: PersonId,
    today: Date,
) -> Result<Option<MissingSkills>, StoreError> {
    if needs.is_empty() {
        return Ok(None);
    }
    let ratings = tx.ratings().of_people(&[person]).await?;
    let missing = needs.missing(|skill| {
        let of_skill = ratings.iter().filter(|it| it.skill.uuid() == skill.uuid());
        let of_skill: Vec<Rating> = of_skill.cloned().collect();
        SkillState::on(&of_skill, today).level.get()
    });
    named(tx, &missing).await
}

/// By the names of the skills.
async fn named(
    tx: &mut dyn Tx,
    missing: &[Shortfall],
) -> Result<Option<MissingSkills>, StoreError> {
    let mut names = Vec::new();
    for it in missing {
        let skill = tx.skills().find(Id::from_uuid(it.skill.uuid())).await?;
        let skill = skill.ok_or_else(|| StoreError::corrupt("a needed skill is not there"))?;
        names.push((skill.value.settings.name, it.needed.get()));
    }
    Ok(missing_skills(names))
}

/// Skills with the levels that are needed in one line, which is the same for the same ones.
pub(super) fn missing_skills(
    skills: impl IntoIterator<Item = (SkillName, u8)>,
) -> Option<MissingSkills> {
    let skills = skills.into_iter().map(|(name, level)| format!("{} {level}", name.as_str()));
    let mut skills: Vec<String> = skills.collect();
    skills.sort();
    (!skills.is_empty()).then(|| MissingSkills::restore(skills.join(", ")))
}

impl Failure for NotQualified {
    fn class(&self) -> Class {
        Class::Denied
    }

    fn message(&self) -> Message {
        Message::new("item-not-qualified").text("skills", self.missing.as_str())
    }

    fn samples() -> Vec<Self> {
        vec![Self { missing: MissingSkills::restore("Driving forklifts 2".to_owned()) }]
    }
}
