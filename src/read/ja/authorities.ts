import type { AuthorityValue, Facts } from '../../casebook/facts.js'
import type { PassedOverWhy } from '../../casebook/passed-over.js'
import type { FactReader, SoFar } from '../fact-reader.js'
import type { Reading, Sentence, Span } from '../reading.js'
import { clauseAround, findRuleHits } from './lexicon/rules.js'
import { inPart } from './passed-over.js'
import { pattern } from './patterns/pattern.js'
import { textOf, wordsOf, wordsWithin } from './patterns/words.js'
import { bodyLetters, findPublicBodies } from './public-bodies.js'
import { lastBefore } from './text/bounds.js'
import { makeFact } from './text/evidence.js'
import { headingsAbove, lineAt, type Zone, zoneAt } from './zones.js'

type State = 'reported' | 'planned'

const elsewhere: ReadonlySet<Zone> = new Set(['request', 'questions', 'reference'])

/** What one does towards an authority. */
const acts = pattern(
  /報告|届け?出|届を|届けを|届の|届け|遺失物?届|被害届|通報|相談|連絡|速報|確報|申告|提出|一報|申し出|申出|説明し|情報(?:を)?(?:ご)?提供|お?知らせし|お?伝え|告訴|告発|共有|連携|モニタリング|監視を|(?:書面|文書|書類)を?(?:出|差し)|話を(?:し|入れ|通し)|出向[いき]|来てもら|お?渡し|目を光らせ|見張|番号を知らせ/,
)
const future = pattern(
  /予定|(?:報告|相談|提出|連絡|通報|届出|届け出)(?:を)?(?:する(?!と(?:とも|同時)に[^。]{0,80}(?:した|[しき]まし|てお|てい|済)|ほか[^。]{0,80}(?:した|[しき]まし|てお|てい|済))|します|いたします|致します|を(?:速やかに|直ちに|近日中に|今後)?行(?:います|う)|してまいります|していく|してまいる)(?!。?[^。]{0,90}済)|準備(?:を|し|中|の|に|が)|手続き?(?:中|を(?:進め|始め|開始し)|に入)|視野に入れ|(?:を|が)[^。、]{0,6}次第|(?:書類|報告書)(?:の作成中|を?(?:作|準備|用意)[^。]{0,6}て(?:い|お))|検討|行う方針|見込み|行ってまいります|べく|するとともに、今後/,
)
const past = pattern(
  /(?:報告|速報|相談|提出|連絡|通報|届出|届け出|申告|説明|共有|届け|出し|一報)(?:(?!準備|予定|検討)[^。]){0,14}(?:した|しました|ております|ています|ていました|済|行い|行った|終え|し、|した。|ており|いたしました|ってい)|相談の(?:うえ|上)、(?![^。]{0,40}予定)|入れて|受理|出しま|依頼し/,
)
/** The authority speaks, is spoken of, or is to be called by the reader. */
const otherWay = pattern(
  /(?:から|より)の?(?:連絡|指摘|情報提供|照会|通報|要請|依頼|指導|提供)|最寄りの?警察署?(?:に|へ)[^。]{0,8}(?:ご|お)|ご(?:相談|連絡|通報)(?:ください|いただ|願)|(?:相談|連絡|通報|届け?出)(?:等)?(?:を|する(?:こと|よう)[をに]?)[^。、]{0,4}(?:お願い|お?勧め|おすすめ)|御相談|通報してください|に逮捕|(?<!こ|[当本弊].)のホームページ|ガイドライン|を名乗|をかた|解析結果を|が開設|(?:連絡|報告|指摘|通報)が(?:あ|寄|入)|官を|許可を得た/,
)

const report = '(?:報告|届け?出?|相談|通報|連絡|申告)'
/** 「報告の対象には当たらない」「報告を要する事態には該当しません」 */
const needNot =
  '(?:の要否|義務(?!に(?:基づ|従|より)|を(?:果|履行))|(?:の|等の|を要する|が必要な|すべき)?[^。、]{0,16}(?:不要|要しな|該当(?:しな|せず|しませ)|(?:当た|あた|当)(?:らな|らず|りませ)|対象(?:外|で(?:は)?(?:な|あり)|と(?:は)?(?:なら|なりませ))|必要(?:は|が|も)?(?:な[いく]|あり|ござい)))'
const hasNot =
  '(?:(?:に(?:ついて|つきまして|関して))?(?:は|を|も))?、?[^。、]{0,8}(?:見送|控え|行わない|行いません|て(?:おりません|いません|いない|おらず)(?!でした[^。]{0,40}(?:報告|届|相談|提出)))'
