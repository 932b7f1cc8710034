import type { PreventionValue } from '../../../casebook/facts.js'
import type { Reading, Sentence } from '../../reading.js'
import { questionOf } from '../answers.js'
import type { RuleHit } from '../lexicon/rules.js'
import { pattern } from '../patterns/pattern.js'
import { textOf, unknownWords, type Words, wordsOf, wordsWithin } from '../patterns/words.js'
import { lastBefore } from '../text/bounds.js'
import { type Zone, zoneAt } from '../zones.js'

/** Parts of a release in which no measure is looked for. */
export const elsewhere: ReadonlySet<Zone> = new Set([
  'request',
  'questions',
  'reference',
  'contact',
  'items',
  'cause',
  'misuse',
])

/** 「今後は、…」 opens a measure, wherever it stands: a letter has no heading there. */
export const opensPlans = pattern(
  /^[\s・※○●]*(?:なお、|また、|そのため、|そこで、)?(?:今後は?、|今後は(?!ない)|再発(?:を)?防(?:止|ぐ)(?:の|する)?(?:ため|べく)|再発(?:を)?防止に向け|(?:再発)?(?:防止)?の?対?策として(?:は)?、?|これから(?:は|、)|以後は?、)/,
)
export const leavable: ReadonlySet<Zone> = new Set(['items', 'cause', 'misuse'])
const willDo = pattern(/(?:とし|[いし])ます。?$|(?:こと|ルール|決まり|運用|方式|仕組み)に(?:いた)?し(?:まし)?た。?$/)

/** How a sentence ends, without what it says in brackets: 「…に切り替えた(7月1日)。」. */
export const endOf = (reading: Reading, sentence: Sentence, longest = 40): Words => {
  const { text } = reading
  let end = sentence.end
  if (text.charAt(end - 1) === '。') end--
  if (text.charAt(end - 1) === ')') {
    const open = lastBefore(text, '(', end, 24)
    if (open > sentence.start) end = open
  } else end = sentence.end
  return wordsWithin(reading, sentence, end - longest, end)
}

