//! Words that are only read.

use std::borrow::Cow;
use std::sync::Arc;

use egui::text_selection::LabelSelectionState;
use egui::{
    Align, Color32, FontFamily, Galley, Response, Role, Sense, Stroke, TextFormat, TextStyle, Ui,
    Widget, WidgetInfo, vec2,
};

use super::fonts::BOLD;
use super::galley::galley;

/// Words that are only read.
#[must_use = "shown by `ui.add`"]
pub struct Label<'a> {
    text: Cow<'a, str>,
    size: Option<f32>,
    bold: bool,
    color: Option<Color32>,
    wrap: bool,
    align: Align,
    sense: Option<Sense>,
    selectable: bool,
}

impl<'a> Label<'a> {
    /// These words.
    pub fn new(text: impl Into<Cow<'a, str>>) -> Self {
        Self {
            text: text.into(),
            size: None,
            bold: false,
            color: None,
            wrap: true,
            align: Align::Min,
            sense: None,
            selectable: false,
        }
    }

    /// In this size.
    pub fn size(mut self, px: f32) -> Self {
        self.size = Some(px);
        self
    }

    /// In bold.
    pub fn bold(mut self) -> Self {
        self.bold = true;
        self
    }

    /// In this colour.
    pub fn color(mut self, color: Color32) -> Self {
        self.color = Some(color);
        self
    }

    /// Whether it goes on in further lines.
    pub fn wrap(mut self, wrap: bool) -> Self {
        self.wrap = wrap;
        self
    }

    /// Where its lines stand; in the middle or at the right it takes the whole width.
    pub fn align(mut self, align: Align) -> Self {
        self.align = align;
        self
    }

    /// What it reacts to.
    pub fn sense(mut self, sense: Sense) -> Self {
        self.sense = Some(sense);
        self
    }

    /// Whether its words can be marked and copied.
    pub fn selectable(mut self, selectable: bool) -> Self {
        self.selectable = selectable;
        self
    }

    fn galley(&self, ui: &Ui) -> Arc<Galley> {
        let mut font_id = TextStyle::Body.resolve(ui.style());
        if let Some(size) = self.size {
            font_id.size = size;
        }
        if self.bold {
            font_id.family = FontFamily::Name(BOLD.into());
        }
        let format = TextFormat::simple(font_id, Color32::PLACEHOLDER);
        let width = if self.wrap { ui.available_width() } else { f32::INFINITY };
        let set = galley(ui.ctx(), &self.text, &format, width);
        if self.align == Align::Min { set } else { aligned(&set, self.align) }
    }
}

impl Widget for Label<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let galley = self.galley(ui);
        let mut size = galley.size();
        if self.align != Align::Min && ui.available_width().is_finite() {
            size.x = size.x.max(ui.available_width());
        }
        let mut sense = self.sense.unwrap_or_else(Sense::hover);
        if self.selectable {
            // Taken hold of by the mouse, but passed over by the keyboard.
            sense |= Sense::CLICK | Sense::DRAG;
        }
        let (rect, response) = ui.allocate_exact_size(size, sense);
        response.widget_info(|| WidgetInfo {
            enabled: ui.is_enabled(),
            label: Some(self.text.clone().into_owned()),
            ..WidgetInfo::new(Role::Label)
        });
        if ui.is_rect_visible(rect) {
            let reacts = self.sense.is_some();
            let color = self.color.unwrap_or_else(|| {
                if reacts {
                    ui.style().interact(&response).text_color()
                } else {
                    ui.visuals().text_color()
                }
            });
            let room = vec2(size.x - galley.size().x, 0.0) * self.align.to_factor();
            let position = rect.min + room;
            if self.selectable {
                LabelSelectionState::label_text_selection(
                    ui,
                    &response,
                    position,
                    galley,
                    color,
                    Stroke::NONE,
                );
            } else {
                ui.painter().galley(position, galley, color);
            }
        }
        response
    }
}

/// The same lines, each pushed to where it is to stand.
fn aligned(galley: &Galley, align: Align) -> Arc<Galley> {
    let mut galley = galley.clone();
    let width = galley.size().x;
    for row in &mut galley.rows {
        row.pos.x += (width - row.size.x) * align.to_factor();
    }
    Arc::new(galley)
}
