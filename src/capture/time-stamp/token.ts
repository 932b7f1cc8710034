import { createHash, X509Certificate } from 'node:crypto'
import type { Certificate, SignedData, SignerInfo } from 'pkijs'
import {
  contentTypeOid,
  digestNames,
  extendedKeyUsageOid,
  sha256Oid,
  signingCertificateOid,
  signingCertificateV2Oid,
  timeStampingOid,
  tstInfoOid,
} from './oids.js'

/** What a token says, where everything in it holds. */
export interface TokenFacts {
  /** When the authority says it saw the hash, ISO 8601 UTC. */
  readonly at: string
  /** How far off that may be, in milliseconds; absent where the authority does not say. */
  readonly accuracy?: number
  /** The authority's number of this token, hex. */
  readonly serial: string
  /** Who signed: the subject of the certificate. */
  readonly signer: string
  /** Hex; absent where the request had none. */
  readonly nonce?: string
}

const libraries = async () => ({ pkijs: await import('pkijs'), asn1js: await import('asn1js') })

const exact = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer
const derOf = (certificate: Certificate): Buffer => Buffer.from(certificate.toSchema().toBER())
const hexOf = (bytes: ArrayBuffer | Uint8Array): string => Buffer.from(new Uint8Array(bytes)).toString('hex')

/** A reason, or nothing wrong. */
type Problem = string | undefined

/** A time-stamping certificate serves that alone, and says so critically (RFC 3161, 2.3). */
const checkPurpose = ({ extensions = [] }: Certificate): Problem => {
  const usage = extensions.find((e) => e.extnID === extendedKeyUsageOid)
  const purposes = (usage?.parsedValue as { keyPurposes?: readonly string[] } | undefined)?.keyPurposes ?? []
  return usage?.critical === true && purposes.length === 1 && purposes[0] === timeStampingOid
    ? undefined
    : 'the certificate of the signer is not one for time-stamping'
}

/** The signature must name the certificate it was made with, by digest (RFC 5035): another of the same key must not pass. */
const checkNamed = async (signer: SignerInfo, certificate: Certificate): Promise<Problem> => {
  const { asn1js } = await libraries()
  for (const { type, values } of signer.signedAttrs?.attributes ?? []) {
    const version = type === signingCertificateOid ? 1 : type === signingCertificateV2Oid ? 2 : undefined
    if (version === undefined) continue
    const [first] = (values[0] as InstanceType<typeof asn1js.Sequence>).valueBlock.value
    const [id] = (first as InstanceType<typeof asn1js.Sequence>).valueBlock.value
    const parts = (id as InstanceType<typeof asn1js.Sequence>).valueBlock.value
    const named = parts.find((part) => part instanceof asn1js.OctetString)
    const algorithm = version === 2 && parts[0] instanceof asn1js.Sequence ? parts[0].valueBlock.value[0] : undefined
    const oid = algorithm instanceof asn1js.ObjectIdentifier ? algorithm.getValue() : sha256Oid
    const digest = version === 1 ? 'sha1' : digestNames[oid]
    if (digest === undefined || named === undefined) return 'it names its certificate by a digest that is not known'
    return hexOf(named.valueBlock.valueHexView) === createHash(digest).update(derOf(certificate)).digest('hex')
      ? undefined
      : 'it was signed with another certificate than it names'
  }
  return 'it does not name the certificate it was signed with'
}

const checkAttributes = async (signer: SignerInfo): Promise<Problem> => {
  const { asn1js } = await libraries()
  if (signer.signedAttrs === undefined) return 'it has no signed attributes'
  const type: unknown = signer.signedAttrs.attributes.find((a) => a.type === contentTypeOid)?.values[0]
  if (!(type instanceof asn1js.ObjectIdentifier) || type.getValue() !== tstInfoOid)
    return 'its signature is over something else than a time'
  if (digestNames[signer.digestAlgorithm.algorithmId] === undefined) return 'its digest is not one to rely on'
  return undefined
}

/** Signature and, where there are certificates to trust, the chain from the signer to one of them at that time. */
const checkSignature = async (
  signed: SignedData,
  statement: Buffer,
  trusted: readonly Certificate[] | undefined,
): Promise<{ readonly certificate: Certificate } | { readonly problem: string }> => {
  try {
    const result = await signed.verify({
      signer: 0,
      data: exact(statement),
      extendedMode: true,
      ...(trusted && { checkChain: true, trustedCerts: [...trusted] }),
    })
    if (result.signatureVerified !== true || !result.signerCertificate) return { problem: 'its signature does not fit' }
    return { certificate: result.signerCertificate }
  } catch (error) {
    return { problem: `it cannot be verified: ${error instanceof Error ? error.message : String(error)}` }
  }
}

/**
 * Checks a time-stamp token (RFC 3161) against what was stamped: imprint, signature, the certificate that made it and
 * its purpose, its validity at that time, and the chain to a trusted certificate where any are given. No network.
 */
export const checkToken = async (
  token: Buffer,
  statement: Buffer,
  trusted?: readonly Certificate[],
): Promise<TokenFacts | { readonly problem: string }> => {
  const { pkijs } = await libraries()
  let signed: SignedData
  let info: InstanceType<typeof pkijs.TSTInfo>
  try {
    const content = pkijs.ContentInfo.fromBER(exact(token))
    if (content.contentType !== pkijs.ContentInfo.SIGNED_DATA) return { problem: 'it is not signed' }
    signed = new pkijs.SignedData({ schema: content.content })
    const { eContent, eContentType } = signed.encapContentInfo
    if (eContentType !== tstInfoOid || eContent === undefined) return { problem: 'it says no time' }
    info = pkijs.TSTInfo.fromBER(eContent.getValue())
  } catch {
    return { problem: 'it is not a time-stamp token' }
  }
  const { hashAlgorithm, hashedMessage } = info.messageImprint
  const imprint = createHash('sha256').update(statement).digest('hex')
  if (hashAlgorithm.algorithmId !== sha256Oid || hexOf(hashedMessage.valueBlock.valueHexView) !== imprint)
    return { problem: 'it is for another hash' }
  const [signer, another] = signed.signerInfos
  if (signer === undefined || another !== undefined) return { problem: 'it does not have exactly one signature' }
  const checked = await checkAttributes(signer)
  if (checked !== undefined) return { problem: checked }
  const found = await checkSignature(signed, statement, trusted)
  if ('problem' in found) return found
  const { certificate } = found
  const problem = (await checkNamed(signer, certificate)) ?? checkPurpose(certificate)
  if (problem !== undefined) return { problem }
  const at = info.genTime
  if (at < certificate.notBefore.value || at > certificate.notAfter.value)
    return { problem: `the certificate of the signer was not valid at ${at.toISOString()}` }
  const { seconds = 0, millis = 0, micros = 0 } = info.accuracy ?? {}
  return {
    at: at.toISOString(),
    serial: hexOf(info.serialNumber.valueBlock.valueHexView),
    signer: new X509Certificate(derOf(certificate)).subject.replaceAll('\n', ', '),
    ...(info.accuracy && { accuracy: seconds * 1000 + millis + micros / 1000 }),
    ...(info.nonce && { nonce: hexOf(info.nonce.valueBlock.valueHexView) }),
  }
}

/** Certificates out of a PEM file's text. Throws where one cannot be read; gives none where there is none. */
export const readCertificates = async (pem: string): Promise<readonly Certificate[]> => {
  const { pkijs } = await libraries()
  return Array.from(pem.matchAll(/-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/g), ([, base64 = '']) =>
    pkijs.Certificate.fromBER(exact(Buffer.from(base64, 'base64'))),
  )
}
