import type { Facts } from '../../casebook/facts.js'
import type { PassedOverWhy } from '../../casebook/passed-over.js'
import type { FactReader } from '../fact-reader.js'
import type { Reading, Sentence, Span } from '../reading.js'
import { harmHeardOf, harmUnheardOf, notHeardOf } from './misuse-told.js'
import { harmedBesides, notUsed, takenAndUsed } from './misuse-used.js'
import { inPart } from './passed-over.js'
import { pattern } from './patterns/pattern.js'
import { rewritten, textOf, unknownWords, type Words, wordsBetween, wordsOf } from './patterns/words.js'
import { evidenceOf } from './text/evidence.js'
import { sectionOpenedAt, type Zone, zoneAt } from './zones.js'

/** Advice and answers also say what the release knows, where it says so nowhere else. */
const besides: ReadonlySet<Zone> = new Set(['request', 'questions'])

/** The use of leaked data, as releases call it. */
const use = pattern(
  /[二2ニ]次(?:的な?)?被害|悪用|不正(?:に)?(?:利用|使用|使われ|使わ|な利用|な使用)|犯罪に|(?:犯罪|迷惑(?:行為|電話|メール)|嫌がらせ|詐欺)[^。、]{0,10}(?:報告|連絡|相談|情報|申し?出)|トラブル|被害の訴え|被害(?:等|など)は|被害を受けた(?:と|旨)|被害に遭った(?:と|旨)|被害(?:の|や|等の|に関する|が)?(?:ご)?(?:報告|連絡|申(?:し)?出|お申し出|相談|発生|情報|確認|に関する)|被害等の(?:報告|発生)|第三者による(?:利用|使用)|被害の(?:お)?(?:申|問|知らせ)|実害|勧誘|被害は|情報(?:が|を)[^、。]{0,10}使(?:われ|っ)|不審な[^、。]{1,16}(?:の|があった(?:と(?:の|いう|いった))?)(?:お|ご)?(?:報告|連絡|話|相談|申(?:し)?出|情報)(?:は|も|を)|転職先|営業活動|架空請求|不正(?:送金|注文|購入|引き出し)|(?:ポイント|残高|マイル)が[^。、]{0,16}(?:使われ|使用され|利用され|交換され)|第三者に(?:使用|利用|悪用)され|身に覚えのない|情報を(?:もと|基)に|営業(?:目的)?に(?:用い|利用|使用|使)|営業行為|(?:装[うっ]た?|見せかけた?)[^。]{0,24}メール/,
)
const none = pattern(
  /(?:確認|認め|把握|報告|連絡|相談|申告|通報|申(?:し)?出|お申し出|情報|発生|被害|受け|事実|寄せられ|届|発見|生じ|形跡|入って|いただいて|聞|お?話|判明|知らせ|兆候|動き|訴え|出て|起き|起こっ|いただ|寄せ|成立|行われ|検知|検出|見受け|見つか)[^。]{0,24}?(?:(?<!く)ありません|ございません|当たりません|(?<!覚えの|く)ない|おりません|いません|おらず|いない|ず(?:[、。]|$)|ませんでした|なかった|無い|られません)|(?:二次被害|2次被害|悪用|不正利用)[^。]{0,12}(?:なし|無し)/,
)
const yes = pattern(
  /(?:架空請求|不正(?:送金|注文|購入|引き出し)|詐欺被害)[^。]{0,30}(?:確認|発生|判明|報告)(?:され|し)(?:ました|て(?:おり|い)|た)|(?:ポイント|残高|マイル)が[^。、]{0,16}(?:使われ|使用され|利用され|交換され)(?:て(?:い|おり)|た|ました)|(?:不正利用|不正使用|悪用|不正に利用|不正に使用|二次被害|2次被害|金銭被害|なりすまし被害|実害|勧誘)(?:され|されて|さ|が|を|の)?[^。]{0,40}?(?:確認(?:し(?:ました|ています|ており)|いたしました|され(?:ました|ています|ており|た))|発生(?:しました|しています|した|しており)|判明(?:しました|した)|受けました|あり(?:ました|まし)|されています|されました|されていた|使っていた)|として悪用されて|身に覚えのない(?:請求(?!書)|購入|取引|利用)(?!の?(?:確認)?(?:メール|通知|お?知らせ))[^。]{0,30}(?:連絡|申し?出|報告|確認)[^。]{0,16}(?:あり|受け|寄せ|いただ|しま)|情報を(?:もと|基)に[^。]{0,40}(?:電話|勧誘|訪問|メール)[^。]{0,40}(?:申し?出|連絡|報告|確認)[^。]{0,10}(?:いただ|受け|あり|しま)|悪用された(?:もの)?と(?:み|考え|思)|悪用されたものと|(?:迷惑メール|不審な(?:メール|電話|連絡)|なりすましメール|勧誘)[^。]{0,20}(?:届いた|あった)[^。]{0,16}(?:申告|連絡|報告|情報)[^。]{0,12}(?:あり|受け|寄せ|確認)|使われたものと確認|不正(?:に)?(?:利用|使用)(?:された(?:こと|可能性)|の(?:可能性|疑い)がある(?:こと|旨|と))|メール」?が(?:複数|多数)?[^。]{0,10}(?:件)?送信された(?:こと|もの)を確認|情報を使って[^。]{0,30}勧誘|不正に使(?:われ|用され|用さ)た?[^。]{0,8}(?:こと|の|事実)を(?:確認|把握)|(?:勧誘|勧め)(?:の(?:電話|連絡))?(?:を受けた|された|られた)[^。]{0,6}(?:との|という)[^。、]{0,4}(?:声|連絡|申し?出|相談|電話|問い?合わ?せ|指摘)|(?:営業|勧誘|販売|セールス)(?:活動|行為|目的)?(?:に|で|のために)(?:(?:使用|利用|使って|流用)し(?:て(?:おり|い)|ました|た)|(?:使用|利用|使|用い)(?:され|われ|られ)(?:て|た|まし)|用いた|使った)|(?:勧誘|営業行為|営業活動|セールス)を(?:行って(?:おり|い)|行った|行いました|して(?:おり|い)|し(?:まし)?た)|(?:不正(?:に)?(?:利用|使用)された|悪用された|身に覚えのない(?:請求(?!書)|購入|注文|取引|決済|利用(?!者)|引き?落と?し|買い?物|支払い?|出金|送金|契約|課金|申し?込み?|売買|交換|消費)(?![^。、]{0,8}(?:メール|通知|知らせ))[^。]{0,12}(?:あった|届いた|された)|被害に遭った|勧誘を受け(?:られ)?た|使われた)[^。]{0,20}(?:報告|連絡|申し?出|相談|通報|問い?合わ?せ|訴え|声|通知|届出|方|お客様)[^。]{0,40}(?:受けて|受けま|いただ|頂|寄せられ|あり(?:まし|、)|あった(?!場合|とき|際|ら)|ございました|いらっしゃ|確認)|情報[^。]{0,20}(?:使われた|用いられた|利用された|使用された)(?:もの|可能性が高い)?と?(?:考え|み(?:て|られ)|思|推)/,
)
/** What was taken is put to use: points are spent, its owners are called, visited, written to. */
const putToUse = pattern(
  /(?:ポイント|残高|マイル)の不正な?(?:交換|利用|使用)[^。]{0,20}(?:確認|発生|判明)|(?:ポイント|残高|マイル|クーポン|電子マネー|ギフト券?|コイン|チケット|アイテム|仮想通貨|暗号資産)(?:\([^()]{0,24}\)|[^。、をがの()]{0,12})[をがの]、?[^。、]{0,24}(?:(?:使用|利用|消費|換金|交換|移行|使|引き出)(?:され|わ?れ|し)(?:て(?:い|おり)|た|ました|る(?:被害|事案|事態)))|(?:情報|名簿|データ|アドレス|リスト|これ|それ|番号|カード)を(?:用い|使[いっ]|使用し|利用し|悪用し|(?:もと|基|元)に)[^。]{0,60}(?:電話|メール|請求|勧誘|案内|ログイン|訪問|営業|注文|契約|決済|購入|買い物|換金|送金|出金|申込み?)[^。]{0,40}(?:かけて(?:い|お)|あった|届いた|あり(?:ま|、)|(?:行|おこな)(?:った|って|われ)|された|して(?:い|おり)|(?:こと|旨|の)を確認|受けた)|(?:勧誘|営業|宣伝|集客|開業|選挙運動|取材)(?:活動|目的|の?ため)?(?:に(?:用い(?:た|て|ら)|使(?:っ|わ)|(?:使用|利用|流用)(?:し|さ))|を(?:行|おこな)(?:った|って|っ)|を(?:し|続け|繰り返し)て(?:い|おり))|(?:私的|個人的|私用|無関係|関係の?ない|不適切)(?:な|に|での)?(?:[^。、]{1,4}の)?(?:連絡|メッセージ|電話|メール|接触|ダイレクトメッセージ)(?:を|が|し)[^。、]{0,14}(?:送[っらり]|し(?:て|た|ま)|取[っり]|かけ|繰り返|行|あった|あり|届)|身に覚えのない(?:[^。、]{1,6}の)?(?:請求(?!書)|購入|取引|利用|決済|注文|引き落とし|買い物|支払い?|出金|送金)が?[^。]{0,10}(?:あり(?:まし|、)|あった|発生し|確認され|行われ)|(?:情報|名簿|データ|リスト)(?:が|は|を|等が|などが)[^。]{0,40}(?:売り渡|売却|転売|売ら)(?:さ?れ|し)(?:て|た|、)|(?:営業|勧誘|宣伝|案内)[^。、]{0,8}に[^。、]{0,14}(?:情報|名簿|データ|リスト|番号)を(?:使|利用し|用い|使用し)(?:っ|て|た)|利用案内に(?:使用|利用)し|(?:カード|番号|ID|アカウント)で[^。]{0,20}(?:購入|注文|決済|送金|買い物|契約)[がを][^。]{0,12}(?:行われ|され|成立)|(?:現金|預金|貯金|資金|お金|[\d万千]円)が?[^。]{0,16}(?:引き出され|引き落とされ|払い?戻され|送金され)(?:て|た|ま)|(?:知らない|見知らぬ|心当たりのない|覚えのない)(?:業者|会社|番号|相手|人|ところ)?(?:から|の)[^。、]{0,10}(?:電話|メール|郵便|手紙|勧誘)[^。]{0,20}(?:ある|来|届|増え|かかって)[^。]{0,20}(?:連絡|申し?出|相談|声|情報)[^。]{0,12}(?:寄せられ|いただ|受け|あり)|(?:偽|にせ|フィッシング|詐欺)(?:の|的な)?[^。、]{0,14}(?:サイト|ページ|画面)[^。]{0,10}誘導(?:する|しようとする)[^。]{0,16}(?:メール|メッセージ|SMS|連絡)[^。]{0,20}(?:送ら|送信|届|配信)|(?:漏え?い|漏洩|流出|窃取|取得|閲覧|持ち出)(?:され|し)?た[^。、]{0,24}(?:アドレス|番号|宛先)(?:あて|宛|へ|に|を宛先)(?:(?!お?詫び|謝罪|案内|通知|知らせ|説明|連絡)[^。]){0,40}(?:メール|電話|SMS|メッセージ)[^。]{0,20}(?:送信|送ら|届|発信|あっ|かか)|(?:漏え?い|漏洩|流出|窃取)(?:され|し)?た[^。、]{0,24}(?:アドレス|番号|宛先)(?:あて|宛|へ|に)[^。]{0,20}(?:騙|名乗|装|かたり|かたる|かたっ|なりすま|不審|偽|迷惑|フィッシング)[^。]{0,30}(?:メール|電話|SMS|メッセージ)[^。]{0,20}(?:送信|送ら|届|発信|あっ|かか)|(?:金銭|費用|代金)[^。、]{0,10}(?:要求|請求|求め)る[^。、]{0,14}(?:電話|メール|連絡)[^。]{0,24}(?:あった|届いた|あり)/,
)
/** Done with it in somebody's name, or without their will: an application, a sale of shares, a call. */
const doneInTheirName = pattern(
  /(?:装[っう]|名乗[っるり]|騙[っるり]|かた[っるり]|なりすま)[^。]{0,30}(?:申し?込み?|契約|請求|注文|電話|SMS|連絡)[^。]{0,24}(?:あった|あり(?:まし|、)|届い|送ら|把握さ|確認さ|かかって|発生し)|(?:意図しない|覚えのない|心当たりのない)[^。、]{0,12}(?:売買|取引|送金|出金|注文|決済|購入|契約|引き落とし)[がの][^。]{0,12}(?:行われ|発生|成立|確認さ|起き)|(?:疑わしい|不審な)(?:お?取引|決済|利用|請求)が[^。]{0,12}(?:起き|発生|確認さ|見つか)|(?:不正(?:利用|使用)|悪用)[^。、]{0,4}の(?:お|ご)?(?:申し?出|報告|連絡|相談)[はが][^。]{0,8}\d/,
)
/** It reached them: somebody solicits, threatens or deceives those whose data it was, buys with it, offers it for sale. */
const reachedThem = pattern(
  /(?:転職先|移籍先|別の(?:会社|事業者|業者|代理店)|競合|同業他社|名簿業者|見知らぬ|第三者|何者か|(?:入手し|見|手に入れ)た者)[^。]{0,40}(?<!との|旨の|という)(?:勧誘|案内|営業|電話|訪問|メール|連絡|請求|手紙)(?:を|が|は)[^。]{0,24}(?:行われ|あった|あり(?:まし|、)|届[いき]|かかって|受け(?:た|られた|ました)|来[たて])|(?:脅迫|脅す|金銭を(?:求め|要求)|にせの|偽の|詐欺|投資を(?:勧め|誘)|フィッシング|嫌がらせ)[^。、]{0,16}(?:メール|メッセージ|電話|手紙|はがき|SMS|郵便)」?[^。]{0,20}(?:届(?:い|き)|かかっ(?:て|た)|来(?:た|て)|入って(?:い|お))|(?:情報|名簿|データ|写真|画像|動画|番号)(?:が|は|の)[^。]{0,24}(?:掲示板|SNS|ネット上|闇サイト|ダークウェブ|ウェブ上|市場)[^。]{0,16}(?:販売|売買|転載|拡散|売りに出)(?:さ|を|し)|(?:[0-9]|お客|会員|利用者|対象)[^。]{0,16}(?:方|様|さま|名|人)[^。]{0,20}被害に(?:遭|あ)(?:われ|って|った|い)|(?:カード|アカウント|番号|情報)[^。、]{0,16}(?:で|により|によって|を使い|を用い|を使って)、?[^。]{0,30}(?:買い物|購入|注文|決済|交換|送金|出金|換金)(?:が|を)?(?:さ|行わ|なさ)れ(?:て|た|ま)|(?:ポイント|残高|マイル|現金|預金|貯金|資金)が、?[^。、]{0,24}(?:移さ|引き出さ|送金さ|交換さ|払い戻さ|使わ)れ(?:て|た|る(?:被害|事案))|(?:名簿業者|第三者|外部|他社|知人)に[^。、]{0,6}(?:販売|売却|転売)(?:さ|し)|(?:営業|勧誘|宣伝|開業|集客|案内|商売)[^。、]{0,6}に(?:使わ(?:れ|せ)|使っ|用い(?:た|て)|流用し)|不正な?請求を受け|(?:迷惑|不審な)(?:メール|電話|郵便物?)が(?:増え|届く|来る|多[いく])[^。]{0,12}(?:声|相談|連絡|申し?出|情報)[^。]{0,10}(?:寄せ|いただ|あり|受け)|(?:情報|名簿|データ)を(?:用い|使[いっ]|利用し)[^。]{0,24}(?:販売|営業|勧誘)を(?:行って(?:い|お)|行った|して(?:い|お))|(?:ギフト券|電子マネー|商品|ポイント|マイル)(?:へ|と|に)の交換が[^。]{0,20}(?:行われ|[0-9]件|され)|(?:[0-9]|お客|会員|利用者)[^。]{0,10}(?:方|様|さま|名|人)[^。]{0,20}(?:現金|お金|金銭|[0-9万千]円)を[^。、]{0,8}(?:だまし|騙し)取|(?:情報|名簿|データ|アドレス|番号)を(?:使っ|用い|もとにし|利用し|悪用し)た(?:と(?:み|思|考)[^、。]{0,6})?[^、。]{0,12}(?:メール|電話|請求|郵便|勧誘|訪問|詐欺)[^。]{0,24}(?:届|あり|あった|かか|確認|行われ)|覚えのない(?:[^。、]{0,10}(?:(?:請求(?!書)|購入|注文|取引|決済|利用(?!者)|引き?落と?し|買い?物|支払い?|出金|送金|契約|課金|申し?込み?|売買|交換|消費))(?![^。、]{0,8}(?:メール|通知|知らせ))|(?:迷惑)?メール)[^。]{0,20}(?:との|という|旨の)[^。]{0,12}(?:連絡|申し?出|問い?合わ?せ|相談|報告)[^。]{0,16}(?:あり|あった|ござい|いただ|受け|寄せ|入って)|(?:不正(?:利用|使用|交換)|悪用)(?:の被害)?(?:は|が)[^。、]{0,14}(?<![0-9])[1-9][0-9]{0,5}件(?!も)|(?:アイテム|コイン|石|ポイント|残高|マイル|通貨)」?が[^。、]{0,12}第三者に(?:より|よって)?[^。、]{0,4}(?:使用|利用|消費|交換)され/,
)
/** What is done with what was taken, or to those whose data it was. */
const harmDone =
  '(?:不正(?:な|に)?(?:利用|使用|購入|出金|送金|引き出し|決済|請求|取引|注文|契約|交換|申し?込み?|借り?入れ?|融資)|悪用|[二2]次(?:的な?)?被害|詐欺(?!の手口)|(?:不審な?|迷惑|怪しい|見知らぬ|いたずら|勧誘の?|営業の?|セールスの?)(?:電話|連絡|郵便物?|訪問|着信|SMS|ショートメッセージ|ダイレクトメール)|勧誘|架空請求|(?:当[社院校市町会]|弊社|本[市町県学会]|同社|職員|社員)を(?:かたる|騙る|装った|装う|名乗る)[^。、]{0,12}(?:電話|メール|SMS))'
