import type { Happening } from '../protocol.ts'
import { deliver, messageOf } from './deliver.ts'
import { after } from './guard.ts'
import { sayPhrase } from './say-phrase.ts'
import { session } from './session.ts'
import { parseTurn, receive, turns } from './turns.ts'
import { onlyHangUp } from './wait.ts'

const fillerAfterMs = 2000

/**
 * Reports an event and takes the turn that the server replies with. Says a filler if the reply is slow. Resolves to false if
 * the server refuses, stays away through all attempts, or replies with something else than a turn.
 */
export async function ask(happening: Happening): Promise<boolean> {
  const filler = fillSilence()
  const reply = await deliver(messageOf(happening))
  await filler.end()
  return receiveReply(reply)
}

/** Reports an event without making the caller wait. The reply is the current turn, which may be a newer one by now. */
export async function tell(happening: Happening): Promise<void> {
  receiveReply(await deliver(messageOf(happening)))
}

function receiveReply(reply: string | null): boolean {
  const turn = reply === null ? null : parseTurn(reply)
  if (turn) receive(turn)
  return turn !== null
}

/** `end` resolves when a filler that has begun is said, so that the reply does not cut it off. */
function fillSilence(): { end: () => Promise<unknown> } {
  let filling: Promise<unknown> = Promise.resolve()
  const timer = after(fillerAfterMs, () => {
    const { call } = session
    const { latest } = turns
    if (!call || !latest || call.state() !== 'CONNECTED') return
    filling = sayPhrase(call, latest.phrases.filler, latest.voice, onlyHangUp)
  })
  return {
    end: () => {
      clearTimeout(timer)
      return filling
    },
  }
}
