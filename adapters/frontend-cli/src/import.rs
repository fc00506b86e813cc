use std::{
    fs,
    path::{Path, PathBuf},
};

use application::{
    App,
    identity::find_realm,
    training::{
        ArchiveError, CheckedFile, ImportModule, ImportModules, QuestionFile, check_import,
        import_modules, is_of_questions, title_of_file,
    },
};
use bytes::Bytes;
use clap::Args;
use domain_identity::CompanyName;
use domain_kernel::{Actor, Realm};
use domain_training::{ModuleTitle, Rejection, Ruling, Verdict, text_of_file};

use crate::Answer;

#[derive(Clone, Debug, Args)]
pub struct ImportArgs {
    /// Files to read: of questions, ZIP archives of such, or folders with such in them
    #[arg(required = true, value_name = "FILE|FOLDER|ZIP")]
    files: Vec<PathBuf>,
    /// Say what would become of them, and store nothing
    #[arg(long)]
    dry_run: bool,
    /// The company's name, where there are several
    #[arg(long, value_name = "NAME")]
    company: Option<String>,
}

/// A file of questions, and where it was found.
struct Source {
    /// As it is named to whoever reads what is said of it.
    name: String,
    /// What the module is called; `None` to take it from the file.
    title: Option<ModuleTitle>,
    content: Bytes,
}

/// A file of questions that was read.
struct Found {
    name: String,
    title: Option<ModuleTitle>,
    file: QuestionFile,
    checked: CheckedFile,
}

/// Makes a draft of each file, if every question of every file can be taken; else says why not and
/// makes none.
pub(crate) async fn modules(app: &App, actor: &Actor, args: ImportArgs) -> Answer {
    let realm = match realm(app, actor, args.company.as_deref()).await {
        Ok(realm) => realm,
        Err(answer) => return answer,
    };
    let mut lines = Vec::new();
    let (mut found, mut is_good) = (Vec::new(), true);
    for path in &args.files {
        let sources = sources(app, path).await.unwrap_or_else(|line| {
            lines.push(line);
            is_good = false;
            Vec::new()
        });
        for source in sources {
            match read(actor, source) {
                Ok(it) => {
                    lines.extend(it.checked.verdicts.iter().flat_map(|verdict| said(&it, verdict)));
                    is_good &= it.checked.n_rejected() == 0;
                    found.push(it);
                }
                Err(line) => {
                    lines.push(line);
                    is_good = false;
                }
            }
        }
    }
    if !is_good {
        return Answer { text: lines.join("\n"), code: 2 };
    }
    if args.dry_run {
        let good = |it: &Found| format!("{}: {}, all good", it.name, it.n_questions());
        lines.extend(found.iter().map(good));
        return Answer::done(lines.join("\n"));
    }
    let modules = found.iter().map(|it| it.module(app)).collect();
    match import_modules(app, actor, ImportModules { realm, modules }).await {
        Ok(titles) => {
            let made = titles.iter().zip(&found).map(|(title, it)| {
                format!("Made the module “{}” of {}, a draft.", title.as_str(), it.n_questions())
            });
            lines.extend(made);
            Answer::done(lines.join("\n"))
        }
        Err(err) => Answer::of(&err),
    }
}

impl Found {
    fn n_questions(&self) -> String {
        match self.checked.verdicts.len() {
            1 => "1 question".to_owned(),
            n => format!("{n} questions"),
        }
    }

    fn module(&self, app: &App) -> ImportModule {
        let name = Path::new(&self.name).file_name().unwrap_or_default();
        ImportModule {
            id: app.ids.next(),
            title: self.title.clone(),
            file_name: name.to_string_lossy().into_owned(),
            file: self.file.clone(),
        }
    }
}

pub(crate) async fn realm(app: &App, actor: &Actor, name: Option<&str>) -> Result<Realm, Answer> {
    let name = name.map(CompanyName::parse).transpose();
    let name = name.map_err(|err| Answer { text: format!("error: --company: {err}"), code: 2 })?;
    find_realm(app, actor, name.as_ref()).await.map_err(|err| Answer::of(&err))
}

