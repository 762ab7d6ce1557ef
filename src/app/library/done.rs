//! What is told of work that was done in the library.

use super::Library;
use super::work::{Deleted, LibraryOutcome};
use crate::app::exit::Exit;
use crate::app::services::Services;
use crate::store::Failure;
use crate::ui::Action;
use crate::ui::dialogs::Dialog;
use crate::ui::screens::library::{LibraryCommand, Wanted};
use crate::ui::toast::Tone;
use crate::words;

impl Library {
    /// Takes in what became of a command.
    pub(in crate::app) fn done(
        &mut self,
        services: &mut Services,
        outcome: LibraryOutcome,
    ) -> Option<Exit> {
        let mut exit = None;
        match outcome {
            LibraryOutcome::Duplicated(copies, why) => {
                tell(services, "library.duplicated", copies.len());
                if let [copy] = copies.as_slice() {
                    self.show_row(copy);
                }
                explain(services, why);
            }
            LibraryOutcome::Round(round) => exit = Some(Exit::Work(round)),
            LibraryOutcome::Renamed(to) => {
                let done = services.word("library.renamed");
                services.say(Tone::Good, done);
                self.show_row(&to);
            }
            LibraryOutcome::Deleted(deleted) => self.deleted(services, deleted),
            LibraryOutcome::DeletedForGood(count, why) => {
                tell(services, "library.deleted_for_good", count);
                explain(services, why);
            }
            LibraryOutcome::PutBack(count, why) => {
                tell(services, "library.undeleted", count);
                explain_failures(services, &why);
            }
            LibraryOutcome::LookedForPdfs(there) => self.looked_for_pdfs(services, there),
            LibraryOutcome::Saving(done, of) => {
                self.saving_pdfs(done, of);
                return None;
            }
            LibraryOutcome::SavedPdfs(saved) => self.saved_pdfs(services, saved),
            LibraryOutcome::Summarised(count, path) => {
                let text = services.counted("table.saved", count);
                services.offer(Tone::Good, text, "toast.open", Action::View(path));
            }
            LibraryOutcome::Shown => {}
            LibraryOutcome::Compared(comparison) => self.state.comparison = Some(comparison),
            LibraryOutcome::Failed(why) => explain(services, vec![why]),
        }
        self.look_again();
        exit
    }

    fn deleted(&mut self, services: &mut Services, deleted: Deleted) {
        let Deleted { gone, kept, still, why } = deleted;
        if !gone.is_empty() {
            let text = services.counted("library.deleted", gone.len());
            match kept {
                Some(kept) => {
                    self.kept = kept;
                    let action = Action::Library(LibraryCommand::Undelete);
                    services.offer(Tone::Good, text, "library.undelete", action);
                }
                None => services.say(Tone::Good, text),
            }
        }
        explain(services, why);
        if !still.is_empty() {
            services.dialogs.show(Dialog::NoTrash(still));
        }
    }

    fn show_row(&mut self, path: &std::path::Path) {
        self.state.model.point_to(path);
        self.state.wanted = Some(Wanted::Row);
    }
}

fn tell(services: &mut Services, key: &str, count: usize) {
    if count > 0 {
        let text = services.counted(key, count);
        services.say(Tone::Good, text);
    }
}

fn explain_failures(services: &mut Services, why: &[Failure]) {
    let lang = services.world.lang;
    explain(services, why.iter().map(|failure| words::failure(lang, failure)).collect());
}

/// Tells why something was not done; a few reasons stand for many.
fn explain(services: &mut Services, mut why: Vec<String>) {
    const FEW: usize = 5;
    if why.is_empty() {
        return;
    }
    if why.len() > FEW {
        why.truncate(FEW);
        why.push("…".to_owned());
    }
    services.dialogs.tell_failure(why.join("\n"));
}
