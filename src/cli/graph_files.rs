//! Graph files of other programs at the command line: what is read, and what is written.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::exit::Failure;
use super::inputs::{accept, refusal};
use super::speech::{say, shown};
use super::stored;
use super::terminal::Terminal;
use crate::diagnostics::Severities;
use crate::dossier::{self, Period};
use crate::model::Catalogue;
use crate::networks::edge_list::{self, EdgeGraph};
use crate::networks::formats::{
    GraphFile, ReadFormat, WriteFormat, Written, WrittenFile, graph_of, read, recognise, write,
};
use crate::networks::{Declared, Slices, measures_of, slices};
use crate::source::files::Stored;

/// Bytes of a file by which it is recognised.
const HEAD: usize = 1 << 16;

/// Options of graph files.
#[derive(Debug, Args)]
#[command(next_help_heading = "Graph files")]
pub(super) struct GraphArguments {
    /// What the file is; recognised by its name and its first bytes if absent
    #[arg(long, value_enum, value_name = "FORMAT", hide_short_help = true)]
    from: Option<From>,
    /// Write the graph with its measures to a file for another program
    #[arg(long, value_enum, value_name = "FORMAT", requires = "out", hide_short_help = true)]
    write: Option<To>,
    /// File to write, a folder for i2 and dossier; `-` is stdout
    #[arg(long, value_name = "PATH", requires = "write", hide_short_help = true)]
    out: Option<PathBuf>,
    /// Measure this period only, as 2019..2020-06; repeated, what changed is told too
    ///
    /// A link belongs to a period if it held on one of its days (columns `from_date` and `to_date`, or the spells of GEXF);
    /// links without dates belong to none. JSON is socta.network-periods/1.
    #[arg(long, value_name = "FROM..UNTIL", value_parser = super::periods::parse, hide_short_help = true,
        conflicts_with_all = ["write", "key_positions", "key_players", "attack", "remove"])]
    period: Vec<Period>,
    /// Replace what is there
    #[arg(long, requires = "out", hide_short_help = true)]
    force: bool,
}

/// What can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum From {
    /// CSV edge list with `source,target`
    Edges,
    /// CSV matrix with a header row and a header column
    Matrix,
    /// GraphML
    Graphml,
    /// GEXF 1.2 or 1.3
    Gexf,
    /// FollowTheMoney, JSON lines
    Ftm,
    /// STIX 2.1 bundle
    Stix,
    /// The program's own form; socta.graph/1
    Json,
}

/// What can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum To {
    /// GraphML, for NetworkX, igraph, yEd
    Graphml,
    /// GEXF 1.3, for Gephi
    Gexf,
    /// DOT, for Graphviz
    Dot,
    /// Tables of entities, links and columns, for Analyst's Notebook
    I2,
    /// The program's own form; socta.graph/1
    Json,
    /// CSV edge list
    Edges,
    /// Tables of a dossier, without measures, with a report of what became of what
    Dossier,
}

/// A graph that was read.
pub(super) struct Loaded {
    /// What is measured.
    pub(super) graph: EdgeGraph,
    /// The file behind it, if it was needed.
    pub(super) file: Option<GraphFile>,
    /// Whether the file holds more than what is measured, as a dossier does.
    of_dossier: bool,
}

impl Loaded {
    /// The network by period.
    pub(super) fn slices(&self, periods: &[Period], declared: Declared) -> Slices {
        let file = self.file.clone().unwrap_or_default();
        let measured = if self.of_dossier { file.persons() } else { file };
        slices(&measured, periods, self.graph.set.directed, declared)
    }
}

/// What the other options say of the input.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    /// The file; `-` is stdin.
    pub(super) path: &'a Path,
    /// A list of nodes.
    pub(super) nodes: Option<&'a Path>,
    /// Whether links go one way.
    pub(super) directed: bool,
}

impl GraphArguments {
    /// Whether a graph is to be written.
    pub(super) fn writes(&self) -> bool {
        self.write.is_some()
    }

    /// Whether the graph is needed as it was read, and not only what is measured of it.
    fn needs_file(&self) -> bool {
        self.writes() || !self.period.is_empty()
    }

    /// The periods by which the network is to be measured; none for all of it at once.
    pub(super) fn periods(&self) -> &[Period] {
        &self.period
    }

    /// Reads the graph. Findings are shown; an error among them ends the command.
    pub(super) fn load(&self, source: Source<'_>, terminal: Terminal) -> Result<Loaded, Failure> {
        if stored::is_dossier(source.path) {
            return self.load_dossier(source, terminal);
        }
        let (mut bytes, mut rest) = stored::head(source.path, HEAD)?;
        let nodes = source.nodes.map(stored::bytes).transpose()?;
        let name = source.path.display().to_string();
        let format = self.from.map_or_else(|| recognise(&name, &bytes), From::format);
        if format != ReadFormat::Edges && nodes.is_some() {
            return Err(Failure::Usage(say("graph-nodes-not-here", &[])));
        }
        if format == ReadFormat::Edges && !self.needs_file() && !may_have_basis(&bytes) {
            let (mut edges, mut nodes) = (bytes.as_slice().chain(rest), nodes.as_deref());
            let nodes = nodes.as_mut().map(|nodes| nodes as &mut dyn Read);
            let graph = edge_list::read_from(&mut edges, nodes, source.directed)
                .map_err(|error| Failure::Findings(say("graph-unreadable", &[("error", shown(error))])))?;
            return Ok(Loaded { graph, file: None, of_dossier: false });
        }
        rest.read_to_end(&mut bytes).map_err(|error| Failure::unreadable(source.path, error))?;
        let listed = nodes.zip(source.nodes);
        let listed = listed.map(|(bytes, path)| Stored { name: path.display().to_string(), bytes });
        let checked = read(format, Stored { name, bytes }, listed, source.directed);
        accept(&checked.findings, &Severities::default(), terminal)?;
        let file = checked.value.unwrap_or_default();
        let graph = file.measured(source.directed || file.is_directed()).graph;
        Ok(Loaded { graph, file: Some(file), of_dossier: false })
    }

