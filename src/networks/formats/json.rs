//! `socta.graph/1`: this program's own form, which holds everything that a [`GraphFile`] holds.

use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::building::Building;
use super::fields;
use super::graph::{Attributes, GraphFile, GraphLink, GraphNode, Scalar, Spell};
use crate::dossier::LinkBasis as Basis;
use crate::source::{Faults, Step, json};

/// Name and major version of the format.
pub const GRAPH_SCHEMA: &str = "socta.graph/1";

/// A graph as JSON.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GraphDocument {
    /// `socta.graph/1`.
    schema: String,
    /// What is said of the graph as a whole.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    attributes: BTreeMap<String, Field>,
    /// The nodes.
    nodes: Vec<NodeEntry>,
    /// The links.
    links: Vec<LinkEntry>,
}

/// A text, a number, or yes or no.
#[derive(Debug, Clone, PartialEq)]
struct Field(Scalar);

/// A node.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NodeEntry {
    /// Identifier; a pseudonym where it stands for a person.
    id: String,
    /// What people read instead; never the name of a person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    /// What it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    kind: Option<String>,
    /// Everything else.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    attributes: BTreeMap<String, Field>,
}

/// A stretch of days; open where a day is absent.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct SpellEntry {
    /// First day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    /// Last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    to: Option<String>,
}

/// A link.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct LinkEntry {
    /// Identifier of the node where it starts.
    from: String,
    /// Identifier of the node where it ends.
    to: String,
    /// Whether its direction means something.
    #[serde(default)]
    directed: bool,
    /// Identifier of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    /// What people read at it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    /// What it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    kind: Option<String>,
    /// Strength, above 0; never a distance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    weight: Option<f64>,
    /// When it held.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    spells: Vec<SpellEntry>,
    /// Probability that it exists.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    probability: Option<f64>,
    /// Evaluation of the source: A, B, C or X.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source_code: Option<String>,
    /// Evaluation of the information: 1 to 4.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    information_code: Option<String>,
    /// From whom the information comes in the end; links of one origin count once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    origin: Option<String>,
    /// `observed`, `inferred` or `predicted`; observed unless said otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    basis: Option<String>,
    /// Handling code: H0 to H3.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    handling: Option<String>,
    /// Everything else.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    attributes: BTreeMap<String, Field>,
}

impl Serialize for Field {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Scalar::Text(text) => serializer.serialize_str(text),
            Scalar::Whole(number) => serializer.serialize_i64(*number),
            Scalar::Number(number) => serializer.serialize_f64(*number),
            Scalar::Flag(flag) => serializer.serialize_bool(*flag),
        }
    }
}

impl<'de> Deserialize<'de> for Field {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let unexpected = || serde::de::Error::custom("a text, a number, or yes or no is expected");
        Ok(Self(match serde_json::Value::deserialize(deserializer)? {
            serde_json::Value::String(text) => Scalar::Text(text),
            serde_json::Value::Bool(flag) => Scalar::Flag(flag),
            serde_json::Value::Number(number) => match (number.as_i64(), number.as_f64()) {
                (Some(whole), _) => Scalar::Whole(whole),
                (None, Some(number)) => Scalar::Number(number),
                (None, None) => return Err(unexpected()),
            },
            _ => return Err(unexpected()),
        }))
    }
}

impl JsonSchema for Field {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Field".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A text, a number, or yes or no.",
            "type": ["string", "number", "boolean"],
        })
    }
}

/// Reads a document.
pub(super) fn read(text: &str, faults: &mut Faults) -> GraphFile {
    let mut building = Building::default();
    let Some(document) = json::read::<GraphDocument>(text, GRAPH_SCHEMA, faults) else {
        return GraphFile::default();
    };
    building.graph.attributes = given(document.value.attributes);
    for (at, entry) in document.value.nodes.into_iter().enumerate() {
        let span = document.tree.span_at(&["nodes".into(), Step::Item(at), "id".into()]);
        let mut node = GraphNode { label: entry.label, kind: entry.kind, ..GraphNode::new(entry.id) };
        given(entry.attributes).into_iter().for_each(|(name, value)| node.put(&name, value));
        building.node(node, span, faults);
    }
    for (at, entry) in document.value.links.into_iter().enumerate() {
        let span = |key: &'static str| document.tree.span_at(&["links".into(), Step::Item(at), key.into()]);
        let (from, to) = (entry.from.clone(), entry.to.clone());
        let link = link(entry, span, faults);
        building.link(link, &from, &to, span("from"), faults);
    }
    building.finish(faults)
}

