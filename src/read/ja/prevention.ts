import type { Facts, PreventionValue } from '../../casebook/facts.js'
import type { PassedOverWhy } from '../../casebook/passed-over.js'
import type { FactReader, SoFar } from '../fact-reader.js'
import type { PassOver, Reading, Sentence, Span } from '../reading.js'
import { makeFact } from './evidence.js'
import { gateOf } from './gates.js'
import { settleMeasures } from './measures.js'
import { inPart } from './passed-over.js'
import { pattern } from './pattern.js'
import { clauseAround, findRuleHits, type RuleHit } from './rules.js'
import { isOpen, textOf, unknownWords, type Words, wordsBetween, wordsOf, wordsWithin } from './words.js'
import { lineAt, type Zone, zoneAt } from './zones.js'

const elsewhere: ReadonlySet<Zone> = new Set([
  'request',
  'questions',
  'reference',
  'contact',
  'items',
  'cause',
  'misuse',
])

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
  /なかった|いなかった|いませんでした|おりませんでした|怠|不十分|不足して|欠けて|甘かった|形骸化|できず/,
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
  /(?:します|いたします|致します|まいります|こととし|ことといたし|予定|[うくすつむるぐぶ]。$|導入し(?:ました|た|、)|必須とし|実施中|(?:修正|更新|適用|変更|初期化|強化)し(?:ました|、|た))/,
)

/** 「今後は、…」 after a list of the leaked data is no longer about the data: a letter has no heading there. */
const opensPlans = pattern(/^[\s・※○●]*(?:なお、|また、)?(?:今後は?、|再発(?:を)?防止(?:の|する)ため|これからは)/)
const leavable: ReadonlySet<Zone> = new Set(['items', 'cause', 'misuse'])
/** What an answer says will be done counts like any other word of the release. */
const answer = pattern(/^\W{0,2}(?:答|A\d{0,2})[ .:　]/)

const willDo = pattern(/(?:とし|[いし])ます。?$|(?:こと|ルール|決まり|運用|方式|仕組み)に(?:いた)?し(?:まし)?た。?$/)

/** How a sentence ends, without what it says in brackets: 「…に切り替えた(7月1日)。」. */
const endOf = (reading: Reading, sentence: Sentence, longest = 40): Words => {
  const { text } = reading
  let end = sentence.end
  if (text.charAt(end - 1) === '。') end--
  if (text.charAt(end - 1) === ')') {
    const open = text.lastIndexOf('(', end)
    if (open > sentence.start && end - open <= 24) end = open
  } else end = sentence.end
  return wordsWithin(reading, sentence, end - longest, end)
}

/** What will be done, and what was made a rule: 「…確かめることを全店で始めました」. */
const willBeDone = pattern(
  /(?:(?:[きしちにりみえけせてねべめれげぜぎ]|(?<![てで])い)ます|[うくつむぐぶ]|(?<!あ)る|(?<![まで])す|予定(?:です)?|(?:こと|方針)と(?:いた)?し(?:ています|ております|ました|た))。?$/,
)
const becameRule = pattern(
  /(?:始め|開始し|導入し|設け|設置し|改め|切り替え|徹底(?:いた)?し|義務付け|ことに(?:いた)?し|ことと(?:いた)?し|ように(?:いた)?し|見直し|定め|整備し|配置し|増や|増員し|改訂し|改正し|改定し|禁じ|禁止(?:いた)?し|新設し|任命し|契約し|総点検(?:いた)?し|一斉点検(?:いた)?し|実施(?:いた)?し)(?:ました|た|ております|ています)。?$/,
)
const mendsTheMatter: ReadonlySet<PreventionValue> = new Set([
  'password',
  'access-control',
  'patching',
  'configuration-review',
  'system-replacement',
])
/** What mends the matter is a measure where it is to stay: not 「接続を遮断しました」, but 「接続できる端末を2台に限りました」. */
const staysSo = pattern(
  /(?:限定(?:いた)?し|限[りっ]|絞[りっ]|分け|減らし|禁じ|禁止(?:いた)?し|仕組み(?:に|と)(?:いた)?し|義務付け|徹底(?:いた)?し|改め|割り当て(?:直し)?|必須(?:化し|に(?:いた)?し|と(?:いた)?し)|切り替え|切替え|置き換え|入れ替え|乗り換え|移行(?:いた)?し|廃止(?:いた)?し|作り直し|作り替え|撤去し|総点検(?:いた)?し|見直し)(?:まし)?た。?$/,
)
/** 「新たなサーバーに移行しております」 */
const wasReplaced = pattern(/(?:移行(?:いた)?し|切り替え|切替え|置き換え|入れ替え|乗り換え)て(?:おり|い)ます。?$/)
const speaksOfElse = pattern(
  /お(?:詫び|知らせ|願い)|報告|連絡|通知|公表|申し上げ|調査|回収|復旧|再開|努め|ございます|なります|思い|考え|ください|おります|しれ|可能性|おそれ|ようお|お答え/,
)

