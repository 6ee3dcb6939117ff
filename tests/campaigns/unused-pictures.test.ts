import { expect, test } from 'bun:test'
import { removeUnusedPictures } from '../../server/campaigns/unused-pictures.ts'
import { keepPicture } from '../../server/campaigns/versions.ts'
import { pictures } from '../../server/store/schema/schema.ts'
import '../cast/both-databases.ts'
import { fileWith } from '../cast/campaign-file.ts'
import { worksAtTheDesk } from '../cast/desk.ts'
import { startServer } from '../cast/server.ts'

const operatorPassword = 'a password for tests'
const hours = (count: number) => count * 3600_000

const drawing = (nth: number) => ({
  type: 'image/svg+xml' as const,
  body: new TextEncoder().encode(`<svg id="drawing-${nth}"/>`),
})

test('a picture that nobody names is gone a day after it was added, and one that is named stays', async () => {
  const { url, context } = await startServer({ operatorPassword })
  const { db } = context
  const anna = await worksAtTheDesk(url, operatorPassword, { isPlain: true })
  const now = new Date()
  const add = (nth: number) => keepPicture(db, drawing(nth), now)
  const [inDraft, ofNobody] = [await add(1), await add(2)]
  await anna.loads(await fileWith((file) => void (file.draft.rebuses[1].pictures.hard = { file: inDraft })))
  const [inVersion] = (await db.select().from(pictures)).filter(({ type }) => type === 'image/webp')
  const left = async () => (await db.select({ name: pictures.name }).from(pictures)).map(({ name }) => name).toSorted()
  const named = [inDraft, inVersion?.name ?? ''].toSorted()

  expect(await removeUnusedPictures(db, new Date(now.getTime() + hours(23)))).toBe(0)
  expect(await left()).toEqual([...named, ofNobody].toSorted())
  expect(await removeUnusedPictures(db, new Date(now.getTime() + hours(25)))).toBe(1)
  expect(await left()).toEqual(named)
})

test('a picture that is uploaded again is kept for another day', async () => {
  const { context } = await startServer()
  const { db } = context
  const now = new Date()
  const name = await keepPicture(db, drawing(1), now)
  await keepPicture(db, drawing(1), new Date(now.getTime() + hours(20)))
  expect(await removeUnusedPictures(db, new Date(now.getTime() + hours(25)))).toBe(0)
  expect((await db.select().from(pictures)).map((picture) => picture.name)).toEqual([name])
  expect(await removeUnusedPictures(db, new Date(now.getTime() + hours(45)))).toBe(1)
})
