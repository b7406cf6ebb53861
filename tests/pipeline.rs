//! From a dossier to the document, and the rules that hold the source together.

#[path = "pipeline/imports.rs"]
mod imports;
