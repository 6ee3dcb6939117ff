import type { Attempt, Decision } from './decision.ts'

/** Whether what was heard is the rebus's answer, and why. */
export function match({ heard, rebus }: Attempt): Decision {
  const spelling = [rebus.answer, ...rebus.accept].find((one) => one === heard)
  return spelling ? { right: true, reason: 'accepted spelling', matched: heard, spelling } : { right: false, reason: 'no match' }
}
