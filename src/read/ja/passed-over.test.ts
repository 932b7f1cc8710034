import { describe, expect, it } from 'vitest'
import { type PassedOverWhy, passedOverWhys } from '../../casebook/passed-over.js'
import { explainRelease, readRelease } from '../index.js'

const head = '2024年6月20日\n株式会社例示堂\n\n'
const intrusion = '不正アクセスによる個人情報の漏えいのおそれについて\n\n'
const mail = 'メールの誤送信による個人情報の漏えいについて\n\n'
const loss = '個人情報を含む書類の紛失について\n\n'
const found = '6月3日に漏えいが判明しました。'

/** What a text says, the words that lose, the reason, and what they would have said (→ what was read instead). */
const table: readonly (readonly [text: string, words: string, why: PassedOverWhy, value?: string])[] = [
  // Counts that are none of victims.
  [
    `${intrusion}当初、対象を1,204名とお知らせいたしましたが、正しくは1,240名でした。`,
    '1,204名',
    'count-superseded',
    '1204 people',
  ],
  [`${loss}職員15名で庁舎内をくまなく捜しましたが、見つかっていません。`, '15名', 'count-doer', '15 people'],
  [`${intrusion}漏えいした氏名は一人ひとりに確認します。`, '一人', 'count-word', '1 people'],
  [`${intrusion}5名の調査委員会を設置しました。`, '5名', 'count-committee', '5 people'],
  [`${loss}今後は必ず2名が立ち会います。`, '2名', 'count-checkers', '2 people'],
  [`${intrusion}当社の会員数は約120万人です。`, '約120万人', 'count-background', '1200000 people'],
  [`${mail}誤って表示された方のうち、連絡済みの4名には説明しました。`, '4名', 'count-told', '4 people'],
  [`${intrusion}300件の情報の漏えいの有無を調べています。`, '300件', 'count-unknown', '300 records'],
  [`${loss}紛失した書類は12枚で、9枚を回収しました。`, '9枚', 'count-handled', '9 files'],
  [`${intrusion}対象の方のうち、退会された12名以外の方に影響します。`, '12名', 'count-others', '12 people'],
  [`${loss}ほかの書類2,000件を点検しましたが、漏れはありませんでした。`, '2,000件', 'count-checked', '2000 records'],
  [`${intrusion}同じような事案(3件)が漏えいの前にもありました。`, '3件', 'count-cases', '3 records'],
  [`${mail}なりすましメールが約2,000件送信されました。`, '約2,000件', 'count-messages', '2000 records'],
  [
    `ランサムウェア被害に関するお知らせ\n\nサーバー12台とパソコン45台が暗号化されました。`,
    '12台',
    'count-machines',
    '12 files',
  ],
  [`${intrusion}攻撃には2つの手口が使われ、3社の報道がありました。`, '3社', 'count-things', '3 organizations'],
  [`${intrusion}調査会社2社に解析を依頼しました。`, '2社', 'count-experts', '2 organizations'],
  ['個人情報の誤掲載について\n\n6年 3組の名簿を誤って掲載しました。', '3組', 'count-class', '3 groups'],
  ['個人情報の誤送付について\n\n別の方の書類を2名に渡しました。', '2名', 'count-receivers', '2 people'],
  [`${intrusion}当社では端末45台を使っています。`, '45台', 'count-files', '45 files'],
  [`${intrusion}当社は8店舗を構えます。`, '8店舗', 'count-places', '8 organizations'],
  ['個人情報の誤掲載について\n\n氏名を書いた手紙を3通お送りします。', '3通', 'count-letters', '3 records'],
  [`${intrusion}当社は5団体に属しています。`, '5団体', 'count-unsupported', '5 organizations'],
  [`${intrusion}流出を受け、これまでに120名が退会されました。`, '120名', 'count-unlike', '120 people'],
  [
    `${intrusion}漏えいしたのは751名の氏名です。\n751名の氏名について調べています。`,
    '751名',
    'count-again',
    '751 people',
  ],
  [`${intrusion}個人情報の流出は0件です。`, '0件', 'count-zero', '0 records'],
  [`${intrusion}3 再発防止策\n今後は対象の250名に研修を行います。`, '250名', 'part-prevention', '250 people'],
  [
    `${intrusion}お客様へのお願い\n対象の250名の方は、パスワードを変更してください。`,
    '250名',
    'part-request',
    '250 people',
  ],
  [`${intrusion}7 お問い合わせ先\n専用窓口(10名)`, '10名', 'part-contact', '10 people'],

  // Dates that became no event.
  [`${intrusion}${found}`, '2024年6月20日', 'date-own', '2024-06-20'],
  [`${intrusion}2019年の会員の情報が漏えいしました。`, '2019年', 'date-year', '2019'],
  [`${intrusion}${found}今月の会報でもお知らせします。`, '今月', 'date-of-noun', '2024-06'],
  [`${intrusion}${found}6月21日以降に停止します。`, '6月21日以降', 'date-later', '2024-06-21'],
  [`${intrusion}6月18日現在、漏えいは確認しておりません。`, '6月18日現在', 'date-as-of', '2024-06-18'],
  [`${intrusion}${found}6月19日に公表を予定しています。`, '6月19日', 'date-plan', '2024-06-19'],
  [`${intrusion}6月12日の点検では漏えいを確認しませんでした。`, '6月12日', 'date-denied', '2024-06-12'],
  [
    `${mail}6月3日、別の方の書面を封入して発送しました。書面は6月5日以降、順次お手元に届いておりました。`,
    '6月5日以降',
    'date-unlike',
    '2024-06-05',
  ],
  [`${intrusion}${found}6月2日から職員が調べました。`, '6月2日', 'date-nothing-told', '2024-06-02'],
  [`${intrusion}${found}6月10日に公開した資料をご覧いただけます。`, '6月10日', 'date-act', '2024-06-10'],
  [
    `${intrusion}6月3日に職員が漏えいに気付きました。6月9日に職員が漏えいに気付いた。`,
    '6月9日',
    'date-noticed-before',
    '2024-06-09',
  ],
  [
    `${intrusion}2024年3月にサーバーを停止しました。6月3日に不正アクセスを受けました。`,
    '2024年3月',
    'date-before-incident',
    '2024-03',
  ],
  [
    `${intrusion}${found}5月から6月にかけて漏えいが発生しました。5月2日に漏えいが発生しました。6月1日に漏えいが発生しました。`,
    '5月から',
    'date-summary',
    '2024-05/2024-06',
  ],
  [
    `${intrusion}${found}\n3 再発防止策\n6月12日に漏えいが判明した点を改めます。`,
    '6月12日',
    'part-prevention',
    '2024-06-12',
  ],

  // Actions.
  [`${intrusion}ランサムウェアの感染は確認されておりません。`, 'ランサムウェア', 'denied', 'ransomware'],
  [`${intrusion}紛失の場合は届け出ます。`, '紛失', 'supposed', 'loss'],
  [
    'カード情報漏えいのお詫び\n\nカード情報が決済画面の改ざんにより流出しました。Webサイトが改ざんされていました。',
    'Webサイトが改ざん',
    'implied',
    'defacement → skimming',
  ],
  ['書類の盗難について\n\n書類が盗難に遭い、紛失しました。', '紛失しました', 'implied', 'loss → theft'],
  [`${intrusion}よくある質問\nQ ウイルスに感染したのですか。`, 'ウイルス', 'part-questions', 'malware'],
  [`${intrusion}参考\n盗難が発生しました。`, '盗難', 'part-reference', 'theft'],

  // Items, and what is said not to have been among them.
  [`${loss}評価も紛失しました。`, '評価', 'item-generic', 'education'],
  [`${loss}職業紹介状を紛失しました。`, '職業', 'item-part-of-word', 'job-title'],
  [`${loss}電話番号:0999-11-2222`, '電話番号', 'item-contact-label', 'phone'],
  [`${loss}住所、氏名をお知らせください。`, '氏名', 'item-asked', 'name'],
  [`${loss}画面に表示された電話番号に電話をかけました。`, '電話番号', 'item-used', 'phone'],
  [`${loss}2 紛失した情報\n氏名、住所、講座 31名`, '講座', 'item-counted-group', 'usage'],
  [`${loss}履歴書(氏名、住所)を紛失しました。`, '履歴書', 'item-opens-list', 'document'],
  [`${loss}含まれていたのは氏名、住所などの連絡先です。`, '連絡先', 'item-sums-up', 'phone'],
  [`${loss}今後は住所を二人で確認します。`, '住所', 'item-resolve', 'address'],
  [`${loss}住所はお尋ねいたしません。`, '住所', 'item-unrelated', 'address'],
  [`${loss}氏名が擦れていました。`, '氏名', 'item-ungrounded', 'name'],
  [
    `${loss}電話番号は含まれておりません。漏えいしたのは電話番号、氏名です。`,
    '電話番号は含まれておりません',
    'item-affirmed',
    'phone',
  ],
  [`${loss}4 今後の対応\n氏名の取り扱いを定めます。`, '氏名', 'part-plans', 'name'],
  [`${loss}3 再発防止策\n生年月日は含まれないようにします。`, '生年月日', 'part-prevention', 'birth-date'],

  // Organisations that are not the discloser, and those without a part.
  [
    '書類の紛失について\n\n株式会社かもめは、届け出ました。',
    '株式会社かもめ',
    'speaker-letterhead',
    '株式会社かもめ → 株式会社例示堂',
  ],
  [`${loss}株式会社かもめの社員も同席しました。`, '株式会社かもめ', 'party-no-role', '株式会社かもめ'],
  [
    `${loss}株式会社かもめのサービスを利用し、委託元の株式会社かもめから連絡を受けました。`,
    '株式会社かもめ',
    'party-other-role',
    'client → provider',
  ],
  [`${loss}弁護士法人みさき法律事務所に相談しました。`, '弁護士法人', 'party-none', '弁護士法人みさき法律事務所'],

  // The stage of the report.
  ['書類の紛失について(第2報)\n\n最終のご報告といたします。', '第2報', 'stage-outranked', 'update → final'],
  [`${loss}1 調査結果について\n書類を紛失しました。`, '1 調査結果', 'stage-section', 'final'],

  // Misuse and notification.
  [
    `${intrusion}二次被害は確認されておりません。漏えいした情報が不正に利用され、被害が発生しました。`,
    '二次被害',
    'misuse-found',
    'none-found',
  ],
  [`${intrusion}攻撃者は権限を悪用しました。`, '権限を悪用', 'misuse-other'],
  [`${intrusion}悪用される可能性があります。`, '悪用', 'misuse-unsaid'],
  [`${intrusion}個人情報が流出した事実は確認されておりません。`, '流出した事実', 'misuse-extent', 'none-found'],
  [
    `${loss}ほかの書類については確認できておりませんが、${'倉庫の捜索や帳簿との突き合わせなどの調査を続け、'.repeat(3)}情報の悪用のおそれについて述べます。`,
    '悪用',
    'misuse-apart',
    'none-found',
  ],
  [`${loss}お客様(委託元)へ文書で連絡しました。`, '委託元', 'told-clients'],
  [`${loss}警察署には書面で連絡しました。`, '警察署', 'told-others'],
  [`${loss}経緯を説明しました。`, '説明', 'told-weak'],
  [
    `${loss}対象の方には文書で順次ご連絡しております。今後、対象の方に説明する予定です。`,
    '予定です',
    'told-outranked',
    'planned → in-progress',
  ],
  [`${loss}6 原因\n対象の方には順次ご連絡します。`, '順次', 'part-cause', 'in-progress'],

  // Measures.
  [`${loss}2 再発防止に向けた多要素認証\nここに記します。`, '多要素認証', 'measure-heading', 'mfa'],
  [`${loss}3 再発防止策\n・施錠が不十分`, '施錠', 'measure-lacking', 'access-control'],
  [`${loss}6月2日20時に施錠しました。`, '施錠', 'measure-none', 'access-control'],
  [`${loss}3 再発防止策\n・暗号化の強化に努めます。`, '暗号化', 'measure-resolve', 'encryption'],
  [
    `${loss}3 再発防止策\n・アクセス権限の設定を見直します。`,
    'アクセス権限',
    'measure-one',
    'access-control → configuration-review',
  ],
  [
    `${loss}3 再発防止策\n・委託先に対し、脆弱性診断の実施を求めました。`,
    '脆弱性診断',
    'measure-told',
    'external-audit → contractor-oversight',
  ],
  [`${loss}お客様へのお願い\nパスワードの使い回しを禁じてください。`, '使い回し', 'part-request', 'password'],
  [`${loss}2 対象の情報\n研修を実施した記録。`, '研修', 'part-items', 'training'],
  [`${loss}5 二次被害\n研修の記録は残っていません。`, '研修', 'part-misuse', 'training'],

  // Authorities.
  [`${loss}警察からの連絡で分かりました。`, '警察', 'authority-speaks', 'police'],
  [`${loss}経済産業省の基準です。`, '経済産業省', 'authority-no-report', 'ministry'],
]

