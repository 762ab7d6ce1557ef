//! Two to four cases side by side: target, total, verdict, and each component with its level,
//! points and reason. What differs is said, and marked.

use egui::{Frame, Key, Margin, ScrollArea, Ui};
use rust_i18n::t;

use super::{LibraryCommand, LibraryView, Said, row, verdict};
use crate::appraisal::appraise;
use crate::case::Case;
use crate::form::{Component, Form, Role};
use crate::ui::Action;
use crate::ui::icon::Icon;
use crate::ui::thai_text::Label;
use crate::ui::widgets::button;
use crate::ui::widgets::notice::{self, Tone};

/// The width of the column that says what is compared.
const NAMES: f32 = 200.0;

/// Cases side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// What the cases are called.
    pub cases: Vec<String>,
    /// What is compared.
    pub lines: Vec<Line>,
}

/// One thing that is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub what: What,
    /// What it is in each case; nothing, where the case has no such thing.
    pub values: Vec<Option<Value>>,
}

/// What is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// The level asked for.
    Target,
    /// What the points add up to.
    Total,
    /// Whether it passed.
    Verdict,
    /// The component that is called so.
    Component(String),
}

/// What stands in one case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Words.
    Text(String),
    /// Points, and those that the target needs.
    Total(i64, Option<i64>),
    /// Whether it passed, and what speaks against that.
    Passed(bool, Option<Said>),
    /// Level, points, and why.
    Score(Option<i64>, Option<i64>, String),
}

impl Line {
    /// Whether the cases differ here.
    pub fn differs(&self) -> bool {
        self.values
            .windows(2)
            .any(|pair| !matches!(pair, [one, other] if same(one.as_ref(), other.as_ref())))
    }
}

/// Whether two values are the same; that reasons are worded differently is no difference, nor that
/// a verdict rests on other points.
fn same(one: Option<&Value>, other: Option<&Value>) -> bool {
    match (one, other) {
        (Some(Value::Score(level, points, _)), Some(Value::Score(other_level, others, _))) => {
            (level, points) == (other_level, others)
        }
        (Some(Value::Passed(one, _)), Some(Value::Passed(other, _))) => one == other,
        _ => one == other,
    }
}

impl Comparison {
    /// These cases, each with what it is called.
    pub fn of(cases: &[(String, &Form, &Case)]) -> Self {
        let mut components = Vec::<&Component>::new();
        for component in cases.iter().flat_map(|(_, form, _)| form.components()) {
            if !components.iter().any(|known| known.def.id == component.def.id) {
                components.push(component);
            }
        }
        let appraisals: Vec<_> = cases.iter().map(|(_, form, case)| appraise(form, case)).collect();
        let each = |value: &dyn Fn(&Form, &Case) -> Option<Value>| {
            cases.iter().map(|(_, form, case)| value(form, case)).collect()
        };
        let target = |form: &Form, case: &Case| {
            let target = Some(case.role(form, Role::Target)).filter(|target| !target.is_empty());
            target.map(|target| Value::Text(target.into()))
        };
        let passed = cases.iter().zip(&appraisals).map(|((_, form, _), it)| {
            it.passed(form).map(|passed| Value::Passed(passed, row::doubt(form, it)))
        });
        let passed = passed.collect();
        let total = appraisals.iter().map(|a| Some(Value::Total(a.total, a.threshold))).collect();
        let mut lines = vec![
            Line { what: What::Target, values: each(&target) },
            Line { what: What::Total, values: total },
            Line { what: What::Verdict, values: passed },
        ];
        for known in components {
            let score = |form: &Form, case: &Case| {
                let own = form.component(&known.def.id)?;
                let (level, points) =
                    (case.number(own.level.as_str()), case.number(own.points.as_str()));
                Some(Value::Score(level, points, case.text(own.reason.as_str()).to_owned()))
            };
            let name = format!("{} {}", known.def.number, known.def.name);
            lines.push(Line { what: What::Component(name), values: each(&score) });
        }
        Self { cases: cases.iter().map(|(name, ..)| name.clone()).collect(), lines }
    }
}

/// Draws the comparison.
pub fn ui(ui: &mut Ui, view: &LibraryView<'_>, shown: &Comparison, actions: &mut Vec<Action>) {
    let (sizes, locale) = (&view.theme.sizes, view.lang.code());
    let frame = Frame::NONE.inner_margin(Margin::symmetric(24, 16));
    frame.show(ui, |ui| {
        ui.horizontal(|ui| {
            let title = t!("library.comparison", locale = locale);
            ui.add(Label::new(title).size(sizes.title).bold().wrap(false));
            ui.add_space(sizes.gap_wide);
            let back = t!("library.back", locale = locale);
            let clicked = button::secondary(ui, view.theme, Some(Icon::Left), &back).clicked();
            if clicked || ui.input(|input| input.key_pressed(Key::Escape)) {
                actions.push(Action::Library(LibraryCommand::Table));
            }
        });
        let (lines, differ) = (shown.lines.len(), shown.lines.iter().filter(|l| l.differs()));
        let (count, of) = (view.lang.count(differ.count()), view.lang.count(lines));
        let text = t!("library.differences", locale = locale, count = count, of = of);
        ui.add(Label::new(text).color(*view.theme.colors.text_weak));
        ui.add_space(sizes.gap);
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            let names: Vec<_> = shown.cases.iter().map(String::as_str).collect();
            cells_ui(ui, view, shown.cases.len(), false, |ui, column| match column {
                None => {}
                Some(column) => {
                    let name = names.get(column).copied().unwrap_or_default();
                    ui.add(Label::new(name).bold());
                }
            });
            for line in &shown.lines {
                line_ui(ui, view, line);
            }
        });
    });
}

