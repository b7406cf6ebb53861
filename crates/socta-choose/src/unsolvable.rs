//! Why nothing can be chosen: a fault of the problem, or overrides, bounds and rules that cannot be kept together.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::faults::ProblemFault;
use crate::problem::Bounds;

/// Why there is no choice.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unsolvable {
    /// The problem cannot be read as one.
    #[error(transparent)]
    Fault(#[from] ProblemFault),
    /// The overrides cannot be met within the bounds.
    #[error("{0}")]
    Conflict(Box<Conflict>),
}

/// One of the three bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    /// At most K priorities.
    Priorities,
    /// At most N plans.
    Plans,
    /// At most G goals.
    Goals,
}

impl Bound {
    /// All three bounds, in the order in which they are named.
    pub const ALL: [Bound; 3] = [Bound::Priorities, Bound::Plans, Bound::Goals];

    /// The limit in these bounds.
    #[must_use]
    pub fn limit(self, bounds: &Bounds) -> u32 {
        match self {
            Bound::Priorities => bounds.priorities,
            Bound::Plans => bounds.plans,
            Bound::Goals => bounds.goals,
        }
    }

    /// Bounds with another limit for this one.
    #[must_use]
    pub fn with_limit(self, mut bounds: Bounds, limit: u32) -> Bounds {
        *match self {
            Bound::Priorities => &mut bounds.priorities,
            Bound::Plans => &mut bounds.plans,
            Bound::Goals => &mut bounds.goals,
        } = limit;
        bounds
    }
}

/// A bound that takes part in a conflict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Demand {
    /// The bound that takes part.
    pub bound: Bound,
    /// What the bound allows.
    pub allowed: u32,
    /// Least that all items forced in need of the bound, whatever they need of the other bounds.
    pub needed: u32,
}

/// Overrides, bounds and rules that cannot all be kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Conflict {
    /// The bounds that are broken together; the fewest possible.
    pub demands: Vec<Demand>,
    /// Keys of items forced in that break these bounds, ascending. Without any one of them the rest fits. If one bound
    /// is broken, no smaller set breaks it.
    pub items: Vec<String>,
    /// Keys of all items forced in, ascending.
    pub forced_in: Vec<String>,
    /// Keys of items forced out that take part, ascending; only for a problem with rules.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forced_out: Vec<String>,
    /// Rules that take part: `coverage:KEY`, `exclusion:KEY`, `resource:KEY`, `prerequisite:ITEM needs ITEMS`, `least-value`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<String>,
}

impl fmt::Display for Conflict {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.rules.is_empty() || !self.forced_out.is_empty() {
            return self.under_rules(out);
        }
        write!(out, "the {} items forced in cannot all be carried: ", self.forced_in.len())?;
        for (index, demand) in self.demands.iter().enumerate() {
            let noun = match demand.bound {
                Bound::Priorities => "places among the priorities",
                Bound::Plans => "operational action plans",
                Bound::Goals => "common horizontal strategic goals",
            };
            let joint = if index == 0 { "" } else { "; " };
            write!(out, "{joint}they need {} {noun}, at most {} are allowed", demand.needed, demand.allowed)?;
        }
        if self.demands.len() > 1 {
            write!(out, "; each bound could be kept alone, not all of them together")?;
        }
        write!(out, "; {} of them are already too many: {}", self.items.len(), self.items.join(", "))
    }
}

impl Conflict {
    fn under_rules(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts: Vec<String> = self.rules.iter().map(|rule| format!("the rule `{rule}`")).collect();
        let nouns = |bound| match bound {
            Bound::Priorities => "priorities",
            Bound::Plans => "operational action plans",
            Bound::Goals => "common horizontal strategic goals",
        };
        let demand = |demand: &Demand| {
            format!("at most {} {} ({} would do)", demand.allowed, nouns(demand.bound), demand.needed)
        };
        parts.extend(self.demands.iter().map(demand));
        parts.extend(self.items.iter().map(|item| format!("`{item}` forced in")));
        parts.extend(self.forced_out.iter().map(|item| format!("`{item}` forced out")));
        match &parts[..] {
            [alone] => write!(out, "{alone} cannot be kept, even if nothing else were asked"),
            _ => write!(
                out,
                "these cannot be kept together: {}; without any one of them the others can",
                parts.join(", ")
            ),
        }
    }
}
