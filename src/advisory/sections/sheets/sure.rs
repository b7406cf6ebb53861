//! How sure it is that the areas of a priority belong to the list.

use crate::advisory::voice::text;
use crate::advisory::{Block, Text};

use super::Sheet;

impl Sheet<'_> {
    /// One item an area; nothing if every view chooses the same set.
    pub(super) fn sure(&self) -> Vec<Block> {
        let voice = &self.voice;
        if voice.portfolio().distinct <= 1 {
            return Vec::new();
        }
        let item = |member: &crate::advisory::AreaResult| {
            let share = voice.chosen(member.area)?;
            let arguments = [
                ("area", text(voice.area(member.area))),
                ("share", text(voice.probability(share.selected.value))),
                ("error", text(voice.words.percent(share.selected.error, 1))),
            ];
            Some(Text::from(voice.with("sheet-sure-item", &arguments)))
        };
        let items: Vec<Text> = self.members().filter_map(item).collect();
        vec![self.heading("sure", "sheet-sure"), Block::List(items)]
    }
}
