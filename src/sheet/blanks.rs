//! How long the dotted lines inside words are.

use std::borrow::Cow;

use super::answers::Answers;
use super::inline::{Blank, Piece, width_of};
use crate::base::{FieldId, Mm};
use crate::form::{PieceDef, Role};
use crate::text::Face;

/// A blank that nothing says more about: room for a date by hand, or a ministry.
const USUAL: Mm = Mm(40.0);
/// A blank that shares its line with others may be so short.
const CROWDED: Mm = Mm(25.0);
/// A blank beside a stroke: one of two numbers.
const NUMBER: Mm = Mm(14.0);
/// No blank is shorter.
const SHORTEST: Mm = Mm(12.0);
/// Beyond the longest of the answers to choose from.
const SPARE: Mm = Mm(12.0);
/// What an office leaves free of its line.
const OFFICE_SPARE: Mm = Mm(5.0);

/// In bytes; an answer so long fills any line, unmeasured.
const LONG_ANSWER: usize = 600;
/// Longer than any line.
const UNMEASURED: Mm = Mm(1000.0);

/// The form's words and blanks with their answers.
pub(super) struct Filled<'a> {
    answers: Answers<'a>,
    pieces: Vec<FilledPiece<'a>>,
}

/// Words; or an answer and its field.
type FilledPiece<'a> = (Cow<'a, str>, Option<&'a FieldId>);

