import type { Language } from './decision.ts'

/** Whether nothing was said that could be an answer: silence, noise, «эээ», «дайте подумать». */
export function isNothing({ heard }: { heard: string; language: Language }): boolean {
  return !/[\p{L}\p{N}]/u.test(heard)
}
