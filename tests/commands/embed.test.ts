import { expect, test } from 'bun:test'
import { readFileSync } from 'node:fs'
import { buildTag } from '../../server/commands/embed.ts'

test('static/embed.js is what `bun run embed` makes of static/embed', async () => {
  expect(readFileSync('static/embed.js', 'utf8')).toBe(await buildTag())
})
