//! Graph files of other programs: read into one form ([`GraphFile`]), written from it.
//!
//! | format | read | written | file |
//! | --- | --- | --- | --- |
//! | CSV edge list | yes | yes | `edges` |
//! | CSV matrix | yes | | `matrix` |
//! | GraphML | yes | yes | `graphml` |
//! | GEXF 1.2, 1.3 | yes | yes | `gexf` |
//! | JSON, `socta.graph/1` | yes | yes | `json` |
//! | FollowTheMoney, JSON lines | yes | | `ftm` |
//! | STIX 2.1 bundle | yes | | `stix` |
//! | DOT | | yes | `dot` |
//! | i2, a pair of CSV tables | | yes | `i2` |
//! | tables of a dossier | by [`graph_of`] | yes | `of_dossier`, `to_dossier` |
//!
//! A file is data of somebody else. Every fault is found in one go, with its place; nothing in a file makes the reader panic,
//! fetch anything, or grow beyond what is written. Names of persons, and what nobody is to be judged by, stay out
//! ([`Code::PersonalDataLeftOut`]). `docs/guide/graph-formats.md` says what becomes of what.
//!
//! # Example
//!
//! ```
//! use socta::networks::formats::{ReadFormat, WriteFormat, read, write};
//! use socta::source::files::Stored;
//!
//! let text = "<graphml><graph edgedefault='directed'><node id='a'/><node id='b'/>\
//!             <edge source='a' target='b'/></graph></graphml>";
//! let file = Stored { name: "net.graphml".to_owned(), bytes: text.into() };
//! let graph = read(ReadFormat::GraphMl, file, None, false).value.unwrap();
//! assert!(graph.links[0].directed);
//! assert!(write(&graph, WriteFormat::Dot).files[0].text.contains("\"a\" -> \"b\""));
//! ```

mod building;
mod cells;
mod dot;
mod edges;
pub mod fields;
mod ftm;
mod gexf;
mod graph;
mod graphml;
mod i2;
mod json;
pub mod matrix;
mod of_dossier;
mod privacy;
mod recognise;
mod stix;
#[cfg(test)]
mod tests;
mod to_dossier;
mod typed;
mod view;
mod xml;

pub use graph::{Attributes, Directions, GraphFile, GraphLink, GraphNode, Loss, Losses, Scalar, Spell};
pub use json::{GRAPH_SCHEMA, GraphDocument};
pub use of_dossier::{DossierGraph, graph_of};
pub use recognise::recognise;
pub use view::Measured;

use std::collections::BTreeMap;

use self::building::Building;
use crate::diagnostics::{Code, Finding, Findings, Place, SourceText};
use crate::dossier::LinkBasis as Basis;
use crate::source::files::Stored;
use crate::source::{Checked, Faults, text};

/// A format that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadFormat {
    /// CSV with `source,target`.
    Edges,
    /// CSV with a header row and a header column.
    Matrix,
    /// GraphML.
    GraphMl,
    /// GEXF 1.2 or 1.3.
    Gexf,
    /// FollowTheMoney, JSON lines.
    Ftm,
    /// STIX 2.1 bundle.
    Stix,
    /// `socta.graph/1`.
    Json,
}

/// A format that can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WriteFormat {
    /// GraphML.
    GraphMl,
    /// GEXF 1.3.
    Gexf,
    /// DOT.
    Dot,
    /// Three CSV tables for i2.
    I2,
    /// `socta.graph/1`.
    Json,
    /// CSV with `source,target`.
    Edges,
    /// Tables of a dossier, with what became of what.
    Dossier,
}

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenFile {
    /// Name of the file in the folder of a format of several files; empty for a format of one.
    pub name: &'static str,
    /// Text of the file.
    pub text: String,
}

/// A graph in some format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// One file, or those of a folder.
    pub files: Vec<WrittenFile>,
    /// What the format has no place for.
    pub losses: Vec<Loss>,
}

