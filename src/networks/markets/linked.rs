//! To how many other areas each area has a significant link.

use super::incidence::Involved;
use super::links::{SIGNIFICANT, links};
use crate::dossier::{AreaIx, Dossier, NetworkIx};

/// A stricter and a laxer q-value than [`SIGNIFICANT`]: what depends on where the line is drawn.
const STRICT: f64 = 0.01;
const LAX: f64 = 0.2;

/// Areas with networks, and their links.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::networks) struct LinkedAreas {
    /// Rising.
    areas: Vec<AreaIx>,
    /// For each area, other areas with a strict, a significant and a lax link.
    linked: Vec<[usize; 3]>,
}

impl LinkedAreas {
    /// Of a dossier, perhaps as if one network were not there.
    pub(in crate::networks) fn of(dossier: &Dossier, gone: Option<NetworkIx>) -> Self {
        let involved = Involved::of(dossier, gone);
        let (found, _) = links(&involved, false);
        let mut linked = vec![[0; 3]; involved.areas.len()];
        for link in found {
            for end in [link.one, link.other] {
                if let Ok(at) = involved.areas.binary_search(&end) {
                    for (count, limit) in linked[at].iter_mut().zip([STRICT, SIGNIFICANT, LAX]) {
                        *count += usize::from(link.q <= limit);
                    }
                }
            }
        }
        Self { areas: involved.areas, linked }
    }

    /// Share of the other areas with networks to which an area has a link: strict, significant, lax; none if there is no other
    /// or the area has no network.
    pub(in crate::networks) fn shares(&self, area: AreaIx) -> Option<[f64; 3]> {
        let at = self.areas.binary_search(&area).ok()?;
        let others = self.areas.len() - 1;
        (others > 0).then(|| self.linked[at].map(|linked| linked as f64 / others as f64))
    }
}
