//! What is not taken over from a file, whoever wrote it: names of persons, and what nobody is to be judged by.
//!
//! Persons appear by pseudonymous identifiers only; nationality and ethnicity are never scored, so they do not enter at all.

use std::collections::BTreeMap;

use super::graph::{Attributes, GraphFile, GraphNode};
use crate::dossier::is_personal_name;
use crate::source::files::sha256;

/// Attributes that are left out, in lower case without separators.
const PERSONAL: [&str; 38] = [
    "address",
    "alias",
    "aliases",
    "birthcountry",
    "birthdate",
    "birthplace",
    "citizenship",
    "contactinformation",
    "dateofbirth",
    "deathdate",
    "dob",
    "email",
    "ethnicgroup",
    "ethnicity",
    "fathername",
    "firstname",
    "forename",
    "fullname",
    "gender",
    "givenname",
    "idnumber",
    "lastname",
    "maidenname",
    "middlename",
    "mothername",
    "name",
    "nationalities",
    "nationality",
    "passport",
    "passportnumber",
    "phone",
    "placeofbirth",
    "race",
    "religion",
    "secondname",
    "sex",
    "surname",
    "weakalias",
];

/// What was left out, by what it is, with how often.
pub(super) type LeftOut = BTreeMap<String, usize>;

/// Whether an attribute of that name is left out.
pub(super) fn is_personal(name: &str) -> bool {
    let plain: String = name.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    PERSONAL.binary_search(&plain.as_str()).is_ok()
}

/// Leaves personal data out of a graph and counts it.
pub(super) fn strip(graph: &mut GraphFile, left_out: &mut LeftOut) {
    for node in &mut graph.nodes {
        strip_attributes(&mut node.attributes, left_out);
        strip_label(node, left_out);
    }
    for link in &mut graph.links {
        strip_attributes(&mut link.attributes, left_out);
    }
}

fn strip_attributes(attributes: &mut Attributes, left_out: &mut LeftOut) {
    attributes.retain(|name, _| {
        let personal = is_personal(name);
        if personal {
            *left_out.entry(name.clone()).or_default() += 1;
        }
        !personal
    });
}

/// A label that looks like the name of a person is left out, unless the node is said to be something else.
fn strip_label(node: &mut GraphNode, left_out: &mut LeftOut) {
    let may_be_person = node.kind.as_deref().is_none_or(is_person);
    if may_be_person && node.label.as_deref().is_some_and(is_personal_name) {
        node.label = None;
        *left_out.entry("label".to_owned()).or_default() += 1;
    }
}

/// Whether a kind of node stands for a person.
pub(super) fn is_person(kind: &str) -> bool {
    let kind = kind.to_lowercase();
    let kind = kind.replace("threat-actor", "");
    ["person", "actor", "individual", "suspect", "member"].iter().any(|word| kind.contains(word))
}

/// Pseudonyms for identifiers that contain a name.
#[derive(Debug, Default)]
pub(super) struct Pseudonyms {
    replaced: BTreeMap<String, String>,
}

impl Pseudonyms {
    /// The identifier of a person: its own, unless it holds a part of one of the names; then one that follows from it, the
    /// same in every file.
    pub(super) fn of(&mut self, id: &str, names: &[&str]) -> String {
        let plain = id.to_lowercase();
        let parts = |name: &&str| -> Vec<String> {
            let words = name.split(|it: char| !it.is_alphanumeric()).map(str::to_lowercase);
            words.filter(|word| word.chars().count() >= 3).collect()
        };
        let named = names.iter().flat_map(parts).any(|part| plain.contains(&part));
        if !named && !is_personal_name(id) {
            return id.to_owned();
        }
        let pseudonym = format!("person-{}", sha256(id.as_bytes()).get(..12).unwrap_or_default());
        self.replaced.insert(id.to_owned(), pseudonym.clone());
        pseudonym
    }

    /// The identifier that stands for one of the file now.
    pub(super) fn known(&self, id: &str) -> String {
        self.replaced.get(id).cloned().unwrap_or_else(|| id.to_owned())
    }

    /// Counts the identifiers that were replaced.
    pub(super) fn report(&self, left_out: &mut LeftOut) {
        if !self.replaced.is_empty() {
            left_out.insert("identifiers with names, replaced by pseudonyms".to_owned(), self.replaced.len());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_can_be_searched() {
        assert!(PERSONAL.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(is_personal("birth_date") && is_personal("Date of Birth") && is_personal("nationality"));
        assert!(!is_personal("role") && !is_personal("country"));
    }
}
