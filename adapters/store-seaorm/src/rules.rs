//! What an error of the database means. The only place that reads one.

use domain_kernel::{Rule, StoreError};
use sea_orm::{
    DbErr, RuntimeErr, SqlErr, SqlxError, SqlxMySqlError, SqlxPostgresError, SqlxSqliteError,
};

/// A unique index and the rule it keeps.
struct Unique {
    table: &'static str,
    index: &'static str,
    columns: &'static [&'static str],
    rule: Rule,
}

const UNIQUE: &[Unique] = &[
    Unique {
        table: "installation",
        index: "installation_pkey",
        columns: &["id"],
        rule: Rule::Installation,
    },
    Unique { table: "companies", index: "companies_pkey", columns: &["id"], rule: Rule::CompanyId },
    Unique {
        table: "companies",
        index: "companies_code_key",
        columns: &["code"],
        rule: Rule::CompanyCode,
    },
    Unique {
        table: "people",
        index: "people_pkey",
        columns: &["company_id", "id"],
        rule: Rule::PersonId,
    },
    Unique {
        table: "identifiers",
        index: "identifiers_pkey",
        columns: &["identifier"],
        rule: Rule::Identifier,
    },
    Unique {
        table: "sessions",
        index: "sessions_pkey",
        columns: &["id_hash"],
        rule: Rule::SessionId,
    },
    Unique {
        table: "api_tokens",
        index: "api_tokens_pkey",
        columns: &["company_id", "id"],
        rule: Rule::ApiToken,
    },
    Unique {
        table: "api_tokens",
        index: "api_tokens_hash_key",
        columns: &["hash"],
        rule: Rule::ApiToken,
    },
    Unique {
        table: "api_tokens",
        index: "api_tokens_number_key",
        columns: &["company_id", "person_id", "number"],
        rule: Rule::ApiToken,
    },
    Unique {
        table: "once_requests",
        index: "once_requests_pkey",
        columns: &["company_id", "person_id", "key_hash"],
        rule: Rule::OnceRequest,
    },
    Unique {
        table: "second_factors",
        index: "second_factors_pkey",
        columns: &["company_id", "person_id"],
        rule: Rule::SecondFactor,
    },
    Unique {
        table: "operator_second_factors",
        index: "operator_second_factors_pkey",
        columns: &["operator_id"],
        rule: Rule::SecondFactor,
    },
    Unique {
        table: "companies",
        index: "companies_registration_key_key",
        columns: &["registration_key"],
        rule: Rule::RegistrationNumber,
    },
    Unique { table: "invites", index: "invites_pkey", columns: &["id"], rule: Rule::InviteId },
    Unique {
        table: "invites",
        index: "invites_code_hash_key",
        columns: &["code_hash"],
        rule: Rule::InviteId,
    },
    Unique {
        table: "purchases",
        index: "purchases_pkey",
        columns: &["id"],
        rule: Rule::PurchaseId,
    },
    Unique {
        table: "purchases",
        index: "purchases_number_key",
        columns: &["number"],
        rule: Rule::PurchaseNumber,
    },
    Unique {
        table: "payment_events",
        index: "payment_events_pkey",
        columns: &["event"],
        rule: Rule::PaymentEvent,
    },
    Unique {
        table: "operators",
        index: "operators_pkey",
        columns: &["id"],
        rule: Rule::OperatorId,
    },
    Unique {
        table: "operator_sessions",
        index: "operator_sessions_pkey",
        columns: &["id_hash"],
        rule: Rule::SessionId,
    },
    Unique {
        table: "links",
        index: "links_pkey",
        columns: &["company_id", "person_id", "purpose"],
        rule: Rule::Link,
    },
    Unique {
        table: "join_requests",
        index: "join_requests_pkey",
        columns: &["company_id", "id"],
        rule: Rule::JoinRequestId,
    },
    Unique {
        table: "reminders",
        index: "reminders_pkey",
        columns: &["company_id", "person_id", "day", "kind"],
        rule: Rule::Reminder,
    },
    Unique { table: "mails", index: "mails_pkey", columns: &["id"], rule: Rule::MailId },
    Unique {
        table: "departments",
        index: "departments_pkey",
        columns: &["company_id", "id"],
        rule: Rule::DepartmentId,
    },
    Unique {
        table: "departments",
        index: "departments_sort_name_key",
        columns: &["company_id", "sort_name"],
        rule: Rule::DepartmentName,
    },
    Unique {
        table: "training_modules",
        index: "training_modules_pkey",
        columns: &["company_id", "id"],
        rule: Rule::ModuleId,
    },
    Unique {
        table: "training_calendars",
        index: "training_calendars_pkey",
        columns: &["company_id", "person_id"],
        rule: Rule::Calendar,
    },
    Unique {
        table: "training_calendars",
        index: "training_calendars_hash_key",
        columns: &["hash"],
        rule: Rule::Calendar,
    },
    Unique {
        table: "training_challenges",
        index: "training_challenges_pkey",
        columns: &["company_id", "id"],
        rule: Rule::ChallengeId,
    },
    Unique {
        table: "training_challenges",
        index: "training_challenges_open_key",
        columns: &["company_id", "person_id", "open_question_id"],
        rule: Rule::OpenChallenge,
    },
    Unique {
        table: "training_pictures",
        index: "training_pictures_pkey",
        columns: &["company_id", "id"],
        rule: Rule::PictureId,
    },
    Unique {
        table: "training_videos",
        index: "training_videos_pkey",
        columns: &["company_id", "id"],
        rule: Rule::VideoId,
    },
    Unique {
        table: "training_versions",
        index: "training_versions_pkey",
        columns: &["company_id", "module_id", "number"],
        rule: Rule::VersionNumber,
    },
    Unique {
        table: "training_attempts",
        index: "training_attempts_pkey",
        columns: &["company_id", "id"],
        rule: Rule::AttemptId,
    },
    Unique {
        table: "training_attempts",
        index: "training_attempts_open_key",
        columns: &["company_id", "person_id", "open_module_id"],
        rule: Rule::OpenAttempt,
    },
    Unique {
        table: "training_completions",
        index: "training_completions_pkey",
        columns: &["company_id", "id"],
        rule: Rule::CompletionId,
    },
    Unique {
        table: "training_completions",
        index: "training_completions_attempt_id_key",
        columns: &["company_id", "attempt_id"],
        rule: Rule::CompletionId,
    },
    Unique {
        table: "training_completions",
        index: "training_completions_certificate_code_key",
        columns: &["certificate_code"],
        rule: Rule::CompletionId,
    },
    Unique {
        table: "training_completions",
        index: "training_completions_current_key",
        columns: &["company_id", "person_id", "current_module_id"],
        rule: Rule::CurrentCompletion,
    },
    Unique {
        table: "training_attempts",
        index: "training_attempts_ordinal_key",
        columns: &["company_id", "person_id", "module_id", "ordinal"],
        rule: Rule::AttemptOrdinal,
    },
    Unique {
        table: "training_extra_tries",
        index: "training_extra_tries_pkey",
        columns: &["company_id", "person_id", "module_id", "after_attempts"],
        rule: Rule::ExtraTry,
    },
    Unique {
        table: "training_corrections",
        index: "training_corrections_pkey",
        columns: &["company_id", "module_id", "number", "ordinal"],
        rule: Rule::Correction,
    },
    Unique {
        table: "training_regrades",
        index: "training_regrades_pkey",
        columns: &["company_id", "attempt_id", "ordinal"],
        rule: Rule::Correction,
    },
    Unique {
        table: "training_regrades",
        index: "training_regrades_current_key",
        columns: &["company_id", "current_attempt_id"],
        rule: Rule::Correction,
    },
    Unique {
        table: "onboarding_paths",
        index: "onboarding_paths_pkey",
        columns: &["company_id", "id"],
        rule: Rule::PathId,
    },
    Unique {
        table: "onboarding_assignments",
        index: "onboarding_assignments_pkey",
        columns: &["company_id", "id"],
        rule: Rule::Assignment,
    },
    Unique {
        table: "onboarding_assignments",
        index: "onboarding_assignments_path_id_person_id_key",
        columns: &["company_id", "path_id", "person_id"],
        rule: Rule::Assignment,
    },
    Unique {
        table: "onboarding_step_marks",
        index: "onboarding_step_marks_pkey",
        columns: &["company_id", "person_id", "path_id", "step_id"],
        rule: Rule::StepMark,
    },
    Unique {
        table: "onboarding_calendars",
        index: "onboarding_calendars_pkey",
        columns: &["company_id"],
        rule: Rule::WorkCalendar,
    },
    Unique {
        table: "stock_columns",
        index: "stock_columns_pkey",
        columns: &["company_id", "person_id"],
        rule: Rule::StockColumns,
    },
    Unique {
        table: "stock_visits",
        index: "stock_visits_pkey",
        columns: &["company_id", "person_id"],
        rule: Rule::StockVisit,
    },
    Unique {
        table: "courses",
        index: "courses_pkey",
        columns: &["company_id", "id"],
        rule: Rule::CourseId,
    },
    Unique {
        table: "course_materials",
        index: "course_materials_pkey",
        columns: &["company_id", "id"],
        rule: Rule::MaterialId,
    },
    Unique {
        table: "students",
        index: "students_pkey",
        columns: &["company_id", "id"],
        rule: Rule::StudentId,
    },
    Unique {
        table: "students",
        index: "students_email_key_key",
        columns: &["company_id", "email_key"],
        rule: Rule::StudentEmail,
    },
    Unique {
        table: "students",
        index: "students_person_id_key",
        columns: &["company_id", "person_id"],
        rule: Rule::StudentPerson,
    },
    Unique {
        table: "course_enrollments",
        index: "course_enrollments_pkey",
        columns: &["company_id", "course_id", "student_id"],
        rule: Rule::Enrollment,
    },
    Unique {
        table: "course_sessions",
        index: "course_sessions_pkey",
        columns: &["company_id", "id"],
        rule: Rule::CourseSessionId,
    },
    Unique {
        table: "course_attendance",
        index: "course_attendance_pkey",
        columns: &["company_id", "session_id", "student_id"],
        rule: Rule::Attendance,
    },
    Unique {
        table: "skill_labels",
        index: "skill_labels_pkey",
        columns: &["company_id", "id"],
        rule: Rule::SkillLabelId,
    },
    Unique {
        table: "skill_labels",
        index: "skill_labels_sort_name_key",
        columns: &["company_id", "kind", "sort_name"],
        rule: Rule::SkillLabelName,
    },
    Unique {
        table: "skills",
        index: "skills_pkey",
        columns: &["company_id", "id"],
        rule: Rule::SkillId,
    },
    Unique {
        table: "skills",
        index: "skills_sort_name_key",
        columns: &["company_id", "sort_name"],
        rule: Rule::SkillName,
    },
    Unique {
        table: "job_roles",
        index: "job_roles_pkey",
        columns: &["company_id", "id"],
        rule: Rule::JobRoleId,
    },
    Unique {
        table: "job_roles",
        index: "job_roles_sort_title_key",
        columns: &["company_id", "sort_title"],
        rule: Rule::JobRoleTitle,
    },
    Unique {
        table: "job_role_needs",
        index: "job_role_needs_pkey",
        columns: &["company_id", "job_role_id", "skill_id"],
        rule: Rule::JobRoleNeed,
    },
    Unique {
        table: "skill_profiles",
        index: "skill_profiles_pkey",
        columns: &["company_id", "person_id"],
        rule: Rule::SkillProfile,
    },
    Unique {
        table: "skill_profile_projects",
        index: "skill_profile_projects_pkey",
        columns: &["company_id", "person_id", "label_id"],
        rule: Rule::SkillProfile,
    },
    Unique {
        table: "skill_profile_roles",
        index: "skill_profile_roles_pkey",
        columns: &["company_id", "person_id", "job_role_id"],
        rule: Rule::SkillProfile,
    },
    Unique {
        table: "skill_ratings",
        index: "skill_ratings_pkey",
        columns: &["company_id", "id"],
        rule: Rule::RatingId,
    },
    Unique {
        table: "skill_exemptions",
        index: "skill_exemptions_pkey",
        columns: &["company_id", "id"],
        rule: Rule::RatingId,
    },
    Unique {
        table: "skill_certificates",
        index: "skill_certificates_pkey",
        columns: &["company_id", "id"],
        rule: Rule::SkillCertificateId,
    },
    Unique {
        table: "skill_grants",
        index: "skill_grants_pkey",
        columns: &["company_id", "skill_id", "giver_id"],
        rule: Rule::SkillGrant,
    },
    Unique {
        table: "item_categories",
        index: "item_categories_pkey",
        columns: &["company_id", "id"],
        rule: Rule::ItemCategoryId,
    },
    Unique {
        table: "item_categories",
        index: "item_categories_sort_name_key",
        columns: &["company_id", "sort_name"],
        rule: Rule::ItemCategoryName,
    },
    Unique {
        table: "item_locations",
        index: "item_locations_pkey",
        columns: &["company_id", "id"],
        rule: Rule::ItemLocationId,
    },
    // Two alike in this are alike in their ids.
    Unique {
        table: "item_locations",
        index: "item_locations_sorted_key",
        columns: &["company_id", "sort_path", "id"],
        rule: Rule::ItemLocationId,
    },
    Unique {
        table: "item_imports",
        index: "item_imports_pkey",
        columns: &["company_id", "id"],
        rule: Rule::ItemImportId,
    },
    Unique {
        table: "items",
        index: "items_pkey",
        columns: &["company_id", "id"],
        rule: Rule::ItemId,
    },
    Unique {
        table: "items",
        index: "items_sort_tag_key",
        columns: &["company_id", "sort_tag"],
        rule: Rule::ItemTag,
    },
    Unique {
        table: "items",
        index: "items_sort_serial_key",
        columns: &["company_id", "sort_serial"],
        rule: Rule::SerialNumber,
    },
    Unique {
        table: "item_codes",
        index: "item_codes_pkey",
        columns: &["company_id", "code_hash"],
        rule: Rule::ItemCode,
    },
    Unique {
        table: "item_needs",
        index: "item_needs_pkey",
        columns: &["company_id", "item_id", "skill_id"],
        rule: Rule::ItemNeed,
    },
    Unique {
        table: "item_category_needs",
        index: "item_category_needs_pkey",
        columns: &["company_id", "category_id", "skill_id"],
        rule: Rule::ItemNeed,
    },
    Unique {
        table: "custodies",
        index: "custodies_pkey",
        columns: &["company_id", "id"],
        rule: Rule::CustodyId,
    },
    Unique {
        table: "custodies",
        index: "custodies_open_item_id_key",
        columns: &["company_id", "open_item_id"],
        rule: Rule::OpenCustody,
    },
    Unique {
        table: "reservations",
        index: "reservations_pkey",
        columns: &["company_id", "id"],
        rule: Rule::ReservationId,
    },
    Unique {
        table: "work_orders",
        index: "work_orders_pkey",
        columns: &["company_id", "id"],
        rule: Rule::WorkOrderId,
    },
    Unique {
        table: "work_orders",
        index: "work_orders_blocked_item_id_key",
        columns: &["company_id", "blocked_item_id"],
        rule: Rule::BlockingOrder,
    },
    Unique {
        table: "order_files",
        index: "order_files_pkey",
        columns: &["company_id", "id"],
        rule: Rule::OrderFileId,
    },
    Unique {
        table: "inspection_rules",
        index: "inspection_rules_pkey",
        columns: &["company_id", "id"],
        rule: Rule::InspectionRule,
    },
    Unique {
        table: "handovers",
        index: "handovers_pkey",
        columns: &["company_id", "id"],
        rule: Rule::HandoverId,
    },
    Unique {
        table: "handovers",
        index: "handovers_open_item_id_key",
        columns: &["company_id", "open_item_id"],
        rule: Rule::OpenHandover,
    },
    Unique {
        table: "stock_connectors",
        index: "stock_connectors_pkey",
        columns: &["company_id"],
        rule: Rule::StockConnector,
    },
    Unique {
        table: "skill_spans",
        index: "skill_spans_pkey",
        columns: &["company_id", "person_id", "skill_id", "from_on"],
        rule: Rule::RatingId,
    },
    Unique {
        table: "webhooks",
        index: "webhooks_pkey",
        columns: &["company_id", "id"],
        rule: Rule::WebhookId,
    },
    Unique {
        table: "webhook_deliveries",
        index: "webhook_deliveries_pkey",
        columns: &["company_id", "id"],
        rule: Rule::DeliveryId,
    },
    Unique {
        table: "webhook_deliveries",
        index: "webhook_deliveries_seq_key",
        columns: &["company_id", "webhook_id", "seq"],
        rule: Rule::Delivery,
    },
];

