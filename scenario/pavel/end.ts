import type { Happening, HungUpBy } from '../protocol.ts'
import { deliver, type Message, messageOf, post } from './deliver.ts'
import { after, farewellLimitMs, terminate } from './guard.ts'
import { countedInterruptions } from './interruptions.ts'
import { log } from './log.ts'
import { secondsConnected, session } from './session.ts'
import { sip } from './sip.ts'
import { interrupt } from './wait.ts'

type Ending = {
  hungUpBy: HungUpBy
  isGivenUp: boolean
  report: Message | null
  isReported: boolean
}

const ending: Ending = {
  hungUpBy: 'caller',
  /** Pavel stopped calling a telephone that nobody picked up. */
  isGivenUp: false,
  report: null,
  isReported: false,
}

/** For `Disconnected`. Reports the end of the call, then ends the session. */
export function disconnected({ reason, internalCode, duration }: DisconnectedEvent): Promise<void> {
  return reportEnd({
    type: 'call.ended',
    reason: reason || `code ${internalCode}`,
    seconds: duration || secondsConnected(),
    by: ending.hungUpBy,
    ...countedInterruptions(),
  })
}

/**
 * For `Failed`: an outbound call that was not answered. An inbound call that is abandoned early may end like this too
 * (scenario/voxengine.md §11).
 */
export function failed({ code, reason }: FailedEvent): Promise<void> {
  return reportEnd({ type: 'call.failed', code: ending.isGivenUp ? sip.notAnswered : code, reason: reason || '' })
}

/** Hangs up on Pavel's part. Does nothing unless the call is connected. */
export function hangUp(call: Call): void {
  if (call.state() !== 'CONNECTED') return
  ending.hungUpBy = 'pavel'
  call.hangup()
}

/** Stops an outbound call that still rings. */
export function giveUpRinging(call: Call): void {
  if (session.connectedAt || session.isOver) return
  ending.isGivenUp = true
  call.hangup()
}

/**
 * The engine does not tell which side hung up, but a line that fails goes silent before its call ends (scenario/voxengine.md §2).
 */
export function noteAudio(isReceived: boolean): void {
  if (ending.hungUpBy !== 'pavel') ending.hungUpBy = isReceived ? 'caller' : 'line'
}

/**
 * For `Terminating`, whose handler may make exactly one request (scenario/voxengine.md §1): for an end that is not reported yet.
 */
export function sendLastReport(): void {
  if (!session.call || ending.isReported) return
  const { hungUpBy: by } = ending
  const seconds = secondsConnected()
  const report = ending.report || messageOf({ type: 'call.ended', reason: 'terminated', seconds, by, ...countedInterruptions() })
  post(report).catch(() => {})
}

async function reportEnd(happening: Happening): Promise<void> {
  if (session.isOver) return
  session.isOver = true
  log(`the call is over: ${JSON.stringify(happening)}`)
  interrupt({ type: 'hung up' })
  after(farewellLimitMs, terminate)
  ending.report = messageOf(happening)
  ending.isReported = (await deliver(ending.report)) !== null
  await session.conversation
  terminate()
}
