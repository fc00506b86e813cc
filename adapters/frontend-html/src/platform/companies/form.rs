use application::{
    App, Failure, Message,
    identity::NameTaken,
    platform::{CreateCompany, create_company},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_identity::{CompanyName, Email, PersonName, Profile, RegistrationNumber, Username};
use domain_kernel::{Actor, CompanyId, Id, LineError, Permission, PersonId, Realm};
use serde::Serialize;

use super::url;
use crate::{
    form::{Draft, Field, FieldErrors, Form, FormError, Mistake, Refusal},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::Operating,
};

/// A new company, and who keeps it.
#[derive(Debug, Serialize)]
pub(crate) struct CompanyFormPage {
    /// What the form sends along, so that it makes one company however often it is sent.
    company: String,
    admin: String,
    company_name: Field,
    registration_number: Field,
    name: Field,
    email: Field,
    username: Field,
    mistakes: Vec<Mistake>,
}

const FIELDS: [&str; 7] =
    ["company", "admin", "company_name", "registration_number", "name", "email", "username"];

pub(crate) async fn new(
    State(app): State<App>,
    Operating(actor): Operating,
    screen: Screen,
) -> Result<Response, Problem> {
    actor.permit_in(Realm::Platform, Permission::ManageCompanies)?;
    let ids = (app.ids.next(), app.ids.next());
    Ok(screen.show(&CompanyFormPage::new(ids, &Draft::blank(), screen.reader())))
}

pub(crate) async fn create(
    State(app): State<App>,
    Operating(actor): Operating,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    // Whoever may not do this is not told first what is wrong with the form.
    actor.permit_in(Realm::Platform, Permission::ManageCompanies)?;
    let form = form.only(&FIELDS)?;
    let company: CompanyId = form.text("company").parse().map_err(|_| FormError::Unreadable)?;
    let admin: PersonId = form.text("admin").parse().map_err(|_| FormError::Unreadable)?;
    match save(&app, &actor, (company, admin), &form).await {
        // The password is on the next page and on no other.
        Ok(notice) => Ok(SeeOther::to(url(company)).warning(notice).into_response()),
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            Ok(screen.show(&CompanyFormPage::new((company, admin), &draft, screen.reader())))
        }
    }
}

async fn save(
    app: &App,
    actor: &Actor,
    (company, admin): (CompanyId, PersonId),
    form: &Form,
) -> Result<Message, Refusal> {
    let mut errors = FieldErrors::default();
    let company_name = errors.take("company_name", CompanyName::parse(form.text("company_name")));
    let number = match RegistrationNumber::parse(form.text("registration_number")) {
        Err(LineError::Empty) => Some(None),
        parsed => errors.take("registration_number", parsed).map(Some),
    };
    let name = errors.take("name", PersonName::parse(form.text("name")));
    let email = errors.take("email", Email::parse(form.text("email")));
    let username = errors.take("username", Username::parse(form.text("username")));
    let person = name.zip(email).zip(username);
    let (Some(company_name), Some(number), Some(person)) = (company_name, number, person) else {
        return Err(errors.into());
    };
    let ((name, email), username) = person;
    let profile = Profile { name: name.clone(), email, username, job_title: None, phone: None };
    let command = CreateCompany { company, admin, name: company_name, number, profile };
    let created = create_company(app, actor, command).await?;
    Ok(Message::new("person-created")
        .text("name", name.as_str())
        .text("password", created.temporary.as_str()))
}

impl CompanyFormPage {
    fn new((company, admin): (CompanyId, PersonId), draft: &Draft, reader: &Reader) -> Self {
        Self {
            company: company.to_string(),
            admin: admin.to_string(),
            company_name: draft.field("company_name", reader),
            registration_number: draft.field("registration_number", reader),
            name: draft.field("name", reader),
            email: draft.field("email", reader),
            username: draft.field("username", reader),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for CompanyFormPage {
    const TEMPLATE: &'static str = "platform/companies/form.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("company-new-title")
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let ids = || {
            let id = |it| uuid::Uuid::from_u128(it);
            (Id::from_uuid(id(1)), Id::from_uuid(id(2)))
        };
        let mut errors = FieldErrors::default();
        errors.add("email", NameTaken::Email.message());
        let typed = Form::from_iter([("company_name", "Harbour & \"Sons\""), ("name", "Anna")]);
        let refused = Draft::refused(typed, errors);
        vec![Self::new(ids(), &Draft::blank(), reader), Self::new(ids(), &refused, reader)]
    }
}
