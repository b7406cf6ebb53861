//! A strict reader of markup: every element is closed in order, every attribute is quoted and stands once, every
//! identifier is unique and every reference to one leads somewhere.

use std::collections::BTreeSet;

/// Elements that HTML never closes.
const VOID: [&str; 3] = ["meta", "link", "br"];

#[derive(Default)]
struct Seen {
    open: Vec<String>,
    ids: BTreeSet<String>,
    references: Vec<String>,
}

/// Checks an HTML document.
pub(crate) fn check(html: &str) -> Result<(), String> {
    let body = html.strip_prefix("<!DOCTYPE html>").ok_or("no document type")?;
    read(body)
}

/// Checks an SVG document.
pub(crate) fn check_svg(svg: &str) -> Result<(), String> {
    if let Some(bad) = svg.chars().find(|c| c.is_control() && *c != '\n') {
        return Err(format!("XML forbids {bad:?}"));
    }
    read(svg)
}

fn read(mut rest: &str) -> Result<(), String> {
    let mut seen = Seen::default();
    while let Some(at) = rest.find('<') {
        words(&rest[..at])?;
        rest = &rest[at + 1..];
        let end = tag_end(rest).ok_or_else(|| format!("tag without end: {}", head(rest)))?;
        let tag = &rest[..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            let open = seen.open.pop();
            if open.as_deref() != Some(name) {
                return Err(format!("</{name}> closes {open:?}"));
            }
            continue;
        }
        let name = element(&mut seen, tag)?;
        if name == "style" {
            // Style is not markup; it ends at its closing tag.
            let close = rest.find("</style").ok_or("style without end")?;
            rest = &rest[close..];
        }
    }
    words(rest)?;
    if !seen.open.is_empty() {
        return Err(format!("never closed: {:?}", seen.open));
    }
    match seen.references.iter().find(|reference| !seen.ids.contains(*reference)) {
        Some(reference) => Err(format!("#{reference} leads nowhere")),
        None => Ok(()),
    }
}

/// End of a tag: a pointed bracket outside quotes.
fn tag_end(text: &str) -> Option<usize> {
    let mut quoted = false;
    for (at, c) in text.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '>' if !quoted => return Some(at),
            '<' => return None,
            _ => {}
        }
    }
    None
}

fn element(seen: &mut Seen, tag: &str) -> Result<String, String> {
    let closed = tag.ends_with('/');
    let tag = tag.strip_suffix('/').unwrap_or(tag);
    let (name, mut rest) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
    if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Err(format!("no element name: {}", head(tag)));
    }
    let mut attributes = BTreeSet::new();
    while !rest.trim().is_empty() {
        let (key, after) =
            rest.trim_start().split_once("=\"").ok_or_else(|| format!("no value: {}", head(rest)))?;
        let (value, after) = after.split_once('"').ok_or("attribute without end")?;
        if !attributes.insert(key) || key.contains(|c: char| c.is_whitespace() || c == '"') {
            return Err(format!("attribute {key:?} of {name}"));
        }
        words(value)?;
        match key {
            "id" if !seen.ids.insert(value.to_owned()) => return Err(format!("id {value} stands twice")),
            "href" if value.starts_with('#') => seen.references.push(value[1..].to_owned()),
            "aria-labelledby" | "aria-describedby" => seen.references.push(value.to_owned()),
            _ => {}
        }
        rest = after;
    }
    if !closed && !VOID.contains(&name) {
        seen.open.push(name.to_owned());
    }
    Ok(name.to_owned())
}

/// Words must not hold what begins markup.
fn words(text: &str) -> Result<(), String> {
    for part in text.split('&').skip(1) {
        let known = ["amp;", "lt;", "gt;", "quot;", "apos;", "#39;"];
        if !known.iter().any(|name| part.starts_with(name)) {
            return Err(format!("&{}", head(part)));
        }
    }
    if text.contains(['<', '\0']) { Err(format!("stray sign in {}", head(text))) } else { Ok(()) }
}

fn head(text: &str) -> String {
    text.chars().take(60).collect()
}

#[test]
fn the_reader_sees_faults() {
    check("<!DOCTYPE html><html><p id=\"a\">x &amp; y</p><a href=\"#a\">z</a></html>").expect("sound");
    for broken in [
        "<html></html>",
        "<!DOCTYPE html><p>",
        "<!DOCTYPE html><p></div>",
        "<!DOCTYPE html><p>&nope</p>",
        "<!DOCTYPE html><p id=\"a\"></p><p id=\"a\"></p>",
        "<!DOCTYPE html><a href=\"#b\">x</a>",
        "<!DOCTYPE html><a href=x>x</a>",
        "<!DOCTYPE html><p class=\"a\" class=\"b\"></p>",
        "<!DOCTYPE html>a < b",
    ] {
        check(broken).expect_err(broken);
    }
}