const goesOn = 'て(?:いる|います|いた|いまし|おり(?:ます|まし|、))'
/** 「二次被害が1件確認されている」「実際に3名の方が詐欺の被害に遭われました」: that it was done, whatever the verb. */
const wasDone = pattern(
  new RegExp(
    `${harmDone}(?:等|など)?(?:され(?:た|る|ている)(?:こと|の|事実|もの|事案|事例|例|ケース|カード|件))?(?:の?(?:ご|お)?(?:被害|事例|事案|事実|発生|例|ケース|試み|申告|申し?出|申し?込み?|報告|連絡|相談|通報|届け?出|訴え))?(?:が|は|も|を|に|、)(?:(?!防|監視|モニタリング|対策|注意|懸念|有無|停止|確認を)[^。]){0,30}?(?:(?:確認|報告|把握|認知|判明|発生|実行|検知|見つか|見付か|続発|多発|相次[いぐ])(?:され|し|いたし|っ|り)?(?:(?:まし)?た(?!場合|とき|際|ら|お客|方|会員|皆|利用者|カード|取引)|${goesOn})|[1-9][0-9,]{0,6}(?:件|名|人)(?:発生|確認|判明|報告)(?:し|され)、|行われ(?:た|まし|${goesOn})|試みら?れ?(?:た|まし)|相次いだ|ござい(?:ます|まし)(?!ん|せ)|あった|あり(?:まし|、)|寄せられ(?:た|まし|${goesOn})|受け(?:た|まし|${goesOn})|遭(?:った|われ|いまし)|かかって(?:き|い)|いただ(?:いて|きまし))|(?:迷惑|不審な?|フィッシング|なりすまし)メールが[^。、]{0,20}届(?:いた|く)[^。、]{0,10}(?:との|という|旨の)[^。、]{0,8}(?:報告|連絡|申告|相談|情報|問い?合わ?せ|申し?出|声)[^。]{0,14}(?:あり|あった|受け|寄せ|いただ|確認)`,
  ),
)
/** 「不審な電話を受けた際は」, and whatever ends in a denial. */
const notDone = pattern(
  /(?<!実)際|方は|時は|関(?:連|係)(?:性)?(?:を|は|について)[^。]{0,12}(?:調べ|調査|確認中|不明)|すが[。?]?$|ください|下さい|お願い|注意|お問|(?:ない|ません|おらず|なかった|ず)(?:です|とのこと(?:です)?)?。?$/,
)
const notReached = pattern(
  /可能性|おそれ|恐れ|かどうか|か否か|有無|場合|防[ぐぎ]|ないよう|ましたら|万一|万が一|もし|身代金|サポート詐欺|(?:[か?]|で?すが)[?。」]?$/,
)

