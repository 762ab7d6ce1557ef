//! Short notes that something was done, in the lower right corner, where nothing is typed; they go
//! by themselves.

use std::time::Duration;

use egui::{Align2, Area, Frame, Id, Margin, Order, Vec2};

use super::Action;
use super::icon::Icon;
use super::thai_text;
use super::theme::Theme;
use super::widgets::button;

/// How long a note stays, in seconds; one that offers something, longer.
const STAYS: f64 = 4.0;
const OFFERS: f64 = 10.0;

/// The notes that are shown.
#[derive(Debug, Default)]
pub struct Toasts(Vec<Toast>);

/// One note.
#[derive(Clone, Debug, PartialEq)]
struct Toast {
    tone: Tone,
    text: String,
    until: f64,
    offer: Option<Offer>,
}

/// What a note offers to do next.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// On the button.
    pub text: String,
    /// What it does.
    pub action: Action,
}

/// How a note is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// It was done.
    Good,
    /// It was not done, and why.
    Warning,
}

impl Toasts {
    /// Shows a note from now on.
    pub fn add(&mut self, ctx: &egui::Context, tone: Tone, text: String) {
        self.push(ctx, tone, text, None);
    }

    /// Shows a note that offers to do something next.
    pub fn offer(&mut self, ctx: &egui::Context, tone: Tone, text: String, offer: Offer) {
        self.push(ctx, tone, text, Some(offer));
    }

    /// Takes away what offers to do this: it is done.
    pub fn withdraw(&mut self, action: &Action) {
        self.0.retain(|toast| toast.offer.as_ref().is_none_or(|offer| offer.action != *action));
    }

    fn push(&mut self, ctx: &egui::Context, tone: Tone, text: String, offer: Option<Offer>) {
        let stays = if offer.is_some() { OFFERS } else { STAYS };
        let until = ctx.input(|input| input.time) + stays;
        self.0.retain(|toast| toast.text != text);
        self.0.push(Toast { tone, text, until, offer });
    }

    /// Takes away what has stayed long enough, and asks to be called when the next is due.
    pub fn pass(&mut self, ctx: &egui::Context) {
        let now = ctx.input(|input| input.time);
        self.0.retain(|toast| toast.until > now);
        if let Some(next) = self.0.iter().map(|toast| toast.until - now).reduce(f64::min) {
            ctx.request_repaint_after(Duration::from_secs_f64(next.max(0.05)));
        }
    }

    /// Draws the notes.
    pub fn ui(&mut self, ctx: &egui::Context, theme: &Theme, actions: &mut Vec<Action>) {
        if self.0.is_empty() {
            return;
        }
        Area::new(Id::unique("toasts"))
            .order(Order::Tooltip)
            .interactable(self.0.iter().any(|toast| toast.offer.is_some()))
            .anchor(Align2::RIGHT_BOTTOM, Vec2::new(-16.0, -48.0))
            .show(ctx, |ui| {
                self.0.retain(|toast| !toast_ui(ui, toast, theme, actions));
            });
    }
}

/// Draws a note; whether its offer was taken.
fn toast_ui(ui: &mut egui::Ui, toast: &Toast, theme: &Theme, actions: &mut Vec<Action>) -> bool {
    let colors = &theme.colors;
    let (icon, ink, ground) = match toast.tone {
        Tone::Good => (Icon::Check, colors.good, colors.good_soft),
        Tone::Warning => (Icon::Warning, colors.warn, colors.warn_soft),
    };
    Frame::NONE
        .fill(*ground)
        .stroke(theme.stroke(ink))
        .corner_radius(theme.radius())
        .inner_margin(Margin::symmetric(16, 10))
        .show(ui, |ui| {
            let format = thai_text::format(theme.sizes.text, false, *colors.text);
            let widest = theme.sizes.dialog_width;
            let words = thai_text::galley(ui, &toast.text, &format, widest);
            let offer = toast
                .offer
                .as_ref()
                .map(|offer| (offer, thai_text::galley(ui, &offer.text, &format, widest).size().x));
            let beside = offer.map_or(0.0, |(_, width)| width + theme.sizes.gap * 4.0);
            // An area is only as wide as it was; the words say what they need.
            ui.set_max_width(words.size().x + theme.sizes.icon + theme.sizes.gap * 2.0 + beside);
            ui.horizontal(|ui| {
                icon.show(ui, theme.sizes.icon, *ink);
                let (place, response) = ui.allocate_exact_size(words.size(), egui::Sense::hover());
                response.widget_info(|| {
                    egui::WidgetInfo::labeled(egui::Role::Label, true, &toast.text)
                });
                ui.painter().galley(place.min, words, *colors.text);
                let Some((offer, _)) = offer else { return false };
                let taken = button::link(ui, theme, None, &offer.text).clicked();
                actions.extend(taken.then(|| offer.action.clone()));
                taken
            })
            .inner
        })
        .inner
}
