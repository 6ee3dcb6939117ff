import { afterEach, expect, test } from 'bun:test'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { installTelephone } from '../cast/caller.ts'
import { fixedQuiz } from '../cast/fixed-quiz.ts'
import { endPrograms, launch } from '../cast/program.ts'
import { visits } from '../cast/visitor.ts'

afterEach(endPrograms)

const secret = `whsec_${Buffer.from('a-secret-for-few-files-and-many-pages').toString('base64')}`
const [first, second] = fixedQuiz().rebuses
const words = ['sh', '-c', `ulimit -n 300; exec "${process.execPath}" server/main.ts`]

/** More people than there are files. */
async function crowdAt(url: string): Promise<Socket[]> {
  const { hostname, port } = new URL(url)
  const crowd = Array.from({ length: 400 }, () => connect(Number(port), hostname))
  await Promise.all(crowd.map((one) => once(one, 'connect')))
  return crowd
}

test('a server that may open few files says so with the cure, at start and when they are used up, and a game outlasts that', async () => {
  const program = await launch({ CALLBACK_SECRET: secret, PHONE_SIMULATOR: 'on' }, words)
  await program.prints(`${program.url}/`)
  expect(program.output).toMatch(/may open only 300 files, and each page takes one: raise the limit to 65536 \(LimitNOFILE=/)
  const telephone = await installTelephone({ url: `${program.url}/voice/events`, secret })
  const visitor = await visits(program.url)
  await visitor.givesNumber('8 916 123-45-67')
  const caller = telephone.dials('79161234567')
  await visitor.isShown('playing')
  await caller.says(first?.answer ?? '')
  await visitor.hasPoints(10)

  const crowd = await crowdAt(program.url)
  await program.prints('of 300 files are open, so new pages and calls may have to wait until others close: raise the limit')
  const answering = caller.says(second?.answer ?? '')
  for (const one of crowd) one.destroy()
  await answering
  await visitor.hasPoints(20)
  expect((await fetch(program.url)).status).toBe(200)
})
