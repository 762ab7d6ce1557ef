//! A case with everything that can be undone and done again.

use super::{Case, Edit, EditError, Event, EventError};
use crate::form::Form;

/// A case while it is worked on: undo and redo without end, and a revision that tells whether
/// anything that follows from the case must be made anew.
#[derive(Clone, Debug)]
pub struct Timeline {
    case: Case,
    undo: Vec<Edit>,
    redo: Vec<Edit>,
    revision: u64,
}

impl Timeline {
    /// A case with nothing to undo yet.
    pub fn new(case: Case) -> Self {
        Self { case, undo: Vec::new(), redo: Vec::new(), revision: 0 }
    }

    /// The case as it is now.
    pub fn case(&self) -> &Case {
        &self.case
    }

    /// Grows with every change, undoing included.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Whether there is something to undo.
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Whether there is something to do again.
    pub fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }

    /// Makes a change that is undone by itself. A change that changes nothing leaves no trace.
    pub fn edit(&mut self, form: &Form, edit: Edit) -> Result<(), EditError> {
        if self.case.already_has(&edit) {
            return Ok(());
        }
        let inverse = self.case.apply(form, edit)?;
        self.undo.push(inverse);
        self.changed();
        Ok(())
    }

    /// Makes a change that continues the last one, and is undone together with it: the next
    /// letter of a word, the next digit of points, which may choose another level. When the last
    /// one touched none of its fields, it is a change of its own.
    pub fn continue_edit(&mut self, form: &Form, edit: Edit) -> Result<(), EditError> {
        if self.case.already_has(&edit) {
            return Ok(());
        }
        let last = self.undo.last().filter(|last| self.redo.is_empty() && last.shares_field(&edit));
        let Some(last) = last.cloned() else {
            return self.edit(form, edit);
        };
        // What was before both: the last inverse, and before it what only this change touches.
        let inverse = self.case.apply(form, edit)?.and(last);
        self.undo.pop();
        self.undo.push(inverse);
        self.changed();
        Ok(())
    }

    /// Takes the last change back; `false` when there is none.
    pub fn undo(&mut self, form: &Form) -> Result<bool, EditError> {
        Self::step(&mut self.case, form, &mut self.undo, &mut self.redo, &mut self.revision)
    }

    /// Makes the change again that was taken back last; `false` when there is none.
    pub fn redo(&mut self, form: &Form) -> Result<bool, EditError> {
        Self::step(&mut self.case, form, &mut self.redo, &mut self.undo, &mut self.revision)
    }

    /// Lets an event befall the case. Events are not undone: they are part of its history.
    pub fn record(&mut self, event: Event) -> Result<(), EventError> {
        self.case.record(event)?;
        self.revision += 1;
        Ok(())
    }

    /// The case, its changes settled.
    pub fn into_case(self) -> Case {
        self.case
    }

    fn step(
        case: &mut Case,
        form: &Form,
        from: &mut Vec<Edit>,
        to: &mut Vec<Edit>,
        revision: &mut u64,
    ) -> Result<bool, EditError> {
        let Some(edit) = from.last().cloned() else {
            return Ok(false);
        };
        to.push(case.apply(form, edit)?);
        from.pop();
        *revision += 1;
        Ok(true)
    }

    fn changed(&mut self) {
        self.redo.clear();
        self.revision += 1;
    }
}
