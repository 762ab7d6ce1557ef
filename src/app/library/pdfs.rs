//! Many cases saved as PDFs: nothing that is there is lost unasked, and it can be stopped.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rust_i18n::t;

use super::Library;
use super::work::{Copies, LibraryOutcome, SavedPdfs, case_in};
use crate::app::jobs::{Done, JobKind};
use crate::app::printing::Print;
use crate::app::services::Services;
use crate::form::Forms;
use crate::print::batch::{self, Job};
use crate::store::{self, Failure, FailureKind, Store};
use crate::ui::Action;
use crate::ui::dialogs::{Dialog, PdfsThere};
use crate::ui::screens::library::Existing;
use crate::ui::toast::Tone;
use crate::words;

impl Library {
    /// Some are there: asks what of them. Where none is, nothing stands in the way.
    pub(super) fn looked_for_pdfs(&mut self, services: &mut Services, there: PdfsThere) {
        if there.names.is_empty() {
            // Should one come up meanwhile, it stays.
            self.save_pdfs(services, there.cases, there.folder, Existing::KeepBoth);
        } else {
            services.dialogs.show(Dialog::PdfsThere(there));
        }
    }

    /// Saves the pages of these cases in a folder, one lot at a time.
    pub(super) fn save_pdfs(
        &mut self,
        services: &Services,
        cases: Vec<PathBuf>,
        folder: PathBuf,
        existing: Existing,
    ) {
        if self.stop.is_some() {
            return;
        }
        let stop = Arc::new(AtomicBool::new(false));
        self.stop = Some(Arc::clone(&stop));
        self.state.saving = Some((0, cases.len()));
        let (store, forms) = (services.world.store.clone(), Arc::clone(&services.world.forms));
        let (lang, now) = (services.world.lang, services.now());
        let notifier = services.jobs.notifier();
        services.jobs.start(JobKind::SavePdfs, move || {
            let tell = |done, of| {
                notifier.tell(Done::Library(Box::new(LibraryOutcome::Saving(done, of))));
            };
            let copies = Copies { paths: cases, lang, now };
            let saved = save(&store, copies, &forms, (folder, existing), &stop, tell);
            Done::Library(Box::new(LibraryOutcome::SavedPdfs(saved)))
        });
    }

    /// Begins no more of them.
    pub(super) fn stop_pdfs(&self) {
        if let Some(stop) = &self.stop {
            stop.store(true, Ordering::Relaxed);
        }
    }

    /// So many have had their turn.
    pub(super) fn saving_pdfs(&mut self, done: usize, of: usize) {
        if self.stop.is_some() {
            self.state.saving = Some((done, of));
        }
    }

    /// None is being saved any more.
    pub(in crate::app) fn pdfs_ended(&mut self) {
        self.stop = None;
        self.state.saving = None;
    }

    /// They are saved, or not.
    pub(super) fn saved_pdfs(&mut self, services: &mut Services, saved: SavedPdfs) {
        self.pdfs_ended();
        let SavedPdfs { done, left, folder, why } = saved;
        let lang = services.world.lang;
        let mut text = services.counted("library.printed", done);
        if left > 0 {
            let count = lang.count(left);
            let left = t!("library.stopped", locale = lang.code(), count = count);
            text = format!("{text} {left}");
        }
        if done > 0 || left > 0 {
            let tone = if left > 0 { Tone::Warning } else { Tone::Good };
            services.offer(tone, text, "library.show_folder", Action::View(folder));
        }
        if !why.is_empty() {
            let count = lang.count(why.len());
            let head = t!("library.not_printed", locale = lang.code(), count = count);
            let text = format!("{head}\n{}", why.join("\n"));
            services.dialogs.tell_failure(text);
        }
    }
}

/// Looks which PDFs of these cases are in the folder already.
pub(in crate::app) fn look_for_pdfs(services: &Services, cases: Vec<PathBuf>, folder: PathBuf) {
    let lang = services.world.lang;
    services.jobs.start(JobKind::Library, move || {
        if !store::is_folder(&folder) {
            // Said once, not of every case.
            let gone = Failure::told(&folder, FailureKind::FolderGone);
            let outcome = LibraryOutcome::Failed(words::failure(lang, &gone));
            return Done::Library(Box::new(outcome));
        }
        let jobs = jobs(cases.clone(), &folder, Existing::Replace);
        let there = jobs.iter().filter(|job| store::is_there(&job.path));
        let names = there.map(|job| job.path.file_name().unwrap_or_default().to_string_lossy());
        let names = names.map(|name| words::visible(&name).into_owned()).collect();
        let outcome = LibraryOutcome::LookedForPdfs(PdfsThere { cases, folder, names });
        Done::Library(Box::new(outcome))
    });
}

/// A PDF for each case.
fn jobs(cases: Vec<PathBuf>, folder: &Path, existing: Existing) -> Vec<Job> {
    let there = |path: &Path| store::is_there(path);
    match existing {
        Existing::Replace => batch::jobs(cases, folder, |_| true),
        Existing::KeepBoth => batch::jobs(cases, folder, |path| !there(path)),
        Existing::Skip => {
            let mut jobs = batch::jobs(cases, folder, |_| true);
            jobs.retain(|job| !there(&job.path));
            jobs
        }
    }
}

fn save(
    store: &Store,
    copies: Copies,
    forms: &Forms,
    (folder, existing): (PathBuf, Existing),
    stop: &AtomicBool,
    tell: impl Fn(usize, usize),
) -> SavedPdfs {
    let Copies { paths, lang, now } = copies;
    let jobs = jobs(paths, &folder, existing);
    let print = |job: &Job| {
        let name = job.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let named = |why: String| format!("{}: {why}", words::visible(&name));
        let (form, case) = case_in(&job.file, forms, lang).map_err(named)?;
        let case = Some((case, name.clone()));
        let print = Print { form: Arc::new(form), case, created: now };
        let written = match existing {
            Existing::Replace => print.write(store, &job.path),
            Existing::KeepBoth | Existing::Skip => print.write_new(store, &job.path),
        };
        written.map_err(|error| named(error.sentence(lang)))
    };
    let batch::Ran { done, why } = batch::run(&jobs, print, stop, |turns| tell(turns, jobs.len()));
    jobs.first().into_iter().for_each(|job| store.sweep_beside(&job.path));
    SavedPdfs { done, left: jobs.len() - done - why.len(), folder, why }
}
