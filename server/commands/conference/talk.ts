import { garble } from '../../../scenario/emulator/faults.ts'
import type { Chance } from './chance.ts'
import type { Conference } from './conference.ts'
import type { Handset } from './handset.ts'
import { type Act, nextAct } from './next-act.ts'
import type { Page } from './page.ts'
import type { Person } from './person.ts'

/** Somebody with a page and a telephone. */
export type Player = { person: Person; page: Page; chance: Chance; conference: Conference }

/** How a call ended for the one who called. */
export type Ending = 'finished' | 'hung up' | 'was hung up on'

/** Below this the recogniser itself is not sure. */
const poorHearing = 0.35

/**
 * Talks to Pavel until the call is over. What the desk says or does in between is noticed: whoever is spoken to while thinking drops
 * the thought, and mostly knows better afterwards.
 */
export async function talk(player: Player, handset: Handset): Promise<Ending> {
  let answered = 0
  while (await handset.isListenedTo()) {
    // Pavel says one thing to whatever he hears. What comes beside that is from the desk.
    const isEncouraged = handset.phrases > answered + 1
    if (isEncouraged) player.conference.tally.note('was spoken to by the desk')
    answered = handset.phrases
    const act = nextAct(player, { isEncouraged })
    const { phrases, listenings } = handset
    await handset.until(() => handset.phrases > phrases, player.conference.hurried(act.thinkMs))
    if (handset.isOver) break
    if (handset.phrases > phrases) {
      answered -= 1
      continue
    }
    if (act.kind === 'hang up') {
      player.conference.tally.note(act.isDone ? 'said goodbye' : 'hung up in the middle')
      handset.hangsUp()
      return act.isDone ? 'finished' : 'hung up'
    }
    await perform(player, handset, act)
    // Pavel says something to whatever it was, and listens anew.
    await handset.until(() => handset.phrases > phrases || handset.listenings > listenings)
  }
  if (player.page.seen.state === 'finished') return 'finished'
  player.conference.tally.note('was hung up on')
  return 'was hung up on'
}

async function perform({ page, chance, conference }: Player, { line }: Handset, act: Exclude<Act, { kind: 'hang up' }>) {
  conference.tally.note(act.kind)
  switch (act.kind) {
    case 'say': {
      const isGarbled = act.isMisheard === true
      const confidence = isGarbled ? chance.between(0.1, poorHearing + 0.2) : chance.between(0.7, 0.98)
      return line.say(isGarbled ? garble(act.text, chance.next) : act.text, { confidence })
    }
    case 'press keys':
      return line.press(act.keys)
    case 'type':
      return void (await page.types(act.text))
    case 'press a button':
      return void (await page.presses(act.command))
    case 'stay silent':
      return
  }
}
