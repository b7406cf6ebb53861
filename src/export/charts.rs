//! Charts as SVG. The library draws circles, bars, lines and words; where they stand, how wide a label is and what a
//! reader hears in their place is decided here, so that every chart has the same frame, palette and print size.
//!
//! Colour never stands alone: what is proposed is filled and the rest hollow, parts of a bar are hatched in different
//! ways, and each cell of a heat map carries its number.
//!
//! Everything is drawn by plotters' elements but the axes, whose ticks come from [`super::drawing::ticks`]: the library's
//! own mesh places labels by widths that it cannot know without fonts, and cuts long names of areas off.

use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::data::{are_shares, drawn, interval_digits, part, total};
use super::drawing::{
    BLUE, FAINT, Frame, GRID, INK, PALETTE, TEXT, VERMILION, WIDTH, axis, ticks, width, wrap,
};
use super::outline::clean;
use crate::advisory::{Chart, ChartKind, Interval, Stack};
use crate::locale::Words;

/// Where charts are drawn.
type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;
/// Drawing into a string cannot fail, but the library does not know that.
type Drawn = Result<(), DrawingAreaErrorKind<std::io::Error>>;

/// Widest column of labels, in pixels.
const LABELS: f64 = 260.0;
/// Most lines of a label.
const LINES: usize = 3;
/// Room for the line that cuts, in pixels.
const CUT: i32 = 16;
/// Distance between lines of text, in pixels.
const LEADING: i32 = 16;

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

/// A canvas of this size.
fn canvas(buffer: &mut String, size: (u32, u32)) -> Area<'_> {
    SVGBackend::with_string(buffer, size).into_drawing_area()
}

fn pixels(value: f64) -> i32 {
    // Every drawing is far smaller than this.
    value.round().clamp(-100_000.0, 100_000.0) as i32
}

fn int(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX / 1024)
}

/// A line of words. The library divides the size by 1.24 (its estimate of a line's height).
fn say(area: &Area<'_>, text: &str, at: (i32, i32), size: f64, colour: RGBColor, h: HPos) -> Drawn {
    let style = TextStyle::from(("sans-serif", size * 1.24).into_font())
        .color(&colour)
        .pos(Pos::new(h, VPos::Center));
    // The frame names the typefaces; here they would be repeated at each word.
    area.draw(&Text::new(clean(text), at, style))
}

/// Lines of words around a middle.
fn say_lines(area: &Area<'_>, lines: &[String], x: i32, y: i32, h: HPos) -> Drawn {
    let first = y - LEADING * (int(lines.len()) - 1) / 2;
    for (line, at) in lines.iter().zip(0..) {
        say(area, line, (x, first + LEADING * at), TEXT, INK, h)?;
    }
    Ok(())
}

fn line(area: &Area<'_>, from: (i32, i32), to: (i32, i32), colour: RGBColor, thickness: u32) -> Drawn {
    area.draw(&PathElement::new(vec![from, to], colour.stroke_width(thickness)))
}

/// Geometry of a chart with one row a label and one axis of values.
struct Plan<'a> {
    words: &'a Words,
    /// Labels, wrapped.
    labels: Vec<Vec<String>>,
    /// What is printed at the right of each row.
    values: Vec<String>,
    /// Both ends of the axis.
    range: (f64, f64),
    /// Left and right end of the axis, in pixels.
    span: (i32, i32),
    /// Top and bottom of each row.
    rows: Vec<(i32, i32)>,
    /// Whether proposed rows are told from the others.
    marks: bool,
}

impl<'a> Plan<'a> {
    fn of(rows: &[Interval], wanted: [f64; 2], words: &'a Words) -> Self {
        let range = axis(wanted, rows.iter().flat_map(|row| [row.low, row.middle, row.high]));
        let digits = interval_digits(rows);
        let value = |row: &Interval| {
            let middle = words.number(row.middle, digits);
            let range = words.range(row.low, row.high, digits);
            if range == middle { middle } else { format!("{middle} ({range})") }
        };
        let marks = rows.iter().any(|row| row.marked);
        let labels = rows.iter().map(|row| row.label.as_str());
        Self::new(labels, rows.iter().map(value).collect(), range, if marks { 40 } else { 14 }, marks, words)
    }

