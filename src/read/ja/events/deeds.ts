import { type DatedClause, endOf } from './clauses.js'
import { comesBack } from './findings.js'
import { senderBefore } from './telling-people.js'
import { denies, slips, type Telling } from './told.js'
import { type Cue, findCues, past } from './words.js'

const exposed =
  /改ざん|ログイン|接続|通信|書き換え|窃取|悪用|不正|届いて|見(?:る|ら|え)|状態|アクセス|表示|閲覧|公開|試行|攻撃|掲載|漏|流出|送信|侵入|障害|づらい|づらく|にくい|にくく/
/** What could still be seen, or still went on, until it was stopped. */
const stillThere = /状態|閲覧|見(?:る|ら|え)|表示され|公開され|続[いき]/
/** What a span tells of that is no incident: 調査, 訪問. */
const otherSpan = /(?:記録|ログ|履歴)を(?:抽出|点検|精査|突き合わせ)|調査|訪問|連絡|休|停止し|説明|郵送/
/** What else may go on from one day to another. */
const harmless =
  /調査|点検|確認|捜|探し|通知|完了|訪問|連絡|お電話|説明|郵送|発送|休[み止業]|停止|停電|中断|操業|工事|作業|移行|保守|メンテナンス|復旧|募集|受付|受け付け|委託|契約|開催|開か|勤務|在籍|在職|採用|担当し|購入|利用|登録|申し?込|応募|参加|予約|受診|入院|通院|卒業|入学|保存|保管|収集|実施し|実施さ|行った|行われた|対応|相談|会議|研修/
/** Those whose data it is: 「4月から1月までに予約された方」. */
const subjects =
  /(?:方|お客|会員|利用者|皆|者|生徒|学生|患者|顧客|データ|情報)[^、。]{0,16}$|(?:た|いる|る)[^、。をがにはで]{0,12}(?:方|お客(?:様|さま)?|会員|利用者|皆(?:様|さま)|患者(?:様|さま|さん)?|受診者|申込者|組合員)[^、。をがには]{0,24}$/
const ranThen =
  /^(?:まで)?(?:の間)?(?:に)?、?[^、。はが]{0,12}?(?:運営|委託|受託|在籍|在職|勤務|契約)して(?:い|おり?)(?:まし)?[たる](?=[一-鿿ァ-ヶ「A-Z])/
const ofData = /(?:内容|記録|ファイル|もの|分|履歴)\d*[^、。]{0,8}$/
const until = /^(?:の[^、。]{0,10})?(?:に[^、。]{0,44}?)?まで(?!に)/
const inquiry = /(?:調査|解析|点検|精査|フォレンジック|照合|突合)(?!(?:会社|期間|対象|委員|票|員))/
const inquired =
  /^[^。]{0,60}?(?:調査|解析|点検|精査|照合|実施|行)(?:を?(?:し|行い|行っ|実施し|完了し)|い|っ)(?:た|まし|、|て)/
const untilStopped =
  /^[^。]{0,80}?(?:停止|遮断|削除|閉鎖|非公開|修正|変更|閉じ|改め|差し?替え|取り下げ|止め|直し|消し|外し|戻し|戻す|塞|伏せ|引き上げ|取り除|解除し|公開を終)[^、。]{0,12}まで/

