import { createServer as createHttp, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createHttps } from 'node:https'
import { type AddressInfo, connect, createServer as createTcp, type Server, type Socket } from 'node:net'
import { createServer as createTls } from 'node:tls'
import { freePort } from '../run/port.ts'
import { type Certificate, makeCertificate } from './certificate.ts'
import { type ServerProcess, startProcess } from './process.ts'

/** Sites under different registrable names, all on this machine. Their browsers have to look for every host in `.test` there. */
export type Sites = {
  server: ServerProcess
  /** our server, as the pages of the sites know it: the same one over https and over http */
  quiz: Origins
  /** a site that may show the chat, and one that may not */
  site: Origins
  stranger: Origins
  /** a server that takes connections and never answers, and one that is down */
  silent: string
  down: string
  certificate: Certificate
  close(): Promise<void>
}

type Origins = { secure: string; plain: string }

/** Returns what a site answers with. `quiz` is our server's origin. */
export type Answer = (path: string, query: URLSearchParams, quiz: string) => Answered
type Answered = { status: number; headers: Record<string, string>; body: string }

const names = { quiz: 'quiz.test', site: 'site-a.test', stranger: 'site-b.test' }

/** What the visitors of the sites call: others than this machine are not shown the number of the examples. */
export const sitesNumber = '+78001002030'

/**
 * Starts our server and the sites. A page at http shows the chat at http, too, unless its query has `secure`. `settings` are those of
 * our server.
 */
export async function startSites(answer: Answer, settings: Record<string, string> = {}): Promise<Sites> {
  const certificate = await makeCertificate(Object.values(names))
  const servers: Server[] = []
  const listen = async (server: Server) => {
    servers.push(closingAtOnce(server))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return (server.address() as AddressInfo).port
  }

  const sendPage = (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://here')
    const isSecure = 'encrypted' in request.socket || searchParams.has('secure')
    const { status, headers, body } = answer(pathname, searchParams, isSecure ? quiz.secure : quiz.plain)
    response.writeHead(status, headers).end(body)
  }
  const [securePort, plainPort] = [await listen(createHttps(certificate, sendPage)), await listen(createHttp(sendPage))]
  const originsOf = (name: string) => ({ secure: `https://${name}:${securePort}`, plain: `http://${name}:${plainPort}` })
  const site = originsOf(names.site)

  const allowed = Object.values(site).join(' ')
  const server = await startProcess({ ALLOWED_ORIGINS: allowed, PHONE_NUMBER: sitesNumber, ...settings })
  const serverPort = Number(new URL(server.url).port)
  const quizPort = await listen(createTls(certificate, (near) => join(near, connect(serverPort, '127.0.0.1'))))
  const quiz = { secure: `https://${names.quiz}:${quizPort}`, plain: `http://${names.quiz}:${serverPort}` }
  return {
    server,
    quiz,
    site,
    stranger: originsOf(names.stranger),
    silent: `http://silent.test:${await listen(createTcp(() => {}))}`,
    down: `https://${names.quiz}:${await freePort()}`,
    certificate,
    async close() {
      await Promise.all(servers.map((each) => new Promise((resolve) => each.close(resolve))))
      await server.close()
    },
  }
}

/** A server closes when its last connection does, and browsers keep theirs. */
function closingAtOnce(server: Server): Server {
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => sockets.add(socket.on('close', () => sockets.delete(socket))))
  const close = server.close.bind(server)
  server.close = (done) => {
    for (const socket of sockets) socket.destroy()
    return close(done)
  }
  return server
}

/** Carries both directions of a connection until one end closes. */
export function join(near: Socket, far: Socket): void {
  near.pipe(far).pipe(near)
  for (const [end, other] of [
    [near, far],
    [far, near],
  ] as const)
    end.on('error', () => other.destroy()).on('close', () => other.destroy())
}
