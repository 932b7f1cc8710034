import { pattern } from '../patterns/pattern.js'
import { aboutData, type Refusal, sufferedBefore } from './refusal.js'

/** Things that are counted and hold nobody's data: flaws, parts of a system, signs of an attack, what people say and do. */
const thing =
  '(?:不具合|脆弱性|欠陥|設定(?:ミス|不備|漏れ)?|フォーム|(?:ウェブ|Web)?ページ|URL|リンク|システム|サーバー?|警告|警報|アラート|エラー|異常|(?<!カタ)ログ|通信|検知|攻撃|改善[策点]|対策|施策|課題|問題点|質問|要望|書き?込み|口コミ|報道|記事|取材|規[程則定]|手順書?|マニュアル|項目|手口|画面|機能|プログラム|ウイルス|マルウェア|(?:不審な|詐欺の|勧誘の|無言)電話|会議|研修|訪問|公演|工事|イベント|行事|業務|作業|IPアドレス|ドメイン|アプリ|ソフト|経路|原因|要因|点検箇所|再発防止策|ルール)'
/** People who come into a release by what they do. */
const helper =
  '(?:攻撃者|犯人|容疑者|被疑者|作業員|警備員|調査員|専門家|弁護士|通報者|発見者|技術者|清掃員|配達員|記者|捜査員|係員|監事|(?:管理|保護)責任者|請負業者|閲覧者|傍聴者|第三者)'
const worker =
  '(?:者|人|[^。、\\d]{0,10}(?:職員|社員|従業員|教員|教諭|スタッフ|担当者|関係者|オペレーター|役員|委員|業者|委託先|会社))'
/** 「個人情報を取り扱う」「閲覧できる」「関与した」 */
const handles =
  '(?:関わった|関わる|関与した|扱う|扱った|扱っている|取り?扱う|取り?扱った|担当する|担当した|携わる|携わった|従事する|従事した|(?:アクセス|閲覧|参照|利用|使用|操作|入室|入力)(?:が)?でき(?:る|た)|触れ(?:る|た)(?:ことのできる)?|使用する|管理する|管理していた|処理する|作業した|操作した|知る|知っている|預かる)'
/** What is done by people, or with them, and by no data. */
const doing =
  '(?:調べ|調査し|点検し|点検を|確認し|確認を|確かめ|行[いっう]|当た[りっる]|担当し|対応し|作業し|従事し|見直し|作成し|集計し|処理し|巡回し|検討し|議論し|訪問し|説明し|回収し|捜し|捜索し|探し|照合し|協議し|参加し|出席し|受講し|立ち会い|手分け|持ち帰り|持ち帰っ|入力し|操作し|使用し|開封し|開き|開いて|クリックし)'

/** 「傍聴者7名、参考人2名の氏名」: the data are theirs too. */
const amongData = pattern(
  new RegExp(
    `${aboutData.regex.source}|^(?:様)?(?:、|・|と|及び|および|並びに)[^。、\\d]{0,12}\\d{1,6} ?(?:名|人)の(?:個人)?(?:情報|氏名|お?名前|住所|連絡先|電話番号|メールアドレス)`,
  ),
)

