import { digitsForCallback } from '../game/game.ts'
import type { Call, Participant } from '../store/store.ts'
import type { StageData } from './compose-stage.ts'
import type { State } from './stage.ts'

/** Returns the state of a visit. */
export function stateOf(data: StageData): State {
  const { visit, participant, call } = data
  if (!participant) return stateOfCalls(data) ?? 'waiting'
  if (participant.kind === 'fun') return stateOfFun(data, participant)
  const isOwn = visit.participantId === participant.id && participant.visitId === visit.id
  if (!isOwn) return stateOfOther(data, participant)
  if (participant.finishedAt) return 'finished'
  if (participant.lostAt) return data.asking?.answeredAt ? 'digits' : 'lost'
  return call?.answeredAt ? 'playing' : 'ringing'
}

/** The number's game is another visit's. One that has lost its call may go on in a visit that has given the number since. */
function stateOfOther(data: StageData, { visitId, finishedAt, lostAt }: Participant): State {
  if (finishedAt) return 'played'
  return lostAt && data.visit.id > visitId ? (stateOfCalls(data) ?? 'waiting') : 'elsewhere'
}

/** A call that asks for the digits comes before a callback that is due. */
function stateOfCalls({ asking, callback }: StageData): State | null {
  if (asking?.answeredAt) return 'digits'
  if (asking?.direction === 'inbound') return 'ringing'
  if (callback?.kind === 'rings') return 'calling'
  return callback?.kind === 'waits' || callback?.kind === 'later' ? 'queued' : null
}

/** A game for fun is shown until the visitor begins to play for a prize. */
function stateOfFun(data: StageData, { finishedAt, lostAt }: Participant): State {
  if (!finishedAt && !lostAt) return 'playing'
  return stateOfCalls(data) ?? (finishedAt ? 'finished' : 'lost')
}

/** Returns whether the page shows a number to call. After a game for fun it does, because the prize is still to be won. */
export function hasDial(state: State, { participant, asking }: StageData): boolean {
  if (state === 'digits') return asking?.direction === 'inbound'
  return ['waiting', 'queued', 'lost'].includes(state) || (state === 'finished' && participant?.kind === 'fun')
}

/** Returns whether the page speaks of calling the visitor. */
export function hasCallback(state: State, { participant }: StageData): boolean {
  return ['waiting', 'queued', 'calling', 'lost'].includes(state) || (state === 'finished' && participant?.kind === 'fun')
}

/**
 * Returns the digits that the visitor has to remember, from the request on: page and call may be on one telephone, and then the page
 * is hard to see while it rings.
 */
export function toRemember(state: State, { visit, asking, callback }: StageData): string | null {
  const isAsked = state === 'digits' && asking?.direction === 'outbound'
  const isDue = ['waits', 'later', 'rings'].includes(callback?.kind ?? '') && ['queued', 'calling', 'lost'].includes(state)
  return visit.digits !== null && (isAsked || isDue) ? digitsForCallback(visit.digits) : null
}

/** Returns whether the visitor's call is connected, and Pavel has not said goodbye yet. */
export function isOnLine(state: State, call: Call | null): boolean {
  const isTalking = call !== null && call.answeredAt !== null && call.endedAt === null && call.part !== 'goodbye'
  return isTalking && (state === 'playing' || state === 'finished')
}
