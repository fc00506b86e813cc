//! What a browser says of itself, in words that people recognize.

use application::Message;
use domain_identity::Agent;

use crate::reader::Reader;

/// In the order in which they are looked for: most browsers also claim to be others.
const BROWSERS: [(&str, &str); 6] = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];
const SYSTEMS: [(&str, &str); 7] = [
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("CrOS", "ChromeOS"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
];

/// "Firefox on Windows", or that it is unknown.
pub(super) fn in_words(agent: Option<&Agent>, reader: &Reader) -> String {
    let agent = agent.map(Agent::as_str).unwrap_or_default();
    let known = |list: &[(&str, &'static str)]| {
        list.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name)
    };
    match (known(&BROWSERS), known(&SYSTEMS)) {
        (Some(browser), Some(system)) => {
            let text = Message::new("device").text("browser", browser).text("system", system);
            reader.text(&text)
        }
        (Some(name), None) | (None, Some(name)) => name.to_owned(),
        (None, None) => reader.say("device-unknown"),
    }
}

#[cfg(test)]
mod tests {
    use domain_identity::Language;

    use super::*;
    use crate::tests::given;

    #[test]
    fn a_browser_is_known_by_what_only_it_says() {
        let reader = given::reader(Language::English);
        for (agent, words) in [
            (
                "Mozilla/5.0 (Windows NT 10.0; rv:143.0) Gecko/20100101 Firefox/143.0",
                "Firefox on Windows",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0",
                "Edge on Windows",
            ),
            (
                "Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36",
                "Chrome on Android",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1",
                "Safari on iPhone",
            ),
            ("curl/8.5.0", "Unknown device"),
            ("", "Unknown device"),
        ] {
            assert_eq!(in_words(Agent::parse(agent).ok().as_ref(), &reader), words);
        }
    }
}