impl<'a> Filled<'a> {
    pub(super) fn new(defs: &'a [PieceDef], answers: Answers<'a>) -> Self {
        let piece = |def: &'a PieceDef| match def {
            PieceDef::Words(words) => (Cow::Borrowed(words.as_str()), None),
            PieceDef::Blank(field) => (answers.text(field), Some(field)),
            PieceDef::Until { words, field } => match answers.text(field) {
                text if text.is_empty() => (Cow::Borrowed(words.as_str()), None),
                text => (text, Some(field)),
            },
            PieceDef::Chosen(field) => (answers.chosen_number(field).into(), Some(field)),
        };
        Self { answers, pieces: defs.iter().map(piece).collect() }
    }

    /// The pieces for running text: blanks as long as their answers, or as is usual.
    pub(super) fn running(&self) -> Vec<Piece<'_>> {
        self.with_lengths(
            |index, text, field| {
                if text.is_empty() { self.usual(index, field) } else { SHORTEST }
            },
        )
    }

    /// The pieces for a cell: blanks as long as is usual, or as there is room for.
    pub(super) fn in_a_cell(&self, width: Mm) -> Vec<Piece<'_>> {
        self.with_lengths(|index, text, field| {
            let length = if text.is_empty() { self.usual(index, field) } else { SHORTEST };
            length.min(width)
        })
    }

    /// The pieces for a line of an office, that is no wider than this if its answers let it.
    pub(super) fn in_a_signature(&self, width: Mm) -> Vec<Piece<'_>> {
        let words = words_width(&self.pieces);
        self.with_lengths(|_, _, _| (width - words - OFFICE_SPARE).min(USUAL).max(SHORTEST))
    }

    /// The pieces line by line: on one line when their answers let them, else each with the words
    /// before it on the next line. Blanks fill their line.
    pub(super) fn lines(&self, width: Mm) -> Vec<Vec<Piece<'_>>> {
        let mut lines = Vec::new();
        let mut rest = self.pieces.as_slice();
        while !rest.is_empty() {
            let (line, after) = first_line(rest, width);
            lines.push(self.on_a_line(line, width));
            rest = after;
        }
        lines
    }

    fn on_a_line<'p>(&'p self, pieces: &'p [FilledPiece<'a>], width: Mm) -> Vec<Piece<'p>> {
        let room = width - words_width(pieces);
        let base = self.base_lengths(pieces, room);
        let needed: Vec<Mm> = pieces.iter().map(|(text, _)| needed(text)).collect();
        let is_blank: Vec<bool> = pieces.iter().map(|(_, field)| field.is_some()).collect();
        let blanks = || base.iter().zip(&needed).zip(&is_blank).filter(|(_, blank)| **blank);
        let fits = blanks().all(|((base, needed), _)| needed.0 <= base.0);
        let spare = (room - blanks().map(|((_, needed), _)| *needed).sum()).max(Mm::ZERO);
        let all: Mm = blanks().map(|((base, _), _)| *base).sum();
        let lengths = base
            .iter()
            .zip(&needed)
            .map(|(base, needed)| if fits { *base } else { *needed + spare * (base.0 / all.0) });
        let piece = |((text, field), length): (&'p FilledPiece<'a>, Mm)| Piece {
            text,
            field: *field,
            blank: field.map(|_| Blank { length, centred: false }),
        };
        let mut line: Vec<_> = pieces.iter().zip(lengths).map(piece).collect();
        if let Some(first) = line.first_mut() {
            // The space before words is for words in the midst of a line.
            first.text = if first.field.is_none() { first.text.trim_start() } else { first.text };
        }
        line
    }

    /// How long blanks are on the official form: room for the longest choice, the rest shared.
    fn base_lengths(&self, pieces: &[FilledPiece<'a>], room: Mm) -> Vec<Mm> {
        let longest = |field: Option<&FieldId>| field.and_then(|field| self.longest(field));
        let fixed: Vec<Option<Mm>> = pieces.iter().map(|(_, field)| longest(*field)).collect();
        let blanks = pieces.iter().filter(|(_, field)| field.is_some()).count();
        let free = blanks - fixed.iter().flatten().count();
        let taken: Mm = fixed.iter().flatten().copied().sum();
        let share = |of: Mm, among: usize| of / f64::from(u32::try_from(among).unwrap_or(1).max(1));
        let rest = share(room - taken, free);
        let crowded = free > 0 && rest < CROWDED;
        // Where all are choices they share what is left over.
        let over = if free == 0 { share(room - taken, blanks) } else { Mm::ZERO };
        fixed
            .into_iter()
            .map(|length| match length {
                _ if crowded => share(room, blanks),
                Some(length) => length + over,
                None => rest,
            })
            .collect()
    }

    fn with_lengths(&self, length: impl Fn(usize, &str, &FieldId) -> Mm) -> Vec<Piece<'_>> {
        let mut pieces = Vec::new();
        for (index, (text, field)) in self.pieces.iter().enumerate() {
            let blank =
                field.map(|field| Blank { length: length(index, text, field), centred: true });
            pieces.push(Piece { text, field: *field, blank });
        }
        pieces
    }

    fn usual(&self, index: usize, field: &FieldId) -> Mm {
        let words = |index: Option<usize>| {
            index.and_then(|index| self.pieces.get(index)).map_or("", |(text, _)| text)
        };
        let stroke = |words: &str| words.trim() == "/";
        if stroke(words(index.checked_sub(1))) || stroke(words(Some(index + 1))) {
            return NUMBER;
        }
        self.longest(field).unwrap_or(USUAL)
    }

    /// The room for the longest answer to choose from.
    fn longest(&self, field: &FieldId) -> Option<Mm> {
        let width = |text: &str| width_of(Face::Regular, text);
        let longest = if Some(field) == self.answers.form.role(Role::Level) {
            self.answers
                .form
                .def()
                .ladder
                .iter()
                .map(|rung| width(rung.as_str()).0)
                .reduce(f64::max)
        } else {
            self.answers.choices(field).iter().map(|choice| width(&choice.label).0).reduce(f64::max)
        };
        longest.map(|longest| Mm(longest) + SPARE)
    }
}

