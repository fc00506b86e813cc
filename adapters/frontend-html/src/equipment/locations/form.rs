use application::{
    App, Failure, Message,
    equipment::{
        CreateLocation, EditLocation, LocationLine, create_location, edit_location, list_locations,
    },
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_equipment::{Location, LocationId, LocationName, LocationRefused, LocationSettings};
use domain_kernel::Actor;
use serde::Serialize;

use super::{PATH, find, url};
use crate::{
    equipment::group_sample,
    form::{Choice, Draft, Field, FieldErrors, Form, FormError, Mistake, Refusal},
    parts::{Hidden, Link, version},
    problem::Problem,
    query::Query,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::{PathId, Signed},
};

/// What a location is called and where it is.
#[derive(Debug, Serialize)]
pub(crate) struct LocationFormPage {
    heading: String,
    lead: String,
    back: Link,
    action: String,
    button: String,
    hidden: Hidden,
    name: Field,
    parent: Field,
    parents: Vec<Choice>,
    delete_url: Option<String>,
    mistakes: Vec<Mistake>,
}

pub(crate) async fn new(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let locations = list_locations(&app, &actor).await?;
    let draft = Draft::filled([("parent", query.text("in"))]);
    let id = app.ids.next();
    Ok(screen.show(&LocationFormPage::create(id, &locations, &draft, screen.reader())))
}

pub(crate) async fn create(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let locations = list_locations(&app, &actor).await?;
    let form = form.only(&["id", "name", "parent"])?;
    let id: LocationId = form.text("id").parse().map_err(|_| FormError::Unreadable)?;
    match save_new(&app, &actor, id, &form).await {
        Ok(name) => {
            let notice = Message::new("item-location-created").text("name", name.as_str());
            Ok(SeeOther::to(PATH).notice(notice).into_response())
        }
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            let page = LocationFormPage::create(id, &locations, &draft, screen.reader());
            Ok(screen.show(&page))
        }
    }
}

async fn save_new(
    app: &App,
    actor: &Actor,
    id: LocationId,
    form: &Form,
) -> Result<LocationName, Refusal> {
    let settings = parse(form)?;
    let name = settings.name.clone();
    create_location(app, actor, CreateLocation { id, settings }).await?;
    Ok(name)
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Location>,
    screen: Screen,
) -> Result<Response, Problem> {
    let locations = list_locations(&app, &actor).await?;
    let location = find(&locations, id)?;
    let draft = stored(location);
    Ok(screen.show(&LocationFormPage::edit(location, &locations, &draft, screen.reader())))
}

pub(crate) async fn save(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Location>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let locations = list_locations(&app, &actor).await?;
    let location = find(&locations, id)?;
    let form = form.only(&["version", "name", "parent"])?;
    match save_edited(&app, &actor, id, &form).await {
        Ok(()) => {
            let notice = Message::new("item-location-saved");
            Ok(SeeOther::to(PATH).notice(notice).into_response())
        }
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            let page = LocationFormPage::edit(location, &locations, &draft, screen.reader());
            Ok(screen.show(&page))
        }
    }
}

async fn save_edited(app: &App, actor: &Actor, id: LocationId, form: &Form) -> Result<(), Refusal> {
    let expected = version(form)?;
    let settings = parse(form)?;
    Ok(edit_location(app, actor, EditLocation { id, expected, settings }).await?)
}

fn parse(form: &Form) -> Result<LocationSettings, Refusal> {
    let mut errors = FieldErrors::default();
    let parent = match form.text("parent") {
        "" => None,
        id => Some(id.parse().map_err(|_| FormError::Unreadable)?),
    };
    match errors.take("name", LocationName::parse(form.text("name"))) {
        Some(name) => Ok(LocationSettings { name, parent }),
        None => Err(errors.into()),
    }
}

/// The fields as they are stored.
fn stored(location: &LocationLine) -> Draft {
    let LocationSettings { name, parent } = &location.settings;
    let parent = parent.map(|it| it.to_string()).unwrap_or_default();
    Draft::filled([("name", name.as_str().to_owned()), ("parent", parent)])
}

impl LocationFormPage {
    fn create(id: LocationId, all: &[LocationLine], draft: &Draft, reader: &Reader) -> Self {
        Self {
            heading: reader.say("item-location-new-title"),
            lead: reader.say("item-location-new-lead"),
            action: PATH.to_owned(),
            button: reader.say("item-location-create"),
            ..Self::new(Hidden::new("id", &id), all.iter(), draft, reader)
        }
    }

    fn edit(location: &LocationLine, all: &[LocationLine], draft: &Draft, reader: &Reader) -> Self {
        let lead = Message::new("item-location-lead").number("n", location.n_items);
        let hidden = Hidden::new("version", &draft.version(location.version));
        // It cannot be in itself, nor in what is in it, which follows it in the list.
        let before = all.iter().take_while(|it| it.id != location.id);
        let after = all.iter().skip_while(|it| it.id != location.id).skip(1);
        let others = before.chain(after.skip_while(|it| location.depth < it.depth));
        Self {
            heading: location.path.as_str().to_owned(),
            lead: reader.text(&lead),
            action: url(location.id),
            delete_url: Some(format!("{}/delete", url(location.id))),
            ..Self::new(hidden, others, draft, reader)
        }
    }

    fn new<'a>(
        hidden: Hidden,
        parents: impl Iterator<Item = &'a LocationLine>,
        draft: &Draft,
        reader: &Reader,
    ) -> Self {
        let none = (String::new(), reader.say("item-location-no-parent"));
        let parents = parents.map(|it| (it.id.to_string(), it.path.as_str().to_owned()));
        Self {
            heading: String::new(),
            lead: String::new(),
            back: Link { href: PATH.to_owned(), text: reader.say("item-locations-title") },
            action: String::new(),
            button: reader.say("save"),
            hidden,
            name: draft.field("name", reader),
            parent: draft.field("parent", reader),
            parents: draft.choices("parent", [none].into_iter().chain(parents)),
            delete_url: None,
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for LocationFormPage {
    const TEMPLATE: &'static str = "equipment/locations/form.html";

    fn title(&self, _: &Reader) -> String {
        format!("{} – {}", self.heading, self.back.text)
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let all = group_sample::locations();
        let mut errors = FieldErrors::default();
        errors.add("name", LocationRefused::NameTaken.message());
        errors.add("parent", LocationRefused::TooDeep.message());
        let typed = [("name", "yard"), ("parent", "")];
        let refused = Draft::refused(Form::from_iter(typed), errors);
        let id = group_sample::id(7);
        let mut pages = vec![
            Self::create(id, &all, &Draft::blank(), reader),
            Self::create(id, &all, &refused, reader),
        ];
        pages.extend(all.iter().take(2).map(|it| Self::edit(it, &all, &stored(it), reader)));
        pages
    }
}
