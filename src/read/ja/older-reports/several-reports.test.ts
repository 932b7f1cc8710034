import { expect, test } from 'vitest'
import { readRelease } from '../../index.js'

const page = (title: string, ...below: readonly string[]): string =>
  [
    `霧原市立図書館のシステムの不具合について(${title})`,
    '平成31年2月28日 霧原市教育委員会',
    '',
    'これまでお知らせした件について、調査が終わりましたのでご報告いたします。利用者の皆様にお詫び申し上げます。',
    '1 結果',
    '利用者59人の氏名と電話番号が、別の方の画面に表示されていました。',
    '2 対応',
    '2月21日に県教育委員会へ報告しました。',
    '問い合わせ 中央図書館 電話0999-43-6622',
    '',
    ...below,
  ].join('\n')

const older = '利用者140人の情報が表示された可能性があります。詳細は調査中です。'
const doubtsOf = (text: string) =>
  readRelease(text)
    .doubts.filter(({ code }) => code === 'SEVERAL_REPORTS')
    .map(({ evidence }) => evidence?.quote.trim())

test.each([
  ['(第2報)平成31年2月8日'],
  ['(参考)第2報(平成31年2月8日掲載)'],
  ['◎第一報(1月28日)'],
  ['●2019年1月28日 初報'],
  ['(参考:第1報の内容 2019年1月28日)'],
  ['【第2報】2019/02/08 17:00 更新'],
  ['<1月28日 第1報 再掲>'],
  ['参考 第2報'],
])('what stands under %s is an older report', (head) => {
  const text = page('第3報', head, older, '問い合わせ 中央図書館 電話0999-43-6600')
  expect(doubtsOf(text)).toEqual([`${older}\n問い合わせ 中央図書館 電話0999-43-6600`])
  const facts = readRelease(text)
  expect(facts.affected.map(({ count }) => count)).toEqual([59])
  expect(facts.contacts.map(({ phone }) => phone)).toEqual(['0999-43-6622'])
})

test('older reports follow one another, each up to the next', () => {
  const text = page(
    '最終報',
    '(第2報)2月8日',
    older,
    '',
    '(第1報)1月28日',
    '原因を調べています。分かり次第お知らせいたします。',
  )
  expect(doubtsOf(text)).toEqual([older, '原因を調べています。分かり次第お知らせいたします。'])
})

test('whom to ask of the page is no part of the older report', () => {
  const text = page(
    '第3報',
    '(参考)第2報(2月8日掲載)',
    older,
    '連絡先 電話0999-43-6600',
    '',
    '問い合わせ 館長室 電話0999-43-6611',
  )
  expect(readRelease(text).contacts.map(({ phone }) => phone)).toEqual(['0999-43-6622', '0999-43-6611'])
})

test.each([
  ['links to other reports', ['・第1報(1月28日)', '・第2報(2月8日)', '電話0999-43-6622']],
  ['a timeline', ['1月28日 第1報を公表しました。', '2月8日 第2報を公表し、対象の方に手紙を送りました。']],
  ['a sentence', ['第2報(2月8日)では最大140人とお知らせしましたが、59人と分かりました。皆様にはお詫びいたします。']],
  ['the latest report itself', ['【第3報】平成31年2月28日', older]],
  ['rows that name offices', ['平成31年2月4日 受託者から県へ報告', '平成31年2月6日 市より警察署へ相談', older]],
])('%s are no older report', (_, below) => {
  expect(doubtsOf(page('第3報', ...below))).toEqual([])
})

test.each(['2023年9月20日 受託者が、警察から照会を受け社内調査を開始', '2023年9月20日 受託者から当社へ第一報'])(
  'a course of events below a letterhead with its date is no list of reports: %s',
  (row) => {
    const text = `名簿の持ち出しについて\n2023年12月15日 みなと電力株式会社\n\n委託先の元派遣社員が名簿を持ち出していました。お詫び申し上げます。\n<経緯>\n${row}\n10月12日 受託者より当社に連絡がありました。\n`
    expect(doubtsOf(text)).toEqual([])
  },
)

test('a day on which a report was published is an entry of what happened when', () => {
  const rows = [
    '2 経緯',
    '2月1日 県に連絡',
    '2月8日 公表(第1報)',
    '2月12日 公表(第2報)。ご本人への連絡を開始',
    '3 範囲',
  ]
  expect(doubtsOf(page('最終報', ...rows, older))).toEqual([])
})

