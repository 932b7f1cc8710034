import { expect, test } from 'vitest'
import { plainDocument } from '../casebook/document.js'
import { explainRelease } from '../read/index.js'
import { explainFacts } from './facts-text.js'
import { speaker } from './messages.js'

const text = '2024年5月1日\n株式会社例示商会\n書類の紛失のお詫び\n\n住所録を紛失しました。職員15名で捜しました。\n'

const explained = (lang: 'ja' | 'en'): string => {
  const document = plainDocument(text)
  const { facts, passedOver } = explainRelease(document)
  return explainFacts(document, facts, passedOver, lang, speaker(lang)).replace(/\u001b\[\d+m/g, '')
}

test('the text with its marks, the facts with their rules, then what was passed over and why', () => {
  const said = explained('ja')
  expect(said).toContain('職員‹3›15名で捜しました。')
  expect(said).toMatch(/⟦\d⟧ 紛失 {2}actions\/loss · stated/)
  expect(said).toContain(
    '採らなかった読み\n‹1› いつ: 2024年5月1日  この公表文自身の日付である\n     「2024年5月1日」\n',
  )
  expect(said).toContain('‹3› どれだけ  対応や作業をした人などの数で、対象者の数ではない\n     「15名」')
})

test('in English too', () => {
  expect(explained('en')).toContain("Passed over\n‹1› When: 1 May 2024  is the release's own date\n")
})
