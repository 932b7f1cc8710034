import type { Facts, PreventionValue } from '../../../casebook/facts.js'
import type { PassedOverWhy } from '../../../casebook/passed-over.js'
import type { FactReader, SoFar } from '../../fact-reader.js'
import type { PassOver, Reading, Sentence, Span } from '../../reading.js'
import { clauseAround, findRuleHits, type RuleHit } from '../lexicon/rules.js'
import { inPart } from '../passed-over.js'
import { gateOf } from '../patterns/gates.js'
import { pattern } from '../patterns/pattern.js'
import { isOpen, textOf, unknownWords, type Words, wordsBetween, wordsOf, wordsWithin } from '../patterns/words.js'
import { makeFact } from '../text/evidence.js'
import { lineAt, looksAhead, sectionOpenedAt, type Zone, zoneAt } from '../zones.js'
import { weighMeasures } from './measure-chances.js'
import { isApart, isMadeToDo, settleMeasures } from './measures.js'
import {
  asItCame,
  elsewhere,
  endOf,
  isAnew,
  isAtHour,
  isChange,
  isMailed,
  isOfTheMatter,
  isRow,
  lasts,
  leavable,
  makesRule,
  mendsTheMatter,
  namesLasting,
  opensPlans,
  resumesMended,
  speaksOfElse,
  tellsHowItStood,
  thatVery,
  wasDone,
  willBeDone,
  zoneOf,
} from './told.js'

/** A measure is done, begun, decided or to be done; a noun that ends a list item counts too. */
const measure = pattern(
  /(?:ました|しません|いません(?=。|$)|しております|ています|します|致します|行います|改めます|ます|する|した|こととし|設け|定め|予定|開始|導入|実施|完了|徹底|強化|見直し|策定|構築|講じ|図|増員|受ける|せます|開いて|取り決め|せる|ない。?$|停止|変更|整備|改訂|改定|設置|新設|[うくすつむるぐぶ]。?$|[一-鿿)]。?$)/,
)

/** A resolve without a measure: 「セキュリティ対策の強化に努めます」. */
const resolveOnly = pattern(
  /^[^、。]{0,30}?(?:強化|向上|徹底|再発防止|管理|保護|改善|取組み?|取り組み|対策|意識|整備|構築)(?:に|へ向けて|に向けて)[^。、]{0,14}(?:努め|取り組|尽力|邁進|注力)/,
)

/** What was lacking, not what is done. */
const lacking = pattern(
  /なかった|いなかった|いませんでした|おりませんでした|怠|不十分|不足して|欠けて|甘かった|形骸化|できず|ずに(?:残|放置|置[いか])/,
)

/** What comes after the matter: outside a section about prevention a sentence must say so. */
const afterwards = pattern(
  /今後|再発|これから(?:は)?、?|以後|改め(?:る|ます|まし|た|、)|こととし|ことといた|ことにし|こととす|取り決め|手順とし|手順に|防止し|防ぐため|この件を受け|今回の件を受け|見直し|改訂|改定|新たに/,
)

/** Values whose words are plain enough to stand without a section, where the sentence speaks of what will be done. */
const plain: ReadonlySet<PreventionValue> = new Set([
  'training',
  'mfa',
  'monitoring',
  'organization',
  'access-control',
  'encryption',
  'configuration-review',
  'external-audit',
  'patching',
  'password',
])
const willBe = pattern(
  /(?:します|いたします|致します|まいります|こととし|ことといたし|予定|(?:[うくつむるぐぶ]|(?<!ま)す|(?:[きしちにりみえけせねべめれげぜぎ]|(?<![てで])い)ます)。$|導入し(?:ました|た|、)|必須と(?:し|な[りる])|実施中|(?:修正|更新|適用|変更|初期化|強化)し(?:ました|、|た)|(?:パスワード|暗証番号|合い?言葉|認証情報|キー)(?:等|など)?を[^。、]{0,8}[変替]え(?:ました|、))/,
)

const thanks = pattern(/(?:感謝|御礼|お礼)(?:を)?(?:申し上げ|いたし|致し)ます。?$|ありがとうございます。?$/)

const settled = pattern(/(?:ます|ました|とした|こととする|する)。?$/)

