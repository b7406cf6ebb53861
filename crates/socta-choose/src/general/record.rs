//! The tree of a search, kept for the certificate.

use crate::exact::Exact;
use crate::general::bound::Worths;
use crate::general::layout::Layout;
use crate::instance::Instance;
use crate::item::Mode;
use crate::problem::Problem;
use crate::tree::{Branch, RowName, RowPrice, Split, Tree};

/// Most prices that are kept. What is searched beyond is not proved, and the gap that remains is stated.
const MOST_PRICES: usize = 600_000;
/// Most parts that are kept, likewise.
const MOST_PARTS: usize = 200_000;

/// One part of the tree.
#[derive(Debug, Clone, Default)]
struct Kept {
    /// Whether a ray, and the position of its prices.
    cuts: Vec<(bool, u32)>,
    /// Leaf and mode of the split, and the parts with and without.
    split: Option<(usize, Option<Mode>, usize, usize)>,
    /// Bound of a part that was not done with, times the scale.
    left: Option<i128>,
}

/// The tree as far as it is kept.
#[derive(Debug, Clone, Default)]
pub(crate) struct Record {
    parts: Vec<Kept>,
    prices: Vec<Vec<(u32, i128)>>,
    numbers: usize,
}

impl Record {
    /// The part of all choices.
    pub(crate) fn root(&mut self) -> usize {
        self.parts.push(Kept::default());
        self.parts.len() - 1
    }

    fn is_full(&self) -> bool {
        self.numbers >= MOST_PRICES || self.parts.len() >= MOST_PARTS
    }

    /// Keeps prices that were used on a part; false if there is no room.
    pub(crate) fn cut(&mut self, part: usize, ray: bool, prices: &[i128]) -> bool {
        if self.is_full() {
            return false;
        }
        let kept: Vec<(u32, i128)> = prices
            .iter()
            .enumerate()
            .filter(|(_, price)| **price != 0)
            .map(|(row, &price)| (row as u32, price))
            .collect();
        self.numbers += kept.len();
        self.prices.push(kept);
        self.parts[part].cuts.push((ray, (self.prices.len() - 1) as u32));
        true
    }

    /// Keeps a split; the parts with and without, or `None` if there is no room.
    pub(crate) fn split(&mut self, part: usize, leaf: usize, mode: Option<Mode>) -> Option<(usize, usize)> {
        if self.is_full() {
            return None;
        }
        let (with, without) = (self.root(), self.root());
        self.parts[part].split = Some((leaf, mode, with, without));
        Some((with, without))
    }

    /// Leaves a part open with this bound.
    pub(crate) fn leave(&mut self, part: usize, bound: i128) {
        self.parts[part].left = Some(bound);
    }

    /// The tree as a document, for a choice of this worth.
    pub(crate) fn tree(
        &self,
        problem: &Problem,
        instance: &Instance,
        layout: &Layout,
        worths: &Worths,
        worth: i128,
    ) -> Tree {
        let left = self.parts.iter().filter_map(|part| part.left).max();
        let bound = left.map_or(worth, |left| worth.max(left.div_euclid(worths.scale)));
        let names = Names::new(problem, instance, layout, worths);
        let mut branches = Vec::new();
        let mut stack = vec![0];
        while let Some(at) = stack.pop() {
            let part = &self.parts[at];
            let cut =
                |&(ray, prices): &(bool, u32)| if ray { Branch::Ray(prices) } else { Branch::Price(prices) };
            branches.extend(part.cuts.iter().map(cut));
            match part.split {
                None => branches.push(Branch::End),
                Some((leaf, mode, with, without)) => {
                    let item = problem.items[instance.leaves[leaf].item].key.clone();
                    branches.push(Branch::Split(Split { item, mode }));
                    stack.push(without);
                    stack.push(with);
                }
            }
        }
        let rays: Vec<bool> = self.rays();
        let prices = self.prices.iter().zip(rays).map(|(prices, ray)| names.complete(prices, ray)).collect();
        Tree { bound: Exact(bound), scale: Exact(worths.scale), rows: names.rows, prices, branches }
    }

    /// Which prices are those of a ray.
    fn rays(&self) -> Vec<bool> {
        let mut rays = vec![false; self.prices.len()];
        for (ray, at) in self.parts.iter().flat_map(|part| &part.cuts) {
            rays[*at as usize] = *ray;
        }
        rays
    }
}

/// Names of the rows, those among them that the solver leaves out.
struct Names {
    rows: Vec<String>,
    /// Rows that have the price of a place.
    like_place: Vec<u32>,
    /// Rows with a price of their own that is always the same, except in rays.
    fixed: Vec<(u32, i128)>,
}

impl Names {
    fn new(problem: &Problem, instance: &Instance, layout: &Layout, worths: &Worths) -> Self {
        let mut rows: Vec<String> = layout.names.iter().map(ToString::to_string).collect();
        let mut like_place = Vec::new();
        for (place, leaf) in instance.leaves.iter().enumerate() {
            let placed = instance.offered(leaf).iter().any(|choice| choice.place);
            if placed && layout.open_row[place].is_none() {
                like_place.push(rows.len() as u32);
                rows.push(RowName::Open(problem.items[leaf.item].key.clone()).to_string());
            }
        }
        let mut fixed = Vec::new();
        for &(element, _) in &layout.own {
            fixed.push((rows.len() as u32, worths.elements[element] * worths.scale));
            rows.push(RowName::Element(problem.elements[element].key.clone()).to_string());
        }
        Names { rows, like_place, fixed }
    }

    /// The prices of all rows, from those that the solver has.
    fn complete(&self, prices: &[(u32, i128)], ray: bool) -> Vec<RowPrice> {
        let place = prices.iter().find(|(row, _)| *row == 0).map_or(0, |(_, price)| *price);
        let like_place = self.like_place.iter().map(|&row| (row, place));
        let fixed = self.fixed.iter().copied().filter(|_| !ray);
        prices
            .iter()
            .copied()
            .chain(like_place)
            .chain(fixed)
            .filter(|(_, price)| *price != 0)
            .map(|(row, price)| RowPrice(row, Exact(price)))
            .collect()
    }
}
