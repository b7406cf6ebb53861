//! What proposed priorities are reported to stand out by.
//!
//! Counted are reports that count in the run, may be shown and give a level, so that a restricted row can neither make nor
//! unmake an emphasis.

use std::collections::BTreeMap;

use crate::dossier::{Answer, Level, Subject};
use crate::evidence::Reading;

/// Keys of the indicators that tell how networks work wherever they are active, and that therefore overlap with an area
/// about the networks themselves.
const OF_NETWORKS: [&str; 3] = ["corruption", "violence", "money_laundering"];

/// For each bundle, the keys on which most of the reports say High, in the order of [`OF_NETWORKS`]. `of_area` has the bundle of
/// each area of the dossier.
pub(super) fn emphases(reading: Reading<'_>, of_area: &[Option<usize>], bundles: usize) -> Vec<Vec<String>> {
    let keys: Vec<(usize, &str)> =
        OF_NETWORKS.iter().filter_map(|&key| Some((reading.catalogue.position(key)?, key))).collect();
    // For each area and key: reports of High, and reports of a level.
    let mut counts: BTreeMap<(usize, usize), (usize, usize)> = BTreeMap::new();
    for report in &reading.dossier.observations {
        let (Subject::Area(area), Answer::Level(level)) = (report.subject, report.answer) else { continue };
        let Some(key) = keys.iter().position(|(indicator, _)| *indicator == report.indicator.index()) else {
            continue;
        };
        if report.handling.may_be_shown() && reading.counts(report) {
            let own = counts.entry((area.index(), key)).or_default();
            own.0 += usize::from(level == Level::High);
            own.1 += 1;
        }
    }
    let mut found = vec![Vec::new(); bundles];
    for ((area, key), (high, all)) in counts {
        let key = keys[key].1.to_owned();
        if let Some(bundle) = of_area[area]
            && 2 * high > all
            && !found[bundle].contains(&key)
        {
            found[bundle].push(key);
        }
    }
    let place = |key: &String| OF_NETWORKS.iter().position(|own| own == key);
    found.iter_mut().for_each(|keys| keys.sort_by_key(place));
    found
}
