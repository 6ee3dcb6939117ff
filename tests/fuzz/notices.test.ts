import { afterEach, expect, test } from 'bun:test'
import { secret } from '../cast/server.ts'
import { attack } from './attack.ts'
import { visitor } from './doors/visitor.ts'
import { voice } from './doors/voice.ts'
import { createGround } from './ground.ts'
import { growthOf } from './memory.ts'
import { createTally } from './tally.ts'

let server: ReturnType<typeof Bun.serve> | undefined

afterEach(() => server?.stop(true))

function attacked(answer: (request: Request, body: string) => Response) {
  server = Bun.serve({ port: 0, hostname: '127.0.0.1', fetch: async (request) => answer(request, await request.text()) })
  const ground = createGround({ version: '2026', secret, password: 'a-password', session: '' }, 10)
  return { port: server.port ?? 0, ground, seed: 1, tally: createTally(), isOver: () => false }
}

test('the attack finds a server that fails on one word, and shrinks the input that does it', async () => {
  const target = attacked((_, body) => new Response(null, { status: body.includes('"before":') ? 500 : 200 }))
  const [broken, ...others] = await attack({ ...voice, connections: 1 }, 500, target)
  expect(others).toEqual([])
  expect(broken?.why).toBe('answered with 500')
  expect(broken?.bytes).toContain('\\"before\\":')
  expect(broken?.path).toMatch(/^\d+/)
})

test('the tally counts every reply by its kind', async () => {
  const target = attacked(({ method }) => new Response('x', { status: method === 'POST' ? 429 : 200 }))
  expect(await attack({ ...visitor, connections: 2 }, 200, target)).toEqual([])
  const counts = target.tally.doors.get(visitor.name)
  expect(counts?.inputs).toBe(200)
  expect(counts?.statuses['429']).toBeGreaterThan(50)
  expect(counts?.statuses['2xx']).toBeGreaterThan(20)
})

test('memory that rises all the time counts as growth; memory that levels off does not', () => {
  const steps = Array.from({ length: 200 }, (_, step) => step)
  const noise = (step: number) => (step * 7919) % 13
  expect(growthOf(steps.map((step) => 100 + step / 2 + noise(step))).isGrowing).toBe(true)
  expect(growthOf(steps.map((step) => 100 + Math.min(step, 50) + noise(step))).isGrowing).toBe(false)
})
