/** What 本 stands before too: 本学, 本市, 本会. 本店 and 本館 are places, 本部 and 本局 offices. */
const eitherWay =
  '社|市|町|村|県|府|区|院|学|校|園|所|会|団|協会|機構|財団|連合会|連合|連盟|事務組合|組合|広域連合|センター|研究所|大学|病院|学園|教育委員会|委員会|協議会|基金|公社|事業団|企業団|商工会議所|商工会|会議所|振興会|学会|法人|団体|クラブ'
const withOurs =
  '館|都|道|店|行|庫|局|部|課|室|金庫|サイト|健保|農協|漁協|生協|銀行|信金|信組|美術館|博物館|図書館|劇場|ホテル|旅館|サロン|薬局|医院|クリニック|診療所|施設|こども園|保育園|幼稚園|グループ|事務所|高校|塾|スクール|[^。、はがのに]{2,8}組合|NPO(?:法人)?|社団|工場'

const longestFirst = (words: string): string =>
  words
    .split('|')
    .sort((one, other) => other.length - one.length)
    .join('|')

/** How an organisation speaks of itself: 当社, 本市, 弊会, 私ども, and not 熊本市 or 日本学会. For patterns. */
export const ourselves = `(?:(?<![担該配弁本相適見手充])[当弊](?:${longestFirst(`${eitherWay}|${withOurs}`)})|(?<![日熊松橋山坂岡宮根藤杉])本(?:${longestFirst(eitherWay)})|小社|当方|[我わ]が社|私(?:ども|たち|共|達))`

const whole = new RegExp(`^${ourselves}等?$`)

/** Do words stand for whoever speaks? They are no organisation's alias but the discloser's. */
export const isOurselves = (words: string): boolean => whole.test(words)
