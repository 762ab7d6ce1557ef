//! Duties, and what changed between two levels, as text for a field.

use std::collections::BTreeSet;

use crate::base::to_thai_digits;
use crate::standards::{Change, Duty, LevelDef, compare, duties};

/// Duties that were chosen: group and item.
pub type Chosen = BTreeSet<(usize, Option<usize>)>;

/// The duties of a level with their numbers, a line each; the chosen ones, or with none chosen all,
/// the main duty before them.
pub fn duties_text(level: &LevelDef, chosen: &Chosen) -> String {
    let mut lines: Vec<String> = Vec::new();
    if chosen.is_empty() {
        lines.extend(level.main_duty.iter().cloned());
    }
    let mut group = None;
    let wanted = |duty: &Duty<'_>| chosen.is_empty() || chosen.contains(&(duty.group, duty.item));
    for duty in duties(level).filter(wanted) {
        if group != Some(duty.group) {
            group = Some(duty.group);
            lines.push(to_thai_digits(&format!("{}. ", duty.group + 1)) + duty.title);
        }
        lines.push(match duty.item {
            Some(_) => format!("{} {}", duty.number(), duty.text),
            None => duty.text.to_owned(),
        });
    }
    lines.join("\n")
}

/// The words of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftWords {
    /// Stands above it until somebody has edited it.
    pub mark: String,
    /// Above what changed.
    pub changed: String,
    /// Above what is new.
    pub new: String,
    /// Above what is gone.
    pub gone: String,
    /// Before what a changed duty was.
    pub before: String,
    /// Before what it is.
    pub after: String,
}

/// A first draft of what changed from one level to another: each changed duty beside what it was,
/// what is new, what is gone.
pub fn draft_text(words: &DraftWords, old: &LevelDef, new: &LevelDef) -> String {
    let mut lines = vec![words.mark.clone()];
    let pairs = compare(old, new).duties;
    for (change, heading) in
        [(Change::Changed, &words.changed), (Change::New, &words.new), (Change::Gone, &words.gone)]
    {
        let mut of = pairs.iter().filter(|pair| pair.change == change).peekable();
        if of.peek().is_some() {
            lines.push(heading.clone());
        }
        for (pair, index) in of.zip(1..) {
            let number = to_thai_digits(&format!("{index})"));
            match (pair.old, pair.new) {
                (Some(old), Some(new)) => {
                    lines.push(format!("{number} {} {}", words.before, old.text));
                    lines.push(format!("{} {}", words.after, new.text));
                }
                (one, other) => {
                    lines.extend(other.or(one).map(|duty| format!("{number} {}", duty.text)));
                }
            }
        }
    }
    lines.join("\n")
}
