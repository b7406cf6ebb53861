//! Section 6, one sheet for each proposed priority: aim, why, evidence, who, outlook, what speaks against, what would
//! change it, mode and plans, demarcation.

mod case;
mod demarcation;
mod evidence;
mod future;
mod structure;
mod sure;
mod who;

use crate::advisory::voice::{Voice, text};
use crate::advisory::{AreaResult, Block, Proposed};
use crate::dossier::{AreaKind, CLOSE};
use crate::model::label;
use crate::numeric::rank::falling;

pub(super) fn write(voice: &Voice<'_>) -> Vec<Block> {
    let proposed = voice.material.results.proposal.proposed.iter();
    let sheets = proposed.flat_map(|proposed| sheet(voice, proposed));
    sheets.chain(demarcation::write(voice)).collect()
}

/// The sheet of one priority, as `explain` prints it too.
pub(in crate::advisory) fn sheet(voice: &Voice<'_>, proposed: &Proposed) -> Vec<Block> {
    let sheet = Sheet { voice: *voice, proposed };
    let mut blocks =
        vec![Block::Heading { level: 1, id: voice.sheet_id(proposed), title: voice.bundle(proposed.bundle) }];
    blocks.extend(sheet.bundle());
    blocks.push(sheet.aim());
    blocks.extend(sheet.why());
    blocks.extend(sheet.evidence());
    blocks.extend(sheet.who());
    blocks.extend(sheet.outlook());
    blocks.extend(sheet.against());
    blocks.extend(sheet.change());
    blocks.extend(sheet.sure());
    blocks.extend(sheet.mode());
    blocks.extend(sheet.demarcation());
    blocks
}

/// A priority and the voice that speaks of it.
struct Sheet<'a> {
    voice: Voice<'a>,
    proposed: &'a Proposed,
}

impl Sheet<'_> {
    /// Results of the priority's areas, by falling score.
    fn members(&self) -> impl Iterator<Item = &AreaResult> {
        self.proposed.areas.iter().filter_map(|&area| self.voice.result(area))
    }

    /// A heading within the sheet.
    fn heading(&self, part: &str, key: &str) -> Block {
        let id = format!("{}-{part}", self.voice.sheet_id(self.proposed));
        Block::Heading { level: 2, id, title: self.voice.say(key) }
    }

    /// That the bundle is proposed by the program, and why, if the dossier lists none.
    fn bundle(&self) -> Option<Block> {
        let voice = &self.voice;
        let bundle = &voice.material.dossier.bundles[self.proposed.bundle];
        let why = bundle.proposed?;
        Some(voice.paragraph(
            "sheet-bundle-proposed",
            &[
                ("areas", text(voice.areas(&bundle.areas))),
                ("two", text(if bundle.areas.len() > 2 { "least" } else { "only" })),
                ("networks", text(why.networks.to_string())),
                ("ofnetworks", text(why.of_networks.to_string())),
                ("links", text(why.links.to_string())),
                ("oflinks", text(why.of_links.to_string())),
                ("share", text(voice.percent(CLOSE))),
            ],
        ))
    }

    /// The aim as the dossier gives it, or built from the indicators on which the areas stand out.
    fn aim(&self) -> Block {
        let voice = &self.voice;
        let bundle = &voice.material.dossier.bundles[self.proposed.bundle];
        let given = label(&bundle.aim, voice.language(), "");
        if !given.is_empty() {
            return voice.paragraph("sheet-aim-given", &[("aim", text(given))]);
        }
        let area = text(Voice::within(&voice.bundle(self.proposed.bundle)));
        let emphases = self.emphases();
        let dossier = voice.material.dossier;
        let networks = self
            .proposed
            .areas
            .iter()
            .all(|&area| dossier.areas[area.index()].kind == AreaKind::NetworkThreat);
        let key = match (networks, emphases.is_empty()) {
            (true, true) => "sheet-aim-networks-none",
            (true, false) => "sheet-aim-networks",
            (false, true) => "sheet-aim-none",
            (false, false) => "sheet-aim",
        };
        voice.paragraph(key, &[("area", area), ("emphases", text(voice.criteria(emphases)))])
    }

    /// Up to three indicators on which an area of the priority is known and most above the mean of all areas.
    fn emphases(&self) -> Vec<usize> {
        let voice = &self.voice;
        let mut ahead: Vec<(f64, usize)> = Vec::new();
        for member in self.members() {
            for contribution in &member.contributions {
                let Some(value) = contribution.value else { continue };
                if !voice.is_known(member.area, contribution.criterion) {
                    continue;
                }
                let lead = contribution.weight * (value - voice.mean_value(contribution.criterion));
                if lead > 0.0 {
                    ahead.push((lead, contribution.criterion));
                }
            }
        }
        ahead.sort_by(|a, b| falling((a.0, a.1), (b.0, b.1)));
        let mut emphases: Vec<usize> = Vec::new();
        for (_, criterion) in ahead {
            if !emphases.contains(&criterion) && emphases.len() < 3 {
                emphases.push(criterion);
            }
        }
        emphases
    }
}
