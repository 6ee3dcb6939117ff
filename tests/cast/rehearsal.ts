import type { TestServer } from './server.ts'
import { signsIn } from './staff.ts'
import { visits } from './visitor.ts'
import { waitFor } from './waiting.ts'

type Server = Pick<TestServer, 'url' | 'context' | 'quiz'>

/** Somebody at the desk who plays the draft of the server's campaign. `begins` presses the button, and may be called again. */
export async function worksOnDraft(server: Server, password: string) {
  const cookie = await signsIn(server.url, password)
  const campaign = server.context.path.slice('/c/'.length)
  const asks = (path: string, form?: Record<string, string>) =>
    fetch(server.url + path, {
      redirect: 'manual',
      headers: { cookie, origin: server.url, accept: 'text/html' },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    })
  const quizPath = `/operator/campaigns/${campaign}/quiz`
  return {
    cookie,
    asks,
    quizPath,
    async begins() {
      const response = await asks(`${quizPath}/rehearsals`, {})
      const path = response.headers.get('location') ?? ''
      if (response.status !== 303) throw new Error(`expected a rehearsal, found ${response.status}`)
      const chat = await visits(server.url, { path, page: `${path}/chat`, staff: cookie })
      return { path, chat, telephone: deskTelephone(path, asks) }
    },
  }
}

type Asks = (path: string, form?: Record<string, string>) => Promise<Response>

/** The telephone of a rehearsal. Pavel's phrases are cut short. */
function deskTelephone(path: string, asks: Asks) {
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
      const before = remarksIn(await page())
      await act('speech', { text })
      await hearsOut((html) => remarksIn(html) > before + 1, `an answer to «${text}»`)
    },
    presses: (keys: string) => act('keys', { keys }),
    hears: (text: string) => hearsOut((html) => html.includes(text), `Pavel to say ${text}`),
    isHungUpOn: () => hearsOut((html) => html.includes('data-state="ended"'), 'the call to end'),
    hangsUp: () => act('hang-up'),
  }
}

const remarksIn = (html: string) => html.split('id="remark-').length
