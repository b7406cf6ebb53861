//! Every message that the code asks for exists, and every message that exists is asked for.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn sources(at: &Path, into: &mut Vec<PathBuf>) {
    if at.is_dir() {
        for entry in fs::read_dir(at).expect("src can be read") {
            sources(&entry.expect("src can be read").path(), into);
        }
    } else if at.extension().is_some_and(|extension| extension == "rs") {
        into.push(at.to_path_buf());
    }
}

/// The product code: without comments and without the tests inside modules.
fn product() -> String {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    files.sort();
    let mut all = String::new();
    for file in files {
        let text = fs::read_to_string(file).expect("src can be read");
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            all.push_str(line);
            all.push('\n');
        }
    }
    all
}

/// Keys of the English message file.
fn messages() -> BTreeSet<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("models/words/en.ftl");
    let text = fs::read_to_string(file).expect("the message file can be read");
    text.lines()
        .filter(|line| line.starts_with(|first: char| first.is_ascii_alphabetic()))
        .filter_map(|line| line.split_once(" ="))
        .map(|(key, _)| key.to_owned())
        .collect()
}

/// Literals that stand as the first argument of `.say(`: whole keys, and beginnings of keys made by `format!`.
fn asked(text: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut whole, mut beginnings) = (BTreeSet::new(), BTreeSet::new());
    for part in text.split(".say(").skip(1) {
        let part = part.trim_start().trim_start_matches('&');
        if let Some(literal) = part.strip_prefix("format!(") {
            let literal = literal.trim_start().trim_start_matches('"');
            beginnings.insert(literal.split(['{', '"']).next().unwrap_or_default().to_owned());
        } else if let Some(literal) = part.strip_prefix('"') {
            whole.insert(literal.split('"').next().unwrap_or_default().to_owned());
        }
    }
    (whole, beginnings)
}

/// Text between quotes anywhere in the code, up to the first brace of a format string.
fn literals(text: &str) -> BTreeSet<String> {
    text.split('"').map(|piece| piece.split('{').next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn every_message_that_the_code_asks_for_exists() {
    let messages = messages();
    let (whole, beginnings) = asked(&product());
    assert!(whole.len() > 10, "the test sees the calls: {whole:?}");
    let missing: Vec<&String> = whole.iter().filter(|key| !messages.contains(*key)).collect();
    assert!(missing.is_empty(), "no such message: {missing:?}");
    let empty: Vec<&String> = beginnings
        .iter()
        .filter(|beginning| !messages.iter().any(|key| key.starts_with(beginning.as_str())))
        .collect();
    assert!(empty.is_empty(), "no message begins with {empty:?}");
}

#[test]
#[ignore = "the builder of the document is not there yet"]
fn every_message_that_exists_is_asked_for() {
    let literals = literals(&product());
    // A key made by `format!("mode-{mode}-short")` is known by the part before the brace, which ends in a hyphen.
    let beginnings: Vec<&String> =
        literals.iter().filter(|literal| literal.len() > 2 && literal.ends_with('-')).collect();
    let unused: Vec<String> = messages()
        .into_iter()
        .filter(|key| {
            !literals.contains(key) && !beginnings.iter().any(|beginning| key.starts_with(beginning.as_str()))
        })
        .collect();
    assert!(unused.is_empty(), "nobody says {unused:?}");
}