/** That nobody has said so, or nothing shows it: 「使われたとの申し出は1件もございません」「変な電話が来たという話は聞いていません」. */
const noWordOfIt = pattern(
  /(?:(?:用い|使)(?:ら|わ)れた?|悪用|不正(?:利用|使用)|(?:変な|不審な|迷惑な|怪しい)(?:お)?(?:電話|メール|連絡|郵便|手紙|訪問|請求|着信)|(?:迷惑|攻撃|詐欺)(?:電話|メール)|被害|なりすまし[^。、]{0,8}(?:交付|利用|契約|申し?込み?)|不正な(?:交付|契約|申し?込み?|引き出し|請求|利用|使用))[^。]{0,40}(?:申し?出|報告|(?<!電)話|情報|連絡|相談|届け?出|形跡|痕跡|出来事|声|事例|もの|交付)[^。]{0,30}(?:(?:あり|ござい|おり|い|得て|せ|え|来|き)ません|(?<!覚えの|心当たりの)ない(?:。|$|とのこと)|おらず|なし(?:。|$)|起きていない)|によると(?:思われる|みられる|考えられる)(?:出来事|事象|被害|電話|連絡)[^。]{0,16}(?:ません|ない|おらず)/,
)
/** The same by what may be done with the data and how nobody knows of it: 「転載は見当たりませんでした」「使用も把握していない」. */
const unknownUse = pattern(
  /(?:(?:情報|データ|名簿|番号|カード|口座|これら|それ|人手|第三者)[^。、]{0,14}(?:売買|売り渡|転売|転載|拡散|人手に渡|出回|使われ|使用され|利用され|引き出され)|不正な(?:利用|使用|交付|引き出し|払い?戻し|請求|契約|送金|出金|購入|注文|取引|申し?込み?|買い物|決済|行為)|不正(?:行為|利用|使用|請求|送金|決済|引き出し|契約)|(?:情報|データ|名簿)の(?:使用|利用|転載|売買|転売|拡散)|被害(?:の申告|の訴え|の届出)?|(?:不審な|おかしな|変な|怪しい)(?:連絡|電話|着信|郵便物?|メール|訪問|手紙|請求)[^。、はもが]{0,8}|身に覚えのない[^。、]{1,8}|ご?迷惑(?:が|を)[^。、]{1,8}|苦情|なりすまし[^。、]{0,8})[^。]{0,20}(?:(?:様子|形跡|痕跡|事実|報告|申告|申し?出|お?問い?合わ?せ|連絡|相談|声|お?話|情報|事例|例|もの|動き|兆候|訴え|届出)(?:など|等)?[はもが、][^。]{0,44}?|(?:は|も|が)、?[^。]{0,24}?)(?:(?:見つかって|見当た|成立して|行われて|確認されて|確認して|把握されて|把握して|認められ|承って|生じて|起きて|発生して|聞いて|伺って|寄せられて|受けて|いただいて|届いて|出て|つかんで|得て)[^。、]{0,4}(?:ません|ない|おらず|いない|ず)|(?:1件も|一件も|特に|一切)?(?:(?<!く)ありません|ございません|(?<!く)ない(?:。|$)|なし(?:。|$)))/,
)
/** Harm of any kind, denied at the end of its sentence: 「いたずら電話などのご連絡は頂戴しておりません」. */
const harm =
  '(?:二次(?:的な?)?(?:被害|利用)|悪用|不正(?:な|に)?(?:利用|使用|出金|送金|引き出し|決済|請求|契約|取引|注文|購入|手続|用い)|なりすま|詐欺|犯罪|勧誘|(?:迷惑|いたずら|不審な?|架空の?|怪しい)(?:電話|メール|行為|連絡|郵便|荷物|訪問|請求)(?!の(?:送信|発信))|脅迫|覚えのない|訪問販売|嫌がらせ|いやがらせ|不利益|(?:情報|名簿|データ)[^。、]{0,16}(?:売買|転売|転載|拡散|販売|売ら|使わ|利用され|使用され|使っ|用い))'
