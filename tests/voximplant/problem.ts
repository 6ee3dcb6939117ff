import { VoximplantProblem } from '../../server/voximplant/problem.ts'

/** What it ends in: the problem, or a failed test. */
export async function problemOf(doing: Promise<unknown>): Promise<VoximplantProblem> {
  const end = await doing.then(
    () => 'nothing went wrong',
    (error: unknown) => error,
  )
  if (end instanceof VoximplantProblem) return end
  throw new Error(`expected a VoximplantProblem, found ${String(end)}`)
}
