import type { Line } from '../../../scenario/emulator/telephone-line.ts'

/** A telephone in somebody's hand, during one call. */
export type Handset = ReturnType<typeof holds>

/** Returns the telephone at the end of this line. `filler` is what the scenario says by itself while the server is slow. */
export function holds(line: Line, filler: string) {
  let phrases = 0
  let listenings = 0
  let isOver = false
  let waiting: (() => void)[] = []
  line.listen((event) => {
    if (event.type === 'said' && event.text !== filler) phrases += 1
    if (event.type === 'listened') listenings += 1
    if (event.type === 'ended' || event.type === 'failed') isOver = true
    for (const wake of waiting.splice(0)) wake()
  })
  const isOverNow = () => isOver || line.state === 'ended'

  /** Resolves once it is so, or the call is over, or after so many milliseconds. */
  async function until(isSo: () => boolean, mostMs = 120_000): Promise<void> {
    const deadline = Date.now() + mostMs
    while (!isSo() && !isOverNow() && Date.now() < deadline) {
      let timer: ReturnType<typeof setTimeout> | undefined
      await new Promise<void>((resolve) => {
        waiting.push(resolve)
        timer = setTimeout(resolve, Math.max(0, deadline - Date.now()))
      })
      clearTimeout(timer)
    }
  }

  return {
    line,
    get isOver() {
      return isOverNow()
    },
    /** how often Pavel has begun to speak, and to listen */
    get phrases() {
      return phrases
    },
    get listenings() {
      return listenings
    },
    until,
    /** Resolves once Pavel has said something and listens. Returns false when the call is over. */
    async isListenedTo(): Promise<boolean> {
      await until(() => line.isListening && !line.isSpeaking)
      return !isOverNow()
    },
    hangsUp() {
      if (!isOverNow()) line.hangUp()
    },
  }
}
