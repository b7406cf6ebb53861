//! Strengths of many ties, in as few bytes as hold them without loss.
//!
//! Most lists say nothing of strength, and what they repeat they repeat a few times: all ones take no memory, whole numbers
//! up to 255 one byte each, larger ones four, and only other numbers eight.

/// A sequence of strengths.
#[derive(Debug, Clone)]
pub(crate) enum Strengths {
    /// So many times 1.
    Ones(usize),
    /// Whole numbers below 256.
    Counts(Vec<u8>),
    /// Whole numbers of 32 bits.
    Whole(Vec<u32>),
    /// Any numbers.
    Any(Vec<f64>),
}

impl Default for Strengths {
    fn default() -> Self {
        Self::Ones(0)
    }
}

impl PartialEq for Strengths {
    /// The numbers count, not how they are held.
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.part(0..self.len()).eq(other.part(0..other.len()))
    }
}

impl Strengths {
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Ones(length) => *length,
            Self::Counts(values) => values.len(),
            Self::Whole(values) => values.len(),
            Self::Any(values) => values.len(),
        }
    }

    /// Whether it is known without looking that all are 1.
    pub(crate) fn are_ones(&self) -> bool {
        matches!(self, Self::Ones(_))
    }

    pub(crate) fn at(&self, at: usize) -> f64 {
        match self {
            Self::Ones(_) => 1.0,
            Self::Counts(values) => f64::from(values[at]),
            Self::Whole(values) => f64::from(values[at]),
            Self::Any(values) => values[at],
        }
    }

    /// Strengths of a range, which must lie inside.
    pub(crate) fn part(&self, range: std::ops::Range<usize>) -> Weights<'_> {
        Weights(match self {
            Self::Ones(_) => Part::Ones(range.len()),
            Self::Counts(values) => Part::Counts(values[range].iter()),
            Self::Whole(values) => Part::Whole(values[range].iter()),
            Self::Any(values) => Part::Any(values[range].iter()),
        })
    }

    pub(crate) fn push(&mut self, value: f64) {
        self.hold(value);
        match self {
            Self::Ones(length) => *length += 1,
            Self::Counts(values) => values.push(value as u8),
            Self::Whole(values) => values.push(value as u32),
            Self::Any(values) => values.push(value),
        }
    }

    pub(crate) fn set(&mut self, at: usize, value: f64) {
        self.hold(value);
        match self {
            Self::Ones(_) => {}
            Self::Counts(values) => values[at] = value as u8,
            Self::Whole(values) => values[at] = value as u32,
            Self::Any(values) => values[at] = value,
        }
    }

    pub(crate) fn pop(&mut self) -> Option<f64> {
        match self {
            Self::Ones(length) => {
                *length = length.checked_sub(1)?;
                Some(1.0)
            }
            Self::Counts(values) => values.pop().map(f64::from),
            Self::Whole(values) => values.pop().map(f64::from),
            Self::Any(values) => values.pop(),
        }
    }

    /// Removes all; the buffer is used again.
    pub(crate) fn clear(&mut self) {
        match self {
            Self::Ones(length) => *length = 0,
            Self::Counts(values) => values.clear(),
            Self::Whole(values) => values.clear(),
            Self::Any(values) => values.clear(),
        }
    }

    /// Changes to the narrowest form that holds a value and all others, if the present one does not.
    fn hold(&mut self, value: f64) {
        let whole = f64::from(value as u32) == value;
        let needed = match value {
            _ if !whole => 3,
            1.0 => 0,
            ..256.0 => 1,
            _ => 2,
        };
        if needed <= self.form() {
            return;
        }
        let held = self.part(0..self.len());
        *self = match needed {
            1 => Self::Counts(held.map(|value| value as u8).collect()),
            2 => Self::Whole(held.map(|value| value as u32).collect()),
            _ => Self::Any(held.collect()),
        };
    }

    /// Forms in rising order of what they hold.
    fn form(&self) -> u8 {
        match self {
            Self::Ones(_) => 0,
            Self::Counts(_) => 1,
            Self::Whole(_) => 2,
            Self::Any(_) => 3,
        }
    }
}

/// Strengths one after another.
#[derive(Debug, Clone)]
pub struct Weights<'a>(Part<'a>);

#[derive(Debug, Clone)]
enum Part<'a> {
    Ones(usize),
    Counts(std::slice::Iter<'a, u8>),
    Whole(std::slice::Iter<'a, u32>),
    Any(std::slice::Iter<'a, f64>),
}

impl Iterator for Weights<'_> {
    type Item = f64;

    fn next(&mut self) -> Option<f64> {
        match &mut self.0 {
            Part::Ones(left) => {
                *left = left.checked_sub(1)?;
                Some(1.0)
            }
            Part::Counts(values) => values.next().map(|&value| f64::from(value)),
            Part::Whole(values) => values.next().map(|&value| f64::from(value)),
            Part::Any(values) => values.next().copied(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Strengths;

    #[test]
    fn every_number_comes_back() {
        let all = [1.0, 1.0, 7.0, 255.0, 0.0, 256.0, 4_294_967_295.0, 4_294_967_296.0, 0.1, 1.0];
        for length in 0..=all.len() {
            let mut strengths = Strengths::default();
            all[..length].iter().for_each(|&value| strengths.push(value));
            assert_eq!(strengths.len(), length);
            assert!(strengths.part(0..length).eq(all[..length].iter().copied()), "{strengths:?}");
            assert!((0..length).all(|at| strengths.at(at) == all[at]));
            let back: Vec<f64> = std::iter::from_fn(|| strengths.pop()).collect();
            assert!(back.iter().rev().eq(&all[..length]));
        }
    }

    #[test]
    fn the_form_is_the_narrowest() {
        let form = |values: &[f64]| {
            let mut strengths = Strengths::Ones(3);
            values.iter().for_each(|&value| strengths.set(1, value));
            (strengths.form(), strengths.at(1), strengths.at(2))
        };
        assert_eq!(form(&[1.0]), (0, 1.0, 1.0));
        assert_eq!(form(&[2.0]), (1, 2.0, 1.0));
        assert_eq!(form(&[2.0, 300.0]), (2, 300.0, 1.0));
        assert_eq!(form(&[0.5, 4.0]), (3, 4.0, 1.0));
        assert_eq!(form(&[-1.0]), (3, -1.0, 1.0));
    }

    #[test]
    fn equal_numbers_are_equal_in_any_form() {
        let mut counts = Strengths::Ones(2);
        counts.set(0, 3.0);
        counts.set(0, 1.0);
        assert_eq!(counts, Strengths::Ones(2));
        assert_ne!(counts, Strengths::Ones(3));
    }
}
