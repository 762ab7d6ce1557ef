//! How complete something is: a ring that fills, and a tick when it is full.

use std::f32::consts::TAU;

use egui::{Rect, Shape, Stroke, Ui, Vec2};

use crate::appraisal::Progress;
use crate::ui::icon::Icon;
use crate::ui::theme::Theme;

/// Paints the ring of a progress in a square.
pub fn paint(ui: &Ui, theme: &Theme, square: Rect, progress: Progress) {
    let colors = &theme.colors;
    let radius = square.width() / 2.0 - 1.5;
    let (center, painter) = (square.center(), ui.painter());
    if progress.of > 0 && progress.answered >= progress.of {
        painter.circle_filled(center, radius + 1.0, *colors.good);
        let tick = Rect::from_center_size(center, Vec2::splat(radius * 1.3));
        Icon::Check.paint(ui, tick, *colors.panel);
        return;
    }
    painter.circle_stroke(center, radius, Stroke::new(2.0, colors.line_strong));
    if progress.answered > 0 {
        let share = f32::from(u16::try_from(progress.answered).unwrap_or(u16::MAX))
            / f32::from(u16::try_from(progress.of).unwrap_or(u16::MAX));
        let steps: u8 = 32;
        let point = |step: u8| {
            let angle = TAU * (share * f32::from(step) / f32::from(steps) - 0.25);
            center + radius * Vec2::angled(angle)
        };
        let arc = (0..=steps).map(point).collect();
        painter.add(Shape::line(arc, Stroke::new(3.5, colors.accent)));
    }
}
