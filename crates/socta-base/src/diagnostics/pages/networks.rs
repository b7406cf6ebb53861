//! Pages of the `N` codes: networks, actors, links and factors.

use super::Page;
use crate::diagnostics::Severity;

pub(super) static DUPLICATE_NETWORK: Page = Page {
    title: "Two networks have the same identifier",
    what: "An identifier is there twice in `networks.csv`.",
    why: "Links and involvement name networks by identifier; with two of a name nothing tells which one is \
           meant.",
    wrong: "N017,core_group,...
N017,standard_hierarchy,...",
    right: "N017,core_group,...
N018,standard_hierarchy,...",
    fix: "Give one of the two another identifier. If both rows are one network seen by two contributors, \
           give both the same `merge_group`.",
    severity: Severity::Error,
};

pub(super) static SAME_NETWORK_TWICE: Page = Page {
    title: "The same network is reported more than once",
    what: "Several rows share a `merge_group`. They are counted as one network, under the first row.",
    why: "A network that works in six countries would otherwise count six times, and areas with much \
           cooperation would look worse than others.",
    wrong: "id,merge_group,contributor
DK-04,G1,DK
DE-11,G1,DE",
    right: "id,merge_group,contributor
DK-04,,DK",
    fix: "Nothing needs doing if they are one network; otherwise take one of them out of the `merge_group`.",
    severity: Severity::Warning,
};

pub(super) static DUPLICATE_ACTOR: Page = Page {
    title: "Two actors have the same identifier",
    what: "An identifier is there twice in `actors.csv`.",
    why: "Links name actors by identifier; two persons under one identifier look like one broker between \
           two networks.",
    wrong: "A100,N017,leader
A100,N018,broker",
    right: "A100,N017,leader
A101,N018,broker",
    fix: "Give one of the two another identifier. A person in two networks has one row and links into both.",
    severity: Severity::Error,
};

pub(super) static ACTOR_UNKNOWN_NETWORK: Page = Page {
    title: "An actor belongs to a network that is not known",
    what: "`network` of an actor is not an identifier of `networks.csv`.",
    why: "The actor would be missing from the size and structure of the network.",
    wrong: "A100,N17,leader",
    right: "A100,N017,leader",
    fix: "Correct the identifier, add the network, or leave the field empty if the network is not known.",
    severity: Severity::Error,
};

pub(super) static LINK_UNKNOWN_END: Page = Page {
    title: "A link leads to something that is not known",
    what: "An end of a link is neither an actor nor a network of this dossier.",
    why: "A lost link cuts a network in two, and the one who held it together disappears from the analysis.",
    wrong: "A100,A1O1,supply",
    right: "A100,A101,supply",
    fix: "Correct the identifier, or add the actor or network.",
    severity: Severity::Error,
};

pub(super) static SELF_LINK: Page = Page {
    title: "A link leads from something to itself",
    what: "Both ends of a link are the same.",
    why: "A link to oneself means nothing, and usually stands for a link to somebody else that is now \
           missing.",
    wrong: "A100,A100,supply",
    right: "A100,A101,supply",
    fix: "Correct one of the two ends, or delete the row.",
    severity: Severity::Error,
};

pub(super) static DUPLICATE_LINK: Page = Page {
    title: "A link is there twice",
    what: "Two rows have the same ends and the same kind; for kinds without a direction the order of the \
           ends does not matter. The second is not counted.",
    why: "Reported twice is not twice as strong.",
    wrong: "A100,A101,cooperation
A101,A100,cooperation",
    right: "A100,A101,cooperation",
    fix: "Delete one of the two rows; use `strength` to say how strong the link is.",
    severity: Severity::Warning,
};

pub(super) static INVOLVEMENT_UNKNOWN_NETWORK: Page = Page {
    title: "Involvement of a network that is not known",
    what: "`network` in `involvement.csv` is not an identifier of `networks.csv`.",
    why: "The area would have one active network less than it has.",
    wrong: "N17,drugs.cocaine,main",
    right: "N017,drugs.cocaine,main",
    fix: "Correct the identifier, or add the network.",
    severity: Severity::Error,
};

pub(super) static INVOLVEMENT_UNKNOWN_AREA: Page = Page {
    title: "Involvement in an area that is not known",
    what: "`area` in `involvement.csv` is not a leaf of the tree of areas.",
    why: "Networks are counted for each leaf; a network that is active \"in drugs\" cannot be counted \
           anywhere.",
    wrong: "N017,drugs,main",
    right: "N017,drugs.cocaine,main",
    fix: "Write the key of a leaf; give one row for each if there are several.",
    severity: Severity::Error,
};

pub(super) static DUPLICATE_INVOLVEMENT: Page = Page {
    title: "An involvement is there twice",
    what: "Two rows name the same network and the same area. The second is not counted, unless it says \
           `main` and the first `secondary`.",
    why: "The network would count twice in that area.",
    wrong: "N017,drugs.cocaine,main
N017,drugs.cocaine,secondary",
    right: "N017,drugs.cocaine,main",
    fix: "Delete one of the two rows.",
    severity: Severity::Warning,
};

