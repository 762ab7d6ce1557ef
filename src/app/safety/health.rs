//! How it stands with what is kept; and what is kept of the case that is open, where it is to go.

use std::sync::Arc;

use super::news::SafetyNews;
use crate::app::jobs::{Done, JobKind};
use crate::app::program::App;
use crate::store::{Failure, Health, Kept};
use crate::ui::dialogs::{Dialog, HealthDialog, KeptIn};
use crate::ui::toast::Tone;
use crate::words;

impl App {
    /// Looks at all that is kept, beside the window.
    pub(in crate::app) fn ask_for_health(&self) {
        let (store, forms) =
            (self.services.world.store.clone(), Arc::clone(&self.services.world.forms));
        let cases = self.library.folder.clone();
        self.services.jobs.start(JobKind::Health, move || {
            Done::News(SafetyNews::Health(store.health(cases.as_deref(), &forms)))
        });
    }

    /// Shows it.
    pub(super) fn show_health(&mut self, health: &Health) {
        let lang = self.services.world.lang;
        let place = |kept: &Kept| KeptIn {
            title: self.services.word(&format!("health.{}", kept.place.code())),
            words: words::kept(lang, kept),
            folder: kept.folder.clone(),
        };
        let places: Vec<_> = health.kept.iter().map(place).collect();
        let oddities: Vec<_> = health.oddities.iter().map(|of| words::oddity(lang, of)).collect();
        let dialog = HealthDialog { places: places.into(), oddities: oddities.into() };
        self.services.dialogs.show(Dialog::Health(dialog));
    }

    /// Removes what is kept of the case that is open beside its file.
    pub(in crate::app) fn forget_case(&mut self) {
        self.services.dialogs.close();
        let Some(path) = self.session.as_ref().and_then(|session| session.path.clone()) else {
            return;
        };
        let (store, forms) =
            (self.services.world.store.clone(), Arc::clone(&self.services.world.forms));
        self.services.jobs.start(JobKind::Versions, move || {
            let forgotten = store.forget(&path, &forms);
            Done::News(SafetyNews::Forgotten(forgotten))
        });
    }

    /// Says how many files that were.
    pub(super) fn forgotten(&mut self, forgotten: Result<usize, Failure>) {
        let lang = self.services.world.lang;
        match forgotten {
            Ok(count) => {
                let done = self.services.counted("forget.done", count);
                self.services.say(Tone::Good, done);
            }
            Err(failure) => self.services.dialogs.tell_failure(words::failure(lang, &failure)),
        }
    }
}
