import { type Telling, undone } from './told.js'
import type { Cue } from './words.js'

/** An inquiry into what happened; a mere look (確認したところ) is none. */
const investigation =
  /調べてもら|専門の(?:会社|業者|機関)|調査(?!票)|解析|分析|フォレンジック|精査|検証|専門(?:家|会社|機関|業者)|突き合わせ|照合|復元/
/** What may be one, where somebody noticed before. */
const look = /調べ|確かめ|確認したところ|その後|結果|ログ|記録|聞き取り|詳細|確認を進め/
const symptom = /でき|なく(?:な|て)|(?:障害|異常|不具合|エラー|異変)が|応答|起動|動かな|立ち上がらな/
const attacked = /(?:攻撃|不正アクセス)を受け(?:、|た|て|まし)|に感染し(?:、|た|て)|やられ|侵入され/
const confirms = /(?<!初めて)(?<!はじめて)確認$/
const matter =
  /(?:漏え?い|漏洩|流出|侵入|感染|不正|被害|事実|痕跡|形跡|誤り|不備|掲載|紛失|持ち出し|可能性|おそれ|恐れ|事案|事象|事態|暗号化|改ざん|公開|アクセス|分|件|名|人|異常|障害|攻撃|送信|使用|(?:不審|不正|異常|大量|見知らぬ|覚えのない|海外|外部|第三者|攻撃|総当たり|侵入|突破)[^、。]{0,12}(?:試み|試行|ログイン))[^、。]{0,8}$/
const inspects = /検査|点検|監査|棚卸|監視|巡回|確認/
/** 「保管状況を確認」: somebody looked; nothing came out. */
const looks = (words: string, { start, end }: Cue): boolean =>
  words.slice(start, end).startsWith('確認') && !matter.test(words.slice(Math.max(0, start - 20), start))

/** 「同様の事例が見つかった」: one more, not what was lost. */
const another = /(?:事例|事案|ケース|誤り|漏れ|不備|不足|紛失|もの|こと)(?:が|も|を)[^、。]{0,6}$/

/** 「名簿は倉庫から見つかった」: what was lost, not that it was. */
export const comesBack = ({ clause: { words, head, content }, is }: Telling, cue: Cue): boolean =>
  ((/^(?:発見され|見つか)/.test(words.slice(cue.start, cue.end + 2)) &&
    !another.test(words.slice(Math.max(0, cue.start - 16), cue.start))) ||
    (/^(?:発見|見つけ)/.test(words.slice(cue.start, cue.end)) &&
      /^[^。]{0,24}(?:回収|引き取|返却|お?届け)/.test(words.slice(cue.end))) ||
    /(?:届い|届け(?:られ)?|拾得され|保管され|預けられ|見つか|発見され|紛れ|残され|置かれ)(?:て(?:い|あ))?(?:た|る|っ)(?:こと|と)?$/.test(
      content,
    )) &&
  is('loss', 'theft') &&
  !/(?:紛失|不足|ないこと)/.test(words.slice(head))

const sinceThen = /^[^、。]{0,24}(?:以[降来後]|[更作変改移][新業更修行]後|から|より)/
const setsIn = /^(?:不具合|障害|エラー|問題)(?:が|は|の)/
const shown =
  /(?:表示|閲覧|参照|公開|送信|掲載|印字|混在)(?:さ|し|でき)[^、。]{0,10}$|(?:見え|見られ|届|取り違え)[^、。]{0,8}$/
const noticer =
  /([^、。]{1,16}(?:方|様|さま|お客|会員|保護者|患者|家族|本人|生徒|住民|市民))(?:が|は)[^、。がは]{0,12}$/
/** Did somebody outside notice, who tells of it on a date of its own? */
const isOutsiders = ({ clause, setting }: Telling, at: number): boolean => {
  const who = noticer.exec(clause.words.slice(Math.max(0, at - 30), at))?.[1]
  return who !== undefined && setting.cast.actorOf(who) === 'outsider' && /連絡|知らせ|申し?出|届け/.test(clause.around)
}

/** What says how far it went, or why. */
const extent = /\d ?(?:件|名|人|世帯|通|社|校)[^、。]{0,8}(?:である|だった|に限られ|のみ)|限られ/

/** 「流出はなかったとの報告」: that, too, is a result. */
const absent = /(?:なかった|ないこと|ていない|ありませんでした)(?:もの|こと)?$/

const none: readonly undefined[] = []

