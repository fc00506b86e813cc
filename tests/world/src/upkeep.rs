use application::equipment::{
    AddOrderFile, CloseWorkOrder, OpenWorkOrder, ReportDamage, SetInspectionRule, add_order_file,
    close_work_order, open_work_order, report_damage, set_inspection_rule,
};
use application::{PageNumber, equipment::see_item};
use domain_equipment::{
    InspectionMonths, InspectionRule, InspectionUses, ItemId, OrderFileId, OrderKind, OrderResult,
    RuleOf, WorkOrderId,
};
use domain_kernel::Line;

use crate::{Somebody, World};

/// Every so many months, and after every so many uses; 0 for neither.
pub fn inspection_rule(months: u8, uses: u16) -> Option<InspectionRule> {
    InspectionRule::new(InspectionMonths::new(months).ok(), InspectionUses::new(uses).ok())
}

impl World {
    /// A work order that keeps an item in maintenance.
    pub async fn work_order(&self, admin: &Somebody, item: ItemId, kind: OrderKind) -> WorkOrderId {
        let id = self.app.ids.next();
        let description = Line::restore("Left wheel is cracked".to_owned());
        let command = OpenWorkOrder { id, item, kind, due: None, is_blocking: true, description };
        open_work_order(&self.app, &admin.actor, command).await.expect("an admin may");
        id
    }

    pub async fn close_order(&self, admin: &Somebody, id: WorkOrderId, result: OrderResult) {
        let command = CloseWorkOrder { id, result, cost: None, note: None };
        close_work_order(&self.app, &admin.actor, command).await.expect("an admin may");
    }

    /// A picture that is kept beside a work order.
    pub async fn order_file(&self, admin: &Somebody, order: WorkOrderId) -> OrderFileId {
        let id = self.app.ids.next();
        let file_name = "Cracked wheel.jpeg".to_owned();
        let command = AddOrderFile { id, order, file_name, content: "photo of a wheel".into() };
        add_order_file(&self.app, &admin.actor, command).await.expect("an admin may");
        id
    }

    /// Whoever has an item says that it is damaged.
    pub async fn damage(&self, holder: &Somebody, item: ItemId) -> WorkOrderId {
        let id = self.app.ids.next();
        let description = Line::restore("It smokes".to_owned());
        let command = ReportDamage { id, item, description };
        report_damage(&self.app, &holder.actor, command).await.expect("they have it");
        id
    }

    /// An item is inspected by a rule of its own from now on.
    pub async fn inspect_every(&self, admin: &Somebody, item: ItemId, months: u8, uses: u16) {
        let seen = see_item(&self.app, &admin.actor, item, PageNumber::FIRST).await;
        let expected = seen.expect("an admin may").item.version;
        let rule = inspection_rule(months, uses);
        let command = SetInspectionRule { of: RuleOf::Item(item), expected, rule };
        set_inspection_rule(&self.app, &admin.actor, command).await.expect("an admin may");
    }
}
