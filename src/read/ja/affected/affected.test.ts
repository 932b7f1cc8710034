import { describe, expect, it } from 'vitest'
import { readRelease } from '../../index.js'

const head = '2024年6月20日\n株式会社例示堂\n\n不正アクセスによる個人情報の漏えいについて\n\n'
const read = (body: string) =>
  readRelease(`${head}${body}`).affected.map(
    ({ count, countMax, unit, approx, status, total }) =>
      `${approx ? '約' : ''}${count}${countMax === undefined ? '' : `~${countMax}`} ${unit} ${status}${total ? ' total' : ''}`,
  )

describe('victims', () => {
  it.each([
    ['お客様1,234名の個人情報が漏えいした可能性があります。', ['1234 people possible']],
    ['対象となる情報 約6.5万人分が流出したことを確認しました。', ['約65000 people confirmed']],
    ['11月11日、1,873アカウントに不正にログインされたことを確認しました。', ['1873 accounts possible']],
    ['調査の結果、会員46名について不正なログインがあったことが判明しました。', ['46 people possible']],
    ['100~200名の氏名が流出した可能性があります。', ['100~200 people possible']],
    [
      '2 漏えいした情報\n在学生 120人\n卒業生 30人\n合計 150人',
      ['120 people confirmed', '30 people confirmed', '150 people confirmed total'],
    ],
    ['第1報では約5万8千件とお知らせしておりましたが、漏えいした個人情報は57,214件です。', ['57214 records confirmed']],
  ])('%s', (body, affected) => {
    expect(read(body)).toEqual(affected)
  })
})

describe('what is marked as a total', () => {
  it.each([
    ['対象は27,306名様です。\n(うち11,048名様は生年月日を含みます。)', [27306]],
    ['対象は620名(うち職員48名)です。', [620]],
    ['対象は620名です。このうち48名は生年月日を含みます。', [620]],
    ['対象は利用者210名、職員180名の合計390名です。', [390]],
    ['対象は合計390名(利用者210名、職員180名)です。', [390]],
    // Of two lists none is the whole.
    ['・在学生 120名(うち1年生 40名)\n・卒業生 30名', []],
    ['・サービス利用計画 12名分\n・報告書 8名分\n・個別支援計画 5名分', []],
  ])('%s', (list, totals) => {
    const { affected } = readRelease(`${head}2 漏えいした情報\n${list}`)
    expect(affected.filter(({ total }) => total).map(({ count }) => count)).toEqual(totals)
  })
})

describe('no victims', () => {
  it.each([
    '暗号化されたサーバーは14台です。',
    '課長ほか職員12名が手分けして訪問しました。',
    '本日までに窓口に寄せられた問い合わせは426件です。',
    '社外へ約26,000通の迷惑メールが送信されました。',
    '2名による確認を徹底します。',
    '同様の事案が3件発生しました。',
  ])('%s', (body) => {
    expect(read(body)).toEqual([])
  })
})

describe('a stated total against its parts', () => {
  it.each([
    ['在学生 120人\n卒業生 30人\n合計 151人', [151]],
    ['在学生 120人\n卒業生 30人\n合計 150人', []],
    ['対象は、購入者3,100名と資料請求者420名の合わせて3,530名です。', [3530]],
    ['対象は、購入者3,100名と資料請求者420名の合わせて3,520名です。', []],
    ['東小学校\t12人\n西小学校\t8人\n計\t21人', [21]],
    ['区分 人数(名)\n会員 1,204\n退会者 310\n合計 1,541', [1541]],
    // An estimate need not add up, and a part of a part is none.
    ['在学生 約120人\n卒業生 30人\n合計 151人', []],
    ['在学生 120人(うち1年生 40人)\n卒業生 30人\n合計 150人', []],
    // Two lists, each with its own total, and the total of both.
    ['在学生 120人\n卒業生 30人\n小計 150人\n教員 12人\n職員 8人\n小計 20人\n合計 170人', []],
    ['在学生 120人\n卒業生 30人\n小計 150人\n教員 12人\n職員 8人\n小計 21人', [21]],
    // The lower parts of a list may be what the total is of.
    ['対象校の在籍者 800人\n1年生 38人\n2年生 41人\n計 79人', []],
    // The total first.
    ['対象者 合計500名\n・利用者 210名\n・職員 180名\n・退職者 100名', [500]],
    ['件数は490名分です。\n(内訳)\n・利用者 210名\n・職員 180名\n・退職者 100名', []],
    ['件数は500名分です。\n(内訳)\n利用者 210名\n職員 180名\n退職者 100名', [500]],
    ['対象は合計500名(利用者210名、職員180名、退職者100名)です。', [500]],
    ['対象は500名で、内訳は利用者210名、職員180名及び退職者100名です。', [500]],
    ['対象は490名(内訳:利用者210名、職員180名、退職者100名)です。', []],
    // A part, or some of the parts, need not make the whole.
    ['対象は500名(うち職員180名、退職者300名)です。', []],
    ['対象は500名(利用者210名、職員280名ほか)です。', []],
    ['対象は延べ500名(利用者210名、職員280名)です。', []],
    ['対象者 500名\n・利用者 210名\n・職員 280名\n・その他若干名', []],
    // 計画 and 会計 are no totals.
    ['東学校 調査書 12名\n西学校 名簿 240名\n南学校 個別の教育支援計画 3名\n合計 255名', []],
    ['・介護認定係 110名\n・障害福祉係 45名\n・会計年度任用職員 32名\n合計 187名', []],
    ['・統計課 110名\n・財務会計 45名\n・設計担当 32名\n計 197名', [197]],
    // Other units are not added.
    ['会員 120人\n書類 30件\n合計 150人', []],
  ] as const)('%s', (list, totals) => {
    const { doubts } = readRelease(`${head}2 漏えいした情報\n${list}`)
    expect(doubts.map(({ code, message }) => [code, Number(/total (\d+)/.exec(message)?.[1])])).toEqual(
      totals.map((total) => ['TOTAL_DIFFERS', total]),
    )
  })
})
