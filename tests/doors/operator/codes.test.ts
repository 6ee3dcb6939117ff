import { describe, expect, test } from 'bun:test'
import { isNotNull } from 'drizzle-orm'
import { codes } from '../../../server/store/schema/schema.ts'
import { handlesCodes } from '../../cast/code-file.ts'
import { worksAtTheDesk } from '../../cast/desk.ts'
import { type Evening, opensTheEvening } from '../../cast/evening.ts'
import { sheetOf, zipOf } from '../../cast/sheet-file.ts'

const operatorPassword = 'open-sesame'
const observerPassword = 'only-looking'

async function opensTheDesk() {
  const evening = await opensTheEvening({ operatorPassword, observerPassword })
  const anna = await worksAtTheDesk(evening.url, operatorPassword)
  return { evening, anna, ...handlesCodes(anna) }
}

const rowsOf = ({ context }: Evening) => context.db.query.codes.findMany({ orderBy: ({ id }) => id })
const codesOf = async (evening: Evening) => (await rowsOf(evening)).map(({ code }) => code)

async function wins(evening: Evening, phone: string) {
  const { visitor, caller } = await evening.plays(phone)
  for (const { answer } of evening.quiz.rebuses) await caller.says(answer)
  await visitor.isShown('finished')
  return visitor.code
}

test('a file is rehearsed before anything is taken, and then it is what winners get', async () => {
  const { evening, anna, rehearses, adds, seenOn } = await opensTheDesk()
  const file = 'Промокод\r\nALL-1\r\nALL-2\r\nALL-1\r\nno code\r\n'
  const page = await rehearses({ file })
  expect(page.texts('#code-rehearsal .chip')).toEqual(['2 новых', '1 повтор в файле', '1 не похож на промокод'])
  expect(page.text('#code-rehearsal')).toContain('Строка 1 похожа на заголовок («Промокод»): пропустим.')
  expect(page.text('#code-rehearsal')).toContain('строка 5: «no code» — внутри пробел')
  expect(await rowsOf(evening)).toEqual([])
  const taken = await adds({ file, seen: seenOn(page) })
  expect(taken.text('#codes-notice')).toBe('Добавлено: 2 промокода. Их получат победители с призом «Бесплатный билет».')
  expect(await rowsOf(evening)).toMatchObject([
    { code: 'ALL-1', tierId: '100', addedAt: expect.any(Date) },
    { code: 'ALL-2', tierId: '100' },
  ])
  expect(await wins(evening, '8 916 000-00-01')).toBe('ALL-1')
  const shown = await anna.opens('/codes')
  expect(shown.text('#code-tier-100 .code-facts')).toBe('Осталось1Выдано1Использовано0Загружено2')
  expect((await anna.opens('/log')).text('#log')).toContain('Загружены промокоды Бесплатный билет: 2')
})

test('the same file twice adds nothing, whether it is looked at again or only sent again', async () => {
  const { evening, takes, rehearses, adds, seenOn } = await opensTheDesk()
  const file = 'ALL-1\nALL-2'
  const seen = seenOn(await rehearses({ file }))
  await adds({ file, seen })
  expect((await adds({ file, seen })).text('#codes-notice')).toBe('Новых промокодов в файле нет: добавлять нечего.')
  const again = await rehearses({ file })
  expect(again.texts('#code-rehearsal .chip')).toEqual(['0 новых', '2 уже здесь'])
  expect(again.all('#code-take')).toEqual([])
  expect((await takes({ file: 'ALL-2\nALL-3' })).text('#codes-notice')).toContain('Добавлено: 1 промокод')
  expect(await codesOf(evening)).toEqual(['ALL-1', 'ALL-2', 'ALL-3'])
})

test('a code that is here already in another case is the same', async () => {
  const { evening, rehearses, takes } = await opensTheDesk()
  await takes({ file: 'ALL-1\nall-2\nALL-3' })
  const file = 'all-1\nALL-2\nAll-3\nALL-4'
  expect((await rehearses({ file })).texts('#code-rehearsal .chip')).toEqual(['1 новый', '3 уже здесь'])
  await takes({ file })
  expect(await codesOf(evening)).toEqual(['ALL-1', 'all-2', 'ALL-3', 'ALL-4'])
})

