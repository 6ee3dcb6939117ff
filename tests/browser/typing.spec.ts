import type { Locator, Page, Route } from '@playwright/test'
import type { Caller } from './caller.ts'
import { answerTo, quiz } from './quiz.ts'
import { expect, test } from './test.ts'
import type { Visitor } from './visitor.ts'

test.describe('in the chat', () => {
  test('the next answer can be typed before the last one has been replied to', async ({ visitor, caller, number }) => {
    const { page, chat } = visitor
    const field = chat.getByLabel('Ваш ответ')
    await begins(visitor, caller, number)
    const replies = await heldBack(page, '**/answers')
    await field.fill(answerTo(1))
    await field.press('Enter')
    await replies.hasOne()
    await expect(field).toHaveValue('')
    await field.pressSequentially('само')
    await visitor.sees(`Ребус 2 из ${quiz.rebuses.length}`)
    await expect(field).toHaveValue('само')
    await replies.come()
    await isReady(chat.locator('#answer-send'))
    await expect(field).toHaveValue('само')
    await expect(field).toBeFocused()
    await field.pressSequentially('лёт')
    await field.press('Enter')
    await visitor.sees('самолёт')
    await expect(field).toHaveValue('')
  })

  test('the next answer stays where the visitor has left its field', async ({ visitor, caller, number }) => {
    const { page, chat } = visitor
    const field = chat.getByLabel('Ваш ответ')
    await begins(visitor, caller, number)
    const replies = await heldBack(page, '**/answers')
    await fillsTooLong(field)
    await field.press('Enter')
    await replies.hasOne()
    await field.fill('самолёт')
    await field.blur()
    await replies.come()
    await visitor.sees('Ответ — это слово, а не роман')
    await expect(field).toHaveValue('самолёт')
  })

  test('a refused answer comes back for correction, and news leave it there', async ({ visitor, caller, number }) => {
    const { chat } = visitor
    const field = chat.getByLabel('Ваш ответ')
    await begins(visitor, caller, number)
    for (const _time of [1, 2]) {
      await fillsTooLong(field)
      await field.press('Enter')
      await visitor.sees('Ответ — это слово, а не роман')
      await isReady(chat.locator('#answer-send'))
      await expect(field).toHaveValue(/^рептилоид рептилоид/)
    }
    await caller.says(answerTo(1))
    await visitor.sees(`Ребус 2 из ${quiz.rebuses.length}`)
    await expect(field).toHaveValue(/^рептилоид рептилоид/)
  })

  test('an answer that got lost comes back, unless the next one is being typed', async ({ visitor, caller, number }) => {
    const { page, chat } = visitor
    const field = chat.getByLabel('Ваш ответ')
    await begins(visitor, caller, number)
    await page.route('**/answers', (route) => route.abort())
    await field.fill('самолёт')
    await field.press('Enter')
    await expect(field).toHaveValue('самолёт')
    await isReady(chat.locator('#answer-send'))
    await page.unroute('**/answers')
    const replies = await heldBack(page, '**/answers', lost)
    await field.press('Enter')
    await replies.hasOne()
    await field.pressSequentially('паро')
    await replies.come()
    await isReady(chat.locator('#answer-send'))
    await expect(field).toHaveValue('паро')
  })

  test('a number can be corrected while it is being refused', async ({ visitor, number }) => {
    const { page, chat } = visitor
    const phone = chat.getByLabel('Ваш номер телефона')
    await visitor.opens()
    const replies = await heldBack(page, '**/visits')
    await phone.fill(number.slice(0, -1))
    await phone.press('Enter')
    await replies.hasOne()
    await phone.pressSequentially(number.slice(-1))
    await replies.come()
    await visitor.sees('Такого номера не бывает')
    await expect(phone).toBeFocused()
    await expect(phone).toHaveValue(number)
    await chat.getByRole('checkbox').check()
    await isReady(chat.getByRole('button', { name: 'Вот мой номер' }))
    await phone.press('Enter')
    await expect(visitor.digits).toHaveText(/^\d{4,8}$/)
  })

  test('whoever still types is not sent to another field, and a box that they tick stays ticked', async ({ visitor, number }) => {
    const { page, chat } = visitor
    const phone = chat.getByLabel('Ваш номер телефона')
    await visitor.opens()
    const replies = await heldBack(page, '**/visits')
    await phone.fill(number)
    await phone.press('Enter')
    await replies.hasOne()
    await chat.getByRole('checkbox').check()
    await phone.press('End')
    await phone.press('Backspace')
    await replies.come()
    await visitor.sees('Без согласия номер не возьму')
    await expect(chat.getByRole('checkbox')).toBeChecked()
    await expect(phone).toBeFocused()
    await expect(phone).toHaveValue(number.slice(0, -1))
  })

  test('a box that was ticked for another text of the consent comes back empty', async ({ visitor, number }) => {
    const { chat } = visitor
    await visitor.opens()
    await chat.getByRole('checkbox').evaluate((box: HTMLInputElement) => box.setAttribute('value', 'of another text'))
    await visitor.givesNumber(number)
    await visitor.sees('организаторы поправили согласие')
    await expect(chat.getByRole('checkbox')).not.toBeChecked()
    await expect(chat.getByLabel('Ваш номер телефона')).toHaveValue(number)
  })

  test('what is new about the hours of the quiz leaves a number that is being typed', async ({ visitor }) => {
    const { page, chat } = visitor
    const phone = chat.getByLabel('Ваш номер телефона')
    await page.clock.install()
    await visitor.opens()
    await page.route('**/visits/new?*', async (route) => {
      const form = await route.fetch({ url: route.request().url().replace(/\?.*/, '') })
      await route.fulfill({ body: (await form.text()).replace('О, гости', 'О, всё ещё гости') })
    })
    await phone.pressSequentially('8 916 12')
    await chat.getByRole('checkbox').check()
    await page.clock.fastForward('01:01')
    await visitor.sees('О, всё ещё гости')
    await expect(phone).toHaveValue('8 916 12')
    await expect(chat.getByRole('checkbox')).toBeChecked()
  })
})

