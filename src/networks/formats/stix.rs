//! STIX 2.1 bundles: the objects that stand for somebody or something, and their relationships. Read, not written.
//!
//! Source: *STIX Version 2.1*, OASIS Standard 2021. Relationship objects become links with their `start_time` and
//! `stop_time`; `confidence` becomes a probability; a marking of the Traffic Light Protocol becomes a handling code where one
//! fits, and stands as the attribute `tlp` in any case:
//!
//! | marking | handling |
//! | --- | --- |
//! | TLP:CLEAR, TLP:WHITE, TLP:GREEN | H0 |
//! | TLP:AMBER, TLP:AMBER+STRICT | H2 |
//! | TLP:RED | H3 |
//!
//! Nodes keep it as the attribute `handling`. An identity that is not said to be an organisation, a group, a class or a
//! system, and a threat actor that is said to be one person, keep their identifier, roles and dates, nothing else: see
//! [`super::privacy`]. Observables, indicators, reports and the rest are counted; so are revoked objects.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::building::{Building, Ignored};
use super::fields;
use super::graph::{GraphFile, GraphLink, GraphNode, Scalar, Spell};
use super::privacy::LeftOut;
use crate::diagnostics::Code;
use crate::source::json::{Node, Value};
use crate::source::{Fault, Faults, json};

/// Types that become nodes.
const NODES: [&str; 10] = [
    "attack-pattern",
    "campaign",
    "identity",
    "infrastructure",
    "intrusion-set",
    "location",
    "malware",
    "threat-actor",
    "tool",
    "vulnerability",
];

/// Properties that are kept of anybody.
const KEPT: [&str; 12] = [
    "created",
    "first_seen",
    "goals",
    "identity_class",
    "infrastructure_types",
    "last_seen",
    "primary_motivation",
    "resource_level",
    "roles",
    "sectors",
    "sophistication",
    "threat_actor_types",
];

/// Properties that are kept of a relationship beside its ends, type and times.
const KEPT_OF_LINKS: [&str; 1] = ["created"];

/// Properties of the format itself, and those that are taken over in another way.
const FORMAT: [&str; 14] = [
    "type",
    "id",
    "spec_version",
    "modified",
    "created_by_ref",
    "object_marking_refs",
    "name",
    "confidence",
    "revoked",
    "relationship_type",
    "source_ref",
    "target_ref",
    "start_time",
    "stop_time",
];

/// Reads a bundle.
pub(super) fn read(text: &str, left_out: &mut LeftOut, faults: &mut Faults) -> GraphFile {
    let Some(root) = json::parse(text, faults) else { return GraphFile::default() };
    let objects = match root.get("objects").map(|node| &node.value) {
        Some(Value::List(objects)) if word(&root, "type") == Some("bundle") => objects.as_slice(),
        _ => {
            let message = "this is no STIX bundle: `type` is not `bundle`, or there is no list `objects`";
            faults.push(Fault::new(Code::GraphElementMissing, root.span.start..root.span.start + 1, message));
            return GraphFile::default();
        }
    };
    let markings = objects.iter().filter_map(marking).collect();
    let mut stix = Stix { building: Building::default(), markings, left_out, ignored: BTreeSet::new() };
    objects.iter().for_each(|object| stix.node(object, faults));
    objects.iter().for_each(|object| stix.link(object, faults));
    stix.building.finish(faults)
}

struct Stix<'f> {
    building: Building,
    /// The level of each marking of the Traffic Light Protocol, by identifier.
    markings: BTreeMap<String, String>,
    left_out: &'f mut LeftOut,
    ignored: BTreeSet<String>,
}

/// A text of an object.
fn word<'n>(object: &'n Node, key: &str) -> Option<&'n str> {
    match object.get(key).map(|node| &node.value) {
        Some(Value::Text(text)) => Some(text),
        _ => None,
    }
}

/// Bytes of a member of an object, or of its start.
fn span_of(object: &Node, key: &str) -> Range<usize> {
    object.get(key).map_or(object.span.start..object.span.start + 1, |node| node.span.clone())
}

