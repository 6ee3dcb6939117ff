/**
 * What Pavel's tag puts into a page, for sites that are written in TypeScript. Copy this file beside your own declarations.
 *
 * Commands work before the script has come, once the page has this: `window.Pavel ||= function () { (Pavel.q ||= []).push(arguments) }`
 */
declare const Pavel: PavelCommands

interface PavelCommands {
  /**
   * `open` and `close` do nothing to a chat that is so already. `destroy` removes everything, what was given to `on` as well;
   * later commands wait until the tag is inserted again.
   */
  (command: 'open' | 'close' | 'toggle' | 'destroy'): void
  /** Calls `act` each time that this happens; for `ready`, at once if it has happened already. */
  (command: 'on', event: PavelEvent, act: () => void): void
  /** the commands that wait for the script */
  q?: unknown[]
}

/**
 * `ready`: the button is there. `opened`, `closed`: the chat. `number`: somebody has given a number. `playing`: the game has begun.
 * `won`: it is over, and there is a prize. Each is also an event of the window, such as `pavel:ready`. None says more than that.
 * What a game had reached before the page was loaded is not told again.
 */
type PavelEvent = 'ready' | 'opened' | 'closed' | 'number' | 'playing' | 'won'

interface Window {
  Pavel: PavelCommands
}

interface WindowEventMap extends Record<`pavel:${PavelEvent}`, CustomEvent<null>> {}
