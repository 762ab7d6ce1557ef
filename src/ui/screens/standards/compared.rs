//! Two levels side by side: what is the same, changed, new, gone, and which needs rise.

use egui::accesskit::Role;
use egui::{Color32, Frame, Margin, Sense, Stroke, TextFormat, Ui, WidgetInfo};
use rust_i18n::t;

use super::level::heading_ui;
use super::{Spot, StandardsState, StandardsView, need};
use crate::standards::{Change, Comparison, Pair, Part, RequirementDef, compare};
use crate::text::{Stretch, difference};
use crate::ui::Action;
use crate::ui::icon::Icon;
use crate::ui::thai_text::{self, Label, Span};
use crate::ui::theme::{Hex, Theme};
use crate::ui::widgets::{button, card};
use crate::words::{self, Lang};

use super::StandardsCommand;

/// Two levels, made ready to be shown.
#[derive(Debug)]
pub(super) struct Compared {
    /// What the two are called, and whose standards they are.
    names: [[String; 2]; 2],
    /// How many duties are the same, changed, new, gone.
    counts: String,
    sections: Vec<Section>,
    needs: Vec<(Part, Vec<Need>)>,
}

#[derive(Debug)]
struct Section {
    part: Part,
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Row {
    change: Change,
    /// The kind of duty, where it is another than in the row before.
    title: Option<String>,
    old: Option<Side>,
    new: Option<Side>,
}

#[derive(Debug)]
struct Side {
    number: String,
    text: String,
    /// What only this side says, in stretches: whether it is, and up to which byte.
    stretches: Vec<(bool, usize)>,
}

#[derive(Debug)]
struct Need {
    change: Change,
    name: String,
    old: Option<u8>,
    new: Option<u8>,
}

impl Compared {
    fn of(view: &StandardsView<'_>, one: Spot, other: Spot) -> Option<Self> {
        let ((old_standard, old), (new_standard, new)) = (view.at(one)?, view.at(other)?);
        let comparison = compare(old, new);
        let lang = view.lang;
        let plain = |text: &str| (String::new(), text.to_owned());
        let main = comparison.main_duty.iter().map(|pair| Row::of(pair, plain));
        let mut title = "";
        let duties = comparison.duties.iter().map(|pair| {
            let mut row = Row::of(pair, |duty| (duty.number(), duty.text.to_owned()));
            let of = pair.new.or(pair.old).map_or("", |duty| duty.title);
            if of != title {
                title = of;
                row.title = Some(of.to_owned());
            }
            row
        });
        let entries = comparison.qualifications.iter();
        let entries = entries.map(|pair| Row::of(pair, |entry| plain(&entry.text)));
        let section = |part, rows| Section { part, rows };
        let needs = Part::NEEDS.into_iter().zip(&comparison.needs).filter(|(_, n)| !n.is_empty());
        Some(Self {
            names: [(old_standard, old), (new_standard, new)].map(|(standard, level)| {
                let source = standard.def().source.clone();
                [words::level_of(lang, standard, &level.level), source]
            }),
            counts: counts(lang, &comparison),
            sections: vec![
                section(Part::MainDuty, main.collect()),
                section(Part::Duties, duties.collect()),
                section(Part::Qualifications, entries.collect()),
            ],
            needs: needs
                .map(|(part, needs)| (part, needs.iter().map(Need::of).collect()))
                .collect(),
        })
    }
}

/// How many are the same, changed, new, gone.
fn counts(lang: Lang, comparison: &Comparison<'_>) -> String {
    let duties = &comparison.duties;
    let count = |of: Change| lang.count(duties.iter().filter(|pair| pair.change == of).count());
    let (same, changed) = (count(Change::Same), count(Change::Changed));
    let (new, gone) = (count(Change::New), count(Change::Gone));
    let locale = lang.code();
    t!("standard.counts", locale = locale, same = same, changed = changed, new = new, gone = gone)
        .into_owned()
}

impl Row {
    fn of<T: Copy>(pair: &Pair<T>, side: impl Fn(T) -> (String, String)) -> Self {
        let (old, new) = (pair.old.map(&side), pair.new.map(&side));
        let stretches = match (pair.change, &old, &new) {
            (Change::Changed, Some((_, old)), Some((_, new))) => difference(old, new),
            _ => Vec::new(),
        };
        let ends = |range: fn(&Stretch) -> usize| {
            stretches.iter().map(|stretch| (!stretch.same, range(stretch))).collect()
        };
        let make = |(number, text), stretches| Side { number, text, stretches };
        let old = old.map(|old| make(old, ends(|stretch| stretch.old.end)));
        let new = new.map(|new| make(new, ends(|stretch| stretch.new.end)));
        Self { change: pair.change, title: None, old, new }
    }
}

impl Need {
    fn of(pair: &Pair<&RequirementDef>) -> Self {
        Self {
            change: pair.change,
            name: pair.new.or(pair.old).map(|need| need.name.clone()).unwrap_or_default(),
            old: pair.old.map(|need| need.level),
            new: pair.new.map(|need| need.level),
        }
    }
}

pub(super) fn ui(
    ui: &mut Ui,
    view: &StandardsView<'_>,
    state: &mut StandardsState,
    other: Spot,
    actions: &mut Vec<Action>,
) {
    let (one, only_changes) = (state.spot, state.only_changes);
    let Some(compared) = state.compared(view.lang, other, || Compared::of(view, one, other)) else {
        return;
    };
    let Some((standard, _)) = view.at(other) else { return };
    let hidden = |change: Change| only_changes && change == Change::Same;
    ui.add(Label::new(compared.counts.as_str()).color(*view.theme.colors.text_weak));
    columns(ui, view, |ui, column| {
        if let Some([name, source]) = compared.names.get(column) {
            ui.add(Label::new(name.as_str()).bold());
            let small = Label::new(source.as_str()).size(view.theme.sizes.small);
            ui.add(small.color(*view.theme.colors.text_weak));
        }
    });
    for section in &compared.sections {
        let rows = || section.rows.iter().filter(|row| !hidden(row.change));
        if rows().next().is_none() {
            continue;
        }
        ui.add_space(view.theme.sizes.gap);
        heading_ui(ui, view, &words::standard_part(view.lang, standard, section.part));
        for row in rows() {
            if let Some(title) = &row.title {
                ui.add(Label::new(title.as_str()).bold());
            }
            row_ui(ui, view, row, actions);
        }
    }
    ui.add_space(view.theme.sizes.gap);
    card::card(ui, view.theme, |ui| {
        for (part, needs) in &compared.needs {
            let mut shown = needs.iter().filter(|need| !hidden(need.change)).peekable();
            if shown.peek().is_none() {
                continue;
            }
            heading_ui(ui, view, &words::standard_part(view.lang, standard, *part));
            for need in shown {
                need_ui(ui, view, need);
            }
        }
    });
}

/// Two columns of the same width.
fn columns(ui: &mut Ui, view: &StandardsView<'_>, mut cell: impl FnMut(&mut Ui, usize)) {
    let gap = view.theme.sizes.gap_wide;
    let width = (ui.available_width() - gap) / 2.0;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        for column in 0..2 {
            ui.vertical(|ui| {
                ui.set_width(width);
                cell(ui, column);
            });
        }
    });
}

