//! Everybody else, copied from those of the course.

use std::fmt::Display;

use anyhow::Context;
use domain_training::AttemptId;
use sea_orm::{ConnectionTrait, DatabaseConnection};

use super::{Candidate, course::Course, equipment, skills, stock, students, team};
use crate::options::Size;

/// What an id that is made up is the id of, so that no two are the same.
const COMPANY: u32 = 1;
const PERSON: u32 = 2;
const ASSIGNMENT: u32 = 3;
const ATTEMPT: u32 = 4;
const DEPARTMENT: u32 = 5;
/// The moment from which all of them claim to be, in milliseconds.
const MOMENT: u64 = 1_780_000_000_000;
/// Over so long the entries of the trail are spread that end then, in microseconds.
const SPAN: u64 = 20_000_000_000_000;
/// More attempts than anybody has.
const MOST_ATTEMPTS: usize = 100;

/// Entries in the trail of each other company.
const ELSEWHERE: u32 = 1_000;
/// So many departments have those of the company that is measured, and so many job titles.
const N_PLACES: u32 = 40;
/// How many of the crowd administer the company, and may take tables away.
pub(super) const N_ADMINS: usize = 20;

/// Nobody is written to while pages are measured.
const REMINDED: &str = "UPDATE companies SET reminded_on = date('now', '+1 day')";

const TRAIL: &str = "at, author_kind, author_id, author_role, acting_for, request_id, name, \
                     subject, details, subject_digest, author_digest";
const ATTEMPTS: &str = "module_id, number, started_at, is_practice, status, open_module_id, \
                        outcome, needed_milli, max_milli, score_milli, finished_at, saved_at, \
                        n_answered, version, responses";

/// Brings the database to its size. The first `n_candidates` people have begun everything.
pub(super) async fn gather(
    db: &DatabaseConnection,
    course: &Course,
    size: &Size,
    n_candidates: usize,
) -> anyhow::Result<()> {
    let others = size.companies.saturating_sub(1).max(1);
    // Nobody misses it if the machine fails now.
    run(db, "PRAGMA synchronous = OFF").await?;
    run(db, &series(size.audit_entries.max(size.people).max(size.items))).await?;
    run(db, &companies(course, size.companies)).await?;
    run(db, &people(course, size.people, others)).await?;
    run(db, &attempts(course, n_candidates)).await?;
    run(db, &completions()).await?;
    run(db, &admins(course, n_candidates)).await?;
    run(db, &team::of(course, n_here(size.people, others))).await?;
    run(db, &students::of(course, n_here(size.people, others))).await?;
    run(db, &skills::of(course)).await?;
    run(db, &stock::customer(course, n_candidates + N_ADMINS + 1)).await?;
    run(db, &equipment::of(course, size.items, n_here(size.people, others))).await?;
    run(db, REMINDED).await?;
    run(db, &sample(course)).await?;
    run(db, &audit(course, size.audit_entries)).await?;
    for number in 1..=others {
        run(db, &audit_elsewhere(number, ELSEWHERE)).await?;
    }
    run(db, "PRAGMA wal_checkpoint(TRUNCATE)").await
}

async fn run(db: &DatabaseConnection, sql: &str) -> anyhow::Result<()> {
    // A transaction of its own each, and not one for each statement in it.
    let all = format!("BEGIN; {sql}; COMMIT");
    let sql = if sql.starts_with("PRAGMA") { sql } else { &all };
    db.execute_unprepared(sql).await.with_context(|| sql.to_owned())?;
    Ok(())
}

/// One of those who administer the company.
pub(super) fn admin(number: usize, n_candidates: usize) -> String {
    address(n_candidates + number)
}

/// What somebody of the crowd signs in with.
pub(super) fn address(number: usize) -> String {
    format!("person-{number}@crowd.example")
}

/// Somebody with a number from one, who has begun everything.
pub(super) fn candidate(number: usize, n_modules: usize) -> anyhow::Result<Candidate> {
    let first = number * MOST_ATTEMPTS;
    let attempts = (first + 1..=first + n_modules).map(attempt);
    Ok(Candidate { identifier: address(number), attempts: attempts.collect::<Result<_, _>>()? })
}

fn attempt(number: usize) -> anyhow::Result<AttemptId> {
    made_up(ATTEMPT, number).parse().context("an id cannot be made up")
}

/// An id of something with a number from one.
pub(super) fn made_up(kind: u32, number: usize) -> String {
    format!("{MOMENT:012x}7{kind:03x}8{number:015x}")
}

/// The same in SQL, for a number that an expression says.
pub(super) fn id(kind: u32, number: &str) -> String {
    format!("unhex(printf('{MOMENT:012x}7{kind:03x}8%015x', {number}))")
}

/// An id as SQLite keeps it.
pub(super) fn blob(id: impl Display) -> String {
    format!("x'{}'", id.to_string().replace('-', ""))
}