/** No report is told of: whether there is to be one, that there need be none, that none was made. */
const noReport = pattern(
  new RegExp(
    `^(?:[^。、がはを]{0,14}?(?:に対する|に対して|への?|に))?[はも]?、?[^。、]{0,8}?${report}(?:(?:に(?:ついて|つきまして|関して))?は?、?${needNot}|${hasNot})`,
  ),
)
/** 「報告の対象ではありませんが、自主的に報告しました」 */
const yetReported = pattern(
  new RegExp(`(?:が|ものの)、(?:[^。、にへ]{0,8}[日的意]に)?[^。、にへ]{0,12}${report}(?:書を|を|し|いたし|済)`),
)
/** 「通行人が公園で見つけ、交番に届け出た」: somebody else went there. */
const finder = pattern(
  /(?:通行人|拾得者|発見者|拾った[^、。]{0,6}|見つけた[^、。]{0,6}|拾われた方|近隣の(?:方|住民)|住民|市民)(?:の方|さん)?(?:が|から|により|によって)|[方人]が[^。]{0,30}(?:見つけ|発見し|拾)/,
)
const foundOnes = pattern(/^[^。]{0,10}届け?(?:出|ら|て(?:くださ|下さ|い|お))/)
/** A line of a list of those who were told, with the day: 「総務省(総合通信局):6月15日」. */
const told = /報告|届け?出|通報|連絡|届出|関係(?:機関|当局)|行政|当局/
const aDay = pattern(/\d{1,2}月|\d\/\d|\d日|済/)

/** What stands over rows that name nobody but whom: 「届出等」; 「連絡先」 and 「会場への連絡」 stand over others. */
const toldTo = /報告|届け?出|通報|関係(?:機関|当局)|行政|当局/
const ofPlace = /受付|窓口|会場|[階号]室?$|\d階|電話|内線/
/** The longest row of such a list. */
const ROW = 40

const reports = pattern(/書面を|話を|伝え|知らせ|報告|連絡|一報|届|速報|相談|提出|申告|情報(?:を)?提供/)
const bodies = pattern(bodyLetters)

const calls = pattern(/110番|百十番/)
const selfSaid = pattern(/届|相談|110番|百十番|告訴/)

const toThem = pattern(/への(?:報告|届出|速報)[^。]{0,16}$/)
const dated = pattern(/\d月|した|済/)
const nearest = pattern(/最寄り(?:の)?$/)
/** 「委員会には当社からも届けました」 */
const fromUs = /^[^、。]{0,6}(?:に|へ)[はも]?、?[^、。]{0,6}(?:当|弊|本|わが|私ども)[^、。]{0,6}(?:から|より)/
/** It wrote or spoke itself, or handed on what others said. */
const from = pattern(
  /^(?:[^、。]{0,10}|[^、。にへ]{0,20})(?:から|より)[、]?|^[^、。にへ]{0,16}(?:を(?:通じ|介し|経由)|経由)/,
)

/** Does it stand below a heading, or a line of a few words, of this kind? */
const stands = (reading: Reading, { start }: Span, kind: RegExp): boolean => {
  const { text } = reading
  const line = lineAt(reading, start)
  const above = lineAt(reading, Math.max(0, line.start - 1))
  return (
    (above.end - above.start <= 12 && kind.test(text.slice(above.start, above.end))) ||
    headingsAbove(reading, start).some((heading) => kind.test(text.slice(heading.start, heading.end)))
  )
}

const stateOf = (reading: Reading, hit: Span, sentence: Sentence): State | undefined => {
  const after = wordsWithin(reading, sentence, hit.end, hit.end + 90)
  if (
    !acts.test(after) &&
    !selfSaid.test(wordsWithin(reading, sentence, hit.start, hit.end)) &&
    !acts.test(wordsWithin(reading, sentence, hit.start - 60, hit.end + 90))
  )
    return aDay.test(wordsWithin(reading, sentence, hit.start - 16, hit.end + 90)) && stands(reading, hit, told)
      ? 'reported'
      : undefined
  const futureAt = future.search(after)
  const pastAt = past.search(after)
  if (futureAt >= 0 && (pastAt < 0 || futureAt <= pastAt + 6)) return 'planned'
  return 'reported'
}

/** What the answer to a question states. */
const answers = pattern(/(?:ました|ております|ています|済みです|予定です|します)。?$/)

