import { describe, expect, it } from 'vitest'
import { type Document, plainDocument } from '../../../casebook/document.js'
import { makeReading } from '../reading.js'
import { type Zone, zoneAt } from '../zones.js'

/** The part of the release in which the word stands. */
const zoneOf = (text: string, word: string): Zone => {
  const reading = makeReading(plainDocument(text))
  return zoneAt(reading, reading.text.indexOf(word))
}

/** A page whose lines that begin with 「h2 」 are marked as headings of that level. */
const pageOf = (page: string, title?: string): Document => {
  const lines = page.split('\n').map((line) => /^(?:h([1-6]) )?(.*)$/.exec(line)!)
  const document = plainDocument(lines.map(([, , words]) => words).join('\n'), title)
  return {
    ...document,
    blocks: document.blocks.map((block, at) => {
      const level = lines[at]![1]
      return level === undefined ? block : { ...block, kind: 'heading', level: Number(level) }
    }),
  }
}

const head = '個人情報の漏えいについて\n株式会社アオゾラ\n2024年5月1日\nお客様にお詫びします。\n'

describe('parts of a release', () => {
  it.each<[zone: Zone, text: string, word: string]>([
    // Headings in brackets of every kind.
    ['timeline', '（これまでの経過）\n5月1日　利用者から連絡', '利用者から'],
    ['plans', '（今後の対応）\n警察の捜査に委ねます。', '捜査'],
    ['prevention', '(再発防止策)\n操作記録を毎週点検します。', '操作記録'],
    ['prevention', '【再発を防ぐために】\n・専任の職員の配置', '専任'],
    ['cause', '［原因］\n宛先を確かめていませんでした。', '宛先'],
    ['prevention', '〔再発防止〕\n宛先を二人で確かめます。', '二人'],
    ['misuse', '《二次被害の有無》\n確認されていません。', '確認'],
    // A label before its text.
    ['timeline', '【発覚】配信の直後に、保護者からの電話により判明\n', '保護者'],
    ['items', '(項目) 氏名、住所、口座番号\n', '口座番号'],
    ['response', '(県の対応) 改善計画書の提出を指示した。', '改善計画書'],
    ['misuse', '(口座の悪用) 4月30日現在、確認されていない。', '4月30日'],
    // A list that a sentence announces.
    ['prevention', '(今後)\nまた、次の再発防止策に取り組みます。\n・操作記録の点検', '操作記録'],
    [
      'prevention',
      '以下を実施します。再発防止に努めます。\n1 再発防止策\n(1)個人情報の持ち出しに係る許可簿の整備\n(2)研修の実施',
      '研修',
    ],
    // Signs right under a number stand below all numbers; signs above them do not.
    [
      'prevention',
      '1 概要\n誤送信です。\n2 再発防止\n○ 全職員に研修を実施\n○ 様式の改修\n○ 抜取点検を毎月に',
      '抜取点検',
    ],
    ['prevention', 'Ⅰ 概要\n誤送信です。\nⅡ 再発防止策\n(1) 研修を行います。\nⅢ 原因\n宛先の誤り', '研修'],
    ['cause', 'I. 概要\n誤送信です。\nII. 再発防止策\n1 研修\nIII. 原因\n宛先の誤り', '宛先'],
    // The heads of a table whose cells have become lines open nothing; two of them, or text between, are no table.
    [
      'body',
      'No.\n担当課\n発生日\n事故の概要\n原因\n再発防止策\n1\n税務課\n7月3日\n3人の氏名が知られた。\n二人で確認する。',
      '3人の',
    ],
    ['body', '件名\n\n概要\n\n対応\n\n対策\n\n案内の誤送信\n受講者12名に送信した。', '受講者12名'],
    ['prevention', '概要\n経過\n原因\n\n本文です。\n再発防止策\n研修を行います。', '研修'],
    ['prevention', '概要\n誤送信\n原因\n確認の不足\n再発防止策\n研修を行います。', '研修'],
    ['prevention', '原因\n再発防止策\n研修を行います。', '研修'],
    // A remark that refers to others opens nothing.
    ['reference', '対象 500件\n(参考)他の9社を含む総数は、約62万件と聞いております。\n氏名が含まれます。', '総数'],
    ['body', '対象 500件\n(参考)他の9社を含む総数は、約62万件と聞いております。\n氏名が含まれます。', '氏名'],
    // What a question asks for is what its answer lists.
    ['items', '■何が表示されたか\nお薬の名前、調剤日', '調剤日'],
    [
      'items',
      'Q1 いつのことですか。\nA1 8月2日です。\nQ2 どんな情報ですか。カードは大丈夫ですか。\nA2 お名前です。',
      'お名前',
    ],
    ['questions', 'Q1 どんな情報ですか。\nA1 お名前です。\nQ2 いつのことですか。\nA2 8月2日です。', '8月'],
    // Why somebody was punished is what happened.
    ['body', '4 処分の理由\n記録を閲覧し、氏名を入手した。', '入手'],
    ['cause', '4 漏えいの理由\n宛先を誤りました。', '宛先'],
    ['contact', '1 概要\n誤送信です。\n2 再発防止\n研修を行います。\n■お問い合わせ\n総務課', '総務課'],
    // Numbers in brackets head parts.
    ['prevention', '【3】流出した情報\n氏名\n【4】再発の防止\n(ア)監視の強化', '監視'],
    ['contact', '[7]再発の防止\n(a) 研修\n[8]問い合わせ\n総務課', '総務課'],
    // Signs and letters that might open an item head a part where it is called by its name.
    ['prevention', '★流出した情報\n氏名\n★再発防止に向けて\n・研修', '研修'],
    ['plans', '〇 経緯\n誤送信です。\n〇 これから\n・新しいカルテに切り替えます。', 'カルテ'],
    ['prevention', '～ 再発防止策 ～\n・研修', '研修'],
    ['prevention', '「再発防止策」\n・研修', '研修'],
    ['prevention', '## 再発防止策\n・研修', '研修'],
    ['prevention', '📌再発防止策\n・研修', '研修'],
    ['prevention', '(ウ)漏えいした情報\n氏名\n(エ)再発防止策\n・研修', '研修'],
    ['contact', 'Ｃ．再発防止策\n・研修\nＤ．お問い合わせ先\n総務課', '総務課'],
    ['cause', '4-1 経緯\n誤送信です。\n4-2 原因\n宛先の誤り', '宛先'],
    ['body', '1-1 原因\n設定の誤りです。\n1-2 不正アクセスの期間\n7月4日から7月13日まで', '13日'],
    ['prevention', '再発防止策：\n・研修', '研修'],
    ['prevention', '漏えいした情報\n氏名\n再発防止に向けて\n・研修', '研修'],
    ['prevention', '5 是正措置\n宛先を二人で確かめます。', '二人'],
    // An item of a list is none of them.
    ['items', '■漏えいした情報\nア 診療情報\nイ 口座情報\n※対象者 12名', '12名'],
    ['body', '※お問い合わせ先は末尾に記載しています。\n総務課', '総務課'],
    ['body', 'A 対応する職員\n総務課', '総務課'],
    ['body', '→ 経緯書を受領\n総務課', '総務課'],
    ['body', '【1】の事例では、公表から3日後に第2報\n総務課', '総務課'],
    ['prevention', '5 再発防止策\n(ア) 対象者への研修\n(イ) 期間の短縮\n※原因調査も続ける\n点検', '点検'],
    ['cause', '■再発防止\n1 研修\n2 点検\n■原因\n宛先の誤り', '宛先'],
  ])('%s: %s', (zone, text, word) => {
    expect(zoneOf(head + text, word)).toBe(zone)
  })

  it.each([
    ['(お詫びとご報告)\nお客様の情報が漏えいしました。', '漏えいしました'],
    ['(敬称略、50音順)\n青空太郎', '青空太郎'],
    ['(第2報)\n調査を続けています。', '調査'],
  ])('is no heading: %s', (text, word) => {
    expect(zoneOf(head + text, word)).toBe('body')
  })
})

