//! The forms of one's own: a folder of the settings, beside the forms built in, read again whenever
//! it may have changed.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rust_i18n::t;

use super::file_dialog::Purpose;
use super::forms_read::{FormsRead, read};
use super::jobs::{Done, JobKind};
use super::picker::Question;
use super::services::Services;
use crate::form::{FormError, Forms};
use crate::store::Failure;
use crate::ui::dialogs::{Dialog, FormsDialog};
use crate::ui::toast::Tone;
use crate::words;

/// The forms of one's own.
pub(super) struct OwnForms {
    /// What there is without them.
    base: Arc<Forms>,
    /// What was read last.
    files: Vec<(String, String)>,
    mistakes: Vec<(String, FormError)>,
    failures: Vec<Failure>,
}

impl OwnForms {
    pub(super) fn new(base: Arc<Forms>) -> Self {
        Self { base, files: Vec::new(), mistakes: Vec::new(), failures: Vec::new() }
    }

    /// Reads the folder, beside the window.
    pub(super) fn look(services: &Services, folder: Option<&Path>, show: bool) {
        let Some(folder) = folder.map(Path::to_owned) else { return };
        services.jobs.start(JobKind::Forms, move || Done::Forms(read(folder, show)));
    }

    /// Takes in what was read; gives back whether other forms are known now.
    pub(super) fn take_in(&mut self, services: &mut Services, read: FormsRead) -> bool {
        let FormsRead { folder, files, failures, show } = read;
        let changed = files != self.files;
        let troubled = failures.len() > self.failures.len();
        self.failures = failures;
        if changed {
            let (forms, mistakes) = Forms::clone(&self.base).with_files(&files);
            services.world.forms = Arc::new(forms);
            (self.files, self.mistakes) = (files, mistakes);
        }
        let trouble = !self.mistakes.is_empty() || !self.failures.is_empty();
        if show {
            self.show(services, Some(&folder));
        } else if trouble && (changed || troubled) {
            let text = services.word("forms.some_unusable");
            services.say(Tone::Warning, text);
        }
        changed
    }

    /// Knows only the forms that there are without the folder.
    pub(super) fn leave(&mut self, services: &mut Services) {
        services.world.forms = Arc::clone(&self.base);
        *self = Self::new(Arc::clone(&self.base));
    }

    /// Shows the folder, its forms, and the mistakes of its files.
    pub(super) fn show(&self, services: &mut Services, folder: Option<&Path>) {
        let lang = services.world.lang;
        let base = |id: &str, edition: &str| self.base.find(id, edition).is_some();
        let own = services.world.forms.all().filter(|of| !base(of.id().as_str(), of.edition()));
        let forms: Vec<_> = own.map(|of| format!("{} ({})", of.def().name, of.id())).collect();
        let failures = self.failures.iter().map(|failure| words::failure(lang, failure));
        let mistakes = self.mistakes.iter();
        let mistakes = mistakes.flat_map(|(file, error)| words::form_error(lang, file, error));
        services.dialogs.show(Dialog::Forms(FormsDialog {
            folder: folder.map(Path::to_owned),
            forms: forms.into(),
            mistakes: failures.chain(mistakes).collect(),
        }));
    }

    /// Asks which folder it is to be.
    pub(super) fn ask(services: &mut Services, folder: Option<PathBuf>) {
        let title = t!("forms.choose_title", locale = services.world.lang.code()).into_owned();
        services.dialogs.close();
        services.ask_for_file(Question::Folder { title, folder }, Purpose::Forms);
    }
}
