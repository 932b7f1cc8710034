import type { AffectedUnit } from '../../casebook/facts.js'
import type { SoFar } from '../fact-reader.js'
import type { CountMention, Reading, Span } from '../reading.js'
import { isListLine, leadIn, leadLineOf } from './affected-lead.js'
import { headingsAbove, zoneAt } from './zones.js'

const leak =
  /漏え?い|漏洩|漏れ|流出|持ち出|窃取|閲覧|紛失|盗難|誤送|誤配|誤交付|誤掲載|誤公開|誤送付|取得され|ダウンロード|おそれ|恐れ|可能性|対象|該当|影響|掲載|送信|送付|含ま|記載|保存|登録|不正(?:に)?(?:アクセス|ログイン|利用|取得|使用)|見られ|表示|添付|確認/
const personal =
  /個人情報|情報|氏名|お?名前|住所|電話番号|メールアドレス|名簿|データ|書類|一覧|申込|アドレス|カード|成績|記録|調査票|図面/

/** Whether a pattern stands in a sentence: a sentence may hold many counts, each asking the same of its words. */
const testOnce = (pattern: RegExp): ((sentence: Span, words: string) => boolean) => {
  let last: Span | undefined
  let held = false
  return (sentence, words) => {
    if (sentence !== last) {
      last = sentence
      held = pattern.test(words)
    }
    return held
  }
}
const speaksOfLeak = testOnce(leak)
const speaksOfPersonal = testOnce(personal)

/** What follows a count of people who do something rather than suffer it. */
const doer =
  /^ ?(?:程度|ほど)?(?:\([^)]{0,20}\))?(?:の(?:職員|社員|従業員|教員|担当者|委員|専門家|教授|弁護士|体制|調査員|チーム)|が(?!対象|該当|含ま|影響|閲覧され|漏|流出|登録|記載|掲載)[^。、]{0,24}(?:調査|対応|訪|閲覧|開|捜|確認|担当|作業|受け取|受信|アクセス|誤|持ち|退職|在籍|購入|ダウンロードし)|で(?:手分け|捜|確認|作業|対応|訪|チェック|読み合わせ|行|照合)|による(?:確認|チェック|照合|体制|点検|作業)|体制|態勢|以上で(?:確認|行)|から(?:問|お問|電話|連絡|の問|指摘|申|相談|報告|の電話|の指摘|の連絡|の申|お電話|、)|へ(?:の)?(?:聞き取り|ヒアリング)|を(?:処分|懲戒|配置|増員|逮捕|派遣)|のアカウントが残)/
const doerBefore =
  /(?:職員|社員|従業員|担当者|担当職員|教員|調査員|課長ほか職員|捜査員|係員|委員|元社員|退職した[^、。]{0,12}社員|専門家|監事|教授|医師)(?:延べ|のべ|ほか|等)? ?$/
const messages =
  /^(?:の(?:メール(?!アドレス)|電子メール(?!アドレス)|迷惑メール|不審メール|なりすまし|問|お問|ご?相談|電話|ご?連絡|苦情|事案|事故|事例|報告|案件|[^。、]{1,14}(?:事案|事故)|アクセス|試行|閲覧|訪問|申出|お申|被害|投稿))/
const messagesBefore =
  /(?:メール(?:を|が|は)|迷惑メール|問い?合わ?せ(?:は|が|件数|の件数)?|お問合せは|ご?相談(?:は|が|件数)|閲覧(?:数|回数)?(?:は|が)?|アクセス(?:数|は|が|件数)|申し?出(?:は|が)|訪問販売が|勧誘が|電話が|苦情(?:は|が)|事案が|事故は|事故が|返戻(?:が|は)|戻ってきたものが|不正利用(?:が|は|の件数)|被害(?:が|は|件数)|郵便物|封筒|はがき|ハガキ|配信(?:数|先)|送信(?:数|先)|宛先|送付先|受信者|受け取った方(?:は|が))[^。、\d]{0,8}$/
const superseded =
  /としておりましたが|としていましたが|とご案内|とお伝え|とお知らせ|と公表(?:して|いたし|し)|と発表して|とご報告|と報告して|としましたが|としたが|から[^。]{0,30}(?:に訂正|に修正|に変更|となり)|ではなく|としていた(?:ものを|が)|と(?:して)?おりました/
const earlierReport =
  /(?:公表時|発表時|前回|当初|第 ?[1-9一二三] ?報(?:では|で|時|の)|先の公表|先に|速報時|訂正前|誤\)|従来)(?:(?!が、)[^。]){0,40}$/
const background =
  /^(?:程度|以上)?の?うち|^(?:中|のうち、)|^を(?:送信|送付|発送|配布|抽出)(?:した|する)(?:際|もの|うち)/
const backgroundBefore =
  /(?:会員(?:総)?数|全会員|登録者数|総会員|発行部数|来場者|従業員数|職員数|受験者|在校生は|世帯数|導入(?:実績|数)|利用(?:者|社)数|会員企業|創業|設立|資本金|売上|定員|発送した|送信した|送付した[^。、]{0,20})[^。、]{0,6}$/