/// Reads a graph file, and a CSV list of nodes with it if the format is [`ReadFormat::Edges`]. `directed` holds for a link
/// of which the file does not say whether it has a direction.
///
/// The value is what could be read; the findings say whether it may be used.
#[must_use]
pub fn read(format: ReadFormat, file: Stored, nodes: Option<Stored>, directed: bool) -> Checked<GraphFile> {
    let mut findings = Findings::default();
    let mut building = Building::default();
    if let Some(nodes) = nodes {
        with_text(nodes, &mut findings, |text, faults| edges::read_nodes(text, &mut building, faults));
    }
    let name = file.name.clone();
    let mut left_out = BTreeMap::new();
    let value = with_text(file, &mut findings, |text, faults| match format {
        ReadFormat::Edges => edges::read(text, directed, building, faults),
        ReadFormat::Matrix => matrix::read(text, faults),
        ReadFormat::GraphMl => graphml::read(text, faults),
        ReadFormat::Gexf => gexf::read(text, faults),
        ReadFormat::Ftm => ftm::read(text, &mut left_out, faults),
        ReadFormat::Stix => stix::read(text, &mut left_out, faults),
        ReadFormat::Json => json::read(text, faults),
    });
    let value = value.map(|mut graph| {
        privacy::strip(&mut graph, &mut left_out);
        findings.extend(general(&graph, &left_out, &name));
        graph
    });
    findings.sort();
    Checked { value, findings }
}

/// Hands the text of a file to a reader and collects what is wrong with it.
fn with_text<T>(
    file: Stored,
    findings: &mut Findings,
    read: impl FnOnce(&str, &mut Faults) -> T,
) -> Option<T> {
    let Stored { name, mut bytes } = file;
    let mut faults = Faults::default();
    let readable = text::is_readable(&bytes) || text::make_readable(&mut bytes, &mut faults);
    let text = std::str::from_utf8(&bytes).unwrap_or_default();
    let value = readable.then(|| read(text, &mut faults));
    findings.extend(faults.into_findings(&SourceText::new(name, &bytes)));
    value
}

/// What is to be said of a graph as a whole.
fn general(graph: &GraphFile, left_out: &BTreeMap<String, usize>, name: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut say = |code, message: String| found.push(Finding::new(code, message).at(Place::whole(name)));
    if !left_out.is_empty() {
        let list: Vec<String> = left_out.iter().map(|(what, count)| format!("{what} ({count})")).collect();
        say(Code::PersonalDataLeftOut, format!("personal data was left out: {}", list.join(", ")));
    }
    if graph.directions() == Directions::Mixed {
        let directed = graph.links.iter().filter(|link| link.directed).count();
        say(
            Code::DirectionsMixed,
            format!("{directed} of {} links have a direction, the others have none", graph.links.len()),
        );
    }
    let predicted = graph.links.iter().filter(|link| link.basis == Basis::Predicted).count();
    if predicted > 0 {
        say(Code::PredictedLinkLeftOut, format!("{predicted} links are predicted and are not measured"));
    }
    found
}

/// Writes a graph. The same graph always gives the same bytes.
#[must_use]
pub fn write(graph: &GraphFile, format: WriteFormat) -> Written {
    let mut losses = Losses::default();
    let one = |text: String| vec![WrittenFile { name: "", text }];
    let files = match format {
        WriteFormat::GraphMl => one(graphml::write(graph, &mut losses)),
        WriteFormat::Gexf => one(gexf::writing::write(graph, &mut losses)),
        WriteFormat::Dot => one(dot::write(graph, &mut losses)),
        WriteFormat::Json => one(json::write(graph)),
        WriteFormat::Edges => one(edges::write(graph, &mut losses)),
        WriteFormat::Dossier => {
            let tables = to_dossier::write(graph);
            let file = |name, text| WrittenFile { name, text };
            vec![
                file("actors.csv", tables.actors),
                file("networks.csv", tables.networks),
                file("links.csv", tables.links),
                file("mapping.md", tables.mapping),
            ]
        }
        WriteFormat::I2 => {
            let tables = i2::write(graph, &mut losses);
            let file = |name, text| WrittenFile { name, text };
            vec![
                file("entities.csv", tables.entities),
                file("links.csv", tables.links),
                file("columns.csv", tables.columns),
            ]
        }
    };
    Written { files, losses: losses.list() }
}