fn series(n: u32) -> String {
    format!(
        "CREATE TEMP TABLE series (n INTEGER PRIMARY KEY); \
         INSERT INTO series WITH RECURSIVE counted(n) AS \
            (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < {n}) SELECT n FROM counted"
    )
}

/// The others have the same modules and the same path.
fn companies(course: &Course, n: u32) -> String {
    let (own, other) = (blob(course.company), id(COMPANY, "n"));
    format!(
        "CREATE TEMP TABLE others AS SELECT n AS number, {other} AS company_id FROM series \
            WHERE n < {n}; \
         INSERT INTO companies (id, name, guard, version) \
            SELECT company_id, 'Company ' || number, 0, 1 FROM others; \
         INSERT INTO training_modules \
            (company_id, id, status, number, title, sort_title, version, draft) \
            SELECT o.company_id, m.id, status, m.number, title, sort_title, version, draft \
            FROM others o, training_modules m WHERE m.company_id = {own}; \
         INSERT INTO training_versions (company_id, module_id, number, published_at, title, kind, \
                minutes, n_questions, needed_milli, max_milli, is_open_to_all, lesson) \
            SELECT o.company_id, module_id, v.number, published_at, title, kind, minutes, \
                n_questions, needed_milli, max_milli, is_open_to_all, lesson \
            FROM others o, training_versions v WHERE v.company_id = {own}; \
         INSERT INTO onboarding_paths (company_id, id, title, sort_title, version, number) \
            SELECT o.company_id, id, title, sort_title, version, p.number \
            FROM others o, onboarding_paths p WHERE p.company_id = {own}; \
         INSERT INTO onboarding_path_steps (company_id, path_id, number, id, place, kind, \
                module_id, due_after, waits) \
            SELECT o.company_id, path_id, s.number, id, place, kind, module_id, due_after, waits \
            FROM others o, onboarding_path_steps s WHERE s.company_id = {own}"
    )
}

/// Those of so many people who work for the company that is measured.
pub(super) fn n_here(n: u32, others: u32) -> u32 {
    n - n / 2 / others * others
}

/// Half of them work for the company that is measured, and all are on its path.
fn people(course: &Course, n: u32, others: u32) -> String {
    let (own, learner, path) = (blob(course.company), blob(course.learner), blob(course.path));
    let elsewhere = n / 2 / others;
    let here = n_here(n, others);
    let (person, assignment) = (id(PERSON, "n"), id(ASSIGNMENT, "c.number"));
    format!(
        "CREATE TEMP TABLE crowd AS SELECT n AS number, {person} AS id, \
                CASE WHEN n <= {here} THEN {own} ELSE (SELECT company_id FROM others \
                    WHERE number = (n - {here} - 1) / {elsewhere} + 1) END AS company_id \
            FROM series WHERE n <= {n}; \
         CREATE UNIQUE INDEX temp.crowd_number ON crowd (number); \
         INSERT INTO people (company_id, id, name, sort_name, search, email, job_title, role, \
                credential, password_hash, epoch, appearance, created_at, version) \
            SELECT c.company_id, c.id, 'Person ' || number, 'person ' || number, \
                'person ' || number || ' person-' || number || '@crowd.example', \
                'person-' || number || '@crowd.example', job_title, role, credential, \
                password_hash, epoch, appearance, created_at, version \
            FROM crowd c, people p WHERE p.company_id = {own} AND p.id = {learner}; \
         INSERT INTO identifiers (identifier, company_id, person_id) \
            SELECT 'person-' || number || '@crowd.example', company_id, id FROM crowd; \
         INSERT INTO onboarding_assignments (company_id, id, path_id, person_id, starts_on, \
                number) \
            SELECT c.company_id, {assignment}, path_id, c.id, starts_on, a.number \
            FROM crowd c, onboarding_assignments a \
            WHERE a.company_id = {own} AND a.path_id = {path} AND a.person_id = {learner}"
    )
}

fn attempts(course: &Course, n_candidates: usize) -> String {
    let own = blob(course.company);
    let copy = |of: String, whose: String| {
        let attempt = id(ATTEMPT, &format!("c.number * {MOST_ATTEMPTS} + a.place"));
        format!(
            "INSERT INTO training_attempts (company_id, id, person_id, {ATTEMPTS}) \
             SELECT c.company_id, {attempt}, c.id, {columns} FROM crowd c, \
                (SELECT row_number() OVER (ORDER BY started_at) AS place, {ATTEMPTS} \
                FROM training_attempts WHERE company_id = {own} AND person_id = {of}) a \
             WHERE {whose}",
            columns = ATTEMPTS.replace("number", "a.number"),
        )
    };
    let candidates = copy(blob(course.beginner), format!("c.number <= {n_candidates}"));
    let learners = copy(blob(course.learner), format!("{n_candidates} < c.number"));
    format!("{candidates}; {learners}")
}

