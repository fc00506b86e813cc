//! Types of which only the schema is used: what a text or a number in a list has to look like.

use utoipa::ToSchema;

/// An id in a list.
#[derive(ToSchema)]
#[schema(pattern = "^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$")]
#[expect(dead_code, reason = "only its schema is used")]
pub(crate) struct IdText(String);

/// A day of the week.
#[derive(ToSchema)]
#[schema(minimum = 1, maximum = 7)]
#[expect(dead_code, reason = "only its schema is used")]
pub(crate) struct WeekdayNumber(u8);

/// As the ERP has it.
#[derive(ToSchema)]
#[schema(min_length = 1, max_length = 200)]
#[expect(dead_code, reason = "only its schema is used")]
pub(crate) struct CustomerKeyText(String);

/// What webhooks are told of.
#[derive(ToSchema)]
#[schema(pattern = "^(items|work_orders|people|training|skills|courses|stock|access|company)$")]
#[expect(dead_code, reason = "only its schema is used")]
pub(crate) struct EventGroupText(String);

/// A role of people who come in.
#[derive(ToSchema)]
#[schema(pattern = "^(admin|manager|staff|customer)$")]
#[expect(dead_code, reason = "only its schema is used")]
pub(crate) struct RoleText(String);
