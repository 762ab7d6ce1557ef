//! The pages of the preview: laid out beside the window, the newest wish first.
//!
//! While a thread lays out, the pages before stay in sight; what is typed meanwhile is one wish
//! more, and only the last one is followed.

use std::sync::Arc;

use super::jobs::{Done, JobKind};
use super::services::Services;
use super::session::Session;
use crate::ui::preview::{Proof, ProofOf};

/// The pages of the preview.
#[derive(Default)]
pub(super) struct Proofs {
    shown: Option<Arc<Proof>>,
    /// Those before: to take hundreds of pages apart takes a while, and the next thread does it.
    before: Option<Arc<Proof>>,
    /// What a thread lays out right now.
    coming: Option<ProofOf>,
    /// What could not be laid out: not to be tried for ever.
    failed: Option<ProofOf>,
}

impl Proofs {
    /// The pages to be shown.
    pub(super) fn shown(&self) -> Option<&Proof> {
        self.shown.as_deref()
    }

    /// Pages were laid out.
    pub(super) fn arrived(&mut self, proof: Proof) {
        self.coming = None;
        self.before = self.shown.replace(Arc::new(proof));
    }

    /// They could not be.
    pub(super) fn lost(&mut self) {
        self.failed = self.coming.take();
    }

    /// Has the pages laid out, where they are in sight and no longer those of the case.
    pub(super) fn keep(&mut self, services: &Services, session: &Session, in_sight: bool) {
        let (serial, wanted) = (session.serial(), session.proof_of());
        // Never the pages of another case.
        self.shown = self.shown.take().filter(|proof| proof.of.serial == serial);
        let shown = self.shown.as_ref().map(|proof| proof.of);
        let settled = shown == Some(wanted) || self.failed == Some(wanted);
        if self.coming.is_some() || settled || session.too_much || !in_sight {
            return;
        }
        self.coming = Some(wanted);
        let (form, shown) = (session.shared_form(), self.shown.clone());
        let before = self.before.take();
        let (case, appraisal) = (session.case().clone(), session.appraisal().clone());
        let now = services.now();
        services.jobs.start(JobKind::LayOut, move || {
            drop(before);
            Done::LaidOut(Proof::new(wanted, &form, &case, &appraisal, now, shown.as_deref()))
        });
    }
}
