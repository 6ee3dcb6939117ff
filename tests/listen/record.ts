import type { Line } from '../../scenario/emulator/telephone-line.ts'
import type { Voice, Who } from './voices.ts'

/** What sounds on the line: when it begins and when it ends, or is cut off, in milliseconds of the call. */
export type Sound = { who: Who; text: string; file: string; beginsMs: number; endsMs: number }

/** Records what sounds on a line from now on, into the list that it returns. */
export function recordLine(line: Line, now: () => number, voice: Voice): Sound[] {
  const sounds: Sound[] = []
  const began = now()
  let pavels: Sound | null = null
  line.listen((event) => {
    const at = now() - began
    if (event.type === 'said') {
      const { file, ms } = voice('pavel', event.text)
      pavels = { who: 'pavel', text: event.text, file, beginsMs: at, endsMs: at + ms }
      sounds.push(pavels)
    }
    if (event.type === 'fell silent' && pavels) pavels.endsMs = Math.min(pavels.endsMs, at)
    if (event.type === 'spoke') {
      const { file, ms } = voice('caller', event.text)
      sounds.push({ who: 'caller', text: event.text, file, beginsMs: Math.max(0, at - ms), endsMs: at })
    }
  })
  return sounds
}