test.describe('on the telephone', () => {
  test('the next words can be typed before the last ones have arrived', async ({ caller, number }) => {
    const { page } = caller
    const field = page.getByLabel('Что сказать')
    await caller.dials(number)
    await caller.letsPavelFinish()
    const replies = await heldBack(page, '**/speech')
    await field.fill('раз')
    await field.press('Enter')
    await replies.hasOne()
    await expect(field).toHaveValue('')
    await field.pressSequentially('два')
    await replies.come()
    await expect(caller.remarks.getByText('раз', { exact: true }).last()).toBeVisible()
    await expect(field).toHaveValue('два')
    await expect(field).toBeFocused()
    await field.press('Enter')
    await expect(caller.remarks.getByText('два', { exact: true }).last()).toBeVisible()
    await expect(field).toHaveValue('')
  })

  test('words that are refused come back, and stay while Pavel speaks', async ({ caller, number }) => {
    const { page } = caller
    const field = page.getByLabel('Что сказать')
    await caller.dials(number)
    await caller.letsPavelFinish()
    await fillsTooLong(field)
    await field.press('Enter')
    await expect(page.locator('.speech').getByRole('alert')).toBeVisible()
    await expect(field).toHaveValue(/^рептилоид рептилоид/)
    await caller.presses('1')
    await expect(caller.remarks.getByText('1', { exact: true }).last()).toBeVisible()
    await expect(field).toHaveValue(/^рептилоид рептилоид/)
  })

  test('the numbers can be corrected while a call is being refused', async ({ caller, number }) => {
    const { page } = caller
    const [from, to] = [page.getByLabel('Номер, с которого звоните'), page.getByLabel('Куда звоните')]
    await caller.keepsTelephoneOpen()
    const usual = await to.inputValue()
    await from.fill('8')
    const replies = await heldBack(page, '**/phone/calls')
    await page.getByRole('button', { name: 'Позвонить' }).click()
    await replies.hasOne()
    await from.fill(number)
    await page.getByLabel('Скрыть номер').check()
    await caller.presses('88')
    await replies.come()
    await expect(page.locator('#dial').getByRole('alert')).toBeVisible()
    await expect(from).toHaveValue(number)
    await expect(page.getByLabel('Скрыть номер')).toBeChecked()
    await expect(to).toHaveValue('88')
    await to.fill(usual)
    await caller.dials(number)
  })

  test('a share of a bad line can be changed again before the first change has been replied to', async ({ caller }) => {
    const { page } = caller
    await caller.keepsTelephoneOpen()
    await page.getByText('Плохая связь').click()
    const [echo, other] = [page.getByLabel('Эхо его слов'), page.locator('#bad-line input').last()]
    const usual = await echo.inputValue()
    const replies = await heldBack(page, '**/phone/faults')
    await echo.fill('5')
    await echo.press('Tab')
    await replies.hasOne()
    await echo.fill('7')
    await other.focus()
    const kept = page.waitForResponse(
      (reply) => reply.url().endsWith('/faults') && /echo=7/.test(reply.request().postData() ?? ''),
    )
    await replies.come()
    await kept
    await expect(echo).toHaveValue('7')
    await caller.setsEcho(Number(usual))
  })
})

/** Comes and calls, and sees the first rebus. */
async function begins(visitor: Visitor, caller: Caller, number: string) {
  await visitor.comes(number)
  await caller.dials(number)
  await visitor.sees(`Ребус 1 из ${quiz.rebuses.length}`)
}

/** Holds the replies to requests to this address back until they may come, and lets later ones through. */
async function heldBack(page: Page, address: string, replyOf = fromServer) {
  const held: (() => Promise<void>)[] = []
  let isOver = false
  await page.route(address, async (route) => {
    const reply = await replyOf(route)
    if (isOver) await reply()
    else held.push(reply)
  })
  return {
    hasOne: () => expect.poll(() => held.length).toBe(1),
    async come() {
      isOver = true
      for (const reply of held) await reply()
    },
  }
}

async function fromServer(route: Route) {
  const response = await route.fetch()
  return () => route.fulfill({ response })
}

const lost = async (route: Route) => () => route.abort()

/** Waits until no reply to the form of this button is due. */
const isReady = (button: Locator) => expect(button).toBeEnabled()

/** The browser itself would not let it through. */
async function fillsTooLong(field: Locator) {
  await field.evaluate((element) => element.removeAttribute('maxlength'))
  await field.fill('рептилоид '.repeat(60))
}
