import type { PartyRole } from '../../../casebook/facts.js'
import type { OrganisationMention, Reading, Sentence } from '../../reading.js'
import { ourselves } from '../organisations/self.js'
import { pattern } from '../patterns/pattern.js'
import { rewritten, wordsBetween, wordsOf } from '../patterns/words.js'
import { firstNotBefore } from '../text/bounds.js'

/** Does the text speak as one who works for others? */
export const worksForOthers = pattern(
  new RegExp(
    `${ourselves}(?:が|は|で)[^。]{0,40}(?:受託|請け負|お預かり)|受託(?:して|した|業務|先(?:[0-9]+社|各社|企業|のお客))`,
  ),
)

/** 「(名)一覧」「と件数」「は次のとおりです。」 after what a list is of. */
const listTail =
  '(?:様|さま|の皆(?:様|さま))?(?:名|の名称|一覧|の一覧|(?:別|ごと)?の?内訳|(?:と|及び|および|・)[^。、]{0,8}(?:件数|人数))?(?:は、?(?:次|以下|下記)の(?:とおり|通り)(?:です|でございます|である)?。?)?[:】)〕]? ?$'

/** What a line says by itself of those named on the lines below: 「サイトを運営する会社」「印刷を委託した事業者の名称」「主な委託元と件数」. */
const headings: readonly (readonly [PartyRole, ReturnType<typeof pattern>])[] = [
  ['subcontractor', pattern(/再委託(?:した|している)?(?:先|会社|事業者|業者)(?:名|の名称)?[:】)〕]?\s*$/)],
  [
    'client',
    pattern(
      new RegExp(
        `(?:委託元|荷主|発注元|依頼元|導入先|(?:ご?(?:利用|契約|導入)|クライアント|お得意)(?:先|いただいている|の)?(?:企業|団体))(?:企業|会社|団体|自治体|各社)?${listTail}`,
      ),
    ),
  ],
  [
    'victim',
    pattern(
      new RegExp(
        `(?:同様|同じ|ほか|他|本件)[^。]{0,16}(?:公表|被害|影響|対象)[^。]{0,10}(?:組織|団体|企業|会社|法人|自治体|機関|市町村)${listTail}`,
      ),
    ),
  ],
  [
    'contractor',
    pattern(
      new RegExp(
        `(?:委託|発注|依頼|受託|担当|請け負)(?:した|する|している|していた|った|っている)(?:会社|事業者|業者|企業|者|団体|法人)${listTail}|(?<!再)委託先(?:企業|会社|事業者)?${listTail}`,
      ),
    ),
  ],
  [
    'provider',
    pattern(
      /(?:サービス|システム|サイト|アプリ|クラウド|製品|ソフト)[^。、]{0,8}(?:提供|運営|開発|管理)(?:する|している|した)?(?:会社|事業者|企業|者|元)(?:名|の名称)?[:】)〕]?\s*$/,
    ),
  ],
]

/** 「株式会社X:当社の依頼を受け…」「(2) 株式会社X 保守を行う」: what follows a name that opens its line is said of it. */
export const asSubject = (right: string): string => right.replace(/^(?: ?: ?| {1,3}(?=[^\d ()様]))/, 'は、')

