import { expect, test } from 'bun:test'
import { parseHTML } from 'linkedom'
import { opensTheEvening } from '../../cast/evening.ts'
import { signsIn } from '../../cast/staff.ts'
import { findAll } from '../../privacy/dump.ts'
import { ivan, local, olga, ways } from '../../privacy/people.ts'

const operatorPassword = 'a password for tests'
const masked = '+7 916 ···-··-67'

/** Submits the erasure form with `phone` in its field. */
async function erases(url: string, phone: string, headers: Record<string, string> = {}) {
  const cookie = headers.cookie ?? (await signsIn(url, operatorPassword))
  const response = await fetch(`${url}/operator/erasures`, {
    method: 'POST',
    body: new URLSearchParams({ phone }),
    headers: { cookie, 'hx-request': 'true', 'sec-fetch-site': 'same-origin', ...headers },
  })
  const { document } = parseHTML(`<html><body>${await response.text()}</body></html>`)
  const field = document.querySelector('#forget-phone')
  return {
    status: response.status,
    said: document.querySelector('#forget-said')?.textContent?.replaceAll('\u00a0', ' ') ?? '',
    typed: field?.getAttribute('value') ?? '',
    isWrong: field?.getAttribute('aria-invalid') === 'true',
  }
}

test('an operator erases a person by a number in any format, and sees what was erased', async () => {
  const evening = await opensTheEvening({ operatorPassword })
  const visitor = await ways['and hangs up in the middle']?.(evening, ivan)
  const other = await ways['and hangs up in the middle']?.(evening, olga)
  expect(await erases(evening.url, '8 (916) 123-45-67')).toEqual({
    status: 200,
    said: `${masked}: стёрто. Игр: 1, звонков: 1, браузеров: 1.`,
    typed: '',
    isWrong: false,
  })
  await visitor?.sees('Я всё забыл')
  await other?.isShown('lost')
  expect(await findAll([ivan.phone, ...ivan.words])).toEqual([])
  expect(await erases(evening.url, ivan.phone)).toMatchObject({ status: 200, said: `${masked}: ничего не хранится.` })
})

test('an invalid number stays in the field, with the error beside it', async () => {
  const { url } = await opensTheEvening({ operatorPassword })
  for (const typed of ['', 'Иван', '8 916', '+7 000 000-00-00']) {
    expect(await erases(url, typed)).toEqual({
      status: 422,
      said: 'Это не похоже на номер телефона. Проверьте цифры.',
      typed,
      isWrong: true,
    })
  }
})

test('erasing requires a session and the same origin', async () => {
  const evening = await opensTheEvening({ operatorPassword })
  const visitor = await evening.comes()
  await visitor.givesNumber(local(ivan.phone))
  expect((await erases(evening.url, ivan.phone, { cookie: '' })).status).toBe(403)
  expect((await erases(evening.url, ivan.phone, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  await visitor.isShown('waiting')
  expect(await findAll([ivan.phone])).not.toEqual([])
})

test('the form is on the page of people, and asks once more', async () => {
  const { url } = await opensTheEvening({ operatorPassword })
  const headers = { cookie: await signsIn(url, operatorPassword) }
  const read = async (path: string) => parseHTML(await (await fetch(`${url}/operator${path}`, { headers })).text()).document
  const form = (await read('/people')).querySelector('#forget form')
  expect(form?.getAttribute('hx-confirm')).toContain('Вернуть не получится')
  expect((await read('')).querySelector('#forget')).toBeNull()
})
