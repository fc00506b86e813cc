//! Templates, each with the one type that fills it.

use std::{
    collections::HashMap,
    error, fs, io,
    path::PathBuf,
    sync::{Arc, OnceLock},
};

use application::{Message, Texts};
use domain_identity::Language;
use fluent::{FluentArgs, FluentValue};
use jiff::tz::TimeZone;
use minijinja::{
    Environment, ErrorKind, UndefinedBehavior,
    syntax::SyntaxConfig,
    value::{Kwargs, Object, Serde, Value},
};
use serde::Serialize;
use thiserror::Error;

use crate::{
    assets,
    catalog::{Catalog, CatalogError},
    chrome::Chrome,
    constants::put_in,
    form::Mistake,
    markdown,
    prose::Prose,
    reader::Reader,
};

include!(concat!(env!("OUT_DIR"), "/sources.rs"));

/// What each symbol is drawn with.
const ICON: &str = "components/icon.html";

/// A type that fills one template, and examples of it for the tests to draw. It is made by
/// `new(model, &Reader)`, and its fields are finished text.
pub(crate) trait Page: Serialize + Sized {
    const TEMPLATE: &'static str;

    /// The first part of the window's title, unlike that of any other page.
    fn title(&self, reader: &Reader) -> String;

    #[cfg_attr(not(test), expect(dead_code, reason = "only tests draw samples"))]
    fn samples(reader: &Reader) -> Vec<Self>;

    /// What is wrong with the form on it. It makes the answer a refusal and its title an error.
    fn mistakes(&self) -> &[Mistake] {
        &[]
    }
}

/// The templates and the catalog of every language. Cheap to clone.
#[derive(Clone)]
pub struct Views {
    /// Each is loaded when somebody first reads it: most installations speak one language.
    editions: Arc<[OnceLock<Arc<Edition>>; Language::ALL.len()]>,
    /// Where to read them anew for each request, while somebody works on them.
    folder: Option<Arc<PathBuf>>,
}

/// The templates of one language. Their `t("key")` speaks it.
pub(crate) struct Edition {
    language: Language,
    catalog: Arc<Catalog>,
    env: Environment<'static>,
}