/// Of everybody's attempts that ended well, as the ones who were copied have them.
fn completions() -> String {
    "INSERT INTO training_completions (company_id, id, person_id, module_id, number, attempt_id, \
        completed_at, completed_on, current_module_id, version) \
     SELECT a.company_id, a.id, a.person_id, a.module_id, a.number, a.id, a.finished_at, \
        date(a.finished_at / 1000000, 'unixepoch'), a.module_id, 1 \
     FROM training_attempts a JOIN crowd c ON c.company_id = a.company_id AND c.id = a.person_id \
     WHERE a.outcome IN ('passed', 'acknowledged') AND NOT a.is_practice"
        .to_owned()
}

/// Some of the crowd come after the candidates and may do everything. Everybody is in some department
/// and has some title.
fn admins(course: &Course, n_candidates: usize) -> String {
    let own = blob(course.company);
    let (first, last) = (n_candidates + 1, n_candidates + N_ADMINS);
    let (department, of) =
        (id(DEPARTMENT, "n"), id(DEPARTMENT, &format!("1 + number % {N_PLACES}")));
    format!(
        "UPDATE people SET role = 'admin' WHERE company_id = {own} \
            AND id IN (SELECT id FROM crowd WHERE number BETWEEN {first} AND {last}); \
         INSERT INTO departments (company_id, id, name, sort_name, version) \
            SELECT {own}, {department}, 'Hall ' || n, 'hall ' || n, 1 FROM series \
            WHERE n <= {N_PLACES}; \
         UPDATE people SET job_title = 'Fitter ' || (number % {N_PLACES}), department_id = {of} \
            FROM crowd WHERE people.company_id = {own} AND people.id = crowd.id"
    )
}

/// What the first company has on record, for others to be made of.
fn sample(course: &Course) -> String {
    let own = blob(course.company);
    format!(
        "CREATE TEMP TABLE told AS SELECT * FROM audit_trail WHERE realm_id = {own}; \
         CREATE TEMP TABLE beside AS SELECT * FROM audit_personal WHERE realm_id = {own}; \
         CREATE INDEX temp.beside_seq ON beside (seq); \
         CREATE UNIQUE INDEX temp.told_seq ON told (seq)"
    )
}

/// The trail of the first company begins long before with more of the same, evenly over
/// [`crate::scenes::PERIOD`] and half a year around it. The hashes are drawn, so that it does not stand a check any more.
fn audit(course: &Course, entries: u32) -> String {
    let own = blob(course.company);
    let columns = TRAIL.replacen("at,", "", 1);
    let head = "(SELECT max(seq) FROM told)";
    let step = SPAN / u64::from(entries.max(1));
    format!(
        "INSERT INTO audit_trail (realm_id, seq, prev_hash, hash, at, {columns}) \
            SELECT {own}, {head} + n, randomblob(32), randomblob(32), \
                {MOMENT} * 1000 - ({entries} - n) * {step}, {columns} \
            FROM series JOIN told ON seq = 1 + n % {head} WHERE n <= {entries}; \
         INSERT INTO audit_personal (realm_id, seq, about, person_id, salt, content) \
            SELECT {own}, {head} + n, about, person_id, salt, content \
            FROM series JOIN beside ON seq = 1 + n % {head} WHERE n <= {entries}; \
         UPDATE audit_heads SET seq = {head} + {entries} WHERE realm_id = {own}"
    )
}

/// A trail for another company, of entries of the first one's.
fn audit_elsewhere(number: u32, entries: u32) -> String {
    let other = format!("(SELECT company_id FROM others WHERE number = {number})");
    let head = "(SELECT max(seq) FROM told)";
    format!(
        "INSERT INTO audit_trail (realm_id, seq, prev_hash, hash, {TRAIL}) \
            SELECT {other}, n, randomblob(32), randomblob(32), {TRAIL} \
            FROM series JOIN told ON seq = 1 + n % {head} WHERE n <= {entries}; \
         INSERT INTO audit_personal (realm_id, seq, about, person_id, salt, content) \
            SELECT {other}, n, about, person_id, salt, content \
            FROM series JOIN beside ON seq = 1 + n % {head} WHERE n <= {entries}; \
         INSERT INTO audit_heads (realm_id, seq, hash) \
            VALUES ({other}, {entries}, randomblob(32))"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn made_up_ids_say_what_they_are_of() {
        let candidate = candidate(3, 2).expect("ids");
        let ids: Vec<String> = candidate.attempts.iter().map(ToString::to_string).collect();
        assert_eq!(
            ids,
            ["019e7044-8800-7004-8000-00000000012d", "019e7044-8800-7004-8000-00000000012e"]
        );
        assert_eq!(candidate.identifier, "person-3@crowd.example");
    }

    #[test]
    fn ids_are_written_as_they_are_kept() {
        let id = attempt(1).expect("an id");
        assert_eq!(blob(id), "x'019e7044880070048000000000000001'");
    }
}
