//! The import table: a stage may use the foundations and the stages before it, never those after it; and each power has
//! one home.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Foundations, usable from everywhere. `source` reads files and keeps places, and is used by what reads.
const FOUNDATIONS: [&str; 5] = ["diagnostics", "numeric", "locale", "source", "tables"];

/// Stages in the order of the pipeline. A stage may use those above it.
const STAGES: [&str; 15] = [
    "model",
    "dossier",
    "evidence",
    "networks",
    "scoring",
    "robustness",
    "priorities",
    "portfolio",
    "scenarios",
    "comparison",
    "advisory",
    "export",
    "store",
    "pipeline",
    "benchmark",
];

/// Source files below a folder or file of `src`.
fn sources(at: &Path, into: &mut Vec<PathBuf>) {
    if at.is_dir() {
        for entry in fs::read_dir(at).expect("src can be read") {
            sources(&entry.expect("src can be read").path(), into);
        }
    } else if at.extension().is_some_and(|extension| extension == "rs") {
        into.push(at.to_path_buf());
    }
}

/// Every source file with the module that it belongs to and its text without comments.
fn all() -> Vec<(String, PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    files.sort();
    let module = |file: &Path| {
        let inside = file.strip_prefix(&root).expect("the file is below src");
        let first = inside.iter().next().expect("a path has a part").to_string_lossy().into_owned();
        first.trim_end_matches(".rs").to_owned()
    };
    let text = |file: &Path| {
        let text = fs::read_to_string(file).expect("src can be read");
        text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
    };
    files.into_iter().map(|file| (module(&file), file.clone(), text(&file))).collect()
}

/// Modules of this crate that a text names.
fn used(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for part in text.split("crate::").skip(1) {
        if let Some(list) = part.strip_prefix('{') {
            // `use crate::{a, b::c}`: names at the outer level of the braces.
            let mut depth = 0;
            for piece in list.split_inclusive(['{', '}', ',']) {
                let name: String =
                    piece.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if depth == 0 && !name.is_empty() {
                    found.insert(name);
                }
                depth += i32::from(piece.ends_with('{')) - i32::from(piece.ends_with('}'));
                if depth < 0 {
                    break;
                }
            }
        } else {
            found.insert(part.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
        }
    }
    found
}

#[test]
fn stages_use_only_what_stands_before_them() {
    let mut wrong = Vec::new();
    for (module, file, text) in all() {
        let allowed: Vec<&str> = match module.as_str() {
            "main" | "lib" | "cli" => continue,
            "generate" => FOUNDATIONS.to_vec(),
            foundation if FOUNDATIONS.contains(&foundation) => FOUNDATIONS.to_vec(),
            stage => {
                let Some(at) = STAGES.iter().position(|name| *name == stage) else {
                    wrong.push(format!("{} belongs to no stage; name it in this table", file.display()));
                    continue;
                };
                FOUNDATIONS.iter().chain(&STAGES[..=at]).copied().collect()
            }
        };
        let known = FOUNDATIONS.iter().chain(&STAGES).chain(&["generate", "cli"]);
        let known: BTreeSet<&str> = known.copied().collect();
        for name in used(&text) {
            if known.contains(name.as_str()) && !allowed.contains(&name.as_str()) {
                wrong.push(format!("{} uses {name}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_power_has_one_home() {
    // What is used, and the modules that may.
    let homes: [(&str, &[&str]); 11] = [
        ("std::fs", &["source", "store", "cli"]),
        ("clap", &["cli"]),
        ("indicatif", &["cli"]),
        ("ctrlc", &["cli"]),
        ("chacha20", &["numeric"]),
        ("libm::", &["numeric"]),
        ("microlp", &["numeric"]),
        ("plotters", &["export"]),
        ("maud", &["export"]),
        ("fluent_bundle", &["locale"]),
        ("rustix", &["store"]),
    ];
    let mut wrong = Vec::new();
    for (module, file, text) in all() {
        // Tests inside a module may make files, and so may the files of a module's tests.
        let is_test =
            file.components().any(|part| matches!(part.as_os_str().to_str(), Some("tests" | "tests.rs")));
        let product = if is_test { "" } else { text.split("#[cfg(test)]").next().unwrap_or_default() };
        for (what, allowed) in homes {
            if product.contains(what) && !allowed.contains(&module.as_str()) {
                wrong.push(format!("{} uses {what}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_table_sees_what_it_should_see() {
    let names: Vec<String> =
        used("use crate::{dossier::{Area, Level}, evidence};\ncrate::store::verify()").into_iter().collect();
    assert_eq!(names, ["dossier", "evidence", "store"]);
}
