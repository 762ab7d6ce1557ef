//! What the reader of position standards remembers.

use super::compared::Compared;
use crate::base::Query;
use crate::drafting::Chosen;
use crate::standards::{Hits, Part, Standards};
use crate::words::Lang;

/// A level of a standard, by their places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    /// The standard.
    pub standard: usize,
    /// The level.
    pub level: usize,
}

/// What the reader remembers.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each answers a question of its own")]
pub struct StandardsState {
    /// Whether it is shown.
    open: bool,
    /// What is looked for.
    typed: String,
    /// Where that stands; `None` before the first search.
    hits: Option<Hits>,
    /// What is read.
    pub(super) spot: Spot,
    /// What it is compared with.
    pub(super) other: Option<Spot>,
    /// The duties that are chosen to be inserted.
    pub(super) chosen: Chosen,
    /// Whether only what differs is shown.
    pub(super) only_changes: bool,
    /// The passage that was found, to be brought in sight.
    pub(super) found: Option<(Part, String)>,
    /// Whether the field of the search wants the focus.
    pub(super) wants_focus: bool,
    /// Whether the reading begins at its top.
    fresh: bool,
    compared: Option<(Lang, Spot, Spot, Compared)>,
}

impl StandardsState {
    /// Whether it is shown.
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Shows it.
    pub fn open(&mut self) {
        self.open = true;
        self.wants_focus = true;
    }

    /// Shows the standard of this title, at this level where it has it.
    pub fn open_at(&mut self, standards: &Standards, title: &str, level: &str) {
        self.open();
        let place = standards.titled(title).and_then(|standard| {
            let at = standards.all().iter().position(|known| known == standard)?;
            Some((at, standard.rank(level)))
        });
        if let Some((standard, level)) = place {
            self.read(Spot { standard, level: level.unwrap_or_default() });
        }
    }

    /// Hides it.
    pub fn close(&mut self) {
        self.open = false;
    }

    /// What is read, and with what it is compared.
    pub fn reading(&self) -> (Spot, Option<Spot>) {
        (self.spot, self.other)
    }

    /// The duties that are chosen; none for all.
    pub fn chosen(&self) -> &Chosen {
        &self.chosen
    }

    /// Nothing is chosen any more.
    pub fn unchoose(&mut self) {
        self.chosen.clear();
    }

    /// What is looked for.
    pub(super) fn typed(&self) -> &str {
        &self.typed
    }

    /// Where it stands; nothing, where nothing is looked for.
    pub(super) fn hits(&self) -> Option<&Hits> {
        self.hits.as_ref()
    }

    /// Looks for something else.
    pub(super) fn search(&mut self, standards: &Standards, typed: String) {
        let query = Query::new(&typed);
        self.hits = (!query.is_empty()).then(|| standards.search(&query));
        self.typed = typed;
    }

    /// Reads another level, compared with nothing.
    pub(super) fn read(&mut self, spot: Spot) {
        let chosen = Chosen::new();
        let before = std::mem::take(self);
        *self = Self { spot, other: None, found: None, chosen, fresh: true, ..before };
    }

    /// Compares what is read with another level, or with nothing.
    pub(super) fn compare(&mut self, other: Option<Spot>) {
        *self = Self { other, found: None, fresh: true, ..std::mem::take(self) };
    }

    /// Whether something else is read since the last frame: once.
    pub(super) fn arrives(&mut self) -> bool {
        std::mem::take(&mut self.fresh)
    }

    /// The comparison of what is read with another level, made when either changes.
    pub(super) fn compared(
        &mut self,
        lang: Lang,
        other: Spot,
        make: impl FnOnce() -> Option<Compared>,
    ) -> Option<&Compared> {
        let key = (lang, self.spot, other);
        let known = self.compared.as_ref().map(|(lang, one, other, _)| (*lang, *one, *other));
        if known != Some(key) {
            self.compared = make().map(|made| (lang, self.spot, other, made));
        }
        self.compared.as_ref().map(|(.., made)| made)
    }
}
