import { expect, it } from 'vitest'
import { readRelease } from '../../index.js'

const body =
  '会員の皆さま\nエフエム青空株式会社\n昨年夏の企画の応募フォームで、回答が誰でも見られる状態であったことが、8月31日、応募者からのメールで判明しました。'

it.each([
  ['a number beside it', `2023年9月8日 №5-11\n${body}`, '2023-09-08'],
  ['a number in words beside it', `令和5年9月8日 放総第12号\n${body}`, '2023-09-08'],
  ['who sends it on the same line', `2023年9月8日 ㈱青空ラジオ ${body}`, '2023-09-08'],
  ['what kind of paper it is before it', `記者発表資料 令和5年9月8日 例示県 総務部 情報課\n${body}`, '2023-09-08'],
  ['what it is in brackets before it', `${body}\n(公表) 令和5年9月8日 例示県総務部`, '2023-09-08'],
  ['the sheet it is in before it', `青空だより(号外) 2023年9月8日発行\n${body}`, '2023-09-08'],
  ['where it hangs', `${body}\n局長 (令和5年9月8日 局内掲示)`, '2023-09-08'],
  ['brackets at the end of its first words', `お尋ねにお答えします。(2023年9月8日)\n${body}`, '2023-09-08'],
  [
    'who signs and how to reach them',
    `${body}\n2023年9月8日 青空舎(電話 0999-66-3015 10時~17時、日曜休み)`,
    '2023-09-08',
  ],
  [
    'who signs after a comma, and a full stop',
    `放送についてのお詫び\n2023年9月8日、株式会社青空ラジオ。\n${body}`,
    '2023-09-08',
  ],
  ['how to reach them alone', `${body}\n2023年9月8日 お電話:0999-66-3015(10~20時、月曜休館)`, '2023-09-08'],
  [
    'two offices that sign, with their telephones',
    `${body}\n令和5年9月8日 例示市 総務局人事課(電話999-2345)、東区役所年金課(電話999-6789)`,
    '2023-09-08',
  ],
  [
    'brackets and who signs at the very end',
    `${body}お詫び申し上げます。(2023年9月8日 青空放送株式会社)`,
    '2023-09-08',
  ],
  [
    'brackets, an office and its telephone at the very end',
    `${body}お詫び申し上げます。(令和5年9月8日・保健センター 0193-00-3300)`,
    '2023-09-08',
  ],
  [
    'brackets, and the name before it',
    `${body}お詫び申し上げます。(焼き菓子の店 青空/2023.9.8/mail@aozora.example)`,
    '2023-09-08',
  ],
  ['brackets that say what was then', `${body}お詫び申し上げます。(2023年9月8日に回収済み)`, undefined],
  ['the number of a paper in brackets', `お詫び\n(例示市 定例記者会見資料 令和5年9月8日 資料3)\n${body}`, '2023-09-08'],
  ['another label beside it', `懲戒処分について\n1 処分年月日 令和5年9月8日\n${body}`, undefined],
  ['the day on which the page was moved above it', `更新日:2026年11月5日\n2023年9月8日\n${body}`, '2023-09-08'],
  ['the day of the page above who sends it', `更新日:2026年11月5日\n2023年9月8日 例示県 総務部\n${body}`, '2023-09-08'],
  ['nothing but the day of the page', `更新日:2023年9月8日\n${body}`, '2023-09-08'],
  [
    'the day of the page, and an earlier one in its text',
    `更新日:2023年9月8日\n${body}\n2023年9月1日\n報告しました。`,
    '2023-09-08',
  ],
  ['a day of what it is about beside it', `2023年9月8日 第5回会議\n${body}`, undefined],
])('a date with %s', (_, text, date) => {
  const { published, events } = readRelease(text)
  expect(published?.date).toBe(date)
  if (date !== undefined) expect(events.find(({ type }) => type === 'discovered')?.date).toBe('2023-08-31')
})

