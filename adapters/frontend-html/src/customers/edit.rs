//! Who a customer is and what they see, in one form. Looking for customers of the ERP sends the
//! form along, so that nothing that was typed or ticked is lost.

use application::{
    App, Message,
    identity::PasswordGiven,
    inventory::{
        CreateCustomer, EditCustomer, EditCustomerError, FindStockCustomers, StockCustomer,
        create_customer, edit_customer, find_stock_customers, name_stock_customers, see_customer,
    },
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_identity::PersonName;
use domain_kernel::{Actor, Permission, Person, PersonId};

use super::{
    form::{FIELDS, FilledIn, OFTEN, id as form_id, page as asked_page, stored, ticked},
    page::{CustomerFormPage, Of},
    url,
};
use crate::{
    form::{Draft, FieldErrors, Form, Refusal},
    identity::confirm_and_send,
    parts::version,
    problem::Problem,
    screen::Screen,
    see_other::SeeOther,
    visitor::{PathId, Signed},
};

pub(crate) async fn new(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
) -> Result<Response, Problem> {
    let of = Of::New(app.ids.next());
    answer(&app, &actor, &screen, &of, &Draft::blank(), None).await
}

pub(crate) async fn create(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    // Whoever may not do this is not told first what is wrong with the form.
    actor.permit(Permission::ManageCustomers)?;
    let form = form.only_with(&[&FIELDS[..], &["id"]].concat(), &OFTEN)?;
    let id: PersonId = form_id(&form)?;
    let draft = match asked_page(&form) {
        Some(_) => Draft::refused(form, FieldErrors::default()),
        None => match save_new(&app, &actor, id, &form).await {
            Ok(go) => return Ok(go.into_response()),
            Err(refusal) => Draft::refused(form, refusal.mistakes()?),
        },
    };
    answer(&app, &actor, &screen, &Of::New(id), &draft, None).await
}

async fn save_new(
    app: &App,
    actor: &Actor,
    id: PersonId,
    form: &Form,
) -> Result<SeeOther, Refusal> {
    let FilledIn { name, email, visibility } = FilledIn::parse(form)?;
    let command = CreateCustomer { id, name: name.clone(), email, visibility };
    let given = create_customer(app, actor, command).await?;
    Ok(told(SeeOther::to(url(id)), &name, &given))
}

/// Says where the temporary password is: in a mail, or on the next page and on no other.
fn told(go: SeeOther, name: &PersonName, given: &PasswordGiven) -> SeeOther {
    match given {
        PasswordGiven::Mailed => {
            go.notice(Message::new("customer-created").text("name", name.as_str()))
        }
        PasswordGiven::Shown { temporary } => go.warning(
            Message::new("person-created")
                .text("name", name.as_str())
                .text("password", temporary.as_str()),
        ),
    }
}

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Person>,
    screen: Screen,
) -> Result<Response, Problem> {
    let customer = see_customer(&app, &actor, id).await?;
    let picked = Some(customer.grants.clone());
    let of = Of::Here(&customer);
    answer(&app, &actor, &screen, &of, &stored(&customer), picked).await
}

pub(crate) async fn save(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Person>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let customer = see_customer(&app, &actor, id).await?;
    let form = form.only_with(&[&FIELDS[..], &["version"]].concat(), &OFTEN)?;
    let has_confirmed = screen.visitor().person().is_some_and(|it| it.has_confirmed);
    let draft = match asked_page(&form) {
        Some(_) => Draft::refused(form, FieldErrors::default()),
        None => match save_edit(&app, &actor, id, &form, has_confirmed).await {
            Ok(Saved::Yes) => {
                let go = SeeOther::to(url(id)).notice(Message::new("customer-saved"));
                return Ok(go.into_response());
            }
            Ok(Saved::AfterConfirming) => return Ok(confirm_and_send(&screen, &form)),
            Err(refusal) => Draft::refused(form, refusal.mistakes()?),
        },
    };
    answer(&app, &actor, &screen, &Of::Here(&customer), &draft, None).await
}

/// What became of a form that could be taken.
enum Saved {
    Yes,
    /// It changes what wants the password first.
    AfterConfirming,
}

async fn save_edit(
    app: &App,
    actor: &Actor,
    id: PersonId,
    form: &Form,
    has_confirmed: bool,
) -> Result<Saved, Refusal> {
    let expected = version(form)?;
    let FilledIn { name, email, visibility } = FilledIn::parse(form)?;
    let command = EditCustomer { id, expected, name, email, visibility, has_confirmed };
    match edit_customer(app, actor, command).await {
        Ok(()) => Ok(Saved::Yes),
        Err(EditCustomerError::Unconfirmed) => Ok(Saved::AfterConfirming),
        Err(err) => Err(err.into()),
    }
}

/// The form with what is ticked and the customers of the ERP that were looked for.
async fn answer(
    app: &App,
    actor: &Actor,
    screen: &Screen,
    of: &Of<'_>,
    draft: &Draft,
    picked: Option<Vec<StockCustomer>>,
) -> Result<Response, Problem> {
    let form = draft.form();
    let picked = match picked {
        Some(picked) => picked,
        None => name_stock_customers(app, actor, &ticked(form)).await?,
    };
    let (search, page) = (form.text("q").to_owned(), asked_page(form).unwrap_or_default());
    let found = find_stock_customers(app, actor, &FindStockCustomers { search, page }).await?;
    Ok(screen.show(&CustomerFormPage::new(of, draft, &picked, &found, screen.reader())))
}
