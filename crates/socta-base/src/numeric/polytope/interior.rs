//! The affine hull of a part of the simplex, and the point of it that is farthest from its walls.
//!
//! A row that holds with equality everywhere belongs to the hull and not to the walls. Those rows are found by asking for
//! the largest total slack of the rows that have shown none yet, until none shows any more. In the hull that is left, the
//! Chebyshev centre is the middle of the largest ball, its distances measured within the hull.
//!
//! # Source
//! Implicit equalities: Schrijver (1986), Theory of Linear and Integer Programming, ch. 8.2. Chebyshev centre: Boyd &
//! Vandenberghe (2004), Convex Optimization, ch. 8.5.1.
//!
//! # Complexity
//! Two or three linear programs as a rule, at most one a row; O(n³) for the basis.

use super::{Polytope, Row, terms};
use crate::numeric::linear::{Program, Sense, Unsolved};
use crate::numeric::rank::falling;
use crate::numeric::sum::dot;

/// Walls nearer to each other than this have nothing between them.
const THIN: f64 = 1e-6;
/// Walls of which those that are needed are looked for.
const MOST_WALLS: usize = 400;
/// Length below which a direction is none.
const NOTHING: f64 = 1e-9;

/// A wall `a w <= b`: its coefficients and its bound.
pub type Wall = (Vec<f64>, f64);

/// The hull, the walls and the centre of a part of the simplex.
#[derive(Debug, Clone, PartialEq)]
pub struct Interior {
    /// The Chebyshev centre; the only point if there is but one.
    pub centre: Vec<f64>,
    /// Radius of the largest ball in the hull, as a distance between vectors of shares; 0 if there is but one point.
    pub radius: f64,
    /// Orthonormal directions that span the hull; their number is its dimension.
    pub basis: Vec<Vec<f64>>,
    /// The walls `a w <= b`, each with `a` and `b`; that a share is not negative is among them where it can be reached.
    pub walls: Vec<Wall>,
}

impl Polytope {
    /// Affine hull, walls and centre of the polytope.
    ///
    /// # Errors
    /// If it is empty or the arithmetic fails.
    pub fn interior(&self) -> Result<Interior, Unsolved> {
        if self.rows().iter().any(Row::is_impossible) {
            return Err(Unsolved::Infeasible);
        }
        let (mut equal, candidates) = self.one_sided();
        let (tight, point) = self.without_slack(&equal, &candidates)?;
        let mut walls = Vec::new();
        for ((row, bound), tight) in candidates.into_iter().zip(tight) {
            // Walls that nearly meet become one equality, through a point between them.
            if tight { equal.push((row.clone(), dot(&row, &point))) } else { walls.push((row, bound)) }
        }
        let basis = complement(self.shares(), equal.iter().map(|(row, _)| row.as_slice()));
        // A wall that no direction of the hull leads towards is none.
        walls.retain(|(row, _)| reach(row, &basis) > NOTHING);
        let (centre, radius) = self.centre(&equal, &walls, &basis)?;
        Ok(Interior { centre, radius, basis, walls })
    }

    /// Corners of the polytope, if it is a simplex: if one wall more than its dimension is needed to bound it. The corner opposite to a
    /// wall is then where the distance to that wall is largest. None if it is none, or has more than 400 walls.
    ///
    /// # Errors
    /// If the arithmetic fails.
    pub fn corners(&self, interior: &Interior) -> Result<Option<Vec<Vec<f64>>>, Unsolved> {
        let needed = interior.basis.len() + 1;
        let mut walls = interior.walls.clone();
        if walls.len() > MOST_WALLS {
            return Ok(None);
        }
        // The hull by its normals: what rows only together make an equality is in it, and none says the same as another.
        let normals = complement(self.shares(), interior.basis.iter().map(Vec::as_slice)).into_iter();
        let through_centre = |row: Vec<f64>| {
            let bound = dot(&row, &interior.centre);
            (row, bound)
        };
        let equal: Vec<Wall> = normals.map(through_centre).collect();
        let farthest = |walls: &[Wall], row: &[f64], sign: f64| -> Result<Vec<f64>, Unsolved> {
            let mut program = Program::new();
            for coefficient in row {
                program.variable(sign * coefficient, 0.0, 1.0);
            }
            for (row, bound) in &equal {
                program.constrain(terms(row), Sense::Equal, *bound);
            }
            for (row, bound) in walls {
                program.constrain(terms(row), Sense::AtMost, *bound);
            }
            Ok(program.solve()?.values)
        };
        let mut at = 0;
        while at < walls.len() && walls.len() > needed {
            let (row, bound) = walls.remove(at);
            let reached = dot(&row, &farthest(&walls, &row, -1.0)?);
            if reached > bound + NOTHING {
                walls.insert(at, (row, bound));
                at += 1;
            }
        }
        if walls.len() != needed {
            return Ok(None);
        }
        walls.iter().map(|(row, _)| farthest(&walls, row, 1.0)).collect::<Result<Vec<_>, _>>().map(Some)
    }

