import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { settle } from './policy.js'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')

describe('the policy', () => {
  it('names the project, its version, and whoever runs it', () => {
    const version = /"version": "(\d+\.\d+)/.exec(read('../../../package.json'))?.[1]
    expect(settle({}).userAgent).toBe(`Jikenbo/${version} (casebook of data-breach disclosures)`)
    expect(settle({ contact: 'mailto:a@b.example' }).userAgent).toMatch(/disclosures; mailto:a@b\.example\)$/)
    expect(settle({ userAgent: 'Other/1', contact: 'x' }).userAgent).toBe('Other/1')
  })

  it.each(['編集部', 'a\r\nCookie: b', 'a\u0000', '\u007f'])('refuses %j as a contact', (contact) => {
    expect(() => settle({ contact })).toThrow(expect.objectContaining({ code: 'BAD_SETTINGS' }))
  })

  it.each(['fetching.md', 'fetching.ja.md'])('is told in docs/%s', (page) => {
    const text = read(`../../../docs/${page}`)
    const { maxBytes, connectMs, silenceMs, overallMs, maxRedirects } = settle({})
    const limits = [...text.matchAll(/^\| [^|]+ \| (\d[^|]*?) \|$/gm)].map(([, limit]) =>
      Number.parseInt(limit ?? '', 10),
    )
    expect(limits).toEqual([
      maxBytes / 1024 / 1024,
      100,
      64,
      connectMs / 1000,
      silenceMs / 1000,
      overallMs / 1000,
      maxRedirects,
    ])
  })

  it.each(['fetching.md', 'fetching.ja.md'])('every code has its line in docs/%s', (page) => {
    const documented = [...read(`../../../docs/${page}`).matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, code]) => code)
    const sources = readdirSync(new URL('.', import.meta.url))
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => read(name))
    const thrown = [...sources, read('../content.ts')]
      .flatMap((source) => [...source.matchAll(/(?:fetchError\(|refuse\(|: \[|Words = \[|\? )'([A-Z]+(?:_[A-Z]+)*)'/g)])
      .map(([, code]) => code)
    expect([...new Set(thrown)].sort()).toEqual([...new Set(documented)].sort())
  })
})
