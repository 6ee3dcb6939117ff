import { showIfNumber } from '../../rules/number/number.ts'
import type { PhoneCall } from './phone-call.ts'
import type { Ringing } from './phone-state.ts'

/** A page that lies open: its own call, and what to do when another begins or stops to ring. */
export type Page = { readonly call: PhoneCall | null; onRing(): void }

/** Calls that nobody has picked up yet ring on every open page, unless it is in a call of its own. */
export function createRinger() {
  const pages = new Set<Page>()
  const ringing = new Set<PhoneCall>()

  return {
    get isHeard() {
      return [...pages].some(isFree)
    },
    ring(call: PhoneCall) {
      ringing.add(call)
      tellPages()
      const unwatch = call.watch(() => {
        if (call.state === 'ringing') return
        unwatch()
        ringing.delete(call)
        tellPages()
      })
    },
    /** What rings at a page with this call. */
    ringingAt(own: PhoneCall | null): Ringing | null {
      const [call] = ringing
      return call && isFree({ call: own }) ? { id: call.id, number: showIfNumber(call.dialling.caller) } : null
    },
    /** A page was opened; gives what to do when it is closed. */
    open(page: Page): () => void {
      pages.add(page)
      return () => pages.delete(page)
    },
  }

  function tellPages() {
    for (const page of pages) page.onRing()
  }
}

const isFree = ({ call }: { call: PhoneCall | null }) => !call || call.state === 'ended'