/// A file of questions itself. Of a folder or an archive those in it, by name, each of which becomes
/// a module that is called like it; folders in a folder are left alone.
async fn sources(app: &App, path: &Path) -> Result<Vec<Source>, String> {
    let at = |why: &dyn std::fmt::Display| format!("{}: {why}", path.display());
    let shown = |name: &str| path.join(name).display().to_string();
    if path.is_dir() {
        let entries: Result<Vec<_>, _> = fs::read_dir(path).map_err(|err| at(&err))?.collect();
        let names = entries.map_err(|err| at(&err))?.into_iter().filter(|it| it.path().is_file());
        let names = names.map(|it| it.file_name().to_string_lossy().into_owned());
        let mut names: Vec<String> = names.filter(|it| is_of_questions(it)).collect();
        names.sort();
        if names.is_empty() {
            return Err(at(&ArchiveError::NoQuestions));
        }
        let source = |name: String| {
            let content = fs::read(path.join(&name)).map_err(|err| at(&err))?.into();
            Ok(Source { name: shown(&name), title: title_of_file(&name), content })
        };
        return names.into_iter().map(source).collect();
    }
    let content = fs::read(path).map_err(|err| format!("{}:1: {err}", path.display()))?;
    if !content.starts_with(b"PK\x03\x04") {
        let name = path.display().to_string();
        return Ok(vec![Source { name, title: None, content: content.into() }]);
    }
    let files = app.archives.files(content.into()).await.map_err(|err| at(&err))?;
    let files = files.into_iter().filter(|it| is_of_questions(&it.name)).map(|it| Source {
        name: shown(&it.name),
        title: title_of_file(&it.name),
        content: it.content,
    });
    let files: Vec<Source> = files.collect();
    if files.is_empty() { Err(at(&ArchiveError::NoQuestions)) } else { Ok(files) }
}

fn read(actor: &Actor, source: Source) -> Result<Found, String> {
    let Source { name, title, content } = source;
    let at = |why: &dyn std::fmt::Display| format!("{name}:1: {why}");
    let text = text_of_file(&content).map_err(|err| at(&err))?;
    let file = QuestionFile { text: text.to_owned(), format: None };
    let checked = check_import(actor, &file).map_err(|err| at(&err))?;
    Ok(Found { name, title, file, checked })
}

/// `FILE:LINE: reason`, for everything that is not taken as it stands.
fn said(file: &Found, verdict: &Verdict) -> Vec<String> {
    let line = match &verdict.ruling {
        Ruling::Rejected(Rejection::Syntax { line, .. }) => *line,
        _ => verdict.line,
    };
    let at = |why: &dyn std::fmt::Display| format!("{}:{line}: {why}", file.name);
    match &verdict.ruling {
        Ruling::Taken(_) => Vec::new(),
        Ruling::Changed(_, adjustments) => adjustments.iter().map(|it| at(it)).collect(),
        Ruling::Rejected(rejection) => vec![at(rejection)],
    }
}

#[cfg(test)]
mod tests {
    use application::{identity::act_as_program, training::ListModules};
    use domain_kernel::Job;
    use world::World;

    use super::*;

    async fn titles(world: &World, admin: &world::Somebody) -> Vec<String> {
        let query = ListModules::default();
        let modules = application::training::list_modules(&world.app, &admin.actor, query).await;
        let modules = modules.expect("may").items;
        modules.iter().map(|it| it.title.as_str().to_owned()).collect()
    }

    fn args(files: &[PathBuf], dry_run: bool) -> ImportArgs {
        ImportArgs { files: files.to_vec(), dry_run, company: None }
    }

    fn given_files(contents: &[&str]) -> (tempfile::TempDir, Vec<PathBuf>) {
        let folder = tempfile::tempdir().expect("a folder");
        let files = contents.iter().enumerate().map(|(number, content)| {
            let path = folder.path().join(format!("file_{number}.gift"));
            fs::write(&path, content).expect("written");
            path
        });
        let files = files.collect();
        (folder, files)
    }

    #[tokio::test]
    async fn good_files_become_drafts() {
        let (world, admin) = World::set_up().await;
        let (_folder, files) =
            given_files(&["$CATEGORY: top/Ladders\n\nSafe? {T}", "A\nA) x\nB) y\nANSWER: A\n"]);
        let program = act_as_program(Job::CommandLine);

        let dry = modules(&world.app, &program, args(&files, true)).await;
        assert_eq!(dry.code, 0, "{}", dry.text);
        assert!(titles(&world, &admin).await.is_empty());
        let done = modules(&world.app, &program, args(&files, false)).await;
        assert_eq!(done.code, 0, "{}", done.text);
        assert_eq!(titles(&world, &admin).await, ["file 1", "Ladders"]);
    }

