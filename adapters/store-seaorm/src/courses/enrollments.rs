use std::collections::BTreeSet;

use async_trait::async_trait;
use domain_courses::{
    CourseCompletion, CourseId, CourseResult, Enrollment, Enrollments, StudentId,
};
use domain_kernel::{Date, Id, Line, StoreError, Timestamp, Version, Versioned};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ExprTrait, QueryFilter, QueryOrder, QuerySelect,
    prelude::TimeDate, sea_query::Expr,
};
use uuid::Uuid;

use super::rows;
use crate::{
    Corrupt, SeaTx,
    rules::{remove_error, store_error},
    stored::{day, day_column, pieces, signed},
    tables::{
        course_enrollments::{ActiveModel, Column, Entity, Model},
        courses, students,
    },
};

#[async_trait]
impl Enrollments for SeaTx {
    async fn find(
        &mut self,
        course: CourseId,
        student: StudentId,
    ) -> Result<Option<Versioned<Enrollment>>, StoreError> {
        let query = self
            .scope
            .select::<Entity>()?
            .filter(Column::CourseId.eq(course.uuid()))
            .filter(Column::StudentId.eq(student.uuid()));
        let row = query.one(&self.txn).await.map_err(store_error)?;
        Ok(row.map(to_enrollment).transpose()?)
    }

    async fn of_student(&mut self, student: StudentId) -> Result<Vec<Enrollment>, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::StudentId.eq(student.uuid()));
        let rows = query.all(&self.txn).await.map_err(store_error)?;
        let all = rows.into_iter().map(|it| to_enrollment(it).map(|it| it.value));
        Ok(all.collect::<Result<_, _>>()?)
    }

    async fn among(
        &mut self,
        course: CourseId,
        students: &[StudentId],
    ) -> Result<BTreeSet<StudentId>, StoreError> {
        let mut among = BTreeSet::new();
        for ids in pieces(students.iter().map(|it| it.uuid()).collect()) {
            let query = self
                .scope
                .select::<Entity>()?
                .filter(Column::CourseId.eq(course.uuid()))
                .filter(Column::StudentId.is_in(ids));
            let found = query.all(&self.txn).await.map_err(store_error)?;
            among.extend(found.into_iter().map(|it| Id::from_uuid(it.student_id)));
        }
        Ok(among)
    }

    async fn enroll(&mut self, enrollments: &[Enrollment]) -> Result<bool, StoreError> {
        let Some(first) = enrollments.first() else {
            return Ok(true);
        };
        let n = i32::try_from(enrollments.len()).unwrap_or(i32::MAX);
        let taken = || Expr::col(courses::Column::SeatsTaken).add(n);
        let is_room = Condition::any()
            .add(courses::Column::Capacity.is_null())
            .add(taken().lte(Expr::col(courses::Column::Capacity)));
        let taken = self
            .scope
            .change::<courses::Entity>()?
            .col_expr(courses::Column::SeatsTaken, taken())
            .filter(courses::Column::Id.eq(first.course.uuid()))
            .filter(is_room);
        // How many rows that changed says who got the last place, whoever looked at what before.
        let taken = taken.exec(&self.txn).await.map_err(store_error)?;
        if taken.rows_affected != 1 {
            return Ok(false);
        }
        self.keep_students(enrollments).await?;
        let company = self.scope.company()?;
        let rows: Result<Vec<ActiveModel>, StoreError> =
            enrollments.iter().map(|it| to_row(company, it, Version::FIRST)).collect();
        for rows in pieces(rows?) {
            self.scope.insert_many(&self.txn, rows).await?;
        }
        Ok(true)
    }

    async fn update(&mut self, enrollment: &Versioned<Enrollment>) -> Result<(), StoreError> {
        let (value, read) = (&enrollment.value, enrollment.version);
        let row = to_row(self.scope.company()?, value, read.next())?;
        let changed = self
            .scope
            .change::<Entity>()?
            .set(row)
            .filter(Column::CourseId.eq(value.course.uuid()))
            .filter(Column::StudentId.eq(value.student.uuid()))
            .filter(Column::Version.eq(signed(read.get())));
        let changed = changed.exec(&self.txn).await.map_err(store_error)?;
        if changed.rows_affected == 1 { Ok(()) } else { Err(StoreError::Stale) }
    }

    async fn withdraw(&mut self, enrollment: &Versioned<Enrollment>) -> Result<(), StoreError> {
        let (value, read) = (&enrollment.value, enrollment.version);
        let one_less = Expr::col(courses::Column::SeatsTaken).sub(1);
        // The course before the enrollment, as whoever enrolls does.
        let left = self
            .scope
            .change::<courses::Entity>()?
            .col_expr(courses::Column::SeatsTaken, one_less)
            .filter(courses::Column::Id.eq(value.course.uuid()));
        left.exec(&self.txn).await.map_err(store_error)?;
        let removed = self
            .scope
            .delete::<Entity>()?
            .filter(Column::CourseId.eq(value.course.uuid()))
            .filter(Column::StudentId.eq(value.student.uuid()))
            .filter(Column::Version.eq(signed(read.get())));
        let removed = removed.exec(&self.txn).await.map_err(remove_error)?;
        if removed.rows_affected == 1 { Ok(()) } else { Err(StoreError::Stale) }
    }
}

