//! What all drawings have in common: the accessible frame, the palette, the widths of words.

use std::fmt::Write as _;

use plotters::style::RGBColor;

use super::outline::clean;
use crate::locale::Words;

/// Width of a drawing in pixels: a column of text at screen size, 180 mm in print.
pub(super) const WIDTH: u32 = 720;

/// Size of ordinary text in a drawing, in pixels.
pub(super) const TEXT: f64 = 13.0;

/// Typefaces; nothing is loaded.
const TYPEFACE: &str = "system-ui, 'Segoe UI', 'Liberation Sans', Arial, sans-serif";

/// Ink of text and axes.
pub(super) const INK: RGBColor = RGBColor(0x1b, 0x1f, 0x24);
/// Ink of what stands behind: grid lines, secondary text; 4.5:1 on white.
pub(super) const FAINT: RGBColor = RGBColor(0x5c, 0x63, 0x6b);
/// Grid lines.
pub(super) const GRID: RGBColor = RGBColor(0xd9, 0xdd, 0xe1);
/// What is emphasised.
pub(super) const BLUE: RGBColor = RGBColor(0x00, 0x72, 0xb2);
/// Lines that cut.
pub(super) const VERMILION: RGBColor = RGBColor(0xd5, 0x5e, 0x00);

/// Colours that people with any kind of colour vision tell apart; yellow comes last, for it is weak on white.
///
/// # Source
/// M. Okabe, K. Ito, *Color Universal Design* (2002; revised 2008).
pub(super) const PALETTE: [RGBColor; 8] = [
    BLUE,
    RGBColor(0xe6, 0x9f, 0x00),
    RGBColor(0x00, 0x9e, 0x73),
    RGBColor(0xcc, 0x79, 0xa7),
    RGBColor(0x56, 0xb4, 0xe9),
    VERMILION,
    RGBColor(0x00, 0x00, 0x00),
    RGBColor(0xf0, 0xe4, 0x42),
];

/// As `#rrggbb`.
pub(super) fn hex(colour: RGBColor) -> String {
    format!("#{:02x}{:02x}{:02x}", colour.0, colour.1, colour.2)
}

/// What a reader hears in the place of a drawing.
pub(super) struct Frame<'a> {
    /// Anchor of the figure; identifiers inside the drawing begin with it.
    pub(super) anchor: &'a str,
    /// Accessible name.
    pub(super) title: &'a str,
    /// Accessible description; may be empty.
    pub(super) description: &'a str,
    /// Width and height in pixels.
    pub(super) size: (u32, u32),
}

impl Frame<'_> {
    /// The whole SVG around what is drawn.
    pub(super) fn around(&self, drawing: &str, words: &Words) -> String {
        let (width, height) = self.size;
        let anchor = self.anchor;
        let language = words.language().tag;
        let described = if self.description.is_empty() {
            String::new()
        } else {
            format!(" aria-describedby=\"{anchor}--description\"")
        };
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
             role=\"img\" lang=\"{language}\" xml:lang=\"{language}\" aria-labelledby=\"{anchor}--title\"{described} \
             font-family=\"{TYPEFACE}\">\n<title id=\"{anchor}--title\">{}</title>\n",
            escape(self.title)
        );
        if !self.description.is_empty() {
            let description = escape(self.description);
            let _ = writeln!(svg, "<desc id=\"{anchor}--description\">{description}</desc>");
        }
        let _ = writeln!(svg, "<rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>");
        svg.push_str(drawing.trim());
        svg.push_str("\n</svg>\n");
        svg
    }

    /// A drawing that only says why there is none.
    pub(super) fn saying(&self, message: &str, words: &Words) -> String {
        let lines = wrap(message, f64::from(WIDTH) - 48.0, TEXT, 4);
        let size = (WIDTH, 40 + 18 * u32::try_from(lines.len()).unwrap_or(4));
        let text: String = (0..)
            .zip(&lines)
            .map(|(at, line)| {
                let y = 32 + 18 * at;
                format!(
                    "<text x=\"24\" y=\"{y}\" font-size=\"{TEXT}\" fill=\"{}\">{}</text>\n",
                    hex(INK),
                    escape(line)
                )
            })
            .collect();
        Frame { size, ..*self }.around(&text, words)
    }
}

/// Text that may stand in SVG.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in clean(text).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}

/// Width of a text in pixels. Typefaces differ; this is an estimate for the widest that is usual (DejaVu Sans).
pub(super) fn width(text: &str, size: f64) -> f64 {
    let ems: f64 = text
        .chars()
        .map(|c| match c {
            'i' | 'j' | 'l' | '.' | ',' | ';' | ':' | '\'' | '!' | '|' | 'I' | ' ' | '\u{a0}' => 0.33,
            'f' | 't' | 'r' | '(' | ')' | '-' | '/' => 0.41,
            'm' | 'w' | 'M' | 'W' | '%' | '—' => 0.98,
            c if c.is_uppercase() => 0.73,
            c if c.is_ascii() => 0.62,
            c if c.is_alphabetic() && u32::from(c) < 0x2e80 => 0.66,
            _ => 1.0,
        })
        .sum();
    ems * size
}

