use sea_orm_migration::{
    prelude::*,
    schema,
    sea_orm::{ConnectionTrait, DbBackend, Statement},
};

/// Begins tables in which two texts are equal only if they are the same, as everywhere but in
/// MariaDB and MySQL, whose default ignores case, accents and spaces at the end. The server's
/// default does not matter, because each table says so itself. Times are numbers of microseconds.
pub(crate) struct Tables {
    collation: Option<&'static str>,
    is_postgres: bool,
}

impl Tables {
    pub(crate) async fn of(manager: &SchemaManager<'_>) -> Result<Self, DbErr> {
        let backend = manager.get_database_backend();
        if backend != DbBackend::MySql {
            return Ok(Self { collation: None, is_postgres: backend == DbBackend::Postgres });
        }
        let version = Statement::from_string(DbBackend::MySql, "SELECT VERSION() AS version");
        let row = manager.get_connection().query_one_raw(version).await?;
        let version: String =
            row.map(|it| it.try_get("", "version")).transpose()?.unwrap_or_default();
        let is_mariadb = version.to_lowercase().contains("mariadb");
        let collation = if is_mariadb { "utf8mb4_nopad_bin" } else { "utf8mb4_0900_bin" };
        Ok(Self { collation: Some(collation), is_postgres: false })
    }

    pub(crate) fn table(&self, name: &'static str) -> TableCreateStatement {
        let mut table = Table::create();
        table.table(name);
        if let Some(collation) = self.collation {
            table.character_set("utf8mb4").collate(collation);
        }
        table
    }
    /// A text of more than 64 KB, where what MariaDB and MySQL call a text ends.
    pub(crate) fn long_text(&self, name: &'static str) -> ColumnDef {
        self.long_text_null(name).not_null().to_owned()
    }

    pub(crate) fn long_text_null(&self, name: &'static str) -> ColumnDef {
        match self.collation {
            Some(_) => schema::custom_null(name, "mediumtext"),
            None => schema::text_null(name),
        }
    }

    /// What rows are sorted by, character by character, as no language sorts. Elsewhere than in
    /// PostgreSQL every text of these tables is.
    pub(crate) fn sort_key(&self, name: &'static str) -> ColumnDef {
        self.sort_key_null(name).not_null().to_owned()
    }

    pub(crate) fn sort_key_null(&self, name: &'static str) -> ColumnDef {
        match self.is_postgres {
            true => schema::custom_null(name, "varchar(200) COLLATE \"C\""),
            false => schema::string_len_null(name, 200),
        }
    }

    /// The same of a whole text.
    pub(crate) fn sort_text_null(&self, name: &'static str) -> ColumnDef {
        match self.is_postgres {
            true => schema::custom_null(name, "text COLLATE \"C\""),
            false => self.long_text_null(name),
        }
    }
}

pub(crate) fn index(
    name: &'static str,
    table: &'static str,
    columns: &[&'static str],
) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(name).table(table);
    for column in columns {
        index.col(*column);
    }
    index
}