impl SeaTx {
    /// Nobody deletes these students until the transaction ends; somebody who is gone already was
    /// changed since they were read.
    async fn keep_students(&self, enrollments: &[Enrollment]) -> Result<(), StoreError> {
        let ids: Vec<Uuid> = enrollments.iter().map(|it| it.student.uuid()).collect();
        for ids in pieces(ids) {
            let n = ids.len();
            let there = self
                .scope
                .select::<students::Entity>()?
                .filter(students::Column::Id.is_in(ids))
                .order_by_asc(students::Column::Id)
                .lock_exclusive();
            let there = there.all(&self.txn).await.map_err(store_error)?;
            if there.len() != n {
                return Err(StoreError::Stale);
            }
        }
        Ok(())
    }
}

fn to_row(
    company: Uuid,
    enrollment: &Enrollment,
    version: Version,
) -> Result<ActiveModel, StoreError> {
    let completion = enrollment.completion.as_ref();
    Ok(ActiveModel {
        company_id: Set(company),
        course_id: Set(enrollment.course.uuid()),
        student_id: Set(enrollment.student.uuid()),
        enrolled_on: Set(day_column(enrollment.enrolled_on)?),
        completed_on: Set(completion.map(|it| day_column(it.on)).transpose()?),
        result: Set(completion.map(|it| it.result.name().to_owned())),
        note: Set(completion.and_then(|it| it.note.as_ref()).map(|it| it.as_str().to_owned())),
        completed_at: Set(completion.map(|it| it.at.micros())),
        completed_by: Set(completion.and_then(|it| it.by).map(Id::uuid)),
        version: Set(signed(version.get())),
    })
}

fn to_enrollment(row: Model) -> Result<Versioned<Enrollment>, Corrupt> {
    let version = rows::version("course_enrollments", row.version)?;
    let value = Enrollment {
        course: Id::from_uuid(row.course_id),
        student: Id::from_uuid(row.student_id),
        enrolled_on: enrolled_on(row.enrolled_on)?,
        completion: match outcome(row.completed_on, row.result.as_deref())? {
            Some((on, result)) => Some(CourseCompletion {
                on,
                result,
                note: row.note.map(Line::restore),
                at: Timestamp::from_micros(row.completed_at.unwrap_or_default()),
                by: row.completed_by.map(Id::from_uuid),
            }),
            None => None,
        },
    };
    Ok(Versioned { value, version })
}

pub(super) fn enrolled_on(column: TimeDate) -> Result<Date, Corrupt> {
    day(column).ok_or(corrupt("enrolled_on"))
}

/// When and with what a course was completed, if it was.
pub(super) fn outcome(
    completed_on: Option<TimeDate>,
    result: Option<&str>,
) -> Result<Option<(Date, CourseResult)>, Corrupt> {
    let Some((on, word)) = completed_on.zip(result) else {
        return Ok(None);
    };
    let on = day(on).ok_or(corrupt("completed_on"))?;
    let result = CourseResult::parse(word).ok_or(corrupt("result"))?;
    Ok(Some((on, result)))
}

fn corrupt(column: &'static str) -> Corrupt {
    Corrupt { table: "course_enrollments", column }
}