const unseen =
  '(?:(?:見当た|見つか|見られ|認めら|寄せら|確認さ|確認でき|確認し|把握し|把握さ|把握でき|聞い|伺っ|受け|いただい|頂戴し|頂い|届い|出て|生じ|起き|発生し|報告さ|得て|承知し|判明し|行われ|接し)[^。、]{0,10}(?:ません|ない|おらず|いず)|(?:は|も)(?:一切|1件も|一件も|特に)?(?:ありません|ございません|いません|おりません|いない|ない|なし|(?:い)?なかった))'
const harmDenied = pattern(
  new RegExp(`${harm}[^。]{0,48}${unseen}(?:でした|(?:が|ものの)、[^。]{0,40}|(?:と(?:の|いう)|、と)[^。]{0,20})?。?$`),
)
/** Whoever was asked denies it: 「名簿を勧誘に使用したことはないと説明しています」. */
const deniesUse = pattern(
  /(?:情報|名簿|データ|内容|番号)を[^。、]{0,16}(?:利用|使用|悪用|転用)し(?:た|て)[^。]{0,16}(?:事実|形跡|こと|様子)(?:は|が|も)[^。、]{0,12}(?:ありません|ございません|ない|なかった)/,
)
const wasSaid =
  /(?:報告|申告|相談|連絡|届出|通報)[^。、]{0,14}(?:あり|ござい|受け|寄せられ|いただき)(?:ます|ました|ており(?:ます|ました))が/
