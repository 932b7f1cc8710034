import { describe, expect, it } from 'vitest'
import { readRelease } from '../index.js'

const head =
  '個人情報の漏えいについて\n2024年5月1日\n株式会社アオゾラ\n当社のサーバーが不正アクセスを受け、お客様の氏名が漏えいしました。\n'

const cases: readonly (readonly [text: string, values: string])[] = [
  ['個人情報保護委員会に報告いたしました。', 'ppc:reported'],
  ['個人情報保護委員会への報告を行う予定です。', 'ppc:planned'],
  ['個人情報保護委員会及び警察へ報告・相談を行っております。', 'police:reported ppc:reported'],
  ['所轄警察署に被害届を提出しました。', 'police:reported'],
  ['本件については、警察に相談のうえ、総務省にも報告済みです。', 'ministry:reported police:reported'],
  ['警察への被害届の提出を検討しています。', 'police:planned'],
  ['最寄りの警察署にご相談ください。', ''],
  ['警察から連絡を受け、発覚しました。', ''],
  ['一般財団法人日本情報経済社会推進協会（JIPDEC）に報告しました。', 'jipdec:reported'],
  ['プライバシーマークの審査機関へ報告いたしました。', 'jipdec:reported'],
  ['監督官庁である国土交通省に報告しました。', 'ministry:reported'],
  ['監督官庁(個人情報保護委員会)に報告しました。', 'ppc:reported'],
  ['県に報告しました。', 'prefecture:reported'],
  ['所轄警察署へも情報を提供しております。', 'police:reported'],
  ['県警察本部及び内閣サイバーセキュリティセンターに情報を提供しています。', 'other:reported police:reported'],
  ['社員は午後2時に110番通報を行い、当社へは2時40分に連絡がありました。', 'police:reported'],
  ['県の子ども家庭課にも29日朝に報告しました。', 'prefecture:reported'],
  ['警察と町には同日届けました。', 'police:reported prefecture:reported'],
  ['国土交通省北海道運輸局および個人情報保護委員会に報告しました。', 'ministry:reported ppc:reported'],
  ['研究者の方がJPCERTコーディネーションセンターを通じて当社に連絡されました。', ''],
  ['関東財務局および日本証券業協会に報告を行いました。', 'ministry:reported other:reported'],
  ['取引先から5月2日にご連絡があり、当社は5月3日に個人情報保護委員会へ報告いたしました。', 'ppc:reported'],
  [
    '届出\n金融庁(関東財務局) 25日 / 個人情報保護委員会 26日 / 警視庁 26日',
    'ministry:reported police:reported ppc:reported',
  ],
  ['なお、個人情報保護委員会への報告を要するものには該当しません。', ''],
  ['事故報告書を市に提出しました。', 'prefecture:reported'],
  ['関東財務局に報告しています。', 'ministry:reported'],
  ['独立行政法人情報処理推進機構（IPA）に届け出ました。', 'ipa:reported'],
  ['JPCERT/CCに連絡しました。', 'jpcert:reported'],
  [
    'クレジットカード会社と連携し、漏えいした可能性のあるカードのモニタリングを継続して実施しています。',
    'card-brand:reported',
  ],
  ['最寄りの交番に遺失届を提出しました。', 'police:reported'],
  ['東京証券取引所に報告しました。', 'other:reported'],
  ['直ちに110番通報し、19時30分に所長に報告しました。', 'police:reported'],
  ['その場で百十番に電話し、警察官の到着を待ちました。', 'police:reported'],
  ['盗難に気づいた職員が最寄りの交番に届け出ました。', 'police:reported'],
  ['散歩中の方がかばんを見つけ、交番に届けられたため、回収しました。', ''],
  ['通行人が公園で発見し、警察署に届け出たため、全ての書類が戻りました。', ''],
  ['県（高齢福祉課）にも同日報告しました。', 'prefecture:reported'],
  ['5月2日に個人情報保護委員会と県（消費生活課）に報告', 'ppc:reported prefecture:reported'],
  ['県スポーツ振興課には5月2日に、個人情報保護委員会には4日に報告を済ませました。', 'ppc:reported prefecture:reported'],
  ['市の保育課には当日のうちに一報を入れ、書面を提出しました。', 'prefecture:reported'],
  ['県の私学担当課および個人情報保護委員会へ報告し、保護者会を開きました。', 'ppc:reported prefecture:reported'],
  ['県の担当課（生協の監督部署）に報告しました。', 'prefecture:reported'],
  [
    '4日に県（農協の監督部署）へ、10日に警察署へ、15日に個人情報保護委員会へ、それぞれ報告又は相談いたしました。',
    'police:reported ppc:reported prefecture:reported',
  ],
  ['県教育委員会に報告しました。', 'prefecture:reported'],
  ['警察に相談するとともに、個人情報保護委員会へ報告いたしました。', 'police:reported ppc:reported'],
  ['県警に被害を申告するほか、総務省にも報告しました。', 'ministry:reported police:reported'],
  ['個人情報保護委員会への報告は現在準備中です。', 'ppc:planned'],
  ['個人情報保護委員会への報告書を準備しています。', 'ppc:planned'],
  ['個人情報保護委員会への報告は、今、書類を作っています。', 'ppc:planned'],
  ['個人情報保護委員会には、来週、報告書を提出いたします。', 'ppc:planned'],
  ['個人情報保護委員会への報告については、要件に該当しないことを確認しています。', ''],
  ['個人情報保護委員会への報告の要否は、市の総務課と協議中です。', ''],
  ['個人情報保護委員会への報告は不要と判断しました。', ''],
  ['電力・ガス取引監視等委員会に報告しました。', 'ministry:reported'],
  ['所属の税理士会に報告いたしました。', 'other:reported'],
  ['英国および韓国の当局にも報告を予定しています。', 'other:planned'],
  ['5月3日、タイの個人データ保護当局に報告しました。', 'other:reported'],
  ['文科省と経産省に報告しました。', 'ministry:reported'],
  ['一般社団法人JPCERTコーディネーションセンターから、不審な通信を観測した旨の連絡を受けました。', ''],
  ['■関係機関への報告\n個人情報保護委員会（5月9日）、厚生労働省（6月1日）', 'ministry:reported ppc:reported'],
  ['■当局への報告\n・総務省（総合通信局）：5月5日\n・警察：5月3日', 'ministry:reported police:reported'],
  ['■よくあるご質問\nQ1 どこに報告しましたか。\nA1 5月5日に個人情報保護委員会に報告しました。', 'ppc:reported'],
  [
    '■Q&A\nQ. 警察には届けましたか。\nA. 5月2日に経済産業局に報告し、警察にも相談しています。',
    'ministry:reported police:reported',
  ],
  ['■よくあるご質問\nQ1 個人情報保護委員会に報告しましたか。\nA1 お答えを控えます。', ''],
  [
    '届出\n金融庁(関東財務局) 25日 / 個人情報保護委員会 26日 / 警視庁 26日',
    'ministry:reported police:reported ppc:reported',
  ],
  [
    '(届出)\n5月26日 個人情報保護委員会 / 6月1日 経済産業省 / 6月2日 JPCERTコーディネーションセンター',
    'jpcert:reported ministry:reported ppc:reported',
  ],
  ['従業員はただちに110番通報し、当社へは翌朝に代理店から報告がありました。', 'police:reported'],
  ['同社から当社へは5月6日にご連絡があり、当社は5月9日に個人情報保護委員会へ報告いたしました。', 'ppc:reported'],
  ['個人情報保護委員会には5月14日にお知らせしました。', 'ppc:reported'],
  ['県警察本部に情報を提供しています。', 'police:reported'],
  ['警察と県には同日届けました。', 'police:reported prefecture:reported'],
  ['警察からの指摘を受け、調査を始めました。', ''],
  ['関東財務局には2月5日付で書面を出しました。', 'ministry:reported'],
  ['県の生活安全課には4月22日、個人情報保護委員会には4月23日に話をしています。', 'ppc:reported prefecture:reported'],
  ['個人情報保護委員会には当店からも7月8日に届けました。', 'ppc:reported'],
  ['県と個人情報保護委員会への届けは10月3日に済ませています。', 'ppc:reported prefecture:reported'],
  ['個人情報保護委員会へ届け出て、4月20日にこのホームページでお知らせしました。', 'ppc:reported'],
  ['カード会社には番号をお渡しし、見張りを続けてもらっています。', 'card-brand:reported'],
  ['対象の番号は各社へ渡し、取引に目を光らせていただいています。', 'card-brand:reported'],
  ['当館は8月23日に県の警察本部へ相談しました。', 'police:reported'],
  ['警察への相談は見送っております。', ''],
]

describe('authorities', () => {
  it.each(cases)('%s → %s', (text, values) => {
    const found = readRelease(`${head}${text}\n`).authorities
    expect(
      found
        .map(({ value, state }) => `${value}:${state}`)
        .sort()
        .join(' '),
    ).toBe(values)
  })

  it('do not count the discloser as its own authority', () => {
    const text =
      '青葉台市\n個人情報の漏えいについて\n5月1日、委託先から市に報告がありました。5月2日、県に報告しました。'
    expect(readRelease(text).authorities.map(({ evidence }) => evidence.quote)).toEqual(['5月2日、県に報告しました。'])
  })
})
