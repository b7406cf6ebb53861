//! The kernel of an outranking.
//!
//! # Source
//! Roy (1968), RIRO 2(8):57-75: alternatives that outrank each other in a circle are reduced to one; in what is then a
//! graph without circles the kernel exists and is unique. Strong components: Kosaraju & Sharir, Sharir (1981), Computers &
//! Mathematics with Applications 7:67-72.
//!
//! # Complexity
//! O(m²) for m alternatives.

/// Which alternatives are in the kernel: no member outranks another but in a circle, and every other alternative is
/// outranked by a member. The outranking is called for all pairs of different alternatives.
pub(super) fn kernel(alternatives: usize, outranks: impl Fn(usize, usize) -> bool) -> Vec<bool> {
    let below: Vec<Vec<usize>> = (0..alternatives)
        .map(|a| (0..alternatives).filter(|&b| b != a && outranks(a, b)).collect())
        .collect();
    let mut above: Vec<Vec<usize>> = vec![Vec::new(); alternatives];
    for (a, outranked) in below.iter().enumerate() {
        outranked.iter().for_each(|&b| above[b].push(a));
    }
    let order = finished_last_first(&below);
    // In this order, going upwards, each walk collects one circle, and whatever outranks it is known before.
    let mut component = vec![usize::MAX; alternatives];
    let mut inside: Vec<bool> = Vec::new();
    for &start in &order {
        if component[start] != usize::MAX {
            continue;
        }
        let number = inside.len();
        let mut members = vec![start];
        component[start] = number;
        let mut next = 0;
        let mut outranked = false;
        while let Some(&member) = members.get(next) {
            for &other in &above[member] {
                if component[other] == usize::MAX {
                    component[other] = number;
                    members.push(other);
                } else if component[other] != number {
                    outranked |= inside[component[other]];
                }
            }
            next += 1;
        }
        inside.push(!outranked);
    }
    component.into_iter().map(|number| inside.get(number).copied().unwrap_or(false)).collect()
}

/// All nodes, those first whose walk along the edges ends last.
fn finished_last_first(edges: &[Vec<usize>]) -> Vec<usize> {
    let mut seen = vec![false; edges.len()];
    let mut finished = Vec::with_capacity(edges.len());
    for start in 0..edges.len() {
        if std::mem::replace(&mut seen[start], true) {
            continue;
        }
        let mut path = vec![(start, 0)];
        while let Some((node, next)) = path.last_mut() {
            match edges[*node].get(*next) {
                Some(&to) => {
                    *next += 1;
                    if !std::mem::replace(&mut seen[to], true) {
                        path.push((to, 0));
                    }
                }
                None => {
                    finished.push(*node);
                    path.pop();
                }
            }
        }
    }
    finished.reverse();
    finished
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(alternatives: usize, edges: &[(usize, usize)]) -> Vec<usize> {
        let inside = kernel(alternatives, |a, b| edges.contains(&(a, b)));
        (0..alternatives).filter(|&at| inside[at]).collect()
    }

    #[test]
    fn a_chain_keeps_every_second() {
        assert_eq!(of(4, &[(0, 1), (1, 2), (2, 3)]), [0, 2]);
        assert_eq!(of(3, &[(2, 1), (1, 0), (2, 0)]), [2]);
        assert_eq!(of(2, &[]), [0, 1]);
    }

    #[test]
    fn a_circle_counts_as_one() {
        assert_eq!(of(4, &[(0, 1), (1, 2), (2, 0), (2, 3)]), [0, 1, 2]);
        // A circle that is outranked from the kernel is outside as a whole.
        assert_eq!(of(4, &[(3, 0), (0, 1), (1, 2), (2, 0)]), [3]);
        // What only the circle outranks is in again.
        assert_eq!(of(4, &[(2, 0), (0, 1), (1, 0), (1, 3)]), [2, 3]);
    }
}
