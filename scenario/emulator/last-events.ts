import { callEvents } from './names.ts'
import type { Unknowns } from './unknowns.ts'

export type CallEnd = { code: number; reason: string; event: 'Disconnected' | 'Failed'; seconds: number; wasSpeaking: boolean }

/** What a scenario is told of the end of a call, in order. */
export function lastEvents(end: CallEnd, direction: string, { hangUpFinishesPhrase }: Unknowns): [string, object][] {
  const over: [string, object] = end.event === 'Failed' ? failed(end) : disconnected(end, direction)
  const phraseEnd: [string, object] = [callEvents.PlaybackFinished, { error: undefined }]
  if (!end.wasSpeaking || hangUpFinishesPhrase === 'never') return [over]
  return hangUpFinishesPhrase === 'before Disconnected' ? [phraseEnd, over] : [over, phraseEnd]
}

function failed({ code, reason }: CallEnd): [string, object] {
  return [callEvents.Failed, { code, reason, headers: undefined }]
}

function disconnected({ code, reason, seconds }: CallEnd, direction: string): [string, object] {
  return [callEvents.Disconnected, { internalCode: code, reason, duration: seconds, cost: 0, direction, headers: undefined }]
}
