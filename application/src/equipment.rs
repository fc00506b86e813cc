//! What the company lends: items, what they are sorted by, the codes on their labels, and who has
//! which.

mod cancel_reservation;
mod categories;
mod codes;
mod custody_reads;
mod edit_item;
mod edit_needs;
mod export_items;
mod failures;
mod find_by_code;
mod give_item;
mod group_failures;
mod group_reads;
mod handovers;
mod import_items;
mod import_reads;
mod inspections;
mod item_photo;
mod label_reads;
mod labels;
mod leaving;
mod list_items;
mod list_orders;
mod locations;
mod moves;
mod need_failures;
mod need_reads;
mod news;
mod order_files;
mod print_labels;
mod qualified;
mod reads;
mod replace_codes;
mod report_damage;
mod reservation_failures;
mod reservation_reads;
mod reserve_item;
mod retire_item;
mod return_item;
mod see_item;
mod see_needs;
mod see_person_items;
mod see_reservations;
mod see_use;
mod stop_reservations;
mod sweep_order_files;
mod take_item;
mod transfer_item;
mod turns;
mod undo_import;
mod upkeep_failures;
mod upkeep_mails;
mod upkeep_reads;
mod use_reads;
mod work_orders;

pub use cancel_reservation::{
    CancelReservation, CancelReservationError, Cancelled, cancel_reservation, see_reservation,
};
pub use categories::{
    CategoryError, CreateCategory, DeleteCategory, RenameCategory, create_category,
    delete_category, list_categories, rename_category,
};
pub use codes::{CodeKey, Sealing};
pub use custody_reads::{CustodyReads, DueItem, OpenAsk};
pub use edit_item::{
    AddItem, DeleteItem, EditItem, EditItemError, add_item, delete_item, edit_item,
    find_item_to_edit,
};
pub use edit_needs::{EditNeeds, EditNeedsError, edit_needs};
pub use export_items::{ExportItemsError, ItemsExport, export_items};
pub use find_by_code::{CodeRefused, FindByCodeError, find_by_code};
pub use give_item::{GiveItem, give_item};
pub use group_reads::{CategoryLine, ItemChoices, ItemGroupReads, LocationLine};
pub use handovers::{
    AnswerHandoverError, AskForItemError, Asking, accept_handover, ask_for_item, decline_handover,
};
pub use import_items::{
    CheckedItem, CheckedItems, ImportItems, ImportItemsError, ItemColumn, ItemFault, ItemRowFault,
    check_items, import_items,
};
pub use import_reads::{ItemImportLine, ItemImportReads, TouchedItem};
pub use inspections::{
    SetInspectionRule, SetInspectionRuleError, find_inspection_rule, set_inspection_rule,
};
pub use item_photo::{
    ChangeItemPhoto, ItemPhotoError, SeeItemPhoto, change_item_photo, see_item_photo,
};
pub use label_reads::{LabelLine, LabelReads, LabelSelection};
pub use labels::{Label, LabelPrinter, LabelSheets, RulerPage};
pub use leaving::{Leaving, LeavingError, Parting, TakerRefused};
pub use list_items::{
    ItemsSortedBy, ListInUse, ListItems, ListItemsError, StateFilter, list_asked_items,
    list_free_items, list_held_items, list_in_use, list_items, list_own_items, list_seen_items,
};
pub use list_orders::{
    ListOrders, ListOrdersError, ORDERS_ON_ITEM, OrdersShown, list_orders_of, list_work_orders,
    see_work_order,
};
pub use locations::{
    CreateLocation, DeleteLocation, EditLocation, LocationError, create_location, delete_location,
    edit_location, list_item_choices, list_locations,
};
pub use need_reads::{ItemNeedLine, ItemNeedReads};
pub(crate) use order_files::content_key as order_file_key;
pub use order_files::{
    AddOrderFile, OneOrderFile, OrderFileError, add_order_file, find_order_file, list_order_files,
    read_order_file, remove_order_file,
};
pub use print_labels::{ItemLabel, MOST_LABELS, PrintLabelsError, may_print_labels, print_labels};
pub use qualified::NotQualified;
pub use reads::{
    CodeLine, CustodyLine, EquipmentReads, ExportedItem, HadItem, Holding, InUseLine, ItemLine,
    ItemView, OwnItem,
};
pub use replace_codes::{
    CodesOf, ReplaceCode, ReplaceCodesError, n_codes_to_replace, replace_code, replace_codes,
};
pub use report_damage::{ReportDamage, ReportDamageError, find_held_item, report_damage};
pub use reservation_reads::{
    CalendarItem, ReservationLine, ReservationReads, ReservedItem, SeeCalendar, Shown,
};
pub use reserve_item::{
    ItemToReserve, ReserveItem, ReserveItemError, find_item_to_reserve, reserve_item,
};
pub use retire_item::{ReinstateItem, RetireItem, RetireItemError, reinstate_item, retire_item};
pub use return_item::{ReturnItem, ReturnItemError, Returned, return_item};
pub use see_item::{ItemSeen, Reserved, ScannedItem, SeeItemError, see_item, see_scanned_item};
pub use see_needs::{
    ItemQualification, PersonQualifications, list_skills_to_need, see_category_needs,
    see_item_needs, see_own_qualifications, see_qualifications,
};
pub use see_person_items::{SeePersonItemsError, see_own_history, see_person_items};
pub use see_reservations::{list_item_reservations, list_own_reservations, see_calendar};
pub use see_use::{EquipmentUse, NearInspections, see_use};
pub(crate) use stop_reservations::cancel_coming_of;
pub use sweep_order_files::{SweepOrderFilesError, sweep_order_files};
pub use take_item::{HeldBy, TakeItem, TakeItemError, TookItem, take_item};
pub use transfer_item::{TransferItem, TransferItemError, transfer_item};
pub use turns::ReservedBy;
pub use undo_import::{
    ImportSeen, UndoImport, UndoImportError, list_item_imports, see_item_import, undo_import,
};
pub use upkeep_reads::{ItemInspection, OrderFileLine, OrderLine, UpkeepReads};
pub use use_reads::{CategoryUse, UsePeriod, UseReads};
pub use work_orders::{
    CloseWorkOrder, OpenWorkOrder, WorkOrderError, close_work_order, open_work_order,
};

pub(crate) use leaving::part;
