//! Every message that the code asks for exists, every message that exists is asked for, and no sentence stands in the code.

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

/// The files of English messages.
const FILES: [&str; 3] = ["en.ftl", "benchmark.en.ftl", "cli.en.ftl"];

fn read(file: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).expect("the file can be read")
}

/// The English messages: key and text.
fn messages() -> BTreeMap<String, String> {
    let text: String = FILES.iter().map(|file| read(&format!("models/words/{file}"))).collect();
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
/// The function of the terminal that does; elsewhere closures that make a key have this name too.
const SAY: &str = "say(";

/// What stands in the brackets of every call, from its key on.
fn calls<'a>(text: &'a str, names: &[&str]) -> Vec<&'a str> {
    let mut found = Vec::new();
    for call in names {
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
    for call in calls(text, &CALLS) {
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
    for call in calls(&product, &[SAY, ".with(", ".paragraph("]) {
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

/// Folders in which nothing that people read stands in the code.
const ROOMS: [&str; 3] = ["src/advisory", "src/benchmark", "src/cli"];
/// Words from which on a text counts as a sentence; fewer are names, keys and units.
const SENTENCE: usize = 3;
/// Texts of help: clap makes help, manual and completions of them and of the comments on options, which stand beside.
const HELP: [&str; 4] =
    ["const EXAMPLES: &str =", "const LONG: &str =", "const ENVIRONMENT: &str =", "const HELP: &str ="];
/// Files that may say more, and why.
const ALLOWED: [(&str, &str); 1] = [(
    "src/benchmark/plan/read.rs",
    "messages of findings stand with the check that makes them, as in every reader",
)];

/// A text between quotes: its line, what stands in it, and the code before it.
struct Literal<'a> {
    line: usize,
    text: &'a str,
    before: &'a str,
}

/// The end of the quoted text that begins at `from`, with its quotes; `from` is at a quote or at the `r` of a raw text.
fn quoted(code: &str, from: usize) -> Option<(usize, usize, usize)> {
    let rest = &code[from..];
    let raw = rest.trim_start_matches('r').trim_start_matches('#');
    if rest.starts_with('r') && raw.starts_with('"') {
        let open = rest.len() - raw.len() + 1;
        let close = format!("\"{}", "#".repeat(open - 2));
        let length = rest[open..].find(&close)?;
        return Some((from + open, from + open + length, from + open + length + close.len()));
    }
    let bytes = rest.as_bytes();
    let mut at = 1;
    while *bytes.get(at)? != b'"' {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    Some((from + 1, from + at, from + at + 1))
}

/// Where the attribute that begins at `from` ends.
fn attribute(code: &str, from: usize) -> usize {
    let (mut at, mut depth) = (from, 0);
    while let Some(c) = code[at..].chars().next() {
        match c {
            '"' => {
                at = quoted(code, at).map_or(code.len(), |(_, _, end)| end);
                continue;
            }
            '[' => depth += 1,
            ']' if depth == 1 => return at + 1,
            ']' => depth -= 1,
            _ => {}
        }
        at += c.len_utf8();
    }
    code.len()
}

/// All texts between quotes outside of comments, attributes and the tests inside a module.
fn texts(code: &str) -> Vec<Literal<'_>> {
    let code = code.split("#[cfg(test)]").next().unwrap_or_default();
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(c) = code[at..].chars().next() {
        let rest = &code[at..];
        let in_name = code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
        if rest.starts_with("//") {
            at += rest.find('\n').unwrap_or(rest.len());
        } else if rest.starts_with("#[") || rest.starts_with("#![") {
            at = attribute(code, at);
        } else if rest.starts_with("'\"'") || rest.starts_with("'\\") {
            at += 3;
        } else if c == '"' || (!in_name && (rest.starts_with("r\"") || rest.starts_with("r#"))) {
            let Some((start, end, behind)) = quoted(code, at) else { break };
            let line = code[..at].matches('\n').count() + 1;
            found.push(Literal { line, text: &code[start..end], before: &code[..at] });
            at = behind;
        } else {
            at += c.len_utf8();
        }
    }
    found
}

/// How many words a text has, what stands in braces and escaped characters left out.
fn words(text: &str) -> usize {
    let outside = text.split('{').map(|part| part.split_once('}').map_or(part, |(_, behind)| behind));
    let plain = outside.collect::<Vec<_>>().join(" ").replace("\\n", " ");
    let letters = |word: &&str| word.chars().filter(|c| c.is_alphabetic()).count() > 1 || *word == "a";
    plain.split_whitespace().filter(letters).count()
}

/// Sentences in a file, each with its line.
fn sentences(code: &str) -> Vec<(usize, &str)> {
    let help = |literal: &Literal<'_>| HELP.iter().any(|start| literal.before.trim_end().ends_with(start));
    let said = |literal: &Literal<'_>| words(literal.text) >= SENTENCE && !help(literal);
    texts(code).iter().filter(|literal| said(literal)).map(|literal| (literal.line, literal.text)).collect()
}

#[test]
fn no_sentence_stands_in_the_code() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut files, mut wrong, mut kept) = (Vec::new(), Vec::new(), BTreeSet::new());
    ROOMS.iter().for_each(|room| sources(&root.join(room), &mut files));
    assert!(files.len() > 50, "the test sees the files: {}", files.len());
    for file in files {
        let name =
            file.strip_prefix(root).expect("it is below the root").to_string_lossy().replace('\\', "/");
        let code = read(&name);
        for (line, text) in sentences(&code) {
            if ALLOWED.iter().any(|(allowed, _)| *allowed == name) {
                kept.insert(name.clone());
            } else {
                wrong.push(format!("{name}:{line}: {text}"));
            }
        }
    }
    assert!(wrong.is_empty(), "put these into models/words:\n{}", wrong.join("\n"));
    let idle: Vec<&str> =
        ALLOWED.iter().map(|(file, _)| *file).filter(|file| !kept.contains(*file)).collect();
    assert!(idle.is_empty(), "nothing is allowed any more to {idle:?}");
}