fn line_ui(ui: &mut Ui, view: &LibraryView<'_>, line: &Line) {
    let (theme, locale) = (view.theme, view.lang.code());
    let differs = line.differs();
    cells_ui(ui, view, line.values.len(), differs, |ui, column| {
        let Some(column) = column else {
            let name = match &line.what {
                What::Target => t!("library.target", locale = locale),
                What::Total => t!("library.total", locale = locale),
                What::Verdict => t!("library.verdict", locale = locale),
                What::Component(name) => name.as_str().into(),
            };
            ui.add(Label::new(name).bold());
            if differs {
                let words = t!("library.differs", locale = locale);
                ui.add(Label::new(words).size(theme.sizes.small).color(*theme.colors.warn));
            }
            return;
        };
        match line.values.get(column).and_then(Option::as_ref) {
            Some(value) => value_ui(ui, view, value),
            None => drop(ui.add(Label::new("–").color(*theme.colors.text_weak))),
        }
    });
}

fn value_ui(ui: &mut Ui, view: &LibraryView<'_>, value: &Value) {
    let (theme, lang, locale) = (view.theme, view.lang, view.lang.code());
    let number = |number: &Option<i64>| number.map_or_else(|| "–".to_owned(), |n| lang.number(n));
    match value {
        Value::Text(text) => drop(ui.add(Label::new(text.as_str()))),
        Value::Passed(passed, doubt) => {
            ui.add(Label::new(verdict(lang, *passed)));
            if let Some(doubt) = doubt {
                notice::hint(ui, theme, Tone::Warning, Icon::Warning, doubt.in_lang(lang));
            }
        }
        Value::Total(total, threshold) => {
            let text = match threshold {
                Some(needed) => t!(
                    "library.total_of",
                    locale = locale,
                    total = lang.number(*total),
                    needed = lang.number(*needed)
                ),
                None => lang.number(*total).into(),
            };
            ui.add(Label::new(text).bold());
        }
        Value::Score(level, points, reason) => {
            let (level, points) = (number(level), number(points));
            let text = t!("library.score", locale = locale, level = level, points = points);
            ui.add(Label::new(text).bold());
            ui.add(Label::new(reason.as_str()).color(*theme.colors.text_weak));
        }
    }
}

/// One line of cells: the first says what it is, the others what it is in each case.
fn cells_ui(
    ui: &mut Ui,
    view: &LibraryView<'_>,
    cases: usize,
    differs: bool,
    mut cell: impl FnMut(&mut Ui, Option<usize>),
) {
    let (theme, colors) = (view.theme, &view.theme.colors);
    let ground = if differs { colors.warn_soft } else { colors.card };
    let frame = Frame::NONE
        .fill(*ground)
        .stroke(theme.stroke(colors.line))
        .corner_radius(theme.radius())
        .inner_margin(Margin::symmetric(14, 10));
    frame.show(ui, |ui| {
        let gap = theme.sizes.gap_wide;
        let share = u16::try_from(cases.max(1)).map_or(1.0, f32::from);
        let width = (ui.available_width() - NAMES - gap * share) / share;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for column in std::iter::once(None).chain((0..cases).map(Some)) {
                ui.vertical(|ui| {
                    ui.set_width(if column.is_none() { NAMES } else { width });
                    cell(ui, column);
                });
            }
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::read_answer;
    use crate::form::Forms;

    fn case(form: &Form, answers: &[(&str, &str)]) -> Case {
        let now = "2026-11-20T09:30:00+07:00".parse().unwrap();
        let mut case = Case::new(form, uuid::Uuid::nil(), now);
        for (field, text) in answers {
            let edit = read_answer(form, &case, form.field(field).unwrap(), text).unwrap();
            case.apply(form, edit).unwrap();
        }
        case
    }

    #[test]
    fn what_differs_is_marked_and_what_a_form_lacks_is_left_empty() {
        let forms = Forms::built_in();
        let (academic, arts) = (forms.named("academic").unwrap(), forms.named("arts").unwrap());
        let one = case(academic, &[("score.duties.points", "28"), ("score.duties.reason", "ก")]);
        let two = case(academic, &[("score.duties.points", "28"), ("score.duties.reason", "ข")]);
        let three = case(arts, &[("summary.verdict", "pass")]);
        let named = |name: &str| name.to_owned();
        let pair = Comparison::of(&[(named("1"), academic, &one), (named("2"), academic, &two)]);
        assert_eq!(pair.lines.len(), 3 + 4);
        assert!(pair.lines.iter().all(|line| !line.differs()), "{pair:?}");
        let both = Comparison::of(&[(named("1"), academic, &one), (named("3"), arts, &three)]);
        assert_eq!(both.lines.len(), 3 + 8, "the components of both forms");
        assert!(both.lines[2].differs(), "the verdict");
        let doubted = |value: &Option<Value>| matches!(value, Some(Value::Passed(true, Some(_))));
        assert!(doubted(&both.lines[2].values[1]), "no level is asked for: {both:?}");
        let target = [("summary.verdict", "pass"), ("position.target_level", "ชำนาญงาน")];
        let four = case(arts, &target);
        let passes = Comparison::of(&[(named("3"), arts, &three), (named("4"), arts, &four)]);
        assert!(!passes.lines[2].differs(), "passed is passed, whatever speaks against it");
        assert_eq!(both.lines[3].values[1], None);
        assert_eq!(both.lines[3].values[0], Some(Value::Score(Some(4), Some(28), named("ก"))));
    }
}
