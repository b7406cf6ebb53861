//! `socta networks --svg`: a plain network as a picture.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use super::exit::Failure;
use super::speech::{say, shown};
use super::terminal::Terminal;
use crate::advisory::{NetworkPicture, PictureEdge, PictureNode};
use crate::export::pictures;
use crate::locale::Words;
use crate::networks::answers::{Questions, answer};
use crate::networks::edge_list::{EdgeGraph, QuestionError};
use crate::networks::graded::beliefs;
use crate::networks::sketch::{Colour, Sketch, SketchGroup};

/// A question that has no answer.
fn unanswered(error: QuestionError) -> Failure {
    Failure::Findings(error.to_string())
}

/// How to draw.
#[derive(Debug, Args)]
pub(super) struct Drawing {
    /// Draw a picture into a file; `-` is stdout, in place of the measures
    ///
    /// Above 300 actors it shows communities, or the networks of a column `network`, in place of actors. A fixed layout: the
    /// same network gives the same picture. With --key-players it marks the largest set that takes the network apart, with
    /// --key-positions the first collection gaps.
    #[arg(long, value_name = "PATH")]
    pub(super) svg: Option<PathBuf>,
    /// What colours and shapes stand for: community, core, or a column of the nodes (area, network)
    #[arg(long, hide_short_help = true, value_name = "WHAT", default_value = "community", requires = "svg")]
    colour: String,
}

/// Draws a picture of a network read from a file, if one is asked for; says whether it took stdout.
pub(super) fn draw(
    drawing: &Drawing,
    graph: &EdgeGraph,
    edges: &Path,
    questions: &Questions,
    terminal: Terminal,
) -> Result<bool, Failure> {
    let Some(path) = &drawing.svg else { return Ok(false) };
    let large = graph.ids.len() > pictures::MOST_NODES;
    let words = Words::load("en").map_err(|error| Failure::Io(error.to_string()))?;
    let colour = match drawing.colour.as_str() {
        "community" => Colour::Community,
        "core" => Colour::Core,
        column => Colour::Column(column.to_owned()),
    };
    // Each actor has the shape of its group; circles carry colour and symbol, and their names beside.
    let looks = if large && colour == Colour::Community { pictures::LOOKS } else { pictures::SHAPES };
    let ties = graph.set.without_directions();
    let believed = beliefs(graph, &ties, questions.certainty).map_err(unanswered)?;
    let mut sketch = Sketch::of(graph, &colour, &believed, looks).map_err(unanswered)?;
    if let Some(size) = questions.key_players {
        sketch.mark_key_players(graph, size);
    }
    if questions.key_positions.is_some() {
        let asked =
            Questions { key_players: None, attacks: Vec::new(), remove: Vec::new(), ..questions.clone() };
        let found = answer(graph, &asked).map_err(unanswered)?;
        sketch.mark_gaps(graph, found.key_positions.as_ref().map_or(&[], |found| &found.gaps));
    }
    let svg = pictures::alone(&picture(&sketch, edges, &words), &words);
    if path.as_os_str() == "-" {
        return terminal.data(&svg).map(|()| true);
    }
    fs::write(path, svg).map_err(|error| Failure::unwritable(path, error))?;
    terminal.note(&say("sketch-wrote", &[("path", shown(path.display()))]));
    Ok(false)
}

fn picture(sketch: &Sketch, edges: &Path, words: &Words) -> NetworkPicture {
    let name = edges.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let stdin = edges.as_os_str() == "-";
    let name = if stdin { words.say("sketch-stdin", &[]) } else { name };
    let (core, cut) = sketch.counts();
    let labels = sketch.actors.iter().filter(|actor| actor.label.is_some()).count();
    let all = if labels == sketch.actors.len() { "yes" } else { "no" };
    let counts = [
        ("actors", sketch.actors.len().into()),
        ("ties", sketch.ties.len().into()),
        ("core", core.into()),
        ("cut", cut.into()),
        ("all", all.into()),
    ];
    let large = sketch.actors.len() > pictures::MOST_NODES;
    let named = |group: &SketchGroup| match group {
        SketchGroup::Community(number) if large => {
            words.say("sketch-community-short", &[("number", (*number).into())])
        }
        _ => named(group, words),
    };
    let description = if large {
        let by_community = sketch.clusters.iter().any(|group| matches!(group, SketchGroup::Community(_)));
        let communities = ("communities", if by_community { "yes" } else { "no" }.into());
        words.say("sketch-description-large", &[&counts[..4], &[communities]].concat())
    } else {
        words.say("sketch-description", &counts)
    };
    NetworkPicture {
        id: "network".to_owned(),
        caption: words.say("sketch-title", &[("name", name.as_str().into())]),
        description,
        groups: sketch.groups.iter().map(named).collect(),
        clusters: sketch.clusters.iter().map(named).collect(),
        nodes: sketch
            .actors
            .iter()
            .map(|actor| PictureNode {
                label: actor.label.clone().unwrap_or_default(),
                group: actor.group,
                cluster: actor.cluster,
                size: actor.size,
                core: actor.core,
                cut: actor.cut,
                key: actor.key,
            })
            .collect(),
        edges: sketch
            .ties
            .iter()
            .map(|tie| PictureEdge {
                from: tie.from,
                to: tie.to,
                weight: tie.weight,
                certainty: tie.certainty,
                gap: tie.gap,
            })
            .collect(),
    }
}

fn named(group: &SketchGroup, words: &Words) -> String {
    match group {
        SketchGroup::Named(name) => name.clone(),
        SketchGroup::Unknown => words.say("sketch-unknown", &[]),
        SketchGroup::Community(number) => words.say("sketch-community", &[("number", (*number).into())]),
        SketchGroup::Alone => words.say("sketch-alone", &[]),
        SketchGroup::All => words.say("sketch-all", &[]),
        SketchGroup::Others(count) => words.say("sketch-others", &[("count", (*count).into())]),
    }
}
