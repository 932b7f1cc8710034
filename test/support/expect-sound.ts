import { expect } from 'vitest'
import { openCasebook, verify } from '../../src/filing/index.js'

/** The casebook in a folder verifies, and holds so many releases. */
export const expectSound = async (dir: string, releases: number): Promise<void> => {
  const casebook = await openCasebook(dir)
  try {
    expect((await verify(casebook)).findings).toEqual([])
    expect((await casebook.reader.counts()).releases).toBe(releases)
  } finally {
    await casebook.close()
  }
}
