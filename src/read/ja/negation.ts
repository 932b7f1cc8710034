import type { Reading, Span } from '../reading.js'
import { buildTrie } from './patterns/trie.js'

/**
 * What is said of the things named before it: they are `affected` (含まれる, 流出した), they are `excluded`
 * (含まれておりません), it was stored or handled (`kept`: says nothing by itself, 「別の機器で管理しており」), or
 * the talk is of something else (`unrelated`: お尋ねする, 変更する).
 */
export type Saying = 'affected' | 'excluded' | 'kept' | 'unrelated'

export interface Predicate extends Span {
  readonly saying: Saying
  /** Kept, but somewhere else: unless more is said, it did not leak. */
  readonly apart?: boolean
}

type Stem = 'affected' | 'kept' | 'only-negative' | 'absent' | 'unrelated' | 'noun'

const stems: readonly (readonly [Stem, string])[] = [
  [
    'affected',
    '含まれ 含ま 含んで 含み 含む 記載し 記載さ 記載は 記載が 記載も 記載の 記され 記し 印字の 流出し 流出さ 流出す 漏えいし 漏えいす 漏えいは 漏えいさ 漏洩し 漏洩す 漏れ 漏れて 漏らし を控え 書き写 写し取 をメモし 撮影し 撮影さ に教え 持ち出 持ち去 窃取 閲覧さ 閲覧し 閲覧で 掲載し 掲載さ 書かれ 綴じ 添付 書き添え 書き込 写って 写り込 載って 載せ 表示さ 表示し 見え 見られ 公開さ 公開し 印字し 印字さ 印刷さ 印刷し 読み取 読まれ 覗かれ 書いて 見るこ 入っ 入力さ 渡っ 知られ 取得さ 盗 抜き取 抜き出 取り出さ 読み出さ 読み出し 引き出さ 開かれ 分かる状 わかる状 分かる形 わかる形 見える形 読める状 読める形 知れる状 閲覧可 知り得 紛失し 紛失さ アクセスさ アクセスは アクセスが アクセスも 接続は 接続の 参照さ 参照し 漏えいの可能性 漏えいのおそれ 流出の可能性 流出のおそれ 漏洩の可能性 漏洩のおそれ 漏えいを確認 漏えいが確認 漏えいが判明 漏えいが発生 漏洩を確認 漏洩が確認 流出を確認 流出が確認 流出が判明 流出が発生',
  ],
  [
    'kept',
    '管理し 管理さ 保管 保存 保有 保持 扱って 扱わ 扱っ 取り扱 登録し 登録さ 記録さ 記録し 置い 置か 格納 蓄積 収集 提供し 取得し 使用し 利用し 送信し 送信さ 預か 切り離 運用',
  ],
  [
    'only-negative',
    '対象で 対象と 対象に 範囲に 被害は受け 被害も受け 被害を被 関係し 関係は 関係が 関係あ 関係ご 関わりは 関わりが 関わって 中に 被害を受け 影響は 影響は受け 影響も受け 影響を受け 影響が 影響あ 影響ご 含まれる可能性は 含め 該当し 該当す 収め 収録 載ら 載りま 記さ 書か 書き 入れ 入ら 入り 出 出さ 出し 残り 残ら 残る 残って 残さ 残して 存在し 持って 持た 送って 送ら 送り 伝えて 伝え 渡して 渡さ 渡し 渡ら 渡り 預け 失われ 失って 遭って 及んで 触れ 通って 通ら 通り 通さ 通し 通過し 経由し 経由せ 届か 届き 現れ 持ち合わせ 伝わ 扱い 頂い いただい 頂戴し 欄は 欄を 欄も 欄が 項目は設け 項目を設け 項目に 項目と 当たら 当たり 把握し 把握は 開示し 触ら 狙わ 該当ご 該当は 該当が 判読 様式に 書式に 取られ 読め 映 写さ 貼って 貼ら 付いて 付けて 付して 付され 共有し 共有さ 集め 控えて 打ち込 打ち出さ',
  ],
  // Words that deny without a negation.
  [
    'absent',
    '対象外 範囲外 非該当 非対象 対象の外 範囲の外 非表示 無事 無関係 無縁 無傷 手つかず 対象から外れ 範囲から外れ 対象から除か 伏せ字に 空欄 免れた 免れて 免れま 省略さ 省かれ 及びません 関わりません',
  ],
  [
    'unrelated',
    '尋ね 伺 うかが 聞き 聞い 問うこと 求め 変更 偽装 偽り 言い当て 入力し 入力す 入力を 入力い お問い合わせ 問い合わせ お知らせくだ ご連絡くだ ご用意 持参 お持ち 通知し 照合 再発行 再設定 リセット 暗号化し 確認のうえ 名乗 公表し 公表は 公表を 公表い 公表でき 差し控 控えさせ 用いて 使って 使い 悪用し 割り出 お願い お伝え 連絡先とし 設けて',
  ],
]

