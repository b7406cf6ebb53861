//! Large networks: one circle a cluster, as large as the cluster, with sectors by group; one line between clusters that are
//! linked, as wide as there are links, with their number.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::labels::{self, Crowd, Spot, Wish};
use super::legend::Legend;
use super::shapes::{look, push_outline};
use super::{
    ABOVE, BESIDE, HIGHEST, KEY_LINE, LABEL, MOST_CLUSTERS, Sheet, legend_of_marks, number, push_gap,
    push_ring,
};
use crate::advisory::NetworkPicture;
use crate::export::drawing::{FAINT, WIDTH, hex, wrap};
use crate::export::layout::{Canvas, layout};
use crate::locale::Words;
use crate::numeric::float;

/// Largest radius, in pixels.
const LARGEST: f64 = 48.0;
/// Smallest radius.
const SMALLEST: f64 = 5.0;
/// Most of the picture that circles may take.
const FILLED: f64 = 0.16;
/// Clusters of fewer members are joined if there are larger ones.
const FEWEST: usize = 3;
/// Lines whose number is written.
const COUNTED: usize = 24;

/// A cluster.
struct Bubble {
    name: String,
    members: usize,
    /// Members by group; empty for what is left over where colours stand for the circles themselves.
    groups: BTreeMap<usize, usize>,
    /// Members who are key players.
    key: usize,
}

/// A network seen from afar.
struct Bubbles {
    bubbles: Vec<Bubble>,
    /// Number of links between two clusters.
    links: BTreeMap<(usize, usize), usize>,
    /// Pairs of clusters that a collection gap joins.
    gaps: BTreeSet<(usize, usize)>,
}

/// Draws the clusters of a picture; its groups if it has no clusters.
pub(super) fn draw(sheet: &mut Sheet, picture: &NetworkPicture, words: &Words) {
    let found = Bubbles::of(picture, words);
    let canvas = Canvas {
        width: f64::from(WIDTH),
        height: HIGHEST,
        beside: 1.5 * BESIDE,
        above: ABOVE,
        link: 240.0,
        gap: 18.0,
    };
    let largest = found.bubbles.iter().map(|bubble| bubble.members).max().unwrap_or(1);
    let members: usize = found.bubbles.iter().map(|bubble| bubble.members).sum();
    // All circles together take a share of the picture.
    let area = FILLED * canvas.width * canvas.height / std::f64::consts::PI;
    let full = (area * number(largest) / number(members.max(1))).sqrt().min(LARGEST);
    let radius = |bubble: &Bubble| (full * (number(bubble.members) / number(largest)).sqrt()).max(SMALLEST);
    let radii: Vec<f64> = found.bubbles.iter().map(radius).collect();
    let ends: Vec<(usize, usize)> = found.links.keys().copied().collect();
    let laid_out = layout(&radii, &ends, canvas);
    let mut body = String::new();
    found.push_links(&mut body, &laid_out.places);
    for &(from, to) in &found.gaps {
        push_gap(&mut body, laid_out.places[from], laid_out.places[to]);
    }
    for ((bubble, &place), &radius) in found.bubbles.iter().zip(&laid_out.places).zip(&laid_out.radii) {
        push_bubble(&mut body, bubble, place, radius);
    }
    let left_out = found.push_labels(&mut body, &laid_out.places, &laid_out.radii, laid_out.height, words);
    sheet.below(&body, laid_out.height);
    let mut legend = Legend::default();
    if picture.groups.len() > 1 {
        // A circle that has the name of its group explains itself.
        let named = |name: &String| found.bubbles.iter().any(|bubble| bubble.name == *name);
        for (group, name) in picture.groups.iter().enumerate().filter(|(_, name)| !named(name)) {
            if found.bubbles.iter().any(|bubble| bubble.groups.contains_key(&group)) {
                legend.group(group, name);
            }
        }
    }
    legend_of_marks(&mut legend, picture, "picture-key-player-held", words);
    legend.write(sheet);
    let counts = [("nodes", picture.nodes.len().into()), ("bubbles", found.bubbles.len().into())];
    sheet.paragraph(&words.say("picture-aggregated", &counts), LABEL, false);
    if left_out > 0 {
        sheet.paragraph(&words.say("picture-unlabelled", &[("count", left_out.into())]), LABEL, false);
    }
}

