import type { Page } from '@playwright/test'

type Ear = { hears(text: string, isFinal: boolean): void; fails(error: string): void }

/** Gives a page a recogniser of a browser whose results a test makes up: a real one needs a microphone and its maker's server. */
export async function givesEarTo(page: Page): Promise<PageEar> {
  await page.addInitScript(install)
  return new PageEar(page)
}

class PageEar {
  constructor(readonly page: Page) {}

  /** Recognises this: all of the phrase so far. */
  hears = (text: string, { isFinal }: { isFinal: boolean }) =>
    this.page.evaluate(([text, isFinal]) => (window as unknown as { ear: Ear }).ear.hears(text, isFinal), [
      text,
      isFinal,
    ] as const)
  fails = (error: string) => this.page.evaluate((error) => (window as unknown as { ear: Ear }).ear.fails(error), error)
}

function install() {
  let recogniser: { onresult(event: object): void; onerror(event: object): void; onend(): void } | null = null
  class SpeechRecognition {
    start() {
      recogniser = this as unknown as typeof recogniser
    }
    abort() {
      recogniser = null
    }
  }
  const hears = (transcript: string, isFinal: boolean) => {
    const result = Object.assign([{ transcript }], { isFinal })
    recogniser?.onresult({ resultIndex: 0, results: [result] })
  }
  const fails = (error: string) => {
    const failed = recogniser
    failed?.onerror({ error })
    failed?.onend()
  }
  Object.assign(window, { SpeechRecognition, ear: { hears, fails } })
}