    #[tokio::test]
    async fn of_a_folder_every_file_of_questions_becomes_a_draft() {
        let (world, admin) = World::set_up().await;
        let (folder, _) = given_files(&["$CATEGORY: top/Same\n\nSafe? {T}", "Sure? {F}"]);
        fs::write(folder.path().join("Shown.TXT"), "A\nA) x\nB) y\nANSWER: A\n").expect("written");
        fs::write(folder.path().join("notes.pdf"), "no questions").expect("written");
        fs::create_dir(folder.path().join("more.gift")).expect("made");
        let program = act_as_program(Job::CommandLine);

        let done = modules(&world.app, &program, args(&[folder.path().to_owned()], false)).await;
        assert_eq!(done.code, 0, "{}", done.text);
        assert_eq!(titles(&world, &admin).await, ["file 0", "file 1", "Shown"]);

        let empty = folder.path().join("more.gift");
        let refused = modules(&world.app, &program, args(&[empty], false)).await;
        assert_eq!(refused.code, 2);
        assert!(refused.text.contains("there is no .gift"), "{}", refused.text);
    }

    #[tokio::test]
    async fn what_is_no_archive_keeps_every_file_out() {
        let (world, admin) = World::set_up().await;
        let (folder, mut files) = given_files(&["Safe? {T}"]);
        files.push(folder.path().join("bad.zip"));
        fs::write(&files[1], b"PK\x03\x04 and no more").expect("written");
        let program = act_as_program(Job::CommandLine);

        let refused = modules(&world.app, &program, args(&files, false)).await;
        assert_eq!(refused.code, 2);
        assert!(refused.text.contains("bad.zip: this is not a ZIP file"), "{}", refused.text);
        assert!(titles(&world, &admin).await.is_empty());
    }

    #[tokio::test]
    async fn a_bad_question_keeps_every_file_out_and_is_named_by_its_line() {
        let (world, admin) = World::set_up().await;
        let (_folder, files) = given_files(&["Safe? {T}", "\n\nWrite. {}\n\nWhich {=a"]);
        let program = act_as_program(Job::CommandLine);

        let refused = modules(&world.app, &program, args(&files, false)).await;

        assert_eq!(refused.code, 2);
        let lines: Vec<&str> = refused.text.lines().collect();
        assert_eq!(lines.len(), 2, "{}", refused.text);
        assert!(lines[0].contains("file_1.gift:3: "), "{}", lines[0]);
        assert!(lines[1].ends_with("file_1.gift:5: expected a } before the next empty line"));
        assert!(titles(&world, &admin).await.is_empty());
    }

    #[tokio::test]
    async fn a_file_that_makes_no_module_keeps_every_file_out() {
        let (world, admin) = World::set_up().await;
        let (folder, mut files) = given_files(&["Safe? {T}"]);
        // Without a category the module is called like its file, and this one has no name.
        files.push(folder.path().join(".gift"));
        fs::write(&files[1], "Safe? {T}").expect("written");
        let program = act_as_program(Job::CommandLine);

        let refused = modules(&world.app, &program, args(&files, false)).await;

        assert_eq!(refused.code, 2, "{}", refused.text);
        assert!(titles(&world, &admin).await.is_empty());
    }

    #[tokio::test]
    async fn where_there_are_several_companies_one_is_named() {
        let (world, admin) = World::set_up().await;
        let eve = world.another_company().await;
        let (_folder, files) = given_files(&["Safe? {T}"]);
        let program = act_as_program(Job::CommandLine);

        assert_eq!(modules(&world.app, &program, args(&files, false)).await.code, 2);
        let named = ImportArgs { company: Some("Elsewhere Ltd".to_owned()), ..args(&files, false) };
        assert_eq!(modules(&world.app, &program, named).await.code, 0);
        assert_eq!(titles(&world, &eve).await, ["file 0"]);
        assert!(titles(&world, &admin).await.is_empty());
        let nobody = ImportArgs { company: Some("Nowhere".to_owned()), ..args(&files, false) };
        assert_eq!(modules(&world.app, &program, nobody).await.code, 2);
    }
}
