//! How the card of a level looks.

use std::sync::Arc;

use egui::{Align2, Color32, Galley, Pos2, Rect, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

use super::levels::Level;
use crate::ui::icon::Icon;
use crate::ui::thai_text;
use crate::ui::theme::Theme;

/// Around what stands in a card.
const PADDING: Vec2 = vec2(12.0, 8.0);
/// The circle with the level's number.
const CIRCLE: f32 = 26.0;
/// What stands in a card, laid out.
pub(super) struct Face {
    pub(super) size: Vec2,
    words: Arc<Galley>,
    range: Arc<Galley>,
    pub(super) guidance: Option<Arc<Galley>>,
}

impl Face {
    pub(super) fn of(ui: &Ui, theme: &Theme, level: &Level<'_>, enabled: bool) -> Self {
        let (sizes, colors) = (&theme.sizes, &theme.colors);
        let ink = if enabled { colors.text } else { colors.text_weak };
        let width = ui.available_width();
        let format = |size, color| thai_text::format(size, false, color);
        let range = format(sizes.small, *colors.text_weak);
        let range = thai_text::galley(ui, level.range, &range, f32::INFINITY);
        let room = width - Self::left() - sizes.gap * 2.0 - range.size().x - PADDING.x;
        let words = thai_text::galley(ui, level.words, &format(sizes.text, *ink), room);
        let guidance = level.guidance.map(|guidance| {
            let room = width - Self::left() - sizes.gap - PADDING.x * 2.0;
            let format = format(sizes.small, *colors.text_weak);
            thai_text::galley(ui, guidance.text, &format, room)
        });
        let below = guidance.as_ref().map_or(0.0, |guidance| guidance.size().y + sizes.gap / 2.0);
        let height = words.size().y.max(CIRCLE) + below + PADDING.y * 2.0;
        Self { size: vec2(width, height), words, range, guidance }
    }

    /// From the card's left edge to the words.
    fn left() -> f32 {
        PADDING.x + CIRCLE + PADDING.x
    }

    pub(super) fn guidance_at(&self, rect: Rect) -> Pos2 {
        let height = self.guidance.as_ref().map_or(0.0, |guidance| guidance.size().y);
        let left = rect.left() + Self::left() + PADDING.x;
        pos2(left, rect.bottom() - PADDING.y - height)
    }

    pub(super) fn paint(&self, ui: &Ui, theme: &Theme, level: &Level<'_>, rect: Rect, look: &Look) {
        let painter = ui.painter();
        painter.rect(rect, theme.radius(), look.fill, look.border, StrokeKind::Inside);
        let center = rect.left_top() + PADDING + Vec2::splat(CIRCLE / 2.0);
        painter.circle(center, CIRCLE / 2.0, look.circle, look.circle_line);
        let font = thai_text::format(theme.sizes.text, true, look.number).font_id;
        painter.text(center, Align2::CENTER_CENTER, level.number, font, look.number);
        let top = rect.top() + PADDING.y + ((CIRCLE - self.words.size().y) / 2.0).max(0.0);
        let words = pos2(rect.left() + Self::left(), top);
        painter.galley(words, Arc::clone(&self.words), Color32::PLACEHOLDER);
        let top = rect.top() + PADDING.y + (CIRCLE - self.range.size().y) / 2.0;
        let range = pos2(rect.right() - PADDING.x - self.range.size().x, top);
        painter.galley(range, Arc::clone(&self.range), Color32::PLACEHOLDER);
        if look.tick {
            let beside = rect.left_top() + vec2(PADDING.x + CIRCLE / 2.0, PADDING.y + CIRCLE);
            let square = Rect::from_center_size(beside + vec2(0.0, 9.0), Vec2::splat(14.0));
            if rect.contains_rect(square) {
                Icon::Check.paint(ui, square, look.number_line());
            }
        }
        if let Some(guidance) = &self.guidance {
            let at = self.guidance_at(rect);
            let x = at.x - PADDING.x;
            let line = Stroke::new(2.0, theme.colors.line);
            painter.vline(x, at.y..=at.y + guidance.size().y, line);
            painter.galley(at, Arc::clone(guidance), Color32::PLACEHOLDER);
        }
    }
}

/// The colours of a card.
pub(super) struct Look {
    fill: Color32,
    border: Stroke,
    circle: Color32,
    circle_line: Stroke,
    number: Color32,
    tick: bool,
}

impl Look {
    pub(super) fn chosen(theme: &Theme, enabled: bool) -> Self {
        let colors = &theme.colors;
        let ink = if enabled { colors.accent } else { colors.text_weak };
        Self {
            fill: if enabled { *colors.accent_soft } else { *colors.field_locked },
            border: Stroke::new(2.0, ink),
            circle: *ink,
            circle_line: Stroke::NONE,
            number: *colors.on_accent,
            tick: true,
        }
    }

    pub(super) fn open(theme: &Theme, over: bool) -> Self {
        let colors = &theme.colors;
        Self {
            fill: if over { *colors.hover } else { *colors.card },
            border: theme.stroke(if over { colors.line_strong } else { colors.line }),
            circle: Color32::TRANSPARENT,
            circle_line: theme.stroke(colors.line_strong),
            number: *colors.text_weak,
            tick: false,
        }
    }

    fn number_line(&self) -> Color32 {
        self.border.color
    }
}
