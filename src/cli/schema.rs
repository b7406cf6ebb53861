//! `socta schema`: the JSON Schemas of everything that the program reads and writes.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use super::exit::Failure;
use super::speech::{say, shown};
use super::terminal::Terminal;
use crate::diagnostics::did_you_mean;
use crate::formats::{ALL, Format};
use crate::locale::Arg;

const EXAMPLES: &str = "\
Examples:
  socta schema
  socta schema scenario
  socta schema --check models/schema";

/// Arguments of `schema`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Which one to print; without it, their names are listed
    name: Option<String>,
    /// Write all of them to this folder
    #[arg(long, value_name = "DIR", conflicts_with_all = ["name", "check"])]
    out: Option<PathBuf>,
    /// Compare all of them with those in this folder; exit code 5 if they differ
    #[arg(long, value_name = "DIR", conflicts_with = "name")]
    check: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments, terminal: Terminal) -> Result<(), Failure> {
    if let Some(folder) = &arguments.out {
        return write(folder, terminal);
    }
    if let Some(folder) = &arguments.check {
        return check(folder, terminal);
    }
    let Some(name) = &arguments.name else {
        let lines: String = ALL.iter().map(|entry| format!("{:17} {}\n", entry.name, entry.about)).collect();
        return terminal.data(&lines);
    };
    let Some(entry) = ALL.iter().find(|entry| entry.name == name) else {
        let hint = did_you_mean(name, ALL.iter().map(|entry| entry.name), say("schema-hint", &[]));
        return Err(Failure::Usage(say("schema-none", &[("name", name.into()), ("hint", hint.into())])));
    };
    terminal.data(&(entry.schema)())
}

fn path(folder: &Path, entry: &Format) -> PathBuf {
    folder.join(format!("{}.schema.json", entry.name))
}

fn write(folder: &Path, terminal: Terminal) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(|error| Failure::unwritable(folder, error))?;
    for entry in ALL {
        let path = path(folder, entry);
        fs::write(&path, (entry.schema)()).map_err(|error| Failure::unwritable(&path, error))?;
    }
    terminal.note(&say("schema-wrote", &counted(folder)));
    Ok(())
}

fn check(folder: &Path, terminal: Terminal) -> Result<(), Failure> {
    let mut different = Vec::new();
    for entry in ALL {
        let path = path(folder, entry);
        match fs::read_to_string(&path) {
            Ok(stored) if stored == (entry.schema)() => {}
            Ok(_) => different.push(say("schema-not-current", &[("path", shown(path.display()))])),
            Err(error) => different.push(format!("{}: {error}", path.display())),
        }
    }
    if different.is_empty() {
        terminal.note(&say("schema-current", &counted(folder)));
        return Ok(());
    }
    let said = [("list", different.join("\n  ").into()), ("folder", shown(folder.display()))];
    Err(Failure::Verification(say("schema-different", &said)))
}

/// How many schemas there are, and the folder of them.
fn counted(folder: &Path) -> [(&'static str, Arg<'static>); 2] {
    [("count", shown(ALL.len())), ("folder", shown(folder.display()))]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_object_of_an_input_refuses_unknown_keys() {
        for entry in ALL.iter().filter(|entry| entry.about.ends_with("input")) {
            let schema: serde_json::Value =
                serde_json::from_str(&(entry.schema)()).expect("a schema is JSON");
            let definitions = schema["$defs"].as_object().into_iter().flatten();
            for (name, definition) in definitions {
                let object = definition.get("type").and_then(|kind| kind.as_str()) == Some("object");
                let open = definition.get("additionalProperties") != Some(&serde_json::Value::Bool(false));
                assert!(!(object && open), "{}: {name}", entry.name);
            }
        }
    }

    #[test]
    fn names_are_unique() {
        let mut names: Vec<&str> = ALL.iter().map(|entry| entry.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), ALL.len());
    }
}