it('takes no first day of a chronology for the day of the release, whatever stands above it', () => {
  const { published, events } = readRelease(
    [
      '記者発表資料　令和6年8月27日',
      '総務部デジタル推進室',
      '',
      '返礼品の発送業務における情報の漏えいの可能性について',
      '',
      '　例示町が業務を委託している株式会社カワセミ(以下「受託者」という。)で不正アクセスがありましたので、お知らせします。',
      '',
      '1　経緯',
      '令和6年7月29日(月)',
      '　・受託者が、深夜の不審な通信を検知した。',
      '7月31日(水)',
      '　・受託者が所轄の警察署に相談した。',
      '8月20日(火)',
      '　・本町が個人情報保護委員会に報告した。',
    ].join('\n'),
  )
  expect(published?.date).toBe('2024-08-27')
  expect(events.filter(({ type }) => type === 'reported').map(({ date }) => date)).toEqual(['2024-07-31', '2024-08-20'])
})

it.each([
  [
    'the head of a release, whatever days follow in its year',
    '2024年1月10日\n不正アクセスによる個人情報漏えいに関するお知らせ\n株式会社例示堂\n\n当社のサーバーが不正アクセスを受け、お客様1,200名の情報が漏えいしました。\n\n1 経緯\n12月20日(水)\nサーバーの異常を検知しました。\n12月21日(木)\n警察に相談しました。',
    '2024-01-10',
  ],
  ['a label of publication in full', `${body}\n公表年月日 2023年9月8日`, '2023-09-08'],
  [
    'another house in brackets at the end',
    `お詫び\n${body}\n提供元の公表資料もご参照ください。(2023年9月8日 株式会社ミナト)`,
    undefined,
  ],
])('the day of a release: %s', (_, text, date) => {
  expect(readRelease(text).published?.date).toBe(date)
})

it('takes the date that closes a chronology of date lines for the day of the release, not the first of them', () => {
  const { published, events } = readRelease(
    [
      '薬の情報を記した書類の誤送信について',
      '',
      'このたび、書類を別の医療機関へファクスで送信しておりました。深くお詫び申し上げます。',
      '',
      '1 経過',
      '',
      '令和5年10月3日(火)',
      ' 例示診療所から、心当たりのない書類が届いているとのお電話があり、誤りが判明しました。',
      '10月5日(木)',
      ' 保健所に報告しました。',
      '10月6日(金)',
      ' 個人情報保護委員会に報告しました。',
      '',
      '2 今後の対応',
      '送信の際は2名で番号を照合します。',
      '',
      '例示薬局',
      '2023年10月20日',
    ].join('\n'),
  )
  expect(published?.date).toBe('2023-10-20')
  expect(events.flatMap(({ type, date }) => (type === 'reported' ? [date] : []))).toContain('2023-10-06')
})

it.each([
  ['令和7年2月13日 芦野市', '1 発生日時', '令和7年2月10日(月) 午後3時15分', '2025-02-13', 'occurred 2025-02-10T15:15'],
  [
    '2024年11月8日 株式会社ツバキ',
    '【発生日時】',
    '2024年11月1日(金) 10:30',
    '2024-11-08',
    'occurred 2024-11-01T10:30',
  ],
  ['令和6年11月8日 芦野市 福祉課', '紛失が判明した日', '令和6年11月1日', '2024-11-08', 'discovered 2024-11-01'],
  ['提供日 令和6年9月5日', '1 発生日', '令和6年9月2日', '2024-09-05', 'occurred 2024-09-02'],
  [
    '令和6年11月8日発表 芦野市 税務課',
    '1 発生日時 令和6年11月5日(火) 10時',
    '',
    '2024-11-08',
    'occurred 2024-11-05T10:00',
  ],
])('takes the day under a label of the incident for none of the release: %s, %s', (head, label, under, date, event) => {
  const { published, events } = readRelease(
    `${head}\n個人情報の誤送信について\n${label}\n${under}\n2 経過\n名簿42名分を誤って送信しました。`,
  )
  expect(published?.date).toBe(date)
  expect(events.map((found) => `${found.type} ${found.date}`)).toContain(event)
})

it.each([
  ['公表日', '2024年11月8日'],
  ['掲載日時', '2024年11月8日 10:30'],
  ['送信日時:2024年11月8日 10:30', ''],
])('takes the day beside or under a label of its own for that of the release: %s', (label, under) => {
  const { published } = readRelease(
    `名簿の誤送信について\n${label}\n${under}\n株式会社例示\n11月1日、名簿を誤って送信しました。`,
  )
  expect(published?.date).toBe('2024-11-08')
})

