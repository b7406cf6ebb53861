//! Bars of several parts, told apart by colour, hatching and number.

use plotters::prelude::*;
use plotters::style::text_anchor::HPos;

use super::canvas::{Area, Drawn, Fault, canvas, line, pixels, say};
use super::plan::Plan;
use crate::advisory::Stack;
use crate::export::data::{are_shares, drawn, part, total};
use crate::export::drawing::{INK, PALETTE, WIDTH, axis, width};
use crate::locale::Words;

/// How parts are told apart where colours are not: the direction of hatching lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hatch {
    Plain,
    Rising,
    Falling,
    Upright,
    Level,
    Crossed,
}

const HATCHES: [Hatch; 6] =
    [Hatch::Plain, Hatch::Rising, Hatch::Upright, Hatch::Falling, Hatch::Level, Hatch::Crossed];

/// Colour and hatching of a part; no two of the first 24 are equal.
fn look(series: usize) -> (RGBColor, Hatch) {
    (PALETTE[series % PALETTE.len()], HATCHES[(series + series / 24) % HATCHES.len()])
}

/// White lines on dark colours, dark lines on light ones.
fn hatch_ink(colour: RGBColor) -> RGBColor {
    let light = u32::from(colour.0) * 3 + u32::from(colour.1) * 6 + u32::from(colour.2) > 1_350;
    if light { INK } else { WHITE }
}

/// A rectangle with its hatching.
fn tile(area: &Area<'_>, (left, top): (i32, i32), (right, bottom): (i32, i32), series: usize) -> Drawn {
    let (colour, hatch) = look(series);
    let ink = hatch_ink(colour);
    area.draw(&Rectangle::new([(left, top), (right, bottom)], colour.filled()))?;
    if matches!(hatch, Hatch::Rising | Hatch::Crossed) {
        slanted(area, (left, top), (right, bottom), ink, true)?;
    }
    if matches!(hatch, Hatch::Falling | Hatch::Crossed) {
        slanted(area, (left, top), (right, bottom), ink, false)?;
    }
    if hatch == Hatch::Upright {
        for x in (left + 3..right).step_by(5) {
            line(area, (x, top), (x, bottom), ink, 1)?;
        }
    }
    if hatch == Hatch::Level {
        for y in (top + 3..bottom).step_by(4) {
            line(area, (left, y), (right, y), ink, 1)?;
        }
    }
    area.draw(&Rectangle::new([(left, top), (right, bottom)], WHITE.stroke_width(1)))
}

/// Lines at 45 degrees, cut off at the edges of the rectangle.
fn slanted(
    area: &Area<'_>,
    (left, top): (i32, i32),
    (right, bottom): (i32, i32),
    ink: RGBColor,
    rising: bool,
) -> Drawn {
    let height = bottom - top;
    for offset in (left - height..right).step_by(7) {
        // The line runs from (offset, one edge) to (offset + height, the other edge).
        let start = left.max(offset);
        let end = right.min(offset + height);
        if start >= end {
            continue;
        }
        let y = |x: i32| if rising { bottom - (x - offset) } else { top + (x - offset) };
        line(area, (start, y(start)), (end, y(end)), ink, 1)?;
    }
    Ok(())
}

pub(super) fn stacked(
    buffer: &mut String,
    series: &[String],
    rows: &[Stack],
    title: &str,
    words: &Words,
) -> Result<(u32, u32), Fault> {
    let shares = are_shares(rows);
    let longest = rows.iter().map(total).filter(|length| length.is_finite()).fold(0.0f64, f64::max);
    let range = if shares { (0.0, 1.0) } else { axis([0.0, longest], std::iter::once(longest)) };
    let places = legend_places(series);
    let top = places.last().map_or(14, |last| last.1 + 24);
    let plan = Plan::new(rows.iter().map(|row| row.label.as_str()), Vec::new(), range, top, false, words);
    let size = (WIDTH, u32::try_from(plan.bottom() + 48).unwrap_or(48));
    let area = canvas(buffer, size);
    for (at, (name, (x, y))) in series.iter().zip(&places).enumerate() {
        tile(&area, (*x, y - 7), (x + 22, y + 7), at)?;
        say(&area, name, (x + 28, *y), 12.0, INK, HPos::Left)?;
    }
    plan.axis(&area, title, shares)?;
    for (row, stack) in rows.iter().enumerate() {
        parts(&area, &plan, series.len(), stack, row, shares)?;
    }
    plan.words(&area)?;
    area.present()?;
    Ok(size)
}

/// Places of the names of the parts, in as many lines as they need.
fn legend_places(series: &[String]) -> Vec<(i32, i32)> {
    let (mut x, mut y) = (10, 16);
    let mut places = Vec::with_capacity(series.len());
    for name in series {
        let needed = pixels(width(name, 12.0)) + 48;
        if x > 10 && x + needed > pixels(f64::from(WIDTH)) {
            x = 10;
            y += 22;
        }
        places.push((x, y));
        x += needed;
    }
    places
}

/// The parts of one bar, each with its number if there is room.
fn parts(area: &Area<'_>, plan: &Plan<'_>, series: usize, stack: &Stack, row: usize, share: bool) -> Drawn {
    let y = plan.y(row);
    let mut before = 0.0;
    for (at, value) in stack.values.iter().take(series).enumerate() {
        let (left, right) = (plan.x(before), plan.x(before + drawn(*value)));
        before += drawn(*value);
        if right <= left {
            continue;
        }
        tile(area, (left, y - 10), (right, y + 10), at)?;
        let text = part(*value, share, plan.words);
        let needed = pixels(width(&text, 11.0)) + 6;
        if needed + 4 <= right - left {
            let middle = (left + right) / 2;
            let plate = [(middle - needed / 2, y - 7), (middle + needed / 2, y + 7)];
            area.draw(&Rectangle::new(plate, WHITE.filled()))?;
            say(area, &text, (middle, y), 11.0, INK, HPos::Center)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_24_parts_all_look_different() {
        let looks: Vec<(RGBColor, Hatch)> = (0..24).map(look).collect();
        for (at, one) in looks.iter().enumerate() {
            assert!(!looks[..at].contains(one), "{at}");
        }
    }
}
