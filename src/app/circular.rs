//! The circulars, in place of everything else while they are read.

use std::thread::Builder;

use super::documents;
use super::services::Services;
use super::shell::Shell;
use crate::circular::circulars;
use crate::ui::screens::circular::CircularCommand;
use crate::ui::toast::Tone;

impl Shell {
    /// Does something with the circulars.
    pub(super) fn run_in_circular(&mut self, services: &mut Services, deed: CircularCommand) {
        match deed {
            CircularCommand::Open => {
                self.standards.close();
                self.circular.open();
                // Meanwhile the index is made; where no thread begins, the first search makes it.
                let warming = Builder::new().name("circular".to_owned());
                drop(warming.spawn(|| circulars().warm()));
            }
            CircularCommand::OpenAt { source, quoted } => {
                if let Some(passage) = circulars().cited(&source, &quoted) {
                    self.standards.close();
                    self.circular.open_at(passage);
                } else {
                    let unknown = services.word("circular.unknown");
                    services.say(Tone::Warning, unknown);
                }
            }
            CircularCommand::Close => self.circular.close(),
            CircularCommand::Copy(text) => {
                services.ctx.copy_text(text);
                let copied = services.word("circular.copied");
                services.say(Tone::Good, copied);
            }
            CircularCommand::Print(passage) => documents::print_passage(services, passage),
        }
    }
}
