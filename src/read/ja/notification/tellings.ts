import type { Reading, Sentence } from '../../reading.js'
import { ourselves } from '../organisations/self.js'
import { pattern } from '../patterns/pattern.js'
import { type Words, wordsOf } from '../patterns/words.js'
import { headingsAbove, looksAhead, zoneAt } from '../zones.js'
import {
  type Aspect,
  aspectOf,
  begins,
  clausesOf,
  closed,
  fromDay,
  futureEnd,
  gradually,
  ofDay,
  ordered,
  pastEnd,
  stateEnd,
  stillGoing,
  toDay,
} from './aspects.js'
import { isAhead, isOver, sideOf } from './days.js'
import { isForAll, isForStaff, toEach } from './others.js'
import { addressee, notPersons, toThem } from './whom.js'

/** One act of telling persons, as a sentence says it. */
export interface Telling {
  readonly aspect: Aspect
  /** 順次, 随時: one after another. */
  readonly gradual: boolean
  /** The sentence names those told as the persons concerned. */
  readonly named: boolean
  /** A day is named for it. */
  readonly dated: boolean
}

const saying =
  '(?:通知|連絡|お?知らせ|説明|お?詫び|おわび|謝罪|陳謝|案内|お?伝え|ご?報告|お話し?(?=し|を)|周知(?=し|を行|を進め|い|方法))'
const letter =
  '(?:(?:謝罪|お?詫び|おわび|通知|案内|説明)(?:文|状|書)|案内書|説明文|文書|書面|書状|封書|書簡|お?手紙|はがき|ハガキ|葉書|本書|メール|メッセージ|SMS|本状|資料|郵便|お便り|おたより|レター|書留|プリント|パスワード(?:の)?(?:変更|再設定)(?:の)?(?:お願い|依頼))'
const doing =
  '(?:し(?!な|よう)|いた(?:し|す)|致(?:し|す)|す(?:る|べく)|行(?:い|っ|う|な)|差し上げ|申し上げ|させて|でき|終え|終わ|完了|済|取れ(?=まし(?!たら)|た(?![らい]|場合))|つ(?:いた|きまし)(?!ら|場合)|進め|続け|開始|始め|試み|努め|実施|終了|予定|準備|手配|急|検討|のうえ|の上|中(?:で|。|、|$)|取[っりるら]|とっ|継続|て(?:い|お)|る(?:。|$|予定|こと|とともに))'
const sending =
  '(?:郵送|送付|発送|再送|送信|配信|配布|配付|お?送り|送(?=[っりる])|お?届け|お?渡し|手渡し|発出|渡(?=[しす])|配(?=[りっ])|送達|差し上げ|投函|投かん|お出し(?=し|す|いた|て|ま)|(?<=を|も)出し(?=まし|ます|て|、|た|終え)|同封(?=し|す|いた)|添え(?=ま|る|た|て(?:い|お|送|お渡))|配達(?=し|す|いた)|差し?出し(?=ま|て|、|た)|持ち込(?:み(?=ま|、)|ん(?=で|だ))|交付(?=し|す|いた)|手交|申し上げ|準備し|用意し|準備中|印刷中)(?!され(?!ます|る予定|ることと))'
/** A visit, a call, a meeting: told face to face. */
const meeting =
  '対面で(?=説明|お詫び|謝罪)|(?:訪問|面会|面談)(?=し|を[^、。]{0,16}(?:行[いっう]|実施|始め|開始|重ね)|を続|のう|の上|い|させ|又|または|や|で|、)|訪ね|(?<!を|(?:委託先|取引先|業者|警察|署|弁護士|専門家|委員会)(?:に|へ))(?:お?伺う|うかがう)(?=こととし|予定|計画|所存|つもり)|(?<!と|(?:意向|意見|事情|経緯|希望|状況|話)(?:等|など)?を)(?:お?伺|うかが)(?:い|っ)|お目にかか|お会い|(?<!携帯)(?:お?電話|架電)(?:又は[^、。]{1,6}|や[^、。]{1,6})?(?:を|で(?!は)|に(?:て|より)|し|いたし|差し上げ)|(?:説明|保護者|集)会(?:を|で|にて|において)'
/**
 * How a release says that somebody was told: the telling with its verb (連絡いたしました, 説明と謝罪を行った), what is sent
 * about it (お詫びの文書を発送し), a visit or a call.
 */