impl Bubbles {
    fn of(picture: &NetworkPicture, words: &Words) -> Self {
        let by_cluster = !picture.clusters.is_empty();
        let names = if by_cluster { &picture.clusters } else { &picture.groups };
        let cluster = |at: usize| {
            let node = picture.nodes.get(at)?;
            Some(if by_cluster { node.cluster } else { node.group }).filter(|cluster| *cluster < names.len())
        };
        let mut sizes = vec![0usize; names.len()];
        for at in (0..picture.nodes.len()).filter_map(cluster) {
            sizes[at] += 1;
        }
        let kept = kept(&sizes);
        let joined = names.len() - kept.len() - sizes.iter().filter(|size| **size == 0).count();
        let bubble = |name: String| Bubble { name, members: 0, groups: BTreeMap::new(), key: 0 };
        let mut bubbles: Vec<Bubble> = kept.iter().map(|&at| bubble(names[at].clone())).collect();
        if joined > 0 {
            bubbles.push(bubble(words.say("picture-joined", &[("count", joined.into())])));
        }
        // What is not kept stands in the last one.
        let drawn = |cluster: usize| kept.binary_search(&cluster).unwrap_or(kept.len());
        let mut found = Self { bubbles, links: BTreeMap::new(), gaps: BTreeSet::new() };
        for (at, node) in picture.nodes.iter().enumerate() {
            if let Some(bubble) = cluster(at).and_then(|cluster| found.bubbles.get_mut(drawn(cluster))) {
                bubble.members += 1;
                bubble.key += usize::from(node.key);
                *bubble.groups.entry(node.group).or_default() += 1;
            }
        }
        for edge in &picture.edges {
            if let (Some(from), Some(to)) = (cluster(edge.from).map(drawn), cluster(edge.to).map(drawn))
                && from != to
            {
                let ends = (from.min(to), from.max(to));
                *found.links.entry(ends).or_default() += 1;
                if edge.gap {
                    found.gaps.insert(ends);
                }
            }
        }
        // Where every circle is one group, the circle of what is left over would be a wheel of all the others.
        let (whole, rest) = found.bubbles.split_at_mut(kept.len());
        if whole.iter().all(|bubble| bubble.groups.len() <= 1) {
            rest.iter_mut().for_each(|bubble| bubble.groups.clear());
        }
        found
    }

    /// Wider with more links, wide ones above thin ones.
    fn push_links(&self, body: &mut String, places: &[(f64, f64)]) {
        let most = number(self.links.values().copied().max().unwrap_or(1));
        for (&(from, to), &count) in self.by_count(false) {
            let ((x1, y1), (x2, y2)) = (places[from], places[to]);
            let _ = writeln!(
                body,
                "<line x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\" stroke=\"#c0c5ca\" \
                 stroke-width=\"{:.1}\"/>",
                0.8 + 6.2 * number(count) / most
            );
        }
    }

    fn by_count(&self, most_first: bool) -> Vec<(&(usize, usize), &usize)> {
        let mut links: Vec<_> = self.links.iter().collect();
        links.sort_by_key(
            |(ends, count)| {
                if most_first { (usize::MAX - **count, **ends) } else { (**count, **ends) }
            },
        );
        links
    }

