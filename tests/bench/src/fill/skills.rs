//! Skills, what jobs need of them, and what everybody can do.

use super::{course::Course, crowd};

const N_SKILLS: u32 = 400;
const N_CATEGORIES: u32 = 8;
const N_JOB_ROLES: u32 = 50;
/// Skills that each job role needs.
const N_NEEDS: u32 = 8;
/// Skills in which each of the crowd was rated.
const N_RATED: u32 = 40;

const SKILL: u32 = 10;
const CATEGORY: u32 = 11;
const JOB_ROLE: u32 = 12;

/// Everybody has a job role and some skills: of five levels one has lapsed, one falls within ten
/// months, and three are for good. There is only what follows from ratings, of which pages are made.
pub(super) fn of(course: &Course) -> String {
    let own = crowd::blob(course.company);
    let (skill, category) =
        (crowd::id(SKILL, "n"), crowd::id(CATEGORY, &format!("1 + n % {N_CATEGORIES}")));
    let (role, label) = (crowd::id(JOB_ROLE, "n"), crowd::id(CATEGORY, "n"));
    let needed = crowd::id(SKILL, &format!("1 + (r.n * 37 + s.n * 11) % {N_SKILLS}"));
    let (of_role, of_person) =
        (crowd::id(JOB_ROLE, "r.n"), crowd::id(JOB_ROLE, &format!("1 + number % {N_JOB_ROLES}")));
    let rated = crowd::id(SKILL, &format!("1 + (c.number * 13 + s.n * 10) % {N_SKILLS}"));
    let columns = "company_id, person_id, skill_id, from_on, until_on, level, falls_on, lapsed_on, \
                   lapsed_level, source";
    let of_crowd =
        format!("FROM crowd c, series s WHERE c.company_id = {own} AND s.n <= {N_RATED}");
    let falls = "date('now', '+' || (1 + (c.number + s.n * 7) % 300) || ' days')";
    format!(
        "INSERT INTO skill_labels (company_id, id, kind, name, sort_name, version) \
            SELECT {own}, {label}, 'category', 'Category ' || n, 'category ' || n, 1 \
            FROM series WHERE n <= {N_CATEGORIES}; \
         INSERT INTO skills (company_id, id, name, sort_name, category_id, is_critical, created_at, \
                version) \
            SELECT {own}, {skill}, 'Skill ' || n, printf('skill %04d', n), {category}, 0, 1, 1 \
            FROM series WHERE n <= {N_SKILLS}; \
         INSERT INTO job_roles (company_id, id, title, sort_title, created_at, version) \
            SELECT {own}, {role}, 'Job ' || n, 'job ' || n, 1, 1 FROM series \
            WHERE n <= {N_JOB_ROLES}; \
         INSERT INTO job_role_needs (company_id, job_role_id, skill_id, level) \
            SELECT {own}, {of_role}, {needed}, 1 + s.n % 4 FROM series r, series s \
            WHERE r.n <= {N_JOB_ROLES} AND s.n <= {N_NEEDS}; \
         INSERT INTO skill_profiles (company_id, person_id, version) \
            SELECT company_id, id, 1 FROM crowd WHERE company_id = {own}; \
         INSERT INTO skill_profile_roles (company_id, person_id, job_role_id) \
            SELECT company_id, id, {of_person} FROM crowd WHERE company_id = {own}; \
         INSERT INTO skill_spans ({columns}) \
            SELECT {own}, c.id, {rated}, '2025-01-01', '9999-12-31', 1 + s.n % 4, NULL, NULL, NULL, \
                'manager' {of_crowd} AND s.n % 5 < 3; \
         INSERT INTO skill_spans ({columns}) \
            SELECT {own}, c.id, {rated}, '2025-01-01', {falls}, 1 + s.n % 4, {falls}, NULL, NULL, \
                'training' {of_crowd} AND s.n % 5 = 3; \
         INSERT INTO skill_spans ({columns}) \
            SELECT {own}, c.id, {rated}, '2025-01-01', '2026-06-30', 2, '2026-06-30', NULL, NULL, \
                'training' {of_crowd} AND s.n % 5 = 4; \
         INSERT INTO skill_spans ({columns}) \
            SELECT {own}, c.id, {rated}, '2026-07-01', '9999-12-31', 0, NULL, '2026-06-30', 2, NULL \
                {of_crowd} AND s.n % 5 = 4"
    )
}
