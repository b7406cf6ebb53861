//! A decision matrix: alternatives × criteria, row by row, with cells that may be missing.

/// Which end of a criterion is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// More is better, or is what is sought.
    Max,
    /// Less is better.
    Min,
}

impl Direction {
    /// `1.0` for max, `-1.0` for min.
    #[must_use]
    #[inline]
    pub fn sign(self) -> f64 {
        match self {
            Self::Max => 1.0,
            Self::Min => -1.0,
        }
    }
}

/// Why cells do not make a matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MatrixError {
    /// The number of cells is not a multiple of the number of columns.
    #[error("{cells} cells do not fill rows of {columns}")]
    Ragged {
        /// Number of cells that were given.
        cells: usize,
        /// Number of columns that they should fill.
        columns: usize,
    },
    /// A column has another number of cells than the first one.
    #[error("column {column} has {cells} cells; the first one has {rows}")]
    Uneven {
        /// Position of the column, from 0.
        column: usize,
        /// Number of cells of the column.
        cells: usize,
        /// Number of cells of the first column.
        rows: usize,
    },
    /// A cell is infinite or not a number.
    #[error("the cell in row {row}, column {column} is not finite")]
    NotFinite {
        /// Row of the cell, from 0.
        row: usize,
        /// Column of the cell, from 0.
        column: usize,
    },
}

/// A decision matrix. Every cell is a finite number or missing.
#[derive(Debug, Clone, PartialEq)]
pub struct Matrix {
    rows: usize,
    columns: usize,
    /// Missing cells are NaN, in here alone.
    cells: Vec<f64>,
    /// Number of missing cells, counted once: every method asks.
    missing: usize,
}

impl Matrix {
    /// The matrix with these cells, row by row.
    ///
    /// # Errors
    /// If the cells do not fill the rows, or one is not finite.
    pub fn new(columns: usize, cells: &[Option<f64>]) -> Result<Self, MatrixError> {
        let whole = if columns == 0 { cells.is_empty() } else { cells.len().is_multiple_of(columns) };
        if !whole {
            return Err(MatrixError::Ragged { cells: cells.len(), columns });
        }
        if let Some(at) = cells.iter().position(|cell| cell.is_some_and(|value| !value.is_finite())) {
            return Err(MatrixError::NotFinite { row: at / columns, column: at % columns });
        }
        let rows = cells.len().checked_div(columns).unwrap_or(0);
        let missing = cells.iter().filter(|cell| cell.is_none()).count();
        let cells = cells.iter().map(|cell| cell.unwrap_or(f64::NAN)).collect();
        Ok(Self { rows, columns, cells, missing })
    }

    /// The matrix with these columns, one a criterion, each from the first alternative to the last; NaN is a missing cell.
    ///
    /// # Errors
    /// If the columns are not of one length, or a cell is infinite.
    pub fn from_columns<C: AsRef<[f64]>>(columns: &[C]) -> Result<Self, MatrixError> {
        let rows = columns.first().map_or(0, |first| first.as_ref().len());
        if let Some(column) = columns.iter().position(|column| column.as_ref().len() != rows) {
            return Err(MatrixError::Uneven { column, cells: columns[column].as_ref().len(), rows });
        }
        let cell = |row: usize, column: &C| Some(column.as_ref()[row]).filter(|value| !value.is_nan());
        let cells: Vec<Option<f64>> =
            (0..rows).flat_map(|row| columns.iter().map(move |column| cell(row, column))).collect();
        Self::new(columns.len(), &cells)
    }

    /// Puts other cells into the matrix, row by row; what is not finite is missing.
    pub(crate) fn refill(&mut self, cells: impl Iterator<Item = Option<f64>>) {
        for (to, cell) in self.cells.iter_mut().zip(cells) {
            *to = cell.filter(|value| value.is_finite()).unwrap_or(f64::NAN);
        }
    }

    /// Number of alternatives.
    #[must_use]
    #[inline]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Number of criteria.
    #[must_use]
    #[inline]
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// The cell, unless it is missing or outside.
    #[must_use]
    #[inline]
    pub fn get(&self, row: usize, column: usize) -> Option<f64> {
        if column >= self.columns {
            return None;
        }
        self.cells.get(row * self.columns + column).copied().filter(|value| !value.is_nan())
    }

