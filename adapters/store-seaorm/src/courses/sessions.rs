use async_trait::async_trait;
use domain_courses::{
    Attendance, AttendanceMark, CourseId, CourseSession, CourseSessions, Presence, SessionId,
};
use domain_kernel::{Date, Id, Line, StoreError, Version, Versioned};
use sea_orm::{ActiveValue::Set, ColumnTrait, PaginatorTrait, QueryFilter, prelude::TimeDate};
use uuid::Uuid;

use super::rows;
use crate::{
    Corrupt, SeaTx,
    rules::store_error,
    stored::{day, day_column, pieces, signed},
    tables::{
        course_attendance,
        course_sessions::{ActiveModel, Column, Entity, Model},
    },
};

#[async_trait]
impl CourseSessions for SeaTx {
    async fn find(
        &mut self,
        id: SessionId,
    ) -> Result<Option<Versioned<CourseSession>>, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::Id.eq(id.uuid()));
        let row = query.one(&self.txn).await.map_err(store_error)?;
        Ok(row.map(to_session).transpose()?)
    }

    async fn n_of(&mut self, course: CourseId) -> Result<u32, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::CourseId.eq(course.uuid()));
        let n = query.count(&self.txn).await.map_err(store_error)?;
        Ok(u32::try_from(n).unwrap_or(u32::MAX))
    }

    async fn insert(&mut self, session: &CourseSession) -> Result<(), StoreError> {
        let row = to_row(self.scope.company()?, session, Version::FIRST)?;
        self.scope.insert(&self.txn, row).await
    }

    async fn update(&mut self, session: &Versioned<CourseSession>) -> Result<(), StoreError> {
        let (id, read) = (session.value.id.uuid(), session.version);
        let row = to_row(self.scope.company()?, &session.value, read.next())?;
        self.scope.update(&self.txn, id, read, row).await
    }

    async fn mark(
        &mut self,
        session: &Versioned<CourseSession>,
        marks: &[AttendanceMark],
    ) -> Result<(), StoreError> {
        CourseSessions::update(self, session).await?;
        let (company, of) = (self.scope.company()?, &session.value);
        let students: Vec<Uuid> = marks.iter().map(|(student, _)| student.uuid()).collect();
        for students in pieces(students) {
            let before = self
                .scope
                .delete::<course_attendance::Entity>()?
                .filter(course_attendance::Column::SessionId.eq(of.id.uuid()))
                .filter(course_attendance::Column::StudentId.is_in(students));
            before.exec(&self.txn).await.map_err(store_error)?;
        }
        let rows = marks.iter().filter_map(|(student, said)| {
            let said = said.as_ref()?;
            Some(course_attendance::ActiveModel {
                company_id: Set(company),
                session_id: Set(of.id.uuid()),
                student_id: Set(student.uuid()),
                course_id: Set(of.course.uuid()),
                state: Set(said.state.name().to_owned()),
                note: Set(said.note.as_ref().map(|it| it.as_str().to_owned())),
            })
        });
        for rows in pieces(rows.collect()) {
            self.scope.insert_many(&self.txn, rows).await?;
        }
        Ok(())
    }

    /// Who was there goes by its foreign key.
    async fn remove(&mut self, id: SessionId, read: Version) -> Result<(), StoreError> {
        self.scope.remove::<Entity>(&self.txn, id.uuid(), read).await
    }
}

fn to_row(
    company: Uuid,
    session: &CourseSession,
    version: Version,
) -> Result<ActiveModel, StoreError> {
    Ok(ActiveModel {
        company_id: Set(company),
        id: Set(session.id.uuid()),
        course_id: Set(session.course.uuid()),
        held_on: Set(day_column(session.on)?),
        title: Set(session.title.as_ref().map(|it| it.as_str().to_owned())),
        version: Set(signed(version.get())),
    })
}

fn to_session(row: Model) -> Result<Versioned<CourseSession>, Corrupt> {
    let version = rows::version("course_sessions", row.version)?;
    let value = CourseSession {
        id: Id::from_uuid(row.id),
        course: Id::from_uuid(row.course_id),
        on: held_on(row.held_on)?,
        title: row.title.map(Line::restore),
    };
    Ok(Versioned { value, version })
}

pub(super) fn held_on(column: TimeDate) -> Result<Date, Corrupt> {
    day(column).ok_or(Corrupt { table: "course_sessions", column: "held_on" })
}

/// What was said of somebody, if anything was.
pub(super) fn attendance(
    state: Option<&str>,
    note: Option<String>,
) -> Result<Option<Attendance>, Corrupt> {
    let Some(word) = state else {
        return Ok(None);
    };
    let corrupt = Corrupt { table: "course_attendance", column: "state" };
    let state = Presence::parse(word).ok_or(corrupt)?;
    Ok(Some(Attendance { state, note: note.map(Line::restore) }))
}
