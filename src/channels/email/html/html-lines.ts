import type { LineMark, TextLine } from '../quote/quoted-line.js';
import { decodeEntities } from './decode-entities.js';
import { parseHtml, type HtmlElement } from './parse-html.js';
import { markOf } from './quote-markers.js';

const blocks = new Set('p div table tr ul ol li dl dt dd blockquote h1 h2 h3 h4 h5 h6 pre address section article header footer main center form fieldset hr caption thead tbody figure nav aside includetail sign title'.split(' '));
const airy = new Set('p ul ol dl blockquote h1 h2 h3 h4 h5 h6 pre table'.split(' '));
const silent = new Set('script style title noscript template iframe object xml textarea select noembed noframes colgroup svg math audio video'.split(' '));

interface Writer {
  lines: TextLine[];
  /** Pieces of the line being written; joined once, for testing a growing string again and again is quadratic. */
  pieces: string[];
  afterSpace: boolean;
  inked: boolean;
  bufferAt: number;
  blankWanted: boolean;
  /** Set by a `cut` mark: everything later in the document is old text, whatever encloses it. */
  cut: boolean;
}

/** Markup → lines of plain text with the clients' own quote marks noted on each line (rules P4, Q2). */
export function htmlLines(source: string): TextLine[] {
  const writer: Writer = { lines: [], pieces: [], afterSpace: true, inked: false, bufferAt: -1, blankWanted: false, cut: false };
  visit(parseHtml(source), writer, '', false);
  endLine(writer, '');
  while (writer.lines.length > 0 && writer.lines.at(-1)!.text === '') writer.lines.pop();
  return writer.lines;
}

function visit(element: HtmlElement, writer: Writer, mark: LineMark, pre: boolean): void {
  for (const node of element.children) {
    if ('tag' in node) visitElement(node, writer, mark, pre);
    else writeText(node.text, node.start, writer, mark, pre);
  }
}

function visitElement(node: HtmlElement, writer: Writer, inherited: LineMark, pre: boolean): void {
  const { tag } = node;
  if (silent.has(tag)) return;
  const own = markOf(node);
  if (own === 'cut') {
    endLine(writer, inherited);
    writer.cut = true;
  }
  if (hidden(node)) return;
  const mark = own === '' || own === 'cut' || (inherited === 'quote' && !(own === 'header' && outermost(node))) ? inherited : own;
  if (tag === 'br') return breakLine(writer, mark, node.start);
  if (tag === 'img') {
    const alt = node.attributes['alt'] ?? '';
    if (/^\p{Extended_Pictographic}+\ufe0f?$/u.test(alt)) writeText(alt, node.start, writer, mark, pre); // emoji sent as pictures
    return;
  }
  const block = blocks.has(tag);
  if (block || mark !== inherited) endLine(writer, inherited);
  if (block && airy.has(tag)) writer.blankWanted = true;
  if ((tag === 'td' || tag === 'th') && writer.inked) append(' ', node.start, writer);
  if (tag === 'li') append('- ', node.start, writer);
  visit(node, writer, mark, pre || tag === 'pre');
  if (block || mark !== inherited) endLine(writer, mark);
  if (block && airy.has(tag)) writer.blankWanted = true;
}

// Gmail and Zoho put the "On … wrote:" line inside the quote's wrapper; only the outermost one heads this mail's quote.
function outermost(node: HtmlElement): boolean {
  for (let up = node.parent; up; up = up.parent) if (up.tag === 'blockquote') return false;
  return true;
}

function hidden(node: HtmlElement): boolean {
  const style = node.attributes['style'];
  return style !== undefined && /display\s*:\s*none|mso-hide\s*:\s*all/i.test(style);
}

function writeText(raw: string, at: number, writer: Writer, mark: LineMark, pre: boolean): void {
  const text = decodeEntities(raw);
  if (!pre) {
    append(text.replace(/[ \t\r\n\f]+/g, ' '), at, writer);
    return;
  }
  const parts = text.replace(/\r\n?/g, '\n').split('\n');
  for (let i = 0; i < parts.length; i++) {
    if (i > 0) breakLine(writer, mark, at);
    push(parts[i]!, at, writer);
  }
}

function append(text: string, at: number, writer: Writer): void {
  push(writer.afterSpace && text.startsWith(' ') ? text.slice(1) : text, at, writer);
}

function push(piece: string, at: number, writer: Writer): void {
  if (piece === '') return;
  if (writer.bufferAt < 0) writer.bufferAt = at;
  writer.pieces.push(piece);
  writer.afterSpace = piece.endsWith(' ');
  writer.inked ||= piece.trim() !== '';
}

function endLine(writer: Writer, mark: LineMark): void {
  if (writer.inked) pushLine(writer, mark);
  clear(writer);
}

function breakLine(writer: Writer, mark: LineMark, at: number): void {
  if (writer.bufferAt < 0) writer.bufferAt = at;
  pushLine(writer, mark);
  clear(writer);
}

function clear(writer: Writer): void {
  if (writer.pieces.length > 0) writer.pieces = [];
  writer.afterSpace = true;
  writer.inked = false;
  writer.bufferAt = -1;
}

function pushLine(writer: Writer, mark: LineMark): void {
  const text = writer.pieces.join('').trimEnd();
  const shown = writer.cut ? 'cut' : mark;
  if (writer.blankWanted && text !== '' && writer.lines.length > 0 && writer.lines.at(-1)!.text !== '') {
    writer.lines.push({ text: '', mark: shown, at: writer.bufferAt });
  }
  if (text !== '') writer.blankWanted = false;
  writer.lines.push({ text, mark: shown, at: writer.bufferAt });
}
