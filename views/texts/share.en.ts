import type { Called } from './called.ts'
import type { Texts } from './chat.ts'

export const share = (called: Called): Texts['share'] => ({
  about: 'Rebuses by telephone. Quick wits earn a prize.',
  host: called.host,
  scored: (score) => score + called.afterScore,
  dare: (points, most) => (points >= most ? 'Can you match it?' : 'Can you beat it?'),
  anonymous: 'Whose result it is, only the one who shared the link knows. This page has neither a name nor a number.',
  send: 'Share the result',
  link: 'What friends will see',
  copied: 'Link copied',
  story: 'Picture for stories',
})
