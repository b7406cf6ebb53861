//! A serializer that writes positions as keys and hands everything else on.

use serde::ser::{
    Error as _, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant,
};
use serde::{Serialize, Serializer};

use super::keys::Keys;

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

/// Writes into another serializer, positions as keys.
#[derive(Debug)]
pub struct Writing<'a, S> {
    inner: S,
    keys: &'a Keys<'a>,
}

impl<'a, S> Writing<'a, S> {
    /// Writes into `inner`.
    pub const fn new(inner: S, keys: &'a Keys<'a>) -> Self {
        Self { inner, keys }
    }
}

macro_rules! plain {
    ($($method:ident($type:ty)),* $(,)?) => {$(
        fn $method(self, value: $type) -> Result<S::Ok, S::Error> {
            self.inner.$method(value)
        }
    )*};
}

macro_rules! compound {
    ($($method:ident($($name:ident: $type:ty),*) -> $kind:ident;)*) => {$(
        fn $method(self, $($name: $type),*) -> Result<Self::$kind, S::Error> {
            Ok(Writing { inner: self.inner.$method($($name),*)?, keys: self.keys })
        }
    )*};
}

impl<'a, S: Serializer> Serializer for Writing<'a, S> {
    type Ok = S::Ok;
    type Error = S::Error;
    type SerializeSeq = Writing<'a, S::SerializeSeq>;
    type SerializeTuple = Writing<'a, S::SerializeTuple>;
    type SerializeTupleStruct = Writing<'a, S::SerializeTupleStruct>;
    type SerializeTupleVariant = Writing<'a, S::SerializeTupleVariant>;
    type SerializeMap = Writing<'a, S::SerializeMap>;
    type SerializeStruct = Writing<'a, S::SerializeStruct>;
    type SerializeStructVariant = Writing<'a, S::SerializeStructVariant>;

    plain! {
        serialize_bool(bool), serialize_i8(i8), serialize_i16(i16), serialize_i32(i32), serialize_i64(i64),
        serialize_i128(i128), serialize_u8(u8), serialize_u16(u16), serialize_u32(u32), serialize_u64(u64),
        serialize_u128(u128), serialize_f32(f32), serialize_f64(f64), serialize_char(char), serialize_str(&str),
        serialize_bytes(&[u8]), serialize_unit_struct(&'static str),
    }

    compound! {
        serialize_seq(len: Option<usize>) -> SerializeSeq;
        serialize_tuple(len: usize) -> SerializeTuple;
        serialize_tuple_struct(name: &'static str, len: usize) -> SerializeTupleStruct;
        serialize_tuple_variant(name: &'static str, index: u32, variant: &'static str, len: usize) -> SerializeTupleVariant;
        serialize_map(len: Option<usize>) -> SerializeMap;
        serialize_struct(name: &'static str, len: usize) -> SerializeStruct;
        serialize_struct_variant(name: &'static str, index: u32, variant: &'static str, len: usize) -> SerializeStructVariant;
    }

    fn serialize_none(self) -> Result<S::Ok, S::Error> {
        self.inner.serialize_none()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<S::Ok, S::Error> {
        self.inner.serialize_some(&Keyed::new(value, self.keys))
    }

    fn serialize_unit(self) -> Result<S::Ok, S::Error> {
        self.inner.serialize_unit()
    }

    fn serialize_unit_variant(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
    ) -> Result<S::Ok, S::Error> {
        self.inner.serialize_unit_variant(name, index, variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> Result<S::Ok, S::Error> {
        if self.keys.kind(name).is_none() {
            return self.inner.serialize_newtype_struct(name, &Keyed::new(value, self.keys));
        }
        let position = serde_json::to_value(value).ok().and_then(|number| number.as_u64());
        match position.and_then(|position| self.keys.key(name, position)) {
            Some(key) => self.inner.serialize_str(key),
            None => Err(S::Error::custom(format!("a position of {name} has no key"))),
        }
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<S::Ok, S::Error> {
        self.inner.serialize_newtype_variant(name, index, variant, &Keyed::new(value, self.keys))
    }

    fn is_human_readable(&self) -> bool {
        self.inner.is_human_readable()
    }
}

macro_rules! elements {
    ($($kind:ident::$method:ident),* $(,)?) => {$(
        impl<S: $kind> $kind for Writing<'_, S> {
            type Ok = S::Ok;
            type Error = S::Error;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), S::Error> {
                self.inner.$method(&Keyed::new(value, self.keys))
            }

            fn end(self) -> Result<S::Ok, S::Error> {
                self.inner.end()
            }
        }
    )*};
}

elements! {
    SerializeSeq::serialize_element,
    SerializeTuple::serialize_element,
    SerializeTupleStruct::serialize_field,
    SerializeTupleVariant::serialize_field,
}

macro_rules! fields {
    ($($kind:ident),* $(,)?) => {$(
        impl<S: $kind> $kind for Writing<'_, S> {
            type Ok = S::Ok;
            type Error = S::Error;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> Result<(), S::Error> {
                self.inner.serialize_field(name, &Keyed::new(value, self.keys))
            }

            fn skip_field(&mut self, name: &'static str) -> Result<(), S::Error> {
                self.inner.skip_field(name)
            }

            fn end(self) -> Result<S::Ok, S::Error> {
                self.inner.end()
            }
        }
    )*};
}

fields! { SerializeStruct, SerializeStructVariant }

impl<S: SerializeMap> SerializeMap for Writing<'_, S> {
    type Ok = S::Ok;
    type Error = S::Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), S::Error> {
        self.inner.serialize_key(&Keyed::new(key, self.keys))
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), S::Error> {
        self.inner.serialize_value(&Keyed::new(value, self.keys))
    }

    fn end(self) -> Result<S::Ok, S::Error> {
        self.inner.end()
    }
}