/** What will be done, and what was made a rule: 「…確かめることを全店で始めました」. */
export const willBeDone = pattern(
  /(?:(?:[きしちにりみえけせてねべめれげぜぎ]|(?<![てで])い)ます|(?:(?<!で)き|[しちみ]|(?<!あ|お|な|か|た)り|(?<![てで])い|[入触]れ|[付続預受設]け)ません|[うくつむぐぶ]|(?<!あ)る|(?<![まで])す|予定(?:です)?|(?:こと|方針)と(?:いた)?し(?:ています|ております|ました|た))。?$/,
)
const becameRule = pattern(
  /(?:始め|開始し|導入し|設け|設置し|改め|切り替え|徹底(?:いた)?し|義務付け|ことに(?:いた)?し|ことと(?:いた)?し|ように(?:いた)?し|見直し|定め|整備し|配置し|増やし|増員し|改訂し|改正し|改定し|禁じ|禁止(?:いた)?し|新設し|任命し|契約し|総点検(?:いた)?し|一斉点検(?:いた)?し|実施(?:いた)?し|申し合わせ|加え|付け|つけ|替え|変え|決め|盛り込み|盛り込ん|備え|やめ|締結(?:いた)?し|結び|結ん|受講(?:いた)?し|修了(?:いた)?し|委ね|整え|作り直し|差し替え|分け|絞り|絞っ|限り|限っ|減らし|共有(?:いた)?し|話し合い|話し合っ|視聴(?:いた)?し|取り直し|掲示(?:いた)?し|促し|延ばし|改訂(?:いた)?し|採用(?:いた)?し|選任(?:いた)?し|立ち上げ|明確に(?:いた)?し|統一(?:いた)?し|注意(?:いた)?し|引き継ぎ|引き継い|終え|打ち切り|打ち切っ|解約(?:いた)?し|解き|解い|任せ|書き込み|書き込ん|明記(?:いた)?し|作り|作っ|作成(?:いた)?し|配り|配っ|定着させ)(?:ました|た|ております|ています)。?$/,
)
export const mendsTheMatter: ReadonlySet<PreventionValue> = new Set([
  'password',
  'access-control',
  'patching',
  'configuration-review',
  'system-replacement',
])
/** What mends the matter is a measure where it is to stay: not 「接続を遮断しました」, but 「接続できる端末を2台に限りました」. */
const staysSo = pattern(
  /(?:限定(?:いた)?し|限[りっ]|絞[りっ]|分け|減らし|禁じ|禁止(?:いた)?し|仕組み(?:に|と)(?:いた)?し|義務付け|徹底(?:いた)?し|改め|割り当て(?:直し)?|必須(?:化し|に(?:いた)?し|と(?:いた)?し)|切り替え|切替え|置き換え|入れ替え|乗り換え|移行(?:いた)?し|廃止(?:いた)?し|作り直し|作り替え|撤去し|総点検(?:いた)?し|見直し|外し|ふさぎ|塞ぎ|ふさい|塞い|(?:構成|設定|方式|運用)(?:に|と)(?:いた)?し|施し|(?:なく|よう(?:に)?|のみに|だけに|のみと|だけと)(?:いた)?し|差し替え|書き直し|直し|長いものに変え|推測[^。、]{0,8}に変え|再構築(?:いた)?し|移し|取り替え|買い替え|やめ|洗い直し|分割(?:いた)?し|分離(?:いた)?し|分け|加え|段階分けし|整理(?:いた)?し|(?:全て|すべて|一斉に)(?:削除|廃止|無効化?)(?:に?(?:いた)?し)|割り当て|(?<=[、と])決め)(?:まし)?た。?$/,
)
/** What its own verb says was done, at the end of the sentence, stays done: 「DMARCを採り入れております」. */
const staysDone: ReadonlySet<PreventionValue> = new Set([
  'other',
  'contract-change',
  'organization',
  'encryption',
  'mfa',
])
const isDone = pattern(
  /(?:(?<![てで](?:おりまし|いまし|い))(?<=[いしちりきえけせてねめれんっ])[ただ]|て(?:おり|い)ます)。?$/,
)
/** 「新たなサーバーに移行しております」 */
const wasReplaced = pattern(/(?:移行(?:いた)?し|切り替え|切替え|置き換え|入れ替え|乗り換え)て(?:おり|い)ます。?$/)
export const speaksOfElse = pattern(
  /お(?:詫び|知らせ|願い)|報告|連絡|通知|公表|申し上げ|調査|回収|復旧|再開|努め|ございます|なります|思い|考え|ください|おります|しれ|可能性|おそれ|ようお|お答え/,
)

const goesOn = /(?:[しいちみびえけせげべねれ]|(?<!と)き|(?<!た)め|(?<!よ|お|あ|場合に限)り)、/g
/**
 * How the clause ends that a place of a sentence stands in, as a sentence would: 「接続元を社内に限り、…」 as 「…限りました」.
 * Undefined in the last one.
 */
const endOfClause = (reading: Reading, sentence: Sentence, from: number): Words | undefined => {
  // The pattern looks back by four characters and takes two.
  const before = Math.max(0, from - 4)
  goesOn.lastIndex = from - before
  const match = goesOn.exec(reading.text.slice(before, Math.min(sentence.end + 1, from + 22)))
  if (match === null) return undefined
  const end = before + match.index + 1
  return unknownWords(reading, `${reading.text.slice(Math.max(sentence.start, end - 25), end)}ました`)
}

/** 「該当のページを閲覧できないようにしました」 ends the matter and no more. */
export const thatVery = pattern(/該当|問題の(?!あ)|当該|直ちに|ただちに|すぐに|誤って|同日|即日|発覚/)

