import type { ReportStage } from '../../casebook/facts.js'
import type { FactReader } from '../fact-reader.js'
import type { Reading, Span } from '../reading.js'
import { type Pattern, pattern } from './patterns/pattern.js'
import { textOf, type Words, wordsOf } from './patterns/words.js'
import { evidenceOf } from './text/evidence.js'
import { lineWords } from './zones.js'

const HEAD_LINES = 16

const finals = pattern(/最終報|最終報告|最終のご?報告|最終調査|完了報告|調査(?:の)?(?:完了|終了)|最終版/)
const finalTitle = pattern(
  /調査(?:の)?結果(?:等)?(?:及び|および|と|並びに|ならびに|について|に関する|のご?報告|に基づく|のお知らせ)|調査(?:の)?完了(?:に伴う|のお?知らせ|のご?報告|について)|調査報告書/,
)
const updates = pattern(
  /第 ?(?:[2-9]|\d{2}|[二三四五六七八九十]) ?(?:報|版)|続報|追報|その後の(?:経過|状況|調査)|追加(?:の)?(?:ご)?(?:報告|お知らせ|公表)|経過(?:の)?(?:ご)?報告|中間(?:の)?(?:ご)?報告|[(【〔]訂正[)】〕]|\(更新|再(?:度の)?お知らせ/,
)
/** The same in a title, not over a part of the text. */
const weakUpdates = pattern(
  /(?:経過|進捗)(?:の)?(?:(?:ご)?報告|状況|について)|調査(?:の)?(?:状況|進捗|経過)|復旧(?:の)?状況|現在の(?:状況|対応状況)|その ?[2-9二三四五](?=\)|$)|(?:件数|人数|対象者数|内容)(?:等)?の(?:訂正|修正)|公表分の(?:修正|訂正)/,
)
const matter = /漏え?い|漏洩|流出|不正アクセス|攻撃|ランサム|紛失|誤送|誤交付|盗難|被害|事案|障害|感染|改ざん|影響/
const firsts = pattern(/第 ?[1一] ?報|第一報|速報\)/)
const finalBody = pattern(
  /最終(?:の)?(?:ご)?報告(?:を|と|いた|申)|(?:一連の)?(?:ご)?報告を(?:終え|終了)|調査が(?:すべて|全て)?(?:完了|終了)(?:し|いた)[^。]{0,40}(?:ご?報告|お知らせ)/,
)
/** It is still to come, or went to an office. */
const notFinal = pattern(
  /次第|ましたら|(?:でき|完了し|終わっ|終了し|まとまっ)(?:たら|た(?:後|段階|時点))|予定|後日|追って|(?:委員会|警察|[省庁局県市])(?:への?|に)は?[^。、]{0,8}最終/,
)
/** What the publisher said before, and what it goes on to say now. */
const saidBefore =
  '(?:[0-9]日(?:付け?)?|[0-9]月(?:[上中下]旬)?|先日|先般|前回|先に|さきに|既に|すでに|過日|昨日|先週|先月)(?:の|に|付け?で|で|、)?(?:[^。、にがは]{0,40}?(?:として|にて|で|にて、|において|に)?、?)(?:第 ?[1一] ?報(?:を|として|で)?)?、?(?:ご?報告|公表|お?知らせ|発表|開示|お?伝え|報道(?:提供|発表)|リリース)(?:を?(?:し|いたし|致し|申し上げ|させていただき))(?:まし)?(?:た|て(?:い|おり)ま)'
