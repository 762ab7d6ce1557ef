//! The panel at the right, always in sight: what the answers add up to, and what is still to do.

use egui::accesskit::Role;
use egui::{Align, Color32, Layout, Rect, ScrollArea, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};
use rust_i18n::t;

use super::findings::{self, Group};
use crate::appraisal::{Near, Progress, Score, fields, near};
use crate::base::{FieldId, Severity};
use crate::form::{Component, Control};
use crate::ui::icon::Icon;
use crate::ui::thai_text::{self, Label};
use crate::ui::widgets::focus_ring;
use crate::ui::widgets::notice::{self, Tone};
use crate::ui::widgets::ring;
use crate::ui::widgets::score_bar::{Mark, ScoreBar};
use crate::ui::{Action, CaseState, CaseView};
use crate::words;

/// What the panel says, made once for a revision.
#[derive(Debug)]
pub struct Panel {
    total: String,
    out_of: String,
    bar: String,
    marks: Vec<String>,
    standing: String,
    near: Option<String>,
    components: Vec<ComponentRow>,
    verdict: (Option<Tone>, String),
    groups: Vec<(String, Group)>,
}

#[derive(Debug)]
struct ComponentRow {
    name: String,
    points: String,
    spoken: String,
    /// How it alone would make the total reach the threshold.
    way: Option<String>,
    valid: bool,
    wrong: bool,
    field: FieldId,
}

impl Panel {
    /// What the panel says of a case.
    pub fn of(view: &CaseView<'_>) -> Self {
        let (lang, appraisal) = (view.lang, view.appraisal);
        let locale = lang.code();
        let (total, max) = (lang.number(appraisal.total), lang.number(appraisal.max));
        let marks = view.form.def().targets.iter();
        let marks = marks.map(|of| format!("{} {}", of.level, lang.number(of.threshold)));
        let components = view.form.components().iter().zip(&appraisal.scores);
        let near = near(view.form, appraisal);
        let ways = match &near {
            Some(Near::Short { ways, .. }) => ways.as_slice(),
            Some(Near::JustReached { .. }) | None => &[],
        };
        let row = |(component, score): (&Component, &Score)| {
            let way = ways.iter().find(|way| way.component == component.def.id);
            let way = way.map(|way| words::way(lang, way));
            ComponentRow { way, ..component_row(view, component, score) }
        };
        Self {
            out_of: t!("panel.out_of", locale = locale, max = max).into_owned(),
            bar: t!("panel.bar", locale = locale, total = total, max = max).into_owned(),
            total,
            marks: marks.collect(),
            standing: words::standing(lang, appraisal),
            components: components.map(row).collect(),
            near: near.and_then(|near| words::near(lang, &near)),
            verdict: verdict(view),
            groups: findings::groups(view).into_iter().map(|of| (heading(view, &of), of)).collect(),
        }
    }
}

fn component_row(view: &CaseView<'_>, component: &Component, score: &Score) -> ComponentRow {
    let lang = view.lang;
    let name = format!("{} {}", component.def.number, component.def.name);
    let (max, valid) = (lang.number(score.max), score.valid_points().is_some());
    let points = score.points.map_or_else(|| "–".to_owned(), |points| lang.number(points));
    let spoken = match (score.points, valid) {
        (None, _) => {
            t!("panel.component_open", locale = lang.code(), component = name, max = max)
        }
        (Some(_), true) => t!(
            "panel.component",
            locale = lang.code(),
            component = name,
            points = points,
            max = max
        ),
        (Some(_), false) => t!(
            "panel.component_invalid",
            locale = lang.code(),
            component = name,
            points = points,
            max = max
        ),
    };
    ComponentRow {
        spoken: spoken.into_owned(),
        points: format!("{points} / {max}"),
        name,
        way: None,
        valid,
        wrong: score.points_error.is_some() || score.level_error.is_some(),
        field: component.points.clone(),
    }
}

fn verdict(view: &CaseView<'_>) -> (Option<Tone>, String) {
    let locale = view.lang.code();
    let chosen = view.appraisal.verdict.as_ref();
    let label = chosen.and_then(|chosen| match &view.field(fields::VERDICT)?.control {
        Control::Choice(choices) => choices.iter().find(|choice| choice.id == *chosen),
        Control::Line | Control::Paragraphs | Control::Level(_) | Control::Points(_) => None,
    });
    let Some(label) = label else {
        return (None, t!("panel.no_verdict", locale = locale).into_owned());
    };
    let mut findings = view.appraisal.findings.iter().filter(|of| of.field == fields::VERDICT);
    let tone = findings.next().map_or(Tone::Good, |finding| tone(finding.severity()));
    (Some(tone), t!("panel.verdict", locale = locale, verdict = label.label).into_owned())
}

