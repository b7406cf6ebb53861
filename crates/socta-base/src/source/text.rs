//! From bytes to text: byte order mark, encoding, emptiness.

use crate::diagnostics::Code;

use super::{Fault, Faults};

/// The byte order mark of UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// Whether bytes can be read as they are: UTF-8 without a byte order mark, and not empty.
#[must_use]
pub fn is_readable(bytes: &[u8]) -> bool {
    !bytes.starts_with(MARK)
        && std::str::from_utf8(bytes).is_ok()
        && bytes.iter().any(|byte| !byte.is_ascii_whitespace())
}

/// Makes `bytes` readable as UTF-8 without moving anything, and reports what stood in the way.
///
/// Places are ranges of bytes, so nothing may shift: a byte order mark becomes spaces, and each byte that is not UTF-8
/// becomes a question mark. Returns false if there is nothing to read.
pub fn make_readable(bytes: &mut [u8], faults: &mut Faults) -> bool {
    if bytes.starts_with(MARK) {
        faults.push(Fault::new(Code::ByteOrderMark, 0..3, "the file begins with a byte order mark"));
        bytes[..3].fill(b' ');
    }
    while let Err(error) = std::str::from_utf8(bytes) {
        let start = error.valid_up_to();
        let end = error.error_len().map_or(bytes.len(), |length| start + length);
        faults.push(Fault::new(
            Code::NotUtf8,
            start..end,
            format!("{} cannot be read as UTF-8", hexadecimal(&bytes[start..end])),
        ));
        bytes[start..end].fill(b'?');
        if faults.count(Code::NotUtf8) > 100 {
            replace_rest(bytes, end);
        }
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        faults.push(Fault::new(Code::FileEmpty, 0..0, "there is nothing in the file"));
        return false;
    }
    true
}

/// A file with so many unreadable bytes is in another encoding altogether; what is not ASCII is no longer told apart.
fn replace_rest(bytes: &mut [u8], from: usize) {
    for byte in &mut bytes[from..] {
        if !byte.is_ascii() {
            *byte = b'?';
        }
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digits: Vec<String> = bytes.iter().map(|byte| format!("0x{byte:02X}")).collect();
    digits.join(" ")
}

#[cfg(test)]
mod tests {
    use super::make_readable;
    use crate::diagnostics::Code;
    use crate::source::Faults;

    fn readable(bytes: &[u8]) -> (Vec<u8>, Faults, bool) {
        let mut bytes = bytes.to_vec();
        let mut faults = Faults::default();
        let any = make_readable(&mut bytes, &mut faults);
        (bytes, faults, any)
    }

    #[test]
    fn latin_1_is_found_byte_by_byte() {
        let (bytes, faults, any) = readable(b"caf\xe9 and \xe6rlig");
        assert_eq!(bytes, b"caf? and ?rlig");
        assert_eq!(faults.count(Code::NotUtf8), 2);
        assert!(any);
    }

    #[test]
    fn a_cut_off_character_at_the_end_is_one_fault() {
        let (bytes, faults, _) = readable("aæ".as_bytes().split_last().map_or(&[][..], |(_, rest)| rest));
        assert_eq!((bytes.as_slice(), faults.len()), (&b"a?"[..], 1));
    }

    #[test]
    fn a_byte_order_mark_does_not_move_the_text() {
        let (bytes, faults, _) = readable(b"\xef\xbb\xbfa,b");
        assert_eq!((bytes.as_slice(), faults.count(Code::ByteOrderMark)), (&b"   a,b"[..], 1));
    }

    #[test]
    fn white_space_is_nothing() {
        for bytes in [&b""[..], b" \n\r\n"] {
            let (_, faults, any) = readable(bytes);
            assert!(!any);
            assert_eq!(faults.count(Code::FileEmpty), 1);
        }
    }
}