/** Does the sentence, wherever it stands, tell of a change that is to last? */
export const isChange = (
  reading: Reading,
  { sentence, rule, verb = 0 }: RuleHit<PreventionValue>,
  zone: Zone,
): boolean => {
  const end = endOf(reading, sentence)
  const within = endOfClause(reading, sentence, verb)
  if (within !== undefined) {
    if (willBeDone.test(end) && !speaksOfElse.test(endOf(reading, sentence, 14))) return true
    if (!mendsTheMatter.has(rule.value) || zone === 'plans') {
      if (becameRule.test(within)) return true
    } else if (staysSo.test(within) && !thatVery.test(wordsOf(reading, sentence, 200))) return true
  }
  if (rule.value === 'system-replacement' && wasReplaced.test(end)) return true
  if (speaksOfElse.test(endOf(reading, sentence, 14))) return false
  if (willBeDone.test(end)) return true
  if (!mendsTheMatter.has(rule.value))
    return becameRule.test(end) || (staysDone.has(rule.value) && end.end - verb <= 16 && isDone.test(end))
  if (zone === 'plans') return becameRule.test(end)
  return end.end - verb <= 16 && staysSo.test(end) && !thatVery.test(wordsOf(reading, sentence, 200))
}

/** 「窓あき封筒に切り替えます」「チェックリストを作成しました」: what the sentence is about, where no verb of its own is known. */
const anew = pattern(
  /(?:改め|導入(?:いた)?し|増やし|作成(?:いた)?し|備え付け|取り入れ)(?:ます|ました|た|ることとし(?:ます|ました))。?$|切り替えます。?$/,
)
export const isAnew = (reading: Reading, { sentence, end }: RuleHit<PreventionValue>): boolean =>
  sentence.end - end <= 24 &&
  anew.test(endOf(reading, sentence)) &&
  !thatVery.test(wordsOf(reading, sentence, 200)) &&
  !isRow(reading, sentence)

/** 「新しい版に更新したサーバーで再開」: whenever that was, it stays mended. */
const resumed =
  /(?:更新|適用|修正|改修|入れ|入れ替え|当て|上げ)[^。、]{0,24}(?:サーバー?|サイト|システム|環境|ソフト|画面|うえ|上)で[^。]{0,20}(?:再開|再び公開)(?:(?:いた)?し(?:まし)?た)?。?$/
export const resumesMended = (reading: Reading, { rule, sentence }: RuleHit<PreventionValue>): boolean =>
  rule.value === 'patching' && resumed.test(textOf(endOf(reading, sentence, 60)))

