import { describe, expect, it } from 'vitest'
import { plainDocument } from '../../../casebook/document.js'
import { fold } from './normalise.js'

const foldText = (text: string) => fold(plainDocument(text)).text

describe('fold', () => {
  it.each([
    ['full-width to ASCII', '１，２３４（人）', '1,234(人)'],
    ['look-alikes to the real character', '⼈⽉⽇⻑⺠', '人月日長民'],
    ['dashes and tildes to one kind', '０７９‐００１―８１２３　１〜２', '079-001-8123 1~2'],
    ['a prolonged-sound mark between digits', '０７９ー００１', '079-001'],
    ['half-width kana with their marks', 'ﾌｧｲﾙｶﾞﾊﾟ', 'ファイルガパ'],
    ['decomposed kana', 'か\u3099は\u309a', 'がぱ'],
    ['spaces inside dates and counts', '令和 ７ 年 ３ 月 ３１ 日、約 １ 万 ２ 千 人', '令和7年3月31日、約1万2千人'],
    ['but not after the number of a heading', '1 件名を誤った経緯', '1 件名を誤った経緯'],
    ['a line spaced out for looks', '報 道 発 表 資 料', '報道発表資料'],
    ['signs that stand for several characters stay', '㈱例 ①氏名', '㈱例 ①氏名'],
    ['a tab parts the cells of a table', '２月１４日\t２,９８８\t１２', '2月14日 2,988 12'],
    ['invisible characters go', 'あ\u200bい\ufeffう', 'あいう'],
  ])('%s', (_, from, to) => {
    expect(foldText(from)).toBe(to)
  })

  it('joins the lines of a set page, drops page numbers and running heads, keeps lists apart', () => {
    const page = [
      '例示市では、委託先のサーバーが不正アクセスを受け、市民の情報',
      'が漏えいした可能性があることを確認しましたので、その概要をお知',
      'らせします。',
      '１ 経過',
      '・令和６年１０月３日に委託先から報告があり、直ちにその内容を確',
      '認した。',
      '- １ -',
      '例示市 記者発表資料',
      '・１０月４日に個人情報保護委員会に報告し、その後の調査により、',
      '対象となる方を特定した。',
      '- ２ -',
      '例示市 記者発表資料',
      '合計 １７,１',
      '４４ 人',
    ].join('\n')
    expect(foldText(page).split('\n')).toEqual([
      '例示市では、委託先のサーバーが不正アクセスを受け、市民の情報が漏えいした可能性があることを確認しましたので、その概要をお知らせします。',
      '1 経過',
      '・令和6年10月3日に委託先から報告があり、直ちにその内容を確認した。',
      '・10月4日に個人情報保護委員会に報告し、その後の調査により、対象となる方を特定した。',
      '合計17,144人',
    ])
  })

  it.each([
    ['不正アクセスを 11 月 1\n8 日に検知し', '不正アクセスを 11月18日に検知し'],
    ['2024年4\n月30日に確認', '2024年4月30日に確認'],
    ['復旧を終え、5月\n13日に報告', '復旧を終え、5月13日に報告'],
    ['従業員の情報は\n1,\n315名分です', '従業員の情報は\n1,315名分です'],
    ['11月1日18\n時に判明', '11月1日18時に判明'],
    ['令和6年\n2月26日 着手', '令和6年\n2月26日 着手'],
    ['資料1\n2 月の日程', '資料1\n2月の日程'],
    [
      '例示アプリまなびばをご利用の皆様へ\n2025年4月11日 株式会社例',
      '例示アプリまなびばをご利用の皆様へ\n2025年4月11日 株式会社例',
    ],
  ])('a line break in a date or a number: %s', (from, to) => {
    expect(foldText(from)).toBe(to)
  })

  it.each([
    ['対象は職員等 1 , 0 2 4 名分', '対象は職員等 1,024名分'],
    ['おととしの３月 1 2 日に紛失が判明', 'おととしの3月12日に紛失が判明'],
    ['対象は合計 12 , 345 件でした', '対象は合計12,345件でした'],
    [' 1 3月11日、委員会に報告した', ' 1 3月11日、委員会に報告した'],
    ['別表のA 1 2 3', '別表のA 1 2 3'],
  ])('a number set apart digit by digit: %s', (from, to) => {
    expect(foldText(from)).toBe(to)
  })

  it('joins lines broken after so many characters, however narrow some are', () => {
    const page = [
      '当社が2026年2月24日付のお知らせで公表いたしましたサイバー攻撃につ',
      'きまして、外部専門機関による調査の結果が得られましたのでお知らせいた',
      'します。攻撃者はリモート接続装置の管理用アカウントのパスワードを総当',
      'たりで破って社内に侵入し、複数のサーバーに接続したうえで暗号化を行っ',
      '~1~',
      'たことが判明いたしました。同月25日に所轄の警察署へ被害を申告し、26日',
      'に個人情報保護委員会へ速報を提出いたしました。',
      '~2~',
    ].join('\n')
    expect(foldText(page)).toBe(
      '当社が2026年2月24日付のお知らせで公表いたしましたサイバー攻撃につきまして、外部専門機関による調査の結果が得られましたのでお知らせいたします。攻撃者はリモート接続装置の管理用アカウントのパスワードを総当たりで破って社内に侵入し、複数のサーバーに接続したうえで暗号化を行ったことが判明いたしました。同月25日に所轄の警察署へ被害を申告し、26日に個人情報保護委員会へ速報を提出いたしました。',
    )
  })

  it.each([
    ['a report to somebody is no heading', '調査の結果がまとまり次第、当院はその内容を個人情報保護', '委員会に報告'],
    [
      'nor is what begins with a particle',
      '会員の皆様のパスワードにつきましては、念のための再設定',
      'のお願いをしております',
    ],
    [
      'a quotation goes on',
      '来院された方が受付で「私の名前が画面に出ているようです」',
      'と申し出られたことで気付きました',
    ],
    ['what a bracket opens it closes', 'お問い合わせはお電話でも承っております(受付は平日10時か', 'ら18時)'],
    [
      'somebody who is numbered is no list',
      '当社が使う通信機器に残されていた弱点が悪用されたことで',
      '第三者が社内に侵入し',
    ],
    ['within a sentence no list begins', '事務局では同じ月の二十八日に経過を改めてまとめたものを', '・掲示しました'],
    ['what a dated entry tells goes on', ' 2026年5月29日(金) 印刷を委ねていた会社より当金庫', 'に対し、一報'],
    ['a number to call', 'お心当たりのある方は、恐れ入りますが当院の窓口(072-00', '0-2211)へ'],
    ['an address', 'お手数ですが、ご連絡は電子メールで contact@umikaz', 'e.example'],
  ])('a full line: %s', (_, line, next) => {
    const full = '他の会員の方の情報が表示される状態になっておりましたの'
    const page = [full, 'でお詫び申し上げます。', full, 'でお知らせいたします。', full, 'で説明します。', line, next]
    expect(
      foldText([full, ...page].join('\n'))
        .split('\n')
        .at(-1),
    ).toBe(line + next)
  })

  it('takes a set page with twice the line breaks for one', () => {
    const page = [
      '当会が開いた講座で、受講された皆様へのお知らせを電子メールで',
      'お送りした際に、宛先の欄に全員のアドレスを入れておりました。',
      '',
      '気付いたのは送信の直後で、職員がその日のうちに皆様にお電話を',
      '差し上げ、メールの削除をお願いしました。件数は42件です。今後',
      'は二人で確かめてから送ります。',
    ].join('\n')
    const joined = foldText(page)
    expect(joined.split('\n')).toHaveLength(3)
    expect(foldText(page.replaceAll('\n', '\n\n')).replaceAll('\n\n', '\n')).toBe(joined.replaceAll('\n\n', '\n'))
  })

  it('keeps the rows of a table apart, whatever their length', () => {
    const table =
      'お預かり元|箱の中の枚数|回収|見つかっていないもの\n青空市様|6,204枚|6,187枚|17枚\n合計です|8,154枚|8,095枚|59枚\n'
    expect(foldText(table).split('\n')).toHaveLength(4)
  })

  it.each([
    ['本学は，７月３日に1,204名の情報を送信した．', '本学は、7月3日に1,204名の情報を送信した。'],
    [
      '氏名, 住所, 電話番号. 個人情報, ID, 画像は, 含まない.',
      '氏名、住所、電話番号。 個人情報、ID、画像は、含まない。',
    ],
    ['１．概要', '1.概要'],
    ['ア．氏名', 'ア.氏名'],
    ['(イ)．住所', '(イ).住所'],
    ['https://example.jp/a,b.html 約1.5万件，12,345件', 'https://example.jp/a,b.html 約1.5万件、12,345件'],
    ['会社(Example Co., Ltd.)は，利用を止めた．', '会社(Example Co., Ltd.)は、利用を止めた。'],
    ['気付いた．２０２４年に', '気付いた。2024年に'],
    ['アプリ“まなびば”と〝ほしぞら〟の"X"', 'アプリ「まなびば」と「ほしぞら」の"X"'],
  ])('commas, points and quotation marks of Japanese text: %s', (from, to) => {
    expect(foldText(from)).toBe(to)
  })

  it('leads every offset back', () => {
    const source = '合計 １７,１\n４４ 人です。ｶﾞ'
    const { text, toSource } = fold(plainDocument(source))
    const start = text.indexOf('17,144')
    expect(source.slice(toSource(start), toSource(start + '17,144人'.length - 1) + 1)).toBe('１７,１\n４４ 人')
    expect(toSource(text.length)).toBe(source.length)
  })
})
