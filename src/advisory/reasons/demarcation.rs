//! What two proposed priorities share and which one leads, in words.

use crate::advisory::voice::{Voice, count, text};
use crate::comparison::{Demarcation, LeadsBy, SharedNetworks, SharedSources};

/// Two priorities that share at least this share of the networks of the less busy one, or an emphasis, need a demarcation.
pub(in crate::advisory) const CLOSE: f64 = 0.1;

impl Voice<'_> {
    /// Whether two priorities share so much that their action plans need a demarcation.
    pub(in crate::advisory) fn is_close(demarcation: &Demarcation) -> bool {
        demarcation.share() >= CLOSE || !demarcation.emphases.is_empty()
    }

    /// What two priorities share, and which one leads.
    pub(in crate::advisory) fn demarcated(&self, demarcation: &Demarcation) -> Vec<String> {
        let Demarcation { leads, other, networks, links, sources, emphases, .. } = demarcation;
        let (leads, other) = (self.bundle_named(leads), self.bundle_named(other));
        let mut sentences = Vec::new();
        sentences.extend(self.shared_networks(networks, &leads, &other));
        if *links > 0 {
            sentences.push(self.with("demarcation-links", &[("count", count(*links))]));
        }
        if !emphases.is_empty() {
            let names: Vec<String> =
                emphases.iter().map(|key| Self::within(&self.indicator_by_key(key))).collect();
            sentences.push(self.with("demarcation-emphases", &[("list", text(self.list(&names)))]));
        }
        sentences.extend(self.shared_sources(sources));
        let key = match demarcation.by {
            LeadsBy::Networks => "demarcation-leads-networks",
            LeadsBy::Score => "demarcation-leads-score",
        };
        sentences.push(self.with(
            key,
            &[
                ("leads", text(leads)),
                ("own", text(networks.main[0].to_string())),
                ("theirs", text(networks.main[1].to_string())),
            ],
        ));
        sentences
    }

    fn shared_networks(&self, networks: &SharedNetworks, leads: &str, other: &str) -> Option<String> {
        let mut sentence = self.with(
            "demarcation-networks",
            &[
                ("shared", count(networks.shared)),
                ("leads", text(leads)),
                ("own", text(networks.active[0].to_string())),
                ("other", text(other)),
                ("theirs", text(networks.active[1].to_string())),
            ],
        );
        if !networks.named.is_empty() {
            sentence.push(' ');
            sentence.push_str(&self.named_of(&networks.named, networks.shared - networks.withheld));
        }
        if networks.withheld > 0 {
            sentence.push(' ');
            sentence.push_str(&self.with("demarcation-withheld", &[("count", count(networks.withheld))]));
        }
        (networks.shared > 0).then_some(sentence)
    }

    fn shared_sources(&self, sources: &SharedSources) -> Option<String> {
        let mut sentence = self.with(
            "demarcation-sources",
            &[
                ("count", count(sources.shared)),
                ("own", text(sources.reports[0].to_string())),
                ("theirs", text(sources.reports[1].to_string())),
            ],
        );
        if !sources.named.is_empty() {
            sentence.push(' ');
            sentence.push_str(&self.named_of(&sources.named, sources.shared - sources.withheld));
        }
        if sources.withheld > 0 {
            sentence.push(' ');
            sentence.push_str(&self.with("demarcation-withheld", &[("count", count(sources.withheld))]));
        }
        (sources.shared > 0).then_some(sentence)
    }

    fn named_of(&self, named: &[String], all: usize) -> String {
        let list = ("list", text(named.join(", ")));
        if all > named.len() {
            self.with("demarcation-named-some", &[list])
        } else {
            self.with("demarcation-named", &[list, ("count", count(named.len()))])
        }
    }
}
