//! What is told of work that was done in the library.

use rust_i18n::t;

use super::work::{Deleted, Outcome};
use crate::app::App;
use crate::app::exit::Exit;
use crate::store::Failure;
use crate::ui::Action;
use crate::ui::dialogs::Dialog;
use crate::ui::screens::library::{Deed, Wanted};
use crate::ui::toast::{Offer, Tone};
use crate::words;

impl App {
    /// Takes in what became of a deed.
    pub(in crate::app) fn deed_done(&mut self, ctx: &egui::Context, outcome: Outcome) {
        match outcome {
            Outcome::Duplicated(copies, why) => {
                self.tell(ctx, "library.duplicated", copies.len());
                if let [copy] = copies.as_slice() {
                    self.show_row(copy);
                }
                self.explain(why);
            }
            Outcome::Round(round) => self.leave_for(ctx, Exit::Work(round)),
            Outcome::Renamed(to) => {
                let done = self.word("library.renamed");
                self.shell.toasts.add(ctx, Tone::Good, done);
                self.show_row(&to);
            }
            Outcome::Deleted(deleted) => self.deleted(ctx, deleted),
            Outcome::DeletedForGood(count, why) => {
                self.tell(ctx, "library.deleted_for_good", count);
                self.explain(why);
            }
            Outcome::PutBack(count, why) => {
                self.tell(ctx, "library.undeleted", count);
                self.explain_failures(&why);
            }
            Outcome::LookedForPdfs(there) => self.looked_for_pdfs(there),
            Outcome::Saving(done, of) => {
                self.saving_pdfs(done, of);
                return;
            }
            Outcome::SavedPdfs(saved) => self.saved_pdfs(ctx, saved),
            Outcome::Summarised(count, path) => {
                let text = self.counted("table.saved", count);
                let offer = Offer { text: self.word("toast.open"), action: Action::View(path) };
                self.shell.toasts.offer(ctx, Tone::Good, text, offer);
            }
            Outcome::Shown => {}
            Outcome::Compared(comparison) => self.shell.library.comparison = Some(comparison),
            Outcome::Failed(why) => self.explain(vec![why]),
        }
        self.look_again();
    }

    fn deleted(&mut self, ctx: &egui::Context, deleted: Deleted) {
        let Deleted { gone, kept, still, why } = deleted;
        if !gone.is_empty() {
            let text = self.counted("library.deleted", gone.len());
            match kept {
                Some(kept) => {
                    self.library.kept = kept;
                    let text_of_offer = self.word("library.undelete");
                    let action = Action::Library(Deed::Undelete);
                    let offer = Offer { text: text_of_offer, action };
                    self.shell.toasts.offer(ctx, Tone::Good, text, offer);
                }
                None => self.shell.toasts.add(ctx, Tone::Good, text),
            }
        }
        self.explain(why);
        if !still.is_empty() {
            self.dialogs.show(Dialog::NoTrash(still));
        }
    }

    fn show_row(&mut self, path: &std::path::Path) {
        self.shell.library.model.point_to(path);
        self.shell.library.wanted = Some(Wanted::Row);
    }

    pub(super) fn counted(&self, key: &str, count: usize) -> String {
        let lang = self.world.lang;
        t!(key, locale = lang.code(), count = lang.count(count)).into_owned()
    }

    fn tell(&mut self, ctx: &egui::Context, key: &str, count: usize) {
        if count > 0 {
            let text = self.counted(key, count);
            self.shell.toasts.add(ctx, Tone::Good, text);
        }
    }

    fn explain_failures(&mut self, why: &[Failure]) {
        let lang = self.world.lang;
        self.explain(why.iter().map(|failure| words::failure(lang, failure)).collect());
    }

    /// Tells why something was not done; a few reasons stand for many.
    fn explain(&mut self, mut why: Vec<String>) {
        const FEW: usize = 5;
        if why.is_empty() {
            return;
        }
        if why.len() > FEW {
            why.truncate(FEW);
            why.push("…".to_owned());
        }
        self.dialogs.tell_failure(why.join("\n"));
    }
}