/** The same for whole texts, where who speaks or when is the question. */
const whole: typeof table = [
  [
    '【セキュリティ事件簿#2024-1】みなも市 委託先における漏えいについて\n2024年6月1日\n株式会社例示堂\n\n漏えいしました。',
    '株式会社例示堂',
    'speaker-titled',
    '株式会社例示堂 → みなも市',
  ],
  [
    '書類の紛失について\n\n株式会社ひばり運輸(以下「当社」といいます。)は書類を紛失しました。株式会社かもめは、届け出ました。',
    '株式会社かもめ',
    'speaker-itself',
    '株式会社かもめ → 株式会社ひばり運輸',
  ],
  [
    '書類の紛失について\n\n書類を紛失しました。\n\nお問い合わせ先 株式会社ひばり運輸 0999-11-2222\n株式会社かもめは届け出ました。',
    '株式会社かもめ',
    'speaker-signed',
    '株式会社かもめ → 株式会社ひばり運輸',
  ],
  [
    '書類の紛失について\n株式会社ひばり運輸は、書類を紛失しました。株式会社かもめは、届け出ました。',
    '株式会社かもめ',
    'speaker-subject',
    '株式会社かもめ → 株式会社ひばり運輸',
  ],
  [
    '書類の紛失について\n\n当社は書類を紛失しました。株式会社ひばり運輸の書類です。株式会社かもめの書類です。',
    '株式会社かもめ',
    'speaker-named',
    '株式会社かもめ → 株式会社ひばり運輸',
  ],
  [
    '2024年6月1日\n株式会社例示堂\n書類の紛失について\n公開日:2024年6月3日\n書類を紛失しました。',
    '2024年6月1日',
    'published-placed',
    '2024-06-01 → 2024-06-03',
  ],
  [
    '公開日:2024年6月3日\n最終更新日:2024年6月9日\n株式会社例示堂\n書類の紛失について\n書類を紛失しました。',
    '2024年6月9日',
    'published-updated',
    '2024-06-09 → 2024-06-03',
  ],
  [
    '株式会社アオゾラ\n不正アクセスについて\n\n当社が運営する「ソラ公式ストア」が不正アクセスを受けました。',
    'ソラ公式ストア',
    'product-shop',
    'ソラ公式ストア',
  ],
  [
    '株式会社アオゾラ\nメールの誤送信について\n\n「春の感謝フェア」のデータを誤って送信しました。',
    '春の感謝フェア',
    'product-none',
    '春の感謝フェア',
  ],
  [
    '株式会社アオゾラ\n個人情報の誤公開について\n\n利用しているクラウドサービスで、当社社員の設定の誤りにより名簿が流出しました。',
    'クラウドサービス',
    'elsewhere-own',
    'true',
  ],
  [
    '株式会社アオゾラ\n書類の紛失について\n\n当社社員が書類を紛失しました。今後は委託先の従業員による誤送信も防ぎます。',
    '委託先の従業員',
    'elsewhere-resolve',
    'true',
  ],
  ['みなも市\n書類の紛失について\n\n本市は書類を紛失し、市へ報告しました。', '市', 'authority-self', 'prefecture'],
  ...(
    [
      ['お問い合わせ 電話 0999-12-3456 FAX 0999-12-3457', '0999-12-3457', 'contact-fax'],
      ['お問い合わせ 電話 0999-12-3456\n予約専用電話 0999-12-3458', '0999-12-3458', 'contact-other-matter'],
      ['お問い合わせ 電話 0999-12-3456\n〒999-0001 みなも市本町1 本店 0999-12-3400', '0999-12-3400', 'contact-page'],
    ] as const
  ).map(
    ([said, number, why]) =>
      [`株式会社アオゾラ\n書類の紛失について\n\n当社は書類を紛失しました。\n${said}`, number, why, number] as const,
  ),
]
const rows = [...table.map(([body, ...rest]) => [head + body, ...rest] as const), ...whole]

