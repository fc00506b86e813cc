//! Many skills out of one file, or those that the program brings along.

use application::{
    App, Message,
    identity::{Fault, Heading},
    skills::{
        CheckedSkill, CheckedSkills, ImportSkills, STARTER_SKILLS, SkillColumn, SkillFault,
        SkillRowFault, check_skills, import_skills,
    },
};
use domain_kernel::{Actor, Line, Permission};

use super::PATH;
use crate::{
    form::Refusal,
    parts::count,
    problem::Problem,
    reader::Reader,
    table_import::{Asked, Catalog, CellText, Looked, LookedFault, LookedRow, TableImport, Words},
};

pub(crate) struct SkillsImport;

impl TableImport for SkillsImport {
    const WORDS: Words = Words {
        permission: Permission::AuthorSkills,
        path: "/skills/import",
        back: (PATH, "skills-title"),
        done: PATH,
        title: "import-skills-title",
        lead: "import-skills-lead",
        file_hint: "import-skills-file-hint",
        check: "import-skills-check",
        apply: "import-skills-apply",
        caption: "import-skills-caption",
        heads: &["skill-name", "import-line", "skill-category", "skill-critical"],
        good: "import-skills-good",
        faults: "import-table-faults",
        note: None,
        day: None,
        choice: None,
        catalog: Some(Catalog {
            file: STARTER_SKILLS,
            take: "import-skills-starter",
            source: "import-skills-starter-source",
        }),
        other: Some(("/skills/import/ratings", "import-ratings-title")),
    };
    type Checked = CheckedSkills;

    async fn check(app: &App, actor: &Actor, asked: &Asked) -> Result<CheckedSkills, Problem> {
        Ok(check_skills(app, actor, &command(asked)).await?)
    }

    async fn import(app: &App, actor: &Actor, asked: &Asked) -> Result<Message, Refusal> {
        let done = import_skills(app, actor, &command(asked)).await?;
        Ok(Message::new("import-skills-done").number("n", count(done.new.len())))
    }

    fn look(checked: &CheckedSkills, reader: &Reader) -> Looked {
        let skills = checked.new.iter().map(|it| LookedRow {
            line: it.line,
            name: it.name.as_str().to_owned(),
            detail: None,
            cells: vec![
                CellText::of(it.category.as_ref().map(|it| it.as_str().to_owned())),
                CellText::of(it.is_critical.then(|| reader.say("skill-critical"))),
            ],
        });
        let faults = checked.faults.iter().map(|it| {
            let column = SkillColumn::ALL.into_iter().find(|column| column.name() == it.column);
            let column = column.map_or_else(|| it.column.clone(), |it| head(it, reader));
            LookedFault::new(it.line, column, &it.fault, reader)
        });
        let before = Message::new("import-skills-before").number("n", count(checked.n_before));
        let before = (0 < checked.n_before).then(|| reader.text(&before));
        let (n_skills, n_faults) = (checked.new.len(), checked.faults.len());
        Looked::new((n_skills, skills), (n_faults, faults), before)
    }

    fn samples() -> [CheckedSkills; 2] {
        let skill = |line| CheckedSkill {
            line,
            name: Line::restore(format!("Knots <b> {line}")),
            category: (line < 4).then(|| Line::restore("Deck & yard".to_owned())),
            levels: [const { None }; 4],
            is_critical: line == 2,
        };
        let fault =
            |column: &str, fault| SkillRowFault { line: 3, column: column.to_owned(), fault };
        let faults = vec![
            fault("shoe \"size\"", SkillFault::from(Fault::UnknownHead)),
            fault("level 2", SkillFault::from(Fault::Formula)),
        ];
        let good =
            CheckedSkills { new: (2..=103).map(skill).collect(), n_before: 2, faults: vec![] };
        [good, CheckedSkills { faults, ..CheckedSkills::default() }]
    }
}

fn command(asked: &Asked) -> ImportSkills {
    ImportSkills { realm: asked.realm, table: asked.table.clone() }
}

fn head(column: SkillColumn, reader: &Reader) -> String {
    match column {
        SkillColumn::Name => reader.say("skill-name"),
        SkillColumn::Category => reader.say("skill-category"),
        SkillColumn::Critical => reader.say("skill-critical"),
        SkillColumn::Level(level) => {
            reader.text(&Message::new("skill-level").number("n", level.into()))
        }
    }
}
