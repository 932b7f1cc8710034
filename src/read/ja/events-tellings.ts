import type { AuthorityValue } from '../../casebook/facts.js'
import type { Actor, Cast } from './events-actors.js'
import { authoritiesIn } from './events-authorities.js'
import type { DatedClause } from './events-clauses.js'
import { clauseEnds } from './events-phrases.js'
import { type Kind, kindAt, telling } from './events-telling-nouns.js'
import {
  addressed,
  individuals,
  notIndividuals,
  receiversBefore,
  senderBefore,
  subjectBefore,
} from './events-telling-people.js'
import { type Cue, formOf } from './events-words.js'
import type { Lexicon } from './lexicon.js'
import { matchesOf } from './matches.js'

/** Who told whom what: the words for it, and what the telling is for the discloser. */
export interface Word extends Cue {
  /** result: somebody who investigated reported; undone: word came that data is gone; noticed: one of the staff spoke up. */
  readonly type: 'informed' | 'reported' | 'notified' | 'result' | 'undone' | 'noticed'
  readonly authorities?: readonly AuthorityValue[]
  /** Who told is outside: what they said revealed the matter, if nothing did before. */
  readonly reveals?: boolean
}

/** 「…があった」「…を受け」「…が届く」: it came. */
const came =
  /^(?:書|等|など)?(?:くださ(?:い(?=まし)|[っり])|下さ(?:い(?=まし)|[っり])|(?:(?:が|も|は|の[^、。]{1,8}が)[^、。がを]{0,14}?)?(?:ございま|あ[りっる]|入[りっる]|届[いきく]|寄せら|来[たてま]|きた|なされ|相次|もたらさ|提[出示供]さ|示さ|送付さ)|(?:の?[^、。がをに]{0,8})?(?:を|も)?(?:、?[^、。]{1,20}(?:を通じて|を介して))?(?:[^、。がをに]{2,14}が)?[^、。がをに]{0,4}?(?:受け取?|受領|いただ[いきくけ]|くださ[いっりる]|下さ[いっりる]|頂[いきくけ戴]|もら[いうっ]|得[たてまる、]|頂戴|受理|拝受|受信)|され(?:た|まし|て、|、|る)|られ)/
const dateParticle = /^(?:に(?:は|も)?|にて|、)(?=[^、。])/
/** 「…させていただきました」: one's own doing, said politely. */
const politely = /^[^、。]{0,14}?(?:差し上げ|申し上げ|させていただ|させて頂)/
/** 「お問い合わせにより発覚」「電話で判明」: by it something came out. */
const byWhich =
  /^(?:[^、。]{0,8}?(?:により|によって|で|をきっかけ(?:に|として)?|を契機(?:に|として)?|を端緒(?:に|として)?|から|を受け(?:て)?))、?[^。]{0,24}?(?:判明|発覚|気|分か|わか|知[りっ]|把握|認識|覚知|発見|確認|明らか)/
const gave =
  /^(?:等|など|書)?(?:た|て|まし|、|(?:を|も|の(?:うえ|上)|が(?=[^、。]{0,8}(?:完了|済|終)))?(?:$|[。、]|[^、。]{0,12}?(?:し[たてま、。]|し$|す|致し|いたし|行[いっ]|実施|終え|終わ|完了|済|開始|始め|提出|送|入れ|発送|申し上げ|差し上げ|させ|出[しさ]|届け|取[りっ]|郵送|渡)))/
/** 「削除完了の連絡」 */
const undoing =
  /(?:削除|回収|消去|破棄|廃棄|返却|返送)(?:の|が?完了の|済みの?|済み?との|が済んだ|した旨の?|したとの)(?:ご)?$/
/** 「来庁して判明」「拾得し、届け出たことにより判明」: whoever came, it came out by that. */
const broughtOut = /^[^。]{0,24}?(?:判明|発覚|気付|気づ|分か|わか|明らか)/
/** Nothing but the noun: 「委託先から第一報」. */
const bare = /^(?:等|など)?(?:$|[。、)])/