    /// Equalities, with the sum as the first, and everything else as `a w <= b` with `a` of length 1.
    fn one_sided(&self) -> (Vec<Wall>, Vec<Wall>) {
        let count = self.shares();
        let mut equal = vec![(vec![1.0; count], 1.0)];
        let mut walls = Vec::new();
        for at in 0..count {
            let mut row = vec![0.0; count];
            row[at] = -1.0;
            walls.push((row, 0.0));
        }
        for row in self.rows() {
            let length = dot(&row.coefficients, &row.coefficients).sqrt();
            if length < NOTHING {
                continue;
            }
            let scaled = |sign: f64| -> (Vec<f64>, f64) {
                let by = sign / length;
                (row.coefficients.iter().map(|coefficient| coefficient * by).collect(), row.bound * by)
            };
            match row.sense {
                Sense::AtMost => walls.push(scaled(1.0)),
                Sense::AtLeast => walls.push(scaled(-1.0)),
                Sense::Equal => equal.push(scaled(1.0)),
            }
        }
        (equal, walls)
    }

    /// Which of the walls hold with equality everywhere, and a point.
    fn without_slack(&self, equal: &[Wall], walls: &[Wall]) -> Result<(Vec<bool>, Vec<f64>), Unsolved> {
        let mut tight = vec![true; walls.len()];
        loop {
            let mut program = self.shaped(equal);
            for ((row, bound), tight) in walls.iter().zip(&tight) {
                let slack = tight.then(|| program.variable(-1.0, 0.0, f64::INFINITY));
                let all = terms(row).chain(slack.map(|slack| (slack, 1.0)));
                program.constrain(all, Sense::AtMost, *bound);
            }
            let mut values = program.solve()?.values;
            values.truncate(self.shares());
            let mut shown = false;
            for ((row, bound), tight) in walls.iter().zip(&mut tight) {
                if *tight && bound - dot(row, &values) > THIN {
                    *tight = false;
                    shown = true;
                }
            }
            if !shown {
                return Ok((tight, values));
            }
        }
    }

    fn centre(
        &self,
        equal: &[Wall],
        walls: &[Wall],
        basis: &[Vec<f64>],
    ) -> Result<(Vec<f64>, f64), Unsolved> {
        let mut program = self.shaped(equal);
        let radius = program.variable(if basis.is_empty() { 0.0 } else { -1.0 }, 0.0, 2.0);
        for (row, bound) in walls {
            let all = terms(row).chain(std::iter::once((radius, reach(row, basis))));
            program.constrain(all, Sense::AtMost, *bound);
        }
        let mut values = program.solve()?.values;
        let ball = if basis.is_empty() { 0.0 } else { values[radius] };
        values.truncate(self.shares());
        let sum: f64 = values.iter().sum();
        values.iter_mut().for_each(|share| *share /= sum);
        Ok((values, ball))
    }

    /// A program over the shares with these equalities and no cost.
    fn shaped(&self, equal: &[Wall]) -> Program {
        let mut program = Program::new();
        for _ in 0..self.shares() {
            program.variable(0.0, 0.0, 1.0);
        }
        for (row, bound) in equal {
            program.constrain(terms(row), Sense::Equal, *bound);
        }
        program
    }
}

/// Length of a row's part within the span of the basis.
fn reach(row: &[f64], basis: &[Vec<f64>]) -> f64 {
    basis.iter().map(|direction| dot(row, direction)).map(|along| along * along).sum::<f64>().sqrt()
}

/// Orthonormal directions at right angles to all of these rows, by Gram and Schmidt, twice for precision; unit vectors
/// are taken by what is left of them, the longest first, so that no direction is made of rounding.
fn complement<'a>(count: usize, rows: impl Iterator<Item = &'a [f64]>) -> Vec<Vec<f64>> {
    let mut span: Vec<Vec<f64>> = Vec::new();
    for row in rows {
        push(&mut span, row.to_vec(), THIN);
    }
    let fixed = span.len();
    while span.len() < count {
        let unit = |at: usize| -> Vec<f64> {
            let mut unit = vec![0.0; count];
            unit[at] = 1.0;
            rest(unit, &span)
        };
        let length = |at: usize| -> f64 { unit(at).iter().map(|part| part * part).sum() };
        let lengths: Vec<f64> = (0..count).map(length).collect();
        let best = (0..count).min_by(|&a, &b| falling((lengths[a], a), (lengths[b], b)));
        let Some(next) = best.map(unit) else { break };
        if !push(&mut span, next, NOTHING) {
            break;
        }
    }
    span.split_off(fixed)
}