/** 「 鳥海市  4,410名」 */
const counted = /^様? {0,2}[ :(|]{1,8}(?:約)?\d[\d,]{0,9} ?(?:名|人|件|世帯)/
/** 「(五十音順)」「(2社)」 at the end of what a list is called */
const listNote = /\([^()\n]{1,30}\)(?=[。:]?\s{0,4}$)/
/** 「 ・1.(2)」 before a name that opens its line */
const bullet = /^[ ・●○■◆□◇*\-\d.,()①-⑳]{0,8}$/

const opensWithName = ({ text, organisations }: Reading, sentence: Sentence): boolean => {
  const first = organisations[firstNotBefore(organisations, ({ start }) => start < sentence.start)]
  const start = first?.start ?? sentence.end
  return start - sentence.start <= 8 && bullet.test(text.slice(sentence.start, start))
}

/** No list of names is looked up further than this. */
const MOST_LINES = 40

/** The line above the names of a list, of which one opens the sentence. */
const headingOf = (reading: Reading, sentence: Sentence): Sentence | undefined => {
  for (let index = sentence.index - 1; index >= 0 && sentence.index - index <= MOST_LINES; index--) {
    const above = reading.sentences[index]
    if (above !== undefined && !opensWithName(reading, above)) return above
  }
  return undefined
}

/** 「委託元 受託した業務 対象人数」: the head of a table whose first column names them. */
const roleOfColumn = ({ text, lexicon }: Reading, { start, end }: Sentence): PartyRole | undefined => {
  const title = lexicon.roleTitles.longest(text, start)
  return title !== undefined && title.end < end && ' |'.includes(text.charAt(title.end)) ? title.value : undefined
}

/** The role that the line above gives to a name that opens its line, or the list that it opens a line of. */
export const roleByLayout = (
  reading: Reading,
  { start, end }: OrganisationMention,
  sentence: Sentence,
): { readonly role: PartyRole; readonly weight: number; readonly rule: string } | undefined => {
  const { text } = reading
  if (start - sentence.start > 8 || !bullet.test(text.slice(sentence.start, start))) return undefined
  const above = headingOf(reading, sentence)
  if (above !== undefined && above.end - above.start <= 40) {
    const words = rewritten(wordsOf(reading, above), text.slice(above.start, above.end).replace(listNote, ''))
    for (const [role, heading] of headings) if (heading.test(words)) return { role, weight: 4, rule: 'parties/heading' }
    const role = roleOfColumn(reading, above)
    if (role !== undefined) return { role, weight: 4, rule: 'parties/heading' }
  }
  return counted.test(text.slice(end, end + 30)) && worksForOthers.test(wordsBetween(reading, 0, 4000))
    ? { role: 'client', weight: 3, rule: 'parties/client-listed' }
    : undefined
}

/** 「 2,317名」「 | 職員 96名」「:約120」 after a name that opens its line: how many of theirs. */
const howMany =
  /^(?:様|さま)?(?:の?分)?[ :(|…・]{1,12}(?:[一-鿿ァ-ヴー]{1,8} {0,2})?(?:約|計|延べ)?\d[\d,]{0,9} ?(?:名|人|件|世帯|\)|$|\n| )/
const ownRow = new RegExp(`^[ ・●○■◆□◇*\\-\\d.,()①-⑳]{0,8}(?:${ourselves}|自社)(?= ?[ :|(])`)

/** 「の利用者は230名」「は410名」「が約1,905件」 after a name within a sentence: how many of theirs. */
const howManySaid =
  /^(?:様|さま)?(?:の?分|の[^。、はがを\d]{1,10})?(?:は|が|で|では|に|で?は、)?(?: ?約| ?計)?\d[\d,]{0,9} ?(?:名|人|件|世帯)/
const ownSaid = new RegExp(`${ourselves}${howManySaid.source.slice(1)}`)

/** Towns that one sentence counts side by side with the discloser: 「北浜町の利用者は230名、南浜町は410名、東浜市は1,905名」. */
const countedBeside = (
  { text, organisations, sentences }: Reading,
  self: string | undefined,
): OrganisationMention[] => {
  const found: OrganisationMention[] = []
  let at = 0
  for (const { start, end } of sentences) {
    const counted: OrganisationMention[] = []
    for (; at < organisations.length && (organisations[at]?.start ?? end) < end; at++) {
      const mention = organisations[at]!
      if (mention.kind === 'municipality' && howManySaid.test(text.slice(mention.end, Math.min(end, mention.end + 40))))
        counted.push(mention)
    }
    const others = counted.filter(({ name, refersTo }) => (refersTo ?? name) !== self)
    if (
      others.length > 0 &&
      (others.length < counted.length || ownSaid.test(text.slice(start, Math.min(end, start + 300))))
    )
      found.push(...others)
  }
  return found
}

const together = /^(?:及び|および|並びに|ならびに|と|・|、)$/
const ofBoth = pattern(/両(?:社|校|法人|団体|組合|協会|市|町|村)(?:の|が|は|で|に|を)/)

/** 「株式会社X」 on a line, 「株式会社Y」 on the next, and 両社の or 「株式会社Xと株式会社Yは」 below: Y, where X is the discloser. */
const headedWith = (reading: Reading, self: string | undefined): OrganisationMention[] => {
  const { text, organisations } = reading
  const at = organisations.findIndex(({ name }) => name === self)
  const [own, other] = [organisations[at], organisations[at + 1]]
  if (own === undefined || other === undefined || other.refersTo !== undefined || other.name === self) return []
  const apart = text.slice(Math.max(0, own.start - 1), own.start) + text.slice(own.end, other.start)
  if (!/^\n? ?\n ?$/.test(apart) || !/^ ?(?:\n|$)/.test(text.slice(other.end, other.end + 2))) return []
  const pair = organisations.some(({ name, end }, index) => {
    const next = organisations[index + 1]
    return name === own.name && next?.name === other.name && together.test(text.slice(end, next.start))
  })
  return pair || ofBoth.test(wordsBetween(reading, other.end, 3000)) ? [other] : []
}

/** Those who stand with the discloser in one list of how many of whose data: 「当社 2,317名」「株式会社X 880名」. */
export const listedWith = (reading: Reading, self: string | undefined): readonly OrganisationMention[] => {
  const { text, organisations, sentences } = reading
  const found: OrganisationMention[] = []
  let rows: OrganisationMention[] = []
  let own = false
  const close = () => {
    if (own) found.push(...rows)
    rows = []
    own = false
  }
  for (const sentence of sentences) {
    const said = text.slice(sentence.start, Math.min(sentence.end, sentence.start + 20))
    const words = ownRow.exec(said)?.[0]
    const first =
      words === undefined && opensWithName(reading, sentence)
        ? organisations[firstNotBefore(organisations, ({ start }) => start < sentence.start)]
        : undefined
    const end = first?.end ?? sentence.start + (words?.length ?? 0)
    if (end === sentence.start || !howMany.test(text.slice(end, Math.min(sentence.end, end + 40)))) close()
    else if (first === undefined || (first.refersTo ?? first.name) === self) own = true
    else rows.push(first)
  }
  close()
  return [...found, ...countedBeside(reading, self), ...headedWith(reading, self)]
}