/// What went wrong with a statement, as far as the rest of the program cares.
enum Trouble {
    /// A unique index refused a row; the database's word for the index.
    Taken(String),
    /// The database gave this transaction up for another one.
    InTheWay,
    /// The database cannot be reached, is shutting down, has no room, or took too long.
    Unreachable,
    Other,
}

/// For statements that cannot break a rule, and for those on tables without one.
pub(crate) fn store_error(err: DbErr) -> StoreError {
    match trouble(&err) {
        Trouble::InTheWay => StoreError::Busy,
        Trouble::Unreachable => StoreError::unavailable(err),
        Trouble::Taken(_) | Trouble::Other => StoreError::corrupt(err),
    }
}

/// For COMMIT. Of a server that went away meanwhile nobody knows whether it did. A transaction that
/// was given up for another one was not saved, nor was one that SQLite, which is no server, has no
/// room for.
pub(crate) fn commit_error(err: DbErr) -> StoreError {
    match trouble(&err) {
        Trouble::Unreachable if !is_sqlites(&err) => StoreError::undecided(err),
        _ => store_error(err),
    }
}

/// For statements that write to `table`. MariaDB calls every primary key PRIMARY, so the name of
/// the table has to come from the caller.
pub(crate) fn write_error(table: &str, err: DbErr) -> StoreError {
    let Trouble::Taken(name) = trouble(&err) else {
        return store_error(err);
    };
    match UNIQUE.iter().find(|it| it.table == table && it.is_called(&name)) {
        Some(unique) => StoreError::Duplicate(unique.rule),
        None => StoreError::corrupt(err),
    }
}

