//! Positions index the vectors of the [`Dossier`](super::Dossier) they came from.

use serde::Serialize;

macro_rules! position {
    ($(#[$doc:meta] $name:ident),* $(,)?) => {$(
        #[$doc]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        pub struct $name(pub u32);

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
    /// Position in [`Dossier::areas`].
    AreaIx,
    /// Position in the catalogue's indicators.
    IndicatorIx,
    /// Position in [`Dossier::networks`].
    NetworkIx,
    /// Position in [`Dossier::actors`].
    ActorIx,
    /// Position in [`Dossier::contributors`].
    ContributorIx,
    /// Position in [`Dossier::sources`].
    SourceIx,
}
