//! Laws of pictures of networks: nothing overlaps, nothing leaves the picture, labels do not move anything.

use proptest::prelude::*;
use socta::advisory::{NetworkPicture, PictureEdge, PictureNode};
use socta::export::pictures::{MOST_NODES, alone, svg};
use socta::locale::Words;

fn words() -> Words {
    Words::load("en").expect("English is embedded")
}

fn picture(nodes: Vec<PictureNode>, ties: &[(usize, usize)]) -> NetworkPicture {
    let edge = |&(from, to): &(usize, usize)| PictureEdge {
        from,
        to,
        weight: 0.4,
        certainty: 0.9,
        gap: (from + to) % 3 == 0,
    };
    NetworkPicture {
        id: "net".into(),
        caption: "Net".into(),
        description: "What it shows".into(),
        groups: (0..9).map(|group| format!("Group {group}")).collect(),
        clusters: Vec::new(),
        edges: ties.iter().map(edge).collect(),
        nodes,
    }
}

/// Nodes of any size, group and side, and ties among them.
fn any_network() -> impl Strategy<Value = NetworkPicture> {
    (1usize..45).prop_flat_map(|count| {
        let node =
            (0usize..9, 0.0..=1.0f64, any::<[bool; 3]>()).prop_map(|(group, size, [core, cut, key])| {
                PictureNode { group, size, core, cut, key, ..PictureNode::default() }
            });
        let ties = proptest::collection::vec((0..count, 0..count), 0..3 * count);
        (proptest::collection::vec(node, count), ties).prop_map(|(nodes, ties)| picture(nodes, &ties))
    })
}

/// Values of an attribute, in the order in which they are written.
fn attribute(text: &str, name: &str) -> Vec<f64> {
    let mark = format!(" {name}=\"");
    text.split(&mark).skip(1).filter_map(|rest| rest.split('"').next()?.parse().ok()).collect()
}

/// The part of an SVG in which nodes and ties are: the first group.
fn drawing(svg: &str) -> &str {
    let start = svg.find("<g ").expect("it is drawn");
    let end = svg[start..].find("</g>").expect("the group ends");
    &svg[start..start + end]
}

/// Size of the picture.
fn size(svg: &str) -> (f64, f64) {
    (attribute(svg, "width")[0], attribute(svg, "height")[0])
}