/// For statements that delete a row: one that another row still needs has changed meanwhile.
pub(crate) fn remove_error(err: DbErr) -> StoreError {
    match err.sql_err() {
        Some(SqlErr::ForeignKeyConstraintViolation(_)) => StoreError::Stale,
        _ => store_error(err),
    }
}

impl Unique {
    fn is_called(&self, name: &str) -> bool {
        let is_primary = name == "PRIMARY" && self.index.ends_with("_pkey");
        let columns = self.columns.iter().map(|it| format!("{}.{it}", self.table));
        is_primary || name == self.index || name == columns.collect::<Vec<_>>().join(", ")
    }
}

fn trouble(err: &DbErr) -> Trouble {
    if let DbErr::ConnectionAcquire(_) = err {
        return Trouble::Unreachable;
    }
    let Some(err) = drivers(err) else {
        return Trouble::Other;
    };
    let err = match err {
        SqlxError::Database(err) => err,
        SqlxError::Io(_)
        | SqlxError::Tls(_)
        | SqlxError::Protocol(_)
        | SqlxError::PoolTimedOut
        | SqlxError::PoolClosed
        | SqlxError::WorkerCrashed
        | SqlxError::BeginFailed => return Trouble::Unreachable,
        _ => return Trouble::Other,
    };
    if let Some(err) = err.try_downcast_ref::<SqlxPostgresError>() {
        return postgres(err);
    }
    if let Some(err) = err.try_downcast_ref::<SqlxMySqlError>() {
        return mariadb(err);
    }
    sqlite(&err.code().unwrap_or_default(), err.message())
}

