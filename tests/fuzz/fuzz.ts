import { consentAsked } from '../cast/consent.ts'
import { launch } from '../cast/program.ts'
import { secret } from '../cast/server.ts'
import { signsIn } from '../cast/staff.ts'
import { attack, type Broken } from './attack.ts'
import type { Door } from './doors/door.ts'
import { operator } from './doors/operator.ts'
import { raw } from './doors/raw.ts'
import { socket } from './doors/socket.ts'
import { visitor } from './doors/visitor.ts'
import { voice } from './doors/voice.ts'
import { createGround } from './ground.ts'
import { playHonestly } from './honest.ts'
import { type Growth, watchMemory } from './memory.ts'
import { prepare } from './prepare.ts'
import { type Counts, createTally } from './tally.ts'

export type Fuzzed = {
  seed: number
  seconds: number
  doors: Map<string, Counts>
  broken: Broken[]
  crashed: boolean
  /** log entries about unexpected errors */
  reported: string[]
  honest: { played: number; wrong: string[] }
  isHealthy: boolean
  /** null when the run is too short to judge */
  memory: Growth | null
}

type Options = {
  databaseUrl: string
  inputs: number
  seed: number
  /** ends the run early and cleanly */ interrupted?: AbortSignal
}

const doors: Door[] = [visitor, voice, operator, socket, raw]
const password = 'a-password-for-the-operator'

/**
 * Attacks a server process with generated inputs at every door while honest games are played. Returns the counts, every broken
 * promise and what the server logged.
 */
export async function fuzz({ databaseUrl, inputs, seed, interrupted }: Options): Promise<Fuzzed> {
  const program = await launch({
    DATABASE_URL: databaseUrl,
    CALLBACK_SECRET: secret,
    OPERATOR_PASSWORD: password,
    PHONE_SIMULATOR: 'off',
    PROXIES: '1',
    PHONE_NUMBER: '+78001002030',
    LOG_FORMAT: 'json',
    LOG_LEVEL: 'warning',
  })
  await program.prints(`${program.url}/`)
  let isGone = false
  const end = program.ends().then(() => {
    isGone = true
  })
  const tally = createTally()
  const health = watchHealth(program.url)
  const memory = watchMemory(program.pid)
  const honest = playHonestly({ url: program.url, secret })
  const slots = Math.min(400, Math.ceil(inputs / 50))
  const session = await signsIn(program.url, password)
  const ground = createGround({ version: await consentAsked(program.url), secret, password, session }, slots)
  await prepare(ground, program.url, slots)
  const target = {
    port: Number(new URL(program.url).port),
    ground,
    seed,
    tally,
    isOver: () => isGone || interrupted?.aborted === true,
  }
  const startedAt = performance.now()
  const broken = (await Promise.all(doors.map((door) => attack(door, (inputs * door.share) / 100, target)))).flat()
  const seconds = (performance.now() - startedAt) / 1000
  await honest.stop()
  const fuzzed = {
    seed,
    seconds,
    doors: tally.doors,
    broken,
    crashed: isGone,
    reported: reportedIn(program.output),
    honest: honest.games,
    isHealthy: health.stop(),
    memory: memory.stop(),
  }
  program.receives('SIGTERM')
  await end
  return fuzzed
}

function watchHealth(url: string) {
  let isHealthy = true
  const asking = setInterval(
    () =>
      void fetch(`${url}/healthz`, { signal: AbortSignal.timeout(10_000) })
        .then(
          ({ ok }) => ok,
          () => false,
        )
        .then((ok) => {
          isHealthy &&= ok
        }),
    1_000,
  )
  return {
    stop() {
      clearInterval(asking)
      return isHealthy
    },
  }
}

/**
 * Log entries at level ERROR or FATAL, and output that is no log entry at all, as after a crash. A late heartbeat is no fault of an
 * input: it only tells how busy the machine is.
 */
function reportedIn(output: string): string[] {
  const lines = output.split('\n').filter((line) => !line.includes('"message":"bus lost"'))
  return lines.filter((line) => /"level":"(ERROR|FATAL)"|^\s*(at|error:|\w*Error:) /.test(line))
}
