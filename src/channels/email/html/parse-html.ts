/** A tolerant HTML tree for reading only: what is shown is always cleaned by `clean-html.ts`, never taken from here. */
export interface HtmlElement {
  tag: string;
  attributes: Record<string, string>;
  children: HtmlNode[];
  parent: HtmlElement | null;
  /** Source offsets, so that a cut in the text can be repeated in the markup. */
  start: number;
  depth: number;
}

export interface HtmlText {
  text: string;
  parent: HtmlElement;
  start: number;
}

export type HtmlNode = HtmlElement | HtmlText;

const voidTags = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'param', 'source', 'track', 'wbr', 'o:p/']);
const rawTags = new Set(['script', 'style', 'title', 'textarea', 'xml', 'noscript', 'iframe', 'noembed', 'noframes', 'xmp']);
const closesParagraph = new Set(['p', 'div', 'table', 'ul', 'ol', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'pre', 'address', 'section', 'article', 'form', 'dl', 'fieldset']);
const MAX_DEPTH = 400;

/** Markup → tree; never throws, linear in the length of the source. */
export function parseHtml(source: string): HtmlElement {
  const root: HtmlElement = { tag: '#root', attributes: {}, children: [], parent: null, start: 0, depth: 0 };
  let current = root;
  let position = 0;
  const open = new Map<string, number>(); // how many of a tag are open: a stray close tag must not climb the tree
  const addText = (from: number, to: number): void => {
    if (to > from) current.children.push({ text: source.slice(from, to), parent: current, start: from });
  };
  const pop = (): void => {
    open.set(current.tag, (open.get(current.tag) ?? 1) - 1);
    current = current.parent ?? root;
  };
  while (position < source.length) {
    const less = source.indexOf('<', position);
    if (less < 0) {
      addText(position, source.length);
      break;
    }
    const next = source.charCodeAt(less + 1);
    if (next === 33 || next === 63) {
      addText(position, less);
      position = skipDeclaration(source, less);
      continue;
    }
    const closing = next === 47;
    const nameFrom = closing ? less + 2 : less + 1;
    if (!isLetter(source.charCodeAt(nameFrom))) {
      // A bare "<" is text; a run of them is one piece of text.
      const tag = nextTag(source, less + 1);
      addText(position, tag);
      position = tag;
      continue;
    }
    addText(position, less);
    let nameTo = nameFrom + 1;
    while (nameTo < source.length && !/[\s/>]/.test(source[nameTo]!) && nameTo - nameFrom < 40) nameTo++;
    const tag = source.slice(nameFrom, nameTo).toLowerCase();
    const attributes: Record<string, string> = {};
    const { end, selfClosed } = readAttributes(source, nameTo, closing ? null : attributes);
    position = end;
    if (closing) {
      if (tag === 'p' && !open.get('p')) continue;
      if ((open.get(tag) ?? 0) > 0) {
        while (current !== root && current.tag !== tag) pop();
        if (current !== root) pop();
      }
      continue;
    }
    if (tag === 'html' || tag === 'body' || tag === 'head') continue;
    if ((open.get('p') ?? 0) > 0 && current.tag === 'p' && closesParagraph.has(tag)) pop();
    if ((tag === 'li' || tag === 'td' || tag === 'th' || tag === 'tr' || tag === 'option') && current.tag === tag) pop();
    const element: HtmlElement = { tag, attributes, children: [], parent: current, start: less, depth: current.depth + 1 };
    current.children.push(element);
    if (rawTags.has(tag)) {
      position = rawEnd(source, tag, end);
      continue;
    }
    if (voidTags.has(tag) || (selfClosed && tag.includes(':'))) continue;
    if (element.depth < MAX_DEPTH) {
      current = element;
      open.set(tag, (open.get(tag) ?? 0) + 1);
    }
  }
  return root;
}

function nextTag(source: string, from: number): number {
  for (let at = source.indexOf('<', from); at >= 0; at = source.indexOf('<', at + 1)) {
    const next = source.charCodeAt(at + 1);
    if (isLetter(next) || next === 33 || next === 63 || (next === 47 && isLetter(source.charCodeAt(at + 2)))) return at;
  }
  return source.length;
}

function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

function skipDeclaration(source: string, less: number): number {
  if (source.startsWith('<!--', less)) {
    const end = source.indexOf('-->', less + 4);
    return end < 0 ? source.length : end + 3;
  }
  const end = source.indexOf('>', less);
  return end < 0 ? source.length : end + 1;
}

function rawEnd(source: string, tag: string, from: number): number {
  const close = new RegExp(`</${tag.replace(/[^a-z0-9:]/g, '')}[\\s>/]`, 'gi');
  close.lastIndex = from;
  const match = close.exec(source);
  if (!match) return tag === 'title' || tag === 'textarea' || tag === 'xml' ? from : source.length;
  const end = source.indexOf('>', match.index);
  return end < 0 ? source.length : end + 1;
}

const attribute = /[\s/]*([^\s=>/"'<]{1,200})(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']*)))?/y;

function readAttributes(source: string, from: number, into: Record<string, string> | null): { end: number; selfClosed: boolean } {
  let position = from;
  for (let count = 0; count < 200; count++) {
    attribute.lastIndex = position;
    const match = attribute.exec(source);
    if (!match || match[0].length === 0) break;
    if (into) into[match[1]!.toLowerCase()] ??= match[2] ?? match[3] ?? match[4] ?? '';
    position = attribute.lastIndex;
  }
  const end = source.indexOf('>', position);
  if (end < 0) return { end: source.length, selfClosed: false };
  return { end: end + 1, selfClosed: source[end - 1] === '/' };
}
