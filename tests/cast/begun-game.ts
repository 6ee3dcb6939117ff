import { installTelephone } from './caller.ts'
import type { Program } from './program.ts'
import { secret, standardQuiz } from './server.ts'
import { visits } from './visitor.ts'

/** Somebody with this number plays on a program that has the tests' secret, and has ten points for the first rebus. */
export async function beginsAGame({ url }: Pick<Program, 'url'>, number = '79161234567') {
  const telephone = await installTelephone({ url: `${url}/voice/events`, secret })
  const visitor = await visits(url)
  await visitor.givesNumber(`+${number}`)
  const caller = telephone.dials(number)
  await visitor.isShown('playing')
  await caller.says(standardQuiz.rebuses[0]?.answer ?? '')
  await visitor.hasPoints(10)
  return { visitor, caller }
}
