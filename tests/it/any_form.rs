//! What holds of every form and every case of it: tried on forms that chance writes.
//!
//! Chance is a tape of numbers, and whoever needs to choose takes the next of them: a tape that has
//! ended says 0, which is always the simplest choice, so a failure shrinks to a small form.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use khangan::appraisal::{Appraisal, appraise};
use khangan::base::{Amount, ChoiceId, Day, FieldId};
use khangan::case::{Answer, Case, Edit, Row, Timeline, said, ticked};
use khangan::document::{blank_pdf, case_pdf};
use khangan::form::{Column, Control, Form, Forms, KindDef};
use khangan::sheet::{Mark, Shape, Sheet, lay_out};
use khangan::store::{Opened, read_case, write_case};
use khangan::words::{self, Lang};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::properties::config;
use crate::scenario::{empty_case, some_moment};
use crate::sheet::top_and_bottom;

/// What chance chose, number by number.
struct Tape<'a>(std::slice::Iter<'a, u16>);

impl Tape<'_> {
    /// One of so many.
    fn below(&mut self, count: usize) -> usize {
        usize::from(self.0.next().copied().unwrap_or_default()) % count.max(1)
    }

    fn between(&mut self, from: usize, to: usize) -> usize {
        from + self.below(to - from + 1)
    }

    /// Whether, once in so many times.
    fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == times - 1
    }

    fn one<'i, T>(&mut self, of: &'i [T]) -> Option<&'i T> {
        of.get(self.below(of.len()))
    }

    /// Words for the form, told from all others by their number.
    fn label(&mut self, number: &mut usize) -> String {
        *number += 1;
        let words = self.one(&LABELS).unwrap();
        format!("{words} {number}")
    }
}

/// Words as a form may have them, odd ones last.
const LABELS: [&str; 6] = [
    "ช่อง",
    "หน้าที่และความรับผิดชอบ",
    "ผู้อำนวยการกอง/สำนักหรือเทียบเท่า ซึ่งรับผิดชอบงานการเจ้าหน้าที่และอื่น ๆ ที่เกี่ยวข้องทั้งหมด",
    "\"อ้าง\" \\ %{label} {max}",
    "ABC (x)",
    "ยาวไม่เว้นวรรคยาวไม่เว้นวรรคยาวไม่เว้นวรรคยาวไม่เว้นวรรคยาวไม่เว้นวรรคยาวไม่เว้นวรรคยาวไม่เว้นวรรค",
];

/// Words as an officer may type them, odd ones last.
const TYPED: [&str; 8] = [
    "ก",
    "งานธุรการ ๑๒ เรื่อง",
    "๑. รับหนังสือ\n๒. ส่งหนังสือ\n\n- เก็บ",
    "ปฏิบัติงานที่ต้องใช้ความรู้ ความสามารถ และประสบการณ์ค่อนข้างสูงในการวิเคราะห์ วิจัย และให้คำปรึกษา",
    "\"\\{}()[]%{label}// ไม่ใช่หมายเหตุ",
    "\u{202e}กลับ\u{0}\u{7}\u{feff}\u{2028}\r\n\tท้าย",
    "ggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggg",
    "😀 ก\u{e48}\u{e48}\u{e49}\u{e3a}ๅๅ ฯลฯ ๆๆ",
];

/// A field, or a column of a table, as the file is going to say it.
struct Planned {
    id: String,
    label: String,
    kind: Kind,
}

enum Kind {
    Line,
    Paragraphs,
    Number(Option<i64>, Option<i64>),
    Money(bool),
    Date,
    Choice(usize),
    Ticks(usize),
    YesNo,
    Question(usize),
    Level,
    Target,
    Value(Amount),
    Rows { columns: Vec<Planned>, at_least: usize, fixed: usize },
}

impl Kind {
    fn amount(&self) -> Option<Amount> {
        match self {
            Self::Number(..) => Some(Amount::Plain),
            Self::Money(false) => Some(Amount::Baht),
            Self::Money(true) => Some(Amount::Satang),
            Self::Value(amount) => Some(*amount),
            _ => None,
        }
    }

    fn is_text(&self) -> bool {
        matches!(self, Self::Line | Self::Paragraphs)
    }

    /// The answers to choose from, where the file names them.
    fn choices(&self) -> Vec<String> {
        match self {
            Self::Choice(count) | Self::Ticks(count) | Self::Question(count) => {
                (0..*count).map(|at| format!("c{at}")).collect()
            }
            Self::YesNo => vec!["yes".to_owned(), "no".to_owned()],
            _ => Vec::new(),
        }
    }