/// Text in at most `most` lines that are at most `limit` pixels wide and about equally long; what does not fit ends in an
/// ellipsis.
pub(super) fn wrap(text: &str, limit: f64, size: f64, most: usize) -> Vec<String> {
    let lines = fill(text, limit, size, most);
    // The narrowest column with as many lines leaves no word alone on the last one.
    (4..10)
        .map(|tenths| fill(text, limit * f64::from(tenths) / 10.0, size, most))
        .find(|narrow| narrow.len() == lines.len() && narrow.last().is_some_and(|last| !last.ends_with('…')))
        .unwrap_or(lines)
}

/// Lines filled one after another.
fn fill(text: &str, limit: f64, size: f64, most: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in clean(text).split_whitespace() {
        let last = lines.len() - 1;
        let longer = if lines[last].is_empty() { word.to_owned() } else { format!("{} {word}", lines[last]) };
        if width(&longer, size) <= limit {
            lines[last] = longer;
            continue;
        }
        if !lines[last].is_empty() {
            lines.push(String::new());
        }
        for c in word.chars() {
            let last = lines.len() - 1;
            if width(&lines[last], size) + width(&c.to_string(), size) > limit && !lines[last].is_empty() {
                lines.push(String::new());
            }
            let last = lines.len() - 1;
            lines[last].push(c);
        }
    }
    if lines.len() > most.max(1) {
        lines.truncate(most.max(1));
        let last = lines.len() - 1;
        while width(&lines[last], size) + size > limit && lines[last].pop().is_some() {}
        lines[last] = format!("{}…", lines[last].trim_end());
    }
    lines
}

/// Values at which an axis is marked: multiples of 1, 2 or 5 times a power of ten; and the digits they need.
pub(super) fn ticks(low: f64, high: f64, most: usize) -> (Vec<f64>, usize) {
    let wanted = (high - low) / f64::from(u32::try_from(most.max(1)).unwrap_or(1));
    // The smallest power of ten that is large enough, then a half or a fifth of it.
    let (mut unit, mut digits) = (1.0f64, 0usize);
    while unit < wanted && unit < 1e15 {
        unit *= 10.0;
    }
    while unit / 10.0 >= wanted && digits < 12 {
        unit /= 10.0;
        digits += 1;
    }
    let mut fine = unit;
    for factor in [2.0, 5.0] {
        if unit / factor >= wanted {
            fine = unit / factor;
        }
    }
    digits += usize::from(fine < unit && unit <= 1.0);
    let first = (low / fine).ceil();
    let marks = (0..=most.saturating_mul(3))
        .map(|at| (first + f64::from(u32::try_from(at).unwrap_or(u32::MAX))) * fine)
        .take_while(|mark| *mark <= high + fine * 1e-9)
        .collect();
    (marks, digits)
}

/// Both ends of an axis, repaired so that it has a length.
pub(super) fn axis(wanted: [f64; 2], values: impl Iterator<Item = f64>) -> (f64, f64) {
    const LIMIT: f64 = 1e12;
    let [low, high] = wanted;
    if low.is_finite()
        && high.is_finite()
        && low < high
        && low.abs() < LIMIT
        && high.abs() < LIMIT
        && high - low > 1e-9
    {
        return (low, high);
    }
    let (mut low, mut high) = (0.0f64, 1.0f64);
    for value in values.filter(|value| value.is_finite()) {
        low = low.min(value.max(-LIMIT));
        high = high.max(value.min(LIMIT));
    }
    (low, high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_numbers() {
        assert_eq!(ticks(0.0, 1.0, 6), (vec![0.0, 0.2, 0.4, 0.6000000000000001, 0.8, 1.0], 1));
        assert_eq!(ticks(0.0, 100.0, 6).0, [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
        assert_eq!(ticks(1.0, 30.0, 6).0, [5.0, 10.0, 15.0, 20.0, 25.0, 30.0]);
        assert_eq!(ticks(0.0, 10.0, 6), (vec![0.0, 2.0, 4.0, 6.0, 8.0, 10.0], 0));
        let (marks, digits) = ticks(0.40, 0.47, 6);
        assert_eq!(digits, 2);
        assert!(marks.len() >= 3 && marks.len() <= 8, "{marks:?}");
    }

    #[test]
    fn long_words_are_broken_and_long_texts_end_in_an_ellipsis() {
        assert_eq!(wrap("short", 200.0, 13.0, 2), ["short"]);
        let lines =
            wrap("Production, trafficking and distribution of cannabis, cocaine and heroin", 200.0, 13.0, 3);
        assert!(lines.len() >= 2 && lines.iter().all(|line| width(line, 13.0) <= 200.0), "{lines:?}");
        let lines = wrap(&"x".repeat(500), 100.0, 13.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…'));
    }

    #[test]
    fn an_axis_always_has_a_length() {
        assert_eq!(axis([0.2, 0.8], std::iter::empty()), (0.2, 0.8));
        assert_eq!(axis([1.0, 0.0], [3.0, f64::NAN].into_iter()), (0.0, 3.0));
        assert_eq!(axis([f64::NAN, 1.0], std::iter::empty()), (0.0, 1.0));
    }
}