/// Why templates cannot be used, or a page not be drawn.
#[derive(Debug, Error)]
pub enum ViewsError {
    #[error("the file {0:?} cannot be read")]
    Unreadable(PathBuf, #[source] io::Error),
    #[error("the catalog {tag:?} cannot be used")]
    Catalog { tag: &'static str, source: CatalogError },
    #[error("the text {name:?} cannot be used: {why}")]
    Text { name: String, why: String },
    #[error("the template {name:?} cannot be used")]
    Template { name: String, source: minijinja::Error },
}

impl Views {
    /// Reads and checks the first language, from the binary or from a folder like `/templates`.
    pub fn load(folder: Option<PathBuf>) -> Result<Self, ViewsError> {
        let views = Self { editions: Arc::default(), folder: folder.map(Arc::new) };
        views.edition(Language::English)?;
        Ok(views)
    }

    pub(crate) fn edition(&self, language: Language) -> Result<Arc<Edition>, ViewsError> {
        if let Some(folder) = &self.folder {
            return Edition::load(language, Some(folder)).map(Arc::new);
        }
        let place = Language::ALL.iter().zip(&*self.editions).find(|(it, _)| **it == language);
        if let Some(edition) = place.and_then(|(_, it)| it.get()) {
            return Ok(Arc::clone(edition));
        }
        let edition = Arc::new(Edition::load(language, None)?);
        Ok(match place {
            Some((_, place)) => Arc::clone(place.get_or_init(|| edition)),
            None => edition,
        })
    }
}

impl Texts for Views {
    fn text(&self, language: Option<Language>, message: &Message) -> String {
        let edition = self.edition(language.unwrap_or(Language::English));
        // The key says something too.
        let text = edition.ok().and_then(|it| it.catalog.text(message).ok());
        text.unwrap_or_else(|| message.key.to_owned())
    }
}

impl Edition {
    fn load(language: Language, folder: Option<&PathBuf>) -> Result<Self, ViewsError> {
        let tag = language.tag();
        let broken = |source| ViewsError::Catalog { tag, source };
        let embedded = LOCALES.iter().find(|(it, _)| *it == tag);
        let (_, text) = embedded.ok_or_else(|| broken(CatalogError::NoCatalog(tag)))?;
        let text = source(folder, &format!("locales/{tag}.ftl"), text)?;
        let catalog = Arc::new(Catalog::parse(language, &text).map_err(broken)?);
        let mut env = environment(&catalog);
        let text = source(folder, ICON, embedded_template(ICON))?;
        env.add_template_owned(ICON, text).map_err(template(ICON))?;
        let icons = Arc::new(icons(&env)?);
        for (name, embedded) in TEMPLATES {
            let text = put_in(&source(folder, name, embedded)?, |function, arg| match function {
                "t" => catalog.known(arg).map(Value::from),
                "icon" => icons.get(arg).cloned(),
                _ => None,
            });
            env.add_template_owned(*name, text).map_err(template(name))?;
        }
        env.add_function("icon", move |name: &str| known(&icons, "icon", name));
        let (titles, bodies) = texts(tag, folder)?;
        env.add_function("prose_title", move |name: &str| known(&titles, "text", name));
        env.add_function("prose", move |name: &str| known(&bodies, "text", name));
        Ok(Self { language, catalog, env })
    }

    pub(crate) fn reader(&self, zone: TimeZone) -> Reader {
        Reader::new(self.language, zone, Arc::clone(&self.catalog))
    }

    /// Fills the page's template, with what is around it as `chrome`.
    pub(crate) fn draw<P: Page>(
        &self,
        page: &P,
        mut chrome: Chrome<'_>,
        reader: &Reader,
    ) -> Result<String, ViewsError> {
        chrome.title = title(page, chrome.company, reader);
        let context = Context { page: Serde(page).into(), chrome: Serde(&chrome).into() };
        let env = self.env.get_template(P::TEMPLATE).map_err(template(P::TEMPLATE))?;
        env.render(Value::from_object(context)).map_err(template(P::TEMPLATE))
    }

    #[cfg(test)]
    pub(crate) fn catalog(&self) -> &Catalog {
        &self.catalog
    }
}

/// "Error: Add a person – Harbour & Sons – Shipshape"
fn title<P: Page>(page: &P, company: Option<&str>, reader: &Reader) -> String {
    let error = match page.mistakes() {
        [] => None,
        _ => Some(reader.say("error-prefix")),
    };
    let parts =
        [Some(page.title(reader)), company.map(str::to_owned), Some("Shipshape".to_owned())];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let title = parts.join(" – ");
    error.map_or(title.clone(), |it| format!("{it} {title}"))
}

/// What templates look up by name.
type Values = HashMap<String, Value>;

/// The page's own fields, and `chrome`: two values that are looked into, not copied into a third.
#[derive(Debug)]
struct Context {
    page: Value,
    chrome: Value,
}

impl Object for Context {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.get_value_by_str(key.as_str()?)
    }

    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        if key == "chrome" {
            return Some(self.chrome.clone());
        }
        self.page.get_attr(key).ok().filter(|it| !it.is_undefined())
    }
}

/// What templates may call, and how strict they are.
fn environment(catalog: &Arc<Catalog>) -> Environment<'static> {
    let mut env = Environment::new();
    env.set_undefined_behavior(UndefinedBehavior::Strict);
    env.set_auto_escape_callback(|_| minijinja::AutoEscape::Html);
    let mut syntax = SyntaxConfig::builder();
    // Without delimiters of our own there is nothing in it that could be wrong.
    if let Ok(syntax) = syntax.trim_blocks(true).lstrip_blocks(true).build() {
        env.set_syntax(syntax);
    }
    let texts = Arc::clone(catalog);
    env.add_function("t", move |key: &str, args: Kwargs| say(&texts, key, &args));
    let urls = assets::all().iter().map(|it| (it.name.to_owned(), Value::from(it.url())));
    let urls: HashMap<String, Value> = urls.collect();
    env.add_function("markdown", markdown::blocks);
    env.add_function("markdown_with", markdown::blocks_with);
    env.add_function("markdown_line", markdown::line);
    env.add_function("asset_url", move |name: &str| known(&urls, "asset", name));
    env
}

