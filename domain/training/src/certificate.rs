/// What a certificate is checked by: on paper, in its address and in the picture beside it. 140 bits
/// that nobody guesses; whoever has the paper may check it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CertificateCode([u8; CertificateCode::LENGTH]);

impl CertificateCode {
    pub const LENGTH: usize = 28;
    /// Crockford's base 32: without I, L, O and U.
    const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    pub fn draw(random: [u8; Self::LENGTH]) -> Self {
        Self(random.map(|it| Self::ALPHABET[usize::from(it % 32)]))
    }

    /// Takes it in any case, with blanks and hyphens wherever somebody put them, and O for 0, I and
    /// L for 1. `None` for what no code looks like.
    pub fn parse(raw: &str) -> Option<Self> {
        let typed = raw.chars().filter(|it| !it.is_whitespace() && *it != '-');
        let read = |it: char| match it.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        };
        let typed: String = typed.map(read).collect();
        let code: [u8; Self::LENGTH] = typed.as_bytes().try_into().ok()?;
        code.iter().all(|it| Self::ALPHABET.contains(it)).then_some(Self(code))
    }

    /// As it is kept, and as an address has it.
    pub fn plain(&self) -> String {
        self.0.iter().map(|it| char::from(*it)).collect()
    }

    /// In groups of four, as people read it.
    pub fn grouped(&self) -> String {
        let groups: Vec<String> =
            self.0.chunks(4).map(|it| it.iter().map(|it| char::from(*it)).collect()).collect();
        groups.join("-")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_was_typed() {
        let code = CertificateCode::draw(std::array::from_fn(|it| u8::try_from(it).expect("few")));
        assert_eq!(code.grouped(), "0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV");
        for typed in [code.plain(), code.grouped(), code.grouped().to_lowercase()] {
            assert_eq!(CertificateCode::parse(&typed), Some(code));
        }
        let typed = " olI3 4567 89ab-cdef-ghjk-mnpq-rstv";
        assert_eq!(CertificateCode::parse(typed), CertificateCode::parse(&typed.replace('l', "1")));
        for bad in
            ["", "0123", "0123-4567-89AB-CDEF-GHJK-MNPQ-RSTU", "０123456789ABCDEFGHJKMNPQRSTV"]
        {
            assert_eq!(CertificateCode::parse(bad), None, "{bad:?}");
        }
    }
}