const reportsTo = (
  reading: Reading,
  value: AuthorityValue,
  hit: Span,
  sentence: Sentence,
): { state: State; span: Span } | undefined => {
  const { text } = reading
  // Shops tell of the card companies' watch under 「お客様へのお願い」.
  const zone = zoneAt(reading, hit.start)
  const pass = (why: PassedOverWhy) =>
    reading.passOver?.('authorities', clauseAround(text, hit, sentence), why, { value })
  if (
    elsewhere.has(zone) &&
    !(value === 'card-brand' && zone === 'request') &&
    !(zone === 'questions' && answers.test(wordsWithin(reading, sentence, sentence.end - 16, sentence.end)))
  ) {
    pass(inPart(zone))
    return undefined
  }
  // 「同社からご連絡があり、当院は委員会へ報告しました」: what stands before the comma is another clause.
  const comma = lastBefore(text, '、', hit.start, 24)
  const before = wordsWithin(reading, sentence, Math.max(hit.start - 24, comma), hit.start)
  if (
    otherWay.test(
      wordsWithin(
        reading,
        sentence,
        hit.end,
        hit.end + (calls.test(wordsWithin(reading, sentence, hit.start, hit.end)) ? 8 : 24),
      ),
    ) ||
    (otherWay.test(before) && !nearest.test(before)) ||
    (from.test(wordsWithin(reading, sentence, hit.end, hit.end + 30)) &&
      !fromUs.test(text.slice(hit.end, Math.min(sentence.end, hit.end + 30))))
  ) {
    pass('authority-speaks')
    return undefined
  }
  if (
    (value === 'police' || value === 'prefecture') &&
    finder.test(wordsWithin(reading, sentence, hit.start - 60, hit.start)) &&
    foundOnes.test(wordsWithin(reading, sentence, hit.end, hit.end + 16))
  ) {
    pass('authority-speaks')
    return undefined
  }
  const after = wordsWithin(reading, sentence, hit.end, hit.end + 60)
  if (noReport.test(after) && !yetReported.test(after)) {
    pass('authority-no-report')
    return undefined
  }
  const state = stateOf(reading, hit, sentence)
  if (state === undefined) {
    pass('authority-no-report')
    return undefined
  }
  // 「委員会への報告及び本人への通知」 as an item under 対応, with neither date nor verb, is what will be done.
  const bareNoun =
    value === 'ppc' &&
    sentence.end - sentence.start < 40 &&
    toThem.test(wordsOf(reading, sentence)) &&
    !dated.test(wordsOf(reading, sentence))
  const underPlan = () =>
    headingsAbove(reading, hit.start).some(({ start, end }) => /対応|今後/.test(text.slice(start, end)))
  return { state: bareNoun && underPlan() ? 'planned' : state, span: sentence }
}

/** To whom the release says the matter was, or will be, reported. */
export const readAuthorities = (reading: Reading, soFar: SoFar): Pick<Facts, 'authorities'> => {
  const { text } = reading
  const found = new Map<AuthorityValue, { state: State; span: Span }>()
  const note = (value: AuthorityValue, hit: Span, sentence: Sentence) => {
    const said = reportsTo(reading, value, hit, sentence)
    const known = found.get(value)
    if (said !== undefined && (known === undefined || (known.state === 'planned' && said.state === 'reported'))) {
      found.set(value, said)
    }
  }
  const discloser = soFar.discloser?.name ?? ''
  for (const hit of findRuleHits(reading, reading.lexicon.authorities)) {
    // A school's board of education that speaks itself.
    if (hit.rule.value === 'prefecture' && text.startsWith('教育委員会', hit.start) && discloser.includes('教育委員会'))
      reading.passOver?.('authorities', hit, 'authority-self', { value: 'prefecture' })
    else note(hit.rule.value, hit, hit.sentence)
  }
  for (const sentence of reading.sentences) {
    const words = wordsOf(reading, sentence, 600)
    if (!bodies.test(words)) continue
    // 「10月5日 県(産業労働部)」 under 「届出等」: the row says no more than whom and when.
    const isRow =
      !reports.test(words) &&
      words.end - words.start <= ROW &&
      aDay.test(words) &&
      !ofPlace.test(textOf(words)) &&
      stands(reading, sentence, toldTo)
    if (!isRow && !reports.test(words)) continue
    const asked = isRow ? `${textOf(words)}に報告` : textOf(words)
    for (const { start, end, isDiscloser } of findPublicBodies(asked, discloser)) {
      const body = { start: sentence.start + start, end: sentence.start + end }
      if (isDiscloser) reading.passOver?.('authorities', body, 'authority-self', { value: 'prefecture' })
      else note('prefecture', body, sentence)
    }
  }
  return {
    authorities: [...found].map(([value, { state, span }]) =>
      makeFact(reading, { value, state }, span, `authorities/${value}`),
    ),
  }
}

export const authoritiesReader: FactReader = { name: 'authorities', read: readAuthorities }
