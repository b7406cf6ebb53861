//! What several cells are worth together: an average over views of the evidence.
//!
//! In each view the cells of a group are found out to be what they are there, everything else stays as expected, and the
//! list is chosen again. What the cells say of others of the same sources is left out, so that the figure counts the
//! cells themselves.

use rayon::prelude::*;

use crate::numeric::rank::falling;
use crate::priorities::{ProblemFault, Solver};
use crate::robustness::Estimate;

use super::super::every_view::{Field, units};
use super::decision::Decision;
use super::expected::Expected;
use super::{Gap, Information, Joint, ReportKind};

/// Views over which a group is averaged, unless there are many items.
const MOST_VIEWS: usize = 4_096;
/// Fewest views.
const FEWEST_VIEWS: usize = 64;
/// Items up to which all views are taken.
const FEW_ITEMS: usize = 40;
/// Items that are named of a group.
const NAMED: usize = 6;

/// What is known together is asked of this.
pub(super) struct Together<'a> {
    pub(super) field: &'a Field<'a>,
    pub(super) expected: &'a Expected<'a>,
    pub(super) decision: &'a Decision<'a>,
    /// Expected score of each row.
    pub(super) scores: &'a [f64],
    /// Cells that are uncertain.
    pub(super) cells: &'a [usize],
}

/// A group of cells, by its name.
struct Group {
    of: String,
    cells: Vec<usize>,
}

/// Views of cells and weights, block by block.
struct Drawn {
    blocks: Vec<(usize, Vec<f64>, Vec<f64>)>,
    views: u64,
}

