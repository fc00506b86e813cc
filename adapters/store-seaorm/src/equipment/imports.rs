//! What brought many items in at once, and what is left of it.

use application::{
    Page, PageNumber,
    equipment::{ItemImportLine, ItemImportReads, TouchedItem},
};
use async_trait::async_trait;
use domain_equipment::{Item, ItemImport, ItemImportId, ItemImports, Undone};
use domain_identity::PersonName;
use domain_kernel::{Id, Line, Permit, StoreError, Timestamp, Version, Versioned};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, FromQueryResult, QueryFilter, QueryResult,
    QuerySelect, QueryTrait,
};
use uuid::Uuid;

use super::rows;
use crate::{
    Corrupt, SeaStore, SeaTx,
    rules::store_error,
    stored::{count, pieces, signed, unsigned},
    tables::{
        item_import_rows,
        item_imports::{ActiveModel, Column, Entity, Model},
        items,
    },
};

/// Nobody changed the item `i`, reserved it or had anything done to it.
const IS_UNTOUCHED: &str = "\
    i.version = 1 \
    AND NOT EXISTS (SELECT 1 FROM reservations v \
        WHERE v.company_id = i.company_id AND v.item_id = i.id) \
    AND NOT EXISTS (SELECT 1 FROM work_orders w \
        WHERE w.company_id = i.company_id AND w.item_id = i.id)";

const N_IMPORTS: &str = "\
    SELECT COUNT(*) AS n_matches FROM ( \
        SELECT m.id FROM item_imports m WHERE m.company_id = $1 LIMIT $2) AS counted";

#[derive(FromQueryResult)]
struct BesideRow {
    importer: Option<String>,
    n_untouched: i64,
}

#[derive(FromQueryResult)]
struct TouchedRow {
    id: Uuid,
    tag: String,
    name: String,
}

#[async_trait]
impl ItemImports for SeaTx {
    async fn find(
        &mut self,
        id: ItemImportId,
    ) -> Result<Option<Versioned<ItemImport>>, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::Id.eq(id.uuid()));
        let row = query.one(&self.txn).await.map_err(store_error)?;
        Ok(row.as_ref().map(import).transpose()?)
    }

    async fn untouched(&mut self, id: ItemImportId) -> Result<Vec<Item>, StoreError> {
        // Nobody reserves one or does anything else with it meanwhile.
        let rows = self.scope.select::<item_import_rows::Entity>()?;
        let rows = rows.filter(item_import_rows::Column::ImportId.eq(id.uuid()));
        let rows = rows.select_only().column(item_import_rows::Column::ItemId);
        let locked = self.scope.select::<items::Entity>()?;
        let locked = locked.filter(items::Column::Id.in_subquery(rows.into_query()));
        let locked = locked.select_only().column(items::Column::Id).lock_exclusive();
        locked.into_tuple::<Uuid>().all(&self.txn).await.map_err(store_error)?;

        let sql = format!(
            "SELECT i.* FROM item_import_rows r \
            JOIN items i ON i.company_id = r.company_id AND i.id = r.item_id \
            WHERE r.company_id = $1 AND r.import_id = $2 AND {IS_UNTOUCHED} ORDER BY i.sort_tag"
        );
        let backend = self.txn.get_database_backend();
        let query = self.scope.by_hand(backend, &sql, [id.uuid().into()])?;
        let rows = items::Model::find_by_statement(query).all(&self.txn).await;
        let items = rows.map_err(store_error)?.into_iter().map(rows::item);
        Ok(items.collect::<Result<_, _>>()?)
    }

    async fn insert(&mut self, import: &ItemImport, items: &[Item]) -> Result<(), StoreError> {
        let company = self.scope.company()?;
        self.scope.insert(&self.txn, import_row(company, import, Version::FIRST)).await?;
        let rows = items.iter().map(|it| item_import_rows::ActiveModel {
            company_id: Set(company),
            item_id: Set(it.id.uuid()),
            import_id: Set(import.id.uuid()),
        });
        for rows in pieces(rows.collect()) {
            self.scope.insert_many(&self.txn, rows).await?;
        }
        Ok(())
    }

    async fn update(&mut self, import: &Versioned<ItemImport>) -> Result<(), StoreError> {
        let (id, read) = (import.value.id.uuid(), import.version);
        let row = import_row(self.scope.company()?, &import.value, read.next());
        self.scope.update(&self.txn, id, read, row).await
    }
}

