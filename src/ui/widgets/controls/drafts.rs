//! What is typed where numbers and days are asked for: it stays in sight as it was typed, until it
//! can be read and the keyboard has gone on.
//!
//! **Invariant:** a draft is shown only beside the answer that was read from it. Whatever else
//! changes the answer, be it undoing, shows the answer.

use std::collections::BTreeMap;

use crate::base::FieldId;
use crate::case::{Answer, AnswerError, Case, read};
use crate::form::Control;

/// Where something is typed: a field, and in a table the row and the column.
pub type Spot = (FieldId, Option<(usize, FieldId)>);

/// What is typed in one place.
#[derive(Clone, Debug)]
pub struct Draft {
    /// As it was typed.
    pub text: String,
    /// Why it cannot be read, where it cannot.
    pub error: Option<AnswerError>,
    /// The answer that was read from it.
    answer: Option<Answer>,
}

/// Everything that is typed and not shown in the program's own way.
#[derive(Debug, Default)]
pub struct Drafts(BTreeMap<Spot, Draft>);

impl Drafts {
    /// What is typed here, as long as this is the answer to it.
    pub fn at(&self, spot: &Spot, answer: Option<&Answer>) -> Option<&Draft> {
        self.0.get(spot).filter(|draft| draft.answer.as_ref() == answer)
    }

    /// Keeps what was typed, and gives back the answer that it is; what cannot be read is none.
    pub fn typed(&mut self, control: &Control, spot: Spot, text: String) -> Option<Answer> {
        let (answer, error) = match read(control, &text) {
            Ok(answer) => (answer, None),
            Err(error) => (None, Some(error)),
        };
        self.0.insert(spot, Draft { text, error, answer: answer.clone() });
        answer
    }

    /// Forgets what could be read in a field, but for the place where the keyboard is.
    pub fn tidy(&mut self, field: &FieldId, typing: Option<&Spot>) {
        self.0.retain(|spot, draft| {
            spot.0 != *field || draft.error.is_some() || Some(spot) == typing
        });
    }

    /// The rows of a table stand elsewhere now, or are no more.
    pub fn moved(&mut self, field: &FieldId, to: impl Fn(usize) -> Option<usize>) {
        let all = std::mem::take(&mut self.0).into_iter();
        self.0 = all
            .filter_map(|(spot, draft)| match spot {
                (of, Some((row, column))) if of == *field => {
                    Some(((of, Some((to(row)?, column))), draft))
                }
                spot => Some((spot, draft)),
            })
            .collect();
    }

    /// Forgets everything that is typed in a field.
    pub fn forget(&mut self, field: &FieldId) {
        self.0.retain(|spot, _| spot.0 != *field);
    }

    /// Everything that cannot be read, in the order of the fields' ids.
    pub fn unread<'a>(
        &'a self,
        case: &'a Case,
    ) -> impl Iterator<Item = (&'a Spot, &'a AnswerError)> {
        self.0.iter().filter_map(|(spot, draft)| {
            let answer = match &spot.1 {
                None => case.answer(spot.0.as_str()),
                Some((row, column)) => case.cell(spot.0.as_str(), *row, column.as_str()),
            };
            let error = draft.error.as_ref().filter(|_| draft.answer.as_ref() == answer)?;
            Some((spot, error))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot() -> Spot {
        ("pay".into(), None)
    }

    const MONEY: Control = Control::Money { satang: false };

    #[test]
    fn what_is_typed_stays_only_beside_its_own_answer() {
        let mut drafts = Drafts::default();
        assert_eq!(drafts.typed(&MONEY, spot(), "๑,๒๐๐".to_owned()), Some(Answer::Number(1200)));
        assert_eq!(drafts.at(&spot(), Some(&Answer::Number(1200))).unwrap().text, "๑,๒๐๐");
        assert!(drafts.at(&spot(), Some(&Answer::Number(5))).is_none(), "undone");
        drafts.tidy(&"pay".into(), Some(&spot()));
        assert!(drafts.at(&spot(), Some(&Answer::Number(1200))).is_some(), "still typing");
        drafts.tidy(&"pay".into(), None);
        assert!(drafts.at(&spot(), Some(&Answer::Number(1200))).is_none());
    }

    #[test]
    fn what_cannot_be_read_is_no_answer_and_stays() {
        let mut drafts = Drafts::default();
        assert_eq!(drafts.typed(&MONEY, spot(), "สองพัน".to_owned()), None);
        drafts.tidy(&"pay".into(), None);
        let draft = drafts.at(&spot(), None).unwrap();
        assert_eq!(draft.text, "สองพัน");
        assert!(matches!(draft.error, Some(AnswerError::NotMoney(_))));
    }

    #[test]
    fn a_draft_goes_with_its_row() {
        let mut drafts = Drafts::default();
        let at = |row| -> Spot { ("goods".into(), Some((row, "pay".into()))) };
        for row in 0..3 {
            drafts.typed(&MONEY, at(row), format!("x{row}"));
        }
        drafts.moved(&"goods".into(), |row| (row != 1).then(|| row - usize::from(row > 1)));
        let text = |row| drafts.at(&at(row), None).map(|draft| draft.text.as_str());
        assert_eq!([text(0), text(1), text(2)], [Some("x0"), Some("x2"), None]);
    }
}
