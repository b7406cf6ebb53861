//! Reading and checking: files become a draft and then a [`Dossier`], or findings.
//!
//! What was written may be wrong anywhere, and every fault is found in one go. What leaves this module cannot be wrong:
//! identifiers resolve, levels are on their scale, intervals are ordered, dates are dates. No later stage checks again.
//!
//! | file | what it does |
//! | --- | --- |
//! | `types`, `observation`, `layer`, `positions`, `dates` | the checked dossier |
//! | `folder` | which file is which table |
//! | `file`, `head`, `check`, `areas`, `bundles`, `carrying` | `dossier.json`: its form, and its checks |
//! | `columns`, `table`, `row`, `rows` | a table: its columns, its header row, the fields of a row, all rows |
//! | `tables` | what a row of each table means |
//! | `bundling` | bundles proposed where a dossier lists none |
//! | `packing` | other bundles than those that a dossier lists |
//! | `released` | what a document may show of it |
//! | `register`, `index` | what was declared under which identifier |
//! | `read` | the order of all this |

mod areas;
mod bundles;
mod bundling;
mod carrying;
mod check;
mod columns;
mod dates;
mod file;
mod folder;
mod head;

mod index;
mod layer;
mod observation;
mod observed;
mod packing;
mod positions;
mod read;
mod register;
mod released;
mod row;
mod rows;
mod table;
mod tables;
mod types;
mod words;

#[cfg(test)]
mod tests;

pub use crate::source::Checked;
pub use bundling::{CLOSE, LEAST, MOST};
pub use columns::{Column, Description};
pub use dates::{Date, Period};
pub use file::{BundleEntry, DossierFile, SCHEMA, TableName};
pub use layer::*;
pub use observation::*;
pub use packing::{BUNDLES_SCHEMA, BundlesFile, pack};
pub use positions::*;
pub use read::read;
pub use socta_base::Identifiers;
pub use tables::{DESCRIPTIONS, is_personal_name};
pub use types::*;

/// JSON Schemas of all inputs up to here: name and text of `models/schema/NAME.schema.json`.
#[must_use]
pub fn schemas() -> Vec<(&'static str, String)> {
    let mut all = crate::model::schema::all();
    all.push(("dossier", crate::model::schema::text::<DossierFile>()));
    all.sort_by_key(|(name, _)| *name);
    all
}
