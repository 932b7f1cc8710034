import { describe, expect, it } from 'vitest'
import { readRelease } from '../../src/read/index.js'

/** Title and discloser of a release in short, and what it opens with. */
export const heads = {
  letter: '通知書の誤送付について\n青空市\n',
  insider: '職員による不正な閲覧について\n青空市\n',
  intrusion: '不正アクセスについて\n株式会社アオゾラ\n会員情報が流出しました。\n',
  loss: '書類の紛失について\n青空市\n',
  theft: 'パソコンの盗難について\n株式会社アオゾラ\n',
  page: '個人情報の誤掲載について\n青空市\n',
} as const

/** What is said under one of the heads, and the affected read of it: `3 people, 2 files`, in any order. */
export type AffectedProbe<Head extends string> = readonly [head: Head, text: string, affected: string]

/** Gives a function that tests what affected are read of each probe of a table. */
export const affectedTable =
  <Heads extends Readonly<Record<string, string>>>(under: Heads) =>
  (name: string, probes: readonly AffectedProbe<keyof Heads & string>[]): void => {
    describe(name, () => {
      it.each(probes)('%s: %s', (head, text, affected) => {
        const found = readRelease(`${under[head]}${text}\n`).affected.map(({ count, unit }) => `${count} ${unit}`)
        expect(found.sort()).toEqual(affected === '' ? [] : affected.split(', ').sort())
      })
    })
  }
