//! What the further columns of an edge list make us believe of its ties.
//!
//! | column | meaning |
//! | --- | --- |
//! | `probability` | that the tie exists, `0..=1`; beats the codes |
//! | `source_code`, `information_code` | evaluation of the report; X and 4 if they are empty |
//! | `origin` | from whom the information comes in the end; rows of one origin count once |
//!
//! Rows without any of them are believed with a certainty that the caller gives. The table of certainties is
//! [`DEFAULT_CERTAINTIES`], because a plain edge list has no model.

use socta_graphs::ASSUMED;

use super::edge_list::{Attribute, EdgeGraph, QuestionError};
use super::uncertain::{Belief, DEFAULT_CERTAINTIES, Report, believe};
use super::{Declared, EdgeSet, NetworkMeasures};
use crate::dossier::{Grade, InformationCode, SourceCode};
use crate::words;

/// Beliefs in the edges of `ties`, an undirected set made of the edges of `graph`. A row without `probability` and codes is
/// believed with certainty `otherwise`.
///
/// # Errors
///
/// The first field that is no probability or no evaluation code, with its row.
pub fn beliefs(graph: &EdgeGraph, ties: &EdgeSet, otherwise: f64) -> Result<Vec<Belief>, QuestionError> {
    let column = |name: &str| graph.edge_attributes.iter().find(|attribute| attribute.name == name);
    let columns = Columns {
        probability: column("probability"),
        source: column("source_code"),
        information: column("information_code"),
        origin: column("origin"),
        otherwise,
    };
    let mut reports = Vec::new();
    if graph.row_edges.is_empty() {
        let plain = |tie| Report { tie, origin: None, certainty: otherwise };
        reports.extend((0..ties.edges.len() as u32).map(plain));
    }
    for (row, &edge) in graph.row_edges.iter().enumerate() {
        let certainty = columns.certainty(row)?;
        // A dropped row has an edge beyond the last one.
        let tie = graph.set.edges.get(edge as usize).and_then(|ends| ties.position(ends.from, ends.to));
        if let Some(tie) = tie {
            let stated = |origin: &&Attribute| origin.get(row).is_some_and(|value| !value.is_empty());
            let origin = columns.origin.filter(stated).and_then(|origin| origin.code(row));
            reports.push(Report { tie: tie as u32, origin, certainty });
        }
    }
    Ok(believe(ties.edges.len(), reports))
}

/// Computes all measures of a plain graph of which something is declared; structure calls are held against graphs drawn by
/// what its columns say.
#[must_use]
pub fn measures_of(graph: &EdgeGraph, declared: Declared) -> NetworkMeasures {
    let set = graph.set.without_directions();
    let probability = match beliefs(graph, &set, ASSUMED) {
        Ok(beliefs) => beliefs.iter().map(|belief| belief.probability).collect(),
        // Whoever asks for more than measures is told what is wrong with the column.
        Err(_) => vec![ASSUMED; set.edges.len()],
    };
    socta_graphs::measures_of(graph, declared, &probability)
}

/// As [`measures_of`], where nothing is declared.
#[must_use]
pub fn measures(graph: &EdgeGraph) -> NetworkMeasures {
    measures_of(graph, Declared::default())
}

struct Columns<'a> {
    probability: Option<&'a Attribute>,
    source: Option<&'a Attribute>,
    information: Option<&'a Attribute>,
    origin: Option<&'a Attribute>,
    otherwise: f64,
}

impl Columns<'_> {
    fn certainty(&self, row: usize) -> Result<f64, QuestionError> {
        let field = |column: Option<&Attribute>| {
            column.and_then(|column| column.get(row)).map(str::trim).unwrap_or_default().to_owned()
        };
        let fault =
            |found: &str, wanted| QuestionError::Field { row: row + 1, found: found.to_owned(), wanted };
        let probability = field(self.probability);
        if !probability.is_empty() {
            return match probability.parse::<f64>() {
                Ok(value) if (0.0..=1.0).contains(&value) => Ok(value),
                _ => Err(fault(&probability, "probability; write a number from 0 to 1")),
            };
        }
        if self.source.is_none() && self.information.is_none() {
            return Ok(self.otherwise);
        }
        let (source, information) = (field(self.source), field(self.information));
        let source = match source.as_str() {
            "" => SourceCode::X,
            word => words::meant(word).ok_or_else(|| fault(word, "source code; write A, B, C or X"))?,
        };
        let information = match information.as_str() {
            "" => InformationCode::Four,
            word => words::meant(word).ok_or_else(|| fault(word, "information code; write 1, 2, 3 or 4"))?,
        };
        Ok(DEFAULT_CERTAINTIES.get(Grade { source, information }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::networks::edge_list::read;

    fn believed(edges: &str, otherwise: f64) -> Result<Vec<Belief>, QuestionError> {
        let graph = read(edges.as_bytes(), None, true).expect("the list is well-formed");
        let ties = graph.set.without_directions();
        beliefs(&graph, &ties, otherwise)
    }

    #[test]
    fn codes_and_origins_make_probabilities() {
        let found = believed(
            "source,target,source_code,information_code,origin\n\
             a,b,A,1,s1\nb,a,B,2,s2\na,b,C,4,s1\nb,c,,,\nc,c,A,1,\n",
            1.0,
        )
        .expect("the codes are good");
        assert!((found[0].probability - (1.0 - 0.05 * 0.3)).abs() < 1e-12);
        assert_eq!((found[0].independent, found[0].reports), (2, 3));
        assert_eq!((found[1].probability, found[1].independent), (0.35, 1));
    }

    #[test]
    fn a_probability_beats_codes_and_nothing_is_what_the_caller_says() {
        let found = believed("source,target,probability,source_code\na,b,0.25,A\na,c,,A\n", 1.0);
        let found: Vec<f64> = found.expect("good").iter().map(|belief| belief.probability).collect();
        assert_eq!(found, [0.25, 0.6]);
        assert_eq!(believed("source,target\na,b\n", 0.9).expect("good")[0].probability, 0.9);
    }

    #[test]
    fn what_is_no_code_is_refused_with_its_row() {
        for row in ["a,b,2,A,1", "a,b,,Z,1", "a,b,,A,7"] {
            let text = format!("source,target,probability,source_code,information_code\nx,y,1,,\n{row}\n");
            assert!(
                believed(&text, 1.0).is_err_and(|error| error.to_string().starts_with("row 2 ")),
                "{row}"
            );
        }
    }
}
