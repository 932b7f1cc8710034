const slip = /^(.*?)(誤(?:送付|送信|配布|配達|配信|交付|掲載|公開|廃棄|発送|封入|表示)|紛失|盗難|置き忘れ|亡失|遺失)/
/** 「名古屋店」「北小学校」: where it happened. */
const place = /[^\p{L}]?([^、。のにで]{1,16}(?:店|校|園|課|係|支所|支社|局|病院|センター|館))(?:の|に|で|が)/u
const later = /第 ?[\d二三四五六七八九] ?報|続報|最終|追加|結果|経過|その後|訂正|更新/

/** 「名古屋店での紛失」 over 「岐阜店での紛失」: titles of two matters, unless the newer goes on with the older. */
export const isOtherSlip = (newer: string, older: string): boolean => {
  const [one, other] = [slip.exec(newer), slip.exec(older)]
  if (one === null || other === null || later.test(newer)) return false
  if (one[2] !== other[2]) return true
  const [here, there] = [place.exec(one[1]!)?.[1], place.exec(other[1]!)?.[1]]
  return here !== undefined && there !== undefined && here !== there
}
