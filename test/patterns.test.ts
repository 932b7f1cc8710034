import { describe, expect, it } from 'vitest'
import {
  alternatives,
  alternativesOfGroups,
  constructedPatterns,
  isNested,
  isUnbounded,
  opened,
  shortened,
} from '../scripts/patterns.js'

describe('what the check of patterns looks at', () => {
  it.each([
    ['a|b(?:c|d)|[|]\\|e', ['a', 'b(?:c|d)', '[|]\\|e']],
    ['(?:a|b)+', ['(?:a|b)+']],
  ])('judges the alternatives of %s one by one', (source, parts) => {
    expect(alternatives(source)).toEqual(parts)
  })

  it('sees the alternatives of every group', () => {
    expect(alternativesOfGroups('a(?:b|c(d|[(|]))|e')).toEqual([
      ['a(?:b|c(d|[(|]))', 'e'],
      ['d', '[(|]'],
      ['b', 'c(d|[(|])'],
    ])
  })

  it.each([
    ['[^。]{0,40}(?:流出|漏えい)', false],
    ['漏え?い', false],
    ['\\+81', false],
    ['[*+]', false],
    ['\\d+人', true],
    ['X{3,}月', true],
  ])('%s can go on without end: %s', (source, unbounded) => {
    expect(isUnbounded(source)).toBe(unbounded)
  })

  it('cuts short what is bounded, and opens it where a repetition stands inside another', () => {
    expect(shortened('[^。]{0,40}\\d{4}{2,}')).toBe('[^。]{0,3}\\d{2}{2,}')
    expect(opened('(?:[^、]{0,40}、?){0,9}\\d{1,2}')).toBe('(?:[^、]{0,}、?){0,}\\d{1,2}')
    expect(isNested('(?:[^、]{0,40}、?){0,9}')).toBe(true)
    expect(isNested('(?:[^、]{0,40}、)?\\d{1,2}')).toBe(false)
  })

  it('sees patterns that are put together at run time', async () => {
    const made = await constructedPatterns('here', async () => new RegExp(['a', 'b'].join('|'), 'y'))
    expect(made).toEqual([{ source: 'a|b', flags: 'y', place: 'here' }])
    expect(/c/).toBeInstanceOf(RegExp)
  })
})
