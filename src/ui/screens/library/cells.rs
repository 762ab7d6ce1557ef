//! What stands in the cells of the table, and where.

use std::sync::Arc;

use egui::{Align, Color32, Galley, Rect, Ui, pos2};
use rust_i18n::t;
use unicode_segmentation::UnicodeSegmentation as _;

use super::{Column, LibraryView, Row, State, verdict};
use crate::ui::icon::Icon;
use crate::ui::thai_text;
use crate::ui::theme::{Hex, Theme};
use crate::words::{self, Lang};

/// The width of the column of marks.
pub(super) const MARKS: f32 = 40.0;

/// Between the edge of a cell and its words.
const PADDING: f32 = 8.0;

/// The cells of a row, from the left: each column and its place. The title takes what is left.
pub(super) fn places(rect: Rect) -> impl Iterator<Item = (Column, Rect)> {
    let fixed: f32 = Column::ALL.into_iter().filter_map(width).sum();
    let title = (rect.width() - MARKS - fixed).max(120.0);
    let mut left = rect.left() + MARKS;
    Column::ALL.into_iter().map(move |column| {
        let from = left;
        left += width(column).unwrap_or(title);
        (column, Rect::from_x_y_ranges(from..=left, rect.y_range()))
    })
}

fn width(column: Column) -> Option<f32> {
    match column {
        Column::Title => None,
        Column::State => Some(128.0),
        Column::Form => Some(152.0),
        Column::Number => Some(112.0),
        Column::Target => Some(148.0),
        Column::Total => Some(96.0),
        Column::Verdict => Some(104.0),
        Column::Changed => Some(196.0),
    }
}

/// Figures stand below each other.
pub(super) fn align(column: Column) -> Align {
    if column == Column::Total { Align::Max } else { Align::Min }
}

/// The words of a cell.
pub(super) fn words(view: &LibraryView<'_>, row: &Row, column: Column) -> String {
    let locale = view.lang.code();
    match column {
        Column::State => t!(row.state.key(), locale = locale).into_owned(),
        Column::Form => row.form.as_ref().map_or_else(String::new, |id| {
            view.forms.named(id.as_str()).map_or_else(|| id.to_string(), |f| f.def().name.clone())
        }),
        Column::Number => row.number.clone(),
        Column::Title => title(view.lang, row),
        Column::Target => row.target.clone(),
        Column::Total => row.total.map(|total| view.lang.number(total)).unwrap_or_default(),
        Column::Verdict => row.passed.map(|passed| verdict(view.lang, passed)).unwrap_or_default(),
        Column::Changed => row.changed.map(|at| view.lang.moment(at)).unwrap_or_default(),
    }
}

/// What the post is called; where nothing says that, its file, said to be one.
fn title(lang: Lang, row: &Row) -> String {
    let key = match (row.readable(), row.title.is_empty()) {
        (true, false) => return row.title.clone(),
        (true, true) => "library.no_title",
        (false, _) => "library.only_file",
    };
    t!(key, locale = lang.code(), file = words::visible(&row.file_name())).into_owned()
}

/// Everything in a row, as it is read out.
pub(super) fn spoken(view: &LibraryView<'_>, row: &Row) -> String {
    let cell = |column| Some(words(view, row, column)).filter(|words| !words.is_empty());
    let first = [Column::Number, Column::Title, Column::State, Column::Form, Column::Target];
    let rest = [Column::Total, Column::Verdict, Column::Changed];
    let cells: Vec<_> = first.into_iter().chain(rest).filter_map(cell).collect();
    cells.join(", ")
}

/// The ink of a cell. A verdict is good where the points bear it, and nowhere else.
fn ink(theme: &Theme, row: &Row, column: Column) -> Hex {
    let colors = &theme.colors;
    match column {
        Column::State => look(theme, row.state).1,
        Column::Verdict if row.doubt.is_some() => colors.warn,
        Column::Verdict if row.passed == Some(true) && reached(row) => colors.good,
        Column::Title if row.title.is_empty() || !row.readable() => colors.text_weak,
        Column::Form | Column::Changed => colors.text_weak,
        Column::Number | Column::Title | Column::Target | Column::Total | Column::Verdict => {
            colors.text
        }
    }
}

/// The icon before the words of a cell.
fn icon(theme: &Theme, row: &Row, column: Column) -> Option<Icon> {
    if column == Column::State {
        return Some(look(theme, row.state).0);
    }
    (column == Column::Verdict && row.doubt.is_some()).then_some(Icon::Warning)
}

/// How a state looks; never by its colour alone.
pub(super) fn look(theme: &Theme, state: State) -> (Icon, Hex) {
    let colors = &theme.colors;
    match state {
        State::Draft => (Icon::Draft, colors.text_weak),
        State::Signed => (Icon::Check, colors.good),
        State::Newer | State::ReadOnly => (Icon::Lock, colors.warn),
        State::Altered => (Icon::Warning, colors.bad),
        State::Unreadable => (Icon::Error, colors.bad),
    }
}

