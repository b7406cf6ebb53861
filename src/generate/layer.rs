//! The network layer: networks, actors, links and involvement, one network after the other.
//!
//! # Complexity
//! O(actors + links) time; the members of one network and a position a network and area in memory.

use std::io::{self, Write};

use crate::numeric::random::{Source, Stream};
use crate::tables::MadeRows;

use super::structure::{Members, Tie, below};
use super::traits::{self, Traits, level};
use super::{MarketArea, Plan, Profile, Settings, Sink, Written};

/// Share of the links aimed at that crosses from one network to another.
const CROSS_SHARE: f64 = 0.15;
/// Share of the crossing links that stay within the main area.
const SAME_AREA: f64 = 0.7;
/// Kinds that may double a tie within a network.
const DOUBLE: [&str; 4] = ["supply", "kinship", "service", "laundering"];

struct Tables {
    networks: MadeRows,
    actors: MadeRows,
    links: MadeRows,
    involvement: MadeRows,
}

/// What all networks share while they are written.
struct Layer<'a> {
    plan: &'a Plan,
    profile: &'a Profile,
    areas: &'a [MarketArea],
    traits: Vec<Traits>,
    /// Networks written so far, by main area.
    by_area: Vec<Vec<u32>>,
    /// Networks of enabler areas written so far.
    enablers: Vec<u32>,
    tables: Tables,
}

/// Writes the four tables, and what was planted in every network if `truth` is given. `alone` is the key of the area that is
/// about the first network.
pub(super) fn write(
    plan: &Plan,
    profile: &Profile,
    areas: &[MarketArea],
    alone: Option<&str>,
    sink: &mut dyn Sink,
    mut truth: Option<&mut Box<dyn Write>>,
    written: &mut Written,
) -> io::Result<()> {
    let mut layer = Layer {
        plan,
        profile,
        areas,
        traits: traits::draw(plan, profile, areas),
        by_area: vec![Vec::new(); areas.len()],
        enablers: Vec::new(),
        tables: Tables::open(sink)?,
    };
    let source = Source::new(plan.seed, &["generate", "network"]);
    let mut members = Members::default();
    for index in 0..plan.networks {
        let mut stream = source.stream(index as u64);
        layer.network(index, &mut members, &mut stream, written)?;
        if let Some(truth) = truth.as_deref_mut() {
            let traits = layer.traits[index];
            let structure = traits.structure.as_str();
            let main = &areas[traits.main as usize].key;
            writeln!(
                truth,
                "{{\"network\": \"N{index}\", \"structure\": \"{structure}\", \"main\": \"{main}\"}}"
            )?;
        }
    }
    if let Some(key) = alone {
        layer.tables.involvement.text("N0,").text(key).text(",secondary").end()?;
        written.involvement += 1;
    }
    layer.tables.finish()
}

impl Tables {
    fn open(sink: &mut dyn Sink) -> io::Result<Self> {
        let networks = "id,structure,mafia_type,size_min,size_max,active_since,countries,corruption,violence,\
                        legal_business,countermeasures";
        Ok(Self {
            networks: MadeRows::new(sink.open("networks.csv")?, networks),
            actors: MadeRows::new(sink.open("actors.csv")?, "id,network,role"),
            links: MadeRows::new(sink.open("links.csv")?, "from,to,kind,strength"),
            involvement: MadeRows::new(sink.open("involvement.csv")?, "network,area,role"),
        })
    }

    fn finish(self) -> io::Result<()> {
        self.networks.finish()?;
        self.actors.finish()?;
        self.links.finish()?;
        self.involvement.finish()
    }
}

