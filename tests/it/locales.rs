//! The interface words: both languages whole, and every key the code asks for is there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use khangan::appraisal::{Code, Finding, Limit};
use khangan::base::Amount;
use khangan::words::Lang;

use crate::source::{files_below, lookups, root, sources};

const LANGUAGES: [Lang; 2] = [Lang::Thai, Lang::English];

/// Every key of `assets/locales`, with the languages it stands in, in the file's order.
fn keys() -> BTreeMap<String, Vec<String>> {
    let mut keys = BTreeMap::<String, Vec<String>>::new();
    for path in files_below(&root().join("assets/locales")) {
        let text = fs::read_to_string(&path).unwrap();
        let mut key = String::new();
        for line in text.lines().filter(|line| !line.starts_with("_version")) {
            match line.split_once(':') {
                Some((name, "")) if !line.starts_with(' ') && !name.starts_with('#') => {
                    name.clone_into(&mut key);
                    assert!(keys.insert(key.clone(), Vec::new()).is_none(), "{name} stands twice");
                }
                Some((language, _)) if line.starts_with("  ") && !line.starts_with("   ") => {
                    let language = language.trim().to_owned();
                    keys.get_mut(&key).unwrap().push(language);
                }
                _ => {}
            }
        }
    }
    keys
}

#[test]
fn every_key_is_in_thai_first_and_in_english() {
    for (key, languages) in keys() {
        assert_eq!(languages, ["th", "en"], "{key}");
    }
}

#[test]
fn both_languages_name_the_same_things() {
    for key in keys().keys() {
        let placeholders = |lang: Lang| -> BTreeSet<String> {
            let words = rust_i18n_words(key, lang);
            let parts = words.split("%{").skip(1).filter_map(|part| part.split_once('}'));
            parts.map(|(name, _)| name.to_owned()).collect()
        };
        let [thai, english] = LANGUAGES.map(placeholders);
        assert_eq!(thai, english, "{key}");
    }
}

/// The Thai that stands in English words: the program's name, the other language, a number of the
/// official circular, a title as an example.
const THAI_IN_ENGLISH: [(&str, &str); 9] = [
    ("name.program", "ค่างาน"),
    ("command.other_language", "ไทย"),
    ("bar.other_language", "ไทย"),
    ("start.hint", "ที่ นร ๑๐๐๘/ว ๒"),
    ("about.what", "ว ๒/๒๕๕๘"),
    ("command.circular", "ว ๒๐"),
    ("command.circular", "ว ๒"),
    ("draft.mark", "ร่าง"),
    ("usage.lacks_title", "นักจัดการงานทั่วไป"),
];

#[test]
fn thai_words_are_thai_and_english_ones_are_not() {
    let is_thai = |c: char| ('\u{e01}'..='\u{e5b}').contains(&c);
    for key in keys().keys() {
        assert!(rust_i18n_words(key, Lang::Thai).contains(is_thai), "{key} is not in Thai");
        let english = rust_i18n_words(key, Lang::English);
        let said = THAI_IN_ENGLISH.iter().fold(english, |left, (of, words)| {
            if of == key { left.replace(words, "") } else { left }
        });
        // The help of a command has examples, and what is typed there is Thai.
        let examples = key.starts_with("help.");
        assert!(examples || !said.contains(is_thai), "{key} is not in English: {said}");
        assert!(said.contains(|c: char| c.is_ascii_alphabetic() || c == '%'), "{key}: {said}");
    }
}

#[test]
fn every_key_that_the_code_names_is_there() {
    let keys = keys();
    let mut named = 0;
    for source in sources() {
        for rest in lookups(&source.code) {
            let rest = rest.trim_start();
            let Some(key) = rest.strip_prefix('"').and_then(|rest| rest.split('"').next()) else {
                continue;
            };
            named += 1;
            assert!(keys.contains_key(key), "src/{} asks for {key}", source.name);
        }
    }
    assert!(named > 10, "only {named} keys found: has the macro another name?");
}

/// Everything that can be the matter with a case, once.
fn every_code() -> Vec<Code> {
    let limit = |warning| {
        Box::new(Limit { number: 9, limit: 5, amount: Amount::Satang, warning, says: None })
    };
    let words = || "ก".to_owned();
    vec![
        Code::NotAnswered,
        Code::PointsInNoRange { points: 99, max: 40 },
        Code::PointsOutsideLevel { points: 9, from: 1, to: 5 },
        Code::UnknownLevel { level: 9 },
        Code::UnknownChoice { choice: words() },
        Code::PassNotReached { total: 1, threshold: None },
        Code::PassNotReached { total: 1, threshold: Some(2) },
        Code::FailReached { total: 3, threshold: 2 },
        Code::TargetNotAbove { target: words(), level: words() },
        Code::RepeatsForm { words: words() },
        Code::AlteredAfterSigning,
        Code::ChainBroken,
        Code::HistoryBroken,
        Code::SignedByOlder,
        Code::SignedIncomplete,
        Code::TimeRunsBack,
        Code::ReasonWithoutChoice,
        Code::OutOfRange { number: 9, from: Some(1), to: Some(5) },
        Code::OutOfRange { number: 9, from: None, to: Some(5) },
        Code::OutOfRange { number: 0, from: Some(1), to: None },
        Code::AboveLimit(limit(true)),
        Code::BelowLimit(limit(false)),
        Code::Unprintable { characters: vec!['\u{e000}'] },
    ]
}

#[test]
fn no_sentence_of_any_finding_keeps_a_placeholder_in_any_language() {
    let code = fs::read_to_string(root().join("src/appraisal/finding.rs")).unwrap();
    let items = syn::parse_file(&code).unwrap().items;
    let variants = items.iter().find_map(|item| match item {
        syn::Item::Enum(of) if of.ident == "Code" => Some(of.variants.len()),
        _ => None,
    });
    let names: BTreeSet<_> = every_code().iter().map(Code::as_str).collect();
    assert_eq!(Some(names.len()), variants, "a code that is not among these: {names:?}");
    let forms = crate::foreign::forms();
    for form in forms.all() {
        for field in form.fields() {
            let cell = field.control.rows().map(|rows| (0, rows.columns[0].id.clone()));
            for code in every_code() {
                let finding = Finding { code, field: field.id.clone(), cell: cell.clone() };
                for lang in LANGUAGES {
                    let said = khangan::words::finding(lang, form, &finding);
                    assert!(!said.contains("%{") && said.len() > 5, "{finding:?}: {said}");
                }
            }
        }
    }
}

/// The words of a key, placeholders as they stand.
fn rust_i18n_words(key: &str, lang: Lang) -> String {
    khangan::words::raw(lang, key).unwrap_or_else(|| panic!("{key} has no words in {lang:?}"))
}
