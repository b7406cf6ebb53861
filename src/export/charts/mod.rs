//! Charts as SVG. The library draws circles, bars, lines and words; where they stand, how wide a label is and what a
//! reader hears in their place is decided here, so that every chart has the same frame, palette and print size.
//!
//! Colour never stands alone: what is proposed is filled and the rest hollow, parts of a bar are hatched in different
//! ways, and each cell of a heat map carries its number.
//!
//! Everything is drawn by plotters' elements, the axes included. Its own mesh and coordinates are not used: without fonts
//! it cannot know how wide a label is, cuts long names of areas off, and can neither leave room for a line between two rows
//! nor give each row the height of its label.

mod canvas;
mod curves;
mod heat;
mod plan;
mod rows;
mod stacked;

use super::drawing::{Frame, WIDTH};
use super::outline::clean;
use crate::advisory::{Chart, ChartKind};
use crate::locale::Words;
use curves::curves;
use heat::heat;
use plan::Plan;
use rows::{bars, block, dot, intervals};
use stacked::stacked;

/// A chart as a self-contained SVG with title and description. `anchor` must be unique in the document that it stands in.
#[must_use]
pub fn svg(chart: &Chart, anchor: &str, words: &Words) -> String {
    let mut buffer = String::new();
    let drawn = match &chart.kind {
        ChartKind::Intervals { rows, axis, cut } => {
            let mut plan = Plan::of(rows, *axis, words);
            let cut = cut.as_ref().filter(|(after, _)| *after < rows.len());
            let cut = cut.map(|(after, name)| (plan.part_after(*after), name.as_str()));
            plan.draw(&mut buffer, &chart.axis, |area, plan| {
                plan.legend(area, dot)?;
                intervals(area, plan, rows, cut)
            })
        }
        ChartKind::Bars { rows, axis } => {
            Plan::of(rows, *axis, words).draw(&mut buffer, &chart.axis, |area, plan| {
                plan.legend(area, block)?;
                bars(area, plan, rows)
            })
        }
        ChartKind::Stacked { series, rows } => stacked(&mut buffer, series, rows, &chart.axis, words),
        ChartKind::Heat { columns, rows } => heat(&mut buffer, columns, rows, &chart.axis, words),
        ChartKind::Curves { series, across, diagonal } => {
            curves(&mut buffer, series, *diagonal, [across, &chart.axis], words)
        }
    };
    let description = clean(&chart.description);
    let mut frame = Frame { anchor, title: &chart.caption, description: &description, size: (WIDTH, 0) };
    match (drawn, inner(&buffer)) {
        (Ok(size), Some(drawing)) => {
            frame.size = size;
            // The frame names the typeface once, and opaque is what a drawing is anyway.
            let drawing = drawing.replace(" font-family=\"sans-serif\"", "").replace(" opacity=\"1\"", "");
            frame.around(&drawing, words)
        }
        _ => frame.saying(&words.say("chart-failed", &[]), words),
    }
}

/// What stands between the library's own `svg` tags.
fn inner(svg: &str) -> Option<&str> {
    let start = svg.find('>')? + 1;
    let end = svg.rfind("</svg>")?;
    svg.get(start..end)
}
