//! A company's color as a style sheet. It follows from the color alone, which stands in its address,
//! so anybody may have it and keep it for ever.

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use domain_identity::{Accent, Color, Palette};
use http::{
    HeaderValue,
    header::{CACHE_CONTROL, CONTENT_TYPE},
};

use crate::problem::Problem;

/// Where the style sheet of a color lies.
pub(crate) fn url(accent: Accent) -> String {
    format!("/accent/{}", accent.to_string().trim_start_matches('#'))
}

pub(crate) async fn show(Path(color): Path<String>) -> Result<Response, Problem> {
    let accent = Accent::parse(&color).map_err(|_| Problem::not_found())?;
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("text/css; charset=utf-8")),
        (CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable")),
    ];
    Ok((headers, style(accent)).into_response())
}

/// The same custom properties that `shipshape.css` sets in its layer, which anything outside of a
/// layer comes after.
fn style(accent: Accent) -> String {
    let (light, dark) = (accent.light(), accent.dark());
    let property = |name: &str, of: fn(&Palette) -> Color| {
        format!("--color-{name}:light-dark({},{});", of(&light), of(&dark))
    };
    let properties = [
        property("accent", |it| it.accent),
        property("accent-hover", |it| it.hover),
        property("accent-ink", |it| it.ink),
        property("accent-subtle", |it| it.subtle),
        property("accent-line", |it| it.line),
        property("accent-deep", |it| it.deep),
        property("accent-deep-line", |it| it.deep),
    ];
    format!(":root{{{}}}\n", properties.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_color_stands_in_the_address_of_its_style_sheet() {
        let accent = Accent::parse("#0a5c69").expect("dark enough");
        assert_eq!(url(accent), "/accent/0a5c69");
        let style = style(accent);
        assert!(style.starts_with(":root{--color-accent:light-dark(#0a5c69,#"), "{style}");
        assert_eq!(style.matches("light-dark(").count(), 7);
    }
}
