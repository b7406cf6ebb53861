//! FollowTheMoney: entities as JSON lines, as Aleph and OpenSanctions keep them. Read, not written.
//!
//! Source: followthemoney.tech, the schemata of version 3. An entity is `{"id": ..., "schema": ..., "properties": {...}}`, and
//! each property is a list of texts. Schemata of somebody become nodes; schemata that join two (`Ownership`, `Directorship`,
//! ...) become links; everything else is counted.
//!
//! Persons keep their identifier and their topics, nothing else: see [`super::privacy`]. An identifier that contains the
//! person's name is replaced by a pseudonym made from it.

use super::building::{Building, Ignored};
use super::fields;
use super::graph::{GraphFile, GraphLink, GraphNode, Scalar, Spell};
use super::privacy::{LeftOut, Pseudonyms};
use crate::diagnostics::Code;
use crate::source::json::{Node, Value};
use crate::source::{Fault, Faults, json};

/// Schemata that stand for somebody, and whether that may be a person.
const SOMEBODY: [(&str, bool); 6] = [
    ("Company", false),
    ("LegalEntity", true),
    ("Organization", false),
    ("Person", true),
    ("PublicBody", false),
    ("Vessel", false),
];

/// Further things that links can lead to, as the schema puts them below `Thing`.
const THINGS: [&str; 8] =
    ["Airplane", "Asset", "BankAccount", "CryptoWallet", "RealEstate", "Security", "Vehicle", "Workbook"];

/// Schemata that join two entities: the properties of the two ends, and whether the order means something.
const LINKS: [(&str, &str, &str, bool); 14] = [
    ("Associate", "person", "associate", false),
    ("Control", "controller", "controlled", true),
    ("Debt", "debtor", "creditor", true),
    ("Directorship", "director", "organization", true),
    ("Employment", "employee", "employer", true),
    ("Family", "person", "relative", false),
    ("Membership", "member", "organization", true),
    ("Occupancy", "holder", "post", true),
    ("Ownership", "owner", "asset", true),
    ("Payment", "payer", "beneficiary", true),
    ("ProjectParticipant", "participant", "project", true),
    ("Representation", "agent", "client", true),
    ("Succession", "predecessor", "successor", true),
    ("UnknownLink", "subject", "object", false),
];

/// Properties that say something of one who is no person, and of a link. Everything else of them is left out.
const KEPT: [&str; 20] = [
    "amount",
    "amountEur",
    "amountUsd",
    "classification",
    "country",
    "currency",
    "dissolutionDate",
    "flag",
    "incorporationDate",
    "jurisdiction",
    "legalForm",
    "mainCountry",
    "ownershipType",
    "percentage",
    "role",
    "sector",
    "sharesCount",
    "status",
    "topics",
    "type",
];

/// What it takes to read entities.
struct Ftm<'f> {
    building: Building,
    pseudonyms: Pseudonyms,
    left_out: &'f mut LeftOut,
    /// Entities that are no node and no link.
    ignored: std::collections::BTreeSet<String>,
}

/// Reads JSON lines.
pub(super) fn read(text: &str, left_out: &mut LeftOut, faults: &mut Faults) -> GraphFile {
    let entities = entities(text, faults);
    let mut ftm = Ftm {
        building: Building::default(),
        pseudonyms: Pseudonyms::default(),
        left_out,
        ignored: std::collections::BTreeSet::new(),
    };
    entities.iter().for_each(|entity| ftm.node(entity, faults));
    entities.iter().for_each(|entity| ftm.link(entity, faults));
    ftm.pseudonyms.report(ftm.left_out);
    ftm.building.finish(faults)
}

/// An entity with its place.
struct Entity {
    id: String,
    schema: String,
    node: Node,
}

impl Entity {
    /// The values of a property with their places.
    fn values(&self, property: &str) -> Vec<(&str, std::ops::Range<usize>)> {
        let items = match self.node.get("properties").and_then(|all| all.get(property)).map(|it| &it.value) {
            Some(Value::List(items)) => items.as_slice(),
            _ => &[],
        };
        let mut values = Vec::new();
        for item in items {
            if let Value::Text(text) = &item.value {
                values.push((text.as_str(), item.span.clone()));
            }
        }
        values
    }

    fn first(&self, property: &str) -> Option<(&str, std::ops::Range<usize>)> {
        self.values(property).into_iter().next()
    }

    /// The names of all its properties.
    fn properties(&self) -> Vec<&str> {
        match self.node.get("properties").map(|all| &all.value) {
            Some(Value::Object(members)) => members.iter().map(|member| member.key.as_str()).collect(),
            _ => Vec::new(),
        }
    }
}

