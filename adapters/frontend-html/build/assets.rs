use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    io::Write as _,
    path::Path,
};

use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};

use crate::{
    OrStop, files,
    style::{self, Reference},
};

/// Writes `assets.rs`: every static file under its hashed name, and its compressed forms beside it.
pub(crate) fn write(folder: &Path, out: &Path) -> OrStop<()> {
    let built = Assets::read(folder)?.build()?;
    let mut code = String::from("pub(crate) static ASSETS: &[Asset] = &[\n");
    for (number, (name, (path, bytes))) in built.iter().enumerate() {
        let forms = [("plain", Some(bytes.clone())), ("br", brotli(bytes)?), ("gz", gzip(bytes)?)];
        let mut fields = Vec::new();
        for (form, content) in forms {
            // Compressing what is compressed already makes it longer.
            let content = content.filter(|it| form == "plain" || it.len() < bytes.len());
            let Some(content) = content else {
                fields.push("None".to_owned());
                continue;
            };
            let file = out.join(format!("{number}.{form}"));
            fs::write(&file, content)?;
            let bytes = format!("include_bytes!({:?})", file.display().to_string());
            fields.push(if form == "plain" { bytes } else { format!("Some({bytes})") });
        }
        let kind = kind(name)?;
        let [plain, brotli, gzip] = fields.try_into().map_err(|_| "three forms")?;
        writeln!(
            code,
            "    Asset {{ name: {name:?}, path: {path:?}, kind: {kind:?}, plain: {plain}, brotli: {brotli}, gzip: {gzip} }},"
        )?;
    }
    code.push_str("];\n");
    Ok(fs::write(out.join("assets.rs"), code)?)
}

/// Hashed path and content, by name.
type Built = BTreeMap<String, (String, Vec<u8>)>;

struct Assets {
    sources: BTreeMap<String, Vec<u8>>,
    built: Built,
    /// Sheets that have become part of another.
    joined: BTreeSet<String>,
}

impl Assets {
    fn read(folder: &Path) -> OrStop<Self> {
        let mut sources = BTreeMap::new();
        for (name, path) in files(folder)? {
            if !name.rsplit('/').next().unwrap_or_default().starts_with("LICENSE") {
                sources.insert(name, fs::read(path)?);
            }
        }
        Ok(Self { sources, built: Built::new(), joined: BTreeSet::new() })
    }

    fn build(mut self) -> OrStop<Built> {
        let names: Vec<String> = self.sources.keys().cloned().collect();
        for name in &names {
            self.address(name, &mut Vec::new())?;
        }
        for name in &self.joined {
            self.built.remove(name);
        }
        Ok(self.built)
    }

    /// The address of a file, whose content is final only when what it refers to has one.
    fn address(&mut self, name: &str, asked_by: &mut Vec<String>) -> OrStop<String> {
        if let Some((path, _)) = self.built.get(name) {
            return Ok(format!("/assets/{path}"));
        }
        if asked_by.iter().any(|it| it == name) {
            return Err(format!("{name} refers to itself: {asked_by:?}").into());
        }
        asked_by.push(name.to_owned());
        let source = self.sources.get(name).ok_or_else(|| format!("there is no {name}"))?.clone();
        let content = match name.rsplit_once('.').map(|(_, it)| it) {
            Some("css") => self.sheet(&String::from_utf8(source)?, name, asked_by)?.into_bytes(),
            Some("js") => {
                let script = String::from_utf8(source)?;
                self.renamed(&script, name, style::module, asked_by)?.into_bytes()
            }
            _ => source,
        };
        asked_by.pop();
        let path = hashed(name, &content);
        self.built.insert(name.to_owned(), (path.clone(), content));
        Ok(format!("/assets/{path}"))
    }

    /// A style sheet with its imports in it.
    fn sheet(&mut self, css: &str, name: &str, asked_by: &mut Vec<String>) -> OrStop<String> {
        let mut css = css.to_owned();
        while let Some((import, layer)) = style::import(&css)? {
            let target = beside(name, import.target);
            let other = self.sources.get(&target).ok_or_else(|| format!("no {target}"))?.clone();
            let other = String::from_utf8(other)?;
            let other = style::without_charset(&other);
            let joined = format!("{}@layer {layer} {{{other}}}{}", import.before, import.after);
            self.joined.insert(target);
            css = joined;
        }
        self.renamed(&css, name, style::url, asked_by)
    }

    /// A text with every reference replaced by the address it leads to.
    fn renamed(
        &mut self,
        text: &str,
        name: &str,
        next: impl Fn(&str) -> Option<Reference<'_>>,
        asked_by: &mut Vec<String>,
    ) -> OrStop<String> {
        let mut text = text.to_owned();
        while let Some(reference) = next(&text) {
            let address = self.address(&beside(name, reference.target), asked_by)?;
            let Reference { before, after, .. } = reference;
            text = format!("{before}{address}{after}");
        }
        Ok(text)
    }
}

/// What `target` means inside the file `name`.
fn beside(name: &str, target: &str) -> String {
    let target = target.trim_start_matches("./");
    match name.rsplit_once('/') {
        Some((folder, _)) => format!("{folder}/{target}"),
        None => target.to_owned(),
    }
}

/// `app.js` as `app.0123456789abcdef.js`.
fn hashed(name: &str, content: &[u8]) -> String {
    let digest = Sha256::digest(content);
    let hash: String =
        digest.iter().take(8).fold(String::new(), |hash, it| hash + &format!("{it:02x}"));
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "bin"));
    format!("{stem}.{hash}.{extension}")
}

fn kind(name: &str) -> OrStop<&'static str> {
    match name.rsplit_once('.').map(|(_, it)| it) {
        Some("css") => Ok("text/css; charset=utf-8"),
        Some("js") => Ok("text/javascript; charset=utf-8"),
        Some("svg") => Ok("image/svg+xml; charset=utf-8"),
        Some("png") => Ok("image/png"),
        Some("webp") => Ok("image/webp"),
        Some("woff2") => Ok("font/woff2"),
        _ => Err(format!("{name} has a type that we do not serve").into()),
    }
}

fn brotli(bytes: &[u8]) -> OrStop<Option<Vec<u8>>> {
    let (mut packed, mut reader) = (Vec::new(), bytes);
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut reader, &mut packed, &params)?;
    Ok(Some(packed))
}

fn gzip(bytes: &[u8]) -> OrStop<Option<Vec<u8>>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(Some(encoder.finish()?))
}