const telling = pattern(
  new RegExp(
    `${saying}(?!」)(?:の?${letter})?(?:(?:と|及び|並びに|・|、|や)[^、。]{1,12})?(?:を|は|も|の手続(?:き)?を|の準備を|の?方法(?:を|等を)|の手配を|が|について)?(?:[^、。は]{0,12}?(?:に|で|から|て|次|時|ちに|も))?${doing}|(?:${saying}|${letter})(?:等|など)?(?:を|が|は|にて|で|により|も)?(?:、[^、。]{1,10}(?:、|で|に|を通じて))?、?[^、。]{0,16}?${sending}|${sending}(?:(?:を|は|が|も)[^、。]{0,8}(?:終え|終わ|完了|開始|始め|済)|の(?:準備|手配|手続)|できるよう|する手続)|${letter}(?:は|につきましては)、?[^。]{0,60}?${sending}|${letter}が[^、。]{0,12}?(?:送られ|配られ|届けられ|(?:郵送|送付|発送|配布)され)(?=て(?:い|お)|まし|、)|(?:(?:への?|に対する|郵送による|電話による|文書による|書面による)(?:個別の?|速やかな|丁寧な|電話(?:での)?|書面での)?|個別の)(?:ご|お|御)?${saying}|説明の(?:機会|場)を(?:設け|持[ちっ])|(?:伝え|知らせ)(?:ま[すし]|た(?![ちめ])|てい|る(?:。|$|予定|こと))|(?:${letter}|案内|お?知らせ|通知)が[^、。]{0,12}?届[くきい](?!ていな|ておら|(?:た|て)?(?:場合|こと|おそれ|恐れ|可能性|とき|際|旨|など|等|と|方|お客|人))|(?:お?詫び|謝罪|説明|ご?報告)に(?:回|伺|うかが|上が|参)|注意(?:喚起を?[^、。]{0,12}?(?:行[いっ]|実施し|いたし|し(?:ま|、|た))|を?(?:お願い(?:し|いたし)まし|呼び?(?:か|掛)け(?:まし|た|る)|促しま?し?た))|(?:連絡|電話)(?:が|の)(?:つか|つけ|取れ|とれ)[^。]{0,20}(?:引き続き|継続して|今後も)[^。、]{0,8}対応|(?:に|へ|あて|宛)(?:の|個別に?|直接)?(?:メール|電話|架電|手紙)(?:済み?)?$|謝[りっ]|(?<![電会])話(?:しま|した|し(?:て|終|、)|をしま|をした|せま)|申し述べ|(?<!お)詫び(?:た|ま|て(?:い|お))|(?:に|と)[^、。]{0,6}会[いっ]|(?:電話を?|かけ|掛け|訪ね|伺い)直(?:し|す)|(?:に|へ)[^、。]{0,8}(?:伝わ[りっ]|行き(?:届い|渡っ))|頭を下げ|足を運[びん]|(?:お?電話|訪問|架電|面談|お?詫び)は[^。]{0,30}(?:済み?|終え|終わ|完了|始め)|(?:もう一度|改めて|再度|お?電話を?)お?(?:かけ|掛け)(?:し?ま|て|直|続|る)|${meeting}`,
  ),
)

/** 「卒業生には、住所の分かる順に郵送しています」, after what was told to others: it goes without saying what is sent. */
const elided = pattern(new RegExp(`(?:[方者生客様]|さま|さん|世帯|家庭|会員)(?:に|へ)は、?[^。をが]{0,40}?${sending}`))

/** Means of telling each: who is told so is one of those concerned, though the sentence may not say so. */
const means =
  /個別|書面|文書|案内書|お渡し|手渡|足を運|回って|郵送|郵便|封書|書状|はがき|ハガキ|葉書|手紙|電話|訪問|訪ね|伺|うかが|面会|面談|お会い|メール(?:で|に|を|にて)|保護者会|直接|順次|随時|(?:詫び|わび|謝罪)[^、。]{0,12}(?:送[りっ信付]|発送|配信|差し上げ)/
/** A meeting may be about anything, and for anybody: it has to be said what was told there. */
const meets = /説明会/
const saysIt = /経緯|お詫び|おわび|謝罪|説明(?:し|いた|を行)|対象/

/** Said to all the world: an apology or promise of the release itself. */
const toTheWorld =
  /(?:深く|心より|心から|謹んで|重ねて|衷心より)[^。]{0,12}(?:お詫び|おわび|陳謝)|(?:ご迷惑|ご心配|ご不安)[^。]{0,40}(?:お詫び|おわび)(?!の?(?:文|書|状|メール|手紙|連絡))|(?:ご?報告|お詫び|公表)(?:いたし|し|申し上げ)ます。$/