/** Does the sentence, wherever it stands, tell of a change that is to last? */
const isChange = (reading: Reading, { sentence, rule, verb = 0 }: RuleHit<PreventionValue>, zone: Zone): boolean => {
  const end = endOf(reading, sentence)
  if (rule.value === 'system-replacement' && wasReplaced.test(end)) return true
  if (speaksOfElse.test(endOf(reading, sentence, 14))) return false
  if (willBeDone.test(end)) return true
  if (!mendsTheMatter.has(rule.value)) return becameRule.test(end)
  if (zone === 'plans') return becameRule.test(end)
  return end.end - verb <= 16 && staysSo.test(end)
}

/** An entry of a list of what happened when: 「15:00 パスワードを初期化」. Only what is to come is a measure there. */
const atTime = pattern(
  /^[\s・◇○●■▼◆*(-]{0,3}(?:同日|翌日|当日|即日|同月)?[ 、]?(?:午前|午後)?\d{1,4}(?:[年月日時:/.]|曜)/,
)
const isRow = (reading: Reading, sentence: Sentence): boolean =>
  atTime.test(wordsWithin(reading, sentence, sentence.start, sentence.start + 16))

/** 「…することにしました」「…決まりにした」「…運用に改めました」: a rule was made, wherever that is told. */
const rulesMade = pattern(
  /(?:こと|(?<=ない)設定|ルール|決まり|きまり|運用|方式|仕組み|取り決め|やり方|方法|手順|体制|方針|形)(?:に|へ|と)(?:(?:いた|致)?し(?:まし)?た|(?:いた|致)?して(?:おり|い)ます|改め(?:まし)?た|改めます|改める|変え(?:まし)?た|変えます|変更し(?:まし)?た|変更します|切り替え(?:まし)?た|切り替えます|します|いたします)。?$/,
)
const noRule = pattern(
  /公表|お知らせ|知らせ|報告|届け?出|お詫び|おわび|連絡|通知|休止|休業|中止|再開|閉鎖|補償|弁償|見舞|返金|返還|処分|辞退|告訴|公開する|掲載する|説明|調査|依頼|依拠|負担|再発行|交換|お送り|対応する|協議|会見/,
)
const makesRule = (reading: Reading, sentence: Sentence): boolean =>
  !isRow(reading, sentence) && rulesMade.test(endOf(reading, sentence)) && !noRule.test(endOf(reading, sentence))

/** The zone that a sentence speaks in, by its own opening where that says more than the headings. */
const zoneOf = (reading: Reading, sentence: Sentence): Zone => {
  const zone = zoneAt(reading, sentence.start)
  if (leavable.has(zone)) {
    if (opensPlans.test(wordsWithin(reading, sentence, sentence.start, sentence.start + 20))) return 'plans'
    return tellsOfChange(reading, sentence) ? 'body' : zone
  }
  return zone === 'questions' ? zoneOfAnswer(reading, sentence) : zone
}

/** A sentence under a heading about something else that tells of a change all the same: a letter has few headings. */
const tellsOfChange = (reading: Reading, sentence: Sentence): boolean => {
  if (reading.text.charAt(sentence.end - 1) !== '。') return false
  const end = endOf(reading, sentence)
  return (
    (willBeDone.test(end) || becameRule.test(end) || staysSo.test(end) || rulesMade.test(end)) &&
    !speaksOfElse.test(endOf(reading, sentence, 14))
  )
}

const question = pattern(/^\W{0,2}(?:問|Q\d{0,2})[ .:　]|[?か]。?」?$/)
const asksWhatIsDone = pattern(/再発|対策|防止|今後|繰り返|二度と|改善|見直|これから/)

/** An answer speaks of what its question asks; elsewhere what it says was or will be done is told as in the release. */
const zoneOfAnswer = (reading: Reading, sentence: Sentence): Zone => {
  const line = lineAt(reading, sentence.start)
  const before = lineAt(reading, Math.max(0, line.start - 2))
  const asked = wordsBetween(reading, before.start, Math.min(before.end, before.start + 120))
  const isAnswer = answer.test(wordsBetween(reading, line.start, line.start + 6)) || question.test(asked)
  if (!isAnswer || question.test(wordsBetween(reading, line.start, Math.min(line.end, line.start + 120))))
    return 'questions'
  if (asksWhatIsDone.test(asked)) return 'prevention'
  return willDo.test(wordsOf(reading, sentence, 300)) || tellsOfChange(reading, sentence) ? 'body' : 'questions'
}

/** An entry of a list that names a measure to last: 「・私物記録媒体の使用の禁止」. */
const lastingNoun = pattern(
  /(?:禁止|徹底|義務化|必須化|義務付け|義務づけ|整備|導入|見直し|強化|研修|教育|訓練|設置|配備|策定|制定|改定|改訂|改正|増員|配置|取りやめ|取り止め|厳格化|暗号化|刷新|切替え?|切り替え|入れ?替え|契約解除|指名停止|監査|診断|自動化|最小化|明記|採用|(?:研修|監査|診断|訓練|教育|講習|講座|ペネトレーションテスト|勉強会)の(?:実施|開催|受講|充実))$/,
)
const entry = pattern(/^\s*(?:[・•◦※○●■□◆◇▼*\-①-⑳]|[(（]?\d{1,2}[).、 ]|[(（]?[ア-ン一二三四五六七八九十a-z][).、) ])/)
const namesLasting = (reading: Reading, sentence: Sentence): boolean =>
  sentence.end - sentence.start >= 10 &&
  entry.test(wordsWithin(reading, sentence, sentence.start, sentence.start + 8)) &&
  lastingNoun.test(endOf(reading, sentence)) &&
  !isRow(reading, sentence)

