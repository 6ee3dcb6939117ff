import { textsOf } from '../../views/texts/chat.ts'
import { fixedQuiz } from '../cast/fixed-quiz.ts'
import { type Sites, sitesNumber } from '../cast/sites.ts'
import { telephoneOf } from '../cast/telephone.ts'
import { waitFor } from '../cast/waiting.ts'
import type { EngineBrowser } from './engine.ts'

const { chat } = textsOf('ru')
const [first = '', ...others] = fixedQuiz().rebuses.map(({ answer }) => answer)

/** Whether the game was there after a reload, whether the chat has warned that it would not be, and the promo code in the end. */
export type Played = { isKnownAfterReload: boolean; isWarned: boolean; code: string }

/**
 * Plays a whole game by telephone on the site, and loads its page again in the middle. Where that has lost the game, gives the number
 * and calls once more.
 */
export async function plays(browser: EngineBrowser, { server, site }: Sites, number: string): Promise<Played> {
  const telephone = telephoneOf(server.url)

  await browser.opens(`${site.secure}/plain`)
  await opensChat()
  await comes()
  await isKnown()
  const isWarned = (await look()).text.includes(chat.forgets)
  await telephone.says(first)
  await sees(({ text }) => text.includes(rebus(2)), rebus(2))

  await browser.reloads()
  await opensChat()
  const { asksNumber } = await sees(({ asksNumber, picture }) => asksNumber || picture !== '', 'the chat')
  if (asksNumber) {
    await telephone.hangsUp()
    const digits = await comes()
    await telephone.hears('из какого вы браузера')
    await telephone.presses(digits)
  }
  await isKnown()

  for (const answer of others) await telephone.says(answer)
  const { code } = await sees(({ code }) => code !== '', 'the code')
  return { isKnownAfterReload: !asksNumber, isWarned, code }

  /** It is open already where the site could store that. */
  async function opensChat() {
    const press = `const button = document.querySelector('pavel-chat').shadowRoot.querySelector('.button')
      if (button.ariaExpanded === 'false') button.click()
      return true`
    const presses = () => browser.onSite<boolean>(press).catch(() => false)
    await waitFor(presses, () => 'the button')
  }

  /** Gives the number and calls. Returns the digits of the page. */
  async function comes(): Promise<string> {
    await sees(({ asksNumber }) => asksNumber, 'the form')
    await browser.inFrame(
      `document.getElementById('phone').value = '${number}'
      document.getElementById('consent').checked = true
      document.getElementById('number-send').click()`,
    )
    const { digits } = await sees(({ digits }) => digits !== '', 'the digits')
    await telephone.dials(number, sitesNumber)
    return digits
  }

  /** Sees the picture, and after a wrong answer another one: the picture, the form and the socket knew the visit. */
  async function isKnown() {
    const before = await sees(({ picture }) => picture !== '', 'a picture')
    await browser.inFrame(
      `const field = document.getElementById('answer')
      field.value = 'самолёт'
      field.form.requestSubmit()`,
    )
    await sees(({ picture }) => picture !== '' && picture !== before.picture, 'another picture')
  }

  async function sees(isSo: (shown: Shown) => boolean, what: string): Promise<Shown> {
    let shown = nothing
    await waitFor(
      async () => {
        shown = await look().catch(() => nothing)
        return isSo(shown)
      },
      () => `${what}; the chat shows:\n${shown.text}`,
    )
    return shown
  }

  function look() {
    return browser.inFrame<Shown>(readShown)
  }
}

type Shown = { asksNumber: boolean; digits: string; picture: string; code: string; text: string }

const nothing: Shown = { asksNumber: false, digits: '', picture: '', code: '', text: '' }

/** A picture that has not loaded is none. */
const readShown = `
  const find = (selector) => document.querySelector(selector)
  const picture = find('figure.rebus img')
  return {
    asksNumber: find('#number-form') !== null,
    digits: find('#digits')?.textContent ?? '',
    picture: picture?.complete && picture.naturalWidth > 0 ? picture.getAttribute('src') : '',
    code: find('#code')?.value ?? '',
    text: document.body.innerText,
  }`

const rebus = (place: number) => `Ребус ${place} из ${others.length + 1}`
