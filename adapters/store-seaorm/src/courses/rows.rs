//! Courses and students as rows have them.

use domain_courses::{
    Capacity, Course, CourseDays, CourseSettings, Student, StudentDetails, StudentEmail,
};
use domain_kernel::{Date, Id, Line, StoreError, Text, Timestamp, Version, fold};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    prelude::TimeDate,
};
use uuid::Uuid;

use crate::{
    Corrupt,
    stored::{day, day_column, signed, unsigned},
    tables::{courses, students},
};

pub(super) fn course_row(
    company: Uuid,
    course: &Course,
    version: Version,
) -> Result<courses::ActiveModel, StoreError> {
    let settings = &course.settings;
    let title = settings.title.as_str();
    Ok(courses::ActiveModel {
        company_id: Set(company),
        id: Set(course.id.uuid()),
        title: Set(title.to_owned()),
        sort_title: Set(fold(title)),
        description: Set(settings.description.as_ref().map(|it| it.as_str().to_owned())),
        starts_on: Set(settings.days.starts_on().map(day_column).transpose()?),
        ends_on: Set(settings.days.ends_on().map(day_column).transpose()?),
        capacity: Set(settings.capacity.map(|it| signed(it.get()))),
        // Only those who take a place or leave one count it.
        seats_taken: NotSet,
        creator_id: Set(course.creator.map(Id::uuid)),
        created_at: Set(course.created.micros()),
        version: Set(signed(version.get())),
    })
}

pub(super) fn course(row: courses::Model) -> Result<Course, Corrupt> {
    Ok(Course {
        id: Id::from_uuid(row.id),
        settings: CourseSettings {
            title: Line::restore(row.title),
            description: row.description.map(Text::restore),
            days: days(row.starts_on, row.ends_on)?,
            capacity: capacity(row.capacity)?.map(Capacity::restore),
        },
        creator: row.creator_id.map(Id::from_uuid),
        created: Timestamp::from_micros(row.created_at),
    })
}

pub(super) fn days(
    starts_on: Option<TimeDate>,
    ends_on: Option<TimeDate>,
) -> Result<CourseDays, Corrupt> {
    let date = |it: Option<TimeDate>, column| it.map(|it| course_day(it, column)).transpose();
    Ok(CourseDays::restore(date(starts_on, "starts_on")?, date(ends_on, "ends_on")?))
}

fn course_day(column: TimeDate, name: &'static str) -> Result<Date, Corrupt> {
    day(column).ok_or(Corrupt { table: "courses", column: name })
}

pub(super) fn capacity(column: Option<i32>) -> Result<Option<u32>, Corrupt> {
    let corrupt = || Corrupt { table: "courses", column: "capacity" };
    column.map(|it| unsigned(it, corrupt())).transpose()
}

pub(super) fn version(table: &'static str, column: i32) -> Result<Version, Corrupt> {
    unsigned(column, Corrupt { table, column: "version" }).map(Version::new)
}

pub(super) fn email_key(email: &StudentEmail) -> String {
    fold(email.as_str())
}

pub(super) fn student_row(
    company: Uuid,
    student: &Student,
    version: Version,
) -> students::ActiveModel {
    let StudentDetails { first_name, last_name, email } = &student.details;
    let (first, last) = (first_name.as_str(), last_name.as_str());
    students::ActiveModel {
        company_id: Set(company),
        id: Set(student.id.uuid()),
        first_name: Set(first.to_owned()),
        last_name: Set(last.to_owned()),
        sort_name: Set(sort_name(&student.details)),
        search: Set(fold(&format!("{first} {last} {}", email.as_str()))),
        email: Set(email.as_str().to_owned()),
        email_key: Set(email_key(email)),
        person_id: Set(student.person.map(Id::uuid)),
        created_at: Set(student.created.micros()),
        version: Set(signed(version.get())),
    }
}

/// The last name first.
pub(super) fn sort_name(details: &StudentDetails) -> String {
    fold(&format!("{} {}", details.last_name.as_str(), details.first_name.as_str()))
}

pub(super) fn student(row: students::Model) -> Student {
    Student {
        id: Id::from_uuid(row.id),
        details: details(row.first_name, row.last_name, row.email),
        person: row.person_id.map(Id::from_uuid),
        created: Timestamp::from_micros(row.created_at),
    }
}

pub(super) fn details(first_name: String, last_name: String, email: String) -> StudentDetails {
    StudentDetails {
        first_name: Line::restore(first_name),
        last_name: Line::restore(last_name),
        email: Line::restore(email),
    }
}
