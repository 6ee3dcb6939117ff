import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createEmulator, type Emulator, type EmulatorOptions, type StartedSession } from '../../../scenario/emulator/emulator.ts'
import type { Line, OutboundLine } from '../../../scenario/emulator/telephone-line.ts'
import { HandClock } from '../../cast/hand-clock.ts'
import { waitFor } from '../../cast/waiting.ts'

export type Tiny = { emulator: Emulator; line: Line; clock: HandClock; events: string[] }

/** Runs a tiny scenario with an inbound call until only time or a server can make anything happen. */
export async function run(script: string, options: Partial<EmulatorOptions> = {}): Promise<Tiny> {
  const clock = new HandClock()
  const emulator = createEmulator({ speech: () => 0, secrets: {}, clock, ...options, script })
  const line = emulator.dial({ caller: '79161234567', called: '78001234567' })
  const events: string[] = []
  line.listen((event) => events.push(event.type))
  await clock.advance(0)
  return { emulator, line, clock, events }
}

export type TinySession = { emulator: Emulator; session: StartedSession; calls: OutboundLine[]; clock: HandClock }

/** Starts a tiny scenario without a call. `calls` collects the calls that it places, and `answer` receives each. */
export async function start(
  script: string,
  {
    answer = () => {},
    customData = '',
    ...options
  }: Partial<EmulatorOptions> & { answer?: (line: OutboundLine) => void; customData?: string } = {},
): Promise<TinySession> {
  const clock = new HandClock()
  const emulator = createEmulator({ speech: () => 0, secrets: {}, clock, ...options, script })
  const calls: OutboundLine[] = []
  emulator.onCall((line) => {
    calls.push(line)
    answer(line)
  })
  const session = emulator.start({ customData })
  await clock.advance(0)
  return { emulator, session, calls, clock }
}

/** Runs a tiny scenario inside an answered call, which it can use as `call`. */
export function runInCall(script: string, options: Partial<EmulatorOptions> = {}): Promise<Tiny> {
  return run(inCall(script), options)
}

function inCall(script: string): string {
  return `
    require(Modules.ASR)
    const voice = VoiceList.Default.ru_RU_Male
    const log = text => Logger.write(String(text))
    const ask = () => ({ profile: ASRProfileList.Yandex.ru_RU, singleUtterance: true, interimResults: true })
    VoxEngine.addEventListener(AppEvents.CallAlerting, ({ call }) => {
      call.addEventListener(CallEvents.Connected, () => { ${script} })
      call.answer()
    })`
}

/** Returns the code of a handler for one of the application's events; the code can use `event`. */
export function on(event: string, code: string): string {
  return `VoxEngine.addEventListener(AppEvents.${event}, event => { ${code} });`
}

/** Runs a script and returns the message that stopped it, or 'no complaint'. */
export async function complaint(script: string, options?: Partial<EmulatorOptions>): Promise<string> {
  const { line } = await run(script, options)
  return line.error?.message ?? 'no complaint'
}

export async function complaintInCall(script: string, options?: Partial<EmulatorOptions>): Promise<string> {
  return complaint(inCall(script), options)
}

export type Echo = {
  url: string
  requests: { method: string; headers: IncomingHttpHeaders; body: string }[]
  release(): void
  close(): void
}

/** Starts an HTTP server that records requests and, once released, replies with their bodies. */
export async function startEcho(respond = (body: string) => ({ status: 200, text: body })): Promise<Echo> {
  const requests: Echo['requests'] = []
  const released = Promise.withResolvers<void>()
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request.setEncoding('utf-8')) body += chunk
    requests.push({ method: request.method ?? '', headers: request.headers, body })
    await released.promise
    const { status, text } = respond(body)
    response.writeHead(status, status === 302 ? { location: '/' } : { 'content-type': 'text/plain' })
    response.end(text)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  return { url: `http://127.0.0.1:${port}/`, requests, release: released.resolve, close }
}

/** Resolves once `isSo` holds. */
export function until(isSo: () => boolean): Promise<void> {
  return waitFor(isSo, () => String(isSo))
}
