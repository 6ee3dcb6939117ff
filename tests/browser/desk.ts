import { expect, type Page } from '@playwright/test'
import { type ServerProcess, startProcess } from '../cast/process.ts'
import { test as base } from './test.ts'

export { expect }

const operatorPassword = 'open, sesame street'
export const observerPassword = 'only looking, thank you'

/** A server with a desk, for all files that begin here: the shared one has no operator, and has the telephone at `/phone`. */
export const test = base.extend<object, { server: ServerProcess }>({
  server: [
    async ({}, use) => {
      const passwords = { OPERATOR_PASSWORD: operatorPassword, OBSERVER_PASSWORD: observerPassword }
      const server = await startProcess({ ...passwords, PHONE_SIMULATOR: 'off' })
      await use(server)
      await server.close()
    },
    { scope: 'worker' },
  ],
})

/** Opens a page of the desk and signs in. */
export async function comesToTheDesk(page: Page, path: string, { password = operatorPassword, name = 'Анна' } = {}) {
  await page.goto(path)
  await page.getByLabel('Как вас зовут').fill(name)
  await page.getByLabel('Пароль').fill(password)
  await page.getByRole('button', { name: 'Войти' }).click()
}

/** Makes a campaign of the shortest template, with a number to call. Its page is shown. */
export async function makesCampaign(page: Page, name: string) {
  const form = page.getByRole('region', { name: 'Новая кампания' })
  await form.getByLabel('Название').fill(name)
  await form.getByRole('radio', { name: 'Самая короткая викторина' }).check()
  await form.getByLabel('Куда звонить').fill('8 800 100-20-30')
  await form.getByRole('button', { name: 'Создать' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
}

/** Begins to play the draft whose page is shown, leaves the number and calls. */
export async function playsTheDraft(page: Page) {
  await page.getByRole('button', { name: 'Сыграть черновик' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Пробная игра')
  const chat = page.frameLocator('iframe[title=Чат]')
  const telephone = page.frameLocator('iframe[title=Телефон]')
  await chat.getByRole('checkbox').check()
  await chat.getByRole('button', { name: 'Вот мой номер' }).click()
  await telephone.getByLabel('Без звука').check()
  await telephone.getByRole('button', { name: 'Позвонить' }).click()
  return {
    chat,
    telephone,
    /** Waits until Pavel listens, skipping what he says, then says `text`. */
    async says(text: string) {
      await expect(async () => {
        const skip = telephone.getByRole('button', { name: 'Промотать речь' })
        if (await skip.isVisible()) await skip.click({ timeout: 300 })
        await expect(telephone.getByText('Павел слушает')).toBeVisible({ timeout: 300 })
      }).toPass({ timeout: 20_000, intervals: [20] })
      await telephone.getByLabel('Что сказать').fill(text)
      await telephone.getByRole('button', { name: 'Сказать', exact: true }).click()
    },
  }
}