/// Markings that the standard fixes by identifier; bundles need not repeat them.
const FIXED: [(&str, &str); 4] = [
    ("marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9", "white"),
    ("marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da", "green"),
    ("marking-definition--f88d31f6-486f-44da-b317-01333bde0b82", "amber"),
    ("marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed", "red"),
];

/// Identifier and level of a marking of the Traffic Light Protocol, of version 1 or of the extension for version 2.
fn marking(object: &Node) -> Option<(String, String)> {
    if word(object, "type") != Some("marking-definition") {
        return None;
    }
    let first = object.get("definition").and_then(|definition| word(definition, "tlp")).map(str::to_owned);
    let named = || {
        let name = word(object, "name").or_else(|| object.get("extensions").and_then(extension))?;
        name.to_lowercase().strip_prefix("tlp:").map(str::to_owned)
    };
    Some((word(object, "id")?.to_owned(), first.or_else(named)?.to_lowercase()))
}

/// The level in the extension of version 2.
fn extension(extensions: &Node) -> Option<&str> {
    let Value::Object(members) = &extensions.value else { return None };
    members.iter().find_map(|member| word(&member.node, "tlp_2_0"))
}

impl Stix<'_> {
    fn node(&mut self, object: &Node, faults: &mut Faults) {
        let start = object.span.start..object.span.start + 1;
        let (Some(kind), Some(id)) = (word(object, "type"), word(object, "id")) else {
            let message = "an object has no `type` or no `id`";
            faults.push(Fault::new(Code::GraphElementMissing, start, message));
            return;
        };
        if kind == "relationship" || kind == "marking-definition" {
            return;
        }
        let revoked = matches!(object.get("revoked").map(|node| &node.value), Some(Value::Bool(true)));
        if revoked || !NODES.contains(&kind) {
            self.ignored.insert(id.to_owned());
            self.building.ignore(Ignored::Entity, start);
            return;
        }
        let person = may_be_person(object, kind);
        let mut node = GraphNode { kind: Some(kind.to_owned()), ..GraphNode::new(id) };
        if person {
            node.kind = Some(format!("{kind} (person)"));
        } else {
            node.label = word(object, "name").filter(|name| !name.is_empty()).map(str::to_owned);
        }
        self.properties(object, person, &KEPT, &mut |name, value, _| {
            node.attributes.insert(name.to_owned(), value);
        });
        if let Some(level) = self.level(object) {
            if let Some(code) = handling(&level) {
                node.attributes.insert("handling".to_owned(), Scalar::Text(code.to_owned()));
            }
            node.attributes.insert("tlp".to_owned(), Scalar::Text(level));
        }
        self.building.node(node, span_of(object, "id"), faults);
    }

    /// Hands over what is kept of an object and counts the rest.
    fn properties(
        &mut self,
        object: &Node,
        person: bool,
        kept: &[&str],
        put: &mut dyn FnMut(&str, Scalar, Range<usize>),
    ) {
        let Value::Object(members) = &object.value else { return };
        let kind = word(object, "type").unwrap_or_default();
        for member in members {
            let name = member.key.as_str();
            if kept.contains(&name) {
                if let Some(value) = scalar(&member.node) {
                    put(name, value, member.node.span.clone());
                }
            } else if !FORMAT.contains(&name) || (person && name == "name") {
                *self.left_out.entry(format!("{kind}.{name}")).or_default() += 1;
            }
        }
    }

    /// The strictest level that an object is marked with.
    fn level(&self, object: &Node) -> Option<String> {
        let refs = match object.get("object_marking_refs").map(|node| &node.value) {
            Some(Value::List(refs)) => refs.as_slice(),
            _ => &[],
        };
        let level = |node: &Node| {
            let Value::Text(id) = &node.value else { return None };
            let fixed = || FIXED.iter().find(|(fixed, _)| fixed == id).map(|(_, level)| (*level).to_owned());
            self.markings.get(id).cloned().or_else(fixed)
        };
        refs.iter().filter_map(level).max_by_key(|level| (handling(level), level.clone()))
    }

    fn link(&mut self, object: &Node, faults: &mut Faults) {
        if word(object, "type") != Some("relationship") {
            return;
        }
        let ends = [word(object, "source_ref"), word(object, "target_ref")];
        let [Some(from), Some(to)] = ends else {
            let message = "a relationship has no `source_ref` or no `target_ref`";
            let start = object.span.start..object.span.start + 1;
            faults.push(Fault::new(Code::GraphElementMissing, start, message));
            return;
        };
        let revoked = matches!(object.get("revoked").map(|node| &node.value), Some(Value::Bool(true)));
        if revoked || self.ignored.contains(from) || self.ignored.contains(to) {
            self.building.ignore(Ignored::LinkElsewhere, object.span.start..object.span.start + 1);
            return;
        }
        let kind = word(object, "relationship_type").filter(|kind| !kind.is_empty());
        // The only type of the standard whose order means nothing, with its own word for being the same.
        let directed = !matches!(kind, Some("related-to" | "duplicate-of"));
        let mut link = GraphLink {
            id: word(object, "id").map(str::to_owned),
            kind: kind.map(str::to_owned),
            ..GraphLink::new(0, 0, directed)
        };
        let mut day = |key: &str, last: bool| {
            let read = if last { fields::last_day } else { fields::first_day };
            word(object, key)
                .and_then(|text| read(text, span_of(object, key)).map_err(|it| faults.push(it)).ok())
        };
        let spell = Spell { from: day("start_time", false), to: day("stop_time", true) };
        link.spells.extend(Some(spell).filter(Spell::is_dated));
        self.properties(object, false, &KEPT_OF_LINKS, &mut |name, value, _| {
            link.attributes.insert(name.to_owned(), value);
        });
        self.confidence(object, &mut link, faults);
        if let Some(level) = self.level(object) {
            let code = handling(&level).map(|code| Scalar::Text(code.to_owned()));
            let put = code.map(|code| link.put("handling", code, span_of(object, "object_marking_refs")));
            put.and_then(Result::err).into_iter().for_each(|fault| faults.push(fault));
            link.attributes.insert("tlp".to_owned(), Scalar::Text(level));
        }
        self.building.link(link, from, to, span_of(object, "source_ref"), faults);
    }

    /// `confidence` is a number from 0 to 100.
    fn confidence(&self, object: &Node, link: &mut GraphLink, faults: &mut Faults) {
        let Some(node) = object.get("confidence") else { return };
        let value = match &node.value {
            Value::Number(number) => number.as_f64().filter(|value| (0.0..=100.0).contains(value)),
            _ => None,
        };
        match value {
            Some(value) => link.probability = Some(value / 100.0),
            None => {
                let message = "`confidence` is no number from 0 to 100";
                faults.push(Fault::new(Code::NumberOutOfRange, node.span.clone(), message));
            }
        }
    }
}

