import { randomBytes } from 'node:crypto'
import { codedError } from '../../casebook/errors.js'
import { sha256Oid } from './oids.js'

// pkijs takes 60 ms to load, and few commands have to do with time-stamps.
const libraries = async () => ({ pkijs: await import('pkijs'), asn1js: await import('asn1js') })

/** What is asked of an authority, and what its answer must name again. */
export interface TimeStampRequest {
  /** The request as it is sent (DER). */
  readonly bytes: Buffer
  /** A number nobody can have foreseen, hex: an answer with another one is an old answer. */
  readonly nonce: string
}

/** A request for a time-stamp on a SHA-256, with the authority's certificate in the answer (RFC 3161, 2.4.1). Holds nothing else. */
export const makeRequest = async (imprint: Buffer): Promise<TimeStampRequest> => {
  const { pkijs, asn1js } = await libraries()
  const nonce = randomBytes(16)
  // Positive, and without a leading zero byte: then it is its own one encoding.
  nonce[0] = ((nonce[0] ?? 0) & 0x3f) | 0x40
  const request = new pkijs.TimeStampReq({
    version: 1,
    messageImprint: new pkijs.MessageImprint({
      hashAlgorithm: new pkijs.AlgorithmIdentifier({ algorithmId: sha256Oid, algorithmParams: new asn1js.Null() }),
      hashedMessage: new asn1js.OctetString({ valueHex: new Uint8Array(imprint).buffer }),
    }),
    nonce: new asn1js.Integer({ valueHex: new Uint8Array(nonce).buffer }),
    certReq: true,
  })
  return { bytes: Buffer.from(request.toSchema().toBER()), nonce: nonce.toString('hex') }
}

/** Where the element of DER that begins at `at` has its content, and where it ends. */
const element = (der: Buffer, at: number): { readonly start: number; readonly end: number } => {
  const first = der.readUInt8(at + 1)
  const more = first < 0x80 ? 0 : first - 0x80
  const length = more === 0 ? first : der.readUIntBE(at + 2, more)
  const start = at + 2 + more
  if (start + length > der.length) throw new RangeError('cut off')
  return { start, end: start + length }
}

/** Why an authority says no: RFC 3161, 2.4.2. */
const refusals: Readonly<Record<number, string>> = {
  2: 'refused',
  3: 'waiting',
  4: 'a revocation is near',
  5: 'the certificate was revoked',
}

/**
 * The token out of an authority's answer, byte for byte as it was sent. Throws `BAD_TIMESTAMP` where it is no answer,
 * `TIMESTAMP_REFUSED` where the authority says no.
 */
export const tokenOf = async (answer: Buffer): Promise<Buffer> => {
  const { pkijs } = await libraries()
  let response: InstanceType<typeof pkijs.TimeStampResp>
  let token: Buffer
  try {
    response = pkijs.TimeStampResp.fromBER(new Uint8Array(answer).buffer)
    const whole = element(answer, 0)
    token = answer.subarray(element(answer, whole.start).end, whole.end)
  } catch (cause) {
    throw codedError('capture', 'BAD_TIMESTAMP', 'could not use the answer of the authority: not a time-stamp', cause)
  }
  const { status, statusStrings = [] } = response.status
  if (status !== 0 && status !== 1) {
    const words = statusStrings.map((s) => s.valueBlock.value).join(' ')
    throw codedError(
      'capture',
      'TIMESTAMP_REFUSED',
      `could not get a time-stamp: the authority says ${refusals[status] ?? `status ${status}`}${words === '' ? '' : `: ${words}`}`,
    )
  }
  if (token.length === 0)
    throw codedError('capture', 'BAD_TIMESTAMP', 'could not use the answer of the authority: it holds no time-stamp')
  return token
}
