//! Days and periods as they are written: `2024-05-17`, and for periods also `2024-05` and `2024`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A calendar day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Year, `1900..=2199`.
    pub year: u16,
    /// Month, `1..=12`.
    pub month: u8,
    /// Day of the month.
    pub day: u8,
}

/// A closed period of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Period {
    /// First day.
    pub from: Date,
    /// Last day, not before the first.
    pub to: Date,
}

/// Days of each month of a common year.
const DAYS: [u8; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

impl Date {
    /// The first and the last day that a text can mean, if it is a day, a month or a year from 1900 to 2199.
    #[must_use]
    pub fn parse_period(text: &str) -> Option<Period> {
        let mut parts = text.split('-');
        let year = digits(parts.next()?, 4)?;
        let month = parts.next().map(|part| digits(part, 2));
        let day = parts.next().map(|part| digits(part, 2));
        if parts.next().is_some() || !(1900..=2199).contains(&year) {
            return None;
        }
        let (first_month, last_month) = match month {
            None => (1, 12),
            Some(month) => (month?, month?),
        };
        let from = Self::new(year, first_month, day.map_or(Some(1), |day| day)?)?;
        let last_day = match day {
            None => days_in(year, u8::try_from(last_month).ok()?)?.into(),
            Some(day) => day?,
        };
        Some(Period { from, to: Self::new(year, last_month, last_day)? })
    }

    /// A day, written as `2024-05-17`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::parse_period(text).filter(|period| period.from == period.to).map(|period| period.from)
    }

    fn new(year: u16, month: u16, day: u16) -> Option<Self> {
        let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
        (day >= 1 && day <= days_in(year, month)?).then_some(Self { year, month, day })
    }
}

impl Period {
    /// Whether the two have a day in common.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.from <= other.to && other.from <= self.to
    }
}

fn days_in(year: u16, month: u8) -> Option<u8> {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = DAYS.get(usize::from(month).checked_sub(1)?)?;
    Some(if month == 2 && leap { 29 } else { *days })
}

/// A number of exactly `count` digits.
fn digits(text: &str, count: usize) -> Option<u16> {
    let good = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    if good { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::Date;

    fn span(text: &str) -> Option<String> {
        Date::parse_period(text).map(|period| format!("{} {}", period.from, period.to))
    }

    #[test]
    fn days_months_and_years() {
        assert_eq!(span("2024").as_deref(), Some("2024-01-01 2024-12-31"));
        assert_eq!(span("2024-02").as_deref(), Some("2024-02-01 2024-02-29"));
        assert_eq!(span("2023-02").as_deref(), Some("2023-02-01 2023-02-28"));
        assert_eq!(span("2000-02-29").as_deref(), Some("2000-02-29 2000-02-29"));
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in [
            "",
            "24",
            "1899",
            "2200",
            "2023-02-29",
            "1900-02-29",
            "2023-13",
            "2023-00",
            "2023-01-00",
            "2023-1",
            "2023-01-1",
            "2023-01-01-01",
            "2023-",
            "+203",
            "２０２３",
            "2023-01-32",
            "01.02.2023",
        ] {
            assert_eq!(span(text), None, "{text}");
        }
        assert_eq!(Date::parse("2023-05"), None);
        assert!(Date::parse("2023-05-17").is_some());
    }
}