/** Reads when it went on, from when to when. True where that is what the clause tells. */
export const readSpan = (telling: Telling, wrong: boolean, tellsNotice: boolean, stop: Cue | undefined): boolean => {
  const { clause, headWords, tailWords, whole, isSpan, goesOn, add, cuesOf, is } = telling
  const { words, closed, head, around, mention } = clause
  if (!isSpan && until.test(tailWords) && exposed.test(words) && !denies.test(words) && !/停止|休/.test(words))
    add('until', whole, 'occurred-until')
  // 「◇から◇まで運営していた旧サイト」
  if (goesOn && ranThen.test(tailWords)) return true
  if (closed && goesOn && (subjects.test(words) || (!isSpan && ofData.test(words)))) {
    // Cards used while a page was watched: the time of the leak.
    if (is('skimming') && /漏|流出|窃取|可能性|カード|決済|支払/.test(around)) add('occurred', whole, 'occurred-cards')
    return true
  }
  // 「調査を◇から◇まで実施し、…を確認」: its result stands on the last day.
  if (
    mention.until !== undefined &&
    mention.until.length >= 10 &&
    !/見つか|発見|発覚/.test(tailWords) &&
    inquiry.test(`${headWords.slice(-30)}${tailWords.slice(0, 40)}`) &&
    inquired.test(tailWords)
  ) {
    add('determined', whole, 'determined-span')
    const result = telling.found.pop()!
    telling.found.push({ ...result, clause: { ...clause, mention: endOf(mention) } })
    return true
  }
  if (!goesOn || tellsNotice || denies.test(tailWords.slice(0, 120)) || otherSpan.test(tailWords.slice(0, 24)))
    return false
  const harm = cuesOf('occurred')[0]
  const ends = isSpan && untilStopped.test(tailWords)
  if (stop !== undefined && harm === undefined && !ends && !stillThere.test(words)) return false
  const told =
    harm !== undefined ||
    ends ||
    (cuesOf('deed').length > 0 && (wrong || isSpan)) ||
    exposed.test(`${headWords.slice(-24)}${tailWords.slice(0, 120)}`) ||
    (isSpan && past.test(tailWords) && !harmless.test(words))
  // 「◇に公開し、◇に停止するまで」: it was stopped on the last day.
  if (told && mention.until !== undefined && untilStopped.test(tailWords)) {
    add('contained', { start: head, end: Math.min(words.length, head + 60) }, 'contained-until')
    const stopped = telling.found.pop()!
    telling.found.push({ ...stopped, clause: { ...clause, mention: endOf(mention) } })
  }
  if (told) add('occurred', harm ?? { start: head, end: Math.min(words.length, head + 60) }, 'occurred-span')
  return told
}

/** 「申請者から書類を受け取った」: how it came to be there. */
const handedIn =
  /(?:申請|申込|応募|契約|利用|受診|加入|購入|届出|提出)者|申し?込まれた|お?客|会員|患者|保護者|生徒|児童|学生|組合員|住民|市民|町民|本人/

/** 「職員が受け取った」: what was lost or stolen is there again. */
const returned = ({ clause: { words }, is }: Telling): Cue | undefined => {
  const taken = is('loss', 'theft')
    ? /(?<!お)受け取(?:り|っ)(?:て|た|まし|、)|(?:に|が|は|と|も)(?:無事に?)?戻(?:って(?:まい|き)|った(?:。|$)|され(?:た|まし|、))|(?:が|も|から)(?:無事に?)?戻り(?:まし|、)/.exec(
        words,
      )
    : null
  if (taken === null) return undefined
  const word = /(?:報告|連絡|通知|電話|メール|書面|始末書|計画|説明|回答)/.test(
    words.slice(Math.max(0, taken.index - 24), taken.index),
  )
  const giver = taken[0].startsWith('受け取') ? senderBefore(words, 0, taken.index) : undefined
  const given = giver !== undefined && handedIn.test(giver) && !/拾|届け|見つけ|発見/.test(words.slice(0, taken.index))
  return word || given ? undefined : { start: taken.index, end: taken.index + taken[0].length }
}

const byAttacker = /(?:攻撃者|犯人|侵入者|何者か|第三者)[がは][^、。]{0,20}$/
/** 「情報の使用の停止と返還を文書で請求」: nothing is stopped before it is followed. */
const asks =
  '(?:文書|書面|電話|メール|口頭)?(?:で|にて|により)?(?:強く)?(?:請求|要求|求め(?:まし|た|て|、|$)|申し?入れ|要請|催告)'
const asked = new RegExp(`^(?:[^、。をが]{0,16}を)?${asks}`)
const askedFor = new RegExp(`^(?:と[^、。をが]{0,16}|の[^、。をが]{0,10})?を${asks}`)

const byWork =
  /(?:修正|改修|適用|変更|更新|設定|差し?替え|移行|切り?替え|入れ替え)(?:を(?:行|実施)?)?(?:い|っ)?(?:し)?(?:まし)?た(?:際|時(?!点)|とき|ところ)/

