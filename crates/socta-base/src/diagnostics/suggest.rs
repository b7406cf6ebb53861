//! "Did you mean": the nearest known word to one that is not known.

use strsim::osa_distance;

/// Candidates of a plausible length that are compared at most, so that the cost of one look-up is bounded however many
/// identifiers a dossier has.
const COMPARED: usize = 100_000;
/// So many candidates at the same distance mean that none of them is meant (numbered identifiers).
const TOO_MANY: usize = 3;

/// The candidate that `word` most likely stands for, if there is one.
///
/// Case and leading zeros do not count. The distance is the optimal string alignment distance (insert, delete, replace,
/// swap neighbours); one change in three characters is allowed, at most three. Another number is another thing: a
/// candidate that differs in digits only is not suggested. When several candidates are equally near the first in order
/// is taken; when more than three are, none.
///
/// # Source
///
/// Damerau, F. J. (1964), A technique for computer detection and correction of spelling errors, Communications of the
/// ACM 7(3), 171-176.
///
/// # Complexity
///
/// Linear in the number of candidates, with one distance for each of the first 100,000 of plausible length.
#[must_use]
pub fn suggest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = plain(word.trim());
    let length = word.chars().count();
    let allowed = (length / 3).clamp(1, 3);
    // A character has at most four bytes, and a leading zero may be gone.
    let plausible = |candidate: &&str| candidate.len().abs_diff(word.len()) <= 4 * allowed;
    let mut best: Option<(usize, &'a str)> = None;
    let mut ties = 0;
    for candidate in candidates.into_iter().filter(plausible).take(COMPARED) {
        let Some(distance) = distance(&word, length, candidate).filter(|distance| *distance <= allowed)
        else {
            continue;
        };
        match best {
            Some((nearest, _)) if distance > nearest => {}
            Some((nearest, first)) if distance == nearest => {
                ties += usize::from(candidate != first);
                best = Some((distance, first.min(candidate)));
            }
            _ => {
                ties = 1;
                best = Some((distance, candidate));
            }
        }
    }
    best.filter(|(distance, _)| *distance == 0 || ties <= TOO_MANY).map(|(_, candidate)| candidate)
}

/// Distance of a candidate, or none if it is another number or shares nothing with the word.
fn distance(word: &str, length: usize, candidate: &str) -> Option<usize> {
    let candidate = plain(candidate);
    if candidate == word {
        return (length > 0).then_some(0);
    }
    let distance = osa_distance(word, &candidate);
    (distance < length && !same_but_for_digits(word, &candidate)).then_some(distance)
}

/// In lower case, and without zeros at the beginning of a number.
fn plain(word: &str) -> String {
    let mut plain = String::with_capacity(word.len());
    let mut characters = word.chars().flat_map(char::to_lowercase).peekable();
    let mut in_number = false;
    while let Some(character) = characters.next() {
        let leading = character == '0' && !in_number && characters.peek().is_some_and(char::is_ascii_digit);
        if !leading {
            plain.push(character);
            in_number = character.is_ascii_digit();
        }
    }
    plain
}

fn same_but_for_digits(one: &str, other: &str) -> bool {
    let letters =
        |word: &str| word.chars().filter(|character| !character.is_ascii_digit()).collect::<String>();
    let numbered = |word: &str| word.bytes().any(|byte| byte.is_ascii_digit());
    numbered(one) && numbered(other) && letters(one) == letters(other)
}

/// A hint that ends in "did you mean", or `otherwise` if nothing is near.
#[must_use]
pub fn did_you_mean<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
    otherwise: impl Into<String>,
) -> String {
    suggest(word, candidates)
        .map_or_else(|| otherwise.into(), |candidate| format!("did you mean `{candidate}`?"))
}

#[cfg(test)]
mod tests {
    use super::suggest;

    const AREAS: [&str; 5] = ["drugs.cocaine", "drugs.heroin", "fraud.vat", "thb.labour", "thb.sexual"];

    #[test]
    fn a_slip_of_the_pen_is_understood() {
        assert_eq!(suggest("drugs.cocain", AREAS), Some("drugs.cocaine"));
        assert_eq!(suggest("drugs.coacine", AREAS), Some("drugs.cocaine"));
        assert_eq!(suggest("THB.Labor", AREAS), Some("thb.labour"));
        assert_eq!(suggest(" fraud_vat", AREAS), Some("fraud.vat"));
    }

    #[test]
    fn another_word_is_left_alone() {
        assert_eq!(suggest("cyber.ransomware", AREAS), None);
        assert_eq!(suggest("", AREAS), None);
        assert_eq!(suggest("no", ["if", "or"]), None);
    }

    #[test]
    fn case_alone_finds_even_the_shortest_word() {
        assert_eq!(suggest("h0", ["H0", "H1", "H2", "H3"]), Some("H0"));
        assert_eq!(suggest("HIGH", ["Low", "High"]), Some("High"));
    }

    #[test]
    fn numbered_identifiers_are_not_guessed() {
        let numbered: Vec<String> = (0..1_000).map(|number| format!("N{number:04}")).collect();
        let numbered = || numbered.iter().map(String::as_str);
        assert_eq!(suggest("N2000", numbered()), None);
        assert_eq!(suggest("N12345", numbered()), None);
        assert_eq!(suggest("n7", numbered()), Some("N0007"));
        assert_eq!(suggest("NO7", ["N07", "N08", "N17"]), Some("N07"));
    }

    #[test]
    fn the_order_of_the_candidates_does_not_matter() {
        assert_eq!(suggest("bat", ["cat", "hat"]), Some("cat"));
        assert_eq!(suggest("bat", ["hat", "cat"]), Some("cat"));
    }
}
