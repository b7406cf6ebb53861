//! Labels that cover no other label and as little as can be of the rest.
//!
//! Greedy: one label after another takes the best of the places around its node. A place that meets a label there already,
//! or the edge of the picture, is none. A label far from its node gets a line to it; one without any place is left out.
//!
//! # Complexity
//! `O(labels · places · (nodes + lines))` with 24 places a label.

use std::fmt::Write as _;

use super::sheet::number;
use crate::export::drawing::{INK, escape, hex, width};

/// Where a label may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spot {
    /// Beside its circle.
    Beside,
    /// In its circle if it fits, else beside it.
    Inside,
    /// In its circle, if that covers no other one, or nowhere.
    OnlyInside,
}

/// A label that wants to stand at a circle.
#[derive(Debug, Clone)]
pub(super) struct Wish {
    pub(super) text: String,
    /// Size of the text, in pixels.
    pub(super) size: f64,
    /// Middle of the circle.
    pub(super) at: (f64, f64),
    /// Radius of the circle, in pixels.
    pub(super) away: f64,
    pub(super) spot: Spot,
}

/// What should not be covered.
#[derive(Debug, Default)]
pub(super) struct Crowd {
    /// Middles and radii.
    pub(super) circles: Vec<((f64, f64), f64)>,
    /// Ends.
    pub(super) lines: Vec<((f64, f64), (f64, f64))>,
    /// Size of the picture.
    pub(super) width: f64,
    /// Height of the picture.
    pub(super) height: f64,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Area {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Area {
    fn meets(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    fn covers(&self, (x, y): (f64, f64), radius: f64) -> bool {
        let (dx, dy) = (x - x.clamp(self.left, self.right), y - y.clamp(self.top, self.bottom));
        dx * dx + dy * dy < radius * radius
    }

    /// Whether a line runs through, by Liang and Barsky.
    fn cut_by(&self, (from, to): ((f64, f64), (f64, f64))) -> bool {
        let (mut enter, mut leave) = (0.0f64, 1.0f64);
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let sides = [
            (-dx, from.0 - self.left),
            (dx, self.right - from.0),
            (-dy, from.1 - self.top),
            (dy, self.bottom - from.1),
        ];
        for (towards, room) in sides {
            if towards == 0.0 {
                if room < 0.0 {
                    return false;
                }
            } else if towards < 0.0 {
                enter = enter.max(room / towards);
            } else {
                leave = leave.min(room / towards);
            }
        }
        enter < leave
    }
}

/// Directions around a node, the best first.
const DIRECTIONS: [(f64, f64); 8] =
    [(1.0, 0.0), (-1.0, 0.0), (0.0, -1.0), (0.0, 1.0), (0.7, -0.7), (0.7, 0.7), (-0.7, -0.7), (-0.7, 0.7)];
/// Distances from the node in pixels, and what they cost.
const DISTANCES: [(f64, f64); 3] = [(3.0, 0.0), (16.0, 4.0), (34.0, 8.0)];
/// Cost of a node or a line that is covered.
const NODE: f64 = 30.0;
const CROSSING: f64 = 1.0;

struct Placed {
    area: Area,
    cost: f64,
    /// Whether a line to the node is needed.
    far: bool,
}

/// Draws the labels, the first with the best choice; says of each whether it found a place.
pub(super) fn push(body: &mut String, wishes: &[Wish], crowd: &Crowd) -> Vec<bool> {
    let mut taken: Vec<Area> = Vec::new();
    let mut text = String::new();
    let mut draw = |wish: &Wish| {
        let Some(placed) = best(wish, crowd, &taken) else { return false };
        let middle = ((placed.area.left + placed.area.right) / 2.0, placed.area.bottom - 0.24 * wish.size);
        if placed.far {
            push_leader(body, wish, &placed.area);
        }
        push_words(&mut text, &wish.text, middle, wish.size, "middle");
        taken.push(placed.area);
        true
    };
    let placed = wishes.iter().map(&mut draw).collect();
    body.push_str(&text);
    placed
}

fn best(wish: &Wish, crowd: &Crowd, taken: &[Area]) -> Option<Placed> {
    let (wide, high) = (width(&wish.text, wish.size), 1.15 * wish.size);
    let around = |(x, y): (f64, f64)| Area {
        left: x - wide / 2.0,
        top: y - high / 2.0,
        right: x + wide / 2.0,
        bottom: y + high / 2.0,
    };
    let is_free = |area: &Area| {
        let inside = area.left >= 2.0 && area.top >= 2.0;
        inside
            && area.right <= crowd.width - 2.0
            && area.bottom <= crowd.height - 2.0
            && !taken.iter().any(|other| area.meets(other))
    };
    let (x, y) = wish.at;
    let bare = |area: &Area| !crowd.circles.iter().any(|(at, radius)| area.covers(*at, *radius));
    if wish.spot == Spot::OnlyInside && !bare(&around(wish.at)) {
        return None;
    }
    let fits = wish.spot != Spot::Beside && wide < 1.7 * wish.away && is_free(&around(wish.at));
    if fits || wish.spot == Spot::OnlyInside {
        return fits.then(|| Placed { area: around(wish.at), cost: 0.0, far: false });
    }
    let mut best: Option<Placed> = None;
    for (gap, cost) in DISTANCES {
        for (dx, dy) in DIRECTIONS {
            let away = wish.away + gap;
            let area = around((x + dx * (away + wide / 2.0), y + dy * (away + high / 2.0)));
            let spent = best.as_ref().map_or(f64::MAX, |best| best.cost);
            if cost < spent && is_free(&area) {
                let cost = cost + covered(&area, crowd);
                if cost < spent {
                    best = Some(Placed { area, cost, far: gap > DISTANCES[0].0 });
                }
            }
        }
    }
    best
}

/// Cost of what an area covers.
fn covered(area: &Area, crowd: &Crowd) -> f64 {
    let nodes = crowd.circles.iter().filter(|(at, radius)| area.covers(*at, *radius)).count();
    let lines = crowd.lines.iter().filter(|line| area.cut_by(**line)).count();
    NODE * number(nodes) + CROSSING * number(lines)
}

/// A line from the edge of a circle to the nearest point of its label.
fn push_leader(body: &mut String, wish: &Wish, area: &Area) {
    let (x, y) = wish.at;
    let (to_x, to_y) = (x.clamp(area.left, area.right), y.clamp(area.top, area.bottom));
    let (dx, dy) = (to_x - x, to_y - y);
    let length = (dx * dx + dy * dy).sqrt().max(1e-9);
    let _ = writeln!(
        body,
        "<path d=\"M{:.1} {:.1}L{to_x:.1} {to_y:.1}\" stroke=\"{}\" stroke-width=\"0.8\"/>",
        x + dx / length * wish.away,
        y + dy / length * wish.away,
        hex(INK)
    );
}

/// Words with a white halo.
pub(super) fn push_words(body: &mut String, text: &str, (x, y): (f64, f64), size: f64, anchor: &str) {
    let _ = writeln!(
        body,
        "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size}\" text-anchor=\"{anchor}\" fill=\"{}\" stroke=\"#ffffff\" \
         stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\">{}</text>",
        hex(INK),
        escape(text)
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(text: &str, x: f64, y: f64) -> Wish {
        Wish { text: text.to_owned(), at: (x, y), size: 12.0, away: 5.0, spot: Spot::Beside }
    }

    #[test]
    fn labels_of_one_spot_do_not_meet_and_what_has_no_place_is_counted() {
        let wishes: Vec<Wish> = (0..40).map(|_| wish("P-0001", 100.0, 100.0)).collect();
        let crowd = Crowd { width: 200.0, height: 200.0, ..Crowd::default() };
        let mut taken: Vec<Area> = Vec::new();
        while let Some(placed) = best(&wishes[0], &crowd, &taken) {
            assert!(!taken.iter().any(|other| other.meets(&placed.area)));
            taken.push(placed.area);
        }
        assert!(taken.len() >= 5, "{}", taken.len());
        let placed = push(&mut String::new(), &wishes, &crowd);
        assert_eq!(placed.iter().filter(|placed| **placed).count(), taken.len());
    }

    #[test]
    fn a_label_turns_away_from_nodes_and_lines() {
        let mut crowd = Crowd { width: 400.0, height: 400.0, ..Crowd::default() };
        let right = best(&wish("P-1", 200.0, 200.0), &crowd, &[]).expect("there is room");
        assert!(right.area.left > 205.0);
        crowd.circles.push(((225.0, 200.0), 6.0));
        crowd.lines.push(((100.0, 200.0), (200.0, 200.0)));
        let above = best(&wish("P-1", 200.0, 200.0), &crowd, &[]).expect("there is room");
        assert!(above.area.bottom < 198.0, "{:?}", above.area);
    }

    #[test]
    fn lines_through_and_past_an_area() {
        let area = Area { left: 0.0, top: 0.0, right: 10.0, bottom: 10.0 };
        assert!(area.cut_by(((-5.0, 5.0), (15.0, 5.0))) && area.cut_by(((2.0, 2.0), (3.0, 3.0))));
        assert!(!area.cut_by(((-5.0, 11.0), (15.0, 11.0))) && !area.cut_by(((-5.0, 5.0), (-1.0, 5.0))));
    }
}