test('two operators who take one file at once take each code once', async () => {
  const { evening, rehearses, adds, seenOn } = await opensTheDesk()
  const file = Array.from({ length: 300 }, (_, index) => `ALL-${index}`).join('\n')
  const seen = seenOn(await rehearses({ file }))
  await Promise.all([adds({ file, seen }), adds({ file, seen }), adds({ file, seen })])
  expect(await rowsOf(evening)).toHaveLength(300)
  expect(evening.reported).toEqual([])
})

test('what was not rehearsed is not taken but shown: another file, prize or column', async () => {
  const { evening, rehearses, adds, seenOn } = await opensTheDesk()
  const file = 'code;spare\nALL-1;NEW-1'
  const seen = seenOn(await rehearses({ file }))
  for (const other of [{ file: 'ALL-9' }, { file, tier: '30' }, { file, column: '1' }, { file, seen: '' }]) {
    const page = await adds({ seen, ...other })
    expect(page.status).toBe(409)
    expect(page.text('#codes-notice')).toContain('Это не то, что вы проверяли')
    expect(page.all('#code-take')).toHaveLength(1)
  }
  expect(await rowsOf(evening)).toEqual([])
  const chosen = seenOn(await rehearses({ file, column: '1' }))
  await adds({ file, column: '1', seen: chosen })
  expect(await codesOf(evening)).toEqual(['NEW-1'])
})

test('codes may be pasted, and a page without a script keeps what was pasted and asks for the file again', async () => {
  const { evening, takes } = await opensTheDesk()
  await takes({ text: 'ALL-1\nALL-2' })
  expect(await codesOf(evening)).toEqual(['ALL-1', 'ALL-2'])
  const plain = handlesCodes(await worksAtTheDesk(evening.url, operatorPassword, { isPlain: true }))
  expect((await plain.rehearses({ text: 'ALL-3' })).text('#code-text')).toBe('ALL-3')
  expect((await plain.rehearses({ file: 'ALL-3' })).text('#code-rehearsal')).toContain('Выберите тот же файл ещё раз')
})

test('a code of another campaign is counted and left out', async () => {
  const { evening, rehearses, takes } = await opensTheDesk()
  const { campaignId } = await evening.opens('another')
  await evening.context.db.insert(codes).values({ campaignId, tierId: '100', code: 'ALL-2' })
  const file = 'ALL-1\nALL-2'
  expect((await rehearses({ file })).texts('#code-rehearsal .chip')).toEqual(['1 новый', '1 в другой кампании'])
  await takes({ file })
  expect((await rowsOf(evening)).filter((row) => row.campaignId !== campaignId)).toMatchObject([{ code: 'ALL-1' }])
})

describe('What cannot be read is refused in one sentence', () => {
  test.each([
    ['nothing', {}, 'Выберите файл или вставьте промокоды.'],
    ['an empty file', { file: '', name: 'empty.csv' }, 'В файле ничего нет.'],
    [
      'a photograph',
      { file: new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70]), name: 'me.jpg' },
      'Это не таблица и не текст.',
    ],
    ['a text with NUL bytes', { file: 'ALL-1\0\nALL-2\n\n' }, 'Это не таблица и не текст.'],
    ['a zip that is no XLSX', { file: zipOf({ 'a.txt': 'ALL-1' }), name: 'a.xlsx' }, 'не похож на таблицу XLSX'],
    ['an old Excel file', { file: new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0]) }, 'старый файл Excel'],
    ['codes for a prize that there is not', { file: 'ALL-1', tier: 'x' }, 'Выберите файл'],
  ])('%s', async (_, sent, said) => {
    const { evening, rehearses, adds } = await opensTheDesk()
    for (const sends of [rehearses, adds]) {
      const page = await sends(sent)
      expect(page.status).toBe(422)
      expect(page.text('#code-rehearsal .bad')).toContain(said)
    }
    expect(await rowsOf(evening)).toEqual([])
  })
})

