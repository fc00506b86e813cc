//! The database schema, one file per change, oldest first. Runs on SQLite, PostgreSQL and MariaDB
//! or MySQL, forward only, and is safe to run twice and by two processes at once.

mod as_once;
mod m20261124_000001_identity;
mod m20261124_000002_audit;
mod m20261124_000003_training;
mod m20261124_000004_onboarding;
mod m20261124_000005_deactivation;
mod m20261124_000006_audit_search;
mod m20261126_000007_company_settings;
mod m20261126_000010_mail;
mod m20261126_000011_links;
mod m20261126_000020_operators;
mod m20261126_000021_invites;
mod m20261126_000022_session_devices;
mod m20261126_000030_departments;
mod m20261126_000031_job_history;
mod m20261126_000032_erased_people;
mod m20261126_000040_second_factor;
mod m20261126_000050_join_requests;
mod m20261126_000051_email_changes;
mod m20261126_000052_operator_second_factor;
mod m20261126_000053_operator_links;
mod m20261126_000054_longer_usernames;
mod m20261126_000056_audit_before_sign_in;
mod m20261126_000060_completions;
mod m20261126_000061_releases;
mod m20261126_000062_certificates;
mod m20261126_000063_reminders;
mod m20261126_000064_quiz_policies;
mod m20261126_000065_extra_tries;
mod m20261126_000066_time_factor;
mod m20261126_000070_path_versions;
mod m20261126_000071_step_marks;
mod m20261126_000072_work_calendars;
mod m20261126_000075_calendars;
mod m20261126_000076_challenges;
mod m20261126_000077_pictures;
mod m20261126_000080_corrections;
mod m20261126_000081_courses;
mod m20261126_000082_course_sessions;
mod m20261126_000083_course_steps;
mod m20261126_000085_materials;
mod m20261126_000088_summaries;
mod m20261126_000090_digest_rounds;
mod m20261126_000091_skills;
mod m20261126_000094_skill_ratings;
mod m20261126_000095_skill_grants;
mod m20261126_000096_skill_matrix;
mod m20261126_000098_skill_coverage;
mod m20261126_000099_skill_certificates;
mod m20261127_000102_skill_exemptions;
mod m20261127_000103_equipment;
mod m20261127_000104_item_needs;
mod m20261127_000105_waivers;
mod m20261127_000106_work_orders;
mod m20261127_000107_inspections;
mod m20261127_000109_reservations;
mod m20261127_000111_handovers;
mod m20261127_000112_shown_holders;
mod m20261127_000114_item_imports;
mod m20261127_000115_item_photos;
mod m20261127_000116_order_files;
mod m20261127_000117_item_steps;
mod m20261127_000118_item_lists;
mod m20261127_000119_item_orders;
mod m20261127_000125_videos;
mod m20261127_000130_customers;
mod m20261127_000140_stock_connectors;
mod m20261127_000141_stock_loads;
mod m20261127_000142_stock_lines;
mod m20261127_000145_stock_columns;
mod m20261127_000146_stock_visits;
mod m20261127_000150_api_tokens;
mod m20261127_000151_once_requests;
mod m20261127_000152_webhooks;
mod m20261127_000153_webhook_deliveries;
mod m20261128_000154_purchases;
mod m20261128_000155_payment_events;
mod tables;

use std::{
    fs::File,
    io,
    path::{Path, PathBuf},
};

use sea_orm_migration::{
    MigrationTrait, MigratorTrait, async_trait,
    sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, DbErr, Statement, TransactionTrait},
};

pub use as_once::{NotAsOnce, migrate_as_once};

pub struct Migrator;

