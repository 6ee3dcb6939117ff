import { expect, test } from 'bun:test'
import { etagOf } from '../../server/conversation/etag.ts'
import { stages } from '../gallery/stages.ts'

const settings = { fingerprint: 'this server' }
const all = Object.entries(stages('ru'))

test('every stage that looks different has a tag of its own', () => {
  const tags = new Map<string, string[]>()
  for (const [, stage] of all) {
    const look = JSON.stringify({ ...stage, etag: '', speaks: 0, solved: stage.solved && { ...stage.solved, seconds: 0 } })
    const tag = etagOf(settings, stage)
    tags.set(tag, [...new Set([...(tags.get(tag) ?? []), look])])
  }
  expect([...tags.values()].filter((looks) => looks.length > 1)).toEqual([])
  expect(tags.size).toBeGreaterThan(10)
})

for (const [name, stage] of all) {
  test(`the tag of «${name}» stays while seconds run down on the page, and is another after a deployment`, () => {
    const tag = etagOf(settings, stage)
    expect(etagOf(settings, { ...stage, speaks: stage.speaks + 3 })).toBe(tag)
    if (stage.solved) expect(etagOf(settings, { ...stage, solved: { ...stage.solved, seconds: 1 } })).toBe(tag)
    expect(etagOf({ fingerprint: 'the next server' }, stage)).not.toBe(tag)
  })
}
