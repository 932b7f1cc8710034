import { describe, expect, it } from 'vitest'
import { outline } from './fixtures/outline.js'
import { checkSound } from './fixtures/sound.js'
import { htmlToDocument } from './html.js'

const read = (html: string): string[] => {
  const document = htmlToDocument(html)
  checkSound(document)
  return outline(document)
}

const notice =
  '<h1>メールの誤送信について</h1><p>令和6年4月1日</p><p>会員58名様のアドレスが互いに見える状態で送信しました。深くお詫び申し上げます。</p>'
const said = [
  'h1 メールの誤送信について',
  'p 令和6年4月1日',
  'p 会員58名様のアドレスが互いに見える状態で送信しました。深くお詫び申し上げます。',
]
const more =
  '送信先の皆様には、お詫びと当該メールの削除のお願いを個別に送信しました。今後は送信前に二人で宛先を確かめます。'

describe('what sites put around a notice', () => {
  it.each<[string, string, string[]]>([
    [
      'links set on lines of their own by style alone',
      `${notice}<div><a href="/1">2024年3月1日 障害（3,000名）のお知らせ</a><a href="/2">2024年2月1日 顧客情報1,234件の漏えいについて</a></div><div><a href="/3">サイトマップ</a><a href="/4">採用情報</a></div>`,
      [...said, 'p サイトマップ採用情報'],
    ],
    [
      'links in a sentence',
      `${notice}<p>詳しくは<b>別紙</b><a href="/1">一覧</a><a href="/2">図面</a>をご覧ください。</p>`,
      [...said, 'p 詳しくは別紙一覧図面をご覧ください。'],
    ],
    [
      'a way through the site with signs between',
      `<div><a href="/">トップ</a><span>&gt;</span><a href="/n">お知らせ</a></div>${notice}`,
      said,
    ],
    ['a way through the site as a list', `<ul><li><a href="/">HOME</a></ul>${notice}`, said],
    [
      'a list of news in the content, with the date within the link or before it',
      `<main>${notice}<section><h2>ニュースリリース</h2><ul><li><a href="/1">2024年3月1日<span>子会社における漏えい（2,222件）のお知らせ</span></a><li>2024.02.01<a href="/2">役員人事のお知らせ</a></ul></section><h2>採用</h2><p>募集しています。</p></main>`,
      [...said, 'h2 採用', 'p 募集しています。'],
    ],
    [
      'what was published of the same matter stays',
      `${notice}<h2>これまでの公表</h2><ul><li><a href="/1">2024年3月1日 誤送信について</a><li><a href="/2">2024年3月2日 誤送信について</a></ul>`,
      [...said, 'h2 これまでの公表', 'ul1 2024年3月1日 誤送信について', 'ul1 2024年3月2日 誤送信について'],
    ],
    [
      'earlier reports stay',
      `${notice}<h2>お知らせ</h2><ul><li><a href="/1">2024年3月1日 誤送信について（第1報）</a><li><a href="/2">2024年3月2日 誤送信について（第2報）</a></ul>`,
      [...said, 'h2 お知らせ', 'ul1 2024年3月1日 誤送信について（第1報）', 'ul1 2024年3月2日 誤送信について（第2報）'],
    ],
    [
      'a course of events stays, whatever is linked in it',
      `${notice}<h2>経緯</h2><ul><li>2024年3月1日 <a href="/1">委託先</a>から連絡を受領<li>2024年3月2日 警察に相談</ul>`,
      [...said, 'h2 経緯', 'ul1 2024年3月1日 委託先から連絡を受領', 'ul1 2024年3月2日 警察に相談'],
    ],
    [
      'a table of contents',
      `<p>目次</p><ol><li><a href="#1">概要</a><li><a href="#2">再発防止策</a></ol>${notice}<h2>1. 概要</h2><p>本文</p><h2>2. 再発防止策</h2><p>研修</p>`,
      [...said, 'h2 1. 概要', 'p 本文', 'h2 2. 再発防止策', 'p 研修'],
    ],
    [
      'tabs',
      `${notice}<ul role="tablist"><li role="tab">概要<li role="tab">対応</ul><section role="tabpanel"><h3>概要</h3>本文</section><section role="tabpanel" hidden><h3>対応</h3>連絡しました。</section>`,
      [...said, 'h3 概要', 'p 本文', 'h3 対応', 'p 連絡しました。'],
    ],
    [
      'a list that repeats one heading only stays',
      `${notice}<ul><li>氏名<li>住所</ul><h2>氏名</h2><p>漢字</p><h2>対応</h2><p>連絡しました。</p>`,
      [...said, 'ul1 氏名', 'ul1 住所', 'h2 氏名', 'p 漢字', 'h2 対応', 'p 連絡しました。'],
    ],
    [
      'lines for those who hear the page',
      `<p>ここから本文です。</p>${notice}<p>本文ここまで</p><p>ここからフッターです。</p>`,
      said,
    ],
    [
      'counters of a school’s site',
      `<div><div>カウンタ</div><div>COUNTER</div></div>${notice}<div>オンラインユーザー5人</div>`,
      said,
    ],
    [
      'heads and feet under the names that systems give them',
      `<div class="siteHeader"><p>ご注文 0120-000-000</p></div>${notice}<div id="tmp_footer"><p>〒999-0000 代表 0999-00-0000</p></div>`,
      said,
    ],
    [
      'whom to ask, in a box of its own behind the content',
      `<div id="wrap"><div><div id="tmp_contents">${notice}<p>${more}</p></div><div id="tmp_inquiry"><p>お問い合わせ</p><p>高校教育課</p><p>電話番号：0770-00-3180</p></div><div>ご意見をお聞かせください</div></div><div id="tmp_lnavi"><p>高校教育</p></div></div>`,
      [...said, `p ${more}`, 'p お問い合わせ', 'p 高校教育課', 'p 電話番号：0770-00-3180'],
    ],
    [
      'no one is to be asked by a form alone',
      `<div><div id="tmp_contents">${notice}<p>${more}</p></div><div><p>お問い合わせは専用フォームへ</p></div></div>`,
      [...said, `p ${more}`],
    ],
  ])('%s', (_, html, expected) => {
    expect(read(html)).toEqual(expected)
  })
})

