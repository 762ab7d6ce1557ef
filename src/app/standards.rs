//! The position standards, in place of everything else while they are read.

use super::App;
use crate::ui::Action;
use crate::ui::screens::standards::Deed;
use crate::ui::toast::Tone;

impl App {
    /// Does something with the position standards.
    pub(super) fn standards_deed(&mut self, ctx: &egui::Context, deed: Deed) {
        match deed {
            Deed::Open => self.shell.standards.open(),
            Deed::OpenAt { title, level } => {
                self.shell.standards.open_at(&self.world.standards, &title, &level);
            }
            Deed::Close => self.shell.standards.close(),
            Deed::Copy(text) => {
                ctx.copy_text(text);
                let copied = self.word("standards.copied");
                self.shell.toasts.add(ctx, Tone::Good, copied);
            }
        }
    }

    /// Closes them where something leads elsewhere.
    pub(super) fn turn_from_standards(&mut self, action: &Action) {
        let elsewhere = matches!(
            action,
            Action::Begin(_)
                | Action::OpenFile(_)
                | Action::Close
                | Action::Library(_)
                | Action::Go(_)
                | Action::NextStep
                | Action::PreviousStep
                | Action::Find(_)
                | Action::Preview
                | Action::Beside
                | Action::Help
                | Action::NextFinding
                | Action::PreviousFinding
        );
        if elsewhere {
            self.shell.standards.close();
        }
    }
}
