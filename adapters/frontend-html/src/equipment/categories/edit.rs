use application::{
    App, Message,
    equipment::{CategoryLine, RenameCategory, rename_category},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_equipment::{Category, CategoryId, CategoryName};
use domain_kernel::Actor;
use serde::Serialize;

use super::{PATH, find, url};
use crate::{
    equipment::group_sample,
    form::{Draft, Field, FieldErrors, Form, Mistake, Refusal},
    parts::{Link, version},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::{PathId, Signed},
};

/// What a category is called.
#[derive(Debug, Serialize)]
pub(crate) struct CategoryPage {
    heading: String,
    lead: String,
    back: Link,
    action: String,
    version: String,
    name: Field,
    needs_url: String,
    inspection_url: String,
    delete_url: String,
    mistakes: Vec<Mistake>,
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Category>,
    screen: Screen,
) -> Result<Response, Problem> {
    let category = find(&app, &actor, id).await?;
    Ok(screen.show(&CategoryPage::new(&category, &stored(&category), screen.reader())))
}

pub(crate) async fn rename(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Category>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let category = find(&app, &actor, id).await?;
    let form = form.only(&["version", "name"])?;
    match save(&app, &actor, id, &form).await {
        Ok(()) => {
            let notice = Message::new("item-category-saved");
            Ok(SeeOther::to(PATH).notice(notice).into_response())
        }
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            Ok(screen.show(&CategoryPage::new(&category, &draft, screen.reader())))
        }
    }
}

async fn save(app: &App, actor: &Actor, id: CategoryId, form: &Form) -> Result<(), Refusal> {
    let mut errors = FieldErrors::default();
    let expected = version(form)?;
    let Some(name) = errors.take("name", CategoryName::parse(form.text("name"))) else {
        return Err(errors.into());
    };
    Ok(rename_category(app, actor, RenameCategory { id, expected, name }).await?)
}

/// The field as it is stored.
fn stored(category: &CategoryLine) -> Draft {
    Draft::filled([("name", category.name.as_str())])
}

impl CategoryPage {
    fn new(category: &CategoryLine, draft: &Draft, reader: &Reader) -> Self {
        let lead = Message::new("item-category-lead").number("n", category.n_items);
        Self {
            heading: category.name.as_str().to_owned(),
            lead: reader.text(&lead),
            back: Link { href: PATH.to_owned(), text: reader.say("item-categories-title") },
            action: url(category.id),
            version: draft.version(category.version),
            name: draft.field("name", reader),
            needs_url: format!("{}/needs", url(category.id)),
            inspection_url: format!("{}/inspection", url(category.id)),
            delete_url: format!("{}/delete", url(category.id)),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for CategoryPage {
    const TEMPLATE: &'static str = "equipment/categories/form.html";

    fn title(&self, _: &Reader) -> String {
        format!("{} – {}", self.heading, self.back.text)
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let categories = group_sample::categories();
        categories.iter().map(|it| Self::new(it, &stored(it), reader)).collect()
    }
}
