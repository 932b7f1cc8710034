import { matchesOf } from './text/matches.js'

/** A province, a town or an office of one, told in so many words. */
export interface PublicBody {
  /** Offsets into the words asked about. */
  readonly start: number
  readonly end: number
  /** It is the discloser: 「市へ」 where the city speaks. */
  readonly isDiscloser: boolean
}

/**
 * 「県へ」「霧ノ峰市及び県に」「県医療政策課」「市の保育課には」「県(高齢福祉課)にも」, before a word of telling. To be run where one of
 * `bodyLetters` stands.
 */
const publicBody =
  /([都道府県市区町村])(?:の?(?:こども|[一-鿿ァ-ヶー]){1,12}(?:課|局|部|室|委員会|事務所|庁|センター)|の[一-鿿ぁ-んァ-ヶー]{2,14}(?:課|室|センター)|(?:役所|役場|庁|知事))?(?:\([^()]{1,20}\))?(?=(?:に|へ)[はも]?(?:同日|翌日|\d{1,2}[月日/])|(?:に[はも]?|へ[はも]?|及び|および|並びに|ならびに|、|や|と|・)[^。]{0,60}?(?:報告|連絡|一報|届け(?:出|ま|た|て)|届出|速報|相談|提出|申告|情報(?:を)?提供|届け[はを]|話を(?:し|入れ)|お?伝え|書面を|お?知らせ)(?!(?:する|した|を提供する|提供する)(?:際|ため|内容|[^、。]{0,6}(?:書|情報))))/g

export const bodyLetters = /[都道府県市区町村]/

const notABody =
  /^(?:[都道府県](?:運輸|開発|財務|労働|厚生|経済産業|農政(?![部課])|総合通信|管区|税関)|都度|都合|道路|道具|区分|区民|市民|町民|村民|県民|市場|市販|市長|町長|村長|町内|都市|県警|[都道府県]の警察)/
/** 「本市」「同県」「内閣府」 */
const notBefore = /[本当同各他]$|委員会$|内閣$/

/** 「民生委員から市に報告」「医療機関から市に情報提供」: told by somebody else. */
const byOthers = /(?:委員|機関|市民|町民|住民|本人|[方者社先店人]|さん|様|家族)(?:から|より)[^、。]{0,6}$/

/** 「X市」「X市教育委員会」: the discloser is the body that the letter names. */
const bodyItself = new Map(
  [...'都道府県市区町村'].map((letter) => [
    letter,
    new RegExp(`${letter}(?:[^立]{0,12}(?:局|部|課|教育委員会|役所|役場|庁|委員会|企業団|事業所))?$`),
  ]),
)

/** The bodies that words name as those told, in order. */
export const findPublicBodies = (words: string, discloser: string): readonly PublicBody[] =>
  matchesOf(publicBody, words)
    .filter(
      ({ index }) =>
        !notABody.test(words.slice(index, index + 6)) &&
        !notBefore.test(words.slice(Math.max(0, index - 3), index)) &&
        !byOthers.test(words.slice(Math.max(0, index - 14), index)),
    )
    .map(({ index, 0: match, 1: letter }) => ({
      start: index,
      end: index + match.length,
      isDiscloser: bodyItself.get(letter!)!.test(discloser),
    }))
