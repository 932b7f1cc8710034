import type { PartyRole } from '../../../casebook/facts.js'
import type { OrganisationMention, Reading, Sentence } from '../../reading.js'
import { pattern } from '../patterns/pattern.js'
import { wordsBetween, wordsOf } from '../patterns/words.js'

/** Does the text speak as one who works for others? */
export const worksForOthers = pattern(
  /(?:当社|弊社|当法人|当会|当財団|当協会)(?:が|は|で)[^。]{0,40}(?:受託|請け負|お預かり)|受託(?:して|した|業務|先(?:[0-9]+社|各社|企業|のお客))/,
)

/** What a line says by itself of who is named on the line below: 「サイトを運営する会社」「印刷を委託した事業者の名称」. */
const headings: readonly (readonly [PartyRole, ReturnType<typeof pattern>])[] = [
  ['subcontractor', pattern(/再委託(?:した|している)?(?:先|会社|事業者|業者)(?:名|の名称)?[:】)〕]?\s*$/)],
  [
    'contractor',
    pattern(
      /(?:委託|発注|依頼|受託|担当|請け負)(?:した|する|している|していた|った|っている)(?:会社|事業者|業者|企業|者|団体|法人)(?:名|の名称)?[:】)〕]?\s*$/,
    ),
  ],
  [
    'provider',
    pattern(
      /(?:サービス|システム|サイト|アプリ|クラウド|製品|ソフト)[^。、]{0,8}(?:提供|運営|開発|管理)(?:する|している|した)?(?:会社|事業者|企業|者|元)(?:名|の名称)?[:】)〕]?\s*$/,
    ),
  ],
]

/** 「 鳥海市  4,410名」 */
const counted = /^様? {0,2}[ :(|]{1,8}(?:約)?\d[\d,]{0,9} ?(?:名|人|件|世帯)/

/** The role that the line above gives to a name that opens its line, or the list that it opens a line of. */
export const roleByLayout = (
  reading: Reading,
  { start, end, kind }: OrganisationMention,
  sentence: Sentence,
): { readonly role: PartyRole; readonly weight: number; readonly rule: string } | undefined => {
  const { text, sentences } = reading
  if (start - sentence.start > 4 || !/^[ ・●○■◆]*$/.test(text.slice(sentence.start, start))) return undefined
  const above = sentences[sentence.index - 1]
  if (above !== undefined && above.end - above.start <= 30) {
    const words = wordsOf(reading, above)
    for (const [role, heading] of headings) if (heading.test(words)) return { role, weight: 4, rule: 'parties/heading' }
  }
  return kind === 'municipality' &&
    counted.test(text.slice(end, end + 30)) &&
    worksForOthers.test(wordsBetween(reading, 0, 4000))
    ? { role: 'client', weight: 3, rule: 'parties/client-listed' }
    : undefined
}
