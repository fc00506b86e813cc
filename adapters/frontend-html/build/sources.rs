use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use crate::{OrStop, files};

/// Writes `sources.rs`: `TEMPLATES` by name, `LOCALES` by tag, and `TEXTS` by tag and name.
pub(crate) fn write(templates: &Path, out: &Path) -> OrStop<()> {
    let all = files(templates)?;
    let is_template =
        |name: &str| !["static/", "locales/", "texts/"].iter().any(|it| name.starts_with(it));
    let templates = all.iter().filter(|(name, _)| is_template(name));
    let locales = all.iter().filter_map(|(name, path)| {
        let tag = name.strip_prefix("locales/")?.strip_suffix(".ftl")?;
        Some((tag.to_owned(), path.clone()))
    });
    let locales: Vec<(String, PathBuf)> = locales.collect();
    let texts = all.iter().filter_map(|(name, path)| {
        let name = name.strip_prefix("texts/")?.strip_suffix(".md")?;
        Some((name.to_owned(), path.clone()))
    });
    let texts: Vec<(String, PathBuf)> = texts.collect();
    let mut code = String::new();
    list(&mut code, "TEMPLATES", templates)?;
    list(&mut code, "LOCALES", locales.iter())?;
    list(&mut code, "TEXTS", texts.iter())?;
    Ok(fs::write(out.join("sources.rs"), code)?)
}

fn list<'a>(
    code: &mut String,
    name: &str,
    files: impl Iterator<Item = &'a (String, PathBuf)>,
) -> OrStop<()> {
    writeln!(code, "pub(crate) static {name}: &[(&str, &str)] = &[")?;
    for (name, path) in files {
        writeln!(code, "    ({name:?}, include_str!({:?})),", path.display().to_string())?;
    }
    writeln!(code, "];")?;
    Ok(())
}
