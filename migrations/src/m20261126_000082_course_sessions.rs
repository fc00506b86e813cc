use sea_orm_migration::{prelude::*, schema};

use crate::tables::{Tables, index};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = Tables::of(manager).await?;
        manager.create_table(sessions(&tables)).await?;
        manager.create_table(attendance(&tables)).await?;
        for index in indexes() {
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

/// The days on which courses take place.
fn sessions(tables: &Tables) -> TableCreateStatement {
    tables
        .table("course_sessions")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("id"))
        .col(schema::uuid("course_id"))
        .col(schema::date("held_on"))
        .col(schema::string_len_null("title", 120))
        .col(schema::integer("version"))
        .primary_key(Index::create().name("course_sessions_pkey").col("company_id").col("id"))
        .foreign_key(
            ForeignKey::create()
                .name("course_sessions_course_id_fkey")
                .from("course_sessions", ("company_id", "course_id"))
                .to("courses", ("company_id", "id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}

/// Who was there. It goes with the session, and with the student's place in the course.
fn attendance(tables: &Tables) -> TableCreateStatement {
    tables
        .table("course_attendance")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("session_id"))
        .col(schema::uuid("student_id"))
        .col(schema::uuid("course_id"))
        .col(schema::string_len("state", 20))
        .col(schema::string_len_null("note", 200))
        .primary_key(
            Index::create()
                .name("course_attendance_pkey")
                .col("company_id")
                .col("session_id")
                .col("student_id"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("course_attendance_session_id_fkey")
                .from("course_attendance", ("company_id", "session_id"))
                .to("course_sessions", ("company_id", "id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .foreign_key(
            ForeignKey::create()
                .name("course_attendance_student_id_fkey")
                .from("course_attendance", ("company_id", "course_id", "student_id"))
                .to("course_enrollments", ("company_id", "course_id", "student_id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}

fn indexes() -> [IndexCreateStatement; 2] {
    [
        index(
            "course_sessions_course_id_idx",
            "course_sessions",
            &["company_id", "course_id", "held_on"],
        ),
        index(
            "course_attendance_student_id_idx",
            "course_attendance",
            &["company_id", "course_id", "student_id"],
        ),
    ]
}
