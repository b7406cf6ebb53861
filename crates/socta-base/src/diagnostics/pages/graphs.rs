//! Pages of the `G` codes: graph files of other programs.

use super::Page;
use crate::diagnostics::Severity;

pub(super) static XML_SYNTAX: Page = Page {
    title: "A file is not well-formed XML",
    what: "A tag is not closed, closed twice or misspelt, an attribute has no quotes, or the file is in another encoding \
           than UTF-8. Reading ends there.",
    why: "Nothing after the fault can be told apart, so a part of the network would be missing.",
    wrong: "<node id=\"a\"><data key=\"d0\">x</node>",
    right: "<node id=\"a\"><data key=\"d0\">x</data></node>",
    fix: "Write the file anew with the program that it comes from, as UTF-8.",
    severity: Severity::Error,
};

pub(super) static XML_ENTITY: Page = Page {
    title: "A file uses entities of its own",
    what: "The document type defines entities, or the text uses one that XML does not have.",
    why: "Entities can read other files of this computer, or grow to more text than fits into its memory. None is ever \
          resolved.",
    wrong: "<!DOCTYPE graphml [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>",
    right: "<graphml>",
    fix: "Remove the document type, and write characters instead of entities.",
    severity: Severity::Error,
};

pub(super) static GRAPH_ELEMENT_MISSING: Page = Page {
    title: "A part that a graph needs is missing",
    what: "There is no graph in the file, or a node, an edge or a key lacks what identifies it.",
    why: "A node without an identifier cannot be linked, and a link without an end joins nothing.",
    wrong: "<edge source=\"a\"/>",
    right: "<edge source=\"a\" target=\"b\"/>",
    fix: "Add what is missing, or write the file anew with the program that it comes from.",
    severity: Severity::Error,
};

pub(super) static GRAPH_UNKNOWN_NODE: Page = Page {
    title: "A link of a graph file leads to a node that is not there",
    what: "The source or the target of a link is no identifier of a node.",
    why: "A lost link cuts a network in two, and the one who held it together disappears from the analysis.",
    wrong: "<node id=\"a\"/><edge source=\"a\" target=\"b\"/>",
    right: "<node id=\"a\"/><node id=\"b\"/><edge source=\"a\" target=\"b\"/>",
    fix: "Correct the identifier, or add the node.",
    severity: Severity::Error,
};

pub(super) static GRAPH_DUPLICATE_NODE: Page = Page {
    title: "Two nodes of a graph file have the same identifier",
    what: "An identifier of a node is there twice.",
    why: "Two persons under one identifier look like one broker between two networks.",
    wrong: "<node id=\"a\"/><node id=\"a\"/>",
    right: "<node id=\"a\"/><node id=\"b\"/>",
    fix: "Give one of the two another identifier, or delete it if both are the same.",
    severity: Severity::Error,
};

pub(super) static GRAPH_VALUE: Page = Page {
    title: "A value of a graph file is not what its type says",
    what: "A value cannot be read as the type that its key declares, or is none of the words that may stand there.",
    why: "Taken as a text it would take part in nothing, and nobody would see that it is missing.",
    wrong: "<key id=\"d0\" attr.type=\"int\" .../> ... <data key=\"d0\">many</data>",
    right: "<key id=\"d0\" attr.type=\"int\" .../> ... <data key=\"d0\">12</data>",
    fix: "Correct the value, or declare the key as a string.",
    severity: Severity::Error,
};

pub(super) static GRAPH_UNDECLARED_KEY: Page = Page {
    title: "A value of a graph file belongs to a key that is not declared",
    what: "A value names a key or an attribute that the file does not declare. It is said once for each key.",
    why: "Neither the name nor the type of the value is known.",
    wrong: "<data key=\"d7\">12</data> without <key id=\"d7\" .../>",
    right: "<key id=\"d7\" for=\"node\" attr.name=\"age of links\" attr.type=\"int\"/>",
    fix: "Declare the key before the graph, or remove its values.",
    severity: Severity::Error,
};

