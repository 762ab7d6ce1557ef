//! Every Thai label and field of the window.
//!
//! A stand-in on egui's own widgets, with the names that the real module has.

use std::borrow::Cow;
use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{
    Align, Color32, FontData, FontDefinitions, FontFamily, FontId, Galley, RichText, Sense,
    TextEdit, TextFormat, Ui,
};

use crate::text::Source;

/// The name of the bold family.
pub const BOLD: &str = "bold";

/// Gives egui the fonts of the program.
pub fn install_fonts(ctx: &egui::Context) {
    let mut fonts = FontDefinitions::empty();
    for (name, source) in
        [("regular", Source::Regular), ("bold", Source::Bold), ("symbols", Source::Symbols)]
    {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(source.bytes())));
    }
    let family = |first: &str| vec![first.to_owned(), "symbols".to_owned()];
    fonts.families.insert(FontFamily::Proportional, family("regular"));
    fonts.families.insert(FontFamily::Monospace, family("regular"));
    fonts.families.insert(FontFamily::Name(BOLD.into()), family("bold"));
    ctx.set_fonts(fonts);
}

/// Words that are only read.
pub struct Label<'a> {
    text: Cow<'a, str>,
    size: Option<f32>,
    bold: bool,
    color: Option<Color32>,
    wrap: bool,
    align: Option<Align>,
    sense: Option<Sense>,
    selectable: bool,
}

impl<'a> Label<'a> {
    /// These words.
    pub fn new(text: impl Into<Cow<'a, str>>) -> Self {
        Self {
            text: text.into(),
            size: None,
            bold: false,
            color: None,
            wrap: true,
            align: None,
            sense: None,
            selectable: false,
        }
    }

    /// In this size.
    #[must_use]
    pub fn size(mut self, px: f32) -> Self {
        self.size = Some(px);
        self
    }

    /// In bold.
    #[must_use]
    pub fn bold(mut self) -> Self {
        self.bold = true;
        self
    }

    /// In this colour.
    #[must_use]
    pub fn color(mut self, color: Color32) -> Self {
        self.color = Some(color);
        self
    }

    /// Whether it goes on in further lines.
    #[must_use]
    pub fn wrap(mut self, wrap: bool) -> Self {
        self.wrap = wrap;
        self
    }

    /// Where its lines stand.
    #[must_use]
    pub fn align(mut self, align: Align) -> Self {
        self.align = Some(align);
        self
    }

    /// What it reacts to.
    #[must_use]
    pub fn sense(mut self, sense: Sense) -> Self {
        self.sense = Some(sense);
        self
    }

    /// Whether its words can be marked and copied.
    #[must_use]
    pub fn selectable(mut self, selectable: bool) -> Self {
        self.selectable = selectable;
        self
    }
}

impl egui::Widget for Label<'_> {
    fn ui(self, ui: &mut Ui) -> egui::Response {
        let mut text = RichText::new(self.text.into_owned());
        if let Some(size) = self.size {
            text = text.size(size);
        }
        if self.bold {
            text = text.family(FontFamily::Name(BOLD.into()));
        }
        if let Some(color) = self.color {
            text = text.color(color);
        }
        let mut label = egui::Label::new(text).selectable(self.selectable);
        if let Some(align) = self.align {
            label = label.halign(align);
        }
        if let Some(sense) = self.sense {
            label = label.sense(sense);
        }
        if self.wrap { label.wrap().ui(ui) } else { label.extend().ui(ui) }
    }
}

/// A piece of text in a look of its own.
pub struct Span<'a> {
    /// The words.
    pub text: &'a str,
    /// Their look.
    pub format: TextFormat,
}

/// Text, laid out.
pub fn galley(ui: &Ui, text: &str, format: &TextFormat, wrap_width: f32) -> Arc<Galley> {
    galley_of_spans(ui, &[Span { text, format: format.clone() }], wrap_width)
}

