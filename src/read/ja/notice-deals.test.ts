import { describe, expect, it } from 'vitest'
import { readRelease } from '../index.js'

/** However the incident is told: who was affected, what of them, on which day, and what was done about it. */
const deals = [
  '青空介護サービス株式会社\n2024年5月20日\n\n職員の私語について\n\n5月11日の昼、職員2名が飲食店で、ご利用者3名のお名前と病名を、まわりに聞こえる声で口にしていました。隣席の方から翌12日にお電話をいただきました。ご利用者のお宅へは、13日に施設長が伺っておわびしました。',
  '株式会社アオゾラ\n文書共有サービスの件\n\n検知 2025-06-03 09:32\n当社の文書共有サービスで、番号を書き換えると、別の契約先のファイルを開けました。開かれたのは取引先担当者の氏名と連絡先、135名分です。135名の方には6月5日にお電話しました。',
  '霧原町立図書館\n令和6年7月4日\n\n利用者の皆さまへ\n6月23日にお伝えした件の続きです。利用者330名の氏名と電話番号が、6月8日から10日にかけて国外に流出していました。6月24日に個人情報保護委員会へ報告しています。',
] as const

/** The same said of others, or of nothing that happened to whoever speaks. */
const others = [
  '霧原新聞\n2024年5月20日\n株式会社アオゾラは20日、会員330名の氏名と電話番号が5月18日に外部へ漏れたと発表した。個人情報保護委員会に報告した。同社は会員に連絡したという。(社会部)',
  '委託契約の特記仕様書の改正について\n2023年5月1日 霧原市 契約課\n\n昨年度、本市の業務を受託した事業者において、通知書のデータを記録した媒体を紛失する事案が続いたことから、仕様書を改めました。第5条 再委託は書面による承諾を要する。第8条 媒体は暗号化を施す。',
  '「アオゾラ電力」を装ったメールにご注意ください\n2024年12月9日\n最近、当社を名乗り、「不正アクセスによりお客さま約48,000件の個人情報が漏えいしました。お詫びとして5,000円を返金いたします」などと記載したメールが確認されています。\nこのようなメールは当社がお送りしたものではありません。\n【偽メールの例】\n件名:個人情報漏えいに関するお詫びと返金手続きのご案内',
] as const

describe('noticeReader, by all that was read', () => {
  it.each(deals)('is one: %s', (text) => {
    expect(readRelease(text).notice).toBe(true)
  })
  it.each(others)('is none: %s', (text) => {
    expect(readRelease(text).notice).toBe(false)
  })
})
