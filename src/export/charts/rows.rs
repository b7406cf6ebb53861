//! Charts of one value a row: dots and bars with their intervals.

use plotters::prelude::*;
use plotters::style::text_anchor::HPos;

use super::canvas::{Area, Drawn, line, say};
use super::plan::Plan;
use crate::advisory::Interval;
use crate::export::drawing::{BLUE, FAINT, INK, VERMILION};

/// Filled and blue if emphasised, else hollow and grey.
pub(super) fn dot(area: &Area<'_>, at: (i32, i32), marked: bool) -> Drawn {
    if marked {
        area.draw(&Circle::new(at, 6, BLUE.filled()))
    } else {
        area.draw(&Circle::new(at, 5, WHITE.filled()))?;
        area.draw(&Circle::new(at, 5, FAINT.stroke_width(2)))
    }
}

/// A small bar of the same looks.
pub(super) fn block(area: &Area<'_>, (x, y): (i32, i32), marked: bool) -> Drawn {
    bar(area, [(x - 7, y - 6), (x + 7, y + 6)], marked)
}

/// Filled and blue if emphasised, else hollow and grey.
fn bar(area: &Area<'_>, corners: [(i32, i32); 2], marked: bool) -> Drawn {
    if marked {
        area.draw(&Rectangle::new(corners, BLUE.filled()))
    } else {
        area.draw(&Rectangle::new(corners, WHITE.filled()))?;
        area.draw(&Rectangle::new(corners, FAINT.stroke_width(1)))
    }
}

/// A line with caps from low to high; nothing if it has no length.
fn whisker(area: &Area<'_>, plan: &Plan<'_>, row: &Interval, y: i32, style: (RGBColor, u32)) -> Drawn {
    if !row.low.is_finite() || !row.high.is_finite() || row.low >= row.high {
        return Ok(());
    }
    let (low, high) = (plan.x(row.low), plan.x(row.high));
    line(area, (low, y), (high, y), style.0, style.1)?;
    for end in [low, high] {
        line(area, (end, y - 4), (end, y + 4), style.0, style.1)?;
    }
    Ok(())
}

pub(super) fn intervals(
    area: &Area<'_>,
    plan: &Plan<'_>,
    rows: &[Interval],
    cut: Option<(i32, &str)>,
) -> Drawn {
    if let Some((y, name)) = cut {
        let (mut x, right) = (8, plan.span.1);
        while x < right {
            line(area, (x, y), ((x + 8).min(right), y), VERMILION, 2)?;
            x += 13;
        }
        say(area, name, (right + 10, y), 11.0, INK, HPos::Left)?;
    }
    for (at, row) in rows.iter().enumerate() {
        let style = if row.marked { (BLUE, 3) } else { (FAINT, 1) };
        whisker(area, plan, row, plan.y(at), style)?;
        if row.middle.is_finite() {
            dot(area, (plan.x(row.middle), plan.y(at)), row.marked)?;
        }
    }
    Ok(())
}

pub(super) fn bars(area: &Area<'_>, plan: &Plan<'_>, rows: &[Interval]) -> Drawn {
    let zero = plan.x(0.0f64.clamp(plan.range.0, plan.range.1));
    for (at, row) in rows.iter().enumerate() {
        if !row.middle.is_finite() {
            continue;
        }
        let (y, x) = (plan.y(at), plan.x(row.middle));
        let corners = [(zero.min(x), y - 8), (zero.max(x), y + 8)];
        bar(area, corners, row.marked || !plan.marks)?;
        // A white edge keeps the line visible on a dark bar.
        whisker(area, plan, row, y, (WHITE, 5))?;
        whisker(area, plan, row, y, (INK, 2))?;
    }
    line(area, (zero, plan.top()), (zero, plan.bottom()), FAINT, 1)
}
