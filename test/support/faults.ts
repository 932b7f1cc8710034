import type { Socket } from 'node:net'
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'

/** What a fault does with a connection once a request has come: `query` is what stands behind the `?`. */
export type Fault = (socket: Socket, request: { readonly query: string; readonly head: string }) => void

export const page = '<!DOCTYPE html><meta charset="utf-8"><title>お知らせ</title><p>個人情報の漏えいについて'

/** Writes a piece every few milliseconds for as long as the other side listens. */
const drip = (socket: Socket, piece: string): void => {
  const timer = setInterval(() => socket.write(piece), 5)
  socket.on('close', () => clearInterval(timer))
}

/** Writes without end, as fast as it is taken. */
const flood = (socket: Socket, piece: Buffer): void => {
  const more = (): void => {
    while (!socket.destroyed && socket.write(piece)) if (socket.writableLength > 1_000_000) return
  }
  socket.on('drain', more)
  more()
}

const head = (status: string, ...headers: readonly string[]): string =>
  [`HTTP/1.1 ${status}`, ...headers, '', ''].join('\r\n')

const whole = (body: Uint8Array | string, ...headers: readonly string[]): Fault => {
  const bytes = Buffer.from(body)
  return (socket) => {
    socket.write(head('200 OK', ...headers, `Content-Length: ${bytes.length}`))
    socket.write(bytes)
  }
}

const only =
  (text: string): Fault =>
  (socket) =>
    void socket.end(text)

const redirect = (location: string, status = '302 Found'): string =>
  head(status, `Location: ${location}`, 'Content-Length: 0')

const html = 'Content-Type: text/html; charset=UTF-8'
const zeros = (length: number): Buffer => Buffer.alloc(length)
const brotli = (bytes: Uint8Array, quality = 5): Buffer =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } })

/** 事件 in Shift_JIS, which is not valid UTF-8. */
export const shiftJis = Buffer.from('8e968c8f', 'hex')

