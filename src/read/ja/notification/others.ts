import { notPersons } from './whom.js'

/** Staff that is told how to handle data, not that theirs has leaked. */
const toStaff =
  /(?:徹底|遵守|注意|管理)[^。]{0,16}よう[^。]{0,10}(?:各[^、。]{1,4}|全?(?:職員|社員|従業員))(?:に|へ)|(?:職員|社員|従業員|所属長?|課|[校園店]|部署)(?:に(?:対し(?:て)?)?|へ|あてに?)[^。]{0,40}(?:取り?扱い|管理|徹底|遵守|再発|手口|注意|指導)|再発[^。]{0,20}(?:職員|社員|従業員)(?:に|へ)|会議(?:で|において)[^。]{0,40}(?:周知|手口)/
const ofThose = /対象|該当|漏え?い|流出|当該|本人/
/** What is told when something else turns up, or to everybody later on. */
const toEverybody =
  /放送|新たな?(?:事実|情報|内容|ことが)|(?:進展|続報)|(?:公表|ホームページ|ウェブサイト|当サイト|本サイト|本ページ|当ページ|公式)[^、。]{0,6}(?:に|にて|で|上で)[^。]{0,24}(?:お?知らせ|報告|公表|掲載)|改めて(?:ご)?(?:報告|公表)|追って(?:ご)?(?:報告|公表)/
/** What reaches one of them at a time. */
export const toEach =
  /訪|伺|うかが|お渡し|手渡|案内書|通知欄|足を運|回っ(?:て|た)|出向|電話|文書|書面|手紙|書状|封書|はがき|ハガキ|葉書|郵|メール(?:で|に)|個別|直接|[0-9](?:名|人|組|世帯|戸|軒)/
/** Of something else, of what may have to be told, or of what is not done. */
const noTelling =
  /(?:連絡|通知|説明|お?知らせ)(?:等)?(?:の(?:要否|必要性)|を?(?:する|行う|すべき|行うべき)か(?:否か|どうか))|(?:新たな|新たに|追加の)[^。]{0,24}(?:場合|とき)(?:に)?は|当選(?!者)|(?:再開|復旧|出荷|再発行|営業|休業|開催|中止|延期|代替|返金|払い?戻し)[^。、]{0,10}(?:については|につきまして|の(?:ご案内|お知らせ)|の?手続|を[^、。]{0,10}(?:案内|知らせ))|問い?合わせに(?:は|対し|つ)|こと(?:は|が)(?:あり|ござ|な)|請け負|委託(?:を受け|して(?:いる|おり))|受託し|(?:メール|送付|発送|郵送|電話)は(?:廃|取り?やめ|やめ|行わな)|必要(?:は|が)|しないよう|希望(?:する|され|者)|場合は[^。]{0,30}(?:お?電話|ご?連絡)(?:ください|を)/

/** Is it said to everybody, or no word of what happened? */
export const isForAll = (words: string): boolean =>
  noTelling.test(words) || (toEverybody.test(words) && !toEach.test(words))

/** Is it said to staff, of how to handle data? */
export const isForStaff = (words: string): boolean => toStaff.test(words) && !ofThose.test(words)

/** 「窓口までご連絡をお願いいたします」 asks the reader for word. */
const asksForWord = /(?:ください|下さい|お願い(?:いたし|致し|申し上げ|し)?ます|願います)[。」]*$/

/** Does the sentence tell of others being told, ask for word, or tell of something else? */
export const isForOthers = (words: string): boolean =>
  notPersons.test(words) || asksForWord.test(words) || isForAll(words) || isForStaff(words)
