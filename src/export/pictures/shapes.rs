//! Symbols of groups.

use std::fmt::Write as _;

use plotters::style::RGBColor;

use crate::export::drawing::{PALETTE, hex};

/// Number of shapes: circle, square, diamond, triangle, triangle on its point, hexagon, cross, star of three points.
pub(super) const SHAPES: usize = 8;

/// Number of looks: the weak yellow at the end of the palette is left out.
pub(super) const LOOKS: usize = (PALETTE.len() - 1) * SHAPES;

/// Corners of the shapes but the first, for a radius of 1; areas are about those of the circle.
const CORNERS: [&[(f64, f64)]; SHAPES - 1] = [
    &[(-0.87, -0.87), (0.87, -0.87), (0.87, 0.87), (-0.87, 0.87)],
    &[(0.0, -1.22), (1.22, 0.0), (0.0, 1.22), (-1.22, 0.0)],
    &[(0.0, -1.2), (1.15, 0.85), (-1.15, 0.85)],
    &[(0.0, 1.2), (1.15, -0.85), (-1.15, -0.85)],
    &[(-0.55, -0.95), (0.55, -0.95), (1.1, 0.0), (0.55, 0.95), (-0.55, 0.95), (-1.1, 0.0)],
    &[
        (-0.4, -1.15),
        (0.4, -1.15),
        (0.4, -0.4),
        (1.15, -0.4),
        (1.15, 0.4),
        (0.4, 0.4),
        (0.4, 1.15),
        (-0.4, 1.15),
        (-0.4, 0.4),
        (-1.15, 0.4),
        (-1.15, -0.4),
        (-0.4, -0.4),
    ],
    &[(0.0, -1.3), (0.37, -0.2), (1.15, 0.85), (0.0, 0.45), (-1.15, 0.85), (-0.37, -0.2)],
];

/// Colour and shape of a group; no two of the first 56 are equal, the first seven differ in colour and eight in shape.
pub(super) fn look(group: usize) -> (RGBColor, usize) {
    // The weak yellow at the end of the palette is left out: hollow shapes need a visible outline.
    (PALETTE[group % (PALETTE.len() - 1)], group % SHAPES)
}

/// Distance of the farthest corner of a group's shape, for a radius of 1.
pub(super) fn extent(group: usize) -> f64 {
    let corners = look(group).1.checked_sub(1).and_then(|at| CORNERS.get(at));
    let distance = |(x, y): &(f64, f64)| (x * x + y * y).sqrt();
    corners.map_or(1.0, |corners| corners.iter().map(distance).fold(0.0, f64::max))
}

/// Filled if core, hollow if periphery.
pub(super) fn push_shape(body: &mut String, group: usize, place: (f64, f64), radius: f64, core: bool) {
    let colour = hex(look(group).0);
    let fill = if core { colour.as_str() } else { "#ffffff" };
    let width = if radius < 4.0 { 1.2 } else { 2.0 };
    push_outline(
        body,
        group,
        place,
        radius,
        &format!("fill=\"{fill}\" stroke=\"{colour}\" stroke-width=\"{width}\""),
    );
}

/// The outline of a group's shape in any style.
pub(super) fn push_outline(body: &mut String, group: usize, (x, y): (f64, f64), radius: f64, style: &str) {
    let shape = look(group).1;
    let Some(corners) = shape.checked_sub(1).and_then(|at| CORNERS.get(at)) else {
        let _ = writeln!(body, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius:.1}\" {style}/>");
        return;
    };
    let points: Vec<String> =
        corners.iter().map(|(dx, dy)| format!("{:.1},{:.1}", x + dx * radius, y + dy * radius)).collect();
    let _ = writeln!(body, "<polygon points=\"{}\" {style}/>", points.join(" "));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_groups_differ_in_colour_and_in_shape_and_56_look_different() {
        assert_eq!(LOOKS, 56);
        let looks: Vec<(RGBColor, usize)> = (0..LOOKS).map(look).collect();
        for (at, one) in looks.iter().enumerate() {
            assert!(!looks[..at].contains(one), "{at}");
        }
        assert!((0..SHAPES).all(|at| look(at).1 == at));
    }
}
