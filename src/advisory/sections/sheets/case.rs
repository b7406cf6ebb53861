//! Why an area is proposed, and what speaks against it: contributions against the first area on the other side.

use crate::advisory::voice::{Voice, text};
use crate::advisory::{AreaResult, Block, Cell, Contribution, Text};
use crate::numeric::rank::falling;

use super::Sheet;

/// A difference of contributions is worth a word from this size on.
const WORTH_SAYING: f64 = 0.0005;

/// From this share of open weight on, a score is said to rest on the scale.
const MUCH_OPEN: f64 = 0.25;

impl Sheet<'_> {
    pub(super) fn why(&self) -> Vec<Block> {
        let voice = &self.voice;
        let mut blocks = vec![self.heading("why", "sheet-why")];
        for member in self.members() {
            let Some(placed) = voice.placed(member.area) else { continue };
            blocks.push(Block::Paragraph(voice.verdict(placed).into()));
            blocks.push(Block::Paragraph(voice.compared(placed).join(" ").into()));
        }
        if let (Some(lead), Some(other)) = (self.members().next(), voice.first_left_out()) {
            blocks.push(self.contributions(lead, other));
        }
        blocks
    }

    /// The whole score of the leading area beside that of the first one left out.
    fn contributions(&self, lead: &AreaResult, other: &AreaResult) -> Block {
        let voice = &self.voice;
        let mut order: Vec<usize> = (0..lead.contributions.len()).collect();
        let told = |at: usize| difference(&lead.contributions[at], &other.contributions[at]);
        let place = |at: usize| (told(at).unwrap_or(0.0), at);
        order.sort_by(|&a, &b| falling(place(a), place(b)));
        let rows = order.into_iter().map(|at| {
            let (own, theirs) = (&lead.contributions[at], &other.contributions[at]);
            vec![
                voice.criterion_cell(own.criterion),
                voice.value_cell(own),
                voice.value_cell(theirs),
                told(at).map_or_else(
                    || voice.nothing_as("restricted"),
                    |value| Cell::Number { value, decimals: 3, signed: true },
                ),
                voice.choice("state-", voice.state_key(lead.area, own.criterion)),
            ]
        });
        let columns = [
            voice.start("sheet-column-indicator").labelled("indicator").keyed(),
            voice.end("sheet-column-value").number("value"),
            voice.end("sheet-column-other-value").number("other_value"),
            voice.end("sheet-column-contribution").number("difference"),
            voice.start("sheet-column-state").string("state"),
        ];
        let caption = voice.with(
            "sheet-contributions",
            &[("area", text(voice.area(lead.area))), ("other", text(voice.area(other.area)))],
        );
        voice.table(
            &format!("{}-contributions", voice.sheet_id(self.proposed)),
            &caption,
            &columns,
            rows.collect(),
        )
    }

    pub(super) fn against(&self) -> Vec<Block> {
        let mut items: Vec<Text> = Vec::new();
        for member in self.members() {
            items.extend(self.weak_points(member).into_iter().map(Text::from));
        }
        let voice = &self.voice;
        let body =
            if items.is_empty() { voice.paragraph("sheet-against-none", &[]) } else { Block::List(items) };
        vec![self.heading("against", "sheet-against"), body]
    }

    fn weak_points(&self, member: &AreaResult) -> Vec<String> {
        let voice = &self.voice;
        let name = voice.area(member.area);
        let mut points = Vec::new();
        if member.top < 0.995 {
            let k = voice.material.model.selection.priorities.to_string();
            let share = voice.probability(1.0 - member.top);
            points.push(voice.with(
                "sheet-against-probability",
                &[("area", text(&name)), ("share", text(share)), ("k", text(k))],
            ));
        }
        if let Some(other) = voice.first_left_out() {
            let lower = shortfalls(voice, member, other);
            if !lower.is_empty() {
                let arguments = [
                    ("area", text(&name)),
                    ("other", text(voice.area(other.area))),
                    ("list", text(voice.list(&lower))),
                ];
                points.push(voice.with("sheet-against-lower", &arguments));
            }
        }
        let disputed: Vec<String> = voice
            .scored_cells()
            .filter(|cell| cell.area == member.area && cell.conflict.is_some())
            .map(|cell| Voice::within(&voice.indicator(cell.indicator)))
            .collect();
        if !disputed.is_empty() {
            let arguments = [("area", text(&name)), ("list", text(voice.list(&disputed)))];
            points.push(voice.with("sheet-against-conflict", &arguments));
        }
        let open = 1.0 - voice.coverage(member.area);
        if open > MUCH_OPEN {
            points.push(voice.with(
                "sheet-against-weak",
                &[
                    ("area", text(name)),
                    ("absent", text(voice.percent(open))),
                    ("low", text(voice.score(known_part(voice, member)))),
                    ("score", text(voice.score(member.score))),
                ],
            ));
        }
        points
    }
}

/// Up to four indicators on which the first area is behind the second, with what it lacks in units of the score, below zero.
fn shortfalls(voice: &Voice<'_>, behind: &AreaResult, ahead: &AreaResult) -> Vec<String> {
    let mut leads: Vec<(f64, usize)> = ahead
        .contributions
        .iter()
        .zip(&behind.contributions)
        .filter_map(|(own, theirs)| Some((difference(own, theirs)?, own.criterion)))
        .filter(|&(lead, _)| lead >= WORTH_SAYING)
        .collect();
    leads.sort_by(|a, b| falling((a.0, a.1), (b.0, b.1)));
    let item = |(lead, criterion): (f64, usize)| {
        let arguments = [
            ("indicator", text(Voice::within(&voice.criterion(criterion)))),
            ("value", text(voice.signed(-lead))),
        ];
        voice.with("sheet-why-single", &arguments)
    };
    leads.into_iter().take(4).map(item).collect()
}

/// Score of an area if everything that is open were at the lower end of its scale.
fn known_part(voice: &Voice<'_>, member: &AreaResult) -> f64 {
    let open = |own: &&Contribution| {
        !voice.is_known(member.area, own.criterion) && !voice.is_derived_criterion(own.criterion)
    };
    member.score - member.contributions.iter().filter(open).map(Contribution::amount).sum::<f64>()
}

/// What a criterion adds to one area more than to another; none if it may not be told of either.
fn difference(own: &Contribution, theirs: &Contribution) -> Option<f64> {
    let told = !own.is_restricted() && !theirs.is_restricted();
    told.then(|| own.amount() - theirs.amount())
}
