//! `socta explain CODE --example DIR`: an input with the fault of the code, to look at and to mend.

use std::fs;
use std::io;
use std::path::Path;

use super::exit::Failure;
use super::generate::publish;
use super::speech::{say, shown};
use super::terminal::Terminal;
use crate::diagnostics::Code;
use crate::generate::broken::{self, Broken, Files};

/// Writes the broken input of the code into a new folder, and says how to look at it.
pub(super) fn write(code: Code, out: &Path, terminal: Terminal) -> Result<(), Failure> {
    if out.exists() {
        return Err(Failure::Exists { path: out.to_owned() });
    }
    let example = of(code)?;
    let files = example.files().map_err(|error| Failure::Io(error.to_string()))?;
    store(&files, out).map_err(|error| Failure::unwritable(out, error))?;
    let said = [
        ("folder", shown(out.display())),
        ("code", code.id().into()),
        ("name", code.name().into()),
        ("file", shown(&example.file)),
        ("line", example.line.map_or_else(|| "none".into(), shown)),
    ];
    terminal.note(&say("example-wrote", &said));
    terminal.data(&format!("{}\n", example.command(out)))
}

fn of(code: Code) -> Result<Broken, Failure> {
    let all = broken::all().map_err(|error| Failure::Io(error.to_string()))?;
    let own = all.into_iter().find(|example| example.code == code.id());
    own.ok_or_else(|| Failure::Io(say("example-none", &[("code", code.id().into())])))
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
