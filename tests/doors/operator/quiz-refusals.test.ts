import { describe, expect, test } from 'bun:test'
import { acceptWords } from '../../../server/campaigns/accepted-words.ts'
import { findRealWords } from '../../../server/campaigns/campaigns.ts'
import { markOfDraft, readDraft } from '../../../server/campaigns/drafts.ts'
import { exportCampaign } from '../../../server/campaigns/export-campaign.ts'
import { importCampaign } from '../../../server/campaigns/import-campaign.ts'
import { publishDraft } from '../../../server/campaigns/publish-draft.ts'
import type { FindRealWords } from '../../../server/campaigns/refusals.ts'
import { WordLookups } from '../../../server/campaigns/word-lookups.ts'
import { rebusesOf } from '../../../server/rules/quiz/quiz.ts'
import '../../cast/both-databases.ts'
import { writesQuiz } from '../../cast/editor.ts'
import { startServer } from '../../cast/server.ts'
import { waitFor } from '../../cast/waiting.ts'

const operatorPassword = 'a password for tests'
const by = { name: 'Анна', role: 'operator', addressDisguise: null } as const

async function opensDesk(lookups: WordLookups) {
  const server = await startServer({ operatorPassword, lookups })
  const { context, url } = server
  const { campaignId } = context
  const anna = await writesQuiz({ url, campaign: context.path.replace('/c/', '') }, operatorPassword)
  const draft = () => readDraft(context.db, campaignId)
  return {
    server,
    anna,
    context,
    draft,
    /** Adds a spelling to the first rebus. */
    async writes(spelling: string) {
      const page = await anna.opens('/rebuses/1')
      const accept = [...(server.quiz.rebuses[0]?.accept ?? []), spelling].join('\n')
      return page.submits('.quiz-form', { accept })
    },
    publishes: async () => (await anna.opens()).submits('#publishing form'),
    refusedNow: () => context.campaigns.find(campaignId)?.quiz.rebuses[0]?.refuse ?? [],
    refusesInDraft: (word: string) =>
      waitFor(
        async () => (await draft()).quiz.rebuses[0]?.refuse?.includes(word) ?? false,
        () => `${word} among the refused words of the draft`,
      ),
  }
}

/** A finder that finds these words near that spelling. */
const knows =
  (spelling: string, words: string[]): FindRealWords =>
  ({ rebuses }) =>
    Promise.resolve(rebuses.map(({ answer, accept }) => ([answer, ...accept].includes(spelling) ? words : [])))

const isFound = async ({ draft }: Pick<Awaited<ReturnType<typeof opensDesk>>, 'draft'>) =>
  waitFor(
    async () => Object.values((await draft()).quiz.near ?? {}).some(({ found }) => found),
    () => 'words that were found for the draft',
  )

