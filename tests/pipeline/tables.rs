//! The tables of a run as programs read them: described column by column, typed, and free of formulas.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;
use socta::dossier;
use socta::export::DocumentFile;
use socta::model::Catalogue;

use crate::documents::{assess, folder, text, written};

/// A table of a run with its description.
struct Described {
    name: String,
    schema: Json,
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Described {
    fn read(resource: &Json, files: &[DocumentFile]) -> Self {
        let path = resource["path"].as_str().expect("a resource has a path");
        let bytes = text(files, path).into_bytes();
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        let words = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect::<Vec<_>>();
        let columns = words(reader.headers().expect("a table has a header"));
        let rows = reader.records().map(|record| words(&record.expect("rows fit the header"))).collect();
        let name = resource["name"].as_str().expect("a resource has a name").to_owned();
        Self { name, schema: resource["schema"].clone(), columns, rows }
    }

    fn values(&self, columns: &Json) -> Vec<Vec<&str>> {
        let names =
            columns.as_array().expect("keys are lists").iter().map(|name| name.as_str().expect("a name"));
        let at: Vec<usize> = names.map(|name| self.at(name)).collect();
        self.rows.iter().map(|row| at.iter().map(|&at| row[at].as_str()).collect()).collect()
    }

    fn at(&self, name: &str) -> usize {
        let found = self.columns.iter().position(|column| column == name);
        found.unwrap_or_else(|| unreachable!("{} has no column {name}", self.name))
    }
}

fn run(name: &str) -> Vec<DocumentFile> {
    let catalogue = Catalogue::built_in();
    let dossier = dossier::read(&folder(name), &catalogue).value.expect("the fixture is good");
    written(&assess(&dossier, &catalogue, "equal-weights"))
}

fn tables(files: &[DocumentFile]) -> Vec<Described> {
    let package: Json = serde_json::from_str(&text(files, "datapackage.json")).expect("it is JSON");
    let resources = package["resources"].as_array().expect("a package has resources");
    resources.iter().map(|resource| Described::read(resource, files)).collect()
}

/// Whether a text is a value of a type of the Table Schema.
fn is_of(kind: &str, value: &str) -> bool {
    let day = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    match kind {
        "string" | "list" => true,
        "integer" => value.parse::<i64>().is_ok(),
        "number" => value.parse::<f64>().is_ok_and(f64::is_finite),
        "boolean" => matches!(value, "true" | "false"),
        "date" => value.len() == 10 && value.split('-').count() == 3 && value.split('-').all(day),
        _ => false,
    }
}

#[test]
fn every_table_is_described_and_every_value_has_its_type_or_is_a_key() {
    for name in ["harbour", "eu-2021"] {
        let files = run(name);
        let tables = tables(&files);
        assert!(looked_at(&tables) > 100, "{name}");
        let described: BTreeSet<String> = tables.iter().map(|table| table.name.clone()).collect();
        let stored = files.iter().filter_map(|file| file.path.strip_prefix("tables/")?.strip_suffix(".csv"));
        assert_eq!(described, stored.map(str::to_lowercase).collect::<BTreeSet<_>>());
        for table in &tables {
            let fields = table.schema["fields"].as_array().expect("a schema has fields");
            let names: Vec<&str> =
                fields.iter().map(|field| field["name"].as_str().expect("a name")).collect();
            assert_eq!(names, table.columns, "{}", table.name);
            for (at, field) in fields.iter().enumerate() {
                let kind = field["type"].as_str().expect("a type");
                assert!(field["description"].as_str().is_some_and(|says| !says.is_empty()), "{}", table.name);
                for value in table.rows.iter().map(|row| row[at].as_str()).filter(|value| !value.is_empty()) {
                    assert!(is_of(kind, value), "{}.{} is no {kind}: {value}", table.name, names[at]);
                    if field["unit"] == "share" {
                        let share: f64 = value.parse().expect("a share is a number");
                        assert!(
                            (-1e-9..=1.0 + 1e-9).contains(&share),
                            "{}.{}: {value}",
                            table.name,
                            names[at]
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn names_of_columns_are_keys_and_no_number_stands_in_words() {
    for table in tables(&run("harbour")) {
        for (at, column) in table.columns.iter().enumerate() {
            let key = column.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'));
            assert!(key, "{}.{column}", table.name);
            let described = table.schema["fields"][at]["type"] != "string";
            for value in table.rows.iter().map(|row| &row[at]) {
                assert!(
                    !described || !value.contains(['%', '–', '±', '\u{a0}']),
                    "{}.{column}: {value}",
                    table.name
                );
            }
        }
    }
}

/// Columns of texts that people wrote, of names that have no key of their own, and of hashes, which tests stand in for.
const WRITTEN: [&str; 10] = [
    "note",
    "unit",
    "title",
    "publisher",
    "location",
    "author",
    "reason",
    "key_there",
    "sha256",
    "population",
];

/// Whether every value of a column is a key: words of one kind, without blanks and without formatted numbers.
fn is_key(value: &str) -> bool {
    !value.contains(|letter: char| letter.is_whitespace() || "%–±,;…".contains(letter))
}

/// How many texts of tables were looked at; each is a key unless people wrote it.
fn looked_at(tables: &[Described]) -> usize {
    let mut looked_at = 0;
    for table in tables {
        for (at, column) in table.columns.iter().enumerate() {
            let kind = table.schema["fields"][at]["type"].as_str().expect("a type");
            let written = WRITTEN.contains(&column.as_str()) || column.ends_with("_label");
            if written || !matches!(kind, "string" | "list") {
                continue;
            }
            for value in table.rows.iter().flat_map(|row| row[at].split(';')) {
                looked_at += 1;
                assert!(is_key(value), "{}.{column} holds words: {value}", table.name);
            }
        }
    }
    looked_at
}

#[test]
fn words_and_formatted_numbers_are_no_keys() {
    assert!(!is_key("at most 10 priorities") && !is_key("98\u{a0}%") && !is_key("0.6–0.8"));
    assert!(is_key("drugs.cocaine") && is_key("as-value") && is_key("0.5"));
}

#[test]
fn keys_tell_rows_apart_and_lead_to_rows_that_are_there() {
    for name in ["harbour", "eu-2021"] {
        let tables = tables(&run(name));
        let by_name: BTreeMap<&str, &Described> =
            tables.iter().map(|table| (table.name.as_str(), table)).collect();
        let mut references = 0;
        for table in &tables {
            if !table.schema["primaryKey"].is_null() {
                let keys = table.values(&table.schema["primaryKey"]);
                let distinct: BTreeSet<&Vec<&str>> = keys.iter().collect();
                assert_eq!(distinct.len(), keys.len(), "{}: {keys:?}", table.name);
                let named = |key: &Vec<&str>| key.iter().any(|part| !part.is_empty());
                assert!(keys.iter().all(named), "{}", table.name);
            }
            for foreign in table.schema["foreignKeys"].as_array().into_iter().flatten() {
                let home = by_name[foreign["reference"]["resource"].as_str().expect("a name")];
                let there: BTreeSet<Vec<&str>> =
                    home.values(&foreign["reference"]["fields"]).into_iter().collect();
                for key in table.values(&foreign["fields"]) {
                    assert!(key == [""] || there.contains(&key), "{} to {}: {key:?}", table.name, home.name);
                    references += 1;
                }
            }
        }
        assert!(references > 50, "{references}");
    }
}
