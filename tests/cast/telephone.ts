import { waitFor } from './waiting.ts'

/** Asks the server for a page, or sends a form to it. */
type Asks = (path: string, form?: Record<string, string>) => Promise<Response>

/** Returns the telephone of a server whose phone simulator is on. */
export function telephoneOf(url: string) {
  const headers = { origin: url, accept: 'text/html' }
  return telephoneAt('', (path, form) =>
    fetch(url + path, { redirect: 'manual', headers, ...(form && { method: 'POST', body: new URLSearchParams(form) }) }),
  )
}

/** Returns the telephone at `/phone` below this path, without a browser. Pavel's phrases are cut short. */
export function telephoneAt(path: string, asks: Asks) {
  let call = ''
  const page = async () => (await asks(`${path}/phone?call=${call}`)).text()
  const act = (what: string, form: Record<string, string> = {}) => asks(`${path}/phone/calls/${call}/${what}`, form)

  async function hearsOut(until: (html: string) => boolean, what: string) {
    let html = ''
    await waitFor(
      async () => {
        html = await page()
        const phrase = /name="phrase" value="(\d+)"/.exec(html)?.[1]
        if (phrase && !until(html)) await act('speech-ends', { phrase })
        return until(html)
      },
      () => `${what}; the telephone shows:\n${html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')}`,
    )
  }

  return {
    page,
    async dials(caller: string, called = '8 800 555-35-35') {
      const response = await asks(`${path}/phone/calls`, { caller, called })
      call = new URL(response.headers.get('hx-replace-url') ?? '', 'http://here').searchParams.get('call') ?? ''
      return response.status
    },
    /** Waits until Pavel listens, and says it. */
    async says(text: string) {
      await hearsOut((html) => html.includes('data-activity="listening"'), 'Pavel to listen')
      const before = phrasesIn(await page())
      await act('speech', { text })
      await hearsOut((html) => phrasesIn(html) > before, `an answer to «${text}»`)
    },
    presses: (keys: string) => act('keys', { keys }),
    hears: (text: string) => hearsOut((html) => html.includes(text), `Pavel to say ${text}`),
    isHungUpOn: () => hearsOut((html) => html.includes('data-state="ended"'), 'the call to end'),
    hangsUp: () => act('hang-up'),
  }
}

const phrasesIn = (html: string) => html.split(/<li id="remark-\d+" class="pavel"/).length
