//! Coming in, what is one's own, and the people of the company.

mod account;
mod company;
mod confirm_password;
mod departments;
mod enter_code;
mod forgot;
mod front;
mod job_history;
mod own_names;
mod password;
mod people;
mod person_form;
mod photo;
mod resend;
mod second_factor;
mod sessions;
mod set_up;
mod sign_in;
mod suspended;
mod take_out;
mod tokens;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};

use people::{
    deactivate, erase, export, invite, passwords, reset, second_factor as factor_reset, time,
};

use crate::{Web, photos::MOST_PHOTO_BYTES, table_import};

pub(crate) use account::Settings;
pub(crate) use company::{
    accent::url as accent_url, code::changes as company_changes, logo::logo_url,
};
pub(crate) use confirm_password::confirm_and_send;
pub(crate) use job_history::{JobRow, sample as sample_jobs};
pub(crate) use own_names::changes as own_names_changes;
pub(crate) use people::import::PeopleImport;
pub(crate) use people::second_factor::resetting;
pub(crate) use people::{
    changes,
    reset::{reset_of, told},
    role, sample_person,
};
pub(crate) use sessions::{Line as SessionLine, key as session_key, sample as sample_session};
pub(crate) use sign_in::sign_in_and_send;

#[cfg(test)]
pub(crate) use {
    account::AccountPage, company::CompanyPage, confirm_password::ConfirmPasswordPage,
    departments::DepartmentPage, departments::DepartmentsPage, enter_code::EnterCodePage,
    forgot::ForgotPage, forgot::LinkOverPage, forgot::RecoverPage, own_names::EmailOverPage,
    own_names::OwnNamesPage, password::PasswordPage, people::ErasePage, people::LeavePage,
    people::PasswordsPage, people::PeoplePage, people::PersonPage, people::TimePage,
    resend::ResendPage, second_factor::FactorCodePage, second_factor::FactorSetUpPage,
    second_factor::RecoveryCodesPage, second_factor::SecondFactorPage,
    sessions::CompanySessionsPage, sessions::SessionsPage, set_up::SetUpPage, sign_in::SignInPage,
    suspended::SuspendedPage, tokens::CompanyTokensPage, tokens::MakeTokenPage,
    tokens::TokenMadePage, tokens::TokensPage,
};

pub(crate) fn routes() -> Router<Web> {
    Router::new()
        .route("/", get(front::home))
        .route("/setup", get(set_up::ask).post(set_up::set_up))
        .route("/login", get(sign_in::ask).post(sign_in::sign_in))
        .route("/login/code", get(enter_code::ask).post(enter_code::enter))
        .route("/logout", post(sign_in::sign_out))
        .route("/password/forgot", get(forgot::ask).post(forgot::send))
        .route("/password/reset/{token}", get(forgot::follow).post(forgot::recover))
        .route("/password/change", get(password::ask).post(password::change))
        .route("/account", get(account::show).post(account::edit))
        .route("/account/confirm", get(confirm_password::ask).post(confirm_password::confirm))
        .route("/account/email", get(own_names::show).post(own_names::ask))
        .route("/account/email/{token}", get(own_names::follow).post(own_names::confirm))
        .route("/account/username", post(own_names::rename))
        .route("/account/second-factor", get(second_factor::show))
        .route(
            "/account/second-factor/set-up",
            get(second_factor::ask_set_up).post(second_factor::turn_on),
        )
        .route(
            "/account/second-factor/off",
            get(second_factor::ask_off).post(second_factor::turn_off),
        )
        .route(
            "/account/second-factor/codes",
            get(second_factor::ask_codes).post(second_factor::replace_codes),
        )
        .route("/account/photo", post(photo::change).layer(DefaultBodyLimit::max(MOST_PHOTO_BYTES)))
        .route("/account/photo/delete", post(photo::remove))
        .route("/account/sessions", get(sessions::show))
        .route("/account/sessions/end", post(sessions::end_one))
        .route("/account/sessions/end-others", post(sessions::end_others))
        .route("/account/tokens", get(tokens::show))
        .route("/account/tokens/new", get(tokens::ask).post(tokens::make))
        .route("/account/tokens/revoke", post(tokens::revoke_own))
        .route("/admin/tokens", get(tokens::index))
        .route("/admin/tokens/revoke", post(tokens::revoke_anybodys))
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
        .route("/admin/people.csv", get(export::export))
        .route("/admin/people/import", table_import::page::<PeopleImport>())
        .route("/admin/people/passwords", get(passwords::ask).post(passwords::list))
        .route("/admin/people/new", get(people::new))
        .route("/admin/people/{id}/password", get(reset::ask).post(reset::reset))
        .route("/admin/people/{id}/second-factor", get(factor_reset::ask).post(factor_reset::reset))
        .route("/admin/people/{id}/invitation", post(invite::send))
        .route("/admin/people/{id}", get(people::show).post(people::edit))
        .route("/admin/people/{id}/deactivate", get(deactivate::ask).post(deactivate::deactivate))
        .route(
            "/admin/people/{id}/reactivate",
            get(deactivate::ask_back).post(deactivate::reactivate),
        )
        .route("/admin/people/{id}/time", get(time::ask).post(time::give))
        .route("/admin/people/{id}/erase", get(erase::ask).post(erase::erase))
        .route("/account/export", post(take_out::own))
        .route("/admin/people/{id}/export", post(take_out::of_person))
        .route("/admin/departments", get(departments::index).post(departments::create))
        .route("/admin/departments/{id}", get(departments::show).post(departments::edit))
        .route("/admin/departments/{id}/delete", get(departments::ask).post(departments::delete))
}
