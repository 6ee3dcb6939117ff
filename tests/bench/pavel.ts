import { startProcess } from '../process.ts'
import { openCall } from './pavel/call.ts'
import { openVisit } from './pavel/visit.ts'
import { createInbox } from './player.ts'
import { secret } from './pavel/secret.ts'
import type { Stack } from './stack.ts'

/** Pavel on PostgreSQL. */
export async function startPavel(databaseUrl: string): Promise<Stack & { url: string }> {
  const server = await startProcess({ DATABASE_URL: databaseUrl, CALLBACK_SECRET: secret })
  const { url } = server
  return Object.assign(server, {
    player: (number: number) => player(url, number),
    visitor: (number: number) => openVisit(url, phone(number)),
  })
}

const phone = (number: number) => `+7916${String(1_000_000 + number)}`

async function player(url: string, number: number) {
  const inbox = createInbox()
  const open = await openVisit(url, phone(number))
  const close = await open(inbox.arrived)
  const call = await openCall(url, phone(number))
  let played = 0
  return {
    close,
    async play() {
      const text = `самолёт ${number} ${played++}`
      const seen = inbox.wait(text)
      const startedAt = performance.now()
      await call.says(text)
      return (await seen) - startedAt
    },
  }
}