/// The entities of all lines that hold one. A faulty line spoils itself only.
fn entities(text: &str, faults: &mut Faults) -> Vec<Entity> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let at = start + (line.len() - line.trim_start().len());
        start += line.len();
        if line.trim().is_empty() {
            continue;
        }
        let mut of_line = Faults::default();
        let node = json::parse(line.trim(), &mut of_line);
        faults.append(of_line.shifted(at));
        let Some(mut node) = node else { continue };
        node.shift(at);
        let word = |key: &str| match node.get(key).map(|node| &node.value) {
            Some(Value::Text(text)) if !text.is_empty() => Some(text.clone()),
            _ => None,
        };
        match (word("id"), word("schema")) {
            (Some(id), Some(schema)) => found.push(Entity { id, schema, node }),
            (id, _) => {
                let missing = if id.is_none() { "id" } else { "schema" };
                let message = format!("an entity has no `{missing}`");
                faults.push(Fault::new(
                    Code::GraphElementMissing,
                    node.span.start..node.span.start + 1,
                    message,
                ));
            }
        }
    }
    found
}

/// All values of a property as one text, in their order.
fn only(entity: &Entity, property: &str) -> Option<(String, std::ops::Range<usize>)> {
    let values = entity.values(property);
    let span = values.first()?.1.clone();
    Some((values.iter().map(|(value, _)| *value).collect::<Vec<_>>().join("; "), span))
}

impl Ftm<'_> {
    fn node(&mut self, entity: &Entity, faults: &mut Faults) {
        let somebody = SOMEBODY.iter().find(|(schema, _)| *schema == entity.schema);
        let thing = THINGS.contains(&entity.schema.as_str());
        if somebody.is_none() && !thing {
            if !LINKS.iter().any(|link| link.0 == entity.schema) {
                self.ignored.insert(entity.id.clone());
                self.building.ignore(Ignored::Entity, entity.node.span.clone());
            }
            return;
        }
        let person = somebody.is_some_and(|(_, person)| *person);
        let names: Vec<&str> = entity.values("name").into_iter().map(|(name, _)| name).collect();
        let id = match person {
            true => self.pseudonyms.of(&entity.id, &names),
            false => entity.id.clone(),
        };
        let mut node = GraphNode { kind: Some(entity.schema.clone()), ..GraphNode::new(id) };
        for property in entity.properties() {
            let kept = if person { property == "topics" } else { KEPT.contains(&property) };
            if kept {
                if let Some((value, _)) = only(entity, property) {
                    node.attributes.insert(property.to_owned(), Scalar::Text(value));
                }
            } else if person || property != "name" {
                *self.left_out.entry(format!("{}.{property}", entity.schema)).or_default() += 1;
            }
        }
        if !person {
            node.label = names.first().map(|name| (*name).to_owned());
        }
        self.building.node(node, entity.node.span.clone(), faults);
    }

    fn link(&mut self, entity: &Entity, faults: &mut Faults) {
        let Some(&(_, from, to, directed)) = LINKS.iter().find(|link| link.0 == entity.schema) else {
            return;
        };
        let mut link = GraphLink {
            id: Some(entity.id.clone()),
            kind: Some(entity.schema.clone()),
            ..GraphLink::new(0, 0, directed)
        };
        self.dates(entity, &mut link, faults);
        for property in entity.properties() {
            if [from, to, "startDate", "endDate", "date"].contains(&property) {
                continue;
            }
            if KEPT.contains(&property) {
                if let Some((value, span)) = only(entity, property) {
                    let value = super::typed::guess(&value);
                    link.put(property, value, span).unwrap_or_else(|fault| faults.push(fault));
                }
            } else {
                *self.left_out.entry(format!("{}.{property}", entity.schema)).or_default() += 1;
            }
        }
        let mut missing = Vec::new();
        let mut ends = |property: &'static str| {
            let values = entity.values(property);
            if values.is_empty() {
                missing.push(property);
            }
            values.into_iter().map(|(id, span)| (id.to_owned(), span)).collect::<Vec<_>>()
        };
        let (starts, targets) = (ends(from), ends(to));
        for property in missing {
            let message = format!("`{}` has no `{property}`", entity.schema);
            let span = entity.node.span.start..entity.node.span.start + 1;
            faults.push(Fault::new(Code::GraphElementMissing, span, message));
        }
        // An entity may name several at each end; it then stands for every pair.
        for (start, span) in &starts {
            for (target, _) in &targets {
                if self.ignored.contains(start) || self.ignored.contains(target) {
                    self.building.ignore(Ignored::LinkElsewhere, span.clone());
                    continue;
                }
                let (one, other) = (self.pseudonyms.known(start), self.pseudonyms.known(target));
                self.building.link(link.clone(), &one, &other, span.clone(), faults);
            }
        }
    }

    fn dates(&mut self, entity: &Entity, link: &mut GraphLink, faults: &mut Faults) {
        let mut day = |property: &str, last: bool| {
            let (text, span) = entity.first(property)?;
            let read = if last { fields::last_day } else { fields::first_day };
            read(text, span).map_err(|fault| faults.push(fault)).ok()
        };
        let spell = Spell {
            from: day("startDate", false).or_else(|| day("date", false)),
            to: day("endDate", true).or_else(|| day("date", true)),
        };
        link.spells.extend(Some(spell).filter(Spell::is_dated));
    }
}