/** 「個人情報を含む文書であり、皆様に御迷惑をお掛けすることを深くお詫びする」: no letter is sent by that. */
const sorryHere =
  /(?:深く|心より|心から|謹んで|重ねて|衷心より)、?(?:お詫び|おわび|陳謝)(?:を)?(?:する|いたします|致します|申し上げます)$/
/** The same where it does not say whom, or says it on a page. */
const announces = /お知らせ(?:いたし|し|申し上げ)ます。$/
/** 「説明がありましたので、皆さまにお伝えいたします」 */
const passesOn = /(?:ので|ため|から)、[^。]{0,40}(?:お?伝え|お?知らせ)(?:いたし|し|申し上げ)?ます。$/
/** 「個別のご案内は予定しておりません」 */
const isDenied =
  /(?:(?:し|行い|行って(?:い|おり)|いたし|(?:し|いたし)て(?:い|おり))ません|控え(?:ます|る|させていただ[^、。]{0,6})|見合わせ(?:ます|る|て[^、。]{0,6}))$/
const onPage = /本(?:状|書|通知|メール|文書)|ホームページ|サイト|公式|HP|公表|掲載|本ページ|当ページ/

/** Word that comes from them, that is asked of them. */
const notTelling =
  /^(?!ご?注意をお願い(?:いたし|し)まし)(?:[^。、]{0,12}お願い(?:いた|申|し(?:ま|て))|[^。、]{0,6}(?:を|が|も|は)?(?:いただ(?:い|き(?!、)|け|く)|頂戴|賜|頂(?:い|き|け|く)|ください|下さい|お願い(?:いた|申|し)|受け|寄せ|(?<!で)あり(?:まし|、|。)|あった|ございました|たい方|くださ))/
/** 「ご連絡は電話にてお願い申し上げます」 */
const asked = /(?:くださ|下さ)[いる]|(?:にて|[^そこ]で|まで|よう)お願い(?!する)/
const fromThem =
  /(?:お客|顧客|利用者|保護者|患者|会員|[市町村区県住]民|本人|家族|取引先|受信者|学生|生徒|児童|方|皆様|皆さま|名|人)(?:様|さま|さん|等|ら|の皆様)?(?:から|(?<!に)より)の?(?:ご|お)?$/
/** An apology that is made by saying so, and a request to delete: neither tells anybody what happened. */
const onlySorry =
  /^(?:お詫び|おわび|謝罪|陳謝)(?!の?(?:文|状|書|メール|手紙|お?電話|品|ご?連絡|ご?通知))(?!(?:と|及び|および|や)(?:ご|お|御)?(?:説明|連絡|報告|知らせ|通知))(?![^、。]{0,14}(?:送[りっ信付]|発送|配信))/
const onlyAsks = /(?:削除|回収|返却|破棄|廃棄)[^。]{0,12}(?:依頼|お願い|要請|求め|し)/
/** 「全員に削除をお願いするメールをお送りし」: who gets such mail learns of it. */
const asksByMail = /(?:全員|すべて|全て|対象)[^、。]{0,24}(?:依頼|お願い)(?:する|を|の)(?:メール|文書|連絡|お送り|送)/
const tellsWhat = /詫び|おわび|謝罪|説明|お?知らせ|通知|報告|連絡し|ご連絡|お?伝え|経緯|案内/
/** Mail of which nothing is said but that it was sent may be any mail. */
const strongly =
  /対象|判明|連絡先|皆様|その他の方|該当|本人|当事者|判明|おそれ|可能性|漏え?い|漏洩|流出|影響|全員|すべて|全て|家庭|世帯|記載|含ま|お客|保護者|会員|登録(?:が|の)(?:ある|ない)方/
/** Authorities, the press, partners: told as well, and none of the persons concerned. */
const others = new RegExp(
  `(?:委員会|警察署?|県警|警視庁|官庁|省|庁|財務局|厚生局|都道府県|県|議会|報道(?:機関|各社)?|(?:関係|審査|捜査|支援)機関|当局|JIPDEC|IPA|センター\\)?|カード会社|決済代行会社|弁護士|[市町村社校会]長|上司|教育委員会|${ourselves}|学校|本部|事務局|担当(?:課|部署))(?:等|の(?:皆様|皆さま|方々))?(?:に|へ)(?:も|は|対し(?:て)?)?[^、。]{0,24}$`,
)
/** Firms and posts, though they end as persons do: 「納入業者に連絡」「営業所への電話」. */
const firms =
  /(?:業者|会社|メーカー|ベンダー|営業所|交番|駅|消防(?:本部|署|局)?|警備員?|本社|支店|支社|運営元)(?:の?担当者)?(?:に|へ|への)(?:も|は)?[^、。]{0,8}$/
