import { describe, expect, it } from 'vitest'
import { readRelease } from '../../index.js'

const intrusion =
  '不正アクセスに関するお知らせ\n2024年6月3日\n山吹商事株式会社\n\n当社のサーバーが第三者による不正アクセスを受けました。\n\n'
const contractor =
  '個人情報の漏えいについて\n2024年6月3日\n青空市\n\n本市が業務を委託している株式会社ミドリシステムのサーバーが不正アクセスを受け、個人情報が漏えいしたおそれがあることが判明しました。\n\n'

const of42 = (text: string) => readRelease(`${text}\n`).affected.find(({ count }) => count === 42)

describe('whether the leak of 42 is certain', () => {
  it.each([
    ['会員42名の情報が流出したことも考えられます。', 'possible'],
    ['会員42名の情報が閲覧し得る状態にありました。', 'possible'],
    ['会員42名の情報が流出したか否かは判明していません。', 'possible'],
    ['会員42名の情報が漏れたかもしれません。', 'possible'],
    ['会員42名の情報について、流出の痕跡は見つかっておりませんが、可能性は残ります。', 'possible'],
    ['会員42名の情報が抜き取られました。', 'confirmed'],
    ['会員42名の情報が盗み出されました。', 'confirmed'],
    ['写し取られた会員は42名です。', 'confirmed'],
    ['流出が通信の記録から裏付けられた会員は42名です。', 'confirmed'],
    ['会員42名の情報が外部に流れました。', 'confirmed'],
    ['会員42名の情報は漏えいを確認し、取引先99名の情報は可能性が否定できません。', 'confirmed'],
    ['会員99名の情報は漏えいを確認し、取引先42名の情報は可能性が否定できません。', 'possible'],
    ['漏えいした会員42名の情報が悪用されるおそれがあります。', 'confirmed'],
    ['会員42名の情報が流出し、悪用される可能性があります。', 'confirmed'],
    ['| 区分 | 漏えいを確認済み | おそれ |\n| 会員 | 42名 | 99名 |', 'confirmed'],
    ['| 区分 | 漏えいを確認済み | おそれ |\n| 会員 | 99名 | 42名 |', 'possible'],
  ])('%s: %s', (text, status) => {
    expect(of42(`${intrusion}${text}`)?.status).toBe(status)
  })
})

describe('whose the 42 are', () => {
  it.each([
    ['同社が受託する42団体の情報が対象です。', 'case'],
    ['全国の利用者約42人の情報が漏えいした可能性があり、本市の対象者は99名です。', 'case'],
    ['全国の利用者約99人の情報が漏えいした可能性があり、本市の対象者は42名です。', 'own'],
    ['なお、他市町分を含めた総数は42件と聞いています。', 'case'],
    ['| 区分 | 全体 | うち本市 |\n| 漏えい件数 | 42件 | 99件 |', 'case'],
    ['| 区分 | 全体 | うち本市 |\n| 漏えい件数 | 99件 | 42件 |', 'own'],
  ])('%s: %s', (text, scope) => {
    expect(of42(`${contractor}${text}`)?.scope).toBe(scope)
  })
})
