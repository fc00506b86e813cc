//! Style sheet, script and pictures: in the binary, under the hash of their content, compressed
//! when the program was built.

use axum::{
    Router,
    extract::Path,
    response::{IntoResponse, Response},
    routing::get,
};
use http::{
    HeaderMap, HeaderValue,
    header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY},
};

use crate::{Web, problem::Problem, reader::quality};

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// One file below `/templates/static`.
pub(crate) struct Asset {
    /// As templates know it: `js/app.js`.
    pub(crate) name: &'static str,
    /// As browsers know it: `js/app.0123456789abcdef.js`.
    pub(crate) path: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) plain: &'static [u8],
    pub(crate) brotli: Option<&'static [u8]>,
    pub(crate) gzip: Option<&'static [u8]>,
}

impl Asset {
    pub(crate) fn url(&self) -> String {
        format!("/assets/{}", self.path)
    }
}

pub(crate) fn all() -> &'static [Asset] {
    ASSETS
}

pub(crate) fn routes() -> Router<Web> {
    Router::new().route("/assets/{*path}", get(show))
}

async fn show(Path(path): Path<String>, headers: HeaderMap) -> Result<Response, Problem> {
    let asset = ASSETS.iter().find(|it| it.path == path).ok_or_else(Problem::not_found)?;
    let accepted = headers.get(ACCEPT_ENCODING).and_then(|it| it.to_str().ok());
    let (encoding, content) = chosen(asset, accepted.unwrap_or_default());
    let mut response = content.into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(asset.kind));
    let forever = HeaderValue::from_static("public, max-age=31536000, immutable");
    headers.insert(CACHE_CONTROL, forever);
    headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(encoding) = encoding {
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    Ok(response)
}

/// The smallest form that the browser takes.
fn chosen(asset: &Asset, accepted: &str) -> (Option<&'static str>, &'static [u8]) {
    let takes = |coding: &str| {
        let mut codings = accepted.split(',').map(|it| it.split_once(';').unwrap_or((it, "q=1")));
        codings.any(|(it, q)| it.trim().eq_ignore_ascii_case(coding) && 0 < quality(q))
    };
    match (asset.brotli, asset.gzip) {
        (Some(brotli), _) if takes("br") => (Some("br"), brotli),
        (_, Some(gzip)) if takes("gzip") => (Some("gzip"), gzip),
        _ => (None, asset.plain),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asset(name: &str) -> &'static Asset {
        ASSETS.iter().find(|it| it.name == name).expect("the asset")
    }

    #[test]
    fn the_style_sheet_is_one_file_with_bootstrap_in_its_layer() {
        let css = str::from_utf8(asset("shipshape.css").plain).expect("UTF-8");
        assert!(css.contains("@layer bootstrap {/*!"));
        assert!(css.contains("Bootstrap  v5.3"));
        assert!(!css.contains("@import"));
        assert!(!css.contains("@charset"));
        assert!(ASSETS.iter().all(|it| !it.name.starts_with("vendor/")));
    }

    #[test]
    fn everything_together_stays_within_150_kib() {
        // Nobody loads the pictures of the guide who does not read it.
        let all = ASSETS.iter().filter(|it| !it.name.starts_with("help/"));
        let sizes = all.map(|it| it.gzip.unwrap_or(it.plain).len());
        assert!(sizes.sum::<usize>() <= 150 * 1024);
    }

    #[test]
    fn the_pictures_of_the_guide_are_small_and_the_same_in_every_language() {
        let names = |tag: &str| {
            let folder = format!("help/{tag}/");
            let pictures =
                ASSETS.iter().filter_map(|it| Some((it, it.name.strip_prefix(&folder)?)));
            pictures
                .map(|(it, name)| {
                    assert!(it.plain.len() <= 25 * 1024, "{}: {}", it.name, it.plain.len());
                    name
                })
                .collect::<Vec<_>>()
        };
        let english = names("en");
        assert!(!english.is_empty());
        for language in domain_identity::Language::ALL {
            assert_eq!(names(language.tag()), english);
        }
    }

    #[test]
    fn the_browser_gets_the_smallest_form_that_it_takes() {
        let css = asset("shipshape.css");
        let coding = |accepted| chosen(css, accepted).0;
        assert_eq!(coding("gzip, deflate, br, zstd"), Some("br"));
        assert_eq!(coding("gzip;q=1.0, br;q=0"), Some("gzip"));
        assert_eq!(coding("GZIP"), Some("gzip"));
        assert_eq!(coding("gzip;q=0"), None);
        assert_eq!(coding("identity"), None);
        assert_eq!(coding(""), None);
    }
}
