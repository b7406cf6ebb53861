//! Grids of values in `0..=1`, told apart by shade and number.

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::canvas::{Area, Drawn, Fault, canvas, int, pixels, say};
use super::plan::Plan;
use crate::export::drawing::{FAINT, GRID, INK, WIDTH, width, wrap};
use crate::locale::Words;

/// Width of a cell of a heat map.
const CELL: i32 = 34;

pub(super) fn heat(
    buffer: &mut String,
    columns: &[String],
    rows: &[(String, Vec<Option<f64>>)],
    title: &str,
    words: &Words,
) -> Result<(u32, u32), Fault> {
    let heads: Vec<Vec<String>> = columns.iter().map(|column| wrap(column, 170.0, 12.0, 2)).collect();
    let tallest = heads.iter().flatten().map(|line| width(line, 12.0)).fold(0.0f64, f64::max);
    // Short names, as ranks, are read more easily if they are not turned.
    let turned = tallest > f64::from(CELL - 6) || heads.iter().any(|lines| lines.len() > 1);
    let top = if turned { pixels(tallest) + 20 } else { 28 };
    let plan =
        Plan::new(rows.iter().map(|(label, _)| label.as_str()), Vec::new(), (0.0, 1.0), top, false, words);
    let left = plan.span.0;
    let cell = ((pixels(f64::from(WIDTH)) - left - 10) / int(columns.len().max(1))).clamp(CELL, 80);
    let right = left + cell * int(columns.len());
    let size = (
        WIDTH.max(u32::try_from(right + 10).unwrap_or(WIDTH)),
        u32::try_from(plan.bottom() + 48).unwrap_or(48),
    );
    let area = canvas(buffer, size);
    for (at, lines) in heads.iter().enumerate() {
        let middle = left + cell * int(at) + cell / 2;
        if turned {
            upright(&area, lines, middle, top - 8)?;
        } else {
            say(&area, &lines.concat(), (middle, top - 10), 12.0, INK, HPos::Center)?;
        }
    }
    for (row, (_, values)) in rows.iter().enumerate() {
        for at in 0..columns.len() {
            let (top, bottom) = plan.row(row);
            let corner = (left + cell * int(at), top);
            let value = values.get(at).copied().flatten().filter(|value| value.is_finite());
            heat_cell(&area, corner, (cell, bottom - top), value, words)?;
        }
    }
    plan.words(&area)?;
    scale(&area, left, plan.bottom() + 24, title, words)?;
    area.present()?;
    Ok(size)
}

/// Lines of words that are read from bottom to top.
fn upright(area: &Area<'_>, lines: &[String], x: i32, bottom: i32) -> Drawn {
    let font = ("sans-serif", 12.0 * 1.24).into_font().transform(FontTransform::Rotate270);
    let style = TextStyle::from(font).color(&INK).pos(Pos::new(HPos::Left, VPos::Center));
    let first = x - 14 * (int(lines.len()) - 1) / 2;
    for (text, at) in lines.iter().zip(0..) {
        area.draw(&Text::new(text.clone(), (first + 14 * at, bottom), style.clone()))?;
    }
    Ok(())
}

/// White at 0, dark blue at 1.
fn ramp(value: f64) -> RGBColor {
    let share = value.clamp(0.0, 1.0);
    let channel = |dark: f64| pixels(255.0 + (dark - 255.0) * share).clamp(0, 255) as u8;
    RGBColor(channel(0.0), channel(68.0), channel(122.0))
}

/// Black on the lighter part of the ramp, white on the darker one: at least 4.5:1 everywhere.
fn ramp_ink(value: f64) -> RGBColor {
    if value < 0.71 { BLACK } else { WHITE }
}

fn heat_cell(
    area: &Area<'_>,
    (x, y): (i32, i32),
    (w, h): (i32, i32),
    value: Option<f64>,
    words: &Words,
) -> Drawn {
    let corners = [(x, y), (x + w, y + h)];
    let middle = (x + w / 2, y + h / 2);
    if let Some(value) = value {
        area.draw(&Rectangle::new(corners, ramp(value).filled()))?;
        let ink = ramp_ink(value);
        say(area, &words.number(value, 2), middle, 11.0, ink, HPos::Center)?;
    } else {
        area.draw(&Rectangle::new(corners, RGBColor(0xee, 0xee, 0xee).filled()))?;
        say(area, "–", middle, 11.0, FAINT, HPos::Center)?;
    }
    area.draw(&Rectangle::new(corners, WHITE.stroke_width(1)))
}

/// What the shades of a heat map mean.
fn scale(area: &Area<'_>, left: i32, y: i32, title: &str, words: &Words) -> Drawn {
    for (at, value) in [0.0, 0.25, 0.5, 0.75, 1.0].into_iter().enumerate() {
        heat_cell(area, (left + 40 * int(at), y - 9), (40, 18), Some(value), words)?;
    }
    let frame = [(left, y - 9), (left + 200, y + 9)];
    area.draw(&Rectangle::new(frame, GRID.stroke_width(1)))?;
    let missing = words.say("chart-missing", &[]);
    heat_cell(area, (left + 214, y - 9), (24, 18), None, words)?;
    say(area, &missing, (left + 244, y), 11.0, INK, HPos::Left)?;
    let title_at = left + 264 + pixels(width(&missing, 11.0));
    say(area, title, (title_at, y), 12.0, INK, HPos::Left)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance and contrast as WCAG 2.2 defines them.
    fn contrast(one: RGBColor, other: RGBColor) -> f64 {
        let luminance = |colour: RGBColor| {
            let channel = |value: u8| {
                let share = f64::from(value) / 255.0;
                if share <= 0.04045 { share / 12.92 } else { libm::pow((share + 0.055) / 1.055, 2.4) }
            };
            0.2126 * channel(colour.0) + 0.7152 * channel(colour.1) + 0.0722 * channel(colour.2)
        };
        let (a, b) = (luminance(one), luminance(other));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn words_on_the_ramp_have_enough_contrast() {
        for step in 0..=100 {
            let value = f64::from(step) / 100.0;
            let found = contrast(ramp(value), ramp_ink(value));
            assert!(found >= 4.5, "{value}: {found}");
        }
        assert!(contrast(FAINT, WHITE) >= 4.5);
    }
}
