//! The cells of a table, its head and its foot.

use egui::accesskit::Role;
use egui::{
    Align, Button, EventFilter, Key, Popup, Rect, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::{Change, Kind, Table};
use crate::ui::thai_text::{self, Field, Label};
use crate::ui::theme::Theme;
use crate::ui::widgets::choice::Chose;
use crate::words::Lang;

/// Between the edge of a cell and its words.
const PADDING: f32 = 8.0;

/// A row that is being drawn.
pub(super) struct Drawing<'a, 't> {
    pub(super) table: &'a Table<'t>,
    pub(super) theme: &'a Theme,
    pub(super) lang: Lang,
    pub(super) row: usize,
    /// Its place.
    pub(super) line: Rect,
    /// The cell that gets the focus in this frame.
    pub(super) wanted: Option<(usize, usize)>,
}

impl Drawing<'_, '_> {
    /// Draws the row; gives back how tall it is.
    pub(super) fn row_ui(
        &self,
        ui: &mut Ui,
        places: &[(f32, f32)],
        changes: &mut Vec<Change>,
    ) -> f32 {
        let Self { theme, lang, row, line, .. } = *self;
        let mut tall = theme.sizes.control_height;
        let number = lang.count(row + 1);
        let numbers = Rect::from_min_size(line.min, vec2(super::NUMBERS, tall));
        let ink = *theme.colors.text_weak;
        self.words_ui(ui, numbers, &number, ink, Align::Center);
        for (column, (left, width)) in places.iter().enumerate() {
            let min = pos2(line.left() + left, line.top());
            let place = Rect::from_min_size(min, vec2(*width, line.height()));
            let mut part = ui.new_child(UiBuilder::new().max_rect(place).id_salt((row, column)));
            let needed = self.cell_ui(&mut part, column, place, changes);
            tall = tall.max(needed);
        }
        tall
    }

    fn cell_ui(&self, ui: &mut Ui, column: usize, place: Rect, changes: &mut Vec<Change>) -> f32 {
        let Self { table, theme, row, .. } = *self;
        let Some(of) = table.columns.get(column) else { return 0.0 };
        let text = (table.cell)(row, column);
        let height = match &of.kind {
            Kind::Fixed => {
                // One line stands in the middle of its row, as what is typed beside it does.
                let line = ui.text_style_height(&egui::TextStyle::Body);
                let above = ((theme.sizes.control_height - line) / 2.0).max(0.0);
                let inner = place.shrink2(vec2(PADDING, above));
                let mut words = ui.new_child(UiBuilder::new().max_rect(inner));
                words.add(Label::new(text.as_ref())).rect.height() + 2.0 * above
            }
            Kind::Line | Kind::Paragraphs => self.text_ui(ui, column, &text, changes),
            Kind::Choice(options) => self.choice_ui(ui, column, place, &text, options, changes),
        };
        if let Some(wrong) = (table.wrong)(row, column) {
            let id = table.cell_id(row, column);
            let stroke = egui::Stroke::new(theme.sizes.focus_line, *theme.colors.bad);
            let around = Rect::from_min_size(place.min, vec2(place.width(), height)).shrink(1.0);
            ui.painter().rect_stroke(around, theme.radius(), stroke, egui::StrokeKind::Inside);
            ui.ctx().accesskit_node_builder(id, |node| node.set_description(wrong.as_str()));
            if ui.rect_contains_pointer(around) {
                egui::Tooltip::always_open(
                    ui.ctx().clone(),
                    ui.layer_id(),
                    id.with("wrong"),
                    around,
                )
                .show(|ui| ui.add(Label::new(wrong.as_str())));
            }
        }
        height
    }

    /// What screen readers call a cell: the head of its column, and its row.
    fn name(&self, column: usize) -> String {
        let head = self.table.columns.get(column).map_or("", |column| column.head.as_ref());
        format!("{head} {}", self.lang.count(self.row + 1))
    }

    fn text_ui(&self, ui: &mut Ui, column: usize, text: &str, changes: &mut Vec<Change>) -> f32 {
        let Self { table, row, wanted, .. } = *self;
        let Some(of) = table.columns.get(column) else { return 0.0 };
        let (id, name) = (table.cell_id(row, column), self.name(column));
        let line = of.kind == Kind::Line;
        let field =
            if line { Field::line(id, text) } else { Field::paragraphs(id, text).min_rows(1) };
        let arrived = wanted == Some((row, column));
        let output = field
            .name(&name)
            .read_only(table.locked)
            .menu(self.lang)
            .keep_tab(!table.is_edge(row, column))
            // Who comes to a filled cell by the keyboard types anew, as in a spreadsheet.
            .select_all(arrived && line)
            .show(ui);
        if arrived {
            output.response.scroll_to_me(None);
        }
        if let Some(text) = output.edited {
            let text = if line { text.replace(['\r', '\n'], " ") } else { text };
            changes.push(Change::Text { row, column, text, continues: output.continues });
        }
        output.response.rect.height()
    }

    /// One of a few answers: Space and the arrows go through them, digits choose one, a click shows
    /// them all.
    fn choice_ui(
        &self,
        ui: &Ui,
        column: usize,
        place: Rect,
        text: &str,
        options: &[std::borrow::Cow<'_, str>],
        changes: &mut Vec<Change>,
    ) -> f32 {
        let Self { table, theme, row, wanted, .. } = *self;
        let (id, name) = (table.cell_id(row, column), self.name(column));
        let rect = Rect::from_min_size(place.min, vec2(place.width(), theme.sizes.control_height));
        let sense = if table.locked { Sense::hover() } else { Sense::click() };
        let mut response = ui.interact(rect, id, sense);
        let chosen = options.iter().position(|option| *option == text);
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(egui::Role::ComboBox, !table.locked, &name);
            info.current_text_value = Some(text.to_owned());
            info
        });
        let mut chose = None;
        if response.has_focus() && !table.locked {
            chose = self.choice_keys(ui, column, chosen, options.len());
            // Space and Enter choose here.
            response.flags -= egui::response::Flags::FAKE_PRIMARY_CLICKED;
        }
        if wanted == Some((row, column)) {
            response.scroll_to_me(None);
        }
        let colors = &theme.colors;
        let ground = if table.locked { colors.field_locked } else { colors.field };
        ui.painter().rect(
            rect.shrink(0.5),
            theme.radius(),
            *ground,
            theme.stroke(colors.line_strong),
            egui::StrokeKind::Inside,
        );
        let inner = rect.shrink2(vec2(PADDING, 0.0));
        self.words_ui(ui, inner, text, *colors.text, Align::Min);
        if response.has_focus() {
            // Within the cell: the next one is drawn over what goes beyond.
            let stroke = egui::Stroke::new(theme.sizes.focus_line, *theme.colors.focus);
            let inside = egui::StrokeKind::Inside;
            ui.painter().rect_stroke(rect.shrink(0.5), theme.radius(), stroke, inside);
        }
        Popup::menu(&response).show(|ui| {
            for (index, option) in options.iter().enumerate() {
                if ui.add(Button::new(option.as_ref()).selected(chosen == Some(index))).clicked() {
                    chose = Some(Chose::Option(index));
                }
            }
        });
        let option = match chose {
            Some(Chose::Option(option)) => Some(option),
            Some(Chose::Nothing) => None,
            None => chosen,
        };
        if option != chosen {
            changes.push(Change::Choose { row, column, option });
        }
        rect.height()
    }

    fn choice_keys(
        &self,
        ui: &Ui,
        column: usize,
        chosen: Option<usize>,
        count: usize,
    ) -> Option<Chose> {
        const DIGITS: [Key; 9] = [
            Key::Num1,
            Key::Num2,
            Key::Num3,
            Key::Num4,
            Key::Num5,
            Key::Num6,
            Key::Num7,
            Key::Num8,
            Key::Num9,
        ];
        let Self { table, row, .. } = *self;
        let filter = EventFilter {
            tab: !table.is_edge(row, column),
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: false,
        };
        let id = table.cell_id(row, column);
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        let last = count.checked_sub(1)?;
        let next = chosen.map_or(0, |chosen| if chosen == last { 0 } else { chosen + 1 });
        let before = chosen.map_or(last, |chosen| chosen.checked_sub(1).unwrap_or(last));
        ui.input(|input| {
            let pressed = |key| input.key_pressed(key) && input.modifiers.is_none();
            if pressed(Key::Space) || pressed(Key::ArrowRight) {
                Some(Chose::Option(next))
            } else if pressed(Key::ArrowLeft) {
                Some(Chose::Option(before))
            } else if pressed(Key::Delete) || pressed(Key::Backspace) {
                Some(Chose::Nothing)
            } else {
                let digit = DIGITS.iter().position(|key| pressed(*key))?;
                (digit < count).then_some(Chose::Option(digit))
            }
        })
    }

    fn words_ui(&self, ui: &Ui, rect: Rect, words: &str, ink: egui::Color32, align: Align) {
        words_in(ui, self.theme, rect, words, ink, false, align);
    }
}

