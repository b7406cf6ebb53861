//! What looks like personal data in a free text.

use super::actors::is_personal_name;

/// Digits from which on a row of them that begins with `+` or `0` looks like a telephone number.
const TELEPHONE: usize = 8;

/// What in a text looks as if it led to a person, in words; none if nothing does. A name alone does not: it may be that of a place
/// or of a firm.
pub(super) fn leads_to_person(text: &str) -> Option<String> {
    let contact = match (text.split_whitespace().any(is_mail_address), has_telephone(text)) {
        (true, true) => "an e-mail address and a telephone number",
        (true, false) => "an e-mail address",
        (false, true) => "a telephone number",
        (false, false) => return None,
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    let named = words.windows(2).any(|pair| is_personal_name(&pair.join(" ")));
    Some(if named { format!("a person's name and {contact}") } else { contact.to_owned() })
}

fn is_mail_address(word: &str) -> bool {
    let word = word.trim_matches(|sign: char| !sign.is_alphanumeric());
    word.split_once('@').is_some_and(|(user, host)| {
        let inner = host.trim_matches('.');
        !user.is_empty() && inner.contains('.') && !inner.contains('@')
    })
}

fn has_telephone(text: &str) -> bool {
    let signs: Vec<char> = text.chars().collect();
    let begins = |at: &usize| {
        let before = at.checked_sub(1).and_then(|before| signs.get(before));
        let fresh = before.is_none_or(|sign| !sign.is_alphanumeric() && !matches!(sign, '.' | ',' | '-'));
        matches!(signs[*at], '+' | '0') && fresh
    };
    (0..signs.len()).filter(begins).any(|at| {
        let number = signs[at..].iter().take_while(|sign| {
            sign.is_ascii_digit() || matches!(sign, '+' | ' ' | '-' | '/' | '(' | ')' | '.')
        });
        number.filter(|sign| sign.is_ascii_digit()).count() >= TELEPHONE
    })
}

#[cfg(test)]
mod tests {
    use super::leads_to_person;

    #[test]
    fn contacts_are_found_with_the_name_beside_them() {
        let said = |text| leads_to_person(text);
        assert_eq!(
            said("Ask Jane Example, +44 20 7946 0018.").as_deref(),
            Some("a person's name and a telephone number")
        );
        assert_eq!(said("Write to jane@example.org").as_deref(), Some("an e-mail address"));
        assert_eq!(
            said("0171/5551234 or j@x.org.").as_deref(),
            Some("an e-mail address and a telephone number")
        );
    }

    #[test]
    fn figures_dates_and_names_of_bodies_are_none() {
        for text in [
            "Eurojust Annual Report 2024, seizures of 2019-01-01 to 2020-12-31.",
            "About EUR 160 000 000 in 2021; 0.5 to 0.75 percent.",
            "The National Crime Agency counts 12 000 users @ large.",
            "",
        ] {
            assert_eq!(leads_to_person(text), None, "{text}");
        }
    }
}
