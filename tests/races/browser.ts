import { consentAsked } from '../cast/consent.ts'
import { makeToken, withToken } from '../cast/visit-token.ts'

/**
 * A minimal browser: a token and forms, without a page. Each action resolves with the HTTP status. `address` is where it is, for
 * a server behind one proxy.
 */
export function browser(url: string, token = makeToken(), address = '') {
  async function submits(path: string, fields: Record<string, string> = {}, method = 'POST', server = url) {
    const forwarded: Record<string, string> = address ? { 'X-Forwarded-For': address } : {}
    const headers = { ...withToken(token), 'HX-Request': 'true', 'Sec-Fetch-Site': 'same-origin', ...forwarded }
    const response = await fetch(server + path, {
      method,
      headers,
      ...(method === 'POST' && { body: new URLSearchParams(fields) }),
    })
    await response.text()
    return response.status
  }
  return {
    token,
    gives: async (phone: string, server = url) =>
      submits('/visits', { phone, consent: await consentAsked(server) }, 'POST', server),
    types: (question: number, answer: string, server = url) =>
      submits('/answers', { question: String(question), answer }, 'POST', server),
    presses: (question: number, command: string, server = url) =>
      submits('/commands', { question: String(question), command }, 'POST', server),
    asksToBeCalled: (server = url) => submits('/callbacks', {}, 'POST', server),
    callsItOff: (server = url) => submits('/callbacks', {}, 'DELETE', server),
    hangsUp: (server = url) => submits('/hang-ups', {}, 'POST', server),
  }
}
