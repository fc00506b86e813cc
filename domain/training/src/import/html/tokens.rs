/// A piece of HTML.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Text(&'a str),
    Tag(Tag<'a>),
    Comment,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// In lower case.
    pub(super) name: String,
    pub(super) is_end: bool,
    attributes: &'a str,
}

/// Cuts HTML into its pieces, in time proportional to its length: whatever is no complete tag is
/// text.
pub(super) struct Tokens<'a> {
    rest: &'a str,
    /// How long the rest is after the last end of a tag, and of a comment, so that nobody looks
    /// for one in vain again and again.
    after_last_tag: usize,
    after_last_comment: usize,
}

impl<'a> Tokens<'a> {
    pub(super) fn of(html: &'a str) -> Self {
        let after = |mark: &str| html.rfind(mark).map_or(usize::MAX, |it| html.len() - it);
        Self { rest: html, after_last_tag: after(">"), after_last_comment: after("-->") }
    }

    /// What begins with a `<`, and how long it is.
    fn markup(&self) -> Option<(Token<'a>, usize)> {
        if self.rest.starts_with("<!--") {
            if self.rest.len() < self.after_last_comment {
                return None;
            }
            let end = self.rest[4..].find("-->")?;
            return Some((Token::Comment, 4 + end + 3));
        }
        let inner = &self.rest[1..];
        let (is_end, inner) = match inner.strip_prefix('/') {
            Some(inner) => (true, inner),
            None => (false, inner),
        };
        let n_name = inner.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let is_name = inner.starts_with(|it: char| it.is_ascii_alphabetic());
        if !is_name || self.rest.len() < self.after_last_tag {
            return None;
        }
        let (name, after) = inner.split_at(n_name);
        if !after.starts_with(|it: char| it.is_whitespace() || matches!(it, '>' | '/')) {
            return None;
        }
        let n_attributes = end_of_tag(after)?;
        let attributes = &after[..n_attributes];
        let length = self.rest.len() - after.len() + n_attributes + 1;
        Some((Token::Tag(Tag { name: name.to_ascii_lowercase(), is_end, attributes }), length))
    }
}

/// Where the `>` stands that is not in quotes, or else the first one.
fn end_of_tag(after: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in after.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    after.find('>')
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        if self.rest.is_empty() {
            return None;
        }
        if self.rest.starts_with('<')
            && let Some((token, length)) = self.markup()
        {
            self.rest = &self.rest[length..];
            return Some(token);
        }
        // A `<` that begins no markup is text itself.
        let begin = usize::from(self.rest.starts_with('<'));
        let end = self.rest[begin..].find('<').map_or(self.rest.len(), |it| begin + it);
        let (text, rest) = self.rest.split_at(end);
        self.rest = rest;
        Some(Token::Text(text))
    }
}

impl Tag<'_> {
    /// The value of an attribute, without its quotes.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let mut rest = self.attributes;
        while let Some(at) = rest.find('=') {
            let (key, after) = (rest[..at].trim_end(), rest[at + 1..].trim_start());
            let key = key.rsplit(|it: char| it.is_whitespace() || it == '/').next().unwrap_or(key);
            let (value, after) = match after.chars().next() {
                Some(quote @ ('"' | '\'')) => {
                    let value = &after[1..];
                    value.split_once(quote).unwrap_or((value, ""))
                }
                _ => after.split_once(char::is_whitespace).unwrap_or((after, "")),
            };
            if key.eq_ignore_ascii_case(name) {
                return Some(value);
            }
            rest = after;
        }
        None
    }
}
