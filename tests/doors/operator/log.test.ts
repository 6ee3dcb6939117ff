import { expect, test } from 'bun:test'
import { parseHTML } from 'linkedom'
import { eraseByAge } from '../../../server/privacy/privacy.ts'
import { type Evening, opensTheEvening } from '../../cast/evening.ts'
import { signsIn } from '../../cast/staff.ts'
import { findAll } from '../../privacy/dump.ts'
import { ivan, local, spellingsOf, ways } from '../../privacy/people.ts'

const operatorPassword = 'a password for tests'
const observerPassword = 'another one, to look'
const shown = '+7 916 ···-··-67'
const plain = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim()

const opensEvening = () => opensTheEvening({ operatorPassword, observerPassword })

/** Somebody at work: presses buttons, and reads the log. */
async function works({ url }: Evening, name: string, password = operatorPassword) {
  const cookie = await signsIn(url, password, { name })
  const get = (path: string) => fetch(`${url}/operator${path}`, { headers: { cookie } })
  return {
    presses: async (path: string, fields: Record<string, string> = {}) =>
      (
        await fetch(`${url}/operator${path}`, {
          method: 'POST',
          redirect: 'manual',
          headers: { cookie, origin: url, 'hx-request': 'true' },
          body: new URLSearchParams(fields),
        })
      ).status,
    /** who did what to whom, the newest first */
    async reads(query = '') {
      const { document } = parseHTML(await (await get(`/log${query}`)).text())
      return [...document.querySelectorAll('.log tbody tr')].map((row) => {
        const [, name, role, what, whom] = [...row.querySelectorAll('td, th')].map(({ textContent }) => plain(textContent))
        return [name, role, what, whom]
      })
    },
    page: async (query = '') => (await get(`/log${query}`)).text(),
    async takesTheFile() {
      const response = await get('/log.csv')
      return { headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) }
    },
  }
}

test('the log tells who did what to whom: a call ended, a check, an attempt given back, a sign-out', async () => {
  const evening = await opensEvening()
  const { caller, visitor } = await evening.plays(local(ivan.phone))
  await caller.isListenedTo()
  const anna = await works(evening, 'Анна')
  const { id = '' } = (await evening.context.db.query.calls.findFirst()) ?? {}
  await anna.presses(`/calls/${id}/stop`)
  await caller.isDisconnected()
  await visitor.isShown('lost')
  await anna.presses('/checks')
  await anna.presses('/attempts', { game: '1', reason: 'stranger' })
  await anna.presses('/sign-out')
  const boris = await works(evening, 'Борис', observerPassword)
  expect(await boris.reads()).toEqual([
    ['Борис', 'смотрит', 'Вход', ''],
    ['Анна', 'управляет', 'Выход', ''],
    ['Анна', 'управляет', 'Возвращена попытка', `${shown} (игра 1) сыграл посторонний`],
    ['Анна', 'управляет', 'Запрошена проверка звонка', ''],
    ['Анна', 'управляет', 'Завершён звонок', shown],
    ['Анна', 'управляет', 'Вход', ''],
  ])
})

test('what was refused or changed nothing is not in the log', async () => {
  const evening = await opensEvening()
  const anna = await works(evening, 'Анна')
  const boris = await works(evening, 'Борис', observerPassword)
  expect(await anna.presses('/calls/nowhere/stop')).toBe(404)
  expect(await anna.presses('/messages/7')).toBe(404)
  expect(await anna.presses('/attempts', { phone: local(ivan.phone) })).toBe(200)
  expect(await boris.presses('/checks')).toBe(403)
  expect((await anna.reads()).map(([name, , what]) => [name, what])).toEqual([
    ['Борис', 'Вход'],
    ['Анна', 'Вход'],
  ])
})

