//! Files and headers that are wrong, and tables in other clothes that are not.

use std::fs;
use std::path::Path;

use super::{ACTORS, FACTORS, FILES, LINKS, changed, lines, read_folder};

#[test]
fn faults_of_files() {
    type Change = fn(&Path);
    let write =
        |folder: &Path, name: &str, bytes: &[u8]| fs::write(folder.join(name), bytes).expect("a file");
    let cases: [(Change, &str); 10] = [
        (|folder| fs::remove_file(folder.join("observations.csv")).expect("there"), "F001"),
        (|folder| fs::remove_file(folder.join("dossier.json")).expect("there"), "F001"),
        (
            |folder| {
                fs::remove_file(folder.join("factors.csv")).expect("there");
                fs::create_dir(folder.join("factors.csv")).expect("new");
            },
            "F002 factors.csv",
        ),
        (
            |folder| {
                fs::write(
                    folder.join("sources.csv"),
                    b"\xef\xbb\xbfkey,title,publisher,year,location\ns1,A,B,,\n",
                )
                .expect("a file");
            },
            "F004 sources.csv:1    ",
        ),
        (
            |folder| {
                fs::write(folder.join("sources.csv"), b"key,title,publisher,year,location\ns1,caf\xe9,B,,\n")
                    .expect("a file");
            },
            "F003 sources.csv:2 ?",
        ),
        (|folder| fs::write(folder.join("factors.csv"), b"").expect("a file"), "F009 factors.csv:1 "),
        (|folder| fs::write(folder.join("links.csv.gz"), b"no").expect("a file"), "F007 links.csv.gz"),
        (
            |folder| {
                fs::rename(folder.join("actors.csv"), folder.join("actors.csv.gz")).expect("there");
            },
            "F005 actors.csv.gz",
        ),
        (|folder| fs::write(folder.join("involvment.csv"), b"x").expect("a file"), "F008 involvment.csv"),
        (|folder| fs::write(folder.join("README.md"), b"x").expect("a file"), ""),
    ];
    for (position, (change, expected)) in cases.into_iter().enumerate() {
        assert_eq!(lines(&read_folder(change)).join("|"), expected, "case {position}");
    }
    let empty = read_folder(|folder| write(folder, "observations.csv", b"\n"));
    assert!(empty.value.is_none());
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_not_followed() {
    let outside = tempfile::tempdir().expect("a folder");
    let secret = outside.path().join("secret.csv");
    fs::write(&secret, FACTORS).expect("a file");
    let checked = read_folder(|folder| {
        fs::remove_file(folder.join("factors.csv")).expect("there");
        std::os::unix::fs::symlink(&secret, folder.join("factors.csv")).expect("new");
    });
    assert_eq!(lines(&checked).join("|"), "F006 factors.csv");
}

#[test]
fn faults_of_headers_and_rows() {
    let cases: &[(&str, &str, &str, &str)] = &[
        ("factors.csv", "factor,area", "factor,aera", "C002 factors.csv:1 aera"),
        (
            "factors.csv",
            ",rationale\n",
            ",rationale,zzz\n",
            "C005 factors.csv:2 technology,drugs.cocaine,+2,4,s1,Encrypted phones|C002 factors.csv:1 zzz",
        ),
        ("actors.csv", "role\n", "network\n", "C004 actors.csv:1 network"),
        (
            "involvement.csv",
            ",role",
            ",zzz",
            "C002 involvement.csv:1 zzz|C003 involvement.csv:1 network,area,zzz",
        ),
        ("involvement.csv", "N2,drugs.heroin,main", "N2,drugs.heroin,main,x", "C005 involvement.csv:2 x"),
        (
            "involvement.csv",
            "N2,drugs.heroin,main",
            "N2,drugs.heroin",
            "C005 involvement.csv:2 N2,drugs.heroin",
        ),
        ("involvement.csv", "N2,drugs.heroin,main", ",drugs.heroin,main", "C007 involvement.csv:2 ,"),
        ("involvement.csv", "N2,drugs.heroin,main", "N2,drugs.heroin,mian", "C008 involvement.csv:2 mian"),
        (
            "factors.csv",
            "Encrypted phones",
            "Encrypted \"phones\"",
            "C001 factors.csv:2 \"|C001 factors.csv:2 \"",
        ),
        ("factors.csv", "Encrypted phones", "\"Encrypted\" phones", "C001 factors.csv:2  "),
        (
            "networks.csv",
            "countries,corruption",
            "corruption,countries",
            "C006 networks.csv:2 High|C006 networks.csv:3 Unknown|C008 networks.csv:2 3",
        ),
    ];
    let mut wrong = Vec::new();
    for (file, from, to, expected) in cases {
        let mut found = lines(&changed(file, from, to));
        found.sort();
        let mut expected: Vec<&str> = expected.split('|').collect();
        expected.sort_unstable();
        if found != expected {
            wrong.push(format!("{file}: {from} → {to}\n  found    {found:?}\n  expected {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_packed_table_is_read_like_a_plain_one_and_hashed_as_stored() {
    use std::io::Write;
    let plain = read_folder(|_| {}).value.expect("a dossier");
    let packed = read_folder(|folder| {
        let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        writer.write_all(LINKS.as_bytes()).expect("memory");
        fs::remove_file(folder.join("links.csv")).expect("there");
        fs::write(folder.join("links.csv.gz"), writer.finish().expect("memory")).expect("a file");
    });
    assert_eq!(lines(&packed), Vec::<String>::new());
    let packed = packed.value.expect("a dossier");
    assert_eq!(packed.links, plain.links);
    assert!(packed.inputs.iter().any(|input| input.name == "links.csv.gz"));
}

#[test]
fn windows_line_breaks_and_blank_lines_change_nothing_but_the_lines() {
    let plain = read_folder(|_| {}).value.expect("a dossier");
    let windows = read_folder(|folder| {
        for (name, text) in FILES {
            fs::write(folder.join(name), text.replace('\n', "\r\n")).expect("a file");
        }
        fs::write(folder.join("actors.csv"), ACTORS.replace('\n', "\r\n\r\n")).expect("a file");
    });
    assert_eq!(lines(&windows), Vec::<String>::new());
    let windows = windows.value.expect("a dossier");
    assert_eq!((windows.actors, windows.links), (plain.actors, plain.links));
    let faulty = read_folder(|folder| {
        let text = ACTORS.replace("A3,N2", "A3,N9").replace('\n', "\r\n\r\n");
        fs::write(folder.join("actors.csv"), text).expect("a file");
    });
    assert_eq!(lines(&faulty), ["N004 actors.csv:7 N9"]);
}

#[test]
fn a_table_that_is_read_in_parts_is_read_like_a_whole_one() {
    let count = 300_000;
    let id = |number: usize| format!("P{number:07}");
    let rows = |quote: &str| {
        let row = |number: usize| {
            let network = if number == 290_000 { "N9" } else { "N1" };
            format!("{quote}{}{quote},{network},leader\n", id(number))
        };
        let rows: String = (0..count).map(row).collect();
        format!("id,network,role\n{rows}{},N1,leader\n", id(7))
    };
    let read = |quote: &str| {
        read_folder(|folder| {
            fs::write(folder.join("actors.csv"), rows(quote)).expect("a file");
            fs::remove_file(folder.join("links.csv")).expect("there");
        })
    };
    let with_threads = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        pool.install(|| read(""))
    };
    let whole = read("\"");
    assert_eq!(lines(&whole), ["N004 actors.csv:290002 N9", "N003 actors.csv:300002 P0000007"]);
    let expected = whole.value.as_ref().expect("a dossier");
    assert_eq!(expected.actors.len(), count - 1);
    for threads in [1, 2, 7] {
        let parts = with_threads(threads);
        assert_eq!(lines(&parts), lines(&whole), "{threads} threads");
        let found = parts.value.expect("a dossier");
        assert!(found.actors == expected.actors && found.actor_ids == expected.actor_ids);
    }
}
