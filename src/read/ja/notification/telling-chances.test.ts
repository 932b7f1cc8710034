import { describe, expect, it } from 'vitest'
import { readRelease } from '../../index.js'

const head =
  '2024年5月1日\n株式会社アオゾラ\n個人情報の漏えいについて\n当社のサーバーが不正アクセスを受け、お客様152名の氏名が漏えいしたおそれがあります。\n'

const readIn = (text: string) => readRelease(`${head}${text}\n`).notification

describe('whether those concerned were told, by the likeness of the words, where no rule knows them', () => {
  it.each([
    ['ご登録の皆さまにメールをお送りしました。', 'done'],
    ['4月30日　町内会長を通じて全戸に文書を回覧', 'done'],
    ['両社から、対象の45名の方に順次ご連絡いただいております。', 'in-progress'],
    ['対象の方へは、準備が整い次第、書面をもってご連絡さしあげる所存です。', 'planned'],
    ['両社から、対象の45名の方に近くご連絡いただく予定です。', 'planned'],
  ])('%s → %s', (sentence, value) => {
    const { evidence, ...told } = readIn(`原因は調査中です。\n${sentence}`)
    expect(told).toEqual({ value, rule: 'notification/weighed' })
    expect(evidence?.quote).toBe(sentence)
  })

  it('is in progress where some were told and others will be', () => {
    const told = readIn(
      'ご登録の皆さまにメールをお送りしました。\n両社から、対象の45名の方に順次ご連絡いただいております。',
    )
    expect([told.value, told.rule]).toEqual(['in-progress', 'notification/weighed'])
  })

  it('asks nothing where a rule found it', () => {
    const told = readIn('ご登録の皆さまにメールをお送りしました。\n対象の方には、後日、書面で通知する予定です。')
    expect(told.rule).toBe('notification/planned')
  })

  it.each([
    ['word to those who hold the data for others', '対象のクライアント様には4月24日までにご報告いたしました。'],
    ['work that goes on', '取引先の皆様とのデータの受け渡しは、6月3日から再開する予定です。'],
    ['word that is asked for', 'お心当たりのある方は、窓口までご連絡をお願いいたします。'],
    ['how staff is to handle data', '全職員にメールで個人情報の取扱いを徹底するよう周知しました。'],
    ['word from them', 'お客様から「覚えのないメールが届いた」との電話がありました。'],
    ['an older matter', '（参考）過去のお知らせ\nご登録の皆さまにメールをお送りしました。'],
  ])('none: %s', (_, text) => {
    expect(readIn(text).value).toBe('unstated')
  })
})
