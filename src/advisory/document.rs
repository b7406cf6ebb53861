//! The format-free document: what is said, not how it looks. No exporter computes a number.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::table::Table;
use super::text::Text;

/// A bar or interval of a chart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Interval {
    /// Name of the row.
    pub label: String,
    /// Lower end.
    pub low: f64,
    /// Central value.
    pub middle: f64,
    /// Upper end.
    pub high: f64,
    /// Whether the row is emphasised (proposed).
    pub marked: bool,
}

/// A row of shares.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Stack {
    /// Name of the row.
    pub label: String,
    /// One value a series, in the order of the series.
    pub values: Vec<f64>,
}

/// A line of points.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Curve {
    /// Name.
    pub label: String,
    /// Points from left to right.
    pub points: Vec<(f64, f64)>,
}

/// What a chart shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ChartKind {
    /// A dot with an interval in each row, on one axis.
    Intervals {
        /// Rows from top to bottom.
        rows: Vec<Interval>,
        /// Smallest and largest value of the axis.
        axis: [f64; 2],
        /// A line between this row and the next, with its name (the cut at K).
        cut: Option<(usize, String)>,
    },
    /// A bar in each row; `low` and `high` are its error bar.
    Bars {
        /// Rows from top to bottom.
        rows: Vec<Interval>,
        /// Smallest and largest value of the axis.
        axis: [f64; 2],
    },
    /// Bars of several parts.
    Stacked {
        /// Names of the parts.
        series: Vec<String>,
        /// Rows from top to bottom.
        rows: Vec<Stack>,
    },
    /// A grid of values in `0..=1`; nothing where a value is missing.
    Heat {
        /// Names of the columns.
        columns: Vec<String>,
        /// Names of the rows and their values.
        rows: Vec<(String, Vec<Option<f64>>)>,
    },
    /// Lines of points over a number.
    Curves {
        /// The lines.
        series: Vec<Curve>,
        /// Title of the axis across.
        across: String,
        /// Whether both axes go from 0 to 1 and the line of equality is drawn.
        diagonal: bool,
    },
}

/// A chart with its text alternative.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Chart {
    /// Identifier within the document.
    pub id: String,
    /// Caption, also its accessible name.
    pub caption: String,
    /// What a reader who cannot see it should know.
    pub description: String,
    /// Title of the value axis.
    pub axis: String,
    /// What it shows.
    pub kind: ChartKind,
}

/// A node of a network picture.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PictureNode {
    /// Label; empty for none.
    pub label: String,
    /// Position in [`NetworkPicture::groups`].
    pub group: usize,
    /// Position in [`NetworkPicture::clusters`], if there are any.
    #[serde(default)]
    pub cluster: usize,
    /// Relative size, `0..=1`.
    pub size: f64,
    /// Whether it is drawn as core (filled) or periphery (hollow).
    pub core: bool,
    /// Whether the network falls apart without it.
    #[serde(default)]
    pub cut: bool,
    /// Whether it is one of the key players that are shown.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub key: bool,
}

/// An edge of a network picture.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PictureEdge {
    /// Position of one end.
    pub from: usize,
    /// Position of the other end.
    pub to: usize,
    /// Relative weight, `0..=1`.
    pub weight: f64,
    /// Probability that the link exists, `0..=1`.
    #[serde(default = "certain")]
    pub certainty: f64,
    /// Whether its confirmation would change the top, and that is shown.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub gap: bool,
}

fn certain() -> f64 {
    1.0
}

/// A picture of a network.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct NetworkPicture {
    /// Identifier within the document.
    pub id: String,
    /// Caption, also its accessible name.
    pub caption: String,
    /// What a reader who cannot see it should know.
    pub description: String,
    /// Names of the groups; they get colour and shape.
    pub groups: Vec<String>,
    /// Names of what stands for its members where there are too many nodes to draw each; the groups if there are none.
    #[serde(default)]
    pub clusters: Vec<String>,
    /// Nodes.
    pub nodes: Vec<PictureNode>,
    /// Edges.
    pub edges: Vec<PictureEdge>,
}

/// Why a callout stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Tone {
    /// Good to know.
    Note,
    /// Limits what the document says.
    Caution,
    /// Speaks of invented data.
    Invented,
}

/// A part of a section.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Block {
    /// A heading below the section's own.
    Heading {
        /// Depth: 1 is right below the section.
        level: u8,
        /// Identifier within the document.
        id: String,
        /// Text.
        title: String,
    },
    /// A paragraph.
    Paragraph(Text),
    /// A bulleted list.
    List(Vec<Text>),
    /// Terms and what they mean.
    Definitions(Vec<(Text, Text)>),
    /// Something that stands out.
    Callout {
        /// Why.
        tone: Tone,
        /// Text.
        text: Text,
    },
    /// A table.
    Table(Table),
    /// A chart.
    Chart(Chart),
    /// A network picture.
    Picture(NetworkPicture),
}

/// A numbered section.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Section {
    /// Number, from 1.
    pub number: usize,
    /// Identifier within the document.
    pub id: String,
    /// Title.
    pub title: String,
    /// Content.
    pub blocks: Vec<Block>,
}

/// The whole document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Advisory {
    /// `socta.advisory/2`.
    pub schema: String,
    /// Language tag.
    pub language: String,
    /// Title.
    pub title: String,
    /// Line below the title: that it is a proposal, and for which cycle.
    pub subtitle: String,
    /// Handling marking of the document as a whole.
    pub marking: String,
    /// The sections; the first one is the cover.
    pub sections: Vec<Section>,
}

impl Advisory {
    /// Name and major version of the format.
    pub const SCHEMA: &'static str = "socta.advisory/2";
}