/// What the database's driver has said.
fn drivers(err: &DbErr) -> Option<&SqlxError> {
    let (DbErr::Exec(err) | DbErr::Query(err) | DbErr::Conn(err)) = err else {
        return None;
    };
    let RuntimeErr::SqlxError(err) = err else {
        return None;
    };
    Some(err.as_ref())
}

/// Whether SQLite itself has said so.
fn is_sqlites(err: &DbErr) -> bool {
    let Some(SqlxError::Database(err)) = drivers(err) else {
        return false;
    };
    err.try_downcast_ref::<SqlxSqliteError>().is_some()
}

fn postgres(err: &SqlxPostgresError) -> Trouble {
    match err.code() {
        "23505" => Trouble::Taken(err.constraint().unwrap_or_default().to_owned()),
        // serialization_failure, deadlock_detected, lock_not_available
        "40001" | "40P01" | "55P03" => Trouble::InTheWay,
        // read_only_sql_transaction, idle_in_transaction_session_timeout
        "25006" | "25P03" => Trouble::Unreachable,
        // Of the connection, who may connect, resources, an operator's doing, the system.
        code if ["08", "28", "53", "57", "58"].iter().any(|it| code.starts_with(it)) => {
            Trouble::Unreachable
        }
        _ => Trouble::Other,
    }
}

