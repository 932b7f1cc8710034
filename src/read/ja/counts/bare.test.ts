import { expect, it } from 'vitest'
import { findCountMentions } from './counts.js'

const read = (text: string) => findCountMentions(text).map(({ count, counter }) => `${count}${counter}`)

it.each([
  [
    'heads that name people',
    '拠点 患者 職員\n東棟 1,204 31\n西棟 310 12\n合計1,514 43',
    ['1204人', '31人', '310人', '12人', '1514人', '43人'],
  ],
  [
    'labels that name people, beside a cell that is counted',
    '| 区分 | 本県 | 全国 |\n| 学校 | 12校 | 88校 |\n| 生徒 | 940 | 約3万1千 |\n| 教職員 | 61 | 非公表 |',
    ['12校', '88校', '940人', '31000人', '61人'],
  ],
  ['a line that leads in', '次の方々の書類です(申請者の実人数)。\n  本庁   812\n  東支所  47', ['812人', '47人']],
  [
    'a note of several units',
    '  (単位:冊、先)\n支店  帳票  冊数  お客さまの数\n北  依頼書  3  1,506\n南  伝票  2  918',
    ['3冊', '1506人', '2冊', '918人'],
  ],
  ['a total with its unit', '北  500\n南  320\n計  820(名)', ['500名', '320名', '820名']],
  [
    'a total told in prose',
    'そのうち631のアカウントで成立しました。\n- 画面まで開かれたもの … 402\n- 開かれたか分からないもの … 229',
    ['631アカウント', '402アカウント', '229アカウント'],
  ],
  [
    'labels that name accounts',
    '・見られたアカウント:2,316\n・履歴まで開かれたアカウント:190',
    ['2316アカウント', '190アカウント'],
  ],
  [
    'a breakdown in brackets',
    'お預かりした方 延べ820名\n (甲社様 500、乙市様 300、ほか3団体 20)',
    ['820名', '500名', '300名', '3団体', '20名'],
  ],
  ['a whole before its parts', '委託元 17(企業14、自治体3)', ['17団体', '14団体', '3団体']],
  ['a bracket that does not add up', '延べ820名(甲 500、乙 300)', ['820名']],
  ['numbers of nothing that is named', '受付 9\n窓口 12', []],
  ['columns of something else', '氏名 金額\n会員 1,204\n職員 310', []],
])('%s', (_, text, found) => {
  expect(read(text)).toEqual(found)
})
