/** Characters XML 1.0 has no way to write, not even escaped; a text out of a PDF may hold them. */
const notXml =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as it may stand in an XML element or attribute. */
export const escapeXml = (text: string): string => text.replace(notXml, '').replace(/[&<>"']/g, (c) => entities[c] ?? c)

type Attributes = Readonly<Record<string, string | undefined>>

/** One element; `children` are XML already. */
export const element = (name: string, attributes: Attributes, children: readonly string[] | string = []): string => {
  const written = Object.entries(attributes)
    .filter((a): a is [string, string] => a[1] !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(value)}"`)
    .join('')
  const inner = typeof children === 'string' ? escapeXml(children) : children.join('')
  return inner === '' ? `<${name}${written}/>` : `<${name}${written}>${inner}</${name}>`
}
