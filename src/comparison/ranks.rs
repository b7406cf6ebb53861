//! One matrix by several methods.
//!
//! Methods that never rank differently are one class and have one vote; baselines have none. What a method refuses is listed
//! with its reason.

use super::kendall_tau_b;
use crate::scoring::aggregation::{Ballot, Vote, vote};
use crate::scoring::equivalence::{Classes, classes};
use crate::scoring::methods::families;
use crate::scoring::rank::{RankError, RankResult, Scales, run_with};
use crate::scoring::{MOST_VOTED, Method, ParameterError, Parameters, Problem, find, is_baseline};

/// One method's ranking among others.
#[derive(Debug, Clone, PartialEq)]
pub struct MethodRanking {
    /// Name of the method.
    pub method: &'static str,
    /// Parameters of the method, and what was done to the weights.
    pub parameters: Parameters,
    /// Position of its class, from 0.
    pub class: usize,
    /// Scores, one an alternative.
    pub scores: Vec<f64>,
    /// Ranks, 1 is best, ties share a rank.
    pub ranks: Vec<u32>,
    /// What the scales of the criteria do not bear.
    pub warnings: Vec<String>,
}

/// A method without a ranking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedMethod {
    /// Name of the method.
    pub method: &'static str,
    /// Why it has no result.
    pub reason: String,
}

/// Methods that are one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MethodClass {
    /// Names of the methods.
    pub methods: Vec<&'static str>,
    /// Methods of other classes that rank this matrix alike, but not others of its shape.
    pub same_here: Vec<&'static str>,
    /// Whether it votes: a class of baselines does not.
    pub votes: bool,
}

/// A matrix by several methods.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranks {
    /// Names of the alternatives, in the order of the input.
    pub alternatives: Vec<String>,
    /// The rankings, in the order in which they were asked for.
    pub methods: Vec<MethodRanking>,
    /// The methods that have none.
    pub refused: Vec<RefusedMethod>,
    /// The classes, in the order of their first methods.
    pub classes: Vec<MethodClass>,
    /// How many other matrices of the same shape the classes were tried on.
    pub trials: u32,
    /// Kendall's tau-b of the classes, pair by pair; none if one ties everything, or if there are too many alternatives.
    pub agreement: Vec<Vec<Option<f64>>>,
    /// Borda, Copeland and Kemeny over the classes that vote; none without any, or with too many alternatives.
    pub vote: Option<Vote>,
}

/// Ranks a problem by several methods; `all` stands for every one but the baselines.
///
/// A parameter is written `METHOD.NAME`, or `NAME` for every method that declares it.
///
/// # Errors
/// If a method or a parameter is unknown to all. A method that has no result is listed instead.
pub fn rank_by_several(
    problem: &Problem,
    names: &[&str],
    parameters: &[(String, String)],
    scales: Scales,
) -> Result<Ranks, RankError> {
    let methods = chosen(names)?;
    known(&methods, parameters)?;
    let (mut found, mut refused): (Vec<(&dyn Method, RankResult)>, Vec<RefusedMethod>) = Default::default();
    for method in methods {
        let name = method.card().name;
        match run_with(problem, name, &own(method, parameters), scales) {
            Ok(result) => found.push((method, result)),
            Err(error @ RankError::Parameters(_)) => return Err(error),
            Err(error) => refused.push(RefusedMethod { method: name, reason: error.to_string() }),
        }
    }
    let pairs: Vec<(&dyn Method, &Parameters)> =
        found.iter().map(|(method, result)| (*method, &result.parameters)).collect();
    let ranks: Vec<Vec<u32>> = found.iter().map(|(_, result)| result.evaluation.ranks.clone()).collect();
    let Classes { classes, trials } = classes(problem, &pairs, &ranks);
    let named = |members: &[usize]| members.iter().map(|&at| found[at].0.card().name).collect::<Vec<_>>();
    let shown: Vec<MethodClass> = classes
        .iter()
        .map(|class| MethodClass {
            methods: named(&class.members),
            same_here: named(&class.same_here),
            votes: class.members.iter().any(|&at| !is_baseline(found[at].0)),
        })
        .collect();
    let firsts: Vec<&Vec<u32>> =
        classes.iter().filter_map(|class| ranks.get(*class.members.first()?)).collect();
    let few = problem.alternatives().len() <= MOST_VOTED;
    let ballots: Vec<Ballot> = shown
        .iter()
        .zip(&firsts)
        .filter(|(class, _)| class.votes)
        .map(|(_, ranks)| Ballot::of_ranks(ranks))
        .collect();
    let class_of = |at: usize| classes.iter().position(|class| class.members.contains(&at)).unwrap_or(0);
    let methods = found
        .iter()
        .enumerate()
        .map(|(at, (_, result))| MethodRanking {
            method: result.method,
            parameters: result.parameters.clone(),
            class: class_of(at),
            scores: result.evaluation.scores.clone(),
            ranks: result.evaluation.ranks.clone(),
            warnings: result.warnings.iter().map(ToString::to_string).collect(),
        })
        .collect();
    Ok(Ranks {
        alternatives: problem.alternatives().to_vec(),
        agreement: agreement(&firsts, few),
        vote: (few && !ballots.is_empty()).then(|| vote(problem.alternatives().len(), &ballots)),
        methods,
        refused,
        classes: shown,
        trials,
    })
}

