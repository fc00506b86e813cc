//! Puts everything below `/templates` into the binary: templates and texts as they are, static
//! files under the hash of their content and already compressed.

mod assets;
mod sources;
mod style;

use std::{
    env,
    error::Error,
    fs,
    path::{Path, PathBuf},
};

/// A build stops at the first thing that is wrong, and says what it is.
type OrStop<T> = Result<T, Box<dyn Error>>;

fn main() -> OrStop<()> {
    let package = env::var("CARGO_MANIFEST_DIR")?;
    let templates = Path::new(&package).join("../../templates").canonicalize()?;
    println!("cargo::rerun-if-changed={}", templates.display());
    let out = PathBuf::from(env::var("OUT_DIR")?);
    sources::write(&templates, &out)?;
    assets::write(&templates.join("static"), &out)
}

/// All files below a folder, with their names relative to it, in order.
fn files(folder: &Path) -> OrStop<Vec<(String, PathBuf)>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder)?.to_str().ok_or("a name is not UTF-8")?;
                found.push((name.replace('\\', "/"), path));
            }
        }
    }
    found.sort();
    Ok(found)
}
