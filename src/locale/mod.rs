//! Words and numbers of a language.
//!
//! Everything that the document, the report of a benchmark and the terminal say stands in message files (`models/words`,
//! Fluent syntax), so that a translator needs no Rust. A language that lacks a message of English is not offered. What the code
//! asks for and the file
//! does not have is never a panic and never silent: [`Words::say`] prints the key in brackets and [`Words::faults`] lists
//! it.

mod languages;
mod numbers;
mod words;

pub use languages::{Language, languages};
pub use words::{Arg, LocaleError, WordFault, Words, written_languages};
