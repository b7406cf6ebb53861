//! Parts that hang together with nothing, set beside each other.
//!
//! Shelves with columns: the highest part opens a shelf, others stand beside it and on top of each other as long as there is
//! room. The width of the shelves is the one that lets everything be drawn largest.

/// A connected part.
#[derive(Debug, Clone)]
pub(super) struct Part {
    /// Nodes of the part.
    pub(super) nodes: Vec<u32>,
    /// Places of the nodes, in the same order.
    pub(super) places: Vec<(f64, f64)>,
    size: (f64, f64),
}

impl Part {
    /// A part whose places begin at `room / 2` on both axes, with as much free room on the other sides.
    pub(super) fn new(nodes: Vec<u32>, mut places: Vec<(f64, f64)>, room: f64) -> Self {
        let ends = |values: &mut dyn Iterator<Item = f64>| {
            values.fold((f64::MAX, f64::MIN), |(low, high), value| (low.min(value), high.max(value)))
        };
        let (left, right) = ends(&mut places.iter().map(|place| place.0));
        let (top, bottom) = ends(&mut places.iter().map(|place| place.1));
        for place in &mut places {
            *place = (place.0 - left + room / 2.0, place.1 - top + room / 2.0);
        }
        Self { nodes, places, size: (right - left + room, bottom - top + room) }
    }
}

struct Column {
    x: f64,
    width: f64,
    used: f64,
}

struct Shelf {
    y: f64,
    height: f64,
    width: f64,
    columns: Vec<Column>,
}

/// Widths that are tried.
const WIDTHS: u32 = 24;

/// Moves the parts beside each other and says how much room they take together. `aspect` is the width of the canvas
/// divided by its height.
pub(super) fn pack(parts: &mut [Part], aspect: f64) -> (f64, f64) {
    if parts.is_empty() {
        return (1.0, 1.0);
    }
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by(|&a, &b| {
        let (one, other) = (parts[a].size, parts[b].size);
        other.1.total_cmp(&one.1).then(other.0.total_cmp(&one.0)).then(a.cmp(&b))
    });
    let sizes: Vec<(f64, f64)> = order.iter().map(|&at| parts[at].size).collect();
    let widest = sizes.iter().map(|size| size.0).fold(1e-9, f64::max);
    let all: f64 = sizes.iter().map(|size| size.0).sum::<f64>().max(widest);
    let width = |at: u32| widest + (all - widest) * f64::from(at * at) / f64::from(WIDTHS * WIDTHS);
    let room = |(_, (width, height)): &(Vec<(f64, f64)>, (f64, f64))| (width / aspect).max(*height);
    let tried = (0..=WIDTHS).map(|at| shelved(&sizes, width(at)));
    let best = tried.reduce(|best, next| if room(&next) < room(&best) { next } else { best });
    let Some((corners, size)) = best else { return (1.0, 1.0) };
    for (&at, (left, top)) in order.iter().zip(corners) {
        for place in &mut parts[at].places {
            *place = (place.0 + left, place.1 + top);
        }
    }
    size
}

/// Corners of the parts on shelves of a width, and the size of the whole.
fn shelved(sizes: &[(f64, f64)], limit: f64) -> (Vec<(f64, f64)>, (f64, f64)) {
    let limit = limit * (1.0 + 1e-9);
    let mut shelves: Vec<Shelf> = Vec::new();
    let mut corners = Vec::with_capacity(sizes.len());
    for &(width, height) in sizes {
        corners.push(stacked(&mut shelves, width, height).unwrap_or_else(|| {
            beside(&mut shelves, width, height, limit).unwrap_or_else(|| {
                let y = shelves.last().map_or(0.0, |shelf| shelf.y + shelf.height);
                let column = Column { x: 0.0, width, used: height };
                shelves.push(Shelf { y, height, width, columns: vec![column] });
                (0.0, y)
            })
        }));
    }
    let width = shelves.iter().map(|shelf| shelf.width).fold(1e-9, f64::max);
    let height = shelves.last().map_or(1e-9, |shelf| shelf.y + shelf.height);
    (corners, (width, height))
}

/// A place on top of a column that is wide enough.
fn stacked(shelves: &mut [Shelf], width: f64, height: f64) -> Option<(f64, f64)> {
    for shelf in shelves {
        for column in &mut shelf.columns {
            if width <= column.width && column.used + height <= shelf.height {
                let corner = (column.x, shelf.y + column.used);
                column.used += height;
                return Some(corner);
            }
        }
    }
    None
}

/// A new column on a shelf.
fn beside(shelves: &mut [Shelf], width: f64, height: f64, limit: f64) -> Option<(f64, f64)> {
    let shelf = shelves.iter_mut().find(|shelf| shelf.width + width <= limit && height <= shelf.height)?;
    let corner = (shelf.width, shelf.y);
    shelf.columns.push(Column { x: shelf.width, width, used: height });
    shelf.width += width;
    Some(corner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(width: f64, height: f64) -> Part {
        Part::new(vec![0, 1], vec![(3.0, 3.0), (3.0 + width, 3.0 + height)], 1.0)
    }

    #[test]
    fn parts_do_not_overlap_and_the_whole_holds_them() {
        let mut parts: Vec<Part> =
            (0..40).map(|at| part(f64::from(at * 7 % 5), f64::from(at * 3 % 4))).collect();
        let (width, height) = pack(&mut parts, 1.5);
        let boxes: Vec<_> = parts.iter().map(|part| (part.places[0], part.places[1])).collect();
        for (at, &((left, top), (right, bottom))) in boxes.iter().enumerate() {
            assert!(left >= 0.499 && top >= 0.499 && right <= width - 0.499 && bottom <= height - 0.499);
            for &((l, t), (r, b)) in &boxes[..at] {
                assert!(left > r || l > right || top > b || t > bottom, "{at}");
            }
        }
    }

    #[test]
    fn nothing_takes_no_room_to_speak_of() {
        assert_eq!(pack(&mut [], 1.0), (1.0, 1.0));
        assert_eq!(pack(&mut [part(0.0, 0.0)], 1.0), (1.0, 1.0));
    }
}
