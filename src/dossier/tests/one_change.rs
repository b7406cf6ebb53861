//! The good dossier with one thing changed: one finding, at its place.

use std::fs;

use super::{HEAD, changed, lines, read_folder};

#[test]
fn every_change_is_one_finding_at_its_place() {
    let cases: &[(&str, &str, &str, &str)] = &[
        (
            "dossier.json",
            "\"language\"",
            "\"languag\"",
            "J003 dossier.json:1 {|J002 dossier.json:4 \"languag\"",
        ),
        ("dossier.json", "24}", "\"24\"}", "J004 dossier.json:5 \"24\""),
        ("dossier.json", "24}", "18}", "V002 dossier.json:5 18"),
        ("dossier.json", "2021-03-01", "2021-02-30", "V006 dossier.json:6 \"2021-02-30\""),
        ("dossier.json", "2020-12-31", "2016-12-31", "V010 dossier.json:7 \"2016-12-31\""),
        ("dossier.json", "\"parent\": \"drugs\"", "\"parent\": \"drug\"", "D002 dossier.json:10 \"drug\""),
        (
            "dossier.json",
            "\"key\": \"drugs\", ",
            "\"key\": \"drugs\", \"parent\": \"drugs\", ",
            "D003 dossier.json:9 \"drugs\"",
        ),
        (
            "dossier.json",
            "[\"drugs.heroin\", ",
            "[\"drugs.heroin\", \"drugs\", ",
            "D006 dossier.json:14 \"drugs\"",
        ),
        (
            "dossier.json",
            "[\"drugs.heroin\", ",
            "[\"drugs.heroin\", \"drugs.heroin\", ",
            "D004 dossier.json:14 \"drugs.heroin\"",
        ),
        (
            "dossier.json",
            "{\"en\": \"Heroin\"}",
            "{\"da\": \"Heroin\"}",
            "D009 dossier.json:11 {\"da\": \"Heroin\"}",
        ),
        (
            "dossier.json",
            "\"areas\": [\"drugs.heroin\"], \"plans\"",
            "\"areas\": [\"drugs.mdma\"], \"plans\"",
            "D010 dossier.json:15 \"drugs.mdma\"",
        ),
        ("observations.csv", "N1,violence", "N9,violence", "O001 observations.csv:5 N9"),
        (
            "observations.csv",
            "drugs.heroin,violence",
            "drugs.heroin,violense",
            // The row is restricted, so that its place is told and not what stands there.
            "O002 observations.csv:3 (this ro",
        ),
        ("observations.csv", "N1,violence", "N1,demand_supply", "O003 observations.csv:5 demand_supply"),
        ("observations.csv", "High", "Very high", "O004 observations.csv:2 Very high"),
        ("observations.csv", "High,,", "High,3,", "O005 observations.csv:2 High"),
        ("observations.csv", "Nil", "", "O006 observations.csv:5 ,"),
        ("observations.csv", "A,1,H0", "D,1,H0", "O007 observations.csv:2 D"),
        ("observations.csv", "A,1,H0", "A,5,H0", "O008 observations.csv:2 5"),
        ("observations.csv", "A,1,H0", "A,1,H4", "O009 observations.csv:2 H4"),
        ("observations.csv", "DK,2019", "FR,2019", "O010 observations.csv:2 FR"),
        ("observations.csv", "questionnaire,s1", "questionnaire,s2", "O011 observations.csv:2 s2"),
        ("observations.csv", "drugs.cocaine,violence", "drugs,violence", "O015 observations.csv:2 drugs"),
        ("observations.csv", "socta2021", "socta2031", "O018 observations.csv:2 socta2031"),
        ("observations.csv", "10.5", "ten", "C006 observations.csv:4 ten"),
        ("observations.csv", "10.5", "inf", "V001 observations.csv:4 inf"),
        ("observations.csv", "10.5", "8.5", "V003 observations.csv:4 8.5"),
        ("observations.csv", "EUR billion", "EUR billions", "V004 observations.csv:4 EUR billions"),
        ("observations.csv", "EUR billion", "tonnes", "V005 observations.csv:4 tonnes"),
        ("observations.csv", "2019,2020", "2020,2019", "V007 observations.csv:2 2019"),
        ("observations.csv", "2019,2020", "2015,2016", "V008 observations.csv:2 2015"),
        ("observations.csv", "2019,2020", "2022,2023", "V009 observations.csv:2 2022"),
        ("observations.csv", "High,,,,,", "High,,,,about,", "V011 observations.csv:2 about"),
        ("observations.csv", ",trend,", ",trends,", "C002 observations.csv:1 trends"),
        ("observations.csv", "DK,2019", " DK,2019", "C009 observations.csv:2  DK"),
        ("observations.csv", "quoted\"\"\"", "quoted\"\"", "C001 observations.csv:3 ("),
        (
            "sources.csv",
            "s1,A report,Somebody,2020,\n",
            "s1,A,B,2020,\ns1,B,C,2020,\n",
            "O017 sources.csv:3 s1",
        ),
        ("networks.csv", "N2,", "N1,,,,,,,,,\nN2,", "N001 networks.csv:3 N1"),
        ("networks.csv", "5,20", "50,20", "N012 networks.csv:2 50"),
        ("actors.csv", "A4", "A3", "N003 actors.csv:5 A3"),
        ("actors.csv", "A3,N2", "A3,N3", "N004 actors.csv:4 N3"),
        ("actors.csv", "A4", "Jane Example", "N015 actors.csv:5 Jane Example"),
        ("actors.csv", "A4", "N2", "N016 actors.csv:5 N2"),
        ("links.csv", "A1,A3", "A1,A9", "N005 links.csv:4 A9"),
        ("links.csv", "A1,A3", "A1,A1", "N006 links.csv:4 A1"),
        ("links.csv", "A2,A1,", "A1,A2,", ""),
        ("links.csv", "A1,A3,cooperation", "A2,A1,authority", "N007 links.csv:4 A2"),
        ("links.csv", "A1,A3", "A1,N2", "N013 links.csv:4 N2"),
        ("involvement.csv", "N2,drugs.heroin", "N9,drugs.heroin", "N008 involvement.csv:2 N9"),
        ("involvement.csv", "N2,drugs.heroin", "N2,drugs", "N009 involvement.csv:2 drugs"),
        ("involvement.csv", "N2,drugs.heroin,main", "N1,drugs.cocaine,main", "N010 involvement.csv:3 N1"),
        ("involvement.csv", "secondary", "main", "N011 involvement.csv:4 main"),
        ("factors.csv", "drugs.cocaine", "drugs", "N014 factors.csv:2 drugs"),
        ("factors.csv", "+2", "3", "V002 factors.csv:2 3"),
    ];
    let mut wrong = Vec::new();
    for (file, from, to, expected) in cases {
        let found = lines(&changed(file, from, to)).join("|");
        if found != *expected {
            wrong.push(format!("{file}: {from} → {to}\n  found    {found}\n  expected {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn faults_of_the_head_that_leave_the_rest_readable() {
    let cases: &[(&str, &str, &str)] = &[
        (
            "{\"key\": \"drugs.heroin\", \"parent\"",
            "{\"key\": \"drugs.cocaine\", \"kind\": \"market\", \"labels\": {\"en\": \"x\"}}, {\"key\": \"drugs.heroin\", \"parent\"",
            "D001 dossier.json:11 \"drugs.cocaine\"",
        ),
        (
            "\"areas\": [\"drugs.heroin\", \"drugs.cocaine\"]",
            "\"areas\": [\"drugs.heroine\", \"drugs.cocaine\"]",
            "D005 dossier.json:14 \"drugs.heroine\"",
        ),
        (
            "\"bundles\": [",
            "\"bundles\": [{\"key\": \"hard-drugs\", \"labels\": {\"en\": \"x\"}, \"areas\": [\"corruption\"]}, ",
            "D007 dossier.json:14 \"hard-drugs\"",
        ),
        ("\"key\": \"hard-drugs\"", "\"key\": \"corruption\"", "D007 dossier.json:14 \"corruption\""),
        ("\"key\": \"hard-drugs\"", "\"key\": \"Hard drugs\"", "D008 dossier.json:14 \"Hard drugs\""),
        (
            "{\"key\": \"BE\", ",
            "{\"key\": \"BE\", \"labels\": {\"en\": \"x\"}}, {\"key\": \"BE\", ",
            "D011 dossier.json:16 \"BE\"",
        ),
        (
            "\"bundles\": [",
            "\"bundles\": [{\"key\": \"none\", \"labels\": {\"en\": \"x\"}, \"areas\": []}, ",
            "D013 dossier.json:14 []",
        ),
        ("\"title\"", "\"title\": {\"en\": \"x\"}, \"title\"", "J005 dossier.json:3 \"title\""),
        ("dossier/1", "dossier/9", "J006 dossier.json:2 \"socta.dossier/9\""),
        ("\"enabler\"", "\"enablers\"", "J007 dossier.json:12 \"enablers\""),
        ("\"language\": \"en\",", "\"language\": \"en\"", "J001 dossier.json:5 \""),
        (
            "\"contributors\": [",
            "\"tables\": {\"observatoins\": \"x.csv\"}, \"contributors\": [",
            "J002 dossier.json:16 \"observatoins\"",
        ),
        (
            "\"contributors\": [",
            "\"tables\": {\"factors\": \"../factors.csv\"}, \"contributors\": [",
            "F006 dossier.json:16 \"../factors.csv\"",
        ),
        (
            "\"contributors\": [",
            "\"tables\": {\"factors\": \"/factors.csv\"}, \"contributors\": [",
            "F006 dossier.json:16 \"/factors.csv\"",
        ),
        (
            "\"contributors\": [",
            "\"tables\": {\"factors\": \"x/factors.csv\"}, \"contributors\": [",
            "F001 dossier.json:16 \"x/factors.csv\"",
        ),
        (
            "\"contributors\": [",
            "\"invented_tables\": [\"netwroks\"], \"contributors\": [",
            "J007 dossier.json:16 \"netwroks\"",
        ),
    ];
    for (from, to, expected) in cases {
        let checked = changed("dossier.json", from, to);
        assert_eq!(lines(&checked).join("|"), *expected, "{from} → {to}");
    }
    let none = changed("dossier.json", "\"key\": \"drugs\", ", "\"key\": \"drugs\", \"horizontal\": true, ");
    assert_eq!(lines(&none), Vec::<String>::new(), "inner nodes may be horizontal");
    let horizontal = read_folder(|folder| {
        let text = HEAD.replace("\"parent\": \"drugs\", ", "\"parent\": \"drugs\", \"horizontal\": true, ");
        fs::write(folder.join("dossier.json"), text).expect("a file");
    });
    assert_eq!(lines(&horizontal).join("|"), "D012 dossier.json:8 [");
}
