//! Items, codes and custodies as rows have them.

use domain_equipment::{
    CodeHash, CodeNumber, Condition, Custody, CustodyEnd, Ended, Item, ItemCode, ItemSettings,
    ItemState, RetireReason, Taken, Waiver,
};
use domain_kernel::{Id, Line, StoreError, Text, Timestamp, Version, fold};
use sea_orm::ActiveValue::Set;
use uuid::Uuid;

use crate::{
    Corrupt,
    stored::{day, day_column, signed, unsigned},
    tables::{custodies, item_codes, items},
};

pub(super) fn item_row(company: Uuid, item: &Item, version: Version) -> items::ActiveModel {
    let settings = &item.settings;
    let (tag, name) = (settings.tag.as_str(), settings.name.as_str());
    let model = settings.model.as_ref().map(Line::as_str);
    let serial = settings.serial.as_ref().map(Line::as_str);
    let searched = [Some(tag), Some(name), model, serial];
    // One line each, so that nothing is found that ends in one and begins in the next.
    let searched: Vec<String> = searched.into_iter().flatten().map(fold).collect();
    items::ActiveModel {
        company_id: Set(company),
        id: Set(item.id.uuid()),
        tag: Set(tag.to_owned()),
        sort_tag: Set(fold(tag)),
        name: Set(name.to_owned()),
        sort_name: Set(fold(name)),
        category_id: Set(settings.category.map(Id::uuid)),
        model: Set(model.map(str::to_owned)),
        serial: Set(serial.map(str::to_owned)),
        sort_serial: Set(serial.map(fold)),
        location_id: Set(settings.location.map(Id::uuid)),
        notes: Set(settings.notes.as_ref().map(|it| it.as_str().to_owned())),
        search: Set(searched.join("\n")),
        state: Set(item.state.name().to_owned()),
        retired_for: Set(item.state.retired().map(|it| it.name().to_owned())),
        condition_is: Set(item.condition.name().to_owned()),
        photo_id: Set(item.photo.map(Id::uuid)),
        code_number: Set(signed(item.code.get())),
        inspected_at: Set(item.inspected.map(Timestamp::micros)),
        created_at: Set(item.created.micros()),
        version: Set(signed(version.get())),
    }
}

pub(super) fn item(row: items::Model) -> Result<Item, Corrupt> {
    let corrupt = |column| Corrupt { table: "items", column };
    Ok(Item {
        id: Id::from_uuid(row.id),
        state: state(&row.state, row.retired_for.as_deref())?,
        condition: Condition::parse(&row.condition_is).ok_or(corrupt("condition_is"))?,
        photo: row.photo_id.map(Id::from_uuid),
        code: CodeNumber::new(unsigned(row.code_number, corrupt("code_number"))?),
        inspected: row.inspected_at.map(Timestamp::from_micros),
        created: Timestamp::from_micros(row.created_at),
        settings: ItemSettings {
            tag: Line::restore(row.tag),
            name: Line::restore(row.name),
            category: row.category_id.map(Id::from_uuid),
            model: row.model.map(Line::restore),
            serial: row.serial.map(Line::restore),
            location: row.location_id.map(Id::from_uuid),
            notes: row.notes.map(Text::restore),
        },
    })
}

pub(super) fn state(name: &str, retired_for: Option<&str>) -> Result<ItemState, Corrupt> {
    let state = ItemState::restore(name, retired_for.and_then(RetireReason::parse));
    state.ok_or(Corrupt { table: "items", column: "state" })
}

pub(super) fn code_row(company: Uuid, code: &ItemCode) -> item_codes::ActiveModel {
    item_codes::ActiveModel {
        company_id: Set(company),
        code_hash: Set(code.hash.0.to_vec()),
        item_id: Set(code.item.uuid()),
        number: Set(signed(code.number.get())),
        sealed: Set(code.sealed.clone()),
        since_at: Set(code.since.micros()),
        replaced_at: Set(code.replaced.map(Timestamp::micros)),
    }
}

pub(super) fn code(row: item_codes::Model) -> Result<ItemCode, Corrupt> {
    let corrupt = |column| Corrupt { table: "item_codes", column };
    Ok(ItemCode {
        item: Id::from_uuid(row.item_id),
        number: CodeNumber::new(unsigned(row.number, corrupt("number"))?),
        hash: CodeHash(row.code_hash.try_into().map_err(|_| corrupt("code_hash"))?),
        sealed: row.sealed,
        since: Timestamp::from_micros(row.since_at),
        replaced: row.replaced_at.map(Timestamp::from_micros),
    })
}

pub(super) fn custody_row(
    company: Uuid,
    custody: &Custody,
) -> Result<custodies::ActiveModel, StoreError> {
    let Custody { id, item, holder, since, taken, due, end } = custody;
    let how = end.as_ref().map(|it| &it.how);
    Ok(custodies::ActiveModel {
        company_id: Set(company),
        id: Set(id.uuid()),
        item_id: Set(item.uuid()),
        holder_id: Set(holder.uuid()),
        since_at: Set(since.micros()),
        taken_how: Set(taken.name().to_owned()),
        taken_by: Set(taken.by().map(Id::uuid)),
        taken_for: Set(taken.reason().map(|it| it.as_str().to_owned())),
        due_on: Set(due.map(day_column).transpose()?),
        open_item_id: Set(end.is_none().then(|| item.uuid())),
        ended_at: Set(end.as_ref().map(|it| it.at.micros())),
        ended_how: Set(how.map(|it| it.name().to_owned())),
        ended_by: Set(how.and_then(Ended::by).map(Id::uuid)),
        ended_for: Set(how.and_then(Ended::reason).map(|it| it.as_str().to_owned())),
        missing: Set(taken.waiver().map(|it| it.missing.as_str().to_owned())),
        waived_for: Set(taken.waiver().map(|it| it.reason.as_str().to_owned())),
    })
}

pub(super) fn custody(row: custodies::Model) -> Result<Custody, Corrupt> {
    let corrupt = |column| Corrupt { table: "custodies", column };
    let by = row.taken_by.map(Id::from_uuid);
    let waiver = row.missing.zip(row.waived_for).map(|(missing, reason)| Waiver {
        missing: Line::restore(missing),
        reason: Line::restore(reason),
    });
    let taken = Taken::restore(&row.taken_how, by, row.taken_for.map(Line::restore), waiver);
    let ended = row.ended_at.map(|at| {
        let name = row.ended_how.as_deref().unwrap_or_default();
        let by = row.ended_by.map(Id::from_uuid);
        let how = Ended::restore(name, by, row.ended_for.map(Line::restore));
        let how = how.ok_or(corrupt("ended_how"))?;
        Ok(CustodyEnd { at: Timestamp::from_micros(at), how })
    });
    Ok(Custody {
        id: Id::from_uuid(row.id),
        item: Id::from_uuid(row.item_id),
        holder: Id::from_uuid(row.holder_id),
        since: Timestamp::from_micros(row.since_at),
        taken: taken.ok_or(corrupt("taken_how"))?,
        due: row.due_on.and_then(day),
        end: ended.transpose()?,
    })
}
