//! Measures of actors read back from the rows that were written of them.
//!
//! A table is columns in memory and rows in a file: the columns of the first row are those of all.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use socta_base::Identifiers;

use crate::actor_table::{ActorTable, Measure, Value, Values};
use crate::edge_list::Attribute;

/// One actor as it was written.
#[derive(Default)]
struct Row {
    id: String,
    measures: Vec<(String, Value)>,
    attributes: Vec<(String, Option<String>)>,
}

impl<'de> Deserialize<'de> for ActorTable {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        table(&Vec::<Row>::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

/// The columns of rows; an error names the first actor whose columns differ.
fn table(rows: &[Row]) -> Result<ActorTable, String> {
    let mut ids = Identifiers::default();
    let Some(first) = rows.first() else {
        return Ok(ActorTable { ids, measures: Vec::new(), attributes: Vec::new() });
    };
    for row in rows {
        let same = row.measures.iter().map(|(name, _)| name).eq(first.measures.iter().map(|(name, _)| name))
            && row.attributes.iter().map(|(name, _)| name).eq(first.attributes.iter().map(|(name, _)| name));
        if !same {
            return Err(format!("the actor `{}` has other columns than the first one", row.id));
        }
        ids.push(&row.id);
    }
    let measure = |(at, (name, _)): (usize, &(String, Value))| -> Result<Measure, String> {
        let values: Vec<Value> = rows.iter().map(|row| row.measures[at].1).collect();
        let values = column(&values).ok_or_else(|| format!("the measure `{name}` is of several kinds"))?;
        Ok(Measure { name: Cow::Owned(name.clone()), values })
    };
    let attribute = |(at, (name, _)): (usize, &(String, Option<String>))| {
        Attribute::of(name, rows.iter().map(|row| row.attributes[at].1.as_deref()))
    };
    Ok(ActorTable {
        ids,
        measures: first.measures.iter().enumerate().map(measure).collect::<Result<_, String>>()?,
        attributes: first.attributes.iter().enumerate().map(attribute).collect(),
    })
}

/// Values of one kind; none if they are of several.
fn column(values: &[Value]) -> Option<Values> {
    let number = |value: &Value| match *value {
        Value::Number(number) => Some(Some(number)),
        Value::Undefined => Some(None),
        Value::Count(_) | Value::Flag(_) => None,
    };
    let whole = |value: &Value| match *value {
        Value::Count(count) => Some(count),
        _ => None,
    };
    let flag = |value: &Value| match *value {
        Value::Flag(flag) => Some(flag),
        _ => None,
    };
    let numbers = || values.iter().map(number).collect::<Option<Vec<Option<f64>>>>();
    let all = |found: Vec<Option<f64>>| match found.iter().copied().collect::<Option<Vec<f64>>>() {
        Some(numbers) => Values::Numbers(numbers),
        None => Values::Partial(found),
    };
    let counts = || values.iter().map(whole).collect::<Option<Vec<u32>>>();
    let flags = || values.iter().map(flag).collect::<Option<Vec<bool>>>();
    flags().map(Values::Flags).or_else(|| counts().map(Values::Counts)).or_else(|| numbers().map(all))
}

impl<'de> Deserialize<'de> for Row {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(OneRow)
    }
}

struct OneRow;

impl<'de> Visitor<'de> for OneRow {
    type Value = Row;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an actor with its measures")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Row, A::Error> {
        let mut row = Row::default();
        while let Some(name) = map.next_key::<String>()? {
            match name.as_str() {
                "id" => row.id = map.next_value()?,
                "attributes" => row.attributes = map.next_value::<InOrder>()?.0,
                _ => row.measures.push((name, map.next_value()?)),
            }
        }
        Ok(row)
    }
}

/// Attributes in the order in which they were written.
struct InOrder(Vec<(String, Option<String>)>);

impl<'de> Deserialize<'de> for InOrder {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pairs;

        impl<'de> Visitor<'de> for Pairs {
            type Value = InOrder;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("attributes by name")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<InOrder, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(InOrder(pairs))
            }
        }

        deserializer.deserialize_map(Pairs)
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OneValue)
    }
}

struct OneValue;

impl Visitor<'_> for OneValue {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number, yes or no, or null")
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<Value, E> {
        Ok(Value::Flag(flag))
    }

    fn visit_u64<E: Error>(self, count: u64) -> Result<Value, E> {
        u32::try_from(count)
            .map(Value::Count)
            .map_err(|_| E::custom(format!("the count {count} is too large")))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Value, E> {
        Ok(Value::Number(number))
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Undefined)
    }
}
