import { createInbox, createPlayer, type Player } from '../player.ts'
import { openCall } from './call.ts'
import { openSocket } from './socket.ts'
import { openVisit } from './visit.ts'

/** Opens a player whose page is connected to one server and whose call reports to another, or to the same. */
export async function openPlayer({ page, line }: { page: string; line: string }, phone: string): Promise<Player> {
  const inbox = createInbox()
  const socket = await openSocket(await openVisit(page, phone), inbox.arrived)
  const call = await openCall(line, phone)
  return createPlayer({
    inbox,
    name: phone,
    says: call.says,
    close: () => call.hangsUp().finally(() => socket.close()),
  })
}
