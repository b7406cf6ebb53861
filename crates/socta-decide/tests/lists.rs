//! What stands in a file of its own stands in the list beside it too, and the crate speaks of alternatives and criteria.

use std::fs;
use std::path::{Path, PathBuf};

/// Rust files of a folder below `src`, without the list itself, in order.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder can be read");
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    found.retain(|path| path.extension().is_some_and(|end| end == "rs") && !path.ends_with("mod.rs"));
    found.sort();
    found
}

/// Folders of a folder, in order.
fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder can be read");
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    found.retain(|path| path.is_dir() && path.join("mod.rs").exists());
    found.sort();
    found
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).expect("the file can be read")
}

/// The words that follow `mark` in a text, each as far as a name goes.
fn names_after<'a>(text: &'a str, mark: &str) -> Vec<&'a str> {
    let name = |part: &'a str| part.split(|c: char| !c.is_alphanumeric() && c != '_').next();
    text.split(mark).skip(1).filter_map(name).collect()
}

/// What a folder of one family forgot: a file without `mod`, or a name without an entry in the list.
fn forgotten(folder: &Path, list: &Path, mark: &str) -> Vec<String> {
    let listed = text(list);
    let mut wrong = Vec::new();
    for file in files(folder) {
        let module = file.file_stem().and_then(|name| name.to_str()).expect("a plain name").to_owned();
        let place = |what: String| format!("{}: {what}; see {}", file.display(), list.display());
        if !listed
            .lines()
            .any(|line| line.trim_start_matches("pub ").trim_end_matches(';') == format!("mod {module}"))
        {
            wrong.push(place(format!("there is no `mod {module};`")));
        }
        for name in names_after(&text(&file), mark) {
            if names_after(&listed, &format!("&{module}::")).iter().all(|known| *known != name) {
                wrong.push(place(format!("`&{module}::{name}` stands in no list")));
            }
        }
    }
    wrong
}

#[test]
fn every_method_stands_in_the_list_of_its_family() {
    let root = source().join("methods");
    let registry = text(&root.join("mod.rs"));
    let mut wrong = Vec::new();
    for family in folders(&root) {
        wrong.extend(forgotten(&family, &family.join("mod.rs"), "impl Method for "));
        let name = family.file_name().and_then(|name| name.to_str()).expect("a plain name");
        if !registry.contains(&format!("{name}::METHODS")) {
            wrong.push(format!("{name}::METHODS is no family of {}", root.join("mod.rs").display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_weighting_stands_in_the_list_of_its_family() {
    let root = source().join("weights");
    let registry = text(&root.join("registry.rs"));
    let mut wrong = Vec::new();
    for family in ["stated", "objective"] {
        let folder = root.join(family);
        wrong.extend(forgotten(&folder, &folder.join("mod.rs"), "impl Weighting for "));
        if !registry.contains(&format!("{family}::METHODS")) {
            wrong.push(format!("{family}::METHODS is no family of {}", root.join("registry.rs").display()));
        }
    }
    let loose = files(&root).into_iter().filter(|file| text(file).contains("impl Weighting for "));
    wrong.extend(loose.map(|file| format!("{} belongs into the folder of a family", file.display())));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_normalisation_stands_in_the_list_and_has_an_example_by_hand() {
    let root = source().join("normalise");
    let list = text(&root.join("mod.rs"));
    let mut wrong = Vec::new();
    for file in files(&root) {
        let module = file.file_stem().and_then(|name| name.to_str()).expect("a plain name").to_owned();
        let text = text(&file);
        for step in
            names_after(&text, "static ").into_iter().filter(|name| text.contains(&format!("{name}: Step")))
        {
            if names_after(&list, &format!("&{module}::")).iter().all(|known| *known != step) {
                wrong.push(format!("{}: `&{module}::{step}` stands in no list", file.display()));
            }
            if names_after(&text, "by_hand(&").iter().all(|known| *known != step) {
                wrong.push(format!("{}: `{step}` has no example by hand", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Words of the domain that the methods are used in. The methods of police practice carry them in their published names.
const FOREIGN: [&str; 5] = ["threat", "crim", "dossier", "police", "smuggl"];

#[test]
fn the_crate_knows_no_domain() {
    fn walk(folder: &Path, into: &mut Vec<PathBuf>) {
        into.extend(
            fs::read_dir(folder).expect("it can be read").map(|entry| entry.expect("an entry").path()),
        );
        let below: Vec<PathBuf> = into.iter().filter(|path| path.parent() == Some(folder)).cloned().collect();
        below.iter().filter(|path| path.is_dir()).for_each(|path| walk(path, into));
    }
    let mut all = Vec::new();
    walk(&source(), &mut all);
    all.retain(|path| path.is_file() && !path.components().any(|part| part.as_os_str() == "policing"));
    all.sort();
    let mut wrong = Vec::new();
    for path in all {
        for (line, words) in text(&path).lines().zip(1..).map(|(words, line)| (line, words.to_lowercase())) {
            // Criteria and discrimination are words of the field.
            let words = words.replace("discrimina", "").replace("policing", "");
            let title = words.contains("family {");
            if !title && FOREIGN.iter().any(|word| words.contains(word)) {
                wrong.push(format!("{}:{line}: {}", path.display(), words.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