/** Nouns that begin like a verb: 添付ファイル says nothing of what is listed before it. */
const nouns =
  '添付ファイル 添付書類 添付資料 記載内容 記載事項 記載例 掲載期間 掲載ページ 掲載内容 登録者 保存期間 保存期限 保存先 保管場所 保管庫 保管期間 入力項目 入力画面 お問い合わせの お問い合わせ内 お問い合わせ文 取得日 利用者 利用規約 盗難'

const stemWords = [
  ...stems.flatMap(([stem, words]) => words.split(' ').map((word) => [word, stem] as const)),
  ...nouns.split(' ').map((word) => [word, 'noun'] as const),
]
const stemTrie = buildTrie<Stem>(stemWords)

const STEM = 1
const BARE = 2
const HIDDEN = 4
const ELSEWHERE = 8
const RECEIVER = 16
const DISPOSED = 32
/** What may begin with a character: most begin nothing, and one look-up says so. */
const begins = new Uint8Array(0x10000)
for (const [word] of stemWords) begins[word.charCodeAt(0)] = STEM
for (const sign of 'はもがこ一:記登保入を') begins[sign.charCodeAt(0)]! |= BARE
for (const sign of '宛あTC') begins[sign.charCodeAt(0)]! |= RECEIVER
for (const sign of '取除伏塗黒マ隠削消') begins[sign.charCodeAt(0)]! |= HIDDEN
begins['別'.charCodeAt(0)]! |= ELSEWHERE
for (const sign of '適規') begins[sign.charCodeAt(0)]! |= DISPOSED

/** From the end of a stem: kana and a few filling words, then a negation. Sticky and bounded, so linear. */
const negativeTail =
  /[ぁ-ん事実一切行何等状態設]{0,18}?(?:ません|おらず|ない|なく|なかっ|無い|ず(?=[、。\s)]|$)|ございません|外(?=[でと、。]))/y
/** 「もありません」「はございません」 without a verb of its own. */
const bareNegative =
  /(?:[はもが]|こと[はが]|一切)(?:[、 ]|一切|全く)?(?:ありません|ございません|ない[。)、\s]|なかった|ありませんでした|無(?:い|かった|く)|ない(?=(?:こと|旨)[をがで]))|(?::|は|(?:記載|登録|保存|入力)は?) ?なし(?=[。、)\s])|[をは]除[くきい]/y

/**
 * The same with a noun between: 「漏えいした可能性はありません」「閲覧された形跡は確認されておりません」,
 * 「閲覧された情報には含まれておりません」. Bounded, so linear.
 */
const deniedNoun =
  /[ぁ-ん]{0,10}(?:という)?(?:(?:可能性|おそれ|恐れ|懸念|事実|形跡|痕跡|跡|痕|様子|こと|証拠|記録|ケース|もの|状況|(?:項目|情報|仕様|内容|画面)(?=で))(?:[はもがの]|では?|について[はも]?|につきまして[はも]?|等は|などは)?[^。、\n]{0,14}?|(?:可能性のある|おそれのある)?(?:個人|当該|上記)?(?:情報|データ|項目|ファイル|内容|範囲|対象)(?:の中)?(?:には?|では|の対象に?は?)(?:含ま|入って|該当|存在)[^。、\n]{0,8}?)(?:ません|ない|なく|ず(?=[、。\s)]|$)|なかった)/y
/** What takes a denial back: 「可能性は否定できません」「含まれていないとは言い切れません」. */
const doubted = /確認でき|否定|排除|払拭|断定|断言|判明し|特定|分か|わか/
const takenBack = /(?:と(?:は|も)(?:言|いえ|いい|断|限)|わけで)/y

