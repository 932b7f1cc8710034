import { expect, it } from 'vitest'
import { readEvents } from '../../../../test/support/event-probes.js'
import { findColumnHeads } from './column-heads.js'
import { findLines } from './sentences.js'

const headsOf = (text: string): string[] => {
  const lines = findLines(text)
  const heads = findColumnHeads(text, lines)
  return lines.flatMap(({ start, end }, at) => (heads.has(at) ? [text.slice(start, end)] : []))
}

it.each([
  [
    '番号\n所属\n概要\n経過\n再発防止策\n1\n福祉課\n5月7日、書類を誤って送付した。',
    ['番号', '所属', '概要', '経過', '再発防止策'],
  ],
  ['担当課\n区分\n対応\n\n5月7日、市民課が回収した。', ['担当課', '区分', '対応']],
  ['概要\n5月7日、書類を誤って送付した。\n経過\n5月8日に回収した。\n再発防止策\n二人で確認する。', []],
  ['所属 福祉課\n区分 誤送付\n件数 3件', []],
])('%s', (text, heads) => {
  expect(headsOf(text)).toEqual(heads)
})

it('what stands below the heads of columns is told in none of their parts', () => {
  const text =
    '令和6年6月20日\n例示市\n\n個人情報の事務処理誤りについて\n\n番号\n所管課\n概要\n経過\n再発防止策\n\n1\n市民課\n5月7日、証明書を別の方に誤って送付した。\n5月9日、受け取った方からの電話で判明。同日、職員が回収した。\n宛名を二人で確かめる。\n'
  expect(readEvents(text)).toEqual(['contained 05-09', 'discovered 05-09', 'informed 05-09', 'occurred 05-07'])
})
