//! Earlier versions of the case that is open, and work that was declined.

use std::sync::Arc;

use rust_i18n::t;

use super::News;
use crate::app::jobs::{Done, Kind};
use crate::app::{App, Session, names};
use crate::case::{Case, RestoredFrom, Restoring, SignOff, differences};
use crate::store::{Version, VersionKind};
use crate::ui::dialogs::{Dialog, VersionRow, VersionsDialog};
use crate::words;

impl App {
    /// Asks for the versions of the case; where none is open, for all work that was declined.
    pub(in crate::app) fn ask_for_versions(&self) {
        let (store, forms) = (self.world.store.clone(), Arc::clone(&self.world.forms));
        let path = self.session.as_ref().map(|session| session.path.clone());
        self.jobs.start(Kind::Versions, move || {
            let versions = match path {
                None => store.declined(&forms),
                Some(None) => Ok(Vec::new()),
                Some(Some(path)) => store.versions(&path, &forms),
            };
            Done::News(News::Versions(versions))
        });
    }

    /// Lists them.
    pub(super) fn show_versions(&mut self, versions: Vec<Version>) {
        let rows: Vec<_> = versions.iter().map(|version| self.version_row(version)).collect();
        let of_case = self.session.is_some();
        self.safety.versions = versions;
        let dialog = VersionsDialog { rows: rows.into(), chosen: 0, of_case };
        self.shell.dialogs.show(Dialog::Versions(dialog));
    }

    /// Brings one of those that are listed into the window. Nothing is saved by that, and undoing
    /// brings back what was there.
    pub(in crate::app) fn restore(&mut self, number: usize) {
        self.shell.dialogs.close();
        let versions = std::mem::take(&mut self.safety.versions);
        let Some(Ok(opened)) = versions.into_iter().nth(number).map(|version| version.content)
        else {
            return;
        };
        let case = opened.case().clone();
        if let Some(session) = &self.session {
            if session.read_only.is_none()
                && let Err(signed) = self.restore_into_session(&case, RestoredFrom::Version)
            {
                let text = words::signed_stays(self.world.lang, &signed);
                self.shell.dialogs.show(Dialog::Failure { text, save_as: false });
            }
            return;
        }
        let form = self.world.forms.find(case.form().as_str(), case.edition()).cloned();
        if let Some(form) = form {
            self.show(Session::begin(form, case));
        }
    }

    /// Puts the answers of another state of the case in place of those in the window.
    pub(in crate::app) fn restore_into_session(
        &mut self,
        state: &Case,
        from: RestoredFrom,
    ) -> Result<(), SignOff> {
        let (at, name) = ((self.world.clock)(), self.world.user.clone());
        let restoring = Restoring { at, name, from, saved: state.modified() };
        let Some(session) = &mut self.session else { return Ok(()) };
        session.restore(state, restoring, &self.world.user)
    }

    fn version_row(&self, version: &Version) -> VersionRow {
        let lang = self.world.lang;
        let Ok(opened) = &version.content else {
            let title = self.word("versions.damaged");
            return VersionRow { title, ..VersionRow::default() };
        };
        let case = opened.case();
        let form = self.world.forms.find(case.form().as_str(), case.edition());
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
            readable: form.is_some(),
            rows: compared.unwrap_or_default().into(),
        }
    }
}