    fn ron(&self) -> String {
        let answers = |count: usize| {
            let each = (0..count).map(|at| format!("(id: \"c{at}\", label: \"ข้อ {at}\")"));
            format!("[{}]", each.collect::<Vec<_>>().join(", "))
        };
        match self {
            Self::Line => "Line".to_owned(),
            Self::Paragraphs => "Paragraphs".to_owned(),
            Self::Number(from, to) => {
                let from = from.map(|from| format!("from: {from}, ")).unwrap_or_default();
                let to = to.map(|to| format!("to: {to}, ")).unwrap_or_default();
                format!("Number({from}{to}unit: \"คน\")")
            }
            Self::Money(satang) => format!("Money(satang: {satang})"),
            Self::Date => "Date".to_owned(),
            Self::Choice(count) => format!("Choice({})", answers(*count)),
            Self::Ticks(count) => format!("Ticks({})", answers(*count)),
            Self::YesNo => "YesNo(yes: \"มี\", no: \"ไม่มี\")".to_owned(),
            Self::Question(count) => {
                format!("Question(answers: {}, reason: \"เพราะ\")", answers(*count))
            }
            Self::Level => "Level".to_owned(),
            Self::Target => "Target".to_owned(),
            Self::Value(amount) => format!("Value(amount: {amount:?})"),
            Self::Rows { columns, at_least, fixed } => {
                let columns: Vec<_> = columns.iter().map(|column| column.ron("")).collect();
                let labels: Vec<_> = (0..*fixed).map(|at| format!("\"แถว {at}\"")).collect();
                let labels = labels.join(", ");
                let fixed = format!("fixed: (head: \"แถว\", labels: [{labels}])");
                let fixed = if labels.is_empty() { String::new() } else { fixed };
                let columns = columns.join(", ");
                format!("Rows(columns: [{columns}], at_least: {at_least}, {fixed})")
            }
        }
    }
}

impl Planned {
    fn ron(&self, more: &str) -> String {
        let Self { id, label, kind } = self;
        format!("(id: {id:?}, label: {label:?}, kind: {}{more})", kind.ron())
    }

    /// The ids of what can be counted in it, as rules name them, with their amounts.
    fn counted(&self) -> Vec<(String, Amount)> {
        match &self.kind {
            Kind::Rows { .. } => Vec::new(),
            kind => kind.amount().map(|amount| (self.id.clone(), amount)).into_iter().collect(),
        }
    }
}

/// A form that chance writes.
struct Writer<'t, 'a> {
    tape: &'t mut Tape<'a>,
    number: usize,
    ladder: usize,
    targets: usize,
    scored: bool,
    fields: Vec<Planned>,
    rules: Vec<String>,
    tables: Vec<String>,
}

