//! Reading a file of judgements.

use socta_base::diagnostics::SourceText;
use socta_base::source::{Checked, Faults, json, text};

use crate::weights::judgements::check;
use crate::weights::judgements::checked::Judgements;
use crate::weights::judgements::document::{JUDGEMENTS_SCHEMA, JudgementFile};

impl Judgements {
    /// Reads and checks a file, and finds every fault of it.
    #[must_use]
    pub fn read(file: &str, bytes: Vec<u8>) -> Checked<Self> {
        let mut bytes = bytes;
        let mut faults = Faults::default();
        let readable = text::make_readable(&mut bytes, &mut faults);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let document =
            if readable { json::read::<JudgementFile>(&text, JUDGEMENTS_SCHEMA, &mut faults) } else { None };
        let value = document.map(|document| check::judgements(&document, &mut faults));
        let value = value.filter(|_| faults.is_empty());
        let findings = faults.into_findings(&SourceText::new(file, text.as_bytes())).into_iter().collect();
        Checked { value, findings }
    }
}
