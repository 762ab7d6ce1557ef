//! What a case is called: in the title of the window, and as a file.

use rust_i18n::t;

use crate::case::Case;
use crate::form::{Form, Role};
use crate::store::CASE_EXTENSION;
use crate::words::Lang;

/// The post, in a few words; a case whose form is not known here has none.
pub(super) fn post(lang: Lang, form: Option<&Form>, case: &Case) -> String {
    let of = |role| form.map_or("", |form| case.role(form, role)).trim();
    let number = of(Role::Number);
    let title = of(Role::Title);
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
pub(super) fn file(lang: Lang, form: &Form, case: &Case) -> String {
    format!("{}.{CASE_EXTENSION}", fit(&post(lang, Some(form), case)))
}

/// Words that every system takes as the name of a file.
pub(super) fn fit(words: &str) -> String {
    let unfit = |c: char| c.is_control() || r#"<>:"/\|?*"#.contains(c);
    let name: String = words.chars().map(|c| if unfit(c) { '-' } else { c }).collect();
    let short: String = name.chars().take(60).collect();
    short.trim().trim_end_matches('.').to_owned()
}

/// The title of the window: the post, with a mark while there are unsaved changes.
pub(super) fn title(lang: Lang, open: Option<(&Form, &Case, bool)>) -> String {
    let program = t!("name.program", locale = lang.code());
    match open {
        Some((form, case, unsaved)) => {
            let mark = if unsaved { "● " } else { "" };
            format!("{mark}{} – {program}", post(lang, Some(form), case))
        }
        None => program.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::base::Moment;
    use crate::case::Edit;
    use crate::form::Forms;

    fn case(number: &str, title: &str) -> Case {
        let forms = Forms::built_in();
        let form = forms.named("academic").unwrap();
        let moment: Moment = "2026-11-20T09:30:00+07:00".parse().unwrap();
        let mut case = Case::new(form, Uuid::nil(), moment);
        for (field, text) in [("position.number", number), ("position.title", title)] {
            case.apply(form, Edit::text(field.into(), text)).unwrap();
        }
        case
    }

    #[test]
    fn a_file_is_named_after_its_post_with_nothing_a_disk_refuses() {
        let forms = Forms::built_in();
        let form = forms.named("academic").unwrap();
        let name = |number, title| file(Lang::English, form, &case(number, title));
        assert_eq!(name("", ""), "New case.khangan");
        assert_eq!(name("12", "Clerk"), "No. 12 Clerk.khangan");
        assert_eq!(name("12", ""), "No. 12.khangan");
        assert_eq!(name("", "Clerk"), "Clerk.khangan");
        assert_eq!(name("1/2:3", "a?b\n"), "No. 1-2-3 a-b.khangan");
        assert!(name("1", &"x".repeat(500)).chars().count() < 80);
    }
}
