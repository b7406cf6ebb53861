//! The legend below a picture.

use std::fmt::Write as _;

use super::labels::push_words;
use super::shapes::push_shape;
use super::sheet::Sheet;
use crate::export::drawing::{FAINT, INK, WIDTH, hex, width, wrap};

/// Size of its text, in pixels.
const SIZE: f64 = 12.0;
/// Height of a line, in pixels.
const LINE: f64 = 22.0;
/// Where a line begins.
const LEFT: f64 = 20.0;

/// Entries, one beside the other as long as there is room.
#[derive(Debug, Default)]
pub(super) struct Legend {
    body: String,
    x: f64,
    y: f64,
}

impl Legend {
    /// Makes room for an entry and says where its sample stands.
    fn entry(&mut self, name: &str) -> (f64, f64) {
        let name = wrap(name, 460.0, SIZE, 1).concat();
        let needed = width(&name, SIZE) + 42.0;
        if self.y == 0.0 || self.x + needed > f64::from(WIDTH) {
            (self.x, self.y) = (LEFT, self.y + if self.y == 0.0 { 12.0 } else { LINE });
        }
        let at = (self.x, self.y);
        push_words(&mut self.body, &name, (at.0 + 14.0, at.1 + 4.0), SIZE, "start");
        self.x += needed;
        at
    }

    pub(super) fn group(&mut self, group: usize, name: &str) {
        let at = self.entry(name);
        push_shape(&mut self.body, group, at, 6.5, true);
    }

    pub(super) fn filling(&mut self, name: &str, filled: bool) {
        let (x, y) = self.entry(name);
        let ink = hex(FAINT);
        let fill = if filled { ink.as_str() } else { "#ffffff" };
        let _ = writeln!(
            self.body,
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"6\" fill=\"{fill}\" stroke=\"{ink}\" stroke-width=\"2\"/>"
        );
    }

    pub(super) fn ring(&mut self, name: &str) {
        let (x, y) = self.entry(name);
        let ink = hex(FAINT);
        let _ = writeln!(
            self.body,
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"7\" fill=\"#ffffff\" stroke=\"{ink}\"/>\n\
             <circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4\" fill=\"{ink}\"/>"
        );
    }

    pub(super) fn thick_ring(&mut self, name: &str) {
        let (x, y) = self.entry(name);
        let _ = writeln!(
            self.body,
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"7\" fill=\"#ffffff\" stroke=\"{}\" stroke-width=\"2.2\"/>\n\
             <circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3.5\" fill=\"{}\"/>",
            hex(INK),
            hex(FAINT)
        );
    }

    pub(super) fn line(&mut self, name: &str, thickness: f64, dashes: &str) {
        let (x, y) = self.entry(name);
        let _ = writeln!(
            self.body,
            "<path d=\"M{:.1} {y:.1}h20\" stroke=\"{}\" stroke-width=\"{thickness}\"{dashes}/>",
            x - 10.0,
            hex(FAINT)
        );
    }

    /// Puts the legend below what is there.
    pub(super) fn write(self, sheet: &mut Sheet) {
        if self.y > 0.0 {
            sheet.below(&self.body, self.y + 16.0);
        }
    }
}