test('an XLSX file is taken', async () => {
  const { evening, takes } = await opensTheDesk()
  await takes({
    file: sheetOf([
      ['Гость', 'Ваучер'],
      ['Анна', 'ALL-1'],
      ['Борис', 'ALL-2'],
    ]),
    name: 'codes.xlsx',
  })
  expect(await codesOf(evening)).toEqual(['ALL-1', 'ALL-2'])
})

test('a file that is too large is refused', async () => {
  const { rehearses } = await opensTheDesk()
  const page = await rehearses({ file: new Uint8Array(64_100_000).fill(65) })
  expect(page.status).toBe(413)
  expect(page.text('#code-rehearsal')).toContain('Файл слишком большой')
})

test('a tier gives from the pool or makes codes up, as the operator chooses', async () => {
  const { evening, anna, takes } = await opensTheDesk()
  await takes({ file: 'ALL-1\nALL-2' })
  await anna.sends('/codes/sources', { tier: '100', source: 'generated' })
  expect(await wins(evening, '8 916 000-00-01')).toMatch(/^[CFHJKLMQRSTWXZ2-9]{8}$/)
  expect((await anna.opens('/codes')).text('#code-tier-100')).toContain('Загруженные не выдаются: свободных 2')
  await takes({ file: 'ALL-3' })
  await anna.sends('/codes/sources', { tier: '100', source: 'pool' })
  expect(await wins(evening, '8 916 000-00-02')).toBe('ALL-1')
  expect((await anna.opens('/log')).text('#log')).toContain('Изменена кампания')
  expect((await anna.sends('/codes/sources', { tier: 'no-such', source: 'pool' })).status).toBe(422)
})

test('unused codes of a prize are withdrawn and put back; winners then get the next prize down', async () => {
  const { evening, anna, takes } = await opensTheDesk()
  await takes({ file: 'ALL-1\nALL-2\nALL-3' })
  expect(await wins(evening, '8 916 000-00-01')).toBe('ALL-1')
  expect((await anna.sends('/codes/withdrawals', { tier: '100' })).text('#codes-notice')).toBe('Изъято: 2.')
  expect(await wins(evening, '8 916 000-00-02')).not.toStartWith('ALL')
  const page = await anna.opens('/codes')
  expect(page.text('#code-tier-100')).toContain('Промокоды кончились: победители получают следующий приз.')
  expect((await anna.sends('/codes/returns', { tier: '100' })).text('#codes-notice')).toBe('Возвращено: 2.')
  expect(await wins(evening, '8 916 000-00-03')).toBe('ALL-2')
  expect((await anna.opens('/log')).text('#log')).toContain('Изъяты промокоды Бесплатный билет: −2')
})

test('codes of a list are withdrawn and put back; given, unknown and cancelled ones are counted', async () => {
  const { evening, anna, takes } = await opensTheDesk()
  await takes({ file: 'ALL-1\nALL-2\nALL-3' })
  await wins(evening, '8 916 000-00-01')
  const text = 'ALL-1\nALL-2\nNOT-1'
  const withdrawn = await anna.sends('/codes/withdrawals', { text })
  expect(withdrawn.text('#codes-notice')).toBe('Изъято: 1. Уже выданы: 1, их не трогаем. Здесь таких нет: 1.')
  const again = await anna.sends('/codes/withdrawals', { text })
  expect(again.text('#codes-notice')).toBe('Изъято: 0. Уже выданы: 1, их не трогаем. Без изменений: 1. Здесь таких нет: 1.')
  expect((await rowsOf(evening)).map(({ withdrawnAt }) => withdrawnAt !== null)).toEqual([false, true, false])
  expect((await anna.sends('/codes/returns', { text: 'ALL-2' })).text('#codes-notice')).toBe('Возвращено: 1.')
  expect((await anna.sends('/codes/withdrawals', { text: ' ' })).status).toBe(422)
})

