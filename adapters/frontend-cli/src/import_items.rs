use application::{
    App,
    equipment::{ImportItems, check_items, import_items},
};
use clap::Args;
use domain_kernel::Actor;

use crate::{Answer, import_table::TableArgs};

#[derive(Clone, Debug, Args)]
pub struct ItemsArgs {
    #[command(flatten)]
    pub(crate) table: TableArgs,
    /// Add categories and locations that are not there yet
    #[arg(long)]
    pub(crate) add_missing: bool,
}

/// Makes every item of the file that is not there yet, or says what is wrong with it and makes none.
pub(crate) async fn run(app: &App, actor: &Actor, args: ItemsArgs) -> Answer {
    let ItemsArgs { table: args, add_missing } = args;
    let (realm, table) = match args.read(app, actor).await {
        Ok(read) => read,
        Err(answer) => return answer,
    };
    let command = ImportItems { realm, id: app.ids.next(), table, adds_missing: add_missing };
    let checked = match check_items(app, actor, &command).await {
        Ok(checked) => checked,
        Err(err) => return Answer::of(&err),
    };
    if !checked.faults.is_empty() {
        return args.refuse(checked.faults.iter().map(|it| (it.line, it)));
    }
    let mut lines = Vec::new();
    if !checked.left_out.is_empty() {
        lines.push(format!("Left out: {}", checked.left_out.join(", ")));
    }
    if args.dry_run {
        let (file, n_new) = (args.file.display(), n_items(checked.new.len()));
        lines.push(format!("{file}: {n_new} to add, {} there already, all good", checked.n_before));
        return Answer::done(lines.join("\n"));
    }
    match import_items(app, actor, &command).await {
        Ok(done) => {
            let n_new = n_items(done.new.len());
            lines.push(format!("Imported {n_new}; {} were there already.", done.n_before));
            Answer::done(lines.join("\n"))
        }
        Err(err) => Answer::of(&err),
    }
}

fn n_items(n: usize) -> String {
    match n {
        1 => "1 item".to_owned(),
        n => format!("{n} items"),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use application::{
        PageNumber,
        equipment::{
            ListItems, UndoImport, list_categories, list_item_imports, list_items, list_locations,
            undo_import,
        },
        identity::act_as_program,
    };
    use domain_kernel::{Date, Job, LocalDay};
    use world::World;

    use super::*;

    async fn import(world: &World, file: &str, (dry_run, add_missing): (bool, bool)) -> Answer {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("items.csv");
        fs::write(&path, file).expect("written");
        let table = TableArgs { file: path, dry_run, company: None };
        let args = ItemsArgs { table, add_missing };
        run(&world.app, &act_as_program(Job::CommandLine), args).await
    }

    async fn tags(world: &World, admin: &Actor) -> Vec<String> {
        let items =
            list_items(&world.app, admin, &ListItems::default(), &LocalDay::utc(Date::MAX)).await;
        let items = items.expect("an admin may").items.into_iter();
        items.map(|it| it.tag.as_str().to_owned()).collect()
    }

    #[tokio::test]
    async fn a_file_makes_all_items_or_none_and_twice_no_more() {
        let (world, admin) = World::set_up().await;
        let file = "Kennung;Was es ist;Kategorie;Standort;Seriennummer\n\
            HB-1;Bohrer;Bohrer;Werkstatt > Halle 2;00123\n\
            HB-2;Zug;Hebezeug;werkstatt, halle 2;1E5\n";

        let dry = import(&world, file, (true, true)).await;
        let told = "items.csv: 2 items to add, 0 there already, all good";
        assert!(dry.text.ends_with(told), "{}", dry.text);
        for (bad, why) in [
            ("tag,name,category\nA-1,Drill,Dril\n", "items.csv:2: category: there is no such"),
            ("tag,name,location\nA-1,Drill,Roof\n", "items.csv:2: location: there is no such"),
            ("tag,name\nA-1,Drill\na-1,Saw\n", "items.csv:3: tag: line 2 has the same"),
            ("tag,name,serial\nA,a,x\nB,b,X\n", "items.csv:3: serial: line 2 has the same"),
            ("tag,name\nA-1,=1+1\n", "items.csv:2: name: this is a formula"),
            ("tag,name\n,Drill\n", "items.csv:2: tag: "),
            ("name\nDrill\n", "items.csv:1: tag: there is no such column"),
            ("tag,name\n", "items.csv:1: tag: there is nothing below the first line"),
        ] {
            let answer = import(&world, bad, (false, false)).await;
            assert_eq!(answer.code, 2);
            assert!(answer.text.contains(why), "{}", answer.text);
        }
        assert!(tags(&world, &admin.actor).await.is_empty());
        let done = import(&world, file, (false, true)).await;
        assert_eq!((done.code, done.text.as_str()), (0, "Imported 2 items; 0 were there already."));
        let again = import(&world, file, (false, false)).await;
        assert_eq!(again.text, "Imported 0 items; 2 were there already.");
        assert_eq!(tags(&world, &admin.actor).await, ["HB-1", "HB-2"]);
        let categories = list_categories(&world.app, &admin.actor).await.expect("an admin may");
        assert_eq!(categories.len(), 2);
        let locations = list_locations(&world.app, &admin.actor).await.expect("an admin may");
        let paths: Vec<_> = locations.iter().map(|it| (it.path.as_str(), it.n_items)).collect();
        assert_eq!(paths, [("Werkstatt", 0), ("Werkstatt, Halle 2", 2)]);
        let other = import(&world, "tag,name\nhb-1,Saw\n", (false, false)).await;
        assert!(other.text.contains("tag: another item has this tag"), "{}", other.text);
    }

    #[tokio::test]
    async fn a_list_of_snipe_it_is_known_by_its_heads() {
        let (world, admin) = World::set_up().await;
        let file = "Company,Name,Asset Tag,Category,Location,Model,Model Number,Purchase Cost\n\
            Harbour,Backhoe,ICC-1,Diggers,\"Kerluke, Waters\",Nial,17,2266.13\n\
            Harbour,,ICC-2,Diggers,,Nial,,\n";
        let done = import(&world, file, (false, true)).await;
        let told = "Left out: Company, Model Number, Purchase Cost\n\
            Imported 2 items; 0 were there already.";
        assert_eq!((done.code, done.text.as_str()), (0, told));
        assert_eq!(tags(&world, &admin.actor).await, ["ICC-1", "ICC-2"]);
    }

    #[tokio::test]
    async fn an_import_is_undone_but_for_what_somebody_has() {
        let (world, admin) = World::set_up().await;
        let app = &world.app;
        import(&world, "tag,name\nA,Drill\nB,Saw\nC,Hoist\n", (false, false)).await;
        let listed =
            list_items(app, &admin.actor, &ListItems::default(), &LocalDay::utc(Date::MAX)).await;
        let drill = listed.expect("an admin may").items[0].id;
        let imports = list_item_imports(app, &admin.actor, PageNumber::FIRST).await;
        let import = imports.expect("an admin may").items[0].clone();
        assert_eq!((import.import.n_items, import.n_untouched), (3, 3));
        world.take(&admin, &admin, drill).await;

        let undo = |n_items| UndoImport { id: import.import.id, n_items };
        assert!(undo_import(app, &admin.actor, undo(3)).await.is_err());
        undo_import(app, &admin.actor, undo(2)).await.expect("it can be undone");
        assert_eq!(tags(&world, &admin.actor).await, ["A"]);
        assert!(undo_import(app, &admin.actor, undo(0)).await.is_err());
    }
}
