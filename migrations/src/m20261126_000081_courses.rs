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
        for table in [courses(&tables), students(&tables), enrollments(&tables)] {
            manager.create_table(table).await?;
        }
        for index in indexes() {
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

fn courses(tables: &Tables) -> TableCreateStatement {
    tables
        .table("courses")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("id"))
        .col(schema::string_len("title", 200))
        // Case-folded, as lists sort it.
        .col(schema::string_len("sort_title", 600))
        .col(tables.long_text_null("description"))
        .col(schema::date_null("starts_on"))
        .col(schema::date_null("ends_on"))
        .col(schema::integer_null("capacity"))
        // So many are enrolled: whoever takes a place counts it here, and of two who want the last
        // one the second finds none.
        .col(schema::integer("seats_taken"))
        // Nobody, where it was the command line.
        .col(schema::uuid_null("creator_id"))
        .col(schema::big_integer("created_at"))
        .col(schema::integer("version"))
        .check(Expr::cust("capacity IS NULL OR seats_taken <= capacity"))
        .primary_key(Index::create().name("courses_pkey").col("company_id").col("id"))
        .foreign_key(
            ForeignKey::create()
                .name("courses_company_id_fkey")
                .from("courses", "company_id")
                .to("companies", "id"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("courses_creator_id_fkey")
                .from("courses", ("company_id", "creator_id"))
                .to("people", ("company_id", "id")),
        )
        .to_owned()
}

fn students(tables: &Tables) -> TableCreateStatement {
    tables
        .table("students")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("id"))
        .col(schema::string_len("first_name", 120))
        .col(schema::string_len("last_name", 120))
        // The last name and the first, as lists sort them, and all that a search looks at, both
        // case-folded.
        .col(schema::string_len("sort_name", 730))
        .col(schema::string_len("search", 1200))
        .col(schema::string_len("email", 254))
        // Case-folded, since two that differ in case are one.
        .col(schema::string_len("email_key", 400))
        .col(schema::uuid_null("person_id"))
        .col(schema::big_integer("created_at"))
        .col(schema::integer("version"))
        .primary_key(Index::create().name("students_pkey").col("company_id").col("id"))
        .foreign_key(
            ForeignKey::create()
                .name("students_company_id_fkey")
                .from("students", "company_id")
                .to("companies", "id"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("students_person_id_fkey")
                .from("students", ("company_id", "person_id"))
                .to("people", ("company_id", "id")),
        )
        .to_owned()
}

/// Who is in which course; the key lets nobody be in one twice.
fn enrollments(tables: &Tables) -> TableCreateStatement {
    tables
        .table("course_enrollments")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("course_id"))
        .col(schema::uuid("student_id"))
        .col(schema::date("enrolled_on"))
        // Nothing as long as it is not said what came of it.
        .col(schema::date_null("completed_on"))
        .col(schema::string_len_null("result", 20))
        .col(schema::string_len_null("note", 500))
        // Nobody, where it was an operator.
        .col(schema::uuid_null("completed_by"))
        .col(schema::integer("version"))
        .primary_key(
            Index::create()
                .name("course_enrollments_pkey")
                .col("company_id")
                .col("course_id")
                .col("student_id"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("course_enrollments_course_id_fkey")
                .from("course_enrollments", ("company_id", "course_id"))
                .to("courses", ("company_id", "id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .foreign_key(
            ForeignKey::create()
                .name("course_enrollments_student_id_fkey")
                .from("course_enrollments", ("company_id", "student_id"))
                .to("students", ("company_id", "id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .foreign_key(
            ForeignKey::create()
                .name("course_enrollments_completed_by_fkey")
                .from("course_enrollments", ("company_id", "completed_by"))
                .to("people", ("company_id", "id")),
        )
        .to_owned()
}

fn indexes() -> [IndexCreateStatement; 6] {
    [
        index("courses_sort_title_idx", "courses", &["company_id", "sort_title", "id"]),
        index("students_sort_name_idx", "students", &["company_id", "sort_name", "id"]),
        index("students_created_at_idx", "students", &["company_id", "created_at", "id"]),
        index("students_email_key_key", "students", &["company_id", "email_key"])
            .unique()
            .to_owned(),
        index("students_person_id_key", "students", &["company_id", "person_id"])
            .unique()
            .to_owned(),
        index(
            "course_enrollments_student_id_idx",
            "course_enrollments",
            &["company_id", "student_id"],
        ),
    ]
}
