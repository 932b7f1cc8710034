import type { Reading } from '../../reading.js'
import { ourselves } from '../organisations/self.js'
import { pattern } from '../patterns/pattern.js'
import { textOf, wordsOf } from '../patterns/words.js'
import { type Zone, zoneAt } from '../zones.js'

const aside: ReadonlySet<Zone> = new Set(['request', 'questions', 'reference', 'prevention', 'plans', 'contact'])

/** 当社, 小社, 市, 店: a discloser by a word for itself, also by the bare noun where no longer word ends in it. */
const self = `(?:${ourselves}|弊紙|自社|社内|事務局|(?<![一-鿿])(?:市|町|村|県|区|店|園|学校|病院|担当課|[一-鿿]{1,6}課))`
const staff =
  '(?:職員|社員|従業員|教員|教諭|担任|担当者?|担当課|担当幹事|幹事|委員|スタッフ|店員|係員|事務員|看護師|医師|役員|理事|司書|保育士)'
/** Of these nobody says it who works for others: an office, a school, a society has them. */
const official = '(?:職員|教員|教諭|担任|担当課|担当幹事|幹事|委員|店員|看護師|医師|役員|理事|司書|保育士)'
/** What one does by mistake; that a mistake was noticed is no mistake. */
const slip =
  '(?:誤(?:り(?!に気|を(?:発見|指摘|見つ|知)|が(?:見つ|判明|分か|あ(?:る|った)と))|っ|入力|記載|送信し)|取り違え|間違え|紛失し|置き忘れ|(?:切り|消し|外し|確認し|入れ)忘れ|渡し(?:て(?:い|し)|、|た(?:名簿|データ|書類|宛名|リスト|原稿))|CCに|漏らし|設定し|入れてしま|添付し|アップロード)'

const ownDoing = pattern(
  new RegExp(
    [
      // 「市の職員が条件を誤り」「弊社スタッフが封筒を取り違え」「担当者が設定を切り忘れ」
      `${self}(?:の[^。、はがを]{0,12}|内の|側の|(?![一-鿿]{0,4}(?:委託|受託|業者|会社))[一-鿿]{2,6}(?=担当))?${staff}?(?:の一人|[1-9]名)?(?:が|は)[^。]{0,60}${slip}`,
      `(?:^|[、。」 ])(?:(?<whose>[^。、はがを]{1,8})の)?${official}(?:の一人|[1-9]名)?が[^。]{0,60}${slip}`,
      // 「原因は市の設定の誤り」「誤ったのは市の担当者」「市側の確認不足により」「当社が作成した名簿に誤りが」
      `(?:原因|誤り|不備|ミス|(?:誤|違え|間違え)ったの|(?:違え|忘れ)たの)は、?[^。、]{0,6}${self}`,
      `(?:攻撃|被害|侵入|感染)[^。、]{0,6}(?:た|った)のは、?${self}`,
      `${self}(?:の|が|側の)[^。、]{0,24}(?:誤り|ミス|不備|不足|手違い|不具合)(?:に(?!気)|で|が)`,
    ].join('|'),
  ),
)
/** Somebody else is spoken of: what follows may be that one's doing. */
const another = /同社|先方|委託先|受託|業者|事業者|提供元|運営会社|開発元/

/** Does a sentence say that the discloser's own people did it, with nobody else named before them? */
export const isOwnDoing = (reading: Reading, others: readonly string[]): boolean =>
  reading.sentences.some((sentence) => {
    const words = wordsOf(reading, sentence, 400)
    if (!ownDoing.may(words)) return false
    const found = ownDoing.exec(words)
    if (found === null || aside.has(zoneAt(reading, sentence.start))) return false
    const ahead = textOf(words).slice(0, found.index + 1)
    const whose = found.groups?.whose
    // 協会の職員 of 青葉台市観光協会
    if (whose !== undefined && others.some((name) => name.endsWith(whose))) return false
    return !another.test(ahead) && !others.some((name) => ahead.includes(name))
  })
