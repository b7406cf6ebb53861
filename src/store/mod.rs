//! Bytes become a run folder, whole or not at all.