test('what was withdrawn is listed until it is cancelled at the ticket office, and then is not put back', async () => {
  const { evening, anna, takes } = await opensTheDesk()
  await takes({ file: 'ALL-1\nALL-2' })
  await anna.sends('/codes/withdrawals', { tier: '100' })
  const page = await anna.opens('/codes')
  expect(page.texts('#codes-to-cancel code')).toEqual(['ALL-1', 'ALL-2'])
  const id = page.all('#codes-to-cancel li [name=codes]')[0]?.getAttribute('value') ?? ''
  const after = await anna.sends('/codes/cancellations', { codes: id })
  expect(after.texts('#codes-to-cancel code')).toEqual(['ALL-2'])
  expect((await anna.sends('/codes/cancellations', { codes: id })).status).toBe(404)
  expect((await anna.sends('/codes/cancellations', { codes: '1; drop' })).status).toBe(404)
  expect((await anna.opens('/log')).text('#log')).toContain('Промокод погашен в кассе ALL-1')
  expect((await anna.sends('/codes/returns', { tier: '100' })).text('#codes-notice')).toBe('Возвращено: 1.')
  expect((await rowsOf(evening)).map(({ withdrawnAt }) => withdrawnAt !== null)).toEqual([true, false])
})

test('a code that was spent before it was taken back is not to be cancelled any more', async () => {
  const { evening, anna, takes } = await opensTheDesk()
  await takes({ file: 'ALL-1\nALL-2' })
  await wins(evening, '8 916 000-00-01')
  const { db } = evening.context
  await db.update(codes).set({ spentAt: new Date(), revokedAt: new Date() }).where(isNotNull(codes.participantId))
  await anna.sends('/codes/withdrawals', { tier: '100' })
  expect((await anna.opens('/codes')).texts('#codes-to-cancel code')).toEqual(['ALL-2'])
  const closing = await anna.opens('/closing')
  expect(closing.text('#left-withdrawn')).toContain('1 изъятый промокод')
  expect(closing.all('#left-revoked')).toEqual([])
})

test('the list is searched by code and by state, and leads to the winner', async () => {
  const { evening, anna, takes } = await opensTheDesk()
  await takes({ file: 'ALL-1\nALL-2\nALL_3' })
  await wins(evening, '8 916 123-45-67')
  const codesAt = async (query: string) => (await anna.opens(`/codes?${query}`)).texts('#code-list th code')
  expect(await codesAt('')).toEqual(['ALL_3', 'ALL-2', 'ALL-1'])
  expect(await codesAt('code=all-2')).toEqual(['ALL-2'])
  expect(await codesAt('code=l_')).toEqual(['ALL_3'])
  expect(await codesAt('code=%25')).toEqual([])
  expect(await codesAt("code='")).toEqual([])
  expect(await codesAt('state=free')).toEqual(['ALL_3', 'ALL-2'])
  expect(await codesAt('state=given')).toEqual(['ALL-1'])
  expect(await codesAt('state=nonsense&before=nonsense')).toHaveLength(3)
  const page = await anna.opens('/codes?state=given')
  const link = page.all('#code-list tbody a')[0]
  expect(link?.getAttribute('href')).toBe('/operator/people/1')
  expect(link?.textContent).not.toContain('123')
})

test('the list is read page by page, by time where it is of given codes', async () => {
  const { evening, anna, takes } = await opensTheDesk()
  await takes({ file: Array.from({ length: 120 }, (_, index) => `ALL-${index}`).join('\n') })
  await wins(evening, '8 916 000-00-01')
  const seen: string[] = []
  for (let path: string | null = '/codes'; path;) {
    const page = await anna.opens(path)
    seen.push(...page.texts('#code-list th code'))
    path =
      page
        .all('#code-list .log-links a')
        .find((link) => link.textContent === 'Дальше')
        ?.getAttribute('href')
        ?.slice('/operator'.length) ?? null
  }
  expect(seen).toHaveLength(120)
  expect(new Set(seen).size).toBe(120)
})