describe('titles', () => {
  const told = '3月4日、利用者19人に送る際、一覧の行がずれたまま送信しました。'
  const zoneOn = (document: Document, word: string): Zone => {
    const reading = makeReading(document)
    return zoneAt(reading, reading.text.indexOf(word))
  }

  it.each<[zone: Zone, page: string, word: string]>([
    // What heads the whole is no part of it, whatever its words.
    ['body', `h1 返却のお願いメールの誤送信について\n2025年3月7日\n青空市立図書館\n${told}`, '19人'],
    ['body', `2025年3月7日\nh1 情報漏えいとパスワード変更のお願い\n${told}\nh2 原因\n行のずれ`, '19人'],
    ['body', `h3 弊社を装った不審なメールに関するご注意\n${told}\nh3 原因\n行のずれ`, '19人'],
    ['body', `h1 株式会社アオゾラ\nh2 不審なメールについてのお願い\n2025年3月7日\n${told}\nh3 原因\n行のずれ`, '19人'],
    ['body', `h1 よくあるご質問への改善策について\n${told}`, '19人'],
    ['body', `h2 新着情報\nh3 再発防止に向けたお願い\n${told}\nh4 原因\n行のずれ`, '19人'],
    ['body', `【不審なメールに関するご注意】\n${told}\n■原因\n行のずれ`, '19人'],
    ['body', `パスワード変更のお願い\n2025年3月7日\n${told}`, '19人'],
    ['cause', `h1 返却のお願いメールの誤送信について\n${told}\nh2 原因\n行のずれ`, '行のずれ'],
    // A part may stand right under the title, or be the first that is marked.
    ['request', `h1 個人情報の漏えいについて\n2025年3月7日\nh2 お客様へのお願い\n${told}\nh2 原因\n行のずれ`, '19人'],
    ['request', `個人情報の漏えいについて\nh2 皆様へのお願い\n${told}\nh2 原因\n行のずれ`, '19人'],
    ['timeline', `h1 個人情報の漏えいについて\nh2 概要\n${told}\nh2 原因\n行のずれ`, '19人'],
    ['timeline', `h2 概要\n${told}\nh2 原因\n行のずれ`, '19人'],
    ['items', `h2 1 流出した情報\n${told}\nh2 2 原因\n行のずれ`, '19人'],
    ['request', `h1 個人情報の漏えいについて\nお詫びします。\nh2 不審なメールについてのお願い\n${told}`, '19人'],
    ['request', `個人情報の漏えいについて\n2025年3月7日\n【お客様へのお願い】\n${told}`, '19人'],
  ])('%s: %s', (zone, page, word) => {
    expect(zoneOn(pageOf(page), word)).toBe(zone)
  })

  it('knows the title by that of the page, wherever it stands', () => {
    const page = `いつもご利用いただきありがとうございます。\nh2 不審なメールに関するご注意\n${told}\nh2 原因\n行のずれ`
    expect(zoneOn(pageOf(page, '不審なメールに関するご注意 | 青空市'), '19人')).toBe('body')
    expect(zoneOn(pageOf(page, 'お知らせ | 青空市'), '19人')).toBe('request')
  })
})
