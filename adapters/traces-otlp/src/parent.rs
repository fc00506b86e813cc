use crate::span::{SpanId, TraceId};

/// The span that a request belongs to, in whose trace its own is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Parent {
    pub(crate) trace: TraceId,
    pub(crate) span: SpanId,
    /// Whether whoever began the trace keeps it.
    pub(crate) is_sampled: bool,
}

impl Parent {
    /// Reads a `traceparent` (W3C Trace Context, 3.2), of which later versions may say more.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let [version] = bytes(parts.next()?)?;
        let (trace, span) = (bytes(parts.next()?)?, bytes(parts.next()?)?);
        let [flags] = bytes(parts.next()?)?;
        let is_whole = version != 0 || parts.next().is_none();
        let is_good = is_whole && version != 0xff && trace != [0; 16] && span != [0; 8];
        is_good.then_some(Self { trace, span, is_sampled: flags & 1 == 1 })
    }
}

fn bytes<const N: usize>(hex: &str) -> Option<[u8; N]> {
    let digits: Vec<u8> = hex.chars().map(digit).collect::<Option<_>>()?;
    let (pairs, _) = digits.as_chunks::<2>();
    let bytes: Vec<u8> = pairs.iter().map(|[high, low]| high << 4 | low).collect();
    bytes.try_into().ok().filter(|_| digits.len() == 2 * N)
}

/// Only small letters are digits there.
fn digit(char: char) -> Option<u8> {
    let digit = char.to_digit(16).filter(|_| !char.is_ascii_uppercase())?;
    u8::try_from(digit).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_traceparent_says_where_a_span_belongs() {
        let text = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        let parent = Parent::parse(text).expect("a good one");
        assert_eq!((parent.trace[0], parent.trace[15]), (0x4b, 0x36));
        assert_eq!(parent.span, [0, 0xf0, 0x67, 0xaa, 0x0b, 0xa9, 0x02, 0xb7]);
        assert!(parent.is_sampled);

        let later = text.replacen("00-", "7a-", 1) + "-more";
        assert_eq!(Parent::parse(&later), Some(parent));
        let dropped = Parent::parse(&text.replace("-01", "-00")).expect("a good one");
        assert!(!dropped.is_sampled);
    }

    #[test]
    fn what_is_no_traceparent_is_nothing() {
        let (trace, span) = ("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7");
        for bad in [
            String::new(),
            format!("ff-{trace}-{span}-01"),
            format!("00-{trace}-{span}"),
            format!("00-{trace}-{span}-01-more"),
            format!("00-{}-{span}-01", "0".repeat(32)),
            format!("00-{trace}-{}-01", "0".repeat(16)),
            format!("00-{}-{span}-01", trace.to_uppercase()),
            format!("00-{trace}0-{span}-01"),
            format!("00-{trace}-{span}-é1"),
        ] {
            assert_eq!(Parent::parse(&bad), None, "{bad}");
        }
    }
}
