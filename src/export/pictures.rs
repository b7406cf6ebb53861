//! Network pictures as SVG.
//!
//! Drawn by hand and not by the chart library, which has neither shapes by group nor words with a halo, both of which a
//! picture needs to be read without colour and over lines.

use std::fmt::Write as _;

use plotters::style::RGBColor;

use super::drawing::{FAINT, Frame, INK, PALETTE, WIDTH, escape, hex, width};
use super::layout::places;
use super::outline::clean;
use crate::advisory::{NetworkPicture, PictureEdge, PictureNode};
use crate::locale::Words;

/// Largest network of which each node is drawn.
pub const MOST_NODES: usize = 300;
/// Largest number of groups of which each is drawn as one symbol.
pub const MOST_GROUPS: usize = 60;

/// Room beside the nodes for labels, in pixels.
const BESIDE: f64 = 70.0;
/// Room above and below the nodes, in pixels.
const ABOVE: f64 = 24.0;
/// Largest radius of a node, in pixels.
const LARGEST: f64 = 13.0;
/// Smallest radius of a node.
const SMALLEST: f64 = 4.0;

/// A picture of a network as a self-contained SVG with title and description. `anchor` must be unique in the document.
///
/// A network of more than [`MOST_NODES`] nodes is drawn as its groups; with more than [`MOST_GROUPS`] groups too, the
/// picture says that it cannot be drawn.
#[must_use]
pub fn svg(picture: &NetworkPicture, anchor: &str, words: &Words) -> String {
    let description = clean(&picture.description);
    let frame = Frame { anchor, title: &picture.caption, description: &description, size: (WIDTH, 0) };
    if picture.nodes.is_empty() {
        return frame.saying(&words.say("picture-empty", &[]), words);
    }
    if picture.nodes.len() <= MOST_NODES {
        return drawing(picture, None, &frame, words);
    }
    let (nodes, groups) = (picture.nodes.len().into(), picture.groups.len().into());
    if picture.groups.is_empty() || picture.groups.len() > MOST_GROUPS {
        return frame.saying(&words.say("picture-refused", &[("nodes", nodes), ("groups", groups)]), words);
    }
    let note = words.say("picture-aggregated", &[("nodes", nodes)]);
    drawing(&aggregated(picture, words), Some(&note), &frame, words)
}

/// One node a group, as large as the group; one edge between groups that are linked.
fn aggregated(picture: &NetworkPicture, words: &Words) -> NetworkPicture {
    let groups = picture.groups.len();
    let mut members = vec![0usize; groups];
    for node in &picture.nodes {
        if let Some(count) = members.get_mut(node.group) {
            *count += 1;
        }
    }
    let mut links = std::collections::BTreeMap::<(usize, usize), usize>::new();
    for edge in &picture.edges {
        let group = |at: usize| picture.nodes.get(at).map(|node| node.group).filter(|group| *group < groups);
        if let (Some(from), Some(to)) = (group(edge.from), group(edge.to))
            && from != to
        {
            *links.entry((from.min(to), from.max(to))).or_default() += 1;
        }
    }
    let largest = share_of(members.iter().copied().max().unwrap_or(1));
    let thickest = share_of(links.values().copied().max().unwrap_or(1));
    let node = |(group, (name, count)): (usize, (&String, &usize))| PictureNode {
        label: format!("{name} ({})", words.count(*count)),
        group,
        size: (share_of(*count) / largest).sqrt(),
        core: true,
    };
    let edge = |((from, to), count): (&(usize, usize), &usize)| PictureEdge {
        from: *from,
        to: *to,
        weight: share_of(*count) / thickest,
    };
    NetworkPicture {
        nodes: picture.groups.iter().zip(&members).enumerate().map(node).collect(),
        edges: links.iter().map(edge).collect(),
        ..picture.clone()
    }
}

fn share_of(count: usize) -> f64 {
    f64::from(u32::try_from(count.max(1)).unwrap_or(u32::MAX))
}