/// Each symbol of the sprite as `components/icon.html` draws it, once for all pages.
fn icons(env: &Environment<'_>) -> Result<HashMap<String, Value>, ViewsError> {
    let sprite = assets::all().iter().find(|it| it.name == "icons.svg");
    let text = sprite.and_then(|it| str::from_utf8(it.plain).ok()).unwrap_or_default();
    let names = text.split("<symbol id=\"").skip(1).filter_map(|it| it.split('"').next());
    let template_of_icon = env.get_template(ICON).map_err(template(ICON))?;
    let icons = names.map(|name| {
        let href = format!("{}#{name}", sprite.map(assets::Asset::url).unwrap_or_default());
        let context = Value::from_pairs([("href", href)]);
        let html = template_of_icon.render(context).map_err(template(ICON))?;
        Ok((name.to_owned(), Value::from_safe_string(html)))
    });
    icons.collect()
}

/// What the long texts of a language are called and say, by their names.
fn texts(tag: &str, folder: Option<&PathBuf>) -> Result<(Values, Values), ViewsError> {
    let (mut titles, mut bodies) = (Values::new(), Values::new());
    for (path, embedded) in TEXTS {
        let Some(name) = path.strip_prefix(tag).and_then(|it| it.strip_prefix('/')) else {
            continue;
        };
        let text = source(folder, &format!("texts/{path}.md"), embedded)?;
        let broken = |why| ViewsError::Text { name: (*path).to_owned(), why };
        let prose = Prose::parse(name, tag, &text).map_err(broken)?;
        titles.insert(name.to_owned(), Value::from(prose.title));
        bodies.insert(name.to_owned(), Value::from_safe_string(prose.html));
    }
    Ok((titles, bodies))
}

fn say(catalog: &Catalog, key: &str, args: &Kwargs) -> Result<Value, minijinja::Error> {
    let mut values = FluentArgs::new();
    for name in args.args() {
        let value: Value = args.get(name)?;
        let value = match (value.as_str(), value.as_i64()) {
            (Some(text), _) => FluentValue::from(text.to_owned()),
            (None, Some(number)) => FluentValue::from(number),
            (None, None) => return Err(invalid(format!("{name} is neither text nor a number"))),
        };
        values.set(name.to_owned(), value);
    }
    if values.iter().next().is_none() {
        return catalog.plain(key).map(Value::from).map_err(|err| invalid(err.to_string()));
    }
    catalog.format(key, Some(&values)).map(Value::from).map_err(|err| invalid(err.to_string()))
}

fn known(
    values: &HashMap<String, Value>,
    kind: &str,
    name: &str,
) -> Result<Value, minijinja::Error> {
    values.get(name).cloned().ok_or_else(|| invalid(format!("there is no {kind} {name:?}")))
}

fn invalid(why: String) -> minijinja::Error {
    minijinja::Error::new(ErrorKind::InvalidOperation, why)
}

fn template(name: &str) -> impl Fn(minijinja::Error) -> ViewsError + use<'_> {
    |source| ViewsError::Template { name: name.to_owned(), source }
}

fn embedded_template(name: &str) -> &'static str {
    TEMPLATES.iter().find(|(it, _)| *it == name).map_or("", |(_, text)| text)
}

/// The text of a template or catalog: the embedded one, or that of the folder.
fn source(
    folder: Option<&PathBuf>,
    name: &str,
    embedded: &'static str,
) -> Result<String, ViewsError> {
    let Some(folder) = folder else {
        return Ok(embedded.to_owned());
    };
    let file = folder.join(name);
    fs::read_to_string(&file).map_err(|err| ViewsError::Unreadable(file, err))
}

/// The whole chain of what went wrong, in one line for the log.
pub(crate) fn chain(err: &dyn error::Error) -> String {
    let causes = std::iter::successors(Some(err), |it| it.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}