pub(super) static GRAPH_PART_IGNORED: Page = Page {
    title: "A part of a graph file is not taken over",
    what: "The file holds something that the analysis has no place for: hyperedges, ports, further graphs, positions and \
           colours, earlier values of attributes that change with time, times that are no dates, entities that are neither \
           somebody nor a link. The rest is used.",
    why: "What is not taken over is missing from the measures; nobody should find out by comparing numbers.",
    wrong: "<hyperedge><endpoint node=\"a\"/><endpoint node=\"b\"/><endpoint node=\"c\"/></hyperedge>",
    right: "<edge source=\"a\" target=\"b\"/><edge source=\"a\" target=\"c\"/>",
    fix: "Nothing needs doing if it is a drawing; otherwise express it by nodes and links.",
    severity: Severity::Warning,
};

pub(super) static PERSONAL_DATA_LEFT_OUT: Page = Page {
    title: "Personal data of a graph file was left out",
    what: "Names of persons, dates of birth, nationality, ethnicity and the like are not taken over; they are counted. \
           Persons appear by the identifier of the file, or by a pseudonym made from it if it contains their name.",
    why: "Identifiers and attributes stand in every output, and nobody is to be scored by origin. Personal data must not \
          leave the systems that it belongs to.",
    wrong: "<data key=\"nationality\">XX</data>",
    right: "<data key=\"role\">courier</data>",
    fix: "Nothing needs doing; better still, leave it out before the file leaves your system.",
    severity: Severity::Warning,
};

pub(super) static WEIGHT_NOT_POSITIVE: Page = Page {
    title: "A weight is no strength",
    what: "The weight of a link is 0, negative, infinite or no number. In a matrix, 0 and empty mean that there is no link.",
    why: "A weight is a strength: the more, the closer. Distances turned around would make strangers of friends.",
    wrong: "source,target,weight\na,b,-1",
    right: "source,target,weight\na,b,2",
    fix: "Write a number above 0, or leave the weight out if it is not known. Rivalries are a kind of link, no negative weight.",
    severity: Severity::Error,
};

pub(super) static MATRIX_MALFORMED: Page = Page {
    title: "A matrix cannot be read",
    what: "A row or a column has no name, two have the same, or only some of the names stand for both a row and a column.",
    why: "With names for both, rows and columns are the same nodes; with none, they are nodes of two kinds. In between, \
          nobody can tell.",
    wrong: ",a,b\na,0,1\nc,1,0",
    right: ",a,b\na,0,1\nb,1,0",
    fix: "Name rows and columns alike, or all of them differently.",
    severity: Severity::Error,
};

pub(super) static TWO_MODE_GRAPH: Page = Page {
    title: "A matrix has two kinds of nodes",
    what: "Rows and columns have no name in common. Each row is tied to columns only.",
    why: "Measures of structure mean something else on such a graph: there are no triangles, and no ties within a kind.",
    wrong: ",meeting1,meeting2\na,1,0\nb,1,1",
    right: ",a,b\na,0,1\nb,1,0",
    fix: "Nothing needs doing if that is meant; use the analysis of two-mode networks.",
    severity: Severity::Warning,
};

pub(super) static DIRECTIONS_MIXED: Page = Page {
    title: "Some links of a graph file have a direction, others have none",
    what: "The graph is measured without directions, unless `--directed` is given: then a link without a direction counts \
           both ways.",
    why: "Most measures are defined for one of the two only.",
    wrong: "<graph edgedefault=\"undirected\"><edge source=\"a\" target=\"b\" directed=\"true\"/>...",
    right: "<graph edgedefault=\"directed\">...",
    fix: "Nothing needs doing if ties count whatever their direction; otherwise add `--directed`.",
    severity: Severity::Warning,
};

pub(super) static PREDICTED_LINK_LEFT_OUT: Page = Page {
    title: "Predicted links are not measured",
    what: "Links with the basis `predicted` are kept in the file and left out of every measure and score.",
    why: "A prediction follows from the links that are there already. Counted, it would confirm itself.",
    wrong: "source,target,basis\na,b,predicted",
    right: "source,target,basis\na,b,observed",
    fix: "Nothing needs doing; ask for the link to be confirmed, and change its basis when it is.",
    severity: Severity::Warning,
};