/// As many words and blanks as fit on one line, and the rest.
fn first_line<'p, 'a>(
    pieces: &'p [FilledPiece<'a>],
    width: Mm,
) -> (&'p [FilledPiece<'a>], &'p [FilledPiece<'a>]) {
    let mut used = Mm::ZERO;
    let mut count = 0;
    for unit in pieces.split_inclusive(|(_, field)| field.is_some()) {
        let blank = unit.last().filter(|(_, field)| field.is_some());
        used += words_width(unit) + blank.map_or(Mm::ZERO, |(text, _)| needed(text));
        if used > width && count > 0 {
            break;
        }
        count += unit.len();
    }
    pieces.split_at_checked(count).unwrap_or((pieces, &[]))
}

fn words_width(pieces: &[FilledPiece<'_>]) -> Mm {
    let words = pieces.iter().filter(|(_, field)| field.is_none());
    words.map(|(text, _)| width_of(Face::Regular, text)).sum()
}

/// No shorter than its answer and the dots beside it.
fn needed(text: &str) -> Mm {
    match text.len() {
        0 => SHORTEST,
        1..=LONG_ANSWER => Piece::needed(text).max(SHORTEST),
        _ => UNMEASURED,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::case::{Answer, Case, CaseParts};
    use crate::form::{BlockDef, Form, Forms};
    use crate::sheet::paper::Paper;

    fn case(form: &Form, answers: &[(&str, &str)]) -> Case {
        let now = "2026-11-20T09:30:00+07:00".parse().unwrap();
        let empty = Case::new(form, uuid::Uuid::nil(), now);
        let answer = |(id, text): &(&str, &str)| (FieldId::from(*id), Answer::Text((*text).into()));
        Case::from(CaseParts {
            form: empty.form().clone(),
            edition: empty.edition().to_owned(),
            id: empty.id(),
            created: now,
            modified: now,
            answers: answers.iter().map(answer).collect(),
            kept: BTreeMap::new(),
            signed: Vec::new(),
            history: Vec::new(),
            head: None,
        })
    }

    /// The lengths of the blanks of the line with the post's title, line by line.
    fn lengths(answers: &[(&str, &str)]) -> Vec<Vec<f64>> {
        let forms = Forms::built_in();
        let form = forms.named("academic").unwrap();
        let case = case(form, answers);
        let answers = Answers { form, case: Some(&case), values: None };
        let BlockDef::Line(line) = &form.def().papers[0].pages[0].0[2] else {
            panic!("another form")
        };
        let filled = Filled::new(line, answers);
        let lengths = |pieces: Vec<Piece<'_>>| {
            pieces.iter().filter_map(|piece| piece.blank).map(|blank| blank.length.0).collect()
        };
        filled.lines(Paper::A4.text_width()).into_iter().map(lengths).collect()
    }

    #[test]
    fn blanks_are_as_long_as_on_the_official_form_while_answers_fit() {
        let empty = lengths(&[]);
        assert_eq!(empty.len(), 1);
        assert_eq!(lengths(&[("position.title", "นิติกร"), ("position.level", "ปฏิบัติการ")]), empty);
        assert!(empty[0].iter().all(|length| *length > 25.0), "{empty:?}");
    }

    #[test]
    fn a_longer_answer_takes_room_from_the_others() {
        let empty = lengths(&[]);
        let longer = lengths(&[("position.title", "นักวิเคราะห์นโยบายและแผนงาน")]);
        assert_eq!(longer.len(), 1);
        assert!(longer[0][0] > empty[0][0] && longer[0][1] < empty[0][1]);
        assert!(longer[0].iter().all(|length| *length >= SHORTEST.0));
        let sum = |lengths: &[f64]| lengths.iter().sum::<f64>();
        assert!((sum(&longer[0]) - sum(&empty[0])).abs() < 1e-6);
    }

    #[test]
    fn what_does_not_fit_begins_the_next_line() {
        let title = "เจ้าหน้าที่ปฏิบัติงานด้านการวิเคราะห์นโยบายและแผนพัฒนาระบบราชการ";
        let lengths = lengths(&[("position.title", title)]);
        assert_eq!(lengths.iter().map(Vec::len).collect::<Vec<_>>(), [2, 1]);
    }
}
