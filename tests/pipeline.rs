//! From a dossier to the document, and the rules that hold the source together.

#[path = "pipeline/broken.rs"]
mod broken;
#[path = "pipeline/comments.rs"]
mod comments;
#[path = "pipeline/disclosed.rs"]
mod disclosed;
#[path = "pipeline/documents.rs"]
mod documents;
#[path = "pipeline/faults.rs"]
mod faults;
#[path = "pipeline/front_door.rs"]
mod front_door;
#[path = "pipeline/imports/mod.rs"]
mod imports;
#[path = "pipeline/inputs.rs"]
mod inputs;
#[path = "pipeline/lists.rs"]
mod lists;
#[path = "pipeline/markets.rs"]
mod markets;
#[path = "pipeline/networks.rs"]
mod networks;
#[path = "pipeline/packing.rs"]
mod packing;
#[path = "pipeline/restricted.rs"]
mod restricted;
#[path = "pipeline/rules.rs"]
mod rules;
#[path = "pipeline/tables.rs"]
mod tables;
