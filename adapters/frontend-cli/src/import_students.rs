use application::{
    App,
    courses::{ImportStudents, check_students, import_students},
};
use domain_kernel::Actor;

use crate::{Answer, import_table::TableArgs};

/// Makes everybody of the file, or says what is wrong with it and makes nobody.
pub(crate) async fn run(app: &App, actor: &Actor, args: TableArgs) -> Answer {
    let (realm, table) = match args.read(app, actor).await {
        Ok(read) => read,
        Err(answer) => return answer,
    };
    let command = ImportStudents { realm, first: app.ids.next(), table };
    let checked = match check_students(app, actor, &command).await {
        Ok(checked) => checked,
        Err(err) => return Answer::of(&err),
    };
    if !checked.faults.is_empty() {
        return args.refuse(checked.faults.iter().map(|it| (it.line, it)));
    }
    if args.dry_run {
        let path = args.file.display();
        return Answer::done(format!("{path}: {}, all good", n_students(checked.students.len())));
    }
    match import_students(app, actor, &command).await {
        Ok(done) => Answer::done(format!("Imported {}.", n_students(done.students.len()))),
        Err(err) => Answer::of(&err),
    }
}

fn n_students(n: usize) -> String {
    match n {
        1 => "1 student".to_owned(),
        n => format!("{n} students"),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use application::{
        courses::{ListStudents, list_students},
        identity::act_as_program,
    };
    use domain_kernel::Job;
    use world::World;

    use super::*;

    async fn import(world: &World, file: &str, dry_run: bool) -> Answer {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("students.csv");
        fs::write(&path, file).expect("written");
        let args = TableArgs { file: path, dry_run, company: None };
        run(&world.app, &act_as_program(Job::CommandLine), args).await
    }

    #[tokio::test]
    async fn a_file_makes_everybody_or_nobody_and_a_dry_run_nobody() {
        let (world, admin) = World::set_up().await;
        let n_students = async || {
            let students = list_students(&world.app, &admin.actor, ListStudents::default()).await;
            students.expect("an admin may").n_matches
        };
        let file = "Vorname;Nachname;E-Mail\nAna;Lima;ana@x.example\nBo;Li;bo@x.example\n";

        let dry = import(&world, file, true).await;
        assert!(dry.text.ends_with("students.csv: 2 students, all good"), "{}", dry.text);
        let bad = import(&world, "first name,last name,email\n=1+1,Lima,ana\n", false).await;
        assert_eq!(bad.code, 2);
        assert!(bad.text.contains("students.csv:2: first name: this is a formula"), "{}", bad.text);
        assert_eq!(n_students().await, 0);
        let done = import(&world, file, false).await;
        assert_eq!((done.code, done.text.as_str()), (0, "Imported 2 students."));
        assert_eq!(n_students().await, 2);
    }
}
