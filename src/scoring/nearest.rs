//! "Did you mean".

/// Smallest similarity that is worth a suggestion, `0..=1`.
const ALIKE: f64 = 0.6;

/// The candidate that is most like the word, if any is alike; the first one of equals.
///
/// # Complexity
/// O(candidates × length²).
pub(crate) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let mut best: Option<(f64, &str)> = None;
    for candidate in candidates {
        let likeness = strsim::normalized_damerau_levenshtein(&word, &candidate.to_lowercase());
        if likeness >= ALIKE && best.is_none_or(|(so_far, _)| likeness > so_far) {
            best = Some((likeness, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_alike_is_suggested() {
        let names = ["additive", "topsis", "promethee2"];
        assert_eq!(nearest("Topsys", names), Some("topsis"));
        assert_eq!(nearest("promethee", names), Some("promethee2"));
        assert_eq!(nearest("electre", names), None);
        assert_eq!(nearest("", names), None);
    }
}