/** Reads who noticed and what came out. Gives back where the clause says so. */
export const readFindings = (
  telling: Telling,
  told: Cue | undefined,
  stop: Cue | undefined,
): readonly (Cue | undefined)[] => {
  const { clause, cuesOf, add } = telling
  const { words, content, around, finds, innerContent } = clause
  // 「点検で欠番があることを認めた」: somebody noticed; who took something admits it.
  const settled = cuesOf('settled').find(
    ({ start, end }) =>
      telling.is('insider', 'theft') || !/認め/.test(words.slice(start, end)) || !inspects.test(`${content}${words}`),
  )
  const noticing = cuesOf('noticed').filter(
    // 「偽の警告が表示され」: the bait.
    ({ start, end }) =>
      !(telling.is('phishing') && /警告|警報|アラート/.test(words.slice(start, end))) &&
      // 「◇の更新以降、別の会員の情報が表示される不具合が生じた」: what went wrong, not a sign of it.
      !(
        sinceThen.test(words.slice(0, start)) &&
        setsIn.test(words.slice(start, end)) &&
        shown.test(words.slice(Math.max(0, start - 24), start))
      ) &&
      // 「受け取った方が気付いて、◇に当社へ連絡」: by that word it was noticed here.
      !(told === undefined && isOutsiders(telling, start)),
  )
  const finding = cuesOf('found')
  if (settled === undefined && noticing.length === 0 && finding.length === 0 && told === undefined) return none
  const investigated = investigation.test(around)
  const looked = look.test(around)
  const noticed = noticing.find(
    (cue) => !(investigated && /確認|判明/.test(words.slice(cue.start, cue.end))) && !comesBack(telling, cue),
  )
  // 「攻撃を受け、障害が生じた」: what came of it, not that somebody noticed.
  const ofAttack =
    noticed !== undefined &&
    symptom.test(words.slice(noticed.start, noticed.end)) &&
    attacked.test(words.slice(0, noticed.start))
  // 「この際には台帳があったことを確認している」: it was still there.
  const wasThere = telling.is('loss') && /(?:あった|揃って(?:い|お)(?:た|りました))$/.test(content)
  const cameOut = wasThere
    ? undefined
    : finding.find((cue) => (finds || content !== '' || !looks(words, cue)) && !comesBack(telling, cue))
  if (settled !== undefined) add('determined', settled, 'determined')
  else if (told !== undefined) {
    const answer = content !== '' && /回答|報告/.test(words.slice(told.start, told.end))
    if (answer && /調べ|調査|照会|求め|原因/.test(around)) add('determined', told, 'determined-answered')
    else if (absent.test(content) && /報告|結果|説明|回答/.test(words.slice(told.start, told.end)))
      add('determined', told, 'determined-absent')
    else if (
      /調査結果|解析結果|との結果|が確定|を特定|特定(?:が|を)(?:終|完了)|原因の(?:報告|説明)/.test(`${content}${words}`)
    )
      add('determined', told, 'determined-told')
  }
  // 「受託者から、対象は18世帯である旨の報告」 after the first word: how far it went.
  if (
    told !== undefined &&
    settled === undefined &&
    extent.test(content) &&
    /報告|回答|説明/.test(words.slice(told.start, told.end))
  )
    add('found', told, 'found-told', { looked: true, measured: true })
  const isUndoing =
    // What was thrown away by mistake is not undone by that.
    (innerContent !== '' && undone.test(innerContent) && !telling.is('disposal-error')) ||
    (stop !== undefined && (isWithin(cameOut, stop) || (absent.test(content) && !investigated)))
  if (noticed !== undefined && !ofAttack && !(settled !== undefined && settled.start <= noticed.start))
    add(confirms.test(words.slice(noticed.start, noticed.end)) ? 'found' : 'noticed', noticed, 'noticed', {
      investigated,
      looked,
      symptom: symptom.test(words.slice(noticed.start, noticed.end)),
    })
  else if (cameOut !== undefined && settled === undefined && !isUndoing)
    add('found', cameOut, 'found', {
      investigated,
      looked,
      measured: /\d|対象|範囲|件数|人数|含まれ/.test(content),
    })
  return [noticed, cameOut, settled]
}

/** 「削除を確認」 is one thing. */
const isWithin = (cue: Cue | undefined, stop: Cue): boolean =>
  cue !== undefined && stop.start <= cue.start && cue.start <= stop.end + 4