test('whom an operator has erased stays in the log as a pseudonym, and is otherwise gone from it', async () => {
  const evening = await opensEvening()
  await ways['and hangs up in the middle']?.(evening, ivan)
  const anna = await works(evening, 'Анна')
  await anna.presses('/attempts', { phone: local(ivan.phone), reason: 'trouble' })
  expect((await anna.reads())[0]?.[3]).toBe(`${shown} (игра 1) неполадка у нас`)
  await anna.presses('/erasures', { phone: local(ivan.phone) })
  const disguise = evening.context.disguise(ivan.phone)
  const short = disguise.slice('hmac:'.length).slice(0, 6)
  const rows = await anna.reads()
  expect(rows[0]).toEqual(['Анна', 'управляет', 'Стёрты данные человека', `номер стёрт, псевдоним ${short}`])
  expect(rows[1]?.[3]).toBe(`номер стёрт, псевдоним ${short} (игра 1) неполадка у нас`)
  expect(await findAll(spellingsOf(ivan))).toEqual([])
  const page = await anna.page()
  for (const spelling of spellingsOf(ivan)) expect(page).not.toContain(spelling)
  const kept = await evening.context.db.query.deeds.findMany()
  expect(kept.map(({ numberDisguise }) => numberDisguise).filter(Boolean)).toEqual([disguise, disguise])
})

test('the log is kept as long as the figures: erasing by age leaves it as it is', async () => {
  const evening = await opensEvening()
  await ways['and hangs up in the middle']?.(evening, ivan)
  const anna = await works(evening, 'Анна')
  await anna.presses('/attempts', { game: '1', reason: 'other' })
  const before = await evening.context.db.query.deeds.findMany()
  evening.passes(100 * 24 * 60)
  await eraseByAge(evening.context, 90)
  expect(await findAll([ivan.phone])).toEqual([])
  expect(await evening.context.db.query.deeds.findMany()).toEqual(before)
})

test('the log holds the pseudonym of the address that a deed came from, and not the address', async () => {
  const evening = await opensEvening()
  await works(evening, 'Анна')
  const [deed] = await evening.context.db.query.deeds.findMany()
  expect(deed?.addressDisguise).toBe(evening.context.disguise('127.0.0.1'))
  expect(await findAll(['127.0.0.1'])).toEqual([])
})

test('the log is read page by page, the newest first', async () => {
  const evening = await opensEvening()
  const anna = await works(evening, 'Анна')
  for (let time = 0; time < 60; time++) await anna.presses('/checks')
  expect(await anna.reads()).toHaveLength(50)
  const older = /href="\/operator\/log(\?before=\d+)"/.exec(await anna.page())?.[1] ?? ''
  const rest = await anna.reads(older)
  expect([rest.length, rest.at(-1)?.[2]]).toEqual([11, 'Вход'])
  for (const odd of ['?before=0', '?before=-1', '?before=x', '?before=99999999999'])
    expect(await anna.reads(odd)).toHaveLength(50)
})

test('the file opens in a spreadsheet: its letters, its columns, and no cell that runs as a formula', async () => {
  const evening = await opensEvening()
  await ways['and hangs up in the middle']?.(evening, ivan)
  for (const name of ['=HYPERLINK("https://elsewhere.example";"Анна")', '+Анна', '-Анна', '@Анна', 'Анна; "Борис"'])
    await works(evening, name)
  const anna = await works(evening, 'Анна')
  await anna.presses('/attempts', { game: '1', reason: 'other' })
  const { headers, bytes } = await anna.takesTheFile()
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(headers.get('content-disposition')).toBe('attachment; filename="pavel-log.csv"')
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const lines = bytes.toString().slice(1).trimEnd().split('\r\n')
  expect(lines[0]).toBe(
    `Когда (${evening.quiz.callHours.timeZone});Кто;Роль;Что;Номер;Псевдоним номера;Игра;Звонок;Подробности;Откуда`,
  )
  expect(lines[1]).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d;Анна;управляет;Скачан журнал;;;;;;hmac:/)
  expect(lines[2]).toMatch(/;Возвращена попытка;'\+7.916.···-··-67;hmac:[\w-]+;1;;другая;hmac:/)
  const names = lines.slice(4).map((line) => /^[^;]*;("(?:[^"]|"")*"|[^;]*);/.exec(line)?.[1])
  expect(names).toEqual([
    '"Анна; ""Борис"""',
    "'@Анна",
    "'-Анна",
    "'+Анна",
    '"\'=HYPERLINK(""https://elsewhere.example"";""Анна"")"',
  ])
})