/** How far it went is something else. */
const howFar = pattern(
  /(?:アクセス|通信|ログイン|侵入|閲覧|取得|持ち出|ダウンロード|流出|漏え?い|漏洩|送信|公開|掲載)(?:され)?(?:た|の)?(?:という|といった|との)?(?:形跡|痕跡|事実|情報|報告)/,
)
const ofOthers = pattern(
  /健康|人的|ウイルスによる|不具合による|金銭的?被害はありませんが|被害額|被害の拡大|復旧|業務への|ほかの(?:システム|サーバ)|他の(?:システム|サーバ|端末)|感染|アカウント|端末|サーバー?(?:が|の)|脆弱性|外部に(?:送|出)|社外|漏え?いした(?:事実|形跡)|流出した(?:事実|形跡)/,
)
/** What belongs to the law, to a hope or to nobody, and what a contract wants: 「架空のデータを用いる契約であったが、」. */
const notPut = pattern(
  /(?:架空|ダミー|仮|(?:テスト|検証|試験|訓練)用|匿名化した|サンプル)の?(?:個人)?(?:データ|情報|名簿)|[るたい](?:契約|取り?決め|約束|規則|手順|決まり)(?:で(?:あ|す|は|し)|に(?:な|違反|反し)|と(?:な|し)|上|の内容|の条件)|(?:お客|本人|保護者|取引先|家族|親族|患者|会員|関係者|業者|[市県町村住]民)(?:様|さま)?(?:を|と|に)(?:装[っう]|名乗[っるり]|騙[っるり]|かた[っるり]|なりすま)[^。、]{0,12}(?:から|より)[^。、]{0,6}(?:電話|連絡|問い?合わ?せ|依頼|メール)|(?:職員|担当者|社員|従業員|オペレーター|係員|受付)が、?[^。]{0,30}(?:答え|伝え|教え|回答|開示|提供)|ましたら|万一|万が一|可能性|おそれ|恐れ|かどうか|か否か|有無|場合|防[ぐぎ]|ないよう|(?:[か?]|で?すが)[?。」]?$/,
)
const quoted = /「[^「」]{0,200}」/g
/** A negation earlier than the end belongs to something else: 「確認しないと取り消すと書いたメールが送られました」. */
const isDenied = (words: Words): boolean =>
  none.test(words) && none.test(unknownWords(words.reading, textOf(words).replace(quoted, '').slice(-60)))
