//! The pages of the preview: laid out beside the window, the newest wish first.
//!
//! While a thread lays out, the pages before stay in sight; what is typed meanwhile is one wish
//! more, and only the last one is followed.

use std::sync::Arc;

use super::App;
use super::jobs::{Done, Kind};
use crate::base::FieldId;
use crate::ui::Place;
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
    /// The field that last had the focus.
    field: Option<FieldId>,
}

impl Proofs {
    /// The pages to be shown.
    pub(super) fn shown(&self) -> Option<&Proof> {
        self.shown.as_deref()
    }

    /// Pages were laid out.
    fn arrived(&mut self, proof: Proof) {
        self.coming = None;
        self.before = self.shown.replace(Arc::new(proof));
    }

    /// They could not be.
    pub(super) fn lost(&mut self) {
        self.failed = self.coming.take();
    }
}

impl App {
    /// Whether the pages are in sight.
    pub(super) fn shows_pages(&self) -> bool {
        match self.shell.place {
            Place::Start => false,
            Place::Case(_) => self.shows_beside(),
            Place::Preview(_) => true,
        }
    }

    /// Whether the pages are in sight beside the fields.
    pub(super) fn shows_beside(&self) -> bool {
        self.shell.beside && self.shell.wide
    }

    /// Pages were laid out. Beside the fields, they show what is being typed.
    pub(super) fn take_in_proof(&mut self, proof: Proof) {
        self.proofs.arrived(proof);
        if self.shows_beside() {
            self.shell.preview.followed = self.shell.case_state.last.clone();
        }
    }

    /// Beside the fields, the pages show the field that has the focus.
    pub(super) fn follow_the_focus(&mut self) {
        let field = &self.shell.case_state.last;
        if self.shows_beside() && self.proofs.field != *field {
            self.shell.preview.wanted.clone_from(field);
        }
        self.proofs.field.clone_from(field);
    }

    /// Has the pages laid out that are in sight, when they are no longer those of the case.
    pub(super) fn keep_proofs(&mut self) {
        let Some(session) = self.session.as_ref() else { return };
        let (serial, wanted) = (session.serial(), session.proof_of());
        let proofs = &mut self.proofs;
        // Never the pages of another case.
        proofs.shown = proofs.shown.take().filter(|proof| proof.of.serial == serial);
        let shown = proofs.shown.as_ref().map(|proof| proof.of);
        let settled = shown == Some(wanted) || proofs.failed == Some(wanted);
        if proofs.coming.is_some() || settled || session.too_much || !self.shows_pages() {
            return;
        }
        self.proofs.coming = Some(wanted);
        let (form, shown) = (session.shared_form(), self.proofs.shown.clone());
        let before = self.proofs.before.take();
        let (case, appraisal) = (session.case().clone(), session.appraisal().clone());
        self.jobs.start(Kind::LayOut, move || {
            drop(before);
            Done::LaidOut(Proof::new(wanted, &form, &case, &appraisal, shown.as_deref()))
        });
    }
}
