//! Later starts of the program: they hand their files to this window, and it comes to the front.

use egui::{Context, UserAttentionType, ViewportCommand};

use super::jobs::Done;
use super::services::Services;
use crate::store::Listening;

/// Who hears later starts.
#[derive(Default)]
pub(super) struct Callers {
    listening: Option<Listening>,
    /// Whether the window was in use when that was last told.
    in_use: Option<bool>,
}

impl Callers {
    /// Hears later starts from now on, if this is the window that they look for.
    pub(super) fn listen(&mut self, services: &Services) {
        let Some(mailbox) = &services.world.mailbox else { return };
        let notifier = services.jobs.notifier();
        self.listening = Some(mailbox.listen(move |call| notifier.tell(Done::Called(call))));
    }

    /// Listens closer while the officer is in another window: only from there can they call.
    pub(super) fn listen_closer(&mut self, ctx: &Context) {
        let in_use = ctx.input(|input| input.focused);
        if self.in_use.replace(in_use) == Some(in_use) {
            return;
        }
        if let Some(listening) = &self.listening {
            listening.rest(in_use);
        }
    }
}

/// Brings the window to the front.
pub(super) fn come_to_front(ctx: &Context) {
    ctx.send_viewport_cmd(ViewportCommand::Minimized(false));
    ctx.send_viewport_cmd(ViewportCommand::Focus);
    if !ctx.input(|input| input.focused) {
        // Some systems let no program come to the front by itself.
        let attention = UserAttentionType::Informational;
        ctx.send_viewport_cmd(ViewportCommand::RequestUserAttention(attention));
    }
}
