/** Names of things in ASN.1 that time-stamps are made of. */
export const sha256Oid = '2.16.840.1.101.3.4.2.1'
export const tstInfoOid = '1.2.840.113549.1.9.16.1.4'
export const contentTypeOid = '1.2.840.113549.1.9.3'
export const signingCertificateOid = '1.2.840.113549.1.9.16.2.12'
export const signingCertificateV2Oid = '1.2.840.113549.1.9.16.2.47'
export const extendedKeyUsageOid = '2.5.29.37'
export const timeStampingOid = '1.3.6.1.5.5.7.3.8'

/** Digests by their names in ASN.1, as `node:crypto` calls them; those a signature may rest on. */
export const digestNames: Readonly<Record<string, string>> = {
  [sha256Oid]: 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}
