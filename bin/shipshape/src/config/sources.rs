//! Where settings come from: collected here, so that reading them is a pure function.

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    ffi::OsString,
    fs, io,
};

use frontend_cli::SettingArgs;
use toml::{Table, Value};

use super::{Config, ConfigError, DATA_DIR, DATABASE_URL, LISTEN, Place, RUST_LOG, SETTINGS};

/// Everything that is set anywhere.
#[derive(Debug, Default)]
pub(crate) struct Sources {
    layers: BTreeMap<Place, BTreeMap<String, String>>,
    /// What was found wrong before a single setting was read.
    mistakes: Vec<ConfigError>,
}

const PREFIX: &str = "SHIPSHAPE_";

impl Sources {
    /// Looks everywhere.
    pub(crate) fn gather(args: &SettingArgs) -> Self {
        let mut sources = Self::default();
        sources.add_args(args);
        sources.add_environment(env::vars_os());
        for (place, add) in [
            (Place::EnvFile, Self::add_env_file as fn(&mut Self, &str)),
            (Place::File, Self::add_toml),
        ] {
            match fs::read_to_string(place.name()) {
                Ok(text) => add(&mut sources, &text),
                Err(err) if err.kind() == io::ErrorKind::NotFound => {}
                Err(err) => sources.cannot_use(place, err.to_string()),
            }
        }
        sources
    }

    /// Puts a value before all others, or takes a setting away everywhere.
    #[must_use]
    pub(crate) fn overridden(mut self, setting: &str, value: Option<&str>) -> Self {
        for layer in self.layers.values_mut() {
            layer.remove(setting);
        }
        if let Some(value) = value {
            self.set(Place::CommandLine, setting, value.to_owned());
        }
        self
    }

    /// The settings, or every mistake in them.
    pub(crate) fn config(&self) -> Result<Config, Vec<ConfigError>> {
        let (config, mistakes) = self.config_anyway();
        if mistakes.is_empty() { Ok(config) } else { Err(mistakes) }
    }

    /// The settings with the default in the place of what is wrong, and every mistake.
    pub(crate) fn config_anyway(&self) -> (Config, Vec<ConfigError>) {
        let find = |setting: &str| self.find(setting).map(|(_, value)| value.to_owned());
        let (config, wrong) = Config::read(find);
        let mut mistakes = self.mistakes.clone();
        mistakes.extend(wrong.into_iter().map(|it| self.located(it)));
        (config, mistakes)
    }

    /// The names of what is set anywhere, without the values.
    pub(crate) fn names(&self) -> BTreeSet<&str> {
        self.layers.values().flat_map(BTreeMap::keys).map(String::as_str).collect()
    }

    fn find(&self, setting: &str) -> Option<(Place, &str)> {
        self.layers.iter().find_map(|(place, layer)| {
            let value = layer.get(setting).filter(|it| !it.trim().is_empty())?;
            Some((*place, value.as_str()))
        })
    }

    fn located(&self, mistake: ConfigError) -> ConfigError {
        match mistake {
            ConfigError::Wrong { setting, found, accepted, .. } => {
                let place = self.find(setting).map(|(place, _)| place);
                ConfigError::Wrong { setting, place, found, accepted }
            }
            other => other,
        }
    }

    fn set(&mut self, place: Place, setting: &str, value: String) {
        self.layers.entry(place).or_default().insert(setting.to_owned(), value);
    }

    pub(super) fn add_args(&mut self, args: &SettingArgs) {
        let given = [
            (LISTEN, &args.listen),
            (DATA_DIR, &args.data_dir),
            (DATABASE_URL, &args.database_url),
        ];
        for (setting, value) in given {
            if let Some(value) = value {
                self.set(Place::CommandLine, setting, value.clone());
            }
        }
    }

    pub(super) fn add_environment(
        &mut self,
        variables: impl Iterator<Item = (OsString, OsString)>,
    ) {
        for (name, value) in variables {
            let Ok(name) = name.into_string() else {
                continue;
            };
            let value = value.to_string_lossy().into_owned();
            if name == RUST_LOG || name.starts_with(PREFIX) && !is_kubernetes(&name, &value) {
                self.add_variable(Place::Environment, &name, value);
            }
        }
    }

