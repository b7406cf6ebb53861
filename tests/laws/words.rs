//! Every message that the code asks for exists, and every message that exists is asked for.

use std::collections::{BTreeMap, BTreeSet};
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

/// The English messages: key and text.
fn messages() -> BTreeMap<String, String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("models/words/en.ftl");
    let text = fs::read_to_string(file).expect("the message file can be read");
    let mut messages = BTreeMap::<String, String>::new();
    let mut current = None;
    for line in text.lines() {
        if line.starts_with(|first: char| first.is_ascii_alphabetic()) {
            current = line.split_once(" =").map(|(key, _)| key.to_owned());
        }
        if let Some(key) = &current {
            messages.entry(key.clone()).or_default().push_str(line);
        }
    }
    messages
}

/// The functions that take the key of a message first.
const CALLS: [&str; 3] = [".say(", ".with(", ".paragraph("];

/// What stands in the brackets of every call, from its key on.
fn calls(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for call in CALLS {
        for (at, _) in text.match_indices(call) {
            let rest = &text[at + call.len()..];
            let (mut depth, mut quoted, mut before) = (1, false, ' ');
            for (end, c) in rest.char_indices() {
                match c {
                    '"' if before != '\\' => quoted = !quoted,
                    '(' if !quoted => depth += 1,
                    ')' if !quoted => depth -= 1,
                    _ => {}
                }
                before = c;
                if depth == 0 {
                    found.push(rest[..end].trim_start().trim_start_matches('&'));
                    break;
                }
            }
        }
    }
    found
}

/// Keys that stand whole in a call, and beginnings of keys made by `format!`.
fn asked(text: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut whole, mut beginnings) = (BTreeSet::new(), BTreeSet::new());
    for call in calls(text) {
        if let Some(literal) = call.strip_prefix("format!(") {
            let literal = literal.trim_start().trim_start_matches('"');
            beginnings.insert(literal.split(['{', '"']).next().unwrap_or_default().to_owned());
        } else if let Some(literal) = call.strip_prefix('"') {
            whole.insert(literal.split('"').next().unwrap_or_default().to_owned());
        }
    }
    (whole, beginnings)
}

/// Names that stand after `$` in a message.
fn needed(message: &str) -> BTreeSet<String> {
    let name =
        |part: &str| part.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect();
    message.split('$').skip(1).map(name).collect()
}

/// Names of the arguments that follow a key, if every one of them is written out as `("name", ...)`.
fn given(rest: &str) -> Option<BTreeSet<String>> {
    let list = rest.trim_start_matches(',').trim();
    if list.is_empty() {
        return Some(BTreeSet::new());
    }
    let list = list.trim_end_matches(',').trim_end().strip_prefix("&[")?.strip_suffix(']')?;
    let (mut depth, mut quoted, mut item, mut items) = (0, false, String::new(), Vec::new());
    for c in list.chars() {
        match c {
            '"' => quoted = !quoted,
            '(' | '[' | '{' if !quoted => depth += 1,
            ')' | ']' | '}' if !quoted => depth -= 1,
            _ => {}
        }
        if c == ',' && depth == 0 && !quoted {
            items.push(std::mem::take(&mut item));
        } else {
            item.push(c);
        }
    }
    items.push(item);
    items
        .iter()
        .map(|item| item.trim())
        .filter(|item| !item.is_empty())
        .map(|item| {
            let name = item.strip_prefix('(')?.trim_start().strip_prefix('"')?;
            Some(name.split('"').next().unwrap_or_default().to_owned())
        })
        .collect()
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
    let missing: Vec<&String> = whole.iter().filter(|key| !messages.contains_key(*key)).collect();
    assert!(missing.is_empty(), "no such message: {missing:?}");
    let empty: Vec<&String> = beginnings
        .iter()
        .filter(|beginning| !messages.keys().any(|key| key.starts_with(beginning.as_str())))
        .collect();
    assert!(empty.is_empty(), "no message begins with {empty:?}");
}

#[test]
fn every_message_that_exists_is_asked_for() {
    let literals = literals(&product());
    // A key made by `format!("mode-{mode}-short")` is known by the part before the brace, which ends in a hyphen.
    let beginnings: Vec<&String> =
        literals.iter().filter(|literal| literal.len() > 2 && literal.ends_with('-')).collect();
    let unused: Vec<String> = messages()
        .into_keys()
        .filter(|key| {
            !literals.contains(key) && !beginnings.iter().any(|beginning| key.starts_with(beginning.as_str()))
        })
        .collect();
    assert!(unused.is_empty(), "nobody says {unused:?}");
}

#[test]
fn every_message_gets_the_arguments_that_it_needs() {
    let messages = messages();
    let product = product();
    let (mut seen, mut wrong) = (0, Vec::new());
    for call in calls(&product) {
        let Some((key, rest)) = call.strip_prefix('"').and_then(|literal| literal.split_once('"')) else {
            continue;
        };
        let Some(message) = messages.get(key) else { continue };
        // Arguments that stand in a variable are not seen here; `Words::faults` sees them when the document is written.
        let Some(given) = given(rest) else { continue };
        seen += 1;
        let missing: Vec<String> = needed(message).difference(&given).cloned().collect();
        if !missing.is_empty() {
            wrong.push(format!("{key} lacks {missing:?}: {rest}"));
        }
    }
    assert!(seen > 50, "the test sees the calls: {seen}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