pub(super) static TWO_MAIN_AREAS: Page = Page {
    title: "A network has two main areas",
    what: "A network has `main` in more than one area. All are kept as main.",
    why: "Shares of networks by main activity then add up to more than the whole.",
    wrong: "N017,drugs.cocaine,main
N017,firearms,main",
    right: "N017,drugs.cocaine,main
N017,firearms,secondary",
    fix: "Keep `main` for one area and write `secondary` for the others.",
    severity: Severity::Warning,
};

pub(super) static SIZE_REVERSED: Page = Page {
    title: "The size of a network runs backwards",
    what: "`size_min` is larger than `size_max`.",
    why: "No number of members fits, so the size says nothing.",
    wrong: "size_min,size_max
38,8",
    right: "size_min,size_max
8,38",
    fix: "Exchange the two numbers.",
    severity: Severity::Error,
};

pub(super) static LINK_MIXED_ENDS: Page = Page {
    title: "A link joins an actor and a network",
    what: "One end of a link is an actor and the other is a network.",
    why: "Measures of structure compare like with like; a network among persons would look like one very \
           busy person.",
    wrong: "A100,N018,service",
    right: "A100,A205,service",
    fix: "Link the actor to an actor of that network, or link the two networks.",
    severity: Severity::Error,
};

pub(super) static FACTOR_UNKNOWN_AREA: Page = Page {
    title: "A factor pushes an area that is not known",
    what: "`area` in `factors.csv` is not a leaf of the tree of areas.",
    why: "The outlook of the area that is meant would lack this factor.",
    wrong: "technology,fraud,2,4",
    right: "technology,fraud.online,2,4",
    fix: "Write the key of a leaf; give one row for each if there are several.",
    severity: Severity::Error,
};

pub(super) static PERSONAL_NAME: Page = Page {
    title: "An identifier looks like the name of a person",
    what: "The identifier of an actor consists of several capitalised words, as a name does. Actors appear \
           by pseudonym only.",
    why: "Identifiers stand in every output. Personal data must not leave the systems that it belongs to.",
    wrong: "Jane Q. Example,N017,leader",
    right: "A100,N017,leader",
    fix: "Replace the name by a pseudonym in all tables; keep the key to it elsewhere.",
    severity: Severity::Error,
};

pub(super) static IDENTIFIER_IN_TWO_TABLES: Page = Page {
    title: "An identifier stands for two things",
    what: "The same identifier is used for an actor and a network, or for a network and an area.",
    why: "A link or an observation that names it could mean either.",
    wrong: "X1 in networks.csv and X1 in actors.csv",
    right: "N1 in networks.csv and A1 in actors.csv",
    fix: "Rename one of the two; a letter before the number keeps them apart.",
    severity: Severity::Error,
};

pub(super) static DUPLICATE_FACTOR: Page = Page {
    title: "A factor is there twice",
    what: "Two rows of `factors.csv` agree in everything. The second is not counted.",
    why: "Pushes add up in the outlook; a row that was pasted twice would push twice as hard.",
    wrong: "economic,fraud.vat,1,4,Prices fall
economic,fraud.vat,1,4,Prices fall",
    right: "economic,fraud.vat,1,4,Prices fall",
    fix: "Delete one of the two rows; two reasons for one push are two rows with different rationales.",
    severity: Severity::Warning,
};

pub(super) static SAME_ACTOR_TWICE: Page = Page {
    title: "The same person is reported more than once",
    what: "Several rows of `actors.csv` share a `merge_group`. They are counted as one person, under the first row; \
           links under the other identifiers are joined with those of the first, and each keeps its report.",
    why: "One broker under two pseudonyms looks like two persons who never meet, and the network falls apart where it is \
          held together.",
    wrong: "id,network,merge_group,contributor
DK-A04,N017,P1,DK
DE-A11,N017,P1,DE",
    right: "id,network,merge_group,contributor
DK-A04,N017,,DK",
    fix: "Nothing needs doing if they are one person; otherwise take one of them out of the `merge_group`.",
    severity: Severity::Warning,
};

pub(super) static MERGE_CONTRADICTION: Page = Page {
    title: "Merged rows contradict each other",
    what: "Rows that share a `merge_group` say what cannot be true of one and the same: two networks or two roles of a \
           person, two structures of a network, sizes that have no number in common.",
    why: "Either the rows are not the same, or one report is wrong. Nobody but their contributors can say which.",
    wrong: "id,network,merge_group
DK-A04,N017,P1
DE-A11,N018,P1",
    right: "id,network,merge_group
DK-A04,N017,P1
DE-A11,,P1",
    fix: "Take one of the rows out of the `merge_group`, or leave the field that is in dispute empty in one of them.",
    severity: Severity::Error,
};
