import { expect, it } from 'vitest'
import { builtInLexicon } from '../lexicon/lexicon.js'
import { findOrganisationMentions } from './organisations.js'
import { isOurselves, ourselves } from './self.js'

it.each([
  '当社',
  '弊社',
  '小社',
  'わが社',
  '当会',
  '本学',
  '当連盟',
  '当商工会議所',
  '当健康保険組合',
  '当生活協同組合',
  '弊団体',
  '当NPO法人',
  '私ども',
  '当ホテル',
])('%s is whoever speaks', (word) => {
  expect(isOurselves(word)).toBe(true)
  expect(findOrganisationMentions(`${word}では名簿を紛失しました。`, builtInLexicon())).toEqual([])
})

it.each(['当日', '当該団体', '本店', '本部', '同社', '委託先', '当時の会', '本人'])('%s is not', (word) => {
  expect(isOurselves(word)).toBe(false)
})

it('is found in a sentence, and not in other words', () => {
  const found = new RegExp(ourselves, 'g')
  expect('熊本県と松本市、橋本町の会社'.match(found)).toBeNull()
  expect('当連合会は、日本学会の該当団体と担当会社を本学会に呼んだ。'.match(found)).toEqual(['当連合会', '本学会'])
})
