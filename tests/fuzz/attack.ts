import fc from 'fast-check'
import { type Answer, Connection, type Input } from './connection.ts'
import type { Attempt, Door } from './doors/door.ts'
import type { Ground } from './ground.ts'
import type { Tally } from './tally.ts'

type Target = {
  port: number
  ground: Ground
  seed: number
  tally: Tally
  /** nothing more is sent: the server has ended, or the run was interrupted */ isOver(): boolean
}

/** An input that breaks a promise, shrunk as far as possible. Seed and path reproduce it. */
export type Broken = { door: string; seed: number; path: string | null; bytes: string; why: string }

/** Inputs drawn from one seed in a row. */
const inputsPerSeed = 500

/** A connection stops after this many: further ones teach nothing new. */
const mostBroken = 3

/** Sends `inputs` inputs to one door over several concurrent connections. Returns those that break a promise. */
export async function attack(door: Door, inputs: number, target: Target): Promise<Broken[]> {
  const perConnection = Math.ceil(inputs / door.connections)
  const attacks = Array.from({ length: door.connections }, (_, index) =>
    attackOver(door, perConnection, { ...target, seed: target.seed * 100_000 + index * 1_000 }),
  )
  return (await Promise.all(attacks)).flat()
}

async function attackOver(door: Door, inputs: number, target: Target): Promise<Broken[]> {
  const connection = new Connection(target.port)
  const broken: Broken[] = []
  for (
    let [left, { seed }] = [inputs, target];
    left > 0 && broken.length < mostBroken && !target.isOver();
    left -= inputsPerSeed, seed++
  ) {
    broken.push(...(await check(door, Math.min(left, inputsPerSeed), connection, { ...target, seed })))
  }
  connection.close()
  return broken
}

async function check(
  door: Door,
  inputs: number,
  connection: Connection,
  { ground, seed, tally, isOver }: Target,
): Promise<Broken[]> {
  let last = ''
  const property = fc.asyncProperty(door.attempts, async (attempt: Attempt) => {
    if (isOver()) return
    const { learn, ...input } = attempt(ground)
    const answer = await exchange(connection, input)
    tally.count(door.name, answer)
    learn?.(answer.response)
    const why = isOver() ? null : promiseBrokenBy(input, answer)
    if (!why) return
    last = shown(input)
    throw new Error(why)
  })
  const { failed, counterexamplePath, errorInstance } = await fc.check(property, { seed, numRuns: inputs, endOnFailure: false })
  return failed ? [{ door: door.name, seed, path: counterexamplePath, bytes: last, why: (errorInstance as Error).message }] : []
}

/** A server that has ended refuses connections. That counts as closed here; the crash itself is reported elsewhere. */
async function exchange(connection: Connection, input: Input): Promise<Answer> {
  return connection.exchange(input).catch(() => ({ response: null, outcome: 'closed', ms: 0 }))
}

/** The runtime's own reply to bytes that are not HTTP/1.1; the program never sees them. */
const notHttp = 505

function promiseBrokenBy({ isWhole }: Input, { response, outcome }: Answer): string | null {
  if (response && response.status >= 500 && !(response.status === notHttp && !isWhole)) return `answered with ${response.status}`
  return isWhole && !response ? `not answered: ${outcome}` : null
}

function shown({ pieces, frames }: Input): string {
  const bytes = Buffer.concat(pieces).toString('latin1')
  const text = JSON.stringify(bytes.length > 2_000 ? `${bytes.slice(0, 2_000)}… (${bytes.length} bytes)` : bytes)
  return frames?.length ? `${text}, then frames ${frames.map((frame) => frame.subarray(0, 100).toString('hex')).join(' ')}` : text
}