/** Are these the words of a measure? Where they ask for a section about prevention (`asksForSection`), they must say so. */
const isMeasure = (words: Words, zone: Zone, asksForSection: () => boolean): boolean => {
  if (zone === 'prevention') return !lacking.test(words) || settled.test(words)
  if (!measure.test(words)) return false
  if (zone === 'plans') return !lacking.test(words) || settled.test(words)
  if (lacking.test(words)) return false
  return afterwards.test(words) || !asksForSection()
}

/** Sentences of a prevention section that announce, apologise or promise. */
const noMeasure = pattern(
  /努め|委ねて(?:おり|い)|情報の(?:適切な|適正な|厳格な|厳重な)?(?:管理|取扱い|取り扱い|保護)(?:を|の)(?:より一層|一層)?(?:徹底|強化)(?:し|いたし|を図|に)|お詫び|(?:次|以下|下記)の(?:とおり|通り|措置|対策)|再発防止策(?:を|と|につ)|ございません|検討して(?:おり|い)|検討(?:し|いた)|心より|ご迷惑|信頼|問い?合わ?せ(?!フォーム|票|の内容)|変更はあ|報告(?:いたし|し|さ|を行)|速報|確報|届け出|報告済|申告|お願い(?:いた)?します|ください|悪用|被害|確認(?:していない|しておりません|されて)|被害届|捜査|ご連絡|お知らせ|お伝え|いただいて|お願いし/,
)

const orders = pattern(
  /(?:指示|命じ|求め|要請|要求|指導|申し入れ|徹底させ|義務付け|義務づけ)(?:し|いたし|を行|た|て|ま[しす]|る|、)|(?:提出|報告)を(?:毎|受け、)|[さら]せ(?:、|ま|る|た|て)/,
)

/** The same of one that is not named: 「同社に対し、…を申し入れました」「事業者には、…を求めました」. */
const orderedWorker = pattern(
  /(?:委託先|受託者|委託業者|委託事業者|受託事業者|受託業者|委託会社|同社|事業者|業者)(?:各社)?(?:に対し|には|に、|へ)[^。]{0,120}(?:指示|命じ|求め|要請|要求|指導|申し入れ|申入れ|義務付け)(?:し|いたし|を行|た|て|ま[しす]|る|、)/,
)
const ofTheCase = pattern(
  /削除|消去|公表|停止を|回収|調査|報告(?:を|する|書)|破棄|廃棄|開示|返却|説明|原因|解明|抗議|補償|賠償|開示|確認を求|協力/,
)

const towards = pattern(/^(?:社)?(?:に対し|には|へ|に)/)
const ofTheMatter = pattern(/削除を|公表を|停止を/)

/** How a party that works for the discloser is watched from then on: 「X社への立入点検を年4回行います」. */
const watches =
  /^[^。]{0,30}?(?:立入|立ち入|常駐|抜き打ち|実地(?:検査|監査|点検)|監査を|覚書を|点検を[^。]{0,12}行|作業(?:状況)?を[^。、]{0,10}(?:点検|確認))/

/** Sentences in which a party that works for the discloser is told to do something. */
const findOrders = (reading: Reading, soFar: SoFar): Span | undefined => {
  const workers = new Set(
    soFar.parties
      .filter(({ role }) => role === 'contractor' || role === 'subcontractor' || role === 'provider')
      .map(({ name }) => name),
  )
  let index = 0
  for (const sentence of reading.sentences) {
    while ((reading.organisations[index]?.end ?? Number.POSITIVE_INFINITY) <= sentence.start) index++
    const zone = zoneAt(reading, sentence.start)
    if (elsewhere.has(zone) || zone === 'timeline') continue
    const words = wordsOf(reading, sentence, 400)
    if ((orderedWorker.test(words) || isMadeToDo(textOf(words))) && !ofTheCase.test(words)) return sentence
    for (let at = index; (reading.organisations[at]?.start ?? Number.POSITIVE_INFINITY) < sentence.end; at++) {
      const mention = reading.organisations[at]
      if (mention === undefined || !workers.has(mention.refersTo ?? mention.name)) continue
      const right = wordsWithin(reading, sentence, mention.end, mention.end + 160)
      if (towards.test(right) && orders.test(right) && !ofTheMatter.test(right)) return sentence
      if (watches.test(textOf(right)) && willBeDone.test(endOf(reading, sentence))) return sentence
    }
  }
  return undefined
}

