import type { serve as Listen, ServerType } from '@hono/node-server'
import type { Logger } from 'pino'
import { codedError, codeOf } from '../../casebook/errors.js'
import { type CasebookOptions, withCasebook } from '../casebook.js'
import type { Context } from '../context.js'
import { keepWatching } from '../keep-watching.js'
import { forPeople } from '../terminal.js'
import { type CliCommand, withExamples } from './command.js'
import { describeEvent, isTrouble, watchCasebook } from './watch.js'

const portOf = (written: string): number | undefined => {
  const port = Number(written)
  return Number.isInteger(port) && port >= 0 && port <= 65_535 ? port : undefined
}

/** Listens and gives the address people open. Throws `PORT_IN_USE`, `LISTEN_FAILED`. */
const start = (
  listen: typeof Listen,
  fetch: Parameters<typeof Listen>[0]['fetch'],
  hostname: string,
  port: number,
): Promise<{ server: ServerType; url: string }> =>
  new Promise((resolve, reject) => {
    const server = listen({ fetch, hostname, port }, (info) => {
      const host =
        hostname === '0.0.0.0' || hostname === '::' ? 'localhost' : hostname.includes(':') ? `[${hostname}]` : hostname
      resolve({ server, url: `http://${host}:${info.port}/` })
    })
    server.once('error', (cause: Error) => {
      const used = codeOf(cause) === 'EADDRINUSE'
      reject(
        codedError(
          'cli',
          used ? 'PORT_IN_USE' : 'LISTEN_FAILED',
          `could not listen on ${hostname}:${port}: ${used ? 'the port is in use' : cause.message}`,
          cause,
        ),
      )
    })
  })

/** Watches the sources while the site is served. */
const watchBeside = (options: CasebookOptions, context: Context, log: Logger): Promise<void> =>
  keepWatching(
    () =>
      withCasebook(options, context, 'write', (casebook) =>
        watchCasebook(casebook, context, {}, (event) => {
          const line = describeEvent(event, context)
          if (line === undefined) return
          if (isTrouble(event)) log.warn(forPeople(line))
          else log.info(forPeople(line))
        }),
      ),
    (error, words) => log.warn({ err: error }, words),
    context.signal,
  )

export const serve: CliCommand = {
  register: (program, context) => {
    const { say, out } = context
    const command = program
      .command('serve')
      .description(say('serve'))
      .option('-p, --port <port>', say('serve.port'), '3000')
      .option('--host <address>', say('serve.host'), '127.0.0.1')
      .option('--no-watch', say('serve.noWatch'))
    withExamples(command, 'serve', context).action(async (_options, self) => {
      const options: CasebookOptions & { port: string; host: string; watch: boolean } = self.optsWithGlobals()
      const port = portOf(options.port)
      if (port === undefined)
        return command.error(`jikenbo: serve: --port wants a number from 0 to 65535, not ${options.port}`, {
          exitCode: 2,
        })
      await withCasebook(options, context, 'read', async (casebook) => {
        const [{ createSite }, { siteSettings }, { serve: listen }, { pino }] = await Promise.all([
          import('../../publish/index.js'),
          import('../site-settings.js'),
          import('@hono/node-server'),
          import('pino'),
        ])
        const log = pino({ name: 'jikenbo' }, pino.destination(2))
        const site = createSite(casebook.reader, {
          ...siteSettings(casebook),
          onError: (error, path) => log.error({ err: error, path }, 'a page could not be made'),
        })
        const { server, url } = await start(listen, site.fetch, options.host, port)
        out(say('serve.at', { url }))
        const watching =
          options.watch && casebook.settings.sources?.length ? watchBeside(options, context, log) : undefined
        await new Promise<void>((done) => {
          const close = () => {
            server.close(() => done())
            if ('closeAllConnections' in server) server.closeAllConnections()
          }
          // A signal may have come while the server was starting.
          if (context.signal.aborted) close()
          else context.signal.addEventListener('abort', close, { once: true })
        })
        await watching
      })
    })
  },
}
