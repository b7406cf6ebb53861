use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::*;

/// Keeps what is written by name.
#[derive(Debug, Default)]
struct Memory {
    files: BTreeMap<String, Rc<RefCell<Vec<u8>>>>,
}

struct File(Rc<RefCell<Vec<u8>>>);

impl Write for File {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Sink for Memory {
    fn open(&mut self, name: &str) -> io::Result<Box<dyn Write>> {
        let file = Rc::new(RefCell::new(Vec::new()));
        self.files.insert(name.to_owned(), Rc::clone(&file));
        Ok(Box::new(File(file)))
    }
}

impl Memory {
    fn text(&self, name: &str) -> String {
        String::from_utf8(self.files[name].borrow().clone()).expect("tables are UTF-8")
    }

    fn rows(&self, name: &str) -> Vec<Vec<String>> {
        self.text(name).lines().skip(1).map(|line| line.split(',').map(str::to_owned).collect()).collect()
    }
}

fn generated(settings: &Settings) -> (Memory, Written) {
    let mut memory = Memory::default();
    let written = generate(settings, &mut memory).expect("memory never fails");
    (memory, written)
}

fn truth(memory: &Memory) -> Vec<serde_json::Value> {
    memory.text("truth.jsonl").lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_one_does_not() {
    let settings = Settings::default();
    let (first, _) = generated(&settings);
    let (again, _) = generated(&settings);
    let (other, _) = generated(&Settings { seed: 2, ..settings });
    for name in first.files.keys() {
        assert_eq!(first.text(name), again.text(name), "{name}");
        assert_ne!(first.text(name), other.text(name), "{name}");
    }
}

#[test]
fn what_was_counted_was_written() {
    let (memory, written) = generated(&Settings::default());
    assert_eq!(memory.rows("observations.csv").len() as u64, written.observations);
    assert_eq!(memory.rows("networks.csv").len() as u64, written.networks);
    assert_eq!(memory.rows("actors.csv").len() as u64, written.actors);
    assert_eq!(memory.rows("links.csv").len() as u64, written.links);
    assert_eq!(memory.rows("involvement.csv").len() as u64, written.involvement);
    assert_eq!(written.networks, 200);
    assert_eq!(written.actors, 3_000);
    assert!((8_000..=10_000).contains(&written.links), "{} links", written.links);
}

#[test]
fn no_row_is_double_and_every_end_exists() {
    let (memory, _) = generated(&Settings { networks: 60, actors: 900, links: 4_000, ..Settings::default() });
    let mut ids: BTreeSet<String> = BTreeSet::new();
    for name in ["networks.csv", "actors.csv"] {
        for row in memory.rows(name) {
            assert!(ids.insert(row[0].clone()), "{} twice", row[0]);
        }
    }
    let mut links = BTreeSet::new();
    for row in memory.rows("links.csv") {
        assert!(ids.contains(&row[0]) && ids.contains(&row[1]), "{row:?}");
        assert_ne!(row[0], row[1]);
        assert_eq!(row[0].starts_with('A'), row[1].starts_with('A'), "{row:?}");
        let ends =
            if row[0] < row[1] { (row[0].clone(), row[1].clone()) } else { (row[1].clone(), row[0].clone()) };
        assert!(links.insert((ends, row[2].clone())), "{row:?}");
    }
    let mut active = BTreeSet::new();
    for row in memory.rows("involvement.csv") {
        assert!(active.insert((row[0].clone(), row[1].clone())), "{row:?}");
    }
}

#[test]
fn the_head_and_the_truth_are_json_and_say_that_all_is_invented() {
    let (memory, written) = generated(&Settings::default());
    let head: serde_json::Value = serde_json::from_str(&memory.text("dossier.json")).expect("JSON");
    assert_eq!(head["invented"], true);
    let truth = truth(&memory);
    assert_eq!(truth[0]["schema"], "socta.truth/1");
    assert_eq!(truth.iter().filter(|line| line["area"].is_string()).count(), 20);
    assert_eq!(truth.iter().filter(|line| line["network"].is_string()).count() as u64, written.networks);
}

#[test]
fn services_go_from_the_networks_of_enabler_areas() {
    let (memory, _) = generated(&Settings::default());
    let head: serde_json::Value = serde_json::from_str(&memory.text("dossier.json")).expect("JSON");
    let areas = head["areas"].as_array().expect("a list");
    let enabler = |key: &str| areas.iter().any(|area| area["key"] == key && area["kind"] == "enabler");
    let active = memory.rows("involvement.csv");
    let main: BTreeMap<&str, &str> =
        active.iter().filter(|row| row[2] == "main").map(|row| (&*row[0], &*row[1])).collect();
    let network = |end: &str| format!("N{}", end[1..].split('-').next().expect("a part"));
    let links = memory.rows("links.csv");
    let served: Vec<(String, String)> = links
        .iter()
        .filter(|row| row[2] == "laundering" || row[2] == "service")
        .map(|row| (network(&row[0]), network(&row[1])))
        .filter(|(from, to)| from != to)
        .collect();
    assert!(served.len() > 50, "{}", served.len());
    assert!(served.iter().all(|(from, _)| enabler(main[from.as_str()])));
}

#[test]
fn areas_about_the_networks_leave_the_rest_as_it_is() {
    let (plain, _) = generated(&Settings::default());
    let (more, written) = generated(&Settings { network_threat: true, ..Settings::default() });
    for name in ["networks.csv", "actors.csv", "links.csv", "factors.csv", "truth.jsonl"] {
        assert_eq!(plain.text(name), more.text(name), "{name}");
    }
    for name in ["observations.csv", "involvement.csv"] {
        assert!(more.text(name).starts_with(&plain.text(name)), "{name}");
    }
    assert_eq!(more.rows("involvement.csv").len() as u64, written.involvement);
    let head: serde_json::Value = serde_json::from_str(&more.text("dossier.json")).expect("JSON");
    let about =
        head["areas"].as_array().expect("a list").iter().filter(|area| area["kind"] == "network-threat");
    assert_eq!(about.count(), 3);
}

#[test]
fn severe_areas_are_reported_as_severe() {
    let (memory, _) = generated(&Settings::default());
    let truth = truth(&memory);
    let observations = memory.rows("observations.csv");
    let high = |rank: usize| {
        let key = truth[1 + rank]["area"].as_str().expect("a key").to_owned();
        observations.iter().filter(|row| row[0] == key && row[2] == "High").count()
    };
    assert!(high(0) > 3 * high(10), "{} against {}", high(0), high(10));
    assert!(high(10) > high(19));
}

fn share(rows: &[Vec<String>], has: impl Fn(&[String]) -> bool) -> f64 {
    rows.iter().filter(|row| has(row)).count() as f64 / rows.len() as f64
}

fn eu_areas() -> Vec<MarketArea> {
    ["drugs.cch", "drugs.synthetic_nps", "people.thb", "fraud.online", "property.opc"]
        .into_iter()
        .map(|key| MarketArea {
            key: key.to_owned(),
            weight: 1.0,
            drugs: key.starts_with("drugs"),
            enabler: false,
            severity: 0.5,
        })
        .collect()
}

#[test]
fn a_profile_is_met_whatever_the_seed() {
    for seed in [1, 7] {
        let mut memory = Memory::default();
        let settings = Settings { seed, networks: 500, actors: 7_500, links: 16_000, ..Settings::default() };
        network_layer(&settings, &Profile::eu_2021(), &eu_areas(), &mut memory).expect("memory never fails");
        let networks = memory.rows("networks.csv");
        let uses =
            |column: usize| share(&networks, |row| matches!(row[column].as_str(), "High" | "Medium" | "Low"));
        assert!((share(&networks, |row| row[1] == "core_group") - 0.43).abs() < 0.002);
        assert!((share(&networks, |row| row[1].ends_with("hierarchy")) - 0.40).abs() < 0.004);
        assert!((uses(7) - 0.61).abs() < 0.002, "corruption");
        assert!((uses(8) - 0.60).abs() < 0.002, "violence");
        assert!((uses(9) - 0.81).abs() < 0.002, "legal business structures");
        assert!(
            (share(&networks, |row| row[6].parse::<u32>().is_ok_and(|states| states >= 3)) - 0.70).abs()
                < 0.002,
            "three or more states"
        );
        let drugs: BTreeSet<_> = memory
            .rows("involvement.csv")
            .into_iter()
            .filter(|row| row[1].starts_with("drugs"))
            .map(|row| row[0].clone())
            .collect();
        assert!((drugs.len() as f64 / 500.0 - 0.38).abs() < 0.002, "{} in drugs", drugs.len());
    }
}

#[test]
fn settings_that_contradict_each_other_are_refused() {
    let mut memory = Memory::default();
    for settings in [
        Settings { areas: 0, ..Settings::default() },
        Settings { contributors: 0, ..Settings::default() },
        Settings { networks: 1_000, actors: 3_999, ..Settings::default() },
        Settings { networks: 0, ..Settings::default() },
    ] {
        assert!(matches!(generate(&settings, &mut memory), Err(GenerateError::Settings(_))), "{settings:?}");
    }
    assert!(memory.files.is_empty());
}

#[test]
fn the_smallest_dossier_is_one() {
    let settings = Settings {
        areas: 1,
        networks: 0,
        actors: 0,
        links: 0,
        contributors: 1,
        seed: 0,
        network_threat: false,
    };
    let (memory, written) = generated(&settings);
    assert_eq!(written.networks, 0);
    assert_eq!(truth(&memory).len(), 2);
}

/// The areas that the network layers of the EU dossiers are drawn over, with our weights: there is no public count of
/// networks by area beyond drugs.
fn weighted(weights: &[(&str, f64)]) -> Vec<MarketArea> {
    weights
        .iter()
        .map(|&(key, weight)| MarketArea {
            key: key.to_owned(),
            weight,
            drugs: key.starts_with("drugs."),
            enabler: key.starts_with("enabler.") || key == "finance.ml",
            severity: 0.5,
        })
        .collect()
}

fn assert_drawn(memory: &Memory, name: &str, packed: &[u8]) {
    let mut stored = String::new();
    io::Read::read_to_string(&mut flate2::read::GzDecoder::new(packed), &mut stored).expect("a gzip file");
    assert!(memory.text(name) == stored, "{name} is not what its settings draw");
}

macro_rules! assert_layer_drawn {
    ($memory:expr, $dossier:literal) => {
        assert_drawn(
            $memory,
            "networks.csv",
            include_bytes!(concat!("../../fixtures/dossiers/", $dossier, "/networks.csv.gz")),
        );
        assert_drawn(
            $memory,
            "actors.csv",
            include_bytes!(concat!("../../fixtures/dossiers/", $dossier, "/actors.csv.gz")),
        );
        assert_drawn(
            $memory,
            "links.csv",
            include_bytes!(concat!("../../fixtures/dossiers/", $dossier, "/links.csv.gz")),
        );
        assert_drawn(
            $memory,
            "involvement.csv",
            include_bytes!(concat!("../../fixtures/dossiers/", $dossier, "/involvement.csv.gz")),
        );
    };
}

#[test]
fn the_network_layer_of_eu_2021_is_what_its_readme_says() {
    let areas = weighted(&[
        ("drugs.cch", 0.75),
        ("drugs.synthetic_nps", 0.25),
        ("people.thb", 1.0),
        ("people.ms", 1.0),
        ("fraud.online", 1.2),
        ("fraud.excise", 1.2),
        ("fraud.mtic", 0.5),
        ("ip.counterfeit", 0.6),
        ("ip.currency", 0.2),
        ("finance.ml", 0.5),
        ("property.opc", 2.0),
        ("env", 0.4),
        ("firearms", 0.4),
        ("cyber.attacks", 0.4),
        ("cyber.cse", 0.2),
        ("enabler.docfraud", 0.4),
    ]);
    let settings =
        Settings { seed: 2021, networks: 500, actors: 7_500, links: 18_000, ..Settings::default() };
    let mut memory = Memory::default();
    network_layer(&settings, &Profile::eu_2021(), &areas, &mut memory).expect("memory never fails");
    assert_layer_drawn!(&memory, "eu-2021");
}

#[test]
fn the_network_layer_of_eu_2025_is_what_its_readme_says() {
    let areas = weighted(&[
        ("drugs.cch", 0.75),
        ("drugs.synthetic_nps", 0.25),
        ("people.thb", 0.7),
        ("people.ms", 1.2),
        ("fraud.online", 1.6),
        ("fraud.excise", 0.8),
        ("fraud.mtic", 0.7),
        ("ip.counterfeit", 0.4),
        ("ip.currency", 0.2),
        ("finance.ml", 0.6),
        ("property.opc", 1.6),
        ("env", 0.4),
        ("firearms", 0.5),
        ("cyber.attacks", 0.7),
        ("cyber.cse", 0.2),
        ("enabler.docfraud", 0.4),
        ("enabler.online_trade", 0.3),
    ]);
    let settings =
        Settings { seed: 2025, networks: 821, actors: 25_200, links: 55_000, ..Settings::default() };
    let mut memory = Memory::default();
    network_layer(&settings, &Profile::eu_2025(), &areas, &mut memory).expect("memory never fails");
    assert_layer_drawn!(&memory, "eu-2025");
}