it.each([
  ['2024年7月1日(7月19日更新)\n株式会社カエデ', '2024-07-01'],
  ['2024年7月1日\n2024年7月19日更新\n株式会社カエデ', '2024-07-01'],
  ['公開日:2024年7月1日 最終更新日:2024年7月19日\n株式会社カエデ', '2024-07-01'],
  ['株式会社カエデ 2024年7月1日公開/2024年7月19日最終更新', '2024-07-01'],
])('tells what came after the first version of a page that is kept up: %s', (head, date) => {
  const { published, events } = readRelease(
    `${head}\n不正アクセスに関するお知らせ\n6月27日に不正アクセスを検知しました。\n7月18日に対象の会員様へご連絡しました。`,
  )
  expect(published?.date).toBe(date)
  expect(events.map((found) => `${found.type} ${found.date}`)).toEqual(['discovered 2024-06-27', 'notified 2024-07-18'])
})

it('gives an addition at the foot the year of its own day', () => {
  const { events } = readRelease(
    '2024年12月20日\n株式会社アサノ\n情報漏えいについて\n12月2日に不正アクセスを検知しました。\n〈2025年1月15日追記〉\n1月14日に会員へ通知しました。',
  )
  expect(events.map(({ type, date }) => `${type} ${date}`)).toEqual(['discovered 2024-12-02', 'notified 2025-01-14'])
})

it('keeps the years of the first version, however late the page was updated', () => {
  const { events } = readRelease(
    '公開日:2023年4月14日\n最終更新日:2024年6月30日\n株式会社アサノ\n情報漏えいについて\n4月3日に不正アクセスを検知しました。',
  )
  expect(events.map(({ date }) => date)).toEqual(['2023-04-03'])
})

it.each([
  ['第1号 令和6年2月9日公表', '第2号 令和6年9月20日公表'],
  ['1 令和6年2月9日公表分', '2 令和6年9月20日公表分'],
])('reads each of several matters by the day it was made public: %s', (first, second) => {
  const { published, events } = readRelease(
    `個人情報漏えい事案一覧\n丸山市 総務課\n${first}\n発生:2月1日 発覚:2月5日\n健診結果3人分を別人に郵送した。\n${second}\n発生:9月10日 発覚:9月12日\n申請者15人の名簿をメールで誤送信した。`,
  )
  expect(published).toBeUndefined()
  expect(events.flatMap(({ type, date }) => (type === 'occurred' ? [date] : []))).toEqual(['2024-02-01', '2024-09-10'])
})

const menu = ['ホーム > お知らせ > 詳細', 'サイトマップ | アクセス', '例示薬局', 'トップ 店舗一覧 採用情報 お知らせ']
const story = [
  '当店において、11月25日、患者様に別の患者様の処方箋控えをお渡しする事案がございました。',
  '一覧へ戻る',
  '2023.10.15 年末年始の営業について',
  '2023.09.01 駐車場変更のお知らせ',
  '個人情報保護方針 | 利用規約',
]

it.each([
  '2023.12.01 処方箋控えの誤交付について',
  '2023年12月1日 患者様の書類に関するお詫び',
  '2023/12/01 処方箋控えについてのお知らせ(お詫び)',
])('takes the date before the heading of a page for its day, among lines of other news: %s', (heading) => {
  const { published, events } = readRelease([...menu, heading, ...story].join('\n'))
  expect(published?.date).toBe('2023-12-01')
  expect(events.map(({ type, date }) => `${type} ${date}`)).toEqual(['occurred 2023-11-25'])
})

it('takes no line of a chronology for the heading of a page', () => {
  const rows = [
    '2023年11月25日 書類の誤交付について',
    '患者様からのご連絡により、職員が把握しました。',
    '2023年11月26日 書類を回収しました。',
    '2023年11月27日 患者様にお詫びしました。',
    '今後は、お渡しする前に二人で確かめます。',
  ]
  expect(readRelease(['書類の誤交付', ...menu, ...rows].join('\n')).published).toBeUndefined()
})
