import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where there is no openssl, tests that need an authority are skipped, and say so. */
export const hasOpenssl = spawnSync('openssl', ['version']).status === 0
if (!hasOpenssl) console.warn('openssl is missing: tests with a time-stamping authority are skipped')

export type CertificateKind = 'good' | 'expired' | 'other-purpose'

/** A time-stamping authority of our own: openssl behind a server on loopback. */
export interface Authority {
  readonly url: string
  /** The CA's certificate (PEM). */
  readonly caFile: string
  /** Answers a request (DER) as openssl does. */
  readonly reply: (query: Buffer) => Buffer
  /** Signs content as no honest authority would: with any certificate, named in the signature or not. */
  readonly sign: (
    content: Buffer,
    by: CertificateKind,
    options?: { readonly type?: string; readonly unnamed?: true },
  ) => Buffer
  /** What to answer instead; `undefined` ends the connection without an answer. Default: `reply`. */
  answer: (query: Buffer) => Buffer | { readonly status: number; readonly location?: string } | undefined
  /** Requests received so far. */
  readonly queries: Buffer[]
  /** Which certificate signs from now on. */
  use: (kind: CertificateKind) => void
  close: () => Promise<void>
}

const config = (dir: string) => `
[ ca ]
default_ca = here
[ here ]
dir = ${dir}
database = ${dir}/index.txt
new_certs_dir = ${dir}
serial = ${dir}/ca.srl
certificate = ${dir}/ca.pem
private_key = ${dir}/ca.key
default_md = sha256
policy = any
unique_subject = no
[ any ]
commonName = supplied
[ req ]
distinguished_name = name
prompt = no
[ name ]
CN = Jikenbo test CA
[ ca_ext ]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[ good ]
extendedKeyUsage = critical,timeStamping
keyUsage = critical,digitalSignature
[ other-purpose ]
extendedKeyUsage = critical,timeStamping,serverAuth
keyUsage = critical,digitalSignature
[ tsa ]
default_tsa = tsa_here
[ tsa_here ]
serial = ${dir}/tsa.srl
crypto_device = builtin
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ordering = yes
tsa_name = no
ess_cert_id_chain = no
ess_cert_id_alg = sha256
signer_digest = sha256
`

/** Starts an authority with a CA and keys made on the spot. */
export const startAuthority = async (): Promise<Authority> => {
  const dir = mkdtempSync(join(tmpdir(), 'jikenbo-authority-'))
  const at = (name: string) => join(dir, name)
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: dir, stdio: ['ignore', 'pipe', 'pipe'] })
  const conf = at('openssl.cnf')
  writeFileSync(conf, config(dir))
  writeFileSync(at('index.txt'), '')
  writeFileSync(at('ca.srl'), '1000\n')
  writeFileSync(at('tsa.srl'), '01\n')
  const key = (name: string) => openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', at(name))
  key('ca.key')
  openssl(
    'req',
    '-x509',
    '-new',
    '-key',
    at('ca.key'),
    '-out',
    at('ca.pem'),
    '-days',
    '3650',
    '-config',
    conf,
    '-extensions',
    'ca_ext',
  )
  const kinds: readonly (readonly [CertificateKind, string, string, string])[] = [
    ['good', 'good', '20200101000000Z', '20490101000000Z'],
    ['expired', 'good', '20200101000000Z', '20210101000000Z'],
    ['other-purpose', 'other-purpose', '20200101000000Z', '20490101000000Z'],
  ]
  const made = new Set<CertificateKind>()
  const make = (kind: CertificateKind) => {
    if (made.has(kind)) return
    made.add(kind)
    const [, extensions, from, to] = kinds.find(([k]) => k === kind) as (typeof kinds)[number]
    key(`${kind}.key`)
    openssl(
      'req',
      '-new',
      '-key',
      at(`${kind}.key`),
      '-subj',
      `/CN=Jikenbo test TSA ${kind}`,
      '-config',
      conf,
      '-out',
      at(`${kind}.csr`),
    )
    openssl(
      'ca',
      '-batch',
      '-config',
      conf,
      '-in',
      at(`${kind}.csr`),
      '-out',
      at(`${kind}.pem`),
      '-extensions',
      extensions,
      '-startdate',
      from,
      '-enddate',
      to,
      '-notext',
    )
  }
  let kind: CertificateKind = 'good'
  const reply = (query: Buffer): Buffer => {
    writeFileSync(at('query.tsq'), query)
    openssl(
      'ts',
      '-reply',
      '-queryfile',
      at('query.tsq'),
      '-signer',
      at(`${kind}.pem`),
      '-inkey',
      at(`${kind}.key`),
      '-config',
      conf,
      '-out',
      at('reply.tsr'),
    )
    return readFileSync(at('reply.tsr'))
  }
  const sign: Authority['sign'] = (content, by, { type = '1.2.840.113549.1.9.16.1.4', unnamed } = {}) => {
    make(by)
    writeFileSync(at('content'), content)
    openssl(
      'cms',
      '-sign',
      '-binary',
      '-nodetach',
      '-in',
      at('content'),
      '-econtent_type',
      type,
      '-md',
      'sha256',
      ...(unnamed ? [] : ['-cades']),
      '-signer',
      at(`${by}.pem`),
      '-inkey',
      at(`${by}.key`),
      '-outform',
      'DER',
      '-out',
      at('signed'),
    )
    return readFileSync(at('signed'))
  }
  make('good')
  const queries: Buffer[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const query = Buffer.concat(chunks)
      queries.push(query)
      const answer = authority.answer(query)
      if (answer === undefined) return request.socket.destroy()
      if (!Buffer.isBuffer(answer))
        return response.writeHead(answer.status, answer.location ? { Location: answer.location } : {}).end('no')
      return response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(answer)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const authority: Authority = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    caFile: at('ca.pem'),
    reply,
    sign,
    answer: reply,
    queries,
    use: (next) => {
      make(next)
      kind = next
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      if (existsSync(dir)) rmSync(dir, { recursive: true, force: true })
    },
  }
  return authority
}
