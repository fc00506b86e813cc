use std::{sync::Arc, time::Duration};

use domain_identity::{AccountId, Email, LinkId, MailId};
use domain_kernel::{StoreError, Timestamp};

use super::{link_token, operator_link_token};
use crate::{
    App,
    identity::{answer_reset_request, temporary_password},
    mail::{
        Claimed, Lease, Letter, Letters, Mail, MailError, Mailer, Opened, OrderSaid, Outgoing,
        Said, Task, Trouble, TroubleKind,
    },
    platform::invite_code,
    repeat,
};

/// How mails leave.
#[derive(Clone)]
pub struct Post {
    pub letters: Arc<dyn Letters>,
    pub mailer: Arc<dyn Mailer>,
    /// Who gets a copy of everything, without what is secret in it.
    pub copy_to: Option<Email>,
}

/// What became of one go at the outbox.
#[derive(Debug)]
pub enum Delivered {
    /// Nothing waits.
    Nothing,
    /// It was sent. A copy that could not be is not tried again, since the mail would be too.
    Sent {
        copy: Result<(), MailError>,
    },
    NotSent {
        err: MailError,
        next: Option<Timestamp>,
    },
    /// It was a request of somebody who is not signed in, and is answered.
    Answered,
}

/// Longer than a message and its copy can take.
const LEASE: Duration = Duration::from_mins(5);

/// The waits after the first try, the second and so on; after the last one nobody tries any more
/// until an admin says so.
const WAITS: [Duration; 7] = [
    Duration::from_mins(1),
    Duration::from_mins(5),
    Duration::from_mins(30),
    Duration::from_hours(2),
    Duration::from_hours(6),
    Duration::from_hours(12),
    Duration::from_hours(24),
];

/// Sends one mail that waits. Several instances may do it at once. If this one dies between sending
/// and writing that down, the mail is sent once more, with the same Message-ID.
pub async fn deliver(app: &App, post: &Post) -> Result<Delivered, StoreError> {
    let (lease, now) = (app.ids.next(), app.clock.now());
    let claimed = repeat(|| app.mails.claim(lease, now, now.plus(LEASE))).await?;
    let Some(Claimed { id, n_tries, task }) = claimed else {
        return Ok(Delivered::Nothing);
    };
    match task {
        Task::Answer(request) => {
            answer_reset_request(app, &request).await?;
            repeat(|| app.mails.discard(id, lease)).await?;
            Ok(Delivered::Answered)
        }
        Task::Send(mail) => match send(post, &mail, open(app, &mail).await?).await {
            Ok(copy) => {
                repeat(|| app.mails.sent(id, lease, app.clock.now())).await?;
                Ok(Delivered::Sent { copy })
            }
            Err(err) => not_sent(app, mail.id, lease, n_tries, err).await,
        },
        Task::Unreadable { why } => {
            let err = MailError::new(TroubleKind::Unreadable).caused_by(why);
            not_sent(app, id, lease, n_tries, err).await
        }
    }
}

async fn not_sent(
    app: &App,
    id: MailId,
    lease: Lease,
    n_tries: u32,
    err: MailError,
) -> Result<Delivered, StoreError> {
    let next = match err.trouble.kind.is_final() {
        true => None,
        false => wait_after(n_tries).map(|it| app.clock.now().plus(it)),
    };
    repeat(|| app.mails.failed(id, lease, &err.trouble, next)).await?;
    Ok(Delivered::NotSent { err, next })
}

/// What the copy came to, once the mail itself is away.
async fn send(
    post: &Post,
    mail: &Mail,
    opened: Opened,
) -> Result<Result<(), MailError>, MailError> {
    let key = format!("{}.{}", mail.id, mail.round);
    post.mailer.send(&outgoing(post, &opened, &mail.to.email, key.clone())?).await?;
    let Some(copy_to) = &post.copy_to else {
        return Ok(Ok(()));
    };
    let copy = Opened { said: opened.said.without_secret(), ..opened };
    Ok(match outgoing(post, &copy, copy_to, format!("{key}.copy")) {
        Ok(copy) => post.mailer.send(&copy).await,
        Err(err) => Err(err),
    })
}

fn outgoing(post: &Post, mail: &Opened, to: &Email, key: String) -> Result<Outgoing, MailError> {
    let written = post.letters.write(mail).map_err(|err| MailError {
        trouble: Trouble::new(TroubleKind::Unwritten),
        source: Some(err.into()),
    })?;
    let name = mail.to.name.clone().filter(|_| *to == mail.to.email);
    Ok(Outgoing { key, name, email: to.clone(), written })
}

