//! Geometry of a chart with one row a label and one axis of values.

use plotters::style::text_anchor::HPos;

use super::canvas::{Area, Drawn, Fault, LEADING, canvas, int, line, pixels, say, say_lines};
use crate::advisory::Interval;
use crate::export::data::interval_digits;
use crate::export::drawing::{FAINT, GRID, INK, TEXT, WIDTH, axis, ticks, width, wrap};
use crate::locale::Words;

/// Widest column of labels, in pixels.
const LABELS: f64 = 260.0;
/// Most lines of a label.
const LINES: usize = 3;
/// Room for the line that cuts, in pixels.
const CUT: i32 = 16;

/// Geometry of a chart with one row a label and one axis of values.
pub(super) struct Plan<'a> {
    pub(super) words: &'a Words,
    /// Labels, wrapped.
    pub(super) labels: Vec<Vec<String>>,
    /// What is printed at the right of each row.
    pub(super) values: Vec<String>,
    /// Both ends of the axis.
    pub(super) range: (f64, f64),
    /// Left and right end of the axis, in pixels.
    pub(super) span: (i32, i32),
    /// Top and bottom of each row.
    pub(super) rows: Vec<(i32, i32)>,
    /// Whether proposed rows are told from the others.
    pub(super) marks: bool,
}

impl<'a> Plan<'a> {
    pub(super) fn of(rows: &[Interval], wanted: [f64; 2], words: &'a Words) -> Self {
        let range = axis(wanted, rows.iter().flat_map(|row| [row.low, row.middle, row.high]));
        let digits = usize::from(interval_digits(rows));
        let value = |row: &Interval| {
            let middle = words.number(row.middle, digits);
            let range = words.range(row.low, row.high, digits);
            if range == middle { middle } else { format!("{middle} ({range})") }
        };
        let marks = rows.iter().any(|row| row.marked);
        let labels = rows.iter().map(|row| row.label.as_str());
        Self::new(labels, rows.iter().map(value).collect(), range, if marks { 40 } else { 14 }, marks, words)
    }

    pub(super) fn new<'b>(
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
    pub(super) fn x(&self, value: f64) -> i32 {
        let (low, high) = self.range;
        let share = if value.is_finite() { ((value - low) / (high - low)).clamp(0.0, 1.0) } else { 0.0 };
        self.span.0 + pixels(share * f64::from(self.span.1 - self.span.0))
    }

    /// Room for a line and its name below a row; returns where the line stands.
    pub(super) fn part_after(&mut self, row: usize) -> i32 {
        let line = self.row(row).1 + CUT / 2;
        for (top, bottom) in self.rows.iter_mut().skip(row + 1) {
            *top += CUT;
            *bottom += CUT;
        }
        line
    }

    /// Top and bottom of a row.
    pub(super) fn row(&self, row: usize) -> (i32, i32) {
        self.rows.get(row).copied().unwrap_or((self.bottom(), self.bottom()))
    }

    /// Middle of a row.
    pub(super) fn y(&self, row: usize) -> i32 {
        let (top, bottom) = self.row(row);
        (top + bottom) / 2
    }

    pub(super) fn top(&self) -> i32 {
        self.rows.first().map_or(LEADING, |row| row.0)
    }

    pub(super) fn bottom(&self) -> i32 {
        self.rows.last().map_or(2 * LEADING, |row| row.1)
    }

    /// Draws labels, axis and legend, and what stands on them; returns the size.
    pub(super) fn draw(
        &self,
        buffer: &mut String,
        title: &str,
        content: impl FnOnce(&Area<'_>, &Self) -> Drawn,
    ) -> Result<(u32, u32), Fault> {
        let size = (WIDTH, u32::try_from(self.bottom() + 48).unwrap_or(48));
        let area = canvas(buffer, size);
        self.axis(&area, title, false)?;
        content(&area, self)?;
        self.words(&area)?;
        area.present()?;
        Ok(size)
    }

    /// Vertical lines, their values and the title of the axis.
    pub(super) fn axis(&self, area: &Area<'_>, title: &str, percent: bool) -> Drawn {
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
    pub(super) fn words(&self, area: &Area<'_>) -> Drawn {
        for (row, label) in self.labels.iter().enumerate() {
            say_lines(area, label, self.span.0 - 10, self.y(row), HPos::Right)?;
        }
        for (row, value) in self.values.iter().enumerate() {
            say(area, value, (self.span.1 + 10, self.y(row)), 11.0, INK, HPos::Left)?;
        }
        Ok(())
    }

    /// What filled and hollow mean, shown by the symbol of the chart.
    pub(super) fn legend(&self, area: &Area<'_>, symbol: fn(&Area<'_>, (i32, i32), bool) -> Drawn) -> Drawn {
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
