import type { AddressChange, AddressState, Visit } from './records.js'

const stateOf = (
  visit: Visit,
  before: AddressChange | undefined,
  lastPlace: string | undefined,
  isVersion: (capture: string) => boolean,
): AddressState => {
  if (visit.status === 404 || visit.status === 410) return 'gone'
  // What is gone stays gone until a page is seen there: a server in trouble knows nothing of it.
  if (visit.capture === undefined) return before?.state === 'gone' ? 'gone' : 'failing'
  if (!isVersion(visit.capture)) return 'replaced'
  if (lastPlace !== undefined && visit.finalUri !== lastPlace) return 'moved'
  if (before === undefined) return 'there'
  return before.state === 'there' || before.state === 'moved' || before.state === 'back' ? before.state : 'back'
}

/**
 * The states an address went through, oldest first; each look that found nothing new is passed over, so that a page
 * that is gone is told of once.
 *
 * @param visits to the address, oldest first.
 * @param isVersion is this capture one of the release's versions?
 */
export const addressHistory = (
  visits: readonly Visit[],
  isVersion: (capture: string) => boolean,
): readonly AddressChange[] => {
  const changes: AddressChange[] = []
  let lastPlace: string | undefined
  for (const visit of visits) {
    const before = changes.at(-1)
    const state = stateOf(visit, before, lastPlace, isVersion)
    const moved = state === 'moved' && visit.finalUri !== lastPlace
    if (visit.capture !== undefined && isVersion(visit.capture)) lastPlace = visit.finalUri
    if (before?.state === state && !moved) continue
    changes.push({
      state,
      since: visit.at,
      status: visit.status,
      ...(state === 'moved' && { to: visit.finalUri }),
    })
  }
  return changes
}
