//! Who reports a row, and from what.

use crate::diagnostics::Code;
use crate::dossier::head::Head;
use crate::dossier::register::Register;
use crate::dossier::row::Row;
use crate::dossier::{ContributorIx, SourceIx};

/// The contributor of a row; none if the field is empty.
pub(super) fn contributor(row: &mut Row<'_>, column: usize, head: &Head) -> Option<ContributorIx> {
    if row.bytes(column).is_empty() {
        return None;
    }
    let register = &head.contributor_register;
    row.resolve(column, register, Code::UnknownContributor, "a declared contributor")
}

/// The source of a row; a reference is free text if there is no table of sources.
pub(super) fn reference(
    row: &mut Row<'_>,
    column: usize,
    sources: Option<&Register<SourceIx>>,
) -> Option<SourceIx> {
    row.optional(column)?;
    row.resolve(column, sources?, Code::UnknownSource, "a key of sources.csv")
}
