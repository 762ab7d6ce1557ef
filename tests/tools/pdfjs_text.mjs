// The text of a PDF as Firefox finds it: node pdfjs_text.mjs PATH-OF-PDF.JS FILE.pdf

import fs from 'node:fs';

const [library, file] = process.argv.slice(2);
const pdfjs = await import(library);
const data = new Uint8Array(fs.readFileSync(file));
const pdf = await pdfjs.getDocument({ data, verbosity: 0, useSystemFonts: false }).promise;
let text = '';
for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    // As it stands: not every fraction written out as numbers.
    const content = await page.getTextContent({ includeMarkedContent: false, disableNormalization: true });
    for (const item of content.items) text += item.str + (item.hasEOL ? '\n' : '');
    text += '\n';
}
process.stdout.write(text);
