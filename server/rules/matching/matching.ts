import type { Attempt, Match, Language } from './attempt.ts'
import { type Command, readCommand } from './command.ts'
import { match } from './match.ts'

export { asksForCode, type Command as SpokenCommand, readCommand } from './command.ts'
export type { Match } from './attempt.ts'
export { readDigits } from './digits.ts'
export { match } from './match.ts'
export { isLongerThan, normalise, wordsOf } from './normalise.ts'
export { findSaidNumber, mayHoldNumber, readSaidDigits } from './said-numbers.ts'
export { tokensOf } from './tokens.ts'

/** How the caller's words are understood. */
export type Understood = { kind: 'command'; command: Command } | { kind: 'answer'; match: Match } | { kind: 'nothing' }

/**
 * Decides what the caller meant. A right answer comes first, because «подсказка» may itself be an answer; then commands; then words
 * that are no answer at all («эээ», «не знаю», «дайте подумать») and must not cost an attempt. Anything else is a wrong answer.
 */
export function understand(attempt: Attempt): Understood {
  const found = match(attempt)
  if (found.right) return { kind: 'answer', match: found }
  const asked = readCommand(attempt)
  if (asked) return { kind: 'command', command: asked }
  return found.reason === 'nothing heard' ? { kind: 'nothing' } : { kind: 'answer', match: found }
}

/** Phrases that only an answering machine, a virtual assistant or the network says to a caller. */
const machinePhrases: Record<Language, RegExp> = {
  ru: /остав(ь|ьте|ить|ляйте) .{0,30}сообщени|после (звукового |длинного )?(сигнала|гудка)|голосов(ая|ую|ой) почт|автоответчик|абонент|вне зоны|не может (вам )?ответить|недоступен|виртуальн\S+ (секретар|ассистент)|нажмите (один|два|\d)/,
  en: /leave (a|your) (message|name)|after the (tone|beep)|voice ?mail|mailbox|answering machine|(is|are) (not available|unavailable)|can ?(no|')t (take|answer|come to) |the (person|number|subscriber) you|press (one|two|\d)/,
}

/** In characters. What such a voice is known by comes early, and some of the patterns look far ahead. */
const longestAnnouncement = 1_000

/** Returns whether an answering machine or the network spoke. Such words are no answer and must not cost an attempt. */
export function isMachine({ heard, language }: { heard: string; language: Language }): boolean {
  return machinePhrases[language].test(heard.slice(0, longestAnnouncement).toLowerCase().replaceAll('ё', 'е'))
}