describe('items that hold parts of a report', () => {
  it.each<[string, string, string[]]>([
    [
      'with lists and paragraphs of their own',
      '<ol><li><span>調査で分かったこと</span><ol><li>社員が持ち出した。<li>回収した。</ol><li>対象の情報<p>氏名、住所</p><li>公表<li><b>再発防止策</b><ul><li>暗号化する。</ul></ol>',
      [
        'h4 調査で分かったこと',
        'ol2 社員が持ち出した。',
        'ol2 回収した。',
        'h4 対象の情報',
        'p 氏名、住所',
        'ol1 公表',
        'h4 再発防止策',
        'ul2 暗号化する。',
      ],
    ],
    [
      'with a number of people each',
      '<ul><li>会員 12名<ul><li>氏名</ul><li>職員 3名<ul><li>住所</ul></ul>',
      ['ul1 会員 12名', 'ul2 氏名', 'ul1 職員 3名', 'ul2 住所'],
    ],
    [
      'with sentences',
      '<ul><li>調査を行いました。<p>別紙の通り</p><li>報告しました。<p>同上</p></ul>',
      ['ul1 調査を行いました。⏎⏎別紙の通り', 'ul1 報告しました。⏎⏎同上'],
    ],
    [
      'one of many only',
      '<ul><li>氏名<li>住所<ul><li>番地</ul><li>電話</ul>',
      ['ul1 氏名', 'ul1 住所', 'ul2 番地', 'ul1 電話'],
    ],
  ])('%s', (_, html, expected) => {
    expect(read(html)).toEqual(expected)
  })
})
