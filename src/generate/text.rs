//! Rows of tables without an allocation each.

use std::io::{self, Write};

/// Bytes that are collected before they are handed on.
const BUFFER: usize = 1 << 16;

/// A table that is being written.
pub(super) struct Table {
    out: Box<dyn Write>,
    buffer: Vec<u8>,
}

impl Table {
    /// Begins with this header row.
    pub(super) fn new(out: Box<dyn Write>, header: &str) -> Self {
        let mut buffer = Vec::with_capacity(BUFFER + 512);
        buffer.extend_from_slice(header.as_bytes());
        buffer.push(b'\n');
        Self { out, buffer }
    }

    /// Adds plain text; it must not need quotes.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        self.buffer.extend_from_slice(text.as_bytes());
        self
    }

    /// Adds a number.
    pub(super) fn number(&mut self, number: u64) -> &mut Self {
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
    pub(super) fn end(&mut self) -> io::Result<()> {
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
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.out.write_all(&self.buffer)?;
        self.out.flush()
    }
}
