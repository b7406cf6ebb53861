//! Plain positions that stand for an alternative or a criterion of a decision problem, for the fields of types that know no
//! newtype: `#[serde(with = "position::alternative")]`.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Name of the positions of alternatives.
pub const ALTERNATIVE: &str = "AlternativeIx";
/// Name of the positions of groups of alternatives.
pub const GROUP: &str = "GroupIx";
/// Name of the positions of criteria.
pub const CRITERION: &str = "CriterionIx";

#[derive(Serialize, Deserialize)]
#[serde(rename = "AlternativeIx")]
struct Alternative(usize);

#[derive(Serialize, Deserialize)]
#[serde(rename = "CriterionIx")]
struct Criterion(usize);

#[derive(Serialize, Deserialize)]
#[serde(rename = "GroupIx")]
struct Group(usize);

/// The position of an alternative.
pub mod alternative {
    use super::{Alternative, Deserialize, Deserializer, Serialize, Serializer};

    /// Writes it.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(position: &usize, serializer: S) -> Result<S::Ok, S::Error> {
        Alternative(*position).serialize(serializer)
    }

    /// Reads it.
    ///
    /// # Errors
    /// Those of the deserializer.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<usize, D::Error> {
        Ok(Alternative::deserialize(deserializer)?.0)
    }
}

/// The position of a criterion.
pub mod criterion {
    use super::{Criterion, Deserialize, Deserializer, Serialize, Serializer};

    /// Writes it.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(position: &usize, serializer: S) -> Result<S::Ok, S::Error> {
        Criterion(*position).serialize(serializer)
    }

    /// Reads it.
    ///
    /// # Errors
    /// Those of the deserializer.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<usize, D::Error> {
        Ok(Criterion::deserialize(deserializer)?.0)
    }
}

/// The position of a group of alternatives.
pub mod group {
    use super::{Deserialize, Deserializer, Group, Serialize, Serializer};

    /// Writes it.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(position: &usize, serializer: S) -> Result<S::Ok, S::Error> {
        Group(*position).serialize(serializer)
    }

    /// Reads it.
    ///
    /// # Errors
    /// Those of the deserializer.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<usize, D::Error> {
        Ok(Group::deserialize(deserializer)?.0)
    }
}

/// Positions of alternatives.
pub mod alternatives {
    use super::{Alternative, Deserialize, Deserializer, Serializer};

    /// Writes them.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(positions: &[usize], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(positions.iter().map(|&at| Alternative(at)))
    }

    /// Reads them.
    ///
    /// # Errors
    /// Those of the deserializer.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<usize>, D::Error> {
        Ok(Vec::<Alternative>::deserialize(deserializer)?.into_iter().map(|one| one.0).collect())
    }
}

/// Positions of criteria.
pub mod criteria {
    use super::{Criterion, Deserialize, Deserializer, Serializer};

    /// Writes them.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(positions: &[usize], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(positions.iter().map(|&at| Criterion(at)))
    }

    /// Reads them.
    ///
    /// # Errors
    /// Those of the deserializer.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<usize>, D::Error> {
        Ok(Vec::<Criterion>::deserialize(deserializer)?.into_iter().map(|one| one.0).collect())
    }
}

/// Positions of criteria, each with a number.
pub mod criteria_with_numbers {
    use super::{Criterion, Deserialize, Deserializer, Serializer};

    /// Writes them.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(pairs: &[(usize, f64)], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(pairs.iter().map(|&(at, number)| (Criterion(at), number)))
    }

    /// Reads them.
    ///
    /// # Errors
    /// Those of the deserializer.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<(usize, f64)>, D::Error> {
        let pairs = Vec::<(Criterion, f64)>::deserialize(deserializer)?;
        Ok(pairs.into_iter().map(|(at, number)| (at.0, number)).collect())
    }
}

/// Pairs of positions of alternatives.
pub mod alternative_pairs {
    use super::{Alternative, Deserialize, Deserializer, Serializer};

    /// Writes them.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(pairs: &[(usize, usize)], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(pairs.iter().map(|&(one, other)| (Alternative(one), Alternative(other))))
    }

    /// Reads them.
    ///
    /// # Errors
    /// Those of the deserializer.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<(usize, usize)>, D::Error> {
        let pairs = Vec::<(Alternative, Alternative)>::deserialize(deserializer)?;
        Ok(pairs.into_iter().map(|(one, other)| (one.0, other.0)).collect())
    }
}