/** 「見られたかもしれません」 denies nothing. */
const maybe = /かもしれ|かね[なま]/
/** What was sent or given somewhere else has left: 「氏名が外部に送信された」 tells of the leak itself. */
const left = /(?:送信|提供)[さし]れ?(?:まし)?(?:た|て(?:しま|い(?:た|まし)))/y
const hasLeft = (text: string, at: number): boolean => {
  left.lastIndex = at
  return left.test(text)
}
/** 「別の事業者のシステムで管理しております」: it was somewhere else. */
const somewhereElse = /(?:別|他|外部|専門|独立)(?:の|に|した)?[^。、\n]{0,16}(?:で|に|にて)$/

/** 「代行会社の画面で直接ご入力いただいており、当店には残りません」: how it comes in, with more to be said. */
const goesOn = /[^、。\n]{0,6}て(?:おり|いる|い、|(?:いただ|頂|もら)[くう](?:仕組|方式|形|こと))/y
/** 「注文時に入力いただいた情報については」: of which they are, not what became of them. */
const ofWhich = /[ぁ-ん]{0,6}(?:いた|頂いた|した|された|いている)(?:その他の|他の)?(?:情報|データ|項目|内容)/y
/** 「番号を尋ねる欄は設けておらず」: what is said is said of the field. */
const ofField = /[ぁ-ん]{1,6}(?:ための)?(?:欄|項目|様式|設問)[はをもが]/y
/** 「誤って「宛先」に入力して送信」: so that all could see it. */
const asReceiver =
  /(?:宛先|あて先|TO|To|CC|Cc)(?:欄|」|』)*(?:に|へ)(?:[^。、\n]{0,6}|[^。、\n誤違別]{0,10}(?:[名人件社]|全員|方々|皆様|お客様|[会者]員?様?)(?:分)?の(?:メール)?アドレスを)$/
/** 「口座は体験時にはお尋ねしていないので」: it was never there. */
const notAsked =
  /(?:尋ねし|尋ね|伺っ|うかがっ|聞きし|聞い|求め|入力し|入力いただい|(?<=(?:登録|入力|提出|記入|記載|提供)[をはも])お願い(?:い?た)?し)て(?:は)?(?:おりません|いません|いない|おらず|いなかっ)/y
const isAsReceiver = (text: string, at: number): boolean =>
  text.startsWith('入れ', at) && notBlind.test(text.slice(Math.max(0, at - 16), at))
/** 「全員のアドレスを宛先欄に入れて送信」「宛先に並べたまま一斉に配信」 */
const setAsReceiver =
  /(?<=アドレス[^。]{0,24})(?:宛先|あて先|TO|To|CC|Cc)[欄」』]{0,2}に(?:全員分?を?)?(?:入れ(?:て(?!い[なま]|おり?ま?せ|おら)|た(?:まま|状態))|並べ(?:て|た)|設定し(?:て|た)|指定し(?:て|た)|貼り付け(?:て|た)|列記し(?:て|た))[^。、]{0,12}(?:送[っりる信]|発信|発送|配信)/y
const isEntered = (text: string, at: number, end: number): boolean => {
  if (!text.startsWith('入力', at)) return false
  goesOn.lastIndex = end
  return goesOn.test(text)
}

/** 「閲覧された画面には表示されません」: which page it is, before what is said of what stands on it. */
const ofPlace =
  /[ぁ-ん]{1,8}た(?:当該|各|上記)?(?:画面|ファイル|データ|範囲|サーバー?|メール|名簿|書類|資料|フォルダ|機器|端末|ページ|リスト|一覧)(?:に[はも]|から[はも]|では|とは)/y
/** 「印字の対象ではありません」「記載は省略されていた」: what is said is said after it. */
const ofScope = /(?<=の)対象|(?<=[はがも])(?:一部を?)?省[略か]/y
/** 「住所は、盗まれたかばんに入れていませんでした」: the same of any thing, where the verb is of that and not of the data. */
const ofThing =
  /[ぁ-ん]{0,8}た(?!可能|おそれ|恐れ|こと|ため|とこ|状態|際|時|とき|の[でにと])[^。、はがをた]{1,12}(?:に(?![つ関対よ])|から|で(?![すあし])|と[はも])/y
