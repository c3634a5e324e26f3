/** Elements a mail may show with. No forms, frames, SVG, media, scripts, style sheets or meta (rule H1). */
export const allowedTags = (
  'a abbr acronym address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn div dl dt em figcaption figure ' +
  'font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p pre q rp rt ruby s samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr'
).split(' ');

/** Elements whose text is not text. */
export const droppedWithContent = 'script style textarea option noscript title head xml iframe object embed svg math template select noembed noframes applet'.split(' ').filter((tag) => tag !== 'head');

const layout = ['style', 'dir', 'lang', 'align', 'title'];

export const allowedAttributes: Record<string, string[]> = {
  '*': layout,
  a: ['href', 'rel', 'target', 'name'],
  img: ['src', 'alt', 'width', 'height', 'data-remote-src', 'border'],
  table: ['width', 'height', 'border', 'cellpadding', 'cellspacing', 'bgcolor'],
  td: ['width', 'height', 'colspan', 'rowspan', 'valign', 'bgcolor', 'nowrap'],
  th: ['width', 'height', 'colspan', 'rowspan', 'valign', 'bgcolor', 'nowrap', 'scope'],
  tr: ['valign', 'bgcolor', 'height'],
  col: ['width', 'span'],
  colgroup: ['width', 'span'],
  font: ['color', 'face', 'size'],
  ol: ['start', 'type'],
  ul: ['type'],
  li: ['value'],
  blockquote: ['type'],
  time: ['datetime'],
};
