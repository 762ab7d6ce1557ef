//! How far a long print has come.

use std::io::Write;

use rust_i18n::t;

use crate::words::Lang;

/// A line on a terminal that says how far the work is; nothing where there is no terminal.
pub(in crate::cli) struct Progress<'a> {
    lang: Lang,
    terminal: Option<&'a mut dyn Write>,
    shown: usize,
}

impl<'a> Progress<'a> {
    /// Nothing done yet.
    pub fn new(lang: Lang, terminal: Option<&'a mut dyn Write>) -> Self {
        Self { lang, terminal, shown: 0 }
    }

    /// Says how many are done, a hundred times at most.
    pub fn show(&mut self, done: usize, of: usize) {
        let percent = done * 100 / of.max(1);
        if percent == self.shown {
            return;
        }
        self.shown = percent;
        let (done, of) = (self.lang.count(done), self.lang.count(of));
        let line = t!("print.progress", locale = self.lang.code(), done = done, of = of);
        self.write(&format!("\r{line}"));
    }

    /// Takes the line away.
    pub fn clear(&mut self) {
        if self.shown > 0 {
            self.write(&format!("\r{:60}\r", ""));
        }
    }

    /// A terminal that has gone is no reason to stop the work.
    fn write(&mut self, text: &str) {
        if let Some(terminal) = &mut self.terminal
            && terminal.write_all(text.as_bytes()).and_then(|()| terminal.flush()).is_err()
        {
            self.terminal = None;
        }
    }
}