const isPutToUse = (words: Words): boolean =>
  ((harmHeardOf.test(words) && !notHeardOf.test(words)) ||
    ((putToUse.test(words) || doneInTheirName.test(words)) && !notPut.test(words)) ||
    ((takenAndUsed.test(words) || harmedBesides.test(words)) && !notUsed.test(words)) ||
    ((reachedThem.test(words) || (wasDone.test(words) && !notDone.test(words))) && !notReached.test(words))) &&
  !isDenied(words)
const harmsUnknown = [unknownUse, harmDenied, harmUnheardOf]
/** 「お支払いに使われたカードの情報は保存しておりません」: what is not kept, and not what nobody has told of. */
const notKept = /(?:保存|保有|保持|保管|登録|記録|取得|収集|管理|含まれ|含んで|お?預か)[^。、はがも]{0,8}$/
const isWithoutWord = (words: Words): boolean => {
  const found = noWordOfIt.exec(words)
  if (found === null) return false
  if (!notKept.test(found[0])) return true
  return noWordOfIt.test(unknownWords(words.reading, textOf(words).slice(found.index + found[0].length)))
}
const isUnheardOf = (words: Words): boolean =>
  (isWithoutWord(words) ||
    deniesUse.test(words) ||
    harmsUnknown.some((one) => {
      const at = one.search(words)
      return at >= 0 && !ofOthers.test(unknownWords(words.reading, textOf(words).slice(Math.max(0, at - 16))))
    })) &&
  !howFar.test(words) &&
  !wasSaid.test(textOf(words))

/** Account or server misused to break in, and hopes that nothing happens: not use of the leaked data. */
const notThis = pattern(
  /^\W{0,3}[0-9(). ]{0,6}(?:二次(?:的な?)?|2次)?被害[^。、:】はがをもに]{0,6}[】:\s]{1,3}(?=[^。]{0,30}(?:情報|データ|名簿|番号|ファイル)[^。、]{0,8}[がは])|踏み台として(?:悪用|利用)|脆弱性は[^。、]{0,8}、?[^。、]{0,8}悪用|(?:健康|業務|システム|サーバー?|端末|設備|(?:他の|ほかの)[^。、]{0,8})(?:への|の|に)(?:影響(?:や|・|及び))?被害|脆弱性を悪用|脆弱性が悪用|これを悪用|悪用した(?:不正アクセス|攻撃|サイバー)|悪用の例|悪用し(?:、|て)|悪用され(?:ない|ることの?ない|ることが?ない)よう|(?:二次被害|2次被害|悪用|不正な?(?:利用|使用)|被害)[^。、]{0,14}(?:ないよう|ないか|かどうか|の有無(?:について|を|は、))|脆弱性の悪用|(?:アカウント|サーバー?|ID)の不正(?:利用|使用)|防止する|防ぐため|拡大(?:の)?防止|業務停止|(?:アカウント|メールアドレス|サーバー?|端末|回線|ID)(?:が|は)[^。]{0,16}不正(?:に)?(?:利用|使用)|(?:アカウント|メールアドレス|サーバー?|端末|ID)[^。]{0,40}(?:送信|配信|踏み台)(?!(?:など|等)の)[^。、]{0,6}(?:悪用|不正(?:に)?(?:利用|使用))|(?:管理|保守|特権|業務|職員|社員|正規)[^。、]{0,10}アカウント(?:が|を)[^。、]{0,16}悪用|権限を悪用|健康被害|金銭(?:的な)?(?:の)?被害(?!を訴え)|被害を受け(?!た(?:と|旨|(?:お?方|会員|お客|人|者|ご?家庭|利用者|保護者)[^。]{0,30}(?:ない|ません|おらず)))|被害届|警察[^。、はがも]{0,8}[にへ](?!の)[^。、]{0,8}被害(?![^。]{0,16}(?:との|という|旨))|被害(?:を|の)(?:[^。、]{0,8}警察[^。、]{0,8})?(?:届け?(?:出)?|申告|相談|通報|報告)(?:を?(?:し|いたし|行い))?(?:まし|て(?:おり|い)|、|た(?:が|ところ))|盗難の被害|(?:悪用|(?:利用|使用|使わ|転用)(?:さ?れ)?|なりすま|被害|詐欺|損害)[^。、]{0,10}[るうくす](?:可能性|おそれ|恐れ|心配|懸念|危険性?)(?:は|も)[^。、]{0,12}(?:ありません|ございません|ない|なく|低|考えにく|考えら?れ(?:ません|ない))|[るくうすつ]ことは(?:一切|決して|絶対に)?(?:ありません|ございません)|(?:に|で)(?:使用し|利用し|使っ|用い)て(?:い|おり?)(?:まし)?たもの(?:で(?:す|あ)|。)|詐欺の被害(?!に(?:遭|あ)われ)|被害に遭(?!った(?:と|旨)|われ)/g,
)

