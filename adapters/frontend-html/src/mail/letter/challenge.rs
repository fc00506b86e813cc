//! What the authors of a question say to somebody who thinks that it is wrong.

use application::{Message, mail::Said};
use domain_training::{ChallengeReply, ChallengeVerdict, ModuleTitle};

use super::LetterPage;
use crate::{parts::Link, reader::Reader};

pub(super) fn answered(
    (title, verdict, reply): (&ModuleTitle, ChallengeVerdict, &ChallengeReply),
    link: Link,
    blank: LetterPage,
    reader: &Reader,
) -> LetterPage {
    let key = match verdict {
        ChallengeVerdict::Accepted => "mail-challenge-accepted",
        ChallengeVerdict::Refused => "mail-challenge-refused",
    };
    let done = reader.text(&Message::new(key).text("module", title.as_str()));
    let said = reader.text(&Message::new("mail-challenge-said").text("reply", reply.as_str()));
    let (subject, sentences) = (reader.say("mail-challenge-subject"), vec![done, said]);
    LetterPage { subject, sentences, link: Some(link), ..blank }
}

pub(super) fn sample() -> Said {
    Said::ChallengeAnswered {
        path: "/training/attempts/0a1b/questions/2c3d/challenge".to_owned(),
        title: ModuleTitle::restore("Lock-out & tag-out <b>".to_owned()),
        verdict: ChallengeVerdict::Accepted,
        reply: ChallengeReply::restore("Both are right, <i>thank you</i>.".to_owned()),
    }
}
