import type { ReportStage } from '../../casebook/facts.js'
import type { FactReader } from '../fact-reader.js'
import type { Reading, Span } from '../reading.js'
import { type Pattern, pattern } from './patterns/pattern.js'
import { type Words, wordsOf } from './patterns/words.js'
import { evidenceOf } from './text/evidence.js'
import { lineWords } from './zones.js'

const HEAD_LINES = 16

const finals = pattern(/最終報|最終報告|最終のご?報告|最終調査|完了報告|調査(?:の)?完了|最終版/)
const finalTitle = pattern(
  /調査(?:の)?結果(?:等)?(?:及び|および|と|並びに|ならびに|について|に関する|のご?報告|に基づく|のお知らせ)|調査(?:の)?完了(?:に伴う|のお?知らせ|のご?報告|について)|調査報告書/,
)
const updates = pattern(
  /第 ?(?:[2-9]|\d{2}|[二三四五六七八九十]) ?(?:報|版)|続報|その後の(?:経過|状況|調査)|追加(?:の)?(?:ご)?報告|経過(?:の)?(?:ご)?報告|中間報告|\(更新|再(?:度の)?お知らせ/,
)
const firsts = pattern(/第 ?[1一] ?報|第一報|速報\)/)
const finalBody = pattern(
  /最終(?:の)?(?:ご)?報告(?:を|と|いた|申)|(?:一連の)?(?:ご)?報告を(?:終え|終了)|調査が(?:すべて|全て)?(?:完了|終了)(?:し|いた)[^。]{0,40}(?:ご?報告|お知らせ)/,
)
const updateBody = pattern(
  /(?:前回|先に|先般|さきに|既に|すでに)[^。]{0,30}(?:公表|お知らせ|ご報告)[^。]{0,40}(?:その後|続報|追加|新たに)|(?:公表|お知らせ|ご?報告)(?:し|いたし|申し上げ)[^。]{0,50}(?:件|事案)[^。]{0,20}(?:その後|調査の結果|続報|新たに)/,
)

/** The first lines of the text that may be its title. */
const headLines = (reading: Reading): Words[] =>
  reading.lines
    .slice(0, HEAD_LINES)
    .filter(({ start, end }) => end - start <= 110 && reading.text.charAt(end - 1) !== '。')
    .map(({ start, end }) => lineWords(reading, start, end))

/** `report`: first, update or final, by the title and by how the release opens. */
export const reportReader: FactReader = {
  name: 'report',
  read: (reading) => {
    const { text } = reading
    const stage = (value: ReportStage, span: Span, rule: string) => ({
      report: { value, evidence: evidenceOf(reading, span), rule: `report/${rule}` },
    })
    const title = reading.document.title
    const heads = headLines(reading)
    const titleLine = (pattern: Pattern) => heads.find((words) => pattern.test(words))
    const final = titleLine(finals)
    const outranked = (value: ReportStage, span: Span | undefined, instead: ReportStage) => {
      if (span !== undefined) reading.passOver?.('report', span, 'stage-outranked', { value, instead })
    }
    if (final)
      outranked(
        'update',
        heads.find((words) => words.start !== final.start && updates.test(words)),
        'final',
      )
    if (final) return stage('final', final, 'final-title')
    const first = titleLine(firsts)
    const update = titleLine(updates)
    const opening = reading.sentences.slice(0, 14)
    const find = (pattern: Pattern) => opening.find((sentence) => pattern.test(wordsOf(reading, sentence, 300)))
    const closes = find(finalBody)
    if (closes && update) outranked('update', update, 'final')
    if (closes && first && !update) outranked('final', closes, 'first')
    if (closes && (update || !first)) return stage('final', closes, 'final-body')
    // 「3. 窓口及び調査結果について」 is a section, not the title.
    const numbered = (span: Span | undefined) =>
      span !== undefined && /^ *(?:\d{1,2}[ .)]|\(\d|[■●○◆【・①-⑳])/.test(text.slice(span.start, span.start + 6))
    const results = titleLine(finalTitle)
    const result = numbered(results) ? undefined : results
    if (results && !result) reading.passOver?.('report', results, 'stage-section', { value: 'final' })
    if (result) outranked(first ? 'final' : 'update', first ? result : update, first ? 'first' : 'final')
    if (result && !first) return stage('final', result, 'final-results')
    if (update) return stage('update', update, 'update-title')
    const goesOn = first ? undefined : find(updateBody)
    if (goesOn) return stage('update', goesOn, 'update-body')
    if (first) return stage('first', first, 'first-title')
    if (title !== undefined && finals.regex.test(title))
      return { report: { value: 'final', rule: 'report/document-title' } }
    if (title !== undefined && updates.regex.test(title))
      return { report: { value: 'update', rule: 'report/document-title' } }
    return {}
  },
}