fn given(attributes: BTreeMap<String, Field>) -> Attributes {
    attributes.into_iter().map(|(name, Field(value))| (name, value)).collect()
}

fn link(
    entry: LinkEntry,
    span: impl Fn(&'static str) -> std::ops::Range<usize>,
    faults: &mut Faults,
) -> GraphLink {
    let mut link = GraphLink { id: entry.id, ..GraphLink::new(0, 0, entry.directed) };
    for (name, value) in given(entry.attributes) {
        if let Err(fault) = link.put(&name, value, span("attributes")) {
            faults.push(fault);
        }
    }
    let texts = [
        ("label", entry.label),
        ("kind", entry.kind),
        ("source_code", entry.source_code),
        ("information_code", entry.information_code),
        ("origin", entry.origin),
        ("basis", entry.basis),
        ("handling", entry.handling),
    ];
    let numbers = [("weight", entry.weight), ("probability", entry.probability)];
    let texts = texts.into_iter().filter_map(|(name, value)| Some((name, Scalar::Text(value?))));
    let numbers = numbers.into_iter().filter_map(|(name, value)| Some((name, Scalar::Number(value?))));
    for (name, value) in texts.chain(numbers) {
        if let Err(fault) = link.put(name, value, span(name)) {
            faults.push(fault);
        }
    }
    for spell in entry.spells {
        let mut day = |text: Option<String>, last: bool| {
            let read = if last { fields::last_day } else { fields::first_day };
            text.and_then(|text| read(&text, span("spells")).map_err(|fault| faults.push(fault)).ok())
        };
        let spell = Spell { from: day(spell.from, false), to: day(spell.to, true) };
        link.spells.extend(Some(spell).filter(Spell::is_dated));
    }
    link
}

/// Writes a graph.
pub(super) fn write(graph: &GraphFile) -> String {
    let fields = |attributes: &Attributes| {
        attributes.iter().map(|(name, value)| (name.clone(), Field(value.clone()))).collect()
    };
    let id = |at: u32| graph.nodes.get(at as usize).map_or("", |node| node.id.as_str()).to_owned();
    let entry = |node: &GraphNode| NodeEntry {
        id: node.id.clone(),
        label: node.label.clone(),
        kind: node.kind.clone(),
        attributes: fields(&node.attributes),
    };
    let spell = |spell: &Spell| SpellEntry {
        from: spell.from.map(|day| day.to_string()),
        to: spell.to.map(|day| day.to_string()),
    };
    let link = |link: &GraphLink| {
        let said = fields::written(link);
        let said = |name: &str| said.get(name).map(ToString::to_string);
        LinkEntry {
            from: id(link.from),
            to: id(link.to),
            directed: link.directed,
            id: link.id.clone(),
            label: link.label.clone(),
            kind: link.kind.clone(),
            weight: link.weight,
            spells: link.spells.iter().map(spell).collect(),
            probability: link.probability,
            source_code: said("source_code"),
            information_code: said("information_code"),
            origin: link.origin.clone(),
            basis: (link.basis != Basis::Observed).then(|| fields::basis_word(link.basis).to_owned()),
            handling: said("handling"),
            attributes: fields(&link.attributes),
        }
    };
    let document = GraphDocument {
        schema: GRAPH_SCHEMA.to_owned(),
        attributes: fields(&graph.attributes),
        nodes: graph.nodes.iter().map(entry).collect(),
        links: graph.links.iter().map(link).collect(),
    };
    // Texts and finite numbers can always be written.
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}
