use std::collections::BTreeSet;

use async_trait::async_trait;
use domain_courses::{Student, StudentEmail, StudentId, Students};
use domain_kernel::{Id, PersonId, StoreError, Version, Versioned};
use sea_orm::{
    ColumnTrait, ExprTrait, PaginatorTrait, QueryFilter, QuerySelect, QueryTrait, sea_query::Expr,
};

use super::rows;
use crate::{
    Corrupt, SeaTx, audit,
    rules::store_error,
    stored::pieces,
    tables::{
        course_attendance, course_enrollments, courses,
        students::{Column, Entity, Model},
    },
};

#[async_trait]
impl Students for SeaTx {
    async fn find(&mut self, id: StudentId) -> Result<Option<Versioned<Student>>, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::Id.eq(id.uuid()));
        let row = query.one(&self.txn).await.map_err(store_error)?;
        Ok(row.map(to_student).transpose()?)
    }

    async fn with_email(&mut self, email: &StudentEmail) -> Result<Option<StudentId>, StoreError> {
        let query = self.scope.select::<Entity>()?;
        let query = query.filter(Column::EmailKey.eq(rows::email_key(email)));
        let row = query.one(&self.txn).await.map_err(store_error)?;
        Ok(row.map(|it| Id::from_uuid(it.id)))
    }

    async fn of_person(
        &mut self,
        person: PersonId,
    ) -> Result<Option<Versioned<Student>>, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::PersonId.eq(person.uuid()));
        let row = query.one(&self.txn).await.map_err(store_error)?;
        Ok(row.map(to_student).transpose()?)
    }

    async fn n_courses(&mut self, id: StudentId) -> Result<u32, StoreError> {
        let query = self.scope.select::<course_enrollments::Entity>()?;
        let query = query.filter(course_enrollments::Column::StudentId.eq(id.uuid()));
        let n_courses = query.count(&self.txn).await.map_err(store_error)?;
        Ok(u32::try_from(n_courses).unwrap_or(u32::MAX))
    }

    async fn with_emails(&mut self, emails: &[StudentEmail]) -> Result<Vec<Student>, StoreError> {
        let mut found = Vec::new();
        let keys: BTreeSet<String> = emails.iter().map(rows::email_key).collect();
        for keys in pieces(keys.into_iter().collect()) {
            let query = self.scope.select::<Entity>()?.filter(Column::EmailKey.is_in(keys));
            found.extend(query.all(&self.txn).await.map_err(store_error)?);
        }
        found.sort_by(|one, other| (&one.sort_name, one.id).cmp(&(&other.sort_name, other.id)));
        let students = found.into_iter().map(|it| Ok(to_student(it)?.value));
        students.collect()
    }

    async fn insert_all(&mut self, students: &[Student]) -> Result<(), StoreError> {
        let company = self.scope.company()?;
        let rows = students.iter().map(|it| rows::student_row(company, it, Version::FIRST));
        for rows in pieces(rows.collect()) {
            self.scope.insert_many(&self.txn, rows).await?;
        }
        Ok(())
    }

    async fn insert(&mut self, student: &Student) -> Result<(), StoreError> {
        let row = rows::student_row(self.scope.company()?, student, Version::FIRST);
        self.scope.insert(&self.txn, row).await
    }

    async fn update(&mut self, student: &Versioned<Student>) -> Result<(), StoreError> {
        let (id, read) = (student.value.id.uuid(), student.version);
        let row = rows::student_row(self.scope.company()?, &student.value, read.next());
        self.scope.update(&self.txn, id, read, row).await
    }

    async fn forget(&mut self, id: StudentId) -> Result<(), StoreError> {
        let nothing = || Expr::value(Option::<String>::None);
        let results = self
            .scope
            .change::<course_enrollments::Entity>()?
            .col_expr(course_enrollments::Column::Note, nothing())
            .filter(course_enrollments::Column::StudentId.eq(id.uuid()));
        results.exec(&self.txn).await.map_err(store_error)?;
        let days = self
            .scope
            .change::<course_attendance::Entity>()?
            .col_expr(course_attendance::Column::Note, nothing())
            .filter(course_attendance::Column::StudentId.eq(id.uuid()));
        days.exec(&self.txn).await.map_err(store_error)?;
        // What names them stands there under their own id.
        audit::erase(&self.txn, &self.scope, Id::from_uuid(id.uuid())).await
    }

    /// That they were enrolled goes by its foreign key.
    async fn remove(&mut self, id: StudentId, read: Version) -> Result<(), StoreError> {
        // Nobody enrolls them meanwhile: the places that they leave are counted before they go.
        let found = self.scope.select::<Entity>()?.filter(Column::Id.eq(id.uuid()));
        found.lock_exclusive().one(&self.txn).await.map_err(store_error)?;
        let theirs = self
            .scope
            .select::<course_enrollments::Entity>()?
            .select_only()
            .column(course_enrollments::Column::CourseId)
            .filter(course_enrollments::Column::StudentId.eq(id.uuid()));
        let one_less = Expr::col(courses::Column::SeatsTaken).sub(1);
        let left = self
            .scope
            .change::<courses::Entity>()?
            .col_expr(courses::Column::SeatsTaken, one_less)
            .filter(courses::Column::Id.in_subquery(theirs.into_query()));
        left.exec(&self.txn).await.map_err(store_error)?;
        self.scope.remove::<Entity>(&self.txn, id.uuid(), read).await?;
        // What names them stands there under their own id.
        audit::erase(&self.txn, &self.scope, Id::from_uuid(id.uuid())).await
    }
}

fn to_student(row: Model) -> Result<Versioned<Student>, Corrupt> {
    let version = rows::version("students", row.version)?;
    Ok(Versioned { value: rows::student(row), version })
}
