import { pattern } from '../patterns/pattern.js'
import type { Words } from '../patterns/words.js'
import { matchesOf } from '../text/matches.js'

/** What a phrase before 、 ends in where it is a clause of its own: 遮断し、気付き、受けて、調べたところ、停止したが。 */
const predicateEnd =
  /(?:[しじちぢりいきぎみびえけげせてでねべめれずただ]|る|す|う|く|む|ぶ|ため|ので|ところ|[後上際]|のち|うえ|とき|結果|ともに|ほか|ものの|[たるすんい]が)$/
/** Particles and adverbs that end alike. */
const particleEnd =
  /(?:から|より|まで|など|ほど|について|につき|つきまして|において|おきまして|における|対し|対して|対しまして|として|としまして|にとって|によって|により|にて|(?:^|[^んい])で|伴い|伴って|基づき|基づいて|関し|関して|関しまして|通じ|通じて|通して|経由して|経て|介して|かけて|わたり|わたって|及び|および|並びに|ならびに|再び|ごろ|(?<!と)ころ|また|まず|ただ|いまだ|いったん|さらに|次に|次いで|続いて|引き続き|加えて|併せて|合わせて|あわせて|初めて|改めて|すべて|全て|うち|のみ|とおり|つまり|あまり|限り|(?:^|[^たるすんい])が|もし|それぞれ|同じく|向け|向けて|先立ち|先立って|当たり|あたり|際し|際して|に続き|に加え|を含め|を含む|をはじめ|はじめ|ありませんが|しかし|ただし|おそらく|よう)$/
/** A noun that stands for its verb: 「県警察に相談、委員会に速報」. */
const nounAtEnd = new Set(
  '報告 速報 確報 相談 通報 停止 遮断 切断 隔離 判明 確認 発覚 発見 連絡 受領 開始 回収 削除 消去 謝罪 説明 送付 発送 送信 提出 特定 確定 着手 依頼 設置 実施 公表 発表 掲載 完了 終了 侵入 感染 検知 指示 訪問 届出 閉鎖 変更 指摘 発生 紛失 申告 認識 把握 公開 掲載 案内 開催 復旧 再開 休止 制限 凍結 返却 返送 廃棄 破棄 郵送 配布 配付 交付 投函 申告 受理 照会 回答 捜索 対応 提供 発報 交換 再送 効化 除去 適用 感染 流出'.split(
    ' ',
  ),
)
/** What it has before it. */
const argument = /(?:[をにへがでは]|から|より|との|にて)[^、。]{0,14}$/
/** The longest of the endings above. */
const ENDING = 24

/** Does a noun that stands for its verb end at `at`? */
export const endsInNoun = (words: string, at: number): boolean => nounAtEnd.has(words.slice(Math.max(0, at - 2), at))

/** Does a phrase that ends at `at` close a clause? */
export const closesClause = (words: string, at: number): boolean => {
  if (endsInNoun(words, at) && argument.test(words.slice(Math.max(0, at - ENDING), at - 2))) return true
  const end = words.slice(Math.max(0, at - ENDING), at)
  return predicateEnd.test(end) && !particleEnd.test(end)
}

/** Where in some words clauses end: after 、 that follows a predicate, and after 。. In order. */
export const clauseEnds = (words: string): readonly number[] => {
  const ends: number[] = []
  for (let at = 0; at < words.length; at++) {
    const sign = words[at]
    if (sign === '。' || (sign === '、' && closesClause(words, at))) ends.push(at + 1)
  }
  return ends
}

const saying =
  '(?:報告|連絡|通報|電話|説明|知ら[せさ]|一報|通知|指摘|回答|返事|返答|申告|申し?出|相談|問い?合わ?せ|情報提供|照会|訴え|苦情|お声|声を|声が|話が|調査結果|解析結果|公表|発表|メール|書面|文書|回答書|届(?=が|い|け出))'
const finding =
  '(?:判明|確認|発覚|発見|明らか|分か|わか|特定|把握|認識|気付|気づ|気が|突き止|断定|判断|見つか|見つけ|検知|検出|覚知|認め|知[りっ]|確定|確かめ|推定(?!され(?:る|ます|て(?:い|お)))|露見|露呈)'

/** 「…との報告」「…旨の通報」「…ことを知らせる」: what somebody said ends here. */
const said = pattern(
  new RegExp(
    `(?:と(?:の|する|いう|いった)|(?<=[たるいうだん」』])と(?!も|とも|き|ころ|同時)|旨(?:の|を|が)?|(?<![このそ])こと(?:の|を|について(?:の)?|に関する|が))[^、。\\uE000]{0,14}?${saying}(?!(?:られ|され|いただい|くださっ|下さっ)た(?:方|人|お客|皆|者|\\d))`,
    'g',
  ),
)
/** 「…ことが判明」「…形跡を発見」: what somebody found ends here. A date may stand before the finding. */
const found = pattern(
  new RegExp(
    `(?:(?:(?<![このそ])こと|(?<=[たるい])(?:の|もの|旨|事実|痕跡|形跡|履歴|記録|疑い|おそれ|可能性|状態)|の(?:記録|履歴)(?=を))(?:が|を|も|は|に)|(?<=[たるい])ものと|(?<=[たるいうだ])と(?!も|き|ころ|と|同時))、?[^、。]{0,24}?${finding}`,
    'g',
  ),
)

/** Where words that somebody said or found end, and what takes them. */
export interface Complement {
  readonly kind: 'said' | 'found'
  /** Where the content ends: before との, ことが. */
  readonly start: number
  /** Past the word that takes it. */
  readonly end: number
}

const none: readonly Complement[] = []

/** All complements of some words, in order, none overlapping. `sentence`: where the words are from. */
export const findComplements = (words: string, sentence: Words): readonly Complement[] => {
  const saying = said.may(sentence) ? matchesOf(said.regex, words) : []
  const finding = found.may(sentence) ? matchesOf(found.regex, words) : []
  if (saying.length + finding.length === 0) return none
  const all: Complement[] = []
  for (const { index, 0: match } of saying) all.push({ kind: 'said', start: index, end: index + match.length })
  for (const { index, 0: match } of finding) all.push({ kind: 'found', start: index, end: index + match.length })
  all.sort((a, b) => a.start - b.start || a.end - b.end)
  const kept: Complement[] = []
  for (const complement of all) {
    const last = kept.at(-1)
    // 「確定したとの報告」: the finding is what was said.
    if (
      last?.kind === 'found' &&
      complement.kind === 'said' &&
      complement.end > last.end &&
      clauseEnds(words.slice(last.start, complement.start)).length === 0
    )
      kept.pop()
    if (complement.start >= (kept.at(-1)?.end ?? 0)) kept.push(complement)
  }
  return kept
}
