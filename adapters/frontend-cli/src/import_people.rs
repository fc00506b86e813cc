use application::{
    App,
    identity::{CheckedPeople, ImportPeople, check_people, import_people},
};
use domain_identity::DepartmentName;
use domain_kernel::Actor;

use crate::{Answer, import_table::TableArgs};

/// Makes everybody of the file, or says what is wrong with it and makes nobody.
pub(crate) async fn run(app: &App, actor: &Actor, args: TableArgs) -> Answer {
    let (realm, table) = match args.read(app, actor).await {
        Ok(read) => read,
        Err(answer) => return answer,
    };
    let command = ImportPeople { realm, first: app.ids.next(), table };
    let checked = match check_people(app, actor, &command).await {
        Ok(checked) => checked,
        Err(err) => return Answer::of(&err),
    };
    if !checked.faults.is_empty() {
        return args.refuse(checked.faults.iter().map(|it| (it.line, it)));
    }
    if args.dry_run {
        let path = args.file.display();
        return Answer::done(format!("{path}: {}, all good{}", n_people(&checked), made(&checked)));
    }
    match import_people(app, actor, &command).await {
        Ok(done) => Answer::done(format!(
            "Imported {}{}.\nTheir temporary passwords are good for 72 hours: an admin finds the list \
             at /admin/people/passwords.",
            n_people(&done),
            made(&done)
        )),
        Err(err) => Answer::of(&err),
    }
}

fn n_people(checked: &CheckedPeople) -> String {
    match checked.people.len() {
        1 => "1 person".to_owned(),
        n => format!("{n} people"),
    }
}

fn made(checked: &CheckedPeople) -> String {
    let names: Vec<&str> = checked.new_departments.iter().map(DepartmentName::as_str).collect();
    match names.is_empty() {
        true => String::new(),
        false => format!(", with new departments: {}", names.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use application::identity::{ListPeople, act_as_program, list_people};
    use domain_kernel::Job;
    use world::World;

    use super::*;

    async fn import(world: &World, file: &str, dry_run: bool) -> Answer {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("people.csv");
        fs::write(&path, file).expect("written");
        let args = TableArgs { file: path, dry_run, company: None };
        run(&world.app, &act_as_program(Job::CommandLine), args).await
    }

    async fn n_people(world: &World, admin: &world::Somebody) -> u32 {
        let people = list_people(&world.app, &admin.actor, ListPeople::default()).await;
        people.expect("an admin may").n_matches
    }

    #[tokio::test]
    async fn a_good_file_makes_everybody_and_a_dry_run_nobody() {
        let (world, admin) = World::set_up().await;
        let file = "Name;E-Mail;Abteilung\nKofi;kofi@x.example;Yard\nAda;ada@x.example;Yard\n";

        let dry = import(&world, file, true).await;
        assert_eq!(dry.code, 0, "{}", dry.text);
        assert!(dry.text.ends_with("people.csv: 2 people, all good, with new departments: Yard"));
        assert_eq!(n_people(&world, &admin).await, 1);
        let done = import(&world, file, false).await;
        assert_eq!(done.code, 0, "{}", done.text);
        assert_eq!(n_people(&world, &admin).await, 3);
    }

    #[tokio::test]
    async fn whatever_is_wrong_is_named_by_line_and_column_and_keeps_everybody_out() {
        let (world, admin) = World::set_up().await;
        let file = "name,email,manager\nKofi,kofi@x.example,nobody@x.example\n=1+1,ada,\n";

        let refused = import(&world, file, false).await;

        assert_eq!(refused.code, 2);
        let lines: Vec<&str> = refused.text.lines().collect();
        assert!(lines[0].contains("people.csv:2: manager: nobody has this e-mail"), "{lines:?}");
        assert!(lines[1].contains("people.csv:3: name: this is a formula"), "{lines:?}");
        assert!(
            lines[2].contains("people.csv:3: email: enter an e-mail address like"),
            "{lines:?}"
        );
        assert_eq!(n_people(&world, &admin).await, 1);
    }
}