/// What is left of a vector at right angles to the span.
fn rest(mut vector: Vec<f64>, span: &[Vec<f64>]) -> Vec<f64> {
    for _ in 0..2 {
        for direction in span {
            let along = dot(&vector, direction);
            vector.iter_mut().zip(direction).for_each(|(part, other)| *part -= along * other);
        }
    }
    vector
}

/// Adds what is new in a vector to the span; whether anything was.
fn push(span: &mut Vec<Vec<f64>>, vector: Vec<f64>, least: f64) -> bool {
    let mut new = rest(vector, span);
    let length = dot(&new, &new).sqrt();
    if length <= least {
        return false;
    }
    new.iter_mut().for_each(|part| *part /= length);
    span.push(new);
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_centre_of_the_simplex_is_its_middle() {
        let found = Polytope::new(3).interior().expect("not empty");
        assert!(found.centre.iter().all(|share| (share - 1.0 / 3.0).abs() < 1e-9), "{found:?}");
        // The inscribed circle of a triangle with sides √2.
        assert!((found.radius - 1.0 / 6.0_f64.sqrt()).abs() < 1e-9);
        assert_eq!((found.basis.len(), found.walls.len()), (2, 3));
    }

    #[test]
    fn corners_keep_what_only_several_rows_make_equal() {
        // 2 w1 >= 2 w0 + w2 and 2 w1 <= w2 leave w0 = 0 and w2 = 2 w1, which neither row says alone.
        let mut polytope = Polytope::new(4);
        polytope.row(0, [(0, -2.0), (1, 2.0), (2, -1.0)], Sense::AtLeast, 0.0);
        polytope.row(1, [(1, 2.0), (2, -1.0)], Sense::AtMost, 0.0);
        let interior = polytope.interior().expect("not empty");
        let corners = polytope.corners(&interior).expect("solvable").expect("a line has two");
        assert_eq!(corners.len(), 2);
        for corner in corners {
            assert!(corner[0].abs() < 1e-6 && (2.0 * corner[1] - corner[2]).abs() < 1e-6, "{corner:?}");
        }
    }

    #[test]
    fn a_row_about_nothing_that_asks_for_something_leaves_nothing() {
        let mut polytope = Polytope::new(2);
        polytope.row(0, [(0, 0.0)], Sense::AtLeast, 0.25);
        assert_eq!(polytope.interior(), Err(Unsolved::Infeasible));
    }

    #[test]
    fn statements_that_meet_are_an_equality() {
        // w1 >= w2 and w2 >= w1 leave a line, and w1 >= 0.5 but a point of it.
        let mut polytope = Polytope::new(3);
        polytope.row(0, [(0, 1.0), (1, -1.0)], Sense::AtLeast, 0.0);
        polytope.row(1, [(0, 1.0), (1, -1.0)], Sense::AtMost, 0.0);
        let line = polytope.interior().expect("not empty");
        assert_eq!(line.basis.len(), 1);
        assert!((line.centre[0] - line.centre[1]).abs() < 1e-9);
        // From (0, 0, 1) to (1/2, 1/2, 0): half of the length √1.5 is the radius.
        assert!((line.radius - 1.5_f64.sqrt() / 2.0).abs() < 1e-6, "{line:?}");
        polytope.row(2, [(0, 1.0)], Sense::AtLeast, 0.5);
        let point = polytope.interior().expect("not empty");
        assert!(point.basis.is_empty());
        assert!((point.centre[0] - 0.5).abs() < 1e-6 && point.radius == 0.0);
    }

    #[test]
    fn walls_that_nearly_meet_leave_a_slice() {
        let mut polytope = Polytope::new(3);
        polytope.row(0, [(0, 1.0)], Sense::AtLeast, 0.3);
        polytope.row(1, [(0, 1.0)], Sense::AtMost, 0.300_000_5);
        let slice = polytope.interior().expect("not empty");
        assert_eq!(slice.basis.len(), 1);
        assert!((slice.centre[0] - 0.3).abs() < 1e-6 && (slice.centre[1] - 0.35).abs() < 1e-6, "{slice:?}");
    }

    #[test]
    fn an_empty_part_has_no_centre() {
        let mut polytope = Polytope::new(2);
        polytope.row(0, [(0, 1.0)], Sense::AtLeast, 0.7);
        polytope.row(1, [(1, 1.0)], Sense::AtLeast, 0.7);
        assert_eq!(polytope.interior(), Err(Unsolved::Infeasible));
    }
}
