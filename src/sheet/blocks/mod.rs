//! The blocks of a form's page description, a file each, as strips.

mod grid;
mod headings;
mod lines;
mod scores;
mod signature;
mod ticks;
mod words;

use super::composer::Composer;
use super::paper::{SIGNED_GAP, TABLE_GAP};
use super::strip::{Strip, keep_all};
use crate::base::Mm;
use crate::form::BlockDef;

/// Boxes to tick that are no taller are not divided.
const SHORT_TICKS: Mm = Mm(60.0);
/// Text of no more lines is not divided.
const SHORT_TEXT: usize = 5;

/// The strips of blocks, one below the other.
pub(super) fn strips(blocks: &[BlockDef], on: &mut Composer<'_>) -> Vec<Strip> {
    let mut all = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        let mut strips = strips_of(block, on);
        let above = index.checked_sub(1).and_then(|before| blocks.get(before));
        let gap = match above {
            Some(BlockDef::Signature { .. }) => SIGNED_GAP,
            // Words do not touch the last rule of a table.
            Some(BlockDef::Grid { .. } | BlockDef::Scores) => TABLE_GAP,
            _ => Mm::ZERO,
        };
        if let Some(first) = strips.first_mut() {
            first.gap = first.gap.max(gap);
        }
        keep_with_next(&mut strips, block, blocks.get(index + 1));
        all.extend(strips);
    }
    all
}

fn strips_of(block: &BlockDef, on: &mut Composer<'_>) -> Vec<Strip> {
    match block {
        BlockDef::Title => headings::title(&on.form().def().title, on),
        BlockDef::Heading(words) => headings::heading(words, on),
        BlockDef::Line(pieces) => words::line(pieces, on),
        BlockDef::Paragraph(pieces) => words::paragraph(pieces, on),
        BlockDef::OnBlank(words) if on.answers.case.is_none() => headings::title(words, on),
        BlockDef::OnBlank(_) => Vec::new(),
        BlockDef::Lines { field, at_least, until } => lines::lines(field, *at_least, until, on),
        BlockDef::Scores => scores::scores(on),
        BlockDef::Grid { columns, head, rows } => grid::grid(columns, head, rows, on),
        BlockDef::Ticks { field, blanks } => ticks::ticks(field, blanks, on),
        BlockDef::Signature { sign, name, before_name, office } => {
            signature::signature(sign.as_deref(), (name, before_name.as_deref()), office, on)
        }
    }
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
        | BlockDef::OnBlank(_)
        | BlockDef::Line(_)
        | BlockDef::Scores
        | BlockDef::Grid { .. }
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
    // Nor does a table begin overleaf from what it is about.
    let words = matches!(block, BlockDef::Heading(_) | BlockDef::Line(_) | BlockDef::Paragraph(_));
    last.keep |= words && matches!(next, Some(BlockDef::Grid { .. }));
}
