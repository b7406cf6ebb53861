//! A dossier without what may not be shown.
//!
//! Rows stay, because how many there are is no secret and positions must not move; what they say does not.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::{Answer, Dossier, Handling, Link, Network, Observation, Structure, observed};
use crate::model::Catalogue;

impl Dossier {
    /// Whether any row may not be shown.
    #[must_use]
    pub fn is_restricted(&self) -> bool {
        let kept = |handling: Handling| !handling.may_be_shown();
        self.observations.iter().any(|report| kept(report.handling)) || self.is_layer_restricted()
    }

    /// Whether anything that is said of networks may not be shown.
    #[must_use]
    pub fn is_layer_restricted(&self) -> bool {
        let kept = |handling: Handling| !handling.may_be_shown();
        let of_network = |report: &&Observation| matches!(report.subject, super::Subject::Network(_));
        self.networks.iter().any(|network| kept(network.handling))
            || self.links.iter().any(|link| kept(link.handling))
            || self.observations.iter().filter(of_network).any(|report| kept(report.handling))
    }

    /// The strictest handling code of the rows that may be shown.
    #[must_use]
    pub fn strictest_shown(&self) -> Handling {
        let reports = self.observations.iter().map(|report| report.handling);
        let networks = self.networks.iter().map(|network| network.handling);
        let links = self.links.iter().map(|link| link.handling);
        let all = reports.chain(networks).chain(links);
        all.filter(|handling| handling.may_be_shown()).max().unwrap_or(Handling::H0)
    }

    /// The dossier as a document may show it: of a row under H2 or H3 nothing but that it is there, no note that its row does
    /// not mark as public, and neither contributors nor sources of which nothing may be shown (they are `#` with their number
    /// in the dossier, from 1).
    #[must_use]
    pub fn released(&self, catalogue: &Catalogue) -> Cow<'_, Self> {
        let noted = |report: &Observation| !report.note.is_empty() && !report.note_public;
        if !self.is_restricted() && !self.observations.iter().any(noted) {
            return Cow::Borrowed(self);
        }
        let mut released = self.clone();
        released.observations.iter_mut().for_each(observation);
        released.networks.iter_mut().for_each(network);
        released.links.iter_mut().for_each(link);
        released.hide_contributors();
        released.hide_sources();
        let with_invented = self.networks_invented || self.invented;
        released.notes.observed = observed::of_networks(&released.observations, catalogue, with_invented);
        Cow::Owned(released)
    }

    /// Positions of the contributors who sent reports of which none may be shown.
    #[must_use]
    pub fn restricted_contributors(&self) -> BTreeSet<usize> {
        let of = |report: &Observation| Some(report.contributor.index());
        self.only_restricted(of)
    }

    /// Whatever reports under H2 or H3 have, and no other report.
    fn only_restricted(&self, of: impl Fn(&Observation) -> Option<usize>) -> BTreeSet<usize> {
        let with = |shown: bool| -> BTreeSet<usize> {
            let own = |report: &&Observation| report.handling.may_be_shown() == shown;
            self.observations.iter().filter(own).filter_map(&of).collect()
        };
        &with(false) - &with(true)
    }

    fn hide_contributors(&mut self) {
        for at in self.restricted_contributors() {
            let contributor = &mut self.contributors[at];
            contributor.key = format!("#{}", at + 1);
            contributor.labels.clear();
        }
    }

    fn hide_sources(&mut self) {
        let mut hidden = self.only_restricted(|report| report.source.map(super::SourceIx::index));
        for cited in self.factors.iter().filter_map(|factor| factor.source) {
            hidden.remove(&cited.index());
        }
        for at in hidden {
            let source = &mut self.sources[at];
            source.key = format!("#{}", at + 1);
            source.year = None;
            let texts = [&mut source.title, &mut source.publisher, &mut source.location];
            texts.into_iter().for_each(String::clear);
        }
    }
}

fn observation(report: &mut Observation) {
    if !report.note_public {
        report.note.clear();
    }
    if !report.handling.may_be_shown() {
        (report.answer, report.trend) = (Answer::Unknown, None);
        report.note.clear();
    }
}

fn network(network: &mut Network) {
    if !network.handling.may_be_shown() {
        *network = Network {
            structure: Structure::Unknown,
            mafia_type: false,
            size_min: None,
            size_max: None,
            active_since: None,
            countries: 0,
            corruption: None,
            violence: None,
            legal_business: None,
            countermeasures: None,
            handling: network.handling,
        };
    }
}

fn link(link: &mut Link) {
    if !link.handling.may_be_shown() {
        link.strength = None;
    }
}

/// Whether a line of a table belongs to a row that may not be shown, or cannot be told from a part of one.
pub(super) fn is_restricted_line(line: &[u8]) -> bool {
    let word = |field: &[u8]| {
        let field = field.trim_ascii();
        let field = field.strip_prefix(b"\"").unwrap_or(field);
        field.strip_suffix(b"\"").unwrap_or(field).trim_ascii().to_ascii_uppercase()
    };
    let codes: Vec<Vec<u8>> = line.split(|byte| *byte == b',').map(word).collect();
    let has = |sought: [&[u8]; 2]| codes.iter().any(|code| sought.contains(&code.as_slice()));
    let part = line.iter().filter(|byte| **byte == b'"').count() % 2 == 1;
    has([b"H2", b"H3"]) || (part && !has([b"H0", b"H1"]))
}

#[cfg(test)]
mod tests {
    use super::is_restricted_line;

    #[test]
    fn a_line_is_hidden_by_its_code_and_where_a_row_goes_over_lines() {
        for line in ["a,b,A,1,H2,open", "a,\"H3\",x", "a, h3 ,x", "a,\"a note that goes on"] {
            assert!(is_restricted_line(line.as_bytes()), "{line}");
        }
        for line in
            ["a,b,A,1,H1,open", "subject,handling", "a,H0,\"never closed", "a,\"H2 is a code, too\",H0"]
        {
            assert!(!is_restricted_line(line.as_bytes()), "{line}");
        }
    }
}
