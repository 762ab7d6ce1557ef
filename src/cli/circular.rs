//! `khangan circular`

use rust_i18n::t;
use serde::Serialize;

use super::Session;
use super::forms::json;
use super::outcome::Outcome;
use crate::circular::{Passage, Query, circulars};
use crate::words;

/// So many passages are shown: who has not found it by then asks in other words.
const MOST: usize = 20;

#[derive(Serialize)]
struct Found {
    item: String,
    /// The first page it can be on.
    page: Option<u16>,
    /// The last, where that is another.
    #[serde(skip_serializing_if = "Option::is_none")]
    last_page: Option<u16>,
    text: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    doubts: Vec<Uncertain>,
}

#[derive(Serialize)]
struct Uncertain {
    text: String,
    other: Option<String>,
}

/// Looks words up in the circulars, the best passage first.
pub(super) fn circular(session: &Session, typed: &str, as_json: bool) -> Outcome {
    let circulars = circulars();
    let hits = circulars.search(&Query::new(typed));
    let passages = hits.iter().take(MOST).filter_map(|hit| circulars.passage(hit.passage));
    if as_json {
        let found: Vec<_> = passages.map(found).collect();
        return Outcome::text(json(&found));
    }
    let lines: Vec<_> = passages.flat_map(|passage| lines(session, passage)).collect();
    if lines.is_empty() {
        let nothing = t!("circular.nothing", locale = session.lang.code(), words = typed);
        return Outcome::line(&nothing);
    }
    Outcome::lines(&lines)
}

fn lines(session: &Session, passage: &Passage) -> Vec<String> {
    let mut lines = vec![words::citation(circulars(), passage), format!("  {}", passage.line())];
    for Uncertain { text, other } in doubts(passage) {
        let line = words::uncertain(session.lang, &text, other.as_deref().unwrap_or_default());
        lines.push(format!("  {line}"));
    }
    lines
}

fn found(passage: &Passage) -> Found {
    Found {
        item: words::cited_item(circulars(), passage),
        page: passage.pages.first,
        last_page: passage.pages.last.filter(|last| Some(*last) != passage.pages.first),
        text: passage.line(),
        doubts: doubts(passage).collect(),
    }
}

fn doubts(passage: &Passage) -> impl Iterator<Item = Uncertain> + '_ {
    passage.doubts.iter().map(|doubt| Uncertain {
        text: passage.text.get(doubt.at.clone()).unwrap_or_default().to_owned(),
        other: Some(doubt.other.clone()).filter(|other| !other.is_empty()),
    })
}
