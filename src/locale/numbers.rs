//! Numbers as a language writes them. A number that is not finite becomes a dash, never `NaN`.

use super::{Arg, Language, Words};

/// What stands for a number that does not exist.
const NOTHING: &str = "—";
/// The minus sign; a hyphen is too short beside digits.
const MINUS: char = '−';

impl Language {
    /// A number with this many digits after the decimal sign, rounded to nearest.
    #[must_use]
    pub fn number(&self, value: f64, digits: usize) -> String {
        if !value.is_finite() {
            return NOTHING.to_owned();
        }
        let plain = format!("{:.*}", digits, value.abs());
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        let mut text = String::with_capacity(plain.len() + 4);
        // A value that is rounded to zero has no sign.
        if value < 0.0 && plain.bytes().any(|byte| (b'1'..=b'9').contains(&byte)) {
            text.push(MINUS);
        }
        self.push_grouped(&mut text, whole);
        if !fraction.is_empty() {
            text.push(self.decimal);
            text.push_str(fraction);
        }
        text
    }

    /// Adds digits in groups of three.
    fn push_grouped(&self, text: &mut String, digits: &str) {
        for (position, digit) in digits.chars().enumerate() {
            if position > 0 && (digits.len() - position).is_multiple_of(3) {
                text.push(self.group);
            }
            text.push(digit);
        }
    }

    /// A share in `0..=1` as a percentage with this many digits.
    #[must_use]
    pub fn percent(&self, share: f64, digits: usize) -> String {
        if share.is_finite() {
            format!("{}{}", self.number(share * 100.0, digits), self.percent)
        } else {
            NOTHING.to_owned()
        }
    }
}

impl Words {
    /// A number with this many digits after the decimal sign; a dash if it is not finite.
    #[must_use]
    pub fn number(&self, value: f64, digits: usize) -> String {
        self.language().number(value, digits)
    }

    /// A number that always shows its sign, for differences.
    #[must_use]
    pub fn signed(&self, value: f64, digits: usize) -> String {
        let text = self.number(value, digits);
        let positive = value.is_finite() && text.bytes().any(|byte| (b'1'..=b'9').contains(&byte));
        if positive && value > 0.0 { format!("+{text}") } else { text }
    }

    /// A whole number.
    #[must_use]
    pub fn count(&self, count: usize) -> String {
        let mut text = String::new();
        self.language().push_grouped(&mut text, &count.to_string());
        text
    }

    /// A share in `0..=1` as a percentage; a dash if it is not finite.
    #[must_use]
    pub fn percent(&self, share: f64, digits: usize) -> String {
        self.language().percent(share, digits)
    }

    /// A probability as a percentage that is never rounded to certainty.
    #[must_use]
    pub fn probability(&self, share: f64) -> String {
        if share > 0.0 && share < 0.005 {
            format!("< {}", self.percent(0.01, 0))
        } else if share < 1.0 && share > 0.995 {
            format!("> {}", self.percent(0.99, 0))
        } else {
            self.percent(share, 0)
        }
    }

    /// An interval with an en dash; one number if both ends look the same.
    #[must_use]
    pub fn range(&self, low: f64, high: f64, digits: usize) -> String {
        join(self.number(low, digits), self.number(high, digits))
    }

    /// A calendar day in words. A month outside `1..=12` is printed as its number.
    #[must_use]
    pub fn date(&self, year: u16, month: u8, day: u8) -> String {
        let key = match month {
            1 => "month-1",
            2 => "month-2",
            3 => "month-3",
            4 => "month-4",
            5 => "month-5",
            6 => "month-6",
            7 => "month-7",
            8 => "month-8",
            9 => "month-9",
            10 => "month-10",
            11 => "month-11",
            12 => "month-12",
            _ => return format!("{year:04}-{month:02}-{day:02}"),
        };
        let month = self.say(key, &[]);
        self.say(
            "date-long",
            &[
                ("day", Arg::from(day.to_string())),
                ("month", Arg::from(month)),
                ("year", Arg::from(year.to_string())),
            ],
        )
    }

    /// "a", "a and b", "a, b and c"; empty for no items.
    #[must_use]
    pub fn list<S: AsRef<str>>(&self, items: &[S]) -> String {
        let mut text = String::new();
        for (position, item) in items.iter().enumerate() {
            let item = item.as_ref();
            text = match position {
                0 => item.to_owned(),
                _ if position + 1 == items.len() => {
                    self.say("list-and", &[("first", Arg::from(&text)), ("last", Arg::from(item))])
                }
                _ => self.say("list-more", &[("first", Arg::from(&text)), ("second", Arg::from(item))]),
            };
        }
        text
    }
}

/// Two ends with an en dash, spaced if one of them has a sign or is missing.
fn join(low: String, high: String) -> String {
    if low == high {
        low
    } else if [&low, &high].iter().any(|end| end.starts_with(MINUS) || *end == NOTHING) {
        format!("{low} – {high}")
    } else {
        format!("{low}–{high}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(language: &str) -> Words {
        Words::load(language).expect("the language is in the table")
    }

    #[test]
    fn numbers_follow_the_language() {
        let en = words("en");
        let da =
            super::super::languages().iter().find(|language| language.tag == "da").expect("in the table");
        assert_eq!(en.number(0.1234, 2), "0.12");
        assert_eq!(da.number(0.1234, 2), "0,12");
        assert_eq!(en.number(1_234_567.5, 1), "1\u{a0}234\u{a0}567.5");
        assert_eq!(en.number(-1234.0, 0), "−1\u{a0}234");
        assert_eq!(en.count(139_000_000), "139\u{a0}000\u{a0}000");
        assert_eq!(en.percent(0.123, 0), "12\u{a0}%");
        assert_eq!(da.percent(0.1234, 1), "12,3\u{a0}%");
    }

    #[test]
    fn what_is_rounded_to_zero_has_no_sign() {
        let en = words("en");
        assert_eq!(en.number(-0.004, 2), "0.00");
        assert_eq!(en.signed(0.004, 2), "0.00");
        assert_eq!(en.signed(0.006, 2), "+0.01");
        assert_eq!(en.signed(-0.006, 2), "−0.01");
    }

    #[test]
    fn what_is_not_finite_is_a_dash() {
        let en = words("en");
        for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(en.number(value, 2), "—");
            assert_eq!(en.signed(value, 2), "—");
            assert_eq!(en.percent(value, 2), "—");
        }
        assert_eq!(en.range(f64::NAN, 1.0, 0), "— – 1");
    }

    #[test]
    fn ranges_have_an_en_dash_and_need_two_different_ends() {
        let en = words("en");
        assert_eq!(en.range(0.12, 0.34, 2), "0.12–0.34");
        assert_eq!(en.range(0.121, 0.124, 2), "0.12");
        assert_eq!(en.range(-0.2, 0.1, 1), "−0.2 – 0.1");
    }

    #[test]
    fn dates_and_lists_are_in_words() {
        let en = words("en");
        assert_eq!(en.date(2021, 4, 12), "12 April 2021");
        assert_eq!(en.date(2021, 13, 1), "2021-13-01");
        assert_eq!(en.list::<&str>(&[]), "");
        assert_eq!(en.list(&["a"]), "a");
        assert_eq!(en.list(&["a", "b"]), "a and b");
        assert_eq!(en.list(&["a", "b", "c"]), "a, b and c");
        assert!(en.faults().is_empty());
    }
}