/** 「届かない方には郵便でお送りします」 is for whoever the word does not reach. */
const ifNotReached =
  /(?:届かない|届いていない|戻(?:った|ってきた)|連絡(?:が|の)(?:つかない|取れない|とれない))[^、。]{0,12}(?:方|場合|お客|皆|とき|際|分)/
/** 「回収に伺います」 */
const comesForElse =
  /(?:回収|受け?取り|引き?取り|集荷|交換|お届け)に(?:お)?(?:伺|うかが|訪)|(?:訪問|伺い|うかがい)(?:し|して|の(?:うえ|上))?、?[^、。詫謝説]{0,8}(?:回収|引き?取|差し?替え|交換)/
const understood = /(?:理解|了承|了解|お許し|承諾|承知)を?(?:いただ|得|賜|頂)/
/** 「案内メールを送信した際に、宛先を誤り」: how it happened. */
const atWhich = /^[^、。]{0,4}(?:際に?、|ところ、)/
/** What somebody sent or said on their own account: 「私的なメッセージを送っていた」「転職先の案内を送っていた」. */
const onOwnAccount =
  /(?:私的|個人的|不適切|わいせつ|無関係)(?:な|に|での?)[^。、]{0,12}(?:連絡|電話|メール|メッセージ|SMS|手紙|案内)|(?<!ご)(?:自分|自身|自ら)の[^。、]{0,12}(?:店|会社|サロン|教室|事業|開業|商品)[^。、]{0,8}(?:案内|連絡|電話|メール|手紙|はがき)|(?:転職先|移籍先|独立先|競合|他社)[^。、]{0,10}の[^。、]{0,6}(?:案内|メール|手紙|はがき)|(?:営業|勧誘|宣伝|広告)(?:目的|用)?の(?:案内|電話|メール|メッセージ|手紙|はがき|連絡)/
/** A deed that came to light is what happened: 「お客様に連絡していたことが分かりました」. */
const cameToLight =
  /^[^。、]{0,30}(?:てい|ており)(?:まし)?た(?:こと|の|事実)(?:が|を)[^。、]{0,12}(?:判明|分か|わか|発覚|明らか|認め)/
/** The alarm is raised: no word to those concerned. */
const internal =
  /(?:職員|担当者|社員|係員|上司|管理者|委員|責任者|管理職|[課係店部局]長)(?:に|へ)(?:電話(?:で|により))?(?:連絡|報告|通報|自動(?:で|的に)?(?:通知|知らせ)|(?:お?知らせ|通知|警告)が)/
const slip =
  /(?:宛先|アドレス|To|TO|CC|Cc)[^。、]{0,16}(?:入れた|見える|表示された|公開された)(?:まま|状態で)|(?:番号|ところ|サポート|窓口)に(?:お)?電話|電話(?:を)?(?:かけ|し)(?:て|た|、)?(?:しま|ところ|相手|、相手|、指示)|だまされ|警告|誤(?:って|送|配|発|交|通知|案内)|取り違え|別の(?:方|人|会員|お客|世帯|患者|児童|生徒)|別人|(?<!その)他(?:人|の(?:方|人|会員|お客|世帯|患者|児童|生徒))(?:に|へ|の(?:住所|アドレス))|本来|BCC|Bcc|bcc|装[いうっ]|騙|なりすま|不審な|勧誘|迷惑メール|偽の(?:メ|S)/
const aboutIt = /お詫び|おわび|謝罪|お?知らせ|通知し|連絡し|説明|削除|お願い|経緯|注意/

