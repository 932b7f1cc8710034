import { expect, it } from 'vitest'
import { readRelease } from '../../index.js'

const title = '個人情報の紛失について'
const body =
  'このたび、当会において、利用者45名分の氏名を含む名簿を紛失したことが判明しました。\n9月10日、職員が名簿を持ち出し、帰宅途中に紛失しました。警察に届け出ました。'

/** Where a sender stands that no legal form and no ending tells. */
const layouts: readonly ((sender: string) => string)[] = [
  (sender) => `2024年9月18日\n${sender}\n\n${title}\n\n${body}`,
  (sender) => `${title}(${sender}/2024.9.18)\n\n${body}`,
  (sender) => `${sender}|${title}\n\n${body}`,
  (sender) => `【${sender}】${title}\n\n${body}`,
  (sender) =>
    `${title}。利用者45名分の氏名を含む名簿を紛失。職員が持ち出し、帰宅途中に紛失したもの。(${sender}/2024.9.18/総務課 012-345-6789)`,
  (sender) =>
    `${title}\n2024年9月18日\n\n${sender}では、利用者45名分の氏名を含む名簿を紛失しました。お詫び申し上げます。`,
  (sender) => `${title}\n\n${sender}です。\n${body}`,
  (sender) => `${title}\n\n${body}\n\n― ${sender}`,
  (sender) => `${title}\n\n${body}\n以上\n\n${sender} 広報担当`,
  (sender) => `${title}\n\n${body}\n\n【お問い合わせ先】\n${sender} 総務課\n電話 012-345-6789`,
]
const senders = [
  '霧原電力',
  '霧原テレビ',
  'みなと塾',
  'コープきりはら',
  'みなと歯科',
  '手芸の店いと花',
  'カフェ森の時間',
  '霧原FC',
]

it.each(layouts.flatMap((layout) => senders.map((sender) => [layout(sender), sender] as const)))(
  '%s → %s',
  (text, sender) => {
    expect(readRelease(text).discloser?.name).toBe(sender)
  },
)

it.each([
  [
    `${title}\n\n株式会社みなと商会では、名簿を紛失しました。\n\n問い合わせ先 みなと保護者コールセンター 0120-000-000`,
    '株式会社みなと商会',
  ],
  [
    `${title}\n\n本市の職員が名簿を紛失しました。\n\n令和5年10月16日 霧原市長\n問い合わせ先 市民部納税課長 0999-25-1111`,
    '霧原市',
  ],
  [`社会福祉法人みどり会 訪問介護センターでは、名簿を紛失しました。`, '社会福祉法人みどり会'],
  [
    `令和5年12月22日\n国土交通省 南海地方整備局 紀瀬川河川事務所\n\n${title}\n\n名簿を紛失しました。`,
    '国土交通省 南海地方整備局 紀瀬川河川事務所',
  ],
  // Who signs tells whose line it is, and a desk is nobody.
  [`${title}\n個別指導ハシゴ 本町教室\n教室長 伊勢谷\n${body}`, '個別指導ハシゴ 本町教室'],
  [`${title}\n${body}\n令和2年10月9日\n法律事務所ひのき坂 弁護士 篠宮 律子`, '法律事務所ひのき坂'],
  [`ほしぞら環境ネット(NPO法人)\n\n${title}\n${body}\n2025年5月12日 事務局 橘`, 'ほしぞら環境ネット'],
  [`${title}\n2023年5月12日\n霧原町議会 議長 吉川 誠\n${body}`, '霧原町議会'],
  [
    `${title}\nカフェ&雑貨 ななつぼし\n\n9月10日、利用者45名分の名簿を紛失しました。お詫びいたします。`,
    'カフェ&雑貨 ななつぼし',
  ],
  [`${title}\n2023年5月12日\n\n朝霧県庁\n\n県が管理する利用者45名分の名簿を紛失しました。`, '朝霧県'],
  [
    `コンビニエンスストアでの証明書交付サービスにおける誤交付について\n\n霧原市の証明書交付サービスにおいて、別の方の氏名が印字された証明書を交付しました。`,
    '霧原市',
  ],
  [
    `${title}\n\n            手仕事の里あけび\n\n名簿を紛失しました。手仕事の里あけびの職員が持ち出したものです。`,
    '手仕事の里あけび',
  ],
  [
    `霧原県広域連合\n\n本広域連合の構成市である青葉市の窓口で、名簿を紛失しました。\n\n青葉市では、手順を改めました。`,
    '霧原県広域連合',
  ],
  [`コープきりはら 組合員のみなさまへ\n\n${title}\n\n名簿を紛失しました。`, 'コープきりはら'],
  [`${title}\n\n名簿を紛失した。\n\n（提供元）霧原県統計課\n`, '霧原県'],
  [`JAきりはらにおける個人情報の紛失について\n\n名簿を紛失しました。`, 'JAきりはら'],
])('%s → %s', (text, sender) => {
  expect(readRelease(text).discloser?.name).toBe(sender)
})
