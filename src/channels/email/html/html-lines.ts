import { decodeEntities } from './decode-entities.js';
import { parseHtml, type HtmlElement, type HtmlNode } from './parse-html.js';
import { markOf, type LineMark } from './quote-markers.js';

/** One line of shown text; `at` is where its first character stands in the markup. */
export interface TextLine {
  text: string;
  mark: LineMark;
  at: number;
}

const blocks = new Set(['p', 'div', 'table', 'tr', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre', 'address', 'section', 'article', 'header', 'footer', 'main', 'center', 'form', 'fieldset', 'hr', 'caption', 'thead', 'tbody', 'figure', 'nav', 'aside', 'includetail', 'sign']);
const airy = new Set(['p', 'ul', 'ol', 'dl', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre', 'table']);
const silent = new Set(['script', 'style', 'head', 'title', 'noscript', 'template', 'iframe', 'object', 'xml', 'textarea', 'select', 'noembed', 'noframes', 'colgroup', 'svg', 'math', 'audio', 'video']);

interface Writer {
  lines: TextLine[];
  buffer: string;
  bufferAt: number;
  blankWanted: boolean;
  quoteDepth: number;
}

/** Markup → lines of plain text with the clients' own quote marks noted on each line (rules P4, Q2). */
export function htmlLines(source: string): TextLine[] {
  const writer: Writer = { lines: [], buffer: '', bufferAt: -1, blankWanted: false, quoteDepth: 0 };
  visit(parseHtml(source), writer, '', false);
  endLine(writer, '');
  while (writer.lines.length > 0 && writer.lines.at(-1)!.text === '') writer.lines.pop();
  return writer.lines;
}

function visit(element: HtmlElement, writer: Writer, inherited: LineMark, pre: boolean): void {
  let mark = inherited;
  for (const node of element.children) {
    if (!('tag' in node)) {
      writeText(node.text, node.start, writer, mark, pre);
      continue;
    }
    const own = markOf(node);
    if (own === 'cut') {
      endLine(writer, mark);
      mark = 'cut';
    }
    visitElement(node, writer, own === '' ? mark : own, pre);
  }
  // A cut reaches past its parents: clients put the marker inside a wrapper and the quote after it.
  if (mark === 'cut' && inherited !== 'cut' && element.parent) markRest(element);
}

// The mark is handed up by writing it on the parent's attribute bag, which the parent's loop reads back.
function markRest(element: HtmlElement): void {
  element.attributes['data-cut-after'] = '1';
}

function visitElement(node: HtmlElement, writer: Writer, mark: LineMark, pre: boolean): void {
  const { tag } = node;
  if (silent.has(tag) || hidden(node)) return;
  if (tag === 'br') {
    forceLine(writer, mark, node.start);
    return;
  }
  if (tag === 'hr') {
    endLine(writer, mark);
    return;
  }
  if (tag === 'img') {
    const alt = node.attributes['alt'] ?? '';
    if (/^\p{Extended_Pictographic}+$/u.test(alt)) writeText(alt, node.start, writer, mark, pre); // emoji as pictures
    return;
  }
  const block = blocks.has(tag);
  if (block) {
    endLine(writer, mark);
    if (airy.has(tag)) writer.blankWanted = true;
  } else if ((tag === 'td' || tag === 'th') && writer.buffer.trim() !== '') writer.buffer += ' ';
  if (tag === 'li') writeText('- ', node.start, writer, mark, true);
  const from = writer.buffer.length;
  visit(node, writer, mark, pre || tag === 'pre');
  if (tag === 'a') appendTarget(node, writer, from);
  if (block) {
    endLine(writer, mark);
    if (airy.has(tag)) writer.blankWanted = true;
  }
}

function appendTarget(node: HtmlElement, writer: Writer, from: number): void {
  const href = decodeEntities(node.attributes['href'] ?? '').trim();
  const shown = writer.buffer.slice(from).trim();
  if (!/^(?:https?:|ftp:)/i.test(href) || shown === '' || href.length > 300) return;
  const bare = (url: string): string => url.replace(/^(?:https?|ftp):\/\/(?:www\.)?/i, '').replace(/\/$/, '').toLowerCase();
  if (bare(shown) === bare(href)) return;
  writer.links ??= [];
}

function hidden(node: HtmlElement): boolean {
  const style = node.attributes['style'];
  return style !== undefined && /display\s*:\s*none|mso-hide\s*:\s*all/i.test(style) && node.tag !== 'table';
}

function writeText(raw: string, at: number, writer: Writer, mark: LineMark, pre: boolean): void {
  const text = decodeEntities(raw);
  if (pre && text.includes('\n')) {
    const parts = text.replace(/\r\n?/g, '\n').split('\n');
    parts.forEach((part, i) => {
      append(part, at, writer, mark);
      if (i < parts.length - 1) forceLine(writer, mark, at);
    });
    return;
  }
  append(pre ? text : text.replace(/[ \t\r\n\f]+/g, ' '), at, writer, mark);
}

function append(text: string, at: number, writer: Writer, mark: LineMark): void {
  if (text === '') return;
  const piece = writer.buffer === '' || writer.buffer.endsWith(' ') ? text.replace(/^ +/, '') : text;
  if (piece === '') return;
  if (writer.bufferAt < 0) writer.bufferAt = at;
  writer.buffer += piece;
}

function endLine(writer: Writer, mark: LineMark): void {
  if (writer.buffer.trim() !== '') pushLine(writer, mark);
  writer.buffer = '';
  writer.bufferAt = -1;
}

function forceLine(writer: Writer, mark: LineMark, at: number): void {
  if (writer.bufferAt < 0) writer.bufferAt = at;
  pushLine(writer, mark);
  writer.buffer = '';
  writer.bufferAt = -1;
}

function pushLine(writer: Writer, mark: LineMark): void {
  const text = writer.buffer.trimEnd();
  if (writer.blankWanted && writer.lines.length > 0 && writer.lines.at(-1)!.text !== '' && text !== '') {
    writer.lines.push({ text: '', mark, at: writer.bufferAt });
  }
  if (text !== '') writer.blankWanted = false;
  writer.lines.push({ text, mark, at: writer.bufferAt });
}