impl Writer<'_, '_> {
    fn kind(&mut self, in_column: bool) -> Kind {
        let number = |tape: &mut Tape<'_>| {
            let from = tape.once_in(2).then(|| i64::try_from(tape.below(9)).unwrap() - 4);
            let to = tape.once_in(2).then(|| from.unwrap_or(0) + 50);
            Kind::Number(from, to)
        };
        match self.tape.below(if in_column { 10 } else { 12 }) {
            0 => Kind::Line,
            1 => Kind::Paragraphs,
            3 => Kind::Money(self.tape.once_in(2)),
            4 => Kind::Date,
            5 => Kind::Choice(self.tape.between(1, 6)),
            6 => Kind::Ticks(self.tape.between(1, 6)),
            7 => Kind::YesNo,
            8 if self.ladder > 0 => Kind::Level,
            9 if self.targets > 0 => Kind::Target,
            10 => Kind::Question(self.tape.between(1, 12)),
            11 => self.rows(),
            _ => number(self.tape),
        }
    }

    fn rows(&mut self) -> Kind {
        let table = format!("f{}", self.fields.len());
        let mut columns = Vec::new();
        for at in 0..self.tape.between(1, 8) {
            let kind = self.kind(true);
            columns.push(Planned { id: format!("k{at}"), label: self.label(), kind });
        }
        for _ in 0..self.tape.below(3) {
            let counted = |column: &Planned| {
                let amount = column.kind.amount()?;
                Some((format!("{table}.{}", column.id), amount))
            };
            let counted: Vec<_> = columns.iter().filter_map(counted).collect();
            let id = format!("k{}", columns.len());
            let Some(amount) = self.work_out(&format!("{table}.{id}"), &counted) else { continue };
            columns.push(Planned { id, label: self.label(), kind: Kind::Value(amount) });
        }
        let fixed = if self.tape.once_in(3) { self.tape.between(1, 5) } else { 0 };
        Kind::Rows { columns, at_least: self.tape.below(8), fixed }
    }

    fn label(&mut self) -> String {
        self.tape.label(&mut self.number)
    }

    /// A rule that works this value out of what can be counted, and what the value counts.
    fn work_out(&mut self, value: &str, counted: &[(String, Amount)]) -> Option<Amount> {
        let (one, amount) = self.tape.one(counted)?.clone();
        let alike: Vec<_> = counted.iter().filter(|(_, of)| *of == amount).collect();
        let (other, _) = *self.tape.one(&alike)?;
        let (rule, amount) = match self.tape.below(4) {
            0 => (format!("Sum(value: {value:?}, of: [{one:?}, {other:?}, 7])"), amount),
            1 => {
                let rule = format!("Difference(value: {value:?}, from: {one:?}, less: {other:?})");
                (rule, amount)
            }
            2 if amount == Amount::Plain => {
                let (money, amount) = self.tape.one(counted)?.clone();
                (format!("Product(value: {value:?}, of: [{one:?}, {money:?}])"), amount)
            }
            _ => (format!("Product(value: {value:?}, of: [{one:?}, 3])"), amount),
        };
        self.rules.push(rule);
        Some(amount)
    }

    /// Fields that are worked out, of those that are typed.
    fn values(&mut self) {
        for _ in 0..self.tape.below(5) {
            let id = format!("f{}", self.fields.len());
            let is_table = |at: &usize| matches!(self.fields[*at].kind, Kind::Rows { .. });
            let tables: Vec<_> = (0..self.fields.len()).filter(is_table).collect();
            let table = self.tape.one(&tables).copied();
            let amount = match (self.tape.below(3), table.map(|at| &self.fields[at])) {
                (0, Some(table)) => {
                    self.rules.push(format!("Count(value: {id:?}, of: {:?})", table.id));
                    Some(Amount::Plain)
                }
                (1, Some(Planned { id: table, kind: Kind::Rows { columns, .. }, .. })) => {
                    let counted =
                        |column: &Planned| Some((column.id.clone(), column.kind.amount()?));
                    let counted: Vec<_> = columns.iter().filter_map(counted).collect();
                    let table = table.clone();
                    self.tape.one(&counted).map(|(column, amount)| {
                        let of = format!("{table}.{column}");
                        self.rules.push(format!("SumRows(value: {id:?}, of: {of:?})"));
                        *amount
                    })
                }
                _ => {
                    let counted: Vec<_> = self.fields.iter().flat_map(Planned::counted).collect();
                    self.work_out(&id, &counted)
                }
            };
            if let Some(amount) = amount {
                let label = self.label();
                self.fields.push(Planned { id, label, kind: Kind::Value(amount) });
            }
        }
    }

    /// What must be so.
    fn findings(&mut self) {
        let with_choices: Vec<_> = (0..self.fields.len())
            .filter(|at| !self.fields[*at].kind.choices().is_empty())
            .collect();
        let texts: Vec<_> =
            (0..self.fields.len()).filter(|at| self.fields[*at].kind.is_text()).collect();
        let counted: Vec<_> = self.fields.iter().flat_map(Planned::counted).collect();
        for _ in 0..self.tape.below(4) {
            let chosen = self.tape.one(&with_choices).map(|at| &self.fields[*at]);
            let chosen = chosen.map(|field| (field.id.clone(), field.kind.choices()));
            let chosen = chosen.map(|(id, choices)| (id, self.tape.one(&choices).unwrap().clone()));
            let text = self.tape.one(&texts).map(|at| self.fields[*at].id.clone());
            let rule = match (self.tape.below(3), chosen, text, self.tape.one(&counted)) {
                (0, Some((when, is)), Some(field), _) => {
                    format!("RequiredIf(field: {field:?}, when: {when:?}, is: [{is:?}])")
                }
                (1, Some((of, when)), Some(field), _) => {
                    format!("ReasonOf(field: {field:?}, of: {of:?}, when: [{when:?}])")
                }
                (_, _, _, Some((this, _))) => {
                    let says = "says: (th: \"มากไป\", en: \"Too much\")";
                    let name = if self.tape.once_in(2) { "AtLeast" } else { "AtMost" };
                    format!("{name}(this: {this:?}, limit: 5, {says})")
                }
                _ => continue,
            };
            self.rules.push(rule);
        }
        let levels: Vec<_> =
            self.fields.iter().filter(|of| matches!(of.kind, Kind::Level | Kind::Target)).collect();
        if let [one, other, ..] = levels.as_slice() {
            self.rules.push(format!("Above(this: {:?}, than: {:?})", one.id, other.id));
        }
        let choice = self.fields.iter().find(|field| !field.kind.choices().is_empty());
        if let (Some(field), true) = (choice, self.tape.once_in(2)) {
            let (id, choices) = (format!("f{}", self.fields.len()), field.kind.choices());
            // A table is looked up by one answer: ticks give none.
            let rows = choices.iter().map(|key| format!("(keys: [{key:?}], values: [41])"));
            let rows = rows.collect::<Vec<_>>().join(", ");
            self.tables.push(format!("(id: \"t\", columns: [\"n\"], rows: [{rows}])"));
            self.rules.push(format!(
                "LookUp(value: {id:?}, table: \"t\", column: \"n\", keys: [{:?}])",
                field.id
            ));
            let label = self.label();
            self.fields.push(Planned { id, label, kind: Kind::Value(Amount::Plain) });
        }
    }

    /// How a field stands on the paper.
    fn block(&mut self, field: &Planned) -> String {
        let id = &field.id;
        let own_line = |tape: &mut Tape<'_>| match tape.below(4) {
            0 => format!("Line([Words(\"ก \"), Blank({id:?})])"),
            1 => format!("Line([Blank({id:?}), Words(\" บาท\")])"),
            2 => format!("Paragraph([Words(\"ขอให้ \"), Blank({id:?}), Words(\" โดยเร็ว\")])"),
            _ => {
                let cell = "(pieces: [Words(\"รวม\")], align: Right)";
                format!(
                    "Grid(columns: [3, 2], rows: [Row([{cell}, (pieces: [Blank({id:?})], bold: true)])])"
                )
            }
        };
        match &field.kind {
            Kind::Line | Kind::Paragraphs => match self.tape.below(4) {
                0 => format!("Lines(field: {id:?}, at_least: {})", self.tape.between(1, 9)),
                1 => format!(
                    "Signature(sign: \"(ลงชื่อ)\", name: {id:?}, office: [[Words(\"หัวหน้า\")]])"
                ),
                _ => own_line(self.tape),
            },
            Kind::Rows { columns, fixed, .. } => {
                let mut cells: Vec<_> =
                    columns.iter().map(|column| format!("Answer({:?})", column.id)).collect();
                cells.insert(0, if *fixed > 0 { "Label" } else { "Number" }.to_owned());
                let shares: Vec<_> =
                    cells.iter().map(|_| self.tape.between(1, 6).to_string()).collect();
                let heads = columns.iter().map(|column| format!("(words: {:?})", column.label));
                let heads: Vec<_> =
                    std::iter::once("(words: \"ที่\")".to_owned()).chain(heads).collect();
                let (shares, heads, cells) =
                    (shares.join(", "), heads.join(", "), cells.join(", "));
                let head = if self.tape.once_in(4) { String::new() } else { format!("[{heads}]") };
                format!(
                    "Grid(columns: [{shares}], head: [{head}], rows: [Each(field: {id:?}, cells: [{cells}])])"
                )
            }
            Kind::Question(_) => {
                let mut block = match self.tape.below(3) {
                    0 => format!("Ticks(field: {id:?})"),
                    1 => format!("Grid(columns: [5, 1], rows: [Answers({id:?})])"),
                    _ => format!("Line([Words(\"ข้อ \"), Blank({id:?})])"),
                };
                write!(block, ", Lines(field: \"{id}.reason\", at_least: 1)").unwrap();
                block
            }
            Kind::Choice(_) | Kind::Ticks(_) | Kind::YesNo | Kind::Level | Kind::Target => {
                match self.tape.below(2) {
                    0 => format!("Ticks(field: {id:?})"),
                    _ => own_line(self.tape),
                }
            }
            _ => own_line(self.tape),
        }
    }

    fn score(&mut self) -> String {
        let mut components = String::new();
        let mut max = 0;
        for at in 0..self.tape.between(1, 6) {
            let mut from = self.tape.below(4);
            let levels: Vec<_> = (0..self.tape.between(1, 5))
                .map(|_| {
                    let to = from + self.tape.below(12);
                    let level = format!("(from: {from}, to: {to}, words: {:?})", self.label());
                    from = to + 1;
                    level
                })
                .collect();
            max += from - 1;
            let name = self.label();
            let levels = levels.join(", ");
            let id = format!("p{at}");
            write!(
                components,
                "(id: {id:?}, number: \"{at}.\", name: {name:?}, max: {}, levels: [{levels}]), ",
                from - 1
            )
            .unwrap();
        }
        // As many levels of the ladder as can be asked for, each a point above the one before.
        self.targets = self.tape.below(self.ladder.min(max) + 1);
        let start = self.tape.below(max.saturating_sub(self.targets).max(1)) + 1;
        let targets: Vec<_> = (0..self.targets)
            .map(|at| format!("(level: \"l{at}\", threshold: {})", (start + at).min(max)))
            .collect();
        let targets = targets.join(", ");
        let marks = if self.tape.once_in(2) { "Numbers" } else { "Boxes" };
        format!(
            "score: (component: \"ด้าน\", max: \"เต็ม\", points: \"ได้\", reason: \"เพราะ\", level: \"ขั้น\", total: \"รวม\", \
             range: \"({{from}}-{{to}})\", out_of: \"({{max}})\", marks: {marks}, targets: [{targets}], adds_up_to: {max}, components: [{components}]),"
        )
    }

    fn write(mut self) -> String {
        self.ladder = self.tape.below(5);
        self.scored = self.tape.once_in(2);
        let scored = self.scored;
        let score = if scored { self.score() } else { String::new() };
        for at in 0..self.tape.between(1, 14) {
            let kind = self.kind(false);
            let label = self.label();
            self.fields.push(Planned { id: format!("f{at}"), label, kind });
        }
        self.values();
        self.findings();
        let fields = std::mem::take(&mut self.fields);
        let signed = self.tape.once_in(2);
        let (parts, first) = self.parts(&fields, signed);
        let signing = if signed { "signing: (after: \"a0\")," } else { "" };
        let roles = roles(&fields);
        let papers = self.papers(&fields, scored);
        let ladder: Vec<_> = (0..self.ladder).map(|at| format!("\"l{at}\"")).collect();
        let (ladder, rules, tables) =
            (ladder.join(", "), self.rules.join(", "), self.tables.join(", "));
        let title = self.label();
        format!(
            "#![enable(implicit_some)]\n(id: \"any\", edition: \"1\", name: \"ใด ๆ\", title: {title:?},\n\
             ladder: [{ladder}],\nparts: [{parts}],\n{signing}\nroles: ({roles}),\nnext_round: (keeps: [{first:?}]),\n\
             {score}\nrules: [{rules}],\ntables: [{tables}],\npapers: [{papers}],\n)\n"
        )
    }

    /// The parts, and the id of the first.
    fn parts(&mut self, fields: &[Planned], signed: bool) -> (String, String) {
        let scored = self.scored;
        let size = self.tape.between(1, 6);
        let mut parts = String::new();
        for (at, fields) in fields.chunks(size).enumerate() {
            let each: Vec<_> = fields
                .iter()
                .map(|field| {
                    let required = self.tape.once_in(2) && !matches!(field.kind, Kind::Value(_));
                    let beside = self.tape.once_in(3);
                    field.ron(&format!(", required: {required}, beside: {beside}"))
                })
                .collect();
            let texts: Vec<_> = fields.iter().filter(|field| field.kind.is_text()).collect();
            let shown = match (self.tape.below(3), texts.as_slice()) {
                (0, [old, new, ..]) => format!("OldAndNew(old: {:?}, new: {:?})", old.id, new.id),
                (1, _) if scored => "Summary".to_owned(),
                (1 | 2, _) => "Cards".to_owned(),
                _ => "Fields".to_owned(),
            };
            let locked = signed && (at == 0 || self.tape.once_in(2));
            let (id, name, each) = (format!("a{at}"), self.label(), each.join(", "));
            write!(parts, "(id: {id:?}, name: (th: {name:?}), locked: {locked}, shown: {shown}, fields: [{each}]), ").unwrap();
        }
        if scored {
            write!(
                parts,
                "(id: \"points\", name: (th: \"คะแนน\"), locked: {signed}, shown: Scores), "
            )
            .unwrap();
        }
        (parts, "a0".to_owned())
    }

    fn papers(&mut self, fields: &[Planned], scored: bool) -> String {
        let mut blocks: Vec<_> = fields.iter().map(|field| self.block(field)).collect();
        if scored {
            blocks.insert(self.tape.below(blocks.len() + 1), "Scores".to_owned());
        }
        let mut papers = String::from("(pages: [[Title");
        for block in blocks {
            match self.tape.below(6) {
                3 => write!(papers, ", Heading({:?})", self.label()).unwrap(),
                4 => papers.push_str("], [Heading(\"หน้าใหม่\")"),
                5 => {
                    let size = if self.tape.once_in(3) { "A3" } else { "A4" };
                    let lies = if self.tape.once_in(2) { "Landscape" } else { "Portrait" };
                    let name = self.label();
                    write!(papers, "]]), (name: {name:?}, size: {size}, orientation: {lies}, pages: [[Heading(\"อีกแผ่น\")").unwrap();
                }
                _ => {}
            }
            write!(papers, ", {block}").unwrap();
        }
        papers + "]])"
    }
}