/// Ink and ground of a change.
fn colors(theme: &Theme, change: Change) -> (Hex, Hex) {
    let colors = &theme.colors;
    match change {
        Change::Same => (colors.text_weak, colors.card),
        Change::Changed => (colors.warn, colors.warn_soft),
        Change::New => (colors.good, colors.good_soft),
        Change::Gone => (colors.bad, colors.bad_soft),
    }
}

fn row_ui(ui: &mut Ui, view: &StandardsView<'_>, row: &Row, actions: &mut Vec<Action>) {
    let theme = view.theme;
    let (ink, ground) = colors(theme, row.change);
    let frame = Frame::NONE
        .fill(*theme.colors.card)
        .stroke(theme.stroke(theme.colors.line))
        .corner_radius(theme.radius())
        .inner_margin(Margin::symmetric(14, 10));
    frame.show(ui, |ui| {
        let word = words::change(view.lang, row.change);
        let tag = Frame::NONE.fill(*ground).corner_radius(theme.radius());
        tag.inner_margin(Margin::symmetric(8, 1)).show(ui, |ui| {
            ui.add(Label::new(word).size(theme.sizes.small).color(*ink).wrap(false));
        });
        columns(ui, view, |ui, column| {
            let side = if column == 0 { &row.old } else { &row.new };
            match side {
                Some(side) => side_ui(ui, view, side, row.change, column, actions),
                None => drop(ui.add(Label::new("–").color(*theme.colors.text_weak))),
            }
        });
    });
}

