//! What templates ask for that never changes, put into them when they are loaded instead of being
//! asked for on every page.

use minijinja::{HtmlEscape, value::Value};

/// The template with the value of each call such as `t("skip")` in its place, where `value_of` the
/// function and its one text knows it.
pub(crate) fn put_in(template: &str, value_of: impl Fn(&str, &str) -> Option<Value>) -> String {
    let mut done = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, call)) = rest.split_once("(\"") {
        let before_name =
            before.trim_end_matches(|it: char| it.is_ascii_alphanumeric() || it == '_');
        let name = &before[before_name.len()..];
        let found = call.split_once("\")").and_then(|(arg, after)| {
            let value = value_of(name, arg).filter(|_| !before_name.ends_with('.'))?;
            let text = value.as_str()?.to_owned();
            Some((value.is_safe(), text, after))
        });
        let Some((is_html, text, after)) = found else {
            done.push_str(before);
            done.push_str("(\"");
            rest = call;
            continue;
        };
        let shown = before_name.strip_suffix("{{ ").zip(after.strip_prefix(" }}"));
        match shown.filter(|_| !text.contains('{')) {
            Some((before, after)) => {
                done.push_str(before);
                if is_html {
                    done.push_str(&text);
                } else {
                    done.push_str(&HtmlEscape(&text).to_string());
                }
                rest = after;
            }
            // As an argument of something else.
            None if !is_html => {
                done.push_str(before_name);
                done.push_str(&literal(&text));
                rest = after;
            }
            None => {
                done.push_str(before);
                done.push_str("(\"");
                rest = call;
            }
        }
    }
    done.push_str(rest);
    done
}

/// As templates write a text.
fn literal(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    format!("\"{escaped}\"")
}

#[cfg(test)]
mod tests {
    use minijinja::{AutoEscape, Environment};

    use super::*;

    fn value_of(name: &str, arg: &str) -> Option<Value> {
        match (name, arg) {
            ("t", "both") => Some("\"You\" & <me>\\".into()),
            ("t", "odd") => Some("{{ x }}".into()),
            ("icon", "x") => Some(Value::from_safe_string("<svg/>".to_owned())),
            _ => None,
        }
    }

    fn draw(template: &str) -> String {
        let mut env = Environment::new();
        env.set_auto_escape_callback(|_| AutoEscape::Html);
        for name in ["t", "icon"] {
            env.add_function(name, move |arg: &str| value_of(name, arg).unwrap_or_default());
        }
        env.render_str(template, ()).expect("a template that can be drawn")
    }

    #[test]
    fn a_template_draws_the_same_with_its_constants_put_in() {
        for template in [
            "<a title=\"{{ t(\"both\") }}\">{{ icon(\"x\") }}{{ t(\"both\") }}</a>",
            "{{ t(\"both\") if true else t(\"odd\") }}{{ t(\"odd\") }}",
            "{{ icon(\"x\") if true else \"\" }}{% set a = t(\"both\") %}{{ a | upper }}",
            "é(\"{{ t(\"none\") }} {{- t(\"both\") -}} end",
        ] {
            assert_eq!(draw(&put_in(template, value_of)), draw(template), "{template}");
        }
    }

    #[test]
    fn what_is_put_in_is_not_asked_for_any_more() {
        let template = "{{ t(\"both\") }}{{ f(t(\"both\"), icon(\"x\")) }}";
        assert_eq!(
            put_in(template, value_of),
            "&quot;You&quot; &amp; &lt;me&gt;\\{{ f(\"\\\"You\\\" & <me>\\\\\", icon(\"x\")) }}"
        );
    }
}