/** 「今後は、…」 opens a measure outside a section about prevention, and what stands behind it in its paragraph goes on. */
const isPlan = (reading: Reading, sentence: Sentence): boolean => {
  const zone = zoneAt(reading, sentence.start)
  if (zone === 'timeline' || (elsewhere.has(zone) && !leavable.has(zone))) return false
  if (!willBeDone.test(endOf(reading, sentence))) return false
  const line = lineAt(reading, sentence.start)
  return opensPlans.test(wordsBetween(reading, Math.max(line.start, sentence.start - 160), sentence.end))
}

const isMadeRule = (reading: Reading, sentence: Sentence): boolean => {
  const zone = zoneAt(reading, sentence.start)
  return !(zone === 'timeline' || (elsewhere.has(zone) && !leavable.has(zone))) && makesRule(reading, sentence)
}

/** A row of links, or a signature with its date. */
const noSentence = pattern(/[|｜]|^\W{0,3}(?:令和|平成|20\d\d|\d{1,2}月)[^をはに、。]{0,60}$/)
const announced = pattern(/再発防止|防止策|対策/)
/** Names that hold the words of measures. */
const noThings = gateOf(['不正アクセス', '保護委員会', '教育委員会', 'ログイン', 'ログラム', 'カタログ', 'ブログ'])
const noThing = /不正アクセス|(?:個人情報)?保護委員会|教育委員会|ログイン|プログラム|カタログ|ブログ/g

/** Words of a sentence whose measure has another value. */
const passMeasures = (
  { text }: Reading,
  passOver: PassOver,
  hits: readonly RuleHit<PreventionValue>[],
  settled: readonly RuleHit<PreventionValue>[],
): void => {
  const told = settled.some(({ rule }) => rule.value === 'contractor-oversight')
  for (const hit of hits)
    if (!settled.includes(hit))
      passOver('prevention', clauseAround(text, hit, hit.sentence), told ? 'measure-told' : 'measure-one', {
        value: hit.rule.value,
        instead: told ? 'contractor-oversight' : settled[0]?.rule.value,
      })
}

/** Where the heading ends that a sentence begins with; text may follow on its line. 0 where it begins with none. */
const headingEnd = (reading: Reading, { start }: Sentence): number => {
  const section = sectionOpenedAt(reading, start)
  if (section === undefined) return 0
  const { heading, body } = section
  return body.end - body.start > 1 && heading.end - heading.start < 40 ? heading.end : 0
}

/** Where one measure of a sentence ends and the next begins: 「…を消し、…を数え、…します」. */
const seam = /(?:(?<!ただ|しか|も|な|まし)し|[りいきちみびえけせげべねめれ]|とともに|ほか)、/g
/** No measure of its own: when, why or what for the other one is taken. */
const circumstance =
  /(?:ため|場合|とき|際|ところ|よう|まえ|踏まえ|受け|に対し|について|につい|につき|から|により|とおり|けれ|おり|含め|関し|問い|限り|めざし|目指し|図り|応じ|伴い|加え|はじめ|始め|もとより|通じ|ですが|ますが),?、?$/

/** Beside another measure, what is done with papers and data has to be said. */
const ofCare =
  /(?:消去|廃棄|破棄)(?:し|す|を行)|消し|裁断|持ち出|持ち帰|確かめ|照合|読み[上合返]|数え|手渡|保管|禁|や(?:り取|りと)り|受け渡し/
const goesBack = /^(?:うち|その|この|これ|それ|同社|残)/
/** May a clause speak of a measure of its own, where a rule has found another one beside it? */
const isBeside = (value: PreventionValue, hits: readonly RuleHit<PreventionValue>[], clause: string): boolean =>
  value !== 'other' &&
  !goesBack.test(clause) &&
  (value !== 'process' || ofCare.test(clause)) &&
  !hits.some(({ rule }) => rule.value === 'contractor-oversight')
const isAsked = pattern(/(?:ください|下さい|お願い(?:いた|申し上げ|し)[^。]{0,6})。?$/)