/** From today on: 「本日より書面でお知らせいたします」 has begun. */
const fromToday = /(?:本日|今日|ただ今|ただいま)(?:付け?)?(?:から|より)/
/** What a release of the day says it sends today is under way. */
const onToday = /(?:本日|今日)(?:付けで|付で)?[、中]?(?!まで|現在|時点|以降)/
/** Not before something has happened: 「準備が整い次第、順次ご連絡します」. */
const notYet = /次第|整(?:い|っ(?!た[^、。]{0,4}(?:方|分|もの)から))|来月|後日|近日|追って|確定|判明し/
/** The rest of those concerned: 「メールが届かなかった47人には、電話で連絡しています」. */
const theRest =
  /届かな|連絡(?:が|の)(?:つか|つけ|取れ|とれ)|不在|宛先不明|残(?:る|り)の?(?:[0-9]|方|お?客|皆)|未(?:訪問|連絡|通知|送付|対応)の(?:[0-9]|方|お?客|皆)|(?:^|、)(?:ほか|他|それ以外|これ以外)の(?:方|お?客|皆)|その(?:他|ほか)の[^、。]{0,12}(?:方|客|皆|会員|者)|欠席/
/** 「現在、ご連絡しております」「個別にお詫びに回っております」 */
const underWay =
  /現在|一軒|[1一]人ひとり|[1一]人ずつ|ただ今|ただいま|回って|(?:受診|来[院店館園校所]|配達|集金|検針|お越し)の(?:際|折|とき|時)|取[っり]て|ところ|行って|進め|させて/
const notOver =
  /(?:[0-9]割|半[分数]|大半|一部|多く)の?(?:方|お客様?|皆様|会員|ほど)?[^。、]{0,10}(?:でき|伝え|お伝え|済|終え|まで)|(?:[0-9]割(?:強|弱|近く)?|半数)(?:の|にあたる|に当たる)(?:方|お客様?|皆様|会員|対象者)[^。、]{0,12}(?:(?:届け|送り)(?:いた)?し|(?:送付|発送|通知|連絡|説明)(?:いた)?し)(?:まし|、|て(?:おり|い)|た。)|[0-9](?:名|人|組|世帯|件|軒)(?:の(?:方|お客様?|会員)|様)?(?:様|々)?(?:と?は|には|とも)、?[^。、]{0,12}(?:連絡|電話|お会い)[^。、]{0,4}(?:取れ|とれ|つい|つなが[らっ]|つか|でき)(?:て(?:い(?:な|ま)|おり)|ない|ませ|ず)|\([^()]{0,40}(?:(?:継続|実施|対応|連絡)中|引き続き[^()]{0,20})\)/
const nowComplete = /^[^。]{0,30}(?:完了(?:し(?:た|まし)|。)|終え(?:た|まし)|終わ(?:った|りまし)|済ま(?:せた|せまし))/
const begunAsNoun = /開始$/
/** 「対象者へ電話連絡(4月28日完了)」: what a bracket at the end says of how it stands. */
const closingBracket = /\(([^()]{1,60})\)[。」]?$/
const bracketState = (said: string): Aspect | undefined =>
  /引き続き|継続|順次|中$/.test(said)
    ? 'going'
    : /予定/.test(said)
      ? 'future'
      : /済|完了|終了/.test(said)
        ? 'past'
        : undefined

/** A line of a list that has begun and names no end: 「4月25日から順次実施」. */
const isOpenEnded = (said: string, tail: string): boolean =>
  begunAsNoun.test(tail) || gradually.test(said) || (fromDay.test(said) && !toDay.test(said))

/** 「ご本人への通知については、委託元と協議し、…」: the verb of the telling ends the sentence, whatever stands between. */
const isTopic =
  /^[^、。]{0,12}(?:連絡|通知|説明|知らせ|案内|謝罪|詫び)(?:等)?の?(?:方法|時期)?(?:に(?:ついて|関して)は|につきましては?|は)(?![^。、]{0,20}(?:行[いっ]|実施し|完了|終[えわ]|済|開始|始め|進め|続け|いた))/

const isIntended = /予定(?:です|である|でござい|でおり|としており|とな)?[^。]{0,6}$/

/** 「10月4日 対象の方へ文書を発送」: an entry of a list of what was done may do without a verb. */
const nominal =
  /(?:発送|送付|送信|郵送|配布|配付|配信|連絡|通知|お?知らせ|謝罪|お詫び|おわび|説明|訪問|面会|投函|(?<!詫び[と・及び]{1,2})注意喚起|(?:説明|保護者|集)会(?:[をの]?(?:開催|実施))?|実施|完了|依頼|開始|お願い|を案内|回収|手渡し|(?:に|へ|あて|宛)(?:の|個別に?|直接)?(?:メール|電話|架電|手紙|文書|書面)|(?:より|から|にて)(?:電話|架電)(?=済))(?:済み?)?$/
