use std::{
    fmt, fs,
    path::{Path, PathBuf},
};

use application::{
    App,
    audit::{VerifyTrail, VerifyTrailError, list_trails, verify_trail},
};
use domain_audit::{Seal, SealError, hex};
use domain_kernel::{Actor, Realm};

use crate::Answer;

/// Every chain that the actor may read, and where each of them ends.
pub(crate) async fn verify(app: &App, actor: &Actor, kept: &[PathBuf]) -> Answer {
    let seals: Result<Vec<Seal>, Answer> = kept.iter().map(|it| read(it)).collect();
    let seals = match seals {
        Ok(seals) => seals,
        Err(answer) => return answer,
    };
    let realms = match list_trails(app, actor).await {
        Ok(realms) => realms,
        Err(err) => return Answer::of(&err),
    };
    let mut lines = Vec::new();
    if let Some(seal) = seals.iter().find(|it| !realms.contains(&it.realm)) {
        return Answer::found_wrong(format!("{}: there is no such trail", name(seal.realm)));
    }
    for realm in realms {
        let name = name(realm);
        let of_realm: Vec<&Seal> = seals.iter().filter(|it| it.realm == realm).collect();
        let agrees = match of_realm.len() {
            0 => "",
            _ => ", as it was sealed",
        };
        // Without one it is checked all the same.
        let sealed = of_realm.iter().map(|it| Some(it.head));
        let sealed = sealed.chain(of_realm.is_empty().then_some(None));
        for sealed in sealed {
            match verify_trail(app, actor, VerifyTrail { realm, sealed }).await {
                Ok(verified) => {
                    let (seq, hash) = (verified.head.seq, hex(&verified.head.hash));
                    lines.push(format!("{name}: {seq} entries verify{agrees}, head {hash}"));
                }
                Err(VerifyTrailError::Broken(broken)) => {
                    return Answer::found_wrong(format!("{name}: {broken}"));
                }
                Err(err) => return Answer::of(&err),
            }
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

fn read(path: &Path) -> Result<Seal, Answer> {
    let refused = |why: &dyn fmt::Display| Answer {
        text: format!("error: {}: {why}", path.display()),
        code: 2,
    };
    let text = fs::read_to_string(path).map_err(|err| refused(&err))?;
    text.parse().map_err(|err: SealError| refused(&err))
}
