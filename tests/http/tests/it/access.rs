//! Every route by everyone: what nobody, staff, a manager, an admin, another company's admin, a root
//! and a support operator, and a customer get.

use std::time::Duration;

use application::training::{StartAttempt, see_module, start_attempt};
use application::{
    PageNumber,
    mail::{ListMails, list_mails},
};
use domain_equipment::OrderKind;
use domain_identity::MailId;
use domain_inventory::Visibility;
use domain_kernel::{OperatorRole, Role};
use domain_skills::LabelKind;
use http::{Method, StatusCode};
use world::{Somebody, World};

use crate::browser::{Browser, site};

/// A row for each route: method, path, then the status for nobody, staff, manager, admin, the admin
/// of another company, a root and a support operator, and a customer. `{person}` is a staff member of
/// the first company and in the manager's team, `{module}` is open to all of it, `{attempt}` is the staff member's, and `{strict}`
/// has a section.
///
/// A POST without fields that one may send is 422 where it needs some, and 303 where it needs none.
const ROUTES: &[(&str, &str, [u16; 8])] = &[
    ("GET", "/", [200, 303, 303, 303, 303, 303, 303, 303]),
    ("GET", "/faq", [200, 200, 200, 200, 200, 200, 200, 200]),
    ("GET", "/privacy", [200, 200, 200, 200, 200, 200, 200, 200]),
    ("GET", "/contact", [200, 200, 200, 200, 200, 200, 200, 200]),
    ("POST", "/contact", [422, 422, 422, 422, 422, 422, 422, 422]),
    ("GET", "/buy", [200, 200, 200, 200, 200, 200, 200, 200]),
    ("POST", "/buy", [422, 422, 422, 422, 422, 422, 422, 422]),
    ("GET", "/buy/done", [200, 200, 200, 200, 200, 200, 200, 200]),
    ("GET", "/buy/back", [200, 200, 200, 200, 200, 200, 200, 200]),
    // It is signed by nobody.
    ("POST", "/buy/callback", [400, 400, 400, 400, 400, 400, 400, 400]),
    ("GET", "/feedback", [303, 200, 200, 200, 200, 403, 403, 200]),
    ("POST", "/feedback", [303, 422, 422, 422, 422, 403, 403, 422]),
    ("GET", "/help", [200, 200, 200, 200, 200, 200, 200, 200]),
    ("GET", "/help/{guide}", [200, 200, 200, 200, 200, 200, 200, 200]),
    ("GET", "/setup", [404, 404, 404, 404, 404, 404, 404, 404]),
    ("POST", "/setup", [404, 404, 404, 404, 404, 404, 404, 404]),
    ("GET", "/login", [200, 303, 303, 303, 303, 303, 303, 303]),
    ("POST", "/login", [422, 422, 422, 422, 422, 422, 422, 422]),
    ("GET", "/login/code", [303, 303, 303, 303, 303, 303, 303, 303]),
    ("POST", "/login/code", [422, 422, 422, 422, 422, 422, 422, 422]),
    ("GET", "/password/change", [303, 200, 200, 200, 200, 200, 200, 200]),
    ("POST", "/password/change", [303, 422, 422, 422, 422, 422, 422, 422]),
    ("GET", "/dashboard", [303, 200, 200, 200, 200, 200, 200, 303]),
    ("GET", "/account", [303, 200, 200, 200, 200, 200, 200, 200]),
    ("POST", "/account", [303, 422, 422, 422, 422, 422, 422, 422]),
    ("GET", "/account/confirm", [303, 200, 200, 200, 200, 200, 200, 200]),
    ("POST", "/account/confirm", [303, 422, 422, 422, 422, 422, 422, 422]),
    // The password was typed too long ago for what changes something there.
    ("GET", "/account/email", [303, 303, 303, 303, 303, 303, 303, 303]),
    ("POST", "/account/email", [303, 303, 303, 303, 303, 303, 303, 303]),
    ("GET", "/account/email/{person}", [303, 410, 410, 410, 410, 403, 403, 410]),
    ("POST", "/account/email/{person}", [303, 410, 410, 410, 410, 403, 403, 410]),
    ("POST", "/account/username", [303, 303, 303, 303, 303, 303, 303, 303]),
    ("GET", "/account/second-factor", [303, 200, 200, 200, 200, 200, 200, 200]),
    ("GET", "/account/second-factor/set-up", [303, 303, 303, 303, 303, 303, 303, 303]),
    ("POST", "/account/second-factor/set-up", [303, 303, 303, 303, 303, 303, 303, 303]),
    ("GET", "/account/second-factor/off", [303, 303, 303, 303, 303, 303, 303, 303]),
    ("POST", "/account/second-factor/off", [303, 303, 303, 303, 303, 303, 303, 303]),
    ("GET", "/account/second-factor/codes", [303, 303, 303, 303, 303, 303, 303, 303]),
    ("POST", "/account/second-factor/codes", [303, 303, 303, 303, 303, 303, 303, 303]),
    ("POST", "/account/photo", [303, 415, 415, 415, 415, 415, 415, 415]),
    ("POST", "/account/export", [303, 200, 200, 200, 200, 403, 403, 200]),
    ("POST", "/account/photo/delete", [303, 303, 303, 303, 303, 403, 403, 303]),
    ("GET", "/account/sessions", [303, 200, 200, 200, 200, 200, 200, 200]),
    ("POST", "/account/sessions/end", [303, 422, 422, 422, 422, 422, 422, 422]),
    ("POST", "/account/sessions/end-others", [303, 303, 303, 303, 303, 303, 303, 303]),
    ("GET", "/account/tokens", [303, 200, 200, 200, 200, 403, 403, 200]),
    // The password was typed too long ago.
    ("GET", "/account/tokens/new", [303, 303, 303, 303, 303, 303, 303, 303]),
    ("POST", "/account/tokens/new", [303, 303, 303, 303, 303, 303, 303, 303]),
    ("POST", "/account/tokens/revoke", [303, 422, 422, 422, 422, 422, 422, 422]),
    ("GET", "/admin/tokens", [303, 403, 403, 200, 200, 403, 403, 403]),
    ("POST", "/admin/tokens/revoke", [303, 403, 403, 422, 422, 403, 403, 403]),
    ("GET", "/account/calendar", [303, 200, 200, 200, 200, 403, 403, 403]),
    ("POST", "/account/calendar", [303, 200, 200, 200, 200, 403, 403, 403]),
    ("POST", "/account/calendar/revoke", [303, 303, 303, 303, 303, 403, 403, 403]),
    ("GET", "/calendar/{person}", [404, 404, 404, 404, 404, 404, 404, 404]),
    ("GET", "/admin/sessions", [303, 403, 403, 200, 200, 403, 403, 403]),
    ("POST", "/admin/sessions/end", [303, 403, 403, 422, 422, 403, 403, 403]),
    ("GET", "/people/{person}/photo", [303, 404, 404, 404, 404, 403, 403, 403]),
    ("GET", "/training", [303, 200, 200, 200, 200, 403, 403, 403]),
    ("GET", "/training/modules/{module}", [303, 200, 200, 200, 404, 403, 403, 403]),
    ("POST", "/training/modules/{module}/start", [303, 303, 303, 303, 404, 403, 403, 403]),
    ("GET", "/training/attempts/{attempt}", [303, 200, 404, 404, 404, 403, 403, 403]),
    ("POST", "/training/attempts/{attempt}", [200, 303, 404, 404, 404, 403, 403, 403]),
    (
        "GET",
        "/training/attempts/{taken}/questions/{asked}/challenge",
        [303, 200, 404, 404, 404, 403, 403, 403],
    ),
    (
        "POST",
        "/training/attempts/{taken}/questions/{asked}/challenge",
        [303, 422, 404, 404, 404, 403, 403, 403],
    ),
    ("GET", "/certificates/{certificate}", [303, 200, 200, 200, 404, 403, 403, 403]),
    (
        "GET",
        "/certificates/{certificate}/certificate.pdf",
        [303, 200, 200, 200, 404, 403, 403, 403],
    ),
    ("GET", "/certificates/{certificate}/revoke", [303, 403, 403, 200, 404, 403, 403, 403]),
    ("POST", "/certificates/{certificate}/revoke", [303, 403, 403, 422, 404, 403, 403, 403]),
    ("GET", "/verify", [200, 200, 200, 200, 200, 200, 200, 200]),
    ("GET", "/verify/{code}", [200, 200, 200, 200, 200, 200, 200, 200]),
    ("GET", "/team", [303, 403, 200, 200, 200, 403, 403, 403]),
    ("GET", "/team.csv", [303, 403, 200, 200, 200, 403, 403, 403]),
    ("GET", "/team.xlsx", [303, 403, 200, 200, 200, 403, 403, 403]),
    ("GET", "/team/assign", [303, 403, 200, 200, 200, 403, 403, 403]),
    ("POST", "/team/assign", [303, 403, 415, 415, 415, 403, 403, 403]),
    ("GET", "/team/nudge", [303, 403, 303, 303, 303, 403, 403, 403]),
    ("POST", "/team/nudge", [303, 403, 422, 422, 422, 403, 403, 403]),
    ("GET", "/team/chart", [303, 403, 200, 200, 200, 403, 403, 403]),
    ("GET", "/team/chart.svg", [303, 403, 200, 200, 200, 403, 403, 403]),
    ("GET", "/team/{person}", [303, 403, 200, 200, 404, 403, 403, 403]),
    // There are tries left.
    ("GET", "/team/{person}/modules/{module}/try", [303, 403, 409, 409, 404, 403, 403, 403]),
    ("POST", "/team/{person}/modules/{module}/try", [303, 403, 422, 422, 404, 403, 403, 403]),
    ("POST", "/team/{person}/paths/{path}/steps/{step}", [303, 403, 422, 422, 404, 403, 403, 403]),
    (
        "GET",
        "/team/{person}/paths/{path}/steps/{step}/waive",
        [303, 403, 200, 200, 404, 403, 403, 403],
    ),
    (
        "POST",
        "/team/{person}/paths/{path}/steps/{step}/waive",
        [303, 403, 422, 422, 404, 403, 403, 403],
    ),
    ("POST", "/training/paths/{path}/steps/{step}", [303, 422, 422, 422, 422, 403, 403, 403]),
    ("GET", "/admin/people", [303, 403, 403, 200, 200, 403, 403, 403]),
    ("POST", "/admin/people", [303, 403, 403, 422, 422, 403, 403, 403]),
    ("GET", "/admin/people.csv", [303, 403, 403, 200, 200, 403, 403, 403]),
    ("GET", "/admin/people/import", [303, 403, 403, 200, 200, 403, 403, 403]),
    ("POST", "/admin/people/import", [303, 403, 403, 415, 415, 403, 403, 403]),
    ("GET", "/admin/people/passwords", [303, 403, 403, 303, 303, 403, 403, 403]),
    ("POST", "/admin/people/passwords", [303, 403, 403, 303, 303, 403, 403, 403]),
    ("GET", "/admin/people/new", [303, 403, 403, 200, 200, 403, 403, 403]),
    ("GET", "/admin/people/{person}", [303, 403, 403, 200, 404, 403, 403, 403]),
    ("POST", "/admin/people/{person}", [303, 403, 403, 422, 404, 403, 403, 403]),
    ("GET", "/admin/people/{person}/password", [303, 403, 403, 303, 404, 403, 403, 403]),
    ("POST", "/admin/people/{person}/password", [303, 403, 403, 303, 404, 403, 403, 403]),
    ("GET", "/admin/people/{person}/second-factor", [303, 403, 403, 303, 404, 403, 403, 403]),
    ("POST", "/admin/people/{person}/second-factor", [303, 403, 403, 303, 404, 403, 403, 403]),
    ("POST", "/admin/people/{person}/invitation", [303, 403, 403, 409, 404, 403, 403, 403]),
    ("GET", "/admin/people/{person}/deactivate", [303, 403, 403, 200, 404, 403, 403, 403]),
    ("POST", "/admin/people/{person}/deactivate", [303, 403, 403, 422, 404, 403, 403, 403]),
    ("GET", "/admin/people/{person}/reactivate", [303, 403, 403, 200, 404, 403, 403, 403]),
    ("POST", "/admin/people/{person}/reactivate", [303, 403, 403, 422, 404, 403, 403, 403]),
    ("POST", "/admin/people/{person}/export", [303, 403, 403, 200, 404, 403, 403, 403]),
    ("GET", "/admin/people/{person}/time", [303, 403, 403, 200, 404, 403, 403, 403]),
    ("POST", "/admin/people/{person}/time", [303, 403, 403, 422, 404, 403, 403, 403]),
    ("GET", "/admin/people/{person}/erase", [303, 403, 403, 200, 404, 403, 403, 403]),
    ("POST", "/admin/people/{person}/erase", [303, 403, 403, 422, 404, 403, 403, 403]),
    ("GET", "/admin/customers", [303, 403, 403, 200, 200, 403, 403, 403]),
    ("POST", "/admin/customers", [303, 403, 403, 422, 422, 403, 403, 403]),
    ("GET", "/admin/customers/new", [303, 403, 403, 200, 200, 403, 403, 403]),
    ("GET", "/admin/customers/use", [303, 403, 403, 200, 200, 403, 403, 403]),
    ("POST", "/admin/customers/use/end", [303, 403, 403, 422, 422, 403, 403, 403]),
    ("GET", "/admin/customers/{customer}", [303, 403, 403, 200, 404, 403, 403, 403]),
    // Somebody who works for the company is no customer.
    ("GET", "/admin/customers/{person}", [303, 403, 403, 404, 404, 403, 403, 403]),
    ("GET", "/admin/customers/{customer}/edit", [303, 403, 403, 200, 404, 403, 403, 403]),
    ("POST", "/admin/customers/{customer}/edit", [303, 403, 403, 422, 404, 403, 403, 403]),
    ("GET", "/admin/customers/{customer}/password", [303, 403, 403, 303, 404, 403, 403, 403]),
    ("POST", "/admin/customers/{customer}/password", [303, 403, 403, 303, 404, 403, 403, 403]),
    ("GET", "/admin/customers/{customer}/second-factor", [303, 403, 403, 303, 404, 403, 403, 403]),
    ("POST", "/admin/customers/{customer}/second-factor", [303, 403, 403, 303, 404, 403, 403, 403]),
    ("GET", "/admin/customers/{customer}/deactivate", [303, 403, 403, 200, 404, 403, 403, 403]),
    ("POST", "/admin/customers/{customer}/deactivate", [303, 403, 403, 422, 404, 403, 403, 403]),
    ("GET", "/admin/customers/{customer}/reactivate", [303, 403, 403, 200, 404, 403, 403, 403]),
    ("POST", "/admin/customers/{customer}/reactivate", [303, 403, 403, 422, 404, 403, 403, 403]),
    ("POST", "/admin/customers/{customer}/sessions/end", [303, 403, 403, 422, 422, 403, 403, 403]),
    (
        "POST",
        "/admin/customers/{customer}/sessions/end-all",
        [303, 403, 403, 303, 404, 403, 403, 403],
    ),
    // A customer is none of the people of the company, wherever one of them is asked for.
    ("GET", "/admin/people/{customer}", [303, 403, 403, 404, 404, 403, 403, 403]),
    ("POST", "/admin/people/{customer}/deactivate", [303, 403, 403, 404, 404, 403, 403, 403]),
    ("POST", "/admin/people/{customer}/reactivate", [303, 403, 403, 404, 404, 403, 403, 403]),
    ("GET", "/admin/people/{customer}/erase", [303, 403, 403, 404, 404, 403, 403, 403]),
    ("GET", "/admin/people/{customer}/second-factor", [303, 403, 403, 404, 404, 403, 403, 403]),
    ("GET", "/team/{customer}", [303, 403, 404, 404, 404, 403, 403, 403]),
    ("GET", "/team/{customer}/skills", [303, 403, 404, 404, 404, 403, 403, 403]),
    ("GET", "/team/{customer}/equipment", [303, 403, 404, 404, 404, 403, 403, 403]),
    ("GET", "/people/{customer}/skills/profile", [303, 403, 404, 404, 404, 403, 403, 403]),
    ("GET", "/people/{customer}/photo", [303, 404, 404, 404, 404, 403, 403, 404]),
    ("GET", "/admin/departments", [303, 403, 403, 200, 200, 403, 403, 403]),
    ("POST", "/admin/departments", [303, 403, 403, 422, 422, 403, 403, 403]),
    ("GET", "/admin/departments/{department}", [303, 403, 403, 200, 404, 403, 403, 403]),
    ("POST", "/admin/departments/{department}", [303, 403, 403, 422, 404, 403, 403, 403]),
    ("GET", "/admin/departments/{department}/delete", [303, 403, 403, 200, 404, 403, 403, 403]),
    ("POST", "/admin/departments/{department}/delete", [303, 403, 403, 422, 404, 403, 403, 403]),
    ("GET", "/accent/{color}", [404, 404, 404, 404, 404, 404, 404, 404]),
    ("GET", "/company/logo/{person}", [303, 404, 404, 404, 404, 404, 404, 404]),
    ("GET", "/admin/settings", [303, 403, 403, 200, 200, 403, 403, 403]),
    ("POST", "/admin/settings", [303, 403, 403, 422, 422, 403, 403, 403]),
    ("GET", "/admin/settings/code", [303, 403, 403, 200, 200, 403, 403, 403]),
    ("POST", "/admin/settings/code", [303, 403, 403, 422, 422, 403, 403, 403]),
    ("POST", "/admin/settings/logo", [303, 415, 415, 415, 415, 415, 415, 415]),
    ("POST", "/admin/settings/logo/delete", [303, 403, 403, 303, 303, 403, 403, 403]),
    ("GET", "/admin/audit", [303, 403, 403, 200, 200, 404, 404, 403]),
    ("GET", "/admin/audit.csv", [303, 403, 403, 200, 200, 404, 404, 403]),
    ("GET", "/admin/audit/head.txt", [303, 403, 403, 200, 200, 404, 404, 403]),
    ("GET", "/password/forgot", [200, 200, 200, 200, 200, 200, 200, 200]),
    ("POST", "/password/forgot", [422, 422, 422, 422, 422, 422, 422, 422]),
    ("GET", "/password/reset/{person}", [410, 410, 410, 410, 410, 410, 410, 410]),
    ("POST", "/password/reset/{person}", [410, 410, 410, 410, 410, 410, 410, 410]),
    ("GET", "/join", [200, 200, 200, 200, 200, 200, 200, 200]),
    ("POST", "/join", [422, 422, 422, 422, 422, 422, 422, 422]),
    ("GET", "/join/{person}", [410, 410, 410, 410, 410, 410, 410, 410]),
    ("POST", "/join/{person}", [410, 410, 410, 410, 410, 410, 410, 410]),
    ("GET", "/admin/joining", [303, 403, 403, 200, 200, 403, 403, 403]),
    ("GET", "/admin/joining/{joiner}", [303, 403, 403, 200, 404, 403, 403, 403]),
    ("POST", "/admin/joining/{joiner}", [303, 403, 403, 422, 404, 403, 403, 403]),
    ("GET", "/admin/joining/{joiner}/refuse", [303, 403, 403, 200, 404, 403, 403, 403]),
    ("POST", "/admin/joining/{joiner}/refuse", [303, 403, 403, 422, 404, 403, 403, 403]),
    ("GET", "/admin/mails", [303, 403, 403, 200, 200, 403, 403, 403]),
    ("POST", "/admin/mails/{mail}/send", [303, 403, 403, 303, 404, 403, 403, 403]),
    ("GET", "/admin/webhooks", [303, 403, 403, 200, 200, 403, 403, 403]),
    ("GET", "/admin/webhooks/new", [303, 403, 403, 200, 200, 403, 403, 403]),
    ("POST", "/admin/webhooks/new", [303, 403, 403, 422, 422, 403, 403, 403]),
    ("GET", "/admin/webhooks/{webhook}", [303, 403, 403, 200, 404, 403, 403, 403]),
    ("GET", "/admin/webhooks/{webhook}/edit", [303, 403, 403, 200, 404, 403, 403, 403]),
    ("POST", "/admin/webhooks/{webhook}/edit", [303, 403, 403, 422, 404, 403, 403, 403]),
    ("GET", "/admin/webhooks/{webhook}/secret", [303, 403, 403, 200, 404, 403, 403, 403]),
    ("POST", "/admin/webhooks/{webhook}/secret", [303, 403, 403, 422, 404, 403, 403, 403]),
    ("GET", "/admin/webhooks/{webhook}/delete", [303, 403, 403, 200, 404, 403, 403, 403]),
    ("POST", "/admin/webhooks/{webhook}/delete", [303, 403, 403, 422, 404, 403, 403, 403]),
    ("POST", "/admin/webhooks/{webhook}/test", [303, 403, 403, 303, 404, 403, 403, 403]),
    (
        "POST",
        "/admin/webhooks/{webhook}/deliveries/{delivery}/send",
        [303, 403, 403, 303, 404, 403, 403, 403],
    ),
    ("GET", "/modules", [303, 403, 200, 200, 200, 403, 403, 403]),
    ("POST", "/modules", [303, 403, 422, 422, 422, 403, 403, 403]),
    ("GET", "/modules/new", [303, 403, 200, 200, 200, 403, 403, 403]),
    ("GET", "/modules/import", [303, 403, 200, 200, 200, 403, 403, 403]),
    ("POST", "/modules/import", [303, 403, 415, 415, 415, 403, 403, 403]),
    ("GET", "/modules/import/files", [303, 403, 200, 200, 200, 403, 403, 403]),
    ("POST", "/modules/import/files", [303, 403, 415, 415, 415, 403, 403, 403]),
    ("GET", "/modules/{module}", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("GET", "/modules/{module}/edit", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("POST", "/modules/{module}/edit", [303, 403, 422, 422, 404, 403, 403, 403]),
    ("POST", "/modules/{module}/draft", [303, 403, 303, 303, 404, 403, 403, 403]),
    ("GET", "/modules/{module}/draft/delete", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("POST", "/modules/{module}/draft/delete", [303, 403, 422, 422, 404, 403, 403, 403]),
    ("POST", "/modules/{module}/questions", [303, 403, 422, 422, 404, 403, 403, 403]),
    ("GET", "/modules/{module}/questions/new", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("GET", "/modules/{module}/questions/{question}", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("POST", "/modules/{module}/questions/{question}", [303, 403, 422, 422, 404, 403, 403, 403]),
    (
        "POST",
        "/modules/{module}/questions/{question}/move",
        [303, 403, 422, 422, 404, 403, 403, 403],
    ),
    (
        "GET",
        "/modules/{module}/questions/{question}/delete",
        [303, 403, 200, 200, 404, 403, 403, 403],
    ),
    (
        "POST",
        "/modules/{module}/questions/{question}/delete",
        [303, 403, 422, 422, 404, 403, 403, 403],
    ),
    ("GET", "/modules/{module}/sections", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("POST", "/modules/{module}/sections", [303, 403, 422, 422, 404, 403, 403, 403]),
    ("GET", "/modules/{module}/sections/new", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("GET", "/modules/{strict}/sections/{section}", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("POST", "/modules/{strict}/sections/{section}", [303, 403, 422, 422, 404, 403, 403, 403]),
    ("POST", "/modules/{strict}/sections/{section}/move", [303, 403, 422, 422, 404, 403, 403, 403]),
    (
        "GET",
        "/modules/{strict}/sections/{section}/delete",
        [303, 403, 200, 200, 404, 403, 403, 403],
    ),
    (
        "POST",
        "/modules/{strict}/sections/{section}/delete",
        [303, 403, 422, 422, 404, 403, 403, 403],
    ),
    ("GET", "/modules/{module}/import", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("POST", "/modules/{module}/import", [303, 403, 415, 415, 404, 403, 403, 403]),
    ("GET", "/modules/{module}/pictures", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("POST", "/modules/{module}/pictures", [303, 403, 415, 415, 415, 403, 403, 403]),
    ("GET", "/pictures/{person}", [303, 404, 404, 404, 404, 403, 403, 403]),
    ("GET", "/modules/{module}/videos", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("POST", "/modules/{module}/videos", [303, 403, 415, 415, 404, 403, 403, 403]),
    ("GET", "/modules/{filmed}/videos/{video}/captions", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("GET", "/modules/{module}/videos/{video}/captions", [303, 403, 404, 404, 404, 403, 403, 403]),
    ("POST", "/modules/{filmed}/videos/{video}/captions", [303, 403, 415, 415, 404, 403, 403, 403]),
    (
        "POST",
        "/modules/{filmed}/videos/{video}/captions/delete",
        [303, 403, 422, 422, 404, 403, 403, 403],
    ),
    // The module is not published, and nobody learns from it yet.
    ("GET", "/videos/{video}", [303, 404, 200, 200, 404, 403, 403, 403]),
    ("GET", "/videos/{video}/captions/{language}", [303, 404, 200, 200, 404, 403, 403, 403]),
    ("GET", "/videos/{video}/captions/fr", [303, 404, 404, 404, 404, 403, 403, 403]),
    ("GET", "/modules/{module}/statistics", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("GET", "/modules/{objected}/challenges", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("GET", "/modules/{objected}/challenges/{challenge}", [303, 403, 200, 200, 404, 403, 403, 403]),
    (
        "POST",
        "/modules/{objected}/challenges/{challenge}",
        [303, 403, 422, 422, 404, 403, 403, 403],
    ),
    ("GET", "/modules/{module}/correct", [303, 403, 403, 200, 404, 403, 403, 403]),
    ("POST", "/modules/{module}/correct", [303, 403, 403, 422, 422, 403, 403, 403]),
    ("POST", "/modules/{module}/copy", [303, 403, 422, 422, 404, 403, 403, 403]),
    ("GET", "/modules/{module}/export", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("GET", "/modules/{module}/publish", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("POST", "/modules/{module}/publish", [303, 403, 422, 422, 404, 403, 403, 403]),
    ("GET", "/modules/{module}/delete", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("POST", "/modules/{module}/delete", [303, 403, 422, 422, 404, 403, 403, 403]),
    ("GET", "/modules/{module}/retire", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("POST", "/modules/{module}/retire", [303, 403, 422, 422, 404, 403, 403, 403]),
    ("GET", "/paths", [303, 403, 200, 200, 200, 403, 403, 403]),
    ("POST", "/paths", [303, 403, 422, 422, 422, 403, 403, 403]),
    ("GET", "/paths/new", [303, 403, 200, 200, 200, 403, 403, 403]),
    ("GET", "/paths/{path}", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("GET", "/paths/{path}/edit", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("POST", "/paths/{path}/edit", [303, 403, 422, 422, 404, 403, 403, 403]),
    ("GET", "/paths/{path}/audience", [303, 403, 403, 200, 404, 403, 403, 403]),
    ("POST", "/paths/{path}/audience", [303, 403, 403, 422, 404, 403, 403, 403]),
    ("GET", "/paths/{path}/simulate", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("GET", "/admin/calendar", [303, 403, 403, 200, 200, 403, 403, 403]),
    ("POST", "/admin/calendar", [303, 403, 403, 422, 422, 403, 403, 403]),
    ("POST", "/paths/{path}/assign", [303, 403, 422, 422, 404, 403, 403, 403]),
    ("GET", "/paths/{path}/move", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("POST", "/paths/{path}/move", [303, 403, 422, 422, 404, 403, 403, 403]),
    ("GET", "/paths/{path}/people/{person}/withdraw", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("POST", "/paths/{path}/withdraw", [303, 403, 422, 422, 404, 403, 403, 403]),
    ("GET", "/paths/{path}/delete", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("POST", "/paths/{path}/delete", [303, 403, 422, 422, 404, 403, 403, 403]),
    ("GET", "/courses", [303, 403, 200, 200, 200, 403, 403, 403]),
    ("POST", "/courses", [303, 403, 422, 422, 422, 403, 403, 403]),
    ("GET", "/courses/new", [303, 403, 200, 200, 200, 403, 403, 403]),
    ("GET", "/courses/{course}", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("GET", "/courses/{course}/edit", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("POST", "/courses/{course}/edit", [303, 403, 422, 422, 404, 403, 403, 403]),
    ("GET", "/courses/{course}/delete", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("POST", "/courses/{course}/delete", [303, 403, 422, 422, 404, 403, 403, 403]),
    ("POST", "/courses/{course}/materials", [303, 403, 415, 415, 404, 403, 403, 403]),
    ("GET", "/courses/{course}/materials/new", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("GET", "/courses/{course}/materials/{material}", [303, 403, 200, 200, 404, 403, 403, 403]),
    (
        "GET",
        "/courses/{course}/materials/{material}/replace",
        [303, 403, 200, 200, 404, 403, 403, 403],
    ),
    (
        "POST",
        "/courses/{course}/materials/{material}/replace",
        [303, 403, 415, 415, 404, 403, 403, 403],
    ),
    (
        "GET",
        "/courses/{course}/materials/{material}/captions",
        [303, 403, 200, 200, 404, 403, 403, 403],
    ),
    (
        "POST",
        "/courses/{course}/materials/{material}/captions",
        [303, 403, 415, 415, 404, 403, 403, 403],
    ),
    (
        "GET",
        "/courses/{course}/materials/{material}/captions/delete",
        [303, 403, 200, 200, 404, 403, 403, 403],
    ),
    (
        "POST",
        "/courses/{course}/materials/{material}/captions/delete",
        [303, 403, 422, 422, 404, 403, 403, 403],
    ),
    (
        "GET",
        "/courses/{course}/materials/{material}/delete",
        [303, 403, 200, 200, 404, 403, 403, 403],
    ),
    (
        "POST",
        "/courses/{course}/materials/{material}/delete",
        [303, 403, 422, 422, 404, 403, 403, 403],
    ),
    (
        "POST",
        "/courses/{course}/materials/{material}/summary",
        [303, 403, 404, 404, 404, 403, 403, 403],
    ),
    (
        "GET",
        "/courses/{course}/materials/{material}/file",
        [303, 403, 200, 200, 404, 403, 403, 403],
    ),
    (
        "GET",
        "/courses/{course}/materials/{material}/captions.vtt",
        [303, 403, 200, 200, 404, 403, 403, 403],
    ),
    (
        "GET",
        "/training/courses/{course}/materials/{material}",
        [303, 200, 404, 404, 404, 403, 403, 403],
    ),
    (
        "GET",
        "/training/courses/{course}/materials/{material}/file",
        [303, 200, 404, 404, 404, 403, 403, 403],
    ),
    (
        "GET",
        "/training/courses/{course}/materials/{material}/captions.vtt",
        [303, 200, 404, 404, 404, 403, 403, 403],
    ),
    ("GET", "/courses/{course}/enroll", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("POST", "/courses/{course}/enroll", [303, 403, 422, 422, 404, 403, 403, 403]),
    ("GET", "/courses/{course}/enroll/list", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("POST", "/courses/{course}/enroll/list", [303, 403, 415, 415, 404, 403, 403, 403]),
    ("GET", "/courses/{course}/complete", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("POST", "/courses/{course}/complete", [303, 403, 422, 422, 404, 403, 403, 403]),
    (
        "GET",
        "/courses/{course}/students/{student}/revoke",
        [303, 403, 200, 200, 404, 403, 403, 403],
    ),
    (
        "POST",
        "/courses/{course}/students/{student}/revoke",
        [303, 403, 422, 422, 404, 403, 403, 403],
    ),
    (
        "GET",
        "/courses/{course}/students/{student}/withdraw",
        [303, 403, 200, 200, 404, 403, 403, 403],
    ),
    // The first to do it withdraws the student, and after that there is nobody to withdraw.
    (
        "POST",
        "/courses/{course}/students/{gone}/withdraw",
        [303, 403, 303, 404, 404, 403, 403, 403],
    ),
    ("GET", "/courses/{course}/sessions/new", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("POST", "/courses/{course}/sessions", [303, 403, 422, 422, 404, 403, 403, 403]),
    ("GET", "/courses/{course}/sessions/{day}", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("POST", "/courses/{course}/sessions/{day}", [303, 403, 422, 422, 404, 403, 403, 403]),
    ("GET", "/courses/{course}/sessions/{day}/edit", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("POST", "/courses/{course}/sessions/{day}/edit", [303, 403, 422, 422, 404, 403, 403, 403]),
    ("GET", "/courses/{course}/sessions/{day}/delete", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("POST", "/courses/{course}/sessions/{day}/delete", [303, 403, 422, 422, 404, 403, 403, 403]),
    // Only the staff member is a student of it.
    ("GET", "/training/courses/{course}", [303, 200, 404, 404, 404, 403, 403, 403]),
    ("GET", "/training/skills", [303, 200, 200, 200, 200, 403, 403, 403]),
    ("GET", "/training/skills/report", [303, 200, 200, 200, 200, 403, 403, 403]),
    ("GET", "/training/skills/{skill}", [303, 200, 200, 200, 404, 403, 403, 403]),
    ("POST", "/training/skills/{skill}", [303, 422, 422, 422, 404, 403, 403, 403]),
    // Only the staff member's own word is theirs to take back.
    (
        "GET",
        "/training/skills/{skill}/ratings/{own_rating}/revoke",
        [303, 200, 404, 404, 404, 403, 403, 403],
    ),
    (
        "POST",
        "/training/skills/{skill}/ratings/{own_rating}/revoke",
        [303, 422, 404, 404, 404, 403, 403, 403],
    ),
    (
        "GET",
        "/training/skills/{skill}/ratings/{rating}/revoke",
        [303, 404, 404, 404, 404, 403, 403, 403],
    ),
    ("GET", "/team/{person}/skills", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("GET", "/team/{person}/equipment", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("GET", "/team/{manager}/skills", [303, 403, 404, 200, 404, 403, 403, 403]),
    ("GET", "/team/{person}/skills/report", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("GET", "/team/{manager}/skills/report", [303, 403, 404, 200, 404, 403, 403, 403]),
    ("GET", "/team/{person}/skills/{skill}", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("POST", "/team/{person}/skills/{skill}", [303, 403, 422, 422, 404, 403, 403, 403]),
    ("POST", "/team/{manager}/skills/{skill}", [303, 403, 404, 422, 404, 403, 403, 403]),
    ("GET", "/team/{person}/skills/{skill}/exemption", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("POST", "/team/{person}/skills/{skill}/exemption", [303, 403, 422, 422, 404, 403, 403, 403]),
    // Nobody is exempt yet.
    (
        "GET",
        "/team/{person}/skills/{skill}/exemption/end",
        [303, 403, 404, 404, 404, 403, 403, 403],
    ),
    (
        "POST",
        "/team/{person}/skills/{skill}/exemption/end",
        [303, 403, 409, 409, 404, 403, 403, 403],
    ),
    (
        "GET",
        "/team/{person}/skills/{skill}/ratings/{rating}/revoke",
        [303, 403, 200, 200, 404, 403, 403, 403],
    ),
    (
        "POST",
        "/team/{person}/skills/{skill}/ratings/{rating}/revoke",
        [303, 403, 422, 422, 404, 403, 403, 403],
    ),
    ("GET", "/skills/gaps", [303, 403, 200, 200, 200, 403, 403, 403]),
    ("GET", "/skills/coverage", [303, 403, 200, 200, 200, 403, 403, 403]),
    ("GET", "/skills/{skill}/grants", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("POST", "/skills/{skill}/grants", [303, 403, 422, 422, 404, 403, 403, 403]),
    ("GET", "/skills/{skill}/grants/{module}/remove", [303, 403, 200, 200, 404, 403, 403, 403]),
    // The first to do it removes it, and after that there is nothing to remove.
    ("POST", "/skills/{skill}/grants/{course}/remove", [303, 403, 303, 404, 404, 403, 403, 403]),
    ("GET", "/students", [303, 403, 200, 200, 200, 403, 403, 403]),
    ("POST", "/students", [303, 403, 422, 422, 422, 403, 403, 403]),
    ("GET", "/students.csv", [303, 403, 200, 200, 200, 403, 403, 403]),
    ("GET", "/students.xlsx", [303, 403, 200, 200, 200, 403, 403, 403]),
    ("GET", "/training/skills/{skill}/certificates", [303, 200, 200, 200, 404, 403, 403, 403]),
    ("POST", "/training/skills/{skill}/certificates", [303, 415, 415, 415, 404, 403, 403, 403]),
    ("GET", "/team/{person}/skills/{skill}/certificates", [303, 403, 200, 200, 404, 403, 403, 403]),
    (
        "POST",
        "/team/{person}/skills/{skill}/certificates",
        [303, 403, 415, 415, 404, 403, 403, 403],
    ),
    ("GET", "/skills/certificates", [303, 403, 200, 200, 200, 403, 403, 403]),
    // The staff member has handed it in, and the manager leads them.
    ("GET", "/skills/certificates/{paper}", [303, 200, 200, 200, 404, 403, 403, 403]),
    ("GET", "/skills/certificates/{paper}/file", [303, 200, 200, 200, 404, 403, 403, 403]),
    ("GET", "/skills/certificates/{strange_paper}", [303, 404, 404, 200, 404, 403, 403, 403]),
    ("GET", "/skills/certificates/{strange_paper}/file", [303, 404, 404, 200, 404, 403, 403, 403]),
    ("POST", "/skills/certificates/{paper}/refuse", [303, 403, 422, 422, 404, 403, 403, 403]),
    (
        "POST",
        "/skills/certificates/{strange_paper}/approve",
        [303, 403, 404, 403, 404, 403, 403, 403],
    ),
    // The first to decide about it does.
    (
        "POST",
        "/skills/certificates/{other_paper}/approve",
        [303, 403, 303, 409, 404, 403, 403, 403],
    ),
    (
        "POST",
        "/skills/certificates/{strange_paper}/withdraw",
        [303, 404, 404, 303, 404, 403, 403, 403],
    ),
    ("GET", "/skills/import", [303, 403, 200, 200, 200, 403, 403, 403]),
    ("POST", "/skills/import", [303, 403, 415, 415, 415, 403, 403, 403]),
    ("GET", "/skills/import/ratings", [303, 403, 200, 200, 200, 403, 403, 403]),
    ("POST", "/skills/import/ratings", [303, 403, 415, 415, 415, 403, 403, 403]),
    ("GET", "/students/import", [303, 403, 200, 200, 200, 403, 403, 403]),
    ("POST", "/students/import", [303, 403, 415, 415, 415, 403, 403, 403]),
    ("GET", "/students/new", [303, 403, 200, 200, 200, 403, 403, 403]),
    ("GET", "/students/{student}", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("GET", "/students/{student}/edit", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("POST", "/students/{student}/edit", [303, 403, 422, 422, 404, 403, 403, 403]),
    ("GET", "/students/{student}/enroll", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("POST", "/students/{student}/enroll", [303, 403, 422, 422, 404, 403, 403, 403]),
    ("GET", "/students/{student}/delete", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("POST", "/students/{student}/delete", [303, 403, 422, 422, 404, 403, 403, 403]),
    ("GET", "/skills", [303, 403, 200, 200, 200, 403, 403, 403]),
    ("POST", "/skills", [303, 403, 422, 422, 422, 403, 403, 403]),
    ("GET", "/skills/matrix", [303, 403, 200, 200, 200, 403, 403, 403]),
    ("GET", "/skills/matrix.csv", [303, 403, 200, 200, 200, 403, 403, 403]),
    ("GET", "/skills/matrix.xlsx", [303, 403, 200, 200, 200, 403, 403, 403]),
    ("GET", "/skills/new", [303, 403, 200, 200, 200, 403, 403, 403]),
    ("GET", "/skills/{skill}", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("GET", "/skills/{skill}/edit", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("POST", "/skills/{skill}/edit", [303, 403, 422, 422, 404, 403, 403, 403]),
    ("GET", "/skills/{skill}/delete", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("POST", "/skills/{skill}/delete", [303, 403, 422, 422, 404, 403, 403, 403]),
    ("GET", "/equipment", [303, 200, 200, 200, 200, 403, 403, 403]),
    ("POST", "/equipment/activate", [303, 422, 422, 422, 422, 403, 403, 403]),
    ("POST", "/equipment/ask", [303, 422, 422, 422, 422, 403, 403, 403]),
    // It is the staff member's to answer, and was asked for too long ago.
    ("POST", "/equipment/handovers/{request}/decline", [303, 409, 404, 404, 404, 403, 403, 403]),
    ("POST", "/equipment/handovers/{request}/accept", [303, 409, 404, 404, 404, 403, 403, 403]),
    ("GET", "/equipment/{item}/transfer", [303, 403, 403, 200, 404, 403, 403, 403]),
    ("POST", "/equipment/{item}/transfer", [303, 403, 403, 422, 404, 403, 403, 403]),
    ("GET", "/equipment/in-use", [303, 403, 200, 200, 200, 403, 403, 403]),
    ("GET", "/equipment/use", [303, 403, 200, 200, 200, 403, 403, 403]),
    ("GET", "/equipment/mine", [303, 200, 200, 200, 200, 403, 403, 403]),
    ("GET", "/equipment/mine/history", [303, 200, 200, 200, 200, 403, 403, 403]),
    ("GET", "/equipment/{item}", [303, 403, 200, 200, 404, 403, 403, 403]),
    // Whoever may have it sees what it looks like.
    ("GET", "/equipment/{item}/photo", [303, 200, 200, 200, 404, 403, 403, 403]),
    ("POST", "/equipment/{item}/photo", [303, 403, 403, 415, 404, 403, 403, 403]),
    ("POST", "/equipment/{item}/photo/delete", [303, 403, 403, 303, 404, 403, 403, 403]),
    ("GET", "/equipment/reservations", [303, 200, 200, 200, 200, 403, 403, 403]),
    (
        "GET",
        "/equipment/reservations/{reservation}/cancel",
        [303, 200, 404, 200, 404, 403, 403, 403],
    ),
    (
        "POST",
        "/equipment/reservations/{reservation}/cancel",
        [303, 303, 404, 422, 404, 403, 403, 403],
    ),
    ("GET", "/equipment/{item}/reserve", [303, 200, 200, 200, 404, 403, 403, 403]),
    ("POST", "/equipment/{item}/reserve", [303, 422, 422, 422, 404, 403, 403, 403]),
    ("GET", "/equipment/{item}/give", [303, 403, 403, 200, 404, 403, 403, 403]),
    ("POST", "/equipment/{item}/give", [303, 403, 403, 422, 404, 403, 403, 403]),
    ("GET", "/equipment/{item}/return", [303, 403, 200, 200, 404, 403, 403, 403]),
    // Nobody has it, which is no mistake of whoever returns it.
    ("POST", "/equipment/{item}/return", [303, 303, 303, 303, 404, 403, 403, 403]),
    ("GET", "/e/{item_code}", [303, 200, 200, 200, 422, 403, 403, 403]),
    // Nobody has it.
    ("GET", "/equipment/{item}/damage", [303, 409, 409, 409, 404, 403, 403, 403]),
    ("POST", "/equipment/{item}/damage", [303, 409, 409, 409, 404, 403, 403, 403]),
    ("GET", "/equipment/{item}/work-order", [303, 403, 403, 200, 404, 403, 403, 403]),
    ("POST", "/equipment/{item}/work-order", [303, 403, 403, 422, 404, 403, 403, 403]),
    ("GET", "/equipment/work-orders", [303, 403, 200, 200, 200, 403, 403, 403]),
    ("GET", "/equipment/work-orders/{work_order}", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("POST", "/equipment/work-orders/{work_order}", [303, 403, 403, 422, 404, 403, 403, 403]),
    ("POST", "/equipment/work-orders/{work_order}/files", [303, 403, 403, 415, 404, 403, 403, 403]),
    (
        "GET",
        "/equipment/work-orders/{work_order}/files/{order_file}",
        [303, 403, 200, 200, 404, 403, 403, 403],
    ),
    (
        "GET",
        "/equipment/work-orders/{work_order}/files/{order_file}/delete",
        [303, 403, 403, 200, 404, 403, 403, 403],
    ),
    (
        "POST",
        "/equipment/work-orders/{work_order}/files/{order_file}/delete",
        [303, 403, 403, 303, 404, 403, 403, 403],
    ),
    ("GET", "/equipment/{item}/inspection", [303, 403, 403, 200, 404, 403, 403, 403]),
    ("POST", "/equipment/{item}/inspection", [303, 403, 403, 422, 404, 403, 403, 403]),
    (
        "GET",
        "/equipment/categories/{item_category}/inspection",
        [303, 403, 403, 200, 404, 403, 403, 403],
    ),
    (
        "POST",
        "/equipment/categories/{item_category}/inspection",
        [303, 403, 403, 422, 404, 403, 403, 403],
    ),
    ("GET", "/equipment/codes", [303, 403, 403, 200, 200, 403, 403, 403]),
    ("POST", "/equipment/codes", [303, 403, 403, 422, 422, 403, 403, 403]),
    ("GET", "/equipment/{item}/code", [303, 403, 403, 200, 404, 403, 403, 403]),
    ("POST", "/equipment/{item}/code", [303, 403, 403, 422, 404, 403, 403, 403]),
    ("GET", "/equipment/labels", [303, 403, 403, 200, 200, 403, 403, 403]),
    // Without a kind of paper, the page that asks for one.
    ("GET", "/equipment/labels.pdf", [303, 403, 403, 303, 303, 403, 403, 403]),
    ("GET", "/equipment/labels/ruler.pdf", [303, 403, 403, 303, 303, 403, 403, 403]),
    ("GET", "/skills/labels", [303, 403, 200, 200, 200, 403, 403, 403]),
    ("POST", "/skills/labels", [303, 403, 422, 422, 422, 403, 403, 403]),
    ("GET", "/skills/labels/{label}", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("POST", "/skills/labels/{label}", [303, 403, 422, 422, 404, 403, 403, 403]),
    ("GET", "/skills/labels/{label}/delete", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("POST", "/skills/labels/{label}/delete", [303, 403, 422, 422, 404, 403, 403, 403]),
    ("GET", "/skills/job-roles", [303, 403, 200, 200, 200, 403, 403, 403]),
    ("POST", "/skills/job-roles", [303, 403, 422, 422, 422, 403, 403, 403]),
    ("GET", "/skills/job-roles/new", [303, 403, 200, 200, 200, 403, 403, 403]),
    ("GET", "/skills/job-roles/{job_role}", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("GET", "/skills/job-roles/{job_role}/edit", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("POST", "/skills/job-roles/{job_role}/edit", [303, 403, 422, 422, 404, 403, 403, 403]),
    ("GET", "/skills/job-roles/{job_role}/delete", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("POST", "/skills/job-roles/{job_role}/delete", [303, 403, 422, 422, 404, 403, 403, 403]),
    ("POST", "/equipment", [303, 403, 403, 422, 422, 403, 403, 403]),
    ("GET", "/equipment.csv", [303, 403, 403, 200, 200, 403, 403, 403]),
    ("GET", "/equipment.xlsx", [303, 403, 403, 200, 200, 403, 403, 403]),
    ("GET", "/equipment/import", [303, 403, 403, 200, 200, 403, 403, 403]),
    ("POST", "/equipment/import", [303, 403, 403, 415, 415, 403, 403, 403]),
    ("GET", "/equipment/imports", [303, 403, 403, 200, 200, 403, 403, 403]),
    ("GET", "/equipment/imports/{item_import}/undo", [303, 403, 403, 200, 404, 403, 403, 403]),
    ("POST", "/equipment/imports/{item_import}/undo", [303, 403, 403, 422, 404, 403, 403, 403]),
    ("GET", "/equipment/new", [303, 403, 403, 200, 200, 403, 403, 403]),
    ("GET", "/equipment/{item}/edit", [303, 403, 403, 200, 404, 403, 403, 403]),
    ("POST", "/equipment/{item}/edit", [303, 403, 403, 422, 404, 403, 403, 403]),
    ("GET", "/equipment/{item}/delete", [303, 403, 403, 200, 404, 403, 403, 403]),
    ("POST", "/equipment/{item}/delete", [303, 403, 403, 422, 404, 403, 403, 403]),
    ("GET", "/equipment/{item}/retire", [303, 403, 403, 200, 404, 403, 403, 403]),
    ("POST", "/equipment/{item}/retire", [303, 403, 403, 422, 404, 403, 403, 403]),
    ("GET", "/equipment/{item}/reinstate", [303, 403, 403, 200, 404, 403, 403, 403]),
    ("POST", "/equipment/{item}/reinstate", [303, 403, 403, 422, 404, 403, 403, 403]),
    ("GET", "/equipment/categories", [303, 403, 403, 200, 200, 403, 403, 403]),
    ("POST", "/equipment/categories", [303, 403, 403, 422, 422, 403, 403, 403]),
    ("GET", "/equipment/categories/{item_category}", [303, 403, 403, 200, 404, 403, 403, 403]),
    ("POST", "/equipment/categories/{item_category}", [303, 403, 403, 422, 404, 403, 403, 403]),
    (
        "GET",
        "/equipment/categories/{item_category}/delete",
        [303, 403, 403, 200, 404, 403, 403, 403],
    ),
    (
        "POST",
        "/equipment/categories/{item_category}/delete",
        [303, 403, 403, 422, 404, 403, 403, 403],
    ),
    ("GET", "/equipment/{item}/needs", [303, 403, 403, 200, 404, 403, 403, 403]),
    ("POST", "/equipment/{item}/needs", [303, 403, 403, 422, 404, 403, 403, 403]),
    (
        "GET",
        "/equipment/categories/{item_category}/needs",
        [303, 403, 403, 200, 404, 403, 403, 403],
    ),
    (
        "POST",
        "/equipment/categories/{item_category}/needs",
        [303, 403, 403, 422, 404, 403, 403, 403],
    ),
    ("GET", "/equipment/locations", [303, 403, 403, 200, 200, 403, 403, 403]),
    ("POST", "/equipment/locations", [303, 403, 403, 422, 422, 403, 403, 403]),
    ("GET", "/equipment/locations/new", [303, 403, 403, 200, 200, 403, 403, 403]),
    ("GET", "/equipment/locations/{item_location}", [303, 403, 403, 200, 404, 403, 403, 403]),
    ("POST", "/equipment/locations/{item_location}", [303, 403, 403, 422, 404, 403, 403, 403]),
    (
        "GET",
        "/equipment/locations/{item_location}/delete",
        [303, 403, 403, 200, 404, 403, 403, 403],
    ),
    (
        "POST",
        "/equipment/locations/{item_location}/delete",
        [303, 403, 403, 422, 404, 403, 403, 403],
    ),
    ("GET", "/people/{person}/skills/profile", [303, 403, 200, 200, 404, 403, 403, 403]),
    ("POST", "/people/{person}/skills/profile", [303, 403, 422, 422, 404, 403, 403, 403]),
    ("GET", "/start", [200, 200, 200, 200, 200, 200, 200, 200]),
    ("POST", "/start", [422, 422, 422, 422, 422, 422, 422, 422]),
    ("GET", "/platform/companies", [303, 404, 404, 404, 404, 200, 200, 404]),
    ("POST", "/platform/companies", [303, 404, 404, 404, 404, 422, 422, 404]),
    ("GET", "/platform/companies/new", [303, 404, 404, 404, 404, 200, 200, 404]),
    ("GET", "/platform/companies/{company}", [303, 404, 404, 404, 404, 200, 200, 404]),
    ("GET", "/platform/companies/{company}/suspend", [303, 404, 404, 404, 404, 200, 200, 404]),
    ("POST", "/platform/companies/{company}/suspend", [303, 404, 404, 404, 404, 422, 422, 404]),
    ("GET", "/platform/companies/{company}/reactivate", [303, 404, 404, 404, 404, 200, 200, 404]),
    ("POST", "/platform/companies/{company}/reactivate", [303, 404, 404, 404, 404, 422, 422, 404]),
    // No ERP is connected.
    ("GET", "/inventory", [303, 403, 200, 200, 200, 403, 403, 200]),
    ("GET", "/inventory.csv", [303, 403, 409, 409, 409, 403, 403, 409]),
    ("GET", "/inventory.xlsx", [303, 403, 409, 409, 409, 403, 403, 409]),
    ("GET", "/inventory/values", [303, 403, 200, 200, 200, 403, 403, 200]),
    ("GET", "/inventory/changes", [303, 403, 200, 200, 200, 403, 403, 200]),
    ("GET", "/inventory/changes.csv", [303, 403, 409, 409, 409, 403, 403, 409]),
    ("POST", "/inventory/columns", [303, 403, 303, 303, 303, 403, 403, 303]),
    ("POST", "/inventory/refresh", [303, 403, 303, 303, 303, 403, 403, 303]),
    ("POST", "/admin/customers/{customer}/view", [303, 403, 403, 303, 404, 403, 403, 403]),
    ("GET", "/admin/inventory", [303, 403, 403, 200, 200, 403, 403, 403]),
    ("POST", "/admin/inventory", [303, 403, 403, 422, 422, 403, 403, 403]),
    ("POST", "/admin/inventory/held", [303, 403, 403, 422, 422, 403, 403, 403]),
    ("GET", "/admin/inventory/remove", [303, 403, 403, 404, 404, 403, 403, 403]),
    ("POST", "/admin/inventory/remove", [303, 403, 403, 422, 422, 403, 403, 403]),
    (
        "GET",
        "/platform/companies/{company}/admins/{admin}/password",
        [303, 404, 404, 404, 404, 303, 303, 404],
    ),
    (
        "POST",
        "/platform/companies/{company}/admins/{admin}/password",
        [303, 404, 404, 404, 404, 303, 303, 404],
    ),
    ("GET", "/platform/companies/{company}/visit", [303, 404, 404, 404, 404, 200, 403, 404]),
    ("POST", "/platform/companies/{company}/visit", [303, 404, 404, 404, 404, 422, 403, 404]),
    ("POST", "/platform/visit/end", [303, 404, 404, 404, 404, 303, 303, 404]),
    ("GET", "/platform/invites", [303, 404, 404, 404, 404, 200, 200, 404]),
    ("POST", "/platform/invites", [303, 404, 404, 404, 404, 422, 422, 404]),
    ("GET", "/platform/invites/new", [303, 404, 404, 404, 404, 200, 200, 404]),
    ("GET", "/platform/invites/{invite}/revoke", [303, 404, 404, 404, 404, 200, 200, 404]),
    ("POST", "/platform/invites/{invite}/revoke", [303, 404, 404, 404, 404, 422, 422, 404]),
    ("GET", "/platform/orders", [303, 404, 404, 404, 404, 200, 200, 404]),
    ("GET", "/platform/orders/{order}", [303, 404, 404, 404, 404, 200, 200, 404]),
    ("GET", "/platform/orders/{order}/paid", [303, 404, 404, 404, 404, 200, 200, 404]),
    ("POST", "/platform/orders/{order}/paid", [303, 404, 404, 404, 404, 422, 422, 404]),
    ("GET", "/platform/orders/{order}/cancel", [303, 404, 404, 404, 404, 200, 200, 404]),
    ("POST", "/platform/orders/{order}/cancel", [303, 404, 404, 404, 404, 422, 422, 404]),
    ("GET", "/platform/orders/{order}/refund", [303, 404, 404, 404, 404, 200, 200, 404]),
    ("POST", "/platform/orders/{order}/refund", [303, 404, 404, 404, 404, 422, 422, 404]),
    ("GET", "/platform/operators", [303, 404, 404, 404, 404, 200, 403, 404]),
    ("POST", "/platform/operators", [303, 404, 404, 404, 404, 422, 403, 404]),
    ("GET", "/platform/operators/new", [303, 404, 404, 404, 404, 200, 403, 404]),
    ("GET", "/platform/operators/{operator}", [303, 404, 404, 404, 404, 200, 403, 404]),
    ("GET", "/platform/operators/{operator}/deactivate", [303, 404, 404, 404, 404, 200, 403, 404]),
    ("POST", "/platform/operators/{operator}/deactivate", [303, 404, 404, 404, 404, 422, 403, 404]),
    ("GET", "/platform/operators/{operator}/reactivate", [303, 404, 404, 404, 404, 200, 403, 404]),
    ("POST", "/platform/operators/{operator}/reactivate", [303, 404, 404, 404, 404, 422, 403, 404]),
    (
        "GET",
        "/platform/operators/{operator}/second-factor",
        [303, 404, 404, 404, 404, 303, 403, 404],
    ),
    (
        "POST",
        "/platform/operators/{operator}/second-factor",
        [303, 404, 404, 404, 404, 303, 403, 404],
    ),
    ("GET", "/platform/audit", [303, 404, 404, 404, 404, 200, 403, 404]),
    ("GET", "/platform/audit.csv", [303, 404, 404, 404, 404, 200, 403, 404]),
    ("GET", "/platform/audit/head.txt", [303, 404, 404, 404, 404, 200, 403, 404]),
    ("POST", "/logout", [303, 303, 303, 303, 303, 303, 303, 303]),
    ("GET", "/nowhere", [404, 404, 404, 404, 404, 404, 404, 404]),
    ("GET", "/api/docs", [200, 200, 200, 200, 200, 200, 200, 200]),
    ("GET", "/healthz", [200, 200, 200, 200, 200, 200, 200, 200]),
    ("GET", "/readyz", [200, 200, 200, 200, 200, 200, 200, 200]),
];

/// A world that has one of everything that an address can name, and what stands for each name in
/// [`ROUTES`].
async fn one_of_everything() -> (World, Vec<(&'static str, String)>) {
    let (world, admin) = World::set_up().await;
    let manager = world.person(&admin, "Mara Manager", Role::Manager, None).await;
    let staff = world.person(&admin, "Sam Staff", Role::Staff, Some(&manager)).await;
    let customer = world.customer(&admin, "Cora Customer", &Visibility::All).await;
    world.another_company().await;
    let root = world.operator(OperatorRole::Root).await;
    world.operator(OperatorRole::Support).await;
    let (invite, _) = world.invite("HRB 1").await;
    let module = world.open_quiz(&admin, "Locks").await;
    let attempt = start_attempt(&world.app, &staff.actor, StartAttempt { module }).await;
    let attempt = attempt.expect("it is open to all").attempt;
    let seen = see_module(&world.app, &admin.actor, module).await.expect("an admin may");
    let question = seen.latest.expect("a version").lesson().questions()[0].id();
    let (strict, section) = world.sectioned(&admin, "Strict").await;
    let on_path = world.path(&admin, "Starter", &[(module, None)]).await;
    let step = world.steps(&admin, on_path).await[0];
    world.assign(&admin, on_path, &staff, "2026-11-16").await;
    let joiner = world.joiner(&admin, "kofi@elsewhere.example").await;
    let mail = some_mail(&world, &admin).await;
    let (certificate, code) = world.certificate(&admin, &staff).await;
    let (objected, taken, asked, objection) = world.challenged(&admin, &staff).await;
    let yard = world.department(&admin, "Yard").await;
    let course = world.course(&admin, "Choir", None).await;
    let student = world.student(&admin, "Ana", Some(&staff)).await;
    let material = world.film(&admin, course).await;
    let gone = world.student(&admin, "Bo", None).await;
    world.enroll(&admin, course, &[student, gone]).await;
    let day = world.session(&admin, course, "2026-11-17").await;
    let label = world.skill_label(&admin, LabelKind::Category, "Core").await;
    let skill = world.skill(&admin, "Knots", Some(label)).await;
    let item = world.item(&admin, "GR-0101").await;
    world.item_photo(&admin, item).await;
    let reservation = world.reserve(&staff, item, ("2029-11-27T09:00", "2029-11-27T12:00")).await;
    let item_code = world.code(&admin, item).await;
    let held = world.item(&admin, "GR-0102").await;
    let request = world.asked(&admin, (&staff, &manager), held).await;
    let job_role = world.job_role(&admin, "Mate", &[(skill, 2)]).await;
    let item_category = world.item_category(&admin, "Drills").await;
    let item_location = world.item_location(&admin, "Yard", None).await;
    let brought_and_broken = something_brought_and_broken(&world, &admin).await;
    let own_rating = world.rate(&staff, &staff, skill, 3).await;
    let paper = world.paper(&staff, &staff, skill).await;
    let other_paper = world.paper(&staff, &staff, skill).await;
    let strange_paper = world.paper(&admin, &admin, skill).await;
    world.clock.pass(Duration::from_mins(1));
    let rating = world.rate(&manager, &staff, skill, 2).await;
    world.module_gives(&admin, module, skill, 2).await;
    world.course_gives(&admin, course, skill, 3).await;
    let mut ids = vec![
        ("{person}", staff.id.to_string()),
        ("{customer}", customer.id.to_string()),
        ("{operator}", root.id.to_string()),
        ("{company}", admin.company.to_string()),
        ("{admin}", admin.id.to_string()),
        ("{invite}", invite.to_string()),
        ("{order}", world.order("HRB 2").await.to_string()),
        ("{joiner}", joiner.to_string()),
        ("{module}", module.to_string()),
        ("{taken}", taken.to_string()),
        ("{asked}", asked.to_string()),
        ("{challenge}", objection.to_string()),
        ("{objected}", objected.to_string()),
        ("{attempt}", attempt.to_string()),
        ("{question}", question.to_string()),
        ("{strict}", strict.to_string()),
        ("{section}", section.to_string()),
        ("{department}", yard.to_string()),
        ("{paper}", paper.to_string()),
        ("{strange_paper}", strange_paper.to_string()),
        ("{other_paper}", other_paper.to_string()),
        ("{rating}", rating.to_string()),
        ("{own_rating}", own_rating.to_string()),
        ("{manager}", manager.id.to_string()),
        ("{course}", course.to_string()),
        ("{skill}", skill.to_string()),
        ("{label}", label.to_string()),
        ("{job_role}", job_role.to_string()),
        ("{item}", item.to_string()),
        ("{reservation}", reservation.to_string()),
        ("{item_code}", item_code),
        ("{request}", request.to_string()),
        ("{item_category}", item_category.to_string()),
        ("{item_location}", item_location.to_string()),
        ("{student}", student.to_string()),
        ("{material}", material.to_string()),
        ("{day}", day.to_string()),
        ("{gone}", gone.to_string()),
        ("{path}", on_path.to_string()),
        ("{step}", step.to_string()),
        ("{mail}", mail.to_string()),
        ("{certificate}", certificate.to_string()),
        ("{code}", code.plain()),
        ("{guide}", "staff".to_owned()),
    ];
    ids.extend(brought_and_broken);
    ids.extend(something_filmed(&world, &admin).await);
    ids.extend(something_told(&world, &admin).await);
    (world, ids)
}

async fn some_mail(world: &World, admin: &Somebody) -> MailId {
    world.deliver_all().await;
    let mails = ListMails { state: None, page: PageNumber::FIRST };
    let mails = list_mails(&world.app, &admin.actor, mails).await.expect("an admin may");
    mails.page.items[0].id
}

/// A film of a module that is not published, with captions.
async fn something_filmed(world: &World, admin: &Somebody) -> [(&'static str, String); 3] {
    let (filmed, video) = world.filmed(admin).await;
    [
        ("{filmed}", filmed.to_string()),
        ("{video}", video.to_string()),
        ("{language}", "en".to_owned()),
    ]
}

/// A webhook that was told something.
async fn something_told(world: &World, admin: &Somebody) -> [(&'static str, String); 2] {
    let (webhook, delivery) = world.tested_webhook(admin).await;
    [("{webhook}", webhook.to_string()), ("{delivery}", delivery.to_string())]
}

/// An import of items, and a work order with a file.
async fn something_brought_and_broken(
    world: &World,
    admin: &Somebody,
) -> [(&'static str, String); 3] {
    let table = world.app.tables.read("tag,name\nI-1,Saw\n".into()).await.expect("a table");
    let item_import = world.item_import(admin, table).await;
    let broken = world.item(admin, "GR-0103").await;
    let work_order = world.work_order(admin, broken, OrderKind::Repair).await;
    let order_file = world.order_file(admin, work_order).await;
    [
        ("{item_import}", item_import.to_string()),
        ("{work_order}", work_order.to_string()),
        ("{order_file}", order_file.to_string()),
    ]
}

#[tokio::test]
async fn every_route_answers_everyone_as_the_table_says() {
    let (world, ids) = one_of_everything().await;
    let names = [
        None,
        Some("sam.staff@harbour.example"),
        Some("mara.manager@harbour.example"),
        Some("anna"),
        Some("eve@elsewhere.example"),
        Some("root@shipshape.example"),
        Some("support@shipshape.example"),
        Some("cora.customer@bikes.example"),
    ];

    let site = site(&world);
    let mut wrong = Vec::new();
    for (column, name) in names.into_iter().enumerate() {
        for (method, path, statuses) in ROUTES {
            let mut browser = match name {
                Some(name) => Browser::at(&site).signed_in(name).await,
                None => Browser::at(&site),
            };
            // The throttle of signing in has a test of its own.
            world.clock.pass(Duration::from_hours(1));
            let path =
                ids.iter().fold((*path).to_owned(), |path, (name, id)| path.replace(name, id));
            let answer = match *method {
                "GET" => browser.get(&path).await,
                _ => browser.post(&path, &[]).await,
            };
            let expected = StatusCode::from_u16(statuses[column]).expect("a status");
            if answer.status != expected {
                wrong.push(format!("{name:?} {method} {path}: {} not {expected}", answer.status));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The routers say which routes there are; this table must not forget one.
#[test]
fn the_table_has_every_route() {
    let root =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../adapters/frontend-html");
    let mut folders = vec![root.join("src")];
    let mut missing = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).expect("UTF-8");
            for route in text.split(".route(").skip(1) {
                let Some(pattern) = route.split('"').nth(1) else { continue };
                let call = route.split(".route(").next().unwrap_or_default();
                let call = call.split("Router").next().unwrap_or_default();
                let is_listed = |method: &str| {
                    ROUTES.iter().any(|(it, path, _)| *it == method && is_same(path, pattern))
                };
                for (word, method) in [("get(", "GET"), ("post(", "POST")] {
                    if call.contains(word) && !is_listed(method) && !pattern.contains("{*") {
                        missing.push(format!("{method} {pattern}"));
                    }
                }
            }
        }
    }
    assert!(missing.is_empty(), "{missing:?}");
}

/// Whether both are the same route; `{person}` and `{id}` are the same part.
fn is_same(listed: &str, pattern: &str) -> bool {
    let parts = |it: &str| {
        let named = |it: &str| if it.starts_with('{') { "{}".to_owned() } else { it.to_owned() };
        it.split('/').map(named).collect::<Vec<_>>()
    };
    parts(listed) == parts(pattern)
}

#[tokio::test]
async fn anothers_a_malformed_and_no_id_look_the_same() {
    let (world, _) = World::set_up().await;
    let other = world.another_company().await;
    let mut browser = Browser::of(&world, "anna").await;

    let mut seen = Vec::new();
    for id in [other.id.to_string(), world::no_id::<()>().to_string(), "x".to_owned()] {
        let answer = browser.get(&format!("/admin/people/{id}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        seen.push(answer.text);
    }
    seen.dedup();
    assert_eq!(seen.len(), 1);
}

#[tokio::test]
async fn a_method_that_a_page_does_not_have_is_405() {
    let (world, _) = World::set_up().await;
    let mut browser = Browser::new(&world);
    let answer = browser.send(Method::PUT, "/login", &[], axum::body::Body::empty()).await;
    assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
    assert!(answer.is_html());
}
