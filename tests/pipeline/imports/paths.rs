//! The paths that a source file names, from its text.

/// Words before which an item of a module is declared.
const DECLARES: [&str; 9] = ["fn", "struct", "enum", "trait", "const", "static", "type", "union", "mod"];

/// What a file says of other files.
#[derive(Debug, Default)]
pub struct Said {
    /// Names of the items that it declares.
    pub declares: Vec<String>,
    /// Paths that it uses, one for each name: `crate::a::b`, `super::c`, `d::*`.
    pub uses: Vec<String>,
    /// Paths that it hands on with `pub use`.
    pub hands_on: Vec<String>,
}

/// Reads a text without its comments and its tests.
pub fn read(text: &str) -> Said {
    let text = without_tests(&without_comments(text));
    let mut said = Said::default();
    let mut rest = String::new();
    for statement in text.split_inclusive([';', '{', '}']) {
        let trimmed = statement.trim_start();
        if let Some(name) = declared(trimmed) {
            said.declares.push(name);
        }
        rest.push_str(statement);
    }
    let mut body = String::new();
    let mut at = 0;
    while let Some((start, public, end)) = next_use(&rest, at) {
        body.push_str(&rest[at..start]);
        let tree = &rest[start..end];
        let tree = &tree[tree.find("use ").map_or(0, |found| found + 4)..];
        let paths = expand(tree);
        if public {
            said.hands_on.extend(paths);
        } else {
            said.uses.extend(paths);
        }
        at = end + 1;
    }
    body.push_str(&rest[at..]);
    said.uses.extend(inline(&body));
    said
}

/// Where the next `use` begins, whether it is public, and where its semicolon is.
fn next_use(text: &str, from: usize) -> Option<(usize, bool, usize)> {
    let mut at = from;
    loop {
        let found = at + text[at..].find("use ")?;
        let line = text[..found].rfind(['\n', ';', '{', '}']).map_or(0, |end| end + 1);
        let before = text[line..found].trim();
        let public = before.starts_with("pub");
        if before.is_empty() || (public && !before.contains(' ')) || before.starts_with("pub(") {
            let end = found + text[found..].find(';')?;
            return Some((line, public, end));
        }
        at = found + 4;
    }
}

/// The name that a statement declares.
fn declared(statement: &str) -> Option<String> {
    let split = |c: char| c.is_whitespace() || "(<:=;{".contains(c);
    let mut words = without_attributes(statement).split(split).filter(|word| !word.is_empty());
    let mut before = words.next()?;
    for next in words {
        if DECLARES.contains(&before) && !DECLARES.contains(&next) {
            return (before != "mod").then(|| next.to_owned());
        }
        before = next;
    }
    None
}

/// A statement from behind its attributes.
fn without_attributes(statement: &str) -> &str {
    let mut rest = statement.trim_start();
    while rest.starts_with("#[") {
        let mut depth = 0;
        let end = rest.find(|c| {
            depth += i32::from(c == '[') - i32::from(c == ']');
            depth == 0 && c == ']'
        });
        rest = end.map_or("", |end| rest[end + 1..].trim_start());
    }
    rest
}

/// Every path of a tree of `use`, aliases left out.
pub fn expand(tree: &str) -> Vec<String> {
    let mut paths = Vec::new();
    branches("", tree.trim(), &mut paths);
    paths
}

fn branches(prefix: &str, list: &str, into: &mut Vec<String>) {
    let mut depth = 0;
    let parts = list.split(|c| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        c == ',' && depth == 0
    });
    for part in parts.map(str::trim).filter(|part| !part.is_empty()) {
        match part.split_once('{') {
            Some((head, tail)) => {
                branches(&format!("{prefix}{}", head.trim()), tail.trim_end().trim_end_matches('}'), into);
            }
            None => into.push(format!("{prefix}{}", part.split(" as ").next().unwrap_or(part).trim())),
        }
    }
}

/// Paths within code that begin at the crate or at a parent.
fn inline(body: &str) -> Vec<String> {
    let begins = |text: &str| ["crate::", "super::"].iter().any(|head| text.starts_with(head));
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let mut found = Vec::new();
    let mut before = ' ';
    for (at, character) in body.char_indices() {
        // `pub(in crate::room)` says who sees an item, and imports nothing.
        if !is_part(before) && begins(&body[at..]) && !body[..at].ends_with("pub(in ") {
            let path: String = body[at..].chars().take_while(|c| is_part(*c)).collect();
            found.push(path.trim_end_matches(':').to_owned());
        }
        before = character;
    }
    found
}

fn without_comments(text: &str) -> String {
    text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// The text without what is compiled for tests only.
fn without_tests(text: &str) -> String {
    const MARK: &str = "#[cfg(test)]";
    let mut left = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(MARK) {
        left.push_str(&rest[..at]);
        rest = &rest[at + MARK.len()..];
        let end = rest.find([';', '{']).unwrap_or(rest.len().saturating_sub(1));
        rest = if rest[end..].starts_with('{') { after_block(&rest[end..]) } else { &rest[end + 1..] };
    }
    left + rest
}

/// What follows the block that a text begins with.
fn after_block(text: &str) -> &str {
    let mut depth = 0;
    for (at, character) in text.char_indices() {
        depth += i32::from(character == '{') - i32::from(character == '}');
        if depth == 0 {
            return &text[at + 1..];
        }
    }
    ""
}