impl Table<'_> {
    /// Whether Tab leads out of the table from here, this way or that.
    pub(super) fn is_edge(&self, row: usize, column: usize) -> bool {
        let first = (row, Some(column)) == (0, self.typed_columns().next());
        first || (row + 1, Some(column)) == (self.rows, self.typed_columns().next_back())
    }

    /// How tall the head is: its longest words, in as many lines as they need.
    pub(super) fn head_height(&self, ui: &Ui, theme: &Theme, places: &[(f32, f32)]) -> f32 {
        let format = thai_text::format(theme.sizes.text, true, *theme.colors.text);
        let heads = self.columns.iter().zip(places).map(|(column, (_, width))| {
            let width = width - 2.0 * PADDING;
            thai_text::galley(ui, &column.head, &format, width).size().y + theme.sizes.gap
        });
        heads.fold(theme.sizes.control_height, f32::max)
    }

    pub(super) fn head_ui(&self, ui: &Ui, theme: &Theme, rect: Rect, places: &[(f32, f32)]) {
        let colors = &theme.colors;
        ui.painter().rect_filled(rect, 0.0, *colors.panel);
        ui.painter().hline(rect.x_range(), rect.bottom(), theme.stroke(colors.line_strong));
        let format = thai_text::format(theme.sizes.text, true, *colors.text_weak);
        for (index, (column, (left, width))) in self.columns.iter().zip(places).enumerate() {
            let place = Rect::from_min_size(
                pos2(rect.left() + left, rect.top()),
                vec2(*width, rect.height()),
            );
            let words = thai_text::galley(ui, &column.head, &format, width - 2.0 * PADDING);
            let at = pos2(place.left() + PADDING, place.center().y - words.size().y / 2.0);
            ui.painter().galley(at, words, *colors.text_weak);
            let response = ui.interact(place, self.id.with(("head", index)), Sense::hover());
            response.widget_info(|| {
                WidgetInfo::labeled(egui::Role::Unknown, true, column.head.as_ref())
            });
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_role(Role::ColumnHeader));
        }
    }

    pub(super) fn foot_ui(&self, ui: &Ui, theme: &Theme, rect: Rect, places: &[(f32, f32)]) {
        if self.foot.is_empty() {
            return;
        }
        let colors = &theme.colors;
        ui.painter().hline(rect.x_range(), rect.top(), theme.stroke(colors.line_strong));
        for (words, (left, width)) in self.foot.iter().zip(places) {
            let min = pos2(rect.left() + left + PADDING, rect.top());
            let place = Rect::from_min_size(min, vec2(width - 2.0 * PADDING, rect.height()));
            words_in(ui, theme, place, words, *colors.text, true, Align::Min);
        }
    }
}

/// Paints words on one line in the middle of a place.
fn words_in(
    ui: &Ui,
    theme: &Theme,
    rect: Rect,
    words: &str,
    ink: egui::Color32,
    bold: bool,
    align: Align,
) {
    if words.is_empty() || !ui.is_rect_visible(rect) {
        return;
    }
    let format = thai_text::format(theme.sizes.text, bold, ink);
    let galley = thai_text::galley(ui, words, &format, f32::INFINITY);
    let room = (rect.width() - galley.size().x).max(0.0);
    let left = rect.left() + room * align.to_factor();
    let at = pos2(left, rect.center().y - galley.size().y / 2.0);
    ui.painter().with_clip_rect(rect.intersect(ui.clip_rect())).galley(at, galley, ink);
}
