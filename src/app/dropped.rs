//! What is dropped on the window: a case, a PDF that carries one, a folder of cases.

use std::path::{Path, PathBuf};

use rust_i18n::t;

use super::services::Services;
use crate::store::CASE_EXTENSION;
use crate::ui::toast::Tone;

/// The file that was dropped, if one was. There is one case in a window: of several, it is the
/// first.
pub(super) fn dropped(services: &mut Services) -> Option<PathBuf> {
    let dropped: Vec<PathBuf> = services
        .ctx
        .input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
    let file = dropped.iter().find(|path| may_be_case(path)).or_else(|| dropped.first())?;
    if dropped.len() > 1 {
        let lang = services.world.lang;
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let count = lang.count(dropped.len());
        let text = t!("drop.one_at_a_time", locale = lang.code(), name = name, count = count);
        services.say(Tone::Warning, text.into_owned());
    }
    Some(file.clone())
}

/// Whether it is called like a case, or like a PDF that may carry one.
fn may_be_case(path: &Path) -> bool {
    path.extension().is_some_and(|extension| {
        [CASE_EXTENSION, "pdf"].iter().any(|known| extension.eq_ignore_ascii_case(known))
    })
}
