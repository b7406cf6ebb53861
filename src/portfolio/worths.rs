//! What sets are worth when the values of items move and networks that several items share count once.

use crate::priorities::Problem;

use super::set::Set;

/// What each item adds, apart from the values of a view.
///
/// In a view an item alone is worth its value there; what it shares with others is worth what the problem says, so that
/// values of views differ between sets only by the items in them.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Worths {
    /// Bonus of each item and the most that a mode adds, less the elements that it covers.
    own: Vec<i64>,
    /// Positions of the elements that each item covers; empty if the problem has none.
    covers: Vec<Vec<usize>>,
    /// Values of the elements.
    elements: Vec<i64>,
}

impl Worths {
    /// The worths of a problem.
    pub(crate) fn of(problem: &Problem) -> Self {
        let mut keys: Vec<(&str, usize)> =
            problem.elements.iter().enumerate().map(|(at, element)| (element.key.as_str(), at)).collect();
        keys.sort_unstable();
        let position = |key: &String| {
            let found = keys.binary_search_by(|(other, _)| (*other).cmp(key.as_str()));
            found.ok().map(|at| keys[at].1)
        };
        let covers: Vec<Vec<usize>> =
            problem.items.iter().map(|item| item.covers.iter().filter_map(position).collect()).collect();
        let elements: Vec<i64> = problem.elements.iter().map(|element| element.value).collect();
        let own = problem.items.iter().zip(&covers).map(|(item, covers)| {
            let extra = item.options.iter().map(|option| option.extra).max().unwrap_or(0);
            item.bonus + extra - covers.iter().map(|at| elements[*at]).sum::<i64>()
        });
        Self { own: own.collect(), covers, elements }
    }

    /// What a set is worth if its items alone are worth this, each in the mode that adds most.
    pub(crate) fn set(&self, set: &Set, values: &[i64]) -> i64 {
        let own: i64 = set.members().map(|at| values[at] + self.own[at]).sum();
        if self.elements.is_empty() {
            return own;
        }
        let mut covered: Vec<usize> = set.members().flat_map(|at| self.covers[at].iter().copied()).collect();
        covered.sort_unstable();
        covered.dedup();
        own + covered.into_iter().map(|at| self.elements[at]).sum::<i64>()
    }

    /// Turns what items alone are worth into the values that a solver adds to those of elements.
    pub(crate) fn for_solver(&self, values: &mut [i64]) {
        if self.elements.is_empty() {
            return;
        }
        for (value, covers) in values.iter_mut().zip(&self.covers) {
            *value -= covers.iter().map(|at| self.elements[*at]).sum::<i64>();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::priorities::{Element, Item};

    #[test]
    fn what_is_shared_counts_once_and_an_item_alone_is_worth_its_value() {
        let element = |key: &str, value| Element { key: key.to_owned(), value };
        let item = |covers: &[&str], bonus| Item {
            covers: covers.iter().map(|key| (*key).to_owned()).collect(),
            bonus,
            ..Item::default()
        };
        let problem = Problem {
            items: vec![item(&["x", "y"], 0), item(&["y"], 5)],
            elements: vec![element("y", 20), element("x", 10)],
            ..Problem::default()
        };
        let worths = Worths::of(&problem);
        assert_eq!(worths.set(&Set::of(2, [0]), &[100, 50]), 100);
        assert_eq!(worths.set(&Set::of(2, [1]), &[100, 50]), 55);
        assert_eq!(worths.set(&Set::of(2, [0, 1]), &[100, 50]), 135);
        let mut values = vec![100, 50];
        worths.for_solver(&mut values);
        assert_eq!(values, [70, 30]);
    }
}