#[async_trait]
impl ItemImportReads for SeaStore {
    async fn item_imports(
        &self,
        permit: &Permit,
        page: PageNumber,
    ) -> Result<Page<ItemImportLine>, StoreError> {
        let list = format!("{} ORDER BY m.imported_at DESC, m.id DESC", imports());
        self.a_page(permit, (&list, N_IMPORTS), Vec::new(), page, import_line).await
    }

    async fn item_import(
        &self,
        permit: &Permit,
        id: ItemImportId,
    ) -> Result<Option<ItemImportLine>, StoreError> {
        let one = format!("{} AND m.id = $2", imports());
        let row = self.row(permit, &one, [id.uuid().into()]).await?;
        row.as_ref().map(import_line).transpose()
    }

    async fn touched_items(
        &self,
        permit: &Permit,
        id: ItemImportId,
        most: u32,
    ) -> Result<Vec<TouchedItem>, StoreError> {
        let sql = format!(
            "SELECT i.id, i.tag, i.name FROM item_import_rows r \
            JOIN items i ON i.company_id = r.company_id AND i.id = r.item_id \
            WHERE r.company_id = $1 AND r.import_id = $2 AND NOT ({IS_UNTOUCHED}) \
            ORDER BY i.sort_tag LIMIT $3"
        );
        let rows = self.rows(permit, &sql, [id.uuid().into(), i64::from(most).into()]).await?;
        rows.iter().map(touched).collect()
    }
}

fn imports() -> String {
    format!(
        "SELECT m.*, p.name AS importer, \
            (SELECT COUNT(*) FROM item_import_rows r \
                JOIN items i ON i.company_id = r.company_id AND i.id = r.item_id \
                WHERE r.company_id = m.company_id AND r.import_id = m.id \
                    AND {IS_UNTOUCHED}) AS n_untouched \
        FROM item_imports m \
        LEFT JOIN people p ON p.company_id = m.company_id AND p.id = m.by_id \
        WHERE m.company_id = $1"
    )
}

fn import_row(company: Uuid, import: &ItemImport, version: Version) -> ActiveModel {
    ActiveModel {
        company_id: Set(company),
        id: Set(import.id.uuid()),
        imported_at: Set(import.at.micros()),
        by_id: Set(import.by.map(Id::uuid)),
        n_items: Set(signed(import.n_items)),
        undone_at: Set(import.undone.map(|it| it.at.micros())),
        n_undone: Set(import.undone.map(|it| signed(it.n_items))),
        version: Set(signed(version.get())),
    }
}

fn import(row: &Model) -> Result<Versioned<ItemImport>, Corrupt> {
    let corrupt = |column| Corrupt { table: "item_imports", column };
    let undone = row.undone_at.map(|at| {
        let n_items = unsigned(row.n_undone.unwrap_or_default(), corrupt("n_undone"))?;
        Ok(Undone { at: Timestamp::from_micros(at), n_items })
    });
    let value = ItemImport {
        id: Id::from_uuid(row.id),
        at: Timestamp::from_micros(row.imported_at),
        by: row.by_id.map(Id::from_uuid),
        n_items: unsigned(row.n_items, corrupt("n_items"))?,
        undone: undone.transpose()?,
    };
    Ok(Versioned { value, version: Version::new(unsigned(row.version, corrupt("version"))?) })
}

fn import_line(row: &QueryResult) -> Result<ItemImportLine, StoreError> {
    let beside = BesideRow::from_query_result(row, "").map_err(store_error)?;
    let model = Model::from_query_result(row, "").map_err(store_error)?;
    Ok(ItemImportLine {
        import: import(&model)?.value,
        by: beside.importer.map(PersonName::restore),
        n_untouched: count(beside.n_untouched),
    })
}

fn touched(row: &QueryResult) -> Result<TouchedItem, StoreError> {
    let row = TouchedRow::from_query_result(row, "").map_err(store_error)?;
    let (id, tag, name) = (Id::from_uuid(row.id), Line::restore(row.tag), Line::restore(row.name));
    Ok(TouchedItem { id, tag, name })
}
