//! `socta explain CODE --example DIR`: an input with the fault of the code, to look at and to mend.

use std::fs;
use std::io;
use std::path::Path;

use super::exit::Failure;
use super::generate::publish;
use super::terminal::Terminal;
use crate::diagnostics::Code;
use crate::generate::broken::{self, Broken, Files};

/// Writes the broken input of the code into a new folder, and says how to look at it.
pub(super) fn write(code: Code, out: &Path, terminal: Terminal) -> Result<(), Failure> {
    if out.exists() {
        return Err(Failure::Io(format!("{} exists already; nothing was written", out.display())));
    }
    let example = of(code)?;
    let files = example.files().map_err(|error| Failure::Io(error.to_string()))?;
    let failed = |error: io::Error| Failure::Io(format!("could not write {}: {error}", out.display()));
    store(&files, out).map_err(failed)?;
    let place = example.line.map_or_else(String::new, |line| format!(", line {line}"));
    terminal.note(&format!(
        "wrote {} with {} `{}` in {}{place}",
        out.display(),
        code.id(),
        code.name(),
        example.file
    ));
    terminal.data(&format!("{}\n", example.command(out)))
}

fn of(code: Code) -> Result<Broken, Failure> {
    let all = broken::all().map_err(|error| Failure::Io(error.to_string()))?;
    let own = all.into_iter().find(|example| example.code == code.id());
    own.ok_or_else(|| Failure::Io(format!("{} has no broken input", code.id())))
}

/// Writes the files aside, and gives their folder its name last.
fn store(files: &Files, out: &Path) -> io::Result<()> {
    let parent = out.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(parent)?;
    let staging = tempfile::Builder::new().prefix(".socta-").tempdir_in(parent)?;
    for (name, bytes) in files {
        let path = staging.path().join(name);
        fs::create_dir_all(path.parent().unwrap_or(parent))?;
        fs::write(path, bytes)?;
    }
    publish(staging, out)
}
