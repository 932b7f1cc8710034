import type { Reading } from '../../reading.js'
import type { SenderName } from './letterhead.js'

const opening = /^(?:[【[][^】\]]{0,20}[】\]] ?){1,4}/
const parted = / ?[|/:»«【】] ?| [-–—] /
/** What a site calls itself beside its name. */
const beside =
  /(?:公式 ?)?(?:ホームページ|ウェブサイト|Web ?サイト|サイト|(?:活動|スタッフ|公式|園長|院長)? ?ブログ|オンライン ?(?:ショップ|ストア)|HP)$/i
const legalForm =
  /^(?:学校|医療|社会福祉|NPO|国立大学|公立大学)法人 ?|^(?:株式|有限|合同)会社 ?|(?:株式|有限|合同)会社$/
/** What is an organisation by its name alone; others may be brands, which nobody speaks as. */
const body = /[都道府県市区町村]$|(?:学校|大学|学園|学院|病院|医院|協会|組合|連合|財団|社団|法人|機構|会議所)$/
const shortest = 3
const longest = 30

/** Whose site it is, as the title of the page says behind the release's own: 「…について|鳴瀬原市」, where the text names it too. */
export const findSiteNames = ({ document, text }: Reading): readonly SenderName[] => {
  const [, ...parts] = (document.title ?? '')
    .normalize('NFKC')
    .slice(0, 200)
    .replace(/\s+/g, ' ')
    .replace(opening, '')
    .split(parted)
  return parts.flatMap((part) => {
    const full = part.replace(beside, '').trim()
    if (!legalForm.test(full) && !body.test(full)) return []
    const name = [full, full.replace(legalForm, '').trim()].find(
      (one) => one.length >= shortest && one.length <= longest && text.includes(one),
    )
    if (name === undefined) return []
    const start = text.indexOf(name)
    return [{ name, span: { start, end: start + name.length }, late: false }]
  })
}
