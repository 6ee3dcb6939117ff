import { createInbox, type Player } from '../player.ts'
import { openCall } from './call.ts'
import { openVisit } from './visit.ts'

/** Somebody with this number, whose page hangs on one server and whose call reports to one, perhaps another. */
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
