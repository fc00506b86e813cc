use async_trait::async_trait;
use domain_equipment::{CategoryId, ItemId};
use domain_kernel::{Permit, StoreError};
use domain_skills::{Level, SkillId, SkillName};

/// What pages about the needs of equipment show, outside any transaction.
#[async_trait]
pub trait ItemNeedReads: Send + Sync {
    /// What an item asks for with what its category does, by the names of the skills.
    async fn item_needs(
        &self,
        permit: &Permit,
        item: ItemId,
    ) -> Result<Vec<ItemNeedLine>, StoreError>;
    /// What a category asks for, by the names of the skills.
    async fn category_needs(
        &self,
        permit: &Permit,
        category: CategoryId,
    ) -> Result<Vec<ItemNeedLine>, StoreError>;
}

/// A skill that equipment asks for, by itself, for its category, or both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemNeedLine {
    pub skill: SkillId,
    pub name: SkillName,
    /// 0 where it does not ask by itself.
    pub own: Level,
    /// 0 where its category does not ask.
    pub of_category: Level,
}

impl ItemNeedLine {
    /// The level that is enough.
    pub fn needed(&self) -> Level {
        self.own.max(self.of_category)
    }
}
