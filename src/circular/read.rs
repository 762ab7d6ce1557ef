//! The notation of `forms/circular`, which its `README.md` explains.

use std::ops::Range;

use super::item::{label, path};
use super::{Doubt, Kind, Pages, Part, Passage};
use crate::base::parse_whole_number;

/// What parts the cells of a row where they stand in one line.
const BETWEEN: &str = " · ";
/// Spaces of indentation for each level.
const INDENT: usize = 2;

/// What the next passages stand below.
struct Above {
    level: usize,
    id: usize,
    label: Option<String>,
}

/// The parts and passages of these texts.
pub(super) fn read(text: &str) -> (Vec<Part>, Vec<Passage>) {
    let (mut parts, mut passages) = (Vec::<Part>::new(), Vec::<Passage>::new());
    let mut marks = Vec::new();
    let mut above = Vec::<Above>::new();
    let mut mark = None;
    for line in text.lines() {
        if let Some(circular) = line.strip_prefix("circular: ") {
            let passages = passages.len()..passages.len();
            let (circular, title, pages) = (circular.to_owned(), String::new(), Pages::default());
            parts.push(Part { circular, name: None, title, pages, passages });
            above.clear();
            mark = None;
            continue;
        }
        let (id, Some(part)) = (parts.len().saturating_sub(1), parts.last_mut()) else { continue };
        if let Some(name) = line.strip_prefix("name: ") {
            part.name = Some(name.to_owned());
        } else if let Some(title) = line.strip_prefix("title: ") {
            title.clone_into(&mut part.title);
        } else if let Some(pages) = line.strip_prefix("pages: ") {
            let (first, last) = pages.split_once('-').unwrap_or((pages, pages));
            part.pages = Pages { first: page(first), last: page(last) };
        } else if let Some(number) = line.strip_prefix('@') {
            mark = page(number);
        } else if !line.trim().is_empty() {
            let mut passage = passage(line, id);
            hang(&mut passage, passages.len(), &mut above);
            passage.lead = lead(&passage, &passages);
            passages.push(passage);
            marks.push(mark.take());
            part.passages.end = passages.len();
        }
    }
    for part in &parts {
        let of = part.passages.clone();
        if let (Some(passages), Some(marks)) = (passages.get_mut(of.clone()), marks.get(of)) {
            settle_pages(part.pages, passages, marks);
        }
    }
    (parts, passages)
}

fn page(number: &str) -> Option<u16> {
    parse_whole_number(number).and_then(|number| u16::try_from(number).ok())
}

/// A page is known where the contents name it, and bounded by its neighbours everywhere else.
fn settle_pages(part: Pages, passages: &mut [Passage], marks: &[Option<u16>]) {
    let mut first = part.first;
    for (passage, mark) in passages.iter_mut().zip(marks) {
        first = mark.or(first);
        passage.pages.first = first;
    }
    let mut last = part.last;
    for (passage, mark) in passages.iter_mut().zip(marks).rev() {
        passage.pages.last = mark.or(last);
        last = mark.or(last);
    }
}

/// The passage on a line.
fn passage(line: &str, part: usize) -> Passage {
    let rest = line.trim_start_matches(' ');
    let level = (line.len() - rest.len()) / INDENT;
    let rest = rest.trim_end();
    let row = rest.strip_prefix("| ").and_then(|cells| cells.strip_suffix('|'));
    let (kind, written) = match (row, rest.strip_prefix("# ")) {
        (Some(row), _) => (Kind::Row, row.split('|').collect()),
        (None, Some(heading)) => (Kind::Heading, vec![heading]),
        (None, None) => (Kind::Paragraph, vec![rest]),
    };
    let (mut text, mut cells, mut doubts) = (String::new(), Vec::new(), Vec::new());
    for cell in written {
        cells.push(add_cell(cell.trim(), &mut text, &mut doubts));
    }
    let (item, numbered, above) = (String::new(), false, Vec::new());
    let (lead, pages) = (None, Pages::default());
    Passage { part, level, kind, text, cells, doubts, item, numbered, above, lead, pages }
}

/// Adds the words of a cell; gives back where they are.
fn add_cell(written: &str, text: &mut String, doubts: &mut Vec<Doubt>) -> Range<usize> {
    if written.is_empty() {
        return text.len()..text.len();
    }
    if !text.is_empty() {
        text.push_str(BETWEEN);
    }
    let start = text.len();
    let written = written.replace(" ¶ ", "\n");
    let mut rest = written.as_str();
    while let Some((before, marked)) = rest.split_once('{') {
        text.push_str(before);
        let (doubt, after) = marked.split_once('}').unwrap_or((marked, ""));
        let (used, other) = doubt.split_once('~').unwrap_or((doubt, ""));
        let from = text.len();
        text.push_str(used);
        doubts.push(Doubt { at: from..text.len(), other: other.to_owned() });
        rest = after;
    }
    text.push_str(rest);
    start..text.len()
}

/// Finds what a passage stands below, and with it its item.
fn hang(passage: &mut Passage, id: usize, above: &mut Vec<Above>) {
    above.retain(|above| above.level < passage.level);
    passage.above = above.iter().map(|above| above.id).collect();
    let own = label(&passage.text).filter(|_| passage.kind != Kind::Row).map(str::to_owned);
    passage.numbered = own.is_some();
    passage.item = path(above.iter().filter_map(|a| a.label.as_deref()).chain(own.as_deref()));
    above.push(Above { level: passage.level, id, label: own });
}

/// The paragraph before the list that an item belongs to.
fn lead(passage: &Passage, before: &[Passage]) -> Option<usize> {
    if !passage.numbered {
        return None;
    }
    let siblings = before.iter().enumerate().rev();
    let mut siblings = siblings
        .take_while(|(_, other)| other.part == passage.part && other.level >= passage.level);
    let (id, last) = siblings.find(|(_, other)| other.level == passage.level)?;
    if last.numbered {
        return last.lead;
    }
    (last.kind == Kind::Paragraph).then_some(id)
}
