//! Lines and running text with blanks in them.

use super::headings::number_width;
use crate::base::Mm;
use crate::form::PieceDef;
use crate::sheet::blanks::Filled;
use crate::sheet::composer::Composer;
use crate::sheet::inline::{Piece, Setting, Stretch, set};
use crate::sheet::page::Role;
use crate::sheet::paper::FIRST_INDENT;
use crate::sheet::strip::{Strip, text_strips};

/// Words and blanks that share a line.
pub(super) fn line(defs: &[PieceDef], on: &mut Composer<'_>) -> Vec<Strip> {
    let filled = Filled::new(defs, on.answers);
    let setting = Setting { stretch: Stretch::All, ..on.body() };
    let tag = on.element(Role::Paragraph);
    let lines = filled.lines(on.paper.text_width());
    let mut strips =
        text_strips(lines.iter().flat_map(|pieces| set(pieces, setting, tag)).collect());
    // A numbered line begins a part of the form, as a heading does.
    if let (Some(first), Some(PieceDef::Words(words))) = (strips.first_mut(), defs.first())
        && number_width(words) > Mm::ZERO
    {
        first.bookmark = Some(words.trim().to_owned());
    }
    strips
}

/// Official words that stand where an answer will be.
pub(super) fn paragraph_of(words: &str, on: &mut Composer<'_>) -> Vec<Strip> {
    let setting = Setting { first_indent: FIRST_INDENT, ..on.body() };
    text_strips(set(&[Piece::words(words)], setting, on.element(Role::Paragraph)))
}

/// Running text with blanks in it.
pub(super) fn paragraph(defs: &[PieceDef], on: &mut Composer<'_>) -> Vec<Strip> {
    let filled = Filled::new(defs, on.answers);
    let setting = Setting { first_indent: FIRST_INDENT, stretch: Stretch::AllButLast, ..on.body() };
    let lines = set(&filled.running(), setting, on.element(Role::Paragraph));
    text_strips(lines)
}