describe('publishing a new spelling', () => {
  test('refuses the real words near it, which dictionaries have told while the draft was written', async () => {
    const desk = await opensDesk(new WordLookups(findRealWords))
    await desk.writes('контракт')
    await isFound(desk)
    const list = await desk.publishes()
    expect(list.text).toContain('Опубликовано: новые игры играют уже в эту версию')
    expect(desk.refusedNow()).toContain('контраст')
    expect(list.text).toContain('Публиковать нечего')
  }, 60_000)

  test('waits for them where they are still looked for', async () => {
    const asked = Promise.withResolvers<void>()
    const find: FindRealWords = async (wanted) => {
      await asked.promise
      return knows('печка', ['речка'])(wanted)
    }
    const desk = await opensDesk(new WordLookups(find))
    await desk.writes('печка')
    const publishing = desk.publishes()
    asked.resolve()
    expect((await publishing).text).toContain('новые игры играют уже в эту версию')
    expect(desk.refusedNow()).toContain('речка')
  })

  test('does not wait for a dictionary that hangs: the words come into the draft when they are found', async () => {
    const hung = Promise.withResolvers<void>()
    const find: FindRealWords = async (wanted) => {
      await hung.promise
      return knows('печка', ['речка'])(wanted)
    }
    const desk = await opensDesk(new WordLookups(find, { patienceMs: 20 }))
    await desk.writes('печка')
    const list = await desk.publishes()
    expect(list.text).toContain('словарь не успел ответить')
    expect(desk.context.campaigns.find(desk.context.campaignId)?.quiz.rebuses[0]?.accept).toContain('печка')
    expect(desk.refusedNow()).not.toContain('речка')
    hung.resolve()
    await desk.refusesInDraft('речка')
    expect((await desk.publishes()).text).toContain('новые игры играют уже в эту версию')
    expect(desk.refusedNow()).toContain('речка')
  })

  test('succeeds where no dictionary can be read, and the next look at the draft asks again', async () => {
    let isBroken = true
    const find: FindRealWords = (wanted) =>
      isBroken ? Promise.reject(new Error('no such file')) : knows('печка', ['речка'])(wanted)
    const desk = await opensDesk(new WordLookups(find))
    await desk.writes('печка')
    expect((await desk.publishes()).text).toContain('словарь не успел ответить')
    expect(desk.server.told.join()).toContain('no such file')
    isBroken = false
    await desk.anna.opens()
    await desk.refusesInDraft('речка')
  })

  test('needs no dictionary on a server where another one has found the words', async () => {
    const desk = await opensDesk(new WordLookups(knows('печка', ['речка'])))
    await desk.writes('печка')
    await isFound(desk)
    const hanging = new WordLookups(() => new Promise(() => undefined), { patienceMs: 0 })
    const other = { ...desk.context, lookups: hanging }
    const { campaignId } = desk.context
    const publishing = await publishDraft(other, campaignId, by, markOfDraft(await desk.draft()))
    expect(publishing).toMatchObject({ kind: 'published', isChecked: true })
    await desk.server.announces()
    expect(desk.refusedNow()).toContain('речка')
  })

  test('says on its button that it is busy', async () => {
    const desk = await opensDesk(new WordLookups(knows('', [])))
    const list = await desk.anna.opens()
    expect(list.texts('.publish-busy')).toEqual(['Сверяюсь со словарём…'])
    expect(list.attributes('#publishing form', 'hx-disable')).toEqual(['find button'])
  })
})

test('words found meanwhile are in nobody’s way: what was being written can be saved and published', async () => {
  const desk = await opensDesk(new WordLookups(knows('печка', ['речка'])))
  const [rebus, list] = [await desk.anna.opens('/rebuses/1'), await desk.writes('печка')]
  await isFound(desk)
  expect(list.status).toBe(200)
  const page = await desk.anna.opens('/rebuses/1')
  expect((await page.submits('.quiz-form', { why: 'Другая причина.' })).text).toContain('Сохранено')
  expect((await rebus.submits('.quiz-form', { why: 'Третья причина.' })).status).toBe(409)
})

test('a spelling that is accepted with one click gets its neighbours, too: in the draft', async () => {
  const desk = await opensDesk(new WordLookups(knows('печка', ['речка'])))
  const { context } = desk
  const acceptance = { kind: 'spelling', rebus: desk.server.quiz.rebuses[0]?.answer ?? '', words: 'печка' } as const
  const accepting = await acceptWords(context, context.campaignId, acceptance, { into: 'publish', by })
  expect(accepting.kind).toBe('published')
  await desk.refusesInDraft('речка')
  const draft = await desk.draft()
  expect([draft.isChanged, draft.quiz.near]).toEqual([true, undefined])
})

test('a campaign in a file keeps what its quiz and its draft refuse, and nothing that dictionaries have told beside', async () => {
  const desk = await opensDesk(new WordLookups(knows('печка', ['речка'])))
  const { context } = desk
  await desk.writes('печка')
  await isFound(desk)
  await desk.publishes()
  await desk.writes('печка')
  await (await desk.anna.opens('/rebuses/1')).submits('.quiz-form', { refuse: 'речка\nсвечка', accept: 'печенька' })
  await waitFor(
    async () => Object.keys((await desk.draft()).quiz.near ?? {}).length > 0,
    () => 'words that were looked for once more',
  )
  const { text } = await exportCampaign(context, context.campaignId, by)
  expect(JSON.parse(text).draft.near).toBeUndefined()
  const made = await importCampaign(context, { bytes: new TextEncoder().encode(text), by, hasSms: false })
  if (!('address' in made)) throw new Error(`expected a campaign, found ${JSON.stringify(made)}`)
  await desk.server.announces()
  const imported = context.campaigns.ofNumber(context.phoneNumber).find(({ path }) => path.endsWith(made.address))
  expect(imported && rebusesOf(imported.quiz)[0]?.refuse).toContain('речка')
  const draft = await readDraft(context.db, imported?.campaignId ?? 0)
  expect(draft.quiz.rebuses[0]?.refuse).toEqual(['речка', 'свечка'])
})
