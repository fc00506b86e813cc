//! What a company lends to its people, a tenth of it at the moment.

use super::{course::Course, crowd};

/// Seven kinds, so that those of one are in every state and at every place.
const N_CATEGORIES: u32 = 7;
const N_LOCATIONS: u32 = 40;
/// Of so many items one is out, as is what is in maintenance or retired of more.
const ONE_OUT: u32 = 10;
const ONE_BROKEN: u32 = 50;
/// Of so many that are out one is overdue.
const ONE_OVERDUE: u32 = 20;

const ITEM: u32 = 13;
const CATEGORY: u32 = 14;
const LOCATION: u32 = 15;
const CUSTODY: u32 = 16;

/// So many items, of which each was out once before. Their codes open nothing, since nobody has the
/// key that they were made with.
pub(super) fn of(course: &Course, n_items: u32, n_people: u32) -> String {
    let own = crowd::blob(course.company);
    let item = crowd::id(ITEM, "n");
    let (category, location) = (
        crowd::id(CATEGORY, &format!("1 + n % {N_CATEGORIES}")),
        crowd::id(LOCATION, &format!("1 + n % {N_LOCATIONS}")),
    );
    let (kind, place) = (crowd::id(CATEGORY, "n"), crowd::id(LOCATION, "n"));
    let (before, now) = (crowd::id(CUSTODY, "2 * n"), crowd::id(CUSTODY, "2 * n + 1"));
    let with_holder =
        format!("FROM series CROSS JOIN crowd c ON c.number = 1 + n * 7 % {n_people}");
    let since = "1760000000000000 + n * 60000000";
    // The first of each ten are out; the sixth of fifty is broken, and the seventh is retired.
    format!(
        "INSERT INTO item_categories (company_id, id, name, sort_name, version) \
            SELECT {own}, {kind}, 'Kind ' || n, 'kind ' || n, 1 FROM series \
            WHERE n <= {N_CATEGORIES}; \
         INSERT INTO item_locations (company_id, id, name, path, sort_path, version) \
            SELECT {own}, {place}, 'Hall ' || n, 'Hall ' || n, printf('hall %03d', n), 1 FROM series \
            WHERE n <= {N_LOCATIONS}; \
         INSERT INTO items (company_id, id, tag, sort_tag, name, sort_name, category_id, model, \
                location_id, search, state, retired_for, condition_is, code_number, created_at, \
                version) \
            SELECT {own}, {item}, printf('T-%06d', n), printf('t-%06d', n), 'Tool ' || (n * 41 % 997), \
                'tool ' || (n * 41 % 997), {category}, 'Model ' || (n % 200), {location}, \
                printf('t-%06d tool %d model %d', n, n * 41 % 997, n % 200), \
                CASE WHEN n % {ONE_OUT} = 0 THEN 'in_use' WHEN n % {ONE_BROKEN} = 6 THEN 'maintenance' \
                    WHEN n % {ONE_BROKEN} = 7 THEN 'retired' ELSE 'available' END, \
                CASE WHEN n % {ONE_BROKEN} = 7 THEN 'scrapped' END, 'ok', 1, {since}, 1 \
            FROM series WHERE n <= {n_items}; \
         INSERT INTO item_codes (company_id, code_hash, item_id, number, since_at) \
            SELECT {own}, randomblob(32), {item}, 1, {since} FROM series WHERE n <= {n_items}; \
         INSERT INTO custodies (company_id, id, item_id, holder_id, since_at, taken_how, ended_at, \
                ended_how) \
            SELECT {own}, {before}, {item}, c.id, {since}, 'by_code', {since} + 3600000000, \
                'returned' \
            {with_holder} WHERE n <= {n_items}; \
         INSERT INTO custodies (company_id, id, item_id, holder_id, since_at, taken_how, due_on, \
                open_item_id) \
            SELECT {own}, {now}, {item}, c.id, {since} + 7200000000, 'by_code', \
                CASE n / {ONE_OUT} % {ONE_OVERDUE} WHEN 0 THEN '2026-01-01' WHEN 1 THEN '2099-01-01' \
                    END, {item} \
            {with_holder} WHERE n <= {n_items} AND n % {ONE_OUT} = 0"
    )
}

/// The last of the kinds, as an address says it.
pub(crate) fn category() -> String {
    crowd::made_up(CATEGORY, N_CATEGORIES as usize)
}