/** The first thing that was stopped, taken away or taken back. */
export const findStop = ({ clause: { words }, tailWords, cuesOf, isSpan, is }: Telling): Cue | undefined =>
  /^まで(?!に)/.test(tailWords)
    ? undefined
    : cuesOf('contained').find(
        ({ start, end }) =>
          !/^の(?:連絡|報告|通知|お?知らせ|案内|お願い|依頼)|^[^。]{0,24}再開/.test(words.slice(end)) &&
          !(/[をとの]$/.test(words.slice(start, end)) ? asked : askedFor).test(words.slice(end)) &&
          // 「攻撃者がファイルを使えなくしました」
          !(/なくし/.test(words.slice(start, end)) && byAttacker.test(words.slice(Math.max(0, start - 32), start))) &&
          // 「誤って運び出され、製紙工場で溶解された」: how it went.
          !(is('disposal-error') && /溶解|焼却|廃棄|処分|裁断|破棄/.test(words.slice(start, end))) &&
          // 「権限の設定を外してしまい」: what went wrong.
          !/^て?しま(?:い|っ|う)|^[^、。]{0,2}(?:送[付信り]|発送|郵送|交付|封入|手渡|お渡)/.test(words.slice(end)) &&
          // 「更新プログラムを適用した際、誤って…」: what went wrong.
          !(byWork.test(words.slice(start, end + 10)) && !is('ransomware', 'malware')) &&
          // From when to when a service stood still, and that it runs again after ransomware, is no containment.
          !(isSpan && /停止|休止|中断|制限|復旧|解消|回復/.test(words.slice(start, end))) &&
          !(words.slice(start, end).includes('復旧') && is('ransomware', 'malware')),
      )

export const readStops = (telling: Telling, stop: Cue | undefined): void => {
  const { clause, add, accepts } = telling
  if (stop !== undefined) {
    add('contained', stop, 'contained')
    return
  }
  const taken = returned(telling)
  if (taken !== undefined && accepts(taken)) add('contained', taken, 'contained-returned')
  const back = findCues('noticed', clause.words, clause.whole).find((cue) => accepts(cue) && comesBack(telling, cue))
  if (back !== undefined) add('contained', back, 'contained-found-again')
}

/** 「攻撃者は◇、…のアカウントからメールを送信した」 */
const byIntruder = /(?:攻撃者|第三者|何者か|犯人|犯行グループ|侵入者)(?:は|が)/

/** 「暗号化され、脅迫文が残されていることを発見」: what is seen at once was done that day. */
const shows = /暗号化され|改ざんされ|書き換えられ/

/** 「送ってしまいました」: a mishap, whatever the verb. */
const mishap =
  /(?<!(?:時間|日数|期間|ご?迷惑|ご?心配|ご?不安|手間)[^、。]{0,14})[てで]しま(?:い(?:まし)?た|った|いまして|い、|っており)/

const baited =
  /(?<!(?:セキュリティ|対策)[^。]{0,24})(?:警告|警報|ウイルス)[^。]{0,30}?(?:鳴[りっ]|表示(?:され|が)|出(?:た|て|まし|、)|現れ)(?!た?(?:場合|とき|時|際|ら))|(?:番号|連絡先|相手|窓口)(?:に|へ)[^、。]{0,6}(?:電話|連絡)(?:し|を(?:かけ|し))/
const slipped = /誤(?:って|り)|間違[えっ]て|取り違え|入れ違え|(?:別|他|ほか)の[^、。]{1,12}(?:に|へ)/

const justFound = /^(?:の(?:発生|痕跡|形跡))?を(?:確認|検知|把握|発見|認識|検出|覚知)/

/** 「見えていたのは◇です」「なくなったのは◇の夜とみられます」: the day is all that is told. */
const cleft = /(?:た|る|ない)の(?:は|が)、?$/
const sinceWhen =
  /^(?:の[^、。]{1,6})?(?:から|まで|の間|以降)?(?:で|だ|と(?:み|見|考|思|推)|、|。|に[^、。]{0,16}(?:方|お客|会員|もの|分))|^の[^、。]{0,14}(?:分|間|とき|時|夜|朝|際)/
/** What is told so of somebody who knows, tells or mends. */
const answering =
  /委託|契約|在籍|在職|勤務|知|気付|気づ|分か|判明|発覚|連絡|報告|通報|届|聞[いき]|伺|受け|いただ|終わ|終え|済|完了|止め|停止|閉じ|直し|消し|確認|発見|見つ|公表|お知らせ|始ま|始め|送[っり]し|お送り|相談|指摘/

