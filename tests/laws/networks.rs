//! Laws of the networks of a dossier: ranges of indicators, monotony, threads.

use socta::dossier::{
    AreaIx, Dossier, Grade, Handling, InformationCode, Involvement, Link, LinkEnd, LinkKind, NetworkIx,
    SourceCode,
};
use socta::generate::{Settings, Sink, generate};
use socta::model::Catalogue;
use socta::networks::markets::Markets;
use socta::networks::uncertain::DEFAULT_CERTAINTIES;
use socta::networks::{DEFINITIONS, analyse};

/// Writes generated tables into a folder.
pub(crate) struct Folder<'a>(pub(crate) &'a std::path::Path);

impl Sink for Folder<'_> {
    fn open(&mut self, name: &str) -> std::io::Result<Box<dyn std::io::Write>> {
        Ok(Box::new(std::io::BufWriter::new(std::fs::File::create(self.0.join(name))?)))
    }
}

fn generated(settings: &Settings) -> Dossier {
    let folder = tempfile::tempdir().expect("a folder can be made");
    generate(settings, &mut Folder(folder.path())).expect("a folder takes all");
    let dossier = socta::dossier::read(folder.path(), &Catalogue::built_in());
    dossier.value.expect("a generated dossier has no errors")
}

/// Value of an indicator of an area.
fn value(dossier: &Dossier, area: AreaIx, key: &str) -> Option<f64> {
    let found = analyse(dossier, &DEFAULT_CERTAINTIES).indicators;
    found.into_iter().find(|found| found.area == area && found.key == key).map(|found| found.value)
}

#[test]
fn indicators_keep_to_their_ranges_whatever_the_seed() {
    for seed in 1..=4 {
        let sizes = Settings {
            seed,
            areas: 6,
            networks: 80,
            actors: 400,
            links: 1_500,
            contributors: 1,
            network_threat: true,
        };
        let found = analyse(&generated(&sizes), &DEFAULT_CERTAINTIES).indicators;
        for definition in DEFINITIONS {
            assert!(
                found.iter().any(|found| found.key == definition.key),
                "{} of seed {seed}",
                definition.key
            );
        }
        for found in found {
            let most = if found.key == "net_active" { f64::INFINITY } else { 1.0 };
            assert!(0.0 <= found.low && found.low <= found.value, "{found:?}");
            assert!(found.value <= found.high && found.high <= most, "{found:?}");
        }
    }
}

/// A dossier without actors and links: who is active where is all that is looked at.
fn involvement_only() -> Dossier {
    let sizes =
        Settings { areas: 8, networks: 80, actors: 320, links: 0, contributors: 1, ..Settings::default() };
    let mut dossier = generated(&sizes);
    dossier.links.clear();
    dossier
}

#[test]
fn more_shared_networks_make_a_link_and_never_unmake_it() {
    let mut dossier = involvement_only();
    let leaves = (0u32..).map(AreaIx).zip(&dossier.areas).filter(|(_, area)| area.leaf);
    let leaves: Vec<AreaIx> = leaves.map(|(at, _)| at).take(2).collect();
    let (one, other) = (leaves[0], leaves[1]);
    let active = |dossier: &Dossier, network: NetworkIx| -> Vec<AreaIx> {
        dossier.involvement.iter().filter(|it| it.network == network).map(|it| it.area).collect()
    };
    let movable: Vec<NetworkIx> =
        (0..80).map(NetworkIx).filter(|&network| active(&dossier, network) == [one]).take(7).collect();
    assert!(movable.len() >= 4, "{}", movable.len());
    let p = |dossier: &Dossier| {
        Markets::of(dossier, &DEFAULT_CERTAINTIES).link(one, other).map_or(1.0, |link| link.p)
    };
    let share = |dossier: &Dossier| value(dossier, one, "net_linked_share").expect("there are other areas");
    let (mut before, mut shares) = (p(&dossier), vec![share(&dossier)]);
    for network in movable {
        dossier.involvement.push(Involvement { network, area: other, main: false });
        dossier.involvement.sort_unstable();
        let now = p(&dossier);
        assert!(now < before, "{network:?}: {now} {before}");
        before = now;
        shares.push(share(&dossier));
    }
    assert!(shares.is_sorted() && shares[0] < shares[shares.len() - 1], "{shares:?}");
}

#[test]
fn a_second_provider_leaves_nobody_with_one() {
    let mut dossier = involvement_only();
    let key = "net_one_provider_share";
    let of_all = |dossier: &Dossier| -> Vec<f64> {
        let found = analyse(dossier, &DEFAULT_CERTAINTIES).indicators;
        found.iter().filter(|found| found.key == key).map(|found| found.value).collect()
    };
    assert!(of_all(&dossier).iter().all(|&value| value == 0.0));
    dossier.involvement.retain(|active| active.network > NetworkIx(1));
    let grade = Grade { source: SourceCode::A, information: InformationCode::One };
    let serve = |dossier: &mut Dossier, provider: NetworkIx| {
        dossier.links.extend((2..80).map(|client| Link {
            from: LinkEnd::Network(provider),
            to: LinkEnd::Network(NetworkIx(client)),
            kind: LinkKind::Service,
            strength: None,
            grade,
            handling: Handling::H0,
        }));
    };
    serve(&mut dossier, NetworkIx(0));
    assert!(of_all(&dossier).iter().all(|&value| value == 1.0));
    serve(&mut dossier, NetworkIx(1));
    assert!(of_all(&dossier).iter().all(|&value| value == 0.0));
}

#[test]
fn threads_change_no_byte_of_the_stage() {
    let settings = Settings { networks: 300, actors: 6_000, links: 20_000, ..Settings::default() };
    let dossier = generated(&settings);
    let bytes = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool can be built");
        pool.install(|| {
            let analysis = analyse(&dossier, &DEFAULT_CERTAINTIES);
            let markets = Markets::of(&dossier, &DEFAULT_CERTAINTIES);
            serde_json::to_vec(&(analysis, markets)).expect("an analysis is JSON")
        })
    };
    let one = bytes(1);
    assert!(one.len() > 100_000);
    assert_eq!(one, bytes(2));
    assert_eq!(one, bytes(7));
}
