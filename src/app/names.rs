//! What a case is called: in the title of the window, and as a file.

use std::path::PathBuf;

use egui::ViewportCommand;
use rust_i18n::t;

use super::App;
use crate::case::Case;
use crate::store::CASE_EXTENSION;
use crate::words::Lang;

/// The post, in a few words.
pub(super) fn post(lang: Lang, case: &Case) -> String {
    let number = case.text("position.number").trim();
    let title = case.text("position.title").trim();
    match (number, title) {
        ("", "") => t!("name.new_case", locale = lang.code()).into_owned(),
        ("", title) => title.to_owned(),
        (number, title) => {
            let name = t!("name.post", locale = lang.code(), number = number, title = title);
            name.trim().to_owned()
        }
    }
}

/// The name of a file for a case that has none yet.
pub(super) fn file(lang: Lang, case: &Case) -> String {
    format!("{}.{CASE_EXTENSION}", fit(&post(lang, case)))
}

/// Words that every system takes as the name of a file.
pub(super) fn fit(words: &str) -> String {
    let unfit = |c: char| c.is_control() || r#"<>:"/\|?*"#.contains(c);
    let name: String = words.chars().map(|c| if unfit(c) { '-' } else { c }).collect();
    let short: String = name.chars().take(60).collect();
    short.trim().trim_end_matches('.').to_owned()
}

/// The file with the extension of cases, which some dialogs do not add by themselves.
pub(super) fn with_extension(path: PathBuf) -> PathBuf {
    if path.extension().is_some_and(|extension| extension == CASE_EXTENSION) {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(".");
    name.push(CASE_EXTENSION);
    name.into()
}

/// Names the window after the post, with a mark while there are unsaved changes.
pub(super) fn window(app: &mut App, ctx: &egui::Context) {
    let lang = app.world.lang;
    let program = t!("name.program", locale = lang.code());
    let title = match &app.session {
        Some(session) => {
            let mark = if session.unsaved() { "● " } else { "" };
            format!("{mark}{} – {program}", post(lang, session.case()))
        }
        None => program.into_owned(),
    };
    if title != app.shell.title {
        ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
        app.shell.title = title;
    }
}