fn roles(fields: &[Planned]) -> String {
    let first = |fits: fn(&Kind) -> bool| fields.iter().find(|field| fits(&field.kind));
    let mut roles = String::new();
    if let Some(field) = first(Kind::is_text) {
        write!(roles, "number: {:?}, title: {:?}, ", field.id, field.id).unwrap();
    }
    if let Some(field) = first(|kind| matches!(kind, Kind::Date)) {
        write!(roles, "date: {:?}, ", field.id).unwrap();
    }
    if let Some(field) = first(|kind| matches!(kind, Kind::Target)) {
        write!(roles, "target: {:?}, ", field.id).unwrap();
    }
    if let Some(field) = first(|kind| matches!(kind, Kind::YesNo)) {
        write!(roles, "verdict: (field: {:?}, pass: \"yes\", fail: \"no\"), ", field.id).unwrap();
    }
    roles
}

/// What somebody may have answered here; nothing, where it is worked out.
fn answer(tape: &mut Tape<'_>, control: &Control) -> Option<Answer> {
    if tape.once_in(4) {
        return None;
    }
    match control {
        Control::Line | Control::Paragraphs => {
            let words = tape.one(&TYPED)?;
            Answer::words(&words.repeat(if tape.once_in(6) { 30 } else { 1 }))
        }
        Control::Number(_) | Control::Money { .. } | Control::Level(_) | Control::Points(_) => {
            let number = match tape.below(8) {
                6 => *tape.one(&[i64::MAX, i64::MIN, -1, 123_456_789])?,
                7 => i64::try_from(tape.below(50_000)).ok()?,
                _ => i64::try_from(tape.below(12)).ok()?,
            };
            Some(Answer::Number(number))
        }
        Control::Date => {
            let typed = format!(
                "{}/{}/{}",
                tape.between(1, 28),
                tape.between(1, 12),
                tape.between(2400, 2600)
            );
            Some(Answer::Date(Day::typed(&typed)?))
        }
        Control::Choice(choices) | Control::Question(choices) => {
            let unknown = ChoiceId::from("อื่น");
            let known = tape.one(choices).map(|choice| choice.id.clone());
            Some(Answer::Choice(if tape.once_in(9) { unknown } else { known? }))
        }
        Control::Ticks(choices) => {
            let ticks = choices.iter().filter(|_| tape.once_in(2)).map(|choice| choice.id.clone());
            Answer::ticks(ticks.collect())
        }
        Control::Rows(rows) => {
            let most = rows.fixed.as_ref().map_or(9, |fixed| fixed.labels.len());
            let count = if rows.is_open() && tape.once_in(9) { 60 } else { tape.below(most + 1) };
            let row = |_| {
                let cells = rows
                    .columns
                    .iter()
                    .filter_map(|column| Some((column.id.clone(), answer(tape, &column.control)?)));
                Row::new(cells.collect::<Vec<_>>(), BTreeMap::new())
            };
            let rows: Vec<_> = (0..count).map(row).collect();
            (!rows.is_empty()).then_some(Answer::Rows(rows))
        }
        Control::Value(_) => None,
    }
}

