import { pattern } from '../patterns/pattern.js'

/** What telling is done by, in this order: a noun of the first kind that fits counts. */
const nouns = {
  coming: '来[庁院校店社所園館訪]|お見えにな|お越しにな|返送|持参|持ち込|拾得',
  sorry: '謝罪|お?詫び|おわび|陳謝|謝[りっ](?=まし|た|、|て)|頭を下げ|お?わび(?=まし|し|、|て|を|と)',
  meeting: '保護者(?:説明)?会|(?<!会社)説明会|学年集会|全校集会',
  visit: '訪問(?!先|者|介護|看護|販売|診療|経路|ルート|調査|活動|記録)|訪ね|面会|面談|伺[いっ]|お目にかか',
  word: '報告書?|調査結果(?=[がを])|(?<=との|という)結果(?=を)|一覧(?=が[^、。]{0,4}(?:提出|提示|示|届))|情報(?=が[^、。]{0,8}寄せ)|(?<=との|という|旨の)ご?情報(?!提供|共有)|情報共有|アラート|警報|警告(?!画面|表示|文|音|メッセージ|が(?:表示|出)|を(?:無視|受けながら))|ご?連絡|通報|通知(?!書|文|表)|指摘|第? ?[1一] ?報|知らせ|問い?合わ?せ(?!窓口|先|フォーム|内容)|申し?出|情報提供|注意喚起|説明|照会|苦情|回答(?!者|結果|内容|画面|フォーム|欄)|相談(?!窓口|員|者)|クレーム|意見|お?声(?=が|を)|話(?=が|を)|投稿|届け?出|被害届|告訴|告発|遺失届|(?<!お)届け?(?=を|は|に|$)|(?<!お)届け(?=まし|た|て|、)|申告|訴え|通告|速報|確報|続報|お?伝え|お話し?(?=し(?:まし|、|て|た)|いたし|申し)|教え|知らさ(?=れ)|返事|返答|返信(?=が|を)|お?尋ね(?=が|を|で)|ご?質問(?=が|を)|書き込み(?=が|を)|コメント(?=が|を)|投書(?=が|を|で|に)|告げ(?=られ|て(?:いただ|くださ))|聞かさ(?=れ)|話し(?=まし|、|て(?:い|お)|た(?:。|$))|見せ(?=て(?:いただ|くださ|下さ|もら))|告知|周知|案内(?!所|メール|状|文)',
  carrier:
    'LINE|DM|ダイレクトメッセージ|メッセージ(?=が|を|で)|ファクス|FAX|電話(?!番号|帳|機|会社|口)|メール(?!アドレス|マガジン|サーバ|アカウント|ソフト|システム|ボックス|の(?:宛先|送信先|誤送信))|手紙|書状|書面|文書|封書|はがき',
  sending: '郵送|発送|送付|配布|送信|配信|お送り|お届け',
} as const
export type Kind = keyof typeof nouns

const kinds = Object.keys(nouns) as readonly Kind[]
export const telling = pattern(new RegExp(kinds.map((kind) => nouns[kind]).join('|'), 'g'))
const kindPatterns = kinds.map((kind) => ({ kind, regex: new RegExp(`(?:${nouns[kind]})`, 'y') }))

/** Which kind of noun stands at a place; the first that fits. */
export const kindAt = (words: string, at: number): Kind => {
  for (const { kind, regex } of kindPatterns) {
    regex.lastIndex = at
    if (regex.test(words)) return kind
  }
  return 'word'
}