test.each([
  ['個人情報の漏えいについて(第2報)', '個人情報の漏えいについて', 1],
  ['書類の紛失について【続報】', '書類の紛失について', 1],
  ['書類の紛失について', '臨時休館のお知らせ', 0],
])('%s above %s: short reports of one matter', (title, below, doubts) => {
  const text = `2024年9月10日\n株式会社アオゾラ\n${title}\n9月2日に公表した件について、対象者は430名であることが分かりました。\n\n2024年9月2日\n株式会社アオゾラ\n${below}\n9月1日、お客様310名の氏名が漏えいしたことが判明しました。\n`
  expect(doubtsOf(text)).toHaveLength(doubts)
})

test.each([
  ['株式会社タイヨウ堂\n【2024年10月21日追記】', '【2024年9月30日掲載】'],
  ['株式会社タイヨウ堂\n(2024年10月21日追記)', '(2024年9月30日)'],
  ['【2024年10月21日追記】', '2024年9月30日\n株式会社タイヨウ堂\n不正アクセスに関するお知らせ'],
])('%s above %s: the addition is read', (head, below) => {
  const { published, affected, events, discloser } = readRelease(
    `${head}\n漏えいしたお客様は812名であることを確認しました。10月18日に対象のお客様へお知らせしております。\n${below}\n不正アクセスにより、お客様約1,500名の情報が漏えいした可能性があります。9月27日に検知しました。`,
  )
  expect(published?.date).toBe('2024-10-21')
  expect(discloser?.name).toBe('株式会社タイヨウ堂')
  expect(affected.map(({ count }) => count)).toEqual([812])
  expect(events.map(({ type, date }) => `${type} ${date}`)).toEqual(['notified 2024-10-18'])
})

test.each([
  ['(誤)漏えいした可能性のあるお客様 3,214名\n(正)漏えいした可能性のあるお客様 3,241名'],
  ['【訂正前】\n漏えいした可能性のあるお客様:3,214名\n【訂正後】\n漏えいした可能性のあるお客様:3,241名'],
  ['誤:漏えいした可能性のあるお客様 3,214名\n正:漏えいした可能性のあるお客様 3,241名'],
  ['■訂正後の内容\n漏えいした可能性のあるお客様 3,241名\n■訂正前の内容\n漏えいした可能性のあるお客様 3,214名'],
  ['(正)漏えいした可能性のあるお客様 3,241名\n(誤)漏えいした可能性のあるお客様 3,214名'],
  ['【変更前】漏えいした可能性のあるお客様 3,214名\n【変更後】漏えいした可能性のあるお客様 3,241名'],
  [
    '(誤)発見日 5月3日\n(正)発見日 5月4日\n(誤)漏えいした可能性のあるお客様 3,214名\n(正)漏えいした可能性のあるお客様 3,241名',
  ],
  [
    '■修正後\n漏えいした可能性のあるお客様 3,241名\n■修正前\n漏えいした可能性のあるお客様 3,214名\n以上、おわびして訂正します。',
  ],
])('of a correction the right values are read: %s', (lines) => {
  const { affected } = readRelease(`2024年11月15日\n株式会社みずき電装\n「情報漏えいについて」の訂正\n${lines}`)
  expect(affected.map(({ count }) => count)).toEqual([3241])
})

test.each([
  [
    '【第2報】サーバへの不正アクセスについて(2024年11月15日掲載)',
    '【第1報】サーバへの不正アクセスについて(2024年10月18日掲載)',
  ],
  ['【続報】情報漏えいのおそれについて', '【第1報】サーバへの不正アクセスについて'],
  ['サーバの調査結果について(続報)', '第一報(2024年10月18日)を表示する'],
  ['■(最終報)調査の結果について(11月15日)', '■(第2報)現在の状況について(10月30日)'],
])('%s above %s: the newest is read', (newest, earlier) => {
  const { affected, events } = readRelease(
    `学校法人ミナト学園\n不正アクセスに関するお知らせ(随時更新)\n${newest}\n調査の結果、2024年10月13日に侵入され、教職員765名の情報が漏えいしたことが判明しました。\n${earlier}\n2024年10月16日に不正アクセスを受け、約1,000名の情報が漏えいした可能性があることが判明しました。`,
  )
  expect(affected.map(({ count }) => count)).toEqual([765])
  expect(events.filter(({ type }) => type !== 'published')).toMatchObject([{ type: 'occurred', date: '2024-10-13' }])
})

test('a link to an earlier report takes nothing away', () => {
  const { affected } = readRelease(
    '株式会社ミナト\n個人情報の漏えいについて(第2報)\nこれまでの公表\n【第1報】個人情報漏えいに関するお詫びとお知らせ(7月1日掲載)\n\n1 概要\n2024年7月1日、不正アクセスにより会員1,204名の情報が漏えいしたことが判明しました。',
  )
  expect(affected.map(({ count }) => count)).toEqual([1204])
})