/** An entry of a list of what happened when: 「15:00 パスワードを初期化」. Only what is to come is a measure there. */
const atTime = pattern(
  /^[\s・◇○●■▼◆*(-]{0,3}(?:同日|翌日|当日|即日|同月|その日の|明くる|翌|同)?[ 、]?(?:午前|午後)?(?:\d{1,4}|[〇一二三四五六七八九十]{1,4})(?:[年月日時:/.]|曜)/,
)
export const isRow = (reading: Reading, sentence: Sentence): boolean =>
  atTime.test(wordsWithin(reading, sentence, sentence.start, sentence.start + 16))

/** 「8時5分、設定を改め…」: what was done at an hour belongs to the matter. */
const atHour = pattern(
  /^[\s・◇○●■▼◆*(-]{0,3}(?:同日|翌日|当日|その日の|同)?[ 、]?(?:午前|午後)?(?:\d{1,2}:\d|(?:\d{1,2}|[一二三四五六七八九十]{1,3})時)/,
)
export const isAtHour = (reading: Reading, sentence: Sentence): boolean =>
  atHour.test(wordsWithin(reading, sentence, sentence.start, sentence.start + 16))

/** 「…することにしました」「…決まりにした」「…運用に改めました」: a rule was made, wherever that is told. */
const rulesMade = pattern(
  /(?:こと|(?<=ない)設定|ルール|決まり|きまり|運用|方式|仕組み|取り決め|やり方|方法|手順|手続き?|工程|流れ|体制|方針|形)(?:に|へ|と)(?:(?:いた|致)?し(?:まし)?た|(?:いた|致)?して(?:おり|い)ます|改め(?:まし)?た|改めます|改める|変え(?:まし)?た|変えます|変更(?:いた|致)?し(?:まし)?た|変更(?:いた|致)?します|切り替え(?:まし)?た|切り替えます|します|いたします)。?$|よう(?:に)?、?(?:全|各)[^。、]{1,8}(?:に|へ)(?:指示|通達|徹底)(?:(?:いた)?し|を?行い)(?:ました|た|ます)。?$/,
)
const noRule = pattern(
  /公表|お知らせ|知らせ|報告|届け?出|お詫び|おわび|連絡|通知|休止|休業|中止|再開|閉鎖|補償|弁償|見舞|返金|返還|処分|辞退|告訴|公開する|掲載する|説明|調査|依頼|依拠|負担|再発行|交換|お送り|対応する|協議|会見/,
)
export const makesRule = (reading: Reading, sentence: Sentence): boolean =>
  !isRow(reading, sentence) && rulesMade.test(endOf(reading, sentence)) && !noRule.test(endOf(reading, sentence))

/** How things stand, what was found, what is usual: outside a part about prevention that is no measure. */
const standsSo = pattern(
  /(?:(?:もの|こと|仕組み|状態|状況|次第|設定|運用|ルール|決まり|方式|項目|情報|一覧|資料|[名件人])(?:です|でした|である|であった)|(?:あり|ござい|おり|(?<=て)い|でき|[さら]れ)ません(?:でした)?|(?:こと|旨|もの)(?:が|を|も|と)[^。、]{0,10}(?:判明|確認|分か|わか|考え|み(?:て|ら)|思わ)[^。、]{0,12}|(?:ため|から|わけ)(?:です|でした|である)|場合が(?:あり|ござい)ます|ありがとうございま(?:す|した)|ください|下さい|お願い(?:いた|申し上げ)[^。]{0,6}|(?:厚く|心より|深く)?(?:お|御)礼(?:を)?申し上げます|(?:書か|記載さ|添付さ|含ま|記録さ|表示さ)れて(?:い|おり)ます|(?:調べて|調査して|調査を(?:行って|進めて))(?:おり|い)ます|調査を[^。、]{0,12}ました)。?$/,
)
const asUsual = pattern(
  /(?:従来|以前|かねて|日頃|日ごろ|平素|もともと|元々)(?:から|より)?[^。]{0,60}て(?:おり|い)(?:ま(?:す|した)|た)|毎[年月][^。]{0,60}て(?:おり|い)(?:ま(?:す|した)|た)。?$|(?:ルール|決まり|手順|仕組み|こと)(?:です|でした|であり(?:まし)?た|とな(?:って|り))[^。、]{0,8}が、|(?:採用|導入|設定|使用|利用|暗号化|施錠)して(?:おり|い)(?:、|ます(?:が|。)?$)/,
)
/** 「第三者にパスワードを変更され」「パスワードの変更を求めるメールを装い」: what was done to the discloser. */
const doneByAnother =
  /^[^。、]{0,16}を[^。、]{0,14}(?:変更|変え|書き換え|削除|消去|無効に?|有効に?|解除|停止|設定|作成|追加|改変)(?:さ|ら)れ(?:て|た|、|ま|る)|^[^。、]{0,16}(?:求め|促|依頼|案内|通知)[^。、]{0,8}(?:メール|SMS|メッセージ|画面|電話|サイト|文面)[^。]{0,16}(?:装|偽|なりすま|かた[るっり]|騙)/
/** 「何者かが管理者の」, said before what he changed. */
const another = /(?:第三者|何者か|攻撃者|犯人|侵入者)(?:が|は)[^。、]{0,24}$/
/** 「更新した際に」「入替え以後」, said before what went wrong. */
const sinceThen =
  /^[^。、]{0,20}?(?:更新|変更|移行|入れ?替え|切り?替え|改修|交換|改訂|設定|導入|追加|移管|作業)(?:し|を?行|を実施し)?[いっ]?た?(?:の)?(?:際|時|とき|折|後|以後|以降|のち|作業中)(?![^。]{0,60}(?:こと|よう|方式|運用)(?:と|に)(?:いた)?し)[^。]{0,80}(?:誤[りっ]|間違|忘れ|漏れ|不備|ミス|手違い|見落と|失念|紛失|なくし|原因|でき(?:る|てしま)|残って(?:い|お)|(?:状態|設定)(?:だった|でした|にな(?:って|り)|で(?:公開|保存))|表示され|見える|見られ|公開され)/
/** 「アクセス制限の引き継ぎを誤りました」 */
const doneWrong = /^[^。、]{0,24}を(?:誤[りっ]|間違え|取り違え|忘れ|怠|失念)/
/** 「退職者のIDを消さずに残していたことが原因です」 */
const wasTheCause = pattern(
  /(?:原因|要因|一因|発端)(?:です|でした|である|であ[りっ]|と(?:考え|み|な[りっる]))[^。、]{0,12}。?$/,
)

/** 「対策本部を設置し、調査を始めました」: who took the matter in hand. */
const tookInHand = /(?<!再発防止)対策本部[^。]{0,30}(?:設置|立ち上げ|設け|発足|置[きい])/
/** 「再発防止に取り組むため、対策本部を常設の組織として設置」 */
const meantToLast = /再発|常設|恒久|今後/
/** 「通信の記録を調べたところ」「ログの分析を10日に終え」「記録が残っていました」: how it was found what happened. */
const lookedInto =
  /^[^。、]{0,24}(?:調べ|点検|確認|分析|解析|精査|調査|照合|検証)(?:(?:し|を?行[いっな])?た|て(?:もらっ|いただい)た)?(?:ところ|結果、|(?:当該|同社の)?(?:担当者|職員|社員)が)|^[^。、]{0,24}(?:調べ|分析|解析|精査|調査|照合|検証)(?:を[^。、]{0,12})?終え|^[^。、]{0,16}(?:分析|解析|調査|精査|照合)を(?:進めて|続けて|依頼し)|^[^。、]{0,12}記録が残っ/
/** 「カード会社に番号を知らせ、見張ってもらっております」 */
const watchedByOthers = /(?:カード(?:会社|発行)|決済代行)[^。]{0,80}(?:もらっ|いただい|お願いし)/
/** 「侵入者がファイルを暗号化した」 */
const encryptedByThem =
  /(?:侵入者|攻撃者|犯人|何者か|第三者|ウイルス)(?:が|は|によ)(?![^。]{0,50}(?:よう|場合|備え|防[ぐい]|今後))[^。]{0,60}暗号化/
/** 「接続口は塞がれています」「閲覧できなくなっています」「遮断済みです」: how things stand after what was done at once. */
const standsSince = pattern(
  /(?:[さかがたばらわ]れて|なって)(?:おり|い)ま(?:す|した)。?$|(?:遮断|停止|閉鎖|切断|隔離|削除|消去|無効化|凍結|失効|非公開(?:化|と)?)(?:し|に)?済みです[)。]{0,2}$/,
)
/** 「対象の方には、12月18日に簡易書留を発送する予定です」: how those concerned are told. */
const mailedTo =
  /(?:対象|該当|お客[様さ]ま?|ご?本人|皆[様さ]ま?|会員|お一人|おひとり)[^。、]{0,14}(?:へ|に)(?:は|、|も)?[^。]{0,40}(?:書留|書面|手紙|文書|通知|本状|お詫び)[^。、]{0,16}(?:送|郵|発|お出し|お届け)[^。、]{0,12}(?:予定|ます|ました|する|した)[^。、]{0,4}。?$/
const becomesRule = /今後|毎回|必ず|こととし|ように|運用|方式|際[はに、]|(?:場合|とき|時)は|前に|複数|二人|2人|二名|2名/
export const isMailed = ({ text }: Reading, { start, end }: Sentence): boolean => {
  const told = text.slice(start, Math.min(end, start + 200))
  return mailedTo.test(told) && !becomesRule.test(told)
}

const isOfFinding = ({ text }: Reading, { sentence, rule, start }: RuleHit<PreventionValue>, end: Words): boolean => {
  if (rule.value === 'monitoring')
    return (
      lookedInto.test(text.slice(start, Math.min(sentence.end, start + 80))) ||
      watchedByOthers.test(text.slice(sentence.start, Math.min(sentence.end, sentence.start + 240)))
    )
  const told = text.slice(Math.max(sentence.start, start - 80), Math.min(sentence.end, start + 60))
  if (rule.value === 'organization')
    return text.startsWith('対策本部', start) && tookInHand.test(told) && !meantToLast.test(told)
  if (rule.value === 'encryption') return encryptedByThem.test(told)
  return (
    mendsTheMatter.has(rule.value) &&
    standsSince.test(end) &&
    !/以外|のみ|だけ|(?:すべて|全て)(?:削除|停止|無効化)済/.test(told)
  )
}

export const tellsHowItStood = (reading: Reading, hit: RuleHit<PreventionValue>): boolean => {
  const { sentence, rule, start, end, verb = end } = hit
  const ending = endOf(reading, sentence)
  if (asUsual.test(wordsOf(reading, sentence, 200)) || wasTheCause.test(ending)) return true
  if (isOfFinding(reading, hit, ending)) return true
  const after = reading.text.slice(start, Math.min(sentence.end, start + 140))
  if (another.test(reading.text.slice(Math.max(sentence.start, start - 40), start))) return true
  if (doneByAnother.test(after) || sinceThen.test(after) || doneWrong.test(after)) return true
  // 「プログラムを改修し、再現しないことを確認しました」
  return (
    standsSo.test(ending) && !(mendsTheMatter.has(rule.value) && endOfClause(reading, sentence, verb) !== undefined)
  )
}

/** How the thing was guarded when it went: 「パスワードと暗号化により保護されています」「指紋認証を要する設定としており」. */
const stoodGuarded = pattern(
  /(?:保護され|施され|掛かっ|かかっ|かけられ|ロックされ|暗号化され|設定され|必要な設定になっ|要する設定とし|付され|付けられ)て(?:おり|い(?:ます|る|た|まし))|(?:暗号化し|施錠し|設定し|かけ|付け|ロックし|施し)て(?:あり|ある|あっ)|(?:暗号化し|を備え|を施し)て(?:おり、|いるため|いたため)|で施錠され/,
)
const guards: ReadonlySet<PreventionValue> = new Set(['mfa', 'encryption', 'password', 'access-control'])
const atOnce = pattern(/直ちに|ただちに|即座に|すぐに|直後に|発覚後|判明後|同日|その日|\d時/)
const mended: ReadonlySet<PreventionValue> = new Set(['password', 'access-control'])
/** How the thing was guarded, and the password that was changed on the day, belong to the matter itself. */
export const isOfTheMatter = (
  reading: Reading,
  { rule, sentence, start }: RuleHit<PreventionValue>,
  words: Words,
): boolean =>
  (guards.has(rule.value) && stoodGuarded.test(words)) ||
  (mended.has(rule.value) && atOnce.test(wordsWithin(reading, sentence, start - 30, start)))

const isOpened = (reading: Reading, { start, end }: Sentence): boolean =>
  opensPlans.test(unknownWords(reading, reading.text.slice(start, Math.min(end, start + 24))))

/** The zone that a sentence speaks in, by its own opening where that says more than the headings. */
export const zoneOf = (reading: Reading, sentence: Sentence): Zone => {
  const zone = zoneAt(reading, sentence.start)
  if (leavable.has(zone)) {
    if (isOpened(reading, sentence)) return 'plans'
    return tellsOfChange(reading, sentence) ? 'body' : zone
  }
  if (zone === 'body' && isOpened(reading, sentence) && willBeDone.test(endOf(reading, sentence))) return 'plans'
  return zone === 'questions' ? zoneOfAnswer(reading, sentence) : zone
}

/** A sentence under a heading about something else that tells of a change all the same: a letter has few headings. */
const tellsOfChange = (reading: Reading, sentence: Sentence): boolean => {
  if (reading.text.charAt(sentence.end - 1) !== '。') return false
  const end = endOf(reading, sentence)
  return (
    (willBeDone.test(end) || becameRule.test(end) || staysSo.test(end) || rulesMade.test(end)) &&
    !speaksOfElse.test(endOf(reading, sentence, 14))
  )
}

const asksWhatIsDone = pattern(/再発|対策|防止|今後|繰り返|二度と|改善|見直|これから/)

/** An answer speaks of what its question asks; elsewhere what it says was or will be done is told as in the release. */
const zoneOfAnswer = (reading: Reading, sentence: Sentence): Zone => {
  const asked = questionOf(reading, sentence)
  if (asked === undefined) return 'questions'
  if (asksWhatIsDone.test(asked)) return 'prevention'
  return willDo.test(wordsOf(reading, sentence, 300)) || tellsOfChange(reading, sentence) ? 'body' : 'questions'
}

/** An entry of a list that names a measure to last: 「・私物記録媒体の使用の禁止」. */
const lastingNoun = pattern(
  /(?:禁止|徹底|義務化|必須化|義務付け|義務づけ|整備|導入|見直し|強化|研修|教育|訓練|設置|配備|策定|制定|改定|改訂|改正|増員|配置|取りやめ|取り止め|厳格化|暗号化|刷新|切替え?|切り替え|入れ?替え|契約解除|指名停止|監査|診断|自動化|最小化|明記|採用|(?:研修|監査|診断|訓練|教育|講習|講座|ペネトレーションテスト|勉強会)の(?:実施|開催|受講|充実))$/,
)
const entry = pattern(/^\s*(?:[・•◦※○●■□◆◇▼*\-①-⑳]|[(（]?\d{1,2}[).、 ]|[(（]?[ア-ン一二三四五六七八九十a-z][).、) ])/)
export const namesLasting = (reading: Reading, sentence: Sentence): boolean =>
  sentence.end - sentence.start >= 10 &&
  entry.test(wordsWithin(reading, sentence, sentence.start, sentence.start + 8)) &&
  lastingNoun.test(endOf(reading, sentence)) &&
  !isRow(reading, sentence)

