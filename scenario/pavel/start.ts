import { type Happening, type Order, protocolVersion } from '../protocol.ts'
import { machineDetection } from './answering-machine.ts'
import { adopt, talk } from './call.ts'
import { giveUpRinging } from './end.ts'
import { after, terminate } from './guard.ts'
import { log } from './log.ts'
import { ask } from './report.ts'
import { session } from './session.ts'
import { sip } from './sip.ts'
import { turns } from './turns.ts'

/** The build puts the script's fingerprint here, by which the server knows whether it is the script that it came with. */
const scenarioBuild = 'unbuilt'

/** Whoever has not picked up by then will not. The engine itself rings for 60 s (scenario/voxengine.md §2). */
const ringLimitMs = 40 * 1000

/** Takes an inbound call. The server is asked before the call is answered, so that a refused call costs nothing. */
export async function takeCall({ call, callerid, destination }: CallAlertingEvent): Promise<void> {
  session.callId = call.id()
  adopt(call)
  const isKnown = await ask(started('inbound', callerid || '', destination || ''))
  if (call.state() !== 'ALERTING') return
  if (!turns.latest || !isKnown) return call.reject(sip.unavailable)
  if (turns.latest.then === 'reject') return call.reject(sip.declined)
  await talk(call, () => call.answer())
}

/**
 * Places the outbound call that this session was started for. The server is asked first and refuses a second session for the
 * same order, so that a retry of `StartScenarios` does not make the telephone ring twice.
 */
export async function placeCall(order: Order): Promise<void> {
  session.callId = order.call
  session.isOutbound = true
  const isKnown = await ask(started('outbound', order.number, order.from))
  const { latest } = turns
  if (!latest || !isKnown || latest.then !== 'listen') return terminate()
  const call = VoxEngine.callPSTN(order.number, order.from, machineDetection(latest.voice))
  await talk(call, () => {
    adopt(call)
    after(ringLimitMs, () => giveUpRinging(call))
  })
}

/** The order in the custom data of this session, or null: an inbound call has no custom data (scenario/voxengine.md §1). */
export function orderIn(customData: string): Order | null {
  try {
    const order: Partial<Order> | null = customData ? JSON.parse(customData) : null
    return order && order.call && order.number && order.from ? (order as Order) : null
  } catch {
    log('the custom data is no order')
    return null
  }
}

function started(direction: 'inbound' | 'outbound', caller: string, called: string): Happening {
  const { controlUrl: control, id } = session
  return { type: 'call.started', version: protocolVersion, direction, caller, called, control, session: id, build: scenarioBuild }
}
