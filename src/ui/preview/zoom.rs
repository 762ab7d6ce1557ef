//! How large the pages are shown, and where on the desk each of them lies.

use egui::{Pos2, Rect, Vec2, pos2, vec2};

use std::sync::Arc;

use super::outline::pixels;
use crate::sheet::Page;

/// How large pages are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Zoom {
    /// As wide as there is room, but no larger than one likes to read.
    #[default]
    Reading,
    /// As wide as there is room.
    Width,
    /// So that a whole page is in sight.
    Page,
    /// So many times the size of paper.
    Times(f32),
}

/// The steps of the keys and buttons.
const STEPS: [f32; 13] = [0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0];
/// How many times the size of paper is good to read on a screen.
const READING: f32 = 1.25;
/// Points of the screen to a millimetre, at the size of paper.
const POINTS_PER_MM: f32 = 96.0 / 25.4;
/// Around pages, and between them.
const GAP: f32 = 20.0;

impl Zoom {
    /// The step after the size that is shown.
    pub fn more(times: f32) -> Self {
        let [.., last] = STEPS;
        Self::Times(STEPS.into_iter().find(|step| *step > times * 1.01).unwrap_or(last))
    }

    /// The step before it.
    pub fn less(times: f32) -> Self {
        let [first, ..] = STEPS;
        Self::Times(STEPS.into_iter().rev().find(|step| *step < times * 0.99).unwrap_or(first))
    }

    /// So many times as large as it is shown.
    pub fn by(times: f32, factor: f32) -> Self {
        let [first, .., last] = STEPS;
        Self::Times((times * factor).clamp(first, last))
    }
}

/// The sizes of pages one below the other, in millimetres.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Column {
    /// Each page, as if there were no gaps.
    pages: Arc<[Rect]>,
    /// As wide as the widest, and as high as the highest.
    largest: Vec2,
}

impl Column {
    pub(super) fn of(pages: &[Page]) -> Self {
        let (mut top, mut largest) = (0.0, Vec2::ZERO);
        let place = |page: &Page| {
            let size = vec2(pixels(page.width, 1.0), pixels(page.height, 1.0));
            let place = Rect::from_min_size(pos2(0.0, top), size);
            top += size.y;
            largest = largest.max(size);
            place
        };
        Self { pages: pages.iter().map(place).collect(), largest }
    }

    pub(super) fn count(&self) -> usize {
        self.pages.len()
    }
}

/// Pages in a column, on a desk of which a part is in view.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Desk {
    /// Points of the screen to a millimetre.
    pub(super) scale: f32,
    pub(super) pages: Column,
    /// How much is in view.
    pub(super) view: Vec2,
}

impl Desk {
    pub(super) fn new(zoom: Zoom, pages: &Column, view: Vec2) -> Self {
        let paper = pages.largest.max(Vec2::splat(1.0));
        let width = ((view.x - GAP * 2.0) / paper.x).max(0.3);
        let scale = match zoom {
            Zoom::Reading => width.min(POINTS_PER_MM * READING),
            Zoom::Width => width.min(POINTS_PER_MM * 4.0),
            Zoom::Page => width.min(((view.y - GAP * 2.0) / paper.y).max(0.3)),
            Zoom::Times(times) => times * POINTS_PER_MM,
        };
        Self { scale, pages: pages.clone(), view }
    }

    /// The same in a room with scroll bars: always one at the right, and one below where pages are
    /// wider than the room.
    pub(super) fn with_bars(zoom: Zoom, pages: &Column, room: Vec2, bar: f32) -> Self {
        let mut desk = Self::new(zoom, pages, room - vec2(bar, 0.0));
        if desk.size().x > desk.view.x {
            desk.view.y -= bar;
        }
        desk
    }

    /// How many times the size of paper.
    pub(super) fn times(&self) -> f32 {
        self.scale / POINTS_PER_MM
    }

    pub(super) fn size(&self) -> Vec2 {
        let last = self.page(self.pages.count().saturating_sub(1));
        vec2(self.size_x(), last.bottom() + GAP)
    }

    /// Where a page lies.
    pub(super) fn page(&self, index: usize) -> Rect {
        let page = self.pages.pages.get(index).copied().unwrap_or(Rect::ZERO);
        let size = page.size() * self.scale;
        let left = (self.size_x() - size.x) / 2.0;
        #[expect(clippy::cast_precision_loss, reason = "a document has some hundreds of pages")]
        let top = GAP * (index + 1) as f32 + page.top() * self.scale;
        Rect::from_min_size(pos2(left, top), size)
    }

    fn size_x(&self) -> f32 {
        self.view.x.max(self.pages.largest.x * self.scale + GAP * 2.0)
    }

