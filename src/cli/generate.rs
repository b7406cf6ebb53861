//! `socta generate`: an invented dossier of any size, by seed.

use std::cell::RefCell;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use clap::Args;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::exit::Failure;
use super::progress;
use super::speech::{say, shown};
use super::terminal::Terminal;
use crate::generate::{GenerateError, Settings, Sink, generate};

const EXAMPLES: &str = "\
Examples:
  socta generate --out invented
  socta generate --out small --areas 8 --networks 20 --actors 200 --links 600 --seed 7
  socta generate --out large --areas 1000 --networks 50000 --actors 1000000 --links 5000000 --gzip";

pub(super) const LONG: &str = "\
Invents a dossier: areas, observations, criminal networks, actors and links, with planted structures. It says of itself \
that it is invented. Beside it stands truth.jsonl, which no assessment reads: what was planted, so that a method can be \
measured against what it should have found. The same sizes and seed give the same bytes.";

/// Arguments of `generate`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Folder to write; it must not exist yet
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Crime areas
    #[arg(long, value_name = "N", default_value_t = Settings::default().areas)]
    areas: u32,
    /// Criminal networks
    #[arg(long, value_name = "N", default_value_t = Settings::default().networks)]
    networks: u32,
    /// Actors of all networks together
    #[arg(long, value_name = "N", default_value_t = Settings::default().actors)]
    actors: u64,
    /// Links aimed at; the planted structures may need more
    #[arg(long, value_name = "N", default_value_t = Settings::default().links)]
    links: u64,
    /// Who reports
    #[arg(long, value_name = "N", default_value_t = Settings::default().contributors)]
    contributors: u32,
    /// Seed
    #[arg(long, value_name = "N", default_value_t = Settings::default().seed)]
    seed: u64,
    /// Add areas that are about the networks themselves
    #[arg(long)]
    network_threat: bool,
    /// Compress the tables
    #[arg(long)]
    gzip: bool,
}

impl Arguments {
    fn settings(&self) -> Settings {
        Settings {
            seed: self.seed,
            areas: self.areas,
            networks: self.networks,
            actors: self.actors,
            links: self.links,
            contributors: self.contributors,
            network_threat: self.network_threat,
        }
    }
}

pub(super) fn run(arguments: &Arguments, terminal: Terminal) -> Result<(), Failure> {
    let out = &arguments.out;
    if out.exists() {
        return Err(Failure::Exists { path: out.clone() });
    }
    let parent = out.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let failed = |error: io::Error| Failure::unwritable(out, error);
    fs::create_dir_all(parent).map_err(failed)?;
    let staging = tempfile::Builder::new().prefix(".socta-").tempdir_in(parent).map_err(failed)?;
    let fault = Fault::default();
    let mut folder =
        Folder { path: staging.path().to_owned(), gzip: arguments.gzip, fault: Rc::clone(&fault) };
    let written = generate(&arguments.settings(), &mut folder);
    progress::go_on()?;
    if let Some(error) = fault.take() {
        return Err(failed(error));
    }
    let written = written.map_err(|error| match error {
        GenerateError::Settings(_) => Failure::Usage(error.to_string()),
        GenerateError::Write(error) => failed(error),
    })?;
    publish(staging, out).map_err(failed)?;
    let said = [
        ("folder", shown(out.display())),
        ("areas", shown(written.areas)),
        ("observations", shown(written.observations)),
        ("networks", shown(written.networks)),
        ("actors", shown(written.actors)),
        ("links", shown(written.links)),
    ];
    terminal.note(&say("generate-wrote", &said));
    Ok(())
}

/// Gives the finished folder its name. Until then nothing of it can be mistaken for a dossier.
pub(super) fn publish(staging: tempfile::TempDir, out: &Path) -> io::Result<()> {
    // A temporary folder is private to the user; a result should be as readable as any other folder.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(staging.path(), fs::Permissions::from_mode(0o755))?;
    }
    fs::rename(staging.path(), out)?;
    // It is not there any more under its old name.
    let _ = staging.keep();
    Ok(())
}

/// A folder that tables are written to.
struct Folder {
    path: PathBuf,
    gzip: bool,
    fault: Fault,
}

/// The first error of any file. What is still buffered is written when a file is dropped, where an error cannot be returned.
type Fault = Rc<RefCell<Option<io::Error>>>;

impl Sink for Folder {
    fn open(&mut self, name: &str) -> io::Result<Box<dyn Write>> {
        let packed = self.gzip && Path::new(name).extension().is_some_and(|extension| extension == "csv");
        let name = if packed { format!("{name}.gz") } else { name.to_owned() };
        let file = Watched { file: File::create(self.path.join(name))?, fault: Rc::clone(&self.fault) };
        let file = BufWriter::with_capacity(1 << 16, file);
        if packed {
            return Ok(Box::new(BufWriter::with_capacity(
                1 << 16,
                GzEncoder::new(file, Compression::new(6)),
            )));
        }
        Ok(Box::new(file))
    }
}

/// A file that remembers its error, and that fails once somebody asks to stop.
struct Watched {
    file: File,
    fault: Fault,
}

impl Write for Watched {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // Not `ErrorKind::Interrupted`, after which writers try again.
        let stopped = |_| io::Error::new(io::ErrorKind::ConnectionAborted, "interrupted");
        let written = progress::go_on().map_err(stopped).and_then(|()| self.file.write(bytes));
        written.inspect_err(|error| {
            self.fault.borrow_mut().get_or_insert_with(|| io::Error::new(error.kind(), error.to_string()));
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
