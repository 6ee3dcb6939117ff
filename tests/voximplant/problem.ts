import { VoximplantProblem } from '../../server/voximplant/problem.ts'

/** Returns the `VoximplantProblem` that the promise rejects with. Throws when it resolves, or rejects with another error. */
export async function problemOf(doing: Promise<unknown>): Promise<VoximplantProblem> {
  const end = await doing.then(
    () => 'nothing went wrong',
    (error: unknown) => error,
  )
  if (end instanceof VoximplantProblem) return end
  throw new Error(`expected a VoximplantProblem, found ${String(end)}`)
}
