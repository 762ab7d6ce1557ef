//! How much a case may come to hold. What it holds already stays, and may become shorter.

use super::{Answer, Case, Edit, EditError, Row};
use crate::base::{ChoiceId, bounds};

impl Case {
    /// Whether there is room for a change: what a person types, pastes or sets. To undo asks for
    /// no room, since what is put back was there before.
    pub fn has_room(&self, edit: &Edit) -> Result<(), EditError> {
        let (mut before, mut after) = (0_usize, 0_usize);
        for change in edit.changes() {
            let (old, new) = change.texts(self);
            let (old_size, new_size) = (size(&old), size(&new));
            let too_long = |text: &&str| bounds::is_longer(text, bounds::ANSWER);
            if new_size > old_size && new.iter().any(too_long) {
                let field = change.field().clone();
                return Err(EditError::TooLong { field, most: bounds::ANSWER });
            }
            before = before.saturating_add(old_size);
            after = after.saturating_add(new_size);
        }
        if after > before && self.size().saturating_sub(before).saturating_add(after) > bounds::CASE
        {
            return Err(EditError::TooMuch { most: bounds::CASE });
        }
        Ok(())
    }

    /// Whether it holds more than can be worked on.
    pub fn is_too_much(&self) -> bool {
        let events =
            self.history.iter().map(|entry| entry.event.texts().map(str::len).sum::<usize>());
        let kept = self.kept.iter().map(|(id, value)| id.len() + value.len());
        let most =
            events.chain(kept).sum::<usize>() + self.answers.values().map(bytes).sum::<usize>();
        // Bytes are quicker to count, and never fewer.
        most > bounds::CASE && {
            let events = self.history.iter().flat_map(|entry| entry.event.texts());
            let kept = self.kept.iter().flat_map(|(id, value)| [id.as_str(), value]);
            let answers = self.answers.values().flat_map(texts);
            events.chain(kept).chain(answers).map(characters).sum::<usize>() > bounds::CASE
        }
    }

    /// The characters of all its answers.
    fn size(&self) -> usize {
        self.answers.values().map(|answer| size(&texts(answer))).sum()
    }
}

/// What a row counts for besides its texts, so that rows of numbers alone have a bound, too.
const ROW: &str = "a row of a table";

fn characters(text: &str) -> usize {
    text.chars().count()
}

fn size(texts: &[&str]) -> usize {
    texts.iter().map(|text| characters(text)).sum()
}

/// The texts that an answer holds.
pub(super) fn texts(answer: &Answer) -> Vec<&str> {
    let mut all = Vec::new();
    collect(answer, &mut all);
    all
}

/// The texts that a row holds.
pub(super) fn texts_of_row<'a>(row: &'a Row, all: &mut Vec<&'a str>) {
    all.push(ROW);
    for answer in row.cells().values() {
        collect(answer, all);
    }
    all.extend(row.kept().iter().flat_map(|(id, value)| [id.as_str(), value]));
}

fn collect<'a>(answer: &'a Answer, all: &mut Vec<&'a str>) {
    match answer {
        Answer::Text(text) => all.push(text),
        Answer::Choice(choice) => all.push(choice.as_str()),
        Answer::Ticks(ticks) => all.extend(ticks.iter().map(ChoiceId::as_str)),
        Answer::Rows(rows) => {
            for row in rows {
                texts_of_row(row, all);
            }
        }
        Answer::Number(_) | Answer::Date(_) => {}
    }
}

fn bytes(answer: &Answer) -> usize {
    texts(answer).into_iter().map(str::len).sum()
}
