import { expect, it } from 'vitest'
import { readRelease } from '../../index.js'

const leaked = '、45名分の氏名が閲覧された可能性があります。'

const productsIn = (sentence: string): string =>
  readRelease(`2024年5月1日\n株式会社アオゾラ\n個人情報の漏えいについて\n${sentence}\n`)
    .products.map(({ name }) => name)
    .join(' · ')

/** Where a service stands in bare words. */
const frames: readonly ((name: string) => string)[] = [
  (name) => `当社が利用する勤怠管理システム ${name}が不正アクセスを受け${leaked}`,
  (name) => `当社が利用するオンラインストレージ${name}が不正アクセスを受け${leaked}`,
  (name) => `当社が利用する予約システムである${name}が不正アクセスを受け${leaked}`,
  (name) => `当社が利用する予約システムの${name}が不正アクセスを受け${leaked}`,
  (name) => `当社が利用する予約システム(${name})が不正アクセスを受け${leaked}`,
  (name) => `当社が利用する${name}(電子申請サービス)が不正アクセスを受け${leaked}`,
  (name) => `当社では${name}という学習アプリを利用しておりますが、これが不正アクセスを受け${leaked}`,
  (name) => `このたび、${name}に登録されたお客様の情報が流出し${leaked}`,
  (name) => `当社が利用する${name}が不正アクセスを受け${leaked}`,
  (name) => `当社は株式会社ソラの${name}を利用していますが、これが不正アクセスを受け${leaked}`,
  (name) => `1 概要 不正アクセスを受け${leaked}\n2 サービス名\n${name}\n3 原因 調査中`,
  (name) => `1 概要 不正アクセスを受け${leaked}\n2 対象システム:${name}\n3 原因 調査中`,
]
const names = ['ミドリタイム', 'ミドリメール便', 'ラクラク勤怠', 'SmartDesk', 'KIRI-Net', 'キリシステム7']

it.each(frames.flatMap((frame) => names.map((name) => [frame(name), name] as const)))('%s → %s', (sentence, name) => {
  expect(productsIn(sentence)).toBe(name)
})

/** Words of everyday use, kinds of devices and programs of malice name no product. */
const things = [
  'ファイルサーバー',
  'ロードバランサー',
  'ダッシュボード',
  'オンプレミス環境',
  'コンタクトセンタシステム',
  'VPN',
]

it.each(frames.slice(3).flatMap((frame) => things.map(frame)))('%s → nothing', (sentence) => {
  expect(productsIn(sentence)).toBe('')
})

it.each([
  [`ランサムウェアのゼノモーフに感染し${leaked}`, ''],
  [`フードバンクに登録された方の名簿を紛失し${leaked}`, ''],
  [`当社が利用する「タノメール」が不正アクセスを受け${leaked}`, 'タノメール'],
  [`当社が利用する「すぐレス」(学習アプリ)が不正アクセスを受け${leaked}`, 'すぐレス'],
  [`当社が利用する予約サービス(「すぐレス」)が不正アクセスを受け${leaked}`, 'すぐレス'],
])('%s → %s', (sentence, name) => {
  expect(productsIn(sentence)).toBe(name)
})
