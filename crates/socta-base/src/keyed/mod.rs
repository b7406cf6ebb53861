//! Positions in memory, keys in files.
//!
//! Types that point at something by its position (`AreaIx(3)`) are newtype structs. Written through [`Keyed`], such a position
//! becomes the key of what it points at (`"drugs.cocaine"`), wherever in a value it stands; [`read`] turns keys back into
//! positions. Everything else is written and read as ever, so that a type needs no second form for its file.

mod keys;
pub mod position;
mod reading;
mod writing;

pub use keys::{Keys, Kind};
pub use reading::{Reading, read};
pub use writing::{Keyed, Writing};

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Serialize};

    use super::*;

    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
    struct AreaIx(u32);

    #[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
    struct ReportIx(u32);

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    enum Who {
        Area(AreaIx),
        Both { one: AreaIx, other: Option<AreaIx> },
        Pair(AreaIx, f64),
        Nobody,
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Value {
        who: Vec<Who>,
        shares: BTreeMap<AreaIx, f64>,
        report: ReportIx,
        #[serde(with = "position::alternative")]
        row: usize,
        #[serde(with = "position::alternative_pairs")]
        pairs: Vec<(usize, usize)>,
    }

    fn value() -> Value {
        let both = Who::Both { one: AreaIx(1), other: Some(AreaIx(0)) };
        Value {
            who: vec![Who::Area(AreaIx(1)), both, Who::Pair(AreaIx(0), 0.1), Who::Nobody],
            shares: BTreeMap::from([(AreaIx(0), 0.25), (AreaIx(1), 1.0)]),
            report: ReportIx(7),
            row: 1,
            pairs: vec![(0, 1)],
        }
    }

    #[test]
    fn positions_become_keys_wherever_they_stand_and_come_back() {
        let areas = ["cyber", "arms"].map(str::to_owned);
        let rows = ["x", "y"].map(str::to_owned);
        let keys = Keys::of([
            Kind { name: "AreaIx", keys: &areas },
            Kind { name: position::ALTERNATIVE, keys: &rows },
        ]);
        let text = serde_json::to_string(&Keyed::new(&value(), &keys)).expect("all positions have keys");
        assert_eq!(
            text,
            r#"{"who":[{"Area":"arms"},{"Both":{"one":"arms","other":"cyber"}},{"Pair":["cyber",0.1]},"Nobody"],"shares":{"cyber":0.25,"arms":1.0},"report":7,"row":"y","pairs":[["x","y"]]}"#
        );
        assert_eq!(read::<Value>(&text, &keys).expect("it was written"), value());
        let unknown = text.replace("arms", "art");
        let error = read::<Value>(&unknown, &keys).expect_err("there is no such area").to_string();
        assert!(error.contains("`art` is not known as AreaIx"), "{error}");
    }

    #[test]
    fn a_position_without_a_key_is_not_written() {
        let none = Keys::of([Kind { name: "AreaIx", keys: &[] }]);
        assert!(serde_json::to_string(&Keyed::new(&AreaIx(0), &none)).is_err());
        let plain = serde_json::to_string(&Keyed::new(&value(), &Keys::default())).expect("plain numbers");
        assert_eq!(plain, serde_json::to_string(&value()).expect("plain numbers"));
    }
}
