//! The modules of the workspace, and which of them uses which.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::paths::{self, Said};

/// A module: its crate, and its place below the root of the crate.
pub type Module = (String, Vec<String>);

/// All modules of the workspace.
#[derive(Debug, Default)]
pub struct House {
    /// What the file of each module says.
    pub said: BTreeMap<Module, Said>,
    /// The file of each module, below the root of the workspace.
    pub files: BTreeMap<Module, PathBuf>,
}

/// Folders with source text: the crate's name as code writes it, and its `src`.
pub fn crates() -> Vec<(String, PathBuf)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = vec![("socta".to_owned(), root.join("src"))];
    for entry in fs::read_dir(root.join("crates")).expect("there are crates") {
        let folder = entry.expect("a folder can be read").path();
        let name = folder.file_name().expect("a folder has a name").to_string_lossy().replace('-', "_");
        all.push((name, folder.join("src")));
    }
    all.sort();
    all
}

impl House {
    /// Reads every source file but those that hold tests only.
    pub fn read() -> Self {
        let mut house = Self::default();
        for (name, root) in crates() {
            for file in super::sources(&root) {
                let inside = file.strip_prefix(&root).expect("a source file is below its crate");
                let mut place: Vec<String> = inside
                    .with_extension("")
                    .iter()
                    .map(|part| part.to_string_lossy().into_owned())
                    .collect();
                if place.iter().any(|part| part == "tests") || place == ["main"] {
                    continue;
                }
                if matches!(place.last().map(String::as_str), Some("mod" | "lib")) {
                    place.pop();
                }
                let text = fs::read_to_string(&file).expect("a source file can be read");
                house.add((name.clone(), place), file, &text);
            }
        }
        house
    }

    /// Adds one module.
    pub fn add(&mut self, module: Module, file: PathBuf, text: &str) {
        self.said.insert(module.clone(), paths::read(text));
        self.files.insert(module, file);
    }

    /// Which modules each module imports from. What a module hands on of its own parts is no import.
    pub fn imports(&self) -> BTreeMap<&Module, BTreeSet<Module>> {
        let mut all = BTreeMap::new();
        for (module, said) in &self.said {
            let used = said.uses.iter().filter_map(|path| self.home(module, path, 0));
            let handed = said.hands_on.iter().filter_map(|path| self.home(module, path, 0));
            let foreign = handed.filter(|home| home.0 != module.0 || !home.1.starts_with(&module.1));
            let mut homes: BTreeSet<Module> = used.chain(foreign).collect();
            homes.remove(module);
            all.insert(module, homes);
        }
        all
    }

    /// The module in which the item of a path is declared; none if it is foreign.
    fn home(&self, from: &Module, path: &str, depth: usize) -> Option<Module> {
        let parts: Vec<&str> = path.split("::").filter(|part| !part.is_empty()).collect();
        let (mut at, mut next) = self.start(from, &parts)?;
        while let Some(part) = parts.get(next) {
            if matches!(*part, "*" | "self") {
                break;
            }
            let below = (at.0.clone(), [at.1.as_slice(), &[(*part).to_owned()]].concat());
            if self.said.contains_key(&below) {
                at = below;
                next += 1;
                continue;
            }
            return self.handed_on(&at, part, &parts[next + 1..], depth);
        }
        Some(at)
    }

    /// Where a path begins, and how many of its parts say so.
    fn start(&self, from: &Module, parts: &[&str]) -> Option<(Module, usize)> {
        let up = parts.iter().take_while(|part| **part == "super").count();
        let first = *parts.first()?;
        if up > 0 {
            return Some(((from.0.clone(), from.1[..from.1.len().checked_sub(up)?].to_vec()), up));
        }
        match first {
            "crate" => Some(((from.0.clone(), Vec::new()), 1)),
            "self" => Some((from.clone(), 1)),
            _ if self.said.contains_key(&(first.to_owned(), Vec::new())) => {
                Some(((first.to_owned(), Vec::new()), 1))
            }
            _ => {
                let below = (from.0.clone(), [from.1.as_slice(), &[first.to_owned()]].concat());
                let known = self.said.contains_key(&below)
                    || self.said[from].hands_on.iter().any(|path| path.ends_with(&format!("::{first}")));
                known.then(|| (from.clone(), 0))
            }
        }
    }

    /// Where the item lies that a module declares or hands on under a name; the module itself if it says neither.
    fn handed_on(&self, at: &Module, name: &str, rest: &[&str], depth: usize) -> Option<Module> {
        let home = self.holder(at, name, depth).unwrap_or_else(|| at.clone());
        let is_module =
            home != *at && self.said.contains_key(&home) && home.1.last().is_some_and(|last| last == name);
        if !is_module || rest.is_empty() {
            return Some(home);
        }
        self.home(&home, &format!("self::{}", rest.join("::")), depth + 1)
    }

    /// The module that declares what another declares or hands on under a name.
    fn holder(&self, at: &Module, name: &str, depth: usize) -> Option<Module> {
        let said = self.said.get(at)?;
        if said.declares.iter().any(|declared| declared == name) {
            return Some(at.clone());
        }
        if depth > 8 {
            return None;
        }
        if let Some(path) = said.hands_on.iter().find(|path| path.rsplit("::").next() == Some(name)) {
            return self.home(at, path, depth + 1);
        }
        let mut globs = said.hands_on.iter().filter_map(|path| path.strip_suffix("::*"));
        globs.find_map(|path| {
            let home = self.home(at, &format!("{path}::self"), depth + 1)?;
            self.holder(&home, name, depth + 1)
        })
    }
}
