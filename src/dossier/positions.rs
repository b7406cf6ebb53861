//! Positions index the vectors of the [`Dossier`](super::Dossier) they came from.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! position {
    ($(#[doc = $doc:literal] $name:ident),* $(,)?) => {$(
        #[doc = $doc]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(pub u32);

        /// Files that hold the keys of positions name them by these; others have no keys and give the positions.
        impl JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({
                    "description": concat!($doc, "; by key where the file lists the keys."),
                    "type": ["string", "integer"],
                })
            }
        }

        impl $name {
            /// As an index of the vector that it belongs to.
            #[must_use]
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

position! {
    /// Position in `Dossier::areas`.
    AreaIx,
    /// Position in the catalogue's indicators.
    IndicatorIx,
    /// Position in `Dossier::networks`.
    NetworkIx,
    /// Position in `Dossier::actors`.
    ActorIx,
    /// Position in `Dossier::contributors`.
    ContributorIx,
    /// Position in `Dossier::sources`.
    SourceIx,
}
