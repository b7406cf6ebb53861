//! Outlook, what would change the proposal, and how it is carried out.

use crate::advisory::voice::{Voice, count, text};
use crate::advisory::{AreaResult, Block, Text};
use crate::dossier::FactorKind;
use crate::numeric::rank::falling;
use crate::priorities::Mode;

use super::Sheet;

impl Voice<'_> {
    /// Name of a crime-relevant factor.
    pub(in crate::advisory) fn factor(&self, factor: FactorKind) -> String {
        self.say(match factor {
            FactorKind::Economic => "factor-economic",
            FactorKind::Sociological => "factor-sociological",
            FactorKind::Geopolitical => "factor-geopolitical",
            FactorKind::TransportTradeInfrastructure => "factor-transport_trade_infrastructure",
            FactorKind::Technology => "factor-technology",
            FactorKind::Legislation => "factor-legislation",
            FactorKind::NationalStrategies => "factor-national_strategies",
            FactorKind::LawEnforcementActivity => "factor-law_enforcement_activity",
        })
    }
}

impl Sheet<'_> {
    pub(super) fn outlook(&self) -> Vec<Block> {
        let voice = &self.voice;
        let mut blocks = vec![self.heading("outlook", "sheet-outlook")];
        for member in self.members() {
            let (push, factors) = member.push;
            let area = ("area", text(voice.area(member.area)));
            if factors == 0 {
                blocks.push(voice.paragraph("sheet-outlook-none", &[area]));
                continue;
            }
            let direction = match push {
                1.. => "up",
                0 => "none",
                _ => "down",
            };
            blocks.push(voice.paragraph(
                "sheet-outlook-text",
                &[
                    area,
                    ("direction", text(direction)),
                    ("count", count(factors)),
                    ("outlook", text(voice.score(member.outlook))),
                    ("score", text(voice.score(member.score))),
                ],
            ));
            blocks.push(Block::List(self.factors(member)));
        }
        blocks
    }

    fn factors(&self, member: &AreaResult) -> Vec<Text> {
        let voice = &self.voice;
        let own = voice.material.dossier.factors.iter().filter(|factor| factor.area == member.area);
        own.map(|factor| {
            let push = if factor.push > 0 {
                format!("+{}", factor.push)
            } else {
                factor.push.to_string().replace('-', "−")
            };
            let arguments = [
                ("factor", text(voice.factor(factor.factor))),
                ("push", text(push)),
                ("horizon", count(usize::from(factor.horizon))),
                ("rationale", text(factor.rationale.trim())),
            ];
            voice.with("sheet-outlook-item", &arguments).into()
        })
        .collect()
    }

    pub(super) fn change(&self) -> Vec<Block> {
        let voice = &self.voice;
        let mut blocks = vec![self.heading("change", "sheet-change")];
        for member in self.members() {
            if let Some(placed) = voice.placed(member.area) {
                blocks.push(voice.changes_of(placed));
            }
            let area = ("area", text(voice.area(member.area)));
            let gaps = voice.gaps(member);
            blocks.push(match gaps.first() {
                Some(&(swing, _)) => {
                    let list = voice.criteria(gaps.iter().take(3).map(|&(_, criterion)| criterion));
                    let arguments = [area, ("list", text(list)), ("swing", text(voice.score(swing)))];
                    voice.paragraph("sheet-change-gap", &arguments)
                }
                None => voice.paragraph("sheet-change-gap-none", &[area]),
            });
        }
        blocks
    }

    pub(super) fn mode(&self) -> Vec<Block> {
        let voice = &self.voice;
        let mut blocks = vec![self.heading("mode", "sheet-mode")];
        for member in self.members() {
            let area = ("area", text(voice.area(member.area)));
            blocks.push(match member.mode {
                Some(Mode::Chsg) => voice.paragraph("sheet-mode-chsg", &[area]),
                Some(Mode::Both) => voice.paragraph(
                    "sheet-mode-both",
                    &[
                        area,
                        ("dependents", text(voice.dependents(member.area).to_string())),
                        ("threshold", text(voice.material.model.selection.horizontal_from.to_string())),
                    ],
                ),
                Some(Mode::Oap) | None => voice.paragraph("sheet-mode-oap", &[area]),
            });
        }
        for forced in &voice.material.results.proposal.overrides {
            if forced.force_in && self.proposed.areas.contains(&forced.area) {
                blocks.push(voice.paragraph(
                    "sheet-override",
                    &[
                        ("area", text(voice.area(forced.area))),
                        ("author", text(&forced.author)),
                        ("reason", text(&forced.reason)),
                        ("price", text(voice.score(forced.price))),
                    ],
                ));
            }
        }
        blocks
    }
}

impl Voice<'_> {
    /// Criteria on which nothing certain is known of an area, by falling swing of the score.
    pub(in crate::advisory) fn gaps(&self, member: &AreaResult) -> Vec<(f64, usize)> {
        let open = |criterion: usize| {
            !self.is_derived_criterion(criterion)
                && !self.is_known(member.area, criterion)
                && !self.is_restricted(member.area, criterion)
        };
        let mut gaps: Vec<(f64, usize)> = member
            .contributions
            .iter()
            .filter(|contribution| open(contribution.criterion))
            .map(|contribution| (contribution.weight, contribution.criterion))
            .filter(|&(swing, _)| swing > 0.0)
            .collect();
        gaps.sort_by(|a, b| falling((a.0, a.1), (b.0, b.1)));
        gaps
    }
}