/** What lasts once it was done: 「全職員に研修を行いました」「2段階認証をつけました」. */
const lasts: ReadonlySet<PreventionValue> = new Set([
  'training',
  'mfa',
  'organization',
  'monitoring',
  'encryption',
  'contractor-oversight',
])
const wasDone = pattern(
  /(?:行い|行な|行っ|実施し|実施いたし|実施致し|開催し|開催いたし|開き|開い|導入し|導入いたし|設置し|設置いたし|設け|配置し|任命し|有効に?し|必須にし|必須とし|追加し|開始し|始め|稼働させ|稼働し|入れ|付け|つけ|設定し|適用し|義務付け|受講させ|整備し|強化し|増設し|取り付け|加え|加入し|契約し|暗号化(?:いた)?し|置[きい]|促し|立ち上げ|取り上げ|周知(?:いた)?し|通知(?:いた)?し|指導(?:いた)?し|注意喚起(?:いた)?し)(?:まし)?た。?$/,
)

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
  /努め|情報の(?:適切な|適正な|厳格な|厳重な)?(?:管理|取扱い|取り扱い|保護)(?:を|の)(?:より一層|一層)?(?:徹底|強化)(?:し|いたし|を図|に)|お詫び|(?:次|以下|下記)の(?:とおり|通り|措置|対策)|再発防止策(?:を|と|につ)|ございません|検討して(?:おり|い)|検討(?:し|いた)|心より|ご迷惑|信頼|問い?合わ?せ|変更はあ|報告(?:いたし|し|を行)|速報|確報|届け出|報告済|申告|お願い(?:いた)?します|ください|悪用|被害|確認(?:していない|しておりません|されて)|被害届|捜査|ご連絡|お知らせ|お伝え|いただいて|お願いし/,
)

