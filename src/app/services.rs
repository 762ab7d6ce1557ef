//! What every part of the shell works with: the world, work beside the window, and how the officer
//! is asked and told.

use std::sync::{Arc, Mutex};

use egui::Context;
use rust_i18n::t;

use super::dialogs::Dialogs;
use super::file_dialog::{FileDialog, Purpose};
use super::jobs::Jobs;
use super::picker::Question;
use super::world::World;
use crate::base::Moment;
use crate::store::Scratch;
use crate::ui::Action;
use crate::ui::toast::{Offer, Toasts, Tone};

/// Handed to whoever has something to do.
pub(super) struct Services {
    pub world: World,
    pub ctx: Context,
    pub jobs: Jobs,
    pub dialogs: Dialogs,
    pub file_dialog: FileDialog,
    pub toasts: Toasts,
    /// PDFs that are only to be viewed and printed.
    pub scratch: Arc<Mutex<Scratch>>,
}

impl Services {
    pub(super) fn new(ctx: &Context, world: World) -> Self {
        Self {
            scratch: Arc::new(Mutex::new(world.store.scratch())),
            world,
            ctx: ctx.clone(),
            jobs: Jobs::new(ctx),
            dialogs: Dialogs::default(),
            file_dialog: FileDialog::default(),
            toasts: Toasts::default(),
        }
    }

    /// What the clock says.
    pub(super) fn now(&self) -> Moment {
        (self.world.clock)()
    }

    /// Words of the interface, in its language.
    pub(super) fn word(&self, key: &str) -> String {
        t!(key, locale = self.world.lang.code()).into_owned()
    }

    /// The same, of so many.
    pub(super) fn counted(&self, key: &str, count: usize) -> String {
        let lang = self.world.lang;
        t!(key, locale = lang.code(), count = lang.count(count)).into_owned()
    }

    /// Says something in passing.
    pub(super) fn say(&mut self, tone: Tone, text: String) {
        self.toasts.add(&self.ctx, tone, text);
    }

    /// The same, and offers to do something next; the key is that of the button.
    pub(super) fn offer(&mut self, tone: Tone, text: String, key: &str, action: Action) {
        let offer = Offer { text: self.word(key), action };
        self.toasts.offer(&self.ctx, tone, text, offer);
    }

    /// Asks for a file or folder, unless one is being asked for already.
    pub(super) fn ask_for_file(&mut self, question: Question, purpose: Purpose) {
        self.file_dialog.ask(self.world.picker.as_ref(), &self.jobs, question, purpose);
    }

    /// Asks again, about the file that the answer came to.
    pub(super) fn ask_again(&self, question: Question) {
        FileDialog::ask_again(self.world.picker.as_ref(), &self.jobs, question);
    }
}