/// Keeps two PostgreSQL or MariaDB clients from migrating at once. Any number will do, as long as
/// it stays the same.
const LOCK: i64 = 0x5348_4950;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261124_000001_identity::Migration),
            Box::new(m20261124_000002_audit::Migration),
            Box::new(m20261124_000003_training::Migration),
            Box::new(m20261124_000004_onboarding::Migration),
            Box::new(m20261124_000005_deactivation::Migration),
            Box::new(m20261124_000006_audit_search::Migration),
            Box::new(m20261126_000007_company_settings::Migration),
            Box::new(m20261126_000010_mail::Migration),
            Box::new(m20261126_000011_links::Migration),
            Box::new(m20261126_000020_operators::Migration),
            Box::new(m20261126_000021_invites::Migration),
            Box::new(m20261126_000022_session_devices::Migration),
            Box::new(m20261126_000030_departments::Migration),
            Box::new(m20261126_000031_job_history::Migration),
            Box::new(m20261126_000032_erased_people::Migration),
            Box::new(m20261126_000040_second_factor::Migration),
            Box::new(m20261126_000050_join_requests::Migration),
            Box::new(m20261126_000051_email_changes::Migration),
            Box::new(m20261126_000054_longer_usernames::Migration),
            Box::new(m20261126_000056_audit_before_sign_in::Migration),
            Box::new(m20261126_000052_operator_second_factor::Migration),
            Box::new(m20261126_000053_operator_links::Migration),
            Box::new(m20261126_000060_completions::Migration),
            Box::new(m20261126_000061_releases::Migration),
            Box::new(m20261126_000062_certificates::Migration),
            Box::new(m20261126_000063_reminders::Migration),
            Box::new(m20261126_000064_quiz_policies::Migration),
            Box::new(m20261126_000065_extra_tries::Migration),
            Box::new(m20261126_000066_time_factor::Migration),
            Box::new(m20261126_000070_path_versions::Migration),
            Box::new(m20261126_000071_step_marks::Migration),
            Box::new(m20261126_000072_work_calendars::Migration),
            Box::new(m20261126_000075_calendars::Migration),
            Box::new(m20261126_000076_challenges::Migration),
            Box::new(m20261126_000077_pictures::Migration),
            Box::new(m20261126_000080_corrections::Migration),
            Box::new(m20261126_000081_courses::Migration),
            Box::new(m20261126_000082_course_sessions::Migration),
            Box::new(m20261126_000083_course_steps::Migration),
            Box::new(m20261126_000085_materials::Migration),
            Box::new(m20261126_000088_summaries::Migration),
            Box::new(m20261126_000090_digest_rounds::Migration),
            Box::new(m20261126_000091_skills::Migration),
            Box::new(m20261126_000094_skill_ratings::Migration),
            Box::new(m20261126_000095_skill_grants::Migration),
            Box::new(m20261127_000102_skill_exemptions::Migration),
            Box::new(m20261126_000096_skill_matrix::Migration),
            Box::new(m20261126_000098_skill_coverage::Migration),
            Box::new(m20261126_000099_skill_certificates::Migration),
            Box::new(m20261127_000103_equipment::Migration),
            Box::new(m20261127_000114_item_imports::Migration),
            Box::new(m20261127_000104_item_needs::Migration),
            Box::new(m20261127_000105_waivers::Migration),
            Box::new(m20261127_000109_reservations::Migration),
            Box::new(m20261127_000106_work_orders::Migration),
            Box::new(m20261127_000107_inspections::Migration),
            Box::new(m20261127_000111_handovers::Migration),
            Box::new(m20261127_000112_shown_holders::Migration),
            Box::new(m20261127_000115_item_photos::Migration),
            Box::new(m20261127_000116_order_files::Migration),
            Box::new(m20261127_000117_item_steps::Migration),
            Box::new(m20261127_000118_item_lists::Migration),
            Box::new(m20261127_000119_item_orders::Migration),
            Box::new(m20261127_000125_videos::Migration),
            Box::new(m20261127_000130_customers::Migration),
            Box::new(m20261127_000145_stock_columns::Migration),
            Box::new(m20261127_000150_api_tokens::Migration),
            Box::new(m20261127_000151_once_requests::Migration),
            Box::new(m20261127_000152_webhooks::Migration),
            Box::new(m20261127_000153_webhook_deliveries::Migration),
            Box::new(m20261127_000140_stock_connectors::Migration),
            Box::new(m20261127_000141_stock_loads::Migration),
            Box::new(m20261127_000142_stock_lines::Migration),
            Box::new(m20261127_000146_stock_visits::Migration),
            Box::new(m20261128_000154_purchases::Migration),
            Box::new(m20261128_000155_payment_events::Migration),
        ]
    }
}

