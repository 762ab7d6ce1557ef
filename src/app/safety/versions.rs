//! Earlier versions of the case that is open, and work that was declined.

use std::sync::Arc;

use rust_i18n::t;

use super::news::SafetyNews;
use crate::app::jobs::{Done, JobKind};
use crate::app::names;
use crate::app::program::App;
use crate::app::session::Session;
use crate::case::{RestoredFrom, differences};
use crate::store::{Autosave, Version, VersionKind};
use crate::ui::dialogs::{Dialog, VersionRow, VersionsDialog};
use crate::words;

impl App {
    /// Asks for the versions of the case; where none is open, for all work that was declined.
    pub(in crate::app) fn ask_for_versions(&self) {
        let (store, forms) =
            (self.services.world.store.clone(), Arc::clone(&self.services.world.forms));
        let path = self.session.as_ref().map(|session| session.path.clone());
        let flush = self.safety.autosave.as_ref().map(Autosave::flushing);
        self.services.jobs.start(JobKind::Versions, move || {
            // What was let go of just now is to be found, too.
            if let Some(flush) = flush {
                flush();
            }
            let versions = match path {
                None => store.declined(&forms),
                Some(None) => Ok(Vec::new()),
                Some(Some(path)) => store.versions(&path, &forms),
            };
            Done::News(SafetyNews::Versions(versions))
        });
    }

    /// Lists them.
    pub(super) fn show_versions(&mut self, versions: Vec<Version>) {
        let rows: Vec<_> = versions.iter().map(|version| self.version_row(version)).collect();
        let of_case = self.session.is_some();
        self.safety.versions = versions;
        let dialog = VersionsDialog { rows: rows.into(), chosen: 0, of_case };
        self.services.dialogs.show(Dialog::Versions(dialog));
    }

    /// Brings one of those that are listed into the window. Nothing is saved by that, and undoing
    /// brings back what was there.
    pub(in crate::app) fn restore(&mut self, number: usize) {
        self.services.dialogs.close();
        let versions = std::mem::take(&mut self.safety.versions);
        let Some(Ok(opened)) = versions.into_iter().nth(number).map(|version| version.content)
        else {
            return;
        };
        let case = opened.case().clone();
        if let Some(session) = &mut self.session {
            if session.read_only.is_none()
                && let Err(signed) =
                    session.take_state(&self.services, &case, RestoredFrom::Version)
            {
                let text = words::signed_stays(self.services.world.lang, &signed);
                self.services.dialogs.tell_failure(text);
            }
            return;
        }
        let form = self.services.world.forms.find(case.form().as_str(), case.edition()).cloned();
        if let Some(form) = form {
            self.show(Session::begin(form, case));
        }
    }

    fn version_row(&self, version: &Version) -> VersionRow {
        let lang = self.services.world.lang;
        let Ok(opened) = &version.content else {
            let title = self.services.word("versions.damaged");
            return VersionRow { title, ..VersionRow::default() };
        };
        let case = opened.case();
        let form = self.services.world.forms.find(case.form().as_str(), case.edition());
        let key = match version.kind {
            VersionKind::Saved => "versions.row_saved",
            VersionKind::Declined => "versions.row_declined",
        };
        let at = lang.moment(case.modified());
        let title = t!(key, locale = lang.code(), at = at).into_owned();
        let compared =
            self.session.as_ref().zip(form).map(|(session, form)| {
                words::compared(lang, form, &differences(case, session.case()))
            });
        VersionRow {
            title,
            post: names::post(lang, form, case),
            // Another case once had this name: its answers have no place in this one.
            readable: form.is_some()
                && self.session.as_ref().is_none_or(|session| session.case().id() == case.id()),
            rows: compared.unwrap_or_default().into(),
        }
    }
}
