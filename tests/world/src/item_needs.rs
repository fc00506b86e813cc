use application::equipment::{EditNeeds, edit_needs, find_item_to_edit, list_categories};
use domain_equipment::{NeededLevel, Needs, NeedsOf};
use domain_kernel::{Id, Version};
use domain_skills::SkillId;

use crate::{Somebody, World};

impl World {
    /// From now on an item or a category asks for these skills and no others.
    pub async fn needs(&self, admin: &Somebody, of: NeedsOf, needs: &[(SkillId, u8)]) {
        let needs = needs.iter().map(|(skill, level)| {
            let level = NeededLevel::new(*level).expect("a level");
            (Id::from_uuid(skill.uuid()), level)
        });
        let needs = Needs::new(&needs.collect::<Vec<_>>()).expect("good needs");
        let expected = self.version_of(admin, of).await;
        let command = EditNeeds { of, expected, needs };
        edit_needs(&self.app, &admin.actor, command).await.expect("an admin may");
    }

    async fn version_of(&self, admin: &Somebody, of: NeedsOf) -> Version {
        match of {
            NeedsOf::Item(id) => {
                let item = find_item_to_edit(&self.app, &admin.actor, id).await;
                item.expect("an admin may").version
            }
            NeedsOf::Category(id) => {
                let categories = list_categories(&self.app, &admin.actor).await;
                let mut categories = categories.expect("an admin may").into_iter();
                categories.find(|it| it.id == id).expect("there").version
            }
        }
    }
}
