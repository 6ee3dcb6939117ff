import { showIfNumber } from '../../rules/phone-number/phone-number.ts'
import type { PhoneCall } from './phone-call.ts'
import type { Ringing } from './phone-state.ts'

/** An open page: its own call, and what to run when another call starts or stops ringing. */
export type Page = { readonly call: PhoneCall | null; onRing(): void }

export type IncomingCalls = ReturnType<typeof createIncomingCalls>

/**
 * Creates the register of calls from Pavel that nobody has answered yet. They ring on every open page that is not in a call
 * itself.
 */
export function createIncomingCalls() {
  const pages = new Set<Page>()
  const ringing = new Set<PhoneCall>()

  return {
    /** Whether a page is open that could answer. */
    get canRing() {
      return [...pages].some(isFree)
    },
    /** Lets the call ring until its state changes. */
    ring(call: PhoneCall) {
      ringing.add(call)
      notifyPages()
      const unwatch = call.watch(() => {
        if (call.state === 'ringing') return
        unwatch()
        ringing.delete(call)
        notifyPages()
      })
    },
    /** Returns the call that rings on a page whose own call is `own`; null when none does. */
    ringingAt(own: PhoneCall | null): Ringing | null {
      const [call] = ringing
      return call && isFree({ call: own }) ? { id: call.id, number: showIfNumber(call.dialling.caller) } : null
    },
    /** Adds an open page. Returns a function that removes it. */
    addPage(page: Page): () => void {
      pages.add(page)
      return () => pages.delete(page)
    },
  }

  function notifyPages() {
    for (const page of pages) page.onRing()
  }
}

const isFree = ({ call }: { call: PhoneCall | null }) => !call || call.state === 'ended'