fn heading(view: &CaseView<'_>, group: &Group) -> String {
    let (locale, count) = (view.lang.code(), view.lang.count(group.items.len()));
    match group.severity {
        Severity::Error => t!("panel.errors", locale = locale, count = count),
        Severity::Warning => t!("panel.warnings", locale = locale, count = count),
        Severity::Missing => t!("panel.missing", locale = locale, count = count),
    }
    .into_owned()
}

fn tone(severity: Severity) -> Tone {
    match severity {
        Severity::Error => Tone::Error,
        Severity::Warning => Tone::Warning,
        Severity::Missing => Tone::Plain,
    }
}

/// The sign of a severity; what is missing has the empty ring of the steps.
fn sign_ui(ui: &mut Ui, view: &CaseView<'_>, severity: Severity) {
    let (square, _) = ui.allocate_exact_size(Vec2::splat(view.theme.sizes.icon), Sense::hover());
    let (ink, _) = tone(severity).colors(view.theme);
    match severity {
        Severity::Error => Icon::Error.paint(ui, square, *ink),
        Severity::Warning => Icon::Warning.paint(ui, square, *ink),
        Severity::Missing => ring::paint(ui, view.theme, square, Progress { answered: 0, of: 1 }),
    }
}

/// Draws the panel.
pub fn ui(ui: &mut Ui, view: &CaseView<'_>, state: &mut CaseState, actions: &mut Vec<Action>) {
    let panel = state.score.panel.get(view, Panel::of);
    let gap = view.theme.sizes.gap;
    ui.spacing_mut().item_spacing.y = gap / 2.0;
    total_ui(ui, view, &panel);
    for row in &panel.components {
        let ink = if row.wrong { view.theme.colors.bad } else { view.theme.colors.text };
        if row_ui(ui, view, row, *ink) {
            actions.push(Action::Find(row.field.clone()));
        }
    }
    ui.add_space(gap / 2.0);
    let (tone, verdict) = &panel.verdict;
    let ink = tone.map_or(*view.theme.colors.text_weak, |tone| *tone.colors(view.theme).0);
    ui.add(Label::new(verdict.as_str()).color(ink));
    line_ui(ui, view);
    findings_ui(ui, view, &panel, actions);
}

fn line_ui(ui: &mut Ui, view: &CaseView<'_>) {
    let gap = view.theme.sizes.gap;
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), gap));
    let line = view.theme.stroke(view.theme.colors.line);
    ui.painter().hline(rect.x_range(), rect.center().y, line);
}

/// Total, bar, and how the total stands.
fn total_ui(ui: &mut Ui, view: &CaseView<'_>, panel: &Panel) {
    let (sizes, colors) = (&view.theme.sizes, &view.theme.colors);
    let reached = view.appraisal.reached == Some(true);
    ui.horizontal(|ui| {
        let ink = if reached { colors.good } else { colors.text };
        let total = Label::new(panel.total.as_str()).size(sizes.figure).bold().color(*ink);
        ui.add(total.wrap(false));
        let out_of = Label::new(panel.out_of.as_str()).color(*colors.text_weak).wrap(false);
        ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
            ui.add_space(sizes.gap);
            ui.add(out_of);
        });
    });
    let target = view.appraisal.target.as_ref();
    let targets = view.form.def().targets.iter().zip(&panel.marks);
    let marks: Vec<_> = targets
        .map(|(of, label)| Mark { at: of.threshold, label, wanted: target == Some(&of.level) })
        .collect();
    let bar = ScoreBar {
        name: &panel.bar,
        total: view.appraisal.total,
        max: view.appraisal.max,
        reached,
        marks: &marks,
    };
    bar.show(ui, view.theme);
    let (tone, sign) = match view.appraisal.reached {
        Some(true) => (Tone::Good, Icon::Check),
        // While points are still being given, being short is no matter.
        Some(false) if view.appraisal.all_valid() => (Tone::Warning, Icon::Warning),
        Some(false) | None => (Tone::Plain, Icon::Info),
    };
    notice::hint(ui, view.theme, tone, sign, &panel.standing);
    if let Some(sentence) = &panel.near {
        ui.add(Label::new(sentence.as_str()).size(sizes.small).color(*colors.text_weak));
    }
    ui.add_space(sizes.gap / 2.0);
}

