import type { Facts } from '../../casebook/facts.js'
import type { FactReader } from '../fact-reader.js'
import type { Reading, Span } from '../reading.js'
import { evidenceOf } from './evidence.js'
import { type Zone, zoneAt } from './zones.js'

const elsewhere: ReadonlySet<Zone> = new Set(['request', 'questions', 'reference'])

/** The use of leaked data, as releases call it. */
const use =
  /二次被害|2次被害|二次的な被害|悪用|不正(?:に)?(?:利用|使用|使われ|使わ|な利用)|被害(?:の|や|等の|に関する|が)?(?:ご)?(?:報告|連絡|申(?:し)?出|お申し出|相談|発生|情報|確認|に関する)|被害等の(?:報告|発生)|第三者による(?:利用|使用)|被害の(?:お)?(?:申|問|知らせ)|実害|勧誘|被害は|情報(?:が|を)(?:実際に)?使(?:われ|っ)|第三者に(?:使用|利用|悪用)され|身に覚えのない|情報を(?:もと|基)に/
const none =
  /(?:確認|認め|把握|報告|連絡|相談|申(?:し)?出|お申し出|情報|発生|被害|受け|事実|寄せられ|届|発見|形跡|入って|いただいて|聞|判明)[^。]{0,24}?(?:ありません|ございません|ない|おりません|いません|おらず|いない|ず[、。]|ませんでした|なかった|無い)/
const yes =
  /(?:不正利用|不正使用|悪用|不正に利用|不正に使用|二次被害|2次被害|金銭被害|なりすまし被害|実害|勧誘)(?:され|されて|さ|が|を|の)?[^。]{0,40}?(?:確認(?:し(?:ました|ています|ており)|いたしました|され(?:ました|ています|ており|た))|発生(?:しました|しています|した|しており)|判明(?:しました|した)|受けました|あり(?:ました|まし)|されています|されました|されていた|使っていた)|として悪用されて|身に覚えのない(?:請求|購入|取引|利用)[^。]{0,30}(?:連絡|申し?出|報告|確認)[^。]{0,16}(?:あり|受け|寄せ|いただ|しま)|情報を(?:もと|基)に[^。]{0,40}(?:電話|勧誘|訪問|メール)[^。]{0,40}(?:申し?出|連絡|報告|確認)[^。]{0,10}(?:いただ|受け|あり|しま)|悪用された(?:もの)?と(?:み|考え|思)|悪用されたものと|(?:迷惑メール|不審な(?:メール|電話|連絡)|なりすましメール|勧誘)[^。]{0,20}(?:届いた|あった)[^。]{0,16}(?:申告|連絡|報告|情報)[^。]{0,12}(?:あり|受け|寄せ|確認)|使われたものと確認|不正利用された(?:こと|可能性)|メール」?が(?:複数|多数)?[^。]{0,10}(?:件)?送信された(?:こと|もの)を確認|情報を使って[^。]{0,30}勧誘/
/** Account or server misused to break in, and hopes that nothing happens: not use of the leaked data. */
const notThis =
  /脆弱性を悪用|脆弱性が悪用|これを悪用|悪用した(?:不正アクセス|攻撃|サイバー)|悪用の例|悪用し(?:、|て)|悪用されないよう|防止する|防ぐため|拡大(?:の)?防止|業務停止|アカウントが[^。]{0,12}不正に利用|権限を悪用|健康被害|金銭(?:的な)?(?:の)?被害|被害を受け|被害届|盗難の被害|詐欺の被害|被害に遭/g

/** Whether the data was used to harm, as far as the release knows. 「流出は確認されていない」 alone says nothing about that. */
export const readMisuse = (reading: Reading): Pick<Facts, 'misuse'> => {
  const { text } = reading
  let found: { value: 'found' | 'none-found'; span: Span } | undefined
  for (const sentence of reading.sentences) {
    if (elsewhere.has(zoneAt(reading, sentence.start))) continue
    // What is misuse of something else is taken out first, so that the rest of the sentence can still speak.
    const words = text.slice(sentence.start, Math.min(sentence.end, sentence.start + 500)).replace(notThis, '―')
    if (
      !use.test(words) &&
      !/なりすましメール.{0,20}送信された|(?:漏えい|漏洩|流出)した[^。]{0,30}(?:迷惑メール|不審な)/.test(words)
    )
      continue
    const denied = words.search(none)
    const at = words.search(use)
    if (denied >= 0 || /(?:悪用|不正利用|二次被害|被害)[^。]{0,30}(?:確認されており?ません|ない)/.test(words)) {
      if (notThis.test(words) && !/二次被害|悪用(?:され(?:た|たと|る)|は|の)|不正利用|不正に(?:利用|使)/.test(words))
        continue
      // The denial belongs to the use where it comes after it, within the sentence.
      if (denied >= 0 && denied + 60 < at) continue
      found ??= { value: 'none-found', span: sentence }
      continue
    }
    if (yes.test(words)) return said('found', reading, sentence)
  }
  return found === undefined
    ? { misuse: { value: 'unstated', rule: 'misuse/nothing-said' } }
    : said(found.value, reading, found.span)
}

const said = (value: 'found' | 'none-found', reading: Reading, span: Span): Pick<Facts, 'misuse'> => ({
  misuse: { value, evidence: evidenceOf(reading, span), rule: `misuse/${value}` },
})

export const misuseReader: FactReader = { name: 'misuse', read: (reading) => readMisuse(reading) }
