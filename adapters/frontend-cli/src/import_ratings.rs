use application::{
    App,
    skills::{ImportRatings, check_ratings, import_ratings},
};
use clap::Args;
use domain_kernel::{Actor, Date};

use crate::{Answer, import_table::TableArgs};

#[derive(Clone, Debug, Args)]
pub struct RatingsArgs {
    #[command(flatten)]
    pub(crate) table: TableArgs,
    /// Since when it is so where the file does not say [default: today]
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) on: Option<Date>,
}

/// Adds every rating of the file that says something new, or says what is wrong with it and adds none.
pub(crate) async fn run(app: &App, actor: &Actor, args: RatingsArgs) -> Answer {
    let RatingsArgs { table: args, on } = args;
    let (realm, table) = match args.read(app, actor).await {
        Ok(read) => read,
        Err(answer) => return answer,
    };
    let command = ImportRatings { realm, table, on };
    let checked = match check_ratings(app, actor, &command).await {
        Ok(checked) => checked,
        Err(err) => return Answer::of(&err),
    };
    if !checked.faults.is_empty() {
        return args.refuse(checked.faults.iter().map(|it| (it.line, it)));
    }
    if args.dry_run {
        let (file, n_new) = (args.file.display(), n_ratings(checked.new.len()));
        let text = format!("{file}: {n_new} to add, {} said already, all good", checked.n_before);
        return Answer::done(text);
    }
    match import_ratings(app, actor, &command).await {
        Ok(done) => {
            let n_new = n_ratings(done.new.len());
            Answer::done(format!("Imported {n_new}; {} were said already.", done.n_before))
        }
        Err(err) => Answer::of(&err),
    }
}

fn n_ratings(n: usize) -> String {
    match n {
        1 => "1 rating".to_owned(),
        n => format!("{n} ratings"),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use application::identity::act_as_program;
    use domain_kernel::Job;
    use world::World;

    use super::*;

    async fn import(world: &World, file: &str, on: Option<&str>, dry_run: bool) -> Answer {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("matrix.csv");
        fs::write(&path, file).expect("written");
        let table = TableArgs { file: path, dry_run, company: None };
        let on = on.map(|it| it.parse().expect("a day"));
        run(&world.app, &act_as_program(Job::CommandLine), RatingsArgs { table, on }).await
    }

    #[tokio::test]
    async fn a_matrix_is_taken_over_as_a_whole_and_twice_adds_nothing() {
        let (world, admin) = World::set_up().await;
        for name in ["Knots", "Charts"] {
            world.skill(&admin, name, None).await;
        }
        let file = "E-Mail;Abteilung;Knots;charts\nanna@harbour.example;Deck;3;\n";

        let dry = import(&world, file, None, true).await;
        let told = "matrix.csv: 1 rating to add, 0 said already, all good";
        assert!(dry.text.ends_with(told), "{}", dry.text);
        for (bad, why) in [
            ("email,Knots\nnobody,2\n", "matrix.csv:2: account: nobody whom you may rate"),
            ("email,Sails\nanna,2\n", "matrix.csv:1: Sails: no skill has this name"),
            ("email,Knots\nanna,5\n", "matrix.csv:2: Knots: write a level from 0 to 4"),
            ("email,Knots\nanna,=1\n", "matrix.csv:2: Knots: this is a formula"),
            ("email,Knots\nanna,1\nanna,2\n", "matrix.csv:3: Knots: line 2 has the same"),
            ("name,Knots\nAnna,1\n", "matrix.csv:1: account: there is no such column"),
        ] {
            let answer = import(&world, bad, None, false).await;
            assert_eq!(answer.code, 2, "{bad}");
            assert!(answer.text.contains(why), "{}", answer.text);
        }
        let late = import(&world, file, Some("2099-01-01"), false).await;
        assert!(late.text.contains("matrix.csv:1: date: this day is to come"), "{}", late.text);
        let done = import(&world, file, Some("2026-01-01"), false).await;
        assert_eq!(done.text, "Imported 1 rating; 0 were said already.");
        let again = import(&world, file, None, false).await;
        assert_eq!(again.text, "Imported 0 ratings; 1 were said already.");
    }
}
