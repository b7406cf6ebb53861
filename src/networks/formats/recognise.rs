//! Which format a file is, by its name and its first bytes.

use super::ReadFormat;
use super::cells;
use crate::source::Faults;

/// How much of a file is looked at.
const LOOKED_AT: usize = 4096;

/// The format of a file. What cannot be told apart is an edge list, whose reader then says what is missing.
#[must_use]
pub fn recognise(name: &str, bytes: &[u8]) -> ReadFormat {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_lowercase()).unwrap_or_default();
    match extension.as_str() {
        "graphml" => return ReadFormat::GraphMl,
        "gexf" => return ReadFormat::Gexf,
        "ftm" | "jsonl" | "ndjson" => return ReadFormat::Ftm,
        _ => {}
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(LOOKED_AT)]);
    let head = head.trim_start_matches('\u{feff}').trim_start();
    if head.starts_with('<') {
        return if head.contains("<gexf") { ReadFormat::Gexf } else { ReadFormat::GraphMl };
    }
    if head.starts_with('{') || head.starts_with('[') {
        return of_json(head);
    }
    if is_matrix(head) { ReadFormat::Matrix } else { ReadFormat::Edges }
}

/// A bundle says that it is one; an entity of FollowTheMoney is whole on its line and has a schema that is no version.
fn of_json(head: &str) -> ReadFormat {
    let plain: String = head.chars().filter(|it| !it.is_whitespace()).collect();
    let first = head.lines().next().unwrap_or_default();
    let entity = first.trim_end().ends_with('}') && first.contains("\"id\"") && first.contains("\"schema\"");
    if plain.contains("\"type\":\"bundle\"") {
        ReadFormat::Stix
    } else if entity && !plain.contains("\"schema\":\"socta.") {
        ReadFormat::Ftm
    } else {
        ReadFormat::Json
    }
}

/// Whether the first two rows are those of a matrix: no columns of an edge list, and nothing but numbers behind a name.
fn is_matrix(head: &str) -> bool {
    let lines: Vec<&str> = head.lines().filter(|line| !line.trim().is_empty()).take(2).collect();
    let rows = cells::rows(&lines.join("\n"), &mut Faults::default());
    let [header, first] = rows.as_slice() else { return false };
    let is_list = header.iter().any(|cell| matches!(cell.text.trim(), "source" | "target"));
    let is_number = |text: &str| text.is_empty() || text.parse::<f64>().is_ok();
    !is_list
        && first.len() == header.len()
        && first.len() > 1
        && first.iter().skip(1).all(|cell| is_number(cell.text.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_by_name_or_by_first_bytes() {
        for (name, bytes, expected) in [
            ("a.graphml", "", ReadFormat::GraphMl),
            ("a.GEXF", "", ReadFormat::Gexf),
            ("a.xml", "<?xml version='1.0'?>\n<gexf>", ReadFormat::Gexf),
            ("-", "\u{feff} <graphml>", ReadFormat::GraphMl),
            ("a.json", "{\"schema\": \"socta.graph/1\"", ReadFormat::Json),
            ("a.json", "{\n \"type\": \"bundle\",", ReadFormat::Stix),
            ("a.jsonl", "", ReadFormat::Ftm),
            ("-", "{\"id\": \"x\", \"schema\": \"Person\", \"properties\": {}}\n", ReadFormat::Ftm),
            ("a.csv", "source,target\na,b\n", ReadFormat::Edges),
            ("a.csv", "source,target\n1,2\n", ReadFormat::Edges),
            ("a.csv", ",a,b\na,0,1\nb,1,0\n", ReadFormat::Matrix),
            ("a.csv", "from,to\na,b\n", ReadFormat::Edges),
            ("a.csv", "", ReadFormat::Edges),
        ] {
            assert_eq!(recognise(name, bytes.as_bytes()), expected, "{name} {bytes}");
        }
    }
}