/** 「そうした連絡は来ていません」 answers what stands before it, and so does what follows a question. */
const ofThat = pattern(/(?:そう|こう)(?:した|いった)|(?:その|この)ような/)
const askedAfter = pattern(
  /悪用|悪い(?:こと|人|目的)|悪さ|使われ|勝手に(?:買|使)|不正(?:に)?(?:利用|使用)|被害|不審|覚えのない|心当たりのない|迷惑(?:メール|電話)|勧誘|なりすまし/,
)
/** 「Q3 迷惑メールが増えたように思います。」 */
const opensQuestion = (text: string, start: number): boolean =>
  /^\W{0,2}(?:Q|問|質問|ご質問)[^一-鿿ぁ-んァ-ヶ]/.test(text.slice(start, start + 8))
const asks = ({ text }: Reading, { start, end }: Sentence): boolean => {
  const last = text.charAt(end - 1)
  // 「二次被害について。現在まで申し出はない。」
  if (end - start < 24 && /(?:について|に関して)。?$/.test(text.slice(start, end))) return true
  return last === '?' || last === 'か' || (last === '。' && text.charAt(end - 2) === 'か') || opensQuestion(text, start)
}
/** What was asked after is denied by any negation at the end: 「関係のはっきりした例は、まだありません」. */
const denies =
  /^(?![^。]{0,80}(?:分か|わか|判断|断定|切れ|否定|できません|できない|答え|存じ|不明|心配|限ら|限り|とは|ください|ことは))[^。]{0,80}(?:ません(?:でした)?|おらず[^。]{0,20}|ない|なし|無し|なかった|ゼロ(?:件)?|(?<![0-9])0件)(?:です|とのこと(?:です)?)?。?$/
/** 「【被害の有無】」「二次被害:」 before the answer, or a heading over it. */
const label = /^\W{0,3}[^。、:】]{0,12}(?:被害|悪用|不正利用|不正使用)[^。、:】]{0,8}(?:[】:]|\s(?=\S))/
const isHeading = ({ text }: Reading, { start, end }: Sentence): boolean =>
  end - start < 24 && text.charAt(end - 1) !== '。'
const answersNone = (reading: Reading, { index }: Sentence, words: Words): boolean => {
  if (index === 0) return false
  const text = textOf(words)
  const said = text.replace(label, '')
  if (said !== text) return said.length < 48 && denies.test(said) && !howFar.test(words)
  const last = reading.sentences[index - 1]!
  const asked = asks(reading, last)
  if (!asked && !ofThat.test(words)) {
    const isUnder = isHeading(reading, last) && text.length < 48 && askedAfter.test(wordsOf(reading, last))
    return isUnder && denies.test(text) && !howFar.test(words)
  }
  // 「Q 不審な電話がありました。関係はありますか。」
  const first = reading.sentences[index - 2]
  const isAsked =
    askedAfter.test(wordsOf(reading, last, 200)) ||
    (asked &&
      first !== undefined &&
      opensQuestion(reading.text, first.start) &&
      askedAfter.test(wordsOf(reading, first)))
  return isAsked && (none.test(words) || (asked && denies.test(text)))
}
/** 「勧誘を受けた方がいることを確認しておりますが、金銭的な被害はありません」: the denial is of more than what is said first. */
const turn = /(?:が|ものの|一方で?)、/
const onlyStrange = /不審|迷惑メール|なりすまし/
const saysBoth = (reading: Reading, words: Words): boolean => {
  const text = textOf(words)
  const at = text.search(turn)
  if (at < 0) return false
  const first = unknownWords(reading, text.slice(0, at))
  return !onlyStrange.test(textOf(first)) && yes.test(first) && none.search(first) < 0
}

/** Mail in the discloser's name, or about a purchase nobody made: it counts where no denial stands beside it. */
const inItsName = pattern(
  /覚えのない(?:注文|購入|請求|取引|利用|決済)の?[^。、]{0,6}(?:メール|通知)が[^。]{0,10}(?:届|来)[^。]{0,14}(?:連絡|申し?出|問い?合わ?せ|相談|報告|電話|声)[^。]{0,16}(?:あり|あった|ござい|いただ|受け|寄せ)|(?:装[うっ]た?|見せかけた?|見せ掛けた?|騙[るっ]た?|かた[るっ]た?|名乗[るっ]た?|なりすました)[^。]{0,24}メール(?:が|を|は|も)[^。]{0,40}(?:送信され|送られ|発信され|届[いき]|出回っ|確認され)(?:て(?:おり|い)(?:ます|まし|る|た)|ました|た(?:と(?:の|いう)|こと|旨))|(?:装[うっ]た?|騙[るっ]た?|かた[るっ]た?|名乗[るっ]た?|なりすました)[^。]{0,24}メールが[^。]{0,20}届く(?:事[案例象]|被害|ケース)|(?:アドレス帳|連絡先|送受信)[^。]{0,30}(?:メール|SMS|メッセージ)[がを][^。]{0,12}(?:送ら|送信さ|配信さ)れ(?:て|た|まし)/,
)
/** What has been told until now, not what would be. */
const known = pattern(/(?:これまで|現在|現時点|今のところ|時点で|受けて|確認されて|報告は)/)
const spoofing = pattern(/なりすましメール.{0,20}送信された|(?:漏えい|漏洩|流出)した[^。]{0,30}(?:迷惑メール|不審な)/)
const deniedUse = pattern(/(?:悪用|不正利用|二次被害|被害)[^。]{0,30}(?:確認されており?ません|ない)/)
/** 「第三者に流出した事実は確認されておりません」 tells how far it went. */
const leaked = pattern(/漏え?い|漏洩|流出/)
/** Under 「二次被害」 the whole answer may be one word. */
const bareNone = pattern(
  /^(?:特に)?(?:なし|ありません|ございません)|^(?:(?:現時点|現在|本日時点|(?:現在|本日|これ|今日)まで(?:のところ)?|今のところ|いまのところ|\d{1,2}月\d{1,2}日(?:現在|時点|まで))(?:で|に|、)?(?:は|も|、)?)?(?:確認|把握|報告)(?:されて|できて|して|は受けて|を受けて)(?:いません|おりません|いない|おらず)/,
)

