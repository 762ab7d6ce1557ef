//! Long answers on dotted lines.

use super::words::paragraph_of;
use crate::base::FieldId;
use crate::sheet::answer::answer_lines;
use crate::sheet::composer::Composer;
use crate::sheet::page::Role;
use crate::sheet::strip::{Strip, leader_mark, text_strips};

/// A long answer on at least so many dotted lines.
pub(super) fn lines(
    field: &FieldId,
    at_least: usize,
    until: &[String],
    on: &mut Composer<'_>,
) -> Vec<Strip> {
    let text = on.answers.text(field);
    if text.is_empty() && !until.is_empty() {
        return until.iter().flat_map(|words| paragraph_of(words, on)).collect();
    }
    let mut strips = Vec::new();
    if !text.is_empty() {
        let body = on.body();
        let element = |item| on.element(if item { Role::Item } else { Role::Paragraph });
        strips = text_strips(answer_lines(&text, field, body, element));
    }
    let blank = at_least.saturating_sub(strips.len());
    strips.extend(std::iter::repeat_n(Strip::of_text(Vec::new()), blank));
    for strip in &mut strips {
        strip.marks.push(leader_mark(Some(field), on.paper.left(), on.paper.right()));
    }
    strips
}