/// Whether an object may stand for one person.
fn may_be_person(object: &Node, kind: &str) -> bool {
    match kind {
        "identity" => {
            !matches!(word(object, "identity_class"), Some("organization" | "group" | "class" | "system"))
        }
        "threat-actor" => word(object, "resource_level") == Some("individual"),
        _ => false,
    }
}

/// Properties other than those that stand for somebody: texts, numbers, and lists of texts as one text.
fn scalar(node: &Node) -> Option<Scalar> {
    match &node.value {
        Value::Text(text) => Some(Scalar::Text(text.clone())),
        Value::Bool(flag) => Some(Scalar::Flag(*flag)),
        Value::Number(number) => {
            number.as_i64().map(Scalar::Whole).or_else(|| number.as_f64().map(Scalar::Number))
        }
        Value::List(items) => {
            let text = |item: &Node| match &item.value {
                Value::Text(text) => Some(text.clone()),
                _ => None,
            };
            Some(Scalar::Text(items.iter().filter_map(text).collect::<Vec<_>>().join("; ")))
        }
        Value::Null | Value::Object(_) => None,
    }
}

/// The handling code of a level of the Traffic Light Protocol.
fn handling(level: &str) -> Option<&'static str> {
    match level {
        "clear" | "white" | "green" => Some("H0"),
        "amber" | "amber+strict" => Some("H2"),
        "red" => Some("H3"),
        _ => None,
    }
}
