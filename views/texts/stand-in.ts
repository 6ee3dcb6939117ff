/** `publicUrl`: null where one is set already. */
type Settings = { apiUrl: string; credentials: string; publicUrl: string | null; smsFrom: string }

/** Returns what the terminal shows once the stand-in is up: how to use it. */
export function standInIsUp({ apiUrl, credentials, publicUrl, smsFrom }: Settings): string {
  return [
    '',
    'The stand-in for a Voximplant account is up. It is empty, and forgets everything when it stops: deploy again then.',
    '',
    'For .env:',
    `  VOXIMPLANT_CREDENTIALS=${credentials}`,
    `  VOXIMPLANT_API_URL=${apiUrl}`,
    ...(publicUrl === null ? [] : [`  PUBLIC_URL=${publicUrl}`]),
    '',
    'Then, in another window, bun run scenario:deploy, which prints the lines that are still missing there, and start the server.',
    '',
    `The telephone is at ${apiUrl}/phone: dial from it, and keep it open to be called.`,
    '',
    `To have promo codes sent by SMS, add VOXIMPLANT_SMS_FROM=${smsFrom} and deploy again. What is sent arrives on the page of`,
    `the telephone, and ${apiUrl}/phone/messages lists it.`,
  ].join('\n')
}

type Shop = { event: string; token: string; items: readonly number[] }

/** Returns what the terminal shows about the ticket shop beside it. */
export function shopIsUp({ event, token, items }: Shop): string {
  return [
    '',
    'There is a pretix shop as well. On the page of a campaign, under Tickets, connect it:',
    `  address of the event   ${event}`,
    `  token of the team      ${token}`,
    `  products               ${items.join(', ')}, or none`,
    '',
    'Its page shows the vouchers that were made, takes the address of the webhook, and sells tickets.',
    '',
    'To stop: Ctrl+C',
  ].join('\n')
}

/** Returns the error for an argument that is not a port. */
export function noPort(found: string): string {
  return `expected nothing or a port after bun run stand-in, found ${found}`
}

export const portForbidden = 'The system keeps ports below 1024 for root: give another one, such as bun run stand-in 3101.'

export const portTaken = 'The port is taken: give another one, such as bun run stand-in 3101.'