/** What the clauses of a sentence speak of in which no rule found anything. */
const guessClauses = (
  reading: Reading,
  whole: Words,
  hits: readonly RuleHit<PreventionValue>[],
  add: (value: PreventionValue) => void,
): void => {
  if (isAsked.test(whole)) return
  const text = textOf(whole)
  let from = 0
  seam.lastIndex = 0
  for (let last = false; !last; ) {
    const match = seam.exec(text)
    last = match === null
    const to = match === null ? text.length : match.index + match[0].length
    if (!last && circumstance.test(text.slice(from, to))) continue
    const start = whole.start + from
    const end = whole.start + to
    if (
      !hits.some(
        (hit) =>
          (hit.start < end && hit.end > start) || (hit.verb !== undefined && hit.verb >= start && hit.verb < end),
      )
    ) {
      const words = from === 0 && last ? whole : unknownWords(reading, text.slice(from, to))
      const value = guess(reading, words, last)
      if (value !== undefined && (hits.length === 0 || isBeside(value, hits, textOf(words)))) add(value)
    }
    from = to
  }
}

const guess = (reading: Reading, said: Words, isLast: boolean): PreventionValue | undefined => {
  const words = isOpen(noThings, said) ? unknownWords(reading, textOf(said).replace(noThing, '')) : said
  if (
    words.end - words.start < 8 ||
    noMeasure.test(words) ||
    noSentence.test(words) ||
    resolveOnly.test(words) ||
    (isLast ? !isMeasure(words, 'plans', () => true) : lacking.test(words))
  )
    return undefined
  return reading.lexicon.preventionOtherwise.entries.find(
    (entry) => isOpen(entry.gate, words) && entry.words.some((word) => textOf(words).includes(word)),
  )?.value
}

/** How likely a value has to be by its words where no rule found it, and where measures are looked for anyhow. */
const sure = 0.5
const likely = 0.4
const namesNone = (reading: Reading, sentence: Sentence): boolean => {
  const words = wordsOf(reading, sentence, 300)
  return (
    noMeasure.test(words) ||
    resolveOnly.test(words) ||
    (zoneAt(reading, sentence.start) !== 'prevention' && asItCame.test(words))
  )
}
/** A title, and what went on: words alone are no ground for a measure there. */
const noDeed = pattern(/(?:について|て(?:い(?:まし)?|おりまし)た)。?$/)
const isElse = (words: Words, value: PreventionValue): boolean =>
  (value === 'contractor-oversight' && ofTheCase.test(words)) || (mendsTheMatter.has(value) && thatVery.test(words))

