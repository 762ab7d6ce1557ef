//! What the preview remembers between frames; nothing of it is saved.

use egui::Vec2;

use super::painted::Painted;
use super::zoom::{Desk, Zoom};
use crate::base::FieldId;

/// What the preview remembers between frames.
#[derive(Default)]
pub struct PreviewState {
    /// How large the pages are shown.
    pub zoom: Zoom,
    /// Whether one has just come here: the keys are the pages'.
    pub arrived: bool,
    /// The field that is to be brought into sight and marked.
    pub wanted: Option<FieldId>,
    /// The field that is being typed into, which is to stay in sight.
    pub followed: Option<FieldId>,
    pub(super) painted: Painted,
    /// The field that is marked, and until when.
    pub(super) marked: Option<(FieldId, f64)>,
    /// The pages as they lay in the frame before.
    pub(super) desk: Desk,
    /// The part of the desk that is in view.
    pub(super) offset: Vec2,
    /// Where the view is to go.
    pub(super) jump: Option<Vec2>,
    /// The page in view.
    pub(super) page: usize,
    /// The page that the list has brought into sight.
    pub(super) listed: Option<usize>,
}

impl std::fmt::Debug for PreviewState {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PreviewState")
            .field("zoom", &self.zoom)
            .field("page", &self.page)
            .field("offset", &self.offset)
            .finish_non_exhaustive()
    }
}

impl PreviewState {
    /// The page in view, from 0.
    pub fn page(&self) -> usize {
        self.page
    }

    /// How many times the size of paper the pages are shown.
    pub fn times(&self) -> f32 {
        self.desk.times()
    }

    /// Where a page was last shown, from the upper left corner of the view.
    pub fn page_in_view(&self, page: usize) -> egui::Rect {
        self.desk.page(page).translate(-self.offset)
    }

    /// Larger by a step.
    pub fn zoom_in(&mut self) {
        self.zoom = Zoom::more(self.times());
    }

    /// Smaller by a step.
    pub fn zoom_out(&mut self) {
        self.zoom = Zoom::less(self.times());
    }

    /// Goes to the upper edge of a page.
    pub fn show_page(&mut self, page: usize) {
        let top = self.desk.page(page).top() - self.desk.page(0).top();
        self.jump = Some(Vec2::new(self.offset.x, top));
    }
}