/// The nodes and edges of a picture, below them the legend.
fn drawing(picture: &NetworkPicture, note: Option<&str>, frame: &Frame<'_>, words: &Words) -> String {
    let core: Vec<bool> = picture.nodes.iter().map(|node| node.core).collect();
    let edges: Vec<(usize, usize)> = picture.edges.iter().map(|edge| (edge.from, edge.to)).collect();
    // A small network needs no full page.
    let height = (180.0 + 14.0 * share_of(picture.nodes.len())).min(560.0);
    let (across, down) = (f64::from(WIDTH) - 2.0 * BESIDE, height - 2.0 * ABOVE);
    let at: Vec<(f64, f64)> =
        places(&core, &edges).into_iter().map(|(x, y)| (BESIDE + x * across, ABOVE + y * down)).collect();
    let mut body = String::new();
    for edge in &picture.edges {
        push_edge(&mut body, edge, &at);
    }
    for (node, place) in picture.nodes.iter().zip(&at) {
        push_node(&mut body, node, *place);
    }
    for (node, place) in picture.nodes.iter().zip(&at) {
        push_label(&mut body, node, *place);
    }
    let mut y = height + 12.0;
    let fillings = note.is_none() && picture.nodes.iter().any(|node| !node.core);
    y = push_legend(&mut body, picture, fillings, y, words);
    if let Some(note) = note {
        push_words(&mut body, note, (12.0, y), 12.0, "start");
        y += 22.0;
    }
    Frame { size: (WIDTH, y as u32), ..*frame }.around(&body, words)
}

fn push_edge(body: &mut String, edge: &PictureEdge, at: &[(f64, f64)]) {
    let (Some((x1, y1)), Some((x2, y2))) = (at.get(edge.from), at.get(edge.to)) else { return };
    let weight = if edge.weight.is_finite() { edge.weight.clamp(0.0, 1.0) } else { 0.0 };
    let _ = writeln!(
        body,
        "<line x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\" stroke=\"#8a9199\" stroke-width=\"{:.1}\" \
         stroke-opacity=\"0.7\"/>",
        0.6 + 3.4 * weight
    );
}

/// Colour and shape of a group; no two of the first 35 are equal, and the first seven differ in both.
fn look(group: usize) -> (RGBColor, usize) {
    // The weak yellow at the end of the palette is left out: hollow shapes need a visible outline.
    (PALETTE[group % (PALETTE.len() - 1)], (group + group / 35) % SHAPES)
}

/// Number of shapes: circle, square, diamond, triangle, triangle on its point.
const SHAPES: usize = 5;

/// Filled if core, hollow if periphery.
fn push_shape(body: &mut String, group: usize, (x, y): (f64, f64), radius: f64, core: bool) {
    let (colour, shape) = look(group);
    let colour = hex(colour);
    let fill = if core { colour.as_str() } else { "#ffffff" };
    let style = format!("fill=\"{fill}\" stroke=\"{colour}\" stroke-width=\"2\"");
    let corners = |points: &[(f64, f64)]| {
        let points: Vec<String> =
            points.iter().map(|(dx, dy)| format!("{:.1},{:.1}", x + dx * radius, y + dy * radius)).collect();
        format!("<polygon points=\"{}\" {style}/>", points.join(" "))
    };
    let text = match shape {
        0 => format!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius:.1}\" {style}/>"),
        1 => corners(&[(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)]),
        2 => corners(&[(0.0, -1.25), (1.25, 0.0), (0.0, 1.25), (-1.25, 0.0)]),
        3 => corners(&[(0.0, -1.2), (1.1, 0.85), (-1.1, 0.85)]),
        _ => corners(&[(0.0, 1.2), (1.1, -0.85), (-1.1, -0.85)]),
    };
    body.push_str(&text);
    body.push('\n');
}

fn radius(node: &PictureNode) -> f64 {
    let size = if node.size.is_finite() { node.size.clamp(0.0, 1.0) } else { 0.0 };
    SMALLEST + size * (LARGEST - SMALLEST)
}

fn push_node(body: &mut String, node: &PictureNode, place: (f64, f64)) {
    push_shape(body, node.group, place, radius(node), node.core);
}

/// The label beside a node, with a white halo, on the side where there is room.
fn push_label(body: &mut String, node: &PictureNode, (x, y): (f64, f64)) {
    if node.label.trim().is_empty() {
        return;
    }
    let label = super::drawing::wrap(&node.label, 220.0, 12.0, 1).concat();
    let away = radius(node) + 5.0;
    if x + away + width(&label, 12.0) < f64::from(WIDTH) - 4.0 {
        push_words(body, &label, (x + away, y + 4.0), 12.0, "start");
    } else {
        push_words(body, &label, (x - away, y + 4.0), 12.0, "end");
    }
}

