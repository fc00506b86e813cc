use application::{
    App, Failure, Message, Page as Lines, PageNumber,
    equipment::{CategoryError, CategoryLine, CreateCategory, create_category, list_categories},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_equipment::{CategoryId, CategoryName};
use domain_kernel::Actor;
use serde::Serialize;

use super::{PATH, url};
use crate::{
    equipment::{group_sample, of_category},
    form::{Draft, Field, FieldErrors, Form, FormError, Mistake, Refusal},
    pager::Pager,
    parts::count,
    problem::Problem,
    query::Query,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::Signed,
};

/// All categories, and a form for one more.
#[derive(Debug, Serialize)]
pub(crate) struct CategoriesPage {
    categories: Vec<Line>,
    matches: String,
    pager: Option<Pager>,
    id: String,
    name: Field,
    mistakes: Vec<Mistake>,
}

#[derive(Debug, Serialize)]
struct Line {
    href: String,
    name: String,
    n_items: String,
    /// Where those are listed.
    items_url: String,
}

pub(crate) async fn index(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let categories = list_categories(&app, &actor).await?;
    let shown = (query.page(), app.ids.next());
    Ok(screen.show(&CategoriesPage::new(&categories, shown, &Draft::blank(), screen.reader())))
}

pub(crate) async fn create(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let categories = list_categories(&app, &actor).await?;
    let form = form.only(&["id", "name"])?;
    let id: CategoryId = form.text("id").parse().map_err(|_| FormError::Unreadable)?;
    match save(&app, &actor, id, &form).await {
        Ok(name) => {
            let notice = Message::new("item-category-created").text("name", name.as_str());
            Ok(SeeOther::to(PATH).notice(notice).into_response())
        }
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            let shown = (PageNumber::FIRST, id);
            Ok(screen.show(&CategoriesPage::new(&categories, shown, &draft, screen.reader())))
        }
    }
}

async fn save(
    app: &App,
    actor: &Actor,
    id: CategoryId,
    form: &Form,
) -> Result<CategoryName, Refusal> {
    let mut errors = FieldErrors::default();
    let Some(name) = errors.take("name", CategoryName::parse(form.text("name"))) else {
        return Err(errors.into());
    };
    create_category(app, actor, CreateCategory { id, name: name.clone() }).await?;
    Ok(name)
}

impl CategoriesPage {
    /// `id` is that of the next one.
    fn new(
        categories: &[CategoryLine],
        (number, id): (PageNumber, CategoryId),
        draft: &Draft,
        reader: &Reader,
    ) -> Self {
        let n_matches = count(categories.len());
        let skipped = usize::try_from(number.n_skipped()).unwrap_or(usize::MAX);
        let n_lines = usize::try_from(Lines::<()>::N_LINES).unwrap_or(usize::MAX);
        let on_page = categories.iter().skip(skipped).take(n_lines);
        let items: Vec<Line> = on_page.map(|it| Line::new(it, reader)).collect();
        let page = Lines { items, number, n_matches };
        Self {
            matches: reader.text(&Message::new("item-categories-match").number("n", n_matches)),
            pager: Pager::new(&page, PATH, &[]),
            categories: page.items,
            id: id.to_string(),
            name: draft.field("name", reader),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Line {
    fn new(category: &CategoryLine, reader: &Reader) -> Self {
        Self {
            href: url(category.id),
            name: category.name.as_str().to_owned(),
            n_items: reader.number(category.n_items),
            items_url: of_category(category.id),
        }
    }
}

impl Page for CategoriesPage {
    const TEMPLATE: &'static str = "equipment/categories/index.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("item-categories-title")
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let categories = group_sample::categories();
        let mut errors = FieldErrors::default();
        errors.add("name", CategoryError::NameTaken.message());
        let refused = Draft::refused(Form::from_iter([("name", "drills & SAWS")]), errors);
        let shown = (PageNumber::FIRST, group_sample::id(7));
        vec![
            Self::new(&categories, shown, &Draft::blank(), reader),
            Self::new(&categories, shown, &refused, reader),
            Self::new(&[], shown, &Draft::blank(), reader),
        ]
    }
}