/// Middle and radius of every node: those of its circle, or of the corners of its shape.
fn nodes(drawing: &str) -> Vec<(f64, f64, f64)> {
    let mut found: Vec<(f64, f64, f64)> = Vec::new();
    for line in drawing.lines() {
        let node = if line.starts_with("<circle") {
            (attribute(line, "cx")[0], attribute(line, "cy")[0], attribute(line, "r")[0])
        } else if let Some(points) = line.strip_prefix("<polygon points=\"") {
            let points = points.split('"').next().expect("the points end");
            let numbers: Vec<f64> = points.split([' ', ',']).map(|n| n.parse().expect("a number")).collect();
            let xs = || numbers.iter().step_by(2).copied();
            let ys = || numbers.iter().skip(1).step_by(2).copied();
            let middle = |low: f64, high: f64| f64::midpoint(low, high);
            let x = middle(xs().fold(f64::MAX, f64::min), xs().fold(f64::MIN, f64::max));
            let y = middle(ys().fold(f64::MAX, f64::min), ys().fold(f64::MIN, f64::max));
            // Half of the shorter side: what no other node may reach.
            let half = xs().map(|other| (other - x).abs()).fold(0.0, f64::max);
            (x, y, half.min(ys().map(|other| (other - y).abs()).fold(0.0, f64::max)))
        } else {
            continue;
        };
        // The ring of a cut point stands before its shape.
        match found.last() {
            Some(&(x, y, r)) if (x - node.0).abs() < 1.5 && (y - node.1).abs() < 0.25 * r.max(4.0) => {}
            _ => found.push(node),
        }
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn every_node_is_drawn_and_none_covers_another(network in any_network()) {
        let drawn = svg(&network, "net", &words());
        let found = nodes(drawing(&drawn));
        prop_assert_eq!(found.len(), network.nodes.len(), "{}", drawn);
        for (at, one) in found.iter().enumerate() {
            for other in &found[..at] {
                let (dx, dy) = (one.0 - other.0, one.1 - other.1);
                // Places are rounded to a tenth of a pixel.
                prop_assert!((dx * dx + dy * dy).sqrt() > one.2 + other.2 - 0.3, "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn everything_is_inside(network in any_network()) {
        let drawn = alone(&network, &words());
        let (width, height) = size(&drawn);
        let view = format!("viewBox=\"0 0 {width} {height}\"");
        prop_assert!(drawn.contains(&view));
        let part = drawing(&drawn);
        let shift: f64 = part.split("translate(0,").nth(1).and_then(|rest| rest.split(')').next()?.parse().ok()).expect("a shift");
        for (x, y, r) in nodes(part) {
            prop_assert!(x >= r && x <= width - r && y >= r && y + shift <= height - r, "{x} {y} {r}");
        }
        let across = ["x1", "x2"].into_iter().flat_map(|name| attribute(part, name));
        let down = ["y1", "y2"].into_iter().flat_map(|name| attribute(part, name));
        prop_assert!(across.into_iter().all(|x| x > 0.0 && x < width));
        prop_assert!(down.into_iter().all(|y| y > 0.0 && y + shift < height));
        prop_assert!(attribute(&drawn, "y").iter().all(|y| *y > 0.0 && *y < height));
    }

    #[test]
    fn names_move_nothing(network in any_network(), names in proptest::collection::vec("[a-zA-Z<&\"]{0,12}", 45)) {
        let mut named = network.clone();
        for (node, name) in named.nodes.iter_mut().zip(names) {
            node.label = name;
        }
        let without = |svg: &str| -> Vec<String> {
            let words = |line: &&str| line.starts_with("<text") || line.starts_with("<path");
            drawing(svg).lines().filter(|line| !words(line)).map(str::to_owned).collect()
        };
        prop_assert_eq!(without(&svg(&network, "a", &words())), without(&svg(&named, "a", &words())));
    }

    #[test]
    fn the_order_of_ties_changes_no_place(network in any_network()) {
        let mut turned = network.clone();
        turned.edges.reverse();
        for edge in &mut turned.edges {
            (edge.from, edge.to) = (edge.to, edge.from);
        }
        let places = |network: &NetworkPicture| nodes(drawing(&svg(network, "a", &words())));
        prop_assert_eq!(places(&network), places(&turned));
    }
}

#[test]
fn hostile_names_stay_words() {
    for name in
        ["</text><script>alert(1)</script>", "\" onload=\"x", "&#0;<!--", "]]>", "\u{202e}ab\u{0}", "%s'"]
    {
        let node = || PictureNode { label: name.into(), core: true, ..PictureNode::default() };
        let mut network = picture(vec![node(), node(), node()], &[(0, 1), (1, 2)]);
        network.caption = name.into();
        network.groups = vec![name.into()];
        let drawn = alone(&network, &words());
        assert!(
            !drawn.contains("<script") && !drawn.contains("<!--") && !drawn.contains("onload=\"x"),
            "{drawn}"
        );
        assert!(!drawn.contains('\0'));
        // Three labels, one group; the caption stands in the title, too.
        assert_eq!(drawn.matches("<text").count(), drawn.matches("</text>").count());
    }
}

#[test]
fn large_networks_are_seen_from_afar_with_every_link_counted() {
    let count = MOST_NODES + 100;
    let nodes = (0..count).map(|at| PictureNode { cluster: at / 100, ..PictureNode::default() }).collect();
    // Within each cluster a chain, and seven links from the first cluster to the second.
    let mut ties: Vec<(usize, usize)> = (1..count).filter(|at| at % 100 > 0).map(|at| (at - 1, at)).collect();
    ties.extend((0..7).map(|at| (at, 100 + at)));
    let mut network = picture(nodes, &ties);
    network.clusters = (0..4).map(|at| format!("C{at}")).collect();
    let drawn = svg(&network, "net", &words());
    assert_eq!(drawing(&drawn).matches("<line").count(), 1);
    assert!(drawn.contains(">7</text>"), "{drawn}");
    for at in 0..4 {
        assert!(drawn.contains(&format!(">C{at} (100)</text>")), "{drawn}");
    }
}

#[test]
fn threads_change_nothing() {
    let node = |at: usize| PictureNode { group: at % 5, size: at as f64 / 80.0, ..PictureNode::default() };
    let ties: Vec<(usize, usize)> = (1..80).flat_map(|at| [(at / 2, at), (at * 7 % 80, at)]).collect();
    let network = picture((0..80).map(node).collect(), &ties);
    let draw = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
        pool.install(|| svg(&network, "net", &words()))
    };
    assert_eq!(draw(1), draw(4));
}
