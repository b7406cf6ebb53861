//! Why lists differ, in sentences.

use super::exit::Failure;
use crate::comparison::{AreaChange, AreaRow, Comparison, Input, InputPart, ProposalChange};
use crate::locale::{Arg, Words};

/// One sentence for each area that is gained or lost, by run; empty if nothing is, or if no choice is at hand.
pub(super) fn sentences(comparison: &Comparison) -> Result<String, Failure> {
    let words = Words::load("en").map_err(|error| Failure::Io(error.to_string()))?;
    let mut lines = String::new();
    for at in 1..comparison.runs.len() {
        for row in &comparison.areas {
            let change = row.changes.get(at - 1);
            if let Some(sentence) = change.and_then(|change| sentence(&words, at + 1, row, change)) {
                lines.push_str(&sentence);
                lines.push('\n');
            }
        }
    }
    Ok(lines)
}

fn sentence(words: &Words, run: usize, row: &AreaRow, change: &AreaChange) -> Option<String> {
    let key = match change.proposal {
        ProposalChange::Gained => "compare-gained",
        ProposalChange::Lost => "compare-lost",
        ProposalChange::Kept | ProposalChange::Neither => return None,
    };
    let mut parts: Vec<&InputPart> = change.inputs.iter().collect();
    parts.sort_by(|a, b| b.part.abs().total_cmp(&a.part.abs()).then(a.input.cmp(&b.input)));
    let one = parts.len() == 1;
    let causes = parts.into_iter().map(|part| {
        let cause = cause(words, row, change, part);
        let share = words.signed(part.part, 2);
        if one {
            cause
        } else {
            words.say("compare-part", &[("cause", cause.into()), ("part", share.into())])
        }
    });
    let causes: Vec<String> = causes.collect();
    let arguments = [
        ("run", run.to_string().into()),
        ("area", (&row.label).into()),
        ("causes", causes.join("; ").into()),
    ];
    (!causes.is_empty()).then(|| words.say(key, &arguments))
}

/// What one input did, in words.
fn cause(words: &Words, row: &AreaRow, change: &AreaChange, part: &InputPart) -> String {
    if let Some([before, after]) = part.bound {
        return bound(words, part.input, before, after);
    }
    let own = Arg::from(if part.areas.contains(&row.key) { "yes" } else { "no" });
    let areas = ("areas", Arg::from(part.areas.join(", ")));
    match part.input {
        Input::Candidates => words.say("compare-candidates", &[("own", own), areas]),
        Input::Modes => words.say("compare-modes", &[("own", own), areas]),
        Input::Bundles => words.say("compare-bundles", &[areas]),
        Input::Overrides => words.say("compare-overrides", &[("own", own), areas]),
        Input::Scores => scores(words, change),
        Input::Rules | Input::Priorities | Input::Plans | Input::Goals => words.say("compare-rules", &[]),
    }
}

fn bound(words: &Words, input: Input, before: u32, after: u32) -> String {
    let moved = if after < before { "fell" } else { "rose" };
    let numbers = [("before", before.to_string().into()), ("after", after.to_string().into())];
    let [before, after] = numbers;
    words.say("compare-bound", &[("of", input.key().into()), ("moved", moved.into()), before, after])
}

/// How the score of the area itself moved, and most by what.
fn scores(words: &Words, change: &AreaChange) -> String {
    let moved = words.signed(change.score.unwrap_or(0.0), 3);
    let most = change.causes.first().map_or("-", |cause| cause.criterion.as_str());
    words.say("compare-scores", &[("change", moved.into()), ("criterion", most.into())])
}