fn push_words(body: &mut String, text: &str, (x, y): (f64, f64), size: f64, anchor: &str) {
    let _ = writeln!(
        body,
        "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size}\" text-anchor=\"{anchor}\" fill=\"{}\" stroke=\"#ffffff\" \
         stroke-width=\"3\" paint-order=\"stroke\">{}</text>",
        hex(INK),
        escape(text)
    );
}

/// What shapes, colours and filling mean; returns where the next line may begin.
fn push_legend(body: &mut String, picture: &NetworkPicture, fillings: bool, top: f64, words: &Words) -> f64 {
    let (mut x, mut y) = (18.0, top);
    let mut entry = |name: &str, draw: &mut dyn FnMut(&mut String, (f64, f64))| {
        let needed = width(name, 12.0) + 40.0;
        if x > 18.0 && x + needed > f64::from(WIDTH) {
            x = 18.0;
            y += 22.0;
        }
        draw(body, (x, y));
        push_words(body, name, (x + 14.0, y + 4.0), 12.0, "start");
        x += needed;
    };
    for (group, name) in picture.groups.iter().enumerate() {
        let name = super::drawing::wrap(name, 300.0, 12.0, 1).concat();
        entry(&name, &mut |body, place| push_shape(body, group, place, 7.0, true));
    }
    if fillings {
        for (key, fill) in [("picture-core", hex(FAINT)), ("picture-periphery", "#ffffff".to_owned())] {
            entry(&words.say(key, &[]), &mut |body, (x, y)| {
                let ink = hex(FAINT);
                let _ = writeln!(
                    body,
                    "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"6\" fill=\"{fill}\" stroke=\"{ink}\" stroke-width=\"2\"/>"
                );
            });
        }
    }
    y + 26.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(nodes: usize, groups: usize) -> NetworkPicture {
        NetworkPicture {
            id: "net".into(),
            caption: "Net <1>".into(),
            description: "A & B".into(),
            groups: (0..groups).map(|group| format!("G{group}")).collect(),
            nodes: (0..nodes)
                .map(|at| PictureNode {
                    label: String::new(),
                    group: at % groups.max(1),
                    size: 0.5,
                    core: at % 3 == 0,
                })
                .collect(),
            edges: (1..nodes).map(|at| PictureEdge { from: at / 2, to: at, weight: 0.5 }).collect(),
        }
    }

    fn words() -> Words {
        Words::load("en").expect("English is embedded")
    }

    #[test]
    fn each_node_is_drawn_once_filled_or_hollow() {
        let svg = svg(&picture(31, 1), "net", &words());
        // One circle a node, one for the group in the legend, two for the fillings.
        assert_eq!(svg.matches("<circle").count(), 31 + 1 + 2);
        assert_eq!(svg.matches("fill=\"#ffffff\" stroke=\"#0072b2\"").count(), 20);
        assert!(svg.contains("<title id=\"net--title\">Net &lt;1&gt;</title>"));
        assert!(svg.contains("<desc id=\"net--description\">A &amp; B</desc>"));
    }

    #[test]
    fn a_large_network_is_drawn_by_group_and_a_huge_one_refused() {
        let by_group = svg(&picture(MOST_NODES + 1, 2), "net", &words());
        assert!(by_group.contains("G0 (151)") && by_group.contains("301 nodes"), "{by_group}");
        let refused = svg(&picture(MOST_NODES + 1, MOST_GROUPS + 1), "net", &words());
        assert!(refused.contains("too many to draw legibly") && !refused.contains("<line"));
        assert!(svg(&picture(0, 0), "net", &words()).contains("nothing to draw"));
    }

    #[test]
    fn the_first_seven_groups_differ_in_colour_and_35_look_different() {
        let looks: Vec<(RGBColor, usize)> = (0..35).map(look).collect();
        for (at, one) in looks.iter().enumerate() {
            assert!(!looks[..at].contains(one), "{at}");
        }
        assert!((0..5).all(|at| look(at).1 == at));
    }

    #[test]
    fn the_same_network_gives_the_same_bytes() {
        let (one, other) = (picture(120, 3), picture(120, 3));
        assert_eq!(svg(&one, "a", &words()), svg(&other, "a", &words()));
    }
}
