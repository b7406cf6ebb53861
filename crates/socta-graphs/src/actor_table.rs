//! Measures of all actors as columns, from which both the JSON and the CSV form are written.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};

use crate::edge_list::Attribute;
use socta_base::Identifiers;
use socta_base::tables::{self, CsvFault, CsvWriter, distinct, snake};

/// Values of a measure, one an actor.
#[derive(Debug, Clone, PartialEq)]
pub enum Values {
    /// Counts, of every actor.
    Counts(Vec<u32>),
    /// Numbers, of every actor.
    Numbers(Vec<f64>),
    /// Numbers that are not defined for some actors (JSON `null`, an empty field in CSV).
    Partial(Vec<Option<f64>>),
    /// Yes or no.
    Flags(Vec<bool>),
}

/// One actor's value of a measure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value {
    /// A count.
    Count(u32),
    /// A number.
    Number(f64),
    /// Yes or no.
    Flag(bool),
    /// Not defined for this actor.
    Undefined,
}

/// A measure.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// Key of the measure, a column of tables.
    pub name: Cow<'static, str>,
    /// Values of the measure, one an actor.
    pub values: Values,
}

impl Measure {
    /// Value of one actor.
    #[must_use]
    pub fn get(&self, actor: usize) -> Value {
        match &self.values {
            Values::Counts(counts) => Value::Count(counts[actor]),
            Values::Numbers(numbers) => Value::Number(numbers[actor]),
            Values::Partial(numbers) => numbers[actor].map_or(Value::Undefined, Value::Number),
            Values::Flags(flags) => Value::Flag(flags[actor]),
        }
    }
}

/// Measures of all actors, ordered by identifier.
#[derive(Debug, Clone, PartialEq)]
pub struct ActorTable {
    /// Identifiers of the actors, in rising order.
    pub ids: Identifiers,
    /// The measures, in the order in which they are written.
    pub measures: Vec<Measure>,
    /// Attributes from the list of nodes.
    pub attributes: Vec<Attribute>,
}

impl ActorTable {
    /// The measure of that key.
    #[must_use]
    pub fn measure(&self, name: &str) -> Option<&Measure> {
        self.measures.iter().find(|measure| measure.name == name)
    }

    /// As CSV with a header; attributes are columns `attribute_NAME`.
    ///
    /// # Errors
    ///
    /// What the writer returns.
    pub fn write_csv(&self, out: impl std::io::Write) -> Result<(), CsvFault> {
        let mut writer = CsvWriter::new(out);
        let names = self.measures.iter().map(|measure| measure.name.clone().into_owned());
        let attributes =
            self.attributes.iter().map(|attribute| format!("attribute_{}", snake(&attribute.name)));
        let names = distinct(std::iter::once("id".to_owned()).chain(names).chain(attributes));
        writer.header(names.iter().map(String::as_str))?;
        for actor in 0..self.ids.len() {
            writer.text(self.ids.get(actor))?;
            for measure in &self.measures {
                match measure.get(actor) {
                    Value::Count(count) => writer.value(&count.into())?,
                    Value::Number(number) => writer.number(number)?,
                    Value::Flag(flag) => writer.value(&flag.into())?,
                    Value::Undefined => writer.value(&tables::Value::Nothing)?,
                }
            }
            for attribute in &self.attributes {
                writer.text(attribute.get(actor).unwrap_or_default())?;
            }
            writer.end_row()?;
        }
        writer.into_inner().map(drop)
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Count(count) => serializer.serialize_u32(*count),
            Self::Number(number) => serializer.serialize_f64(*number),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Undefined => serializer.serialize_none(),
        }
    }
}

impl Serialize for ActorTable {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut sequence = serializer.serialize_seq(Some(self.ids.len()))?;
        for actor in 0..self.ids.len() {
            sequence.serialize_element(&Row { table: self, actor })?;
        }
        sequence.end()
    }
}

/// A list of actors: the identifier, and measures by name that are numbers, yes or no, or not defined.
impl JsonSchema for ActorTable {
    fn schema_name() -> Cow<'static, str> {
        "ActorTable".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id"],
                "properties": {
                    "id": {"description": "Identifier.", "type": "string"},
                    "attributes": {
                        "description": "Further columns of the list of nodes.",
                        "type": "object",
                        "additionalProperties": {"type": ["string", "null"]}
                    }
                },
                "additionalProperties": {"type": ["number", "boolean", "null"]}
            }
        })
    }
}

struct Row<'a> {
    table: &'a ActorTable,
    actor: usize,
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("id", self.table.ids.get(self.actor))?;
        for measure in &self.table.measures {
            map.serialize_entry(&measure.name, &measure.get(self.actor))?;
        }
        if !self.table.attributes.is_empty() {
            map.serialize_entry("attributes", &Attributes(self))?;
        }
        map.end()
    }
}

struct Attributes<'a>(&'a Row<'a>);

impl Serialize for Attributes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let attributes = &self.0.table.attributes;
        serializer
            .collect_map(attributes.iter().map(|attribute| (&attribute.name, attribute.get(self.0.actor))))
    }
}