/** Everything a server can do wrong, and a few things it does right, by path. */
export const faults: Readonly<Record<string, Fault>> = {
  '/ok': whole(page, html),
  '/http10': only(`HTTP/1.0 200 OK\r\n${html}\r\n\r\n${page}`),
  '/chunked': only(
    `${head('200 OK', html, 'Transfer-Encoding: chunked')}4\r\nabcd\r\n3;x=y\r\nefg\r\n0\r\nTrailer: 1\r\n\r\n`,
  ),
  '/tiny-chunks': only(`${head('200 OK', html, 'Transfer-Encoding: chunked')}${'1\r\na\r\n'.repeat(20_000)}0\r\n\r\n`),
  '/early-hints': only(`${head('103 Early Hints', 'Link: </a>')}${head('200 OK', 'Content-Length: 2')}ok`),
  '/no-reason': only('HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nok'),
  '/raw-header': (socket) => {
    socket.write('HTTP/1.1 200 OK\r\nX-Title:  ')
    socket.write(shiftJis)
    socket.write('\r\nSet-Cookie: a=1\r\nset-cookie: b=2\r\nContent-Length: 2\r\n\r\nok')
  },
  '/raw-reason': only('HTTP/1.1 200 \u010Aお知らせ\r\nContent-Length: 2\r\n\r\nok'),
  '/wrong-charset': whole(shiftJis, html),
  '/etag': (socket, { head: asked }) =>
    void socket.write(
      /^if-none-match: "v1"\r?$/im.test(asked) || /^if-modified-since: Mon, 01 Jun 2026 00:00:00 GMT\r?$/im.test(asked)
        ? head('304 Not Modified', 'ETag: "v1"')
        : `${head('200 OK', html, 'ETag: "v1"', 'Last-Modified: Mon, 01 Jun 2026 00:00:00 GMT', 'Content-Length: 4')}body`,
    ),
  '/status': (socket, { query }) => void socket.write(`${head(`${query} Words`, 'Content-Length: 3')}${query}`),
  '/empty': (socket) => void socket.write(head('204 No Content')),

  '/silent': () => {},
  '/slow-headers': (socket) => {
    socket.write('HTTP/1.1 200 OK\r\n')
    drip(socket, 'X-Slow: yes\r\n')
  },
  '/endless-hints': (socket) => drip(socket, head('103 Early Hints', 'Link: </a>')),
  '/slow-body': (socket) => {
    socket.write(head('200 OK', html, 'Content-Length: 1000000'))
    drip(socket, 'x')
  },
  '/stalled-body': (socket) => void socket.write(`${head('200 OK', html, 'Content-Length: 1000')}abc`),

  '/hang-up': (socket) => void socket.end(),
  '/reset-before': (socket) => void socket.resetAndDestroy(),
  '/reset-headers': (socket) =>
    void socket.write('HTTP/1.1 200 OK\r\nContent-Ty', () => setTimeout(() => socket.resetAndDestroy(), 20)),
  '/reset-body': (socket) =>
    void socket.write(`${head('200 OK', 'Content-Length: 1000')}abc`, () =>
      setTimeout(() => socket.resetAndDestroy(), 20),
    ),
  '/reset-unmeasured': (socket) =>
    void socket.write('HTTP/1.0 200 OK\r\n\r\nabc', () => setTimeout(() => socket.resetAndDestroy(), 20)),
  '/truncated': only(`${head('200 OK', 'Content-Length: 1000')}abc`),
  '/truncated-close': only(`${head('200 OK', 'Connection: close', 'Content-Length: 1000')}abc`),
  '/truncated-chunked': only(`${head('200 OK', 'Transfer-Encoding: chunked')}a\r\nabc`),
  '/truncated-head': only('HTTP/1.1 200 OK\r\nContent-Type: text/h'),
  '/short-length': only(`${head('200 OK', html, 'Content-Length: 4')}abcdefgh`),
  '/two-lengths': only(`${head('200 OK', 'Content-Length: 4', 'Content-Length: 8')}abcdefgh`),
  '/length-and-chunks': only(
    `${head('200 OK', 'Content-Length: 4', 'Transfer-Encoding: chunked')}4\r\nabcd\r\n0\r\n\r\n`,
  ),
  '/strange-coding': only(`${head('200 OK', 'Transfer-Encoding: gzip, chunked')}4\r\nabcd\r\n0\r\n\r\n`),
  '/bad-length': only(`${head('200 OK', 'Content-Length: four')}abcd`),
  '/bad-chunk': only(`${head('200 OK', 'Transfer-Encoding: chunked')}zz\r\nabcd\r\n0\r\n\r\n`),
  '/bad-status': only('HTTP/1.1 two hundred\r\n\r\n'),
  '/folded': only('HTTP/1.1 200 OK\r\nX-Folded: one\r\n two\r\nContent-Length: 0\r\n\r\n'),
  '/status-99': only(head('099 Odd', 'Content-Length: 0')),
  '/continue': only(`${head('100 Continue')}${head('200 OK', 'Content-Length: 0')}`),
  '/upgrade': only(head('101 Switching Protocols', 'Upgrade: websocket', 'Connection: upgrade')),
  '/garbage': only('\u0000\u0001\u0002 220 mail.example ESMTP\r\n'),
  '/http09': only(page),

  '/huge-length': (socket) => void socket.write(head('200 OK', 'Content-Length: 1000000000000')),
  '/endless': (socket) => {
    socket.write('HTTP/1.0 200 OK\r\n\r\n')
    flood(socket, zeros(65_536))
  },
  '/endless-chunks': (socket) => {
    socket.write(head('200 OK', 'Transfer-Encoding: chunked'))
    flood(socket, Buffer.concat([Buffer.from('8000\r\n'), zeros(0x8000), Buffer.from('\r\n')]))
  },
  '/huge-headers': (socket) => void socket.write(head('200 OK', `X-Huge: ${'x'.repeat(200_000)}`)),
  '/endless-headers': (socket) => {
    socket.write('HTTP/1.1 200 OK\r\n')
    flood(socket, Buffer.from(`X-Huge: ${'x'.repeat(1000)}\r\n`))
  },

  '/to': (socket, { query }) => void socket.write(redirect(decodeURIComponent(query))),
  '/self': (socket) => void socket.write(redirect('/self')),
  '/round-1': (socket) => void socket.write(redirect('round-2')),
  '/round-2': (socket) => void socket.write(redirect('/round-1#again')),
  '/chain': (socket, { query }) =>
    void socket.write(
      query === '0' ? `${head('200 OK', 'Content-Length: 3')}end` : redirect(`/chain?${Number(query) - 1}`),
    ),
  '/to-nowhere': (socket) => void socket.write(head('302 Found', 'Content-Length: 0')),
  '/to-raw': (socket) => {
    socket.write('HTTP/1.1 301 Moved\r\nContent-Length: 0\r\nLocation: /ok?')
    socket.write(shiftJis)
    socket.write('\r\n\r\n')
  },

  '/busy': (socket, { query }) =>
    void socket.write(
      head('503 Busy', ...(query === '' ? [] : [`Retry-After: ${decodeURIComponent(query)}`]), 'Content-Length: 0'),
    ),
  '/too-many': (socket, { query }) =>
    void socket.write(
      head(
        '429 Too Many Requests',
        ...(query === '' ? [] : [`Retry-After: ${decodeURIComponent(query)}`]),
        'Content-Length: 0',
      ),
    ),

  '/gzip': whole(gzipSync(page), html, 'Content-Encoding: gzip'),
  '/x-gzip': whole(gzipSync(page), html, 'Content-Encoding: x-gzip'),
  '/br': whole(brotli(Buffer.from(page)), html, 'Content-Encoding: br'),
  '/deflate': whole(deflateSync(page), html, 'Content-Encoding: deflate'),
  '/raw-deflate': whole(deflateRawSync(page), html, 'Content-Encoding: Deflate'),
  '/twice': whole(brotli(gzipSync(page)), html, 'Content-Encoding: gzip, br'),
  '/says-charset': whole(page, html, 'Content-Encoding: UTF-8'),
  '/gzip-bomb': whole(gzipSync(zeros(30_000_000)), html, 'Content-Encoding: gzip'),
  '/br-bomb': whole(brotli(zeros(30_000_000), 4), html, 'Content-Encoding: br'),
  '/deflate-bomb': whole(deflateSync(zeros(30_000_000)), html, 'Content-Encoding: deflate'),
  '/nested-bomb': whole(gzipSync(gzipSync(zeros(30_000_000))), html, 'Content-Encoding: gzip, gzip'),
  '/not-gzip': whole(page, html, 'Content-Encoding: gzip'),
  '/half-gzip': whole(gzipSync(page).subarray(0, 40), html, 'Content-Encoding: gzip'),
  '/zstd': whole('(\u00B5/\u00FD', html, 'Content-Encoding: zstd'),
  '/five-codings': whole(page, html, 'Content-Encoding: gzip, gzip, gzip, gzip, gzip'),
}