    /// The page at a height of the desk; the gap above a page belongs to it.
    pub(super) fn page_at(&self, y: f32) -> usize {
        let (mut from, mut to) = (0, self.pages.count().saturating_sub(1));
        while from < to {
            let middle = usize::midpoint(from, to);
            if self.page(middle).bottom() <= y { from = middle + 1 } else { to = middle }
        }
        from
    }

    /// The pages that can be seen, when this is what stands at the upper edge.
    pub(super) fn seen(&self, top: f32) -> std::ops::RangeInclusive<usize> {
        self.page_at(top)..=self.page_at(top + self.view.y)
    }

    /// A place of the desk as a page and a place on it, in millimetres.
    pub(super) fn to_paper(&self, at: Pos2) -> (usize, Pos2) {
        let page = self.page_at(at.y);
        (page, ((at - self.page(page).min) / self.scale).to_pos2())
    }

    /// And back.
    pub(super) fn place_of(&self, page: usize, at: Pos2) -> Pos2 {
        self.page(page).min + at.to_vec2() * self.scale
    }

    /// The nearest offset that the view can have.
    pub(super) fn within(&self, offset: Vec2) -> Vec2 {
        offset.min(self.size() - self.view).max(Vec2::ZERO)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Mm;

    /// Upright pages, every third on its side.
    fn column(count: usize) -> Column {
        let page = |index: usize| {
            let (width, height) = if index % 3 == 2 { (297.0, 210.0) } else { (210.0, 297.0) };
            Page { width: Mm(width), height: Mm(height), marks: Vec::new() }
        };
        Column::of(&(0..count).map(page).collect::<Vec<_>>())
    }

    #[test]
    fn every_place_of_a_page_is_found_again_at_every_zoom() {
        for zoom in [Zoom::Reading, Zoom::Width, Zoom::Page, Zoom::Times(0.5), Zoom::Times(4.0)] {
            let desk = Desk::new(zoom, &column(7), vec2(900.0, 600.0));
            for page in 0..7 {
                let (found, at) = desk.to_paper(desk.place_of(page, pos2(100.0, 150.0)));
                assert_eq!(found, page);
                assert!((at - pos2(100.0, 150.0)).length() < 0.05, "{zoom:?} {at:?}");
            }
            assert!(desk.size().y > desk.page(6).bottom());
        }
    }

    #[test]
    fn fitting_shows_the_width_or_the_whole_of_a_page() {
        let view = vec2(900.0, 600.0);
        let width = Desk::new(Zoom::Width, &column(2), view).page(0);
        assert!(width.width() <= view.x && width.width() > view.x * 0.9);
        assert_eq!(Desk::new(Zoom::Reading, &column(2), view).page(0), width);
        let wide = Desk::new(Zoom::Reading, &column(2), vec2(1900.0, 600.0));
        assert!((wide.times() - READING).abs() < 0.001);
        let page = Desk::new(Zoom::Page, &column(2), view).page(0);
        assert!(page.height() <= view.y && page.height() > view.y * 0.9);
        assert!(Desk::new(Zoom::Page, &column(2), vec2(1.0, 1.0)).scale > 0.0);
    }

    #[test]
    fn pages_of_any_size_lie_in_the_middle_below_each_other() {
        let desk = Desk::new(Zoom::Width, &column(4), vec2(900.0, 600.0));
        let pages: Vec<_> = (0..4).map(|page| desk.page(page)).collect();
        for pair in pages.windows(2) {
            assert!((pair[1].top() - pair[0].bottom() - GAP).abs() < 0.01);
            assert!((pair[1].center().x - pair[0].center().x).abs() < 0.01);
        }
        assert!(pages[2].width() > pages[2].height() && pages[1].width() < pages[2].width());
        for (index, page) in pages.iter().enumerate() {
            assert_eq!(desk.page_at(page.top() - GAP / 2.0), index);
            assert_eq!(desk.page_at(page.bottom() - 1.0), index);
        }
        assert_eq!((desk.page_at(-5.0), desk.page_at(1e6)), (0, 3));
        let none = Desk::new(Zoom::Page, &Column::default(), vec2(900.0, 600.0));
        assert_eq!((none.page_at(10.0), none.page(0).size()), (0, Vec2::ZERO));
    }

    #[test]
    fn steps_go_up_and_down_and_end() {
        assert_eq!((Zoom::more(1.0), Zoom::less(1.0)), (Zoom::Times(1.1), Zoom::Times(0.9)));
        assert_eq!((Zoom::more(4.0), Zoom::less(0.3)), (Zoom::Times(4.0), Zoom::Times(0.5)));
        assert_eq!(Zoom::by(3.9, 2.0), Zoom::Times(4.0));
    }
}