    /// The persons of a dossier and the links between them are measured; everything that may be shown is written.
    fn load_dossier(&self, source: Source<'_>, terminal: Terminal) -> Result<Loaded, Failure> {
        if self.from.is_some() || source.nodes.is_some() {
            return Err(Failure::Usage(say("graph-options-of-dossier", &[])));
        }
        let checked = dossier::read(source.path, &Catalogue::built_in());
        accept(&checked.findings, &Severities::default(), terminal)?;
        let Some(dossier) = checked.value else {
            return Err(refusal(&checked.findings, &Severities::default()));
        };
        let found = graph_of(&dossier);
        let withheld = [
            (found.networks_withheld, "graph-networks"),
            (found.actors_withheld, "graph-persons"),
            (found.links_withheld, "graph-links"),
        ];
        let withheld = withheld.iter().filter(|(count, _)| *count > 0);
        let words: Vec<String> = withheld.map(|(count, key)| format!("{count} {}", say(key, &[]))).collect();
        if !words.is_empty() {
            terminal.note(&say("graph-withheld", &[("what", words.join(", ").into())]));
        }
        let graph = found.graph.persons().measured(source.directed).graph;
        Ok(Loaded { graph, file: Some(found.graph), of_dossier: true })
    }

    /// Writes the graph with the measures of its actors.
    pub(super) fn write(
        &self,
        loaded: Loaded,
        declared: Declared,
        terminal: Terminal,
    ) -> Result<(), Failure> {
        let (Some(to), Some(out)) = (self.write, &self.out) else { return Ok(()) };
        let Some(mut file) = loaded.file else { return Ok(()) };
        // A dossier holds what was reported; measures follow from it.
        if to != To::Dossier {
            file.annotate(&measures_of(&loaded.graph, declared).actors);
        }
        let written = write(&file, to.format());
        for loss in &written.losses {
            terminal.note(&say("graph-loss", &[("count", shown(loss.count)), ("what", shown(loss.what))]));
        }
        if out.as_os_str() == "-" {
            return terminal.data(&on_stdout(&written)?);
        }
        store(&written, out, self.force)?;
        let said = [
            ("path", shown(out.display())),
            ("nodes", shown(file.nodes.len())),
            ("links", shown(file.links.len())),
        ];
        terminal.note(&say("graph-wrote", &said));
        Ok(())
    }
}

impl From {
    fn format(self) -> ReadFormat {
        match self {
            Self::Edges => ReadFormat::Edges,
            Self::Matrix => ReadFormat::Matrix,
            Self::Graphml => ReadFormat::GraphMl,
            Self::Gexf => ReadFormat::Gexf,
            Self::Ftm => ReadFormat::Ftm,
            Self::Stix => ReadFormat::Stix,
            Self::Json => ReadFormat::Json,
        }
    }
}

impl To {
    fn format(self) -> WriteFormat {
        match self {
            Self::Graphml => WriteFormat::GraphMl,
            Self::Gexf => WriteFormat::Gexf,
            Self::Dot => WriteFormat::Dot,
            Self::I2 => WriteFormat::I2,
            Self::Json => WriteFormat::Json,
            Self::Edges => WriteFormat::Edges,
            Self::Dossier => WriteFormat::Dossier,
        }
    }
}

/// Whether the header of an edge list says how links came to be known: predicted ones must not be measured. A header that
/// is longer than the head of the file may say so.
fn may_have_basis(head: &[u8]) -> bool {
    let header = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let cut = header.len() >= HEAD;
    let header = String::from_utf8_lossy(header);
    cut || header.split([',', ';', '\t']).any(|name| name.trim().trim_matches('"') == "basis")
}

fn on_stdout(written: &Written) -> Result<String, Failure> {
    match written.files.as_slice() {
        [one] => Ok(one.text.clone()),
        _ => Err(Failure::Usage(say("graph-folder", &[]))),
    }
}

/// Writes a file, or a folder of files, aside and renames it into place.
pub(super) fn store(written: &Written, out: &Path, force: bool) -> Result<(), Failure> {
    if out.exists() && !force {
        return Err(Failure::Io(say("graph-exists", &[("path", shown(out.display()))])));
    }
    let failed = |error: std::io::Error| Failure::unwritable(out, error);
    match written.files.as_slice() {
        [one] if one.name.is_empty() => store_file(one, out).map_err(failed),
        several => {
            fs::create_dir_all(out).map_err(failed)?;
            several.iter().try_for_each(|file| store_file(file, &out.join(file.name))).map_err(failed)
        }
    }
}

fn store_file(file: &WrittenFile, path: &Path) -> std::io::Result<()> {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut aside = tempfile::Builder::new().prefix(".socta-").tempfile_in(parent)?;
    aside.write_all(file.text.as_bytes())?;
    // A temporary file is private to the user; a result should be as readable as any other file.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(aside.path(), fs::Permissions::from_mode(0o644))?;
    }
    aside.persist(path).map(|_| ()).map_err(|error| error.error)
}
