//! Words and numbers of a language.