const prevention = new Set(['prevention', 'request', 'questions', 'contact', 'older', 'cause', 'reference'])
const wrongReceivers =
  /^(?:の)?(?:方|皆様|皆さま|お客様|顧客|会員|取引先|事業者|施設|企業|団体)?(?:様)?(?:に|へ|宛(?:て)?に?|あて(?:に)?)(?:対し)?、?[^。、]{0,40}(?:誤|送信|送付|配信|発送|配布|連絡|電話|お詫び|謝罪|通知|郵送|説明|訪)/

/** Why a count is none of victims, or undefined. */
export const rejectCount = (
  reading: Reading,
  mention: CountMention,
  unit: AffectedUnit,
  sentence: Span,
  soFar: SoFar,
): string | undefined => {
  const { text } = reading
  const zone = zoneAt(reading, mention.start)
  // 「(参考)事業者の公表内容」 gives the figures of the whole incident; other references give those of other matters.
  const published =
    zone === 'reference' &&
    /参考[^\n]{0,16}(?:公表|発表)/.test(text.slice(Math.max(0, mention.start - 240), mention.start))
  if (prevention.has(zone) && !published) return 'zone'
  const after = text.slice(mention.end, Math.min(sentence.end, mention.end + 80))
  const before = text.slice(Math.max(sentence.start, mention.start - 80), mention.start)
  const words = text.slice(sentence.start, Math.min(sentence.end, sentence.start + 400))
  const clause = /^[^(。]{0,44}/.exec(after)?.[0] ?? ''
  if (superseded.test(clause) || earlierReport.test(before)) return 'superseded'
  if (unit === 'people') {
    if (
      doer.test(after) ||
      (doerBefore.test(before) &&
        /^(?:程度|ほど)?(?:\(以下|が|で|は(?!、?[^。]{0,20}(?:対象|氏名))|、|。|と|を)/.test(after))
    )
      return 'doer'
    if (/^(?:ひとり|一人|組|称|刺|義|札|簿(?!に|の))/.test(after)) return 'word'
  }
  if (/^の(?:うち|中)|^中(?!で)|^のうち/.test(after) && /\d|[一二三四五六七八九十]/.test(after)) return 'background'
  if (background.test(after) && unit !== 'people') return 'background'
  if (backgroundBefore.test(before)) return 'background'
  if (/(?:事案|について|の件)[^。、]{0,6}\($/.test(before) && mention.counter === '件') return 'cases'
  if (messages.test(after) || messagesBefore.test(before)) return 'messages'
  // Sent to all with every address in sight: the receivers are the victims.
  const inSight =
    unit === 'people' &&
    /BCC|Bcc|互いに|宛先欄|TO欄|ずれ|入れ違|取り違/.test(
      text.slice(Math.max(sentence.start, mention.start - 200), Math.min(sentence.end + 160, mention.end + 300)),
    )
  if (!inSight && wrongReceivers.test(after) && !/誤送付された|送付されてしまった/.test(after)) {
    if (/お?詫び|謝罪|通知|連絡|説明|訪|電話/.test(after.slice(0, 50)) || unit === 'organizations' || /誤/.test(words))
      return 'receivers'
  }
  if (mention.counter === '通' || mention.counter === '通分') {
    if (!soFar.actions.some(({ value }) => value === 'loss' || value === 'theft' || value === 'disposal-error'))
      return 'letters'
  }
  if (unit === 'files') {
    const losing = soFar.actions.some(
      ({ value }) => value === 'loss' || value === 'theft' || value === 'disposal-error',
    )
    const lost = /紛失|盗難|盗ま|誤廃棄|誤って廃棄|所在|置き忘|遺失|見当たら|持ち去|含まれ|漏え?い|流出|失く|なくし/
    const headings = headingsAbove(reading, mention.start)
      .map(({ start, end }) => text.slice(start, end))
      .join(' ')
    if (!lost.test(words) && !lost.test(headings) && !(losing && isListLine(words))) return 'files'
    if (/サーバ|パソコン[^。]{0,6}暗号|端末[^。]{0,12}暗号|暗号化|感染|封入機/.test(words)) return 'machines'
    if (/(?:台|個|本|箱|点|部)$/.test(mention.counter) && mention.count > 20) return 'files'
  }
  if (unit === 'organizations') {
    if (/か所|箇所|店舗|園/.test(mention.counter) && !speaksOfLeak(sentence, words)) return 'places'
    if (/専門|調査(?:会社|機関)|監査|報道|メディア/.test(before.slice(-14))) return 'places'
  }
  if (/^(?:のサーバ|の端末|のパソコン|のドメイン|の手口|の指摘|の観点|の対策|の項目|の事案|の理由)/.test(after))
    return 'things'
  if (mention.counter === '方') return 'word'
  if (unit === 'groups' && /年 ?$|第 ?$/.test(before)) return 'class'
  return undefined
}

const ownWords =
  /^(?:程度|以上)?(?:様)?(?:\([^()]{0,24}\))? ?(?:の皆(?:様|さま))?(?:分)?(?:の|に係る|に関する|についての?|、)?(?:[^。、]{0,14}の)?(?:個人)?(?:情報|氏名|お?名前|御?住所|電話番号|メールアドレス|名簿|データ|診療(?:情報|記録|録)|書類|成績|カード|アドレス|会員|調査票|記録|フリガナ|カナ|生年月日|給与|マイナンバー)/
const leadsIn = (reading: Reading, mention: Span): boolean => {
  const lead = leadLineOf(reading, mention.start)
  return lead !== undefined && leadIn.test(reading.text.slice(Math.max(lead.start, lead.end - 140), lead.end))
}

const suffered =
  /漏え?い|漏洩|流出|持ち出|窃取|盗ま|紛失|誤(?:送|配|交|廃|掲|公)|(?:閲覧|参照|表示)(?:でき|され|可能)|おそれ|可能性|対象(?:となる|と|は|者|件)|該当/
const sufferedIn = testOnce(suffered)
const inRowOf = testOnce(/[\t|]| {2,}/)
const listed = /^ *(?:[・(①-⑳\-*●○■◆|※]|\d|うち)?/

/** Why a count is one of victims: the name of the rule, or undefined. */
export const supportCount = (
  reading: Reading,
  mention: CountMention,
  unit: AffectedUnit,
  sentence: Span,
  soFar: SoFar,
): string | undefined => {
  const { text } = reading
  const zone = zoneAt(reading, mention.start)
  const after = text.slice(mention.end, Math.min(sentence.end, mention.end + 60))
  const before = text.slice(Math.max(sentence.start, mention.start - 60), mention.start)
  const words = text.slice(sentence.start, Math.min(sentence.end, sentence.start + 400))
  const short = sentence.end - sentence.start <= 70 && !/。$/.test(words)
  if (/分$|分様$/.test(mention.counter)) return 'affected/share'
  if (ownWords.test(after)) return 'affected/data-of'
  if (
    /(?:対象(?:者|件数|人数|となる方|の方|となった方)?|件数|人数|合計|総数|計|者数)[^。\n]{0,14}$/.test(before) &&
    (zone !== 'body' || speaksOfLeak(sentence, words) || short)
  )
    return 'affected/labelled'
  if (zone === 'items') {
    if (short && listed.test(words)) return 'affected/item-list'
    if (speaksOfLeak(sentence, words) || speaksOfPersonal(sentence, words)) return 'affected/item-section'
  }
  if (isListLine(words) && zone !== 'timeline' && leadsIn(reading, mention)) return 'affected/led-in'
  if (/(?:申込者|対象者|該当者|登録者|掲載者数?|利用者|被害者)(?:は|数は?)? ?$/.test(before)) return 'affected/named'
  if (
    /(?:発表|公表)(?:では|によると|によれば)、?[^。]{0,30}$|(?:全体で|合わせて|あわせて|延べ)[^。、]{0,16}$/.test(
      before,
    ) &&
    (zone === 'items' || speaksOfLeak(sentence, words))
  )
    return 'affected/whole'
  const losing = soFar.actions.some(({ value }) => value === 'loss' || value === 'theft' || value === 'disposal-error')
  if (
    losing &&
    isListLine(words) &&
    /書|票|簿|名簿|届|カード|端末|パソコン|USB|メモリ|ファイル|媒体|図|写真|タブレット|電話|証/.test(words) &&
    zone !== 'timeline'
  )
    return 'affected/lost-thing'
  if (/^(?:様)?から(?:お預かり|預か|受託)/.test(after)) return 'affected/entrusted'
  if (
    /^(?:の皆(?:様|さま))?に[^。]{0,30}(?:送|配)/.test(after) &&
    /BCC|Bcc|互いに|宛先|ずれ|入れ違|取り違/.test(
      text.slice(Math.max(sentence.start, mention.start - 200), Math.min(sentence.end + 160, mention.end + 300)),
    )
  )
    return 'affected/receivers-in-sight'
  const inRow = inRowOf(sentence, words)
  if (inRow && /人|名|件|世帯|社|校|団体/.test(mention.counter) && zone !== 'timeline' && zone !== 'response')
    return 'affected/row'
  if (
    speaksOfLeak(sentence, words) &&
    speaksOfPersonal(sentence, words) &&
    /漏|流出|持ち出|おそれ|恐れ|可能性|閲覧|紛失|盗|対象|確認|判明|含ま|誤|見え|不正/.test(words)
  )
    return 'affected/leak-sentence'
  const counted = unit === 'people' || unit === 'records' || unit === 'households'
  if (counted && zone !== 'timeline' && zone !== 'response' && zone !== 'misuse' && sufferedIn(sentence, words))
    return 'affected/suffered'
  if (zone === 'reference' && (counted || unit === 'organizations')) return 'affected/published-by-origin'
  if (unit === 'files' || unit === 'accounts' || unit === 'households' || unit === 'groups')
    return speaksOfLeak(sentence, words) ? 'affected/thing' : undefined
  return undefined
}
