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