/// Adds what is secret, and what only shows now.
async fn open(app: &App, mail: &Mail) -> Result<Opened, StoreError> {
    let person = mail.to.person;
    let password_path = |link: LinkId| {
        let token = link_token(&app.policy.link_key, mail.realm, person?, link);
        Some(format!("/password/reset/{}", token.text()))
    };
    let password = |shown| {
        let key = &app.policy.temporary_key;
        person.map(|person| temporary_password(key, mail.realm, person, shown))
    };
    let said = match &mail.letter {
        Letter::ResetPassword { link } => Said::ResetPassword { path: password_path(*link) },
        Letter::ResetOperatorPassword { operator, link } => {
            let token = operator_link_token(&app.policy.link_key, *operator, *link);
            Said::ResetPassword { path: Some(format!("/password/reset/{}", token.text())) }
        }
        Letter::Welcome { link } => Said::Welcome { path: password_path(*link) },
        Letter::TemporaryPassword { shown } => {
            Said::TemporaryPassword { password: password(Some(*shown)) }
        }
        Letter::CustomerWelcome => Said::CustomerWelcome { password: password(None) },
        Letter::PasswordChanged => Said::PasswordChanged,
        Letter::SecondFactorChanged => Said::SecondFactorChanged,
        Letter::ApiTokenMade => Said::ApiTokenMade,
        Letter::ConfirmEmail { link } => {
            let own = mail.realm.company().zip(person);
            let own = own.map(|(company, person)| AccountId::Person { company, person });
            let login = app.logins.login(&mail.to.email.identifier()).await?;
            match login.map(|it| it.member.account()).filter(|it| Some(*it) != own) {
                // Whose account it is hears of it, and nobody else; the link is never known.
                Some(_) => Said::EmailKnown,
                None => Said::ConfirmEmail {
                    path: person.map(|person| {
                        let token = link_token(&app.policy.link_key, mail.realm, person, *link);
                        format!("/account/email/{}", token.text())
                    }),
                },
            }
        }
        Letter::EmailChangeAsked => Said::EmailChangeAsked,
        Letter::EmailChanged => Said::EmailChanged,
        Letter::EmailEdited => Said::EmailEdited,
        Letter::RoleEdited => Said::RoleEdited,
        Letter::ConfirmJoin { request, link } => {
            match app.logins.login(&mail.to.email.identifier()).await? {
                // Whose account it is hears of it, and nobody else; the link is never known.
                Some(_) => Said::JoinKnown,
                None => {
                    let token = link_token(&app.policy.link_key, mail.realm, *request, *link);
                    Said::ConfirmJoin { path: Some(format!("/join/{}", token.text())) }
                }
            }
        }
        Letter::SomebodyWaits => Said::SomebodyWaits,
        Letter::JoinApproved => Said::JoinApproved,
        Letter::ChallengeAnswered { attempt, question, title, verdict, reply } => {
            Said::ChallengeAnswered {
                path: format!("/training/attempts/{attempt}/questions/{question}/challenge"),
                title: title.clone(),
                verdict: *verdict,
                reply: reply.clone(),
            }
        }
        Letter::ExtraTry { module, title } => {
            Said::ExtraTry { path: format!("/training/modules/{module}"), title: title.clone() }
        }
        Letter::ItemDamaged { order, name, tag } => Said::ItemDamaged {
            path: format!("/equipment/work-orders/{order}"),
            name: name.clone(),
            tag: tag.clone(),
        },
        Letter::ItemWithdrawn { name, tag, reason } => {
            Said::ItemWithdrawn { name: name.clone(), tag: tag.clone(), reason: reason.clone() }
        }
        Letter::JoinRefused => Said::JoinRefused,
        Letter::Item(news, item) => Said::Item(*news, item.clone()),
        Letter::Digest(digest) => Said::Digest(digest.clone()),
        Letter::Nudge(lines) => Said::Nudge(lines.clone()),
        Letter::ReservationCancelled(it) => Said::ReservationCancelled(it.clone()),
        Letter::Contact(written) => Said::Contact(written.clone()),
        Letter::Feedback { written, .. } => Said::Feedback(written.clone()),
        Letter::OrderPlaced { order, company, price, paying } => Said::Order(OrderSaid::Placed {
            order: *order,
            company: company.clone(),
            price: *price,
            paying: *paying,
        }),
        Letter::OrderPaid { order, registration, invite, days } => Said::Order(OrderSaid::Paid {
            order: *order,
            registration: registration.clone(),
            days: *days,
            code: Some(invite_code(&app.policy.temporary_key, *invite)),
        }),
    };
    Ok(Opened { company: mail.company.clone(), to: mail.to.clone(), said })
}

fn wait_after(n_tries: u32) -> Option<Duration> {
    let place = usize::try_from(n_tries.saturating_sub(1)).unwrap_or(usize::MAX);
    WAITS.get(place).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_with_the_tries_and_end_after_two_days() {
        let waits: Vec<_> = (1..=8).map(wait_after).collect();
        assert_eq!(waits[0], Some(Duration::from_mins(1)));
        assert!(waits.windows(2).all(|it| it[0] < it[1] || it[1].is_none()), "{waits:?}");
        assert_eq!(waits[7], None);
    }
}
