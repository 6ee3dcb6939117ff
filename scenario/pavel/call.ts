import { converse } from './conversation.ts'
import { disconnected, failed, noteAudio } from './end.ts'
import { examine } from './first-call-check.ts'
import { after, farewellLimitMs, giveUp, guarded, terminate } from './guard.ts'
import { playbackEvents } from './playback.ts'
import { tell } from './report.ts'
import { session } from './session.ts'
import { turns } from './turns.ts'
import { limitCall, onlyHangUp, pressKey, race } from './wait.ts'

/** The longest that one call may take, so that nobody talks for ever at the organiser's cost. */
const callLimitMs = 20 * 60 * 1000

type Connecting = { onConnected: () => void }

const connecting: Connecting = { onConnected: () => {} }

/** Makes `call` this session's call: listens to its events and limits its length. */
export function adopt(call: Call): void {
  session.call = call
  limitCall(callLimitMs)
  after(callLimitMs + farewellLimitMs, terminate)
  call.addEventListener(
    CallEvents.Connected,
    guarded(() => connecting.onConnected()),
  )
  call.addEventListener(CallEvents.Disconnected, guarded(disconnected))
  call.addEventListener(CallEvents.Failed, guarded(failed))
  call.addEventListener(
    CallEvents.RtpStopped,
    guarded(() => noteAudio(false)),
  )
  call.addEventListener(
    CallEvents.RtpResumed,
    guarded(() => noteAudio(true)),
  )
  call.addEventListener(CallEvents.PlaybackStarted, guarded(playbackEvents.started))
  call.addEventListener(
    CallEvents.PlaybackFinished,
    guarded((event) => playbackEvents.finished(event.error)),
  )
  call.addEventListener(
    CallEvents.ToneReceived,
    guarded((event) => pressKey(event.tone, event.type)),
  )
}

/** Connects the call and holds the conversation. Resolves when the conversation is over, or the call ended unanswered. */
export async function talk(call: Call, connect: () => void): Promise<void> {
  const outcome = await race<{ type: 'connected' }>(onlyHangUp, (settle) => {
    connecting.onConnected = () => settle({ type: 'connected' })
    connect()
    return () => {}
  })
  if (outcome.type !== 'connected') return
  session.connectedAt = Date.now()
  call.handleTones(true)
  tell({ type: 'call.answered' }).catch(giveUp)
  const { latest } = turns
  if (latest && latest.examine) await examine(call, latest, latest.examine)
  else await converse(call)
}
