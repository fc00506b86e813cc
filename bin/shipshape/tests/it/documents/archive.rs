//! ZIP archives, byte by byte, so that they may lie.

/// A member as it says that it is.
pub(super) struct Member {
    pub(super) name: String,
    pub(super) content: Vec<u8>,
    /// 0 is as it is, 8 is deflated.
    pub(super) method: u16,
    pub(super) says_n_bytes: u32,
    pub(super) flags: u16,
    pub(super) mode: u32,
}

const ENCRYPTED: u16 = 1;

impl Member {
    pub(super) fn new(name: &str, content: impl Into<Vec<u8>>) -> Self {
        let content = content.into();
        let says_n_bytes = u32::try_from(content.len()).expect("small");
        Self { name: name.to_owned(), content, method: 0, says_n_bytes, flags: 0, mode: 0o100_644 }
    }

    /// So many bytes of `zeros` that take almost none.
    pub(super) fn zeros(name: &str, n_bytes: u32) -> Self {
        let content = deflated_zeros(n_bytes);
        Self { method: 8, says_n_bytes: n_bytes, ..Self::new(name, content) }
    }

    pub(super) fn encrypted(self) -> Self {
        Self { flags: ENCRYPTED, ..self }
    }
}

pub(super) fn archive(members: &[Member]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for member in members {
        let offset = bytes.len();
        head(&mut bytes, member);
        bytes.extend(&member.content);
        entry(&mut directory, member, offset);
    }
    end(bytes, &directory, members.len())
}

/// One member that stands in the directory many times.
pub(super) fn overlapping(member: &Member, n_times: usize) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    head(&mut bytes, member);
    bytes.extend(&member.content);
    for number in 0..n_times {
        let name = format!("{number:0width$}", width = member.name.len());
        let again = Member { name, content: member.content.clone(), ..*member };
        entry(&mut directory, &again, 0);
    }
    end(bytes, &directory, n_times)
}

fn head(bytes: &mut Vec<u8>, member: &Member) {
    bytes.extend(b"PK\x03\x04\x14\0");
    common(bytes, member);
    bytes.extend([0, 0]);
    bytes.extend(member.name.as_bytes());
}

fn entry(bytes: &mut Vec<u8>, member: &Member, offset: usize) {
    bytes.extend(b"PK\x01\x02\x14\x03\x14\0");
    common(bytes, member);
    bytes.extend([0; 8]);
    bytes.extend((member.mode << 16).to_le_bytes());
    bytes.extend(u32::try_from(offset).expect("small").to_le_bytes());
    bytes.extend(member.name.as_bytes());
}

/// What stands in both places.
fn common(bytes: &mut Vec<u8>, member: &Member) {
    let n_packed = u32::try_from(member.content.len()).expect("small");
    bytes.extend(member.flags.to_le_bytes());
    bytes.extend(member.method.to_le_bytes());
    bytes.extend([0, 0, 0x21, 0]);
    let sum = if member.method == 0 { crc32(&member.content) } else { 0 };
    bytes.extend(sum.to_le_bytes());
    bytes.extend(n_packed.to_le_bytes());
    bytes.extend(member.says_n_bytes.to_le_bytes());
    bytes.extend(u16::try_from(member.name.len()).expect("short").to_le_bytes());
}

fn end(mut bytes: Vec<u8>, directory: &[u8], n_members: usize) -> Vec<u8> {
    let offset = u32::try_from(bytes.len()).expect("small");
    bytes.extend(directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    let n_members = u16::try_from(n_members).expect("few").to_le_bytes();
    bytes.extend(n_members);
    bytes.extend(n_members);
    bytes.extend(u32::try_from(directory.len()).expect("small").to_le_bytes());
    bytes.extend(offset.to_le_bytes());
    bytes.extend([0, 0]);
    bytes
}

fn crc32(bytes: &[u8]) -> u32 {
    let next = |sum: u32, byte: &u8| {
        (0..8).fold(sum ^ u32::from(*byte), |it, _| {
            (it >> 1) ^ (0xedb8_8320 & (it & 1).wrapping_neg())
        })
    };
    !bytes.iter().fold(!0, next)
}

/// One literal zero, and then "258 of the byte before" as often as it takes, in the codes that every
/// reader knows.
pub(super) fn deflated_zeros(n_bytes: u32) -> Vec<u8> {
    let mut bits = Bits::default();
    bits.put(0b011, 3);
    bits.put_code(0b0011_0000, 8);
    for _ in 0..n_bytes.saturating_sub(1) / 258 {
        bits.put_code(0b1100_0101, 8);
        bits.put_code(0, 5);
    }
    bits.put_code(0, 7);
    bits.bytes
}

#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    n_bits: usize,
}

impl Bits {
    fn put(&mut self, value: u32, n_bits: usize) {
        for place in 0..n_bits {
            if self.n_bits.is_multiple_of(8) {
                self.bytes.push(0);
            }
            if let Some(last) = self.bytes.last_mut() {
                *last |= u8::from(value >> place & 1 == 1) << (self.n_bits % 8);
            }
            self.n_bits += 1;
        }
    }

    /// Codes begin with their highest bit.
    fn put_code(&mut self, code: u32, n_bits: usize) {
        for place in (0..n_bits).rev() {
            self.put(code >> place & 1, 1);
        }
    }
}
