//! The total on a bar, with the thresholds marked below it.

use egui::accesskit::Role;
use egui::{Color32, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::ui::thai_text;
use crate::ui::theme::Theme;

/// A threshold.
pub struct Mark<'a> {
    /// The points.
    pub at: i64,
    /// Its level and the points.
    pub label: &'a str,
    /// Whether it is the one that is asked for.
    pub wanted: bool,
}

/// The bar.
pub struct ScoreBar<'a> {
    /// What it shows, for screen readers.
    pub name: &'a str,
    /// The total.
    pub total: i64,
    /// The most points there are.
    pub max: i64,
    /// Whether the threshold that is asked for is reached.
    pub reached: bool,
    /// The thresholds, lowest first.
    pub marks: &'a [Mark<'a>],
}

const HEIGHT: f32 = 14.0;
const ROW: f32 = 21.0;

impl ScoreBar<'_> {
    /// Shows the bar, and below it a line for each threshold.
    pub fn show(&self, ui: &mut Ui, theme: &Theme) {
        let rows: f32 = self.marks.iter().map(|_| ROW).sum();
        let size = vec2(ui.available_width(), HEIGHT + rows);
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        response.widget_info(|| WidgetInfo {
            value: i32::try_from(self.total).ok().map(f64::from),
            ..WidgetInfo::labeled(Role::ProgressIndicator, true, self.name)
        });
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_min_numeric_value(0.0);
            node.set_max_numeric_value(i32::try_from(self.max).map_or(0.0, f64::from));
        });
        if ui.is_rect_visible(rect) {
            let bar = Rect::from_min_size(rect.min, vec2(rect.width(), HEIGHT));
            self.paint_bar(ui, theme, bar);
            for (row, mark) in self.marks.iter().enumerate() {
                self.paint_mark(ui, theme, bar, row, mark);
            }
        }
    }

    fn paint_bar(&self, ui: &Ui, theme: &Theme, bar: Rect) {
        let colors = &theme.colors;
        let painter = ui.painter();
        let line = theme.stroke(colors.line_strong);
        painter.rect(bar, theme.radius(), *colors.field_locked, line, StrokeKind::Inside);
        if self.total > 0 {
            let fill = if self.reached { colors.good } else { colors.accent };
            let filled = Rect::from_min_max(bar.min, pos2(self.x(bar, self.total), bar.bottom()));
            painter.rect_filled(filled, theme.radius(), *fill);
        }
    }

    /// A stroke from the bar down to the words, which end there.
    fn paint_mark(&self, ui: &Ui, theme: &Theme, bar: Rect, row: usize, mark: &Mark<'_>) {
        let colors = &theme.colors;
        let above: f32 = self.marks.iter().take(row).map(|_| ROW).sum();
        let x = self.x(bar, mark.at);
        let bottom = bar.bottom() + above + ROW - 4.0;
        let ink = if mark.wanted { colors.text } else { colors.text_weak };
        let width = if mark.wanted { 2.0 } else { 1.0 };
        let inside = if mark.at < self.total { colors.on_accent } else { ink };
        ui.painter().vline(x, bar.y_range(), Stroke::new(width, inside));
        ui.painter().vline(x, bar.bottom()..=bottom, Stroke::new(width, ink));
        let format = thai_text::format(theme.sizes.small, mark.wanted, *ink);
        let words = thai_text::galley(ui, mark.label, &format, f32::INFINITY);
        let top = bar.bottom() + above + (ROW - words.size().y) / 2.0;
        let left = (x - theme.sizes.gap * 0.75 - words.size().x).max(bar.left());
        ui.painter().galley(pos2(left, top), words, Color32::PLACEHOLDER);
    }

    fn x(&self, bar: Rect, points: i64) -> f32 {
        let float = |points: i64| i16::try_from(points).map_or(0.0, f32::from);
        let share = float(points) / float(self.max).max(1.0);
        egui::lerp(bar.x_range(), share.clamp(0.0, 1.0))
    }
}
