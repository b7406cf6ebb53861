//! The tables, one file each: a description of the columns, and how a row is read. Beside them: what rows become that
//! report the same thing (`merging`), what only shows when observations are compared (`conflicts`, `unlike`), who reports a row
//! (`reported_by`), and what looks like personal data in it (`personal`).

pub(super) mod actors;
pub(super) mod conflicts;
pub(super) mod factors;
pub(super) mod involvement;
pub(super) mod links;
pub(super) mod merging;
pub(super) mod networks;
pub(super) mod observations;
mod personal;
mod reported_by;
pub(super) mod sources;
mod unlike;

pub use actors::is_personal_name;

use super::columns::Description;

/// Descriptions of all tables.
pub const DESCRIPTIONS: [&Description; 7] = [
    &observations::TABLE,
    &sources::TABLE,
    &networks::TABLE,
    &actors::TABLE,
    &links::TABLE,
    &involvement::TABLE,
    &factors::TABLE,
];
