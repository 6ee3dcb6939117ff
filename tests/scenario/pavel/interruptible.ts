import type { Turn, VoiceEvent } from '../../../scenario/protocol.ts'
import type { Caller, Telephone } from '../../cast/caller.ts'
import { conversation, question } from './server.ts'
import { someoneCalls, type StageOptions } from './set-up.ts'

export const head = 'Нет, не то.'
export const tail = 'Посмотрите на следующую картинку и подумайте, что на ней.'
/** The head takes two seconds, any other piece ten. */
const speech = (text: string) => (text.startsWith('Нет') ? 2000 : 10_000)

export const voice: Turn['voice'] = {
  ...question(1).voice,
  isInterruptible: true,
  expectedEndMs: 400,
  correctionMs: 600,
}
export const listenFor: Turn['listen'] = {
  seconds: 8,
  hints: [],
  keys: 1,
  expected: ['подсказка', 'дедлайн', 'дым', 'пропустить ребус', 'колл центр'],
  isExpectedOverSooner: true,
}

/** A turn with a protected head and an open tail. */
export function openQuestion(turn: number, changes: Partial<Turn> = {}): Turn {
  const pieces = [
    { text: head, isOpen: false },
    { text: `${tail} ${turn}`, isOpen: true },
  ]
  return question(turn, { pieces, say: `${head} ${tail} ${turn}`, voice, listen: listenFor, ...changes })
}

/** Someone calls, and Pavel has begun to say the open piece of the first turn. `seconds` of it have passed. */
export async function pavelSpeaks(seconds: number, options: StageOptions = {}, changes: Partial<Turn> = {}) {
  const replies: (event: VoiceEvent) => Turn = conversation(({ turn }) => openQuestion(turn, changes))
  const stage = await someoneCalls({ speech, replies, ...options })
  await stage.caller.hears(head)
  await stage.caller.waits(2)
  await stage.caller.hears(`${tail} 1`)
  await stage.caller.waits(seconds)
  return { ...stage, ...talking(stage.caller, stage.telephone), heard: () => eventsOf('speech.heard', stage.server.events()) }
}

/** The caller's words as the recogniser has them, at the pace of a test. */
export function talking(caller: Caller, { clock }: Telephone) {
  return {
    /** The recogniser has these interim results, one after the other. */
    async has(...texts: string[]) {
      for (const text of texts) {
        caller.line.say(text, { final: false })
        await clock.advance(100)
      }
    },
    async hasFinally(text: string, confidence = 0.9) {
      caller.line.say(text, { confidence })
      await clock.advance(0)
    },
  }
}

export function eventsOf<Type extends VoiceEvent['type']>(
  type: Type,
  events: VoiceEvent[],
): Extract<VoiceEvent, { type: Type }>[] {
  return events.filter((event): event is Extract<VoiceEvent, { type: Type }> => event.type === type)
}
