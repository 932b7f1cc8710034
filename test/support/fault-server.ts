import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { type Fault, faults } from './faults.js'

/** A server on loopback that does what the path of a request says: `/truncated`, `/gzip-bomb`, `/chain?3`, … */
export interface FaultServer {
  readonly port: number
  /** `http://127.0.0.1:<port>` */
  readonly origin: string
  /** Every connection that came, whether or not it asked for something. */
  readonly accepted: () => number
  /** The heads of all requests, byte for byte (Latin-1). */
  readonly heads: readonly string[]
  readonly close: () => Promise<void>
}

export interface FaultServerOptions {
  /** Paths of one test's own, looked at first. */
  readonly paths?: Readonly<Record<string, Fault>>
  /** Written as soon as somebody connects, as mail servers do. */
  readonly greeting?: string
  /** Serves TLS. */
  readonly tls?: { readonly key: string; readonly cert: string }
}

const notFound: Fault = (socket) => void socket.write('HTTP/1.1 404 Not Found\r\nContent-Length: 9\r\n\r\nnot found')

/** Starts a fault server; close it when done, its open connections are cut. */
export const startFaultServer = async ({
  paths = {},
  greeting,
  tls,
}: FaultServerOptions = {}): Promise<FaultServer> => {
  const heads: string[] = []
  const sockets = new Set<Socket>()
  let accepted = 0

  const serve = (socket: Socket): void => {
    let received = ''
    socket.on('error', () => {})
    if (greeting !== undefined) socket.write(greeting)
    socket.on('data', (bytes) => {
      received += bytes.toString('latin1')
      for (let end = received.indexOf('\r\n\r\n'); end >= 0; end = received.indexOf('\r\n\r\n')) {
        const head = received.slice(0, end + 4)
        received = received.slice(end + 4)
        heads.push(head)
        const [path = '', ...query] = (head.split(' ', 2)[1] ?? '').split('?')
        const fault = paths[path] ?? faults[path] ?? notFound
        fault(socket, { query: query.join('?'), head })
      }
    })
  }

  const server: Server = tls === undefined ? createServer(serve) : createTlsServer(tls, serve)
  server.on('connection', (socket: Socket) => {
    accepted++
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    origin: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    accepted: () => accepted,
    heads,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