/** Does a sentence end in the noun of which the date tells: 「紛失したのは、◇に印刷した名簿です。」? */
const isWhich = ({ closed, words, around }: DatedClause): boolean => {
  if (!closed || /(?:もの|こと|の)$/.test(words)) return false
  const after = around.lastIndexOf(words.slice(-6))
  return after >= 0 && /^(?:です|でした|であ[りるっ])/.test(around.slice(after + Math.min(6, words.length)))
}

/** Reads what happened, or what somebody did that went wrong. `findings` are where somebody noticed or something came out. */
export const readHarms = (
  telling: Telling,
  wrong: boolean,
  wasTold: boolean,
  findings: readonly (Cue | undefined)[],
): void => {
  const { clause, setting, found, add, cuesOf, isSpan } = telling
  const { words, head, finds, inner } = clause
  if (setting.cause && !isSpan) return
  if (telling.goesOn && denies.test(telling.tailWords.slice(0, 120))) return
  const harm = cuesOf('occurred').find(
    (cue) =>
      // 「ランサムウェア感染を確認」: that day it was found.
      !justFound.test(words.slice(cue.end, cue.end + 8)) &&
      !(cue.end <= head && /^発生(?:いた)?し(?:まし)?た/.test(words.slice(cue.start, cue.end))) &&
      (!finds || cue.end <= head || (shows.test(words.slice(cue.start, cue.end)) && words.charAt(cue.end) === '、')),
  )
  const seen = harm !== undefined && finds && harm.end > head
  // 「侵入され、監視が検知した」: both were on the day.
  const apart =
    harm !== undefined &&
    findings.every((cue) => cue === undefined || (harm.end <= cue.start && /、/.test(words.slice(harm.end, cue.start))))
  const free = found.every(({ sort }) => !['noticed', 'found', 'determined', 'published'].includes(sort))
  if (harm !== undefined && (seen || !finds) && (!wasTold || inner) && (apart || free)) {
    add('occurred', harm, 'occurred')
    return
  }
  // 「誤って送信し、直後に気付きました」: both were on the day.
  const before = cuesOf('deed').find(
    ({ start, end }) =>
      start >= head &&
      slipped.test(words.slice(0, end)) &&
      findings.some((cue) => cue !== undefined && /[、。]/.test(words.slice(end, cue.start))),
  )
  if (before !== undefined && found.every(({ sort }) => sort === 'noticed' || sort === 'contained')) {
    add('occurred', before, 'occurred-deed')
    return
  }
  // 「調べものをしていたところ警告が出て、画面の番号に電話をかけた」
  const bait = telling.is('phishing') && !finds && !clause.inherited ? baited.exec(words) : null
  if (bait !== null && found.every(({ sort }) => sort === 'noticed' || sort === 'contained')) {
    add('deed', { start: bait.index, end: bait.index + bait[0].length }, 'occurred-bait')
    return
  }
  if (found.length > 0 || finds) return
  if (words.includes('再開')) return
  const slip = mishap.exec(words)
  if (slip !== null) {
    add('occurred', { start: slip.index, end: slip.index + slip[0].length }, 'occurred-mishap')
    return
  }
  // The matter itself, told of a day or a span.
  if (
    cleft.test(telling.headWords) &&
    sinceWhen.test(telling.tailWords) &&
    !answering.test(telling.headWords.slice(-24)) &&
    !denies.test(telling.tailWords)
  ) {
    add(isSpan ? 'occurred' : 'deed', { start: 0, end: words.length }, isSpan ? 'occurred-span' : 'occurred-slip')
    return
  }
  // 「◇に印刷した名簿です」: which one it was.
  if (isWhich(clause)) return
  const deed = cuesOf('deed')[0]
  if (deed !== undefined && (byIntruder.test(words.slice(0, deed.start)) || (inner && telling.is('insider')))) {
    add('occurred', deed, 'occurred-by-intruder')
    return
  }
  const { actions } = setting.soFar
  const isSlip = actions.length > 0 && actions.every(({ value }) => slips.has(value) || value === 'insider')
  if (deed !== undefined) {
    add(wrong || isSlip ? 'occurred' : 'deed', deed, wrong ? 'occurred-deed' : 'occurred-slip')
    return
  }
}
