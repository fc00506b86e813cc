//! Coming in, what is one's own, and the people of the company.

mod account;
mod company;
mod forgot;
mod front;
mod password;
mod people;
mod person_form;
mod photo;
mod resend;
mod sessions;
mod set_up;
mod sign_in;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};

use people::{deactivate, invite, reset};

use crate::Web;

pub(crate) use account::Settings;
pub(crate) use company::{
    accent::url as accent_url, code::changes as company_changes, logo::logo_url,
};
pub(crate) use people::{changes, role, sample_person};
pub(crate) use sign_in::sign_in_and_send;

#[cfg(test)]
pub(crate) use {
    account::AccountPage, company::CompanyPage, forgot::ForgotPage, forgot::LinkOverPage,
    forgot::RecoverPage, password::PasswordPage, people::PeoplePage, people::PersonPage,
    resend::ResendPage, sessions::CompanySessionsPage, sessions::SessionsPage, set_up::SetUpPage,
    sign_in::SignInPage,
};

/// A photo of 10 MB, and the form around it.
const MOST_PHOTO_BYTES: usize = 10 * 1024 * 1024 + 64 * 1024;

pub(crate) fn routes() -> Router<Web> {
    Router::new()
        .route("/", get(front::home))
        .route("/setup", get(set_up::ask).post(set_up::set_up))
        .route("/login", get(sign_in::ask).post(sign_in::sign_in))
        .route("/logout", post(sign_in::sign_out))
        .route("/password/forgot", get(forgot::ask).post(forgot::send))
        .route("/password/reset/{token}", get(forgot::follow).post(forgot::recover))
        .route("/password/change", get(password::ask).post(password::change))
        .route("/account", get(account::show).post(account::edit))
        .route("/account/photo", post(photo::change).layer(DefaultBodyLimit::max(MOST_PHOTO_BYTES)))
        .route("/account/photo/delete", post(photo::remove))
        .route("/account/sessions", get(sessions::show))
        .route("/account/sessions/end", post(sessions::end_one))
        .route("/account/sessions/end-others", post(sessions::end_others))
        .route("/admin/sessions", get(sessions::index))
        .route("/admin/sessions/end", post(sessions::end))
        .route("/people/{id}/photo", get(photo::show))
        .route("/accent/{color}", get(company::accent::show))
        .route("/company/logo/{id}", get(company::logo::show))
        .route("/admin/settings", get(company::show).post(company::edit))
        .route("/admin/settings/code", get(company::code::ask).post(company::code::rotate))
        .route(
            "/admin/settings/logo",
            post(company::logo::change).layer(DefaultBodyLimit::max(MOST_PHOTO_BYTES)),
        )
        .route("/admin/settings/logo/delete", post(company::logo::remove))
        .route("/admin/people", get(people::index).post(people::create))
        .route("/admin/people/new", get(people::new))
        .route("/admin/people/{id}/password", get(reset::ask).post(reset::reset))
        .route("/admin/people/{id}/invitation", post(invite::send))
        .route("/admin/people/{id}", get(people::show).post(people::edit))
        .route("/admin/people/{id}/deactivate", get(deactivate::ask).post(deactivate::deactivate))
        .route(
            "/admin/people/{id}/reactivate",
            get(deactivate::ask_back).post(deactivate::reactivate),
        )
}
