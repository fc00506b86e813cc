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
        for table in [
            labels(&tables),
            skills(&tables),
            job_roles(&tables),
            needs(&tables),
            profiles(&tables),
            profile_projects(&tables),
            profile_roles(&tables),
        ] {
            manager.create_table(table).await?;
        }
        for index in indexes() {
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

/// The categories of skills, and the grades and projects of people.
fn labels(tables: &Tables) -> TableCreateStatement {
    tables
        .table("skill_labels")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("id"))
        .col(schema::string_len("kind", 20))
        .col(schema::string_len("name", 120))
        // Case-folded, as lists sort it, and since two that differ in case are one.
        .col(schema::string_len("sort_name", 360))
        .col(schema::integer("version"))
        .primary_key(Index::create().name("skill_labels_pkey").col("company_id").col("id"))
        .foreign_key(
            ForeignKey::create()
                .name("skill_labels_company_id_fkey")
                .from("skill_labels", "company_id")
                .to("companies", "id"),
        )
        .to_owned()
}

fn skills(tables: &Tables) -> TableCreateStatement {
    tables
        .table("skills")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("id"))
        .col(schema::string_len("name", 200))
        // Case-folded, as lists sort it, and since two that differ in case are one.
        .col(schema::string_len("sort_name", 600))
        .col(schema::uuid_null("category_id"))
        // What each level means.
        .col(schema::string_len_null("level_1", 500))
        .col(schema::string_len_null("level_2", 500))
        .col(schema::string_len_null("level_3", 500))
        .col(schema::string_len_null("level_4", 500))
        .col(schema::boolean("is_critical"))
        .col(schema::big_integer("created_at"))
        .col(schema::integer("version"))
        .primary_key(Index::create().name("skills_pkey").col("company_id").col("id"))
        .foreign_key(
            ForeignKey::create()
                .name("skills_company_id_fkey")
                .from("skills", "company_id")
                .to("companies", "id"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("skills_category_id_fkey")
                .from("skills", ("company_id", "category_id"))
                .to("skill_labels", ("company_id", "id")),
        )
        .to_owned()
}

fn job_roles(tables: &Tables) -> TableCreateStatement {
    tables
        .table("job_roles")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("id"))
        .col(schema::string_len("title", 200))
        .col(schema::string_len("sort_title", 600))
        .col(schema::big_integer("created_at"))
        .col(schema::integer("version"))
        .primary_key(Index::create().name("job_roles_pkey").col("company_id").col("id"))
        .foreign_key(
            ForeignKey::create()
                .name("job_roles_company_id_fkey")
                .from("job_roles", "company_id")
                .to("companies", "id"),
        )
        .to_owned()
}

fn needs(tables: &Tables) -> TableCreateStatement {
    tables
        .table("job_role_needs")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("job_role_id"))
        .col(schema::uuid("skill_id"))
        .col(schema::integer("level"))
        .primary_key(
            Index::create()
                .name("job_role_needs_pkey")
                .col("company_id")
                .col("job_role_id")
                .col("skill_id"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("job_role_needs_job_role_id_fkey")
                .from("job_role_needs", ("company_id", "job_role_id"))
                .to("job_roles", ("company_id", "id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .foreign_key(
            ForeignKey::create()
                .name("job_role_needs_skill_id_fkey")
                .from("job_role_needs", ("company_id", "skill_id"))
                .to("skills", ("company_id", "id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}

/// A row for everybody of whom something has been said. Whoever rates somebody writes to it first,
/// so that of two who do it at once the second sees what the first said.
fn profiles(tables: &Tables) -> TableCreateStatement {
    tables
        .table("skill_profiles")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("person_id"))
        .col(schema::uuid_null("grade_id"))
        .col(schema::integer("version"))
        .primary_key(Index::create().name("skill_profiles_pkey").col("company_id").col("person_id"))
        .foreign_key(
            ForeignKey::create()
                .name("skill_profiles_person_id_fkey")
                .from("skill_profiles", ("company_id", "person_id"))
                .to("people", ("company_id", "id")),
        )
        .foreign_key(
            ForeignKey::create()
                .name("skill_profiles_grade_id_fkey")
                .from("skill_profiles", ("company_id", "grade_id"))
                .to("skill_labels", ("company_id", "id")),
        )
        .to_owned()
}

fn profile_projects(tables: &Tables) -> TableCreateStatement {
    tables
        .table("skill_profile_projects")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("person_id"))
        .col(schema::uuid("label_id"))
        .primary_key(
            Index::create()
                .name("skill_profile_projects_pkey")
                .col("company_id")
                .col("person_id")
                .col("label_id"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("skill_profile_projects_person_id_fkey")
                .from("skill_profile_projects", ("company_id", "person_id"))
                .to("skill_profiles", ("company_id", "person_id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .foreign_key(
            ForeignKey::create()
                .name("skill_profile_projects_label_id_fkey")
                .from("skill_profile_projects", ("company_id", "label_id"))
                .to("skill_labels", ("company_id", "id")),
        )
        .to_owned()
}

fn profile_roles(tables: &Tables) -> TableCreateStatement {
    tables
        .table("skill_profile_roles")
        .col(schema::uuid("company_id"))
        .col(schema::uuid("person_id"))
        .col(schema::uuid("job_role_id"))
        .primary_key(
            Index::create()
                .name("skill_profile_roles_pkey")
                .col("company_id")
                .col("person_id")
                .col("job_role_id"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("skill_profile_roles_person_id_fkey")
                .from("skill_profile_roles", ("company_id", "person_id"))
                .to("skill_profiles", ("company_id", "person_id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .foreign_key(
            ForeignKey::create()
                .name("skill_profile_roles_job_role_id_fkey")
                .from("skill_profile_roles", ("company_id", "job_role_id"))
                .to("job_roles", ("company_id", "id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}

fn indexes() -> [IndexCreateStatement; 8] {
    [
        index("skill_labels_sort_name_key", "skill_labels", &["company_id", "kind", "sort_name"])
            .unique()
            .to_owned(),
        index("skills_sort_name_key", "skills", &["company_id", "sort_name"]).unique().to_owned(),
        index("skills_category_id_idx", "skills", &["company_id", "category_id", "sort_name"]),
        index("job_roles_sort_title_key", "job_roles", &["company_id", "sort_title"])
            .unique()
            .to_owned(),
        index("job_role_needs_skill_id_idx", "job_role_needs", &["company_id", "skill_id"]),
        index("skill_profiles_grade_id_idx", "skill_profiles", &["company_id", "grade_id"]),
        index(
            "skill_profile_projects_label_id_idx",
            "skill_profile_projects",
            &["company_id", "label_id", "person_id"],
        ),
        index(
            "skill_profile_roles_job_role_id_idx",
            "skill_profile_roles",
            &["company_id", "job_role_id", "person_id"],
        ),
    ]
}