const supposed = pattern(
  /(?:確認|判明|発生)(?:され|し)た(?:場合|とき|際)|ましたら|万一|万が一|確認され(?:た|まし)[^。、]{0,8}には、?[^。]{0,16}(?:補償|返金|再発行)/,
)
/** Harm from opening the mail is not the use of the data that it was sent with. */
const harmOfMail = pattern(/(?:メール|添付ファイル|リンク)を開いたことによる被害/)

/** Whether the data was used to harm, as far as the release knows. 「流出は確認されていない」 alone says nothing about that. */
export const readMisuse = (reading: Reading): Pick<Facts, 'misuse'> => {
  const pass = (span: Span, why: PassedOverWhy, value?: 'found' | 'none-found') =>
    reading.passOver?.('misuse', span, why, { value })
  let found: { value: 'found' | 'none-found'; span: Span } | undefined
  let spoofed: Span | undefined
  let answered: Span | undefined
  for (const sentence of reading.sentences) {
    const zone = zoneAt(reading, sentence.start)
    if (zone === 'reference') {
      if (reading.passOver && use.test(wordsOf(reading, sentence, 500))) pass(sentence, inPart(zone))
      continue
    }
    // What is misuse of something else is taken out first, so that the rest of the sentence can still speak.
    const said = wordsOf(reading, sentence, 500)
    const words = notThis.may(said) ? rewritten(said, textOf(said).replace(notThis.regex, '―')) : said
    if (besides.has(zone)) {
      // An answer to a question says what the release knows, too; a claim of misuse is left to the release itself.
      if (
        answered === undefined &&
        ((use.test(words) && none.test(words) && known.test(words)) ||
          isUnheardOf(words) ||
          answersNone(reading, sentence, words))
      )
        answered = sentence
      if (zone === 'questions' && inItsName.test(words)) spoofed ??= sentence
      if (zone === 'questions' && !opensQuestion(reading.text, sentence.start) && isPutToUse(words))
        return saidIn('found', reading, sentence)
      continue
    }
    if (zone === 'misuse' && bareNone.test(words)) found ??= { value: 'none-found', span: sentence }
    if (inItsName.test(words)) spoofed ??= sentence
    if (isPutToUse(words)) {
      if (found !== undefined) pass(found.span, 'misuse-found', 'none-found')
      return saidIn('found', reading, sentence)
    }
    if (answered === undefined && answersNone(reading, sentence, words)) answered = sentence
    if (found === undefined && isUnheardOf(words)) {
      if (saysBoth(reading, words)) return saidIn('found', reading, sentence)
      found = { value: 'none-found', span: sentence }
      continue
    }
    if (!use.test(words) && !spoofing.test(words)) {
      if (reading.passOver && use.test(said)) pass(sentence, 'misuse-other')
      else if (reading.passOver && leaked.test(words) && none.test(words)) pass(sentence, 'misuse-extent', 'none-found')
      continue
    }
    const denied = none.search(words)
    const at = use.search(words)
    if (denied >= 0 || deniedUse.test(words)) {
      // The denial belongs to the use where it comes after it, within the sentence.
      if (denied >= 0 && denied + 60 < at) {
        pass(sentence, 'misuse-apart', 'none-found')
        continue
      }
      if (saysBoth(reading, words)) return saidIn('found', reading, sentence)
      found ??= { value: 'none-found', span: sentence }
      continue
    }
    if (yes.test(words) && !supposed.test(words)) {
      if (found !== undefined) pass(found.span, 'misuse-found', 'none-found')
      return saidIn('found', reading, sentence)
    }
    // A heading asks only.
    if (reading.passOver && sectionOpenedAt(reading, sentence.start) === undefined) pass(sentence, 'misuse-unsaid')
  }
  if (
    spoofed !== undefined &&
    (found === undefined || harmOfMail.test(wordsBetween(reading, found.span.start, found.span.end)))
  )
    return saidIn('found', reading, spoofed)
  if (found === undefined && answered !== undefined) return saidIn('none-found', reading, answered)
  return found === undefined
    ? { misuse: { value: 'unstated', rule: 'misuse/nothing-said' } }
    : saidIn(found.value, reading, found.span)
}

const saidIn = (value: 'found' | 'none-found', reading: Reading, span: Span): Pick<Facts, 'misuse'> => ({
  misuse: { value, evidence: evidenceOf(reading, span), rule: `misuse/${value}` },
})

export const misuseReader: FactReader = { name: 'misuse', read: (reading) => readMisuse(reading) }
