//! The description of all tables of a run: `datapackage.json`.
//!
//! # Source
//! Frictionless Data, *Data Package* and *Table Schema*, version 1 with the type `list` of version 2.

use serde::Serialize;
use serde_json::{Value as Json, json};

use crate::tables::{DataTable, Field, FieldType, LIST_DELIMITER, Value};

use super::TABLES;

/// Name of the file.
pub const PACKAGE: &str = "datapackage.json";

/// Columns that name something, and the table that has a row for each of it.
const REFERENCES: [(&str, &str); 4] =
    [("area", "ranking"), ("source", "sources"), ("contributor", "contributors"), ("priority", "proposed")];

/// All tables of a run.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DataPackage {
    /// What kind of package it is.
    pub profile: &'static str,
    /// Name.
    pub name: &'static str,
    /// Title of the document.
    pub title: String,
    /// The tables, by path.
    pub resources: Vec<Json>,
}

/// Describes tables that stand in the folder of tables.
#[must_use]
pub fn package(title: &str, tables: &[DataTable]) -> DataPackage {
    let mut order: Vec<&DataTable> = tables.iter().collect();
    order.sort_by(|a, b| a.name.cmp(&b.name));
    DataPackage {
        profile: "tabular-data-package",
        name: "socta-run",
        title: title.to_owned(),
        resources: order.into_iter().map(|table| resource(table, tables)).collect(),
    }
}

fn resource(table: &DataTable, all: &[DataTable]) -> Json {
    let fields: Vec<Json> =
        table.fields.iter().zip(&table.descriptions).map(|(field, says)| described(field, says)).collect();
    let mut schema = json!({ "fields": fields });
    let keys: Vec<&str> =
        table.fields.iter().filter(|field| field.key).map(|field| field.name.as_str()).collect();
    if !keys.is_empty() {
        schema["primaryKey"] = json!(keys);
    }
    let foreign = foreign_keys(table, all);
    if !foreign.is_empty() {
        schema["foreignKeys"] = json!(foreign);
    }
    json!({
        "profile": "tabular-data-resource",
        "name": table.name.to_lowercase(),
        "path": format!("{TABLES}/{}.csv", table.name),
        "title": table.title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    })
}

fn described(field: &Field, says: &str) -> Json {
    let mut described = json!({ "name": field.name, "type": field.kind, "description": says });
    if field.kind == FieldType::List {
        described["delimiter"] = json!(LIST_DELIMITER);
    }
    if let Some(unit) = &field.unit {
        described["unit"] = json!(unit);
    }
    described
}

/// References to tables that the run has; a table does not refer to itself. A reference is stated where every key leads to a
/// row: a table may speak of areas that are not ranked, because they are groups of others.
fn foreign_keys(table: &DataTable, all: &[DataTable]) -> Vec<Json> {
    let leads = |(key, home): &&(&str, &str)| {
        let there = all.iter().find(|other| other.name == *home && other.name != table.name);
        let keys = there.filter(|there| is_key_of(key, there)).and_then(|there| column(there, key));
        match (keys, column(table, key)) {
            (Some(keys), Some(mut own)) => {
                let keys: Vec<&Value> = keys.collect();
                own.all(|value| *value == Value::Nothing || keys.contains(&value))
            }
            _ => false,
        }
    };
    let reference = |(key, home): &(&str, &str)| json!({ "fields": [key], "reference": { "resource": home, "fields": [key] } });
    REFERENCES.iter().filter(leads).map(reference).collect()
}

/// Whether a field alone tells the rows of a table apart.
fn is_key_of(name: &str, table: &DataTable) -> bool {
    table.fields.iter().all(|field| field.key == (field.name == name))
}

/// The values of a field.
fn column<'a>(table: &'a DataTable, name: &str) -> Option<impl Iterator<Item = &'a Value>> {
    let at = table.fields.iter().position(|field| field.name == name)?;
    Some(table.rows.iter().filter_map(move |row| row.get(at)))
}