#[test]
fn a_sentence_in_the_code_is_seen_with_its_line() {
    let code = r##"
        // "this is a comment"
        #[error("could not [read] the \"{0}\"")]
        const LONG: &str = "A text of help.";
        let quote = ('"', '\'', "two words");
        note(&format!("wrote {} files to\n{}", 1, 2));
        let raw = r#"and "this" too is one"#;
        #[cfg(test)]
        let text = "this is a test";
    "##;
    let found = sentences(code);
    assert_eq!(found, [(6, "wrote {} files to\\n{}"), (7, "and \"this\" too is one")]);
}

#[test]
fn what_looks_like_the_key_of_a_message_is_one() {
    let messages = messages();
    let of = |file: &str| read(&format!("models/words/{file}"));
    let keys = [of("cli.en.ftl"), of("benchmark.en.ftl")].concat();
    let families: BTreeSet<&str> = keys
        .lines()
        .filter_map(|line| line.split_once(" =")?.0.split_once('-'))
        .map(|(family, _)| family)
        .collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    ["src/cli", "src/benchmark/report", "src/comparison"]
        .iter()
        .for_each(|at| sources(&root.join(at), &mut files));
    let (mut seen, mut wrong) = (0, Vec::new());
    for file in files {
        let code = fs::read_to_string(&file).expect("the file can be read");
        for literal in texts(&code) {
            let key = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            let family = literal.text.split_once('-').map(|(family, _)| family);
            if literal.text.chars().all(key) && family.is_some_and(|family| families.contains(family)) {
                seen += 1;
                if !messages.contains_key(literal.text) && !literal.text.ends_with('-') {
                    wrong.push(format!("{}:{}: {}", file.display(), literal.line, literal.text));
                }
            }
        }
    }
    assert!(seen > 200, "the test sees the keys: {seen}");
    assert!(wrong.is_empty(), "no such message:\n{}", wrong.join("\n"));
}
