//! Network pictures as SVG.
//!
//! Drawn by hand and not by the chart library, which has neither shapes by group nor words with a halo, both of which a
//! picture needs to be read without colour and over lines.
//!
//! | what is seen | what it means |
//! | --- | --- |
//! | colour and shape | group; eight shapes, so that eight groups are told apart in black and white |
//! | filled, hollow | core, periphery; links within the core are darker |
//! | ring around a node | cut point: the network falls apart without it |
//! | thick ring around a node | one of the key players that were asked for |
//! | size | share of the shortest paths |
//! | width of a line | strength |
//! | dashes, dots | a link that exists with less than 80 %, less than 50 % |
//! | heavy dark dashes | a collection gap, if they were asked for |
//!
//! A network of more than [`MOST_NODES`] nodes is drawn as circles, one a cluster.

mod bubbles;
mod labels;
mod legend;
mod shapes;
mod sheet;

use std::fmt::Write as _;

use self::labels::{Crowd, Spot, Wish};
use self::legend::Legend;
use self::shapes::{extent, push_shape};
use self::sheet::{Sheet, number};
use super::drawing::{Frame, INK, TEXT, WIDTH, hex, wrap};
use super::layout::{Canvas, layout};
use super::outline::clean;
use crate::advisory::{NetworkPicture, PictureEdge, PictureNode};
use crate::locale::Words;
use crate::numeric::rank::falling;

/// Largest network of which each node is drawn.
pub const MOST_NODES: usize = 300;
/// Largest number of clusters of which each is drawn as one circle; the smallest beyond are joined.
pub const MOST_CLUSTERS: usize = 60;
/// Groups that differ in shape, and so without colour.
pub const SHAPES: usize = shapes::SHAPES;
/// Groups that differ in colour or shape.
pub const LOOKS: usize = shapes::LOOKS;

/// Room beside the nodes for labels, in pixels.
const BESIDE: f64 = 56.0;
/// Room above and below the nodes, in pixels.
const ABOVE: f64 = 26.0;
/// Largest height of a drawing, in pixels.
const HIGHEST: f64 = 660.0;
/// Largest radius of a node, in pixels, if there are few.
const LARGEST: f64 = 13.0;
/// Smallest radius of a node.
const SMALLEST: f64 = 4.0;
/// Length of a link, in pixels, if there is room.
const LINK: f64 = 92.0;
/// Nodes up to which links are longer.
const SMALL: f64 = 20.0;
/// Nodes up to which radii are not made smaller.
const ROOMY: f64 = 60.0;
/// Links up to which lines are not made thinner.
const SPARSE: f64 = 160.0;
/// Distance of the ring of a cut point from its node.
const RING: f64 = 2.5;
/// What the thick ring of a key player takes, in pixels.
const KEY_RING: f64 = 4.5;
/// Width of the line of that ring, in pixels.
const KEY_LINE: f64 = 2.2;
/// Size of labels, in pixels.
const LABEL: f64 = 12.0;
/// A link that exists with less than this is dashed;
const LIKELY: f64 = 0.8;
/// with less than this, dotted.
const EVEN: f64 = 0.5;

/// A picture of a network as a self-contained SVG with title and description. `anchor` must be unique in the document.
#[must_use]
pub fn svg(picture: &NetworkPicture, anchor: &str, words: &Words) -> String {
    framed(picture, anchor, false, words)
}

/// [`svg`] for a picture that stands alone: with its caption above and its description below.
#[must_use]
pub fn alone(picture: &NetworkPicture, words: &Words) -> String {
    framed(picture, "picture", true, words)
}

fn framed(picture: &NetworkPicture, anchor: &str, alone: bool, words: &Words) -> String {
    let description = clean(&picture.description);
    let frame = Frame { anchor, title: &picture.caption, description: &description, size: (WIDTH, 0) };
    if picture.nodes.is_empty() {
        return frame.saying(&words.say("picture-empty", &[]), words);
    }
    let mut sheet = Sheet::default();
    if alone {
        sheet.paragraph(&picture.caption, 16.0, true);
    }
    if picture.nodes.len() <= MOST_NODES {
        nodes(&mut sheet, picture, words);
    } else {
        bubbles::draw(&mut sheet, picture, words);
    }
    if alone {
        sheet.paragraph(&picture.description, TEXT, false);
    }
    Frame { size: (WIDTH, sheet.y.ceil() as u32 + 4), ..frame }.around(&sheet.body, words)
}

fn share(value: f64) -> f64 {
    if value.is_finite() { value.clamp(0.0, 1.0) } else { 0.0 }
}

