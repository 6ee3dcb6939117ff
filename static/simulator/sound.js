import { isMuted, noteBlocked } from './loudspeaker.js'

let context

/**
 * Plays these frequencies (Hz) together, quietly. Silent while «Без звука» is on, and until the browser lets the page play
 * sound.
 */
export function play(frequencies, seconds, afterSeconds = 0) {
  if (isMuted()) return
  if (navigator.userActivation?.hasBeenActive === false) return noteBlocked(true)
  noteBlocked(false)
  context ??= new AudioContext()
  const start = context.currentTime + afterSeconds
  const quietly = new GainNode(context, { gain: 0 })
  quietly.gain.setTargetAtTime(0.05, start, 0.005)
  quietly.gain.setTargetAtTime(0, start + seconds, 0.02)
  quietly.connect(context.destination)
  for (const frequency of frequencies) {
    const tone = new OscillatorNode(context, { frequency })
    tone.connect(quietly)
    tone.start(start)
    tone.stop(start + seconds + 0.2)
  }
}
