//! A picture as it grows from top to bottom.

use std::fmt::Write as _;

use crate::export::drawing::{INK, WIDTH, escape, hex, wrap};

/// What is drawn so far, from top to bottom.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// The elements.
    pub(super) body: String,
    /// Where the next part begins.
    pub(super) y: f64,
}

impl Sheet {
    /// Lines of text across the picture.
    pub(super) fn paragraph(&mut self, text: &str, size: f64, strong: bool) {
        let weight = if strong { " font-weight=\"600\"" } else { "" };
        for line in wrap(text, f64::from(WIDTH) - 24.0, size, 12) {
            self.y += size * 1.4;
            let _ = writeln!(
                self.body,
                "<text x=\"12\" y=\"{:.1}\" font-size=\"{size}\"{weight} fill=\"{}\">{}</text>",
                self.y,
                hex(INK),
                escape(&line)
            );
        }
        self.y += 6.0;
    }

    /// A drawing of a height, moved to below what is there.
    pub(super) fn below(&mut self, drawing: &str, height: f64) {
        let _ =
            writeln!(self.body, "<g transform=\"translate(0,{:.1})\">\n{}\n</g>", self.y, drawing.trim_end());
        self.y += height;
    }
}

/// A count as a number to draw with.
pub(super) fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
