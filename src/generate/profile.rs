//! Shares that a network layer is drawn to.

/// Shares of networks with some trait. Each is met as closely as whole networks allow, whatever the seed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Profile {
    /// Built around a core group.
    pub core_group: f64,
    /// Hierarchical of any of the three kinds; the rest are loose criminal networks.
    pub hierarchical: f64,
    /// Active in drugs, as main or secondary activity; `None` leaves it to the weights of the areas.
    pub drugs: Option<f64>,
    /// Use corruption.
    pub corruption: f64,
    /// Use violence.
    pub violence: f64,
    /// Use legal business structures.
    pub legal_business: f64,
    /// Active in three or more states.
    pub three_or_more_states: f64,
    /// Active for more than ten years.
    pub over_ten_years: f64,
    /// Have one activity only.
    pub one_activity: f64,
    /// Structure is not reported.
    pub unreported: f64,
    /// Active in drugs and in nothing else; `None` takes it that the two are independent.
    pub drugs_only: Option<f64>,
    /// Take countermeasures against law enforcement.
    pub countermeasures: f64,
    /// Spread of the logarithm of the number of members.
    pub size_spread: f64,
    /// Year in which the layer is looked at.
    pub year: u16,
}

impl Profile {
    /// Of an invented dossier: close to the published shares, with structures that are not always reported.
    #[must_use]
    pub fn synthetic() -> Self {
        Self {
            core_group: 0.43,
            hierarchical: 0.40,
            drugs: None,
            corruption: 0.60,
            violence: 0.60,
            legal_business: 0.80,
            three_or_more_states: 0.70,
            over_ten_years: 0.34,
            one_activity: 0.70,
            unreported: 0.15,
            drugs_only: None,
            countermeasures: 0.55,
            size_spread: 0.7,
            year: 2025,
        }
    }

    /// The shares published with EU SOCTA 2021.
    ///
    /// # Source
    /// European Commission, questions and answers of 14 April 2021: 43 % around a core group, 40 % hierarchical, 38 % in
    /// drugs, more than 60 % using corruption. Press texts on SOCTA 2021: more than 80 % using legal business structures,
    /// 70 % in three or more states, about 60 % using violence. The other numbers are choices of this project.
    #[must_use]
    pub fn eu_2021() -> Self {
        Self {
            drugs: Some(0.38),
            corruption: 0.61,
            legal_business: 0.81,
            unreported: 0.0,
            year: 2021,
            ..Self::synthetic()
        }
    }

    /// The shares published with Europol's report of 2024 on the most threatening networks.
    ///
    /// # Source
    /// Summaries of Europol (2024), *Decoding the EU's most threatening criminal networks*: 821 networks with more than
    /// 25,000 members, sizes mostly 8 to 38, 86 % using legal business structures, 34 % older than ten years, 82 % with one
    /// main activity, more than half in drugs. Structures as in SOCTA 2021, because the report gives no such shares.
    #[must_use]
    pub fn eu_2025() -> Self {
        Self {
            drugs: Some(0.51),
            legal_business: 0.86,
            one_activity: 0.82,
            drugs_only: Some(0.36),
            size_spread: 0.97,
            year: 2024,
            ..Self::eu_2021()
        }
    }
}