/// Each node, and the legend below.
fn nodes(sheet: &mut Sheet, picture: &NetworkPicture, words: &Words) {
    let crowded = (ROOMY / number(picture.nodes.len())).sqrt().min(1.0);
    let radius = |node: &PictureNode| {
        let full = SMALLEST + share(node.size) * (LARGEST - SMALLEST);
        let rings = if node.cut { RING } else { 0.0 } + if node.key { KEY_RING } else { 0.0 };
        full * crowded * extent(node.group) + rings
    };
    let radii: Vec<f64> = picture.nodes.iter().map(radius).collect();
    let ends: Vec<(usize, usize)> = picture.edges.iter().map(|edge| (edge.from, edge.to)).collect();
    let canvas = Canvas {
        width: f64::from(WIDTH),
        height: HIGHEST,
        beside: BESIDE,
        above: ABOVE,
        // A small network needs room for its labels and has it.
        link: LINK + (SMALL - number(picture.nodes.len())).max(0.0) * 4.0,
        gap: 3.0,
    };
    let laid_out = layout(&radii, &ends, canvas);
    let drawn = Drawn { picture, places: &laid_out.places, radii: &laid_out.radii };
    let mut body = String::new();
    drawn.push_edges(&mut body);
    drawn.push_gaps(&mut body);
    drawn.push_nodes(&mut body);
    let left_out = drawn.push_labels(&mut body, laid_out.height);
    sheet.below(&body, laid_out.height);
    legend(sheet, picture, left_out, words);
}

/// Nodes with their places.
struct Drawn<'a> {
    picture: &'a NetworkPicture,
    places: &'a [(f64, f64)],
    radii: &'a [f64],
}

impl Drawn<'_> {
    /// Weak links first, so that strong ones lie above them.
    fn push_edges(&self, body: &mut String) {
        let mut order: Vec<&PictureEdge> = self.picture.edges.iter().collect();
        order.sort_by(|a, b| share(a.weight).total_cmp(&share(b.weight)));
        let core = |at: usize| self.picture.nodes.get(at).is_some_and(|node| node.core);
        let thin = (SPARSE / number(order.len())).sqrt().clamp(0.35, 1.0);
        for edge in order {
            if let (Some(from), Some(to)) = (self.places.get(edge.from), self.places.get(edge.to))
                && !edge.gap
            {
                push_line(body, (*from, *to), edge, core(edge.from) && core(edge.to), thin);
            }
        }
    }

    /// Above all other links.
    fn push_gaps(&self, body: &mut String) {
        for edge in self.picture.edges.iter().filter(|edge| edge.gap) {
            if let (Some(from), Some(to)) = (self.places.get(edge.from), self.places.get(edge.to)) {
                push_gap(body, *from, *to);
            }
        }
    }

    fn push_nodes(&self, body: &mut String) {
        for ((node, &place), &radius) in self.picture.nodes.iter().zip(self.places).zip(self.radii) {
            let mut inner = radius;
            if node.key {
                push_ring(body, place, inner - KEY_LINE / 2.0, Some(KEY_LINE));
                inner = (inner - KEY_RING).max(inner * 0.5);
            }
            if node.cut {
                push_ring(body, place, inner, None);
                inner = (inner - RING).max(inner * 0.5);
            }
            push_shape(body, node.group, place, inner / extent(node.group), node.core);
        }
    }

    /// Says how many labels found no room.
    fn push_labels(&self, body: &mut String, height: f64) -> usize {
        let mut labelled: Vec<usize> = (0..self.picture.nodes.len())
            .filter(|&at| !self.picture.nodes[at].label.trim().is_empty())
            .collect();
        let size = |at: usize| share(self.picture.nodes[at].size);
        labelled.sort_by(|&a, &b| falling((size(a), a), (size(b), b)));
        let wishes = labelled.into_iter().map(|at| Wish {
            text: wrap(&self.picture.nodes[at].label, 220.0, LABEL, 1).concat(),
            size: LABEL,
            at: self.places[at],
            away: self.radii[at],
            spot: Spot::Beside,
        });
        let line = |edge: &PictureEdge| Some((*self.places.get(edge.from)?, *self.places.get(edge.to)?));
        let crowd = Crowd {
            circles: self.places.iter().copied().zip(self.radii.iter().copied()).collect(),
            lines: self.picture.edges.iter().filter_map(line).collect(),
            width: f64::from(WIDTH),
            height,
        };
        let placed = labels::push(body, &wishes.collect::<Vec<_>>(), &crowd);
        placed.iter().filter(|placed| !**placed).count()
    }
}