/** What lasts once it was done: 「全職員に研修を行いました」「2段階認証をつけました」. */
export const lasts: ReadonlySet<PreventionValue> = new Set([
  'training',
  'mfa',
  'organization',
  'monitoring',
  'encryption',
  'contractor-oversight',
])
export const wasDone = pattern(
  /(?:行い|行な|行っ|実施し|実施いたし|実施致し|開催し|開催いたし|開き|開い|導入し|導入いたし|設置し|設置いたし|設け|配置し|任命し|有効に?し|必須にし|必須とし|追加し|開始し|始め|稼働させ|稼働し|入れ|付け|つけ|設定し|適用し|義務付け|受講させ|整備し|強化し|増設し|取り付け|加え|加入し|契約し|暗号化(?:いた)?し|置[きい]|促し|立ち上げ|取り上げ|周知(?:いた)?し|通知(?:いた)?し|学び直し|学び|学ん|教え直し|(?:受け|学び直し)て(?:もらい|もらっ)|義務づけ|指導(?:いた)?し|注意喚起(?:いた)?し)(?:まし)?た。?$/,
)

/** 「監視システムが異常を検知し、発覚しました」「配信システムを使うことになっていましたが」: how it came, and how it was to be. */
export const asItCame = pattern(
  /検知し(?:ました|、|た)|発覚|判明|誤[りっ]|ていま?したが|未明|深夜|明け方|[0-9]時(?!間)|委員会として|原因(?:です|でした|である)|を[^。、]{0,14}(?:変更|変え|削除|無効に|解除)[さら]れ/,
)