fn agreement(ranks: &[&Vec<u32>], few: bool) -> Vec<Vec<Option<f64>>> {
    let numbers: Vec<Vec<f64>> =
        ranks.iter().map(|ranks| ranks.iter().map(|rank| f64::from(*rank)).collect()).collect();
    let tau = |a: &Vec<f64>, b: &Vec<f64>| if few { kendall_tau_b(a, b) } else { None };
    numbers.iter().map(|a| numbers.iter().map(|b| tau(a, b)).collect()).collect()
}

/// The methods that are meant, each once.
fn chosen(names: &[&str]) -> Result<Vec<&'static dyn Method>, RankError> {
    let mut methods: Vec<&'static dyn Method> = Vec::new();
    let mut put = |method: &'static dyn Method| {
        if methods.iter().all(|known| known.card().name != method.card().name) {
            methods.push(method);
        }
    };
    for name in names.iter().map(|name| name.trim()) {
        if name == "all" {
            let every = families().iter().flat_map(|family| family.methods).copied();
            every.filter(|method| !is_baseline(*method)).for_each(&mut put);
        } else {
            put(find(name)?);
        }
    }
    Ok(methods)
}

/// The parameters of one method, without its name before them.
fn own(method: &dyn Method, parameters: &[(String, String)]) -> Vec<(String, String)> {
    let card = method.card();
    let declared =
        |key: &str| card.parameters.iter().any(|parameter| parameter.name.eq_ignore_ascii_case(key));
    let own = |(key, value): &(String, String)| match key.split_once('.') {
        Some((name, key)) => (name == card.name).then(|| (key.to_owned(), value.clone())),
        None => declared(key).then(|| (key.clone(), value.clone())),
    };
    parameters.iter().filter_map(own).collect()
}

/// Refuses a parameter that no method takes.
fn known(methods: &[&'static dyn Method], parameters: &[(String, String)]) -> Result<(), RankError> {
    let taken = |given: &&(String, String)| {
        methods.iter().any(|method| !own(*method, std::slice::from_ref(*given)).is_empty())
    };
    let unknown = |(name, _): &(String, String)| ParameterError::Unknown {
        method: methods.first().map_or("", |method| method.card().name),
        name: name.clone(),
        nearest: None,
    };
    let errors: Vec<ParameterError> = parameters.iter().filter(|given| !taken(given)).map(unknown).collect();
    if errors.is_empty() { Ok(()) } else { Err(RankError::Parameters(errors)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scoring::rank::read_csv;

    fn problem() -> Problem {
        let table = b"alternative,x,y\ndirection,max,max\nweight,2,3\nscale_min,0,0\nscale_max,10,10\n\
                      a,9,2\nb,5,7\nc,3,4\nd,8,6\n";
        read_csv(table).expect("no fault")
    }

    #[test]
    fn equal_methods_vote_once_and_baselines_not_at_all() {
        let given = [("additive.scaling".to_owned(), "min-max".to_owned())];
        let names = ["additive", "mabac", "borda", "promethee2", "random", "sleipnir"];
        let found = rank_by_several(&problem(), &names, &given, Scales::Checked).expect("known methods");
        let classes: Vec<&[&str]> = found.classes.iter().map(|class| &class.methods[..]).collect();
        assert_eq!(classes, [&["additive", "mabac"][..], &["borda", "promethee2"], &["random"]]);
        assert_eq!(found.classes.iter().map(|class| class.votes).collect::<Vec<_>>(), [true, true, false]);
        assert_eq!(found.refused.iter().map(|method| method.method).collect::<Vec<_>>(), ["sleipnir"]);
        let vote = found.vote.expect("two classes vote");
        assert_eq!(vote.borda.iter().sum::<f64>(), 12.0);
        assert_eq!(found.agreement[0][0], Some(1.0));
    }

    #[test]
    fn a_parameter_that_nobody_takes_is_refused() {
        let given = [("scalling".to_owned(), "none".to_owned())];
        let found = rank_by_several(&problem(), &["all"], &given, Scales::Checked);
        assert!(matches!(found, Err(RankError::Parameters(_))));
        assert!(matches!(
            rank_by_several(&problem(), &["topsy"], &[], Scales::Checked),
            Err(RankError::UnknownMethod(_))
        ));
    }
}
