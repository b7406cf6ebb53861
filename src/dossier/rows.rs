//! The rows of a table, read in parallel.

use std::ops::Range;

use rayon::prelude::*;

use crate::source::Faults;

use super::row::Row;
use super::table::{Table, reader};

/// Bytes of a part that one thread reads at a time. Fixed, so that the same table is cut alike on every machine.
const PART: usize = 4 << 20;
impl Table<'_> {
    /// Reads all rows, in parallel for a large table without quotation marks; results and faults are in the order of the
    /// rows. Rows for which `read` gives none are left out, and so are rows with too many or too few fields.
    pub(super) fn rows<T: Send>(
        &self,
        faults: &mut Faults,
        read: impl Fn(&mut Row<'_>) -> Option<T> + Sync,
    ) -> Vec<T> {
        let parts = self.parts();
        let mut read_parts: Vec<(Vec<T>, Faults)> =
            parts.par_iter().map(|(part, line)| self.part(part.clone(), *line, &read)).collect();
        if read_parts.len() == 1
            && let Some((rows, found)) = read_parts.pop()
        {
            faults.append(found);
            return rows;
        }
        let mut all = Vec::with_capacity(read_parts.iter().map(|(rows, _)| rows.len()).sum());
        for (rows, found) in read_parts {
            all.extend(rows);
            faults.append(found);
        }
        all
    }

    fn part<T>(
        &self,
        part: Range<usize>,
        first_line: usize,
        read: &(impl Fn(&mut Row<'_>) -> Option<T> + Sync),
    ) -> (Vec<T>, Faults) {
        let mut faults = Faults::default();
        let mut rows = Vec::new();
        let mut reader = reader(&self.bytes()[part.clone()]);
        let mut record = csv::ByteRecord::new();
        while reader.read_byte_record(&mut record).unwrap_or(false) {
            let (at, line) = record.position().map_or((0, 1), |it| (it.byte(), it.line()));
            let start = part.start + usize::try_from(at).unwrap_or(usize::MAX);
            let line = first_line + usize::try_from(line).unwrap_or(1) - 1;
            let mut row = Row::new(self, &record, start, line, &mut faults);
            if record.len() != self.width {
                row.wrong_width(self.width);
                continue;
            }
            row.check_spaces();
            rows.extend(read(&mut row));
        }
        (rows, faults)
    }

    /// Parts that end with a row, each with the number of its first line.
    fn parts(&self) -> Vec<(Range<usize>, usize)> {
        let mut line = 1 + count_lines(&self.bytes()[..self.body.start]);
        if self.quoted || self.body.len() <= PART {
            return vec![(self.body.clone(), line)];
        }
        let mut parts = Vec::new();
        let mut start = self.body.start;
        while start < self.body.end {
            let target = (start + PART).min(self.body.end);
            let rest = &self.bytes()[target..self.body.end];
            let end = rest.iter().position(|byte| *byte == b'\n').map_or(self.body.end, |at| target + at + 1);
            parts.push((start..end, line));
            line += count_lines(&self.bytes()[start..end]);
            start = end;
        }
        parts
    }
}

fn count_lines(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte == b'\n').count()
}