/** 「関係各位に報告する」「ご利用企業の皆様にご報告」 */
const toMany = /各位|関係者|企業|団体|法人|事業者|学校|自治体|皆様に(?:ご報告|お話)|社(?:に|へ)/
const nounThenComma = /(?:に|へ|にて|で)[^、。]{0,14}(?:連絡|通知|謝罪|お詫び|説明|送付|発送|郵送|訪問)、$/
/** 「対象者への通知」 as an item, without a day: only what is ahead may be told so. */
const nameOnly =
  /への?(?:大切な|重要な|緊急の)?(?:ご|お)?(?:連絡|通知|お?知らせ|謝罪|お詫び|説明)(?:(?:と|及び|・|、)(?:ご|お)?(?:謝罪|詫び|説明|知らせ|連絡|案内|報告|願い))?$/

/** 「会員様あて請求書の誤送付のお詫び」「不審なメールに関するお詫びとお知らせ」: a title, which tells nothing. */
const title =
  /(?:に関する|に係る|に関して|について(?:の)?|につきまして(?:の)?|(?:送[付信]|配[布達信]?|交付|封入|紛失|漏え?い|流出|誤[一-鿿]{1,4}|盗難|廃棄|公開|掲載|感染|アクセス|事案|事故|件|発生|不具合|障害|被害|改ざん|メール)の)(?:重要な|大切な)?(?:お?詫び|おわび|お?知らせ|ご?報告|ご?案内|ご?説明|ご?連絡|お願い)(?:(?:と|及び|および|並びに|ならびに|・)(?:お?詫び|おわび|お?知らせ|ご?報告|ご?案内|ご?説明|お願い))?(?:\([^()]{1,12}\))?$/

/** Is it to be done, by the verb that ends the sentence? */
const isFuture = (clauses: readonly string[]): boolean => {
  const end = closed(clauses.at(-1) ?? '').slice(-24)
  return futureEnd.test(end) && !stateEnd.test(end) && !pastEnd.test(end)
}

/** 連絡し、お送りして、: the clause has its own verb. */
const ownVerb = /[しりいきえてで]、$/

/** 「ご連絡し、返信用封筒をお送りして回収を進めています」 */
const elseGoes = /(?:回収|調査|捜索|確認|照合|監視)を(?:進め|続け|急|行)/

/** 「12名のうち10名に謝罪し、残る2名には…」 */
const aPart = /うち[^、。]{0,6}[0-9]+(?:名|人|世帯|件|組)/

/** 「28名中20名に連絡済み」: some are still to be told. */
const someOf =
  /(?<![0-9,])([0-9,]{1,9})(?:名|人|世帯|件|組)中、?[^。0-9]{0,12}([0-9,]{1,9})(?:名|人|世帯|件|組)(?!を?除)/
/** 「54名の方に対し説明を行っており、本日までに47名への連絡を終えた」 */
const soFar =
  /(?<![0-9,])([0-9,]{1,9})(?:名|人|世帯|件|組)(?:様|の(?:方|お客様|皆様|保護者))?(?:全員)?(?:に(?:は|対し)|へは)[^。]{0,50}て(?:おり|い(?:る|ます|て))[^。]{0,10}(?:本日|現在|これ|日)までに、?(?:うち)?([0-9,]{1,9})(?:名|人|世帯|件|組)(?!ずつ|全員|[0-9一]人)[^。]{0,24}(?:終え|完了|済)/
const number = (digits: string): number => Number(digits.replaceAll(',', ''))
const tellsSome = (words: string): boolean => {
  const match = someOf.exec(words) ?? soFar.exec(words)
  return match !== null && number(match[2]!) < number(match[1]!) && !/残|ほか|他の|その他|除/.test(words)
}

