//! What silence leaves to be said, in sentences: of the order, of groups of areas, of one area, of two next to the line.

use crate::comparison::{Group, Refusal, Silence, SilentArea};
use crate::dossier::AreaIx;

use super::standing::as_score;
use super::voice::{Voice, text};

/// Upper ends of the bands of probability, in percent, and their words (ICD 203, without gaps).
const BANDS: [(f64, &str); 6] = [
    (0.05, "chance-almost-none"),
    (0.20, "chance-very-unlikely"),
    (0.45, "chance-unlikely"),
    (0.55, "chance-even"),
    (0.80, "chance-likely"),
    (0.95, "chance-very-likely"),
];

/// Least probability of chance that is written out.
const LEAST_P: f64 = 0.001;

/// Correlations from which on two orders are called alike, and their words.
const ALIKE: [(f64, &str); 3] =
    [(0.9, "silence-nearly-the-same"), (0.7, "silence-similar"), (0.4, "silence-related")];

impl<'a> Voice<'a> {
    /// What silence does in this run.
    pub(super) fn silence(&self) -> Option<&'a Silence> {
        self.material.results.silence.as_ref()
    }

    /// Why there is no numbered order, if there is none.
    pub(super) fn no_order(&self) -> Option<Refusal> {
        self.silence()?.refusal
    }

    /// The word of a probability, with its number.
    pub(super) fn chance(&self, probability: f64) -> String {
        let band = BANDS.iter().find(|(end, _)| probability < *end);
        let word = band.map_or("chance-almost-certain", |(_, word)| word);
        self.with(
            "chance",
            &[("word", text(self.say(word))), ("number", text(self.probability(probability)))],
        )
    }

    /// What the order is if only the existence of reports is kept, and what if their amount is equalised.
    pub(super) fn first_statistic(&self) -> Option<String> {
        let found = self.silence()?;
        let own = found.own()?;
        let number = |value: f64| text(self.words.number(value, 2));
        let levels = if found.refusal == Some(Refusal::LevelsSayNothing) {
            "silence-levels-nothing"
        } else {
            "silence-levels-something"
        };
        let levels = self.with(levels, &[("p", text(self.p_value(found.levels.p)))]);
        let (Some(existence), Some(level)) = (own.with_coverage, own.with_known_mean) else {
            return Some(levels);
        };
        let statistic = self.with(
            "silence-first",
            &[
                ("existence", text(self.alike(existence))),
                ("existence-rho", number(existence)),
                ("level", text(self.alike(level))),
                ("level-rho", number(level)),
                ("pairs", text(found.pairs.all.to_string())),
                ("holding", text(found.pairs.holding.to_string())),
                ("odds", text(self.odds_list(&found.odds))),
            ],
        );
        Some(format!("{statistic} {levels}"))
    }

    /// A probability of chance, which is never shown as 0.
    pub(super) fn p_value(&self, p: f64) -> String {
        let (sign, shown) = if p < LEAST_P { ("<", LEAST_P) } else { ("=", p) };
        format!("{sign} {}", self.words.number(shown, 3))
    }

    fn alike(&self, correlation: f64) -> String {
        let found = ALIKE.iter().find(|(least, _)| correlation >= *least);
        self.say(found.map_or("silence-another", |(_, word)| word))
    }

    /// Odds as a list.
    pub(super) fn odds_list(&self, odds: &[f64]) -> String {
        self.list(&odds.iter().map(|odds| self.odds(*odds)).collect::<Vec<_>>())
    }

    /// Odds with two digits.
    pub(super) fn odds(&self, odds: f64) -> String {
        self.words.number(odds, if odds >= 10.0 || odds.fract() == 0.0 { 0 } else { 1 })
    }

    /// Areas of a group, those of the best rank first, each with what its standing rests on.
    pub(super) fn group(&self, group: Group) -> Vec<String> {
        let Some(found) = self.silence() else { return Vec::new() };
        let mut members: Vec<&SilentArea> = found.areas.iter().filter(|area| area.group == group).collect();
        members.sort_by_key(|area| (area.ranks, area.area));
        members.into_iter().map(|area| self.member(area)).collect()
    }

    fn member(&self, area: &SilentArea) -> String {
        let weakest = match area.group {
            Group::In => area.first[0],
            Group::Out | Group::Open | Group::TooLittle => area.first[1],
        };
        let arguments = [
            ("area", text(self.area(area.area))),
            ("best", text(area.ranks[0].to_string())),
            ("worst", text(area.ranks[1].to_string())),
            ("chance", text(self.chance(weakest))),
            ("known", text(area.known.to_string())),
        ];
        self.with(
            match area.group {
                Group::In | Group::Out => "silence-member-sure",
                Group::Open => "silence-member-open",
                Group::TooLittle => "silence-member-little",
            },
            &arguments,
        )
    }

    /// What silence leaves to be said of one area.
    pub(super) fn silence_of(&self, area: AreaIx) -> Vec<String> {
        let Some((found, own)) = self.silence().and_then(|found| Some((found, found.area(area)?))) else {
            return Vec::new();
        };
        let group = match own.group {
            Group::In => "silence-area-in",
            Group::Out => "silence-area-out",
            Group::Open => "silence-area-open",
            Group::TooLittle => "silence-area-little",
        };
        let mut sentences = vec![self.with(
            group,
            &[
                ("area", text(self.area(area))),
                ("places", text(found.places.compared.to_string())),
                ("least", text(self.chance(own.first[0]))),
                ("most", text(self.chance(own.first[1]))),
                ("best", text(own.ranks[0].to_string())),
                ("worst", text(own.ranks[1].to_string())),
                ("areas", text(found.areas.len().to_string())),
                ("known", text(own.known.to_string())),
                ("odds", text(self.odds_list(&found.odds))),
            ],
        )];
        sentences.extend(self.decides(own));
        sentences
    }

    /// What decides a matter of judgement: at which odds of reporting it turns against the area across the line, or which finding
    /// would.
    pub(super) fn decides(&self, own: &SilentArea) -> Option<String> {
        let placed = self.placed(own.area)?;
        let across = placed.reason.against.as_ref().and_then(|against| self.area_by_key(&against.other));
        if let Some(turn) = across.and_then(|other| self.turned(own.area, other)) {
            return Some(turn);
        }
        let finding = placed.reason.evidence.as_ref()?.single.first()?;
        let name = text(self.quoted(&finding.criterion));
        Some(self.with("silence-decides-criterion", &[("indicator", name)]))
    }

    /// At which odds of reporting two areas change places.
    pub(super) fn turned(&self, one: AreaIx, other: AreaIx) -> Option<String> {
        let turn = self.silence()?.turn(one, other)?;
        let arguments = [
            ("above", text(self.area(turn.above))),
            ("below", text(self.area(turn.below))),
            ("odds", text(self.odds(turn.odds))),
        ];
        Some(self.with("silence-turn", &arguments))
    }

    /// That one of two areas next to the line has to be taken, and what each choice costs; none if the evidence tells them apart.
    pub(super) fn one_of(&self, inside: AreaIx, outside: AreaIx) -> Option<String> {
        let found = self.silence()?;
        if found.holds(inside, outside).is_some() || found.holds(outside, inside).is_some() {
            return None;
        }
        let cost = |area: AreaIx| {
            let gap = self.standing(area).and_then(|standing| standing.gap);
            gap.map_or_else(|| self.say("not-applicable"), |gap| self.score(as_score(gap)))
        };
        let said = self.with(
            "summary-one-of",
            &[
                ("inside", text(self.area(inside))),
                ("outside", text(self.area(outside))),
                ("without", text(cost(inside))),
                ("with", text(cost(outside))),
            ],
        );
        let turn = self.turned(inside, outside).map_or_else(String::new, |turn| format!(" {turn}"));
        Some(format!("{said}{turn}"))
    }
}