test('the table to take away has every code, without a number in full, and the log says who took it', async () => {
  const { evening, anna, takes } = await opensTheDesk()
  await takes({ file: 'ALL-1\nALL-2\n+A+B' })
  await wins(evening, '8 916 123-45-67')
  const response = await fetch(`${evening.url}/operator/codes.csv`, { headers: { cookie: anna.cookie } })
  const lines = (await response.text()).trim().split('\r\n')
  expect(response.headers.get('content-type')).toContain('text/csv')
  expect(lines[0]).toContain('Промокод;Приз;Состояние')
  expect(lines).toHaveLength(4)
  expect(lines.join('\n')).not.toMatch(/1234567|(^|;)\+/m)
  expect((await anna.opens('/log')).text('#log')).toContain('Скачана таблица')
})

test('when a pool ends at the rate of the last hours is said', async () => {
  const { evening, anna, takes } = await opensTheDesk()
  await takes({ file: Array.from({ length: 20 }, (_, index) => `ALL-${index}`).join('\n') })
  for (const last of [1, 2, 3, 4, 5]) await wins(evening, `8 916 000-00-0${last}`)
  expect((await anna.opens('/codes')).text('#code-tier-100 .code-ends')).toContain('В час уходит 5 промокодов.')
})

test('of very many codes the counts are those of the last seconds, and who changes them sees that at once', async () => {
  const { evening, anna, takes } = await opensTheDesk()
  await takes({ file: Array.from({ length: 10_000 }, (_, index) => `ALL-${index}`).join('\n') })
  const left = async () => (await anna.opens('/codes')).text('#code-tier-100 .code-facts')
  expect(await left()).toContain('10 000')
  const { db, campaignId } = evening.context
  await db.insert(codes).values({ campaignId, tierId: '100', code: 'BESIDE-THE-DESK' })
  expect(await left()).toContain('10 000')
  const taken = await takes({ file: 'ONE-MORE' })
  expect(taken.text('#code-tier-100 .code-facts')).toContain('10 002')
  expect(await left()).toContain('10 002')
})

test('an observer sees all of it and changes nothing, by hand neither', async () => {
  const { evening, takes } = await opensTheDesk()
  await takes({ file: 'ALL-1' })
  const boris = await worksAtTheDesk(evening.url, observerPassword, { name: 'Борис' })
  const page = await boris.opens('/codes')
  expect(page.texts('#code-list th code')).toEqual(['····-1'])
  expect(page.all('main form[method=post]')).toEqual([])
  const hand = handlesCodes(boris)
  expect((await hand.rehearses({ file: 'ALL-2' })).status).toBe(403)
  expect((await hand.adds({ file: 'ALL-2' })).status).toBe(403)
  for (const path of ['sources', 'withdrawals', 'returns', 'cancellations']) {
    expect((await boris.sends(`/codes/${path}`, { tier: '100', source: 'generated', codes: '1', text: 'ALL-1' })).status).toBe(
      403,
    )
  }
  expect(await rowsOf(evening)).toMatchObject([{ code: 'ALL-1', withdrawnAt: null }])
})

test('who only looks can neither read a code that can be spent nor guess it bit by bit', async () => {
  const { evening, anna, takes } = await opensTheDesk()
  await takes({ file: 'SECRET-1\nSECRET-2\nSECRET-3' })
  const code = await wins(evening, '8 916 000-00-01')
  for (const path of ['/codes/withdrawals', '/codes/returns']) await anna.sends(path, { text: 'SECRET-3' })
  const boris = await worksAtTheDesk(evening.url, observerPassword, { name: 'Борис' })
  const paths = ['/codes', '/codes?state=free', '/codes.csv', '/people', '/people/1', '/people.csv', '/games.csv', '/log']
  for (const path of paths) expect((await boris.opens(path)).html).not.toContain('SECRET')
  const found = async (typed: string) => (await boris.opens(`/codes?code=${typed}`)).texts('#code-list th code')
  expect(await found('SECRET-')).toEqual([])
  expect(await found('secret-1')).toEqual(['····-1'])
  expect((await boris.opens('/codes.csv?code=SECRET')).html).not.toContain('····')
  expect(code).toBe('SECRET-1')
})
