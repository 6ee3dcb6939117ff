import type { Page } from '@playwright/test'

/** A voice whose phrases last until a test ends them. `told` is what the page has told it to do, such as `speak Здравствуйте`. */
type Voice = { told: string[]; end(): void; fail(error: string): void }

/**
 * Gives a page a browser's voice, since a driven Chromium has none. `isHeldBack`: it sounds only once somebody has pressed something, as
 * in Chromium.
 */
export async function givesVoiceTo(page: Page, { isHeldBack = false } = {}): Promise<PageVoice> {
  await page.addInitScript(install, isHeldBack)
  return new PageVoice(page)
}

class PageVoice {
  constructor(readonly page: Page) {}

  told = () => this.page.evaluate(() => (window as unknown as { voice: Voice }).voice.told)
  /** Says the sentence under way to its end. */
  finishes = () => this.page.evaluate(() => (window as unknown as { voice: Voice }).voice.end())
  fails = (error: string) => this.page.evaluate((error) => (window as unknown as { voice: Voice }).voice.fail(error), error)
}

function install(isHeldBack: boolean) {
  type Sentence = { text: string; onend?(): void; onerror?(event: { error: string }): void }
  const told: string[] = []
  const queue: Sentence[] = []
  const fail = (error: string) => {
    for (const sentence of queue.splice(0)) sentence.onerror?.({ error })
  }
  const speechSynthesis = Object.assign(new EventTarget(), {
    getVoices: () => [{ lang: 'ru-RU', name: 'Irina' }],
    speak(sentence: Sentence) {
      told.push(`speak ${sentence.text}`)
      queue.push(sentence)
      if (isHeldBack && !navigator.userActivation.hasBeenActive) setTimeout(fail, 0, 'not-allowed')
    },
    cancel() {
      if (queue.length > 0) told.push('cancel')
      fail('interrupted')
    },
  })
  class SpeechSynthesisUtterance {
    constructor(readonly text: string) {}
  }
  Object.defineProperty(window, 'speechSynthesis', { value: speechSynthesis })
  Object.assign(window, { SpeechSynthesisUtterance, voice: { told, fail, end: () => queue.shift()?.onend?.() } })
}