    /// Lines of `NAME=value`, perhaps in quotes, perhaps with `export` before them. Lines of
    /// others, who read the same file, do not disturb.
    pub(super) fn add_env_file(&mut self, text: &str) {
        for (line, number) in text.lines().zip(1..) {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let line = line.strip_prefix("export ").unwrap_or(line);
            let Some((name, value)) = line.split_once('=') else {
                let reason = format!("line {number} is not of the form NAME=value");
                self.cannot_use(Place::EnvFile, reason);
                continue;
            };
            let name = name.trim();
            if name == RUST_LOG || name.starts_with(PREFIX) {
                self.add_variable(Place::EnvFile, name, unquoted(value.trim()));
            }
        }
    }

    pub(super) fn add_toml(&mut self, text: &str) {
        let table: Table = match text.parse() {
            Ok(table) => table,
            Err(err) => {
                // The error's own text shows the line, which may hold a secret.
                let offset = err.span().map_or(0, |it| it.start);
                let n_lines = text.bytes().take(offset).filter(|it| *it == b'\n').count();
                let reason = format!("line {} is not TOML: {}", n_lines + 1, err.message());
                return self.cannot_use(Place::File, reason);
            }
        };
        for (key, value) in table {
            let setting = format!("{PREFIX}{}", key.to_ascii_uppercase());
            let is_known = SETTINGS.contains(&setting.as_str());
            if !is_known || key != key.to_ascii_lowercase() {
                let nearest = nearest(&setting).trim_start_matches(PREFIX).to_ascii_lowercase();
                let unknown = ConfigError::Unknown { name: key, place: Place::File, nearest };
                self.mistakes.push(unknown);
                continue;
            }
            if let Some(value) = plain(&value) {
                self.set(Place::File, &setting, value);
            } else {
                let reason = format!("{key} is neither a text nor a number nor a list of texts");
                self.cannot_use(Place::File, reason);
            }
        }
    }

    fn add_variable(&mut self, place: Place, name: &str, value: String) {
        if name == RUST_LOG || SETTINGS.contains(&name) {
            return self.set(place, name, value);
        }
        let nearest = nearest(name).to_owned();
        self.mistakes.push(ConfigError::Unknown { name: name.to_owned(), place, nearest });
    }

    fn cannot_use(&mut self, place: Place, reason: String) {
        self.mistakes.push(ConfigError::Unreadable { place, reason });
    }
}

/// What Kubernetes tells every container about a service that happens to be named like us.
fn is_kubernetes(name: &str, value: &str) -> bool {
    name.starts_with("SHIPSHAPE_SERVICE_")
        || name.starts_with("SHIPSHAPE_PORT_")
        || name == "SHIPSHAPE_PORT" && value.contains("://")
}

fn unquoted(value: &str) -> String {
    for quote in ['"', '\''] {
        let inner = value.strip_prefix(quote).and_then(|it| it.split_once(quote));
        if let Some((inner, rest)) = inner
            && (rest.trim().is_empty() || rest.trim_start().starts_with('#'))
        {
            return inner.to_owned();
        }
    }
    value.split(" #").next().unwrap_or_default().trim_end().to_owned()
}

fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Integer(number) => Some(number.to_string()),
        Value::Array(values) => {
            let texts: Option<Vec<&str>> = values.iter().map(Value::as_str).collect();
            texts.map(|it| it.join(","))
        }
        _ => None,
    }
}

/// The setting that takes the fewest keystrokes to get to.
fn nearest(name: &str) -> &'static str {
    SETTINGS.into_iter().min_by_key(|it| n_edits(name, it)).unwrap_or_default()
}

/// The distance of Levenshtein.
fn n_edits(from: &str, to: &str) -> usize {
    let to = to.as_bytes();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (byte, n_before) in from.bytes().zip(0..) {
        let mut diagonal = n_before;
        row[0] = n_before + 1;
        for (column, other) in to.iter().enumerate() {
            let replaced = diagonal + usize::from(byte != *other);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[to.len()]
}
