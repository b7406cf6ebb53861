//! Prices of places, plans and goals: the Lagrangian dual of the choice.
//!
//! With a price on each plan and each goal the choice falls apart into bundles, and the best one under the remaining
//! bound K is found by sorting: its value is an upper bound on every feasible choice. The prices that make the bound
//! smallest are the multipliers; any other prices would only make the bound weaker, never wrong.
//!
//! # Source
//! Geoffrion, A. M. (1974): Lagrangean relaxation for integer programming. Mathematical Programming Study 2, 82-114.
//! The search for the smallest bound intersects tangents: Kelley, J. E. (1960): The cutting-plane method for solving
//! convex programs. Journal of the SIAM 8(4), 703-712.
//!
//! # Complexity
//! O(n) for one pair of prices; usually fewer than ten pairs, 30 × 30 at most.

use crate::instance::{Choice, Instance, Leaf};

/// Prices in units of worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Multipliers {
    pub(crate) place: i128,
    pub(crate) plan: i128,
    pub(crate) goal: i128,
}

/// What a leaf or a bundle is worth under prices.
#[derive(Debug, Clone, Copy, Default)]
struct Part {
    worth: i128,
    plans: i64,
    goals: i64,
}

impl Part {
    fn add(&mut self, other: Part) {
        self.worth += other.worth;
        self.plans += other.plans;
        self.goals += other.goals;
    }
}

/// The relaxed choice under one pair of prices.
#[derive(Debug, Clone, Copy)]
struct Tangent {
    prices: Multipliers,
    bound: i128,
    /// Plans left over; negative when too many are used. The slope of the bound in the price of a plan.
    plans_left: i64,
    /// Goals left over, likewise.
    goals_left: i64,
}

/// Multipliers, and the greatest worth of a feasible choice that was met on the way.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Dual {
    pub(crate) prices: Multipliers,
    pub(crate) floor: Option<i128>,
}

/// Working memory that is kept from one problem to the next.
#[derive(Debug, Clone, Default)]
pub(crate) struct DualMemory {
    gains: Vec<(i128, usize)>,
    parts: Vec<(Part, Part)>,
}

const ROUNDS: usize = 30;

/// Best option of a leaf under prices: without a place (`None` if impossible), and among all.
fn leaf_parts(instance: &Instance, leaf: &Leaf, prices: &Multipliers) -> (Option<Part>, Part) {
    let mut closed = instance.may_skip(leaf).then(Part::default);
    let mut open = closed;
    for choice in instance.choices(leaf) {
        let part = Part {
            worth: choice.worth
                - prices.plan * i128::from(choice.plans)
                - prices.goal * i128::from(choice.goals),
            plans: i64::from(choice.plans),
            goals: i64::from(choice.goals),
        };
        if open.is_none_or(|best| part.worth > best.worth) {
            open = Some(part);
        }
        if !choice.place && closed.is_none_or(|best| part.worth > best.worth) {
            closed = Some(part);
        }
    }
    // A leaf without any option may be skipped: `Problem::check` has seen to it.
    (closed, open.unwrap_or_default())
}

/// Best worth of a leaf under prices: without a place (`None` if impossible), and among all.
pub(crate) fn leaf_bounds(instance: &Instance, leaf: &Leaf, prices: &Multipliers) -> (Option<i128>, i128) {
    let (closed, open) = leaf_parts(instance, leaf, prices);
    (closed.map(|part| part.worth), open.worth)
}

/// Solves the relaxed choice. `None` if more bundles must be open than there are places.
fn relax(
    instance: &Instance,
    mut prices: Multipliers,
    memory: &mut DualMemory,
    floor: &mut Option<i128>,
) -> Option<Tangent> {
    memory.gains.clear();
    memory.parts.clear();
    let mut total = Part::default();
    let mut places = instance.capacity.places as usize;
    for range in &instance.bundles {
        let mut closed = Some(Part::default());
        let mut open = Part::default();
        for leaf in &instance.leaves[range.clone()] {
            let (without, with) = leaf_parts(instance, leaf, &prices);
            open.add(with);
            if let (Some(sum), Some(part)) = (&mut closed, without) {
                sum.add(part);
            } else {
                closed = None;
            }
        }
        match closed {
            None => {
                places = places.checked_sub(1)?;
                total.add(open);
            }
            Some(closed) => {
                total.add(closed);
                if open.worth > closed.worth {
                    memory.gains.push((open.worth - closed.worth, memory.parts.len()));
                    memory.parts.push((closed, open));
                }
            }
        }
    }
    prices.place = open_best(places, memory, &mut total);
    let capacity = instance.capacity;
    let tangent = Tangent {
        prices,
        bound: total.worth
            + prices.plan * i128::from(capacity.plans)
            + prices.goal * i128::from(capacity.goals),
        plans_left: i64::from(capacity.plans) - total.plans,
        goals_left: i64::from(capacity.goals) - total.goals,
    };
    if tangent.plans_left >= 0 && tangent.goals_left >= 0 {
        let worth =
            total.worth + prices.plan * i128::from(total.plans) + prices.goal * i128::from(total.goals);
        *floor = (*floor).max(Some(worth));
    }
    Some(tangent)
}

