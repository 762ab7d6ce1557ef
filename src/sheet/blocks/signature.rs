//! Where an official signs: pen, name, office, centred in the right half of the page.

use super::headings::balanced;
use crate::base::{FieldId, Mm};
use crate::form::PieceDef;
use crate::sheet::blanks::Filled;
use crate::sheet::composer::Composer;
use crate::sheet::inline::{Blank, Piece, Setting, set, width_of};
use crate::sheet::page::Role;
use crate::sheet::paper::PEN_GAP;
use crate::sheet::strip::{Strip, keep_all, leader_mark, text_mark, text_strips};
use crate::text::{Align, BODY_SIZE, Face, TextRun};

/// The right side of the page, in whose middle all stands.
const SIDE: Mm = Mm(95.0);
/// The dotted lines for pen and name.
const LENGTH: Mm = Mm(52.0);
/// White between words and dots.
const DOT_GAP: Mm = Mm(1.0);

/// A signature's strips, all kept on one page.
pub(super) fn signature(
    sign: Option<&str>,
    (name, before_name): (&FieldId, Option<&str>),
    office: &[Vec<PieceDef>],
    on: &mut Composer<'_>,
) -> Vec<Strip> {
    let setting =
        Setting { left: on.paper.right() - SIDE, width: SIDE, align: Align::Centre, ..on.body() };
    let pen = match sign {
        // Room for the pen, where the form has no line for it.
        None => Strip { gap: PEN_GAP, ..Strip::of_text(Vec::new()) },
        Some(sign) => pen_line(sign, setting, on),
    };
    let mut strips = vec![pen];

    let text = on.answers.text(name);
    let blank = Some(Blank { length: LENGTH, centred: true });
    let before = before_name.filter(|_| text.is_empty());
    let bracket = format!("({}", before.unwrap_or_default());
    let pieces = [
        Piece::words(&bracket),
        Piece { text: &text, field: Some(name), blank },
        Piece::words(")"),
    ];
    strips.extend(text_strips(set(&pieces, setting, on.element(Role::Paragraph))));

    for line in office {
        let tag = on.element(Role::Paragraph);
        let lines = match line.as_slice() {
            [PieceDef::Words(words)] => balanced(words, setting, tag),
            pieces => set(&Filled::new(pieces, on.answers).in_a_signature(SIDE), setting, tag),
        };
        strips.extend(text_strips(lines));
    }
    keep_all(&mut strips);
    if let Some(last) = strips.last_mut() {
        last.keep = false;
    }
    strips
}

/// The words before the line for the pen, and the line, above that of the name.
fn pen_line(sign: &str, setting: Setting, on: &mut Composer<'_>) -> Strip {
    let run = TextRun::new(Face::Regular, BODY_SIZE, sign);
    let from = setting.left + (setting.width - LENGTH) / 2.0;
    let x = (from - DOT_GAP - width_of(Face::Regular, sign)).max(setting.left);
    let tag = on.element(Role::Paragraph);
    let dots = from.max(x + run.advance + DOT_GAP);
    let marks = vec![text_mark(tag, None, x, run), leader_mark(None, dots, from + LENGTH)];
    Strip { gap: PEN_GAP, ..Strip::of_text(marks) }
}
