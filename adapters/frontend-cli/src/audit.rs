use application::{
    App,
    audit::{VerifyTrail, VerifyTrailError, list_trails, verify_trail},
};
use domain_kernel::{Actor, Realm};

use crate::Answer;

/// Every chain that the actor may read, and where each of them ends.
pub(crate) async fn verify(app: &App, actor: &Actor) -> Answer {
    let realms = match list_trails(app, actor).await {
        Ok(realms) => realms,
        Err(err) => return Answer::of(&err),
    };
    let mut lines = Vec::new();
    for realm in realms {
        let name = name(realm);
        match verify_trail(app, actor, VerifyTrail { realm }).await {
            Ok(verified) => {
                let (seq, hash) = (verified.head.seq, hex(&verified.head.hash));
                lines.push(format!("{name}: {seq} entries verify, head {hash}"));
            }
            Err(VerifyTrailError::Broken(broken)) => {
                return Answer::found_wrong(format!("{name}: {broken}"));
            }
            Err(err) => return Answer::of(&err),
        }
    }
    if lines.is_empty() {
        lines.push("There is no audit trail yet.".to_owned());
    }
    Answer::done(lines.join("\n"))
}

fn name(realm: Realm) -> String {
    match realm {
        Realm::Platform => "platform".to_owned(),
        Realm::Company(company) => format!("company {company}"),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |hex, it| hex + &format!("{it:02x}"))
}
