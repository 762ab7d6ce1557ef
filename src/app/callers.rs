//! Later starts of the program: they hand their files to this window, and it comes to the front.

use egui::{Context, UserAttentionType, ViewportCommand};

use super::App;
use super::jobs::Done;
use crate::store::{Call, Listening};
use crate::ui::Action;

/// Who hears later starts.
#[derive(Default)]
pub(super) struct Callers {
    listening: Option<Listening>,
    /// Whether the window was in use when that was last told.
    in_use: Option<bool>,
}

impl App {
    /// Hears later starts from now on, if this is the window that they look for.
    pub(super) fn listen(&mut self) {
        let Some(mailbox) = &self.world.mailbox else { return };
        let teller = self.jobs.teller();
        self.callers.listening =
            Some(mailbox.listen(move |call| teller.tell_done(Done::Called(call))));
    }

    /// Listens closer while the officer is in another window: only from there can they call.
    pub(super) fn listen_closer(&mut self, ctx: &Context) {
        let in_use = ctx.input(|input| input.focused);
        if self.callers.in_use.replace(in_use) == Some(in_use) {
            return;
        }
        if let Some(listening) = &self.callers.listening {
            listening.rest(in_use);
        }
    }

    /// Comes to the front, and opens what the officer wants to see.
    pub(super) fn called(&mut self, ctx: &Context, call: Call) {
        ctx.send_viewport_cmd(ViewportCommand::Minimized(false));
        ctx.send_viewport_cmd(ViewportCommand::Focus);
        if !ctx.input(|input| input.focused) {
            // Some systems let no program come to the front by itself.
            let attention = UserAttentionType::Informational;
            ctx.send_viewport_cmd(ViewportCommand::RequestUserAttention(attention));
        }
        self.actions.extend(call.file.map(Action::OpenFile));
    }
}
