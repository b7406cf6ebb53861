//! How sure it is that the areas of a priority belong to the list, and on which single thing that hangs.

use crate::advisory::sections::portfolio::hangs_on;
use crate::advisory::sections::questions::of_area;
use crate::advisory::voice::{Voice, text};
use crate::advisory::{AreaResult, Block, Text};

use super::Sheet;

/// Things on which an area hangs that are named.
const NAMED: usize = 6;

impl Sheet<'_> {
    /// One item an area; nothing if every view chooses the same set.
    pub(super) fn sure(&self) -> Vec<Block> {
        let voice = &self.voice;
        if voice.portfolio().distinct <= 1 {
            return Vec::new();
        }
        let items: Vec<Text> =
            self.members().filter_map(|member| item(voice, member)).map(Text::from).collect();
        vec![self.heading("sure", "sheet-sure"), Block::List(items)]
    }
}

/// How often the views choose an area, its class over all weights, and what it hangs on: nothing is called robust that hangs
/// on one indicator, one source, one contributor or the treatment of what nobody knows.
fn item(voice: &Voice<'_>, member: &AreaResult) -> Option<String> {
    let share = voice.chosen(member.area)?;
    let chosen = voice.with(
        "sheet-sure-item",
        &[
            ("area", text(voice.area(member.area))),
            ("share", text(voice.probability(share.selected.value))),
            ("class", text(voice.plain_class(member.area))),
        ],
    );
    let hangs = hangs_on(voice, member.area);
    let rest = if hangs.is_empty() {
        voice.say("sheet-sure-free")
    } else {
        let more = hangs.len().saturating_sub(NAMED);
        let named = hangs.into_iter().take(NAMED).collect::<Vec<_>>().join("; ");
        let key = if more > 0 { "sheet-sure-hangs-more" } else { "sheet-sure-hangs" };
        voice.with(key, &[("list", text(named)), ("more", text(more.to_string()))])
    };
    let ask = of_area(voice, member.area).map_or_else(String::new, |ask| format!(" {ask}"));
    Some(format!("{chosen} {rest}{ask}"))
}
