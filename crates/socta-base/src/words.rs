//! The words of an enumeration, which stand once: in what serde derives for it.
//!
//! A table's column, a message, a key in a result and a schema all hold the same word for a variant. The word is what
//! `#[serde(rename_all = ...)]` makes of it; the functions here read, write and list these words without a second list.

use serde::de::value::Error;
use serde::de::{DeserializeOwned, Deserializer, Error as _, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

/// All words of an enumeration of plain variants, in the order of the variants; empty for any other type.
///
/// ```
/// #[derive(Clone, Copy, PartialEq, Debug, serde::Deserialize)]
/// #[serde(rename_all = "kebab-case")]
/// enum Sense {
///     AtMost,
///     AtLeast,
/// }
/// assert_eq!(socta_base::words::all::<Sense>(), ["at-most", "at-least"]);
/// assert_eq!(socta_base::words::meant("at-least"), Some(Sense::AtLeast));
/// assert_eq!(socta_base::words::of(Sense::AtMost), "at-most");
/// ```
#[must_use]
pub fn all<T: DeserializeOwned>() -> &'static [&'static str] {
    let mut words: &'static [&'static str] = &[];
    // The answer is in what is asked; there is nothing to read.
    let _ = T::deserialize(Ask(&mut words));
    words
}

/// The variant that a word stands for; none for any other word.
#[must_use]
pub fn meant<T: DeserializeOwned>(word: &str) -> Option<T> {
    T::deserialize(IntoDeserializer::<Error>::into_deserializer(word)).ok()
}

/// The word of a variant.
///
/// # Complexity
/// O(n) words are read for n variants.
#[must_use]
pub fn of<T: DeserializeOwned + PartialEq>(variant: T) -> &'static str {
    let is_it = |word: &&&str| meant::<T>(word).is_some_and(|other| other == variant);
    all::<T>().iter().find(is_it).copied().unwrap_or_default()
}

/// Hears which variants a type asks for.
struct Ask<'a>(&'a mut &'static [&'static str]);

impl<'de> Deserializer<'de> for Ask<'_> {
    type Error = Error;

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        variants: &'static [&'static str],
        _visitor: V,
    ) -> Result<V::Value, Error> {
        *self.0 = variants;
        Err(Error::custom("only the variants are asked for"))
    }

    fn deserialize_any<V: Visitor<'de>>(self, _visitor: V) -> Result<V::Value, Error> {
        Err(Error::custom("this is no enumeration"))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct newtype_struct
        seq tuple tuple_struct map struct identifier ignored_any
    }
}
