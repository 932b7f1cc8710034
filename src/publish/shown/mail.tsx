import type { Child } from 'hono/jsx'
import type { Address } from 'postal-mime'
import type { Language } from '../../casebook/vocabulary.js'
import { parseMail } from '../../text/mail.js'
import { formatBytes, formatMoment } from '../format.js'
import type { Translate } from '../messages.js'

/** What of a mail is shown. Attachments are named, never given out by themselves. */
export interface ShownMail {
  readonly head: readonly (readonly [field: 'from' | 'to' | 'cc' | 'date' | 'subject', value: string])[]
  readonly text?: string
  readonly html?: string
  readonly attachments: readonly { readonly name: string; readonly mediaType: string; readonly size: number }[]
}

const addressText = (address: Address): string =>
  address.group === undefined
    ? address.name === ''
      ? address.address
      : `${address.name} <${address.address}>`
    : `${address.name}: ${address.group.map(addressText).join(', ')}`

const addressesText = (addresses: readonly Address[] = []): string => addresses.map(addressText).join(', ')

/** As clocks in Japan showed it; what is no date stays as it was written. */
const dateText = (date: string | undefined, lang: Language): string =>
  date !== undefined && /^\d{4}-\d\d-\d\dT/.test(date) ? formatMoment(date, lang) : (date ?? '')

/** What of a mail is shown. Throws UNREADABLE. */
export const readMail = async (bytes: Uint8Array, lang: Language): Promise<ShownMail> => {
  const mail = await parseMail(bytes)
  const head = [
    ['from', addressesText(mail.from === undefined ? [] : [mail.from])],
    ['to', addressesText(mail.to)],
    ['cc', addressesText(mail.cc)],
    ['date', dateText(mail.date, lang)],
    ['subject', mail.subject ?? ''],
  ] as const
  return {
    head: head.filter(([, value]) => value !== ''),
    ...(mail.text === undefined ? {} : { text: mail.text }),
    ...(mail.html === undefined ? {} : { html: mail.html }),
    attachments: mail.attachments.map(({ filename, mimeType, content }) => ({
      name: filename ?? '',
      mediaType: mimeType,
      size: typeof content === 'string' ? content.length : content.byteLength,
    })),
  }
}

export const MailView = ({ mail, t, children }: { mail: ShownMail; t: Translate; children?: Child }) => (
  <>
    <dl class="mail-head">
      {mail.head.map(([field, value]) => (
        <>
          <dt>{t(`shown.mail.${field}`)}</dt>
          <dd>{value}</dd>
        </>
      ))}
      {mail.attachments.length > 0 && (
        <>
          <dt>{t('shown.mail.attachments')}</dt>
          {mail.attachments.map(({ name, mediaType, size }) => (
            <dd>
              {name} <small>{`${mediaType}, ${formatBytes(size)}`}</small>
            </dd>
          ))}
        </>
      )}
    </dl>
    {children}
  </>
)
