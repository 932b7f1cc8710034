import { matchesOf } from '../text/matches.js'

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
    // 「郵便により」 is no sender.
    const means = stretch.startsWith('より', at) && words[from + at - 1] === 'に'
    // 「5名からなる委員会」, 「こちらの携帯から」
    if (/^(?:なる|成る|構成)/.test(after) || /^こちら/.test(noun)) return undefined
    if (noun !== '' && !means && !notSender.test(noun) && !place && !/^の?(?:まで|\d)/.test(after)) return noun
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

const toWhom =
  /(?:に対し(?:まし)?て?|(?:宛|あて)て?に|に(?:おい|おけ|つい|より|よっ|よる|て|伴|基|関)|に|へ)(?:は|も|の)?/g

/** Those told: nouns before に, へ in the clause of the telling. */
export const receiversBefore = (words: string, from: number, to: number): string[] => {
  const found: string[] = []
  for (const match of matchesOf(toWhom, words.slice(from, to))) {
    if (/^に(?:おい|おけ|つい|より|よっ|よる|て|伴|基|関)/.test(match[0])) continue
    const noun = nounBefore(words, from + match.index).replace(/^.*(?:から|より)/, '')
    if (noun !== '') found.push(noun)
  }
  return found
}

/** The people concerned, as those somebody tells something. */
export const individuals =
  /対象(?!外)|本人|該当|患者|ご?家族|保護者|お客|顧客|会員|利用者|契約者|学生|生徒|児童|受信者|受信された|申込者|申し込まれ|参加者|応募者|被害者|受診者|納税者|回答者|入居者|寄附者|寄付者|奨学生|卒業生|在学生|教職員|受講者|購入者|ユーザー|登録者|組合員|加入者|関係者|当該世帯|当事者|[在退求休]職者|在籍者|離職者|従事者|(?:通所|入院|通院|来場|来館|来店|宿泊|視聴|出願|志願|受験|寄付|支援|協力|出演|出店|出品|搭乗|乗船|受給|受賞|被験|被保険|被扶養|滞納|納付|借受|相談|来談|配偶)者|(?:作業|乗務|隊|役|船|研究|契約社|派遣社|賛助会)員|の方|方(?=に|へ|全員|々)|さん(?=に|へ|宅|の(?:ご?自?宅|お宅))|皆(?:様|さま|さん)|みな(?:さま|様|さん)|世帯|全員|\d(?:名|人|軒|戸|組|家庭)|[一二三四五六七八九十](?:名|人|軒|戸|組)|お宅|ご?自宅(?!の|に持|に送|へ送)|ご?遺族|住民|町民|村民|市民|相手方|取引先|従業員|職員には|社員には|応募された|個別|個人(?=及び|および|や|の方|に(?!よ)|へ|・)|一人|飼い主|持ち主|名義人|出展者|職員全員|所有者|選手|団員|[一-鿿ァ-ヶー](?<!委託元|取引先|企業|団体|事業者|法人|機関|組合|自治体|学校|会社|施設|先|元|社|園|店|院)(?:様|さま)(?=(?:方|たち|全員)?(?:に|へ|宛|あて))/
export const notIndividuals =
  /(?:契約|利用|導入|取引|加盟|委託)(?:先|校|園|企業|団体|法人|施設)(?!の(?:皆|方|ご?担当))(?:様|さま)?[^、。]{0,6}(?:へ|に|あて|宛)|\d社[^、。]{0,8}(?:へ|に)|\d社の(?:ご担当者|管理者)(?:様|さま)|(?:委託元|クライアント(?:様|企業)?|ご?利用団体(?:様)?|団体様|導入先|各機関|関係機関|報道|マスコミ|グループ各社|管理職|上司|所属長|本部|教頭|校長|課長|部長|委託先|警察|センター)\)?(?:の皆(?:様|さま))?(?:へ|に|あて|宛)/
/** 「対象の方には」「ご本人あてに」「お宅を訪問」: they are those told. */
export const addressed = new RegExp(
  `(?:${individuals.source})(?:(?!から|より)[^、。をがは]){0,16}?(?:に|へ|宛|あて|を(?:個別に|順次|直接)?訪|宅|様方|向け|(?:と|の方と)面)|(?:保護者会|説明会)(?:を|に(?:て|おいて)|で)[^、。]{0,20}(?:開|実施|説明|謝罪|詫び|報告)|については|につきましては|個別の?ご?(?:連絡|通知|案内)`,
)

/** 「対象となった方に」: those whose data it was, where a letter is sent to them. */
export const concernedOnes =
  /(?:対象|該当|被害|影響)(?:者|の?(?:方|世帯|生徒|児童|会員|お客|ご?家庭|保護者)|と(?:なる|なった)[^、。]{1,14})[^、。]{0,8}(?:に|へ|宛|あて)/
export const lettersOut = /文書|書面|書状|手紙|通知(?:文|書|を)/