    /// The cells of a row.
    pub fn row(&self, row: usize) -> impl Iterator<Item = Option<f64>> + '_ {
        (0..self.columns).map(move |column| self.get(row, column))
    }

    /// The cells of a column.
    pub fn column(&self, column: usize) -> impl Iterator<Item = Option<f64>> + '_ {
        (0..self.rows).map(move |row| self.get(row, column))
    }

    /// Row and column of the first missing cell.
    #[must_use]
    pub fn first_missing(&self) -> Option<(usize, usize)> {
        if self.missing == 0 {
            return None;
        }
        let at = self.cells.iter().position(|value| value.is_nan())?;
        Some((at / self.columns, at % self.columns))
    }

    /// Number of missing cells.
    #[must_use]
    #[inline]
    pub fn missing(&self) -> usize {
        self.missing
    }

    /// The matrix as numbers, if no cell is missing.
    #[must_use]
    pub fn complete(&self) -> Option<Complete<'_>> {
        (self.missing == 0).then_some(Complete { columns: self.columns, cells: &self.cells })
    }

    /// The matrix with every missing cell replaced by the mean of the known cells of its column; none if a column has
    /// no known cell.
    #[must_use]
    pub fn filled_by_column_means(&self) -> Option<Self> {
        let mut filled = self.clone();
        for column in 0..self.columns {
            let known: Vec<f64> = self.column(column).flatten().collect();
            if known.len() == self.rows {
                continue;
            }
            if known.is_empty() {
                return None;
            }
            let mean = socta_base::numeric::sum::mean(&known);
            for row in 0..self.rows {
                let cell = &mut filled.cells[row * self.columns + column];
                if cell.is_nan() {
                    *cell = mean;
                }
            }
        }
        filled.missing = 0;
        Some(filled)
    }
}

/// A matrix without missing cells.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Complete<'a> {
    columns: usize,
    cells: &'a [f64],
}

impl<'a> Complete<'a> {
    /// Number of alternatives.
    #[must_use]
    #[inline]
    pub fn len(self) -> usize {
        self.cells.len().checked_div(self.columns).unwrap_or(0)
    }

    /// Whether there is no alternative.
    #[must_use]
    #[inline]
    pub fn is_empty(self) -> bool {
        self.cells.is_empty()
    }

    /// Number of criteria.
    #[must_use]
    #[inline]
    pub fn columns(self) -> usize {
        self.columns
    }

    /// The rows.
    #[inline]
    pub fn rows(self) -> impl Iterator<Item = &'a [f64]> + Clone {
        self.cells.chunks_exact(self.columns.max(1))
    }

    /// The cells of a row.
    #[must_use]
    #[inline]
    pub fn row(self, row: usize) -> &'a [f64] {
        &self.cells[row * self.columns..][..self.columns]
    }

    /// The cells of a column.
    #[must_use]
    pub fn column(self, column: usize) -> Vec<f64> {
        self.rows().map(|row| row[column]).collect()
    }

    /// All cells, row by row.
    pub(crate) fn cells(self) -> &'a [f64] {
        self.cells
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_cells_stay_missing() {
        let matrix = Matrix::new(2, &[Some(1.0), None, Some(3.0), Some(4.0)]).expect("two rows of two");
        assert_eq!((matrix.rows(), matrix.columns(), matrix.missing()), (2, 2, 1));
        assert_eq!(matrix.get(0, 1), None);
        assert_eq!(matrix.get(1, 1), Some(4.0));
        assert_eq!(matrix.get(0, 2), None);
        assert_eq!(matrix.first_missing(), Some((0, 1)));
        assert!(matrix.complete().is_none());
        let filled = matrix.filled_by_column_means().expect("each column has a known cell");
        assert_eq!(filled.get(0, 1), Some(4.0));
    }

    #[test]
    fn columns_become_rows_and_nan_is_missing() {
        let matrix =
            Matrix::from_columns(&[vec![1.0, f64::NAN], vec![3.0, 4.0]]).expect("two columns of two");
        let rows: Vec<Vec<Option<f64>>> = (0..2).map(|row| matrix.row(row).collect()).collect();
        assert_eq!(rows, [[Some(1.0), Some(3.0)], [None, Some(4.0)]]);
        let uneven = Matrix::from_columns(&[vec![1.0, 2.0], vec![3.0]]);
        assert_eq!(uneven, Err(MatrixError::Uneven { column: 1, cells: 1, rows: 2 }));
        let infinite = Matrix::from_columns(&[[1.0, f64::INFINITY]]);
        assert_eq!(infinite, Err(MatrixError::NotFinite { row: 1, column: 0 }));
        assert!(Matrix::from_columns::<Vec<f64>>(&[]).is_ok_and(|matrix| matrix.columns() == 0));
    }

    #[test]
    fn cells_must_fill_rows_and_be_finite() {
        assert_eq!(Matrix::new(2, &[Some(1.0)]), Err(MatrixError::Ragged { cells: 1, columns: 2 }));
        let infinite = Matrix::new(2, &[Some(1.0), Some(f64::INFINITY)]);
        assert_eq!(infinite, Err(MatrixError::NotFinite { row: 0, column: 1 }));
        assert!(Matrix::new(0, &[]).is_ok_and(|matrix| matrix.rows() == 0));
    }
}
