import { expect, test } from 'bun:test'
import { fileWith } from '../cast/campaign-file.ts'
import '../cast/both-databases.ts'
import { worksAtTheDesk } from '../cast/desk.ts'
import { writesQuiz } from '../cast/editor.ts'
import { startServer } from '../cast/server.ts'

const operatorPassword = 'a password for tests'

async function opensDesk() {
  const server = await startServer({ operatorPassword })
  const anna = await worksAtTheDesk(server.url, operatorPassword, { isPlain: true })
  return { ...server, anna, campaign: server.context.path.slice('/c/'.length) }
}

test('a NUL that is typed into a form is left out, wherever it stands', async () => {
  const { anna, campaign, context, url, reported } = await opensDesk()
  for (const section of ['basics', 'pause', 'rules'])
    await anna.sets(campaign, section, { name: 'А\0лло', sentence: 'Пере\0рыв', isPaused: 'on', organiser: 'О\0ОО' })
  const rows = await context.db.query.campaigns.findMany()
  expect(rows).toMatchObject([{ name: 'Алло', pause: 'Перерыв', settings: { rules: { organiser: 'ООО' } } }])
  const writer = await writesQuiz({ url, campaign }, operatorPassword)
  const recipe = JSON.stringify({ items: [{ text: 'а\0б' }], note: 'а\ud83dб' })
  const typed = { answer: 'боч\0ка', why: 'По\0тому', 'hard.way': 'recipe', 'hard.recipe': recipe }
  const saved = await (await writer.opens('/rebuses/1')).submits('.quiz-form', typed)
  expect(saved.status).toBe(200)
  const [draft] = await context.db.query.quizDrafts.findMany()
  expect(draft?.quiz.rebuses[0]).toMatchObject({ answer: 'бочка', why: 'Потому', pictures: { hard: { recipe } } })
  expect(reported).toEqual([])
})

test('a NUL in an address leads nowhere, for whoever asks', async () => {
  const { anna, campaign, url, reported } = await opensDesk()
  for (const path of ['/calls/%00', `/campaigns/${campaign}/quiz/others?rebus=%00`, '/log?before=%00'])
    expect([path, (await anna.opens(path)).status]).toEqual([path, 400])
  for (const path of [`/c/${campaign}/consent/%00`, '/socket?visit=%00', '/preview/%00'])
    expect([path, (await fetch(url + path)).status]).toEqual([path, 400])
  expect(reported).toEqual([])
})

/** PostgreSQL keeps such JSON, and then refuses to read anything of it: no server would start any more. */
test.each([
  ['a NUL', '\\u0000'],
  ['half of a pair', '\\ud83d'],
])('a campaign’s file with %s in a text is refused, and servers go on starting', async (_, written) => {
  const { anna, context, reported } = await opensDesk()
  for (const part of ['quiz', 'draft', 'settings']) {
    const whole = await fileWith((file) => {
      if (part === 'settings') file.settings.rules.more = 'HERE'
      else file[part].rebuses[0].why = 'HERE'
    })
    const refused = await anna.loads(whole.replace('HERE', `Потому${written}`))
    expect([part, refused.status]).toEqual([part, 422])
    expect(refused.text('#load [role="alert"]')).toContain('нет никакого знака')
  }
  expect(await context.db.query.campaigns.findMany()).toHaveLength(1)
  await startServer()
  expect(reported).toEqual([])
})

test('a form of a rebus without any of its fields changes nothing, and is shown as far as it goes', async () => {
  const { campaign, url, context, reported } = await opensDesk()
  const writer = await writesQuiz({ url, campaign }, operatorPassword)
  for (const path of ['/rebuses/1', '/prizes'])
    expect([path, (await writer.sends(writer.base + path, new FormData())).status]).toEqual([path, 409])
  expect((await writer.sends(`${writer.base}/rebuses/1/check`, new FormData())).status).toBe(200)
  expect(await context.db.query.quizDrafts.findMany()).toEqual([])
  expect(reported).toEqual([])
})

test('a file of a million values is not read', async () => {
  const { anna, reported } = await opensDesk()
  const refused = await anna.loads(`{"format":"pavel-campaign","x":[${'0,'.repeat(1_000_000)}0]}`)
  expect([refused.status, refused.texts('.file-faults li')]).toEqual([422, []])
  expect(reported).toEqual([])
})

/** A page that showed them would be as long as the square of their depth. */
test('values very deep within each other are not taken from a file, and stay the text that was typed in a form', async () => {
  const { anna, campaign, url, context, reported } = await opensDesk()
  const whole = await fileWith((file) => void (file.draft.rebuses[0].pictures.hard.recipe = 'DEEP'))
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
  const refused = await anna.loads(whole.replace('"DEEP"', nested(8_000)))
  expect([refused.status, refused.text('#load [role="alert"]')]).toEqual([422, expect.stringContaining('слишком глубоко')])
  const writer = await writesQuiz({ url, campaign }, operatorPassword)
  for (const depth of [8_000, 100_000]) {
    const typed = { 'hard.way': 'recipe', 'hard.recipe': nested(depth) }
    expect((await (await writer.opens('/rebuses/1')).submits('.quiz-form', typed)).status).toBe(200)
    const [draft] = await context.db.query.quizDrafts.findMany()
    expect(draft?.quiz.rebuses[0]?.pictures.hard.recipe).toBe(nested(depth))
  }
  expect(reported).toEqual([])
})
