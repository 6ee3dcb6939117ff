import { expect, test } from 'bun:test'
import '../cast/both-databases.ts'
import { opensTheEvening } from '../cast/evening.ts'
import { openVisitSocket } from '../cast/visit-token.ts'
import { waitFor } from '../cast/waiting.ts'

const phone = '8 916 123-45-67'

/** Opens the socket of a page that comes back, and returns its first frame. */
async function returnsTo(url: string, page: { token: string; etag: string; entries: string[] }): Promise<string> {
  const after = page.entries.at(-1)?.replace('entry-', '') ?? ''
  const socket = openVisitSocket(`${url}/socket?after=${after}&etag=${page.etag}&again`, page.token, { origin: url })
  const frame = await new Promise<string>((resolve) => {
    socket.onmessage = ({ data }) => String(data).startsWith('{') || resolve(String(data))
  })
  socket.close()
  return frame
}

const entriesIn = (frame: string) => [...frame.matchAll(/id="(entry-\d+)"/g)].map(([, id]) => id)

test('a page that comes back and has missed nothing gets one short frame, from another server as well', async () => {
  const evening = await opensTheEvening()
  const { visitor } = await evening.plays(phone)
  let frame = ''
  await waitFor(
    async () => !(frame = await returnsTo(evening.url, visitor)).includes('id="stage"'),
    () => `a frame without the stage; got ${frame}`,
  )
  expect(frame.length).toBeLessThan(200)
  const restarted = await evening.restarts()
  expect(await returnsTo(restarted.url, visitor)).toBe(frame)
})

test('a page that has missed something gets the stage, and only the entries that it lacks', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  visitor.hidesTheTab()
  const had = visitor.entries
  await caller.says(evening.answerTo(1))
  await caller.hears('Ребус второй')
  const frame = await returnsTo(evening.url, visitor)
  expect(frame).toContain('id="stage"')
  expect(entriesIn(frame).length).toBeGreaterThan(0)
  expect(entriesIn(frame).filter((id) => had.includes(id ?? ''))).toEqual([])
})

test('after a deployment a page that comes back is drawn anew, though it has missed nothing', async () => {
  const evening = await opensTheEvening()
  const { visitor } = await evening.plays(phone)
  const deployed = await evening.restarts({ fingerprint: 'another' })
  expect(await returnsTo(deployed.url, visitor)).toContain('id="stage"')
})

test('a page whose pairing code was released while it was away gets a new one', async () => {
  const evening = await opensTheEvening()
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  const { digits } = visitor
  visitor.hidesTheTab()
  evening.passes(7 * 60)
  await evening.sweeps()
  await visitor.showsTheTab()
  await waitFor(
    () => visitor.digits !== digits && visitor.digits !== '',
    () => `another code than ${digits}`,
  )
})

test('a page that is not of this server says what it likes, and is sent everything', async () => {
  const evening = await opensTheEvening()
  const { visitor } = await evening.plays(phone)
  for (const etag of ['', 'x', 'test', `${visitor.etag}0`])
    expect(await returnsTo(evening.url, { ...visitor, token: visitor.token, entries: [], etag })).toContain('id="stage"')
})
