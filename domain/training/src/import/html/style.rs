//! Emphasis and links, which Markdown wants begun and ended close to the text.

/// The styles that the text is in.
#[derive(Default)]
pub(super) struct Styles {
    // Outermost first. Invariant: each kind is there at most once, so there are never many.
    open: Vec<Open>,
}

/// A style that was begun, and perhaps not yet written, since empty ones are not.
struct Open {
    style: Style,
    depth: usize,
    is_written: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Strong,
    Emphasis,
    Link { to: String },
}

impl Styles {
    /// Begins a style, which is written before the next text.
    pub(super) fn begin(&mut self, style: Style) {
        match self.open.iter_mut().find(|it| it.style.is_like(&style)) {
            Some(open) => open.depth += 1,
            None => self.open.push(Open { style, depth: 1, is_written: false }),
        }
    }

    /// Ends a style, if it was begun. What was begun inside ends with it and goes on after it.
    pub(super) fn end(&mut self, style: &Style, markdown: &mut String) {
        let Some(at) = self.open.iter().position(|it| it.style.is_like(style)) else {
            return;
        };
        self.open[at].depth -= 1;
        if 0 < self.open[at].depth {
            return;
        }
        close(&mut self.open[at..], markdown);
        self.open.remove(at);
    }

    /// Writes the beginning of what was begun, and says whether there was anything.
    pub(super) fn open(&mut self, markdown: &mut String) -> bool {
        let mut is_any = false;
        for open in self.open.iter_mut().filter(|it| !it.is_written) {
            open.is_written = true;
            is_any = true;
            markdown.push_str(open.style.opening());
        }
        is_any
    }

    /// Writes the end of everything that is open. It goes on with the next text.
    pub(super) fn close(&mut self, markdown: &mut String) {
        close(&mut self.open, markdown);
    }
}

fn close(open: &mut [Open], markdown: &mut String) {
    for open in open.iter_mut().rev().filter(|it| it.is_written) {
        open.is_written = false;
        markdown.push_str(&open.style.closing());
    }
}

impl Style {
    fn is_like(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }

    fn opening(&self) -> &'static str {
        match self {
            Self::Strong => "**",
            Self::Emphasis => "*",
            Self::Link { .. } => "[",
        }
    }

    fn closing(&self) -> String {
        match self {
            Self::Strong => "**".to_owned(),
            Self::Emphasis => "*".to_owned(),
            Self::Link { to } => format!("]({to})"),
        }
    }
}
