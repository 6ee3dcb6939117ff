import type { Inbox } from '../../../scenario/emulator/inbox.ts'
import { showIfNumber } from '../../rules/phone-number/phone-number.ts'

/** A text message as a telephone shows it. `from` is a name or a number, as people write it, and so is `to`. */
export type Message = { number: number; at: Date; from: string; to: string; text: string }

/** Returns the messages that have come, the newest first. */
export function messagesIn(inbox: Inbox): Message[] {
  return inbox.messages().map(({ number, at, from, to, text }) => {
    return { number, at: new Date(at), from: shown(from), to: shown(to), text }
  })
}

/** Voximplant writes numbers without a plus. */
const shown = (name: string) => (/^\d{7,15}$/.test(name) ? showIfNumber(`+${name}`) : showIfNumber(name))
