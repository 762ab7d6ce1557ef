//! Worked samples, one of each form, to be looked at.

use uuid::Uuid;

use crate::app::files::Loaded;
use crate::base::Moment;
use crate::document::Document;
use crate::form::Forms;

/// Each form's sample, as the file that it is.
const SAMPLES: [(&str, &str); 4] = [
    ("academic", include_str!("../../../assets/samples/academic.khangan")),
    ("general", include_str!("../../../assets/samples/general.khangan")),
    ("arts", include_str!("../../../assets/samples/arts.khangan")),
    ("executive", include_str!("../../../assets/samples/executive.khangan")),
];

/// The sample of a form, as a case of one's own that no file has.
pub(super) fn open(forms: &Forms, form: &str, now: Moment) -> Option<Loaded> {
    let (_, text) = SAMPLES.into_iter().find(|(id, _)| *id == form)?;
    let Document { form, case, stamp, .. } = Document::of_text(text.to_owned(), forms).ok()?;
    let case = case.duplicate(Uuid::new_v4(), now);
    Some(Loaded { case, form, path: None, stamp, lock: None, read_only: None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::appraisal::appraise;
    use crate::form::FormGroup;

    #[test]
    fn every_form_has_a_sample_that_could_be_signed_off() {
        let forms = Forms::built_in();
        for form in forms.all().filter(|form| form.def().group == FormGroup::Post) {
            let now = "2026-11-20T09:30:00+07:00".parse().unwrap();
            let sample = open(&forms, form.id().as_str(), now).unwrap();
            let appraisal = appraise(form, &sample.case);
            assert!(appraisal.complete(), "{:?}", appraisal.findings);
            assert_eq!(appraisal.reached, form.score().map(|_| true));
        }
    }
}