/// A component: its name, its points at the right; pressing it leads there.
fn row_ui(ui: &mut Ui, view: &CaseView<'_>, row: &ComponentRow, ink: Color32) -> bool {
    let (sizes, colors) = (&view.theme.sizes, &view.theme.colors);
    let bold = thai_text::format(sizes.text, row.valid, ink);
    let points = thai_text::galley(ui, &row.points, &bold, f32::INFINITY);
    let room = ui.available_width() - points.size().x - sizes.gap * 2.0;
    let small = |ink| thai_text::format(sizes.small, false, ink);
    let name = thai_text::galley(ui, &row.name, &small(*colors.text), room);
    let weak = small(*colors.text_weak);
    let way = row.way.as_ref().map(|way| thai_text::galley(ui, way, &weak, room));
    let below = way.as_ref().map_or(0.0, |way| way.size().y);
    let height = name.size().y.max(points.size().y) + below + sizes.gap * 0.75;
    let id = egui::Id::unique(("panel", row.field.as_str()));
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &row.spoken));
    if let Some(way) = &row.way {
        ui.ctx().accesskit_node_builder(id, |node| node.set_description(way.as_str()));
    }
    if ui.is_rect_visible(rect) {
        if response.hovered() {
            ui.painter().rect_filled(rect.expand(2.0), view.theme.radius(), *colors.hover);
        }
        let top = |size: Vec2| rect.center().y - f32::midpoint(size.y, below);
        let left = rect.right() - points.size().x;
        ui.painter().galley(pos2(left, top(points.size())), points, Color32::PLACEHOLDER);
        let at = pos2(rect.left(), top(name.size()));
        let under = at + vec2(0.0, name.size().y);
        ui.painter().galley(at, name, Color32::PLACEHOLDER);
        if let Some(way) = way {
            ui.painter().galley(under, way, Color32::PLACEHOLDER);
        }
        focus_ring(ui, view.theme, &response);
    }
    response.clicked()
}

fn findings_ui(ui: &mut Ui, view: &CaseView<'_>, panel: &Panel, actions: &mut Vec<Action>) {
    let (sizes, colors) = (&view.theme.sizes, &view.theme.colors);
    let locale = view.lang.code();
    if panel.groups.is_empty() {
        let nothing = t!("panel.nothing", locale = locale);
        notice::hint(ui, view.theme, Tone::Good, Icon::Check, &nothing);
        return;
    }
    let area = ScrollArea::vertical().id_salt("findings").auto_shrink(false);
    area.show(ui, |ui| {
        for (heading, group) in &panel.groups {
            let tone = tone(group.severity);
            let (ink, _) = tone.colors(view.theme);
            ui.horizontal(|ui| {
                sign_ui(ui, view, group.severity);
                ui.add(Label::new(heading.as_str()).bold().color(*ink).wrap(false));
            });
            for (at, (field, sentence)) in group.items.iter().enumerate() {
                let id = ("finding", group.severity.as_str(), at, field.as_str());
                if finding_ui(ui, view, egui::Id::unique(id), sentence) {
                    actions.push(Action::Find(field.clone()));
                }
            }
        }
        let keys = t!("panel.keys", locale = locale);
        ui.add(Label::new(keys).size(sizes.small).color(*colors.text_weak));
    });
}

/// A finding; pressing it leads to its field.
fn finding_ui(ui: &mut Ui, view: &CaseView<'_>, id: egui::Id, sentence: &str) -> bool {
    let (sizes, colors) = (&view.theme.sizes, &view.theme.colors);
    let indent = sizes.icon + sizes.gap;
    let format = thai_text::format(sizes.small, false, *colors.text);
    let room = ui.available_width() - indent - sizes.gap;
    let words = thai_text::galley(ui, sentence, &format, room);
    let size = vec2(ui.available_width(), words.size().y + sizes.gap * 0.75);
    let (_, rect) = ui.allocate_space(size);
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, sentence));
    if ui.is_rect_visible(rect) {
        let ground = Rect::from_min_max(pos2(rect.left() + indent / 2.0, rect.top()), rect.max);
        if response.hovered() {
            ui.painter().rect_filled(ground, view.theme.radius(), *colors.hover);
        }
        let at = pos2(rect.left() + indent, rect.center().y - words.size().y / 2.0);
        ui.painter().galley(at, words, Color32::PLACEHOLDER);
        focus_ring(ui, view.theme, &response);
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    response.clicked()
}
