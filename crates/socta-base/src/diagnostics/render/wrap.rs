//! Paragraphs broken into lines.

/// Breaks text at spaces into lines of at most `width` characters; line breaks in the text stay. A word that is longer
/// stands on a line of its own.
pub(crate) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        let mut length = 0;
        for word in paragraph.split_whitespace() {
            let word_length = word.chars().count();
            if length > 0 && length + 1 + word_length > width {
                lines.push(std::mem::take(&mut line));
                length = 0;
            }
            if length > 0 {
                line.push(' ');
                length += 1;
            }
            line.push_str(word);
            length += word_length;
        }
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn lines_keep_to_the_width_and_lose_no_word() {
        let text = "one two three\nfour extraordinarily five";
        assert_eq!(wrap(text, 9), ["one two", "three", "four", "extraordinarily", "five"]);
        assert_eq!(wrap(text, 100), ["one two three", "four extraordinarily five"]);
        assert!(wrap("", 10).is_empty());
    }
}
