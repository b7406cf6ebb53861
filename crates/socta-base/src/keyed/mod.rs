//! Positions in memory, keys in files.
//!
//! Types that point at something by its position (`AreaIx(3)`) are newtype structs. Written with [`write`], such a position
//! becomes the key of what it points at (`"drugs.cocaine"`), wherever in a value it stands; [`read`] turns keys back into
//! positions. Everything else is written and read as ever, so that a type needs no second form for its file.

pub mod position;
mod reading;
mod writing;

use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use reading::Reading;
pub use writing::Writing;

/// The keys of one kind of position, in the order of the positions.
#[derive(Debug, Clone, Copy)]
pub struct Kind<'a> {
    /// Name of the newtype, as `AreaIx`.
    pub name: &'static str,
    /// Key of each position.
    pub keys: &'a [String],
}

/// The keys of all kinds of positions that a value may hold. A kind that is not among them stays a number.
#[derive(Debug, Clone, Default)]
pub struct Keys<'a> {
    kinds: Vec<(Kind<'a>, Vec<u32>)>,
}

impl<'a> Keys<'a> {
    /// The keys of these kinds. Each kind's keys are unique.
    #[must_use]
    pub fn of(kinds: impl IntoIterator<Item = Kind<'a>>) -> Self {
        let sorted = |kind: Kind<'a>| {
            let mut order: Vec<u32> = (0_u32..).take(kind.keys.len()).collect();
            order.sort_by(|&a, &b| kind.keys[a as usize].cmp(&kind.keys[b as usize]));
            (kind, order)
        };
        Self { kinds: kinds.into_iter().map(sorted).collect() }
    }

    fn kind(&self, name: &str) -> Option<&(Kind<'a>, Vec<u32>)> {
        self.kinds.iter().find(|(kind, _)| kind.name == name)
    }

    /// The key of a position; none if the kind is not known, or the position has no key.
    fn key(&self, name: &str, position: u64) -> Option<&'a str> {
        let (kind, _) = self.kind(name)?;
        kind.keys.get(usize::try_from(position).ok()?).map(String::as_str)
    }

    /// The position of a key; none if there is none.
    fn position(&self, name: &str, key: &str) -> Option<u32> {
        let (kind, order) = self.kind(name)?;
        let at = order.binary_search_by(|&at| kind.keys[at as usize].as_str().cmp(key)).ok()?;
        order.get(at).copied()
    }
}

/// A value of which positions are written as keys.
#[derive(Debug, Clone, Copy)]
pub struct Keyed<'a, T: ?Sized> {
    value: &'a T,
    keys: &'a Keys<'a>,
}

impl<'a, T: ?Sized> Keyed<'a, T> {
    /// A value with the keys of its positions.
    pub const fn new(value: &'a T, keys: &'a Keys<'a>) -> Self {
        Self { value, keys }
    }
}

impl<T: Serialize + ?Sized> Serialize for Keyed<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(Writing::new(serializer, self.keys))
    }
}

/// Reads a value of which positions were written as keys.
///
/// # Errors
/// If the text is not such a value, or names a key that is not known.
pub fn read<T: DeserializeOwned>(text: &str, keys: &Keys<'_>) -> Result<T, serde_json::Error> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = T::deserialize(Reading::new(&mut reader, keys))?;
    reader.end()?;
    Ok(value)
}

/// Reads the position that stands behind a key.
fn position<'de, D: Deserializer<'de>>(
    keys: &Keys<'_>,
    name: &str,
    deserializer: D,
) -> Result<u32, D::Error> {
    let key = String::deserialize(deserializer)?;
    keys.position(name, &key).ok_or_else(|| D::Error::custom(format!("`{key}` is not known as {name}")))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

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
