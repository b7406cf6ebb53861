//! Rows of tables without an allocation each, for the millions of rows of an invented table.

use std::io::{self, Write};

/// Bytes that are collected before they are handed on.
const BUFFER: usize = 1 << 16;

/// A CSV table of fields that a program made: keys, codes and whole numbers, which need neither quotes nor a guard. Whatever was
/// written by people goes through [`CsvWriter`](super::CsvWriter).
pub struct MadeRows {
    out: Box<dyn Write>,
    buffer: Vec<u8>,
}

impl MadeRows {
    /// Begins with this header row.
    #[must_use]
    pub fn new(out: Box<dyn Write>, header: &str) -> Self {
        let mut buffer = Vec::with_capacity(BUFFER + 512);
        buffer.extend_from_slice(header.as_bytes());
        buffer.push(b'\n');
        Self { out, buffer }
    }

    /// Adds plain text, which may hold several fields with their commas and must not need quotes.
    pub fn text(&mut self, text: &str) -> &mut Self {
        debug_assert!(!text.contains(['"', '\n', '\r']), "made fields need no quotes: {text}");
        self.buffer.extend_from_slice(text.as_bytes());
        self
    }

    /// Adds a number.
    pub fn number(&mut self, number: u64) -> &mut Self {
        let mut digits = [0_u8; 20];
        let mut at = digits.len();
        let mut rest = number;
        loop {
            at -= 1;
            digits[at] = b'0' + (rest % 10) as u8;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        self.buffer.extend_from_slice(&digits[at..]);
        self
    }

    /// Ends a row.
    ///
    /// # Errors
    /// When the writer fails.
    pub fn end(&mut self) -> io::Result<()> {
        self.buffer.push(b'\n');
        if self.buffer.len() >= BUFFER {
            self.out.write_all(&self.buffer)?;
            self.buffer.clear();
        }
        Ok(())
    }

    /// Hands on what is left.
    ///
    /// # Errors
    /// When the writer fails.
    pub fn finish(mut self) -> io::Result<()> {
        self.out.write_all(&self.buffer)?;
        self.out.flush()
    }
}
