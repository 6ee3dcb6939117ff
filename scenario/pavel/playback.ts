import { after } from './guard.ts'
import { type Interruption, race } from './wait.ts'

export type PlaybackListener = { started: () => void; finished: (error?: string) => void }
/** The phrase was played to its end, or failed with `error`. */
export type Played = { type: 'played'; error?: string }

/** A phrase whose end is never reported is given up after this long. */
const playbackLimitMs = 15 * 1000
const playbackLimitPerCharacterMs = 150

const nobody: PlaybackListener = { started: () => {}, finished: () => {} }

type Playback = {
  listener: PlaybackListener
  isLateEndPossible: boolean
}

const playback: Playback = {
  /** Gets the playback events of the call. */
  listener: nobody,
  /** A phrase was stopped. Its end may be on its way already, and must not pass for that of the next phrase. */
  isLateEndPossible: false,
}

/**
 * Plays one phrase until it ends, fails or is interrupted. An interrupted phrase is stopped. `onStarted` is called when it begins to
 * sound.
 */
export async function play(
  call: Call,
  text: string,
  voice: Opaque<'voice'>,
  accepted: readonly Interruption['type'][],
  onStarted: () => void = () => {},
): Promise<Played | Interruption> {
  if (call.state() !== 'CONNECTED') return { type: 'hung up' }
  const outcome = await playToEnd(call, text, voice, accepted, onStarted)
  playback.isLateEndPossible = outcome.type !== 'played'
  if (playback.isLateEndPossible && call.state() === 'CONNECTED') call.stopPlayback()
  return outcome.type === 'too long' ? { type: 'played' } : outcome
}

/** Sends the events of the call's playback to `listener` until the next `play` or `ignorePlayback`. */
export function listenToPlayback(listener: PlaybackListener): void {
  playback.listener = listener
}

/** Ends what `listenToPlayback` began. */
export function ignorePlayback(): void {
  playback.listener = nobody
}

/** For the handlers of `PlaybackStarted` and `PlaybackFinished`. */
export const playbackEvents: PlaybackListener = {
  started: () => playback.listener.started(),
  finished: (error) => playback.listener.finished(error),
}

/**
 * `PlaybackFinished` never comes for a stopped phrase, and perhaps not after a hang-up (scenario/voxengine.md §4), so this also
 * waits for interruptions and for a time limit.
 */
function playToEnd(
  call: Call,
  text: string,
  voice: Opaque<'voice'>,
  accepted: readonly Interruption['type'][],
  onStarted: () => void,
): Promise<Played | { type: 'too long' } | Interruption> {
  return race<Played | { type: 'too long' }>(accepted, (settle) => {
    const limit = after(playbackLimitMs + text.length * playbackLimitPerCharacterMs, () => settle({ type: 'too long' }))
    let isOurs = !playback.isLateEndPossible
    listenToPlayback({
      started: () => {
        isOurs = true
        onStarted()
      },
      finished: (error) => {
        if (isOurs || error) settle({ type: 'played', error })
      },
    })
    call.say(text, { voice })
    return () => {
      clearTimeout(limit)
      ignorePlayback()
    }
  })
}
