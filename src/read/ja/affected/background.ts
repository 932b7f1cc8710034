import { ourselves } from '../organisations/self.js'
import { pattern } from '../patterns/pattern.js'
import { type Refusal, sufferedBefore } from './refusal.js'

/** The sentence speaks of what happened, or of whom it happened to. */
const spokenOf = pattern(
  /漏え?い|漏洩|流出|紛失|盗|誤(?:って|送|配|掲|公|交)|対象|該当|影響|閲覧|おそれ|恐れ|可能性|含まれ|持ち出|記載|取得され|表示され|見え/,
)

/** 「このうち弊社のお客様は4,812名様です」: a part of those told of before. */
const partOfThem = pattern(/(?:^|[。、(])[^。、\d]{0,4}うち、?[^。、\d]{0,20}、?$/)

/** 「誤送付した31通のうち」「封入誤りのあった62世帯のうち」: the whole went wrong, whatever a part of it did. */
const wentWrong = pattern(
  new RegExp(
    `${sufferedBefore.regex.source}|(?:誤り|ミス|混入)(?:の|が)あった[^。、\\d]{0,12}$|誤(?:って)?(?:送付|送信|交付|配達|配付|配布|発送|封入|投函|印字|掲載|公開|廃棄)(?:し|され)た[^。、はが\\d]{0,12}$`,
  ),
)

/** A background figure: the whole of which a part is meant, what an organisation does in a year, who took part. */
export const backgrounds: readonly Refusal[] = [
  // 「件数が1,000名を超えることから、委員会に速報し」: from how many on the law wants a report.
  {
    why: 'background',
    after: pattern(/^(?:ことから|ため、|場合|漏え?い等?(?:の|が|に)|個人データ|事態)/),
    words: pattern(/を(?:超え|上回)る[^。]{0,60}(?:報告|速報|確報|届け?出|規則|法律)/),
  },
  {
    why: 'background',
    after: pattern(
      /^(?:程度|以上)?(?:の(?:お客(?:様|さま)|方|会員|利用者|皆様|生徒|児童|職員|参加者|申込者)(?:様)?)?(?:の(?:うち|中)|中(?!で)|のうち)[^。]{0,40}[\d一二三四五六七八九十]/,
    ),
    unlessBefore: wentWrong,
  },
  {
    why: 'background',
    units: ['records', 'households', 'organizations', 'groups', 'accounts', 'files'],
    after: pattern(
      /^(?:程度|以上)?の?うち|^(?:中|のうち、)|^を(?:送信|送付|発送|配布|抽出)(?:した|する)(?:際|もの|うち)|^を(?:発送|送付|送信|郵送|配布|投函|再発送)し(?:た(?:ところ|が)|、[^。]{0,16}うち|ましたが)/,
    ),
    unlessBefore: wentWrong,
  },
  {
    why: 'background',
    before: pattern(
      /(?:会員(?:総)?数|全会員(?:数)?|登録者数|総会員|発行部数|来場者数|受験者数|(?:従業員|職員|社員|在校生|児童|生徒|学生|組合員|患者|株主|世帯)(?:総)?数|人口|(?:導入|販売|出荷)(?:実績|数|先)|利用(?:者|社)数|会員企業|創業|設立|資本金|売上|定員)(?!にして|でいうと|に(?:直す|換算))[^。、]{0,6}$/,
    ),
    unlessWords: pattern(/漏|流出|添付|名簿|対象|該当|持ち出|閲覧|紛失|おそれ|可能性|含まれ/),
  },
  // 「会員メーリングリスト(登録者数634名)の設定に」, but not 「会員制度(登録者数634名)の登録情報が」
  {
    why: 'background',
    units: ['people', 'accounts', 'households', 'organizations'],
    before: pattern(
      /(?:リスト|ML|サービス|システム|サイト|アプリ|メール(?:マガジン)?|メルマガ|グループ|チャンネル|クラブ|講座|」)\((?:(?:総)?(?:登録|会員|利用|加入|購読|参加)(?:者|団体|世帯)?(?:の?総?数)?)(?:は|:| )?$/,
    ),
    after: pattern(/^(?:程度)?\)(?!の(?:会員|登録|利用者|個人|お客|情報|名簿|氏名|メールアドレス|データ|全))/),
  },
  {
    why: 'background',
    before: pattern(
      /(?:発送した|送信した|送付した)(?!(?<=誤(?:って)?..した)のは)(?:(?![にで]|の(?:うち|中|$))[^。、]){0,20}$/,
    ),
  },
  // 「画面を開かれた方は3,940名で、うち表示された可能性のある方は572名」: of them only a part is affected.
  {
    why: 'background',
    units: ['people', 'accounts', 'households'],
    before: pattern(
      /(?:開い|開か|アクセスし|ログインし|利用し|閲覧し|訪問し|使用し|使っ)(?:れ)?(?:た|ていた)[^。、\d]{0,10}(?:は|が)$/,
    ),
    after: pattern(
      /^で(?:す|あり)?(?:が)?、(?:この|その)?うち[^。]{0,40}(?:可能性|おそれ|表示|漏え?い|流出|対象|該当)/,
    ),
  },
  {
    why: 'background',
    after: pattern(
      /^(?:以上|超|余り?)?(?:の(?:会社|企業グループ|グループ|規模|組織|学校|病院|導入|事業所)(?!様)|を対象(?:に|とした|とする)[^。]{0,20}(?:研修|調査|アンケート|訓練|点検|教育|聞き取り|説明会)|(?:が|に)(?:在籍|在学|勤務|所属|加盟|加入し|(?:ご)?導入)|を(?:抱え|擁し|雇用|有し))/,
    ),
  },
  {
    why: 'background',
    before: pattern(
      new RegExp(
        `${ourselves}(?:の|は、?)(?:全)?(?:会員|職員|社員|従業員|学生|生徒|児童|利用者|お客(?:様|さま)|顧客|患者|組合員|登録者|在校生)?(?:数)?(?:は|が)?(?:、)?(?:現在|全体で)?$|(?:毎年|例年|毎月|毎回|毎日|年間|月間)[^。、\\d]{0,8}$|(?:応募|参加|申込み?|来場|申請|受験)(?:は|が)$`,
      ),
    ),
    after: pattern(
      /^(?:ほど|程度)?(?:です|で(?:あり|す)|ですが|(?:が|の)[^。、]{0,12}(?:参加|利用|在籍|来場|応募|登録して)|でした|、[^。]{0,16}\d[^。]{0,8}の(?:大学|学校|会社|病院|企業))/,
    ),
    unlessBefore: sufferedBefore,
    unlessWords: pattern(/漏え?い|漏洩|流出|対象|該当|うち|含まれ|閲覧|持ち出/),
  },
  {
    why: 'background',
    units: ['people'],
    after: pattern(
      /^(?:、[^。、]{0,10}\d[\d,]{0,8} ?(?:名|人))?(?:の|を擁する|が在籍する|規模の)(?:大学|高校|高等学校|中学校|小学校|学校|会社|病院|企業|法人|組織|自治体|町|市|村|団体)(?:です|であ|で、)|^(?:分)?の(?:名簿|一覧|リスト)(?:の)?うち、?[^。]{0,12}[\d一二三四五六七八九十]/,
    ),
  },
  {
    why: 'background',
    units: ['records'],
    after: pattern(/^の(?:宴席|宴会|会議|イベント|催し|工事|行事|公演|講座|授業|取引先)/),
    unlessBefore: sufferedBefore,
  },
  {
    why: 'background',
    units: ['people', 'records', 'accounts'],
    before: pattern(
      /(?:会員|登録者|利用者|契約者|登録|加入者|組合員|顧客|お客様|名簿)(?:の)?(?:総数|数|全体)(?:は|が)[^。、\d]{0,6}$/,
    ),
    after: pattern(/^で(?:す|あり|、)?(?:が)?、?(?:この|その)?うち/),
  },
  // What goes through in a year or a day: 「年間およそ5,200件の検査を行っています」
  {
    why: 'background',
    before: pattern(
      /(?:お使い|ご?利用|登録|会員)[^。、\d]{0,10}(?:は|が)(?:全部で|全体で|全国で)$|(?:毎年|例年|年間|月間|毎月|毎週|毎日|週間|年平均|月平均|平均|(?<![\d月] ?)1日(?:に|当たり|あたり)?|一日(?:に|当たり|あたり)?|年に)[^。、\d]{0,8}$/,
    ),
    unlessBefore: sufferedBefore,
    unlessWords: spokenOf,
  },
  // What an organisation is and does: 「全国に142店舗を展開」「入院患者を受け入れ」
  {
    why: 'background',
    after: pattern(
      /^(?:程度|以上|ほど|もの|規模|様|さま)?(?:の(?!情報|氏名|個人)[^。、の]{0,12})?(?:(?:を|に)(?:受け入れ|診療し|展開|運営し|擁し|抱え|雇用し|預かって|提供し)|(?:で|に|が)(?:ご?(?:利用|導入|採用|活用)(?:いただ|して(?:い|お)|され(?:て|、|る|ま)|中)|使われて)|(?:が|に|を)(?:ご?(?:参加|出席|来場|応募|受講|在籍|在学|通学|入居|勤務|加盟|所属)(?:する|して(?:い|お)|、|し(?:た|ま)(?!.{0,20}(?:うち|対象)))|(?:集まり|集まった)))/,
    ),
    unlessBefore: sufferedBefore,
    unlessWords: spokenOf,
  },
  // 「会員は全国に12,000名おります」「約14万人が利用しています」, whatever else the sentence tells
  {
    why: 'background',
    units: ['people', 'organizations', 'households', 'accounts'],
    before: pattern(
      /(?:お?使いの方|会員|利用者|登録者|契約者|加入者|ユーザー|お客(?:様|さま)|職員|社員|従業員|生徒|児童|園児|学生|患者|組合員|株主|入居者|世帯)(?:の皆様|様|さま)?(?:は|が)(?:全国に|全国で|全部で|全体で|現在|合わせて|国内に|市内に|町内に|県内に|約|、)*$/,
    ),
    after: pattern(
      /^(?:程度|ほど|様)?(?:おります|おりますが|おられ|いらっしゃい|い(?:ます|る)|ございま|在籍|在学|登録)/,
    ),
    unlessBefore: pattern(
      new RegExp(
        `(?:対象|該当|漏|流出|影響|おそれ|恐れ|可能性|含まれ|掲載|記載|閲覧)[^。]{0,60}$|${partOfThem.regex.source}`,
      ),
    ),
  },
  {
    why: 'background',
    units: ['people', 'organizations', 'households', 'accounts', 'records'],
    after: pattern(
      /^(?:程度|ほど|以上|もの|様|さま)?(?:の(?!情報|氏名|個人)[^。、の]{0,12})?(?:が|に|で)(?:ご?利用|使|お使い|ご?導入|ご?採用|通(?:って|い|う|学)|勤務|在籍|在学|加盟|所属|訪れ|来[院場店館])[^。、]{0,8}(?:て(?:い|お)|れて|いただ|する|ます|中)/,
    ),
    unlessBefore: sufferedBefore,
    unlessAfter: pattern(/^[^。]{0,60}(?:対象|含まれ|漏え?いし|流出し|影響を受け|閲覧でき|の(?:情報|氏名|データ)が)/),
  },
  // 「本校の全校生徒は612名です」「当会員サイトの会員は約12,000名です」
  {
    why: 'background',
    units: ['people', 'households', 'organizations'],
    before: pattern(
      /(?:当|本|弊|同|我が)(?!該)[^。、\d]{1,12}(?:の|は、?|に(?:は|おける)?)(?:全|全校|総|登録)?(?:会員|利用者|登録者|職員|社員|従業員|生徒|児童|園児|学生|患者|組合員|株主|世帯|取引先|加盟店|お客(?:様|さま))(?:数)?(?:は|が)、?(?:現在|全体で|全部で|合計)?$/,
    ),
    after: pattern(/^(?:程度|ほど)?(?:です|で(?:あり|す)|、|で、|。)/),
    unlessBefore: partOfThem,
    unlessWords: spokenOf,
  },
  // 「同社は従業員1,200名の情報処理会社です」
  {
    why: 'background',
    units: ['people'],
    before: pattern(/(?:従業員|社員|職員|会員|生徒|児童|園児|学生|患者)(?:数)?(?:が|は)?$/),
    after: pattern(
      /^(?:程度|ほど)?の[^。、\d]{0,14}(?:会社|企業|法人|病院|医院|学校|学園|園|団体|店|事業者|メーカー|商社|工場|塾|町|村|市|卸)(?:です|で、|であ|でし|に|を|は|が|。)/,
    ),
    unlessBefore: sufferedBefore,
  },
  // 「影響を受けた店舗は全国45店舗のうち3店舗です」
  {
    why: 'background',
    before: pattern(/(?:全国|全体|国内|市内|県内|町内|全|総数)(?:の|で)?約?$/),
    after: pattern(/^(?:様|分)?(?:の(?:うち|中)|中(?!で))/),
  },
  { why: 'background', after: pattern(/^(?:が|の|、)?(?:ご?(?:参加|出席|来場|受講|収容|在籍)|定員|規模)\)/) },
  {
    why: 'background',
    units: ['people', 'records', 'organizations', 'accounts', 'households'],
    before: pattern(
      /(?:利用者|会員|登録者|契約者|加入者|ユーザー|利用(?:団体|企業|者)|導入(?:先|企業|校|団体))(?:数|の総数)?(?:は|が)[^。、\d]{0,8}$/,
    ),
    after: pattern(/^(?:以上|超)?(?:に(?:上|のぼ|達|及)|を(?:超|数え|突破))/),
    unlessBefore: sufferedBefore,
    unlessWords: spokenOf,
  },
  // 「同校の生徒は612名で、名簿に載っているのは198名です」: told apart from those who follow.
  {
    why: 'background',
    units: ['people', 'households', 'organizations'],
    before: pattern(
      /(?:生徒|児童|園児|学生|会員|職員|社員|従業員|組合員|患者|利用者|入居者|入所者|応募|応募者|申込者|参加者|受講者|来場者|契約者|お客(?:様|さま)|登録者|世帯)(?:様|さま|の方)?(?:数|総数)?(?:は|が)(?:全部で|全体で)?$/,
    ),
    after: pattern(
      /^(?:様|さま)?(?:で|でした|です|であり|、)(?:が)?、(?:この|その)?(?:うち)?[^。\d]{0,24}(?:載って|記載され|対象|該当|漏え?い|流出|含まれ)[^。\d]{0,16}(?:は|が)[^。、\d]{0,12}\d/,
    ),
  },
  // 「200名ずつ6回に分けて送信し、このうち3回目の」: a part of what was sent in parts.
  {
    why: 'background',
    units: ['people', 'households', 'organizations', 'accounts', 'records'],
    after: pattern(
      /^[^。]{0,40}(?:\d ?(?:回|通|組|グループ|便)|複数回|数回)に分け[^。]{0,30}(?:のみ|だけ|うち|最後|一部|\d ?(?:回|通|組|便)目)/,
    ),
  },
]
