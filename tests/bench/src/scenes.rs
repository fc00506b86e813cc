//! What is measured: each page and form of the budgets, as a browser asks for it.

mod lending;
pub(crate) mod stock;

use std::{
    fmt::Write,
    iter,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use anyhow::Context;
use domain_training::AttemptId;

use crate::{
    client::{Client, Request},
    fill::{Filled, PASSWORD, Quiz},
    measure::Script,
    options::Size,
    server::Server,
};

/// One line of the table.
pub(crate) struct Scene {
    pub(crate) page: &'static str,
    pub(crate) at_most: Duration,
    pub(crate) requests: usize,
    /// What each connection asks for before anything counts.
    pub(crate) warm_up: usize,
    /// On one connection, and on several.
    pub(crate) alone: Vec<Script>,
    pub(crate) crowd: Vec<Script>,
}

/// A week in the middle of the trail, so that neither end is near.
pub(crate) const PERIOD: (&str, &str) = ("2026-01-05", "2026-01-11");

const MATRIX: &str = "skills matrix, 25 × 40 of 10,000 × 400";

/// How many connections several are.
pub(crate) const CROWD: usize = 8;

/// Everything that there is a budget for, in the order of the budgets.
pub(crate) fn all(server: &Server, filled: &Filled, size: &Size) -> anyhow::Result<Vec<Scene>> {
    let learner = sign_in(server, &filled.learner)?;
    let page = |page, at_most, path: &str, sign: &str| {
        let request = Request::get(path, Some(&learner), sign);
        Scene::of_page(page, at_most, (size.pages, size.warm_up), &request)
    };
    let quiz = format!("/training/attempts/{}", filled.begun);
    let mut scenes = vec![
        Scene::of_page(
            "sign-in page",
            60,
            (size.plain_pages, size.warm_up),
            &Request::get("/login", None, "name=\"password\""),
        ),
        page("staff dashboard, 20-step path", 500, "/dashboard", &filled.path_title),
        page("training list", 500, "/training", &filled.last_title),
        page("quiz page, 10 × 4", 500, &quiz, "name=\"revision_"),
        saving(server, filled, size)?,
        submitting(server, filled, size)?,
    ];
    scenes.extend(leading(server, filled, size)?);
    scenes.extend(administering(server, filled, size)?);
    scenes.extend(lending::all(server, filled, size)?);
    Ok(scenes)
}

/// How a team is getting on: looked at again, and by managers who have not looked yet.
fn leading(server: &Server, filled: &Filled, size: &Size) -> anyhow::Result<[Scene; 2]> {
    let mut looks = Vec::new();
    for manager in &filled.managers {
        let manager = sign_in(server, manager)?;
        looks.push(Request::get("/team", Some(&manager), "</tbody>"));
    }
    let again = looks.pop().context("there is no manager")?;
    let n_looks = looks.len() / 2;
    let queue = Arc::new(Mutex::new(looks.into_iter()));
    let script = || -> Script {
        let queue = Arc::clone(&queue);
        let next = move || queue.lock().unwrap_or_else(PoisonError::into_inner).next();
        Box::new(iter::from_fn(next))
    };
    let first = Scene {
        page: "team of 500 on four paths, at first",
        at_most: Duration::from_millis(5),
        requests: n_looks,
        warm_up: 0,
        alone: vec![script()],
        crowd: iter::repeat_with(script).take(CROWD).collect(),
    };
    let requests = (size.pages / 4, size.warm_up);
    Ok([first, Scene::of_page("team of 500 on four paths, again", 5_000, requests, &again)])
}

/// What an admin looks for among everybody, and in a million entries of the audit trail.
fn administering(server: &Server, filled: &Filled, size: &Size) -> anyhow::Result<Vec<Scene>> {
    let admin = sign_in(server, &filled.admin)?;
    let Filled { admin: who, learner: target, .. } = filled;
    let (who, target) = (who.replace('@', "%40"), target.replace('@', "%40"));
    let (from, to) = PERIOD;
    let pages = [
        ("audit log", "/admin/audit".to_owned()),
        ("audit log, by who", format!("/admin/audit?who={who}")),
        ("audit log, by what", "/admin/audit?action=training.attempt_started".to_owned()),
        ("audit log, by target", format!("/admin/audit?target={target}")),
        ("audit log, by period", format!("/admin/audit?from={from}&to={to}")),
        (
            "audit log, by all of them",
            format!(
                "/admin/audit?who={who}&target={target}&action=identity.person_created&from={from}"
            ),
        ),
        ("list of 10,000 people", "/admin/people".to_owned()),
        ("list of 10,000 people, by job title", "/admin/people?sort=job_title".to_owned()),
        ("list of 10,000 people, by department", "/admin/people?sort=department".to_owned()),
        ("list of 10,000 students", "/students".to_owned()),
        ("list of 10,000 students, searched", "/students?q=doe+31".to_owned()),
    ];
    let mut scenes: Vec<_> = pages
        .map(|(page, path)| {
            let request = Request::get(&path, Some(&admin), "</tbody>");
            Scene::of_page(page, 5_000, (size.pages / 4, size.warm_up), &request)
        })
        .into();
    let matrix = Request::get("/skills/matrix", Some(&admin), "</tfoot>");
    let requests = (size.pages / 4, size.warm_up);
    scenes.push(Scene::of_page(MATRIX, 4_000, requests, &matrix));
    let course = format!("/courses/{}", filled.taught);
    let course = Request::get(&course, Some(&admin), "Robin Doe");
    let requests = (size.pages / 4, size.warm_up);
    scenes.push(Scene::of_page("course page, 200 students", 5_000, requests, &course));
    scenes.push(taking_away(server, filled, size)?);
    Ok(scenes)
}

/// Everything that everybody can do, for an admin.
pub(crate) fn matrix_table(server: &Server, filled: &Filled) -> anyhow::Result<Request> {
    let admin = sign_in(server, &filled.admin)?;
    Ok(Request::get("/skills/matrix.csv", Some(&admin), "Skill 400"))
}

/// Nobody takes six tables away in a minute, so many people do.
fn taking_away(server: &Server, filled: &Filled, size: &Size) -> anyhow::Result<Scene> {
    let mut admins = Vec::new();
    for admin in &filled.admins {
        admins.push(sign_in(server, admin)?);
    }
    let path = "/admin/people.csv";
    let requests = admins.iter().cycle().map(|it| Request::get(path, Some(it), "person-1@crowd"));
    let requests: Vec<_> = requests.take(5 * admins.len()).collect();
    let queue = Arc::new(Mutex::new(requests.into_iter()));
    let script = || -> Script {
        let queue = Arc::clone(&queue);
        let next = move || queue.lock().unwrap_or_else(PoisonError::into_inner).next();
        Box::new(iter::from_fn(next))
    };
    Ok(Scene {
        page: "CSV of 10,000 people",
        at_most: Duration::from_millis(90),
        requests: size.exports,
        warm_up: 1,
        alone: vec![script()],
        crowd: iter::repeat_with(script).take(CROWD).collect(),
    })
}

impl Scene {
    fn of_page(
        page: &'static str,
        at_most: u64,
        (requests, warm_up): (usize, usize),
        request: &Request,
    ) -> Self {
        let script = || -> Script { Box::new(iter::repeat(request.clone())) };
        Self {
            page,
            at_most: Duration::from_micros(at_most),
            requests,
            warm_up,
            alone: vec![script()],
            crowd: iter::repeat_with(script).take(CROWD).collect(),
        }
    }
}

/// Ten answers are sent each time, of which one is another one than before: each connection is one
/// person, who goes on with one attempt.
fn saving(server: &Server, filled: &Filled, size: &Size) -> anyhow::Result<Scene> {
    let mut scripts = Vec::new();
    for candidate in filled.candidates.iter().take(1 + CROWD) {
        let cookie = sign_in(server, &candidate.identifier)?;
        let attempt = *candidate.attempts.first().context("there is no attempt")?;
        let quiz = filled.quizzes.first().context("there is no quiz")?.clone();
        let mut changed = vec![0; quiz.len()];
        let saves = (0..).map(move |round| {
            let form = changed_form(&quiz, &mut changed, round);
            post_answers(attempt, &cookie, &form)
        });
        scripts.push(Box::new(saves) as Script);
    }
    let crowd = scripts.split_off(1);
    let (page, at_most) = ("save a quiz", Duration::from_micros(1_200));
    let (requests, warm_up) = (size.saves, size.warm_up);
    Ok(Scene { page, at_most, requests, warm_up, alone: scripts, crowd })
}

/// All ten answers at once to attempts in which nothing was answered yet, of many people.
fn submitting(server: &Server, filled: &Filled, size: &Size) -> anyhow::Result<Scene> {
    let mut submits = Vec::new();
    for candidate in filled.candidates.iter().skip(1 + CROWD) {
        let cookie = sign_in(server, &candidate.identifier)?;
        for (attempt, quiz) in candidate.attempts.iter().zip(&filled.quizzes) {
            let form = full_form(quiz);
            submits.push(post_answers(*attempt, &cookie, &form));
        }
    }
    let queue = Arc::new(Mutex::new(submits.into_iter()));
    let script = || -> Script {
        let queue = Arc::clone(&queue);
        let next = move || queue.lock().unwrap_or_else(PoisonError::into_inner).next();
        Box::new(iter::from_fn(next))
    };
    Ok(Scene {
        page: "submit a quiz",
        at_most: Duration::from_micros(1_200),
        requests: size.submits,
        warm_up: size.warm_up,
        alone: vec![script()],
        crowd: iter::repeat_with(script).take(CROWD).collect(),
    })
}

/// The cookie of somebody who has signed in.
fn sign_in(server: &Server, identifier: &str) -> anyhow::Result<String> {
    let identifier = identifier.replace('@', "%40");
    let form = format!("identifier={identifier}&password={PASSWORD}&next=");
    let request = Request::post("/login", None, &form, "/");
    let answer = Client::connect(server.address)?.send(&request)?;
    Ok(answer.cookie().context("there is no cookie")?.to_owned())
}

fn post_answers(attempt: AttemptId, cookie: &str, form: &str) -> Request {
    let path = format!("/training/attempts/{attempt}");
    Request::post(&path, Some(cookie), form, &format!("{path}\r\n"))
}

/// The form after one more answer was changed. `changed` counts how often each was.
fn changed_form(quiz: &Quiz, changed: &mut [usize], round: usize) -> String {
    let now = round % quiz.len().max(1);
    let mut form = String::new();
    for (place, (question, options)) in quiz.iter().enumerate() {
        let Some(n) = changed.get_mut(place) else { continue };
        let revision = *n;
        *n += usize::from(place == now);
        let chosen = n.checked_sub(1).and_then(|it| options.get(it % options.len()));
        if let Some(option) = chosen {
            // Writing to a text never fails.
            let _ = write!(form, "question_{question}={option}&");
        }
        let _ = write!(form, "question_{question}=&revision_{question}={revision}&");
    }
    form + "action=save"
}

fn full_form(quiz: &Quiz) -> String {
    let mut form = String::new();
    for (question, options) in quiz {
        if let Some(option) = options.first() {
            let _ = write!(form, "question_{question}={option}&");
        }
        let _ = write!(form, "question_{question}=&revision_{question}=0&");
    }
    form + "action=submit"
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = "00000000-0000-0000-0000-000000000001";
    const TWO: &str = "00000000-0000-0000-0000-000000000002";

    fn quiz() -> Quiz {
        let id = |text: &str| text.parse().expect("an id");
        let option = |text: &str| text.parse().expect("an id");
        let options = vec![option(ONE), option(TWO)];
        vec![(id(ONE), options.clone()), (id(TWO), options)]
    }

    #[test]
    fn a_form_knows_what_was_saved_before_it() {
        let (quiz, mut changed) = (quiz(), vec![0; 2]);
        let forms: Vec<String> =
            (0..3).map(|round| changed_form(&quiz, &mut changed, round)).collect();
        let one = format!("question_{ONE}");
        let two = format!("question_{TWO}");
        assert_eq!(
            forms,
            [
                format!("{one}={ONE}&{one}=&revision_{ONE}=0&{two}=&revision_{TWO}=0&action=save"),
                format!(
                    "{one}={ONE}&{one}=&revision_{ONE}=1&{two}={ONE}&{two}=&revision_{TWO}=0\
                     &action=save"
                ),
                format!(
                    "{one}={TWO}&{one}=&revision_{ONE}=1&{two}={ONE}&{two}=&revision_{TWO}=1\
                     &action=save"
                ),
            ]
        );
    }

    #[test]
    fn everything_is_answered_before_it_is_handed_in() {
        let form = full_form(&quiz());
        assert_eq!(form.matches(&format!("={ONE}&")).count(), 2);
        assert!(form.ends_with("&action=submit"), "{form}");
    }
}
