//! Boxes to tick, with the blanks that go with some answers.

use super::answers::Answers;
use super::blocks::{BODY, text_strips};
use super::inline::{Blank, Piece, Setting, Stretch, set, width_of};
use super::page::{Mark, Role, Tag};
use super::paper::{LEFT, RIGHT, TICK_INDENT, TICKS_GAP};
use super::strip::{Elements, Strip, text_mark};
use crate::base::{ChoiceId, FieldId, Mm};
use crate::form::TickBlankDef;
use crate::text::{BODY_SIZE, Face, TextRun};

/// A box, and one that is ticked.
const BOX: &str = "( )";
const TICKED: &str = "( / )";
/// White behind a box.
const BOX_GAP: Mm = Mm(2.0);
/// A dotted line is at least so long.
const SHORTEST: Mm = Mm(40.0);

/// A box for each answer of a field.
pub(super) fn ticks(
    field: &FieldId,
    blanks: &[TickBlankDef],
    answers: Answers<'_>,
    elements: &mut Elements,
) -> Vec<Strip> {
    let chosen = answers.choice(field);
    let mut strips = Vec::new();
    for choice in answers.choices(field) {
        let tag = elements.next(Role::Paragraph);
        let ticked = answers.ticked(field, &choice.id);
        let own: Vec<_> = blanks.iter().filter(|blank| blank.choice == choice.id).collect();
        let behind = own.iter().find(|blank| blank.words.is_none());
        let mut first = vec![Piece::words(&choice.label)];
        let text = behind.map(|blank| (shown(blank, blanks, chosen, answers), &blank.field));
        if let Some((text, field)) = &text {
            first.push(blank(text, field));
        }
        let mut lines = set(&first, beside_box(), tag);
        if let Some(line) = lines.first_mut() {
            line.marks.insert(0, box_mark(tag, Some(field), LEFT + TICK_INDENT, ticked));
        }
        let mut answer = text_strips(lines);
        for (def, words) in own.iter().filter_map(|def| Some((def, def.words.as_ref()?))) {
            let text = shown(def, blanks, chosen, answers);
            let pieces = [Piece::words(words), blank(&text, &def.field)];
            answer.extend(text_strips(set(&pieces, beside_box(), elements.next(Role::Paragraph))));
        }
        // A reason stays below its answer.
        if let Some(first) =
            answer.first_mut().filter(|_| own.iter().any(|def| def.words.is_some()))
        {
            first.keep = true;
        }
        strips.extend(answer);
    }
    if let Some(first) = strips.first_mut() {
        first.gap = TICKS_GAP;
    }
    strips
}

/// What of a field stands in this blank: one reason stands only with the answer it is given for.
fn shown<'a>(
    blank: &TickBlankDef,
    blanks: &[TickBlankDef],
    chosen: Option<&ChoiceId>,
    answers: Answers<'a>,
) -> std::borrow::Cow<'a, str> {
    let mut same = blanks.iter().filter(|other| other.field == blank.field);
    let place = same.clone().find(|other| Some(&other.choice) == chosen).or_else(|| same.next());
    if place == Some(blank) { answers.text(&blank.field) } else { "".into() }
}

fn blank<'a>(text: &'a str, field: &'a FieldId) -> Piece<'a> {
    let blank = Some(Blank { length: SHORTEST, centred: false });
    Piece { text, field: Some(field), blank }
}

/// Where the words stand, behind the box.
fn beside_box() -> Setting {
    let left = LEFT + TICK_INDENT + box_width();
    Setting { left, width: RIGHT - left, stretch: Stretch::All, ..BODY }
}

/// The room of a box and the white behind it.
pub(super) fn box_width() -> Mm {
    width_of(Face::Regular, TICKED) + BOX_GAP
}

/// A box; an empty one is as wide as a ticked one, with room for the pen.
pub(super) fn box_mark(tag: Tag, field: Option<&FieldId>, x: Mm, ticked: bool) -> Mark {
    let full = TextRun::new(Face::Regular, BODY_SIZE, TICKED);
    if ticked {
        return text_mark(tag, field, x, full);
    }
    let empty = TextRun::new(Face::Regular, BODY_SIZE, BOX);
    let mut clusters = empty.clusters.to_vec();
    if let (Some(close), Some(there)) = (clusters.last_mut(), full.clusters.last()) {
        close.x = there.x;
    }
    text_mark(tag, field, x, TextRun { clusters: clusters.into(), ..empty })
}
