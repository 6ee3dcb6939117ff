import { makeToken, withToken } from './visit-token.ts'

/** Returns the version of the consent that the form of a campaign asks for, as a browser finds it; empty where there is no form. */
export async function consentAsked(url: string, path = '', headers: Record<string, string> = {}): Promise<string> {
  return consentIn(await (await fetch(`${url}${path}/visits/new`, { headers: { ...withToken(makeToken()), ...headers } })).text())
}

const consentIn = (html: string) => /<input id="consent"[^>]* value="([^"]*)"/.exec(html)?.[1] ?? ''
