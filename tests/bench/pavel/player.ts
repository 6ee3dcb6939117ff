import { createInbox, type Player } from '../player.ts'
import { openCall } from './call.ts'
import { openVisit } from './visit.ts'

/** Opens a player whose page is connected to one server and whose call reports to another, or to the same. */
export async function openPlayer({ page, line }: { page: string; line: string }, phone: string): Promise<Player> {
  const inbox = createInbox()
  const open = await openVisit(page, phone)
  const close = await open(inbox.arrived)
  const call = await openCall(line, phone)
  let played = 0
  return {
    close,
    async play() {
      const text = `самолёт ${phone} ${played++}`
      const seen = inbox.wait(text)
      const startedAt = performance.now()
      await call.says(text)
      return (await seen) - startedAt
    },
  }
}