const publicPlace = /ホームページ|ウェブサイト|Webサイト|WEBサイト|サイト上|HP|報道|マスコミ|記者|プレス/
const notice = /お?詫び|おわび|謝罪|お?知らせ|通知|文書|書面|書状|手紙|説明|経緯|はがき|案内|報告|連絡|メール/
/** 「委託先より、◇に停止した旨の連絡を◇に受けた」. */
const openingSender = /^([^、。]{2,30}?)(?:から|より)(?:は)?、/
const bait =
  /(?:なりすまし|迷惑|不審な?|偽の?|標的型|フィッシング)$|(?:かたる|騙る|名乗る|装[うっ]た?|偽装した)[^、。のがは]{0,8}$/
/** 「…を騙る「容量が超過しています」という英文のメールを受け取り」 */
const baited = /(?:かた|騙|名乗)る|(?:装|偽装し)(?:う|った)|なりすまし/
const impostor = /名乗(?!る(?:方|人物))|装[いうっ]|なりす|騙[りるっ]|かた[りるっ]/
/** 「届いていない方」 */
const notCome = /^[ぁ-ん]{0,6}?(?:ない|ません|おらず)/
/** 「説明会を開きました」 */
const held = /^(?:を|にて?)?[^、。]{0,10}?(?:開[いかき催]|実施|行[いっ]|説明)/
/** What is said to offices without being a report. */
const notTold = /注意喚起|案内|告知|周知|投稿|意見|回答|苦情|クレーム|返[事答信]/
const duringIt = /^(?:を|の)?[^、。を]{0,30}?(?:た|る|の)(?:際|とき|時に)/
const wentWrong =
  /誤って|間違[いえっ]|べきところ|取り違|入れ違|(?:て|で)しま(?:い|っ)|(?:別|他|ほか)の(?:方|人|者|お客|会員|患者|保護者|世帯|家庭|生徒|児童|学生|会社|事業者|団体|利用者)[^、。]{0,12}(?:に|へ)/
const ownDesk = /(?:課|部|室|係|窓口|センター|事務局|支店|営業所)$/
const internal = /(?:社内|庁内|校内|院内)(?!の?(?:メール|掲示|報|ポータル|放送|文書))|全職員|管理職|課長|部長|校長|教頭/
const openly = /公表|発表|掲載|公開|リリース|会見|ホームページ|ウェブサイト|サイト/
const instructs =
  /再発防止|研修|注意喚起(?!の(?:ご?連絡|メール|ご?案内|お?知らせ|メッセージ|文書))|指示|徹底|の?削除[^、。]{0,6}依頼/

const time = /(?:中|うち|後|際|上|下旬|上旬|中旬|まで|もと|午後|午前|夕方|朝|夜|直後)$/

export interface TellingContext {
  readonly lexicon: Lexicon
  readonly cast: Cast
  readonly discloser: string
  /** The day is over: 停止する is told of it. */
  readonly gone: boolean
  /** The day is that of the release: 「本日よりご連絡いたします」 is told of it. */
  readonly today: boolean
  /** The part of the release says by its heading whom it was told to. */
  readonly isForThose: () => boolean
  /** Whom the report before was made to: 「…、確報を提出」. */
  readonly authoritiesBefore: readonly AuthorityValue[]
  /** What went wrong was a sending: one is no notice unless it says so. */
  readonly sendingWentWrong: boolean
}

