//! Boxes to tick, with the blanks that go with some answers.

use crate::base::{CHOSEN_WORD, ChoiceId, FieldId, Mm};
use crate::form::TickBlankDef;
use crate::sheet::answers::Answers;
use crate::sheet::composer::Composer;
use crate::sheet::inline::{Blank, Piece, Setting, Stretch, set, width_of};
use crate::sheet::page::{Mark, Role, Tag};
use crate::sheet::paper::{TICK_INDENT, TICKS_GAP};
use crate::sheet::strip::{Strip, text_mark, text_strips};
use crate::text::{BODY_SIZE, Face, TextRun};

/// A box, and one that is ticked.
const BOX: &str = "( )";
const TICKED: &str = "( / )";
/// White behind a box.
const BOX_GAP: Mm = Mm(2.0);
/// A dotted line is at least so long.
const SHORTEST: Mm = Mm(40.0);

/// A box for each answer of a field.
pub(super) fn ticks(field: &FieldId, blanks: &[TickBlankDef], on: &mut Composer<'_>) -> Vec<Strip> {
    let chosen = on.answers.choice(field);
    let beside = beside_box(on);
    let mut strips = Vec::new();
    for choice in on.answers.choices(field) {
        let tag = on.element(Role::Paragraph);
        let ticked = on.answers.ticked(field, &choice.id);
        let own: Vec<_> = blanks.iter().filter(|blank| blank.choice == choice.id).collect();
        let behind = own.iter().find(|blank| blank.words.is_none());
        let mut first = vec![Piece::words(&choice.label)];
        let text = behind.map(|blank| (shown(blank, blanks, chosen, on.answers), &blank.field));
        if let Some((text, field)) = &text {
            first.push(blank(text, field));
        }
        let mut lines = set(&first, beside, tag);
        if let Some(line) = lines.first_mut() {
            line.marks.insert(0, box_mark(tag, Some(field), on.paper.left() + TICK_INDENT, ticked));
        }
        let mut answer = text_strips(lines);
        for (def, words) in own.iter().filter_map(|def| Some((def, def.words.as_ref()?))) {
            let text = shown(def, blanks, chosen, on.answers);
            let pieces = [Piece::words(words), blank(&text, &def.field)];
            answer.extend(text_strips(set(&pieces, beside, on.element(Role::Paragraph))));
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
fn beside_box(on: &Composer<'_>) -> Setting {
    let left = on.paper.left() + TICK_INDENT + box_width();
    Setting { left, width: on.paper.right() - left, stretch: Stretch::All, ..on.body() }
}

/// The room of a box and the white behind it.
pub(super) fn box_width() -> Mm {
    width_of(Face::Regular, TICKED) + BOX_GAP
}

/// A box; an empty one is as wide as a ticked one, with room for the pen.
pub(super) fn box_mark(tag: Tag, field: Option<&FieldId>, x: Mm, ticked: bool) -> Mark {
    let full = TextRun::new(Face::Regular, BODY_SIZE, TICKED);
    if ticked {
        return Mark { said: Some(CHOSEN_WORD), ..text_mark(tag, field, x, full) };
    }
    let empty = TextRun::new(Face::Regular, BODY_SIZE, BOX);
    let mut clusters = empty.clusters.to_vec();
    if let (Some(close), Some(there)) = (clusters.last_mut(), full.clusters.last()) {
        close.x = there.x;
    }
    text_mark(tag, field, x, TextRun { clusters: clusters.into(), ..empty })
}