impl Layer<'_> {
    fn network(
        &mut self,
        index: usize,
        members: &mut Members,
        stream: &mut Stream,
        written: &mut Written,
    ) -> io::Result<()> {
        let traits = self.traits[index];
        members.draw(traits.structure, traits.size, stream);
        self.row(index, &traits, stream)?;
        written.networks += 1;
        for (member, role) in members.roles.iter().enumerate() {
            self.tables.actors.text("A").number(index as u64).text("-").number(member as u64);
            self.tables.actors.text(",N").number(index as u64).text(",").text(role).end()?;
        }
        written.actors += members.roles.len() as u64;
        written.involvement += self.involvement(index, &traits)?;
        let aim = self.aim(traits.size);
        let crossing = self.crossing(aim, stream);
        written.links += self.inner_links(index, members, aim - crossing as f64, stream)?;
        written.links += self.crossing_links(index, &traits, crossing, stream)?;
        self.remember(index, traits.main);
        Ok(())
    }

    /// Links aimed at for a network with so many members.
    fn aim(&self, size: u32) -> f64 {
        self.plan.links as f64 * f64::from(size) / self.plan.actors.max(1) as f64
    }

    fn crossing(&self, aim: f64, stream: &mut Stream) -> usize {
        let wanted = CROSS_SHARE * aim;
        wanted as usize + usize::from(stream.chance(wanted - wanted.floor()))
    }

    fn remember(&mut self, index: usize, main: u32) {
        let network = u32::try_from(index).unwrap_or(u32::MAX);
        if self.areas[main as usize].enabler {
            self.enablers.push(network);
        }
        self.by_area[main as usize].push(network);
    }

    fn row(&mut self, index: usize, traits: &Traits, stream: &mut Stream) -> io::Result<()> {
        let size = u64::from(traits.size);
        let smallest = size - stream.below(size / 5 + 1);
        let largest = size + stream.below(size / 3 + 1);
        let age = if traits.over_ten_years { 11 + below(stream, 20) } else { below(stream, 11) };
        let countries = match (traits.three_or_more_states, stream.uniform()) {
            (false, u) => 1 + u64::from(u < 0.5),
            (true, u) => 3 + (5.0 * u * u) as u64,
        };
        let structure = if traits.unreported { "unknown" } else { traits.structure.as_str() };
        let table = &mut self.tables.networks;
        table.text("N").number(index as u64).text(",").text(structure);
        table.text(if stream.chance(0.05) { ",yes," } else { ",no," });
        table.number(smallest).text(",").number(largest).text(",");
        table.number(u64::from(self.profile.year) - u64::from(age)).text(",").number(countries);
        for has in [traits.corruption, traits.violence, traits.legal_business, traits.countermeasures] {
            table.text(",").text(level(has, stream));
        }
        table.end()
    }

    fn involvement(&mut self, index: usize, traits: &Traits) -> io::Result<u64> {
        let table = &mut self.tables.involvement;
        let main = &self.areas[traits.main as usize].key;
        table.text("N").number(index as u64).text(",").text(main).text(",main").end()?;
        let mut rows = 1;
        for area in traits.secondary.into_iter().flatten() {
            let key = &self.areas[area as usize].key;
            table.text("N").number(index as u64).text(",").text(key).text(",secondary").end()?;
            rows += 1;
        }
        Ok(rows)
    }

    /// The ties of the structure, and other kinds over the same ties until about `aim` links are written. No new pair is
    /// tied, so that the structure stays what was planted.
    fn inner_links(
        &mut self,
        index: usize,
        members: &Members,
        aim: f64,
        stream: &mut Stream,
    ) -> io::Result<u64> {
        let ties = members.ties.len() as f64;
        let double = ((aim - ties) / (ties * DOUBLE.len() as f64)).clamp(0.0, 1.0);
        let mut rows = 0;
        for &(from, to, tie) in &members.ties {
            let kind = match tie {
                Tie::Authority => "authority",
                Tie::Cooperation => "cooperation",
            };
            self.actor_link(index, from, index, to, kind, stream)?;
            rows += 1;
            for kind in DOUBLE {
                if double > 0.0 && stream.chance(double) {
                    self.actor_link(index, from, index, to, kind, stream)?;
                    rows += 1;
                }
            }
        }
        Ok(rows)
    }

    /// Links to networks that were written before, so that no pair is linked from both sides.
    fn crossing_links(
        &mut self,
        index: usize,
        traits: &Traits,
        wanted: usize,
        stream: &mut Stream,
    ) -> io::Result<u64> {
        let mut seen = Vec::with_capacity(wanted);
        for _ in 0..wanted {
            let Some((other, kind)) = self.partner(index, traits.main, stream) else { continue };
            // Three in ten links join the networks as a whole; of the others half go through the second member.
            let ends = if stream.chance(0.3) {
                None
            } else {
                let own = if stream.chance(0.5) { 1 } else { below(stream, traits.size) };
                Some((own, below(stream, Settings::SMALLEST_NETWORK as u32)))
            };
            if seen.contains(&(other, kind, ends)) {
                continue;
            }
            seen.push((other, kind, ends));
            // A service goes from the one who renders it, which is the enabler.
            let served = matches!(kind, "laundering" | "service");
            let (from, to) = if served { (other as usize, index) } else { (index, other as usize) };
            match ends {
                Some((own, their)) => {
                    let (first, second) = if served { (their, own) } else { (own, their) };
                    self.actor_link(from, first, to, second, kind, stream)?;
                }
                None => {
                    self.tables.links.text("N").number(from as u64).text(",N").number(to as u64);
                    self.end_link(kind, stream)?;
                }
            }
        }
        Ok(seen.len() as u64)
    }

    fn partner(&self, index: usize, main: u32, stream: &mut Stream) -> Option<(u32, &'static str)> {
        let pick = |list: &[u32], stream: &mut Stream| {
            let at = stream.below(list.len() as u64) as usize;
            list.get(at).copied()
        };
        let u = stream.uniform();
        if u < 0.25
            && let Some(enabler) = pick(&self.enablers, stream)
        {
            return Some((enabler, if u < 0.08 { "laundering" } else { "service" }));
        }
        let kind = match stream.uniform() {
            v if v < 0.70 => "cooperation",
            v if v < 0.92 => "supply",
            _ => "rivalry",
        };
        if stream.chance(SAME_AREA)
            && let Some(same) = pick(&self.by_area[main as usize], stream)
        {
            return Some((same, kind));
        }
        let earlier = u32::try_from(stream.below(index as u64)).unwrap_or(0);
        (index > 0).then_some((earlier, kind))
    }

    fn actor_link(
        &mut self,
        from_network: usize,
        from: u32,
        to_network: usize,
        to: u32,
        kind: &str,
        stream: &mut Stream,
    ) -> io::Result<()> {
        let table = &mut self.tables.links;
        table.text("A").number(from_network as u64).text("-").number(u64::from(from));
        table.text(",A").number(to_network as u64).text("-").number(u64::from(to));
        self.end_link(kind, stream)
    }

    fn end_link(&mut self, kind: &str, stream: &mut Stream) -> io::Result<()> {
        let strength = match below(stream, 20) {
            0..6 => ",High",
            6..13 => ",Medium",
            13..17 => ",Low",
            _ => ",Unknown",
        };
        self.tables.links.text(",").text(kind).text(strength).end()
    }
}