test('an addition at the foot leaves what stands above it', () => {
  expect(
    doubtsOf(
      '2024年9月30日\n株式会社タイヨウ堂\n不正アクセスに関するお知らせ\n9月27日に不正アクセスを検知しました。\n【2024年10月21日追記】\n10月18日に対象のお客様へお知らせしております。',
    ),
  ).toEqual([])
})

const newest =
  'サーバーの調査が5月8日に終わりましたので、結果をお知らせします。漏えいしたお客様は412名です。5月9日に個人情報保護委員会へ報告しました。\nお問い合わせ 総務部 電話 052-000-1111'
const previous =
  '4月20日、サーバーに不正アクセスがあったことが分かりました。約900名の情報が漏れた可能性があります。同日ネットワークから切り離しました。パスワードを全て変更しました。\nお問い合わせ 総務部 電話 052-000-2222'

test.each([
  [
    '株式会社アオバ堂 お知らせ\n■2024.05.10\n【第2報】不正アクセスについて',
    '■2024.04.22\n【重要】不審なメールにご注意ください',
  ],
  ['株式会社アオバ堂 新着情報\n2024/05/10\nサーバー障害の調査結果が出ました', '2024/04/22\nサーバー障害が起きています'],
  ['株式会社アオバ堂\n【2024年5月10日】\n不正アクセスの続報です', '【2024年4月22日】\n不正アクセスの被害にあいました'],
  ['株式会社アオバ堂\n2024.05.10 不正アクセスについて(第2報)', '2024.04.22 不正アクセスについて(第1報)'],
  ['株式会社アオバ堂\n■2024年5月10日 調査結果のご報告', '■2024年4月22日 不正アクセスのお詫び'],
  [
    '【第2報】不正アクセスについて\n2024年5月10日 株式会社アオバ堂',
    '--------------------\n【重要】不審なメールにご注意ください(第1報)\n2024年4月22日',
  ],
  [
    'サーバー障害の続報\n2024年5月10日 株式会社アオバ堂',
    '==========\nサーバー障害が起きています\n2024年4月22日 株式会社アオバ堂',
  ],
  ['2024年5月10日\n株式会社アオバ堂\n不正アクセスについて(続報)', '(以下、前回のお知らせ)'],
  ['2024年5月10日\n株式会社アオバ堂\n不正アクセスについて(続報)', '以下は、4月22日に公表した内容です。'],
  ['2024年5月10日\n株式会社アオバ堂\n不正アクセスについて(続報)', '【前回公表分(2024年4月22日)】'],
  ['2024年5月10日\n株式会社アオバ堂\n不正アクセスについて(最終報告)', '〈当初のお知らせ〉'],
  ['2024年5月10日\n株式会社アオバ堂\n不正アクセスについて(続報)', '◆4月22日のお知らせ(再掲)'],
  ['2024年5月10日\n株式会社アオバ堂\n不正アクセスについて(第2報)', '(参考)前回の発表内容'],
])('%s over %s: nothing of the older report is read', (head, below) => {
  const { affected, contacts, events, prevention } = readRelease(`${head}\n\n${newest}\n\n${below}\n\n${previous}\n`)
  expect(affected.map(({ count }) => count)).toEqual([412])
  expect(contacts.map(({ phone }) => phone)).toEqual(['052-000-1111'])
  expect(prevention).toEqual([])
  expect(events.filter(({ type }) => type !== 'published').map(({ type, date }) => `${type} ${date}`)).toEqual([
    'determined 2024-05-08',
    'reported 2024-05-09',
  ])
})

const ownHead = '2024年5月10日\n株式会社アオバ堂\n不正アクセスについて\n\n'
test.each([
  [
    'a course of events under dated heads',
    `${ownHead}経緯は次のとおりです。\n\n■2024.04.20\n不正アクセスの検知\nサーバーに不正アクセスがあったことが分かりました。\n\n■2024.04.21\n個人情報保護委員会への報告\n個人情報保護委員会へ報告しました。\n\n■2024.05.08\n調査の完了のお知らせ\n調査が終わり、漏えいしたお客様は412名と分かりました。\n`,
  ],
  [
    'a course that begins with the latest',
    `${ownHead}対応の経過\n■2024年5月8日\n調査の終了\n専門会社の調査が終わりました。\n\n■2024年4月21日\n委員会への報告\n個人情報保護委員会へ報告しました。\n\n■2024年4月20日\n不正アクセスの検知\nサーバーに不正アクセスがあったことが分かり、同日停止しました。\n`,
  ],
  [
    'an addition below a rule',
    `${ownHead}${previous}\n\n----------\n【5月10日追記】\n漏えいしたお客様は412名と分かりました。\n`,
  ],
  [
    'a list of versions',
    `${ownHead}${newest}\n\n更新履歴\n2024年5月10日 第2報を公表しました。\n2024年4月22日 第1報を公表しました。\n`,
  ],
  [
    'what was changed since',
    `${ownHead}前回のお知らせからの変更点\n4月22日のお知らせでは約900名としておりましたが、412名と分かりました。\n\n${newest}\n`,
  ],
  [
    'several incidents, each with its day',
    '2024年5月10日\n例示市\n個人情報の漏えい事案について\n\n■2024年5月2日\n文書の誤送付について\n福祉課で、文書を別の方に送付しました。対象は412名です。\n\n■2024年4月20日\nメールの誤送信について\n市民課で、メールを別の方に送信しました。対象は30名です。\n',
  ],
  [
    'links to other pages',
    `${ownHead}${newest}\n\n新着情報\n2024.04.22 春の感謝祭のお知らせ\n2024.03.01 春の展示会のご案内\n`,
  ],
])('%s: one report', (_, text) => {
  expect(doubtsOf(text)).toEqual([])
})

