use application::{
    App,
    audit::{Entries, ListEntries, ListEntriesError, list_entries},
};
use axum::extract::State;
use domain_audit::{Place, Stretch};
use domain_kernel::{Date, LocalDay, Timestamp, days_later, parse_day};
use serde::Serialize;
use utoipa::ToSchema;

use super::{ends::HeadDocument, entry::EntryDocument};
use crate::{
    RequestRefused, answer::Answer, caller::Caller, cursor, document::Refuses, flaw::Flaws,
    params::Params, problem::Problem,
};

/// A part of the trail.
#[derive(Serialize, ToSchema)]
#[schema(as = AuditEntries)]
pub(crate) struct EntriesDocument {
    items: Vec<EntryDocument>,
    next: Option<String>,
    /// Where the whole trail ends, whatever is looked for.
    head: HeadDocument,
}

const PATH: &str = "/api/v1/audit/entries";
const PARAMS: [&str; 6] = ["who", "action", "target", "from", "to", "cursor"];

/// What happened in the company, the newest first, for admins.
#[utoipa::path(
    get,
    path = "/api/v1/audit/entries",
    operation_id = "list_audit_entries",
    tag = "Audit",
    params(
        (
            "who" = Option<String>, Query,
            description = "Who did it: an e-mail address, a username or an id"
        ),
        ("action" = Option<String>, Query, description = "What happened, as `identity.signed_in`"),
        (
            "target" = Option<String>, Query,
            description = "To what it happened: an id, a person as in `who`, or a `target`"
        ),
        ("from" = Option<String>, Query, description = "The first day, `2027-01-31`"),
        ("to" = Option<String>, Query, description = "The last day"),
        ("cursor" = Option<String>, Query, description = "The `next` of the part before")
    ),
    responses((status = 200, body = EntriesDocument), Refuses<ListEntriesError>)
)]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<EntriesDocument>, Problem> {
    let params = params.only(&PARAMS, &[])?;
    let list = params.list(PATH);
    let today = caller.today(&app);
    let query = asked(&params, &list, &today)?;
    let entries = list_entries(&app, &caller.actor(), query).await?;
    Ok(Answer::of(EntriesDocument::new(&entries, &list)))
}

fn asked(params: &Params, list: &str, today: &LocalDay) -> Result<ListEntries, Problem> {
    let mut flaws = Flaws::default();
    let mut day = |name: &'static str| -> Option<Date> {
        let parsed = Some(params.text(name)).filter(|it| !it.is_empty()).map(parse_day);
        flaws.asked(name, parsed.transpose()).flatten()
    };
    let (from, to) = (day("from"), day("to"));
    let stretch = flaws.asked("cursor", stretch(params.text("cursor"), list));
    flaws.none()?;
    Ok(ListEntries {
        who: params.text("who").to_owned(),
        name: Some(params.text("action").to_owned()).filter(|it| !it.is_empty()),
        target: params.text("target").to_owned(),
        since: from.map(|it| today.beginning_of(it)),
        until: to.and_then(|it| days_later(it, 1)).map(|it| today.beginning_of(it)),
        stretch: stretch.unwrap_or(Stretch::Newest),
    })
}

/// Where the list goes on: at the newest without a cursor.
fn stretch(cursor: &str, list: &str) -> Result<Stretch, RequestRefused> {
    match cursor {
        "" => Ok(Stretch::Newest),
        text => read(text, list).map(Stretch::OlderThan).ok_or(RequestRefused::OtherCursor),
    }
}

/// A place in the trail and whose list it is: `1795784550000000.48275.4iV8Sx-2mDs`.
fn read(text: &str, list: &str) -> Option<Place> {
    let (place, mark) = text.rsplit_once('.')?;
    let (at, seq) = place.split_once('.').filter(|_| mark == cursor::mark_text(list))?;
    Some(Place { at: Timestamp::from_micros(at.parse().ok()?), seq: seq.parse().ok()? })
}

fn written(place: Place, list: &str) -> String {
    format!("{}.{}.{}", place.at.micros(), place.seq, cursor::mark_text(list))
}

impl EntriesDocument {
    fn new(entries: &Entries, list: &str) -> Self {
        let items = entries.entries.iter();
        Self {
            items: items.map(|it| EntryDocument::new(it, &entries.names)).collect(),
            next: entries.older.map(|it| written(it, list)),
            head: HeadDocument::new(entries.head),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_read_back_and_nothing_else_is_one() {
        let place = Place { at: Timestamp::from_micros(7), seq: 3 };
        let text = written(place, "entries&who=anna");
        assert_eq!(stretch(&text, "entries&who=anna"), Ok(Stretch::OlderThan(place)));
        assert_eq!(stretch(&text, "entries"), Err(RequestRefused::OtherCursor));
        assert_eq!(stretch("", "entries"), Ok(Stretch::Newest));
        let mark = cursor::mark_text("entries");
        for bad in ["7", "7.", ".3", "x.3", "99999999999999999999.1"] {
            for bad in [bad.to_owned(), format!("{bad}.{mark}")] {
                assert_eq!(stretch(&bad, "entries"), Err(RequestRefused::OtherCursor), "{bad}");
            }
        }
    }
}
