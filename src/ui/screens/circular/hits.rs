//! What was found: where it stands, and its words around what matched.

use egui::{Id, Ui};
use rust_i18n::t;

use super::list::{Wish, small};
use super::looks::{Looks, painted};
use super::{CircularState, CircularView};
use crate::circular::{Passage, Query, circulars};
use crate::ui::widgets::entry::entry;
use crate::words;

/// So many are listed; who has not found it by then asks in other words.
const LISTED: usize = 30;
/// How many letters are shown, and how many of them before the first match.
const SHOWN: usize = 150;
const BEFORE: usize = 40;

pub(super) fn ui(
    ui: &mut Ui,
    view: &CircularView<'_>,
    state: &CircularState,
    wish: &mut Option<Wish>,
) {
    let hits = state.hits().unwrap_or_default();
    if hits.is_empty() {
        small(ui, view, &t!("circular.not_found", locale = view.lang.code()));
    }
    for hit in hits.iter().take(LISTED) {
        let Some(passage) = circulars().passage(hit.passage) else { continue };
        let chosen = state.reading().1 == Some(hit.passage);
        let place = words::citation(circulars(), passage);
        let snippet = snippet(&state.query, passage);
        let name = format!("{place} {snippet}");
        let key = Id::unique(("circular hit", hit.passage));
        if entry(ui, view.theme, key, chosen, &name, |ui| {
            small(ui, view, &place);
            let looks = Looks { matches: state.query.matches(&snippet), doubts: Vec::new() };
            painted(ui, view, &snippet, &looks, false);
        }) {
            *wish = Some(Wish::Passage(hit.passage));
        }
    }
}

/// The words around the first match.
fn snippet(query: &Query, passage: &Passage) -> String {
    let line = passage.line();
    let first = query.matches(&line).first().map_or(0, |range| range.start);
    let before = line.get(..first).unwrap_or_default();
    let skipped = before.char_indices().rev().nth(BEFORE).map_or(0, |(at, _)| at);
    // From a space on, so that no word is cut.
    let skipped = match line.get(skipped..first).and_then(|words| words.find(' ')) {
        Some(space) if skipped > 0 => skipped + space + 1,
        _ if skipped > 0 => first,
        _ => 0,
    };
    let rest = line.get(skipped..).unwrap_or_default();
    let end = rest.char_indices().nth(SHOWN).map_or(rest.len(), |(at, _)| at);
    let shown = rest.get(..end).unwrap_or_default();
    let cut =
        if end < rest.len() { shown.rsplit_once(' ').map_or(shown, |(a, _)| a) } else { shown };
    let (lead, tail) =
        (if skipped > 0 { "… " } else { "" }, if end < rest.len() { " …" } else { "" });
    format!("{lead}{cut}{tail}")
}
