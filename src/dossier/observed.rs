//! What graded reports say of networks beside the table of networks.

use std::collections::BTreeMap;

use super::{Answer, Level, NetworkIx, Observation, ObservedLevels, Subject};
use crate::model::Catalogue;

/// The middle level of the reports on each network by indicator; of two in the middle the lower. Answers that name no level do
/// not count, and invented reports only where all of the dossier or its networks are.
pub(super) fn of_networks(
    observations: &[Observation],
    catalogue: &Catalogue,
    with_invented: bool,
) -> BTreeMap<NetworkIx, ObservedLevels> {
    let mut found: BTreeMap<NetworkIx, ObservedLevels> = BTreeMap::new();
    type Field = fn(&mut ObservedLevels) -> &mut Option<Level>;
    let fields: [(&str, Field); 4] = [
        ("corruption", |levels| &mut levels.corruption),
        ("violence", |levels| &mut levels.violence),
        ("lbs", |levels| &mut levels.legal_business),
        ("countermeasures", |levels| &mut levels.countermeasures),
    ];
    for (key, field) in fields {
        let Some(indicator) = catalogue.position(key) else { continue };
        let mut reports: BTreeMap<NetworkIx, Vec<Level>> = BTreeMap::new();
        for report in observations.iter().filter(|report| report.indicator.index() == indicator) {
            if let (Subject::Network(network), Answer::Level(level)) = (report.subject, report.answer)
                && (with_invented || !report.invented)
            {
                reports.entry(network).or_default().push(level);
            }
        }
        for (network, mut levels) in reports {
            levels.sort_unstable();
            *field(found.entry(network).or_default()) = levels.get((levels.len() - 1) / 2).copied();
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{
        ContributorIx, Grade, Handling, IndicatorIx, InformationCode, Row, SourceCode, SourceKind,
    };

    fn report(indicator: usize, answer: Answer, invented: bool) -> Observation {
        Observation {
            subject: Subject::Network(NetworkIx(7)),
            indicator: IndicatorIx(u32::try_from(indicator).expect("few indicators")),
            answer,
            trend: None,
            contributor: ContributorIx(0),
            period: None,
            edition: None,
            grade: Grade { source: SourceCode::A, information: InformationCode::One },
            handling: Handling::H0,
            source_kind: SourceKind::Open,
            source: None,
            note: String::new(),
            note_public: false,
            verbatim: false,
            invented,
            row: Row(1),
        }
    }

    #[test]
    fn the_lower_middle_level_of_the_reports_counts() {
        let catalogue = Catalogue::built_in();
        let violence = catalogue.position("violence").expect("it is there");
        let levels = [Level::High, Level::Nil, Level::Medium, Level::High];
        let mut reports: Vec<Observation> =
            levels.map(|level| report(violence, Answer::Level(level), false)).to_vec();
        reports.push(report(violence, Answer::Unknown, false));
        reports.push(report(violence, Answer::Level(Level::Nil), true));
        let of = |with_invented| of_networks(&reports, &catalogue, with_invented);
        let expected = |level| ObservedLevels { violence: Some(level), ..ObservedLevels::default() };
        assert_eq!(of(false), [(NetworkIx(7), expected(Level::Medium))].into());
        // Nil, Nil, Medium, High, High.
        assert_eq!(of(true), [(NetworkIx(7), expected(Level::Medium))].into());
        assert_eq!(
            of_networks(&reports[1..3], &catalogue, false),
            [(NetworkIx(7), expected(Level::Nil))].into()
        );
        assert!(of_networks(&reports[4..], &catalogue, false).is_empty());
    }
}
