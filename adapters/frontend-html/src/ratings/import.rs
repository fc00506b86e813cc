//! What people can do out of one file, such as the matrix that a company had before.

use application::{
    App, Message,
    identity::{Fault, Heading},
    skills::{
        CheckedRating, CheckedRatings, ImportRatings, RatingColumn, RatingFault, RatingRowFault,
        check_ratings, import_ratings,
    },
};
use domain_kernel::{Actor, Permission};

use super::sample;
use crate::{
    form::Refusal,
    parts::count,
    problem::Problem,
    reader::Reader,
    table_import::{Asked, CellText, Looked, LookedFault, LookedRow, TableImport, Words},
};

pub(crate) struct RatingsImport;

impl TableImport for RatingsImport {
    const WORDS: Words = Words {
        permission: Permission::RateSkills,
        path: "/skills/import/ratings",
        back: ("/skills", "skills-title"),
        done: "/skills",
        title: "import-ratings-title",
        lead: "import-ratings-lead",
        file_hint: "import-ratings-file-hint",
        check: "import-ratings-check",
        apply: "import-ratings-apply",
        caption: "import-ratings-caption",
        heads: &["people-person", "import-line", "skill-name", "person-skill-level"],
        good: "import-ratings-good",
        faults: "import-table-faults",
        note: None,
        day: Some("import-ratings-on"),
        choice: None,
        catalog: None,
        other: None,
    };
    type Checked = CheckedRatings;

    async fn check(app: &App, actor: &Actor, asked: &Asked) -> Result<CheckedRatings, Problem> {
        Ok(check_ratings(app, actor, &command(asked)).await?)
    }

    async fn import(app: &App, actor: &Actor, asked: &Asked) -> Result<Message, Refusal> {
        let done = import_ratings(app, actor, &command(asked)).await?;
        Ok(Message::new("import-ratings-done").number("n", count(done.new.len())))
    }

    fn look(checked: &CheckedRatings, reader: &Reader) -> Looked {
        let ratings = checked.new.iter().map(|it| row(it, reader));
        let faults = checked.faults.iter().map(|it| {
            let column = RatingColumn::ALL.into_iter().find(|column| column.name() == it.column);
            let column = column.map_or_else(|| it.column.clone(), |it| reader.say(head(it)));
            LookedFault::new(it.line, column, &it.fault, reader)
        });
        let before = Message::new("import-ratings-before").number("n", count(checked.n_before));
        let before = (0 < checked.n_before).then(|| reader.text(&before));
        let (n_ratings, n_faults) = (checked.new.len(), checked.faults.len());
        Looked::new((n_ratings, ratings), (n_faults, faults), before)
    }

    fn samples() -> [CheckedRatings; 2] {
        let ratings = sample::skills().into_iter().flat_map(|skill| {
            let ratings = skill.ratings.into_iter();
            ratings.map(move |it| (skill.name.clone(), it.rating)).collect::<Vec<_>>()
        });
        let new = ratings.map(|(skill, rating)| {
            CheckedRating::new((2, "anna@harbour.example".to_owned()), skill, &rating)
        });
        let good = CheckedRatings { new: new.collect(), n_before: 2, faults: vec![] };
        let fault =
            |column: &str, fault| RatingRowFault { line: 3, column: column.to_owned(), fault };
        let faults = vec![
            fault("Sails \"x\"", RatingFault::NoSuchSkill),
            fault("account", RatingFault::from(Fault::Formula)),
        ];
        [good, CheckedRatings { faults, ..CheckedRatings::default() }]
    }
}

fn command(asked: &Asked) -> ImportRatings {
    ImportRatings { realm: asked.realm, table: asked.table.clone(), on: asked.on }
}

fn row(rating: &CheckedRating, reader: &Reader) -> LookedRow {
    let level = rating.what.level.get().to_string();
    let since = Message::new("import-ratings-since").text("date", &reader.date(rating.on));
    let until = rating.what.until.map(|until| {
        Message::new("import-ratings-until")
            .text("date", &reader.date(rating.on))
            .text("until", &reader.date(until))
    });
    LookedRow {
        line: rating.line,
        name: rating.account.clone(),
        detail: None,
        cells: vec![
            CellText {
                text: Some(rating.skill.as_str().to_owned()),
                detail: rating.what.note.as_ref().map(|it| it.as_str().to_owned()),
            },
            CellText { text: Some(level), detail: Some(reader.text(&until.unwrap_or(since))) },
        ],
    }
}

fn head(column: RatingColumn) -> &'static str {
    match column {
        RatingColumn::Account => "import-ratings-account",
        RatingColumn::Skill => "skill-name",
        RatingColumn::Level => "person-skill-level",
        RatingColumn::On => "import-ratings-on",
        RatingColumn::Until => "audit-field-valid-until",
        RatingColumn::Note => "course-note",
    }
}
