//! Places of the nodes of a picture on a plane, so that distances show the number of links between them.
//!
//! Each connected part is laid out by itself from a start without random numbers ([`start`]), turned so that it is wider
//! than high, and the parts are packed into rows ([`pack`]); then nodes are moved apart until none covers another
//! ([`separate`]). The same nodes and edges give the same places everywhere: nothing but the four operations and square
//! roots is used, in a fixed order.

mod graph;
mod pack;
mod separate;
mod start;
mod stress;

use self::graph::Graph;
use self::stress::Terms;

/// Room between parts that hang together with nothing, in links.
const APART: f64 = 0.8;

/// Where a picture may be drawn, in pixels.
#[derive(Debug, Clone, Copy)]
pub(super) struct Canvas {
    /// Width.
    pub(super) width: f64,
    /// Largest height.
    pub(super) height: f64,
    /// Room left free on the left and the right.
    pub(super) beside: f64,
    /// Room left free above and below.
    pub(super) above: f64,
    /// Length of a link, if there is room.
    pub(super) link: f64,
    /// Room between two nodes.
    pub(super) gap: f64,
}

/// A layout: one place and one radius a node, and the height that is needed.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Layout {
    pub(super) places: Vec<(f64, f64)>,
    pub(super) radii: Vec<f64>,
    pub(super) height: f64,
}

/// Lays out nodes with these radii in pixels. `edges` name nodes by position; those that name none are passed over. No
/// two nodes overlap and all are inside; if there is no room for that, all radii are made smaller.
pub(super) fn layout(radii: &[f64], edges: &[(usize, usize)], canvas: Canvas) -> Layout {
    let graph = Graph::new(radii.len(), edges);
    let mut parts: Vec<pack::Part> = graph.parts().into_iter().map(|nodes| part(&graph, nodes)).collect();
    let room = (canvas.width - 2.0 * canvas.beside, canvas.height - 2.0 * canvas.above);
    let packed = pack::pack(&mut parts, room.0 / room.1);
    let scale = (room.0 / packed.0).min(room.1 / packed.1).min(canvas.link);
    let mut places = vec![(0.0, 0.0); radii.len()];
    // What is small stands in the middle.
    let left = (canvas.width - packed.0 * scale) / 2.0;
    for part in &parts {
        for (&node, &(x, y)) in part.nodes.iter().zip(&part.places) {
            places[node as usize] = (left + x * scale, canvas.above + y * scale);
        }
    }
    let largest = radii.iter().copied().fold(0.0, f64::max);
    let height = (packed.1 * scale).max(2.0 * largest) + 2.0 * canvas.above;
    let margin = canvas.beside.min(canvas.above);
    let bounds = separate::Bounds { width: canvas.width, height, margin, gap: canvas.gap };
    let mut radii = radii.to_vec();
    separate::separate(&mut places, &mut radii, bounds);
    Layout { places, radii, height }
}

/// A connected part, laid out around any point, in links.
fn part(graph: &Graph, nodes: Vec<u32>) -> pack::Part {
    let inside = graph.within(&nodes);
    let mut places = start::start(&inside);
    stress::majorise(&mut places, &Terms::of(&inside));
    level(&mut places);
    pack::Part::new(nodes, places, APART)
}

/// Turns places so that they spread most from left to right: principal axes of a cloud of points.
fn level(places: &mut [(f64, f64)]) {
    let count = places.len() as f64;
    let sum = |of: &dyn Fn(&(f64, f64)) -> f64| places.iter().map(of).sum::<f64>() / count;
    let (x, y) = (sum(&|place| place.0), sum(&|place| place.1));
    let xx = sum(&|place| (place.0 - x) * (place.0 - x));
    let yy = sum(&|place| (place.1 - y) * (place.1 - y));
    let xy = sum(&|place| (place.0 - x) * (place.1 - y));
    let half = (xx - yy) / 2.0;
    let root = (half * half + xy * xy).sqrt();
    let (across, down) = if half >= 0.0 { (half + root, xy) } else { (xy, root - half) };
    let length = (across * across + down * down).sqrt();
    if length < 1e-9 {
        return;
    }
    let (cos, sin) = (across / length, down / length);
    for place in places {
        let (dx, dy) = (place.0 - x, place.1 - y);
        *place = (cos * dx + sin * dy, cos * dy - sin * dx);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINK: f64 = 90.0;
    const CANVAS: Canvas =
        Canvas { width: 720.0, height: 600.0, beside: 70.0, above: 24.0, link: LINK, gap: 3.0 };

    fn length(layout: &Layout, one: usize, other: usize) -> f64 {
        let ((x1, y1), (x2, y2)) = (layout.places[one], layout.places[other]);
        ((x1 - x2) * (x1 - x2) + (y1 - y2) * (y1 - y2)).sqrt()
    }

    #[test]
    fn a_path_becomes_a_level_line() {
        let layout = layout(&[5.0; 4], &[(0, 1), (1, 2), (2, 3)], CANVAS);
        assert!((length(&layout, 0, 1) - LINK).abs() < 1.0, "{layout:?}");
        assert!((length(&layout, 0, 3) - 3.0 * LINK).abs() < 3.0, "{layout:?}");
        let heights = layout.places.iter().map(|place| place.1);
        let (low, high) = heights.fold((f64::MAX, f64::MIN), |(low, high), y| (low.min(y), high.max(y)));
        assert!(high - low < 4.0, "{layout:?}");
    }

    #[test]
    fn the_middle_of_a_star_is_in_its_middle() {
        let edges: Vec<(usize, usize)> = (1..9).map(|leaf| (0, leaf)).collect();
        let layout = layout(&[5.0; 9], &edges, CANVAS);
        let lengths: Vec<f64> = (1..9).map(|leaf| length(&layout, 0, leaf)).collect();
        let mean = lengths.iter().sum::<f64>() / 8.0;
        assert!(lengths.iter().all(|length| (length / mean - 1.0).abs() < 0.1), "{lengths:?}");
    }

    #[test]
    fn nothing_overlaps_nothing_leaves_and_nothing_is_lost() {
        for nodes in 0..40 {
            let radii: Vec<f64> = (0..nodes).map(|node| 4.0 + f64::from(node % 10)).collect();
            let layout = layout(&radii, &[(0, 1), (1, 1), (5, 99), (2, 3), (3, 4), (2, 4)], CANVAS);
            assert_eq!((layout.places.len(), layout.radii.len()), (radii.len(), radii.len()));
            for one in 0..radii.len() {
                let ((x, y), r) = (layout.places[one], layout.radii[one]);
                assert!(x >= r && x <= 720.0 - r && y >= r && y <= layout.height - r, "{nodes} {one}");
                assert!((0..one).all(|other| length(&layout, one, other) >= r + layout.radii[other]));
            }
        }
    }

    #[test]
    fn more_nodes_than_there_is_room_for_are_made_smaller() {
        let canvas = Canvas { width: 100.0, height: 100.0, beside: 5.0, above: 5.0, ..CANVAS };
        let layout = layout(&[20.0; 100], &[], canvas);
        assert!(layout.radii[0] < 6.0 && layout.radii[0] > 1.0, "{}", layout.radii[0]);
    }
}