    fn new<'b>(
        labels: impl Iterator<Item = &'b str>,
        values: Vec<String>,
        range: (f64, f64),
        top: i32,
        marks: bool,
        words: &'a Words,
    ) -> Self {
        let labels: Vec<Vec<String>> = labels.map(|label| wrap(label, LABELS, TEXT, LINES)).collect();
        let widest = |lines: &mut dyn Iterator<Item = &String>, size: f64| {
            lines.map(|line| width(line, size)).fold(0.0f64, f64::max)
        };
        let left = pixels(widest(&mut labels.iter().flatten(), TEXT)) + 18;
        let right = pixels(widest(&mut values.iter(), 11.0)) + 18;
        let mut bottom = top;
        let rows = labels.iter().map(|label| {
            let above = bottom;
            bottom += 12 + LEADING * int(label.len());
            (above, bottom)
        });
        let rows = rows.collect();
        let span = (left, (pixels(f64::from(WIDTH)) - right).max(left + 120));
        Self { words, labels, values, range, span, rows, marks }
    }

    /// Where a value stands.
    fn x(&self, value: f64) -> i32 {
        let (low, high) = self.range;
        let share = if value.is_finite() { ((value - low) / (high - low)).clamp(0.0, 1.0) } else { 0.0 };
        self.span.0 + pixels(share * f64::from(self.span.1 - self.span.0))
    }

    /// Room for a line and its name below a row; returns where the line stands.
    fn part_after(&mut self, row: usize) -> i32 {
        let line = self.row(row).1 + CUT / 2;
        for (top, bottom) in self.rows.iter_mut().skip(row + 1) {
            *top += CUT;
            *bottom += CUT;
        }
        line
    }

    /// Top and bottom of a row.
    fn row(&self, row: usize) -> (i32, i32) {
        self.rows.get(row).copied().unwrap_or((self.bottom(), self.bottom()))
    }

    /// Middle of a row.
    fn y(&self, row: usize) -> i32 {
        let (top, bottom) = self.row(row);
        (top + bottom) / 2
    }

    fn top(&self) -> i32 {
        self.rows.first().map_or(LEADING, |row| row.0)
    }

    fn bottom(&self) -> i32 {
        self.rows.last().map_or(2 * LEADING, |row| row.1)
    }

    /// Draws labels, axis and legend, and what stands on them; returns the size.
    fn draw(
        &self,
        buffer: &mut String,
        title: &str,
        content: impl FnOnce(&Area<'_>, &Self) -> Drawn,
    ) -> Result<(u32, u32), DrawingAreaErrorKind<std::io::Error>> {
        let size = (WIDTH, u32::try_from(self.bottom() + 48).unwrap_or(48));
        let area = canvas(buffer, size);
        self.axis(&area, title, false)?;
        content(&area, self)?;
        self.words(&area)?;
        area.present()?;
        Ok(size)
    }

    /// Vertical lines, their values and the title of the axis.
    fn axis(&self, area: &Area<'_>, title: &str, percent: bool) -> Drawn {
        let (marks, digits) = ticks(self.range.0, self.range.1, 6);
        let bottom = self.bottom();
        for mark in marks {
            let x = self.x(mark);
            line(area, (x, self.top()), (x, bottom), GRID, 1)?;
            let text = if percent { self.words.percent(mark, 0) } else { self.words.number(mark, digits) };
            say(area, &text, (x, bottom + 12), 11.0, FAINT, HPos::Center)?;
        }
        line(area, (self.span.0, bottom), (self.span.1, bottom), FAINT, 1)?;
        say(area, title, ((self.span.0 + self.span.1) / 2, bottom + 32), 12.0, INK, HPos::Center)
    }

    /// Names and values of the rows.
    fn words(&self, area: &Area<'_>) -> Drawn {
        for (row, label) in self.labels.iter().enumerate() {
            say_lines(area, label, self.span.0 - 10, self.y(row), HPos::Right)?;
        }
        for (row, value) in self.values.iter().enumerate() {
            say(area, value, (self.span.1 + 10, self.y(row)), 11.0, INK, HPos::Left)?;
        }
        Ok(())
    }

    /// What filled and hollow mean, shown by the symbol of the chart.
    fn legend(&self, area: &Area<'_>, symbol: fn(&Area<'_>, (i32, i32), bool) -> Drawn) -> Drawn {
        if !self.marks {
            return Ok(());
        }
        let proposed = self.words.say("chart-proposed", &[]);
        let other = self.words.say("chart-not-proposed", &[]);
        let (x, y) = (self.span.0 + 6, 16);
        let second = x + 36 + pixels(width(&proposed, 12.0));
        symbol(area, (x, y), true)?;
        say(area, &proposed, (x + 12, y), 12.0, INK, HPos::Left)?;
        symbol(area, (second, y), false)?;
        say(area, &other, (second + 12, y), 12.0, INK, HPos::Left)
    }
}

/// Filled and blue if emphasised, else hollow and grey.
fn dot(area: &Area<'_>, at: (i32, i32), marked: bool) -> Drawn {
    if marked {
        area.draw(&Circle::new(at, 6, BLUE.filled()))
    } else {
        area.draw(&Circle::new(at, 5, WHITE.filled()))?;
        area.draw(&Circle::new(at, 5, FAINT.stroke_width(2)))
    }
}

/// A small bar of the same looks.
fn block(area: &Area<'_>, (x, y): (i32, i32), marked: bool) -> Drawn {
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

fn intervals(area: &Area<'_>, plan: &Plan<'_>, rows: &[Interval], cut: Option<(i32, &str)>) -> Drawn {
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

fn bars(area: &Area<'_>, plan: &Plan<'_>, rows: &[Interval]) -> Drawn {
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

fn stacked(
    buffer: &mut String,
    series: &[String],
    rows: &[Stack],
    title: &str,
    words: &Words,
) -> Result<(u32, u32), DrawingAreaErrorKind<std::io::Error>> {
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

/// Width of a cell of a heat map.
const CELL: i32 = 34;

fn heat(
    buffer: &mut String,
    columns: &[String],
    rows: &[(String, Vec<Option<f64>>)],
    title: &str,
    words: &Words,
) -> Result<(u32, u32), DrawingAreaErrorKind<std::io::Error>> {
    let heads: Vec<Vec<String>> = columns.iter().map(|column| wrap(column, 170.0, 12.0, 2)).collect();
    let tallest = heads.iter().flatten().map(|line| width(line, 12.0)).fold(0.0f64, f64::max);
    let top = pixels(tallest) + 20;
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
        upright(&area, lines, left + cell * int(at) + cell / 2, top - 8)?;
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

    #[test]
    fn the_first_24_parts_all_look_different() {
        let looks: Vec<(RGBColor, Hatch)> = (0..24).map(look).collect();
        for (at, one) in looks.iter().enumerate() {
            assert!(!looks[..at].contains(one), "{at}");
        }
    }

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
