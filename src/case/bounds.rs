//! How much a case may come to hold. What it holds already stays, and may become shorter.

use super::{Answer, Case, Edit, EditError};
use crate::base::{FieldId, bounds};

impl Case {
    /// Whether there is room for a change: what a person types, pastes or sets. To undo asks for
    /// no room, since what is put back was there before.
    pub fn has_room(&self, edit: &Edit) -> Result<(), EditError> {
        let mut grows = false;
        for (field, answer) in edit.changes() {
            let (old, new) = (self.answer(field.as_str()), answer);
            let longer = new.map_or(0, bytes) > old.map_or(0, bytes);
            grows |= longer;
            let too_long = |text| bounds::is_longer(text, bounds::ANSWER);
            if longer && new.is_some_and(|answer| texts(answer).any(too_long)) {
                return Err(EditError::TooLong { field: field.clone(), most: bounds::ANSWER });
            }
        }
        if grows && self.with(edit) > bounds::CASE {
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

    /// The characters of all its answers once an edit is made.
    fn with(&self, edit: &Edit) -> usize {
        let changed = |id: &FieldId| edit.fields().any(|field| field == id);
        let kept = self.answers.iter().filter(|(id, _)| !changed(id)).map(|(_, answer)| answer);
        let new = edit.changes().filter_map(|(_, answer)| answer);
        kept.chain(new).flat_map(texts).map(characters).sum()
    }
}

fn characters(text: &str) -> usize {
    text.chars().count()
}

/// The texts that an answer holds.
fn texts(answer: &Answer) -> impl Iterator<Item = &str> {
    match answer {
        Answer::Text(text) => Some(text.as_str()),
        Answer::Choice(choice) => Some(choice.as_str()),
        Answer::Number(_) => None,
    }
    .into_iter()
}

fn bytes(answer: &Answer) -> usize {
    texts(answer).map(str::len).sum()
}
