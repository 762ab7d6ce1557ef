//! The form's page description, block by block, to pages.

use super::answers::Answers;
use super::blocks::{heading, keep_all, line, lines, paragraph, title};
use super::flow::{Head, paginate};
use super::number::page_number;
use super::page::Sheet;
use super::paper::SIGNED_GAP;
use super::signature::signature;
use super::strip::{Elements, Strip};
use super::table::scores;
use super::ticks::ticks;
use super::watermark::watermark;
use crate::appraisal::{Appraisal, State};
use crate::base::Mm;
use crate::case::Case;
use crate::form::{BlockDef, Form, PageDef};

/// Boxes to tick that are no taller are not divided.
const SHORT_TICKS: Mm = Mm(60.0);
/// Text of no more lines is not divided.
const SHORT_TEXT: usize = 5;

/// The pages of a case, or of the official blank form.
///
/// A case that is not signed off has the draft's word across its pages.
pub fn lay_out(form: &Form, case: Option<(&Case, &Appraisal)>) -> Sheet {
    let answers = Answers { form, case: case.map(|(case, _)| case) };
    let appraisal = case.map(|(_, appraisal)| appraisal);
    let mut elements = Elements::default();
    let mut sheet = Sheet::default();
    for PageDef(blocks) in form.pages() {
        let (strips, heads) = strips(blocks, answers, appraisal, &mut elements);
        paginate(&strips, &heads, &mut sheet);
    }
    let draft = appraisal.filter(|appraisal| appraisal.state != State::Signed).map(|_| watermark());
    for (page, number) in sheet.pages.iter_mut().zip(1..) {
        page.marks.splice(0..0, draft.clone().into_iter().chain(page_number(number)));
    }
    sheet
}

fn strips(
    blocks: &[BlockDef],
    answers: Answers<'_>,
    appraisal: Option<&Appraisal>,
    elements: &mut Elements,
) -> (Vec<Strip>, Vec<Head>) {
    let mut all = Vec::new();
    let mut heads = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        let mut strips = match block {
            BlockDef::Title => title(&answers.form.def().title, elements),
            BlockDef::Heading(words) => heading(words, elements),
            BlockDef::Line(pieces) => line(pieces, answers, elements),
            BlockDef::Paragraph(pieces) => paragraph(pieces, answers, elements),
            BlockDef::Lines { field, at_least } => lines(field, *at_least, answers, elements),
            BlockDef::Scores => {
                let (head, strips) = scores(heads.len(), answers, appraisal, elements);
                heads.push(head);
                strips
            }
            BlockDef::Ticks { field, blanks } => ticks(field, blanks, answers, elements),
            BlockDef::Signature { sign, name, office } => {
                signature(sign, name, office, answers, elements)
            }
        };
        let below_signature =
            index.checked_sub(1).and_then(|before| blocks.get(before)).is_some_and(is_signature);
        if let Some(first) = strips.first_mut().filter(|_| below_signature) {
            first.gap = first.gap.max(SIGNED_GAP);
        }
        keep_with_next(&mut strips, block, blocks.get(index + 1));
        all.extend(strips);
    }
    (all, heads)
}

const fn is_signature(block: &BlockDef) -> bool {
    matches!(block, BlockDef::Signature { .. })
}

/// What stands before the second line that shows something: so much, at the least, stays below a
/// heading, however many paragraphs or empty lines it is.
fn before_second_line(strips: &mut [Strip]) -> &mut [Strip] {
    let mut shown = strips.iter().enumerate().filter(|(_, strip)| !strip.marks.is_empty());
    let second = shown.nth(1).map_or(0, |(index, _)| index);
    strips.get_mut(..second).unwrap_or_default()
}

/// Short blocks are not divided; an official signs below what is said; boxes stand below what they
/// answer.
fn keep_with_next(strips: &mut [Strip], block: &BlockDef, next: Option<&BlockDef>) {
    let height: Mm = strips.iter().map(|strip| strip.gap + strip.height).sum();
    let divisible = match block {
        BlockDef::Lines { .. } | BlockDef::Paragraph(_) => strips.len() > SHORT_TEXT,
        BlockDef::Ticks { .. } => height > SHORT_TICKS,
        BlockDef::Title
        | BlockDef::Heading(_)
        | BlockDef::Line(_)
        | BlockDef::Scores
        | BlockDef::Signature { .. } => true,
    };
    if matches!(block, BlockDef::Lines { .. } | BlockDef::Paragraph(_)) {
        keep_all(before_second_line(strips));
    }
    let Some((last, others)) = strips.split_last_mut() else { return };
    if !divisible {
        keep_all(others);
    }
    last.keep |= matches!(next, Some(BlockDef::Ticks { .. } | BlockDef::Signature { .. }))
        && !is_signature(block);
}
