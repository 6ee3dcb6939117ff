import type { Language } from './decision.ts'

export type Command = 'repeat' | 'hint' | 'skip' | 'code'

/** The command that an utterance is, and is nothing else: «повтори, пожалуйста», «дай подсказку», «дальше», «продиктуй код». */
export function command(_: { heard: string; language: Language }): Command | null {
  return null
}
