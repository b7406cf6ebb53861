//! A graph as files hold it: nodes and links with everything that is said of them, before any analysis.
//!
//! Every reader makes one and every writer takes one, so that any format can become any other. What a format has no place
//! for, its writer counts as a [`Loss`]; nothing is lost in silence.

use std::collections::BTreeMap;

use crate::dossier::{Date, Handling, InformationCode, LinkBasis as Basis, SourceCode};

/// A value of an attribute. Texts may be empty; numbers are finite.
#[derive(Debug, Clone, PartialEq)]
pub enum Scalar {
    /// A text.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// Any other number.
    Number(f64),
    /// Yes or no.
    Flag(bool),
}

impl std::fmt::Display for Scalar {
    /// As it is written in a file; a [`Scalar::Number`] always has a point or an exponent.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(text) => formatter.write_str(text),
            Self::Whole(number) => write!(formatter, "{number}"),
            Self::Number(number) => write!(formatter, "{number:?}"),
            Self::Flag(flag) => write!(formatter, "{flag}"),
        }
    }
}

/// Attributes by name.
pub type Attributes = BTreeMap<String, Scalar>;

/// A stretch of days in which something held; open where a day is absent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spell {
    /// First day.
    pub from: Option<Date>,
    /// Last day, not before the first.
    pub to: Option<Date>,
}

impl Spell {
    /// Whether it says anything.
    #[must_use]
    pub fn is_dated(&self) -> bool {
        self.from.is_some() || self.to.is_some()
    }
}

/// A node.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct GraphNode {
    /// Identifier, never empty, unique in its graph; a pseudonym where it stands for a person.
    pub id: String,
    /// What people read instead of the identifier; never the name of a person.
    pub label: Option<String>,
    /// What it is: `person`, `organization`, `threat-actor`, `network`, ...
    pub kind: Option<String>,
    /// Everything else. `label`, `name` and `kind` are no attributes.
    pub attributes: Attributes,
}

/// A link.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct GraphLink {
    /// Position of the node where it starts.
    pub from: u32,
    /// Position of the node where it ends.
    pub to: u32,
    /// Whether its direction means something.
    pub directed: bool,
    /// Identifier of its own.
    pub id: Option<String>,
    /// What people read at it.
    pub label: Option<String>,
    /// What it is: `cooperation`, `Ownership`, `uses`, ...
    pub kind: Option<String>,
    /// Strength, positive and finite; never a distance.
    pub weight: Option<f64>,
    /// When it held, in the order of the file; none if that is not said.
    pub spells: Vec<Spell>,
    /// Probability that it exists, `0..=1`.
    pub probability: Option<f64>,
    /// Evaluation of the source.
    pub source_code: Option<SourceCode>,
    /// Evaluation of the information.
    pub information_code: Option<InformationCode>,
    /// From whom the information comes in the end; links of one origin count once.
    pub origin: Option<String>,
    /// How it came to be known.
    pub basis: Basis,
    /// What may be done with it.
    pub handling: Option<Handling>,
    /// Everything else; the names of [`fields`](super::fields) are no attributes.
    pub attributes: Attributes,
}

/// A graph with everything that its file says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct GraphFile {
    /// What is said of the graph as a whole.
    pub attributes: Attributes,
    /// The nodes, in the order of the file.
    pub nodes: Vec<GraphNode>,
    /// The links, in the order of the file; parallel links and links from a node to itself among them.
    pub links: Vec<GraphLink>,
}

/// Something that a format has no place for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Loss {
    /// What, in words that follow a count.
    pub what: &'static str,
    /// How often.
    pub count: usize,
}

/// Losses while a graph is written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Losses(BTreeMap<&'static str, usize>);

impl Losses {
    /// Counts `count` more of something; nothing if `count` is 0.
    pub(super) fn add(&mut self, what: &'static str, count: usize) {
        if count > 0 {
            *self.0.entry(what).or_default() += count;
        }
    }

    /// All losses, by what was lost.
    #[must_use]
    pub fn list(&self) -> Vec<Loss> {
        self.0.iter().map(|(&what, &count)| Loss { what, count }).collect()
    }
}

/// Which way the links of a graph go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Directions {
    /// All have a direction.
    Directed,
    /// None has one; also said of a graph without links.
    Undirected,
    /// Some have one.
    Mixed,
}

impl GraphFile {
    /// Which way its links go.
    #[must_use]
    pub fn directions(&self) -> Directions {
        let directed = self.links.iter().filter(|link| link.directed).count();
        match directed {
            0 => Directions::Undirected,
            all if all == self.links.len() => Directions::Directed,
            _ => Directions::Mixed,
        }
    }
}

impl GraphNode {
    /// A node of which only the identifier is known.
    #[must_use]
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into(), ..Self::default() }
    }

    /// Takes over an attribute of a file: the label and the kind are told from the rest.
    pub(super) fn put(&mut self, name: &str, value: Scalar) {
        let text = |value: Scalar| Some(value.to_string()).filter(|text| !text.is_empty());
        match name {
            "label" => self.label = text(value),
            "name" if self.label.is_none() => self.label = text(value),
            "name" => {}
            "kind" => self.kind = text(value),
            _ => drop(self.attributes.insert(name.to_owned(), value)),
        }
    }

    /// Everything that is said of it, for formats that know attributes only.
    pub(super) fn written(&self) -> Attributes {
        let mut all = self.attributes.clone();
        let mut text = |name: &str, value: &Option<String>| {
            if let Some(value) = value {
                all.insert(name.to_owned(), Scalar::Text(value.clone()));
            }
        };
        text("label", &self.label);
        text("kind", &self.kind);
        all
    }
}

impl GraphLink {
    /// A link between two nodes.
    #[must_use]
    pub fn new(from: u32, to: u32, directed: bool) -> Self {
        Self { from, to, directed, ..Self::default() }
    }

    /// The first and last day of all its spells, if they are not open.
    #[must_use]
    pub fn whole_spell(&self) -> Spell {
        let from = self.spells.iter().map(|spell| spell.from).min().flatten();
        let to = if self.spells.iter().any(|spell| spell.to.is_none()) {
            None
        } else {
            self.spells.iter().filter_map(|spell| spell.to).max()
        };
        Spell { from, to }
    }
}