/** What is done, or to be done, against a repetition. */
export const readPrevention = (reading: Reading, soFar: SoFar): Pick<Facts, 'prevention'> => {
  const found = new Map<PreventionValue, { span: Span; rule: string }>()
  const named = new Set<number>()
  const others = new Map<number, Span>()
  const measures = new Map<number, RuleHit<PreventionValue>[]>()
  const zones: Zone[] = []
  // Whoever wants to know what was passed over is told of these sentences too.
  const isAside = (sentence: Sentence): boolean => {
    const zone = zoneOf(reading, sentence)
    zones[sentence.index] = zone
    return elsewhere.has(zone)
  }
  const hits = findRuleHits(reading, reading.lexicon.prevention, reading.passOver ? undefined : isAside)
  for (const hit of hits) {
    // プログラム and ブログ hold ログ.
    if (reading.text.startsWith('ログ', hit.start) && 'プブ'.includes(reading.text.charAt(hit.start - 1))) continue
    const { value, sectionOnly = false } = hit.rule
    const zone = zones[hit.sentence.index] ?? zoneOf(reading, hit.sentence)
    const pass = (why: PassedOverWhy) =>
      reading.passOver?.('prevention', clauseAround(reading.text, hit, hit.sentence), why, { value })
    if (elsewhere.has(zone)) {
      pass(inPart(zone))
      continue
    }
    const words = wordsWithin(reading, hit.sentence, hit.start - 200, hit.end + 200)
    if (
      (value === 'process' && isMailed(reading, hit.sentence)) ||
      (zone !== 'prevention' &&
        zone !== 'plans' &&
        (isOfTheMatter(reading, hit, words) || tellsHowItStood(reading, hit) || isAtHour(reading, hit.sentence)))
    ) {
      pass('measure-none')
      named.add(hit.sentence.start)
      continue
    }
    // A heading only announces, but a short numbered measure looks like one: it counts where prevention is spoken of.
    if (
      hit.start < headingEnd(reading, hit.sentence) &&
      (zone !== 'prevention' || announced.test(words)) &&
      !namesLasting(reading, hit.sentence)
    ) {
      pass('measure-heading')
      named.add(hit.sentence.start)
      continue
    }
    // What a paragraph opens with (今後は…、再発防止のため…) holds for its later sentences.
    const isFree = (): boolean => {
      if (namesLasting(reading, hit.sentence) || resumesMended(reading, hit)) return true
      if (zone !== 'timeline' && isRow(reading, hit.sentence)) {
        if (hit.verb !== undefined && isChange(reading, hit, zone)) return true
      } else if (zone === 'timeline') {
        if (
          !isRow(reading, hit.sentence) &&
          willBeDone.test(endOf(reading, hit.sentence)) &&
          !speaksOfElse.test(endOf(reading, hit.sentence, 14))
        )
          return true
      } else {
        if (plain.has(value) && willBe.test(words) && !thanks.test(endOf(reading, hit.sentence))) return true
        if (hit.verb !== undefined && isChange(reading, hit, zone)) return true
        if (makesRule(reading, hit.sentence) || isAnew(reading, hit)) return true
        if (lasts.has(value) && wasDone.test(endOf(reading, hit.sentence, 30))) return true
      }
      const from = Math.max(lineAt(reading, hit.start).start, hit.sentence.start - 300)
      return from < hit.sentence.start && afterwards.test(wordsBetween(reading, from, hit.sentence.start))
    }
    if (!isMeasure(words, zone, () => sectionOnly && !isFree())) {
      if (lacking.test(words)) pass('measure-lacking')
      else if (looksAhead(zone)) pass('measure-none')
      continue
    }
    if (resolveOnly.test(wordsWithin(reading, hit.sentence, hit.start, hit.end + 60))) {
      pass('measure-resolve')
      continue
    }
    const known = measures.get(hit.sentence.start)
    if (known === undefined) measures.set(hit.sentence.start, [hit])
    else known.push(hit)
  }
  for (const hits of measures.values()) {
    const settled = settleMeasures(reading.text, hits)
    if (reading.passOver !== undefined) passMeasures(reading, reading.passOver, hits, settled)
    for (const hit of settled) {
      const { rule, sentence } = hit
      if (rule.value === 'other') {
        if (settled.every((one) => one.rule.value === 'other' || isApart(reading.text, one, hit)))
          others.set(sentence.start, sentence)
      } else {
        named.add(sentence.start)
        if (!found.has(rule.value)) found.set(rule.value, { span: sentence, rule: rule.name })
      }
    }
  }
  // 「その他」 is for a measure that no other value names.
  for (const sentence of others.values()) {
    found.set('other', { span: sentence, rule: 'prevention/other' })
    break
  }
  for (const start of others.keys()) named.add(start)
  if (!found.has('contractor-oversight')) {
    const order = findOrders(reading, soFar)
    if (order !== undefined) found.set('contractor-oversight', { span: order, rule: 'prevention/order-to-contractor' })
  }
  for (const sentence of reading.sentences) {
    const whole = wordsOf(reading, sentence, 300)
    if (
      !isOpen(reading.lexicon.preventionOtherwise.gate, whole) ||
      headingEnd(reading, sentence) >= sentence.end ||
      isMadeToDo(textOf(whole)) ||
      (zoneAt(reading, sentence.start) !== 'prevention' && !isPlan(reading, sentence) && !isMadeRule(reading, sentence))
    )
      continue
    guessClauses(reading, whole, measures.get(sentence.start) ?? [], (value) => {
      named.add(sentence.start)
      if (!found.has(value)) found.set(value, { span: sentence, rule: `prevention/otherwise-${value}` })
    })
  }
  const isSettled = (sentence: Sentence): boolean =>
    named.has(sentence.start) ||
    isMadeToDo(textOf(wordsOf(reading, sentence, 300))) ||
    namesNone(reading, sentence) ||
    noDeed.test(endOf(reading, sentence))
  for (const [value, { chance, sentence }] of weighMeasures(reading, hits, isSettled))
    if (
      chance >= (looksAhead(zoneOf(reading, sentence)) ? likely : sure) &&
      !found.has(value) &&
      !isElse(wordsOf(reading, sentence, 300), value)
    )
      found.set(value, { span: sentence, rule: 'prevention/weighed' })
  return {
    prevention: [...found].map(([value, { span, rule }]) => makeFact(reading, { value }, span, rule)),
  }
}

export const preventionReader: FactReader = { name: 'prevention', read: readPrevention }
