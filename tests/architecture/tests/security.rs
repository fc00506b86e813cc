//! What `docs/security.md` and `docs/asvs.md` name is there: files, functions and tests.
//!
//! A document that says which test would notice is worth nothing once that test has another name.
#![expect(clippy::expect_used, reason = "a workspace that cannot be read is a panic")]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

const DOCUMENTS: [&str; 2] = ["docs/security.md", "docs/asvs.md"];

/// How the documents shorten a path, as they say at their beginning.
const SHORT: [(&str, &str); 5] = [
    ("fh/", "adapters/frontend-html/src/"),
    ("it/", "tests/http/tests/it/"),
    ("ie/", "adapters/erp/tests/it/"),
    ("am/", "application/tests/it/materials.rs"),
    ("hm/", "tests/http/tests/it/materials.rs"),
];

/// How many requirements of level 1 and 2 each section of each chapter of ASVS 5.0.0 has. They are
/// numbered from one on, and those of level 3 come after them.
const REQUIREMENTS: [&[usize]; 17] = [
    &[2, 9, 11, 3, 2],
    &[3, 3, 4, 1],
    &[0, 2, 4, 6, 5, 0, 2],
    &[3, 1, 2, 4],
    &[1, 3, 2, 3],
    &[3, 12, 4, 4, 5, 3, 0, 4],
    &[3, 4, 2, 5, 2, 2],
    &[2, 3, 1, 1],
    &[3, 4],
    &[2, 2, 4, 11, 5, 2, 3],
    &[2, 3, 3, 4, 1, 1, 0],
    &[3, 2, 4],
    &[1, 5, 2, 5],
    &[2, 4, 3],
    &[3, 3, 7, 0],
    &[1, 5, 4, 3, 3],
    &[1, 4, 2],
];