const orders = pattern(
  /(?:指示|命じ|求め|要請|要求|指導|申し入れ|徹底させ|義務付け|義務づけ)(?:し|いたし|を行|た|て|ま[しす]|る|、)|(?:提出|報告)を(?:毎|受け、)|[さら]せ(?:、|ま|る|た|て)/,
)

/** The same of one that is not named: 「同社に対し、…を申し入れました」「事業者には、…を求めました」. */
const orderedWorker = pattern(
  /(?:委託先|受託者|委託業者|委託事業者|受託事業者|受託業者|委託会社|同社|事業者|業者)(?:各社)?(?:に対し|には|に、|へ)[^。]{0,120}(?:指示|命じ|求め|要請|要求|指導|申し入れ|申入れ|義務付け)(?:し|いたし|を行|た|て|ま[しす]|る|、)/,
)
const ofTheCase = pattern(
  /削除|公表|停止を|回収|調査|報告(?:を|する|書)|破棄|廃棄|開示|返却|説明|原因|解明|抗議|補償|賠償|開示|確認を求|協力/,
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
    if (orderedWorker.test(words) && !ofTheCase.test(words)) return sentence
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

const plan = pattern(/^[\s・※○●]*(?:なお、|また、)?(?:今後は?、|これからは?、?|再発(?:を)?防(?:止|ぐ)(?:の|する)?ため)/)

/** 「今後は、…」 opens a measure outside a section about prevention, and what stands behind it in its paragraph goes on. */
const isPlan = (reading: Reading, sentence: Sentence): boolean => {
  const zone = zoneAt(reading, sentence.start)
  if (zone === 'timeline' || (elsewhere.has(zone) && !leavable.has(zone))) return false
  if (!willBeDone.test(endOf(reading, sentence))) return false
  const line = lineAt(reading, sentence.start)
  return plan.test(wordsBetween(reading, Math.max(line.start, sentence.start - 160), sentence.end))
}

const isMadeRule = (reading: Reading, sentence: Sentence): boolean => {
  const zone = zoneAt(reading, sentence.start)
  return !(zone === 'timeline' || (elsewhere.has(zone) && !leavable.has(zone))) && makesRule(reading, sentence)
}

/** A row of links, or a signature with its date. */
const noSentence = pattern(/[|｜]|^\W{0,3}(?:令和|平成|20\d\d|\d{1,2}月)[^をはに、。]{0,60}$/)
const announced = pattern(/再発防止|防止策|対策/)
const attacks = gateOf(['不正アクセス'])

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

/** Does a measure end between two places of a sentence? 「宛先の確認を徹底し、防止ソフトを導入します」 */
const ends =
  /(?:[しりいきちみびえけせねめれべ]|(?<!につい|におい)て|とともに|ほか)、|(?:実施|導入|設置|設定|整備|適用|遮断|廃止|停止|禁止|変更|強化|徹底|見直し|作成|改修|点検|監視|訓練|研修|教育|短縮|義務化|暗号化|限定|制限|配置|増員|分離|消去|削除|更新|確認)(?:\([^()]{0,24}\))?(?:、|及び|並びに|ならびに|・|と(?![しもす同の]))/
const isApart = (text: string, one: Span, two: Span): boolean =>
  ends.test(one.start < two.start ? text.slice(one.end, two.start) : text.slice(two.end, one.start))

/** What is done, or to be done, against a repetition. */
export const readPrevention = (reading: Reading, soFar: SoFar): Pick<Facts, 'prevention'> => {
  const found = new Map<PreventionValue, { span: Span; rule: string }>()
  /** Where a heading ends, by where it begins; text may follow on its line. */
  const headings = new Map(
    reading.sections
      .filter(({ heading, body }) => body.end - body.start > 1 && heading.end - heading.start < 40)
      .map(({ heading }) => [heading.start, heading.end]),
  )
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
  for (const hit of findRuleHits(reading, reading.lexicon.prevention, reading.passOver ? undefined : isAside)) {
    const { value, sectionOnly = false } = hit.rule
    const zone = zones[hit.sentence.index] ?? zoneOf(reading, hit.sentence)
    const pass = (why: PassedOverWhy) =>
      reading.passOver?.('prevention', clauseAround(reading.text, hit, hit.sentence), why, { value })
    if (elsewhere.has(zone)) {
      pass(inPart(zone))
      continue
    }
    const words = wordsWithin(reading, hit.sentence, hit.start - 200, hit.end + 200)
    // A heading only announces, but a short numbered measure looks like one: it counts where prevention is spoken of.
    if (
      hit.start < (headings.get(hit.sentence.start) ?? 0) &&
      (zone !== 'prevention' || announced.test(words)) &&
      !namesLasting(reading, hit.sentence)
    ) {
      pass('measure-heading')
      continue
    }
    // What a paragraph opens with (今後は…、再発防止のため…) holds for its later sentences.
    const isFree = (): boolean => {
      if (namesLasting(reading, hit.sentence)) return true
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
        if (plain.has(value) && willBe.test(words)) return true
        if (hit.verb !== undefined && isChange(reading, hit, zone)) return true
        if (makesRule(reading, hit.sentence)) return true
        if (lasts.has(value) && wasDone.test(endOf(reading, hit.sentence, 30))) return true
      }
      const from = Math.max(lineAt(reading, hit.start).start, hit.sentence.start - 300)
      return from < hit.sentence.start && afterwards.test(wordsBetween(reading, from, hit.sentence.start))
    }
    if (!isMeasure(words, zone, () => sectionOnly && !isFree())) {
      if (lacking.test(words)) pass('measure-lacking')
      else if (zone === 'prevention' || zone === 'plans') pass('measure-none')
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
      named.has(sentence.start) ||
      (headings.get(sentence.start) ?? 0) >= sentence.end ||
      (zoneAt(reading, sentence.start) !== 'prevention' && !isPlan(reading, sentence) && !isMadeRule(reading, sentence))
    )
      continue
    const words = isOpen(attacks, whole) ? unknownWords(reading, textOf(whole).replaceAll('不正アクセス', '')) : whole
    if (
      words.end - words.start < 8 ||
      noMeasure.test(words) ||
      noSentence.test(words) ||
      resolveOnly.test(words) ||
      !isMeasure(words, 'plans', () => true)
    )
      continue
    const guess = reading.lexicon.preventionOtherwise.entries.find(
      (entry) => isOpen(entry.gate, words) && entry.words.some((word) => textOf(words).includes(word)),
    )
    if (guess !== undefined && !found.has(guess.value)) {
      found.set(guess.value, { span: sentence, rule: `prevention/otherwise-${guess.value}` })
    }
  }
  return {
    prevention: [...found].map(([value, { span, rule }]) => makeFact(reading, { value }, span, rule)),
  }
}

export const preventionReader: FactReader = { name: 'prevention', read: readPrevention }
