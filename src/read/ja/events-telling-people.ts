import { matchesOf } from './matches.js'

/** Words before a particle, back to the next sign or particle. */
const nounBefore = (words: string, at: number): string => {
  let from = at
  while (from > 0 && at - from < 30 && !'、。はがを「」|:'.includes(words[from - 1]!)) from--
  return words.slice(from, at)
}

const notSender =
  /(?:日|時|頃|ごろ|年|月|こと|ところ|それ|これ|サーバー?|ネットワーク|システム|サイト|海外|機器|画面|端末|ログ|記録|状況|履歴|以前|観点|当初|先月|前日|直後|中|後)$/

/** Who told: the last 「…から」「…より」 of the clause before the telling. */
export const senderBefore = (words: string, from: number, to: number): string | undefined => {
  const stretch = words.slice(from, to)
  let at = Math.max(stretch.lastIndexOf('から'), stretch.lastIndexOf('より'))
  while (at >= 0) {
    const noun = nounBefore(words, from + at)
    const after = stretch.slice(at + 2, at + 14)
    const place =
      /^の(?:不正|侵入|攻撃|アクセス|閲覧|操作|通信|持ち出)/.test(after) ||
      (/(?:外部|インターネット)$/.test(noun) && /^(?:の)?(?:不正|侵入|攻撃|アクセス|閲覧|操作|通信)/.test(after))
    if (noun !== '' && !notSender.test(noun) && !place && !/^の?(?:まで|\d)/.test(after)) return noun
    const cut = stretch.slice(0, at)
    at = Math.max(cut.lastIndexOf('から'), cut.lastIndexOf('より'))
  }
  return undefined
}

const subject = /(?:^|[、。 ])([^、。 ]{1,23}?[^、。 にでへとも])(?:が|は)(?![いあな])/g

/** Who does it: the last 「…が」「…は」 of the clause, or of the words before it. */
export const subjectBefore = (words: string, from: number, to: number): string | undefined => {
  for (const start of from > 0 ? [from, 0] : [0]) {
    const found = matchesOf(subject, words.slice(start, to)).at(-1)?.[1]
    if (found !== undefined) return found
  }
  return undefined
}

const toWhom = /(?:に対し(?:まし)?て?|(?:宛|あて)て?に|に(?:おいて|つい|より|よっ|て|伴|基|関)|に|へ)(?:は|も|の)?/g

/** Those told: nouns before に, へ in the clause of the telling. */
export const receiversBefore = (words: string, from: number, to: number): string[] => {
  const found: string[] = []
  for (const match of matchesOf(toWhom, words.slice(from, to))) {
    if (/^に(?:おい|つい|より|よっ|て|伴|基|関)/.test(match[0])) continue
    const noun = nounBefore(words, from + match.index).replace(/^.*(?:から|より)/, '')
    if (noun !== '') found.push(noun)
  }
  return found
}