/// Opens the bundles that gain most, adds them to the total and returns the price of a place.
fn open_best(places: usize, memory: &mut DualMemory, total: &mut Part) -> i128 {
    let gains = &mut memory.gains;
    let mut price = 0;
    if gains.len() > places {
        let by_gain = |a: &(i128, usize), b: &(i128, usize)| b.0.cmp(&a.0).then(a.1.cmp(&b.1));
        price = gains.select_nth_unstable_by(places, by_gain).1.0;
        gains.truncate(places);
    }
    for &(_, at) in gains.iter() {
        let (closed, open) = memory.parts[at];
        total.add(Part {
            worth: open.worth - closed.worth,
            plans: open.plans - closed.plans,
            goals: open.goals - closed.goals,
        });
    }
    price
}

/// The smallest bound over the price of a plan, with the price of a goal held: the best tangents from both sides.
fn best_plan_price(
    instance: &Instance,
    goal: i128,
    highest: i128,
    memory: &mut DualMemory,
    floor: &mut Option<i128>,
) -> Option<(Tangent, Tangent)> {
    let mut at = |plan: i128| relax(instance, Multipliers { place: 0, plan, goal }, memory, floor);
    let mut left = at(0)?;
    if left.plans_left >= 0 {
        return Some((left, left));
    }
    let mut right = at(highest)?;
    if right.plans_left < 0 {
        return Some((right, right));
    }
    for _ in 0..ROUNDS {
        let width = right.prices.plan - left.prices.plan;
        let (falls, rises) = (i128::from(left.plans_left), i128::from(right.plans_left));
        let step = (right.bound - left.bound - rises * width) / (falls - rises);
        if step <= 0 || step >= width {
            break;
        }
        let middle = at(left.prices.plan + step)?;
        let predicted = left.bound + falls * step;
        if middle.plans_left < 0 {
            left = middle;
        } else {
            right = middle;
        }
        if middle.bound <= predicted {
            break;
        }
    }
    Some((left, right))
}

/// The better of two tangents.
fn lower(pair: (Tangent, Tangent)) -> Tangent {
    if pair.0.bound <= pair.1.bound { pair.0 } else { pair.1 }
}

/// Slope of the smallest bound in the price of a goal: the mix of both tangents that is level in the price of a plan.
fn goal_slope((left, right): (Tangent, Tangent)) -> f64 {
    let (falls, rises) = (left.plans_left as f64, right.plans_left as f64);
    if rises - falls <= 0.0 || falls >= 0.0 {
        return right.goals_left as f64;
    }
    (rises * left.goals_left as f64 - falls * right.goals_left as f64) / (rises - falls)
}

/// Multipliers with the smallest bound, up to rounding. `None` if the overrides alone need too many places.
///
/// The price of a goal is searched with floating-point steps of the four basic operations, the same on every platform;
/// a step decides only where to look next, the bounds themselves are exact.
pub(crate) fn multipliers(instance: &Instance, memory: &mut DualMemory) -> Option<Dual> {
    let mut floor = None;
    let dearest = |amount: fn(&Choice) -> u32| {
        let leaves = instance.leaves.iter().flat_map(|leaf| instance.choices(leaf));
        leaves.filter(|choice| amount(choice) > 0).map(|choice| choice.worth).max().unwrap_or(0).max(0) + 1
    };
    let plan = dearest(|choice| choice.plans);
    let mut solve = |goal: i128| best_plan_price(instance, goal, plan, memory, &mut floor);
    let mut left = solve(0)?;
    if goal_slope(left) >= 0.0 {
        return Some(Dual { prices: lower(left).prices, floor });
    }
    let mut right = solve(dearest(|choice| choice.goals))?;
    for _ in 0..ROUNDS {
        let (low, high) = (lower(left), lower(right));
        let width = high.prices.goal - low.prices.goal;
        let (falls, rises) = (goal_slope(left), goal_slope(right));
        let step = ((high.bound - low.bound) as f64 - rises * width as f64) / (falls - rises);
        // A slope of the wrong sign makes the step useless; the cast saturates.
        let step = step as i128;
        if step <= 0 || step >= width {
            break;
        }
        let middle = solve(low.prices.goal + step)?;
        if goal_slope(middle) < 0.0 {
            left = middle;
        } else {
            right = middle;
        }
    }
    let best = if lower(left).bound <= lower(right).bound { left } else { right };
    Some(Dual { prices: lower(best).prices, floor })
}
