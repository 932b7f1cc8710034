import type { Casebook } from '../filing/index.js'
import type { SourceSettings } from '../filing/settings.js'

/** Nothing that is due is found more than this late, ms. */
const longestSleep = 15 * 60_000

/** The sources that are watched: all the settings name, or those of them that are asked for. */
export const sourcesOf = ({ settings }: Casebook, only: readonly string[] | undefined): readonly SourceSettings[] =>
  (settings.sources ?? []).filter(({ name }) => only === undefined || only.includes(name))

/** When the next look or try at one of these sources is due, ms since 1970; what belongs to others is not waited for. */
export const nextDue = async (casebook: Casebook, only: readonly string[] | undefined): Promise<number> => {
  const states = new Map((await casebook.reader.sources()).map((s) => [s.name, s]))
  let next = Date.now() + longestSleep
  for (const { name } of sourcesOf(casebook, only)) {
    const { rows } = await casebook.reader.inbox({ source: name, state: 'waiting', limit: 1000 })
    for (const time of [states.get(name)?.nextLook, ...rows.map((item) => item.nextTry)])
      next = Math.min(next, time === undefined ? 0 : Date.parse(time))
  }
  return next
}
