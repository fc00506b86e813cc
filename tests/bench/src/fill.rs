//! Fills a new database. What is measured is made by the use cases that people use; those who only
//! have to be there too are copied from it by SQL.

pub(crate) mod course;
mod crowd;
pub(crate) mod equipment;
mod imported;
mod skills;
pub(crate) mod stock;
mod students;
mod team;
mod wire;

use std::path::Path;

use anyhow::Context;
use domain_courses::CourseId;
use domain_training::{AttemptId, OptionId, QuestionId};

pub(crate) use {
    imported::{Imported, import},
    team::N_MANAGERS,
};

use crate::{options::Size, scenes::CROWD, server::DATA};

/// Everybody's password.
pub(crate) const PASSWORD: &str = "calm-water";

/// What is there to be asked for.
pub(crate) struct Filled {
    /// Who administers the company, and what it takes to be one of many who do.
    pub(crate) admin: String,
    pub(crate) admins: Vec<String>,
    /// Who leads five hundred people, and many who lead them too.
    pub(crate) managers: Vec<String>,
    /// Somebody in the middle of the path, with attempts in every state.
    pub(crate) learner: String,
    /// The titles of the path and of its last module, which stand on pages that are whole.
    pub(crate) path_title: String,
    pub(crate) last_title: String,
    /// An attempt of the learner's, with some questions answered.
    pub(crate) begun: AttemptId,
    /// In the order of the path.
    pub(crate) quizzes: Vec<Quiz>,
    pub(crate) candidates: Vec<Candidate>,
    /// Who sees nine lines of ten of the ERP.
    pub(crate) customer: String,
    /// A course with many students.
    pub(crate) taught: CourseId,
}

/// Somebody who has begun everything and answered nothing.
pub(crate) struct Candidate {
    pub(crate) identifier: String,
    /// In the order of the path.
    pub(crate) attempts: Vec<AttemptId>,
}

/// The questions of a module, each with what can be chosen.
pub(crate) type Quiz = Vec<(QuestionId, Vec<OptionId>)>;

pub(crate) async fn fill(folder: &Path, size: &Size) -> anyhow::Result<Filled> {
    stock::make_erp(folder, size.stock_lines).await?;
    let folder = folder.join(DATA);
    std::fs::create_dir_all(&folder)?;
    let path = folder.join("shipshape.db");
    let path = path.to_str().context("the path of the folder is not Unicode")?;
    let connected = store_seaorm::connect(&format!("sqlite:{path}")).await?;
    let database = connected.clone();
    migrations::migrate(&database.write, connected.lock_file.as_deref()).await?;

    let app = wire::application(connected, &folder)?;
    let course = course::teach(&app).await?;
    let n_candidates = n_candidates(size, course.quizzes.len());
    crowd::gather(&database.write, &course, size, n_candidates).await?;
    drop(app);
    database.close().await?;

    let candidates = (1..=n_candidates).map(|it| crowd::candidate(it, course.quizzes.len()));
    Ok(Filled {
        candidates: candidates.collect::<Result<_, _>>()?,
        admin: course::ADMIN.to_owned(),
        admins: (1..=crowd::N_ADMINS).map(|it| crowd::admin(it, n_candidates)).collect(),
        managers: managers(size),
        learner: course::LEARNER.to_owned(),
        path_title: course::PATH_TITLE.to_owned(),
        last_title: course::title(course::N_MODULES),
        customer: stock::identifier(n_candidates + crowd::N_ADMINS + 1),
        taught: students::course_id()?,
        begun: course.begun,
        quizzes: course.quizzes,
    })
}

fn managers(size: &Size) -> Vec<String> {
    let n_here = crowd::n_here(size.people, size.companies.saturating_sub(1).max(1));
    let numbers = (n_here - N_MANAGERS + 1)..=n_here;
    numbers.map(|it| crowd::address(it as usize)).collect()
}

/// One for each connection that saves, and as many as all the attempts take that are handed in.
fn n_candidates(size: &Size, n_modules: usize) -> usize {
    let n_submits = 2 * size.submits + (1 + CROWD) * size.warm_up;
    1 + CROWD + n_submits.div_ceil(n_modules.max(1))
}
