//! The little of CSS and JavaScript that must be understood to join and rename files.

use crate::OrStop;

/// A reference to another file inside a text.
pub(crate) struct Reference<'a> {
    pub(crate) before: &'a str,
    pub(crate) target: &'a str,
    pub(crate) after: &'a str,
}

/// `@import url("…") layer(name);` as its target, the layer and what is around it. Other forms of
/// `@import` are not used here.
pub(crate) fn import(css: &str) -> OrStop<Option<(Reference<'_>, &str)>> {
    let Some((before, rest)) = css.split_once("@import url(\"") else {
        return Ok(None);
    };
    let malformed = "an @import is not written as url(\"…\") layer(…);";
    let (target, rest) = rest.split_once("\") layer(").ok_or(malformed)?;
    let (layer, after) = rest.split_once(");").ok_or(malformed)?;
    Ok(Some((Reference { before, target, after }, layer)))
}

/// The sheet without what only counts at the start of a file.
pub(crate) fn without_charset(css: &str) -> &str {
    css.strip_prefix("@charset \"UTF-8\";").unwrap_or(css)
}

/// The next `url(…)` of a sheet that names a file of ours, and not data or a part of the page.
pub(crate) fn url(css: &str) -> Option<Reference<'_>> {
    let mut start = 0;
    while let Some(found) = css.get(start..)?.find("url(") {
        let open = start + found + "url(".len();
        let length = css.get(open..)?.find(')')?;
        let raw = css.get(open..open + length)?;
        let target = raw.trim_matches(['"', '\'']);
        let is_ours = !["data:", "#", "/"].iter().any(|it| target.starts_with(it));
        if is_ours {
            let (before, after) = (css.get(..open)?, css.get(open + length..)?);
            return Some(Reference { before, target, after });
        }
        start = open;
    }
    None
}

/// The next `"./…"` of a script: another script that it imports.
pub(crate) fn module(script: &str) -> Option<Reference<'_>> {
    let open = script.find("\"./")? + 1;
    let length = script.get(open..)?.find('"')?;
    let (before, rest) = script.split_at_checked(open)?;
    let (target, after) = rest.split_at_checked(length)?;
    Some(Reference { before, target, after })
}
