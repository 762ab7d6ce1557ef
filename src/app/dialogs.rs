//! What is asked and told, one after the other, each with what waits for its answer.

use std::collections::VecDeque;
use std::mem::discriminant;

use super::exit::Exit;
use crate::ui::dialogs::Dialog;

/// The dialogs, the one that is open first. None takes the place of another: what comes while one
/// is open waits until that is answered.
#[derive(Default)]
pub(super) struct Dialogs {
    queue: VecDeque<Asked>,
    /// Whether the first has not been drawn yet.
    fresh: bool,
}

/// A dialog, and what waits for its answer: given up with it, it is gone.
struct Asked {
    dialog: Dialog,
    exit: Option<Exit>,
}

impl Dialogs {
    /// Shows a dialog, after those that are there. The very same is not shown twice.
    pub(super) fn show(&mut self, dialog: Dialog) {
        if self.queue.iter().all(|asked| asked.dialog != dialog) {
            self.push(Asked { dialog, exit: None });
        }
    }

    /// Says why something was not done.
    pub(super) fn tell_failure(&mut self, text: String) {
        self.show(Dialog::Failure { text, save_as: false });
    }

    /// Asks whether to save before this way out is taken. Who asks twice for the same is asked
    /// once.
    pub(super) fn ask_before(&mut self, exit: Exit, has_file: bool) {
        let known = self.queue.iter_mut().filter_map(|asked| asked.exit.as_mut());
        let mut same = known.filter(|known| discriminant(*known) == discriminant(&exit));
        if let Some(known) = same.next() {
            *known = exit;
        } else {
            self.push(Asked { dialog: Dialog::Unsaved { has_file }, exit: Some(exit) });
        }
    }

    fn push(&mut self, asked: Asked) {
        self.fresh |= self.queue.is_empty();
        self.queue.push_back(asked);
    }

    /// Closes the dialog that is open; gives back what waited for its answer.
    pub(super) fn close(&mut self) -> Option<Exit> {
        self.fresh = true;
        self.queue.pop_front().and_then(|asked| asked.exit)
    }

    /// The case is left: what is asked about it is asked no more.
    pub(super) fn case_left(&mut self) {
        let first = self.current().cloned();
        self.queue.retain(|asked| asked.exit.is_some() || !asked.dialog.is_about_case());
        self.fresh |= self.current() != first.as_ref();
    }

    /// The way out that the open dialog asks about, if it does: there is nothing to save any more.
    pub(super) fn settled(&mut self) -> Option<Exit> {
        let asks = self.queue.front().is_some_and(|asked| asked.exit.is_some());
        if asks { self.close() } else { None }
    }

    /// Shows another of the versions that are listed.
    pub(super) fn choose_version(&mut self, number: usize) {
        if let Some(Dialog::Versions(dialog)) = self.open() {
            dialog.chosen = number;
        }
    }

    /// The dialog that is open.
    pub(super) fn current(&self) -> Option<&Dialog> {
        self.queue.front().map(|asked| &asked.dialog)
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.queue.len()
    }

    /// The dialog that is open, to be drawn; and whether for the first time.
    pub(super) fn drawn(&mut self) -> (Option<&mut Dialog>, bool) {
        let fresh = std::mem::take(&mut self.fresh);
        (self.open(), fresh)
    }

    fn open(&mut self) -> Option<&mut Dialog> {
        self.queue.front_mut().map(|asked| &mut asked.dialog)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unsaved() -> Dialog {
        Dialog::Unsaved { has_file: false }
    }

    fn failure(text: &str) -> Dialog {
        Dialog::Failure { text: text.to_owned(), save_as: false }
    }

    #[test]
    fn dialogs_wait_for_each_other_and_each_keeps_what_waits_for_it() {
        let mut dialogs = Dialogs::default();
        dialogs.ask_before(Exit::Quit, false);
        dialogs.show(failure("1"));
        dialogs.show(failure("1"));
        assert_eq!(dialogs.current(), Some(&unsaved()));
        assert_eq!(dialogs.count(), 2);
        assert!(matches!(dialogs.close(), Some(Exit::Quit)));
        assert_eq!(dialogs.current(), Some(&failure("1")));
        assert!(dialogs.close().is_none());
        assert!(dialogs.current().is_none());
    }

    #[test]
    fn the_same_way_out_is_asked_about_once_and_another_after_it() {
        let mut dialogs = Dialogs::default();
        for _ in 0..3 {
            dialogs.ask_before(Exit::Quit, false);
        }
        dialogs.ask_before(Exit::Close, false);
        assert_eq!(dialogs.count(), 2);
        assert!(matches!(dialogs.settled(), Some(Exit::Quit)));
        assert!(matches!(dialogs.settled(), Some(Exit::Close)));
    }

    #[test]
    fn what_was_asked_of_a_case_that_is_left_is_asked_no_more_and_what_was_told_stays() {
        let mut dialogs = Dialogs::default();
        dialogs.show(Dialog::Failure { text: "not saved".to_owned(), save_as: true });
        dialogs.show(failure("not printed"));
        dialogs.case_left();
        assert_eq!(dialogs.current(), Some(&failure("not printed")));
        assert_eq!(dialogs.count(), 1);
        assert!(dialogs.drawn().1, "it has the focus from now on");
    }
}
