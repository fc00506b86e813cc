use std::path::Path;

use application::{
    App,
    skills::{ImportSkills, STARTER_SKILLS, STARTER_SOURCE},
    training::{StarterModules, check_starter_modules, import_starter_modules},
};
use bytes::Bytes;
use clap::Args;
use domain_kernel::Actor;

use crate::{Answer, import::realm, import_skills, import_table::refuse};

#[derive(Clone, Debug, Args)]
pub struct StarterArgs {
    /// Say what would become of it, and store nothing
    #[arg(long)]
    dry_run: bool,
    /// The company's name, where there are several
    #[arg(long, value_name = "NAME")]
    company: Option<String>,
}

/// Makes the skills and modules that the program brings along, as far as they are not there yet.
pub(crate) async fn run(app: &App, actor: &Actor, args: StarterArgs) -> Answer {
    let realm = match realm(app, actor, args.company.as_deref()).await {
        Ok(realm) => realm,
        Err(answer) => return answer,
    };
    // Whoever may not write modules is told before any skill is there.
    let checked = match check_starter_modules(app, actor, realm).await {
        Ok(checked) => checked,
        Err(err) => return Answer::of(&err),
    };
    let file = Path::new("starter/skills.csv");
    let table = match app.tables.read(Bytes::from_static(STARTER_SKILLS)).await {
        Ok(table) => table,
        Err(err) => return refuse(file, [(1, err)]),
    };
    let command = ImportSkills { realm, table };
    let skills = import_skills::import(app, actor, (file, command), args.dry_run).await;
    if skills.code != 0 {
        return skills;
    }
    let modules = match args.dry_run {
        true => {
            let StarterModules { n_new, n_before } = checked;
            let n_new = n_modules(n_new);
            format!("starter/modules: {n_new} to add as drafts, {n_before} there already, all good")
        }
        false => match import_starter_modules(app, actor, realm).await {
            Ok(StarterModules { n_new, n_before }) => {
                let n_new = n_modules(n_new);
                format!("Imported {n_new} as drafts; {n_before} were there already.")
            }
            Err(err) => return Answer::of(&err),
        },
    };
    Answer::done(format!("{}\n{modules}\n{STARTER_SOURCE}", skills.text))
}

fn n_modules(n: usize) -> String {
    match n {
        1 => "1 module".to_owned(),
        n => format!("{n} modules"),
    }
}

#[cfg(test)]
mod tests {
    use application::{
        identity::act_as_program,
        skills::list_labels,
        training::{DeleteModule, ListModules, delete_module, list_modules, see_module},
    };
    use domain_kernel::{Job, Role};
    use world::World;

    use super::*;

    async fn starter(world: &World, dry_run: bool) -> Answer {
        let args = StarterArgs { dry_run, company: None };
        run(&world.app, &act_as_program(Job::CommandLine), args).await
    }

    #[tokio::test]
    async fn the_starter_brings_skills_that_name_their_source_and_drafts_once() {
        let (world, admin) = World::set_up().await;
        let modules = async || {
            let all = list_modules(&world.app, &admin.actor, ListModules::default()).await;
            all.expect("an admin may").items
        };
        let dry = starter(&world, true).await;
        assert!(dry.text.contains("7 modules to add as drafts, 0 there already"), "{}", dry.text);
        assert_eq!(modules().await.len(), 0);

        for (n_new, n_before, new, before) in [(164, 0, 7, 0), (0, 164, 0, 7)] {
            let done = starter(&world, false).await;
            let told = format!(
                "Imported {n_new} skills; {n_before} were there already.\n\
                 Imported {new} modules as drafts; {before} were there already.\n{STARTER_SOURCE}"
            );
            assert_eq!((done.code, done.text), (0, told));
        }
        let labels = list_labels(&world.app, &admin.actor).await.expect("an admin may");
        assert_eq!(labels.len(), 20);

        let there = modules().await;
        assert_eq!(there.len(), 7);
        assert!(there.iter().all(|it| it.has_draft && it.version.is_none()), "{there:?}");
        let rules = there.iter().find(|it| it.title.as_str() == "House rules").expect("there");
        let module = see_module(&world.app, &admin.actor, rules.id).await.expect("there").module;
        let draft = module.value.draft().expect("a draft");
        assert!(draft.quiz().is_none() && draft.about().content.is_some());

        // What was deleted comes back, and the rest stays as it is.
        let command = DeleteModule { id: rules.id, expected: module.version };
        delete_module(&world.app, &admin.actor, command).await.expect("never published");
        let again = starter(&world, false).await;
        let told = "Imported 1 module as drafts; 6 were there already.";
        assert!(again.text.contains(told), "{}", again.text);
    }

    #[tokio::test]
    async fn whoever_may_not_write_modules_brings_nothing() {
        let (world, admin) = World::set_up().await;
        let staff = world.person(&admin, "Sam Staff", Role::Staff, None).await;
        let args = StarterArgs { dry_run: false, company: None };
        assert_eq!(run(&world.app, &staff.actor, args).await.code, 5);
        let labels = list_labels(&world.app, &admin.actor).await.expect("an admin may");
        assert!(labels.is_empty());
    }
}
