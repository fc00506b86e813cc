use application::{
    App, Message, Page as Lines, PageNumber,
    onboarding::{MovePeople, PathView, PersonBehind, list_people_behind, move_people, see_path},
};
use axum::{extract::State, response::Response};
use domain_onboarding::{Path, PathProgress};
use serde::Serialize;

use super::{back, sample, url};
use crate::{
    form::Form,
    pager::Pager,
    parts::{Link, count, version},
    problem::Problem,
    query::Query,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::{PathId, Signed},
};

/// Whom the newest version of a path can be given to, and what that does to each, before it is
/// done.
#[derive(Debug, Serialize)]
pub(crate) struct MovePage {
    heading: String,
    lead: String,
    back: Link,
    action: String,
    version: u64,
    button: String,
    people: Vec<Line>,
    pager: Option<Pager>,
}

#[derive(Debug, Serialize)]
struct Line {
    name: String,
    number: u32,
    before: String,
    after: String,
}

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Path>,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let path = see_path(&app, &actor, id).await?;
    let today = screen.reader().date_of(app.clock.now()).unwrap_or_default();
    let people = list_people_behind(&app, &actor, id, today, query.page()).await?;
    Ok(screen.show(&MovePage::new(&path, &people, screen.reader())))
}

pub(crate) async fn save(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Path>,
    form: Form,
) -> Result<SeeOther, Problem> {
    see_path(&app, &actor, id).await?;
    let expected = version(&form.only(&["version"])?)?;
    let moved = move_people(&app, &actor, MovePeople { path: id, expected }).await;
    let moved = moved.map_err(|err| Problem::from(err).back_to(format!("{}/move", url(id))))?;
    let notice = Message::new("path-moved")
        .number("n", count(moved.n_people))
        .number("version", moved.number.get());
    Ok(SeeOther::to(url(id)).notice(notice))
}

impl MovePage {
    fn new(path: &PathView, people: &Lines<PersonBehind>, reader: &Reader) -> Self {
        let number = path.number.get();
        let of_version = |key| reader.text(&Message::new(key).number("n", number));
        Self {
            heading: of_version("path-move-title"),
            lead: reader.say("path-move-lead"),
            back: back(path),
            action: format!("{}/move", url(path.id)),
            version: path.version.get().into(),
            button: reader.text(&Message::new("path-move-submit").number("n", people.n_matches)),
            people: people.items.iter().map(|it| Line::new(it, reader)).collect(),
            pager: Pager::new(people, &format!("{}/move", url(path.id)), &[]),
        }
    }
}

impl Line {
    fn new(person: &PersonBehind, reader: &Reader) -> Self {
        Self {
            name: person.name.as_str().to_owned(),
            number: person.number.get(),
            before: progress(person.before, reader),
            after: progress(person.after, reader),
        }
    }
}

fn progress(progress: PathProgress, reader: &Reader) -> String {
    let text = Message::new("path-progress")
        .number("n", count(progress.n_done))
        .number("of", count(progress.n_counted));
    reader.text(&text)
}

impl Page for MovePage {
    const TEMPLATE: &'static str = "onboarding/paths/move.html";

    fn title(&self, _: &Reader) -> String {
        format!("{} – {}", self.heading, self.back.text)
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let path = sample::path();
        let people = |items: Vec<PersonBehind>, n_matches| Lines {
            items,
            number: PageNumber::FIRST,
            n_matches,
        };
        vec![
            Self::new(&path, &people(sample::behind(), 2), reader),
            Self::new(&path, &people(Vec::new(), 0), reader),
        ]
    }
}
