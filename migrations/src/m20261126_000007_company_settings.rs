use sea_orm_migration::{
    prelude::*,
    schema,
    sea_orm::{Statement, prelude::Uuid},
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = [
            // Each company gets one below; no database adds a column of different values.
            schema::string_len_null("code", 8),
            schema::string_len_null("address", 500),
            schema::string_len_null("accent", 7),
            schema::string_len_null("language", 10),
            schema::string_len_null("time_zone", 64),
            schema::string_len("joining", 20).default("approval").to_owned(),
            schema::uuid_null("logo_id"),
        ];
        for column in columns {
            // SQLite adds one at a time.
            let change = Table::alter().table("companies").add_column(column).to_owned();
            manager.alter_table(change).await?;
        }
        draw_codes(manager).await?;
        let mut index = Index::create();
        index.name("companies_code_key").table("companies").col("code").unique();
        manager.create_index(index).await
    }
}

/// Gives those who were there before an ID by which workers ask to join. It follows from the random
/// end of their own id, so that two programs that migrate at once draw the same.
async fn draw_codes(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let db = manager.get_connection();
    let backend = manager.get_database_backend();
    let ids = Query::select().column("id").from("companies").to_owned();
    for row in db.query_all(&ids).await? {
        let id: Uuid = row.try_get("", "id")?;
        let update = Query::update()
            .table("companies")
            .value("code", code(id.as_u128()))
            .and_where(Expr::col("id").eq(id))
            .to_owned();
        let (sql, values) = match backend {
            sea_orm_migration::sea_orm::DbBackend::Postgres => update.build(PostgresQueryBuilder),
            sea_orm_migration::sea_orm::DbBackend::MySql => update.build(MysqlQueryBuilder),
            _ => update.build(SqliteQueryBuilder),
        };
        db.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
    }
    Ok(())
}

/// As the program draws them today; a later one may draw others.
fn code(id: u128) -> String {
    const ALPHABET: &[u8] = b"BCDFGHJKMNPQRTVWXY34679";
    let mut left = id & ((1 << 62) - 1);
    let digits = (0..8).map(|_| {
        let digit = usize::try_from(left % ALPHABET.len() as u128).unwrap_or_default();
        left /= ALPHABET.len() as u128;
        char::from(ALPHABET[digit])
    });
    digits.collect()
}
