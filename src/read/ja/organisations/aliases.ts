import type { Span } from '../../reading.js'

/** A short form the text defines: 「以下「X」という」 in a bracket. */
export interface AliasDefinition {
  readonly alias: string
  /** The bracket, `(` to `)`. */
  readonly bracket: Span
  /** Where the alias itself stands. */
  readonly span: Span
  /** The bracket opens with 以下, so that what stands before it is what is named; else something precedes (本社:大阪市 以下、X). */
  readonly first: boolean
}

const opener =
  /^(?:では|から)?[、,:\s]{0,8}(?:単に|総称して|併せて|あわせて|まとめて)?\s{0,8}[「『"“]([^」』"”\n]{1,30})[」』"”]/
const bare =
  /^[、,:\s]{0,8}([^「」『』()、。\s][^「」『』()、。\n]{0,24}?)(?:\s?(?:という|といいます|と言う|と言います|とする|とします|と表記|と略|と呼))|^[、,:\s]{0,8}([一-鿿ァ-ヴーA-Za-z0-9・]{2,12})(?=[)\]])/
/** 以下のとおり, 以下に示す … announce something and define nothing. */
const noDefinition =
  /^(?:の(?:とおり|通り|内容|項目|方|情報|もの|よう|場合|URL|期間|各)|に(?:示|記|つい|お|挙|述)|同じ。?\)?|同様|略|を|は|が|で|より)/

/**
 * Every definition of a short form, in order. A bracket is looked for at most 60 characters before 以下 and the
 * definition 40 after it, so the time is linear whatever the text.
 *
 * 株式会社例(以下「受託者」という。)
 *           ^-------- bracket ------^ alias 受託者
 */
export const findAliasDefinitions = (text: string): AliasDefinition[] => {
  const found: AliasDefinition[] = []
  for (let at = text.indexOf('以下'); at >= 0; at = text.indexOf('以下', at + 2)) {
    const after = text.slice(at + 2, at + 46)
    if (noDefinition.test(after)) continue
    const quoted = opener.exec(after)
    const match = quoted ?? bare.exec(after)
    const alias = (match?.[1] ?? match?.[2])?.trim()
    if (match === null || alias === undefined || alias === '') continue
    let open = -1
    for (let back = at - 1; back >= 0 && at - back <= 60; back--) {
      const sign = text.charAt(back)
      if (sign === '(' || sign === '[') {
        open = back
        break
      }
      if (sign === ')' || sign === '\n') break
    }
    if (open < 0) continue
    const close = text.slice(at + 2 + match[0].length, at + 2 + match[0].length + 24).search(/[)\]]/)
    const end = close < 0 ? at + 2 + match[0].length : at + 2 + match[0].length + close + 1
    const start = at + 2 + match[0].indexOf(alias)
    found.push({
      alias,
      bracket: { start: open, end },
      span: { start, end: start + alias.length },
      first: text.slice(open + 1, at).trim() === '',
    })
  }
  return found
}
