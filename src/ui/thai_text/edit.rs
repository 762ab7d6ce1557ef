//! Changes of a text by what is typed, and what they make of the caret.
//!
//! Pure: knows neither keys nor screens.

use std::borrow::Cow;
use std::ops::Range;

use super::motion::{
    edge_at, next_character, next_word, paragraph_at, previous_code_point, previous_word,
};
use super::selection::Selection;
use super::undo_step::{Change, Kind};
use crate::base::{pasted, pasted_line};

/// What may be done to a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Edit {
    /// Letters typed.
    Type(String),
    /// Text from elsewhere.
    Paste(String),
    /// A new line.
    Newline,
    /// What is selected, else this.
    Remove(Removal),
}

/// What is taken away where nothing is selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Removal {
    /// Nothing.
    Selection,
    /// The code point before the caret.
    CodePointBefore,
    /// The character behind it.
    CharacterAfter,
    /// To where the word began.
    WordBefore,
    /// To where the next word begins.
    WordAfter,
    /// To where the paragraph began.
    ParagraphBefore,
    /// To where the paragraph ends.
    ParagraphAfter,
}

impl Edit {
    /// What it changes in a text; nothing where there is nothing to change.
    pub(super) fn change(&self, text: &str, selection: Selection, lines: bool) -> Option<Change> {
        let selected = selection.range();
        let whole = !selection.is_empty();
        let (kind, removed, inserted) = match self {
            Self::Type(letters) if !whole => (Kind::Typed, selected, one_line(letters, lines)),
            Self::Type(letters) => (Kind::Whole, selected, one_line(letters, lines)),
            Self::Paste(text) if lines => (Kind::Whole, selected, pasted(text)),
            Self::Paste(text) => (Kind::Whole, selected, Cow::Owned(pasted_line(text))),
            Self::Newline if lines => (Kind::Whole, selected, Cow::Borrowed("\n")),
            Self::Newline => return None,
            Self::Remove(_) if whole => (Kind::Whole, selected, Cow::Borrowed("")),
            Self::Remove(removal) => {
                let (kind, removed) = removal.of(text, selection.caret.at);
                (kind, removed, Cow::Borrowed(""))
            }
        };
        let changes = !removed.is_empty() || !inserted.is_empty();
        changes.then(|| Change { kind, removed, inserted: inserted.into_owned() })
    }
}

impl Removal {
    fn of(self, text: &str, at: usize) -> (Kind, Range<usize>) {
        match self {
            Self::Selection => (Kind::Whole, at..at),
            Self::CodePointBefore => (Kind::Backspace, previous_code_point(text, at)..at),
            Self::CharacterAfter => (Kind::Delete, at..next_character(text, at)),
            Self::WordBefore => (Kind::Whole, previous_word(text, at)..at),
            Self::WordAfter => (Kind::Whole, at..next_word(text, at)),
            Self::ParagraphBefore => (Kind::Whole, paragraph_at(text, at).start..at),
            Self::ParagraphAfter => (Kind::Whole, at..paragraph_at(text, at).end),
        }
    }
}

impl Change {
    /// Changes the text; gives where the caret is then.
    pub(super) fn apply(&self, text: &mut String) -> Selection {
        let at = self.removed.start + self.inserted.len();
        text.replace_range(self.removed.clone(), &self.inserted);
        Selection::at(at)
    }
}

/// Where the caret goes when a text was changed from outside: behind what came new.
pub(super) fn after_outside_change(old: &str, new: &str) -> Selection {
    let (_, after) = super::paragraph::common_ends(old, new);
    Selection::at(edge_at(new, new.len() - after))
}

/// Text as a field takes it: newlines of one kind, or spaces where there is but one line.
fn one_line(text: &str, lines: bool) -> Cow<'_, str> {
    if !text.contains(['\r', '\n']) {
        return Cow::Borrowed(text);
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    Cow::Owned(if lines { text } else { text.replace('\n', " ") })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edited(text: &str, selection: Selection, edit: &Edit, lines: bool) -> (String, usize) {
        let mut text = text.to_owned();
        let Some(change) = edit.change(&text, selection, lines) else {
            return (text, selection.caret.at);
        };
        let at = change.apply(&mut text).caret.at;
        (text, at)
    }

    #[test]
    fn backspace_takes_a_code_point_and_delete_a_character() {
        let text = "น้ำที่";
        let backspace = Edit::Remove(Removal::CodePointBefore);
        let delete = Edit::Remove(Removal::CharacterAfter);
        assert_eq!(edited(text, Selection::at(9), &backspace, false), ("น้ที่".to_owned(), 6));
        assert_eq!(edited(text, Selection::at(18), &backspace, false), ("น้ำที".to_owned(), 15));
        assert_eq!(edited(text, Selection::at(0), &delete, false), ("ที่".to_owned(), 0));
        assert_eq!(edited(text, Selection::at(9), &delete, false), ("น้ำ".to_owned(), 9));
        assert_eq!(edited(text, Selection::at(18), &delete, false), (text.to_owned(), 18));
        assert_eq!(edited(text, Selection::of(0..9), &delete, false), ("ที่".to_owned(), 0));
    }

    #[test]
    fn a_line_takes_newlines_as_spaces() {
        let paste = Edit::Paste("ก\r\nข\rค\n".to_owned());
        assert_eq!(edited("", Selection::at(0), &paste, false).0, "ก ข ค");
        assert_eq!(edited("", Selection::at(0), &paste, true).0, "ก\nข\nค\n");
        assert_eq!(edited("ก", Selection::at(3), &Edit::Newline, false).0, "ก");
        assert_eq!(edited("ก", Selection::at(3), &Edit::Newline, true).0, "ก\n");
    }

    #[test]
    fn words_are_taken_whole() {
        let text = "กำหนดงาน ที่";
        let before = Edit::Remove(Removal::WordBefore);
        let after = Edit::Remove(Removal::WordAfter);
        assert_eq!(edited(text, Selection::at(24), &before, false).0, "กำหนด ที่");
        assert_eq!(edited(text, Selection::at(0), &after, false).0, "งาน ที่");
    }

    #[test]
    fn the_caret_follows_a_change_from_outside() {
        assert_eq!(after_outside_change("กำหนด", "กำหนดงาน").caret.at, 24);
        assert_eq!(after_outside_change("กำหนดงาน", "กำหนด").caret.at, 15);
        assert_eq!(after_outside_change("ที่", "ที").caret.at, 6);
        assert_eq!(after_outside_change("ก", "").caret.at, 0);
    }
}
