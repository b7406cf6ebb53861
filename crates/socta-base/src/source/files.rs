//! Files: the only place that reads input from the disk.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::diagnostics::{Code, Finding, Place};

/// Largest file, unpacked: positions of rows and identifiers are 32 bits wide.
pub const LARGEST: u64 = u32::MAX as u64;

/// A file as it is on the disk.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stored {
    /// Name as the user knows it.
    pub name: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// Reads a file whole.
///
/// # Errors
///
/// A finding if it is missing ([`Code::FileMissing`]), or too large or not readable ([`Code::FileUnreadable`]).
pub fn read(path: &Path, name: &str) -> Result<Stored, Box<Finding>> {
    let unreadable =
        |words: String| Box::new(Finding::new(Code::FileUnreadable, words).at(Place::whole(name)));
    let size = match fs::metadata(path) {
        Ok(data) if data.is_dir() => {
            return Err(unreadable(format!("`{name}` is a folder, not a file")));
        }
        Ok(data) => data.len(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(Box::new(Finding::new(Code::FileMissing, format!("there is no file `{name}`"))));
        }
        Err(error) => return Err(unreadable(format!("`{name}` cannot be read: {error}"))),
    };
    if size > LARGEST {
        return Err(unreadable(format!("`{name}` has {size} bytes; at most {LARGEST} can be read")));
    }
    let bytes = fs::read(path).map_err(|error| unreadable(format!("`{name}` cannot be read: {error}")))?;
    Ok(Stored { name: name.to_owned(), bytes })
}

/// The bytes of a file.
///
/// # Errors
/// What the system says.
pub fn bytes(path: &Path) -> std::io::Result<Vec<u8>> {
    fs::read(path)
}

/// Unpacks the bytes of a gzip file; the members of a concatenated file follow one another.
///
/// # Errors
///
/// [`Code::BrokenGzip`] if it is not gzip or is cut off, [`Code::FileUnreadable`] if it is too large when unpacked.
pub fn unpack(packed: &Stored) -> Result<Vec<u8>, Box<Finding>> {
    let mut bytes = Vec::with_capacity(packed.bytes.len().saturating_mul(4).min(1 << 28));
    let reader = flate2::read::MultiGzDecoder::new(packed.bytes.as_slice());
    let broken = |error: std::io::Error| {
        let message = format!("`{}` cannot be unpacked: {error}", packed.name);
        Box::new(Finding::new(Code::BrokenGzip, message).at(Place::whole(packed.name.as_str())))
    };
    let read = reader.take(LARGEST + 1).read_to_end(&mut bytes).map_err(broken)?;
    if read as u64 > LARGEST {
        let message = format!("`{}` has more than {LARGEST} bytes when unpacked", packed.name);
        let finding = Finding::new(Code::FileUnreadable, message).at(Place::whole(packed.name.as_str()));
        return Err(Box::new(finding));
    }
    Ok(bytes)
}

/// SHA-256 in hexadecimal, as `sha256sum` writes it.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Names of what stands directly in a folder, in rising order. Names that are not UTF-8 are left out.
#[must_use]
pub fn list(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    names
}

/// The path with all links followed; none if there is nothing.
#[must_use]
pub fn canonical(path: &Path) -> Option<PathBuf> {
    fs::canonicalize(path).ok()
}

/// Whether a name may be the name of a file or folder, or a part of one: letters from a to z and A to Z, digits, `-`, `_` and
/// `.`, and neither `-` nor `.` at its beginning; nothing that `sha256sum` or a shell would have to escape.
#[must_use]
pub fn is_plain_name(name: &str) -> bool {
    !name.is_empty()
        && !name.starts_with(['.', '-'])
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
}

/// Whether `path`, with all links followed, is inside `folder`. A path that does not exist is not outside.
#[must_use]
pub fn is_inside(folder: &Path, path: &Path) -> bool {
    match (fs::canonicalize(folder), fs::canonicalize(path)) {
        (Ok(folder), Ok(path)) => path.starts_with(folder),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::{Stored, read, sha256, unpack};
    use crate::diagnostics::Code;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        writer.write_all(bytes).expect("memory");
        writer.finish().expect("memory")
    }

    #[test]
    fn what_was_packed_is_unpacked_also_when_it_is_concatenated() {
        let mut bytes = packed(b"a,b\n");
        bytes.extend(packed(b"1,2\n"));
        let stored = Stored { name: "t.csv.gz".to_owned(), bytes };
        assert_eq!(unpack(&stored).as_deref(), Ok(&b"a,b\n1,2\n"[..]));
    }

    #[test]
    fn a_cut_off_file_and_one_that_is_not_packed_are_faults() {
        let mut bytes = packed(b"a,b\n1,2\n");
        bytes.truncate(bytes.len() - 4);
        for bytes in [bytes, b"a,b\n".to_vec()] {
            let stored = Stored { name: "t.csv.gz".to_owned(), bytes };
            assert_eq!(unpack(&stored).map_err(|finding| finding.code), Err(Code::BrokenGzip));
        }
    }

    #[test]
    fn missing_and_unreadable_are_two_things() {
        let folder = tempfile::tempdir().expect("a folder");
        let missing = read(&folder.path().join("x"), "x").expect_err("not there");
        assert_eq!(missing.code, Code::FileMissing);
        let unreadable = read(folder.path(), "folder").expect_err("a folder");
        assert_eq!(unreadable.code, Code::FileUnreadable);
    }

    #[test]
    fn fips_180_4_example_abc() {
        let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(sha256(b"abc"), expected);
    }
}
