//! What stands on the papers.

use super::{Check, is_text, places};
use crate::base::FieldId;
use crate::form::{BlockDef, Control, PieceDef, Problem, TickBlankDef, bounds};

impl<'a> Check<'a> {
    pub(super) fn papers(&mut self) {
        let def = self.def;
        if def.papers.iter().all(|paper| paper.alone) {
            self.report("papers", Problem::Empty);
        }
        let names = def.papers.iter().filter_map(|paper| paper.name.as_deref());
        self.unique(places("papers", names));
        for (at, paper) in def.papers.iter().enumerate() {
            if paper.alone && paper.name.as_ref().is_none_or(|name| name.trim().is_empty()) {
                self.report(format!("papers[{at}].name"), Problem::Empty);
            }
            for (page, blocks) in paper.pages.iter().enumerate() {
                for (block, def) in blocks.0.iter().enumerate() {
                    self.block(&format!("papers[{at}].pages[{page}][{block}]"), def);
                }
            }
        }
        for (part, at) in def.parts.iter().zip(0..) {
            for (index, field) in part.fields.iter().enumerate() {
                let place = format!("parts[{at}].fields[{index}]");
                for id in [Some(field.id.clone()), field.reason()].into_iter().flatten() {
                    if !field.screen_only && !field.hidden && !self.shown.contains(&id) {
                        self.report(&place, Problem::FieldNotOnPage(id));
                    }
                }
            }
        }
        let scores = def.papers.iter().flat_map(|paper| &paper.pages);
        let scores = scores.flat_map(|page| &page.0).any(|block| *block == BlockDef::Scores);
        let first = def.score.as_ref().and_then(|score| score.components.first());
        if let (false, Some(component)) = (scores, first) {
            let field = FieldId::from(format!("score.{}.level", component.id));
            self.report("papers", Problem::FieldNotOnPage(field));
        }
    }

    fn block(&mut self, place: &str, block: &'a BlockDef) {
        match block {
            BlockDef::Title => {}
            BlockDef::Scores => {
                if self.def.score.is_none() {
                    self.report(place, Problem::NoScore);
                }
            }
            BlockDef::Grid { columns, head, rows } => self.grid(place, columns, head, rows),
            BlockDef::Heading(words) | BlockDef::OnBlank(words) => self.filled(place, words),
            BlockDef::Line(pieces) | BlockDef::Paragraph(pieces) => self.pieces(place, pieces),
            BlockDef::Lines { field, at_least, until } => {
                self.bind(place, field, is_text);
                for words in until {
                    self.filled(place, words);
                }
                if let Some(problem) = bounds::free_lines(*at_least) {
                    self.report(place, problem);
                }
            }
            BlockDef::Ticks { field, blanks } => {
                self.bind(place, field, |control| !control.choices().is_empty());
                self.tick_blanks(place, field, blanks);
            }
            BlockDef::Signature { sign, name, before_name, office } => {
                if let Some(words) = sign {
                    self.filled(place, words);
                }
                self.bind(place, name, is_text);
                if let Some(words) = before_name {
                    self.filled(place, words);
                }
                for pieces in office {
                    self.pieces(place, pieces);
                }
            }
        }
    }

    pub(super) fn pieces(&mut self, place: &str, pieces: &'a [PieceDef]) {
        for piece in pieces {
            match piece {
                PieceDef::Words(words) if words.is_empty() => self.report(place, Problem::Empty),
                PieceDef::Words(_) => {}
                // Whatever is said in a line of words is written on a dotted line, too.
                PieceDef::Blank(field) => {
                    self.bind(place, field, |control| control.rows().is_none());
                }
                PieceDef::Until { words, field } => {
                    self.filled(place, words);
                    self.bind(place, field, |control| control.rows().is_none());
                }
                PieceDef::Chosen(field) => self.bind(place, field, Control::is_choice),
            }
        }
    }

    fn tick_blanks(&mut self, place: &str, field: &FieldId, blanks: &'a [TickBlankDef]) {
        for blank in blanks {
            self.known_choice(place, field, &blank.choice);
            self.bind(place, &blank.field, is_text);
        }
    }

    pub(super) fn bind(&mut self, place: &str, id: &'a FieldId, fits: fn(&Control) -> bool) {
        self.shown.insert(id);
        self.names(place, id, fits);
    }
}
