import { expect, test } from 'bun:test'
import { Hono } from 'hono'
import { answerPatiently, type Page } from '../../server/http/answer-patiently.ts'

/** Asks for a page that is made as long as the test wants. */
function asks() {
  const { promise, resolve, reject } = Promise.withResolvers<Page>()
  const app = new Hono().get('/', (c) => answerPatiently(c, promise, 1))
  return { answer: Promise.resolve(app.request('/')), resolve, reject }
}

test('a page that is soon made is answered as any other, with its status', async () => {
  const { answer, resolve } = asks()
  resolve({ html: '<p>no</p>', status: 422 })
  const response = await answer
  expect([response.status, await response.text()]).toEqual([422, '<p>no</p>'])
})

test('while a page is being made the connection is shown to be alive, past any compressor, and then has the page', async () => {
  const { answer, resolve } = asks()
  const response = await answer
  expect(response.headers.get('cache-control')).toContain('no-transform')
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  expect(await reader?.read()).toEqual({ done: false, value: '\n' })
  expect(await reader?.read()).toEqual({ done: false, value: '\n' })
  resolve({ html: '<p>yes</p>', status: 200 })
  let text = ''
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) text += part.value
  expect(text.trim()).toBe('<p>yes</p>')
})