#[test]
fn what_the_documents_on_security_name_is_there() {
    let tree = Tree::read();
    let mut missing = Vec::new();
    for document in DOCUMENTS {
        for line in rows(document) {
            let cells: Vec<&str> = cells(line).collect();
            for (at, cell) in cells.iter().enumerate() {
                let is_test = at + 1 == cells.len();
                let names = quoted(cell, '`').filter(|it| !tree.knows(it, is_test));
                missing.extend(names.map(|it| format!("{document}: `{it}` in {cell}")));
                let said = quoted(cell, '"').filter(|it| is_test && !tree.has_journey(it));
                missing.extend(said.map(|it| format!("{document}: no journey {it:?}")));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn every_requirement_of_asvs_stands_once_and_in_order() {
    let numbers: Vec<String> =
        rows("docs/asvs.md").filter_map(|it| cells(it).next().map(str::to_owned)).collect();
    let mut wanted = Vec::new();
    for (chapter, sections) in (1..).zip(REQUIREMENTS) {
        for (section, count) in (1..).zip(sections) {
            wanted.extend((1..=*count).map(|it| format!("V{chapter}.{section}.{it}")));
        }
    }

    assert_eq!(wanted.len(), 253, "70 of level 1 and 183 of level 2");
    assert_eq!(numbers, wanted);
}

#[test]
fn a_requirement_is_tested_or_it_is_said_why_not() {
    let mut deviations = BTreeSet::new();
    for line in rows("docs/asvs.md") {
        let [number, _, place, test] = cells(line).collect::<Vec<_>>()[..] else {
            panic!("four columns: {line}");
        };
        if place.starts_with("deviation: ") {
            deviations.insert(number.to_owned());
        }
        let has_reason = ["does not apply: ", "deviation: "].iter().any(|it| place.starts_with(it));
        if has_reason {
            assert!(place.len() > 20, "{number} wants a reason");
        } else {
            assert!(
                test.contains('`') || test.contains('"') || test.starts_with("none: "),
                "{line}"
            );
            let is_somewhere = place.contains('`') || place.contains("](");
            assert!(is_somewhere || place.starts_with("the same"), "{number} is nowhere");
        }
    }

    let text = read("docs/asvs.md");
    let listed = text.split("\n## Deviations\n").nth(1).expect("they are put together");
    let listed = listed.split(|it: char| !it.is_ascii_alphanumeric() && it != '.');
    let listed = listed.map(|it| it.trim_end_matches('.')).filter(|it| it.starts_with('V'));
    assert_eq!(listed.map(str::to_owned).collect::<BTreeSet<_>>(), deviations);
}

#[test]
fn where_the_documents_on_security_lead_there_is_something() {
    for document in DOCUMENTS {
        for link in read(document).split("](").skip(1) {
            let link = link.split(')').next().unwrap_or_default();
            if link.starts_with("https://") {
                continue;
            }
            let (path, heading) = link.split_once('#').unwrap_or((link, ""));
            let path = if path.is_empty() { document.to_owned() } else { format!("docs/{path}") };
            let text = read(&path);
            let is_there = heading.is_empty() || text.lines().any(|it| anchor(it) == heading);
            assert!(is_there, "{document} leads to {link}");
        }
    }
}

/// The name of a heading in addresses.
fn anchor(line: &str) -> String {
    let heading = line.strip_prefix('#').unwrap_or_default().trim_start_matches('#').trim();
    let kept = heading.chars().filter(|it| it.is_alphanumeric() || " -_".contains(*it));
    kept.collect::<String>().to_lowercase().replace(' ', "-")
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|err| panic!("{path}: {err}"))
}

/// The rows of the tables of a document, without their heads.
fn rows(document: &str) -> impl Iterator<Item = &'static str> {
    let text: &'static str = read(document).leak();
    let lines: Vec<&str> = text.lines().collect();
    let is_head: Vec<bool> = (0..lines.len())
        .map(|it| lines.get(it + 1).is_some_and(|it| it.starts_with("|--")))
        .collect();
    lines
        .into_iter()
        .zip(is_head)
        .filter(|(line, is_head)| line.starts_with("| ") && !is_head)
        .map(|(line, _)| line)
}

fn cells(row: &str) -> impl Iterator<Item = &str> {
    row.trim_matches('|').split(" | ").map(str::trim)
}

/// What stands between two of these marks.
fn quoted(cell: &str, mark: char) -> impl Iterator<Item = &str> {
    cell.split(mark).skip(1).step_by(2)
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("a workspace")
}

/// Everything of the repository that a document may name.
struct Tree {
    /// Files and folders, as paths from the root.
    paths: BTreeSet<String>,
    functions: BTreeSet<String>,
    /// Types, constants, modules, fields and variants: any word of the code.
    words: BTreeSet<String>,
    journeys: String,
}

impl Tree {
    fn read() -> Self {
        let mut tree = Self {
            paths: BTreeSet::new(),
            functions: BTreeSet::new(),
            words: BTreeSet::new(),
            journeys: String::new(),
        };
        tree.walk(&root(), "");
        assert!(1_000 < tree.functions.len(), "the code was found");
        tree
    }

    fn walk(&mut self, folder: &Path, name: &str) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let entry = entry.expect("an entry");
            let file_name = entry.file_name().to_string_lossy().into_owned();
            let is_ours = match name {
                "" => ![".git", "data", "target"].contains(&file_name.as_str()),
                _ => file_name != "node_modules",
            };
            if !is_ours {
                continue;
            }
            let path = format!("{name}{}{file_name}", if name.is_empty() { "" } else { "/" });
            if entry.file_type().expect("a type").is_dir() {
                self.walk(&entry.path(), &path);
            } else if has_ending(&path, "rs") {
                self.learn(&fs::read_to_string(entry.path()).expect("a source"));
            } else if path.starts_with("tests/browser/journeys/") {
                self.journeys += &fs::read_to_string(entry.path()).expect("a journey");
            }
            self.paths.insert(path);
        }
    }

    fn learn(&mut self, source: &str) {
        let mut before = "";
        for word in source.split(|it: char| !it.is_alphanumeric() && it != '_') {
            if before == "fn" {
                self.functions.insert(word.to_owned());
            }
            if !word.is_empty() {
                self.words.insert(word.to_owned());
                before = word;
            }
        }
    }

    /// Whether there is what a document names. What is neither a path nor a name of the code,
    /// such as a header or a route, is known.
    fn knows(&self, name: &str, is_test: bool) -> bool {
        if is_path(name) {
            return self.has_path(name.trim_end_matches('/'));
        }
        let is_name = |it: &str| {
            !it.is_empty() && it.chars().all(|it| it.is_ascii_alphanumeric() || it == '_')
        };
        let is_sentence = |it: &str| 1 < it.matches('_').count() && it == it.to_lowercase();
        if let Some(beginning) = name.strip_suffix('…').filter(|it| is_sentence(it)) {
            return self.functions.iter().any(|it| it.starts_with(beginning));
        }
        if !name.split("::").all(is_name) {
            return true;
        }
        if is_test && is_sentence(name) {
            return self.functions.contains(name);
        }
        name.split("::").all(|it| self.words.contains(it))
    }

    fn has_path(&self, path: &str) -> bool {
        let whole = SHORT.iter().find_map(|(short, long)| {
            path.strip_prefix(short.trim_end_matches('/'))
                .filter(|it| it.is_empty() || it.starts_with('/'))
                .map(|rest| format!("{}{}", long.trim_end_matches('/'), rest))
        });
        let path = whole.as_deref().unwrap_or(path);
        let tail = format!("/{path}");
        self.paths.contains(path) || self.paths.iter().any(|it| it.ends_with(&tail))
    }

    fn has_journey(&self, name: &str) -> bool {
        self.journeys.contains(&format!("\"{name}\""))
    }
}

/// `adapters/tables` and `mail.rs`, but neither `/setup` nor `text/html; charset=utf-8`.
fn is_path(name: &str) -> bool {
    let is_plain = name.chars().all(|it| it.is_ascii_alphanumeric() || "_-./".contains(it));
    let has_ending = ["rs", "md", "toml", "snap", "js"].iter().any(|it| has_ending(name, it));
    is_plain && !name.starts_with('/') && (name.contains('/') || has_ending)
}

fn has_ending(path: &str, ending: &str) -> bool {
    Path::new(path).extension().is_some_and(|it| it == ending)
}