/// Brings the schema up to date. `db` has two connections or more, unless it is SQLite, for which
/// `lock_file` is what two processes meet at.
pub async fn migrate(db: &DatabaseConnection, lock_file: Option<&Path>) -> Result<(), DbErr> {
    migrate_by(db, lock_file, None).await
}

/// `steps`: so many changes at most, or all that there are.
async fn migrate_by(
    db: &DatabaseConnection,
    lock_file: Option<&Path>,
    steps: Option<u32>,
) -> Result<(), DbErr> {
    match db.get_database_backend() {
        DbBackend::Postgres => migrate_postgres(db, steps).await,
        DbBackend::MySql => migrate_mariadb(db, steps).await,
        _ => migrate_sqlite(db, lock_file, steps).await,
    }
}

/// The lock and all that is new are one transaction: the schema is the new one, or still the old.
async fn migrate_postgres(db: &DatabaseConnection, steps: Option<u32>) -> Result<(), DbErr> {
    let txn = db.begin().await?;
    // A change may take longer than what the program otherwise asks for, and another instance may
    // be in the middle of one.
    txn.execute_unprepared(
        "SET LOCAL statement_timeout = 0; \
         SET LOCAL idle_in_transaction_session_timeout = 0; \
         SET LOCAL lock_timeout = '60s'",
    )
    .await?;
    txn.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({LOCK})")).await?;
    // While a change waits for a table, everybody else waits behind it.
    txn.execute_unprepared("SET LOCAL lock_timeout = '5s'").await?;
    Migrator::up(&txn, steps).await?;
    txn.commit().await
}

/// MariaDB commits at each change of a table, so the lock has a connection of its own.
async fn migrate_mariadb(db: &DatabaseConnection, steps: Option<u32>) -> Result<(), DbErr> {
    // An open transaction keeps the connection for us.
    let holder = db.begin().await?;
    // All databases of a server share these names, which have 64 letters at most.
    let name = format!("CONCAT('{LOCK}.', MD5(DATABASE()))");
    let lock = format!("SELECT GET_LOCK({name}, 60) AS is_ours");
    let row = holder.query_one_raw(Statement::from_string(DbBackend::MySql, lock)).await?;
    let is_ours = row.map(|it| it.try_get::<Option<i64>>("", "is_ours")).transpose()?.flatten();
    if is_ours != Some(1) {
        return Err(DbErr::Custom("another instance is changing the database's schema".into()));
    }
    let migrated = Migrator::up(db, steps).await;
    holder.execute_unprepared(&format!("SELECT RELEASE_LOCK({name})")).await?;
    holder.commit().await?;
    migrated
}

async fn migrate_sqlite(
    db: &DatabaseConnection,
    lock_file: Option<&Path>,
    steps: Option<u32>,
) -> Result<(), DbErr> {
    let _lock = match lock_file {
        Some(path) => Some(locked(path.to_owned()).await.map_err(|err| {
            DbErr::Custom(format!("the lock file of the database cannot be taken: {err}"))
        })?),
        None => None,
    };
    Migrator::up(db, steps).await
}

/// The file, locked until it is dropped.
async fn locked(path: PathBuf) -> io::Result<File> {
    // Waiting for the lock would stop everything else on this thread.
    let waiting = tokio::task::spawn_blocking(move || {
        let file = File::options().create(true).truncate(false).write(true).open(path)?;
        file.lock()?;
        Ok(file)
    });
    waiting.await.map_err(io::Error::other)?
}