/** 「閲覧できる者を給与担当に限った別のシステムに」: who may do so, and not who did. */
const ofFew =
  /[ぁ-ん]{0,4}(?:る|た)(?:者|人|職員|社員|教職員|従業員|担当者?|部署|部門|課|端末|権限|範囲)[をがはも][^。、はがを]{0,20}(?:限|絞|制限|定め|のみ|だけ)(?![^。、]{0,14}(?:外れ|外し|漏れて|誤[っり]|不備|働か|効い|怠|べき|はず))/y
const afterTopic = /[はも]、?[^。、がをの]{0,8}$/
/** 「暗号化して別の場所に保存しており」 */
const encrypted = /暗号化し(?:て|たうえで、?|た上で、?)(?:別|他|保存|保管|専用)/y
const isAside = (text: string, from: number, at: number, end: number): boolean => {
  ofPlace.lastIndex = end
  encrypted.lastIndex = at
  ofScope.lastIndex = end
  ofFew.lastIndex = end - 1
  if (ofFew.test(text)) return true
  if (ofPlace.test(text) || encrypted.test(text) || ofScope.test(text)) return true
  ofThing.lastIndex = end - 1
  return ofThing.test(text) && afterTopic.test(text.slice(Math.max(from, at - 12), at))
}

/** What a verb of asking or entering says of the things before it, where that is more than that the talk is of something else. */
const judgeAsked = (text: string, at: number, end: number): 'denied' | 'of-which' | 'shown' | undefined => {
  notAsked.lastIndex = at
  if (notAsked.test(text)) return 'denied'
  ofField.lastIndex = end
  if (ofField.test(text)) return 'of-which'
  if (!text.startsWith('入力', at)) return undefined
  ofWhich.lastIndex = end - 1
  if (ofWhich.test(text)) return 'of-which'
  return asReceiver.test(text.slice(Math.max(0, at - 36), at)) ? 'shown' : undefined
}

/** 「氏名はあらかじめ取り除いてあり」「番号は黒塗りにしてあり」, and not 「黒塗りにしてあったが」 with more to be said. */
const hidden =
  /(?:(?:取り)?除(?:い|か)|除外|伏せ|塗りつぶ|塗り潰|黒塗り?|マスキング|マスク|隠(?:し|され)|削(?:っ|ら)|(?:削除|消去?)し(?=てあ))(?:処理)?(?:に|を)?[ぁ-ん]{0,6}?て(?:あ[りるっ](?!ませ)|お(?:り(?!ませ)|る)|い(?:る|ます|た|まし)|(?:印字|印刷|表示|掲載|記載|公開))(?![^。、]{0,8}(?:が、|ものの))|(?:伏せ?字|黒塗り|マスキング|マスク)(?:処理)?(?:した|された)?(?:状態)?(?:で|にて)(?:表示|印字|印刷|記載|掲載)(?:され|し)(?:る(?:た|の|仕)|ます|てい(?:る(?:た|の)|ます)|ており(?!まし))(?![^。、]{0,12}(?:が、|ものの))/y
/** 「成績の記録は、既に適正に廃棄されている」「規程どおり廃棄済みです」: it was gone before, and not thrown away by mistake. */
const disposed =
  /(?:(?<=(?:既に|すでに|期間[^。]{0,20}))適[正切]に|規[程則定](?:どおり|通り|に(?:基づ|従|沿)[いきっ]?て?)、?(?:既に|すでに|先に)?)(?:廃棄|処分|裁断|溶解|消去|削除)(?:処理)?(?:済(?!み?の[^で]|み?と(?!な))|(?:し|さ?れ)(?:て(?:い|お)(?![^。、]{0,6}(?:なか|ませ|らず|はず|べき|と(?:考|思|認識)))|た(?=[。、)」\n]|$|ため|こと)|まし))/y
/** 「住所は別のデータベースにあり」 */
const keptElsewhere =
  /別の[^。、\n]{1,14}に(?:あり(?!ませ)|ある|あった|ございます|(?:入って|入れて|付けて|つけて|控えて|書いて|しまって)(?:あり(?!ませ)|い(?![なま]せ?ん?[でい])|おり(?!ませ)))/y
