import type { AddressChange, ReleaseHistory } from '../../casebook/records.js'
import type { View } from '../site.js'
import { webAddress } from '../urls.js'
import { Day } from './parts.js'

const To = ({ change }: { change: AddressChange }) => {
  const href = webAddress(change.to)
  return href === undefined ? null : (
    <>
      {' → '}
      <a href={href} rel="nofollow noopener">
        {href}
      </a>
    </>
  )
}

/** How a release's own page is doing now. Says plainly when it no longer says what is shown. */
export const AddressNow = ({ history, view }: { history: ReleaseHistory; view: View }) => {
  const { t } = view
  const { address, lastLooked } = history
  const now = address.at(-1)
  if (now === undefined) return null
  const quiet = now.state === 'there' || now.state === 'back' || now.state === 'moved'
  const found = now.state === 'there' ? undefined : now.since
  return (
    <p class={quiet ? 'meta' : 'warnings'}>
      {t(`address.now.${now.state}`, { status: now.status })}
      <To change={now} />{' '}
      <small>
        {found !== undefined && (
          <>
            {t('address.since')} <Day view={view} at={found} />
          </>
        )}
        {lastLooked !== undefined && lastLooked !== found && (
          <>
            {found !== undefined && ' · '}
            {t('address.lastLooked')} <Day view={view} at={lastLooked} />
          </>
        )}
      </small>
    </p>
  )
}

/** The states a release's own page went through, with the day each was found. */
export const AddressHistory = ({ history, view }: { history: ReleaseHistory; view: View }) => (
  <ol class="dated">
    {history.address.map((change) => (
      <li>
        <Day view={view} at={change.since} />
        <span>
          {view.t(`address.${change.state}`, { status: change.status })}
          <To change={change} />
        </span>
      </li>
    ))}
  </ol>
)