/** What a count counts, by the noun beside it. */
export const heads: readonly Refusal[] = [
  {
    why: 'things',
    units: ['records', 'organizations'],
    before: pattern(
      new RegExp(
        `${thing}(?:等|など)?(?:の(?:総)?数|件数)?(?:は|が|を|も|:|、|として| ){0,2}(?:計|合計|全部で|全|次の)?$`,
      ),
    ),
    unlessAfter: aboutData,
  },
  {
    why: 'things',
    units: ['records', 'files', 'organizations'],
    after: pattern(
      new RegExp(
        `^(?:以上|程度|ほど)?の(?:[^。、がはをに]{0,8})?${thing}(?:等|など)?(?:[をがはもとにで、。]|から|より|のうち|の修正|の対応)`,
      ),
    ),
  },
  {
    why: 'doer',
    units: ['people'],
    before: pattern(
      new RegExp(`${helper}(?:等|ら)?(?:の数|の人数)?(?:は|が|を|も|と(?:し|な)て|、)?(?:計|合計|少なくとも)?$`),
    ),
    unlessBefore: sufferedBefore,
    unlessAfter: amongData,
  },
  {
    why: 'doer',
    units: ['people'],
    after: pattern(
      new RegExp(`^(?:以上|程度|ほど)?の(?:[^。、のがはをに]{0,6}の?)?${helper}(?:が|は|に|から|で|を|と|、|。)`),
    ),
    unlessBefore: sufferedBefore,
  },
  {
    why: 'doer',
    units: ['people', 'organizations'],
    before: pattern(new RegExp(`${handles}${worker}(?:は|が|を|も|として|、)?[^。、\\d]{0,6}$`)),
    unlessAfter: aboutData,
  },
  {
    why: 'doer',
    units: ['people', 'organizations'],
    after: pattern(
      new RegExp(
        `^(?:の[^。、がはをに]{0,8})?(?:が|で|にて)[^。、]{0,4}(?:[^。、]{0,20}[をのにへ])?${doing}|^を(?:充て|当て|置[いきく]|配し|専任)`,
      ),
    ),
    unlessBefore: sufferedBefore,
    unlessAfter: aboutData,
  },
  {
    why: 'others',
    units: ['organizations'],
    after: pattern(
      /^(?:様)?と(?:も|は)?[^。、]{0,8}(?:協力|連携|協議|協働|共同|相談|契約(?!書)|提携|打ち?合|協定|調整)/,
    ),
  },
  // 「2台を点検し」「5台追加しました」
  {
    why: 'machines',
    units: ['files'],
    after: pattern(
      /^(?:すべて|全て|全台)?(?:を|について)?(?:新たに|順次)?(?:点検|検査|調査|購入|追加|増設|設置|配備|交換|更新|新調|導入|確認を|検疫|調達|手配)(?:し|を|さ|済)/,
    ),
    unlessBefore: sufferedBefore,
  },
  // 「防犯カメラ6台の映像を確認し」「写真3枚を提出しました」
  {
    why: 'machines',
    units: ['files'],
    after: pattern(/^(?:分)?の(?:記録)?(?:映像|画像|録画)(?:を|の)|^を(?:提出|用意|準備)し/),
  },
  // 「同型のUSBメモリ8本の所在を確認し」「他の名簿24冊がそろっていることを」
  {
    why: 'checked',
    units: ['files'],
    after: pattern(
      /^(?:すべて|全て)?(?:の所在|の保管|があること)?(?:は|を|が|も|について)(?:所在を|すべて|全て)?(?:確認(?!でき[なまず])|そろっ|揃っ|保管されて|無事)/,
    ),
    unlessAfter: pattern(/^[^。]{0,30}(?:できない|できず|できません|できていない|不明)/),
  },
  // 「名簿は全部で8冊あり、うち1冊を紛失」「紛失したのは3冊のうちの1冊」, but not 「紛失した8冊のうち2冊を回収」
  {
    why: 'background',
    units: ['files'],
    after: pattern(
      /^(?:が)?(?:あり|ござい)(?:まして|ますが)?、(?:この|その)?うち|^(?:の(?:うち|中)|中)(?:の|、|で)? ?\d/,
    ),
    unlessBefore: pattern(
      /飛んだ[^はが、。]{0,12}$|(?:紛失し|落とし|飛ばされ|置き忘れ|(?:紛失し|落とし|置き忘れ)てしまっ|盗まれ|盗難に遭っ|廃棄し|持ち出し|持ち出され|飛散し|漏え?いし|流出し|転売され|渡し|誤送付し|送付し|所在不明となっ)た[^はが、。]{0,12}$/,
    ),
  },
  {
    why: 'things',
    units: ['files'],
    before: pattern(/(?:以下|次|上記|下記|原因|理由|要因|問題)(?:の|は|が)$/),
    after: pattern(/^(?:です|で(?:あ|ご|す)|と|に|が|を|。|あり)/),
  },
  // 「各部署に1名置きます」
  { why: 'word', units: ['people', 'files'], before: pattern(/各[^。、\d]{1,8}に(?:は)?、?$/) },
]
