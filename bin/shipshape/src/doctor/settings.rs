use super::report::Finding;
use crate::config::{ConfigError, Sources};

const SETTINGS: &str = "settings";

/// A line for each mistake, or one that says what is set.
pub(super) fn check(sources: &Sources, mistakes: &[ConfigError]) -> Vec<Finding> {
    if !mistakes.is_empty() {
        return mistakes.iter().map(of_mistake).collect();
    }
    let names = sources.names().into_iter().collect::<Vec<_>>().join(", ");
    let found = match names.is_empty() {
        true => "none is set, so that each has its default".to_owned(),
        false => format!("all are right; set: {names}"),
    };
    vec![Finding::fine(SETTINGS, found)]
}

fn of_mistake(mistake: &ConfigError) -> Finding {
    match mistake {
        ConfigError::Wrong { setting, found, accepted, .. } => {
            let place = mistake.place().map(|it| format!(" from {it}")).unwrap_or_default();
            let to_do = format!("set {setting} so, or take it away where it has a default");
            Finding::fault(SETTINGS, format!("{setting}{place} {found}"), *accepted, to_do)
        }
        ConfigError::Unknown { name, nearest, .. } => {
            let to_do = format!("write {nearest} if that is meant, or take {name} away");
            Finding::fault(SETTINGS, mistake.to_string(), "a setting that there is", to_do)
        }
        ConfigError::Unreadable { place, .. } => {
            let to_do = format!("correct {place}, and see that the program may read it");
            Finding::fault(SETTINGS, mistake.to_string(), "a file that can be read", to_do)
        }
    }
}