const ofTopic = /[はも]、?[^。、が\n]{0,12}$/
/** 「アドレスをBCC欄に入れずに送信」: so that all could see it. */
const notBlind = /(?:BCC|Bcc|bcc|ブラインド)[^。、\n]{0,8}$/
/** 「カード情報の流出は確認されておりません。」 of a kind of data; with 「…が、」 the sentence goes on to doubt it. */
const unconfirmed =
  /(?:漏えい|漏洩|漏れ|流出|持ち出し|窃取|取得|侵入|アクセス|閲覧|参照|(?<=[へに]の?)影響)(?:し?た?という|の)?(?:事実|形跡|痕跡|記録|跡)?[はがも](?:一切|現時点で)?(?:確認|認め)(?:され(?:て(?:おりません|いません|いない|おらず)|ません|ず)|できて(?:おりません|いません)|られ(?:て(?:おりません|いません|いない|おらず)|ません))(?!が)/y

/** 「住所の記載がない方」「アドレスをお知らせいただいていない方には」: whom it holds for, and not what became of the data. */
const ofSome = /(?<=ない|なかった)(?:方(?![法向針式面])|お客|者|会員|世帯|人|場合|とき|際)/y
const isOfSome = (text: string, end: number): boolean => {
  ofSome.lastIndex = end
  return ofSome.test(text)
}

/** Where the denial of a verb ends whose stem ends at `at`; undefined where it is not denied. */
const denialEnd = (text: string, at: number, stem: Stem): number | undefined => {
  negativeTail.lastIndex = at
  if (negativeTail.test(text)) {
    const end = negativeTail.lastIndex
    takenBack.lastIndex = end
    return takenBack.test(text) || maybe.test(text.slice(at, end)) ? undefined : end
  }
  if (stem !== 'affected') return undefined
  deniedNoun.lastIndex = at
  const noun = deniedNoun.exec(text)
  if (noun === null || doubted.test(noun[0])) return undefined
  takenBack.lastIndex = deniedNoun.lastIndex
  return takenBack.test(text) ? undefined : deniedNoun.lastIndex
}

/**
 * Every predicate of a stretch of text that says something about things listed before it, in order.
 *
 * 口座番号は、このサーバーに置いておらず、流出しておりません
 *                          ^^^^^^^^ excluded ^^^^^^^^^^^^^^ excluded
 */
export const findPredicates = (text: string, from = 0, to = text.length): Predicate[] => {
  const found: Predicate[] = []
  for (let at = from; at < to; ) {
    const kind = begins[text.charCodeAt(at)]!
    if (kind === 0) {
      at++
      continue
    }
    const sign = text.charAt(at)
    unconfirmed.lastIndex = at
    if ('漏流持窃取侵ア閲参影'.includes(sign) && unconfirmed.test(text) && unconfirmed.lastIndex <= to) {
      found.push({ start: at, end: unconfirmed.lastIndex, saying: 'excluded' })
      at = unconfirmed.lastIndex
      continue
    }
    if ((kind & HIDDEN) !== 0) {
      hidden.lastIndex = at
      if (hidden.test(text) && hidden.lastIndex <= to) {
        found.push({ start: at, end: hidden.lastIndex, saying: 'excluded' })
        at = hidden.lastIndex
        continue
      }
    }
    if ((kind & DISPOSED) !== 0) {
      disposed.lastIndex = at
      if (disposed.test(text) && disposed.lastIndex <= to) {
        found.push({ start: at, end: disposed.lastIndex, saying: 'excluded' })
        at = disposed.lastIndex
        continue
      }
    }
    if ((kind & RECEIVER) !== 0) {
      setAsReceiver.lastIndex = at
      if (setAsReceiver.test(text) && setAsReceiver.lastIndex <= to) {
        found.push({ start: at, end: setAsReceiver.lastIndex, saying: 'affected' })
        at = setAsReceiver.lastIndex
        continue
      }
    }
    if ((kind & ELSEWHERE) !== 0) {
      keptElsewhere.lastIndex = at
      if (ofTopic.test(text.slice(Math.max(from, at - 14), at)) && keptElsewhere.test(text)) {
        found.push({ start: at, end: keptElsewhere.lastIndex, saying: 'kept', apart: true })
        at = keptElsewhere.lastIndex
        continue
      }
    }
    const hit = (kind & STEM) === 0 ? undefined : stemTrie.longest(text, at)
    if (hit?.value === 'noun' && hit.end <= to) {
      at = hit.end
      continue
    }
    if (hit !== undefined && hit.value !== 'noun' && hit.end <= to) {
      const asked = hit.value === 'unrelated' ? judgeAsked(text, at, hit.end) : undefined
      if (
        asked === 'of-which' ||
        ((hit.value === 'affected' || hit.value === 'unrelated') && isAside(text, from, at, hit.end))
      ) {
        at = hit.end
        continue
      }
      const denied =
        asked === 'denied'
          ? notAsked.lastIndex
          : hit.value === 'unrelated'
            ? undefined
            : denialEnd(text, hit.end, hit.value)
      const absent = hit.value === 'absent'
      if (absent ? denied === undefined : denied !== undefined && !isAsReceiver(text, at)) {
        const end = denied ?? hit.end
        found.push({ start: at, end, saying: isOfSome(text, end) ? 'unrelated' : 'excluded' })
        at = end
        continue
      }
      if (hit.value === 'kept' && !hasLeft(text, at) && somewhereElse.test(text.slice(Math.max(from, at - 24), at)))
        found.push({ start: at, end: hit.end, saying: 'kept', apart: true })
      else if (hit.value !== 'only-negative')
        found.push({
          start: at,
          end: hit.end,
          saying: asked === 'shown' || absent ? 'affected' : isEntered(text, at, hit.end) ? 'kept' : hit.value,
        })
      at = hit.end
      continue
    }
    bareNegative.lastIndex = at
    if ((kind & BARE) !== 0 && bareNegative.test(text) && bareNegative.lastIndex <= to + 1) {
      const end = bareNegative.lastIndex
      found.push({ start: at, end: Math.min(end, to), saying: isOfSome(text, end) ? 'unrelated' : 'excluded' })
      at = end
    } else at++
  }
  return found
}

