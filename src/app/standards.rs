//! The position standards, in place of everything else while they are read.

use super::services::Services;
use super::shell::Shell;
use crate::ui::Action;
use crate::ui::screens::standards::StandardsCommand;
use crate::ui::toast::Tone;

impl Shell {
    /// Does something with the position standards.
    pub(super) fn run_in_standards(&mut self, services: &mut Services, command: StandardsCommand) {
        match command {
            StandardsCommand::Open => self.standards.open(),
            StandardsCommand::OpenAt { title, level } => {
                self.standards.open_at(&services.world.standards, &title, &level);
            }
            StandardsCommand::Close => self.standards.close(),
            StandardsCommand::Copy(text) => {
                services.ctx.copy_text(text);
                let copied = services.word("standards.copied");
                services.say(Tone::Good, copied);
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
            self.standards.close();
        }
    }
}