impl Together<'_> {
    /// All that is known together, beside what is known of each cell.
    pub(super) fn information(
        &self,
        gaps: Vec<Gap>,
        reports: Vec<ReportKind>,
        solver: &Solver<'_>,
    ) -> Result<Information, ProblemFault> {
        let drawn = self.drawn();
        let columns = self.expected.columns();
        let group = |of: &str, keep: &dyn Fn(usize) -> bool| Group {
            of: of.to_owned(),
            cells: self.cells.iter().copied().filter(|at| keep(*at)).collect(),
        };
        let mut groups: Vec<Group> = (0..columns)
            .map(|column| group(self.expected.criterion(column), &|at| at % columns == column))
            .collect();
        let items = self.field.problem.items.iter().zip(self.field.rows);
        groups.extend(items.map(|(item, row)| group(&item.key, &|at| at / columns == *row)));
        groups.push(group("", &|_| true));
        let mut found: Vec<Joint> = groups
            .par_iter()
            .map(|group| self.joint(&mut solver.clone(), group, &drawn))
            .collect::<Result<_, _>>()?;
        let evidence = found.pop().unwrap_or_else(|| nothing(""));
        let by_worth = |mut all: Vec<Joint>| {
            all.retain(|joint| joint.cells > 0);
            all.sort_by(|a, b| falling((a.gain.value, &a.of), (b.gain.value, &b.of)));
            all
        };
        let items = by_worth(found.split_off(columns.min(found.len())));
        let (best, proposed) = (&self.decision.best, self.field.proposed);
        Ok(Information {
            enters: self.field.keys(best.beyond(proposed)),
            leaves: self.field.keys(proposed.beyond(best)),
            uncertain: self.cells.len(),
            reports,
            gaps,
            questions: by_worth(found),
            items,
            evidence,
            weights: self.weights(&mut solver.clone(), &drawn)?,
            views: drawn.views,
        })
    }

    /// Draws the views, fewer the more items there are.
    fn drawn(&self) -> Drawn {
        let items = self.field.rows.len().max(1);
        let fewer = (FEW_ITEMS as f64 / items as f64).min(1.0);
        let wanted = ((MOST_VIEWS as f64 * fewer * fewer) as usize).max(FEWEST_VIEWS);
        let mut drawn = Drawn { blocks: Vec::new(), views: 0 };
        for index in 0..self.field.views.blocks() {
            let left = wanted.saturating_sub(drawn.views as usize);
            let width = self.field.views.width(index).min(left);
            if width == 0 {
                break;
            }
            let (values, weights) =
                (self.field.views.values(index, width), self.field.views.weights(index, width));
            drawn.blocks.push((width, values, weights));
            drawn.views += width as u64;
        }
        drawn
    }

    fn joint(&self, solver: &mut Solver<'_>, group: &Group, drawn: &Drawn) -> Result<Joint, ProblemFault> {
        let columns = self.expected.columns();
        let moves = |(width, values, _): &(usize, Vec<f64>, Vec<f64>)| {
            let mut moves = vec![0.0; self.scores.len() * width];
            for &at in &group.cells {
                let (weight, mean) = (self.expected.weights[at], self.expected.mean(at));
                let row = at / columns;
                let sums = moves[row * width..(row + 1) * width].iter_mut();
                sums.zip(&values[at * width..(at + 1) * width])
                    .for_each(|(sum, value)| *sum += weight * (value - mean));
            }
            moves
        };
        let mut joint = self.averaged(solver, drawn, self.alone(group), moves)?;
        (joint.of, joint.cells) = (group.of.clone(), group.cells.len());
        Ok(joint)
    }

    /// What it is worth to agree on the weights.
    fn weights(&self, solver: &mut Solver<'_>, drawn: &Drawn) -> Result<Joint, ProblemFault> {
        let columns = self.expected.columns();
        let moves = |(width, _, weights): &(usize, Vec<f64>, Vec<f64>)| {
            let mut moves = vec![0.0; self.scores.len() * width];
            for (row, moves) in moves.chunks_exact_mut((*width).max(1)).enumerate() {
                let mut counted = vec![0.0; *width];
                for column in
                    (0..columns).filter(|column| self.expected.weights[row * columns + column] > 0.0)
                {
                    let mean = self.expected.mean(row * columns + column);
                    let weights = &weights[column * width..(column + 1) * width];
                    for ((sum, counted), weight) in moves.iter_mut().zip(&mut counted).zip(weights) {
                        *sum += weight * mean;
                        *counted += weight;
                    }
                }
                for (sum, counted) in moves.iter_mut().zip(&counted) {
                    let score = if *counted > 0.0 { *sum / counted } else { 0.0 };
                    *sum = score - self.scores[row];
                }
            }
            moves
        };
        self.averaged(solver, drawn, None, moves)
    }

    /// The only item of which the group has cells, if it can be decided without solving.
    fn alone(&self, group: &Group) -> Option<usize> {
        let row = group.cells.first()? / self.expected.columns();
        let only = group.cells.iter().all(|at| at / self.expected.columns() == row);
        let item = self.field.rows.iter().position(|other| *other == row);
        item.filter(|_| only && self.decision.knows_items_alone())
    }

    /// The average over all views of what expectations moved like this are worth.
    fn averaged(
        &self,
        solver: &mut Solver<'_>,
        drawn: &Drawn,
        alone: Option<usize>,
        moves: impl Fn(&(usize, Vec<f64>, Vec<f64>)) -> Vec<f64>,
    ) -> Result<Joint, ProblemFault> {
        let rows = self.field.rows;
        let (mut sum, mut squares, mut changes) = (0.0, 0.0, 0_u64);
        let mut times = vec![0_u64; rows.len()];
        let mut shift = vec![0; rows.len()];
        for block in &drawn.blocks {
            let (width, moves) = (block.0, moves(block));
            for view in 0..width {
                for (shift, row) in shift.iter_mut().zip(rows) {
                    *shift = units(moves[row * width + view]);
                }
                let moved = match alone {
                    Some(item) => self.decision.moved_alone(item, shift[item]),
                    None => self.decision.moved(solver, &shift)?,
                };
                let Some(moved) = moved else { continue };
                let gain = moved.gain as f64 / 1e6;
                sum += gain;
                squares += gain * gain;
                changes += 1;
                let (best, set) = (&self.decision.best, &moved.set);
                set.beyond(best).chain(best.beyond(set)).for_each(|at| times[at] += 1);
            }
        }
        let effective = drawn.views as f64 * self.field.views.efficiency();
        let mut moved: Vec<(usize, u64)> =
            times.into_iter().enumerate().filter(|(_, times)| *times > 0).collect();
        moved.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        let name = |(at, times): (usize, u64)| {
            (self.field.problem.items[at].key.clone(), times as f64 / drawn.views.max(1) as f64)
        };
        Ok(Joint {
            gain: Estimate::mean_of(sum, squares, drawn.views, effective),
            change: Estimate::share_of(changes, drawn.views, effective),
            moved: moved.into_iter().take(NAMED).map(name).collect(),
            ..nothing("")
        })
    }
}

fn nothing(of: &str) -> Joint {
    let none = Estimate { value: 0.0, error: 0.0 };
    Joint { of: of.to_owned(), cells: 0, gain: none, change: none, moved: Vec::new() }
}
