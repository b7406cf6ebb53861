//! The document in several formats. No exporter computes a number.
