//! Lines of points over a number, told apart by colour, symbol and name.

use plotters::prelude::*;
use plotters::style::text_anchor::HPos;

use super::canvas::{Area, Drawn, Fault, canvas, line, pixels, say};
use crate::advisory::Curve;
use crate::export::drawing::{FAINT, GRID, INK, PALETTE, WIDTH, axis, ticks, width};
use crate::locale::Words;

/// Height of the plot, in pixels.
const HEIGHT: i32 = 340;
/// Left end of the plot.
const LEFT: i32 = 60;
/// Room at its right.
const RIGHT: i32 = 24;

/// Where points stand.
struct Frame {
    x: (f64, f64),
    y: (f64, f64),
    top: i32,
    right: i32,
}

impl Frame {
    fn at(&self, (x, y): (f64, f64)) -> (i32, i32) {
        let share = |value: f64, (low, high): (f64, f64)| ((value - low) / (high - low)).clamp(0.0, 1.0);
        let across = share(x, self.x) * f64::from(self.right - LEFT);
        let up = share(y, self.y) * f64::from(HEIGHT);
        (LEFT + pixels(across), self.top + HEIGHT - pixels(up))
    }

    fn grid(&self, area: &Area<'_>, titles: [&str; 2], words: &Words) -> Drawn {
        let bottom = self.top + HEIGHT;
        let (marks, digits) = ticks(self.y.0, self.y.1, 6);
        for mark in marks {
            let (_, y) = self.at((self.x.0, mark));
            line(area, (LEFT, y), (self.right, y), GRID, 1)?;
            say(area, &words.number(mark, digits), (LEFT - 8, y), 11.0, FAINT, HPos::Right)?;
        }
        let (marks, digits) = ticks(self.x.0, self.x.1, 8);
        for mark in marks {
            let (x, _) = self.at((mark, self.y.0));
            line(area, (x, bottom), (x, bottom + 5), FAINT, 1)?;
            say(area, &words.number(mark, digits), (x, bottom + 14), 11.0, FAINT, HPos::Center)?;
        }
        line(area, (LEFT, bottom), (self.right, bottom), FAINT, 1)?;
        say(area, titles[0], ((LEFT + self.right) / 2, bottom + 34), 12.0, INK, HPos::Center)?;
        say(area, titles[1], (LEFT - 48, self.top - 14), 12.0, INK, HPos::Left)
    }
}

/// Colour, shape and whether it is hollow; no two of the first 24 look the same.
fn look(series: usize) -> (RGBColor, usize, bool) {
    (PALETTE[series % PALETTE.len()], series % 3, series % 2 == 1)
}

/// The symbol of a series.
fn symbol(area: &Area<'_>, (x, y): (i32, i32), series: usize) -> Drawn {
    let (colour, shape, hollow) = look(series);
    let style = |hollow: bool| if hollow { WHITE.filled() } else { colour.filled() };
    let edge = colour.stroke_width(2);
    match shape {
        0 => {
            area.draw(&Circle::new((x, y), 5, style(hollow)))?;
            area.draw(&Circle::new((x, y), 5, edge))
        }
        1 => {
            let corners = [(x - 4, y - 4), (x + 4, y + 4)];
            area.draw(&Rectangle::new(corners, style(hollow)))?;
            area.draw(&Rectangle::new(corners, edge))
        }
        _ => {
            let corners = vec![(x, y - 6), (x + 6, y + 5), (x - 6, y + 5)];
            area.draw(&Polygon::new(corners.clone(), style(hollow)))?;
            let closed: Vec<(i32, i32)> = corners.iter().copied().chain(corners.first().copied()).collect();
            area.draw(&PathElement::new(closed, edge))
        }
    }
}

/// Places of the names of the series, in as many lines as they need.
fn legend(series: &[Curve]) -> Vec<(i32, i32)> {
    let (mut x, mut y) = (16, 16);
    let mut places = Vec::with_capacity(series.len());
    for curve in series {
        let needed = pixels(width(&curve.label, 12.0)) + 36;
        if x > 16 && x + needed > pixels(f64::from(WIDTH)) {
            x = 16;
            y += 22;
        }
        places.push((x, y));
        x += needed;
    }
    places
}

pub(super) fn curves(
    buffer: &mut String,
    series: &[Curve],
    diagonal: bool,
    titles: [&str; 2],
    words: &Words,
) -> Result<(u32, u32), Fault> {
    let points = || {
        let all = series.iter().flat_map(|curve| &curve.points).copied();
        all.filter(|(x, y)| x.is_finite() && y.is_finite())
    };
    let ends = |values: &mut dyn Iterator<Item = f64>| {
        let values: Vec<f64> = values.collect();
        let low = values.iter().copied().fold(f64::INFINITY, f64::min);
        let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        if low < high { axis([low, high], std::iter::empty()) } else { (0.0, 1.0) }
    };
    let places = legend(series);
    let top = places.last().map_or(20, |last| last.1 + 46);
    let right = pixels(f64::from(WIDTH)) - RIGHT;
    let (x, y) = if diagonal {
        ((0.0, 1.0), (0.0, 1.0))
    } else {
        (ends(&mut points().map(|point| point.0)), ends(&mut points().map(|point| point.1)))
    };
    let frame = Frame { x, y, top, right };
    let size = (WIDTH, u32::try_from(top + HEIGHT + 52).unwrap_or(WIDTH));
    let area = canvas(buffer, size);
    for (at, (curve, (x, y))) in series.iter().zip(&places).enumerate() {
        symbol(&area, (*x, *y), at)?;
        say(&area, &curve.label, (x + 12, *y), 12.0, INK, HPos::Left)?;
    }
    frame.grid(&area, titles, words)?;
    if diagonal {
        line(&area, frame.at((0.0, 0.0)), frame.at((1.0, 1.0)), FAINT, 1)?;
    }
    for (at, curve) in series.iter().enumerate() {
        let finite = curve.points.iter().filter(|(x, y)| x.is_finite() && y.is_finite());
        let path: Vec<(i32, i32)> = finite.map(|point| frame.at(*point)).collect();
        let colour = PALETTE[at % PALETTE.len()];
        area.draw(&PathElement::new(path.clone(), colour.stroke_width(2)))?;
        path.into_iter().try_for_each(|place| symbol(&area, place, at))?;
    }
    area.present()?;
    Ok(size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_24_series_all_look_different() {
        let looks: Vec<(RGBColor, usize, bool)> = (0..24).map(look).collect();
        for (at, one) in looks.iter().enumerate() {
            assert!(!looks[..at].contains(one), "{at}");
        }
    }

    #[test]
    fn points_stand_between_the_ends_of_the_axes() {
        let frame = Frame { x: (0.0, 1.0), y: (0.0, 1.0), top: 20, right: 700 };
        assert_eq!(frame.at((0.0, 0.0)), (LEFT, 20 + HEIGHT));
        assert_eq!(frame.at((1.0, 1.0)), (700, 20));
        assert_eq!(frame.at((9.0, -9.0)), (700, 20 + HEIGHT));
    }
}
