import { startProcess } from '../cast/process.ts'
import { openPlayer } from './pavel/player.ts'
import { secret } from './pavel/secret.ts'
import { openVisit } from './pavel/visit.ts'
import type { Stack } from './stack.ts'

/** Starts Pavel on PostgreSQL. */
export async function startPavel(databaseUrl: string): Promise<Stack & { url: string }> {
  const server = await startProcess({ DATABASE_URL: databaseUrl, CALLBACK_SECRET: secret, PROXIES: '1' })
  const { url } = server
  return Object.assign(server, {
    player: (number: number) => openPlayer({ page: url, line: url }, phone(number)),
    visitor: (number: number) => openVisit(url, phone(number)),
  })
}

const phone = (number: number) => `+7916${String(1_000_000 + number)}`
