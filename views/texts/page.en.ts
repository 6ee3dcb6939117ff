import type { Called } from './called.ts'
import type { Texts } from './chat.ts'
import { momentIn } from './closed.en.ts'

export const page = (called: Called): Texts['page'] => ({
  title: (name) => `${name}: ${called.hosts}`,
  greeting: `I am ${called.name}, a reptiloid on duty. I show the rebuses here, hear the answers by telephone, and pay for quick wits with a prize.`,
  invitation: 'You will need a telephone, five minutes and a warm head. I supply the cold blood.',
  tickets: 'Buy a ticket',
  rules: 'Rules of the game',
  demo: 'See the chat on the page of a conference',
  list: {
    title: 'Whom shall we call?',
    lead: 'I run several games at once: four paws, and the tail is free. Pick the conference that warms you most.',
    before: ({ opensAt, timeZone }) => `Begins ${momentIn(timeZone).format(opensAt)}`,
    paused: 'Paused',
  },
  none: {
    title: 'All is quiet here',
    text: 'There is no game to play now, so I doze under my lamp. Do look in later: a reptiloid is easily woken.',
    signIn: 'Sign in as an organiser',
  },
})
