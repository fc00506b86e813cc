//! What a company lends to its people: items with a code on their label, and who has which (spec:
//! equipment, "Equipment"; equipment-inventory-reference, 3.3).

mod category;
mod code;
mod custody;
mod custody_facts;
mod group_facts;
mod group_ports;
mod handover;
mod handover_facts;
mod import;
mod import_facts;
mod inspection;
mod item;
mod item_facts;
mod location;
mod location_tree;
mod need_facts;
mod needs;
mod order_file;
mod period;
mod ports;
mod reservation;
mod reservation_facts;
mod reservation_ports;
mod sheet;
mod taking_turns;
mod upkeep;
mod upkeep_facts;
mod upkeep_ports;
mod utilization;
mod work_order;

pub use category::{Category, CategoryId, CategoryInUse, CategoryName};
pub use code::{ActivationCode, CodeError, CodeHash, CodeNumber, ItemCode};
pub use custody::{
    Custody, CustodyEnd, CustodyId, CustodyReason, Ended, TakeRefused, Taken, Taking, Waiver,
};
pub use custody_facts::{ItemHandedOver, ItemReturned, ItemTaken};
pub use group_facts::{
    CategoryCreated, CategoryDeleted, CategoryRenamed, LocationCreated, LocationDeleted,
    LocationEdited,
};
pub use group_ports::{ItemCategories, ItemLocations};
pub use handover::{AskRefused, Handover, HandoverAnswer, HandoverEnd, HandoverId, HandoverOver};
pub use handover_facts::{HandoverAsked, HandoverEnded};
pub use import::{ImportSize, ItemImport, ItemImportId, UndoRefused, Undone};
pub use import_facts::{ItemsExported, ItemsImportUndone, ItemsImported};
pub use inspection::{
    InspectionDue, InspectionMonths, InspectionOverdue, InspectionRule, InspectionRuleError,
    InspectionUses, RuleOf, SinceInspection, UsesLeft,
};
pub use item::{
    Condition, HasHistory, HasNoCode, Item, ItemId, ItemModel, ItemName, ItemNotes, ItemPhoto,
    ItemPhotoId, ItemSettings, ItemState, ItemTag, NewItem, NotRetired, RetireReason,
    RetireRefused, SerialNumber,
};
pub use item_facts::{
    ItemAdded, ItemCodeReplaced, ItemDeleted, ItemEdited, ItemPhotoChanged, ItemReinstated,
    ItemRetired, LabelsPrinted,
};
pub use location::{
    Location, LocationId, LocationInUse, LocationName, LocationPath, LocationRefused,
    LocationSettings,
};
pub use location_tree::{EditedLocation, LocationTree};
pub use need_facts::NeedsChanged;
pub use needs::{
    MissingSkills, NeededLevel, NeededSkill, NeededSkillId, Needs, NeedsOf, NeedsRefused,
    Shortfall, SkillIsNeeded,
};
pub use order_file::{
    OrderContent, OrderContentId, OrderFile, OrderFileId, OrderFileName, TooManyFiles,
};
pub use period::{LocalTimeError, Period, PeriodError, parse_local_time};
pub use ports::{Custodies, Handovers, ItemCodes, ItemImports, ItemNeeds, Items};
pub use reservation::{
    CancelRefused, Cancellation, NewReservation, Reservation, ReservationId, ReservationNote,
    ReservationState, ReserveRefused,
};
pub use reservation_facts::{ItemReserved, ReservationCancelled, ReservationFulfilled};
pub use reservation_ports::Reservations;
pub use sheet::{
    Extent, Grid, LabelSheet, Length, NoSuchLabel, Nudge, NudgeTooFar, Placed, SheetLayout, Spot,
};
pub use taking_turns::{NotYourTurn, Turn, turn_of};
pub use upkeep::{
    ClosedAlready, ClosingOrder, NewWorkOrder, OpenOrderRefused, OrderOutcome, OrdersStanding,
};
pub use upkeep_facts::{
    InspectionRuleSet, OrderFileAdded, OrderFileRemoved, WorkOrderClosed, WorkOrderOpened,
};
pub use upkeep_ports::{InspectionRules, OrderFiles, WorkOrders};
pub use utilization::Utilization;
pub use work_order::{
    Cost, CostError, OrderEnd, OrderKind, OrderResult, OrderText, WorkOrder, WorkOrderId,
};