/** A clause that only goes on stands in time as the one that ends it; what follows may be another matter altogether. */
const aspectFrom = (clauses: readonly string[], at: number, said: string, topic: boolean): Aspect | undefined => {
  for (let end = at; end < clauses.length; end++) {
    const aspect = aspectOf(clauses[end]!, end === at ? said : clauses[end]!)
    if (aspect === undefined) continue
    // 「個別にご連絡しており、20日までに完了しました」
    if ((aspect === 'state' || aspect === 'going') && nowComplete.test(clauses[end + 1] ?? '')) return 'past'
    // 「27日にメールをお送りし、届かなかった方には手紙でお伝えします」: others are spoken of.
    if (
      end > at &&
      !topic &&
      (ofDay.test(said) || aPart.test(said)) &&
      (!fromDay.test(said) || toDay.test(said)) &&
      (aspect === 'state' || elseGoes.test(clauses[end]!) || (ownVerb.test(said) && addressee.test(clauses[end]!)))
    )
      return 'past'
    if (end === at || topic || telling.regex.test(clauses[end]!)) return aspect
    // Another deed ends the sentence: this one was done, unless it is put off itself.
    if (aspect === 'going' || aspect === 'state') return pastEnd.test(closed(clauses[end]!)) ? 'past' : aspect
    return ownVerb.test(said) && !/今後|予定|次第|後日/.test(said) ? 'past' : aspect
  }
  return undefined
}

const isTold = (reading: Reading, before: Sentence | undefined): boolean =>
  before !== undefined && telling.test(wordsOf(reading, before, 300))

