import { describe, expect, it } from 'vitest'
import { outline } from './fixtures/outline.js'
import { htmlToDocument } from './html.js'

describe('lines in large letters are headings', () => {
  it.each<[string, string[]]>([
    ['<font size=5><b>書類の紛失について</b></font><br>本文', ['h2 書類の紛失について', 'p 本文']],
    ['<center><b><font size="+3">書類の紛失について</font></b></center>本文', ['h1 書類の紛失について', 'p 本文']],
    ['前文<br><a name=1></a> <font size=6>１ 経過</font> <hr>本文', ['p 前文', 'h1 １ 経過', 'p 本文']],
    ['<p><span style="font-size: 150%">経過</span></p>本文', ['h2 経過', 'p 本文']],
    ['<td><span style="font-size:xx-large">経過</span></td>本文', ['h2 経過', 'p 本文']],
    ['<font size=5>■</font>経過<br>本文', ['p ■経過', 'p 本文']],
    ['件数は<font size=5>12件</font>です', ['p 件数は12件です']],
    ['<font size=4>経過</font><br>本文', ['p 経過', 'p 本文']],
    ['<font size=5>お詫び申し上げます。</font><br>本文', ['p お詫び申し上げます。', 'p 本文']],
    ['<font size=5>青空町<br>町長</font><br>本文', ['p 青空町', 'p 町長', 'p 本文']],
    ['<font size=5><a href=/a>お知らせ</a></font><br>本文', ['p お知らせ', 'p 本文']],
    ['<ul><li><font size=5>氏名</font></ul>本文', ['ul1 氏名', 'p 本文']],
    ['<table><tr><td><font size=5>件数</font><td>12件<tr><td>計<td>12件</table>', ['row 件数 | 12件', 'row 計 | 12件']],
  ])('%s', (html, expected) => {
    expect(outline(htmlToDocument(html))).toEqual(expected)
  })
})

describe('bold lines are headings where they are called as parts of a report are', () => {
  it.each<[string, string[]]>([
    ['<p><strong>漏れたもの</strong></p><p>氏名です。</p>', ['h4 漏れたもの', 'p 氏名です。']],
    ['<p><span style="font-weight:700"><span>１．経緯</span></span><br>本文</p>', ['h4 １．経緯', 'p 本文']],
    ['<div><b>●当ホテルの対応</b></div><p>本文</p>', ['h4 ●当ホテルの対応', 'p 本文']],
    ['<p>対象は<b>会員</b>です</p>', ['p 対象は会員です']],
    ['<p><b>本件に関し深くお詫びいたします</b></p>', ['p 本件に関し深くお詫びいたします']],
    ['<p><b>会員 1,234名</b></p>', ['p 会員 1,234名']],
    ['<p><b>氏名、住所</b></p>', ['p 氏名、住所']],
    ['<p><b>お客様各位</b></p>', ['p お客様各位']],
    ['<p><b>株式会社青空商事</b></p>', ['p 株式会社青空商事']],
    ['<p><strong>教育部 生涯学習課</strong><br>電話 0999-00-0000</p>', ['p 教育部 生涯学習課', 'p 電話 0999-00-0000']],
    ['<p><b>2024年4月1日</b></p>', ['p 2024年4月1日']],
    ['<ul><li><b>氏名</b></ul>', ['ul1 氏名']],
  ])('%s', (html, expected) => {
    expect(outline(htmlToDocument(html))).toEqual(expected)
  })
})
