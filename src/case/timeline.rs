//! A case with everything that can be undone and done again.

use super::{Case, Edit, EditError, Event, EventError};
use crate::form::Form;

/// A case while it is worked on: undo and redo without end, and a revision that tells whether
/// anything that follows from the case must be made anew.
#[derive(Clone, Debug)]
pub struct Timeline {
    case: Case,
    undo: Vec<Step>,
    redo: Vec<Step>,
    revision: u64,
}

/// What leads from one state of the case to another.
#[derive(Clone, Debug)]
enum Step {
    /// Other answers.
    Edit(Edit),
    /// All answers of another state of the case, such as an earlier version.
    Whole(Box<Case>),
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
        self.case.has_room(&edit)?;
        let inverse = self.case.apply(form, edit)?;
        self.undo.push(Step::Edit(inverse));
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
        let last = match self.undo.last() {
            Some(Step::Edit(last)) if self.redo.is_empty() && last.goes_on_from(&edit) => {
                last.clone()
            }
            _ => return self.edit(form, edit),
        };
        self.case.has_room(&edit)?;
        // What was before both: the last inverse, and before it what only this change touches.
        let inverse = self.case.apply(form, edit)?.and(last);
        self.undo.pop();
        self.undo.push(Step::Edit(inverse));
        self.changed();
        Ok(())
    }

    /// Puts another state of the case in place of this one; its answers are undone by that itself.
    /// What befell the case stays in its history.
    pub fn replace(&mut self, case: Case) {
        let before = std::mem::replace(&mut self.case, case);
        self.undo.push(Step::Whole(Box::new(before)));
        self.changed();
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
    pub fn record(&mut self, form: &Form, event: Event, login: &str) -> Result<(), EventError> {
        self.case.record(form, event, login)?;
        // Another state of the whole would undo the event, too.
        if let Some(whole) = self.undo.iter().rposition(|step| matches!(step, Step::Whole(_))) {
            self.undo.drain(..=whole);
        }
        if let Some(whole) = self.redo.iter().rposition(|step| matches!(step, Step::Whole(_))) {
            self.redo.drain(..=whole);
        }
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
        from: &mut Vec<Step>,
        to: &mut Vec<Step>,
        revision: &mut u64,
    ) -> Result<bool, EditError> {
        let inverse = match from.last().cloned() {
            None => return Ok(false),
            Some(Step::Edit(edit)) => Step::Edit(case.apply(form, edit)?),
            Some(Step::Whole(whole)) => {
                let answers = case.with_answers_of(&whole);
                if let Some(locked) = case.first_lock_broken_by(form, &answers) {
                    return Err(EditError::Locked(Box::new(locked)));
                }
                Step::Whole(Box::new(std::mem::replace(case, answers)))
            }
        };
        to.push(inverse);
        from.pop();
        *revision += 1;
        Ok(true)
    }

    fn changed(&mut self) {
        self.redo.clear();
        self.revision += 1;
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::base::FieldId;
    use crate::case::SignOff;
    use crate::form::Forms;

    const UNIT: &str = "position.unit";

    fn edit(words: &str) -> Edit {
        Edit::text(FieldId::from(UNIT), words)
    }

    fn timeline(form: &Form) -> Timeline {
        let now = "2026-11-20T09:30:00+07:00".parse().unwrap();
        let mut timeline = Timeline::new(Case::new(form, Uuid::nil(), now));
        timeline.edit(form, edit("one")).unwrap();
        let mut earlier = timeline.case().clone();
        drop(earlier.apply(form, edit("earlier")).unwrap());
        timeline.replace(earlier);
        timeline.edit(form, edit("two")).unwrap();
        timeline
    }

    #[test]
    fn another_state_of_the_whole_is_undone_and_done_again_in_its_turn() {
        let forms = Forms::built_in();
        let form = forms.named("academic").unwrap();
        let mut timeline = timeline(form);
        for words in ["earlier", "one", ""] {
            let revision = timeline.revision();
            assert!(timeline.undo(form).unwrap());
            assert_eq!(timeline.case().text(UNIT), words);
            assert!(timeline.revision() > revision);
        }
        for words in ["one", "earlier", "two"] {
            assert!(timeline.redo(form).unwrap());
            assert_eq!(timeline.case().text(UNIT), words);
        }
        assert!(!timeline.redo(form).unwrap());
    }

    #[test]
    fn what_befell_the_case_is_not_undone_with_the_whole() {
        let forms = Forms::built_in();
        let form = forms.named("academic").unwrap();
        let mut timeline = timeline(form);
        let (at, name) = (timeline.case().created(), String::new());
        let sign_off = SignOff { at, office: name.clone(), name };
        timeline.record(form, Event::Signed(sign_off), "somying").unwrap();
        // What is left to undo is locked by the signing off.
        while timeline.undo(form).unwrap_or(false) {}
        assert!(timeline.case().signed().is_some());
        assert_eq!(timeline.case().text(UNIT), "two");
    }
}