/// A form, its own folder of forms, and a case that somebody filled in step by step.
struct Sample {
    forms: Forms,
    line: Timeline,
    text: String,
}

impl Sample {
    fn of(tape: &[u16]) -> Self {
        let mut tape = Tape(tape.iter());
        let text = Writer {
            tape: &mut tape,
            number: 0,
            ladder: 0,
            targets: 0,
            scored: false,
            fields: Vec::new(),
            rules: Vec::new(),
            tables: Vec::new(),
        }
        .write();
        let forms = Forms::from_files(&[("any.ron".to_owned(), text.clone())]);
        let forms = forms.unwrap_or_else(|errors| panic!("{errors:?}\n{text}"));
        let form = forms.all().next().unwrap();
        let mut line = Timeline::new(empty_case(form));
        for field in form.fields() {
            if let Some(answer) = answer(&mut tape, &field.control) {
                let edit = Edit::answer(field.id.clone(), Some(answer));
                line.edit(form, edit)
                    .unwrap_or_else(|error| panic!("{}: {error}\n{text}", field.id));
            }
        }
        Self { forms, line, text }
    }

    fn form(&self) -> &Form {
        self.forms.all().next().unwrap()
    }
}

fn any_tape() -> impl Strategy<Value = Vec<u16>> {
    vec(any::<u16>(), 0..600)
}

