//! What is different between the old and the new duties, marked word by word in one text, as word
//! processors mark changes: by colour, and by a stroke through or below.

use egui::{Color32, Sense, Stroke, TextFormat, Ui, WidgetInfo, accesskit::Role};
use rust_i18n::t;

use crate::text::{Stretch, difference};
use crate::ui::CaseView;
use crate::ui::icon::Icon;
use crate::ui::thai_text::{self, Label, Span};
use crate::ui::theme::Theme;
use crate::ui::widgets::card;
use crate::ui::widgets::notice::{self, Tone};
use crate::words::Lang;

/// The differences, a paragraph an entry.
#[derive(Debug)]
pub struct Difference {
    paragraphs: Vec<Paragraph>,
    same: bool,
}

/// One paragraph, of both texts.
#[derive(Debug, Default)]
struct Paragraph {
    pieces: Vec<(Kind, String)>,
    /// The same for those who cannot see colours and strokes.
    spoken: String,
}

/// Where a piece stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// In both.
    Both,
    /// In the old text only.
    Old,
    /// In the new text only.
    New,
}

impl Difference {
    /// The differences between two texts; none before both have words.
    pub fn of(lang: Lang, old: &str, new: &str) -> Option<Self> {
        if old.trim().is_empty() || new.trim().is_empty() {
            return None;
        }
        let stretches = difference(old, new);
        let same = stretches.iter().all(|stretch| stretch.same);
        let mut paragraphs = vec![Paragraph::default()];
        for (kind, text) in stretches.iter().flat_map(|stretch| pieces(stretch, old, new)) {
            for (at, line) in text.split('\n').enumerate() {
                if at > 0 {
                    paragraphs.push(Paragraph::default());
                }
                if let Some(last) = paragraphs.last_mut().filter(|_| !line.is_empty()) {
                    last.spoken.push_str(&kind.spoken(lang, line));
                    last.pieces.push((kind, line.to_owned()));
                }
            }
        }
        Some(Self { paragraphs, same })
    }
}

fn pieces<'a>(stretch: &Stretch, old: &'a str, new: &'a str) -> Vec<(Kind, &'a str)> {
    let new = (Kind::New, new.get(stretch.new.clone()).unwrap_or_default());
    if stretch.same {
        return vec![(Kind::Both, new.1)];
    }
    let old = (Kind::Old, old.get(stretch.old.clone()).unwrap_or_default());
    [old, new].into_iter().filter(|(_, text)| !text.is_empty()).collect()
}

impl Kind {
    fn spoken(self, lang: Lang, words: &str) -> String {
        let locale = lang.code();
        match self {
            Self::Both => words.to_owned(),
            Self::Old => {
                format!(" [{}] ", t!("difference.spoken_removed", locale = locale, words = words))
            }
            Self::New => {
                format!(" [{}] ", t!("difference.spoken_added", locale = locale, words = words))
            }
        }
    }

    fn format(self, theme: &Theme) -> TextFormat {
        let colors = &theme.colors;
        let format = |ink| thai_text::format(theme.sizes.text, false, ink);
        let line = |ink| Stroke::new(1.0, ink);
        match self {
            Self::Both => format(*colors.text),
            Self::Old => TextFormat {
                strikethrough: line(*colors.bad),
                background: *colors.bad_soft,
                ..format(*colors.bad)
            },
            Self::New => TextFormat {
                underline: line(*colors.good),
                background: *colors.good_soft,
                ..format(*colors.good)
            },
        }
    }
}

/// Draws the differences.
pub fn ui(ui: &mut Ui, view: &CaseView<'_>, difference: Option<&Difference>) {
    let locale = view.lang.code();
    card::card(ui, view.theme, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.add(Label::new(t!("difference.title", locale = locale)).bold().wrap(false));
            ui.add_space(view.theme.sizes.gap);
            legend_ui(ui, view, Kind::Old, &t!("difference.removed", locale = locale));
            ui.add_space(view.theme.sizes.gap);
            legend_ui(ui, view, Kind::New, &t!("difference.added", locale = locale));
        });
        match difference {
            None => {
                let wait = t!("difference.wait", locale = locale);
                ui.add(Label::new(wait).color(*view.theme.colors.text_weak));
            }
            Some(difference) if difference.same => {
                let same = t!("difference.same", locale = locale);
                notice::hint(ui, view.theme, Tone::Warning, Icon::Warning, &same);
            }
            Some(difference) => {
                ui.spacing_mut().item_spacing.y = view.theme.sizes.gap / 2.0;
                for paragraph in &difference.paragraphs {
                    paragraph_ui(ui, view, paragraph);
                }
            }
        }
    });
}

fn legend_ui(ui: &mut Ui, view: &CaseView<'_>, kind: Kind, words: &str) {
    let format = TextFormat {
        font_id: thai_text::format(view.theme.sizes.small, false, Color32::PLACEHOLDER).font_id,
        ..kind.format(view.theme)
    };
    spans_ui(ui, &[Span { text: words, format }], words);
}

fn paragraph_ui(ui: &mut Ui, view: &CaseView<'_>, paragraph: &Paragraph) {
    let mut spans = Vec::new();
    let mut before = Kind::Both;
    for (kind, text) in &paragraph.pieces {
        // What replaces the old keeps clear of it.
        if (before, *kind) == (Kind::Old, Kind::New) {
            spans.push(Span { text: " ", format: Kind::Both.format(view.theme) });
        }
        spans.push(Span { text, format: kind.format(view.theme) });
        before = *kind;
    }
    if spans.is_empty() {
        ui.add_space(view.theme.sizes.text);
    } else {
        spans_ui(ui, &spans, &paragraph.spoken);
    }
}

/// Text of several looks, and what it is to those who cannot see them.
fn spans_ui(ui: &mut Ui, spans: &[Span<'_>], spoken: &str) {
    let galley = thai_text::galley_of_spans(ui, spans, ui.available_width());
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, spoken));
    if ui.is_rect_visible(rect) {
        ui.painter().galley(rect.min, galley, Color32::PLACEHOLDER);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(old: &str, new: &str) -> Vec<Vec<(Kind, String)>> {
        let difference = Difference::of(Lang::Thai, old, new).expect("both have words");
        difference.paragraphs.into_iter().map(|paragraph| paragraph.pieces).collect()
    }

    #[test]
    fn nothing_is_compared_before_both_have_words() {
        assert!(Difference::of(Lang::Thai, "", "b").is_none());
        assert!(Difference::of(Lang::Thai, "a", " \n").is_none());
    }

    #[test]
    fn the_same_text_has_no_difference() {
        assert!(Difference::of(Lang::Thai, "a b\nc", "a b\nc").is_some_and(|of| of.same));
        assert!(Difference::of(Lang::Thai, "a b", "a c").is_some_and(|of| !of.same));
    }

    #[test]
    fn paragraphs_stay_apart_and_say_where_their_words_stand() {
        let piece = |kind, text: &str| (kind, text.to_owned());
        assert_eq!(
            shown("one two\n\nthree", "one six\n\nthree\nfour"),
            [
                vec![piece(Kind::Both, "one "), piece(Kind::Old, "two"), piece(Kind::New, "six")],
                vec![],
                vec![piece(Kind::Both, "three")],
                vec![piece(Kind::New, "four")],
            ]
        );
        let difference = Difference::of(Lang::English, "one two", "one six").expect("words");
        assert_eq!(difference.paragraphs[0].spoken, "one  [removed “two”]  [added “six”] ");
    }
}