const afterwards = `${ownHead}調査が終わりましたので、4月22日に公表した件の結果をお知らせいたします。\n\n`
test.each([
  ['【前回公表内容】\n約900名の情報が漏れたおそれがあるとお知らせしておりました。\n', '【今回の内容】'],
  ['■結果\n■前回の公表内容\n約900名の情報が漏れたおそれがあるとお知らせしました。\n', '■お客様'],
  ['◆当初の発表\n約900名の情報が漏れたおそれがあるとお知らせしておりました。\n', '◆その後の調査'],
])('%s ends at %s', (announced, next) => {
  const { affected } = readRelease(`${afterwards}${announced}${next}\n漏えいしたお客様は412名と分かりました。\n`)
  expect(affected.map(({ count }) => count)).toEqual([412])
})

const slip =
  '2024年5月10日\n株式会社アオバ堂\n個人情報の取扱いについて\n\nお詫びしてお知らせいたします。申し訳ございません。\n\n'
const course =
  '調査が終わりましたので、結果をご報告いたします。漏えいした方は412名です。\n対象の方に連絡しました。\n経緯\n'
test.each([
  ['what was laid open', `${slip}4月22日掲載分\n応募者412名の氏名が含まれていました。5月7日に削除しました。\n`],
  ['a mail', `${slip}◆4月22日のお知らせの内容\n412名に送る際に、名簿を添付しました。5月7日に削除を頼みました。\n`],
  ['earlier mails', `${slip}過去のご案内\n412名に送る際に、名簿を添付しました。5月7日に削除を頼みました。\n`],
  ['a report to the firm', `${afterwards}最初の報告\n4月20日、委託先から侵入されたとの報告がありました。\n`],
  [
    'rows that name offices',
    `${ownHead}${course}2024年4月20日 当社システム部会議\n2024年4月21日 個人情報保護委員会報告\n2024年4月22日 情報システム株式会社協議\n2024年4月23日 個人情報保護委員会報告\n以上の経過のとおり対応しました。\n`,
  ],
  [
    'days with heads under a course',
    `${ownHead}${course}2024年4月20日 例示市立北小学校\n保護者の方へのお詫び\n手紙を届け、皆様に説明しました。\n2024年4月25日\n警察への報告\n遺失届を提出しました。\n`,
  ],
  [
    'days between rules',
    `${ownHead}${course}==========\n2024年4月20日\n検知\n不正アクセスを検知しました。\n==========\n2024年4月22日\n報告\n個人情報保護委員会へ報告しました。\n`,
  ],
  [
    'several matters, and the day at the foot',
    '例示市\n個人情報の漏えい事案について\n\n■2024年5月2日\n文書の誤送付について\n文書を別の方に送付しました。対象は412名です。\n\n■2024年4月20日\nメールの誤送信について\nメールを別の方に送信しました。対象は30名です。\n\n2024年5月10日 例示市\n',
  ],
  [
    'slips at two shops',
    '株式会社アオバ堂\n2024年5月2日 名古屋店での紛失\n申込書412名分を紛失しました。\n2024年4月20日 岐阜店での紛失\n申込書30名分を紛失しました。\n',
  ],
  [
    'a course with the latest first',
    '株式会社アオバ堂\n書類の紛失について\n対応の経過(新しい順)\n2024年5月8日 お客様へのご連絡\nお客様412名に連絡しました。\n2024年4月21日 警察への届出\n遺失届を提出しました。\n',
  ],
  [
    'answers',
    '株式会社アオバ堂\nよくあるご質問\n2024年5月8日 漏えいした人数は何人ですか\n412名の情報が漏えいしました。\n2024年4月21日 委員会へは報告しましたか\n4月20日に報告しました。\n',
  ],
])('%s: nothing is cut', (_, text) => {
  expect(doubtsOf(text)).toEqual([])
})
