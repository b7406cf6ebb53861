//! Invented dossiers of any size, by seed.
