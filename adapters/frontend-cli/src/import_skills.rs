use std::path::Path;

use application::{
    App,
    skills::{ImportSkills, check_skills, import_skills},
};
use domain_kernel::Actor;

use crate::{
    Answer,
    import_table::{TableArgs, refuse},
};

/// Makes every skill of the file that is not there yet, or says what is wrong with it and makes none.
pub(crate) async fn run(app: &App, actor: &Actor, args: TableArgs) -> Answer {
    let (realm, table) = match args.read(app, actor).await {
        Ok(read) => read,
        Err(answer) => return answer,
    };
    import(app, actor, (&args.file, ImportSkills { realm, table }), args.dry_run).await
}

/// The same with what was read already.
pub(crate) async fn import(
    app: &App,
    actor: &Actor,
    (file, command): (&Path, ImportSkills),
    dry_run: bool,
) -> Answer {
    let checked = match check_skills(app, actor, &command).await {
        Ok(checked) => checked,
        Err(err) => return Answer::of(&err),
    };
    if !checked.faults.is_empty() {
        return refuse(file, checked.faults.iter().map(|it| (it.line, it)));
    }
    if dry_run {
        let (file, n_new) = (file.display(), n_skills(checked.new.len()));
        let text = format!("{file}: {n_new} to add, {} there already, all good", checked.n_before);
        return Answer::done(text);
    }
    match import_skills(app, actor, &command).await {
        Ok(done) => {
            let n_new = n_skills(done.new.len());
            Answer::done(format!("Imported {n_new}; {} were there already.", done.n_before))
        }
        Err(err) => Answer::of(&err),
    }
}

fn n_skills(n: usize) -> String {
    match n {
        1 => "1 skill".to_owned(),
        n => format!("{n} skills"),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use application::{
        identity::act_as_program,
        skills::{ListSkills, list_labels, list_skills},
    };
    use domain_kernel::Job;
    use world::World;

    use super::*;

    async fn import(world: &World, file: &str, dry_run: bool) -> Answer {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("skills.csv");
        fs::write(&path, file).expect("written");
        let args = TableArgs { file: path, dry_run, company: None };
        run(&world.app, &act_as_program(Job::CommandLine), args).await
    }

    #[tokio::test]
    async fn a_file_makes_all_skills_or_none_and_twice_no_more() {
        let (world, admin) = World::set_up().await;
        let n_skills = async || {
            let skills = list_skills(&world.app, &admin.actor, ListSkills::default()).await;
            skills.expect("an admin may").n_matches
        };
        let file = "Fähigkeit;Kategorie;Stufe 1;Kritisch\nKnoten;Deck;Einer;ja\nKarten;deck;;\n";

        let dry = import(&world, file, true).await;
        let told = "skills.csv: 2 skills to add, 0 there already, all good";
        assert!(dry.text.ends_with(told), "{}", dry.text);
        for (bad, why) in [
            ("name,critical\nKnots,perhaps\n", "skills.csv:2: critical: enter yes or no"),
            ("name\nKnots\nKNOTS\n", "skills.csv:3: name: line 2 has the same"),
            ("name,level 1\nKnots,=1+1\n", "skills.csv:2: level 1: this is a formula"),
            ("category\nDeck\n", "skills.csv:1: name: there is no such column"),
            ("name\n", "skills.csv:1: name: there is nothing below the first line"),
        ] {
            let answer = import(&world, bad, false).await;
            assert_eq!(answer.code, 2);
            assert!(answer.text.contains(why), "{}", answer.text);
        }
        assert_eq!(n_skills().await, 0);
        let done = import(&world, file, false).await;
        assert_eq!(
            (done.code, done.text.as_str()),
            (0, "Imported 2 skills; 0 were there already.")
        );
        let again = import(&world, file, false).await;
        assert_eq!(again.text, "Imported 0 skills; 2 were there already.");
        assert_eq!(n_skills().await, 2);
        let labels = list_labels(&world.app, &admin.actor).await.expect("an admin may");
        assert_eq!(labels.iter().map(|it| it.n_uses).collect::<Vec<_>>(), [2]);
    }
}