/** Everything a sentence says of persons being told. */
const tellsIn = (reading: Reading, sentence: Sentence, words: string): Telling[] => {
  const found: Telling[] = []
  const bracket = closingBracket.exec(words)
  const tail = closed(bracket === null ? words : words.slice(0, bracket.index)).slice(-24)
  let listed = nominal.test(tail)
  const goesOnAs = !listed && !telling.regex.test(words) ? elided : telling
  if (goesOnAs === elided && !(elided.regex.test(words) && isTold(reading, reading.sentences[sentence.index - 1])))
    return found
  if (isForAll(words)) return found
  const zone = zoneAt(reading, sentence.start)
  if (
    zone === 'prevention' &&
    !/対象(?:者|と|の)|該当|本人|漏え?い|流出/.test(words) &&
    !(
      addressee.test(words) &&
      ((/お客|会員|保護者|患者|契約者/.test(words) &&
        (toEach.test(words) || /への(?:ご)?(?:通知|連絡|説明)/.test(words))) ||
        (ofDay.test(words) && /通知を?(?:終|済|し)|詫|謝罪/.test(words)))
    )
  )
    return found
  const above = headingsAbove(reading, sentence.start).at(-1)
  const ahead =
    looksAhead(zone) || (above !== undefined && /今後|予定/.test(reading.text.slice(above.start, above.start + 12)))
  // 「お詫び状の送付を開始(5月末までに完了の予定)」 has begun.
  const stands =
    bracket === null || (begunAsNoun.test(tail) && bracketState(bracket[1]!) === 'future')
      ? undefined
      : bracketState(bracket[1]!)
  if (listed && (nameOnly.test(tail) || tail.endsWith('会')) && !ahead && !ofDay.test(words) && stands === undefined)
    listed = false
  const opens = above?.start === sentence.start
  // A heading tells nothing, nor does a title.
  if (
    ((opens && above.end >= sentence.end) || title.test(words.trimEnd())) &&
    stands === undefined &&
    !ofDay.test(words)
  )
    return found
  const clauses = clausesOf(words)
  const headed =
    above !== undefined &&
    !opens &&
    toThem.test(reading.text.slice(above.start, Math.min(above.end, above.start + 40)).trimEnd())
  /** Where the words begin that may name whom, and whether they did. */
  let from = 0
  let to = 0
  let named = headed
  /** What was said since the last telling: the day may stand in a clause before. */
  let said = ''
  for (let at = 0; at < clauses.length; at++) {
    const clause = clauses[at]!
    said += clause
    to += clause.length
    if (notPersons.test(clause) && !ordered.test(clause)) {
      reading.passOver?.('notification', sentence, 'told-others')
      named = false
      from = to
      continue
    }
    const tells = goesOnAs.regex.exec(clause)
    // 「お客様全員にメールで連絡、委員会へ報告」
    const bare = tells === null && (at === clauses.length - 1 ? listed : nounThenComma.test(clause))
    if (tells === null && !bare) continue
    if (slip.test(clause) && !aboutIt.test(clause)) continue
    if (onOwnAccount.test(clause) || (tells !== null && cameToLight.test(clause.slice(tells.index)))) {
      reading.passOver?.('notification', sentence, 'told-others')
      continue
    }
    if (tells !== null && atWhich.test(clause.slice(tells.index + tells[0].length)) && !/謝|詫|わび/.test(words))
      continue
    const before = tells === null ? closed(clause).replace(nominal, '') : clause.slice(0, tells.index)
    const after = tells === null ? '' : clause.slice(tells.index + tells[0].length)
    if (
      (!tells?.[0].endsWith('させて') && !/^さ?せて/.test(after) && notTelling.test(after) && !ordered.test(clause)) ||
      (tells !== null && asked.test(tells[0])) ||
      fromThem.test(before) ||
      (others.test(before) && !addressee.test(before.slice(-16)))
    ) {
      reading.passOver?.('notification', sentence, 'told-others')
      continue
    }
    if (firms.test(before) || isForStaff(words) || comesForElse.test(clause)) {
      reading.passOver?.('notification', sentence, 'told-others')
      continue
    }
    if (sorryHere.test(closed(clause)) && !toEach.test(clause)) continue
    if (isDenied.test(closed(clause)) || ((toTheWorld.test(clause) || passesOn.test(words)) && !toEach.test(words)))
      continue
    named ||= addressee.test(words.slice(from, to))
    if (announces.test(clause) && !toEach.test(words) && (!addressee.test(clause) || onPage.test(clause))) continue
    if (!named && !means.test(clause) && !(meets.test(clause) && saysIt.test(words))) {
      if (!bare) reading.passOver?.('notification', sentence, 'told-weak')
      continue
    }
    if (/^(?:ご|お)?(?:報告|話)/.test(tells?.[0] ?? '') && (!named || toMany.test(words.slice(from, to)))) continue
    if (onlyAsks.test(words) && !tellsWhat.test(words) && !asksByMail.test(words)) continue
    if (
      !headed &&
      /^(?:メール|メッセージ|資料)/.test(tells?.[0] ?? '') &&
      !tellsWhat.test(clause) &&
      !strongly.test(clause) &&
      !/届[いき]/.test(tells?.[0] ?? '') &&
      !/個別/.test(clause)
    )
      continue
    let aspect =
      aspectFrom(clauses, at, said, tells !== null && isTopic.test(clause.slice(tells.index))) ??
      (listed || bare ? (stands ?? (ahead ? 'future' : isOpenEnded(said, tail) ? 'going' : 'past')) : undefined)
    if (aspect === undefined) continue
    // 「11月10日までに文書でお詫びし、正しいものを再送する」「5月2日に電話でお詫びし、後日書面をお送りします」
    if (at < clauses.length - 1 && isFuture(clauses)) {
      const start = sentence.start + to - said.length
      const side = sideOf(reading, { start, end: start + said.length })
      if (aspect === 'past' && side === 'ahead') aspect = 'future'
      else if (aspect === 'future' && side === 'before' && ownVerb.test(said)) aspect = 'past'
    }
    // 「20日から順次ご案内する予定です」 has not begun.
    let gradual = gradually.test(words) && !(aspect === 'future' && isIntended.test(tail))
    if (aspect === 'future' || (aspect === 'going' && begins.test(words))) {
      if (fromToday.test(said) || (aspect === 'future' && onToday.test(said))) aspect = 'going'
      else if (
        aspect === 'future'
          ? gradual && (notYet.test(said) || isAhead(reading, sentence))
          : isFuture(clauses) && isAhead(reading, sentence)
      ) {
        aspect = 'future'
        gradual = false
      }
    }
    if (aspect === 'future' && ifNotReached.test(said)) continue
    if (aspect === 'state' && understood.test(words)) aspect = 'past'
    if (
      aspect === 'state' &&
      (theRest.test(said) || (underWay.test(words) && (!ofDay.test(words) || fromDay.test(words))))
    )
      aspect = 'going'
    if (aspect === 'future' && stillGoing.test(said)) aspect = 'going'
    if (aspect === 'past' && (notOver.test(words) || tellsSome(words))) aspect = 'going'
    if (aspect === 'past' && toDay.test(said) && stateEnd.test(closed(clause)) && !isOver(reading, sentence))
      aspect = 'going'
    if (
      (aspect === 'future' || aspect === 'state') &&
      onlySorry.test(tells?.[0] ?? '') &&
      !toEach.test(words) &&
      !ordered.test(clause) &&
      !(addressee.test(clause) && isIntended.test(tail))
    )
      continue
    if (internal.test(clause) && !/対象|該当|全/.test(clause)) continue
    found.push({ aspect: gradual && bare ? 'going' : aspect, gradual, named, dated: ofDay.test(words) })
    said = ''
  }
  return found
}

export const findTellings = {
  /** May a sentence tell of telling somebody? */
  may: (words: Words): boolean => telling.may(words) || elided.may(words),
  in: tellsIn,
}
