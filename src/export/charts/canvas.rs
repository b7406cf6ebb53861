//! The few things that are drawn, in pixels.

use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use crate::export::drawing::{INK, TEXT};
use crate::export::outline::clean;

/// Where charts are drawn.
pub(super) type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;
/// Drawing into a string cannot fail, but the library does not know that.
pub(super) type Drawn = Result<(), Fault>;
/// Why a drawing fails.
pub(super) type Fault = DrawingAreaErrorKind<std::io::Error>;

/// Distance between lines of text, in pixels.
pub(super) const LEADING: i32 = 16;

/// A canvas of this size.
pub(super) fn canvas(buffer: &mut String, size: (u32, u32)) -> Area<'_> {
    SVGBackend::with_string(buffer, size).into_drawing_area()
}

pub(super) fn pixels(value: f64) -> i32 {
    // Every drawing is far smaller than this.
    value.round().clamp(-100_000.0, 100_000.0) as i32
}

pub(super) fn int(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX / 1024)
}

/// A line of words. The library divides the size by 1.24 (its estimate of a line's height).
pub(super) fn say(
    area: &Area<'_>,
    text: &str,
    at: (i32, i32),
    size: f64,
    colour: RGBColor,
    h: HPos,
) -> Drawn {
    let style = TextStyle::from(("sans-serif", size * 1.24).into_font())
        .color(&colour)
        .pos(Pos::new(h, VPos::Center));
    // The frame names the typefaces; here they would be repeated at each word.
    area.draw(&Text::new(clean(text), at, style))
}

/// Lines of words around a middle.
pub(super) fn say_lines(area: &Area<'_>, lines: &[String], x: i32, y: i32, h: HPos) -> Drawn {
    let first = y - LEADING * (int(lines.len()) - 1) / 2;
    for (line, at) in lines.iter().zip(0..) {
        say(area, line, (x, first + LEADING * at), TEXT, INK, h)?;
    }
    Ok(())
}

pub(super) fn line(
    area: &Area<'_>,
    from: (i32, i32),
    to: (i32, i32),
    colour: RGBColor,
    thickness: u32,
) -> Drawn {
    area.draw(&PathElement::new(vec![from, to], colour.stroke_width(thickness)))
}
