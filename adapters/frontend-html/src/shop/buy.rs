use application::{
    App, Failure, Message,
    shop::{Checkout, Paying, PlaceOrder, PlacedOrder, Shop, place_order},
};
use axum::{
    Extension,
    extract::State,
    response::{IntoResponse, Response},
};
use domain_identity::{
    Buyer, CompanyName, Email, EmailError, Language, Money, PersonName, PurchaseId,
    RegistrationNumber,
};
use domain_kernel::{Actor, Id, LineError};
use serde::Serialize;
use uuid::Uuid;

use super::price;
use crate::{
    address::Caller,
    form::{Draft, Field, FieldErrors, Form, FormError, Mistake, Refusal, Tick},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    security::LeadsAway,
    see_other::SeeOther,
    views::Page,
};

/// Who wants an invite, for which company, and that they agree to the terms.
#[derive(Debug, Serialize)]
pub(crate) struct BuyPage {
    id: String,
    lead: String,
    /// What happens next.
    note: String,
    terms_url: String,
    company_name: Field,
    registration_number: Field,
    name: Field,
    email: Field,
    terms: Tick,
    button: String,
    mistakes: Vec<Mistake>,
}

const FIELDS: [&str; 6] = ["id", "company_name", "registration_number", "name", "email", "terms"];

pub(super) async fn ask(State(app): State<App>, screen: Screen) -> Result<Response, Problem> {
    let shop = app.policy.shop.as_ref().ok_or_else(Problem::not_found)?;
    Ok(shown(&screen, shop, app.ids.next(), &Draft::blank()))
}

pub(super) async fn buy(
    State(app): State<App>,
    Caller(origin): Caller,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let shop = app.policy.shop.as_ref().ok_or_else(Problem::not_found)?;
    let form = form.only(&FIELDS)?;
    // A form without an id is one that nobody has got from us.
    let id: PurchaseId = match form.text("id") {
        "" => app.ids.next(),
        id => id.parse().map_err(|_| FormError::Unreadable)?,
    };
    let language = screen.reader().language();
    match save(&app, &Actor::nobody(origin), id, &form, language).await {
        Ok(PlacedOrder { number, checkout: Checkout::Waits }) => {
            let placed = Message::new("buy-placed").text("number", &number.to_string());
            Ok(SeeOther::to("/buy/done").notice(placed).into_response())
        }
        Ok(PlacedOrder { checkout: Checkout::At(page), .. }) => {
            Ok(SeeOther::to(page).into_response())
        }
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            Ok(shown(&screen, shop, id, &draft))
        }
    }
}

/// The form, which may lead to the page of a payment provider.
fn shown(screen: &Screen, shop: &Shop, id: PurchaseId, draft: &Draft) -> Response {
    let page = screen.show(&BuyPage::new(shop, id, draft, screen.reader()));
    match shop.paying {
        Paying::ByInvoice => page,
        Paying::AtProvider => (Extension(LeadsAway), page).into_response(),
    }
}

async fn save(
    app: &App,
    nobody: &Actor,
    id: PurchaseId,
    form: &Form,
    language: Language,
) -> Result<PlacedOrder, Refusal> {
    let mut errors = FieldErrors::default();
    let company = errors.take("company_name", CompanyName::parse(form.text("company_name")));
    let registration = RegistrationNumber::parse(form.text("registration_number"));
    let registration = errors.take("registration_number", registration);
    let name = errors.take("name", PersonName::parse(form.text("name")));
    let email = errors.take("email", Email::parse(form.text("email")));
    let agrees = form.is_ticked("terms");
    if !agrees {
        errors.add("terms", Message::new("buy-terms-needed"));
    }
    let company = company.zip(registration).filter(|_| agrees);
    let (Some((company, registration)), Some((name, email))) = (company, name.zip(email)) else {
        return Err(errors.into());
    };
    let buyer = Buyer { company, registration, name, email, language };
    Ok(place_order(app, nobody, PlaceOrder { id, buyer }).await?)
}

impl BuyPage {
    fn new(shop: &Shop, id: PurchaseId, draft: &Draft, reader: &Reader) -> Self {
        let lead = Message::new("buy-lead").text("price", &price(shop.price, reader));
        let (note, button) = match shop.paying {
            Paying::ByInvoice => ("buy-by-invoice", "buy-order"),
            Paying::AtProvider => ("buy-at-provider", "buy-pay"),
        };
        Self {
            id: id.to_string(),
            lead: reader.text(&lead),
            note: reader.say(note),
            terms_url: shop.terms.clone(),
            company_name: draft.field("company_name", reader),
            registration_number: draft.field("registration_number", reader),
            name: draft.field("name", reader),
            email: draft.field("email", reader),
            terms: draft.tick("terms", reader),
            button: reader.say(button),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for BuyPage {
    const TEMPLATE: &'static str = "shop/buy.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("buy-title")
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let Ok(price) = Money::parse("1490.00 EUR") else {
            return Vec::new();
        };
        let terms = "https://ship.example/terms?a=\"b\"".to_owned();
        let shop = |paying| Shop { price, terms: terms.clone(), paying };
        let typed = [("company_name", "Dock <b>& Daughters</b>"), ("email", "dana")];
        let mut errors = FieldErrors::default();
        errors.add("registration_number", LineError::Empty.message());
        errors.add("email", EmailError::Malformed.message());
        errors.add("terms", Message::new("buy-terms-needed"));
        let refused = Draft::refused(Form::from_iter(typed), errors);
        let id = || Id::from_uuid(Uuid::from_u128(1));
        vec![
            Self::new(&shop(Paying::ByInvoice), id(), &Draft::blank(), reader),
            Self::new(&shop(Paying::AtProvider), id(), &refused, reader),
        ]
    }
}
