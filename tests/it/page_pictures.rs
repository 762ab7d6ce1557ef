//! Every page of the snapshots as a picture beside its text, so that a person can look at what
//! changed: `target/pages`.

use std::fs;

use khangan::sheet::{Sheet, lay_out};

use crate::pdf::pdf_of;
use crate::readers::run;
use crate::scenario::FORMS;
use crate::sheet::{filled, fixture, fixture_names};
use crate::source::root;

#[test]
#[ignore = "needs the programs that `tests/run` brings"]
fn every_page_of_the_snapshots_is_there_to_be_looked_at() {
    let folder = root().join("target/pages");
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    let draw = |name: &str, sheet: &Sheet| {
        let base = folder.join(name);
        fs::create_dir_all(base.parent().unwrap()).unwrap();
        let pdf = base.with_extension("pdf");
        fs::write(&pdf, pdf_of(sheet)).unwrap();
        let (pdf, base) = (pdf.to_str().unwrap(), base.to_str().unwrap());
        run("pdftoppm", &["-r", "80", "-png", pdf, base]);
        let pictures = crate::source::files_below(&folder);
        let of_this = pictures.iter().filter(|path| {
            let path = path.to_str().unwrap();
            path.strip_prefix(base).is_some_and(|rest| rest.starts_with('-'))
                && fs::metadata(path).unwrap().len() > 5_000
        });
        assert_eq!(of_this.count(), sheet.pages.len(), "{name}");
    };
    for form in FORMS.all() {
        draw(&format!("{}-blank", form.id()), &lay_out(form, None));
    }
    for name in fixture_names() {
        let case = fixture(&name);
        let form = FORMS.find(case.form().as_str(), case.edition()).unwrap();
        draw(&name, &filled(form, &case));
    }
}
