//! Who may use whom: no circle between crates, rooms or files; a stage uses the foundations and what stands before it; each
//! power has one home.

mod circles;
mod modules;
mod paths;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use circles::circles;
pub use modules::crates;
use modules::{House, Module};

/// Rooms of the tool in the order of the pipeline. A room may use those above it, and every crate.
const ROOMS: [&str; 20] = [
    "locale",
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
    "lists",
    "results",
    "advisory",
    "export",
    "store",
    "pipeline",
    "assessment",
    "benchmark",
    "formats",
];

/// What the crates must not depend on, because they know no document and no terminal.
const NOT_BELOW: [&str; 9] = [
    "clap",
    "maud",
    "plotters",
    "fluent-bundle",
    "indicatif",
    "ctrlc",
    "annotate-snippets",
    "tempfile",
    "unic-langid",
];

/// The house as it stands.
static HOUSE: LazyLock<House> = LazyLock::new(House::read);

/// Source files below a folder, in order.
pub fn sources(at: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(at).expect("a folder with source can be read") {
        let path = entry.expect("a folder with source can be read").path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The room of a module: its crate, or for the tool the first part of its place.
fn room(module: &Module) -> String {
    match module.1.first() {
        Some(first) if module.0 == "socta" => first.clone(),
        _ => module.0.clone(),
    }
}

#[test]
fn no_file_imports_from_one_that_imports_from_it() {
    let house = &*HOUSE;
    let imports = house.imports().into_iter().map(|(module, homes)| (module.clone(), homes)).collect();
    let name = |module: &Module| [std::slice::from_ref(&module.0), module.1.as_slice()].concat().join("::");
    let found: Vec<String> = circles(&imports)
        .iter()
        .map(|circle| circle.iter().chain(circle.first()).map(name).collect::<Vec<_>>().join(" -> "))
        .collect();
    assert!(found.is_empty(), "files import from one another in a circle:\n{}", found.join("\n"));
}

#[test]
fn no_room_uses_one_that_uses_it() {
    let house = &*HOUSE;
    let mut rooms: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (module, homes) in house.imports() {
        let others = homes.iter().map(room).filter(|other| *other != room(module));
        rooms.entry(room(module)).or_default().extend(others);
    }
    let found = circles(&rooms);
    assert!(found.is_empty(), "rooms use one another in a circle: {found:?}");
}

#[test]
fn rooms_use_only_what_stands_before_them() {
    let house = &*HOUSE;
    let mut wrong = Vec::new();
    for (module, homes) in house.imports() {
        let name = room(module);
        if module.0 != "socta" || module.1.is_empty() || name == "cli" {
            continue;
        }
        let allowed = match ROOMS.iter().position(|room| *room == name) {
            Some(at) => &ROOMS[..=at],
            None if name == "generate" => &[],
            None => {
                wrong.push(format!("the room {name} is not in the table of rooms"));
                continue;
            }
        };
        for home in homes.iter().filter(|home| home.0 == "socta" && !home.1.is_empty()) {
            if room(home) != name && !allowed.contains(&room(home).as_str()) {
                wrong.push(format!("{} uses {}", house.files[module].display(), room(home)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_power_has_one_home() {
    // What is used, and the rooms or crates that may.
    let homes: [(&str, &[&str]); 12] = [
        ("std::fs", &["socta_base", "store", "cli"]),
        ("clap", &["cli"]),
        ("indicatif", &["cli"]),
        ("ctrlc", &["cli"]),
        ("chacha20", &["socta_base"]),
        ("libm::", &["socta_base"]),
        ("csv::Writer", &["socta_base"]),
        ("microlp", &["socta_base"]),
        ("plotters", &["export"]),
        ("maud", &["export"]),
        ("fluent_bundle", &["locale"]),
        ("rustix", &["store"]),
    ];
    let house = &*HOUSE;
    let mut wrong = Vec::new();
    for (module, file) in &house.files {
        let text = fs::read_to_string(file).expect("a source file can be read");
        let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        let code = code.join("\n");
        // Tests inside a module may make files.
        let product = code.split("#[cfg(test)]").next().unwrap_or_default();
        for (what, allowed) in homes {
            if product.contains(what) && !allowed.contains(&room(module).as_str()) {
                wrong.push(format!("{} uses {what}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Stages whose functions make results; what shows results takes their types alone.
const STAGES: [&str; 9] = [
    "evidence",
    "networks",
    "scoring",
    "robustness",
    "priorities",
    "portfolio",
    "scenarios",
    "comparison",
    "results",
];

/// Paths of a text to functions or modules of a stage.
fn computes(text: &str) -> Vec<String> {
    let of_stage = |path: &str| {
        let mut parts = path.split("::");
        let stage = (parts.next() == Some("crate")).then(|| parts.next()).flatten();
        let small = |part: &str| part.starts_with(|first: char| first.is_ascii_lowercase());
        stage.is_some_and(|stage| STAGES.contains(&stage)) && parts.all(small)
    };
    paths::read(text).uses.into_iter().filter(|path| of_stage(path)).collect()
}

#[test]
fn sections_read_results_and_compute_nothing() {
    let text = "use crate::networks::{AreaProfile, picture};\nfn f() { crate::scoring::Card::of(); crate::networks::halves() }";
    assert_eq!(computes(text), ["crate::networks::picture", "crate::networks::halves"]);
    let sections = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/advisory/sections");
    let mut wrong = Vec::new();
    for file in sources(&sections) {
        let text = fs::read_to_string(&file).expect("a source file can be read");
        let found = computes(&text).into_iter();
        wrong.extend(found.map(|path| format!("{} calls {path}; results should hold it", file.display())));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn crates_depend_on_nothing_that_documents_or_terminals_need() {
    for (name, source) in crates().into_iter().filter(|(name, _)| name != "socta") {
        let manifest = source.parent().expect("a crate has a folder").join("Cargo.toml");
        let manifest = fs::read_to_string(manifest).expect("a crate has a manifest");
        // The foundation renders findings, and thus needs the renderer of labelled excerpts.
        let banned =
            NOT_BELOW.iter().filter(|banned| !(name == "socta_base" && **banned == "annotate-snippets"));
        for banned in banned {
            let product = manifest.split("[dev-dependencies]").next().unwrap_or_default();
            let depends = product.lines().any(|line| line.starts_with(banned));
            assert!(!depends, "{name} depends on {banned}");
        }
    }
}

#[test]
fn engines_know_nothing_of_what_is_assessed() {
    let words = ["crime", "criminal", "dossier", "threat", "empact", "council"];
    let mut wrong = Vec::new();
    let engines = crates().into_iter().filter(|(name, _)| !matches!(name.as_str(), "socta" | "socta_base"));
    // The methods of police practice are about threats, and the list of families names theirs.
    let of_police = |file: &Path| file.components().any(|part| part.as_os_str() == "policing");
    for file in engines.flat_map(|(_, source)| sources(&source)).filter(|file| !of_police(file)) {
        let text = fs::read_to_string(&file).expect("a source file can be read").to_lowercase();
        let text: String = text.lines().filter(|line| !line.contains("policing::methods")).collect();
        for word in words.iter().filter(|word| text.contains(*word)) {
            wrong.push(format!("{} says {word}", file.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_is_named_by_the_module_above_it() {
    let mut forgotten = Vec::new();
    for (_, root) in crates() {
        for file in sources(&root) {
            let folder = file.parent().expect("a file lies in a folder");
            let name = file.file_stem().expect("a file has a name").to_string_lossy().into_owned();
            let (above, name) = match name.as_str() {
                "lib" | "main" => continue,
                "mod" => (folder.parent().expect("a module has one above it"), file_name(folder)),
                _ => (folder, name),
            };
            let parents = [above.join("mod.rs"), above.join("lib.rs"), above.with_extension("rs")];
            let says = |parent: &PathBuf| {
                fs::read_to_string(parent).is_ok_and(|text| text.contains(&format!("mod {name};")))
            };
            if !parents.iter().any(says) {
                forgotten.push(file.display().to_string());
            }
        }
    }
    assert!(forgotten.is_empty(), "no `mod` names these files:\n{}", forgotten.join("\n"));
}

fn file_name(path: &Path) -> String {
    path.file_name().expect("a path ends in a name").to_string_lossy().into_owned()
}

#[test]
fn a_circle_over_a_hub_is_seen_and_named() {
    let mut house = House::default();
    let texts: [(&[&str], &str); 4] = [
        (&[], "pub mod hub;"),
        (&["hub"], "mod first;\nmod second;\npub use first::First;\npub use second::{self, Second};"),
        (&["hub", "first"], "use super::Second;\npub struct First(Second);"),
        (&["hub", "second"], "pub struct Second;\nfn back() -> crate::hub::First { todo() }"),
    ];
    for (place, text) in texts {
        let place = place.iter().map(|part| (*part).to_owned()).collect();
        house.add(("here".to_owned(), place), PathBuf::new(), text);
    }
    let imports = house.imports().into_iter().map(|(module, homes)| (module.clone(), homes)).collect();
    let found = circles(&imports);
    let named: Vec<Vec<String>> = found
        .into_iter()
        .map(|circle| circle.into_iter().map(|(_, place)| place.join("::")).collect())
        .collect();
    assert_eq!(named, [["hub::first", "hub::second"]]);
}

#[test]
fn what_tests_alone_use_is_no_import() {
    let said = paths::read(
        "use crate::{dossier::{Area, Level as L}, evidence}; // crate::no\n\
         pub(crate) use x::y;\nfn f() -> u8 { crate::store::verify() }\n\
         #[cfg(test)]\nmod tests { use crate::cli::run; }\n",
    );
    assert_eq!(
        said.uses,
        ["crate::dossier::Area", "crate::dossier::Level", "crate::evidence", "crate::store::verify"]
    );
    assert_eq!(said.hands_on, ["x::y"]);
    assert_eq!(said.declares, ["f"]);
}