/// The words that a mark sets.
pub fn set_text(mark: &Mark) -> Option<&str> {
    if let Shape::Text(text) = &mark.shape { Some(&text.text) } else { None }
}

/// How often each letter stands in these words; what cannot be seen is none.
fn letters(words: &str, into: &mut BTreeMap<char, usize>) {
    for c in words.chars().filter(|c| !c.is_whitespace() && !c.is_control()) {
        *into.entry(c).or_default() += 1;
    }
}

/// Whether a column is one that no paper shows.
fn on_screen_only(form: &Form, field: &FieldId, column: &Column) -> bool {
    let mut fields = form.def().parts.iter().flat_map(|part| &part.fields);
    let kind = fields.find(|of| of.id == *field).map(|of| &of.kind);
    let Some(KindDef::Rows { columns, .. }) = kind else { return false };
    columns.iter().any(|of| of.id == column.id && of.screen_only)
}

/// The letters that must stand on the paper for a field: none of the ticks, which are boxes.
fn expected(
    form: &Form,
    case: &Case,
    appraisal: &Appraisal,
    field: &FieldId,
) -> BTreeMap<char, usize> {
    let mut all = BTreeMap::new();
    let of = form.field(field.as_str()).unwrap();
    match (&of.control, case.answer(field.as_str())) {
        (Control::Value(value), _) => {
            let worked = appraisal.values.field(field.as_str());
            letters(&worked.map_or_else(String::new, |of| value.amount.thai(of)), &mut all);
        }
        (Control::Rows(rows), _) => {
            let printed = |column: &&Column| !on_screen_only(form, field, column);
            for (row, index) in case.rows(field.as_str()).iter().zip(0..) {
                for column in rows.columns.iter().filter(printed) {
                    if let Control::Value(value) = &column.control {
                        let worked = appraisal.values.cell(field, index, &column.id);
                        letters(
                            &worked.map_or_else(String::new, |of| value.amount.thai(of)),
                            &mut all,
                        );
                    } else if let Some(answer) = row.cell(column.id.as_str()) {
                        letters(&said(&column.control, answer), &mut all);
                    }
                }
            }
        }
        (control, Some(answer)) => letters(&said(control, answer), &mut all),
        (_, None) => {}
    }
    all
}

