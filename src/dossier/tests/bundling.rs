//! Bundles proposed where a dossier lists none.

use std::fs;
use std::path::Path;

use super::{Dossier, read_folder};

/// The good dossier without bundles, with these networks in cocaine and in heroin, and these links.
fn dossier(cocaine: &[u32], heroin: &[u32], links: &[(u32, u32)]) -> Dossier {
    let write = |folder: &Path, name: &str, text: String| fs::write(folder.join(name), text).expect("a file");
    let checked = read_folder(|folder| {
        let head = fs::read_to_string(folder.join("dossier.json")).expect("a file");
        let kept: Vec<&str> = head.lines().filter(|line| !line.contains("\"bundles\"")).collect();
        write(folder, "dossier.json", kept.join("\n"));
        let networks: String = (1..=12).map(|id| format!("N{id},core_group\n")).collect();
        write(folder, "networks.csv", format!("id,structure\n{networks}"));
        let active = |area: &str, own: &[u32]| -> String {
            own.iter().map(|id| format!("N{id},drugs.{area},secondary\n")).collect()
        };
        let rows = active("cocaine", cocaine) + &active("heroin", heroin);
        write(folder, "involvement.csv", format!("network,area,role\n{rows}"));
        let rows: String = links.iter().map(|(from, to)| format!("N{from},N{to},supply\n")).collect();
        write(folder, "links.csv", format!("from,to,kind\n{rows}"));
    });
    checked.value.expect("a dossier")
}

fn keys(dossier: &Dossier) -> Vec<&str> {
    dossier.bundles.iter().map(|bundle| bundle.key.as_str()).collect()
}

#[test]
fn siblings_that_share_a_quarter_of_their_networks_make_one_priority() {
    let joined = dossier(&[1, 2, 3, 4], &[4, 5, 6, 7, 8], &[]);
    assert_eq!(keys(&joined), ["corruption", "drugs.cocaine--drugs.heroin"]);
    let bundle = &joined.bundles[1];
    assert_eq!((bundle.areas.len(), bundle.labels["en"].as_str()), (2, "Cocaine; Heroin"));
    let why = bundle.proposed.expect("it is proposed");
    assert_eq!((why.networks, why.of_networks, why.share()), (1, 4, 0.25));
    let apart = dossier(&[1, 2, 3, 4, 5], &[5, 6, 7, 8, 9], &[]);
    assert_eq!(keys(&apart), ["corruption", "drugs.cocaine", "drugs.heroin"]);
    assert!(apart.bundles.iter().all(|bundle| bundle.proposed.is_none()));
}

#[test]
fn links_between_them_count_too_and_few_networks_do_not() {
    let linked = dossier(&[1, 2, 3], &[4, 5, 6], &[(1, 4), (1, 7), (2, 8), (3, 9), (5, 10), (6, 11)]);
    let why = linked.bundles[1].proposed.expect("one of three links of heroin");
    assert_eq!((why.networks, why.links, why.of_links), (0, 1, 3));
    let few = dossier(&[1, 2], &[1, 2], &[]);
    assert_eq!(few.bundles.len(), 3);
}

#[test]
fn a_dossier_that_lists_a_bundle_is_proposed_none() {
    let checked = read_folder(|_| {});
    let dossier = checked.value.expect("a dossier");
    assert!(dossier.bundles.iter().all(|bundle| bundle.proposed.is_none()));
}