/// Dashes of a link by how certain it is.
fn dashes(certainty: f64) -> &'static str {
    match certainty {
        certainty if certainty < EVEN => " stroke-dasharray=\"1.5 3\"",
        certainty if certainty < LIKELY => " stroke-dasharray=\"6 3\"",
        _ => "",
    }
}

type Place = (f64, f64);

fn push_line(body: &mut String, (from, to): (Place, Place), edge: &PictureEdge, core: bool, thin: f64) {
    let colour = if core { "#4d545b" } else { "#949ba3" };
    let _ = writeln!(
        body,
        "<line x1=\"{:.1}\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\" stroke=\"{colour}\" stroke-width=\"{:.1}\"{}/>",
        from.0,
        from.1,
        to.0,
        to.1,
        thin * (0.7 + 3.0 * share(edge.weight)),
        dashes(edge.certainty)
    );
}

/// A ring of a width other than that of a thin line, if one is given.
fn push_ring(body: &mut String, (x, y): Place, radius: f64, thickness: Option<f64>) {
    let width = thickness.map_or_else(String::new, |width| format!(" stroke-width=\"{width}\""));
    let _ = writeln!(
        body,
        "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius:.1}\" fill=\"#ffffff\" stroke=\"{}\"{width}/>",
        hex(INK)
    );
}

/// Dashes of a collection gap.
const GAP: &str = " stroke-dasharray=\"9 4\"";

/// Heavy dark dashes on white, so that they are seen over other links.
fn push_gap(body: &mut String, from: Place, to: Place) {
    let line = format!("<path d=\"M{:.1} {:.1}L{:.1} {:.1}\" fill=\"none\"", from.0, from.1, to.0, to.1);
    let _ = writeln!(
        body,
        "{line} stroke=\"#ffffff\" stroke-width=\"5\"/>\n{line} stroke=\"{}\" stroke-width=\"2.4\"{GAP}/>",
        hex(INK)
    );
}

/// What key players and gaps look like, as far as they are shown.
fn legend_of_marks(legend: &mut Legend, picture: &NetworkPicture, key: &str, words: &Words) {
    let players = picture.nodes.iter().filter(|node| node.key).count();
    if players > 0 {
        legend.thick_ring(&words.say(key, &[("count", players.into())]));
    }
    if picture.edges.iter().any(|edge| edge.gap) {
        legend.line(&words.say("picture-gap", &[]), 2.4, GAP);
    }
}

/// What shapes, filling, rings, dashes and widths mean, as far as the picture has them.
fn legend(sheet: &mut Sheet, picture: &NetworkPicture, left_out: usize, words: &Words) {
    let mut legend = Legend::default();
    for (group, name) in picture.groups.iter().enumerate() {
        if picture.nodes.iter().any(|node| node.group == group) {
            legend.group(group, name);
        }
    }
    if picture.nodes.iter().any(|node| !node.core) && picture.nodes.iter().any(|node| node.core) {
        legend.filling(&words.say("picture-core", &[]), true);
        legend.filling(&words.say("picture-periphery", &[]), false);
    }
    if picture.nodes.iter().any(|node| node.cut) {
        legend.ring(&words.say("picture-cut-point", &[]));
    }
    legend_of_marks(&mut legend, picture, "picture-key-player", words);
    let drawn = || picture.edges.iter().filter(|edge| !edge.gap);
    let certainty = |low: f64, high: f64| drawn().any(|edge| edge.certainty >= low && edge.certainty < high);
    let (likely, even) = (words.percent(LIKELY, 0), words.percent(EVEN, 0));
    if certainty(EVEN, LIKELY) {
        let name = words.say("picture-dashed", &[("from", even.clone().into()), ("below", likely.into())]);
        legend.line(&name, 1.2, dashes(EVEN));
    }
    if certainty(f64::NEG_INFINITY, EVEN) {
        legend.line(&words.say("picture-dotted", &[("below", even.into())]), 1.2, dashes(0.0));
    }
    let weights = drawn().map(|edge| share(edge.weight));
    let (low, high) = weights.fold((1.0f64, 0.0f64), |(low, high), w| (low.min(w), high.max(w)));
    if high - low > 1e-9 {
        legend.line(&words.say("picture-strength", &[]), 3.7, "");
    }
    legend.write(sheet);
    if left_out > 0 {
        sheet.paragraph(&words.say("picture-unlabelled", &[("count", left_out.into())]), LABEL, false);
    }
}

#[cfg(test)]
mod tests;
