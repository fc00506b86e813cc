use application::{
    App, Message, Page as Lines,
    identity::{PersonToken, list_company_api_tokens, revoke_api_token},
};
use axum::{extract::State, response::Response};
use domain_kernel::{Permission, Timestamp};
use serde::Serialize;

use super::{Line, sample, sample_now, token};
use crate::{
    form::Form, pager::Pager, problem::Problem, query::Query, reader::Reader, screen::Screen,
    see_other::SeeOther, views::Page, visitor::Signed,
};

const PATH: &str = "/admin/tokens";

/// The tokens of everybody in the company.
#[derive(Debug, Serialize)]
pub(crate) struct CompanyTokensPage {
    matches: String,
    tokens: Vec<PersonLine>,
    pager: Option<Pager>,
}

#[derive(Debug, Serialize)]
struct PersonLine {
    person: String,
    token: Line,
}

pub(crate) async fn index(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let tokens = list_company_api_tokens(&app, &actor, query.page()).await?;
    Ok(screen.show(&CompanyTokensPage::new(&tokens, app.clock.now(), screen.reader())))
}

pub(crate) async fn revoke(
    State(app): State<App>,
    Signed(actor): Signed,
    form: Form,
) -> Result<SeeOther, Problem> {
    // Whoever may not do this is not told first what is wrong with the form.
    actor.permit(Permission::ManagePeople)?;
    revoke_api_token(&app, &actor, token(form)?).await?;
    Ok(SeeOther::to(PATH).notice(Message::new("token-revoked")))
}

impl CompanyTokensPage {
    fn new(tokens: &Lines<PersonToken>, now: Timestamp, reader: &Reader) -> Self {
        let lines = tokens.items.iter().map(|it| PersonLine {
            person: it.name.as_str().to_owned(),
            token: Line::new(&it.line, now, reader),
        });
        Self {
            matches: reader.count("tokens-match", "tokens-match-many", tokens.n_matches),
            tokens: lines.collect(),
            pager: Pager::new(tokens, PATH, &[]),
        }
    }
}

impl Page for CompanyTokensPage {
    const TEMPLATE: &'static str = "identity/tokens/company.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("company-tokens-title")
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        use application::PageNumber;
        use domain_identity::PersonName;
        use domain_kernel::Id;
        use uuid::Uuid;

        let token = |number| PersonToken {
            person: Id::from_uuid(Uuid::from_u128(1)),
            name: PersonName::restore("Amina <b>Yusuf".to_owned()),
            line: sample(number),
        };
        let page = |items, n_matches| Lines { items, number: PageNumber::FIRST, n_matches };
        vec![
            Self::new(&page(vec![token(1), token(2)], 27), sample_now(), reader),
            Self::new(&page(Vec::new(), 0), sample_now(), reader),
        ]
    }
}