fn mariadb(err: &SqlxMySqlError) -> Trouble {
    match err.number() {
        // "Duplicate entry '1-Acme' for key 'name'". The entry may be anything a person typed, so
        // the name is what comes last.
        1062 => {
            let name = err.message().trim_end_matches('\'').rsplit('\'').next();
            // MySQL, unlike MariaDB, puts the table in front of it.
            let name = name.map(|it| it.rsplit('.').next().unwrap_or(it));
            Trouble::Taken(name.unwrap_or_default().to_owned())
        }
        // The record has changed since it was read, lock wait timeout, deadlock.
        1020 | 1205 | 1213 => Trouble::InTheWay,
        // A file cannot be written, no room, too many connections, no memory, shutting down, the
        // network, a killed connection or statement, read-only.
        3
        | 1021
        | 1026
        | 1030
        | 1037..=1041
        | 1053
        | 1077..=1080
        | 1114
        | 1152..=1161
        | 1184
        | 1203
        | 1226
        | 1290
        | 1317
        | 1792
        | 1836
        | 1927
        | 1969
        | 3024 => Trouble::Unreachable,
        _ => Trouble::Other,
    }
}

fn sqlite(code: &str, message: &str) -> Trouble {
    // The low byte is the kind of error, the rest says more about it.
    let code: u32 = code.parse().unwrap_or_default();
    match (code & 0xff, message.strip_prefix("UNIQUE constraint failed: ")) {
        (19, Some(columns)) => Trouble::Taken(columns.to_owned()),
        // SQLITE_BUSY, SQLITE_LOCKED
        (5 | 6, _) => Trouble::InTheWay,
        // SQLITE_NOMEM, _READONLY, _IOERR, _FULL, _CANTOPEN, _PROTOCOL
        (7 | 8 | 10 | 13..=15, _) => Trouble::Unreachable,
        _ => Trouble::Other,
    }
}

#[cfg(test)]
mod tests {
    use std::{io, sync::Arc};

    use super::*;

    fn cut() -> DbErr {
        let cut = SqlxError::Io(io::Error::from(io::ErrorKind::ConnectionReset));
        DbErr::Query(RuntimeErr::SqlxError(Arc::new(cut)))
    }

    #[test]
    fn of_a_line_that_is_cut_at_a_commit_nobody_knows_whether_it_was_done() {
        assert!(matches!(store_error(cut()), StoreError::Unavailable(_)));
        assert!(matches!(commit_error(cut()), StoreError::Undecided(_)));
    }
}
