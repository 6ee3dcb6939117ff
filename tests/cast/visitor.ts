import { consentAsked } from './consent.ts'
import { makeToken } from './visit-token.ts'
import { createWindow } from './visitor-window.ts'
import { waitFor } from './waiting.ts'

/** A person at a browser. Forms go up over HTTP; HTML comes down a socket that behaves like htmx's `hx-ws`. */
export type Visitor = Awaited<ReturnType<typeof visits>>

type Options = {
  token?: string | undefined
  cookie?: string | undefined
  origin?: string
  address?: string | undefined
  path?: string
  page?: string
  staff?: string
  withoutSockets?: boolean
}

/**
 * Opens the page. `token` makes this another tab of the same browser, and `cookie` one whose visit began when cookies held the token.
 * `origin` is the server's origin, where the browser reaches it under another address than `url`. `address` is where the
 * browser is, for a server behind one proxy. `path` is the campaign's, without it the page is that of the only one. `page` is the path
 * of its chat, where that is another, and `staff` the cookie of somebody who has signed in at the desk. `withoutSockets`: something on the
 * way lets none through, so that the page asks for its news.
 */
export async function visits(
  url: string,
  { token = makeToken(), cookie = '', origin = url, address, path = '', page, staff, withoutSockets }: Options = {},
) {
  const window = createWindow(url, { token, cookie, origin, address, path, page, staff, withoutSockets })
  await window.load()
  const attribute = (selector: string, name: string) => window.document.querySelector(selector)?.getAttribute(name) ?? ''

  /** Who has a visit already opens the form with «Другой номер». */
  const consentShown = async () =>
    attribute('#consent', 'value') ||
    consentAsked(url, path, { ...(staff && { cookie: staff }), ...(address && { 'X-Forwarded-For': address }) })

  return {
    get text() {
      return window.text()
    },
    token,
    /** what is left of it */
    get cookie() {
      return window.cookie
    },
    get digits() {
      return window.document.querySelector('#digits')?.textContent ?? ''
    },
    /** the address of the picture on the stage */
    get picture() {
      return attribute('.rebus img', 'src')
    },
    get state() {
      return attribute('#stage', 'data-state')
    },
    /** identifies what the stage shows */
    get etag() {
      return attribute('#stage', 'data-etag')
    },
    get points() {
      return Number(window.document.querySelector('.points-now')?.textContent ?? NaN)
    },
    get code() {
      return window.document.querySelector('#code')?.textContent ?? null
    },
    get entries() {
      return [...window.document.querySelectorAll('#entries > li')].map(({ id }) => id)
    },
    /** where the page sends the winner to spend the code */
    get ticketLink() {
      return attribute('.prize-link', 'href')
    },
    has: (selector: string) => window.document.querySelector(selector) !== null,
    value: (id: string) => attribute(`#${id}`, 'value'),

    /** Ticks the box of the consent that the form asks for, or sends another version; null sends none. */
    async givesNumber(phone: string, agreed?: string | null) {
      const consent = agreed === undefined ? await consentShown() : agreed
      return window.submits('visits', { phone, ...(consent !== null && { consent }) }, '#conversation', 'innerMorph')
    },
    types: (answer: string, question = attribute('[name=question]', 'value')) =>
      window.submits('answers', { question, answer }, '#composer', 'outerMorph'),
    presses: (command: 'repeat' | 'hint' | 'skip', question = attribute('[name=question]', 'value')) =>
      window.submits('commands', { command, question }, '', 'none'),
    hangsUp: () => window.submits('hang-ups', {}, '', 'none'),
    copiesTheCode: () => window.submits('prize/copied', {}, '', 'none'),
    followsTheLink: () => window.submits('prize/followed', {}, '', 'none'),
    asksToBeCalled: () => window.submits('callbacks', {}, '', 'none'),
    callsItOff: () => window.submits('callbacks', {}, '', 'none', 'DELETE'),
    sees: (wanted: string | RegExp) =>
      waitFor(
        () => (typeof wanted === 'string' ? window.text().includes(plain(wanted)) : wanted.test(window.text())),
        () => `the visitor to see ${wanted}; the page says:\n${window.text()}`,
      ),
    doesNotSee(text: string) {
      if (window.text().includes(plain(text))) throw new Error(`the visitor sees ${text}`)
    },
    noLongerSees: (text: string) =>
      waitFor(
        () => !window.text().includes(plain(text)),
        () => `${text} to go away`,
      ),
    isShown: (state: string) =>
      waitFor(
        () => attribute('#stage', 'data-state') === state,
        () => `the state ${state}; it is ${attribute('#stage', 'data-state')}`,
      ),
    hasPoints: (points: number) =>
      waitFor(
        () => window.document.querySelector('.points-now')?.textContent === String(points),
        () => `${points} points`,
      ),
    reloads: () => window.load(),
    hidesTheTab: () => window.disconnects(),
    showsTheTab: () => window.connects(),
    /** resolves to the close code that the server sends */
    isDisconnected: () => window.closes(),
    gets: (path: string) => window.fetches(path),
  }
}

const plain = (text: string) => text.replace(/\s+/g, ' ').trim()