const goesOn = pattern(
  new RegExp(
    `(?:${saidBefore}|既報の(?:とおり|通り)|(?:前回|先般|第 ?[1一] ?報)の?(?:公表|発表|お知らせ|報告)(?:の)?(?:以降|以後|後|時))[^。]{0,90}?(?:その後|続報|続けて|追加|新たに|引き続き|経過|進捗|現在(?:の|まで)|現時点|判明し(?:た|まし)|確認され|見つか|発見|回収|改めて|訂正|修正|変更|誤り|お知らせ|ご?報告)`,
  ),
)
/** The publisher's last word: what it said before, and that the inquiry is over. */
const closesNow = pattern(
  new RegExp(
    `(?:${saidBefore})[^。]{0,90}?(?:調査(?:の)?結果(?:が|を)(?:まとま|とりまとめ|取りまとめ)|最終(?:の)?(?:調査)?報告|調査(?:が|を|は)(?:すべて|全て)?、?(?:完了|終了|終え))[^。]{0,60}?(?:お?知らせ|ご?報告|公表)|(?:本報|今回|本報告|本リリース|この(?:ご)?報告)(?:を|をもって|をもちまして|で|が)、?[^。]{0,16}?最[後終](?!報|版|的)`,
  ),
)
const updateBody = pattern(
  /(?:前回|先に|先般|さきに|既に|すでに)[^。]{0,30}(?:公表|お知らせ|ご報告)[^。]{0,40}(?:その後|続報|追加|新たに)|(?:公表|お知らせ|ご?報告)(?:し|いたし|申し上げ)[^。]{0,50}(?:件|事案)[^。]{0,20}(?:その後|調査の結果|続報|新たに)/,
)

/** 「10月21日(水) 保守業者から…」: an entry of a course of events is no title. */
const entry =
  /^[ ・●○(]{0,3}(?:(?:令和|平成) ?[0-9元]{1,2} ?年 ?|[0-9]{4} ?[年/.] ?)?[0-9]{1,2} ?[月/.] ?[0-9]{1,2} ?日?(?: ?\([^()]{1,5}\))?[ :、](?! |第|続報|最終)(?!.*(?:お知らせ|について))/
const titled = /^[^。]{4,90}?(?:について|お知らせ|お詫び|ご?報告) ?[(【〔[][^()【】〔〕[\]]{2,14}[)】〕\]]/
/** A title that the text ran together with what follows ends with its brackets. */
const titleEnd = (text: string, start: number, end: number): number => {
  if (end - start <= 110 && text.charAt(end - 1) !== '。') return end
  return start + (titled.exec(text.slice(start, start + 120))?.[0].length ?? end - start)
}

/** The first lines of the text that may be its title. */
const headLines = (reading: Reading): Words[] =>
  reading.lines
    .slice(0, HEAD_LINES)
    .map(({ start, end }) => ({ start, end: titleEnd(reading.text, start, end) }))
    .filter(
      ({ start, end }) =>
        end - start <= 110 &&
        reading.text.charAt(end - 1) !== '。' &&
        !entry.test(reading.text.slice(start, start + 40)),
    )
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
    // 「3. 窓口及び調査結果について」 is a section, not the title.
    const numbered = (span: Span | undefined) =>
      span !== undefined && /^ *(?:\d{1,2}[ .)]|\(\d|[■●○◆【・①-⑳])/.test(text.slice(span.start, span.start + 6))
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
    const update =
      titleLine(updates) ??
      heads.find((words) => weakUpdates.test(words) && !numbered(words) && matter.test(textOf(words)))
    const opening = reading.sentences.slice(0, 14)
    const find = (pattern: Pattern) => opening.find((sentence) => pattern.test(wordsOf(reading, sentence, 300)))
    const closes =
      opening.find((sentence) => {
        const words = wordsOf(reading, sentence, 300)
        return finalBody.test(words) && !notFinal.test(words)
      }) ?? (first ? undefined : find(closesNow))
    if (closes && update) outranked('update', update, 'final')
    if (closes && first && !update) outranked('final', closes, 'first')
    if (closes && (update || !first)) return stage('final', closes, 'final-body')
    const results = titleLine(finalTitle)
    const result = numbered(results) ? undefined : results
    if (results && !result) reading.passOver?.('report', results, 'stage-section', { value: 'final' })
    if (result) outranked(first ? 'final' : 'update', first ? result : update, first ? 'first' : 'final')
    if (result && !first) return stage('final', result, 'final-results')
    if (update) return stage('update', update, 'update-title')
    const more = first ? undefined : (find(updateBody) ?? find(goesOn))
    if (more) return stage('update', more, 'update-body')
    if (first) return stage('first', first, 'first-title')
    if (title !== undefined && finals.regex.test(title))
      return { report: { value: 'final', rule: 'report/document-title' } }
    if (title !== undefined && updates.regex.test(title))
      return { report: { value: 'update', rule: 'report/document-title' } }
    return {}
  },
}