describe('why a reading lost', () => {
  it.each(rows.map((row) => [row[2], row[1], row] as const))('%s: %s', (_why, _words, [text, words, why, value]) => {
    const { facts, passedOver } = explainRelease(text)
    const found = passedOver
      .filter((one) => one.why === why && one.evidence.quote.includes(words))
      .map((one) => [one.value, one.instead].filter(Boolean).join(' → '))
    expect(found, JSON.stringify(passedOver, undefined, 1)).toContain(value ?? '')
    for (const { evidence } of passedOver) expect(text.slice(evidence.start, evidence.end)).toBe(evidence.quote)
    expect(facts).toEqual(readRelease(text))
  })

  it('has a text for every reason', () => {
    const given = new Set(rows.map(([, , why]) => why))
    expect(passedOverWhys.filter((why) => !given.has(why))).toEqual([])
  })

  it('tells the same words for the same reason once, in the order of the text', () => {
    const { passedOver } = explainRelease(`${head}${intrusion}会員数は120万人です。今も会員数は120万人です。${found}`)
    expect(passedOver.map(({ why, evidence }) => [why, evidence.quote])).toEqual([
      ['date-own', '2024年6月20日'],
      ['count-background', '120万人'],
    ])
  })

  it('leaves out what became a fact by other words', () => {
    const { facts, passedOver } = explainRelease(
      `${head}${loss}参考\n不正アクセスがありました。\n1 概要\n不正アクセスを受けました。`,
    )
    expect(facts.actions.map(({ value }) => value)).toContain('unauthorized-access')
    expect(passedOver.filter(({ field }) => field === 'actions')).toEqual([])
  })
})
