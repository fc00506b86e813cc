//! Managers of five hundred people who are on four paths.

use super::{course::Course, crowd};

/// They lead one another, and the last of them all the others: whoever looks first finds nothing
/// that is known already.
pub(crate) const N_MANAGERS: u32 = 81;
const N_PEOPLE: u32 = 500;
/// Beside the path that everybody is on.
const N_PATHS: u32 = 3;
const N_STEPS: u32 = 5;

const PATH: u32 = 6;
const ASSIGNMENT: u32 = 7;

/// The last of those who work for the company lead, and those before them are led.
pub(super) fn of(course: &Course, n_here: u32) -> String {
    let own = crowd::blob(course.company);
    let (lowest, first) = (n_here - N_MANAGERS + 1, (n_here - N_MANAGERS).saturating_sub(N_PEOPLE));
    let path = crowd::blob(course.path);
    let (id, assignment) =
        (crowd::id(PATH, "n"), crowd::id(ASSIGNMENT, &format!("c.number * {N_PATHS} + n")));
    format!(
        "UPDATE people SET role = 'manager', manager_id = ( \
                SELECT above.id FROM crowd c JOIN crowd above ON above.number = c.number + 1 \
                WHERE c.id = people.id AND c.number < {n_here}) \
            WHERE company_id = {own} AND id IN ( \
                SELECT id FROM crowd WHERE number BETWEEN {lowest} AND {n_here}); \
         UPDATE people SET manager_id = (SELECT id FROM crowd WHERE number = {lowest}) \
            WHERE company_id = {own} AND role = 'staff' AND id IN ( \
                SELECT id FROM crowd WHERE {first} < number AND number < {lowest}); \
         INSERT INTO onboarding_paths (company_id, id, title, sort_title, version, number) \
            SELECT {own}, {id}, 'Path ' || n, 'path ' || n, 1, 1 FROM series WHERE n <= {N_PATHS}; \
         INSERT INTO onboarding_path_steps (company_id, path_id, number, id, place, kind, \
                module_id, due_after, waits) \
            SELECT {own}, {id}, 1, s.id, place, kind, module_id, due_after, waits \
            FROM series, onboarding_path_steps s \
            WHERE s.company_id = {own} AND s.path_id = {path} AND n <= {N_PATHS} \
                AND n * {N_STEPS} <= place AND place < (n + 1) * {N_STEPS}; \
         INSERT INTO onboarding_assignments (company_id, id, path_id, person_id, starts_on, number) \
            SELECT {own}, {assignment}, {id}, c.id, a.starts_on, 1 \
            FROM series, crowd c, onboarding_assignments a \
            WHERE a.company_id = {own} AND a.person_id = c.id AND a.path_id = {path} \
                AND n <= {N_PATHS} AND {first} < c.number AND c.number < {lowest}"
    )
}
