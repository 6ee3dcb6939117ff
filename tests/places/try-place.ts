import { fixedQuizPath } from '../cast/fixed-quiz.ts'
import { bun } from '../cast/program.ts'
import { freePort } from '../run/port.ts'
import { type Evening, playGames, secret } from './games.ts'
import { lostFrom } from './ledger.ts'
import type { Closing, Opened, Place } from './place.ts'
import { type Program, startProgram } from './program.ts'

/** What happened in a place. `faults`: one sentence for everything that should not have happened. */
export type Seen = { started: boolean; sentence: string | null; played: number; lost: number; faults: string[] }

type Options = { games: number; startSeconds: number }

const program = [bun, 'server/main.ts']

/** Starts the real program there, plays whole games where it starts, and compares what was accepted with what the database holds. */
export async function tryPlace(place: Place, options: Options): Promise<Seen> {
  const seen: Seen = { started: false, sentence: null, played: 0, lost: 0, faults: [] }
  const closing: Closing = []
  try {
    const port = await freePort()
    await happens(place, { ...(await place.open({ port, closing })), port, closing, seen }, options)
  } catch (error) {
    seen.faults.push(error instanceof Error ? error.message : String(error))
  }
  for (const close of closing.reverse()) await Promise.try(close).catch((error: unknown) => seen.faults.push(String(error)))
  return seen
}

type Ground = Opened & { port: number; closing: Closing; seen: Seen }

async function happens(place: Place, ground: Ground, { games, startSeconds }: Options): Promise<void> {
  const { seen } = ground
  const start = starts(ground)
  await ground.before?.(start)
  const server = start()
  seen.started = await server.isReady(startSeconds)
  if (seen.started) await plays(server, ground, games)
  else seen.sentence = server.stderr.trim()
  judge(place, server, seen, games)
}

/** Each program that a row starts is ended with it. */
function starts({ port, closing, settings, wrap }: Ground) {
  return (others: Record<string, string> = {}, otherwise: Opened['wrap'] = wrap): Program => {
    const env = {
      HOST: '127.0.0.1',
      PORT: String(port),
      QUIZ: fixedQuizPath(),
      PHONE_NUMBER: '+78001234567',
      CALLBACK_SECRET: secret,
    }
    const started = startProgram(otherwise?.(program) ?? program, { ...env, ...settings, ...others }, port)
    closing.push(async () => void (await started.kill()))
    return started
  }
}

async function plays(server: Program, ground: Ground, count: number): Promise<void> {
  const { seen, port, url = `http://127.0.0.1:${port}`, publicOrigin, path = '', withoutSockets = false, instead } = ground
  const playing = instead ? instead(url) : playGames({ url, publicOrigin, path, withoutSockets, count })
  const [evening] = await Promise.all([playing, ground.meanwhile?.(starts(ground))])
  const code = await server.stop()
  if (code !== 0) seen.faults.push(`it stopped with ${code}`)
  if (!evening) return
  seen.played = evening.played
  seen.faults.push(...evening.wrong)
  await compare(evening, ground)
}

async function compare({ accepted }: Evening, { held, seen }: Ground): Promise<void> {
  if (!held) return
  const lost = lostFrom(accepted, await held())
  seen.lost = lost.length
  seen.faults.push(...lost.map((line) => `lost: ${line}`))
}

function judge({ expects, tells }: Place, server: Program, { faults, sentence, started, played }: Seen, games: number): void {
  const all = `${server.stdout}\n${server.stderr}`
  if (/ {4}at |Error:/.test(all)) faults.push(`a stack trace:\n${all.trim()}`)
  if (started === expects instanceof RegExp)
    faults.push(`expected ${expects}, found ${started ? 'a start' : `a refusal: ${all.trim()}`}`)
  else if (expects instanceof RegExp) faults.push(...faultsOfRefusal(expects, sentence ?? '', server.code))
  else if (expects === 'games' && played !== games) faults.push(`${played} of ${games} games were played whole`)
  if (started && tells && !tells.test(all)) faults.push(`expected the words ${tells}, found:\n${all.trim()}`)
}

function faultsOfRefusal(expected: RegExp, sentence: string, code: number | null): string[] {
  return [
    ...(code === 1 ? [] : [`expected exit code 1, found ${code}`]),
    ...(expected.test(sentence) ? [] : [`expected the sentence ${expected}, found: ${sentence || 'none'}`]),
    ...(sentence.includes('\n') ? [`expected one sentence, found ${sentence.split('\n').length} lines:\n${sentence}`] : []),
  ]
}