const fromSomebody = (
  kind: Kind,
  noun: string,
  who: Actor,
  result: boolean,
  /** 「…との書面」: it says something about the matter. */
  says = false,
): Pick<Word, 'type' | 'reveals'> | undefined => {
  if (kind === 'coming')
    return who === 'outsider' || who === 'unknown' ? { type: 'informed', reveals: true } : undefined
  if (kind !== 'word' && kind !== 'carrier') return undefined
  if (/案内|周知|告知/.test(noun) || (!says && /書面|文書|封書|はがき|書状|手紙/.test(noun))) return undefined
  if (who === 'unknown' && /報告/.test(noun) && result) return { type: 'result' }
  if (who === 'investigator')
    return /報告|回答|結果|説明|書/.test(noun) ? { type: 'result' } : { type: 'informed', reveals: true }
  if (who === 'staff' || who === 'self') return undefined
  const reveals =
    who === 'outsider' ||
    (who === 'unknown' &&
      /指摘|問い?合わ?せ|苦情|通報|申し?出|情報提供|クレーム|声|電話|意見|相談|投稿|情報/.test(noun))
  return { type: 'informed', reveals }
}

const none: readonly Word[] = []

/** Everything a dated clause tells of somebody telling somebody something. */
export const readTellings = (clause: DatedClause, context: TellingContext): readonly Word[] => {
  const { words, own, around, whole } = clause
  if (!telling.may(whole)) return none
  const matches = matchesOf(telling.regex, words)
  if (matches.length === 0) return none
  const { cast, discloser, lexicon, gone } = context
  const ends = clauseEnds(words)
  const found: Word[] = []
  for (const match of matches) {
    const noun = match[0]
    const kind = kindAt(words, match.index)
    const cue = { start: match.index, end: match.index + noun.length }
    const form = formOf(words, cue, gone)
    const upcoming = form === 'ahead' && context.today && formOf(words, cue, true) === 'told'
    if (form === 'denied' || (form === 'ahead' && !upcoming)) continue
    if (form === 'adnominal' && !clause.closed && cue.end > clause.head) continue
    // 「との報告を◇に受けた」: the date's own particle stands between the noun and its verb.
    const toDate = cue.end <= clause.head && clause.head - cue.end <= 2 ? clause.head : -1
    const particle = toDate < 0 ? 0 : (dateParticle.exec(words.slice(toDate, toDate + 6))?.[0].length ?? 0)
    const rest = particle === 0 ? words.slice(cue.end) : words.slice(cue.end, toDate) + words.slice(toDate + particle)
    if (kind === 'word' && /^に(?:関|つい|係)/.test(rest)) continue
    const stop = rest.search(/[、。]/)
    const end = cue.end + particle + (stop < 0 ? rest.length : stop)
    const span = { start: cue.start, end }
    const from = ends.findLast((at) => at <= cue.start) ?? 0
    // 「お問い合わせをいただいた方」: the people are spoken of.
    const arrived = came.exec(rest)
    if (
      arrived !== null &&
      !clause.closed &&
      formOf(words, { start: cue.start, end: cue.end + particle + arrived[0].length }, gone) === 'adnominal' &&
      !(cue.end <= clause.head && /^[ぁ-ん]*$/.test(words.slice(cue.end + arrived[0].length, clause.head)))
    )
      continue
    // 「偽の通知を受け取り」: the bait, not word of it.
    if (
      bait.test(words.slice(Math.max(0, cue.start - 24), cue.start)) ||
      (kind !== 'sorry' && baited.test(words.slice(from, cue.start)) && /^を[^、。]{0,6}(?:受|開|見|読)/.test(rest))
    )
      continue
    if (arrived !== null && /^[^、。]{0,12}?(?:しくみ|仕組|機能)/.test(rest.slice(arrived[0].length))) continue
    if (arrived !== null && notCome.test(rest.slice(arrived[0].length))) continue
    const sender = senderBefore(words, from, cue.start)
    if (sender === undefined ? /アラート|警報|警告/.test(noun) : impostor.test(sender)) continue
    const receivers = receiversBefore(words, from, cue.start).filter((receiver) => !time.test(receiver))
    const opening = sender === undefined && cue.end <= clause.head + 12 ? openingSender.exec(around)?.[1] : undefined
    // 「参加者の方に教えていただき」
    const giver = /^(?:して|て)(?:いただ|頂|もら)/.test(rest) ? receivers.at(-1) : undefined
    const sentBy =
      giver !== undefined
        ? cast.actorOf(giver)
        : sender !== undefined
          ? cast.actorOf(sender)
          : opening !== undefined && !words.startsWith(opening)
            ? cast.actorOf(opening)
            : undefined
    const acts = (): Actor | undefined => {
      const subject = subjectBefore(words, from, cue.start)
      return subject === undefined ? undefined : cast.actorOf(subject)
    }
    const nounOnly = bare.test(rest)
    // 「報告書は調査委員会から提出された」: who told stands after the noun.
    const behind =
      /^(?:(?:は|が)、?([^、。]{2,24}?)(?:から|より)[^、。]{0,8}?(?:(?:提出|届|示|提示|手渡|寄せ)(?:さ|い|け|ら)|あ[りっ]|入[りっ])|を、?(?:に)?([^、。]{2,24}?)(?:から|より)(?:受け|受領|得|いただ|頂))/.exec(
        rest,
      )
    if (behind !== null) {
      const who = cast.actorOf((behind[1] ?? behind[2]!).replace(/^に/, ''))
      const told =
        who === 'staff' && clause.content !== ''
          ? ({ type: 'noticed' } as const)
          : fromSomebody(kind, noun, who, /報告書|結果/.test(noun))
      if (told !== undefined) found.push({ ...span, ...told })
      continue
    }
    // 「案内を参加者にお送りした際」: what went wrong, not word of it.
    if (kind !== 'sorry' && duringIt.test(rest) && !/詫び|謝罪|説明(?!会)|経緯/.test(words.slice(from, cue.start)))
      continue
    // 「下記のとおりお知らせいたします」: the release itself.
    if (/^(?:いたし|申し上げ|し|致し)ます/.test(rest) && !upcoming) continue
    const comes =
      kind === 'coming'
        ? broughtOut.test(rest)
        : noun === '知らさ' ||
          (came.test(rest) && !politely.test(rest)) ||
          (byWhich.test(rest) && (sentBy !== undefined || !/報告|説明/.test(noun)))
    if (kind === 'coming' && !comes) continue
    if (/^(?:投稿|調査結果|結果|一覧)$/.test(noun) && sentBy === undefined) continue

    if (undoing.test(words.slice(Math.max(0, cue.start - 12), cue.start)) && (comes || nounOnly)) {
      found.push({ ...span, type: 'undone' })
      continue
    }
    if (
      sentBy === 'staff' &&
      (comes || nounOnly || gave.test(rest)) &&
      clause.content !== '' &&
      !addressed.test(words)
    ) {
      found.push({ ...span, type: 'noticed' })
      continue
    }
    // Word that went to somebody else, or from one office to another, is none to the discloser.
    const told = receivers.filter((receiver) => !/^(?:電話|メール|書面|口頭|文書|個別)/.test(receiver))
    const toOthers =
      giver === undefined &&
      told.length > 0 &&
      !told.some(cast.isSelf) &&
      told.every(
        (receiver) =>
          (individuals.test(receiver) && !ownDesk.test(receiver)) ||
          cast.actorOf(receiver) === 'partner' ||
          (sender === undefined && /(?:部|課|室|係|センター|本部|管理職|上司)$/.test(receiver)),
      )
    // Who is outside told the contractor: that is how it came out.
    if (
      toOthers &&
      sentBy === 'outsider' &&
      (comes || nounOnly) &&
      told.every((receiver) => cast.actorOf(receiver) === 'partner')
    ) {
      found.push({ ...span, type: 'noticed' })
      continue
    }
    const saidSo =
      nounOnly &&
      kind === 'word' &&
      clause.content !== '' &&
      receivers.length === 0 &&
      /(?:との|旨の?)$/.test(words.slice(0, cue.start))
    if (upcoming) {
      // Only the people concerned are told from the day of the release on.
    } else if ((comes && !toOthers) || (nounOnly && sentBy !== undefined && !toOthers) || saidSo) {
      const actor = sentBy ?? acts()
      // 「委託先が、決済代行会社から連絡を受ける」: word that came to somebody else.
      if (comes && sender !== undefined && receivers.length === 0 && acts() === 'partner' && sentBy !== 'partner')
        continue
      const who = sentBy ?? (actor === 'partner' || actor === 'outsider' ? actor : 'unknown')
      const told = fromSomebody(
        kind,
        noun,
        who,
        /調査(?:の)?結果の?$|(?:中間|最終|調査|解析|分析)(?:の)?報告|報告書/.test(
          words.slice(Math.max(0, cue.start - 6), cue.end),
        ),
        /(?:との|とする|という|(?<!その)旨の|旨を記した)$/.test(words.slice(0, cue.start)),
      )
      if (told !== undefined) {
        found.push({ ...span, ...told })
        continue
      }
      if (comes && sentBy === 'staff') continue
    }
    // 「電話で申出」
    const theirs =
      nounOnly &&
      !upcoming &&
      receivers.every(cast.isSelf) &&
      /申し?出|通報|苦情|問い?合わ|指摘|クレーム|情報提供/.test(noun)
    if (
      theirs &&
      sentBy === undefined &&
      authoritiesIn(lexicon, words.slice(from, end), discloser, whole).length === 0
    ) {
      if (clause.row) found.push({ ...span, type: 'informed', reveals: true })
      continue
    }
    if (kind === 'meeting') {
      if (held.test(rest) && !/職員|従業員|社員|研修|教員/.test(words.slice(from, cue.start)))
        found.push({ ...span, type: 'notified' })
      continue
    }
    if (!nounOnly && !gave.test(rest)) continue
    // 「何者かが…お客様にメッセージを送信」
    if (
      kind !== 'sorry' &&
      /偽|迷惑メール|詐欺|フィッシング/.test(words.slice(from, cue.start)) &&
      /^[^、。]{0,12}(?:送ら|届)/.test(rest)
    )
      continue
    if (
      /何者か|攻撃者|犯人|第三者(?:が|に)|訓練|模擬/.test(words.slice(from, cue.start)) ||
      /^[^、。]{0,8}訓練/.test(rest)
    )
      continue
    const stretch = words.slice(from, end)
    if (!upcoming && ((kind === 'word' && !notTold.test(noun)) || (kind === 'carrier' && /電話/.test(noun)))) {
      // The words of the date itself name whom it was told to; those it shares with a later date only where they do not.
      let authorities: readonly AuthorityValue[] = authoritiesIn(
        lexicon,
        words.slice(from, Math.min(end, Math.max(from, own))),
        discloser,
        whole,
      )
      if (authorities.length === 0) authorities = authoritiesIn(lexicon, stretch, discloser, whole)
      if (
        authorities.length === 0 &&
        receivers.length === 0 &&
        sender === undefined &&
        acts() !== 'investigator' &&
        (/速報|確報|続報|報告書/.test(noun) || /(?:本|最終|追加|中間)$/.test(words.slice(0, cue.start)))
      )
        authorities = context.authoritiesBefore
      // 「通りかかった方が拾って交番に届け」: it was no report of the discloser.
      if (authorities.length > 0 && noun === '届け' && acts() === 'outsider') continue
      if (authorities.length > 0) {
        found.push({ ...span, type: 'reported', authorities })
        continue
      }
      // 「調査委員会が最終報告書を提出」
      if (receivers.length === 0 && /報告書?$/.test(noun) && acts() === 'investigator') {
        found.push({ ...span, type: 'result' })
        continue
      }
      const toSelf = receivers.some(cast.isSelf)
      const toStaff = () => receivers.some((receiver) => cast.actorOf(receiver) === 'staff')
      const who = sentBy ?? acts()
      const others = who === 'partner' || who === 'outsider' || (who === 'unknown' && sender !== undefined)
      if (others && (toSelf || receivers.length === 0 || toStaff()) && !individuals.test(receivers.join())) {
        found.push({ ...span, type: 'informed', reveals: who === 'outsider' })
        continue
      }
      if (toSelf && who === undefined) {
        found.push({ ...span, type: 'informed', reveals: false })
        continue
      }
    }
    // Told to the people concerned.
    if (/無関係|関係の?ない|私的|(?:通知|連絡)に代え/.test(stretch)) continue
    if (publicPlace.test(stretch) && openly.test(stretch)) continue
    if (notIndividuals.test(stretch)) continue
    if ((kind === 'sending' || kind === 'carrier') && /^(?:が[^、。]{0,16})?され/.test(rest)) continue
    const concerned =
      addressed.test(stretch) || (receivers.length === 0 && (addressed.test(around) || context.isForThose()))
    if (kind === 'sorry' || kind === 'visit') {
      const named =
        kind === 'visit' && !/謝罪|詫び|おわび|陳謝|説明|報告|お話|経緯|連絡|回収|返/.test(around)
          ? /対象|該当|本人|被害|世帯主|保護者/.test(stretch)
          : concerned || individuals.test(words)
      // A visit to fetch what went astray is none to tell.
      if (kind === 'visit' && !/謝罪|詫び|説明|おわび|陳謝|報告/.test(words) && /回収|返|引き取|受け取/.test(words))
        continue
      if (
        named || kind === 'visit'
          ? named
          : /電話|メール|書面|文書|訪問|面会|郵送|書状|手紙|伺/.test(stretch) ||
            /(?:訪問|訪ね|伺い|面会)(?:し|、)/.test(words.slice(0, cue.start))
      )
        found.push({ ...span, type: 'notified' })
      continue
    }
    // 「案内をメールで送ったところ、宛先をCCに入れてしまい」: what went wrong, not word of it.
    if (
      context.sendingWentWrong &&
      (clause.row || !clause.inherited) &&
      wentWrong.test(words.slice(from)) &&
      !/詫び|謝罪|お知らせ|経緯|説明(?:し|を行|いたし|申)/.test(words.slice(from))
    )
      continue
    // 「メールでお知らせした」: nobody else is told by mail.
    const byMail =
      kind === 'word' &&
      receivers.length === 0 &&
      /(?:メール|書面|書状|手紙|電話|郵送|郵便|文書|SMS|会報|事務連絡|はがき|アプリ内?|マイページ|LINE|掲示板|社内報|チャット)(?:で|にて|によ[りる]|をもって)[^、。]{0,8}$/.test(
        words.slice(from, cue.start),
      )
    if (byMail && !internal.test(stretch)) {
      found.push({ ...span, type: 'notified' })
      continue
    }
    if (
      !concerned ||
      (instructs.test(stretch) &&
        !/お?詫び|謝罪|おわび|説明|(?:電話|メール|メッセージ|書面|通知)[^、。]{0,8}(?:で|にて|により)/.test(stretch))
    )
      continue
    if (
      kind === 'sending' &&
      !notice.test(words.length < 24 ? around : stretch.slice(0, cue.start - from)) &&
      context.sendingWentWrong
    )
      continue
    if (
      (kind === 'sending' || kind === 'carrier') &&
      context.sendingWentWrong &&
      !/お?詫び|謝罪|おわび|お知らせ|説明|経緯|電話/.test(stretch) &&
      !(
        /(?:対象|該当|被害)(?:者|の(?:方|世帯|生徒|児童|会員))[^、。]{0,6}(?:に|へ)は/.test(stretch) &&
        /文書|書面|書状|手紙/.test(stretch)
      )
    )
      continue
    found.push({ ...span, type: 'notified' })
  }
  return found
}