    /// Names of the clusters with their sizes, then numbers of links.
    fn push_labels(
        &self,
        body: &mut String,
        places: &[(f64, f64)],
        radii: &[f64],
        height: f64,
        words: &Words,
    ) -> usize {
        let mut order: Vec<usize> = (0..self.bubbles.len()).collect();
        order.sort_by_key(|&at| (std::cmp::Reverse(self.bubbles[at].members), at));
        let name = |at: usize| {
            let bubble = &self.bubbles[at];
            format!("{} ({})", wrap(&bubble.name, 200.0, LABEL, 1).concat(), words.count(bubble.members))
        };
        let mut wishes: Vec<Wish> = order
            .into_iter()
            .map(|at| Wish {
                text: name(at),
                size: LABEL,
                at: places[at],
                away: radii[at],
                spot: Spot::Inside,
            })
            .collect();
        let named = wishes.len();
        wishes.extend(self.by_count(true).into_iter().take(COUNTED).map(|(&(from, to), &count)| {
            let ((x1, y1), (x2, y2)) = (places[from], places[to]);
            // In the middle of what is seen of the line.
            let (dx, dy) = (x2 - x1, y2 - y1);
            let length = (dx * dx + dy * dy).sqrt().max(1e-9);
            let along = (0.5 + (radii[from] - radii[to]) / (2.0 * length)).clamp(0.1, 0.9);
            let at = (x1 + along * dx, y1 + along * dy);
            Wish { text: words.count(count), size: 10.5, at, away: 16.0, spot: Spot::OnlyInside }
        }));
        let crowd = Crowd {
            circles: places.iter().copied().zip(radii.iter().copied()).collect(),
            lines: self.links.keys().map(|&(from, to)| (places[from], places[to])).collect(),
            width: f64::from(WIDTH),
            height,
        };
        // A number without a place is no loss; it is the names that are counted.
        let placed = labels::push(body, &wishes, &crowd);
        placed[..named].iter().filter(|placed| !**placed).count()
    }
}

/// The largest clusters, in rising order of their positions.
fn kept(sizes: &[usize]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..sizes.len()).filter(|&at| sizes[at] > 0).collect();
    order.sort_by_key(|&at| (std::cmp::Reverse(sizes[at]), at));
    let large = order.iter().take_while(|&&at| sizes[at] >= FEWEST).count();
    let all_fit = order.len() <= MOST_CLUSTERS && (large == 0 || order.len() - large <= 1);
    if !all_fit {
        order.truncate(if large == 0 { MOST_CLUSTERS } else { large.min(MOST_CLUSTERS) });
    }
    order.sort_unstable();
    order
}

/// A circle with sectors; the symbol of a group stands in its sector, so that it can be told without colour.
fn push_bubble(body: &mut String, bubble: &Bubble, (x, y): (f64, f64), radius: f64) {
    let style = |group: usize| format!("fill=\"{}\" stroke=\"#ffffff\"", hex(look(group).0));
    if bubble.key > 0 {
        push_ring(body, (x, y), radius + 3.0, Some(KEY_LINE));
    }
    if bubble.groups.is_empty() {
        let _ = writeln!(
            body,
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius:.1}\" fill=\"#ffffff\" stroke=\"{}\" stroke-dasharray=\"2 2\"/>",
            hex(FAINT)
        );
    }
    let mut symbols = String::new();
    let mut from = 0.0;
    for (&group, &count) in &bubble.groups {
        let share = number(count) / number(bubble.members.max(1));
        let middle = if share < 1.0 { on_circle(from + share / 2.0) } else { (0.0, 0.0) };
        if share < 1.0 {
            push_sector(body, (x, y), radius, (from, from + share), &style(group));
        } else {
            let _ =
                writeln!(body, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius:.1}\" {}/>", style(group));
        }
        if share * radius > 4.0 {
            let at = (x + 0.78 * radius * middle.0, y + 0.78 * radius * middle.1);
            let at = if share < 1.0 { at } else { (x, y - 0.62 * radius) };
            push_outline(
                &mut symbols,
                group,
                at,
                3.2,
                "fill=\"#ffffff\" stroke=\"#1b1f24\" stroke-width=\"0.8\"",
            );
        }
        from += share;
    }
    body.push_str(&symbols);
}

/// The point a share of the way around a circle, clockwise from the top.
fn on_circle(share: f64) -> (f64, f64) {
    let angle = 2.0 * std::f64::consts::PI * share;
    (float::sin(angle), -float::cos(angle))
}

fn push_sector(body: &mut String, (x, y): (f64, f64), radius: f64, (from, to): (f64, f64), style: &str) {
    let ((x1, y1), (x2, y2)) = (on_circle(from), on_circle(to));
    let long = u8::from(to - from > 0.5);
    let _ = writeln!(
        body,
        "<path d=\"M{x:.1} {y:.1}L{:.1} {:.1}A{radius:.1} {radius:.1} 0 {long} 1 {:.1} {:.1}Z\" {style}/>",
        x + radius * x1,
        y + radius * y1,
        x + radius * x2,
        y + radius * y2
    );
}
