//! New cases from old ones.

use uuid::Uuid;

use super::{Answer, Case};
use crate::base::{Moment, PartId};
use crate::form::{BecomesDef, Form};

impl Case {
    /// A case with the same answers. It is another document, so nobody has signed it yet.
    #[must_use]
    pub fn duplicate(&self, id: Uuid, now: Moment) -> Self {
        Self {
            id,
            created: now,
            modified: now,
            signed: Vec::new(),
            history: Vec::new(),
            head: None,
            ..self.clone()
        }
    }

    /// A new round for the same post: who and what it is stays; what was about the round before
    /// goes. The form says which is which.
    ///
    /// Where that round was approved, the post has become what was asked for: what was new is old
    /// now, and what is asked for next is still to be said. Otherwise the post is what it was, and
    /// the same is argued once more.
    #[must_use]
    pub fn next_round(&self, form: &Form, id: Uuid, now: Moment) -> Self {
        let mut next = Self::new(form, id, now);
        let rule = &form.def().next_round;
        let resolution = form.def().roles.resolution.as_ref();
        let approved =
            resolution.is_some_and(|it| self.text(it.field.as_str()) == it.approved.as_str());
        let kept = |part: &PartId| {
            rule.keeps.contains(part) || (!approved && rule.argues_again.contains(part))
        };
        for field in form.fields().iter().filter(|field| kept(&field.part) || field.screen_only) {
            if let Some(answer) = self.answers.get(&field.id) {
                next.answers.insert(field.id.clone(), answer.clone());
            }
        }
        if approved {
            next.become_new(form, self);
        }
        next
    }

    /// What was new in the round before is old now, whatever else is kept of it.
    fn become_new(&mut self, form: &Form, before: &Self) {
        for BecomesDef { new, old } in &form.def().next_round.becomes {
            self.answers.remove(new);
            let text = before.text(new.as_str());
            if !text.is_empty() {
                self.answers.insert(old.clone(), Answer::Text(text.to_owned()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{ChoiceId, FieldId};
    use crate::case::{Edit, Event, SignOff};
    use crate::form::Forms;

    fn moment(day: u8) -> Moment {
        format!("2026-11-{day}T09:30:00+07:00").parse().unwrap()
    }

    fn case(form: &Form, decision: &str) -> Case {
        let mut case = Case::new(form, Uuid::nil(), moment(10));
        let text = |field: &str, text| Edit::text(FieldId::from(field), text);
        let choice = |f: &str, c: &str| Edit::choice(FieldId::from(f), ChoiceId::from(c));
        for edit in [
            text("position.number", "๘๘"),
            text("position.level", "ชำนาญงาน"),
            choice("position.target_level", "อาวุโส"),
            text("duties.before", "บรรเลง"),
            text("duties.after", "ควบคุมวง"),
            text("comparison", "มากขึ้น"),
            choice("arts.line", "music"),
            Edit::number("score.knowledge.points".into(), 27),
            text("summary.reason", "ผ่าน"),
            choice("committee.decision", decision),
        ] {
            case.apply(form, edit).unwrap();
        }
        let sign_off = SignOff { at: moment(11), name: "ก".into(), office: "ข".into() };
        case.record(form, Event::Signed(sign_off), "somying").unwrap();
        case
    }

    fn answers(case: &Case) -> Vec<(&str, &str)> {
        case.answers().keys().map(|field| (field.as_str(), case.text(field.as_str()))).collect()
    }

    #[test]
    fn a_copy_is_another_case_that_nobody_signed() {
        let forms = Forms::built_in();
        let case = case(forms.named("arts").unwrap(), "approve");
        let copy = case.duplicate(Uuid::from_u128(7), moment(20));
        assert_eq!(copy.answers(), case.answers());
        assert_eq!((copy.id(), copy.created()), (Uuid::from_u128(7), moment(20)));
        assert!(copy.signed().is_none() && copy.history().is_empty());
    }

    #[test]
    fn after_an_approval_the_new_duties_are_the_old_ones() {
        let forms = Forms::built_in();
        let form = forms.named("arts").unwrap();
        let next = case(form, "approve").next_round(form, Uuid::from_u128(7), moment(20));
        assert_eq!(
            answers(&next),
            [
                ("arts.line", "music"),
                ("duties.before", "ควบคุมวง"),
                ("position.level", "อาวุโส"),
                ("position.number", "๘๘"),
            ]
        );
        assert!(next.signed().is_none() && next.history().is_empty());
    }

    #[test]
    fn without_an_approval_the_same_post_is_argued_once_more() {
        let forms = Forms::built_in();
        let form = forms.named("arts").unwrap();
        let next = case(form, "reject").next_round(form, Uuid::from_u128(7), moment(20));
        assert_eq!(
            answers(&next),
            [
                ("arts.line", "music"),
                ("comparison", "มากขึ้น"),
                ("duties.after", "ควบคุมวง"),
                ("duties.before", "บรรเลง"),
                ("position.level", "ชำนาญงาน"),
                ("position.number", "๘๘"),
                ("position.target_level", "อาวุโส"),
            ]
        );
    }
}