/// Every answer, and all that is worked out, stands on the pages letter by letter.
pub fn answers_stand(form: &Form, case: &Case) -> Sheet {
    let appraisal = appraise(form, case);
    let sheet = lay_out(form, Some((case, &appraisal)));
    let mut printed: BTreeMap<&FieldId, BTreeMap<char, usize>> = BTreeMap::new();
    for mark in sheet.pages.iter().flat_map(|page| &page.marks) {
        if let (Some(field), Some(text)) = (&mark.field, set_text(mark)) {
            letters(text, printed.entry(field).or_default());
        }
    }
    for field in form.fields().iter().filter(|field| !field.screen_only && !field.hidden) {
        let none = BTreeMap::new();
        let printed = printed.get(&field.id).unwrap_or(&none);
        let all_of = |wanted: &BTreeMap<char, usize>| {
            wanted.iter().find(|(c, count)| printed.get(c).unwrap_or(&0) < *count).map(|(c, _)| *c)
        };
        // A choice is a stroke in its box, where it is not its words.
        let answer = case.answer(field.id.as_str());
        let chosen = field.control.choices().iter().filter(|of| ticked(answer, &of.id)).count();
        let strokes = printed.get(&'/').copied().unwrap_or_default();
        let boxes = !field.control.choices().is_empty() && strokes >= chosen;
        let level = matches!(field.control, Control::Level(_));
        if let Some(c) = all_of(&expected(form, case, &appraisal, &field.id)) {
            assert!(boxes || level, "{c:?} of {} = {answer:?} is not on the paper", field.id);
        }
    }
    sheet
}