fn side_ui(
    ui: &mut Ui,
    view: &StandardsView<'_>,
    side: &Side,
    change: Change,
    column: usize,
    actions: &mut Vec<Action>,
) {
    let theme = view.theme;
    let copy_room = theme.sizes.control_height + theme.sizes.gap;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = theme.sizes.gap;
        ui.vertical(|ui| {
            ui.set_width((ui.available_width() - copy_room).max(copy_room));
            if !side.number.is_empty() {
                ui.add(Label::new(side.number.as_str()).bold().wrap(false));
            }
            if change == Change::Changed {
                marked_ui(ui, theme, side, column);
            } else {
                ui.add(Label::new(side.text.as_str()).selectable(true));
            }
        });
        let name = t!("standards.copy", locale = view.lang.code(), number = side.number);
        if button::icon(ui, theme, true, Icon::Copy, name.trim()).clicked() {
            actions.push(Action::Standards(StandardsCommand::Copy(side.text.clone())));
        }
    });
}

/// The words, those that only this side has marked.
fn marked_ui(ui: &mut Ui, theme: &Theme, side: &Side, column: usize) {
    let colors = &theme.colors;
    let plain = thai_text::format(theme.sizes.text, false, *colors.text);
    let marked = if column == 0 {
        TextFormat {
            strikethrough: Stroke::new(1.0, *colors.bad),
            background: *colors.bad_soft,
            ..thai_text::format(theme.sizes.text, false, *colors.bad)
        }
    } else {
        TextFormat {
            underline: Stroke::new(1.0, *colors.good),
            background: *colors.good_soft,
            ..thai_text::format(theme.sizes.text, false, *colors.good)
        }
    };
    let mut spans = Vec::new();
    let mut begin = 0;
    for (differs, end) in &side.stretches {
        let text = side.text.get(begin..*end).unwrap_or_default();
        begin = *end;
        if !text.is_empty() {
            let format = if *differs { marked.clone() } else { plain.clone() };
            spans.push(Span { text, format });
        }
    }
    let galley = thai_text::galley_of_spans(ui, &spans, ui.available_width());
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &side.text));
    if ui.is_rect_visible(rect) {
        ui.painter().galley(rect.min, galley, Color32::PLACEHOLDER);
    }
}

fn need_ui(ui: &mut Ui, view: &StandardsView<'_>, need: &Need) {
    let theme = view.theme;
    let number = |level: Option<u8>| {
        level.map_or_else(|| "–".to_owned(), |level| view.lang.number(level.into()))
    };
    let (ink, words) = match (need.old, need.new) {
        (Some(old), Some(new)) if old < new => (theme.colors.good, "standards.rises"),
        (Some(old), Some(new)) if old > new => (theme.colors.bad, "standards.falls"),
        (None, _) => (theme.colors.good, "standard.change.new"),
        (_, None) => (theme.colors.bad, "standard.change.gone"),
        (Some(_), Some(_)) => (theme.colors.text_weak, "standard.change.same"),
    };
    need::ui(ui, theme, need.name.as_str(), |ui| {
        let levels = format!("{} → {}", number(need.old), number(need.new));
        let bold = need.old != need.new;
        let label = Label::new(levels).color(*ink).wrap(false);
        ui.add(if bold { label.bold() } else { label });
        let words = t!(words, locale = view.lang.code());
        ui.add(Label::new(words).size(theme.sizes.small).color(*ink).wrap(false));
    });
}