/// Paints one cell.
pub(super) fn paint(ui: &Ui, view: &LibraryView<'_>, row: &Row, column: Column, rect: Rect) {
    let theme = view.theme;
    let mut rect = rect.shrink2(egui::vec2(PADDING, 0.0));
    let ink = ink(theme, row, column);
    if let Some(icon) = icon(theme, row, column) {
        let size = egui::Vec2::splat(theme.sizes.icon);
        let square = egui::Align2::LEFT_CENTER.align_size_within_rect(size, rect);
        icon.paint(ui, square, *ink);
        rect.min.x += theme.sizes.icon + PADDING;
    }
    let bold = column == Column::Total && reached(row);
    words_in(ui, theme, &words(view, row, column), *ink, bold, rect, align(column));
}

/// Where there is no case, why stands, in few words, in place of what would be known of it.
pub(super) fn paint_trouble(ui: &Ui, view: &LibraryView<'_>, row: &Row, rect: Rect) {
    if row.brief.is_empty() {
        return;
    }
    let of = |wanted| places(rect).find(|(column, _)| *column == wanted).map(|(_, place)| place);
    if let (Some(first), Some(last)) = (of(Column::Target), of(Column::Verdict)) {
        let place = first.union(last).shrink2(egui::vec2(PADDING, 0.0));
        let ink = *view.theme.colors.text_weak;
        let brief = t!(row.brief, locale = view.lang.code());
        words_in(ui, view.theme, &brief, ink, false, place, Align::Min);
    }
}

fn reached(row: &Row) -> bool {
    row.total.zip(row.threshold).is_some_and(|(total, threshold)| total >= threshold)
}

/// Sets words in a place of one line; what does not fit gives way to three dots.
pub(super) fn words_in(
    ui: &Ui,
    theme: &Theme,
    words: &str,
    ink: Color32,
    bold: bool,
    rect: Rect,
    align: Align,
) {
    if words.is_empty() {
        return;
    }
    let galley = fitting(ui, theme, words, ink, bold, rect.width());
    let room = rect.width() - galley.size().x;
    let at = pos2(rect.left() + room * align.to_factor(), rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
}

fn fitting(
    ui: &Ui,
    theme: &Theme,
    words: &str,
    ink: Color32,
    bold: bool,
    width: f32,
) -> Arc<Galley> {
    let format = thai_text::format(theme.sizes.text, bold, ink);
    let one_line = words.replace(['\n', '\r', '\t'], " ");
    let whole = thai_text::galley(ui, &one_line, &format, f32::INFINITY);
    if whole.size().x <= width {
        return whole;
    }
    let letters: Vec<_> = one_line.graphemes(true).take(400).collect();
    let cut = |count: usize| {
        let text: String = letters.iter().take(count).copied().collect();
        thai_text::galley(ui, &format!("{}…", text.trim_end()), &format, f32::INFINITY)
    };
    // The most letters that fit, found by halves.
    let (mut fits, mut too_many) = (0, letters.len());
    while fits + 1 < too_many {
        let middle = usize::midpoint(fits, too_many);
        if cut(middle).size().x <= width { fits = middle } else { too_many = middle }
    }
    cut(fits)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::case::{Case, read_answer};
    use crate::form::Forms;

    fn row(answers: &[(&str, &str)]) -> Row {
        let (forms, now) = (Forms::built_in(), "2026-11-20T09:30:00+07:00".parse().unwrap());
        let form = forms.named("academic").unwrap();
        let mut case = Case::new(form, Uuid::nil(), now);
        for (field, text) in answers {
            let edit = read_answer(form, &case, form.field(field).unwrap(), text).unwrap();
            case.apply(form, edit).unwrap();
        }
        Row::of_case("00006.khangan".into(), State::Draft, &case, Some(form))
    }

    #[test]
    fn what_is_begun_does_not_look_like_what_begins_it() {
        assert_ne!(look(&Theme::light(), State::Draft).0, Icon::New);
    }

    #[test]
    fn a_verdict_is_good_only_where_the_points_bear_it() {
        let theme = Theme::light();
        let look =
            |row: &Row| (icon(&theme, row, Column::Verdict), ink(&theme, row, Column::Verdict));
        let target = ("position.target_level", "ชำนาญการ");
        let (pass, fail) = (("summary.verdict", "pass"), ("summary.verdict", "fail"));
        let points = [
            ("score.duties.points", "28"),
            ("score.difficulty.points", "28"),
            ("score.supervision.points", "18"),
            ("score.decision.points", "18"),
        ];
        let warned = (Some(Icon::Warning), theme.colors.warn);
        for contradicted in [
            row(&[pass]),
            row(&[target, pass]),
            row(&[points[0], pass]),
            row(&[target, points[0], pass]),
            row(&[&[target, fail][..], &points[..]].concat()),
        ] {
            assert_eq!(look(&contradicted), warned, "{contradicted:?}");
        }
        let good = row(&[&[target, pass][..], &points[..]].concat());
        assert_eq!(look(&good), (None, theme.colors.good));
        let plain = (None, theme.colors.text);
        assert_eq!(look(&row(&[target, points[0], fail])), plain);
        let unknown = Row { threshold: None, ..good };
        assert_eq!(look(&unknown), plain, "of a form that is not known, nothing can be told");
    }
}
