use crate::config::SecretKey;

/// What `/setup` asks of those who are not on the machine: two groups of four letters, 39 bits. It
/// stays the same, since it follows from the secret key, and is good for nothing once somebody has
/// used it.
pub(crate) fn setup_code(key: &SecretKey) -> String {
    const LETTERS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";
    let drawn = key.derive("setup code").into_iter().filter(|it| *it < 248);
    let letters: Vec<char> =
        drawn.take(8).map(|it| char::from(LETTERS[usize::from(it) % LETTERS.len()])).collect();
    let groups: Vec<String> = letters.chunks(4).map(|it| it.iter().collect()).collect();
    groups.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_has_one_code() {
        let key = |it| SecretKey::parse(it).expect("a good key");
        let one = key("9f2c41d07be83a65f10c9d42e7b8563a0d1fce97482b6a35");
        let other = key("8f2c41d07be83a65f10c9d42e7b8563a0d1fce97482b6a35");
        assert_eq!(setup_code(&one), setup_code(&one));
        assert_ne!(setup_code(&one), setup_code(&other));
        assert_eq!(setup_code(&one).len(), 9);
    }
}
