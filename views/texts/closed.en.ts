import type { Closed } from '../../server/rules/campaign/campaign.ts'

/** What Pavel says, on the line and in the chat, while no new game can begin. */
export function closed(closed: Closed): string {
  switch (closed.why) {
    case 'before':
      return `You are early: the game begins on ${momentIn(closed.timeZone).format(closed.opensAt)}. Do come back, reptiles are patient.`
    case 'paused':
      return closed.sentence || 'The game is paused: even reptiles have to warm up on a stone now and then. Do look in later.'
    case 'no number':
      return 'Nobody has put in my telephone yet, so there is no number to call. Do look in later: reptiles are patient, and so are engineers.'
    case 'after':
      return 'The game is over. Thank you for looking in: you were warm, which from me is a compliment.'
  }
}

export const momentIn = (timeZone: string) =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  })