const settled = (kept: Predicate | undefined): Predicate | undefined =>
  kept?.apart === true ? { ...kept, saying: 'excluded' } : kept

/**
 * What a list of predicates says of a thing before the predicate at `from`: that one decides; `kept` waits for a
 * later one and stands for `affected` where none follows.
 */
export const sayingAfter = (predicates: readonly Predicate[], from: number): Predicate | undefined => {
  let kept: Predicate | undefined
  // More than a few predicates on, the talk is of something else; the bound keeps a long sentence linear.
  for (let at = from; at < Math.min(predicates.length, from + 6); at++) {
    const predicate = predicates[at]
    if (predicate === undefined || (predicate.saying !== 'kept' && kept === undefined)) return predicate
    if (predicate.saying === 'excluded') return predicate
    if (predicate.saying === 'affected' && kept?.apart === true) return predicate
    if (predicate.saying !== 'kept') return settled(kept)
    kept ??= predicate
  }
  return settled(kept)
}

const denial =
  /(?:[はがも]|の(?:痕跡|形跡|事実|被害)[はがも]?|もの|わけ)[^。、\n]{0,24}?(?:ありません|ございません|認められ(?:ません|ず|ない|ておりません|ていません)|確認され(?:ません|ず|ない|ておりません|ていません|ておらず)|(?:確認できて|確認して|把握して|見つかって)(?:おりません|いません|いない|おらず)|(?:では|じゃ)な[いく]|なかった|なく(?=[、。])|ない(?=[。)こ旨]))/
/** 「公開され、又は売買されている事実は確認されておりません」「AやBは確認されていません」: what is denied of several together. */
const deniedTogether =
  /^(?:[^。]{0,40}(?:事実|形跡|痕跡)は|(?:等の|などの)?[^。、]{0,12}(?:や|又は|または|及び|・)、?[^。、]{0,16}(?:は|も)、?)[^。]{0,30}?(?:確認|把握|認め)(?:できて|されて|して|られて)?(?:おりません|いません|おらず|いない|ません)/

/** Is the thing that ends at `span.end` denied in its own clause (「不正アクセスの痕跡は認められませんでした」)? */
export const isDenied = (reading: Reading, span: Span, sentenceEnd: number): boolean => {
  const after = reading.text.slice(span.end, Math.min(sentenceEnd, span.end + 48))
  const hit = denial.exec(after)
  if (hit !== null && hit.index <= 8) return true
  return deniedTogether.test(reading.text.slice(span.end, Math.min(sentenceEnd, span.end + 100)))
}