/// A sentence for a person: nothing in it still waits for its words.
fn is_whole(sentence: &str, form: &Form) {
    // A form may have such words of its own.
    let own = form
        .fields()
        .iter()
        .any(|field| sentence.contains(&field.label) && field.label.contains("%{"));
    assert!(!sentence.contains("%{") || own || sentence.contains("%{label} {max}"), "{sentence}");
    assert!(!sentence.is_empty());
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_form_with_any_case_is_laid_out_and_no_answer_is_lost(tape in any_tape()) {
        let sample = Sample::of(&tape);
        let (form, case) = (sample.form(), sample.line.case());
        let sheet = answers_stand(form, case);
        prop_assert!(!sheet.pages.is_empty());
        for page in sheet.pages.iter().chain(&lay_out(form, None).pages) {
            for mark in &page.marks {
                let (top, bottom) = top_and_bottom(mark);
                prop_assert!(top >= 0.0 && bottom < page.height.0, "{mark:?}");
            }
        }
    }

    #[test]
    fn any_form_with_any_case_appraises_and_says_so(tape in any_tape()) {
        let sample = Sample::of(&tape);
        let (form, case) = (sample.form(), sample.line.case());
        let appraisal = appraise(form, case);
        prop_assert!(appraisal.total >= 0 && appraisal.total <= form.max());
        for finding in &appraisal.findings {
            prop_assert!(form.field(finding.field.as_str()).is_some());
            for lang in [Lang::Thai, Lang::English] {
                is_whole(&words::finding(lang, form, finding), form);
            }
        }
        prop_assert_eq!(&appraisal, &appraise(form, case));
    }

    #[test]
    fn any_case_of_any_form_is_saved_and_opens_equal(tape in any_tape()) {
        let sample = Sample::of(&tape);
        let text = write_case(sample.line.case());
        let opened = read_case(&text, &sample.forms);
        prop_assert_eq!(opened, Ok(Opened::Case(Box::new(sample.line.case().clone()))), "{}", text);
    }

    #[test]
    fn what_is_answered_in_any_form_is_undone_and_done_again(tape in any_tape()) {
        let Sample { forms, mut line, .. } = Sample::of(&tape);
        let form = forms.all().next().unwrap();
        let last = line.case().clone();
        while line.undo(form).unwrap() {}
        prop_assert_eq!(line.case(), &empty_case(form));
        while line.redo(form).unwrap() {}
        prop_assert_eq!(line.case(), &last);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: config().cases.div_ceil(8), ..config() })]

    #[test]
    fn any_case_of_any_form_comes_back_out_of_its_pdf(tape in any_tape()) {
        let sample = Sample::of(&tape);
        let (form, case) = (sample.form(), sample.line.case());
        let text = write_case(case);
        let pdf = case_pdf(form, case, ("a.khangan", &text), some_moment()).unwrap();
        prop_assert_eq!(khangan::pdf::embedded_case(&pdf).unwrap(), text.as_bytes());
        prop_assert!(blank_pdf(form, some_moment()).unwrap().starts_with(b"%PDF"));
    }
}

#[test]
fn the_forms_that_chance_writes_are_worth_trying() {
    use proptest::strategy::ValueTree as _;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for _ in 0..200 {
        let sample = Sample::of(&any_tape().new_tree(&mut runner).unwrap().current());
        let words = [
            "score: (",
            "signing:",
            "Rows(",
            "fixed:",
            "Product(",
            "SumRows(",
            "Count(",
            "LookUp(",
            "Difference(",
            "Sum(",
            "RequiredIf(",
            "ReasonOf(",
            "AtMost(",
            "AtLeast(",
            "Above(",
            "Landscape",
            "A3",
            "Answers(",
            "Signature(",
            "OldAndNew(",
            "Cards",
            "Summary",
            "Target",
            "Level",
            "Question(",
            "Ticks([",
            "Date",
            "Money(satang: true)",
            "Numbers",
            "Boxes",
        ];
        for word in words {
            *seen.entry(word).or_default() += usize::from(sample.text.contains(word));
        }
    }
    let rare: Vec<_> = seen.iter().filter(|(_, count)| **count < 5).collect();
    assert!(rare.is_empty(), "{rare:?}");
}
