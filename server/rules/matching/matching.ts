import { command, type Command } from './command.ts'
import type { Attempt, Decision, Language } from './decision.ts'
import { match } from './match.ts'

export { asksForCode } from './command.ts'
export type { Decision } from './decision.ts'
export { digits } from './digits.ts'

export type Understood = { kind: 'command'; command: Command } | { kind: 'answer'; decision: Decision } | { kind: 'nothing' }

/**
 * What the caller meant. A right answer goes first, so that «подсказка» may itself be an answer; then commands; then what is
 * no answer at all («эээ», «не знаю», «дайте подумать») and must not cost an attempt; the rest is a wrong answer.
 */
export function understand(attempt: Attempt): Understood {
  const decision = match(attempt)
  if (decision.right) return { kind: 'answer', decision }
  const asked = command(attempt)
  if (asked) return { kind: 'command', command: asked }
  return decision.reason === 'nothing heard' ? { kind: 'nothing' } : { kind: 'answer', decision }
}

/** What only an answering machine, or the network itself, says to a caller. */
const phrases: Record<Language, RegExp> = {
  ru: /остав(ь|ьте|ить|ляйте) .{0,30}сообщени|после (звукового |длинного )?(сигнала|гудка)|голосов(ая|ую|ой) почт|автоответчик|абонент|вне зоны|не может (вам )?ответить|недоступен|виртуальн\S+ (секретар|ассистент)|нажмите (один|два|\d)/,
  en: /leave (a|your) (message|name)|after the (tone|beep)|voice ?mail|mailbox|answering machine|(is|are) (not available|unavailable)|can ?(no|')t (take|answer|come to) |the (person|number|subscriber) you|press (one|two|\d)/,
}

/** Whether these words are a machine's: they answer no rebus, and must not cost an attempt. */
export function isMachine({ heard, language }: { heard: string; language: Language }): boolean {
  return phrases[language].test(heard.toLowerCase().replaceAll('ё', 'е'))
}