/// Text in several looks, laid out.
pub fn galley_of_spans(ui: &Ui, spans: &[Span<'_>], wrap_width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::default();
    job.wrap.max_width = wrap_width;
    for span in spans {
        job.append(span.text, 0.0, span.format.clone());
    }
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// A field to type into.
pub struct Field<'a> {
    id: egui::Id,
    text: &'a str,
    many_lines: bool,
    name: Option<&'a str>,
    labelled_by: Option<egui::Id>,
    hint: &'a str,
    read_only: bool,
    min_rows: usize,
    width: Option<f32>,
}

/// What became of a field.
pub struct FieldOutput {
    /// How it was touched.
    pub response: egui::Response,
    /// The whole new text, where it changed.
    pub edited: Option<String>,
    /// Whether the change continues the one before, and is undone together with it.
    pub continues: bool,
}

impl<'a> Field<'a> {
    /// A field of one line.
    pub fn line(id: egui::Id, text: &'a str) -> Self {
        Self {
            id,
            text,
            many_lines: false,
            name: None,
            labelled_by: None,
            hint: "",
            read_only: false,
            min_rows: 1,
            width: None,
        }
    }

    /// A field of any number of lines.
    pub fn paragraphs(id: egui::Id, text: &'a str) -> Self {
        Self { many_lines: true, min_rows: 4, ..Self::line(id, text) }
    }

    /// What a screen reader calls it, where no label on the screen does.
    #[must_use]
    pub fn name(mut self, accessible: &'a str) -> Self {
        self.name = Some(accessible);
        self
    }

    /// The label that names it.
    #[must_use]
    pub fn labelled_by(mut self, label: egui::Id) -> Self {
        self.labelled_by = Some(label);
        self
    }

    /// What stands in it while it is empty.
    #[must_use]
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// Whether it can only be read.
    #[must_use]
    pub fn read_only(mut self, read_only: bool) -> Self {
        self.read_only = read_only;
        self
    }

    /// How many lines it has at least.
    #[must_use]
    pub fn min_rows(mut self, rows: usize) -> Self {
        self.min_rows = rows;
        self
    }

    /// How wide it is.
    #[must_use]
    pub fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// Shows it.
    pub fn show(self, ui: &mut Ui) -> FieldOutput {
        let mut text = self.text.to_owned();
        let mut read = self.text;
        let buffer: &mut dyn egui::TextBuffer = if self.read_only { &mut read } else { &mut text };
        let field = if self.many_lines {
            TextEdit::multiline(buffer).desired_rows(self.min_rows)
        } else {
            TextEdit::singleline(buffer)
        };
        let mut field = field
            .id(self.id)
            .margin(egui::Margin::symmetric(10, 7))
            .desired_width(self.width.unwrap_or(f32::INFINITY));
        if !self.hint.is_empty() {
            field = field.hint_text(self.hint);
        }
        let before = ui.data(|data| data.get_temp::<f64>(self.id));
        let mut response = field.show(ui).response.response;
        if let Some(label) = self.labelled_by {
            response = response.labelled_by(label);
        }
        if let Some(name) = self.name {
            ui.ctx().accesskit_node_builder(self.id, |node| node.set_label(name));
        }
        let edited = (!self.read_only && text != *self.text).then_some(text);
        let now = ui.input(|input| input.time);
        let continues = edited.is_some() && before.is_some_and(|before| now - before < 1.0);
        if edited.is_some() {
            ui.data_mut(|data| data.insert_temp(self.id, now));
        }
        FieldOutput { response, edited, continues }
    }
}

/// The look of words in a size and a colour.
pub fn format(size: f32, bold: bool, color: Color32) -> TextFormat {
    let family = if bold { FontFamily::Name(BOLD.into()) } else { FontFamily::Proportional };
    TextFormat { font_id: FontId::new(size, family), color, ..TextFormat::default() }
}
