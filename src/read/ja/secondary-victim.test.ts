import { describe, expect, it } from 'vitest'
import { readRelease } from '../index.js'

const cases: readonly (readonly [text: string, value: boolean])[] = [
  ['業務を委託している株式会社ミナトのサーバーが不正アクセスを受けました。', true],
  ['封入作業を委託している事業者が、宛先と異なる方の通知書を封入していたことが判明しました。', true],
  ['当社が利用しているクラウドサービスが不正アクセスを受け、お客様の情報が流出しました。', true],
  ['VPN装置の脆弱性を悪用した不正アクセスを受けました。', true],
  ['当社の委託先従業員が名簿を紛失しました。', true],
  ['郵便局による誤配達がありました。', true],
  ['システム開発会社の作業ミスにより、情報が閲覧できる状態でした。', true],
  ['ファイル転送サービスの提供元から、不正アクセスを受けたとの連絡がありました。', true],
  ['委託先から、当社のサーバーが攻撃を受けているとの連絡がありました。', false],
  ['当社が利用する外部のクラウドサービスの障害により、情報が漏えいしました。', true],
  ['当社のサーバーが不正アクセスを受けました。', false],
  ['当社の社員がクラウドサービスの設定を誤り、名簿が閲覧できる状態でした。', false],
  ['弊社が自ら開発した注文プログラムの脆弱性を突かれ、不正アクセスを受けました。', false],
  ['社員がフィッシングメールによりIDとパスワードを詐取されました。', false],
]

describe('secondaryVictim', () => {
  it.each(cases)('%s → %s', (text, value) => {
    const found = readRelease(`個人情報の漏えいについて\n株式会社アオゾラ\n${text}\n`).secondaryVictim
    expect(found.value, found.rule).toBe(value)
  })
})
